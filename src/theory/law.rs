//! Laws of a random time that theory computes with: moments, distribution, and Laplace transform.
//!
//! They are the durations of a scenario, checked once more, since any caller may make one. Not here: what is
//! computed from them (`service_queue`, `stages`, `lead_time_demand`).

use super::complex::Complex;
use super::{Invalid, LARGEST, between, not_negative, probabilities};
use crate::model::Duration;
use crate::stats::{gamma, normal};

/// The law of a random time that is never negative.
#[derive(Debug, Clone, PartialEq)]
pub enum Law {
    /// Always this long \[time\].
    Fixed(f64),
    /// Evenly between two limits \[time\].
    Uniform(f64, f64),
    /// A triangle: smallest, likeliest, largest \[time\].
    Triangular(f64, f64, f64),
    /// Gamma, by mean \[time\] and coefficient of variation; cv 1 is exponential, 1/√k Erlang-k.
    Gamma(f64, f64),
    /// Lognormal, by mean \[time\] and coefficient of variation.
    Lognormal(f64, f64),
    /// A few possible lengths \[time\], each with its probability.
    Possible(Vec<(f64, f64)>),
    /// One of several exponential laws, by mean \[time\] and probability: more spread than an exponential one.
    Hyperexponential(Vec<(f64, f64)>),
}

/// The smallest and the largest coefficient of variation of a law with a spread.
pub const CV_RANGE: (f64, f64) = (0.001, 20.0);

impl Law {
    /// Exponential with this `mean` \[time\].
    #[must_use]
    pub const fn exponential(mean: f64) -> Self {
        Self::Gamma(mean, 1.0)
    }

    /// Two exponential laws of this `mean` \[time\] and coefficient of variation `cv` ≥ 1 together, each of them with half
    /// of the mean ("balanced means").
    ///
    /// # Errors
    /// If `mean` is not positive or `cv` is below 1 or above 20.
    pub fn balanced(mean: f64, cv: f64) -> Result<Self, Invalid> {
        super::positive("mean", mean)?;
        between("cv", cv, 1.0, CV_RANGE.1)?;
        let squared = cv * cv;
        let often = 0.5 * (1.0 + ((squared - 1.0) / (squared + 1.0)).sqrt());
        let part = |share: f64| (0.5 * mean / share, share);
        Self::Hyperexponential(vec![part(often), part(1.0 - often)]).checked()
    }

    /// The law, if it is sound: lengths from 0 to 10¹², limits in order, shares that sum to one; a coefficient of
    /// variation of 0 is a fixed length.
    ///
    /// # Errors
    /// The first argument outside its range.
    pub fn checked(self) -> Result<Self, Invalid> {
        match &self {
            Self::Fixed(length) => not_negative("length", *length).map(|_| ())?,
            Self::Uniform(min, max) => {
                not_negative("min", *min)?;
                between("max", *max, *min, LARGEST)?;
                if min == max {
                    return Ok(Self::Fixed(*min));
                }
            }
            Self::Triangular(min, mode, max) => {
                not_negative("min", *min)?;
                between("mode", *mode, *min, LARGEST)?;
                between("max", *max, *mode, LARGEST)?;
                if min == max {
                    return Ok(Self::Fixed(*min));
                }
            }
            Self::Gamma(mean, cv) | Self::Lognormal(mean, cv) => {
                not_negative("mean", *mean)?;
                if *cv == 0.0 || *mean == 0.0 {
                    return Ok(Self::Fixed(*mean));
                }
                between("cv", *cv, CV_RANGE.0, CV_RANGE.1)?;
            }
            Self::Hyperexponential(parts) => {
                let shares: Vec<f64> = parts.iter().map(|(_, share)| *share).collect();
                probabilities("share", &shares, 100)?;
                for (mean, _) in parts {
                    super::positive("mean", *mean)?;
                }
            }
            Self::Possible(lengths) => {
                let shares: Vec<f64> = lengths.iter().map(|(_, share)| *share).collect();
                probabilities("share", &shares, 1_000)?;
                for (length, _) in lengths {
                    not_negative("length", *length)?;
                }
            }
        }
        Ok(self)
    }

    /// Mean \[time\].
    #[must_use]
    pub fn mean(&self) -> f64 {
        match self {
            Self::Fixed(length) => *length,
            Self::Uniform(min, max) => 0.5 * (min + max),
            Self::Triangular(min, mode, max) => (min + mode + max) / 3.0,
            Self::Gamma(mean, _) | Self::Lognormal(mean, _) => *mean,
            Self::Possible(lengths) | Self::Hyperexponential(lengths) => {
                lengths.iter().map(|(length, share)| length * share).sum()
            }
        }
    }

    /// Variance \[time²\].
    #[must_use]
    pub fn variance(&self) -> f64 {
        match self {
            Self::Fixed(_) => 0.0,
            Self::Uniform(min, max) => (max - min) * (max - min) / 12.0,
            Self::Triangular(min, mode, max) => {
                let (left, right) = (mode - min, max - mode);
                (left * left + right * right + left * right) / 18.0
            }
            Self::Gamma(mean, cv) | Self::Lognormal(mean, cv) => mean * mean * cv * cv,
            Self::Possible(lengths) => {
                let mean = self.mean();
                lengths.iter().map(|(length, share)| share * (length - mean) * (length - mean)).sum()
            }
            Self::Hyperexponential(parts) => {
                let mean = self.mean();
                let own = |part: f64| part * part + (part - mean) * (part - mean);
                parts.iter().map(|(part, share)| share * own(*part)).sum()
            }
        }
    }

    /// Coefficient of variation; 0 for no time at all.
    #[must_use]
    pub fn cv(&self) -> f64 {
        match self {
            Self::Gamma(_, cv) | Self::Lognormal(_, cv) => *cv,
            _ if self.mean() > 0.0 => self.variance().sqrt() / self.mean(),
            _ => 0.0,
        }
    }

    /// P(X ≤ `time`).
    #[must_use]
    pub fn distribution(&self, time: f64) -> f64 {
        if time < 0.0 {
            return 0.0;
        }
        match self {
            Self::Fixed(length) => f64::from(u8::from(time >= *length)),
            Self::Uniform(min, max) => ((time - min) / (max - min)).clamp(0.0, 1.0),
            Self::Triangular(min, mode, max) => {
                if time <= *min {
                    0.0
                } else if time < *mode {
                    (time - min) * (time - min) / ((max - min) * (mode - min))
                } else if time < *max {
                    1.0 - (max - time) * (max - time) / ((max - min) * (max - mode))
                } else {
                    1.0
                }
            }
            Self::Gamma(mean, cv) => gamma::tails(1.0 / (cv * cv), time / (mean * cv * cv)).0,
            Self::Lognormal(mean, cv) => {
                let (mu, sigma) = lognormal_parameters(*mean, *cv);
                if time == 0.0 { 0.0 } else { normal::distribution((libm::log(time) - mu) / sigma) }
            }
            Self::Hyperexponential(parts) => {
                parts.iter().map(|(mean, share)| -share * libm::expm1(-time / mean)).sum::<f64>().min(1.0)
            }
            Self::Possible(lengths) => lengths
                .iter()
                .filter(|(length, _)| *length <= time)
                .map(|(_, share)| *share)
                .sum::<f64>()
                .min(1.0),
        }
    }

    /// Whether the law has a density without jumps: then its transform alone can be inverted.
    pub(super) fn is_smooth(&self) -> bool {
        matches!(self, Self::Gamma(..) | Self::Lognormal(..) | Self::Hyperexponential(..))
    }

    /// E\[e^(−sX)\] of a smooth law, Re s ≥ 0; 1 for the others.
    pub(super) fn transform(&self, s: Complex) -> Complex {
        match self {
            Self::Gamma(mean, cv) => {
                let shape = 1.0 / (cv * cv);
                s.scale(mean / shape).log_1p().scale(-shape).exponential()
            }
            Self::Lognormal(mean, cv) => lognormal_transform(*mean, *cv, s),
            Self::Hyperexponential(parts) => parts.iter().fold(Complex::real(0.0), |sum, (mean, share)| {
                sum + Complex::real(*share) / (Complex::ONE + s.scale(*mean))
            }),
            _ => Complex::ONE,
        }
    }

    /// E\[e^(−sX)\] and E\[X e^(−sX)\] for a real `s` > 0; none for the laws that no renewal queue takes.
    pub(super) fn real_transform(&self, s: f64) -> Option<(f64, f64)> {
        let sum = |parts: &[(f64, f64)], of: fn(f64, f64) -> (f64, f64)| {
            parts.iter().fold((0.0, 0.0), |(value, slope), (part, share)| {
                let one = of(s, *part);
                (value + share * one.0, slope + share * one.1)
            })
        };
        match self {
            Self::Possible(lengths) => Some(sum(lengths, |s, length| {
                let value = libm::exp(-s * length);
                (value, length * value)
            })),
            Self::Hyperexponential(parts) => Some(sum(parts, |s, mean| {
                let value = 1.0 / (1.0 + s * mean);
                (value, mean * value * value)
            })),
            Self::Uniform(min, max) => {
                let (width, front) = (max - min, libm::exp(-s * min));
                let x = s * width;
                let value = -libm::expm1(-x) / x;
                // (1 − (1 + x)e^(−x))/x², by its series where that would cancel.
                let bend = if x < 0.01 {
                    0.5 - x * (1.0 / 3.0 - x * (0.125 - x / 30.0))
                } else {
                    (-libm::expm1(-x) - x * libm::exp(-x)) / (x * x)
                };
                Some((front * value, front * (min * value + width * bend)))
            }
            _ => None,
        }
    }

    /// 1 − (1 − E\[e^(−sX)\])/(s E\[X\]) of a smooth law, which is small for a small s and must keep its digits there:
    /// one less the transform of the time that is left of an X in progress.
    pub(super) fn residual_gap(&self, s: Complex) -> Complex {
        let mean = self.mean();
        let scaled = s.scale(mean);
        match self {
            Self::Gamma(_, cv) => {
                let shape = 1.0 / (cv * cv);
                let y = scaled.scale(1.0 / shape);
                if scaled.abs() < 0.5 && y.abs() < 0.5 {
                    // Σ C(−k, n) yⁿ⁻¹/k over n ≥ 2.
                    let (mut power, mut coefficient, mut sum) = (Complex::ONE, -1.0, Complex::real(0.0));
                    for n in 2..200_u32 {
                        let n = f64::from(n);
                        coefficient *= -(shape + n - 1.0) / n;
                        power = power * y;
                        let term = power.scale(coefficient);
                        sum = sum + term;
                        if term.abs() <= 1e-18 * sum.abs() {
                            break;
                        }
                    }
                    return sum;
                }
            }
            // Each part's own, s m/(1 + s m), by its share of the mean: nothing cancels.
            Self::Hyperexponential(parts) => {
                return parts.iter().fold(Complex::real(0.0), |sum, (part, share)| {
                    let stretched = s.scale(*part);
                    sum + (stretched / (Complex::ONE + stretched)).scale(share * part / mean)
                });
            }
            Self::Lognormal(_, cv) if scaled.abs() < 0.1 => return lognormal_residual_gap(mean, *cv, s),
            _ => {}
        }
        Complex::ONE - (Complex::ONE - self.transform(s)) / scaled
    }
}

impl From<&Duration> for Law {
    fn from(duration: &Duration) -> Self {
        let law = match duration {
            Duration::Fixed { days } => Self::Fixed(*days),
            Duration::Uniform { min, max } => Self::Uniform(*min, *max),
            Duration::Triangular { min, mode, max } => Self::Triangular(*min, *mode, *max),
            Duration::Exponential { mean } => Self::exponential(*mean),
            Duration::Gamma { mean, cv } => Self::Gamma(*mean, *cv),
            Duration::Lognormal { mean, cv } => Self::Lognormal(*mean, *cv),
            Duration::Empirical { values } => {
                let total: f64 = values.iter().map(|(_, weight)| weight).sum();
                Self::Possible(values.iter().map(|(value, weight)| (*value, weight / total)).collect())
            }
        };
        // No spread, or no length, is a fixed duration, in a scenario too.
        let mean = law.mean();
        law.checked().unwrap_or(Self::Fixed(mean))
    }
}

/// μ and σ of the logarithm.
pub(super) fn lognormal_parameters(mean: f64, cv: f64) -> (f64, f64) {
    let variance = libm::log1p(cv * cv);
    (libm::log(mean) - 0.5 * variance, variance.sqrt())
}

/// The transform of a lognormal law: ∫ φ(z) exp(−s e^(μ+σz)) dz along the level line through its saddle point
/// −w/σ, w = W(sσ²e^μ), where nothing cancels: the integrand is exp(−(w + w²/2)/σ²) times
/// exp(−t²/2 − w(e^(σt) − 1 − σt)/σ²). Source: Asmussen, Jensen and Rojas-Nandayapa (2016).
fn lognormal_transform(mean: f64, cv: f64, s: Complex) -> Complex {
    let (mu, sigma) = lognormal_parameters(mean, cv);
    let variance = sigma * sigma;
    let w = s.scale(variance * libm::exp(mu)).lambert_w();
    let front = (w + (w * w).scale(0.5)).scale(-1.0 / variance);
    if front.re < -745.0 {
        return Complex::real(0.0);
    }
    let slope = w.scale(1.0 / variance);
    let exponent = |t: f64| {
        let bend = libm::expm1(sigma * t) - sigma * t;
        Complex::real(-0.5 * t * t) - slope.scale(bend)
    };
    let step = 0.2 / (1.0 + w.abs()).sqrt();
    let mut sum = Complex::ONE;
    for direction in [-1.0, 1.0] {
        for n in 1..100_000_u32 {
            let at = exponent(direction * f64::from(n) * step);
            if at.re < -42.0 {
                break;
            }
            sum = sum + at.exponential();
        }
    }
    sum.scale(step * normal::density(0.0)) * front.exponential()
}

/// E\[e^(−sX) − 1 + sX\]/(s E\[X\]) for |s| E\[X\] < 0.1, term by term without cancellation.
fn lognormal_residual_gap(mean: f64, cv: f64, s: Complex) -> Complex {
    const STEP: f64 = 0.02;
    let (mu, sigma) = lognormal_parameters(mean, cv);
    let (low, high) = (-450_i32, 450 + (2.0 * sigma / STEP) as i32);
    let mut sum = Complex::real(0.0);
    for n in low..=high {
        let z = f64::from(n) * STEP;
        let u = s.scale(libm::exp(mu + sigma * z));
        sum = sum + beyond_linear(u).scale(normal::density(z));
    }
    sum.scale(STEP / mean) / s
}

/// e^(−u) − 1 + u, accurate for small u.
fn beyond_linear(u: Complex) -> Complex {
    if u.abs() > 0.5 {
        return (-u).exponential() - Complex::ONE + u;
    }
    let (mut term, mut sum) = (-u, Complex::real(0.0));
    for n in 2..30_u32 {
        term = (term * u).scale(-1.0 / f64::from(n));
        sum = sum + term;
        if term.abs() <= 1e-18 * sum.abs() {
            break;
        }
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_transform_of_a_lognormal_law_is_its_integral() {
        for cv in [0.05, 0.4, 1.0, 3.0] {
            for (re, im) in [(0.5, 0.0), (1.0, 3.0), (2.0, -40.0)] {
                let s = Complex::new(re, im);
                let (mu, sigma) = lognormal_parameters(2.0, cv);
                let step = 0.0005;
                let mut want = Complex::real(0.0);
                for n in -20_000..20_000 {
                    let z = f64::from(n) * step;
                    let x = libm::exp(mu + sigma * z);
                    want = want + (-s.scale(x)).exponential().scale(normal::density(z) * step);
                }
                let got = Law::Lognormal(2.0, cv).transform(s);
                assert!((got - want).abs() < 2e-13, "{cv} {s:?}: {got:?} {want:?}");
            }
        }
    }

    #[test]
    fn the_residual_gap_is_the_same_by_either_way() {
        for law in [
            Law::Gamma(2.0, 0.3),
            Law::Gamma(2.0, 1.0),
            Law::Gamma(2.0, 2.5),
            Law::Lognormal(2.0, 1.2),
            Law::balanced(2.0, 1.7).unwrap(),
        ] {
            for (re, im) in [(0.02, 0.01), (0.01, -0.04)] {
                let s = Complex::new(re, im);
                let plain = Complex::ONE - (Complex::ONE - law.transform(s)) / s.scale(law.mean());
                assert!((law.residual_gap(s) - plain).abs() < 1e-12, "{law:?}");
            }
            // (1 + c²)/2 × s E[X] for a small s.
            let small = law.residual_gap(Complex::real(1e-9)).re;
            let want = 0.5 * (1.0 + law.cv() * law.cv()) * 2e-9;
            assert!((small / want - 1.0).abs() < 1e-6, "{law:?}: {small:e} {want:e}");
        }
    }

    #[test]
    fn unsound_laws_are_refused() {
        assert_eq!(Law::Fixed(-1.0).checked().unwrap_err().argument, "length");
        assert_eq!(Law::Uniform(2.0, 1.0).checked().unwrap_err().argument, "max");
        assert_eq!(Law::Gamma(1.0, f64::NAN).checked().unwrap_err().argument, "cv");
        assert_eq!(Law::Gamma(1.0, 0.0).checked(), Ok(Law::Fixed(1.0)));
    }
}
