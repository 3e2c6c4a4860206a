//! An empirical distribution of whole numbers with few support points.
//!
//! Not here: drawing from it (`random`), or any distribution by parameters (`model`).

use std::collections::BTreeMap;

use crate::sorting::{sort, sort_by};
use serde::{Deserialize, Serialize};

/// The most support points that are kept.
pub const MAX_POINTS: usize = 60;
/// Of these, how many of the most frequent values are kept as they are when there are more.
const KEPT_AS_IS: usize = 30;

/// Values with how often they were observed, ascending by value, at most [`MAX_POINTS`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Empirical {
    points: Vec<(u64, u64)>,
}

impl Empirical {
    /// From single observations.
    ///
    /// With more than [`MAX_POINTS`] different values, the 30 most frequent (6, 12, 24, … in
    /// practice) stay as they are. The others are cut, from the largest down, into 15 bins of about
    /// equal volume (value × frequency), and each bin becomes the two whole numbers next to its
    /// mean, in the shares that keep it: so the mean stays exact, and every value whole. Spread
    /// within a bin is lost, so the variance comes out a little smaller.
    #[must_use]
    pub fn of(observations: impl Iterator<Item = u64>) -> Self {
        let mut counts = BTreeMap::new();
        for value in observations {
            *counts.entry(value).or_insert(0_u64) += 1;
        }
        if counts.len() > MAX_POINTS {
            counts = merged(&counts);
        }
        Self { points: counts.into_iter().collect() }
    }

    /// Values and how often they were observed, ascending by value.
    #[must_use]
    pub fn points(&self) -> &[(u64, u64)] {
        &self.points
    }

    /// Values with their shares, which add up to 1 [probability].
    #[must_use]
    pub fn shares(&self) -> Vec<(u64, f64)> {
        let total = self.total() as f64;
        self.points.iter().map(|&(value, count)| (value, count as f64 / total)).collect()
    }

    /// The mean; 0 without observations.
    #[must_use]
    pub fn mean(&self) -> f64 {
        let sum: u64 = self.points.iter().map(|&(value, count)| value * count).sum();
        if self.points.is_empty() { 0.0 } else { sum as f64 / self.total() as f64 }
    }

    fn total(&self) -> u64 {
        self.points.iter().map(|&(_, count)| count).sum()
    }
}

fn merged(counts: &BTreeMap<u64, u64>) -> BTreeMap<u64, u64> {
    let mut by_frequency: Vec<(u64, u64)> = counts.iter().map(|(&value, &count)| (value, count)).collect();
    sort_by(&mut by_frequency, |a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    let mut result = BTreeMap::new();
    result.extend(by_frequency[..KEPT_AS_IS].iter().copied());
    let mut others = by_frequency.split_off(KEPT_AS_IS);
    sort(&mut others);
    let mut bins = ((MAX_POINTS - KEPT_AS_IS) / 2) as u64;
    let mut volume: u64 = others.iter().map(|&(value, count)| value * count).sum();
    let (mut sum, mut count) = (0, 0);
    // From the largest down, so that an outlier has a bin of its own and the rest share the others.
    for (value, often) in others.into_iter().rev() {
        sum += value * often;
        count += often;
        if bins > 1 && sum * bins >= volume {
            put_mean(&mut result, sum, count);
            volume -= sum;
            bins -= 1;
            (sum, count) = (0, 0);
        }
    }
    put_mean(&mut result, sum, count);
    result
}

/// Adds `count` observations with the given sum, as the two whole numbers next to their mean.
fn put_mean(result: &mut BTreeMap<u64, u64>, sum: u64, count: u64) {
    let Some(below) = sum.checked_div(count) else { return };
    let above = sum - below * count;
    *result.entry(below).or_insert(0) += count - above;
    if above > 0 {
        *result.entry(below + 1).or_insert(0) += above;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_values_stay_as_they_are() {
        let found = Empirical::of([1, 2, 2, 7].into_iter());
        assert_eq!(found.points(), [(1, 1), (2, 2), (7, 1)]);
        assert_eq!(found.mean(), 3.0);
        assert_eq!(Empirical::of(std::iter::empty()).mean(), 0.0);
    }

    #[test]
    fn many_values_keep_their_mean_and_their_spikes() {
        let observations = || (1..=400_u64).map(|i| i * i % 977 + 1).chain([12; 50]).chain([1_000_000]);
        let (sum, count) = (observations().sum::<u64>(), observations().count());
        let found = Empirical::of(observations());
        assert!(found.points().len() <= MAX_POINTS);
        assert_eq!(found.mean(), sum as f64 / count as f64);
        assert!(found.points().iter().any(|&(value, often)| value == 12 && often >= 50));
        assert_eq!(found.points().last().map(|&(value, _)| value), Some(1_000_000));
        assert!((found.shares().iter().map(|(_, p)| p).sum::<f64>() - 1.0).abs() < 1e-12);
    }
}
