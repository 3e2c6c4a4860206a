//! After delivery: faulty lines that wait for their correction, claims under warranty, and the technicians.
//!
//! A customer reports all faulty lines of an order (a wrong item, damaged, at the wrong place) at once. Each is
//! replaced or credited; the replaced ones make one internal order, with a number of its own, that is checked,
//! filled and delivered as any other but has no receipt, credit check or faults: a replacement arrives right.
//!
//! Lines delivered without a fault are under warranty. Claims are repaired first come first served. One that
//! is not repaired in time is refunded: if it still waits it leaves the queue, if a technician has begun, the
//! repair is finished all the same. Not here: what happens when (`replication::after_delivery`).

use std::collections::VecDeque;

use crate::model::{AfterDelivery, Time};
use crate::random::{Purpose, Sampler, Streams, happens, open_unit};

use super::order::Part;
use super::{Line, Order};

/// The delivered order that something after delivery is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Original {
    /// Its number in the stream.
    pub number: u64,
    /// Whether it was placed in the measured window.
    pub counted: bool,
    /// When it was delivered.
    pub delivered: Time,
}

/// How a faulty line is corrected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// By other goods.
    Replacement,
    /// By a refund of the line.
    Credit,
}

/// A line that failed under warranty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The order.
    pub original: Original,
    /// The line's index.
    pub line: u32,
    /// The item's index.
    pub item: u32,
    /// Units that were delivered of it [units].
    pub units: u32,
    /// When it failed.
    pub raised: Time,
    pub(super) stage: Stage,
}

/// How far a claim has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    Waiting,
    InRepair,
    Repaired,
    Refunded,
}

/// An order whose faulty lines are to be corrected.
#[derive(Clone, Debug)]
pub(super) struct Correction {
    pub(super) original: Original,
    pub(super) due: Time,
    pub(super) rush: bool,
    pub(super) class: u32,
    pub(super) basket: u32,
    pub(super) replaced: Vec<Line>,
    /// With the units that were paid for.
    pub(super) credited: Vec<Line>,
}

/// What happens after delivery, made ready.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct AfterPlan {
    report: Sampler,
    replacement_share: f64,
    credit_time: Sampler,
    pub(super) warranty: Option<WarrantyPlan>,
}

/// The warranty, made ready.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct WarrantyPlan {
    days: f64,
    claim_rate: f64,
    technicians: u32,
    repair: Sampler,
    pub(super) refund_after: Time,
}

/// Replacements have the number of their order with this bit set: their draws are their own.
const REPLACEMENT: u64 = 1 << 41;

impl Original {
    /// The number of the order that replaces faulty lines of this one.
    pub(super) fn replacement(self) -> u64 {
        REPLACEMENT | self.number
    }

    fn of(order: &Order) -> Self {
        Self { number: order.number, counted: order.counted, delivered: order.delivered }
    }
}

/// A line's units that reach the customer, and are paid for.
fn arrived(line: &Line) -> u32 {
    let wanted = line.units - line.lost;
    wanted - u32::from(line.short_picked && wanted > 0)
}

impl AfterPlan {
    pub(super) fn new(group: &AfterDelivery) -> Self {
        Self {
            report: group.report.sampler(),
            replacement_share: group.replacement_share,
            credit_time: group.credit_time.sampler(),
            warranty: group.warranty.as_ref().map(|warranty| WarrantyPlan {
                days: warranty.days,
                claim_rate: warranty.claim_rate,
                technicians: warranty.technicians,
                repair: warranty.repair.sampler(),
                refund_after: Time::from_days(warranty.refund_after_days),
            }),
        }
    }

    /// The correction of a delivered order, if anything in it is faulty, and how long until it is reported.
    pub(super) fn correction(&self, streams: Streams, order: &Order) -> Option<(Correction, Time)> {
        if order.faulty_lines() == 0 {
            return None;
        }
        let mut stream = streams.stream(Purpose::Correction, order.number, 0);
        let report = Time::from_days(self.report.draw(&mut stream));
        let mut choice = streams.stream(Purpose::Correction, order.number, 1);
        let mut correction = Correction {
            original: Original::of(order),
            due: order.due,
            rush: order.rush,
            class: order.class,
            basket: order.basket,
            replaced: Vec::new(),
            credited: Vec::new(),
        };
        for line in &order.lines {
            // Drawn for every line: the same line has the same luck under either strategy.
            let is_replaced = happens(&mut choice, self.replacement_share);
            if !order.is_faulty(line) {
                continue;
            }
            let with = |units| Line { item: line.item, units, ..Line::default() };
            if is_replaced {
                correction.replaced.push(with(line.units_in(Part::Whole)));
            } else {
                correction.credited.push(with(arrived(line)));
            }
        }
        Some((correction, report))
    }

    /// From the report until a credit is paid.
    pub(super) fn credit_time(&self, streams: Streams, order: u64) -> Time {
        Time::from_days(self.credit_time.draw(&mut streams.stream(Purpose::Correction, order, 2)))
    }
}

impl WarrantyPlan {
    /// Tells of every line of a delivered order that will fail under warranty, by a given time.
    pub(super) fn claims(&self, streams: Streams, order: &Order, until: Time, mut tell: impl FnMut(Claim)) {
        if self.claim_rate == 0.0 {
            return;
        }
        let mut stream = streams.stream(Purpose::Warranty, order.number, 0);
        for (index, line) in order.lines.iter().enumerate() {
            let fails = happens(&mut stream, self.claim_rate);
            let after = Time::from_days(open_unit(&mut stream) * self.days);
            let raised = order.delivered + after;
            let units = arrived(line);
            if fails && units > 0 && !order.is_faulty(line) && raised <= until {
                let (original, line, item) = (Original::of(order), index as u32, line.item);
                tell(Claim { original, line, item, units, raised, stage: Stage::Waiting });
            }
        }
    }

    fn repair_time(&self, streams: Streams, claim: &Claim) -> Time {
        let mut stream = streams.stream(Purpose::Repair, claim.original.number, u64::from(claim.line));
        Time::from_days(self.repair.draw(&mut stream))
    }
}

/// Things kept under a number that is used again.
#[derive(Clone, Debug)]
pub(super) struct Kept<T> {
    things: Vec<Option<T>>,
    free: Vec<u32>,
}

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Self { things: Vec::new(), free: Vec::new() }
    }
}

impl<T> Kept<T> {
    pub(super) fn put(&mut self, thing: T) -> u32 {
        if let Some(place) = self.free.pop() {
            self.things[place as usize] = Some(thing);
            return place;
        }
        self.things.push(Some(thing));
        (self.things.len() - 1) as u32
    }

    pub(super) fn get_mut(&mut self, place: u32) -> Option<&mut T> {
        self.things[place as usize].as_mut()
    }

    pub(super) fn take(&mut self, place: u32) -> Option<T> {
        let thing = self.things[place as usize].take();
        self.free.extend(thing.is_some().then_some(place));
        thing
    }
}

/// What is under way after delivery.
#[derive(Clone, Debug, Default)]
pub(super) struct After {
    pub(super) corrections: Kept<Correction>,
    pub(super) claims: Kept<Claim>,
    /// Claims in the order of being raised, the refunded ones among them until their turn comes.
    queue: VecDeque<u32>,
    /// Claims that wait and are not refunded.
    pub(super) waiting: usize,
    /// Technicians at work.
    pub(super) busy: u32,
    /// Corrections and claims of the window's orders that are not over yet.
    pub(super) followed: u64,
}

impl After {
    /// A claim joins the queue.
    pub(super) fn join(&mut self, claim: u32) {
        self.queue.push_back(claim);
        self.waiting += 1;
    }

    /// The next claim to repair, if a technician is free, and how long it takes.
    pub(super) fn start(&mut self, plan: &WarrantyPlan, streams: Streams) -> Option<(u32, Time)> {
        while self.busy < plan.technicians {
            let place = self.queue.pop_front()?;
            match self.claims.get_mut(place) {
                Some(claim) if claim.stage == Stage::Waiting => {
                    claim.stage = Stage::InRepair;
                    self.waiting -= 1;
                    self.busy += 1;
                    return Some((place, plan.repair_time(streams, claim)));
                }
                _ => drop(self.claims.take(place)),
            }
        }
        None
    }
}
