//! A second implementation of the order cycle, as simple as it can be, gives the very same orders.
//!
//! It is a straight loop without a calendar, queues or slots, written from the model's description; both take the same draws from the
//! same named streams. As time is a whole number, every instant of every order, every line, every replenishment and every day's stock
//! must agree to the millisecond. Not here: whether measures count them rightly (`conservation`).

// Tests may unwrap.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "naive/afterwards.rs"]
mod afterwards;
#[path = "naive/disruptions.rs"]
mod disruptions;
#[path = "naive/draws.rs"]
mod draws;
#[path = "scenarios/mod.rs"]
mod scenarios;
#[path = "naive/shelf.rs"]
mod shelf;
#[path = "naive/story.rs"]
mod story;
#[path = "naive/to_order.rs"]
mod to_order;
#[path = "naive/world.rs"]
mod world;

use std::cell::RefCell;
use std::sync::Arc;

use perfect_order_lab::experiment::Prepared;
use perfect_order_lab::sim::{Replication, Strategy};
use proptest::test_runner::TestCaseError;
use serde_json::Value;

use story::{After, End, Scribe, Story};
use world::World;

/// What the scenarios reached, so that agreement about nothing does not count.
#[derive(Debug, Default)]
struct Reached {
    delivered: usize,
    lost: usize,
    refused: usize,
    cancelled: usize,
    open: usize,
    split: usize,
    back_ordered: usize,
    receipts: usize,
    queued: usize,
    replaced: usize,
    credited: usize,
    repaired: usize,
    repaired_too_late: usize,
    refunded: usize,
}

impl Reached {
    fn add(&mut self, story: &Story) {
        for (end, _, order) in &story.orders {
            self.delivered += usize::from(*end == End::Delivered);
            self.lost += usize::from(*end == End::Lost);
            self.refused += usize::from(order.refused);
            self.cancelled += usize::from(*end == End::Cancelled);
            self.open += usize::from(*end == End::Open);
            self.split += usize::from(order.split);
            self.back_ordered += usize::from(order.back_ordered);
            self.queued += usize::from(order.started != i64::MAX && order.started > order.joined);
        }
        self.receipts += story.received.len();
        for (.., what) in &story.after {
            self.replaced += usize::from(matches!(what, After::Replaced(_)));
            self.credited += usize::from(matches!(what, After::Credited(_)));
            self.repaired += usize::from(matches!(what, After::Repaired(_)));
            self.repaired_too_late += usize::from(matches!(what, After::RepairedTooLate(_)));
            self.refunded += usize::from(matches!(what, After::Refunded(_)));
        }
    }

    fn rarest(&self) -> usize {
        let all = [self.delivered, self.lost, self.refused, self.cancelled, self.open, self.split];
        let after = [self.replaced, self.credited, self.repaired, self.repaired_too_late, self.refunded];
        let more = [self.back_ordered, self.receipts, self.queued];
        all.into_iter().chain(more).chain(after).min().unwrap()
    }
}

/// Both stories of a scenario; the engine's, and where the other parts from it.
fn compare(value: &Value, strategy: Strategy, replication: u32) -> (Story, Option<String>) {
    let scenario = scenarios::checked(value);
    let (seed, items) = (scenario.run.seed, scenario.demand.items.count());
    let prepared = Prepared::new(scenario);
    let scribe = Scribe::new(items, strategy);
    let mut engine =
        Replication::new(Arc::clone(&prepared.plan), strategy, seed, replication, scribe).finish().story;
    engine.sort_open();
    let naive = World::new(&prepared, strategy, seed, replication).run();
    let difference = engine.first_difference(&naive);
    (engine, difference)
}

#[test]
fn a_straight_loop_gives_the_same_orders() {
    const CASES: u32 = 1000;
    let reached = RefCell::new(Reached::default());
    let outcome = scenarios::runner(CASES).run(&scenarios::scenarios(), |value| {
        for strategy in Strategy::BOTH {
            let (story, difference) = compare(&value, strategy, 0);
            if let Some(difference) = difference {
                return Err(TestCaseError::fail(format!("{strategy:?}: {difference}\nin {value}")));
            }
            reached.borrow_mut().add(&story);
        }
        Ok(())
    });
    if let Err(failure) = outcome {
        panic!("{failure}");
    }
    let reached = reached.into_inner();
    println!("{reached:#?}");
    assert!(reached.rarest() >= 100, "the scenarios hardly reach one of these: {reached:#?}");
}

/// The scenario that an empty file means, over several replications: more items and a longer run than the random ones.
#[test]
fn the_default_scenario_gives_the_same_orders() {
    for replication in 0..3 {
        for strategy in Strategy::BOTH {
            let (story, difference) = compare(&serde_json::json!({}), strategy, replication);
            assert_eq!(difference, None, "{strategy:?}, replication {replication}");
            assert!(story.orders.len() > 700, "{}", story.orders.len());
        }
    }
}

/// A history at whole days puts orders on the very edges: the first instant of the warm-up, of the window, and of what follows it.
#[test]
fn orders_on_the_edges_are_the_same() {
    let orders = serde_json::json!([[0, 1, 2], [0, 2, 1, 1, 1], [3, 1, 4], [7, 2, 3]]);
    let value = serde_json::json!({
        "run": {"warm_up_days": 7, "run_days": 14, "run_out_days": 7, "seed": 5},
        "demand": {"items": {"kind": "uniform", "count": 2}, "replay": {"days": 7, "orders": orders}},
        "replenishment": {"policy": "base_stock", "set_by": "explicit", "level": 3, "lead_time": 1, "review_days": 1},
        "service": {"shipping": "partial", "vehicle_interval": 1}
    });
    for strategy in Strategy::BOTH {
        let (story, difference) = compare(&value, strategy, 0);
        assert_eq!(difference, None, "{strategy:?}");
        let counted = |at: i64| {
            story.orders.iter().find(|(.., order)| order.placed == at * 86_400_000).unwrap().2.counted
        };
        assert_eq!([-7, -4, 0, 7, 14].map(counted), [false, false, true, true, false], "{strategy:?}");
    }
}
