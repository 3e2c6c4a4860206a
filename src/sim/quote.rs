//! Build to order: the promise quoted from the work ahead.
//!
//! At the availability check the planner adds up the expected production times of the work ahead: orders
//! accepted and not begun that the rule would serve before this one, on their way to the queue or in it, and
//! of those in production what is left of their expected times. An order is to be finished after
//!
//! > entry still to come + safety factor × (work ahead ÷ servers + its own expected time)
//!
//! and delivered a delivery allowance later. Entry still to come is the mean of credit check, recording and
//! documents, and the mean delay of materials if they are short. The promise counts from receipt, so the time
//! from receipt to the check is in it.
//!
//! With a safety factor of 1, fixed times, materials that are never short and first come first served, no
//! order is finished later than that: while it waits all servers work on what is ahead. With one server and
//! no time between check and queue it is finished at that very instant.
//!
//! Under the earliest due date the work ahead depends on the quote that it leads to; the quote is the
//! earliest that agrees with itself. Not here: the queue (`production`).

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use crate::model::{Duration, OrderPromise, Rule, Scenario, Time};

use super::Order;
use super::plan::Plan;
use super::production::{expected_time, urgency};

/// How promises are quoted.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Quotes {
    safety_factor: f64,
    delivery_allowance: Time,
    /// Mean of the steps from the check to the queue.
    entry: Time,
    /// Mean delay of materials that are short.
    material_delay: Time,
}

impl Quotes {
    /// The quotes of a scenario; `None` where promises are fixed.
    pub(super) fn new(scenario: &Scenario) -> Option<Self> {
        let OrderPromise::Quoted { safety_factor } = scenario.promise.bto else { return None };
        let mean = |duration: &Duration| Time::from_days(duration.mean());
        let cycle = &scenario.order_cycle;
        Some(Self {
            safety_factor,
            delivery_allowance: Time::from_days(scenario.promise.delivery_allowance),
            entry: mean(&cycle.credit_check) + mean(&cycle.recording) + mean(&cycle.documents),
            material_delay: mean(&scenario.production.materials.delay),
        })
    }

    /// When an order that was just checked is to be delivered, with some work begun [ms] and some accepted.
    pub(super) fn due(
        &self,
        plan: &Plan,
        order: &Order,
        short_materials: bool,
        begun: i128,
        ahead: &WorkAhead,
    ) -> Time {
        let delay = if short_materials { self.material_delay } else { Time::ZERO };
        let ready = order.checked + self.entry + delay + self.delivery_allowance;
        let own = expected_time(plan, order);
        let due = |work: i128| ready + self.stretched(work, plan.servers, own);
        let mut work = begun;
        for (urgency_of_others, more) in &ahead.0 {
            let own_urgency = match plan.rule {
                Rule::EarliestDueDate => due(work).0,
                _ => urgency(plan, order),
            };
            // Of equals, the one accepted first goes first.
            if *urgency_of_others > own_urgency {
                break;
            }
            work += more;
        }
        due(work)
    }

    /// The time of waiting and production, in whole ticks not below it.
    fn stretched(&self, work: i128, servers: u32, own: Time) -> Time {
        const MOST: f64 = 1e15;
        let expected = work as f64 / f64::from(servers) + own.0 as f64;
        Time(libm::ceil(expected * self.safety_factor).min(MOST) as i64)
    }
}

/// The expected work of orders that are accepted and not begun, by urgency [ms].
#[derive(Clone, Debug, Default)]
pub(super) struct WorkAhead(BTreeMap<i64, i128>);

impl WorkAhead {
    pub(super) fn add(&mut self, urgency: i64, work: Time) {
        *self.0.entry(urgency).or_default() += i128::from(work.0);
    }

    pub(super) fn remove(&mut self, urgency: i64, work: Time) {
        if let Entry::Occupied(mut there) = self.0.entry(urgency) {
            *there.get_mut() -= i128::from(work.0);
            if *there.get() == 0 {
                there.remove();
            }
        }
    }
}
