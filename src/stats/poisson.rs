//! The Poisson distribution: probabilities, both tails, and the first and second order loss functions.
//!
//! Written for means from 0 to about a million: no factorial overflows, no tail is got by subtracting from 1,
//! and all mathematics is `libm`'s. The sums take about √mean terms. Not here: sampling (see `random`).
//!
//! Every function takes the mean of the distribution, from 0 to 10¹² (any other mean gives NaN), and a whole
//! number that may be negative, since reorder points may be.

use core::f64::consts::PI;

/// Below this count the factorial is a product that f64 holds exactly; from here on Stirling's series is used.
const EXACT_FACTORIALS: i64 = 16;

/// Far beyond any use; the sums would take ten million terms.
const LARGEST_MEAN: f64 = 1e12;

/// A term this small against the sum no longer changes it.
const NEGLIGIBLE: f64 = 1e-18;

/// P(X = k).
///
/// Source of the method: C. Loader, "Fast and accurate computation of binomial probabilities" (2000): the
/// saddle-point form exp(−D)/√(2πk), whose exponent does not cancel.
///
/// ```
/// use perfect_order_engine::stats::poisson::pmf;
/// assert!((pmf(3, 3.0) - 0.224_041_807_655_387_7).abs() < 1e-15); // the tables: 0.2240
/// ```
pub fn pmf(k: i64, mean: f64) -> f64 {
    if !is_a_mean(mean) {
        return f64::NAN;
    }
    if k < 0 {
        return 0.0;
    }
    if mean == 0.0 {
        return if k == 0 { 1.0 } else { 0.0 };
    }
    let count = k as f64;
    if k < EXACT_FACTORIALS {
        let factorial: f64 = (2..=k).map(|i| i as f64).product();
        return libm::exp(count * libm::log(mean) - mean) / factorial;
    }
    libm::exp(-stirling_rest(count) - deviance(count, mean)) / (2.0 * PI * count).sqrt()
}

/// Distribution P(X ≤ k), accurate when it is tiny too.
///
/// ```
/// use perfect_order_engine::stats::poisson::distribution;
/// assert!((distribution(3, 3.0) - 0.647_231_888_782_231_3).abs() < 1e-15); // the tables: 0.6472
/// ```
pub fn distribution(k: i64, mean: f64) -> f64 {
    if !is_a_mean(mean) {
        return f64::NAN;
    }
    if (k as f64) < mean {
        sum_below(k, mean, |_| 1.0) + pmf(k, mean)
    } else {
        1.0 - sum_above(k, mean, |_| 1.0)
    }
}

/// Upper tail P(X > k), accurate when it is tiny too.
///
/// ```
/// use perfect_order_engine::stats::poisson::above;
/// assert!((above(0, 1e-9) - 1e-9).abs() < 1e-17);
/// ```
pub fn above(k: i64, mean: f64) -> f64 {
    if !is_a_mean(mean) {
        return f64::NAN;
    }
    if k < 0 {
        return 1.0;
    }
    // The tail starts at k + 1: from the mean outwards it is summed, below it is the complement.
    if (k as f64) + 1.0 < mean {
        1.0 - (sum_below(k, mean, |_| 1.0) + pmf(k, mean))
    } else {
        sum_above(k, mean, |_| 1.0)
    }
}

/// First order loss function n(k) = E[(X − k)⁺], in units.
///
/// For k ≥ mean it is the sum of (j − k) P(X = j) over j > k; below, it is mean − k + E[(k − X)⁺]. Both add
/// positive terms only. Source: Zipkin (2000), appendix C.2.3; Snyder and Shen (2019), appendix C.3.
///
/// ```
/// use perfect_order_engine::stats::poisson::loss;
/// // Snyder and Shen, example 4.7: mean 6, S = 8.
/// assert!((loss(8, 6.0) - 0.314_021_389_154_186_54).abs() < 1e-14);
/// assert!((loss(-2, 6.0) - 8.0).abs() < 1e-14);
/// ```
pub fn loss(k: i64, mean: f64) -> f64 {
    if !is_a_mean(mean) {
        return f64::NAN;
    }
    if (k as f64) < mean {
        (mean - k as f64) + sum_below(k, mean, |short| short)
    } else {
        sum_above(k, mean, |over| over)
    }
}

/// E[(k − X)⁺], the mean left over when k units meet the demand X.
///
/// ```
/// use perfect_order_engine::stats::poisson::left_over;
/// assert!((left_over(8, 6.0) - 2.314_021_389_154_186_5).abs() < 1e-14);
/// ```
pub fn left_over(k: i64, mean: f64) -> f64 {
    if !is_a_mean(mean) {
        return f64::NAN;
    }
    if (k as f64) < mean {
        sum_below(k, mean, |short| short)
    } else {
        (k as f64 - mean) + sum_above(k, mean, |over| over)
    }
}

/// Second order loss function ½ E[(X − k)⁺ (X − k − 1)⁺], the sum of `loss(y)` over y > k, in units².
///
/// Source: Zipkin (2000), appendix C.2.3 (his G²).
///
/// ```
/// use perfect_order_engine::stats::poisson::{loss, second_loss};
/// assert!((second_loss(4, 6.0) - second_loss(5, 6.0) - loss(5, 6.0)).abs() < 1e-13);
/// ```
pub fn second_loss(k: i64, mean: f64) -> f64 {
    if !is_a_mean(mean) {
        return f64::NAN;
    }
    let from = k as f64;
    if from < mean {
        let gap = mean - from;
        0.5 * (gap * gap + from) - 0.5 * sum_below(k, mean, |short| short * (short + 1.0))
    } else {
        0.5 * sum_above(k, mean, |over| over * (over - 1.0))
    }
}

fn is_a_mean(mean: f64) -> bool {
    (0.0..=LARGEST_MEAN).contains(&mean)
}

/// Σ weight(j − k) P(X = j) over j > k, for k ≥ 0 and k ≥ mean − 1, from the largest probability outwards.
fn sum_above(k: i64, mean: f64, weight: impl Fn(f64) -> f64) -> f64 {
    if mean == 0.0 {
        return 0.0;
    }
    let first = k.saturating_add(1);
    let mut probability = 1.0;
    let mut sum = 0.0;
    let mut over = (first - k) as f64;
    let mut count = first as f64;
    loop {
        let term = weight(over) * probability;
        sum += term;
        count += 1.0;
        over += 1.0;
        probability *= mean / count;
        // The weights grow at most as a square: a ratio below 1 beats them once it is far enough out.
        if probability == 0.0 || (weight(over) * probability <= NEGLIGIBLE * sum && count > mean) {
            return pmf(first, mean) * sum;
        }
    }
}

/// Σ weight(k − j) P(X = j) over 0 ≤ j < k, for k < mean, from the largest probability outwards.
fn sum_below(k: i64, mean: f64, weight: impl Fn(f64) -> f64) -> f64 {
    if k <= 0 {
        return 0.0;
    }
    let mut probability = 1.0;
    let mut sum = 0.0;
    let mut short = 1.0;
    let mut count = (k - 1) as f64;
    loop {
        let term = weight(short) * probability;
        sum += term;
        if count == 0.0 || term <= NEGLIGIBLE * sum {
            return pmf(k - 1, mean) * sum;
        }
        probability *= count / mean;
        count -= 1.0;
        short += 1.0;
    }
}

/// ln k! − [(k + ½) ln k − k + ½ ln 2π] for k ≥ 16, Stirling's series; the first term left out is below 1e-16.
fn stirling_rest(count: f64) -> f64 {
    let r = 1.0 / count;
    let rr = r * r;
    r * (1.0 / 12.0
        - rr * (1.0 / 360.0
            - rr * (1.0 / 1_260.0 - rr * (1.0 / 1_680.0 - rr * (1.0 / 1_188.0 - rr * 691.0 / 360_360.0)))))
}

/// k ln(k/m) + m − k, without cancellation where k is near m (Loader's bd0).
fn deviance(count: f64, mean: f64) -> f64 {
    let gap = count - mean;
    if gap.abs() >= 0.1 * (count + mean) {
        return count * libm::log(count / mean) - gap;
    }
    let v = gap / (count + mean);
    let vv = v * v;
    let mut sum = gap * v;
    let mut power = 2.0 * count * v;
    let mut odd = 3.0;
    loop {
        power *= vv;
        let next = sum + power / odd;
        if next == sum {
            return sum;
        }
        sum = next;
        odd += 2.0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(got: f64, want: f64, tolerance: f64) {
        assert!((got - want).abs() <= tolerance * want.abs() + 1e-300, "got {got:e}, want {want:e}");
    }

    #[test]
    fn probabilities_sum_to_one_and_have_their_mean() {
        for mean in [0.001_f64, 0.5, 3.0, 17.5, 400.0] {
            let reach = (mean + 60.0 + 12.0 * mean.sqrt()) as i64;
            let total: f64 = (0..reach).map(|k| pmf(k, mean)).sum();
            let first: f64 = (0..reach).map(|k| k as f64 * pmf(k, mean)).sum();
            near(total, 1.0, 1e-13);
            near(first, mean, 1e-13);
        }
    }

    #[test]
    fn losses_agree_with_their_sums_on_both_sides_of_the_mean() {
        for mean in [1e-9_f64, 0.3, 4.0, 20.0, 150.0] {
            for k in [-3, 0, 1, 3, 5, 19, 20, 21, 40, 149, 151, 230] {
                let reach = 700;
                let first: f64 = (k + 1..reach).map(|j| (j - k) as f64 * pmf(j, mean)).sum();
                let second: f64 =
                    (k + 1..reach).map(|j| 0.5 * ((j - k) * (j - k - 1)) as f64 * pmf(j, mean)).sum();
                near(loss(k, mean), first, 1e-12);
                near(second_loss(k, mean), second, 1e-11);
                near(left_over(k, mean), (0..k).map(|j| (k - j) as f64 * pmf(j, mean)).sum(), 1e-12);
                near(distribution(k, mean), (0..=k).map(|j| pmf(j, mean)).sum(), 1e-12);
                near(above(k, mean), (k + 1..reach).map(|j| pmf(j, mean)).sum(), 1e-12);
            }
        }
    }

    #[test]
    fn a_million_is_no_trouble() {
        // mpmath, 40 digits.
        near(pmf(1_000_000, 1e6), 0.00039894224715624404, 1e-13);
        near(distribution(1_000_000, 1e6), 0.5002659614862837, 1e-12);
        near(above(1_005_000, 1e6), 2.9188924670030267e-07, 1e-11);
        near(distribution(995_000, 1e6), 2.8148203838965314e-07, 1e-11);
        near(loss(1_000_000, 1e6), 398.94224715624404, 1e-11);
    }

    #[test]
    fn a_mean_of_zero_and_extreme_counts_are_answered() {
        assert_eq!(distribution(0, 0.0), 1.0);
        assert_eq!(distribution(-1, 0.0), 0.0);
        assert_eq!(above(-1, 0.0), 1.0);
        assert_eq!(loss(0, 0.0), 0.0);
        assert_eq!(loss(-4, 0.0), 4.0);
        assert_eq!(second_loss(-4, 0.0), 6.0);
        assert_eq!(above(i64::MAX, 5.0), 0.0);
        assert_eq!(loss(1_000_000_000, 5.0), 0.0);
        assert!(pmf(0, f64::NAN).is_nan() && loss(0, -1.0).is_nan());
    }
}
