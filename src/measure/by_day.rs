//! Outcomes by the day on which orders were placed: what a disruption does to customers, day by day.

use serde::{Deserialize, Serialize};

use super::outcome::Outcome;

/// The orders placed on one day of the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayOutcome {
    /// The cohort: placed, less cancelled and undecided.
    pub cohort: u32,
    /// Of these, delivered on or before the promise.
    pub on_time: u32,
    /// Of these, perfect.
    pub perfect: u32,
}

impl DayOutcome {
    /// Adds another run's orders of the same day.
    pub fn add(&mut self, other: Self) {
        self.cohort += other.cohort;
        self.on_time += other.on_time;
        self.perfect += other.perfect;
    }
}

/// Counts one replication's outcomes by day.
#[derive(Clone, Debug)]
pub(super) struct DayTally(Vec<DayOutcome>);

impl DayTally {
    pub(super) fn new(run_days: i64) -> Self {
        Self(vec![DayOutcome::default(); run_days as usize])
    }

    pub(super) fn decide(&mut self, outcome: &Outcome<'_>) {
        if let Some(day) = self.0.get_mut(outcome.order.placed.day() as usize) {
            day.add(DayOutcome {
                cohort: 1,
                on_time: u32::from(outcome.is_on_time()),
                perfect: u32::from(outcome.is_perfect()),
            });
        }
    }

    pub(super) fn finish(self) -> Vec<DayOutcome> {
        self.0
    }
}
