//! Status reporting: when the firm knows that an order will be late, and when its customer hears of it.
//!
//! The firm follows an order from its availability check on. It knows at the first of:
//!
//! - the instant by which all of it would have had to leave, due − mean transport time, if it has not left;
//! - a departure after which it is expected late: departure + mean transport time + delay on the road, which
//!   is known then, lies after due;
//! - the instant after due, if it has not been delivered.
//!
//! The customer hears of it one report time later, or never. Nothing of this changes what happens, so it
//! takes no event: it is worked out when the order ends.

use crate::model::{Scenario, Time};
use crate::random::{Purpose, Streams, happens};

use super::Order;
use super::step::Step;

/// How customers are told.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Status {
    /// Mean transport time: what the firm expects.
    transport: Time,
    report: Step,
    no_notice: f64,
}

impl Status {
    pub(super) fn new(scenario: &Scenario) -> Self {
        Self {
            transport: Time::from_days(scenario.order_cycle.transport.mean()),
            report: Step::new(&scenario.order_cycle.status_report),
            no_notice: scenario.quality.no_notice,
        }
    }

    /// The order, or a part of it, leaves with a delay ahead of it: is it expected late?
    pub(super) fn departs(&self, order: &mut Order, delay: Time) {
        let now = order.departed;
        if order.late_known == Time::NEVER && now + self.transport + delay > order.due {
            order.late_known = now;
        }
    }

    /// An order that is late: notes since when the firm knew, and when its customer hears of it.
    pub(super) fn tell(&self, streams: Streams, order: &mut Order) {
        let leave_by = order.due - self.transport;
        let overdue = order.due + Time::TICK;
        let by_clock = if order.left > leave_by { leave_by.max(order.checked) } else { overdue };
        order.late_known = order.late_known.min(by_clock.min(overdue.max(order.checked)));
        let mut stream = streams.stream(Purpose::StatusReport, order.number, 0);
        if !happens(&mut stream, self.no_notice) && order.late_known < Time::NEVER {
            order.told = order.late_known + self.report.draw(&mut stream);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn told(no_notice: f64, left: f64, delay: f64) -> (f64, f64, bool) {
        let scenario = Scenario::from_json(&json!({
            "order_cycle": {"transport": {"kind": "uniform", "min": 0.5, "max": 1.5}, "status_report": 0.25},
            "quality": {"no_notice": no_notice}
        }));
        let status = Status::new(&scenario.unwrap());
        let day = Time::from_days;
        let never = Time::NEVER;
        let mut order = Order {
            due: day(4.0),
            checked: day(1.0),
            left: never,
            told: never,
            late_known: never,
            ..Order::default()
        };
        if left.is_finite() {
            (order.departed, order.left) = (day(left), day(left));
            status.departs(&mut order, day(delay));
        }
        status.tell(Streams::new(1, 0), &mut order);
        let heard = order.told < never;
        (order.late_known.days(), if heard { order.told.days() } else { 0.0 }, order.told <= order.due)
    }

    /// By hand, in days: due on 4, transport 1 on average, a report takes 0.25.
    #[test]
    fn when_the_firm_knows() {
        let tick = Time::TICK.days();
        // Not left by 3: known then, whenever it leaves, and even if it never does.
        assert_eq!(told(0.0, 3.5, 0.0), (3.0, 3.25, true));
        assert_eq!(told(0.0, f64::INFINITY, 0.0), (3.0, 3.25, true));
        // Left in time, and delayed by more than there was to spare: known at departure.
        assert_eq!(told(0.0, 2.5, 0.75), (2.5, 2.75, true));
        // Left in time, delayed by less, and late all the same: known when the promise has lapsed.
        assert_eq!(told(0.0, 2.5, 0.25), (4.0 + tick, 4.25 + tick, false));
        // Nobody tells.
        assert_eq!(told(1.0, 3.5, 0.0), (3.0, 0.0, false));
    }
}
