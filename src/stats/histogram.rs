//! A histogram of non-negative whole numbers whose bins grow with the value: counts merge exactly, in any
//! order, so results do not depend on how many workers shared the work.

use serde::{Deserialize, Serialize};

/// Counts in bins: every value below 128 has its own; above, each power of two is cut into 128 bins, so a
/// bin is never wider than 1/128 (0.8 %) of its values.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Histogram {
    counts: Vec<u32>,
    total: u64,
}

const SUB_BITS: u32 = 7;
const SUB: u64 = 1 << SUB_BITS;

fn bin_of(value: u64) -> usize {
    if value < SUB {
        return value as usize;
    }
    let shift = 63 - value.leading_zeros() - SUB_BITS;
    ((u64::from(shift) << SUB_BITS) + (value >> shift)) as usize
}

/// The smallest value of a bin, and its width.
fn limits(bin: usize) -> (f64, f64) {
    let bin = bin as u64;
    if bin < 2 * SUB {
        return (bin as f64, 1.0);
    }
    let shift = (bin >> SUB_BITS) - 1;
    (((bin - (shift << SUB_BITS)) << shift) as f64, (1_u64 << shift) as f64)
}

impl Histogram {
    /// Counts a value.
    pub fn add(&mut self, value: u64) {
        let bin = bin_of(value);
        if bin >= self.counts.len() {
            self.counts.resize(bin + 1, 0);
        }
        self.counts[bin] += 1;
        self.total += 1;
    }

    /// Adds another histogram's counts.
    pub fn merge(&mut self, other: &Self) {
        if other.counts.len() > self.counts.len() {
            self.counts.resize(other.counts.len(), 0);
        }
        for (count, more) in self.counts.iter_mut().zip(&other.counts) {
            *count += more;
        }
        self.total += other.total;
    }

    /// How many values were counted.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.total
    }

    /// The `p`-quantile, `0 ≤ p ≤ 1`, as if values lay evenly within their bin: off by at most a bin's
    /// width. `None` when nothing was counted.
    #[must_use]
    pub fn quantile(&self, p: f64) -> Option<f64> {
        if self.total == 0 {
            return None;
        }
        let rank = p.clamp(0.0, 1.0) * self.total as f64;
        let mut below = 0.0;
        let mut last = 0.0;
        for (bin, count) in self.counts.iter().enumerate().filter(|(_, count)| **count > 0) {
            let count = f64::from(*count);
            let (start, width) = limits(bin);
            if rank <= below + count {
                return Some(start + width * (rank - below) / count);
            }
            below += count;
            last = start + width;
        }
        Some(last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn nothing_has_no_quantile() {
        assert_eq!(Histogram::default().quantile(0.5), None);
    }

    #[test]
    fn bins_cover_all_values_without_gaps() {
        let mut end = 0.0;
        for bin in 0..6000 {
            let (start, width) = limits(bin);
            assert_eq!(start, end, "bin {bin}");
            end = start + width;
        }
    }

    proptest! {
        #[test]
        fn a_value_lies_in_its_bin(value in 0..u64::MAX >> 12) {
            let (start, width) = limits(bin_of(value));
            prop_assert!(start <= value as f64 && (value as f64) < start + width);
            prop_assert!(width <= 1.0 || width <= value as f64 / 127.0);
        }

        #[test]
        fn merging_is_counting_together(a in prop::collection::vec(0_u64..100_000, 0..50), b in prop::collection::vec(0_u64..100_000, 0..50)) {
            let count = |values: &[u64]| {
                let mut histogram = Histogram::default();
                values.iter().for_each(|value| histogram.add(*value));
                histogram
            };
            let mut merged = count(&a);
            merged.merge(&count(&b));
            let together: Vec<u64> = a.iter().chain(&b).copied().collect();
            prop_assert_eq!(merged, count(&together));
        }

        #[test]
        fn quantiles_are_within_a_bin_of_the_sorted_values(mut values in prop::collection::vec(0_u64..1_000_000, 1..200), p in 0.0..=1.0_f64) {
            let mut histogram = Histogram::default();
            values.iter().for_each(|value| histogram.add(*value));
            values.sort_unstable();
            let rank = ((p * values.len() as f64).ceil() as usize).clamp(1, values.len());
            let exact = values[rank - 1] as f64;
            let found = histogram.quantile(p).unwrap();
            prop_assert!((found - exact).abs() <= exact / 127.0 + 1.0, "{found} for {exact}");
        }
    }
}
