//! On time and in full under every definition: by order, line or unit; complete as delivered or as met at
//! the availability check; against the promise or the customer's request; within a window of days.

use crate::model::Time;
use crate::sim::{Order, Part};

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
    /// How long after the promise, and after receipt, still counts as on time.
    windows: [Time; 2],
    lines: u64,
    units: u64,
    in_full: [u64; DEFINITIONS],
}

impl InFullTally {
    pub(super) fn new(frame: &Frame) -> Self {
        let windows = [frame.window, frame.request + frame.window];
        Self { windows, lines: 0, units: 0, in_full: [0; DEFINITIONS] }
    }

    pub(super) fn finish(&self, totals: &mut Totals) {
        totals.add(Total::CohortLines, self.lines as f64);
        totals.add(Total::CohortUnits, self.units as f64);
        for (definition, amount) in self.in_full.iter().enumerate() {
            totals.add_in_full(definition, *amount as f64);
        }
    }

    pub(super) fn decide(&mut self, outcome: &Outcome<'_>) {
        let order = outcome.order;
        self.lines += order.lines.len() as u64;
        self.units += order.units();
        let [promise, request] = self.windows;
        let promised = arrived_by(order, order.due + promise);
        let requested = arrived_by(order, order.received + request);
        let by_promise = promised.map(|part| Arrived::new(outcome, part));
        // Mostly the same has arrived by both.
        let by_request = match requested {
            part if part == promised => by_promise,
            part => part.map(|part| Arrived::new(outcome, part)),
        };
        for (against, arrived) in [(Against::Promise, by_promise), (Against::Request, by_request)] {
            let Some(Arrived { delivered, at_check }) = arrived else { continue };
            for basis in [Basis::Order, Basis::Line, Basis::Unit] {
                self.in_full[place(basis, InFull::Delivered, against)] += delivered[basis as usize];
                self.in_full[place(basis, InFull::AtCheck, against)] += at_check[basis as usize];
            }
        }
    }
}

/// What of an order reached the customer by an instant.
fn arrived_by(order: &Order, by: Time) -> Option<Part> {
    if order.delivered <= by {
        return Some(Part::Whole);
    }
    (order.split && order.first_delivered <= by).then_some(Part::First)
}

/// How much of an order arrived in full with a part of it: by [`Basis`], under each meaning of "in full".
#[derive(Clone, Copy, Debug)]
struct Arrived {
    delivered: [u64; 3],
    at_check: [u64; 3],
}

impl Arrived {
    fn new(outcome: &Outcome<'_>, part: Part) -> Self {
        let lines = &outcome.order.lines;
        let (mut whole, mut met, mut units, mut units_met) = (0, 0, 0, 0);
        for line in lines {
            let arrived = line.units_in(part) - line.left_behind_in(part);
            whole += u64::from(arrived == line.units);
            met += u64::from(line.met == line.units);
            units += u64::from(arrived);
            units_met += u64::from(line.met.min(arrived));
        }
        let is_all = part == Part::Whole;
        let all_met = is_all && met == lines.len() as u64;
        Self {
            delivered: [u64::from(is_all && outcome.is_complete()), whole, units],
            at_check: [u64::from(all_met), met, units_met],
        }
    }
}
