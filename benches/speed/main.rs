//! How fast the engine is: rows of the table in docs/performance.md, which `cargo xtask bench` writes.
//!
//! Everything goes through the code that the Lab runs: scenario, preparation, replication, the Lab's observers, record. Each
//! figure is the median of several runs, each ratio that of two runs one right after the other, in processor time: the machine may
//! be busy. Nothing here fails for being slow; it fails if the plain loop does not count what the engine counts.
//!
//! Not here: finer benchmarks (`engine.rs`), memory (`memory.rs`), the browser (`e2e/speed.mjs`).

// A benchmark may unwrap.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod agreement;
#[path = "../../tests/nothing/mod.rs"]
mod nothing;
mod peers;
mod plain;

use std::hint::black_box;
use std::sync::Arc;
use std::time::Instant;

use perfect_order_lab::experiment::Prepared;
use perfect_order_lab::measure::{ClockHistograms, LabObserver, Record};
use perfect_order_lab::model::{Scenario, Time};
use perfect_order_lab::sim::{Event, Observer, Replication, Strategy};
use serde_json::json;

use nothing::{no_faults, no_time};

const SEED: u64 = 2718;
/// Runs a figure is the median of.
const RUNS: usize = 9;
/// Replications a run.
const REPLICATIONS: u32 = 200;

/// The single item, as the plain loop takes it.
const MODEL: plain::Model = plain::Model {
    orders_per_day: 10.0,
    mean_units: 2.0,
    lead_time: (7.0, 0.4),
    transport: (1.0, 0.3),
    reorder_point: 165,
    lot: 100,
    initial_stock: 215,
    promise: 2.0,
    warm_up_days: 28.0,
    run_days: 126.0,
};

/// The same as a scenario: what is not there takes no time and never fails.
fn single_item() -> Prepared {
    let mut cycle = no_time();
    cycle["transport"] = json!({"kind": "gamma", "mean": MODEL.transport.0, "cv": MODEL.transport.1});
    let scenario = json!({
        "run": {"warm_up_days": MODEL.warm_up_days, "run_days": MODEL.run_days},
        "demand": {
            "orders_per_day": MODEL.orders_per_day, "gap_cv": 1, "lines": 1,
            "units": {"kind": "geometric", "mean": MODEL.mean_units}, "items": {"kind": "uniform", "count": 1}
        },
        "order_cycle": cycle,
        "quality": no_faults(),
        "promise": {"bts_days": MODEL.promise},
        "replenishment": {
            "policy": "s_nq", "set_by": "explicit", "reorder_point": MODEL.reorder_point, "order_quantity": MODEL.lot,
            "initial_stock": MODEL.initial_stock,
            "lead_time": {"kind": "gamma", "mean": MODEL.lead_time.0, "cv": MODEL.lead_time.1}
        }
    });
    Prepared::new(Scenario::from_json(&scenario).unwrap())
}

/// One replication of one strategy as the Lab runs it.
fn record(prepared: &Prepared, strategy: Strategy, number: u32, clocks: &mut ClockHistograms) -> Record {
    let observer = LabObserver::new(&prepared.frame, strategy, false);
    let run = Replication::new(Arc::clone(&prepared.plan), strategy, SEED, number, observer);
    run.finish().finish(clocks).0
}

/// Counts orders.
#[derive(Default)]
struct Orders(u64);

impl Observer for Orders {
    fn see(&mut self, _: Time, event: &Event<'_>) {
        self.0 += u64::from(matches!(event, Event::Placed { .. }));
    }
}

/// Orders that a strategy's replications place, warm-up and run-out included.
fn orders(prepared: &Prepared, strategy: Strategy) -> f64 {
    let placed = |number| {
        let plan = Arc::clone(&prepared.plan);
        Replication::new(plan, strategy, SEED, number, Orders::default()).finish().0
    };
    (1..=REPLICATIONS).map(placed).sum::<u64>() as f64
}

/// Seconds that something takes: of this thread's processor time where the system tells it (Linux), so that others on the
/// machine matter less; otherwise by the clock on the wall.
fn seconds(work: impl FnOnce()) -> f64 {
    let processor = || {
        let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
        Some(told.split(' ').next()?.parse::<f64>().ok()? / 1e9)
    };
    let (start, begun) = (Instant::now(), processor());
    work();
    match begun.zip(processor()) {
        Some((begun, ended)) if ended > begun => ended - begun,
        _ => start.elapsed().as_secs_f64(),
    }
}

/// The median, and the smallest.
fn median(mut values: Vec<f64>) -> (f64, f64) {
    values.sort_by(f64::total_cmp);
    (values[values.len() / 2], values[0])
}

/// A row of the table: what, aim, measured, how.
fn row(what: &str, aim: &str, measured: &str, how: &str) {
    println!("ROW\t{what}\t{aim}\t{measured}\t{how}");
}

/// Both strategies of the default scenario, one after the other, on one thread.
fn default_scenario(built: &str) {
    let prepared = Prepared::new(Scenario::default());
    let met = Strategy::BOTH.map(|strategy| orders(&prepared, strategy));
    let each = met[0].max(met[1]);
    let micro = |time: f64| time * 1e6 / each;
    let runs = (0..RUNS).map(|_| {
        seconds(|| {
            let mut clocks = ClockHistograms::default();
            for number in 1..=REPLICATIONS {
                for strategy in Strategy::BOTH {
                    black_box(record(&prepared, strategy, number, &mut clocks));
                }
            }
        })
    });
    let (middle, best) = median(runs.map(micro).collect());
    row(
        &format!("Engine, both strategies, the Lab's observers, per order, {built}"),
        if built == "native" { "0.7 µs" } else { "" },
        &format!("{middle:.2} µs (at best {best:.2})"),
        &format!(
            "default scenario, {REPLICATIONS} replications of {:.0} orders, one thread's processor time, median of {RUNS} runs",
            each / f64::from(REPLICATIONS)
        ),
    );
}

/// The engine against the plain loop.
fn against_the_plain_loop() {
    let prepared = single_item();
    let compared = agreement::check(&prepared);
    let mut clocks = ClockHistograms::default();
    let (mut engine, mut plain) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        engine.push(seconds(|| {
            for number in 1..=REPLICATIONS {
                black_box(record(&prepared, Strategy::BuildToStock, number, &mut clocks));
            }
        }));
        plain.push(seconds(|| {
            for number in 1..=REPLICATIONS {
                black_box(plain::run(MODEL, SEED, number));
            }
        }));
    }
    let ratios = engine.iter().zip(&plain).map(|(engine, plain)| engine / plain).collect();
    let per_order = 1e6 / orders(&prepared, Strategy::BuildToStock);
    let (engine, plain) = (median(engine).0 * per_order, median(plain).0 * per_order);
    row(
        "One item under (s, nQ): the engine's time over that of a plain loop written by hand",
        "3",
        &format!("{:.1}", median(ratios).0),
        &format!(
            "build to stock, per order {engine:.2} µs against {plain:.2} µs; the loop counts {compared} of the same \
             figures, each within 5 standard errors of the engine's; median ratio of {RUNS} pairs of runs"
        ),
    );
}

fn main() {
    // The build for the page changes the plain loop as well: there only the engine's own figure means something.
    match std::env::var("SPEED_BUILT") {
        Ok(built) => default_scenario(&built),
        Err(_) => {
            default_scenario("native");
            against_the_plain_loop();
            peers::all();
        }
    }
}
