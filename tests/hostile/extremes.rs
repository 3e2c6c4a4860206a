//! Sound scenarios at their ends: each gives the right numbers, or a clear warning.

use std::sync::Arc;

use perfect_order_lab::experiment::{Fold, Prepared, Warning, run};
use perfect_order_lab::measure::Total;
use perfect_order_lab::model::Scenario;
use perfect_order_lab::sim::Strategy;
use serde_json::{Value, json};

fn prepared(value: &Value) -> Arc<Prepared> {
    let scenario =
        Scenario::from_json(value).unwrap_or_else(|complaints| panic!("{complaints:?} in {value}"));
    Arc::new(Prepared::new(scenario))
}

/// One replication of a scenario.
fn once(value: &Value) -> Fold {
    run(&prepared(value), 7, 1, 1)
}

fn of(fold: &Fold, strategy: Strategy, totals: &[Total]) -> Vec<f64> {
    totals.iter().map(|total| fold.totals(strategy).of(*total)).collect()
}

/// An order every hundred days, regularly, for ten years: 36 or 37 of them, and every one arrives.
#[test]
fn the_lowest_rate() {
    let fold = once(&json!({
        "run": {"run_days": 3640, "warm_up_days": 0}, "demand": {"orders_per_day": 0.01, "gap_cv": 0},
        "quality": {"credit_cancel": 0}
    }));
    for strategy in Strategy::BOTH {
        let totals = of(&fold, strategy, &[Total::Placed, Total::Delivered, Total::StillOpen]);
        assert!(totals[0] == 36.0 || totals[0] == 37.0, "{totals:?}");
        assert_eq!(totals[1..], [totals[0], 0.0]);
    }
}

/// An order cannot have more lines than there are items.
#[test]
fn one_item() {
    let fold = once(&json!({"demand": {"items": {"kind": "uniform", "count": 1}, "lines": 5}}));
    let totals = of(&fold, Strategy::BuildToStock, &[Total::CheckedOrders, Total::CheckedLines]);
    assert!(totals[0] > 600.0 && totals[0] == totals[1], "{totals:?}");
}

/// Ten thousand items: their demands add up to 6 orders × 2 lines × 3 units a day, and the run ends.
#[test]
fn ten_thousand_items() {
    let value = json!({
        "run": {"run_days": 28, "warm_up_days": 0, "run_out_days": 28},
        "demand": {"orders_per_day": 6, "items": {"kind": "zipf", "count": 10_000, "exponent": 1}, "lines": 2, "units": 3},
        "quality": {"credit_cancel": 0}
    });
    let sum: f64 = prepared(&value).items.iter().map(|item| item.demand.mean).sum();
    assert!((sum - 36.0).abs() < 1e-6, "{sum}");
    let totals = of(
        &once(&value),
        Strategy::BuildToStock,
        &[Total::CheckedOrders, Total::CheckedLines, Total::CheckedUnits],
    );
    assert!(totals[0] > 100.0);
    assert_eq!(totals[1..], [2.0 * totals[0], 6.0 * totals[0]]);
}

/// Work for six fifths of a server: the run ends, and two warnings say what is wrong with it.
#[test]
fn utilisation_of_six_fifths() {
    let fold = once(&json!({
        "demand": {"orders_per_day": 6}, "run": {"run_out_days": 7},
        "production": {"servers": 1, "set_by": "times", "setup_days": 0.2, "unit_days": 0, "cv": 0}
    }));
    let warnings = fold.summary().warnings;
    let overloaded = |warning: &Warning| matches!(warning, Warning::Overloaded { utilisation } if (utilisation - 1.2).abs() < 1e-12);
    let open =
        |warning: &Warning| matches!(warning, Warning::StillOpen { strategy: Strategy::BuildToOrder, .. });
    assert!(warnings.iter().any(overloaded) && warnings.iter().any(open), "{warnings:?}");
}

/// What is ordered is there at the same instant: nobody waits, though there is never any stock.
#[test]
fn a_lead_time_of_nothing() {
    let fold = once(&json!({
        "replenishment": {"policy": "base_stock", "set_by": "explicit", "level": 0, "lead_time": 0},
        "quality": {"credit_cancel": 0, "short_pick": 0}
    }));
    let back_orders = [Total::BackOrders, Total::BackOrdersServed, Total::BackOrderWait, Total::UnitsMet];
    let totals = of(&fold, Strategy::BuildToStock, &back_orders);
    assert!(totals[0] > 600.0, "{totals:?}");
    assert_eq!(totals[1..], [totals[0], 0.0, 0.0]);
}

/// Probabilities of 0 and 1 are never and always, correlated or not.
#[test]
fn never_and_always() {
    for correlation in [0.0, 0.95] {
        let quality = |probability: f64| {
            json!({
                "wrong_documents": probability, "wrong_place": probability, "wrong_item": probability, "damage": probability,
                "short_pick": probability, "credit_cancel": 0, "correlation": correlation
            })
        };
        let parts = [Total::Right, Total::Undamaged, Total::DocumentsRight, Total::Complete, Total::Cohort];
        let never = once(&json!({"quality": quality(0.0)}));
        let always = once(&json!({"quality": quality(1.0)}));
        for strategy in Strategy::BOTH {
            let totals = of(&never, strategy, &parts);
            assert!(
                totals[4] > 600.0 && totals.iter().all(|total| *total == totals[4]),
                "{strategy:?}: {totals:?}"
            );
            assert_eq!(of(&always, strategy, &parts)[..4], [0.0; 4], "{strategy:?}");
        }
    }
    let cancelled = once(&json!({"quality": {"credit_cancel": 1}}));
    for strategy in Strategy::BOTH {
        let totals = of(&cancelled, strategy, &[Total::Cohort, Total::Placed, Total::Cancelled]);
        assert!(totals[0] == 0.0 && totals[1] > 600.0 && totals[1] == totals[2], "{totals:?}");
    }
    assert_eq!(
        cancelled.summary().of("perfect_order_rate").each[0].value,
        None,
        "a share of nothing is no number"
    );
}
