//! Why orders were not perfect: the combinations of failures in which orders of the cohort fell.

use super::Fold;
use crate::measure::{FAILURES, Total};
use crate::sim::Strategy;

/// A way in which an order misses being perfect, in the order of the bits in which totals count them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// Delivered after the promise, or not at all.
    Late,
    /// Not everything in one delivery.
    Incomplete,
    /// Wrong items, or the wrong place.
    Wrong,
    /// Damaged.
    Damaged,
    /// Wrong documents.
    Documents,
}

impl Failure {
    /// Every failure, in the order of their bits.
    pub const ALL: [Self; 5] = [Self::Late, Self::Incomplete, Self::Wrong, Self::Damaged, Self::Documents];

    /// Whether a combination holds the failure.
    #[must_use]
    pub fn is_in(self, combination: usize) -> bool {
        combination & (1 << self as usize) != 0
    }
}

/// Orders by their combination of failures [of 100 orders of the cohort].
#[derive(Clone, Debug, PartialEq)]
pub struct Failures([f64; FAILURES]);

impl Failures {
    /// Orders that failed in exactly these ways [of 100].
    #[must_use]
    pub fn exactly(&self, combination: usize) -> f64 {
        self.0.get(combination).copied().unwrap_or(0.0)
    }

    /// Orders that failed in all of these ways, and perhaps in others too [of 100].
    #[must_use]
    pub fn with(&self, failures: &[Failure]) -> f64 {
        let holds = |combination: usize| failures.iter().all(|failure| failure.is_in(combination));
        (0..FAILURES).filter(|combination| holds(*combination)).map(|combination| self.0[combination]).sum()
    }

    /// The two failures that fall on the same order most beyond chance, and the orders with both [of 100];
    /// none where no two do.
    #[must_use]
    pub fn closest_pair(&self) -> Option<([Failure; 2], f64)> {
        let mut most = None;
        let mut beyond = 0.0;
        for (at, one) in Failure::ALL.into_iter().enumerate() {
            for other in Failure::ALL.into_iter().skip(at + 1) {
                let both = self.with(&[one, other]);
                let more = both - self.with(&[one]) * self.with(&[other]) / 100.0;
                if more > beyond {
                    (most, beyond) = (Some(([one, other], both)), more);
                }
            }
        }
        most
    }
}

impl From<[f64; FAILURES]> for Failures {
    fn from(of_100: [f64; FAILURES]) -> Self {
        Self(of_100)
    }
}

impl Fold {
    /// How orders failed under a strategy; `None` while no order has been counted.
    #[must_use]
    pub fn failures(&self, strategy: Strategy) -> Option<Failures> {
        let totals = self.totals(strategy);
        let cohort = totals.of(Total::Cohort);
        let of_100 = |combination: usize| 100.0 * totals.failures(combination) / cohort;
        (cohort > 0.0).then(|| Failures(std::array::from_fn(of_100)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::{Prepared, run};
    use crate::model::Scenario;
    use std::sync::Arc;

    /// Each failure's orders are those that the rate of its measure leaves over: the bits mean what their
    /// names say.
    #[test]
    fn bits_are_those_of_the_totals() {
        let scenario = Scenario::from_text(r#"{"run": {"run_days": 84}}"#).unwrap();
        let seed = scenario.run.seed;
        let fold = run(&Arc::new(Prepared::new(scenario)), seed, 10, 2);
        let rates = [
            (Failure::Late, Total::OnTime),
            (Failure::Incomplete, Total::Complete),
            (Failure::Wrong, Total::Right),
            (Failure::Damaged, Total::Undamaged),
            (Failure::Documents, Total::DocumentsRight),
        ];
        for strategy in Strategy::BOTH {
            let failures = fold.failures(strategy).unwrap();
            for (failure, kept) in rates {
                let rate = fold.totals(strategy).ratio(kept, Total::Cohort).unwrap();
                assert!((failures.with(&[failure]) - 100.0 * (1.0 - rate)).abs() < 1e-9, "{failure:?}");
            }
            let perfect = fold.totals(strategy).ratio(Total::Perfect, Total::Cohort).unwrap();
            assert!((failures.exactly(0) - 100.0 * perfect).abs() < 1e-9);
            assert!((failures.with(&[]) - 100.0).abs() < 1e-9);
        }
    }

    #[test]
    fn the_pair_that_goes_together_most() {
        let mut of_100 = [0.0; FAILURES];
        (of_100[0], of_100[0b00001], of_100[0b00011], of_100[0b00010]) = (84.6, 3.7, 6.6, 1.9);
        (of_100[0b00111], of_100[0b10000]) = (0.3, 2.9);
        let (pair, both) = Failures::from(of_100).closest_pair().unwrap();
        assert_eq!(pair, [Failure::Late, Failure::Incomplete]);
        assert!((both - 6.9).abs() < 1e-12);
        let mut alone = [0.0; FAILURES];
        (alone[0], alone[1], alone[2]) = (80.0, 10.0, 10.0);
        assert_eq!(Failures::from(alone).closest_pair(), None);
    }
}
