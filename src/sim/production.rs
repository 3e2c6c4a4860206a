//! Build to order: the servers, and the queue before them in the order of its rule.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::model::{Rule, Time};
use crate::random::{Purpose, Streams};

use super::Order;
use super::plan::Plan;
use super::quote::WorkAhead;

/// The production line.
#[derive(Clone, Debug, Default)]
pub(super) struct Servers {
    /// Urgency, number in the order of joining, slot: the smallest is served next.
    waiting: BinaryHeap<Reverse<(i64, u64, u32)>>,
    joined: u64,
    /// Each order in production, with the end that was to be expected when it began.
    busy: Vec<(u32, Time)>,
    /// Work accepted and not begun: only kept where promises are quoted from it.
    ahead: Option<WorkAhead>,
}

impl Servers {
    pub(super) fn new(plan: &Plan) -> Self {
        Self { ahead: plan.quotes.as_ref().map(|_| WorkAhead::default()), ..Self::default() }
    }

    pub(super) fn waiting(&self) -> usize {
        self.waiting.len()
    }

    pub(super) fn busy(&self) -> u32 {
        self.busy.len() as u32
    }

    /// When an order that is checked now is to be delivered, from the work ahead of it.
    pub(super) fn quote(&self, plan: &Plan, order: &Order, short_materials: bool, now: Time) -> Option<Time> {
        let (quotes, ahead) = (plan.quotes.as_ref()?, self.ahead.as_ref()?);
        let begun = self.busy.iter().map(|(_, end)| i128::from((*end - now).0.max(0))).sum();
        Some(quotes.due(plan, order, short_materials, begun, ahead))
    }

    /// The customer of an order accepted its promise: its work is ahead of what comes.
    pub(super) fn accept(&mut self, plan: &Plan, order: &Order) {
        if let Some(ahead) = &mut self.ahead {
            ahead.add(urgency(plan, order), expected_time(plan, order));
        }
    }

    /// The work of an accepted order is no longer ahead: it began, or never will.
    pub(super) fn forget(&mut self, plan: &Plan, order: &Order) {
        if let Some(ahead) = &mut self.ahead {
            ahead.remove(urgency(plan, order), expected_time(plan, order));
        }
    }

    /// An order joins the queue.
    pub(super) fn join(&mut self, slot: u32, urgency: i64) {
        self.waiting.push(Reverse((urgency, self.joined, slot)));
        self.joined += 1;
    }

    /// A server is done with its order.
    pub(super) fn finish(&mut self, slot: u32) {
        self.busy.retain(|(busy, _)| *busy != slot);
    }

    /// The next order to start, if a server is free.
    pub(super) fn next(&mut self, plan: &Plan) -> Option<u32> {
        if self.busy() == plan.servers {
            return None;
        }
        self.waiting.pop().map(|Reverse((_, _, slot))| slot)
    }

    /// The production of an order begins.
    pub(super) fn start(&mut self, plan: &Plan, slot: u32, order: &Order) {
        self.forget(plan, order);
        self.busy.push((slot, order.started + expected_time(plan, order)));
    }
}

/// How soon an order is to be made, by the rule: the smaller the sooner.
pub(super) fn urgency(plan: &Plan, order: &Order) -> i64 {
    match plan.rule {
        Rule::FirstCome => 0,
        Rule::EarliestDueDate => order.due.0,
        Rule::Shortest => expected_time(plan, order).0,
        Rule::RushFirst => i64::from(!order.rush),
    }
}

/// Mean production time of an order, in days: set-up plus units times unit time.
fn mean_days(plan: &Plan, order: &Order) -> f64 {
    let (setup, unit) = plan.production_times;
    setup + unit * order.units() as f64
}

/// How long the production of an order is expected to take: what the planner knows.
pub(super) fn expected_time(plan: &Plan, order: &Order) -> Time {
    Time::from_days(mean_days(plan, order))
}

/// How long the production of an order takes: what is expected, times a random factor of mean 1.
pub(super) fn production_time(plan: &Plan, streams: Streams, order: &Order) -> Time {
    let mut stream = streams.stream(Purpose::Production, order.number, 0);
    Time::from_days(mean_days(plan, order) * plan.production_spread.draw(&mut stream))
}
