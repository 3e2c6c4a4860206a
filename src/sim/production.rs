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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Scenario;
    use crate::sim::{Line, Refill};
    use serde_json::json;

    fn plan(rule: &str, servers: u32) -> Plan {
        let scenario = Scenario::from_json(&json!({
            "demand": {"items": {"kind": "uniform", "count": 1}},
            "production": {"rule": rule, "servers": servers, "set_by": "times", "setup_days": 0.5, "unit_days": 0.25},
            "promise": {"bto_kind": "quoted", "safety_factor": 1, "delivery_allowance": 2},
            "order_cycle": {"credit_check": 0.25, "recording": 0, "documents": 0}
        }));
        let policy = crate::sim::ItemPolicy { reorder_point: 0, refill: Refill::Multiples { lot: 1 } };
        Plan::new(&scenario.unwrap(), vec![policy], 0)
    }

    fn order(number: u64, units: u32, due: i64, rush: bool) -> Order {
        let lines = vec![Line { units, ..Line::default() }];
        Order { number, due: Time(due), rush, lines, ..Order::default() }
    }

    /// Random orders join and start; whoever starts is the first of a list that is sorted afresh each time,
    /// stably, by what the rule looks at.
    #[test]
    fn the_queue_is_a_sorted_list() {
        for rule in ["fcfs", "edd", "shortest", "rush_first"] {
            let plan = plan(rule, 200);
            let mut servers = Servers::new(&plan);
            let mut stream = Streams::new(7, 0).stream(Purpose::Arrival, 0, 0);
            let mut waiting: Vec<Order> = Vec::new();
            let mut started = 0;
            for number in 0..2000 {
                let bits = stream.bits();
                let joining =
                    order(number, (bits % 4) as u32 + 1, (bits >> 8) as i64 & 31, bits >> 20 & 3 == 0);
                servers.accept(&plan, &joining);
                servers.join(number as u32, urgency(&plan, &joining));
                waiting.push(joining);
                for _ in 0..(bits >> 32) % 3 {
                    let mut sorted: Vec<&Order> = waiting.iter().collect();
                    match rule {
                        "edd" => sorted.sort_by_key(|order| order.due),
                        "shortest" => sorted.sort_by_key(|order| order.units()),
                        "rush_first" => sorted.sort_by_key(|order| !order.rush),
                        _ => {}
                    }
                    let expected = sorted.first().map(|order| order.number as u32);
                    let next = servers.next(&plan);
                    assert_eq!(next, expected, "{rule}");
                    if let Some(slot) = next {
                        started += 1;
                        let place = waiting.iter().position(|order| order.number == u64::from(slot)).unwrap();
                        servers.start(&plan, slot, &waiting.remove(place));
                        servers.finish(slot);
                    }
                }
                assert_eq!(servers.waiting(), waiting.len());
            }
            assert!(started > 1500);
        }
    }

    #[test]
    fn a_free_server_is_needed() {
        let plan = plan("fcfs", 1);
        let mut servers = Servers::new(&plan);
        servers.join(0, 0);
        servers.join(1, 0);
        assert_eq!(servers.next(&plan), Some(0));
        servers.start(&plan, 0, &order(0, 1, 0, false));
        assert_eq!(servers.next(&plan), None);
        servers.finish(0);
        assert_eq!((servers.next(&plan), servers.waiting()), (Some(1), 0));
    }

    /// By hand, in days: set-up 0.5, a unit 0.25, entry 0.25, allowance 2, two servers. In production: an
    /// order of 1.5 begun at 0 and one of 0.75 begun at 0.125. Checked at 1: 0.5 + 0 are left. Accepted: 2
    /// units (1 day, usual, due on day 4) and 6 units (2 days, rush, due on day 4.5).
    #[test]
    fn quotes_by_hand() {
        let day = |days: f64| Time::from_days(days).0;
        let quote = |rule: &str, units: u32, rush: bool| {
            let plan = plan(rule, 2);
            let mut servers = Servers::new(&plan);
            for (slot, units, start) in [(0, 4, 0.0), (1, 1, 0.125)] {
                let mut begun = order(slot, units, 0, false);
                begun.started = Time(day(start));
                servers.accept(&plan, &begun);
                servers.start(&plan, slot as u32, &begun);
            }
            for (slot, units, due, rush) in [(2, 2, 4.0, false), (3, 6, 4.5, true)] {
                servers.accept(&plan, &order(slot, units, day(due), rush));
            }
            let mut asking = order(9, units, 0, rush);
            asking.checked = Time(day(1.0));
            servers.quote(&plan, &asking, false, Time(day(1.0))).unwrap().days()
        };
        // 1 + 0.25 + (0.5 + 1 + 2)/2 + own + 2.
        assert_eq!(quote("fcfs", 2, false), 6.0);
        assert_eq!(quote("fcfs", 2, true), 6.0);
        // Before it: the rush order alone, if it is one itself.
        assert_eq!(quote("rush_first", 2, true), 5.5);
        assert_eq!(quote("rush_first", 2, false), 6.0);
        // Before it: what is no longer than it, of equals the one accepted first.
        assert_eq!(quote("shortest", 1, false), 4.25);
        assert_eq!(quote("shortest", 2, false), 5.0);
        assert_eq!(quote("shortest", 5, false), 5.75);
        assert_eq!(quote("shortest", 6, false), 7.0);
        // The earliest that agrees with itself. Alone 3.5 + 0.75 = 4.25 is after 4; with that order ahead 4.75
        // is after 4.5; with both 5.75.
        assert_eq!(quote("edd", 1, false), 5.75);
    }

    /// Under the earliest due date an order that can be done before the others are due goes ahead of them.
    #[test]
    fn a_short_order_is_quoted_between_due_dates() {
        let plan = plan("edd", 1);
        let mut servers = Servers::new(&plan);
        for (slot, due) in [(0, 4.0), (1, 9.0)] {
            servers.accept(&plan, &order(slot, 2, Time::from_days(due).0, false));
        }
        let mut asking = order(2, 2, 0, false);
        asking.checked = Time::DAY;
        // Alone 1 + 0.25 + 1 + 2 = 4.25, after the first; then 5.25, before the second.
        let quote = servers.quote(&plan, &asking, false, Time::DAY).unwrap();
        assert_eq!(quote.days(), 5.25);
        // What is forgotten is no longer ahead.
        servers.forget(&plan, &order(0, 2, Time::from_days(4.0).0, false));
        assert_eq!(servers.quote(&plan, &asking, false, Time::DAY).unwrap().days(), 4.25);
    }
}
