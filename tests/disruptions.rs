//! Disruptions against the same orders without them: what stands still stands still, and how long it takes to recover.

// Tests may unwrap.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::sync::Arc;

use perfect_order_lab::experiment::{self, Fold, Prepared, Resilience, resilience};
use perfect_order_lab::model::{Scenario, Time};
use perfect_order_lab::sim::{Event, Observer, Replication, Strategy};
use serde_json::{Value, json};

const SEED: u64 = 2718;

fn scenario(value: &Value) -> Scenario {
    Scenario::from_json(value).unwrap_or_else(|complaints| panic!("{complaints:?}"))
}

fn run(scenario: Scenario, replications: u32) -> Fold {
    experiment::run(&Arc::new(Prepared::new(scenario)), SEED, replications, 2)
}

fn found(value: &Value, strategy: Strategy, replications: u32) -> Resilience {
    let disturbed = scenario(value);
    let twin = disturbed.undisturbed().unwrap();
    resilience(&run(disturbed, replications), &run(twin, replications), strategy).unwrap()
}

/// One item asked for one unit at a time, a fixed lead time of 10 days, every other step at once.
fn shelf(disruption: Value) -> Value {
    json!({
        "run": {"run_days": 182, "warm_up_days": 28},
        "demand": {"orders_per_day": 10, "lines": 1, "units": 1, "items": {"kind": "uniform", "count": 1}},
        "replenishment": {"policy": "base_stock", "set_by": "explicit", "level": 130, "lead_time": 10},
        "disruptions": [disruption]
    })
}

/// An uncapacitated supplier makes everything good one lead time after the outage, whatever its length: then all
/// that was ordered meanwhile has come. Deeper and longer, but over by the same day.
#[test]
fn an_outage_is_over_one_lead_time_after_its_end() {
    let after = |days: i64| {
        found(
            &shelf(json!({"kind": "supplier_outage", "start_day": 42, "days": days})),
            Strategy::BuildToStock,
            200,
        )
    };
    let (short, long) = (after(7), after(28));
    for (what, resilience) in [("short", short), ("long", long)] {
        let recovery = resilience.level.recovery_days.unwrap();
        assert!((9..=11).contains(&recovery), "{what}: stock is back after {recovery} days");
    }
    assert!(long.perfect_order_rate.depth > short.perfect_order_rate.depth, "{short:?} {long:?}");
    assert!(long.level.length_days >= short.level.length_days + 20, "{short:?} {long:?}");
}

/// A queue of utilisation ρ clears in about the breakdown's length times ρ/(1 − ρ): with ρ = 0.6 in 21 days after 14. The
/// last tenth of it is lost in the tolerance.
#[test]
fn a_breakdown_clears_as_fast_as_capacity_allows() {
    let value = json!({
        "run": {"run_days": 182, "warm_up_days": 28},
        "demand": {"orders_per_day": 6, "lines": 1, "units": 1, "items": {"kind": "uniform", "count": 1}},
        "production": {"servers": 1, "set_by": "times", "setup_days": 0.1, "unit_days": 0, "cv": 0,
            "materials": {"shortage": 0}},
        "quality": {"credit_cancel": 0, "credit_hold": 0, "wrong_order": 0},
        "disruptions": [{"kind": "line_breakdown", "start_day": 42, "days": 14}]
    });
    let found = found(&value, Strategy::BuildToOrder, 300);
    let recovery = found.level.recovery_days.unwrap();
    assert!((18..=27).contains(&recovery), "the queue is back after {recovery} days");
    // 14 days of 6 orders wait when it ends.
    assert!((found.level.depth - 84.0).abs() < 3.0, "{} orders more wait", found.level.depth);
    assert_eq!(found.level.deepest_day, Some(55), "the last day of the breakdown");
}

/// Tells of instants at which something happened in days 42 to 56.
#[derive(Default)]
struct Watch {
    departed: u32,
    finished: u32,
    damaged: (u32, u32),
    ordered: Vec<(u32, Time)>,
    soonest: Option<Time>,
}

fn in_spell(at: Time) -> bool {
    (42..56).contains(&at.day())
}

impl Observer for Watch {
    fn see(&mut self, at: Time, event: &Event<'_>) {
        match event {
            Event::Departed { .. } => self.departed += u32::from(in_spell(at)),
            Event::Finished { .. } => self.finished += u32::from(in_spell(at)),
            Event::Checked { order } if in_spell(at) => {
                self.damaged.0 += order.lines.iter().filter(|line| line.damaged).count() as u32;
                self.damaged.1 += order.lines.len() as u32;
            }
            Event::Replenished { nth, .. } if in_spell(at) => self.ordered.push((*nth, at)),
            Event::Received { nth, .. } if self.ordered.iter().any(|(ordered, _)| ordered == nth) => {
                self.soonest = Some(self.soonest.map_or(at, |soonest| soonest.min(at)));
            }
            _ => {}
        }
    }
}

fn watched(value: &Value, strategy: Strategy) -> Watch {
    let prepared = Prepared::new(scenario(value));
    Replication::new(Arc::clone(&prepared.plan), strategy, SEED, 0, Watch::default()).finish()
}

#[test]
fn what_stands_still_stands_still() {
    let spell = |kind: &str| json!({"kind": kind, "start_day": 42, "days": 14});
    for strategy in Strategy::BOTH {
        let stopped = json!({"service": {"vehicle_interval": 5}, "disruptions": [spell("transport_stop")]});
        assert_eq!(watched(&stopped, strategy).departed, 0, "{strategy:?}");
        assert!(watched(&json!({"disruptions": [spell("line_breakdown")]}), strategy).departed > 0);
    }
    let broken = json!({"disruptions": [spell("line_breakdown")]});
    assert_eq!(watched(&broken, Strategy::BuildToOrder).finished, 0);
    assert!(watched(&json!({}), Strategy::BuildToOrder).finished > 50);

    let outage = watched(&shelf(spell("supplier_outage")), Strategy::BuildToStock);
    assert!(outage.ordered.len() > 100);
    assert_eq!(outage.soonest, Some(Time::start_of_day(66)), "ten days after the outage");
}

/// Lots on the firm's own line rest, too: with fixed times, what is begun before comes the breakdown's length later.
#[test]
fn the_own_line_rests() {
    let line = |disruptions: Value| {
        let mut value = shelf(json!({"kind": "faults", "factor": 1, "start_day": 0, "days": 1}));
        value["disruptions"] = disruptions;
        value["replenishment"]["own_line"] =
            json!({"servers": 1, "setup_days": 0, "unit_days": 0.05, "cv": 0});
        value
    };
    let broken = line(json!([{"kind": "line_breakdown", "start_day": 42, "days": 14}]));
    let found = found(&broken, Strategy::BuildToStock, 100);
    // Half busy, it makes up for 14 days of demand in about another 14.
    let recovery = found.level.recovery_days.unwrap();
    assert!((11..=18).contains(&recovery), "stock is back after {recovery} days");
}

/// Damage of 10 % of lines, three times as likely in the spell: within 5 standard errors of 0.3, over 200 runs.
#[test]
fn faults_are_as_much_likelier_as_is_said() {
    let value = json!({"quality": {"damage": 0.1}, "disruptions": [{"kind": "faults", "factor": 3, "start_day": 42, "days": 14}]});
    let prepared = Prepared::new(scenario(&value));
    let (mut damaged, mut lines) = (0.0, 0.0);
    for number in 0..200 {
        let plan = Arc::clone(&prepared.plan);
        let watch = Replication::new(plan, Strategy::BuildToStock, SEED, number, Watch::default()).finish();
        damaged += f64::from(watch.damaged.0);
        lines += f64::from(watch.damaged.1);
    }
    let share = damaged / lines;
    assert!((share - 0.3).abs() < 5.0 * (0.21 / lines).sqrt(), "{share} of {lines} lines");
}

/// A surge brings orders, and the twin has none of it.
#[test]
fn a_surge_is_a_disruption_too() {
    let value = json!({"disruptions": [{"kind": "demand_surge", "factor": 2, "start_day": 42, "days": 14}]});
    let disturbed = scenario(&value);
    let twin = disturbed.undisturbed().unwrap();
    let (disturbed, twin) = (run(disturbed, 100), run(twin, 100));
    let orders = |fold: &Fold| -> f64 {
        fold.by_day(Strategy::BuildToStock)[42..56].iter().map(|day| f64::from(day.cohort)).sum()
    };
    // Poisson counts of about 8,400 and 16,800: the ratio is 2 within 5 standard errors of 0.027.
    let ratio = orders(&disturbed) / orders(&twin);
    assert!((ratio - 2.0).abs() < 0.135, "{ratio}");
    assert_eq!(twin.digest(), run(scenario(&json!({})), 100).digest());
    assert!(resilience(&twin, &twin, Strategy::BuildToStock).is_none(), "no disruptions, no dip");
}
