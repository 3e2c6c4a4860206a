//! `lab sensitivity`: which numbers move a measure most.

use std::fmt::Write as _;

use clap::Args;
use perfect_order_lab::experiment::{Effect, Sensitivity, USUAL_SHARE};
use perfect_order_lab::persist::sensitivity_json;
use perfect_order_lab::sim::Strategy;
use perfect_order_lab::stats::Estimate;

use crate::run::cell;
use crate::studies::{Common, plain, refused};
use crate::{Failure, Format, print};

/// Replications a point when not given.
const USUAL: u32 = 100;

#[derive(Args)]
pub(crate) struct Options {
    #[command(flatten)]
    common: Common,
    /// The measure
    #[arg(long, default_value = "perfect_order_rate")]
    measure: String,
    /// By which share of itself each number is changed
    #[arg(long, default_value_t = USUAL_SHARE)]
    share: f64,
    /// Only these numbers, by their paths; all that may matter when not given
    #[arg(long, value_delimiter = ',')]
    over: Vec<String>,
}

pub(crate) fn sensitivity(options: &Options) -> Result<(), Failure> {
    let set = options.common.set(USUAL)?;
    let Options { measure, share, over, .. } = options;
    let mut study = if over.is_empty() {
        Sensitivity::new(&set.scenario, measure, *share, set.seed, set.replications)
    } else {
        Sensitivity::of_paths(&set.scenario, measure, over, *share, set.seed, set.replications)
    }
    .map_err(refused)?;
    options.common.conduct(&mut study);
    match options.common.format {
        Format::Json => print(&format!("{:#}\n", sensitivity_json(&study, *share, set.ground()))),
        Format::Table => print(&table(&study)),
    }
}

fn table(study: &Sensitivity) -> String {
    let mut text = String::new();
    for (strategy, name) in Strategy::BOTH.into_iter().zip(["BTS", "BTO"]) {
        let result = study.base().and_then(|base| base.results.first());
        let Some((result, base)) = result.map(|result| (result, result.each[strategy as usize])) else {
            continue;
        };
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{name}: {} {}", result.measure, cell(&base));
        if base.value.is_none() {
            continue;
        }
        let effects = study.effects(strategy);
        let (told, untold): (Vec<&Effect>, Vec<&Effect>) = effects.iter().partition(|effect| effect.is_told);
        for effect in told {
            let Effect { path, value, smaller, larger, .. } = effect;
            let [smaller, larger] = [smaller, larger].map(|end| {
                end.map_or("—".to_owned(), |(value, change)| {
                    format!("{}: {}", plain(value), signed(&change))
                })
            });
            let _ = writeln!(text, "  {path:<44} {:>10}   {smaller:<40} {larger}", plain(*value));
        }
        let (none, untold): (Vec<&Effect>, Vec<&Effect>) =
            untold.iter().partition(|effect| effect.size == 0.0);
        for (what, effects) in [("not to be told from none", untold), ("without any effect", none)] {
            let names: Vec<&str> = effects.iter().map(|effect| effect.path.as_str()).collect();
            if !names.is_empty() {
                let _ = writeln!(text, "  {what}: {}", names.join(", "));
            }
        }
    }
    text
}

fn signed(change: &Estimate) -> String {
    let sign = if change.value.is_some_and(|value| value > 0.0) { "+" } else { "" };
    format!("{sign}{}", cell(change))
}
