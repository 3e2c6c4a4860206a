//! Following orders: one small outcome of every order of a replication, and the whole story of one of them.
//!
//! Outcomes are decided where the tally decides them (`outcome`), so that both count the same. Not here: words (`i18n`),
//! running the replication (`experiment`).

use std::collections::VecDeque;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::model::Time;
use crate::sim::{Event, Line, Observer, Order, Plan, Spell, Stock, Strategy};
use crate::sorting::sort_by;

use super::outcome::Outcome;

/// How an order ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fate {
    /// It reached the customer.
    Delivered,
    /// Nothing of it was there, and it was lost.
    Lost,
    /// The promise was longer than the customer's patience.
    Refused,
    /// Cancelled at the credit check: no part of the cohort.
    Cancelled,
    /// Past its promise when the run ended: late.
    Overdue,
    /// Open when the run ended, its promise still ahead: nothing is known.
    Undecided,
}

/// The outcome of one order, of fixed size.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderOutcome {
    /// Its number, the same under both strategies.
    pub number: u64,
    /// When it was placed.
    pub placed: Time,
    /// How it ended.
    pub fate: Fate,
    /// Failures as bits: late, incomplete, wrong, damaged, documents; 0 where it is not in the cohort.
    pub failures: u8,
}

impl OrderOutcome {
    /// What an event decides of an order of the measured window.
    fn of<'a>(at: Time, event: &Event<'a>) -> Option<(Self, &'a Order)> {
        let (order, fate) = match *event {
            Event::Delivered { order } => (order, Fate::Delivered),
            Event::Lost { order } if order.refused => (order, Fate::Refused),
            Event::Lost { order } => (order, Fate::Lost),
            Event::Cancelled { order } => (order, Fate::Cancelled),
            Event::StillOpen { order } if order.cancelled => (order, Fate::Cancelled),
            Event::StillOpen { order } if at > order.due => (order, Fate::Overdue),
            Event::StillOpen { order } => (order, Fate::Undecided),
            _ => return None,
        };
        if !order.counted || order.replaces.is_some() {
            return None;
        }
        let failures = Outcome::of(at, event).map_or(0, |outcome| outcome.failures as u8);
        Some((Self { number: order.number, placed: order.placed, fate, failures }, order))
    }

    /// Whether it belongs to the cohort that all rates share.
    #[must_use]
    pub fn is_counted(&self) -> bool {
        !matches!(self.fate, Fate::Cancelled | Fate::Undecided)
    }

    /// On time, complete, right, undamaged, documents right.
    #[must_use]
    pub fn is_perfect(&self) -> bool {
        self.is_counted() && self.failures == 0
    }
}

/// Keeps the outcome of every order of the measured window, up to a number of them.
#[derive(Clone, Debug)]
pub struct OutcomeList {
    most: usize,
    list: Vec<OrderOutcome>,
}

impl OutcomeList {
    /// An empty list that takes so many.
    #[must_use]
    pub fn new(most: usize) -> Self {
        Self { most, list: Vec::new() }
    }

    /// The outcomes by the orders' numbers.
    #[must_use]
    pub fn finish(mut self) -> Vec<OrderOutcome> {
        sort_by(&mut self.list, |one, other| one.number.cmp(&other.number));
        self.list
    }
}

impl Observer for OutcomeList {
    fn see(&mut self, at: Time, event: &Event<'_>) {
        if let Some((outcome, _)) = OrderOutcome::of(at, event)
            && self.list.len() < self.most
        {
            self.list.push(outcome);
        }
    }
}

/// What a customer was told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Told {
    /// The order was received.
    Received,
    /// Something is short and is waited for, or is lost.
    Shortage,
    /// The order is lost, or its promise refused.
    Rejected,
    /// Documents are made: the order is confirmed for the day of the promise.
    Confirmed,
    /// Cancelled at the credit check.
    Cancelled,
    /// It will be late.
    Late,
    /// It left the house, or a part of it did.
    Shipped,
    /// What was there first arrived.
    PartDelivered,
    /// It arrived.
    Delivered,
}

/// One replenishment of an item that an order found short.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refilled {
    /// How many of this item's replenishments were ordered before it.
    pub nth: u32,
    /// When it was ordered.
    pub ordered: Time,
    /// \[units\]
    pub units: i64,
    /// Available less owed when it was ordered \[units\].
    pub net_ordered: i64,
    /// When it was received, if it was by the end of the run.
    pub received: Option<Time>,
    /// Available less owed just before it was received \[units\].
    pub net_received: Option<i64>,
}

/// Why the shelf was empty: the last replenishments of an item that was short.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShortItem {
    /// The item's index.
    pub item: u32,
    /// Owed to customers before this order \[units\].
    pub owed: i64,
    /// The replenishments that were on their way at the check, or else the last that had come, and those ordered later
    /// that came before the order ended; oldest first.
    pub refilled: Vec<Refilled>,
}

/// How long the queue was that the order joined.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct QueueMet {
    /// Orders that waited for a server.
    pub waiting: u32,
    /// Servers at work.
    pub busy: u32,
    /// Orders that joined within the seven days before.
    pub joined_week: u32,
    /// Orders that were finished within the seven days before.
    pub finished_week: u32,
}

/// The story of one order under one strategy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trace {
    /// Under which strategy.
    pub strategy: Strategy,
    /// How it ended.
    pub outcome: OrderOutcome,
    /// Whether it is a rush order.
    pub rush: bool,
    /// What was asked for, and how each line fared.
    pub lines: Vec<Line>,
    /// Received by the firm.
    pub received: Time,
    /// The promise; none where it was not made before the run ended.
    pub due: Option<Time>,
    /// Reached the customer, with its last part.
    pub delivered: Option<Time>,
    /// Whether it came in two deliveries.
    pub split: bool,
    /// It went to the wrong place.
    pub wrong_place: bool,
    /// The run ended, if the order was open then.
    pub ended: Option<Time>,
    /// Its stages.
    pub spells: Vec<Spell>,
    /// What the customer was told, and when.
    pub told: Vec<(Time, Told)>,
    /// Items that were short at the check.
    pub short: Vec<ShortItem>,
    /// The queue it joined.
    pub queue: Option<QueueMet>,
}

/// How many replenishments of an item are remembered: those that may be on their way, and the last that came.
const REFILLS: usize = 64;
/// The stretch over which the queue's inflow and outflow are counted.
const WEEK: Time = Time(7 * Time::DAY.0);

/// Follows one order.
#[derive(Clone, Debug)]
pub struct Tracer {
    plan: Arc<Plan>,
    strategy: Strategy,
    seed: u64,
    replication: u32,
    number: u64,
    stocks: Vec<Stock>,
    refills: Vec<VecDeque<Refilled>>,
    short: Vec<ShortItem>,
    line: QueueMet,
    joined: VecDeque<Time>,
    finished: VecDeque<Time>,
    queue: Option<QueueMet>,
    trace: Option<Trace>,
}

impl Tracer {
    /// Follows the order of a number through a replication with so many items.
    #[must_use]
    pub fn new(
        plan: Arc<Plan>,
        items: usize,
        strategy: Strategy,
        (seed, replication): (u64, u32),
        number: u64,
    ) -> Self {
        Self {
            plan,
            strategy,
            seed,
            replication,
            number,
            stocks: vec![Stock::default(); items],
            refills: vec![VecDeque::new(); items],
            short: Vec::new(),
            line: QueueMet::default(),
            joined: VecDeque::new(),
            finished: VecDeque::new(),
            queue: None,
            trace: None,
        }
    }

    /// The story, if an order of that number was placed in the measured window.
    #[must_use]
    pub fn finish(mut self) -> Option<Trace> {
        if let Some(trace) = &mut self.trace {
            // What was under way has come by now, and more may have been ordered and come.
            let end = trace.delivered.or(trace.ended);
            for short in &mut self.short {
                let known = short.refilled.last().map(|refilled| refilled.nth);
                let all = &self.refills[short.item as usize];
                let now = |nth: u32| all.iter().find(|now| now.nth == nth).copied();
                short
                    .refilled
                    .iter_mut()
                    .for_each(|refilled| *refilled = now(refilled.nth).unwrap_or(*refilled));
                let later = |one: &&Refilled| {
                    known.is_none_or(|known| one.nth > known)
                        && one.received.is_some_and(|at| Some(at) <= end)
                };
                short.refilled.extend(all.iter().filter(later));
            }
            trace.short = self.short;
            trace.queue = self.queue;
        }
        self.trace
    }

    fn is_it(&self, order: &Order) -> bool {
        order.number == self.number && order.replaces.is_none()
    }

    fn checked(&mut self, order: &Order) {
        if self.strategy == Strategy::BuildToOrder {
            return;
        }
        for line in order.lines.iter().filter(|line| line.met < line.units) {
            let item = line.item as usize;
            let refills = &self.refills[item];
            let mut refilled: Vec<Refilled> =
                refills.iter().filter(|refilled| refilled.received.is_none()).copied().collect();
            if refilled.is_empty() {
                refilled.extend(refills.back());
            }
            self.short.push(ShortItem { item: line.item, owed: self.stocks[item].owed, refilled });
        }
    }

    /// Keeps the last replenishments, and those that the followed order still waits for.
    fn replenished(&mut self, at: Time, item: usize, nth: u32, units: i64) {
        let net = self.stocks[item].available - self.stocks[item].owed;
        let refills = &mut self.refills[item];
        let is_watched = self.short.iter().any(|short| short.item as usize == item);
        if refills.len() >= REFILLS && !is_watched {
            refills.pop_front();
        }
        // Whoever watches an item needs those known at the check and a few more, not hundreds that follow.
        if refills.len() < 2 * REFILLS {
            let (ordered, net_ordered) = (at, net);
            refills.push_back(Refilled {
                nth,
                ordered,
                units,
                net_ordered,
                received: None,
                net_received: None,
            });
        }
    }

    fn week_before(times: &mut VecDeque<Time>, at: Time) -> u32 {
        while times.front().is_some_and(|time| *time < at - WEEK) {
            times.pop_front();
        }
        times.len() as u32
    }

    fn ended(&mut self, at: Time, outcome: OrderOutcome, order: &Order) {
        let is_open = matches!(outcome.fate, Fate::Overdue | Fate::Undecided);
        let known = |time: Time| (time < Time::NEVER).then_some(time);
        let until = if is_open || outcome.fate == Fate::Cancelled { at } else { Time::NEVER };
        self.trace = Some(Trace {
            strategy: self.strategy,
            outcome,
            rush: order.rush,
            lines: order.lines.clone(),
            received: order.received,
            due: known(order.due),
            delivered: known(order.delivered),
            split: order.split,
            wrong_place: order.wrong_place,
            ended: is_open.then_some(at),
            spells: self.plan.journey(self.strategy, self.seed, self.replication, order, until),
            told: self.told(at, outcome.fate, order),
            short: Vec::new(),
            queue: None,
        });
    }

    fn told(&self, at: Time, fate: Fate, order: &Order) -> Vec<(Time, Told)> {
        let mut told = vec![(order.received, Told::Received)];
        let notice = || self.plan.noticed(self.seed, self.replication, order);
        match fate {
            Fate::Lost | Fate::Refused => told.push((notice(), Told::Rejected)),
            Fate::Cancelled => told.push((order.entered, Told::Cancelled)),
            _ => {
                if order.lines.iter().any(|line| line.owed + line.lost > 0) || order.back_ordered {
                    told.push((notice(), Told::Shortage));
                }
                told.push((order.entered, Told::Confirmed));
                told.push((order.told, Told::Late));
                if order.split {
                    told.push((order.first_delivered, Told::PartDelivered));
                }
                told.push((order.left, Told::Shipped));
                told.push((order.delivered, Told::Delivered));
            }
        }
        let end = if matches!(fate, Fate::Overdue | Fate::Undecided) { at } else { Time(Time::NEVER.0 - 1) };
        told.retain(|(when, _)| *when <= end);
        sort_by(&mut told, |one, other| one.0.cmp(&other.0));
        told
    }
}

impl Observer for Tracer {
    fn see(&mut self, at: Time, event: &Event<'_>) {
        match event {
            Event::Checked { order } if self.is_it(order) => self.checked(order),
            Event::Stock { item, stock } => self.stocks[*item] = **stock,
            Event::Replenished { item, nth, units } => self.replenished(at, *item, *nth, *units),
            Event::Received { item, net_before, nth, .. } => {
                if let Some(refilled) = self.refills[*item].iter_mut().find(|refilled| refilled.nth == *nth) {
                    (refilled.received, refilled.net_received) = (Some(at), Some(*net_before));
                }
            }
            Event::Joined { order } => {
                if self.is_it(order) {
                    let joined_week = Self::week_before(&mut self.joined, at);
                    let finished_week = Self::week_before(&mut self.finished, at);
                    self.queue = Some(QueueMet { joined_week, finished_week, ..self.line });
                }
                Self::week_before(&mut self.joined, at);
                self.joined.push_back(at);
            }
            Event::Finished { .. } => {
                Self::week_before(&mut self.finished, at);
                self.finished.push_back(at);
            }
            Event::Line { waiting, busy } => {
                (self.line.waiting, self.line.busy) = (*waiting as u32, *busy);
            }
            _ => {}
        }
        if let Some((outcome, order)) = OrderOutcome::of(at, event)
            && self.is_it(order)
        {
            self.ended(at, outcome, order);
        }
    }
}

#[cfg(test)]
mod tests;
