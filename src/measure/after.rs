//! Status reporting, and what follows delivery: corrections, claims, repairs, and their costs.
//!
//! Corrections and claims are those of the orders placed in the window, followed until the run-out ends;
//! costs and the technicians' time are those of the window, whenever the orders were placed.

use std::sync::Arc;

use crate::model::{Scenario, Time};
use crate::sim::{Claim, Event, Line, Observer, Order, Original, Remedy};

use super::outcome::Outcome;
use super::{Frame, Total, Totals};

/// What must be known of a scenario to measure what follows delivery.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AfterFrame {
    /// Nothing is followed beyond this.
    run_out_end: Time,
    /// How long the warranty lasts, and how many technicians repair; `None` where there is none.
    warranty: Option<(Time, u32)>,
}

impl AfterFrame {
    /// Takes it from a scenario; `None` where nothing follows delivery.
    pub(super) fn of(scenario: &Scenario) -> Option<Self> {
        let warranty = scenario.after_delivery.as_ref()?.warranty.as_ref();
        Some(Self {
            run_out_end: Time::start_of_day(scenario.run.run_days + scenario.run.run_out_days),
            warranty: warranty.map(|warranty| (Time::from_days(warranty.days), warranty.technicians)),
        })
    }
}

/// Counts what customers were told, and what follows delivery.
#[derive(Clone, Debug)]
pub(super) struct AfterTally {
    frame: Arc<Frame>,
    totals: Totals,
    /// Technicians at work, and since when.
    busy: (u32, Time),
}

impl AfterTally {
    pub(super) fn new(frame: Arc<Frame>) -> Self {
        let mut totals = Totals::zero(frame.groups());
        if let Some((_, technicians)) = frame.after.and_then(|after| after.warranty) {
            totals.add(Total::Technicians, f64::from(technicians) * frame.run_days as f64);
        }
        Self { totals, busy: (0, Time::ZERO), frame }
    }

    pub(super) fn finish(mut self) -> Totals {
        self.work_until(self.frame.window_end());
        self.totals
    }

    fn in_window(&self, at: Time) -> bool {
        Time::ZERO <= at && at < self.frame.window_end()
    }

    /// Books what technicians worked up to an instant.
    fn work_until(&mut self, at: Time) {
        let at = at.clamp(Time::ZERO, self.frame.window_end());
        let (busy, since) = self.busy;
        self.totals.add(Total::Repairing, f64::from(busy) * (at - since).days());
        self.busy.1 = at;
    }

    /// Counts an order of the cohort that was to be delivered, and was not by its promise.
    pub(super) fn decide(&mut self, outcome: &Outcome<'_>) {
        let order = outcome.order;
        if !outcome.is_on_time() && !order.is_lost() {
            self.totals.count(Total::Late, true);
            self.totals.count(Total::ToldInTime, order.told <= order.due);
        }
    }

    fn delivered(&mut self, order: &Order) {
        let Some(after) = self.frame.after else { return };
        self.totals.add(Total::FaultyLines, order.faulty_lines() as f64);
        if let Some((length, _)) = after.warranty {
            let covered = order.sent().filter(|line| !order.is_faulty(line)).count() as f64;
            let seen = after.run_out_end - order.delivered;
            let share = if seen >= length { 1.0 } else { seen.days() / length.days() };
            self.totals.add(Total::WarrantyFollowed, covered * share);
        }
    }

    fn corrected(&mut self, at: Time, original: Original, lines: &[Line], remedy: Remedy) {
        if remedy == Remedy::Credit && self.in_window(at) {
            let paid = lines.iter().map(|line| self.refund_of(line.item, line.units)).sum();
            self.totals.add(Total::RefundCost, paid);
        }
        if original.counted {
            let count = lines.len() as f64;
            self.totals.add(Total::CorrectedLines, count);
            self.totals.add(Total::ReplacedLines, if remedy == Remedy::Replacement { count } else { 0.0 });
            self.totals.add(Total::CorrectionTime, count * (at - original.delivered).days());
        }
    }

    /// What is paid back for a line [money].
    fn refund_of(&self, item: u32, units: u32) -> f64 {
        self.frame.money.refund.unwrap_or_else(|| self.frame.item_prices[item as usize] * f64::from(units))
    }

    fn repaired(&mut self, at: Time, claim: &Claim, in_time: bool) {
        if self.in_window(at) {
            self.totals.add(Total::RepairCost, self.frame.money.repair_cost());
        }
        if claim.original.counted && in_time {
            self.totals.count(Total::Repaired, true);
            self.totals.add(Total::RepairTime, (at - claim.raised).days());
        }
    }

    fn refunded(&mut self, at: Time, claim: &Claim) {
        self.totals.count(Total::Refunded, claim.original.counted);
        if self.in_window(at) {
            self.totals.add(Total::RefundCost, self.refund_of(claim.item, claim.units));
        }
    }
}

impl Observer for AfterTally {
    #[inline]
    fn see(&mut self, at: Time, event: &Event<'_>) {
        match *event {
            Event::Delivered { order } if order.counted => self.delivered(order),
            Event::FaultReported { lines, .. } if self.in_window(at) => {
                self.totals.add(Total::ReturnCost, lines as f64 * self.frame.money.return_cost());
            }
            Event::Corrected { original, lines, remedy } => self.corrected(at, original, lines, remedy),
            Event::Claimed { claim } => self.totals.count(Total::Claims, claim.original.counted),
            Event::Repaired { claim, in_time } => self.repaired(at, claim, in_time),
            Event::Refunded { claim } => self.refunded(at, claim),
            Event::Technicians { busy, .. } => {
                self.work_until(at);
                self.busy.0 = busy;
            }
            _ => {}
        }
    }
}
