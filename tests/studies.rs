//! Studies from outside: sweep, trade-off, search and sensitivity give the same bits on any number of threads and in any
//! pieces, say how far they are, and stop when told to.

// Tests may unwrap.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::sync::atomic::{AtomicU32, Ordering};

use perfect_order_lab::experiment::{
    Aim, Find, Knob, OrderKnob, Progress, Range, Search, Sensitivity, Side, Study, Sweep, Target, TradeOff,
    conduct, conduct_cut, measure_of,
};
use perfect_order_lab::model::Scenario;
use perfect_order_lab::persist::{Ground, find_json, frontier_json, sensitivity_json, sweep_json};
use perfect_order_lab::sim::Strategy;
use serde_json::Value;

const SEED: u64 = 2718;
const REPLICATIONS: u32 = 26;

fn scenario() -> Scenario {
    Scenario::from_text(r#"{"run": {"run_days": 21, "warm_up_days": 14}}"#).unwrap()
}

fn ground(scenario: &Scenario) -> Ground<'_> {
    Ground { scenario, seed: SEED, replications: REPLICATIONS }
}

fn sweep() -> Sweep {
    let measures = ["perfect_order_rate", "customer_clock_p90", "cost_per_order"];
    let values = [0.7, 0.9, 0.99];
    let path = "replenishment.cycle_service_level";
    Sweep::new(&scenario(), path, &values, &measures, SEED, REPLICATIONS).unwrap()
}

fn find() -> Find {
    let scenario = scenario();
    let search = Search {
        strategy: Strategy::BuildToStock,
        goal: measure_of("inventory_value_mean").unwrap(),
        aim: Aim::Least,
        target: Some(Target {
            measure: measure_of("unit_fill_rate").unwrap(),
            side: Side::AtLeast,
            value: 0.95,
        }),
        axes: vec![(Knob::of_stock(&scenario).unwrap(), Range { from: 0.5, to: 0.99, step: 0.01 })],
        seed: SEED,
        replications: REPLICATIONS,
    };
    Find::new(&scenario, search).unwrap()
}

fn trade_off() -> TradeOff {
    TradeOff::new(&scenario(), "line_fill_rate", OrderKnob::Promise, SEED, REPLICATIONS).unwrap()
}

fn sensitivity() -> Sensitivity {
    let over = ["promise.bts_days", "production.servers", "demand.orders_per_day", "demand.gap_cv"];
    Sensitivity::of_paths(&scenario(), "perfect_order_rate", &over, 0.1, SEED, REPLICATIONS).unwrap()
}

/// Everything that each study has to say, conducted in a given way.
fn all(conduct: &dyn Fn(&mut dyn Study)) -> [Value; 4] {
    let scenario = scenario();
    let (mut sweep, mut find, mut trade_off, mut sensitivity) = (sweep(), find(), trade_off(), sensitivity());
    conduct(&mut sweep);
    conduct(&mut find);
    conduct(&mut trade_off);
    conduct(&mut sensitivity);
    [
        sweep_json(&sweep, ground(&scenario)),
        find_json(&find, ground(&scenario)),
        frontier_json(&trade_off, None, ground(&scenario)),
        sensitivity_json(&sensitivity, 0.1, ground(&scenario)),
    ]
}

#[test]
fn any_number_of_threads_and_any_cut_give_the_same() {
    let alone = all(&|study| assert!(conduct(study, 1, &|_| true)));
    assert!(!alone[1]["outcome"]["found"].is_null(), "{:#}", alone[1]);
    for threads in [2, 4, 8] {
        assert_eq!(all(&|study| assert!(conduct(study, threads, &|_| true))), alone, "{threads} threads");
    }
    for piece in [1, 5, 1000] {
        let cut = all(&|study| assert!(conduct_cut(study, 3, piece, &|_| true)));
        assert_eq!(cut, alone, "pieces of {piece}");
    }
}

#[test]
fn progress_is_told_to_the_end() {
    let mut find = find();
    let (told, waves) = (AtomicU32::new(0), AtomicU32::new(0));
    assert!(conduct_cut(&mut find, 2, 7, &|Progress { wave, done, of }| {
        told.fetch_add(1, Ordering::Relaxed);
        waves.fetch_max(wave, Ordering::Relaxed);
        assert!(0 < done && done <= of);
        true
    }));
    assert!(told.into_inner() > 20 && waves.into_inner() >= 3);
}

/// Told to stop, a study ends with the piece at hand: without an outcome, and with nothing left running.
#[test]
fn a_study_stops_when_told_to() {
    let mut sweep = sweep();
    let told = AtomicU32::new(0);
    assert!(!conduct_cut(&mut sweep, 2, 1, &|_| told.fetch_add(1, Ordering::Relaxed) < 5));
    // One piece a thread may have been under way.
    assert!(told.into_inner() <= 7);
    assert!(sweep.points().is_empty());
    // It can be conducted afterwards all the same.
    assert!(conduct(&mut sweep, 2, &|_| true));
    assert_eq!(sweep.points().len(), 3);
}
