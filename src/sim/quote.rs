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
        due(ahead.before(begun, |work| match plan.rule {
            Rule::EarliestDueDate => due(work).0,
            _ => urgency(plan, order),
        }))
    }

    /// The time of waiting and production, in whole ticks not below it.
    fn stretched(&self, work: i128, servers: u32, own: Time) -> Time {
        const MOST: f64 = 1e15;
        let expected = work as f64 / f64::from(servers) + own.0 as f64;
        Time(libm::ceil(expected * self.safety_factor).min(MOST) as i64)
    }
}

/// The expected work of orders that are accepted and not begun [ms].
#[derive(Clone, Debug, Default)]
pub(super) struct WorkAhead {
    by_urgency: BTreeMap<i64, i128>,
    /// The same in sums over stretches of urgency, so that a long queue is not gone through order by order.
    by_stretch: BTreeMap<i64, i128>,
}

impl WorkAhead {
    /// How much urgency a stretch spans: a day's due dates.
    const STRETCH: i64 = Time::DAY.0;

    fn change(sums: &mut BTreeMap<i64, i128>, key: i64, work: i128) {
        let sum = sums.entry(key).or_default();
        *sum += work;
        if *sum == 0 {
            sums.remove(&key);
        }
    }

    pub(super) fn add(&mut self, urgency: i64, work: Time) {
        Self::change(&mut self.by_urgency, urgency, work.0.into());
        Self::change(&mut self.by_stretch, urgency.div_euclid(Self::STRETCH), work.0.into());
    }

    pub(super) fn remove(&mut self, urgency: i64, work: Time) {
        Self::change(&mut self.by_urgency, urgency, -i128::from(work.0));
        Self::change(&mut self.by_stretch, urgency.div_euclid(Self::STRETCH), -i128::from(work.0));
    }

    /// Some work, and what is to be done before an order whose urgency follows from that sum and never falls
    /// as it grows. Of equals, the one accepted first goes first.
    fn before(&self, work: i128, urgency: impl Fn(i128) -> i64) -> i128 {
        let mut work = work;
        for (stretch, all) in &self.by_stretch {
            let first = stretch * Self::STRETCH;
            let last = first + (Self::STRETCH - 1);
            if last <= urgency(work) {
                work += all;
                continue;
            }
            for (others, more) in self.by_urgency.range(first..=last) {
                if *others > urgency(work) {
                    return work;
                }
                work += more;
            }
        }
        work
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::{Purpose, Streams};

    /// Sums over stretches change nothing: against a plain list, with urgencies that depend on the work.
    #[test]
    fn stretches_only_save_time() {
        let mut stream = Streams::new(3, 0).stream(Purpose::Arrival, 0, 0);
        let (mut ahead, mut list) = (WorkAhead::default(), Vec::new());
        let mut skipped = 0;
        for _ in 0..3000 {
            let bits = stream.bits();
            let urgency = (bits % 1000) as i64 * 864_000 - Time::DAY.0;
            let work = Time((bits >> 32) as i64 % 100_000);
            if bits >> 20 & 7 < 4 || list.is_empty() {
                ahead.add(urgency, work);
                list.push((urgency, work));
            } else {
                let (urgency, work) = list.swap_remove((bits >> 24) as usize % list.len());
                ahead.remove(urgency, work);
            }
            list.sort_unstable();
            let (begun, start) = (i128::from(bits >> 40), (bits >> 10) as i64 % (8 * Time::DAY.0));
            let urgency = |work: i128| start + (work / 3) as i64;
            // Equal urgencies go together.
            let mut expected = begun;
            for (others, more) in &list {
                if *others > urgency(expected) {
                    break;
                }
                expected += i128::from(more.0);
            }
            assert_eq!(ahead.before(begun, urgency), expected);
            skipped += i32::from(expected > begun && start > Time::DAY.0);
        }
        assert!(skipped > 1000);
        for (urgency, work) in list {
            ahead.remove(urgency, work);
        }
        assert!(ahead.by_urgency.is_empty() && ahead.by_stretch.is_empty());
    }
}
