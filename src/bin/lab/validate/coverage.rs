//! How often the 95 % intervals hold a known answer: of a mean, of a ratio by the jackknife, and of a paired difference.
//!
//! Two scenarios. A shelf is run from full for twenty days without a warm-up, and held against what theory expects of those
//! very days. Orders whose cycle is two exponential stages under either strategy, the second one the same, differ by what
//! theory says of their sums; a sweep makes that stage longer. Each experiment has a seed of its own.

use std::fmt::Write as _;
use std::sync::Arc;

use perfect_order_lab::experiment::{self, Prepared, Sweep};
use perfect_order_lab::model::Scenario;
use perfect_order_lab::persist::refusal_text;
use perfect_order_lab::stats::Estimate;
use perfect_order_lab::theory::law::Law;
use perfect_order_lab::theory::stage_sum::StageSum;
use perfect_order_lab::theory::transient;
use serde_json::{Value, json};

use super::shop::{Shop, Size};
use crate::Failure;

/// Replications of one experiment.
const REPLICATIONS: u32 = 100;

/// The share that should hold it, and how far from it is still well at a thousand experiments.
const LEVEL: f64 = 0.95;
const WITHIN: f64 = 0.02;

/// One interval that was looked at.
pub(super) struct Covered {
    what: &'static str,
    kind: &'static str,
    known: f64,
    held: u32,
    experiments: u32,
}

impl Covered {
    fn share(&self) -> f64 {
        f64::from(self.held) / f64::from(self.experiments)
    }

    /// 93 to 97 % of a thousand; of fewer, as many of the binomial's standard deviations: 2.90, α = 0.0037 for each interval.
    fn reach(&self) -> f64 {
        WITHIN * (1000.0 / f64::from(self.experiments.min(1000))).sqrt()
    }

    fn is_well(&self) -> bool {
        (self.share() - LEVEL).abs() <= self.reach()
    }
}

type Looked = (&'static str, &'static str, &'static str, usize, f64);

pub(super) fn measure(experiments: u32, seed: u64) -> Result<Vec<Covered>, Failure> {
    const RATE: f64 = 2.0;
    const LEAD: f64 = 2.0;
    const STOCK: i64 = 6;
    const DAYS: i64 = 20;
    let known =
        transient::base_stock_from_full(RATE, LEAD, STOCK, DAYS as f64).map_err(|why| why.to_string())?;
    let shelf = Shop::new(RATE, 1.0, Size::Full)
        .put(
            "replenishment",
            json!({
                "policy": "base_stock", "set_by": "explicit", "level": STOCK, "initial_stock": STOCK, "lead_time": LEAD
            }),
        )
        .without_warm_up(DAYS);
    let (collect, make, transport, promise) = (0.5, 0.8, 1.0, 2.0);
    let within = |first: f64| {
        let stages = [Law::exponential(first), Law::exponential(transport)];
        StageSum::new(&stages).and_then(|sum| sum.probability_within(promise)).map_err(|why| why.to_string())
    };
    let exponential = |mean: f64| json!({"kind": "exponential", "mean": mean});
    let pair = Shop::new(RATE, 1.0, Size::Full)
        .set("order_cycle", json!({"collect": exponential(collect), "transport": exponential(transport)}))
        // As many servers as never have a queue.
        .set("production", json!({"servers": 200, "setup_days": make, "cv": 1}))
        .put("promise", json!({"bts_days": promise, "bto_days": promise}))
        .without_warm_up(DAYS);
    let shelf_looked: [Looked; 3] = [
        ("mean stock of 20 days from full", "mean", "available_stock_mean", 0, known.mean_on_hand),
        ("mean units owed of 20 days from full", "mean", "units_owed_mean", 0, known.mean_backorders),
        (
            "unit fill rate of 20 days from full",
            "jackknife of a ratio",
            "unit_fill_rate",
            0,
            known.unit_fill_rate,
        ),
    ];
    let pair_looked: [Looked; 3] = [
        ("order cycle time, build to order", "jackknife of a ratio", "firm_clock_mean", 1, make + transport),
        (
            "order cycle time, build to stock minus build to order",
            "paired difference",
            "firm_clock_mean",
            2,
            collect - make,
        ),
        (
            "on-time delivery rate, build to stock minus build to order",
            "paired difference",
            "on_time_delivery_rate",
            2,
            within(collect)? - within(make)?,
        ),
    ];
    let mut all = look(&shelf.scenario, &shelf_looked, experiments, seed)?;
    all.extend(look(&pair.scenario, &pair_looked, experiments, seed)?);
    // A sweep over the time it takes to make an order: its last point, and the step to it.
    let longer = 1.0;
    let sweep_looked: [Looked; 3] = [
        (
            "order cycle time, a point of a sweep",
            "jackknife of a ratio",
            "firm_clock_mean",
            0,
            longer + transport,
        ),
        (
            "order cycle time, step between points of a sweep",
            "paired step",
            "firm_clock_mean",
            1,
            longer - make,
        ),
        (
            "on-time delivery rate, step between points of a sweep",
            "paired step",
            "on_time_delivery_rate",
            1,
            within(longer)? - within(make)?,
        ),
    ];
    let swept = ("production.setup_days", [make, longer]);
    all.extend(look_at_sweep(&pair.scenario, swept, &sweep_looked, experiments, seed)?);
    Ok(all)
}

/// The same of the second point of a sweep over two values, build to order (side 0), and of the step to it (side 1).
fn look_at_sweep(
    scenario: &Value,
    (path, values): (&str, [f64; 2]),
    looked: &[Looked],
    experiments: u32,
    seed: u64,
) -> Result<Vec<Covered>, Failure> {
    let scenario = Scenario::from_json(scenario)
        .map_err(|complaints| format!("a scenario of coverage: {complaints:?}"))?;
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let measures: Vec<&str> = looked.iter().map(|(_, _, measure, _, _)| *measure).collect();
    let mut all = nothing_yet(looked, experiments);
    for experiment in 0..experiments {
        let seed = (seed * 1_000_003 + u64::from(experiment)) % (1 << 32);
        let mut sweep = Sweep::new(&scenario, path, &values, &measures, seed, REPLICATIONS)
            .map_err(|refusal| refusal_text(&refusal))?;
        experiment::conduct(&mut sweep, threads, &|_| true);
        for (place, (covered, (_, _, _, side, known))) in all.iter_mut().zip(looked).enumerate() {
            let [_, step] = sweep.step(1, place);
            let estimate = if *side == 1 { step } else { sweep.points()[1].results[place].each[1] };
            covered.held += u32::from(holds(&estimate, *known));
        }
    }
    Ok(all)
}

fn nothing_yet(looked: &[Looked], experiments: u32) -> Vec<Covered> {
    looked
        .iter()
        .map(|(what, kind, _, _, known)| Covered { what, kind, known: *known, held: 0, experiments })
        .collect()
}

fn look(scenario: &Value, looked: &[Looked], experiments: u32, seed: u64) -> Result<Vec<Covered>, Failure> {
    let scenario = Scenario::from_json(scenario)
        .map_err(|complaints| format!("a scenario of coverage: {complaints:?}"))?;
    let prepared = Arc::new(Prepared::new(scenario));
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let mut all = nothing_yet(looked, experiments);
    for experiment in 0..experiments {
        let seed = seed * 1_000_003 + u64::from(experiment);
        let summary = experiment::run(&prepared, seed, REPLICATIONS, threads).summary();
        for (covered, (_, _, measure, side, known)) in all.iter_mut().zip(looked) {
            let result = summary.of(measure);
            let estimate = if *side == 2 { result.difference } else { result.each[*side] };
            covered.held += u32::from(holds(&estimate, *known));
        }
    }
    Ok(all)
}

fn holds(estimate: &Estimate, known: f64) -> bool {
    matches!((estimate.low, estimate.high), (Some(low), Some(high)) if low <= known && known <= high)
}

pub(super) fn table(all: &[Covered]) -> String {
    let mut text = String::new();
    for one in all {
        let Covered { what, kind, known, experiments, .. } = one;
        let verdict = if one.is_well() { "well" } else { "NOT WELL" };
        // Writing to a string cannot fail.
        let _ = writeln!(
            text,
            "{what:<60}{kind:<24}{known:>10.5}  held by {:.1} % of {experiments}: {verdict} ({:.1} to {:.1} %)",
            100.0 * one.share(),
            100.0 * (LEVEL - one.reach()),
            100.0 * (LEVEL + one.reach()).min(1.0)
        );
    }
    text
}

pub(super) fn page(all: &[Covered]) -> String {
    let mut text =
        "| What | Interval | Known answer | Held it | Experiments |\n|---|---|---|---|---|\n".to_owned();
    for one in all {
        let (known, share) = (super::page::number(one.known), 100.0 * one.share());
        let _ =
            writeln!(text, "| {} | {} | {known} | {share:.1} % | {} |", one.what, one.kind, one.experiments);
    }
    text
}

pub(super) fn verdict(all: &[Covered]) -> Result<(), Failure> {
    let failed = all.iter().filter(|one| !one.is_well()).count();
    if failed > 0 {
        Err(format!("{failed} kinds of intervals hold the known answer too seldom or too often"))
    } else {
        Ok(())
    }
}
