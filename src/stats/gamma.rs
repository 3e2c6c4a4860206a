//! The gamma distribution: both tails, by the incomplete gamma function, and the quantile.
//!
//! All mathematics is `libm`'s, so the bits are the same on every platform. Not here: sampling (see `random`).

/// Terms of the series or the continued fraction: they take about √shape.
const TERMS_LIMIT: u32 = 100_000;

/// The two tails of a gamma law of this `shape` > 0 and scale 1 at `x`: P(X ≤ x) and P(X > x).
///
/// NaN if the shape is not positive and finite, or x is NaN. Relative accuracy about 1e-13 for shapes up to 1 000, and
/// shape × 1e-16 beyond. Source: Abramowitz and Stegun 6.5.29 (series, x < shape + 1), 6.5.31 (continued fraction).
///
/// ```
/// use perfect_order_engine::stats::gamma::tails;
/// let (below, above) = tails(1.0, 2.0);
/// assert!((above - libm::exp(-2.0)).abs() < 1e-15 && (below + above - 1.0).abs() < 1e-15);
/// ```
pub fn tails(shape: f64, x: f64) -> (f64, f64) {
    if !(shape > 0.0 && shape.is_finite()) || x.is_nan() {
        return (f64::NAN, f64::NAN);
    }
    if x <= 0.0 {
        return (0.0, 1.0);
    }
    if x == f64::INFINITY {
        return (1.0, 0.0);
    }
    let front = libm::exp(shape * libm::log(x) - x - libm::lgamma(shape));
    if x < shape + 1.0 {
        let below = (front * series(shape, x)).min(1.0);
        (below, 1.0 - below)
    } else {
        let above = (front * fraction(shape, x)).min(1.0);
        (1.0 - above, above)
    }
}

/// Quantile of a gamma law of this `shape` and scale 1: the x with P(X ≤ x) = p, by bisection.
///
/// 0 for p ≤ 0 and +∞ for p ≥ 1; NaN for a bad shape or a NaN.
///
/// ```
/// use perfect_order_engine::stats::gamma::quantile;
/// // Half of the chi-square table: 20 degrees of freedom, 0.95: 31.410.
/// assert!((quantile(0.95, 10.0) - 0.5 * 31.410).abs() < 5e-4);
/// ```
pub fn quantile(p: f64, shape: f64) -> f64 {
    if p.is_nan() || !(shape > 0.0 && shape.is_finite()) {
        return f64::NAN;
    }
    if p <= 0.0 {
        return 0.0;
    }
    if p >= 1.0 {
        return f64::INFINITY;
    }
    let reaches = |x: f64| {
        let (below, above) = tails(shape, x);
        // Compare in the smaller tail, which has its digits.
        if p < 0.5 { below >= p } else { above <= 1.0 - p }
    };
    let (mut low, mut high) = (0.0, shape + 1.0);
    while !reaches(high) {
        low = high;
        high *= 2.0;
    }
    // As many halvings as bring any bracket down to neighbouring numbers.
    for _ in 0..1_200 {
        let middle = 0.5 * (low + high);
        if middle <= low || middle >= high {
            break;
        }
        if reaches(middle) {
            high = middle;
        } else {
            low = middle;
        }
    }
    high
}

/// Σ xⁿ/(a (a + 1) … (a + n)).
fn series(shape: f64, x: f64) -> f64 {
    let mut term = 1.0 / shape;
    let mut sum = term;
    for n in 1..=TERMS_LIMIT {
        term *= x / (shape + f64::from(n));
        sum += term;
        if term <= sum * 1e-17 {
            break;
        }
    }
    sum
}

/// 1/(x + 1 − a − 1(1 − a)/(x + 3 − a − …)), by the modified method of Lentz.
fn fraction(shape: f64, x: f64) -> f64 {
    const TINY: f64 = 1e-300;
    let guard = |value: f64| if value.abs() < TINY { TINY } else { value };
    let mut b = x + 1.0 - shape;
    let mut c = 1.0 / TINY;
    let mut d = 1.0 / guard(b);
    let mut value = d;
    for n in 1..=TERMS_LIMIT {
        let n = f64::from(n);
        let a = -n * (n - shape);
        b += 2.0;
        d = 1.0 / guard(a * d + b);
        c = guard(b + a / c);
        let change = c * d;
        value *= change;
        if (change - 1.0).abs() <= 2.0 * f64::EPSILON {
            break;
        }
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::poisson;

    #[test]
    fn whole_shapes_are_poisson_tails() {
        for shape in [1_i64, 2, 7, 40, 300] {
            for x in [0.01_f64, 0.9, 3.0, 6.9, 8.0, 39.0, 45.0, 280.0, 330.0] {
                let (below, above) = tails(shape as f64, x);
                let want = poisson::above(shape - 1, x);
                assert!((below - want).abs() <= 1e-11 * want + 1e-300, "{shape} {x}: {below:e} {want:e}");
                assert!((above - poisson::distribution(shape - 1, x)).abs() <= 1e-12);
            }
        }
    }

    #[test]
    fn quantile_undoes_the_tails() {
        for shape in [0.3, 1.0, 6.25, 80.0] {
            for p in [1e-9, 0.05, 0.5, 0.95, 0.999_999] {
                let (below, _) = tails(shape, quantile(p, shape));
                assert!((below - p).abs() <= 1e-12 * p.max(1e-3), "{shape} {p}");
            }
        }
        assert_eq!(quantile(0.0, 2.0), 0.0);
        assert_eq!(quantile(1.0, 2.0), f64::INFINITY);
        assert!(quantile(0.5, 0.0).is_nan());
    }
}
