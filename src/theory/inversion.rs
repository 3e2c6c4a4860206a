//! Numerical inversion of Laplace transforms: the Fourier series method with Euler's summation.
//!
//! For g(t) ≥ 0 with transform ĝ, the trapezoidal rule on the Bromwich integral gives
//! E(t) = e^(A/2)/(2t) Re ĝ(A/2t) + e^(A/2)/t Σ (−1)ᵏ Re ĝ((A + 2kπi)/2t) = g(t) + Σ e^(−jA) g((2j + 1)t), j ≥ 1.
//! The first term of that error is computed too and taken away, so that what is left is e^(−2A) g(5t) and
//! rounding, e^(A/2) ε. Source: Abate and Whitt (1995), ORSA Journal on Computing 7, 36–43.
//!
//! It wants g smooth at t: whoever calls takes jumps and corners away first.

use core::f64::consts::PI;

use super::complex::Complex;

/// A: discretisation e^(−2A) = 4e-18 after the correction, rounding about e^(A/2) ε = 5e-12.
const SHARPNESS: f64 = 20.0;

/// Terms of the sum before averaging, at the least and at the most.
const FEWEST_TERMS: u32 = 48;
const MOST_TERMS: u32 = 20_000;

/// Partial sums that Euler's averaging takes.
const AVERAGED: u32 = 14;

/// g(`time`) from its transform; `width` \[time\] is the narrowest feature of g near there: many terms where it is narrow.
pub(super) fn invert(transform: impl Fn(Complex) -> Complex, time: f64, width: f64) -> f64 {
    series(&transform, time, width) - libm::exp(-SHARPNESS) * series(&transform, 3.0 * time, width)
}

fn series(transform: &impl Fn(Complex) -> Complex, time: f64, width: f64) -> f64 {
    let at = |k: u32| transform(Complex::new(0.5 * SHARPNESS / time, f64::from(k) * PI / time)).re;
    let wanted = 10.0 * time / width;
    let terms = if wanted < f64::from(MOST_TERMS) { FEWEST_TERMS.max(wanted as u32) } else { MOST_TERMS };
    let mut sum = 0.5 * at(0);
    let (mut size, mut idle) = (sum.abs(), 0);
    let (mut average, mut weight) = (0.0, 1.0 / f64::from(1_u32 << AVERAGED));
    for k in 1..=terms + AVERAGED {
        let term = at(k);
        sum += if k % 2 == 0 { term } else { -term };
        size = size.max(sum.abs());
        // A transform that falls off faster than any power has told all it knows.
        idle = if term.abs() <= 1e-18 * size { idle + 1 } else { 0 };
        if idle >= 8 {
            average = sum;
            break;
        }
        if k >= terms {
            average += weight * sum;
            weight *= f64::from(AVERAGED - (k - terms)) / f64::from(k - terms + 1);
        }
    }
    libm::exp(0.5 * SHARPNESS) / time * average
}

/// The time at which a rising function reaches `target`, by bisection and false position.
pub(super) fn reach(function: impl Fn(f64) -> f64, target: f64, start: f64) -> f64 {
    let (mut low, mut high) = (0.0, start);
    let (mut under, mut over) = (-target, function(high) - target);
    while over < 0.0 && high < 1e15 {
        (low, under) = (high, over);
        high *= 2.0;
        over = function(high) - target;
    }
    for step in 0..200 {
        let middle =
            if step % 3 == 2 { 0.5 * (low + high) } else { low + (high - low) * under / (under - over) };
        if middle <= low || middle >= high || high - low <= 1e-13 * high {
            break;
        }
        let gap = function(middle) - target;
        // Nearer than the inversion itself is: no step would tell more.
        if gap.abs() < 1e-13 {
            return middle;
        }
        if gap < 0.0 {
            (low, under) = (middle, gap);
            over *= 0.5;
        } else {
            (high, over) = (middle, gap);
            under *= 0.5;
        }
    }
    0.5 * (low + high)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_exponential_and_a_ramp_come_back() {
        for time in [1e-6, 0.3, 5.0, 400.0] {
            let tail = invert(|s| Complex::ONE / (s + Complex::ONE), time, 1e9);
            assert!((tail - libm::exp(-time)).abs() < 1e-10, "{time}: {tail}");
            let ramp = invert(|s| Complex::ONE / (s * s), time, 1e9);
            assert!((ramp / time - 1.0).abs() < 1e-10, "{time}: {ramp}");
        }
    }

    #[test]
    fn a_narrow_law_takes_more_terms() {
        // Gamma of mean 1 and cv 0.02, at its mean.
        let shape = 2500.0;
        let tail = |time: f64| {
            invert(
                |s| (Complex::ONE - (s.scale(1.0 / shape).log_1p().scale(-shape)).exponential()) / s,
                time,
                0.02,
            )
        };
        for time in [0.95, 1.0, 1.03] {
            let want = crate::stats::gamma::tails(shape, shape * time).1;
            assert!((tail(time) - want).abs() < 1e-10, "{time}: {} {want}", tail(time));
        }
    }

    #[test]
    fn a_target_is_reached() {
        let found = reach(|x| 1.0 - libm::exp(-x), 0.95, 1.0);
        assert!((found + libm::log(0.05)).abs() < 1e-11, "{found}");
    }
}
