//! `lab sweep`: measures along the values of one number.

use std::fmt::Write as _;

use clap::Args;
use perfect_order_lab::experiment::{Sweep, values_between};
use perfect_order_lab::persist::sweep_json;

use crate::run::cell;
use crate::studies::{Common, doubts, numbers, plain, refused};
use crate::{Failure, Format, print};

/// Replications a value when not given.
const USUAL: u32 = 200;

#[derive(Args)]
pub(crate) struct Options {
    #[command(flatten)]
    common: Common,
    /// The number's path, for example replenishment.cycle_service_level
    path: String,
    /// Its values: FROM:TO:COUNT, evenly spaced, or a list such as 0.8,0.9,0.95
    #[arg(allow_hyphen_values = true)]
    values: String,
    /// The measures, by the names of `lab run --format json`
    #[arg(
        long,
        value_delimiter = ',',
        default_value = "perfect_order_rate,on_time_delivery_rate,customer_clock_mean,inventory_value_mean,cost_per_order"
    )]
    measures: Vec<String>,
}

pub(crate) fn sweep(options: &Options) -> Result<(), Failure> {
    let set = options.common.set(USUAL)?;
    let values = values(&options.values)?;
    let mut sweep =
        Sweep::new(&set.scenario, &options.path, &values, &options.measures, set.seed, set.replications)
            .map_err(refused)?;
    options.common.conduct(&mut sweep);
    match options.common.format {
        Format::Json => print(&format!("{:#}\n", sweep_json(&sweep, set.ground()))),
        Format::Table => print(&table(&sweep)),
    }
}

fn values(text: &str) -> Result<Vec<f64>, Failure> {
    if !text.contains(':') {
        return numbers(text, ',');
    }
    let [from, to, count] = numbers(text, ':')?[..] else {
        return Err(format!("{text}: write FROM:TO:COUNT, for example 0.8:0.99:5"));
    };
    if count < 1.0 || count.trunc() != count {
        return Err(format!("{text}: {count} is no number of values"));
    }
    values_between(from, to, count as usize).map_err(refused)
}

fn table(sweep: &Sweep) -> String {
    let mut text = String::new();
    let columns = ["BTS", "BTO", "BTS - BTO", "BTS since", "BTO since"];
    let first = sweep.points().first();
    for (place, result) in first.into_iter().flat_map(|point| point.results.iter().enumerate()) {
        // Writing to a string cannot fail.
        let _ = write!(text, "{}\n{:>14}", result.measure, sweep.path().rsplit('.').next().unwrap_or(""));
        for column in columns {
            let _ = write!(text, " {column:>24}");
        }
        text.push('\n');
        for (index, (value, point)) in sweep.values().iter().zip(sweep.points()).enumerate() {
            let result = &point.results[place];
            let [bts, bto] = sweep.step(index, place);
            let _ = write!(text, "{:>14}", plain(*value));
            for estimate in [&result.each[0], &result.each[1], &result.difference, &bts, &bto] {
                let _ = write!(text, " {:>24}", cell(estimate));
            }
            text.push('\n');
        }
    }
    for (value, point) in sweep.values().iter().zip(sweep.points()) {
        for doubt in doubts(&point.warnings) {
            let _ = writeln!(text, "{}: {doubt}", plain(*value));
        }
    }
    text
}
