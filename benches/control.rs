//! What control variates would save: how much of each measure's variance between replications goes with what is known of them
//! beforehand, the orders that customers place and the units that they ask for.
//!
//!     cargo bench --bench control
//!
//! For each preset in the program: the measure's jackknife pseudo-values regressed on both counts. An interval would be narrower by
//! 1 − √(1 − R²), R² being adjusted for the two coefficients. docs/performance.md says what came of it.

// A benchmark may unwrap.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::sync::Arc;

use perfect_order_lab::app::{PRESETS, Source};
use perfect_order_lab::experiment::Prepared;
use perfect_order_lab::measure::{ClockHistograms, Kind, LabObserver, Total, Totals, measure};
use perfect_order_lab::model::Scenario;
use perfect_order_lab::sim::{Replication, Strategy};

const REPLICATIONS: u32 = 1000;
const MEASURES: [&str; 8] = [
    "perfect_order_rate",
    "on_time_delivery_rate",
    "unit_fill_rate",
    "customer_clock_mean",
    "inventory_value_mean",
    "units_owed_mean",
    "stockouts_per_item_year",
    "cost_per_order",
];

fn main() {
    println!("{:<24}{:<28}{:>8}{:>8}{:>12}", "Scenario", "Measure", "BTS", "BTO", "BTS − BTO");
    for preset in PRESETS {
        let Source::Here(text) = preset.source else { continue };
        let scenario = Scenario::from_json(&serde_json::from_str(text).unwrap()).unwrap();
        let prepared = Prepared::new(scenario);
        let runs =
            [Strategy::BuildToStock, Strategy::BuildToOrder].map(|strategy| totals(&prepared, strategy));
        for id in MEASURES {
            let Some(Kind::OfTotals(of)) = measure(id).map(|measure| measure.kind) else {
                panic!("{id} is no measure of totals")
            };
            let values = runs.each_ref().map(|runs| pseudo_values(runs, of));
            let controls = [Total::Placed, Total::CohortUnits]
                .map(|total| runs[0].iter().map(|totals| totals.of(total)).collect::<Vec<f64>>());
            let both = values[0].as_ref().zip(values[1].as_ref());
            let difference = both.map(|(stock, order)| stock.iter().zip(order).map(|(s, o)| s - o).collect());
            let saved = [values[0].clone(), values[1].clone(), difference].map(|values: Option<Vec<f64>>| {
                values.map_or("-".to_owned(), |values| saved(&values, &controls))
            });
            println!("{:<24}{id:<28}{:>8}{:>8}{:>12}", preset.id, saved[0], saved[1], saved[2]);
        }
    }
}

fn totals(prepared: &Prepared, strategy: Strategy) -> Vec<Totals> {
    let mut clocks = ClockHistograms::default();
    let run = |number| {
        let observer = LabObserver::new(&prepared.frame, strategy, false);
        let run = Replication::new(Arc::clone(&prepared.plan), strategy, 1, number, observer);
        run.finish().finish(&mut clocks).0.totals
    };
    (1..=REPLICATIONS).map(run).collect()
}

/// `R θ − (R − 1) θ₍ᵢ₎` of each replication.
fn pseudo_values(runs: &[Totals], of: fn(&Totals) -> Option<f64>) -> Option<Vec<f64>> {
    let mut all = runs[0].clone();
    runs[1..].iter().for_each(|run| all.add_all(run));
    let (whole, count) = (of(&all)?, runs.len() as f64);
    runs.iter().map(|run| Some(count * whole - (count - 1.0) * of(&all.without(run))?)).collect()
}

/// By how much the interval would be narrower, in percent.
fn saved(values: &[f64], controls: &[Vec<f64>; 2]) -> String {
    let count = values.len() as f64;
    let covariance = |one: &[f64], other: &[f64]| {
        let mean = |all: &[f64]| all.iter().sum::<f64>() / count;
        let means = [mean(one), mean(other)];
        one.iter().zip(other).map(|(a, b)| (a - means[0]) * (b - means[1])).sum::<f64>() / count
    };
    let variance = covariance(values, values);
    let [a, b] = controls.each_ref().map(|control| covariance(values, control));
    let [aa, bb] = controls.each_ref().map(|control| covariance(control, control));
    let ab = covariance(&controls[0], &controls[1]);
    // Of the two coefficients' normal equations.
    let determinant = aa * bb - ab * ab;
    let explained = (a * (bb * a - ab * b) + b * (aa * b - ab * a)) / determinant;
    if variance <= 0.0 {
        return "-".to_owned();
    }
    let left = (1.0 - explained / variance) * (count - 1.0) / (count - 3.0);
    format!("{:.1} %", 100.0 * (1.0 - left.min(1.0).sqrt()))
}
