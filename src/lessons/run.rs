//! Runs the scenarios that a lesson's claims need, each once, on all cores of a native machine, and judges
//! the claims.

use std::sync::Arc;

use crate::experiment::{self, Fold, Prepared, Warning};

use super::judge::{Judged, judge, needs};
use super::lesson::{Lesson, Test};

/// One run of a variant.
struct Run<'l> {
    variant: &'l str,
    test: Test,
    fold: Fold,
    warnings: Vec<Warning>,
}

/// Two tests that need the same run: they may differ in α.
fn same_run(one: Test, two: Test) -> bool {
    Test { alpha: two.alpha, ..one } == two
}

/// Judges every claim, in order, with the warnings of the runs that it rests on.
#[must_use]
pub fn run_claims(lesson: &Lesson, threads: usize) -> Vec<(Judged, Vec<Warning>)> {
    let mut runs: Vec<Run<'_>> = Vec::new();
    for (variant, test) in lesson.claims.iter().flat_map(needs) {
        let there = runs.iter().any(|run| run.variant == variant && same_run(run.test, test));
        let Some(scenario) = lesson.scenario(variant).filter(|_| !there) else { continue };
        let mut scenario = scenario.clone();
        scenario.run.run_days = test.run_days.unwrap_or(scenario.run.run_days);
        scenario.run.warm_up_days = test.warm_up_days.or(scenario.run.warm_up_days);
        let prepared = Arc::new(Prepared::new(scenario));
        let fold = experiment::run(&prepared, test.seed, test.replications, threads);
        let warnings = fold.summary().warnings;
        runs.push(Run { variant, test, fold, warnings });
    }
    let find = |variant: &str, test: Test| {
        runs.iter().find(|run| run.variant == variant && same_run(run.test, test))
    };
    let fold = |variant: &str, test: Test| find(variant, test).map(|run| &run.fold);
    let warnings = |claim| {
        let mut warnings: Vec<Warning> = Vec::new();
        for run in needs(claim).filter_map(|(variant, test)| find(variant, test)) {
            let new = run.warnings.iter().filter(|warning| !warnings.contains(warning));
            let new: Vec<Warning> = new.copied().collect();
            warnings.extend(new);
        }
        warnings
    };
    lesson.claims.iter().map(|claim| (judge(lesson, claim, &fold), warnings(claim))).collect()
}
