//! The standard normal distribution: density, distribution, quantile and loss function.
//!
//! Every transcendental function comes from `libm`, so the bits are the same on every platform.
//! Not here: sampling (see `random`), and any mean or standard deviation other than 0 and 1.

use core::f64::consts::FRAC_1_SQRT_2;

/// 1/√(2π), the density at zero.
const DENSITY_AT_ZERO: f64 = 0.398_942_280_401_432_7;

/// From here upwards the loss function is taken from a continued fraction: the plain difference
/// would lose digits.
const LOSS_TAIL: f64 = 3.0;

/// Terms of that continued fraction; at `LOSS_TAIL`, where it is slowest, 100 leave an error below 1e-17.
const LOSS_TERMS: u32 = 100;

/// Density φ(x) = exp(−x²/2)/√(2π).
///
/// ```
/// assert_eq!(perfect_order_engine::stats::normal::density(0.0), 0.398_942_280_401_432_7);
/// ```
pub fn density(x: f64) -> f64 {
    DENSITY_AT_ZERO * libm::exp(-0.5 * x * x)
}

/// Distribution Φ(x) = P(Z ≤ x) = erfc(−x/√2)/2, accurate in the lower tail too
/// (the relative error grows as x² ε, 1e-13 at x = −30); the upper tail is `distribution(-x)`.
///
/// ```
/// use perfect_order_engine::stats::normal::distribution;
/// assert_eq!(distribution(0.0), 0.5);
/// assert!((distribution(1.644_853_626_951_472_7) - 0.95).abs() < 1e-15);
/// ```
pub fn distribution(x: f64) -> f64 {
    0.5 * libm::erfc(-x * FRAC_1_SQRT_2)
}

/// Quantile Φ⁻¹(p): the x with P(Z ≤ x) = p, to about 1e-15 relative.
///
/// −∞ for p ≤ 0 and +∞ for p ≥ 1. Only a NaN gives a NaN.
///
/// Source: M. J. Wichura, "Algorithm AS 241: The percentage points of the normal distribution",
/// Applied Statistics 37 (1988) 477–484, routine PPND16.
///
/// ```
/// use perfect_order_engine::stats::normal::quantile;
/// assert!((quantile(0.975) - 1.959_963_984_540_054).abs() < 1e-15);
/// assert_eq!(quantile(0.0), f64::NEG_INFINITY);
/// ```
pub fn quantile(p: f64) -> f64 {
    if p <= 0.0 {
        return f64::NEG_INFINITY;
    }
    if p >= 1.0 {
        return f64::INFINITY;
    }
    let from_middle = p - 0.5;
    if from_middle.abs() <= 0.425 {
        let r = 0.180_625 - from_middle * from_middle;
        return from_middle * ratio(&CENTRE_NUMERATOR, &CENTRE_DENOMINATOR, r);
    }
    let tail = if from_middle < 0.0 { p } else { 1.0 - p };
    let r = (-libm::log(tail)).sqrt();
    let magnitude = if r <= 5.0 {
        ratio(&TAIL_NUMERATOR, &TAIL_DENOMINATOR, r - 1.6)
    } else {
        ratio(&FAR_TAIL_NUMERATOR, &FAR_TAIL_DENOMINATOR, r - 5.0)
    };
    if from_middle < 0.0 { -magnitude } else { magnitude }
}

/// Standard loss function E[(Z − x)⁺] = φ(x) − x (1 − Φ(x)), accurate in the upper tail too.
///
/// For x ≥ 3 it is φ(x) t/(x + t), where t = 1/(x + 2/(x + 3/(x + …))) is the tail of the continued
/// fraction of Mills' ratio (Abramowitz and Stegun 26.2.14), which subtracts nothing.
///
/// ```
/// use perfect_order_engine::stats::normal::loss;
/// assert!((loss(1.0) - 0.083_315_470_6).abs() < 1e-10); // the printed tables: 0.0833
/// assert!((loss(-1.0) - 1.083_315_470_6).abs() < 1e-10);
/// ```
pub fn loss(x: f64) -> f64 {
    if x < LOSS_TAIL {
        return density(x) - x * distribution(-x);
    }
    let mut below = x;
    for term in (2..=LOSS_TERMS).rev() {
        below = x + f64::from(term) / below;
    }
    let t = 1.0 / below;
    density(x) * t / (x + t)
}

/// A ratio of two polynomials in `r`, coefficients from the highest power down.
fn ratio(numerator: &[f64; 8], denominator: &[f64; 8], r: f64) -> f64 {
    polynomial(numerator, r) / polynomial(denominator, r)
}

fn polynomial(coefficients: &[f64; 8], r: f64) -> f64 {
    coefficients.iter().fold(0.0, |sum, c| sum * r + c)
}

// The coefficients as AS 241 prints them, highest power first; f64 keeps the digits it can hold.
const CENTRE_NUMERATOR: [f64; 8] = [
    2_509.080_928_730_122_6,
    33_430.575_583_588_13,
    67_265.770_927_008_7,
    45_921.953_931_549_87,
    13_731.693_765_509_46,
    1_971.590_950_306_551_3,
    133.141_667_891_784_38,
    3.387_132_872_796_366_5,
];
const CENTRE_DENOMINATOR: [f64; 8] = [
    5_226.495_278_852_854,
    28_729.085_735_721_943,
    39_307.895_800_092_71,
    21_213.794_301_586_597,
    5_394.196_021_424_751,
    687.187_007_492_057_9,
    42.313_330_701_600_91,
    1.0,
];
const TAIL_NUMERATOR: [f64; 8] = [
    7.745_450_142_783_414e-4,
    2.272_384_498_926_918_4e-2,
    2.417_807_251_774_506e-1,
    1.270_458_252_452_368_4,
    3.647_848_324_763_204_5,
    5.769_497_221_460_691,
    4.630_337_846_156_546,
    1.423_437_110_749_683_5,
];
const TAIL_DENOMINATOR: [f64; 8] = [
    1.050_750_071_644_416_9e-9,
    5.475_938_084_995_345e-4,
    1.519_866_656_361_645_7e-2,
    1.481_039_764_274_800_8e-1,
    6.897_673_349_851e-1,
    1.676_384_830_183_803_8,
    2.053_191_626_637_759,
    1.0,
];
const FAR_TAIL_NUMERATOR: [f64; 8] = [
    2.010_334_399_292_288_1e-7,
    2.711_555_568_743_487_6e-5,
    1.242_660_947_388_078_4e-3,
    2.653_218_952_657_612_4e-2,
    2.965_605_718_285_048_7e-1,
    1.784_826_539_917_291_3,
    5.463_784_911_164_114,
    6.657_904_643_501_103,
];
const FAR_TAIL_DENOMINATOR: [f64; 8] = [
    2.044_263_103_389_939_8e-15,
    1.421_511_758_316_446e-7,
    1.846_318_317_510_054_8e-5,
    7.868_691_311_456_133e-4,
    1.487_536_129_085_061_5e-2,
    1.369_298_809_227_358e-1,
    5.998_322_065_558_879e-1,
    1.0,
];

#[cfg(test)]
mod tests {
    use super::*;

    /// |got − want| ≤ tolerance · |want|, with the numbers in the message.
    fn near(got: f64, want: f64, tolerance: f64) {
        assert!((got - want).abs() <= tolerance * want.abs(), "got {got:e}, want {want:e}");
    }

    #[test]
    fn distribution_meets_values_of_fifty_digits() {
        // mpmath, 50 digits.
        near(distribution(-1.0), 0.158_655_253_931_457_05, 1e-15);
        near(distribution(-5.0), 2.866_515_718_791_939e-7, 1e-14);
        near(distribution(-10.0), 7.619_853_024_160_526e-24, 5e-14);
        near(distribution(-30.0), 4.906_713_927_148_187e-198, 5e-13);
    }

    #[test]
    fn quantile_meets_the_check_values_of_as_241() {
        // Wichura (1988), section "Accuracy and tests".
        near(quantile(0.25), -0.674_489_750_196_081_7, 1e-15);
        near(quantile(0.001), -3.090_232_306_167_813_5, 1e-15);
        near(quantile(1e-20), -9.262_340_089_798_408, 1e-15);
    }

    #[test]
    fn quantile_undoes_distribution_from_the_middle_to_the_far_tail() {
        for step in -370..=0 {
            let x = f64::from(step) / 10.0;
            let back = quantile(distribution(x));
            assert!((back - x).abs() <= 4e-15 * x.abs().max(0.1), "{x} came back as {back}");
            let p = distribution(x);
            if p > 1e-3 {
                assert!((quantile(1.0 - p) + x).abs() < 1e-12);
            }
        }
    }

    #[test]
    fn quantile_has_a_value_at_and_beyond_the_ends() {
        assert_eq!(quantile(0.5), 0.0);
        assert_eq!(quantile(-0.5), f64::NEG_INFINITY);
        assert_eq!(quantile(1.5), f64::INFINITY);
        assert!(quantile(5e-324).is_finite() && quantile(1.0 - 1e-16).is_finite());
    }

    #[test]
    fn loss_is_accurate_in_the_tail_and_falls_by_the_upper_tail() {
        // mpmath, 50 digits.
        near(loss(0.0), 0.398_942_280_401_432_7, 1e-15);
        near(loss(1.0), 0.083_315_470_587_686_3, 1e-14);
        near(loss(2.0), 0.008_490_702_616_829_638, 5e-14);
        near(loss(5.0), 5.346_165_533_832_815e-8, 1e-12);
        near(loss(-3.0), 3.000_382_154_317_047_7, 1e-15);
        assert_eq!(loss(f64::INFINITY), 0.0);
        assert_eq!(loss(f64::NEG_INFINITY), f64::INFINITY);
        // The two branches meet, and the derivative is −(1 − Φ).
        near(loss(LOSS_TAIL - 1e-12), loss(LOSS_TAIL), 1e-10);
        for x in [-2.0, 0.5, 3.0, 8.0] {
            let slope = (loss(x + 1e-5) - loss(x - 1e-5)) / 2e-5;
            near(slope, -distribution(-x), 1e-6);
        }
    }
}
