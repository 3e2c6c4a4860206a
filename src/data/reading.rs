//! Everything that the page needs of a history once it is read: small, whatever the size of the file.
//!
//! Not here: how it is shown, and where it was read.

use serde::{Deserialize, Serialize};

use super::fit::{FitComplaint, fit};
use super::history::OrderHistory;
use super::picture::Picture;
use super::preview::Preview;
use super::reader::Dialect;
use super::replay::cycle;
use super::report::Summary;
use super::scenario::scenario_json;

/// A history that was read and fitted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// What was read, left out, taken and fitted.
    pub summary: Summary,
    /// The numbers behind the pictures.
    pub picture: Picture,
    /// The first lines of the file; none for the built-in case.
    pub preview: Option<Preview>,
    /// The fitted scenario as `lab fit` writes it, before it is laid over another.
    pub fitted: String,
    /// The history itself, for the model to replay.
    pub replay: Replay,
}

/// A history cut to whole weeks, as it travels.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Replay {
    /// Its length [calendar days].
    pub days: u32,
    /// Orders left out because they lie beyond the last whole week [orders].
    pub left_out: usize,
    /// `demand.replay` of a scenario, as JSON.
    pub text: String,
}

impl Reading {
    /// Fits a history and puts together what is to be shown of it.
    ///
    /// # Errors
    /// Why it cannot be fitted.
    pub fn of(
        history: &OrderHistory,
        dialect: Option<&Dialect>,
        preview: Option<Preview>,
        name: &str,
    ) -> Result<Self, FitComplaint> {
        let fitted = fit(history)?;
        let cycle = cycle(history);
        Ok(Self {
            summary: Summary::new(history, dialect, &fitted),
            picture: Picture::of(history),
            preview,
            fitted: scenario_json(&fitted, name).to_string(),
            replay: Replay { days: cycle.days, left_out: cycle.left_out, text: cycle.replay.to_string() },
        })
    }
}
