//! `lab run`: a scenario run on all cores, printed as a table or as JSON.

use std::path::PathBuf;
use std::sync::Arc;
use std::thread;

use clap::Args;
use perfect_order_lab::experiment::{self, Fold, Prepared, Warning, resilience};
use perfect_order_lab::model::bounds;
use perfect_order_lab::persist::results_json;
use perfect_order_lab::sim::Strategy;
use perfect_order_lab::stats::Estimate;

use crate::{Failure, Format, print, read_scenario};

#[derive(Args)]
pub(crate) struct Options {
    /// The scenario file
    scenario: PathBuf,
    /// Number of replications; the scenario's own when not given
    #[arg(long)]
    replications: Option<u32>,
    /// The random seed; the scenario's own when not given
    #[arg(long)]
    seed: Option<u64>,
    /// How the results are printed
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    /// Number of threads; all cores when not given. The results do not depend on it
    #[arg(long)]
    threads: Option<usize>,
}

pub(crate) fn run(options: &Options) -> Result<(), Failure> {
    let scenario = read_scenario(&options.scenario)?;
    let replications = options.replications.unwrap_or(scenario.run.replications);
    let seed = options.seed.unwrap_or(scenario.run.seed);
    within("--replications", f64::from(replications), &bounds::REPLICATIONS)?;
    within("--seed", seed as f64, &bounds::SEED)?;
    let threads = options.threads.unwrap_or_else(|| thread::available_parallelism().map_or(1, usize::from));
    let run = |scenario| experiment::run(&Arc::new(Prepared::new(scenario)), seed, replications, threads);
    let twin = scenario.undisturbed();
    let fold = run(scenario);
    let twin = twin.map(run);
    match options.format {
        Format::Json => print(&format!("{:#}\n", results_json(&fold, twin.as_ref(), seed))),
        Format::Table => print(&(table(&fold) + &twin.map_or(String::new(), |twin| dips(&fold, &twin)))),
    }
}

pub(crate) fn within(option: &str, value: f64, bound: &bounds::Bound) -> Result<(), Failure> {
    match bound.check_number(value) {
        Ok(_) => Ok(()),
        Err(_) => Err(format!("{option} {value} must lie between {} and {}", bound.min, bound.max)),
    }
}

fn table(fold: &Fold) -> String {
    let summary = fold.summary();
    let name = &fold.prepared().scenario.name;
    let mut lines = vec![format!("{name}: {} replications, digest {}", summary.replications, summary.digest)];
    lines.extend(summary.warnings.iter().map(|warning| format!("! {}", sentence(*warning))));
    let row = |name: &str, cells: [String; 3], saved: &str| {
        let [bts, bto, difference] = cells;
        format!("{name:<32} {bts:>26} {bto:>26} {difference:>26} {saved:>8}")
    };
    // What common orders save: the variance of an unpaired difference over that of the paired one.
    lines.push(row("measure", ["BTS", "BTO", "BTS - BTO"].map(str::to_owned), "pairing"));
    lines.extend(summary.results.iter().map(|result| {
        let saved = result.saved.map_or("—".to_owned(), |saved| format!("× {saved:.2}"));
        row(result.measure, [&result.each[0], &result.each[1], &result.difference].map(cell), &saved)
    }));
    lines.join("\n") + "\n"
}

/// What the disruptions did, against the same orders without them.
fn dips(fold: &Fold, twin: &Fold) -> String {
    let mut lines = String::from("against the same orders without disruptions:\n");
    for (strategy, name) in Strategy::BOTH.into_iter().zip(["BTS", "BTO"]) {
        let Some(found) = resilience(fold, twin, strategy) else { continue };
        let named = [
            ("perfect orders", found.perfect_order_rate),
            ("on time", found.on_time_delivery_rate),
            (if name == "BTS" { "stock" } else { "queue" }, found.level),
        ];
        for (what, dip) in named {
            let deepest = dip.deepest_day.map_or("never".to_owned(), |day| format!("day {day}"));
            let recovery = dip
                .recovery_days
                .map_or("not recovered".to_owned(), |days| format!("recovered after {days} days"));
            lines += &format!(
                "{name} {what}: down by {:.4} ({deepest}), {} days long, {recovery}\n",
                dip.depth, dip.length_days
            );
        }
    }
    lines
}

pub(crate) fn cell(estimate: &Estimate) -> String {
    match (estimate.value, estimate.half_width()) {
        (None, _) => "—".to_owned(),
        (Some(value), None) => format!("{value:.*}", decimals(value)),
        (Some(value), Some(half)) => {
            let decimals = decimals(value);
            format!("{value:.decimals$} ± {half:.decimals$}")
        }
    }
}

/// Money needs no decimals, rates many.
pub(crate) fn decimals(value: f64) -> usize {
    if value.abs() >= 10_000.0 { 0 } else { 5 }
}

pub(crate) fn sentence(warning: Warning) -> String {
    match warning {
        Warning::Overloaded { utilisation } => {
            format!("this system cannot keep up: utilisation {:.0} %", utilisation * 100.0)
        }
        Warning::WarmUpShort { days, sensible } => {
            format!("the warm-up of {days} days is short: {sensible} would do")
        }
        Warning::OwnLineOverloaded { utilisation } => format!(
            "the firm's own line cannot keep up with replenishments: utilisation {:.0} %",
            100.0 * utilisation
        ),
        Warning::HistoryShort { days, lead_time_days } => format!(
            "the replayed history ({days} days) is shorter than a replenishment takes ({lead_time_days:.1} days)"
        ),
        Warning::StillOpen { strategy, orders } => format!(
            "{orders} orders were still open when the run ended ({strategy:?}): times are at least what is shown"
        ),
    }
}
