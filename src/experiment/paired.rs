//! Two scenarios beside each other: what a change makes of a measure, replication by replication with the same
//! customers and the same luck, and how much of the chance that spares.

use crate::measure::measure;
use crate::model::Scenario;
use crate::sim::Strategy;
use crate::stats::Estimate;

use super::{Fold, Sample};

/// A measure of two runs under both strategies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Paired {
    /// Its name.
    pub measure: &'static str,
    /// Build to stock, build to order; none where it has nothing to count, or the runs are not of the same length.
    pub each: [Option<PairedDifference>; 2],
}

/// A measure of two runs under one strategy.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PairedDifference {
    /// In the first run.
    pub first: f64,
    /// In the second.
    pub second: f64,
    /// The second less the first.
    pub difference: Estimate,
    /// The share of the variance that two runs with luck of their own would have had, and that pairing takes away;
    /// below 0 where it adds some; none where there would have been none.
    pub variance_saved: Option<f64>,
}

/// The 95 % interval, as everywhere on the page: 2.5 % on either side.
const ALPHA: f64 = 0.025;

/// The differences of two runs in some measures.
#[must_use]
pub fn paired(first: &Fold, second: &Fold, measures: &[&'static str]) -> Vec<Paired> {
    let one = |id: &&'static str| {
        let each = Strategy::BOTH.map(|strategy| {
            let known = measure(id).filter(|_| first.replications() == second.replications())?;
            Some(difference(&first.sample(known, strategy)?, &second.sample(known, strategy)?))
        });
        Paired { measure: id, each }
    };
    measures.iter().map(one).collect()
}

fn difference(first: &Sample, second: &Sample) -> PairedDifference {
    let between = second.less(first);
    let reach = between.reach(ALPHA);
    let square = |sample: &Sample| {
        let reach = sample.less_number(0.0).reach(ALPHA);
        reach * reach
    };
    let apart = square(first) + square(second);
    PairedDifference {
        first: first.value(),
        second: second.value(),
        difference: Estimate {
            value: Some(between.value),
            low: Some(between.value - reach),
            high: Some(between.value + reach),
        },
        variance_saved: (apart > 0.0).then(|| 1.0 - reach * reach / apart),
    }
}

impl Scenario {
    /// The same scenario with the luck, and the number of replications, of another one: so that both can be paired.
    #[must_use]
    pub fn with_luck_of(&self, other: &Self) -> Self {
        let mut same = self.clone();
        (same.run.seed, same.run.replications) = (other.run.seed, other.run.replications);
        same
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::experiment::{Prepared, run};

    fn fold(text: &str, seed: u64) -> Fold {
        run(&Arc::new(Prepared::new(Scenario::from_text(text).unwrap())), seed, 40, 2)
    }

    const A: &str = r#"{"run": {"run_days": 28, "warm_up_days": 14}}"#;
    const B: &str =
        r#"{"run": {"run_days": 28, "warm_up_days": 14}, "replenishment": {"cycle_service_level": 0.7}}"#;

    /// Less stock moves build to stock and leaves build to order exactly as it was; pairing saves variance against
    /// runs with luck of their own.
    #[test]
    fn only_what_was_changed_differs() {
        let (a, b) = (fold(A, 3), fold(B, 3));
        let found = paired(&a, &b, &["unit_fill_rate", "perfect_order_rate"]);
        let [stock, order] = found[1].each.map(Option::unwrap);
        assert!(stock.difference.high.unwrap() < 0.0 && stock.second < stock.first);
        assert_eq!((order.difference.value, order.difference.half_width()), (Some(0.0), Some(0.0)));
        assert_eq!(order.variance_saved, Some(1.0));
        assert!(stock.variance_saved.unwrap() > 0.3, "{stock:?}");
        let apart = paired(&a, &fold(B, 4), &["perfect_order_rate"])[0].each[0].unwrap();
        assert!(apart.difference.half_width() > stock.difference.half_width());
    }

    #[test]
    fn runs_of_unequal_length_are_not_paired() {
        let short = run(&Arc::new(Prepared::new(Scenario::from_text(A).unwrap())), 3, 10, 1);
        assert_eq!(paired(&fold(A, 3), &short, &["perfect_order_rate"])[0].each, [None, None]);
    }
}
