//! Student's t distribution: its distribution function and its quantile, for confidence intervals.
//!
//! Both come from the incomplete beta function, by its continued fraction, with `libm` alone, so the
//! bits are the same on every platform. Not here: the intervals themselves.

use super::normal;
use core::f64::consts::PI;

/// From here upwards the quantile is the normal one, corrected by a series in 1/ν; the continued
/// fraction would need thousands of terms, and lose digits in them.
const MANY_DEGREES: f64 = 1e5;

/// The continued fraction needs about √ν terms; this is far beyond any it is asked for.
const TERMS_LIMIT: u32 = 5_000;

/// Steps of the safeguarded Newton search; it takes fewer than ten, bisection alone about sixty.
const STEPS_LIMIT: u32 = 200;

/// Distribution P(T ≤ t) with `degrees_of_freedom` ν > 0 (NaN for any other ν, or for a NaN).
///
/// Accurate in the lower tail too; the upper tail is `distribution(-t, ν)`.
///
/// Source: Abramowitz and Stegun 26.7.1, P(|T| > t) = I_{ν/(ν+t²)}(ν/2, 1/2).
///
/// ```
/// use perfect_order_engine::stats::student::distribution;
/// assert!((distribution(-1.0, 1.0) - 0.25).abs() < 1e-15);
/// ```
pub fn distribution(t: f64, degrees_of_freedom: f64) -> f64 {
    if t.is_nan() || degrees_of_freedom.is_nan() || degrees_of_freedom <= 0.0 {
        return f64::NAN;
    }
    if degrees_of_freedom == f64::INFINITY {
        return normal::distribution(t);
    }
    let outside = 0.5 * Split::at(t.abs(), degrees_of_freedom).outside;
    if t <= 0.0 { outside } else { 1.0 - outside }
}

/// Quantile: the t with P(T ≤ t) = p, for `degrees_of_freedom` ν ≥ 1, to about 1e-12 relative.
///
/// −∞ for p ≤ 0 and +∞ for p ≥ 1. NaN only for a NaN or for ν ≤ 0.
///
/// Closed forms for ν = 1 and ν = 2; otherwise a Newton search between safe bounds, in logarithms of both
/// t and the probability, where the curve is almost straight; for ν above 1e5 the expansion of
/// Abramowitz and Stegun 26.7.5.
///
/// ```
/// use perfect_order_engine::stats::student::quantile;
/// assert!((quantile(0.975, 9.0) - 2.262_157_162_798_205).abs() < 1e-12); // the tables: 2.262
/// ```
pub fn quantile(p: f64, degrees_of_freedom: f64) -> f64 {
    if p.is_nan() || degrees_of_freedom.is_nan() || degrees_of_freedom <= 0.0 {
        return f64::NAN;
    }
    if p <= 0.0 {
        return f64::NEG_INFINITY;
    }
    if p >= 1.0 {
        return f64::INFINITY;
    }
    if p == 0.5 {
        return 0.0;
    }
    let tail = if p < 0.5 { p } else { 1.0 - p };
    let from_middle = (p - 0.5).abs();
    let magnitude = if degrees_of_freedom == 1.0 {
        quantile_of_cauchy(tail, from_middle)
    } else if degrees_of_freedom == 2.0 {
        from_middle * (2.0 / (tail * (1.0 - tail))).sqrt()
    } else if degrees_of_freedom > MANY_DEGREES {
        quantile_near_normal(normal::quantile(p).abs(), degrees_of_freedom)
    } else {
        quantile_by_search(tail, from_middle, degrees_of_freedom)
    };
    if p < 0.5 { -magnitude } else { magnitude }
}

/// ν = 1: t = tan(π (p − ½)), from the nearer end.
fn quantile_of_cauchy(tail: f64, from_middle: f64) -> f64 {
    if tail < 0.25 { 1.0 / libm::tan(PI * tail) } else { libm::tan(PI * from_middle) }
}

/// Abramowitz and Stegun 26.7.5 to the fourth order in 1/ν.
fn quantile_near_normal(z: f64, degrees_of_freedom: f64) -> f64 {
    let zz = z * z;
    let first = (zz + 1.0) / 4.0;
    let second = ((5.0 * zz + 16.0) * zz + 3.0) / 96.0;
    let third = (((3.0 * zz + 19.0) * zz + 17.0) * zz - 15.0) / 384.0;
    let fourth = ((((79.0 * zz + 776.0) * zz + 1_482.0) * zz - 1_920.0) * zz - 945.0) / 92_160.0;
    let inverse = 1.0 / degrees_of_freedom;
    z * (1.0 + inverse * (first + inverse * (second + inverse * (third + inverse * fourth))))
}

/// The t > 0 whose probability inside (near the middle) or outside (in the tail) is as asked.
fn quantile_by_search(tail: f64, from_middle: f64, degrees_of_freedom: f64) -> f64 {
    // The smaller of the two keeps its digits.
    let in_tail = tail < 0.25;
    let wanted = libm::log(2.0 * if in_tail { tail } else { from_middle });
    // Bounds of ln t: every positive f64 lies between.
    let (mut low, mut high) = (-746.0, 710.0);
    let mut log_t = libm::log(normal::quantile(tail).abs().max(1e-300));
    for _ in 0..STEPS_LIMIT {
        let t = libm::exp(log_t);
        let split = Split::at(t, degrees_of_freedom);
        let (probability, sign) = if in_tail { (split.outside, -1.0) } else { (split.inside, 1.0) };
        let miss = libm::log(probability) - wanted;
        if miss == 0.0 {
            break;
        }
        if sign * miss < 0.0 {
            low = log_t;
        } else {
            high = log_t;
        }
        // d ln P / d ln t, from the two-sided density.
        let slope = sign * split.density_times_t / probability;
        let newton = log_t - miss / slope;
        let next = if newton >= low && newton <= high { newton } else { 0.5 * (low + high) };
        let moved = (next - log_t).abs();
        log_t = next;
        if moved <= 1e-15 * log_t.abs().max(1.0) {
            break;
        }
    }
    libm::exp(log_t)
}

/// The two-sided split of all probability at a t ≥ 0.
struct Split {
    /// P(|T| ≤ t).
    inside: f64,
    /// P(|T| > t).
    outside: f64,
    /// t times the two-sided density at t, which is d inside / d ln t.
    density_times_t: f64,
}

impl Split {
    fn at(t: f64, degrees_of_freedom: f64) -> Self {
        if t == 0.0 {
            return Self { inside: 0.0, outside: 1.0, density_times_t: 0.0 };
        }
        if t == f64::INFINITY {
            return Self { inside: 1.0, outside: 0.0, density_times_t: 0.0 };
        }
        let half = 0.5 * degrees_of_freedom;
        // t² may overflow; its logarithm does not.
        let log_square_over = 2.0 * libm::log(t) - libm::log(degrees_of_freedom);
        let square_over = libm::exp(log_square_over);
        let far = log_square_over > 300.0;
        let log_one_plus = if far { log_square_over } else { libm::log1p(t * t / degrees_of_freedom) };
        // x = ν/(ν+t²), and its complement y = t²/(ν+t²).
        let x = if far { 1.0 / square_over } else { 1.0 / (1.0 + t * t / degrees_of_freedom) };
        let y = if far { 1.0 } else { (t * t / degrees_of_freedom) * x };
        // x^(ν/2) y^(1/2) / B(ν/2, 1/2)
        let front = libm::exp(log_inverse_beta_with_half(half) - half * log_one_plus) * y.sqrt();
        let density_times_t = 2.0 * front;
        if x < (half + 1.0) / (half + 2.5) {
            let outside = front * beta_fraction(half, 0.5, x) / half;
            Self { inside: 1.0 - outside, outside, density_times_t }
        } else {
            let inside = front * beta_fraction(0.5, half, y) / 0.5;
            Self { inside, outside: 1.0 - inside, density_times_t }
        }
    }
}

/// ln(1/B(a, ½)) = ln Γ(a + ½) − ln Γ(a) − ½ ln π.
///
/// For large a the two gammas would cancel; their ratio has an asymptotic series in 1/a.
fn log_inverse_beta_with_half(a: f64) -> f64 {
    let gammas = if a < 20.0 {
        libm::lgamma(a + 0.5) - libm::lgamma(a)
    } else {
        let r = 1.0 / a;
        let rr = r * r;
        let series = -1.0 / 8.0
            + rr * (1.0 / 192.0 + rr * (-1.0 / 640.0 + rr * (17.0 / 14_336.0 - rr * 31.0 / 18_432.0)));
        0.5 * libm::log(a) + r * series
    };
    gammas - 0.5 * libm::log(PI)
}

/// The continued fraction of the incomplete beta function (Abramowitz and Stegun 26.5.8), by the modified
/// method of Lentz; it is quick for x < (a + 1)/(a + b + 2).
fn beta_fraction(a: f64, b: f64, x: f64) -> f64 {
    const TINY: f64 = 1e-300;
    let guard = |value: f64| if value.abs() < TINY { TINY } else { value };
    let mut c = 1.0;
    let mut d = 1.0 / guard(1.0 - (a + b) * x / (a + 1.0));
    let mut value = d;
    for term in 1..=TERMS_LIMIT {
        let m = f64::from(term);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        d = 1.0 / guard(1.0 + even * d);
        c = guard(1.0 + even / c);
        value *= c * d;
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        d = 1.0 / guard(1.0 + odd * d);
        c = guard(1.0 + odd / c);
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

    fn near(got: f64, want: f64, tolerance: f64) {
        assert!((got - want).abs() <= tolerance * want.abs(), "got {got:e}, want {want:e}");
    }

    #[test]
    fn quantile_meets_the_printed_table() {
        // Any textbook's t table, 0.975 column, three decimals.
        for (degrees, want) in [
            (1.0, 12.706),
            (2.0, 4.303),
            (3.0, 3.182),
            (4.0, 2.776),
            (9.0, 2.262),
            (19.0, 2.093),
            (29.0, 2.045),
            (99.0, 1.984),
        ] {
            assert!((quantile(0.975, degrees) - want).abs() <= 5.1e-4, "{degrees}");
        }
    }

    #[test]
    fn quantile_meets_the_closed_form_of_four_degrees() {
        // ν = 4: t = 2 √(q − 1) sign(p − ½), q = cos(acos(√α)/3)/√α, α = 4 p (1 − p) (W. T. Shaw, 2006).
        for p in [1e-12, 1e-4, 0.01, 0.3, 0.49, 0.6, 0.9, 0.999] {
            let alpha = 4.0 * p * (1.0 - p);
            let root = libm::sqrt(alpha);
            let q = libm::cos(libm::acos(root) / 3.0) / root;
            let want = 2.0 * libm::sqrt(q - 1.0) * if p < 0.5 { -1.0 } else { 1.0 };
            near(quantile(p, 4.0), want, 1e-11);
        }
    }

    #[test]
    fn the_search_agrees_with_the_closed_forms() {
        for p in [1e-9, 0.02, 0.2, 0.4, 0.499_999] {
            near(quantile_by_search(p, 0.5 - p, 1.0), quantile_of_cauchy(p, 0.5 - p), 1e-12);
            near(-quantile(p, 2.0), quantile_by_search(p, 0.5 - p, 2.0), 1e-12);
        }
    }

    #[test]
    fn quantile_undoes_distribution() {
        for degrees in [1.0, 1.5, 2.0, 3.0, 7.5, 30.0, 41.0, 200.0, 1e4, 1e5] {
            for t in [-40.0, -8.0, -3.0, -1.8, -1.0, -0.1, -1e-6] {
                let p = distribution(t, degrees);
                // Close to the middle, p itself holds t only to 1e-16 absolute.
                if p > 1e-300 {
                    let back = quantile(p, degrees);
                    assert!(
                        (back - t).abs() <= 1e-12 * t.abs() + 1e-15,
                        "ν = {degrees}, t = {t}, back {back}"
                    );
                }
            }
        }
    }

    #[test]
    fn many_degrees_of_freedom_approach_the_normal() {
        near(quantile(0.975, f64::INFINITY), normal::quantile(0.975), 1e-15);
        for p in [1e-8, 0.025, 0.3] {
            let search = quantile_by_search(p, 0.5 - p, MANY_DEGREES);
            let series = quantile_near_normal(-normal::quantile(p), MANY_DEGREES);
            near(search, series, 1e-11);
        }
    }

    #[test]
    fn the_ends_and_bad_degrees_are_answered() {
        assert_eq!(quantile(0.5, 7.0), 0.0);
        assert_eq!(quantile(0.0, 7.0), f64::NEG_INFINITY);
        assert_eq!(quantile(1.0, 7.0), f64::INFINITY);
        assert!(quantile(0.3, 0.0).is_nan());
        assert!(quantile(1e-300, 1.5).is_finite());
    }
}
