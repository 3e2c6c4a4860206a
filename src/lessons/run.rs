//! Runs the scenarios that a lesson's claims need, each once, on all cores of a native machine, and judges
//! the claims.

use std::sync::Arc;

use crate::experiment::{self, Fold, Prepared, Sample, Warning};
use crate::measure::measure;

use super::dip::{dip_of, twin_of};
use super::judge::{Judged, judge, sources};
use super::lesson::{Claim, Lesson, Source, Test};

/// Into so many batches the replications behind a dip are cut: its error shows only between them. Student's
/// quantile of 9 degrees of freedom is close to the normal one, and 10 replications a batch tell a dip from noise.
const BATCHES: u32 = 10;

/// One run of a variant: whole for measures, in batches for dips.
struct Run {
    variant: String,
    test: Test,
    folds: Vec<Fold>,
    warnings: Vec<Warning>,
}

/// All runs that claims need.
struct Runs<'l> {
    lesson: &'l Lesson,
    threads: usize,
    whole: Vec<Run>,
    batches: Vec<Run>,
}

/// Two tests that need the same run: they may differ in α.
fn same_run(one: Test, two: Test) -> bool {
    Test { alpha: two.alpha, ..one } == two
}

fn find<'r>(runs: &'r [Run], variant: &str, test: Test) -> Option<&'r Run> {
    runs.iter().find(|run| run.variant == variant && same_run(run.test, test))
}

impl Runs<'_> {
    /// Runs a variant as a test says, if that was not done yet.
    fn provide(&mut self, variant: &str, test: Test, in_batches: bool) {
        let runs = if in_batches { &mut self.batches } else { &mut self.whole };
        let Some(scenario) = self.lesson.scenario(variant).filter(|_| find(runs, variant, test).is_none())
        else {
            return;
        };
        let mut scenario = scenario.into_owned();
        scenario.run.run_days = test.run_days.unwrap_or(scenario.run.run_days);
        scenario.run.warm_up_days = test.warm_up_days.or(scenario.run.warm_up_days);
        let prepared = Arc::new(Prepared::new(scenario));
        let (seed, replications, threads) = (test.seed, test.replications, self.threads);
        let folds = if in_batches {
            experiment::run_batches(&prepared, seed, replications, BATCHES, threads)
        } else {
            vec![experiment::run(&prepared, seed, replications, threads)]
        };
        let warnings = folds.first().map(|fold| fold.summary().warnings).unwrap_or_default();
        runs.push(Run { variant: variant.to_owned(), test, folds, warnings });
    }

    fn provide_for(&mut self, claim: &Claim, test: Test) {
        for source in sources(claim) {
            match source {
                Source::Run { variant, .. } => self.provide(variant, test, false),
                Source::Dip { variant, .. } => {
                    self.provide(variant, test, true);
                    self.provide(&twin_of(variant), test, true);
                }
                Source::Records { .. } => {}
            }
        }
    }

    fn sample(&self, source: &Source, test: Test) -> Option<Sample> {
        match source {
            Source::Run { variant, strategy, measure: id } => {
                find(&self.whole, variant, test)?.folds.first()?.sample(measure(id)?, *strategy)
            }
            Source::Dip { variant, strategy, of, part } => {
                let disturbed = &find(&self.batches, variant, test)?.folds;
                let twins = &find(&self.batches, &twin_of(variant), test)?.folds;
                let pairs = disturbed.iter().zip(twins);
                let found = pairs.map(|(disturbed, twin)| dip_of(disturbed, twin, *strategy, *of, *part));
                Sample::of_batches(&found.collect::<Option<Vec<f64>>>()?)
            }
            Source::Records { .. } => None,
        }
    }

    /// The warnings of the runs on which a claim rests.
    fn warnings(&self, claim: &Claim) -> Vec<Warning> {
        let mut warnings: Vec<Warning> = Vec::new();
        let Some(test) = claim.test else { return warnings };
        for source in sources(claim) {
            let run = match source {
                Source::Run { variant, .. } => find(&self.whole, variant, test),
                Source::Dip { variant, .. } => find(&self.batches, variant, test),
                Source::Records { .. } => None,
            };
            let all = run.into_iter().flat_map(|run| run.warnings.iter());
            let new: Vec<Warning> = all.filter(|warning| !warnings.contains(warning)).copied().collect();
            warnings.extend(new);
        }
        warnings
    }
}

/// Judges every claim, in order, with the warnings of the runs that it rests on.
#[must_use]
pub fn run_claims(lesson: &Lesson, threads: usize) -> Vec<(Judged, Vec<Warning>)> {
    let mut runs = Runs { lesson, threads, whole: Vec::new(), batches: Vec::new() };
    for claim in &lesson.claims {
        if let Some(test) = claim.test {
            runs.provide_for(claim, test);
        }
    }
    let sample = |source: &Source, test: Test| runs.sample(source, test);
    lesson.claims.iter().map(|claim| (judge(lesson, claim, &sample), runs.warnings(claim))).collect()
}
