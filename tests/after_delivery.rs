//! Status reports, corrections, warranty and what they cost, against exact results.
//!
//! Orders do nothing but what is asked about: every step of the order cycle takes no time and no fault happens unless a test says so, so
//! that what must come out can be written down. Where chance is left, Student's t over [`REPLICATIONS`] replications, two-sided,
//! family-wise α = 0.001 over [`COMPARISONS`] comparisons (Bonferroni), with fixed seeds; standard errors are at most 2 % of the value.
//! Not here: that nothing is lost on random scenarios (`conservation`).

// Tests may unwrap.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod nothing;

use std::sync::Arc;

use perfect_order_lab::experiment::{self, Fold, Prepared};
use perfect_order_lab::measure::measure;
use perfect_order_lab::model::Scenario;
use perfect_order_lab::sim::Strategy;
use perfect_order_lab::stats::student;
use perfect_order_lab::theory::queue::MarkovQueue;
use serde_json::{Value, json};

use nothing::{no_faults, no_time};

const REPLICATIONS: u32 = 50;
const COMPARISONS: f64 = 20.0;

/// Orders of one unit that are met at once and delivered a transport time later, with parts of the scenario replaced.
fn scenario(orders_per_day: f64, parts: &[(&str, Value)]) -> Value {
    let mut value = json!({
        "run": {"warm_up_days": 14, "run_days": 14, "run_out_days": 364},
        "demand": {
            "orders_per_day": orders_per_day, "gap_cv": 1, "lines": 1, "units": 1, "items": {"kind": "uniform", "count": 1}
        },
        "order_cycle": no_time(),
        "quality": no_faults(),
        "replenishment": {"policy": "base_stock", "set_by": "explicit", "level": 1000, "lead_time": 0},
        "promise": {"bts_days": 2, "bto_days": 2},
        "production": {"set_by": "times", "setup_days": 0, "unit_days": 0, "cv": 0, "materials": {"shortage": 0}},
    });
    for (path, part) in parts {
        let pointer = format!("/{}", path.replace('.', "/"));
        match value.pointer_mut(&pointer) {
            Some(place) => *place = part.clone(),
            None => {
                let (group, name) = path.rsplit_once('.').unwrap_or(("", path));
                let group =
                    if group.is_empty() { String::new() } else { format!("/{}", group.replace('.', "/")) };
                value.pointer_mut(&group).unwrap()[name] = part.clone();
            }
        }
    }
    value
}

fn run(value: &Value, replications: u32) -> Fold {
    let scenario = Scenario::from_json(value).unwrap_or_else(|complaints| panic!("{complaints:?}"));
    experiment::run(&Arc::new(Prepared::new(scenario)), 7, replications, 2)
}

fn values(fold: &Fold, id: &str) -> [Option<f64>; 2] {
    fold.summary().of(id).each.map(|estimate| estimate.value)
}

/// The same under both strategies, and exactly so up to rounding.
fn assert_exactly(fold: &Fold, id: &str, expected: f64) {
    for value in values(fold, id) {
        let value = value.unwrap_or_else(|| panic!("{id} is undefined"));
        assert!((value - expected).abs() <= 1e-7 * expected.abs().max(1.0), "{id}: {value} for {expected}");
    }
}

/// In the mean, by a t-test on each strategy.
fn assert_mean(fold: &Fold, id: &str, expected: f64) {
    let critical = student::quantile(1.0 - 0.001 / COMPARISONS / 2.0, f64::from(REPLICATIONS - 1));
    let usual = student::quantile(0.975, f64::from(REPLICATIONS - 1));
    for strategy in Strategy::BOTH {
        let estimate = fold.summary().of(id).each[strategy as usize];
        let (value, half) = (estimate.value.unwrap(), estimate.half_width().unwrap());
        let error = half / usual;
        let t = (value - expected) / error;
        println!(
            "{id:<24}{strategy:?}{value:>12.6}{expected:>12.6}{:>8.3} %{t:>8.2}",
            100.0 * error / expected
        );
        assert!(t.abs() < critical, "{id}: {value} for {expected}, t = {t}");
        assert!(0.0 < error && error < 0.02 * expected, "{id}: standard error {error} of {expected}");
    }
    assert!(measure(id).is_some());
}

/// Every order is late by its transport, and known to be when it would have had to leave, or when it was checked.
#[test]
fn late_orders_are_told_in_time_if_the_report_is_fast() {
    // Vehicles once a day, a promise of 0.6 days, transport 0.5: an order that waits for its vehicle for more than
    // 0.1 days is late, and known to be 0.5 days before its promise.
    let late = |report: Value, no_notice: f64| {
        scenario(
            20.0,
            &[
                ("promise", json!({"bts_days": 0.6, "bto_days": 0.6})),
                ("service", json!({"vehicle_interval": 1})),
                ("order_cycle.transport", json!(0.5)),
                ("order_cycle.status_report", report),
                ("quality.no_notice", json!(no_notice)),
            ],
        )
    };
    let fold = run(&late(json!(0.5), 0.0), REPLICATIONS);
    assert_mean(&fold, "late_order_rate", 0.9);
    assert_exactly(&fold, "told_in_time_rate", 1.0);
    assert_exactly(&run(&late(json!(0.501), 0.0), 5), "told_in_time_rate", 0.0);
    assert_mean(&run(&late(json!(0.5), 0.3), REPLICATIONS), "told_in_time_rate", 0.7);
    let report = json!({"kind": "exponential", "mean": 0.4});
    assert_mean(
        &run(&late(report, 0.25), REPLICATIONS),
        "told_in_time_rate",
        0.75 * (1.0 - (-0.5_f64 / 0.4).exp()),
    );
}

/// A delay on the road is known at departure, here two days before the promise; a long journey is only known
/// when the promise has lapsed.
#[test]
fn a_delay_is_reported_at_departure() {
    let delayed = |delay: f64, report: f64| {
        scenario(
            20.0,
            &[
                ("order_cycle.transport", json!(0.5)),
                ("order_cycle.transport_delay", json!(delay)),
                ("order_cycle.status_report", json!(report)),
                ("quality.transport_delay", json!(0.3)),
            ],
        )
    };
    let fold = run(&delayed(1.6, 2.0), REPLICATIONS);
    assert_mean(&fold, "late_order_rate", 0.3);
    assert_exactly(&fold, "told_in_time_rate", 1.0);
    assert_exactly(&run(&delayed(1.6, 2.001), 5), "told_in_time_rate", 0.0);
    // A delay that is no more than there was to spare makes nobody late: nothing to tell.
    assert_eq!(values(&run(&delayed(1.5, 0.1), 5), "told_in_time_rate"), [None; 2]);
    let long = scenario(
        20.0,
        &[
            ("promise", json!({"bts_days": 1.2, "bto_days": 1.2})),
            ("order_cycle.transport", json!({"kind": "uniform", "min": 0.5, "max": 1.5})),
        ],
    );
    let fold = run(&long, REPLICATIONS);
    assert_mean(&fold, "late_order_rate", 0.3);
    assert_exactly(&fold, "told_in_time_rate", 0.0);
}

fn corrected(share: f64, report: Value) -> Value {
    scenario(
        40.0,
        &[
            ("order_cycle.transport", json!(0.5)),
            ("quality.damage", json!(0.5)),
            ("after_delivery", json!({"report": report, "replacement_share": share, "credit_time": 3})),
        ],
    )
}

#[test]
fn corrections_take_their_time() {
    for (share, days) in [(0.0, 1.25 + 3.0), (1.0, 1.25 + 0.5)] {
        let fold = run(&corrected(share, json!(1.25)), 5);
        assert_exactly(&fold, "correction_rate", 1.0);
        assert_exactly(&fold, "replacement_rate", share);
        assert_exactly(&fold, "correction_time_mean", days);
    }
    let fold = run(&corrected(0.6, json!({"kind": "exponential", "mean": 2})), REPLICATIONS);
    assert_exactly(&fold, "correction_rate", 1.0);
    assert_mean(&fold, "line_return_rate", 0.5);
    assert_mean(&fold, "replacement_rate", 0.6);
    assert_mean(&fold, "correction_time_mean", 2.0 + 0.6 * 0.5 + 0.4 * 3.0);
    for id in ["warranty_claim_rate", "repair_time_mean", "refund_rate", "repair_utilisation"] {
        assert_eq!(values(&fold, id), [None; 2], "{id}");
    }
}

/// Every line is damaged and replaced, so twice as much leaves the shelf and is made; customers' measures do
/// not see it.
#[test]
fn replacements_use_stock_and_capacity() {
    let with = |share: Option<f64>| {
        let after = share.map(|share| json!({"report": 1.1, "replacement_share": share}));
        scenario(
            4.0,
            &[
                ("demand.gap_cv", json!(0)),
                ("quality.damage", json!(1)),
                ("production.unit_days", json!(0.1)),
                (
                    "replenishment",
                    json!({"policy": "base_stock", "set_by": "explicit", "level": 0, "lead_time": 1.5}),
                ),
                ("after_delivery", json!(after)),
            ],
        )
    };
    let [without, credited, replaced] = [None, Some(0.0), Some(1.0)].map(|share| run(&with(share), 5));
    for (fold, times) in [(&without, 1.0), (&credited, 1.0), (&replaced, 2.0)] {
        let close = |id: &str, place: usize, expected: f64| {
            let value = values(fold, id)[place].unwrap();
            assert!((value - expected).abs() < 1e-9, "{id}: {value} for {expected}");
        };
        close("replenishments_per_day", 0, 4.0 * times);
        close("on_order_mean", 0, 6.0 * times);
        close("utilisation", 1, 0.2 * times);
        // What customers ordered waits 1.5 days; six orders wait at any time.
        close("back_order_rate", 0, 1.0);
        close("back_orders_open_mean", 0, 6.0);
        close("units_owed_mean", 0, 6.0);
        close("back_order_value_mean", 0, 6.0 * 250_000.0);
        close("back_order_duration_mean", 0, 1.5);
        close("line_return_rate", 1, 1.0);
    }
    assert_eq!(values(&without, "correction_rate"), [None; 2]);
    // The replacement waits for the shelf as well, or is made.
    let times =
        values(&replaced, "correction_time_mean").map(|days| days.map(|days| (days * 1e6).round() / 1e6));
    assert_eq!(times, [Some(2.6), Some(1.2)]);
}

/// Money by hand: per order, regular orders, every line damaged.
#[test]
fn nothing_is_charged_twice() {
    let with = |after: Value, refund: Value| {
        let mut value = scenario(
            4.0,
            &[
                ("demand.gap_cv", json!(0)),
                ("quality.damage", json!(1)),
                ("after_delivery", after),
                (
                    "money",
                    json!({
                        "price": 100, "unit_cost": 60, "holding_rate": 0, "replenishment": 0, "setup": 5, "order": 7, "line": 2,
                        "shipment": 11, "server_day": 0, "back_order_day": 0, "late_day": 0, "lost_unit": 0, "correction": 13,
                        "return_line": 17, "repair": 19
                    }),
                ),
            ],
        );
        value["money"]["refund"] = refund;
        run(&value, 3)
    };
    let cost = |fold: &Fold, expected: &[(&str, f64)]| {
        expected.iter().for_each(|(id, expected)| assert_exactly(fold, id, *expected));
    };
    let handled = 7.0 + 2.0 + 11.0;
    let nothing = with(Value::Null, Value::Null);
    cost(
        &nothing,
        &[
            ("handling_cost_per_order", handled),
            ("correction_cost_per_order", 13.0),
            ("return_cost_per_order", 0.0),
            ("refund_cost_per_order", 0.0),
            ("revenue_per_order", 100.0),
        ],
    );
    let replaced = with(json!({"replacement_share": 1, "report": 0.5}), Value::Null);
    cost(
        &replaced,
        &[
            ("handling_cost_per_order", handled + 2.0 + 11.0),
            ("correction_cost_per_order", 13.0),
            ("return_cost_per_order", 17.0),
            ("refund_cost_per_order", 0.0),
            ("revenue_per_order", 100.0),
        ],
    );
    // Goods twice: 60 more under build to stock; materials (half) and a set-up under build to order.
    let margins = |fold: &Fold| values(fold, "margin_per_order").map(Option::unwrap);
    let ([bts, bto], [bts_replaced, bto_replaced]) = (margins(&nothing), margins(&replaced));
    assert!((bts - bts_replaced - (60.0 + 13.0 + 17.0)).abs() < 1e-9);
    assert!((bto - bto_replaced - (30.0 + 5.0 + 13.0 + 17.0)).abs() < 1e-9);
    let credited = with(json!({"replacement_share": 0, "report": 0.5, "credit_time": 1}), Value::Null);
    cost(&credited, &[("handling_cost_per_order", handled), ("refund_cost_per_order", 100.0)]);
    let given = with(json!({"replacement_share": 0, "report": 0.5, "credit_time": 1}), json!(40));
    cost(&given, &[("refund_cost_per_order", 40.0)]);
}

/// Claims are a Poisson stream, thinned and delayed: the technicians are M/M/c.
#[test]
fn technicians_are_a_queue() {
    let (claims, technicians, repair) = (40.0, 3, 0.7 * 3.0 / 40.0);
    let value = scenario(
        400.0,
        &[
            ("run", json!({"warm_up_days": 28, "run_days": 56, "run_out_days": 364})),
            (
                "after_delivery",
                json!({"warranty": {
                    "days": 7, "claim_rate": 0.1, "technicians": technicians, "repair": {"kind": "exponential", "mean": repair},
                    "refund_after_days": 3640
                }}),
            ),
        ],
    );
    let fold = run(&value, REPLICATIONS);
    let queue = MarkovQueue::new(claims, 1.0 / repair, technicians).unwrap();
    assert_mean(&fold, "warranty_claim_rate", 0.1);
    assert_mean(&fold, "repair_time_mean", queue.mean_time_in_system());
    assert_mean(&fold, "repair_utilisation", 0.7);
    assert_exactly(&fold, "refund_rate", 0.0);
}

/// With a technician for every claim a repair is in time if it is short enough: a truncated exponential. A
/// warranty longer than the run can follow does not bend the rate.
#[test]
fn what_is_not_repaired_in_time_is_refunded() {
    let (repair, limit) = (2.0_f64, 3.0_f64);
    let value = scenario(
        100.0,
        &[
            ("run", json!({"warm_up_days": 7, "run_days": 28, "run_out_days": 28})),
            (
                "after_delivery",
                json!({"warranty": {
                    "days": 100, "claim_rate": 0.4, "technicians": 200, "repair": {"kind": "exponential", "mean": repair},
                    "refund_after_days": limit
                }}),
            ),
        ],
    );
    let fold = run(&value, REPLICATIONS);
    assert_mean(&fold, "warranty_claim_rate", 0.4);
    let short = scenario(
        100.0,
        &[
            ("run", json!({"warm_up_days": 7, "run_days": 28, "run_out_days": 364})),
            ("after_delivery", value["after_delivery"].clone()),
            ("after_delivery.warranty.days", json!(14)),
        ],
    );
    let fold = run(&short, REPLICATIONS);
    let late = (-limit / repair).exp();
    assert_mean(&fold, "refund_rate", late);
    assert_mean(&fold, "repair_time_mean", repair - limit * late / (1.0 - late));
}
