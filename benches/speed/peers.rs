//! Public simulators beside the engine, on the same model in the same run: SimPy (one item under (s, nQ), written by hand) and
//! stockpyl (one item under a periodic base stock, its own simulation). Their Python stands in `peers/`.
//!
//! `PEERS_PYTHON` names a Python that has them (`cargo xtask bench` makes one); without it they are left out. Each first has
//! to find what the engine finds.

use std::hint::black_box;
use std::process::Command;

use perfect_order_lab::experiment::Prepared;
use perfect_order_lab::measure::{ClockHistograms, Total, Totals};
use perfect_order_lab::model::Scenario;
use perfect_order_lab::sim::Strategy;
use serde_json::{Value, json};

use super::agreement::{self, agreed};
use super::{
    MODEL, REPLICATIONS, RUNS, SEED, median, no_faults, no_time, orders, record, row, seconds, single_item,
};

/// The periodic base stock: a day's demand, the level, days of supply.
const DEMAND: f64 = 20.0;
const LEVEL: f64 = 130.0;
const LEAD_TIME: u32 = 6;
/// Days that are simulated at once, and how many of them, the first ones, count for nothing.
const DAYS: u32 = 1000;
const WARM_UP: u32 = 100;

/// Runs a peer's script; none if it cannot.
fn ask(script: &str, model: &Value) -> Option<Value> {
    let python = std::env::var("PEERS_PYTHON").ok()?;
    let path = format!("{}/benches/speed/peers/{script}", env!("CARGO_MANIFEST_DIR"));
    let output = Command::new(python).arg(path).arg(model.to_string()).output().ok()?;
    if !output.status.success() {
        eprintln!("{script}: {}", String::from_utf8_lossy(&output.stderr));
        return None;
    }
    serde_json::from_slice(&output.stdout).ok()
}

fn number(answer: &Value, name: &str) -> f64 {
    answer[name].as_f64().unwrap()
}

/// Seconds of the engine for all replications of build to stock, and a total over another, all summed.
fn engine(prepared: &Prepared) -> f64 {
    let mut clocks = ClockHistograms::default();
    seconds(|| {
        for number in 1..=REPLICATIONS {
            black_box(record(prepared, Strategy::BuildToStock, number, &mut clocks));
        }
    })
}

/// A figure of each replication of build to stock.
fn figures(prepared: &Prepared, of: impl Fn(&Totals) -> f64) -> Vec<f64> {
    let mut clocks = ClockHistograms::default();
    (1..=agreement::REPLICATIONS)
        .map(|number| of(&record(prepared, Strategy::BuildToStock, number, &mut clocks).totals))
        .collect()
}

/// What a peer found in each of its runs.
fn found(pairs: &[(f64, Value)]) -> Vec<f64> {
    let of = |answer: &Value| -> Vec<f64> {
        answer["found"].as_array().unwrap().iter().map(|found| found.as_f64().unwrap()).collect()
    };
    pairs.iter().flat_map(|(_, answer)| of(answer)).collect()
}

/// Both peers; nothing where they are not there.
pub fn all() {
    if std::env::var_os("PEERS_PYTHON").is_none() {
        println!("Left out: SimPy and stockpyl; PEERS_PYTHON names no Python.");
        return;
    }
    simpy();
    stockpyl();
}

fn simpy() {
    let prepared = single_item();
    let model = |run: usize| {
        json!({
            "orders_per_day": MODEL.orders_per_day, "mean_units": MODEL.mean_units,
            "lead_time": [MODEL.lead_time.0, MODEL.lead_time.1], "transport": [MODEL.transport.0, MODEL.transport.1],
            "reorder_point": MODEL.reorder_point, "lot": MODEL.lot, "initial_stock": MODEL.initial_stock,
            "promise": MODEL.promise, "warm_up": MODEL.warm_up_days, "days": MODEL.run_days,
            "runs": 50, "seed": SEED + 1000 * run as u64
        })
    };
    let per_order = engine_per(&prepared, orders(&prepared, Strategy::BuildToStock));
    let Some(pairs) = (0..RUNS).map(|run| Some((per_order(), ask("simpy_model.py", &model(run))?))).collect()
    else {
        return;
    };
    let pairs: Vec<(f64, Value)> = pairs;
    let ours = figures(&prepared, |totals| totals.of(Total::OnTime) / totals.of(Total::Placed));
    let [ours, theirs] = agreed("On time: SimPy", &ours, &found(&pairs));
    told(
        "SimPy 4.1.2: its time over the engine's, one item under (s, nQ)",
        &pairs,
        "order",
        &format!("both find {:.1} % on time against {:.1} %", 100.0 * ours, 100.0 * theirs),
    );
}

fn stockpyl() {
    let scenario = json!({
        "run": {"warm_up_days": WARM_UP, "run_days": DAYS - WARM_UP},
        "demand": {
            "orders_per_day": DEMAND, "gap_cv": 1, "lines": 1, "units": 1, "items": {"kind": "uniform", "count": 1}
        },
        "order_cycle": no_time(),
        "quality": no_faults(),
        "promise": {"bts_days": 1},
        "replenishment": {
            "policy": "base_stock", "set_by": "explicit", "review_days": 1, "level": LEVEL, "initial_stock": LEVEL,
            // A day more than the supplier takes passes from review to review; stockpyl counts it in the lead time.
            "lead_time": LEAD_TIME - 1
        }
    });
    let prepared = Prepared::new(Scenario::from_json(&scenario).unwrap());
    let per_day = engine_per(&prepared, f64::from(DAYS) * f64::from(REPLICATIONS));
    let model = |run: usize| {
        json!({
            "mean": DEMAND, "level": LEVEL, "lead_time": LEAD_TIME, "warm_up": WARM_UP, "days": DAYS,
            "seed": SEED + run as u64
        })
    };
    let Some(pairs) =
        (0..RUNS).map(|run| Some((per_day(), ask("stockpyl_model.py", &model(run))?))).collect()
    else {
        return;
    };
    let pairs: Vec<(f64, Value)> = pairs;
    let ours = figures(&prepared, |totals| totals.of(Total::StockAtDayEnd) / f64::from(DAYS - WARM_UP));
    let [ours, theirs] = agreed("Stock at the end of a day: stockpyl", &ours, &found(&pairs));
    told(
        "stockpyl 1.0.2: its time over the engine's, one item under a periodic base stock",
        &pairs,
        "day",
        &format!(
            "the engine simulates each of {DEMAND} orders a day; stock at the end of a day {ours:.2} against {theirs:.2}"
        ),
    );
}

/// Seconds of the engine for one of so many.
fn engine_per(prepared: &Prepared, count: f64) -> impl Fn() -> f64 + '_ {
    move || engine(prepared) / count
}

fn told(what: &str, pairs: &[(f64, Value)], one: &str, found: &str) {
    let each = |answer: &Value| number(answer, "seconds") / number(answer, "count");
    let ratio = median(pairs.iter().map(|(ours, answer)| each(answer) / ours).collect()).0;
    let ours = 1e6 * median(pairs.iter().map(|(ours, _)| *ours).collect()).0;
    let theirs = 1e6 * median(pairs.iter().map(|(_, answer)| each(answer)).collect()).0;
    row(
        what,
        "",
        &format!("{ratio:.0}"),
        &format!(
            "{theirs:.1} µs against {ours:.2} µs a {one}, the engine with all the Lab's observers; {found}; median ratio of {RUNS} pairs of runs"
        ),
    );
}
