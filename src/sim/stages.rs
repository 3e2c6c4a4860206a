//! The stages of one order, drawn from its own streams: the engine takes its times from here, and whoever follows one
//! order draws the same ones again. Every draw has an address, so nothing has to be kept of them.
//!
//! Not here: when stages wait for stock, materials or a server; that the engine decides, and an [`Order`] remembers.

use serde::{Deserialize, Serialize};

use crate::model::Time;
use crate::random::{Purpose, Streams};

use super::order::{Order, Part};
use super::plan::{Plan, Strategy};
use super::step::Later;

/// A stage of an order, or what it waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stage {
    /// Order preparation by the customer.
    Preparation,
    /// Order transmittal.
    Transmittal,
    /// The accuracy check.
    AccuracyCheck,
    /// The order goes back to the customer, once.
    OrderReturn,
    /// The availability check.
    AvailabilityCheck,
    /// The back-order or rejection notice.
    Notice,
    /// The credit check.
    CreditCheck,
    /// Held at the credit check.
    CreditHold,
    /// Recording.
    Recording,
    /// Invoice and receipt.
    Documents,
    /// Waits for stock.
    WaitForStock,
    /// Waits for materials.
    WaitForMaterials,
    /// Waits for a server.
    WaitForServer,
    /// Collecting from stock.
    Collect,
    /// Production.
    Production,
    /// Delivery scheduling.
    Scheduling,
    /// Packing.
    Packing,
    /// Delivery documents.
    DeliveryDocuments,
    /// Waits for the next vehicle.
    WaitForVehicle,
    /// On the road.
    Transport,
    /// A delay on the road.
    Delay,
}

impl Stage {
    /// Whether nothing is done meanwhile.
    #[must_use]
    pub fn is_waiting(self) -> bool {
        matches!(
            self,
            Self::OrderReturn
                | Self::CreditHold
                | Self::WaitForStock
                | Self::WaitForMaterials
                | Self::WaitForServer
                | Self::WaitForVehicle
                | Self::Delay
        )
    }
}

/// A stage of one order with its times.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spell {
    /// What it is.
    pub stage: Stage,
    /// Which delivery it belongs to.
    pub part: Part,
    /// When it begins.
    pub from: Time,
    /// When it ends.
    pub until: Time,
}

/// From receipt to the end of the availability check.
pub(super) struct Checks {
    pub(super) accuracy: Time,
    /// No time where the customer wrote it rightly.
    pub(super) returned: Time,
    pub(super) availability: Time,
}

/// From the availability check to the end of receipt and entry; what is not needed is drawn all the same.
pub(super) struct Entry {
    pub(super) notice: Time,
    pub(super) credit_check: Time,
    pub(super) recording: Time,
    pub(super) documents: Time,
}

/// From filled to ready to leave.
pub(super) struct Packing {
    pub(super) scheduling: Time,
    pub(super) packing: Time,
    pub(super) documents: Time,
}

/// The place of a part among an order's deliveries: each has draws of its own.
pub(super) fn delivery(part: Part) -> u64 {
    u64::from(part == Part::Rest)
}

impl Plan {
    #[inline]
    pub(super) fn preparation(&self, streams: Streams, number: u64) -> Time {
        self.steps.preparation.draw_alone(|| streams.stream(Purpose::Preparation, number, 0))
    }

    #[inline]
    pub(super) fn transmittal(&self, streams: Streams, number: u64) -> Time {
        self.steps.transmittal.draw_alone(|| streams.stream(Purpose::Transmittal, number, 0))
    }

    #[inline]
    pub(super) fn checks(&self, streams: Streams, number: u64, placed: Time) -> Checks {
        let mut receipt = Later::new(|| streams.stream(Purpose::Receipt, number, 0));
        let accuracy = receipt.draw(&self.steps.accuracy_check);
        let consequence = self.faults_at(placed).of_order(streams, number).wrong_order();
        let returned =
            consequence.map_or(Time::ZERO, |mut consequence| self.steps.order_return.draw(&mut consequence));
        Checks { accuracy, returned, availability: receipt.draw(&self.steps.availability_check) }
    }

    #[inline]
    pub(super) fn entry(&self, streams: Streams, number: u64) -> Entry {
        let mut entry = Later::new(|| streams.stream(Purpose::Receipt, number, 1));
        Entry {
            notice: entry.draw(&self.steps.notice),
            credit_check: entry.draw(&self.steps.credit_check),
            recording: entry.draw(&self.steps.recording),
            documents: entry.draw(&self.steps.documents),
        }
    }

    #[inline]
    pub(super) fn collecting(&self, streams: Streams, number: u64, part: Part) -> Time {
        self.steps.collect.draw_alone(|| streams.stream(Purpose::Filling, number, delivery(part)))
    }

    #[inline]
    pub(super) fn packing(&self, streams: Streams, number: u64, part: Part) -> Packing {
        let mut filling = Later::new(|| streams.stream(Purpose::Filling, number, 2 + delivery(part)));
        Packing {
            scheduling: filling.draw(&self.steps.scheduling),
            packing: filling.draw(&self.steps.packing),
            documents: filling.draw(&self.steps.delivery_documents),
        }
    }

    #[inline]
    pub(super) fn road(&self, streams: Streams, number: u64, part: Part) -> Time {
        self.steps.transport.draw_alone(|| streams.stream(Purpose::Transport, number, delivery(part)))
    }

    /// When the customer has the notice of a shortage or a refusal.
    #[must_use]
    pub fn noticed(&self, seed: u64, replication: u32, order: &Order) -> Time {
        order.checked + self.entry(Streams::new(seed, replication), order.number).notice
    }

    /// The stages of an order as far as it came by `until`, one after another, each delivery after the one before.
    /// Stages without length are left out.
    #[must_use]
    pub fn journey(
        &self,
        strategy: Strategy,
        seed: u64,
        replication: u32,
        order: &Order,
        until: Time,
    ) -> Vec<Spell> {
        let streams = Streams::new(seed, replication);
        let mut way = Way { spells: Vec::new(), at: order.begun, part: Part::Whole, until };
        way.to(Stage::Preparation, order.placed);
        way.to(Stage::Transmittal, order.received);
        let checks = self.checks(streams, order.number, order.placed);
        way.take(Stage::AccuracyCheck, checks.accuracy);
        way.take(Stage::OrderReturn, checks.returned);
        way.take(Stage::AvailabilityCheck, checks.availability);
        if order.checked > until || order.is_lost() {
            return way.spells;
        }
        let entry = self.entry(streams, order.number);
        if order.lines.iter().any(|line| line.met < line.units) && strategy == Strategy::BuildToStock {
            way.take(Stage::Notice, entry.notice);
        }
        way.take(Stage::CreditCheck, entry.credit_check);
        let (held, cancelled) = self.faults_at(order.checked).of_order(streams, order.number).credit();
        if let Some(mut consequence) = held {
            way.take(Stage::CreditHold, self.steps.credit_hold.draw(&mut consequence));
        }
        if cancelled {
            return way.spells;
        }
        way.take(Stage::Recording, entry.recording);
        way.take(Stage::Documents, entry.documents);
        if strategy == Strategy::BuildToOrder {
            way.to(Stage::WaitForMaterials, order.joined);
            way.to(Stage::WaitForServer, order.started);
            way.to(Stage::Production, order.filled);
            self.leave(&mut way, streams, order);
            return way.spells;
        }
        let entered = way.at;
        if order.split {
            way.part = Part::First;
            way.take(Stage::Collect, self.collecting(streams, order.number, Part::First));
            self.leave(&mut way, streams, order);
            (way.part, way.at) = (Part::Rest, entered);
        }
        way.to(Stage::WaitForStock, order.held.max(entered));
        way.take(Stage::Collect, self.collecting(streams, order.number, way.part));
        self.leave(&mut way, streams, order);
        way.spells
    }

    /// From filled to delivered.
    fn leave(&self, way: &mut Way, streams: Streams, order: &Order) {
        let part = way.part;
        let packing = self.packing(streams, order.number, part);
        way.take(Stage::Scheduling, packing.scheduling);
        way.take(Stage::Packing, packing.packing);
        way.take(Stage::DeliveryDocuments, packing.documents);
        // The rest never leaves before what was there first; what left last is what the order remembers.
        let leaves = if part == Part::First { self.next_vehicle(way.at) } else { order.leaving };
        way.to(Stage::WaitForVehicle, leaves);
        if leaves > way.until {
            return;
        }
        way.take(Stage::Transport, self.road(streams, order.number, part));
        let delayed = self.faults_at(leaves).of_order(streams, order.number).transport_delay();
        if let Some(mut consequence) = delayed.filter(|_| part != Part::Rest) {
            way.take(Stage::Delay, self.steps.transport_delay.draw(&mut consequence));
        }
    }
}

/// An order's way so far.
struct Way {
    spells: Vec<Spell>,
    at: Time,
    part: Part,
    /// What lies behind this is not known.
    until: Time,
}

impl Way {
    fn take(&mut self, stage: Stage, length: Time) {
        if self.at < self.until {
            self.to(stage, self.at + length);
        }
    }

    fn to(&mut self, stage: Stage, end: Time) {
        let (from, until) = (self.at, end.min(self.until));
        if until > from {
            self.spells.push(Spell { stage, part: self.part, from, until });
        }
        self.at = end.max(self.at);
    }
}
