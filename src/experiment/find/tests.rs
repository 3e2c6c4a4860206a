//! Searches whose answer is known: a newsvendor, a base stock, servers of a queue; and one that has none.

use super::*;
use crate::experiment::{Knob, Range, conduct, with_settings};
use crate::sim::Strategy;
use crate::stats::poisson;
use crate::theory::newsvendor::Newsvendor;
use crate::theory::queue::MarkovQueue;
use serde_json::{Value, json};

/// A shop in which nothing happens but what is said: one item, one unit an order, nothing takes time or goes wrong,
/// nothing costs but what is charged for.
fn bare(more: &Value) -> Scenario {
    let mut json = json!({
        "run": {"run_days": 182, "warm_up_days": 63},
        "demand": {"orders_per_day": 4, "lines": 1, "units": 1, "items": {"kind": "uniform", "count": 1}},
        "order_cycle": {
            "preparation": 0, "transmittal": 0, "accuracy_check": 0, "availability_check": 0, "order_return": 0, "notice": 0, "credit_check": 0, "credit_hold": 0, "recording": 0,
            "documents": 0, "collect": 0, "scheduling": 0, "packing": 0, "delivery_documents": 0, "transport": 0, "transport_delay": 0
        },
        "promise": {"bts_days": 365, "bto_days": 365, "delivery_allowance": 0},
        "production": {"materials": {"shortage": 0}},
        "quality": {
            "wrong_order": 0, "credit_hold": 0, "credit_cancel": 0, "wrong_documents": 0, "transport_delay": 0,
            "wrong_place": 0, "short_pick": 0, "wrong_item": 0, "damage": 0
        },
        "money": {
            "holding_rate": 1, "unit_cost": 364, "replenishment": 0, "setup": 0, "order": 0, "line": 0, "shipment": 0,
            "server_day": 1000, "back_order_day": 0, "late_day": 0, "lost_unit": 0, "correction": 0
        }
    });
    for (group, fields) in more.as_object().unwrap() {
        for (name, value) in fields.as_object().unwrap() {
            json[group][name] = value.clone();
        }
    }
    Scenario::from_json(&json).unwrap_or_else(|complaints| panic!("{complaints:?}"))
}

fn measure(id: &str) -> &'static Measure {
    measure_of(id).unwrap()
}

fn search(scenario: &Scenario, path: &str, range: (f64, f64), goal: &str) -> Search {
    let range = Range { from: range.0, to: range.1, step: 1.0 };
    Search {
        strategy: Strategy::BuildToStock,
        goal: measure(goal),
        aim: Aim::Least,
        target: None,
        axes: vec![(Knob::of_path(scenario, path).unwrap(), range)],
        seed: 11,
        replications: 200,
    }
}

fn outcome(scenario: &Scenario, search: Search) -> Outcome {
    let mut find = Find::new(scenario, search).unwrap();
    assert!(conduct(&mut find, 2, &|_| true));
    find.outcome().unwrap()
}

/// One order a week of 1 to 10 units, a review a week that fills up at once, what is short is lost: a newsvendor. A
/// unit left over is held all week, one that is sold half of it on average, so a unit too many costs `h` and one too
/// few `p − h/2`.
#[test]
fn a_newsvendor() {
    let (holding, lost) = (7.0, 24.5);
    let shares: Vec<Value> = (1..=10).map(|units| json!([units, 1])).collect();
    let scenario = bare(&json!({
        "demand": {"orders_per_day": 1.0 / 7.0, "gap_cv": 0, "units": {"kind": "empirical", "values": shares}},
        "service": {"shortage": "lose_units"},
        "replenishment": {"policy": "base_stock", "set_by": "explicit", "review_days": 7, "lead_time": 0},
        "money": {"lost_unit": lost}
    }));
    let shares: Vec<f64> = (0..=10).map(|units| if units == 0 { 0.0 } else { 0.1 }).collect();
    let best = Newsvendor::discrete(&shares, holding, lost - holding / 2.0).unwrap().stock;
    assert_eq!(best, 8.0);
    let found = outcome(&scenario, search(&scenario, "replenishment.level", (0.0, 60.0), "cost_per_order"));
    let chosen = found.found.unwrap();
    assert_eq!(chosen.values, [best], "{:#?}", found.tried);
    assert!(found.cheapest.unwrap() > 0.95 && !found.at_edge && chosen.is_fresh, "{:?}", found.cheapest);
    // Far from all of the 61 were tried.
    assert!(found.tried.len() < 30, "{}", found.tried.len());
}

/// Base stock under Poisson demand: the cheapest `S` is the smallest with `F(S) ≥ b/(b + h)` (Palm: what is on order is
/// Poisson with mean λL).
#[test]
fn the_cheapest_base_stock() {
    let (demand, back_order) = (12.0, 6.7);
    let fractile = back_order / (back_order + 1.0);
    let best = (0..).find(|level| poisson::distribution(*level, demand) >= fractile).unwrap();
    assert_eq!(best, 16);
    let scenario = bare(&json!({
        "replenishment": {"policy": "base_stock", "set_by": "explicit", "lead_time": {"kind": "gamma", "mean": 3, "cv": 0.5}},
        "money": {"back_order_day": back_order}
    }));
    let found = outcome(&scenario, search(&scenario, "replenishment.level", (0.0, 200.0), "cost_per_order"));
    assert_eq!(found.found.as_ref().unwrap().values, [best as f64], "{found:#?}");
    assert!(found.cheapest.unwrap() > 0.95, "{:?}", found.cheapest);
}

/// The smallest base stock whose unit fill rate `F(S − 1)` reaches a target that lies halfway between two levels.
#[test]
fn the_base_stock_that_meets_a_target() {
    let fill = |level: i64| poisson::distribution(level - 1, 12.0);
    let (best, value) = (17, (fill(16) + fill(17)) / 2.0);
    let scenario = bare(&json!({
        "replenishment": {"policy": "base_stock", "set_by": "explicit", "lead_time": 3}
    }));
    let mut search = search(&scenario, "replenishment.level", (0.0, 80.0), "inventory_value_mean");
    search.target = Some(Target { measure: measure("unit_fill_rate"), side: Side::AtLeast, value });
    let found = outcome(&scenario, search.clone());
    let chosen = found.found.unwrap();
    assert_eq!(chosen.values, [best as f64], "{:#?}", found.tried);
    assert!(chosen.met > 0.95 && found.cheapest.unwrap() > 0.95, "{chosen:?} {:?}", found.cheapest);
    // What is said of the fill rate holds the truth of that level.
    let target = chosen.target.unwrap();
    assert!(target.low.unwrap() < fill(best) && fill(best) < target.high.unwrap(), "{target:?}");
    // A range that ends below: no tried policy meets the target, and the nearest is the last.
    search.axes[0].1.to = 10.0;
    let none = outcome(&scenario, search);
    assert_eq!((none.found, none.cheapest), (None, None));
    assert_eq!(none.nearest.unwrap().values, [10.0]);
}

/// The fewest servers of an M/M/c queue with which the mean wait stays below a limit, by Erlang's formula.
#[test]
fn the_fewest_servers() {
    let (rate, service) = (6.0, 1.0);
    let wait = |servers: u32| MarkovQueue::new(rate, service, servers).unwrap().mean_waiting_time();
    let limit = libm::sqrt(wait(8) * wait(9));
    let best = (7..).find(|servers| wait(*servers) <= limit).unwrap();
    assert_eq!(best, 9);
    let scenario = bare(&json!({
        "run": {"run_days": 364},
        "demand": {"orders_per_day": rate},
        "production": {"set_by": "times", "setup_days": service, "unit_days": 0, "cv": 1, "servers": 12}
    }));
    let mut search = search(&scenario, "production.servers", (7.0, 40.0), "cost_per_order_without_penalties");
    search.strategy = Strategy::BuildToOrder;
    search.replications = 100;
    search.target = Some(Target { measure: measure("queue_time_mean"), side: Side::AtMost, value: limit });
    let found = outcome(&scenario, search);
    let chosen = found.found.unwrap();
    assert_eq!(chosen.values, [f64::from(best)], "{:#?}", found.tried);
    assert!(chosen.met > 0.95 && found.cheapest.unwrap() > 0.95, "{chosen:?} {:?}", found.cheapest);
}

/// Two knobs with a valley between them: nothing of the whole grid, run one by one on the same orders, is cheaper.
#[test]
fn two_knobs_against_trying_everything() {
    let scenario = bare(&json!({
        "run": {"run_days": 91},
        "replenishment": {"set_by": "explicit", "reorder_point": 12, "order_quantity": 10, "lead_time": 3},
        "money": {"back_order_day": 8, "replenishment": 20}
    }));
    let axes: Vec<(Knob, Range)> =
        [("replenishment.reorder_point", 4.0, 20.0), ("replenishment.order_quantity", 2.0, 26.0)]
            .into_iter()
            .map(|(path, from, to)| (Knob::of_path(&scenario, path).unwrap(), Range { from, to, step: 2.0 }))
            .collect();
    let search = Search {
        axes: axes.clone(),
        replications: 60,
        ..search(&scenario, "replenishment.reorder_point", (0.0, 1.0), "cost_per_order")
    };
    let found = outcome(&scenario, search.clone());
    let chosen = found.found.unwrap();
    let cost = |first: f64, second: f64| {
        let changes = [("replenishment.reorder_point", first), ("replenishment.order_quantity", second)];
        let scenario = with_settings(&scenario, &changes).unwrap();
        let prepared = std::sync::Arc::new(crate::experiment::Prepared::new(scenario));
        let fold = crate::experiment::run(&prepared, 12_345, 60, 2);
        fold.value(search.goal, Strategy::BuildToStock).unwrap()
    };
    let all = axes[0]
        .1
        .values()
        .into_iter()
        .flat_map(|first| axes[1].1.values().into_iter().map(move |second| (first, second)));
    let least = all.map(|(first, second)| cost(first, second)).fold(f64::INFINITY, f64::min);
    let ours = cost(chosen.values[0], chosen.values[1]);
    assert!(ours < 1.005 * least, "{:?} costs {ours}, the best of all {least}", chosen.values);
    assert!(found.tried.len() < 100, "{} of 117", found.tried.len());
}

#[test]
fn what_cannot_be_searched_is_refused() {
    let scenario = Scenario::default();
    let refused = |from: f64, to: f64| {
        let search = search(&scenario, "production.servers", (from, to), "cost_per_order");
        Find::new(&scenario, search).map(drop).unwrap_err()
    };
    assert!(matches!(refused(0.0, 5.0), Refusal::Unsound(_)));
    assert!(matches!(refused(5.0, 1.0), Refusal::BadRange { .. }));
    assert!(matches!(refused(1.0, 1e9), Refusal::TooMany { .. }));
    let mut none = search(&scenario, "production.servers", (1.0, 5.0), "cost_per_order");
    none.axes.clear();
    assert_eq!(Find::new(&scenario, none).map(drop), Err(Refusal::NoKnob));
}
