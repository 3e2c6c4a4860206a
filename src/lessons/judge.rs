//! Holds claims against runs. The rule, stated once:
//!
//! A claim about a run holds when its confidence bound clears its margin, so that a claim which is just
//! false passes with a probability of at most α. "Greater by m": the one-sided lower bound of level 1 − α
//! of the difference is above m. "Less by m": its upper bound is below −m. "Equals within m" and "ratio
//! between": both one-sided bounds lie inside (two one-sided tests, Schuirmann 1987). Differences and ratios
//! are paired by replication, as all variants serve the same customers; dips are paired by batches of them. Claims
//! about order records are exact.

use crate::experiment::{Comparison, Fold, Sample};
use crate::measure::{OrderRecord, measure, scorecard};

use super::dip::{dip_of, twin_of};
use super::lesson::{Against, Beside, Claim, Lesson, Other, Reveal, Source, Test};

/// A run that a claim needs: a variant, under the claim's own test.
pub type Need<'l> = (&'l str, Test);

/// What a source is worth in the runs of a test, with its error.
pub type Samples<'s> = &'s dyn Fn(&Source, Test) -> Option<Sample>;

/// Whether a claim holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Verdict {
    /// It does.
    Holds,
    /// It does not, or the runs are too few to say so.
    Fails,
    /// Something that it compares has nothing to count.
    Undefined,
}

/// A claim that was held against runs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Judged {
    /// Whether it holds.
    pub verdict: Verdict,
    /// The measure, the difference or the ratio that was compared.
    pub estimate: f64,
    /// Its one-sided lower bound of level 1 − α.
    pub low: f64,
    /// Its one-sided upper bound.
    pub high: f64,
    /// Between which limits the bounds had to lie.
    pub limits: (f64, f64),
}

impl Judged {
    const UNDEFINED: Self = Self {
        verdict: Verdict::Undefined,
        estimate: f64::NAN,
        low: f64::NAN,
        high: f64::NAN,
        limits: (f64::NEG_INFINITY, f64::INFINITY),
    };

    /// How much room is left between the bounds and the limits; negative where the claim fails.
    #[must_use]
    pub fn to_spare(&self) -> f64 {
        (self.low - self.limits.0).min(self.limits.1 - self.high)
    }

    fn new((estimate, reach): (f64, f64), limits: (f64, f64)) -> Self {
        let (low, high) = (estimate - reach, estimate + reach);
        let holds = limits.0 < low && high < limits.1;
        let verdict = if holds { Verdict::Holds } else { Verdict::Fails };
        Self { verdict, estimate, low, high, limits }
    }
}

/// What a claim compares.
pub fn sources(claim: &Claim) -> impl Iterator<Item = &Source> + Clone {
    let right = match &claim.comparison {
        Against::Equals(other, _) | Against::Greater(other, _) | Against::Less(other, _) => match other {
            Other::Number(_) => None,
            Other::Source(source) => Some(source),
        },
        Against::Ratio(source, ..) => Some(source),
    };
    [Some(&claim.left), right].into_iter().flatten()
}

/// The runs that a claim needs.
pub fn needs(claim: &Claim) -> impl Iterator<Item = Need<'_>> {
    let variants = sources(claim).filter_map(variant_of);
    claim.test.into_iter().flat_map(move |test| variants.clone().map(move |variant| (variant, test)))
}

fn variant_of(source: &Source) -> Option<&str> {
    match source {
        Source::Run { variant, .. } | Source::Dip { variant, .. } => Some(variant.as_str()),
        Source::Records { .. } => None,
    }
}

/// Holds a claim against runs.
#[must_use]
pub fn judge(lesson: &Lesson, claim: &Claim, samples: Samples<'_>) -> Judged {
    match claim.test {
        Some(test) => of_runs(claim, test, samples),
        None => of_records(claim, &lesson.records),
    }
    .unwrap_or(Judged::UNDEFINED)
}

fn of_runs(claim: &Claim, test: Test, samples: Samples<'_>) -> Option<Judged> {
    let sample = |source: &Source| samples(source, test);
    let left = sample(&claim.left)?;
    let less = |other: &Other| -> Option<(f64, f64)> {
        let comparison = match other {
            Other::Number(number) => left.less_number(*number),
            Other::Source(source) => left.less(&sample(source)?),
        };
        Some(reached(&comparison, test))
    };
    // Against a number the estimate is shown as it is, not less the number.
    let shift = |other: &Other| match other {
        Other::Number(number) => *number,
        Other::Source(_) => 0.0,
    };
    let judged = |other: &Other, low: f64, high: f64| {
        let ((estimate, reach), shift) = (less(other)?, shift(other));
        Some(Judged::new((estimate + shift, reach), (low + shift, high + shift)))
    };
    match &claim.comparison {
        Against::Equals(other, margin) => judged(other, -margin, *margin),
        Against::Greater(other, margin) => judged(other, *margin, f64::INFINITY),
        Against::Less(other, margin) => judged(other, f64::NEG_INFINITY, -margin),
        Against::Ratio(source, low, high) => {
            let comparison = left.over(&sample(source)?)?;
            Some(Judged::new(reached(&comparison, test), (*low, *high)))
        }
    }
}

fn reached(comparison: &Comparison, test: Test) -> (f64, f64) {
    (comparison.value, comparison.reach(test.alpha))
}

/// What a reveal shows, in the unit of its measure (shares from 0 to 1), from runs of the lesson's variants
/// as they stand; `None` where there is nothing to count, or no run yet.
#[must_use]
pub fn revealed<'r>(lesson: &Lesson, reveal: &Reveal, run: impl Fn(&str) -> Option<&'r Fold>) -> Option<f64> {
    let value = |source: &Source| match source {
        Source::Run { variant, strategy, measure: id } => run(variant)?.value(measure(id)?, *strategy),
        Source::Dip { variant, strategy, of, part } => {
            dip_of(run(variant)?, run(&twin_of(variant))?, *strategy, *of, *part)
        }
        Source::Records { .. } => of_record(source, &lesson.records),
    };
    let shown = value(&reveal.source)?;
    match &reveal.beside {
        Beside::Nothing => Some(shown),
        Beside::Over(other) => value(other).filter(|other| *other != 0.0).map(|other| shown / other),
        Beside::Less(other) => Some(shown - value(other)?),
    }
}

/// A line of a scorecard of the order records.
fn of_record(source: &Source, records: &[OrderRecord]) -> Option<f64> {
    let Source::Records { strategy, measure } = source else { return None };
    scorecard(*strategy, records).into_iter().find(|line| line.id == *measure)?.value
}

fn of_records(claim: &Claim, records: &[OrderRecord]) -> Option<Judged> {
    let value = |source: &Source| of_record(source, records);
    let left = value(&claim.left)?;
    let right = |other: &Other| match other {
        Other::Number(number) => Some(*number),
        Other::Source(source) => value(source),
    };
    let (low, high) = match &claim.comparison {
        Against::Equals(other, margin) => (right(other)? - margin, right(other)? + margin),
        Against::Greater(other, margin) => (right(other)? + margin, f64::INFINITY),
        Against::Less(other, margin) => (f64::NEG_INFINITY, right(other)? - margin),
        Against::Ratio(source, low, high) => {
            return Some(Judged::new((left / value(source)?, 0.0), (*low, *high)));
        }
    };
    Some(Judged::new((left, 0.0), (low, high)))
}
