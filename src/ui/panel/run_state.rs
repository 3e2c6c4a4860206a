//! The state of the run in a line: how many replications, how precise, how long it took.

use super::super::hooks::Run;
use crate::i18n::{Texts, elapsed_text, format_number, precision_points};

/// The line, long for the panel and short for the dock. `is_current`: the run is of the scenario at hand.
pub fn run_state(texts: Texts, run: Option<&Run>, is_current: bool, short: bool) -> String {
    let words = texts.controls;
    let count = |number: u32| format_number(texts.language, f64::from(number), 0);
    let Some(run) = run else { return words.starting().to_owned() };
    let summary = &run.results.summary;
    if !is_current {
        return words.running(&count(0), &count(run.target));
    }
    if !run.is_done() {
        return words.running(&count(summary.replications), &count(run.target));
    }
    let replications = count(summary.replications);
    let Some(points) = precision_points(texts, &summary.of("perfect_order_rate")) else {
        return words.run_state_plain(&replications);
    };
    if short {
        words.run_state_short(&replications, &points)
    } else {
        words.run_state(&replications, &points, &elapsed_text(texts, run.milliseconds))
    }
}
