//! The outcomes of experiments in numbers, sentences and tables, and the names that their menus offer.
//!
//! Not here: what is asked for (`app`), charts (`chart`; they get what stands here as plain series and strings).

mod find;
mod frontier;
mod measures;
mod refusals;
mod scale;
mod sensitivity;
mod sweep;
#[cfg(test)]
mod tests;

pub use find::{FindFacts, find_facts, find_sentence, find_table, found_policy};
pub use frontier::{FrontierAxis, FrontierFacts, frontier_facts, frontier_sentence, frontier_table};
pub use measures::{any_measure_name, measure_groups};
pub use refusals::refusal_rows;
pub use scale::{MeasureScale, axis_name, is_share_measure, setting_text, setting_unit, shown_factor};
pub use sensitivity::{
    MovedEnd, MovedNumber, SensitivityFacts, sensitivity_facts, sensitivity_sentence, sensitivity_table,
};
pub use sweep::{SweepFacts, sweep_facts, sweep_sentence, sweep_table};

use super::{Cell, Column};
use crate::stats::Estimate;

/// A point of a curve, in the units of its axes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CurveSpot {
    /// Across.
    pub x: f64,
    /// Upwards.
    pub y: f64,
    /// 95 % confidence interval of the latter.
    pub interval: Option<(f64, f64)>,
}

impl CurveSpot {
    /// An estimate at a place; none where it has nothing to count.
    fn of(x: f64, estimate: &Estimate, scale: &MeasureScale) -> Option<Self> {
        let interval = estimate.low.zip(estimate.high);
        let interval = interval.map(|(low, high)| (scale.shown(low), scale.shown(high)));
        Some(Self { x, y: scale.shown(estimate.value?), interval })
    }
}

/// What a scenario calls its numbers, and its money.
#[derive(Clone, Copy)]
pub struct Names<'n> {
    /// The name of a path.
    pub number: &'n dyn Fn(&str) -> String,
    /// The currency.
    pub currency: &'n str,
}

fn column(id: &'static str, label: String, decimals: usize) -> Column {
    Column { id, label, decimals }
}

/// Value and ends of an estimate as cells.
fn cells(estimate: &Estimate, scale: &MeasureScale) -> [Cell; 3] {
    [estimate.value, estimate.low, estimate.high]
        .map(|number| number.map_or(Cell::None, |number| Cell::from(scale.shown(number))))
}

/// A name within a sentence: its first letter small, where it is a word and not a short name such as OTIF.
fn inside(name: &str) -> String {
    let mut letters = name.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => name.to_owned(),
    }
}

/// The largest amount of some estimates.
fn largest<'e>(estimates: impl Iterator<Item = &'e Estimate>) -> f64 {
    estimates.filter_map(|estimate| estimate.value).fold(0.0, |most, value| most.max(value.abs()))
}
