//! Samplers: from a stream of bits to a number of the wished law.
//!
//! Parameters are taken as they are: the model has checked them. Continuous samplers give days as real
//! numbers; rounding to the clock's ticks happens once, where the draw is used.

use super::{Alias, Stream};

/// A number strictly between 0 and 1, of 53 random bits: never 0, so its logarithm is finite.
#[inline]
pub fn open_unit(stream: &mut Stream) -> f64 {
    open_unit_of(stream.bits())
}

#[inline]
fn open_unit_of(bits: u64) -> f64 {
    const STEP: f64 = 1.0 / (1_u64 << 53) as f64;
    ((bits >> 11) as f64 + 0.5) * STEP
}

/// Whether something of the given probability happens: whether [`open_unit`] lies below it.
#[inline]
pub fn happens(stream: &mut Stream, probability: f64) -> bool {
    const STEP: f64 = 1.0 / (1_u64 << 32) as f64;
    let bits = stream.bits();
    // Mostly the upper half settles it, and the lower one need not be worked out.
    let at_least = f64::from((bits >> 32) as u32) * STEP;
    at_least < probability && open_unit_of(bits) < probability
}

/// An exponential number of mean 1 (inversion).
#[inline]
pub fn exponential(stream: &mut Stream) -> f64 {
    -libm::log(open_unit(stream))
}

/// A standard normal number (Marsaglia's polar method; the second of each pair is let go, so that a
/// substream holds no hidden state).
pub fn normal(stream: &mut Stream) -> f64 {
    loop {
        let x = 2.0 * open_unit(stream) - 1.0;
        let y = 2.0 * open_unit(stream) - 1.0;
        let square = x * x + y * y;
        if square < 1.0 && square > 0.0 {
            return x * (-2.0 * libm::log(square) / square).sqrt();
        }
    }
}

/// From this shape on every draw is 1.
const LARGEST_SHAPE: f64 = 1e200;

/// The gamma law with a given shape and mean 1, with its constants worked out once.
///
/// Marsaglia & Tsang 2000, "A simple method for generating gamma variables"; shapes below 1 are raised by
/// one and the draw is multiplied by `u^(1/shape)`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gamma {
    shape: f64,
    d: f64,
    c: f64,
}

impl Gamma {
    /// The law whose coefficient of variation is `cv` > 0: its shape is `1/cv²`.
    #[must_use]
    pub fn with_cv(cv: f64) -> Self {
        Self::with_shape(1.0 / (cv * cv))
    }

    /// The law of a given shape > 0.
    #[must_use]
    pub fn with_shape(shape: f64) -> Self {
        // A trace of spread, squared, may leave nothing: then 1/cv² is infinite, and every draw not a number.
        let shape = shape.min(LARGEST_SHAPE);
        let d = if shape < 1.0 { shape + 1.0 } else { shape } - 1.0 / 3.0;
        Self { shape, d, c: 1.0 / (9.0 * d).sqrt() }
    }

    /// Draws a number of mean 1.
    pub fn draw(&self, stream: &mut Stream) -> f64 {
        let boost = if self.shape < 1.0 { libm::exp(libm::log(open_unit(stream)) / self.shape) } else { 1.0 };
        loop {
            let z = normal(stream);
            let v = 1.0 + self.c * z;
            if v <= 0.0 {
                continue;
            }
            let v = v * v * v;
            let u = open_unit(stream);
            let squeeze = 1.0 - 0.0331 * z * z * z * z;
            if u < squeeze || libm::log(u) < 0.5 * z * z + self.d * (1.0 - v + libm::log(v)) {
                return boost * self.d * v / self.shape;
            }
        }
    }
}

/// A gamma number of mean 1 and coefficient of variation `cv`; 0 gives 1 itself, and 1 the exponential law.
#[must_use]
pub fn gamma_unit_mean(cv: f64) -> Sampler {
    if cv == 0.0 {
        Sampler::Fixed(1.0)
    } else if cv == 1.0 {
        Sampler::Exponential { mean: 1.0 }
    } else {
        Sampler::Gamma { mean: 1.0, law: Gamma::with_cv(cv) }
    }
}

/// The gap that holds a given instant, where gaps of mean 1 follow each other as in [`gamma_unit_mean`]: long
/// gaps hold an instant more often than short ones, which for a gamma law of shape `k` means shape `k + 1`
/// with the same scale.
#[must_use]
pub fn gamma_gap_at_an_instant(cv: f64) -> Sampler {
    if cv == 0.0 {
        return Sampler::Fixed(1.0);
    }
    let square = cv * cv;
    Sampler::Gamma { mean: 1.0 + square, law: Gamma::with_shape(1.0 / square + 1.0) }
}

/// A law of non-negative real numbers, for example days, ready to be drawn from.
#[derive(Clone, Debug, PartialEq)]
pub enum Sampler {
    /// Always the same.
    Fixed(f64),
    /// Evenly between two limits.
    Uniform {
        /// The smaller limit.
        min: f64,
        /// The larger limit minus the smaller.
        width: f64,
    },
    /// A triangle over `[min, max]` with its top at the mode.
    Triangular {
        /// The smallest value.
        min: f64,
        /// The likeliest value.
        mode: f64,
        /// The largest value.
        max: f64,
    },
    /// Exponential.
    Exponential {
        /// The mean.
        mean: f64,
    },
    /// Gamma.
    Gamma {
        /// The mean.
        mean: f64,
        /// The law of mean 1.
        law: Gamma,
    },
    /// Lognormal: the exponential of a normal number.
    Lognormal {
        /// Mean of the logarithm.
        mu: f64,
        /// Standard deviation of the logarithm.
        sigma: f64,
    },
    /// One of the listed values.
    Empirical {
        /// The values.
        values: Vec<f64>,
        /// The table that chooses among them.
        choice: Alias,
    },
}

impl Sampler {
    /// Draws one number.
    pub fn draw(&self, stream: &mut Stream) -> f64 {
        match self {
            Self::Fixed(value) => *value,
            Self::Uniform { min, width } => min + width * open_unit(stream),
            Self::Triangular { min, mode, max } => triangular(open_unit(stream), *min, *mode, *max),
            Self::Exponential { mean } => mean * exponential(stream),
            Self::Gamma { mean, law } => mean * law.draw(stream),
            Self::Lognormal { mu, sigma } => libm::exp(mu + sigma * normal(stream)),
            Self::Empirical { values, choice } => values[choice.draw(stream)],
        }
    }
}

/// The triangular law by inversion of its distribution function.
fn triangular(u: f64, min: f64, mode: f64, max: f64) -> f64 {
    let width = max - min;
    if width <= 0.0 {
        return min;
    }
    if u * width < mode - min {
        min + (u * width * (mode - min)).sqrt()
    } else {
        max - ((1.0 - u) * width * (max - mode)).sqrt()
    }
}

/// A law of whole numbers from 1 on: lines in an order, units in a line.
#[derive(Clone, Debug, PartialEq)]
pub enum CountSampler {
    /// Always the same.
    Fixed(u32),
    /// Geometric on 1, 2, …: `1 + ⌊ln u / ln(1 − p)⌋`.
    Geometric {
        /// `1 / ln(1 − p)`, with `p = 1/mean`; 0 when the mean is 1.
        scale: f64,
    },
    /// One more than a Poisson number.
    OnePlusPoisson {
        /// The mean of the Poisson part.
        mean: f64,
        /// The probability that it is 0, worked out once: `exp(−mean)`.
        none: f64,
    },
    /// One of the listed values.
    Empirical {
        /// The values, each at least 1.
        values: Vec<u32>,
        /// The table that chooses among them.
        choice: Alias,
    },
}

/// No order has more lines, and no line more units, than this: a guard against runaway tails.
const MOST: f64 = 1_000_000.0;

impl CountSampler {
    /// The geometric law on 1, 2, … with a given mean of at least 1.
    #[must_use]
    pub fn geometric(mean: f64) -> Self {
        Self::Geometric { scale: if mean > 1.0 { 1.0 / libm::log1p(-1.0 / mean) } else { 0.0 } }
    }

    /// One more than a Poisson number of the given mean.
    #[must_use]
    pub fn one_plus_poisson(mean: f64) -> Self {
        Self::OnePlusPoisson { mean, none: libm::exp(-mean) }
    }

    /// Draws one number.
    pub fn draw(&self, stream: &mut Stream) -> u32 {
        match self {
            Self::Fixed(value) => *value,
            Self::Geometric { scale } => 1 + (libm::log(open_unit(stream)) * scale).min(MOST) as u32,
            Self::OnePlusPoisson { mean, none } if *mean <= POISSON_PART => {
                1 + poisson_part(*mean, *none, stream)
            }
            Self::OnePlusPoisson { mean, .. } => 1 + poisson(*mean, stream),
            Self::Empirical { values, choice } => values[choice.draw(stream)],
        }
    }
}

/// A larger mean is cut into parts, whose sum has the same law, so that `exp(−mean)` never underflows.
const POISSON_PART: f64 = 32.0;

/// A Poisson number of any mean.
fn poisson(mean: f64, stream: &mut Stream) -> u32 {
    let mut left = mean;
    let mut sum = 0;
    while left > 0.0 {
        let part = left.min(POISSON_PART);
        left -= part;
        sum += poisson_part(part, libm::exp(-part), stream);
    }
    sum
}

/// A Poisson number of a small mean, by inversion; `none` is the probability of 0. A mean of 0 draws nothing.
fn poisson_part(mean: f64, none: f64, stream: &mut Stream) -> u32 {
    if mean <= 0.0 {
        return 0;
    }
    let u = open_unit(stream);
    let mut probability = none;
    let mut below = probability;
    let mut count = 0_u32;
    // Beyond 32 + 12·√32 the missing probability is under 10⁻²⁰: the sum cannot reach a u so near 1.
    while u > below && count < 200 {
        count += 1;
        probability *= mean / f64::from(count);
        below += probability;
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::{Purpose, Streams};
    use rand::{SeedableRng, rngs::Xoshiro256PlusPlus};
    use rand_distr::Distribution;

    const DRAWS: usize = 100_000;

    fn drawn(draw: impl Fn(&mut Stream) -> f64) -> Vec<f64> {
        let mut stream = Streams::new(42, 0).stream(Purpose::Filling, 1, 2);
        let mut values: Vec<f64> = (0..DRAWS).map(|_| draw(&mut stream)).collect();
        values.sort_by(f64::total_cmp);
        values
    }

    /// Two-sample Kolmogorov–Smirnov against rand_distr: the critical value at α = 0.001 for two samples of
    /// size n is `1.949·√(2/n)` (Smirnov's asymptotic law); both seeds are fixed.
    fn assert_same_law(name: &str, ours: &[f64], oracle: impl Distribution<f64>) {
        let mut rng = Xoshiro256PlusPlus::seed_from_u64(7);
        let mut theirs: Vec<f64> = (0..DRAWS).map(|_| oracle.sample(&mut rng)).collect();
        theirs.sort_by(f64::total_cmp);
        let (mut i, mut j, mut gap) = (0, 0, 0.0_f64);
        while i < DRAWS && j < DRAWS {
            let value = ours[i].min(theirs[j]);
            while i < DRAWS && ours[i] <= value {
                i += 1;
            }
            while j < DRAWS && theirs[j] <= value {
                j += 1;
            }
            gap = gap.max((i as f64 - j as f64).abs() / DRAWS as f64);
        }
        let critical = 1.949 * (2.0 / DRAWS as f64).sqrt();
        assert!(gap < critical, "{name}: gap {gap} above {critical}");
    }

    /// The short cut decides as the whole number does, for probabilities of every size and for those that lie on its edge.
    #[test]
    fn what_happens_is_below_the_probability() {
        let stream = || Streams::new(7, 0).stream(Purpose::DelayFault, 0, 0);
        for probability in [0.0, f64::MIN_POSITIVE, 1e-9, 1e-3, 0.5, 1.0 - f64::EPSILON, 1.0] {
            let (mut short, mut whole) = (stream(), stream());
            for _ in 0..20_000 {
                assert_eq!(happens(&mut short, probability), open_unit(&mut whole) < probability);
            }
        }
        let mut numbers = stream();
        for _ in 0..20_000 {
            let mut again = numbers.clone();
            let number = open_unit(&mut numbers);
            assert!(!happens(&mut again.clone(), number) && happens(&mut again, number.next_up()));
        }
    }

    #[test]
    fn continuous_laws_match_the_oracle() {
        assert_same_law("normal", &drawn(normal), rand_distr::StandardNormal);
        assert_same_law("exponential", &drawn(exponential), rand_distr::Exp1);
        for cv in [0.1, 0.5, 1.0, 1.8] {
            let law = Gamma::with_cv(cv);
            let shape = 1.0 / (cv * cv);
            let oracle = rand_distr::Gamma::new(shape, 1.0 / shape).unwrap();
            assert_same_law(&format!("gamma {cv}"), &drawn(|stream| law.draw(stream)), oracle);
        }
        let lognormal = Sampler::Lognormal { mu: 0.2, sigma: 0.7 };
        assert_same_law(
            "lognormal",
            &drawn(|stream| lognormal.draw(stream)),
            rand_distr::LogNormal::new(0.2, 0.7).unwrap(),
        );
        let triangular = Sampler::Triangular { min: 1.0, mode: 1.5, max: 4.0 };
        assert_same_law(
            "triangular",
            &drawn(|stream| triangular.draw(stream)),
            rand_distr::Triangular::new(1.0, 4.0, 1.5).unwrap(),
        );
    }

    #[test]
    fn whole_number_laws_match_the_oracle() {
        struct Shifted<D>(D);
        impl<D: Distribution<f64>> Distribution<f64> for Shifted<D> {
            fn sample<R: rand::Rng + ?Sized>(&self, rng: &mut R) -> f64 {
                1.0 + self.0.sample(rng)
            }
        }
        struct Real<D>(D);
        impl<D: Distribution<u64>> Distribution<f64> for Real<D> {
            fn sample<R: rand::Rng + ?Sized>(&self, rng: &mut R) -> f64 {
                self.0.sample(rng) as f64
            }
        }
        for mean in [0.5, 7.0, 90.0] {
            let law = CountSampler::one_plus_poisson(mean);
            let oracle = Shifted(rand_distr::Poisson::new(mean).unwrap());
            assert_same_law("poisson", &drawn(|stream| f64::from(law.draw(stream))), oracle);
        }
        let law = CountSampler::geometric(2.5);
        let oracle = Shifted(Real(rand_distr::Geometric::new(0.4).unwrap()));
        assert_same_law("geometric", &drawn(|stream| f64::from(law.draw(stream))), oracle);
        assert!(
            drawn(|stream| f64::from(CountSampler::geometric(1.0).draw(stream))).iter().all(|&v| v == 1.0)
        );
    }

    #[test]
    fn flat_triangle_is_its_point() {
        let mut stream = Streams::new(1, 0).stream(Purpose::Filling, 0, 0);
        assert_eq!(Sampler::Triangular { min: 2.0, mode: 2.0, max: 2.0 }.draw(&mut stream), 2.0);
    }
}
