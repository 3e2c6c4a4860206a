//! What sweep, frontier, find and sensitivity have in common: scenarios to be run in waves, and what is kept of
//! each of them.
//!
//! A study never runs anything: whoever conducts it (`native`, or the page's pool of workers) runs the scenarios of
//! its wave, each with its own seed and number of replications, folds their pieces, and gives the points back.
//! As a fold does not depend on how it was cut, neither does a study. All scenarios of a wave have the same seed
//! and the same replications, so points share their luck and their differences are paired.

use super::{Digest, Fold, MeasureResult, Sample, Warning};
use crate::measure::Measure;
use crate::model::Scenario;
use crate::sim::Strategy;
use crate::stats::Estimate;

/// An experiment of several scenarios, wave by wave: what is run next may depend on what came out.
pub trait Study {
    /// The measures that its points are to keep.
    fn measures(&self) -> &[&'static Measure];

    /// The scenarios to be run now, with their seeds and replications; none when the study is done.
    fn wave(&self) -> &[Scenario];

    /// Takes the points of the wave, in its order.
    fn take(&mut self, points: Vec<Point>);
}

/// The runs of a study that runs all its scenarios in one wave.
#[derive(Clone, Debug)]
pub struct OneWave {
    pub(super) measures: Vec<&'static Measure>,
    pub(super) scenarios: Vec<Scenario>,
    /// One a scenario; none until they were run.
    pub(super) points: Vec<Point>,
}

impl OneWave {
    /// Scenarios that are still to be run.
    pub(super) fn new(measures: Vec<&'static Measure>, scenarios: Vec<Scenario>) -> Self {
        Self { measures, scenarios, points: Vec::new() }
    }
}

/// A study of one wave: what it makes of its points is its own.
pub trait InOneWave {
    /// Its runs.
    fn runs(&self) -> &OneWave;

    /// Its runs, for their points to be put in.
    fn runs_mut(&mut self) -> &mut OneWave;
}

impl<S: InOneWave> Study for S {
    fn measures(&self) -> &[&'static Measure] {
        &self.runs().measures
    }

    fn wave(&self) -> &[Scenario] {
        let runs = self.runs();
        if runs.points.is_empty() { &runs.scenarios } else { &[] }
    }

    fn take(&mut self, points: Vec<Point>) {
        self.runs_mut().points = points;
    }
}

/// What is kept of one scenario's run: estimates, and how each replication moves them. The rest can be forgotten.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// How many replications were run.
    pub replications: u32,
    /// The measures asked for, in that order.
    pub results: Vec<MeasureResult>,
    /// What the reader should know.
    pub warnings: Vec<Warning>,
    /// The digest of all records.
    pub digest: Digest,
    samples: Vec<[Option<Sample>; 2]>,
    /// A digest of each strategy's own records.
    traces: [Digest; 2],
}

impl Point {
    /// Keeps some measures of a run.
    #[must_use]
    pub fn of(fold: &Fold, measures: &[&'static Measure]) -> Self {
        let sample =
            |measure: &&'static Measure| Strategy::BOTH.map(|strategy| fold.sample(measure, strategy));
        Self {
            replications: fold.replications(),
            results: fold.results_of(measures),
            warnings: fold.warnings(),
            digest: fold.digest(),
            samples: measures.iter().map(sample).collect(),
            traces: Strategy::BOTH.map(|strategy| fold.trace(strategy)),
        }
    }

    /// A measure's sample under a strategy, by the measure's place; `None` where it has nothing to count.
    #[must_use]
    pub fn sample(&self, place: usize, strategy: Strategy) -> Option<&Sample> {
        self.samples.get(place)?[strategy as usize].as_ref()
    }

    /// How a measure changes from another point to this one, paired by replication.
    #[must_use]
    pub fn change(&self, from: &Self, place: usize, strategy: Strategy) -> Estimate {
        match (self.sample(place, strategy), from.sample(place, strategy)) {
            // The very same runs: no change at all, not even where a share was all or nothing.
            (Some(_), Some(_)) if self.is_same_run(from, strategy) => Estimate::exact(0.0),
            (Some(here), Some(there)) => here.less(there).estimate(),
            _ => Estimate::UNDEFINED,
        }
    }

    /// Whether nothing at all differs between two points under a strategy.
    #[must_use]
    pub fn is_same_run(&self, other: &Self, strategy: Strategy) -> bool {
        self.traces[strategy as usize] == other.traces[strategy as usize]
    }
}

/// The same scenario with an experiment's seed and replications.
#[must_use]
pub(super) fn to_run(mut scenario: Scenario, seed: u64, replications: u32) -> Scenario {
    scenario.run.seed = seed;
    scenario.run.replications = replications;
    scenario
}
