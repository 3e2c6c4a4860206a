//! On time and in full under every definition: by order, line or unit; complete as delivered or as met at
//! the availability check; against the promise or the customer's request; within a window of days.

use std::sync::Arc;

use crate::model::Time;
use crate::sim::{Event, Line, Observer, Order, Part};

use super::outcome::Outcome;
use super::{Frame, Total, Totals};

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// Orders.
    Order,
    /// Lines.
    Line,
    /// Units.
    Unit,
}

/// What "in full" refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InFull {
    /// What was delivered.
    Delivered,
    /// What was met at once from available stock at the check.
    AtCheck,
}

/// What "on time" refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Against {
    /// The promise.
    Promise,
    /// What the customer requested.
    Request,
}

/// How many definitions there are.
pub(super) const DEFINITIONS: usize = 12;

/// The place of a definition among all.
#[must_use]
pub(super) const fn place(basis: Basis, in_full: InFull, against: Against) -> usize {
    (basis as usize * 2 + in_full as usize) * 2 + against as usize
}

/// Counts the cohort under every definition.
#[derive(Clone, Debug)]
pub(super) struct InFullTally {
    frame: Arc<Frame>,
    totals: Totals,
}

impl InFullTally {
    pub(super) fn new(frame: Arc<Frame>) -> Self {
        Self { totals: Totals::zero(frame.groups()), frame }
    }

    pub(super) fn finish(self) -> Totals {
        self.totals
    }

    fn count(&mut self, order: &Order, complete: bool) {
        let delivered_by = |against| match against {
            Against::Promise => order.due + self.frame.window,
            Against::Request => order.received + self.frame.request + self.frame.window,
        };
        self.totals.add(Total::CohortLines, order.lines.len() as f64);
        self.totals.add(Total::CohortUnits, order.units() as f64);
        let met_at_check = order.lines.iter().all(|line| line.met == line.units);
        for against in [Against::Promise, Against::Request] {
            let by = delivered_by(against);
            let on_time = order.delivered <= by;
            let mut add = |basis, in_full, amount: f64| {
                self.totals.add_in_full(place(basis, in_full, against), amount);
            };
            add(Basis::Order, InFull::Delivered, f64::from(u8::from(on_time && complete)));
            add(Basis::Order, InFull::AtCheck, f64::from(u8::from(on_time && met_at_check)));
            for line in &order.lines {
                let arrived = arrived_by(order, line, by);
                let whole = arrived == line.units;
                let at_check = line.met.min(arrived);
                add(Basis::Line, InFull::Delivered, f64::from(u8::from(whole)));
                let met = line.met == line.units && order.line_delivered(line) <= by;
                add(Basis::Line, InFull::AtCheck, f64::from(u8::from(met)));
                add(Basis::Unit, InFull::Delivered, f64::from(arrived));
                add(Basis::Unit, InFull::AtCheck, f64::from(at_check));
            }
        }
    }
}

/// Units of a line that reached the customer by an instant.
fn arrived_by(order: &Order, line: &Line, by: Time) -> u32 {
    let part = |part: Part, delivered: Time| {
        if delivered <= by { line.units_in(part) - line.left_behind_in(part) } else { 0 }
    };
    if order.split {
        part(Part::First, order.first_delivered) + part(Part::Rest, order.delivered)
    } else {
        part(Part::Whole, order.delivered)
    }
}

impl Observer for InFullTally {
    #[inline]
    fn see(&mut self, at: Time, event: &Event<'_>) {
        if let Some(outcome) = Outcome::of(at, event) {
            self.count(outcome.order, outcome.complete);
        }
    }
}
