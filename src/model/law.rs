//! Laws of chance as a scenario names them: durations, and whole numbers from 1 on.

use serde::Serialize;

use super::bounds;
use super::complaint::Problem;
use super::walk::Walk;
use crate::random::{Alias, CountSampler, Gamma, Sampler};

/// A random duration.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Duration {
    /// Always the same.
    Fixed {
        /// [days]
        days: f64,
    },
    /// Evenly between two limits.
    Uniform {
        /// [days]
        min: f64,
        /// [days]
        max: f64,
    },
    /// A triangle.
    Triangular {
        /// [days]
        min: f64,
        /// [days]
        mode: f64,
        /// [days]
        max: f64,
    },
    /// Exponential.
    Exponential {
        /// [days]
        mean: f64,
    },
    /// Gamma.
    Gamma {
        /// [days]
        mean: f64,
        /// Standard deviation ÷ mean.
        cv: f64,
    },
    /// Lognormal.
    Lognormal {
        /// [days]
        mean: f64,
        /// Standard deviation ÷ mean.
        cv: f64,
    },
    /// One of the listed values.
    Empirical {
        /// Pairs of a value [days] and its weight.
        values: Vec<(f64, f64)>,
    },
}

impl Duration {
    pub(super) fn read(walk: &mut Walk<'_, '_>) -> Self {
        const KINDS: [&str; 7] =
            ["fixed", "uniform", "triangular", "exponential", "gamma", "lognormal", "empirical"];
        match walk.choice("kind", &KINDS) {
            "uniform" => {
                let (min, max) = (walk.number(&bounds::MIN_DAYS), walk.number(&bounds::MAX_DAYS));
                not_below(walk, "max", max, "min", min);
                Self::Uniform { min, max: max.max(min) }
            }
            "triangular" => {
                let (min, max) = (walk.number(&bounds::MIN_DAYS), walk.number(&bounds::MAX_DAYS));
                let mode = walk.number_or(&bounds::MODE_DAYS, (min + max) / 2.0);
                not_below(walk, "mode", mode, "min", min);
                not_below(walk, "max", max, "mode", mode);
                Self::Triangular { min, mode, max }
            }
            "exponential" => Self::Exponential { mean: walk.number(&bounds::MEAN_DAYS) },
            "gamma" => {
                Self::Gamma { mean: walk.number(&bounds::MEAN_DAYS), cv: walk.number(&bounds::DURATION_CV) }
            }
            "lognormal" => Self::Lognormal {
                mean: walk.number(&bounds::MEAN_DAYS),
                cv: walk.number(&bounds::DURATION_CV),
            },
            "empirical" => Self::Empirical { values: walk.weighted("values", &bounds::FIXED_DAYS) },
            _ => Self::Fixed { days: walk.number(&bounds::FIXED_DAYS) },
        }
    }

    /// Mean [days].
    #[must_use]
    pub fn mean(&self) -> f64 {
        match self {
            Self::Fixed { days } => *days,
            Self::Uniform { min, max } => (min + max) / 2.0,
            Self::Triangular { min, mode, max } => (min + mode + max) / 3.0,
            Self::Exponential { mean } | Self::Gamma { mean, .. } | Self::Lognormal { mean, .. } => *mean,
            Self::Empirical { values } => weighted_moments(values).0,
        }
    }

    /// Variance [days²].
    #[must_use]
    pub fn variance(&self) -> f64 {
        match self {
            Self::Fixed { .. } => 0.0,
            Self::Uniform { min, max } => (max - min) * (max - min) / 12.0,
            Self::Triangular { min, mode, max } => {
                (min * min + mode * mode + max * max - min * mode - min * max - mode * max) / 18.0
            }
            Self::Exponential { mean } => mean * mean,
            Self::Gamma { mean, cv } | Self::Lognormal { mean, cv } => mean * mean * cv * cv,
            Self::Empirical { values } => weighted_moments(values).1,
        }
    }

    /// The sampler that draws it, in days.
    #[must_use]
    pub fn sampler(&self) -> Sampler {
        match self {
            Self::Fixed { days } => Sampler::Fixed(*days),
            Self::Uniform { min, max } => Sampler::Uniform { min: *min, width: max - min },
            Self::Triangular { min, mode, max } => Sampler::Triangular { min: *min, mode: *mode, max: *max },
            Self::Exponential { mean } => Sampler::Exponential { mean: *mean },
            // No spread, or no length, is a fixed duration: a slider may come to rest there.
            Self::Gamma { mean, cv } | Self::Lognormal { mean, cv } if *cv == 0.0 || *mean == 0.0 => {
                Sampler::Fixed(*mean)
            }
            Self::Gamma { mean, cv } => Sampler::Gamma { mean: *mean, law: Gamma::with_cv(*cv) },
            Self::Lognormal { mean, cv } => {
                let variance = libm::log1p(cv * cv);
                Sampler::Lognormal { mu: libm::log(*mean) - variance / 2.0, sigma: variance.sqrt() }
            }
            Self::Empirical { values } => {
                let (values, choice) = table(values);
                Sampler::Empirical { values, choice }
            }
        }
    }
}

fn not_below(walk: &mut Walk<'_, '_>, name: &str, value: f64, other: &'static str, limit: f64) {
    if value < limit {
        walk.complain(name, &serde_json::Value::from(value), Problem::Below { other });
    }
}

/// A random whole number from 1 on.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Count {
    /// Always the same.
    Fixed {
        /// The count.
        value: u32,
    },
    /// Geometric on 1, 2, …
    Geometric {
        /// Mean, at least 1.
        mean: f64,
    },
    /// One more than a Poisson number.
    OnePlusPoisson {
        /// Mean of the whole, at least 1.
        mean: f64,
    },
    /// One of the listed values.
    Empirical {
        /// Pairs of a whole value and its weight.
        values: Vec<(f64, f64)>,
    },
}

impl Count {
    pub(super) fn read(walk: &mut Walk<'_, '_>) -> Self {
        match walk.choice("kind", &["fixed", "geometric", "one_plus_poisson", "empirical"]) {
            "geometric" => Self::Geometric { mean: walk.number(&bounds::MEAN_COUNT) },
            "one_plus_poisson" => Self::OnePlusPoisson { mean: walk.number(&bounds::MEAN_COUNT) },
            "empirical" => Self::Empirical { values: walk.weighted("values", &bounds::FIXED_COUNT) },
            _ => Self::Fixed { value: walk.number(&bounds::FIXED_COUNT) as u32 },
        }
    }

    /// Mean.
    #[must_use]
    pub fn mean(&self) -> f64 {
        match self {
            Self::Fixed { value } => f64::from(*value),
            Self::Geometric { mean } | Self::OnePlusPoisson { mean } => *mean,
            Self::Empirical { values } => weighted_moments(values).0,
        }
    }

    /// Variance.
    #[must_use]
    pub fn variance(&self) -> f64 {
        match self {
            Self::Fixed { .. } => 0.0,
            Self::Geometric { mean } => mean * (mean - 1.0),
            Self::OnePlusPoisson { mean } => mean - 1.0,
            Self::Empirical { values } => weighted_moments(values).1,
        }
    }

    /// Probabilities of 1, 2, … up to `most`, the rest put on `most`: what happens to a number of lines
    /// when there are only so many items.
    #[must_use]
    pub fn probabilities(&self, most: usize) -> Vec<f64> {
        let mut shares = vec![0.0; most.max(1)];
        let last = shares.len() - 1;
        match self {
            Self::Fixed { value } => shares[(*value as usize - 1).min(last)] = 1.0,
            Self::Geometric { mean } => {
                let mut left = 1.0;
                for share in &mut shares[..last] {
                    *share = left / mean;
                    left -= *share;
                }
                shares[last] = left;
            }
            Self::OnePlusPoisson { mean } => {
                let mean = mean - 1.0;
                let mut left = 1.0;
                for (count, share) in shares[..last].iter_mut().enumerate() {
                    let count = count as f64;
                    let log = if mean > 0.0 { count * libm::log(mean) } else { 0.0 };
                    let none_but_zero = mean == 0.0 && count > 0.0;
                    *share =
                        if none_but_zero { 0.0 } else { libm::exp(log - mean - libm::lgamma(count + 1.0)) };
                    left -= *share;
                }
                shares[last] = left.max(0.0);
            }
            Self::Empirical { values } => {
                let total: f64 = values.iter().map(|(_, weight)| weight).sum();
                for (value, weight) in values {
                    shares[(*value as usize - 1).min(last)] += weight / total;
                }
            }
        }
        shares
    }

    /// The sampler that draws it.
    #[must_use]
    pub fn sampler(&self) -> CountSampler {
        match self {
            Self::Fixed { value } => CountSampler::Fixed(*value),
            Self::Geometric { mean } => CountSampler::geometric(*mean),
            Self::OnePlusPoisson { mean } => CountSampler::one_plus_poisson(mean - 1.0),
            Self::Empirical { values } => {
                let (values, choice) = table(values);
                CountSampler::Empirical {
                    values: values.into_iter().map(|value| value as u32).collect(),
                    choice,
                }
            }
        }
    }
}

/// Mean and variance of weighted values.
fn weighted_moments(values: &[(f64, f64)]) -> (f64, f64) {
    let total: f64 = values.iter().map(|(_, weight)| weight).sum();
    let mean = values.iter().map(|(value, weight)| value * weight).sum::<f64>() / total;
    let square =
        values.iter().map(|(value, weight)| (value - mean) * (value - mean) * weight).sum::<f64>() / total;
    (mean, square)
}

fn table(values: &[(f64, f64)]) -> (Vec<f64>, Alias) {
    let weights: Vec<f64> = values.iter().map(|(_, weight)| *weight).collect();
    (values.iter().map(|(value, _)| *value).collect(), Alias::new(&weights))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::{Purpose, Streams};

    /// Every law's mean and variance are those of what it draws: within 5 standard errors of 200,000 draws.
    #[test]
    fn moments_are_those_of_the_draws() {
        let laws = [
            Duration::Fixed { days: 2.0 },
            Duration::Uniform { min: 1.0, max: 4.0 },
            Duration::Triangular { min: 0.5, mode: 1.0, max: 3.0 },
            Duration::Exponential { mean: 2.0 },
            Duration::Gamma { mean: 7.0, cv: 0.4 },
            Duration::Lognormal { mean: 3.0, cv: 0.8 },
            Duration::Empirical { values: vec![(1.0, 2.0), (5.0, 1.0)] },
        ];
        for law in laws {
            let sampler = law.sampler();
            let mut stream = Streams::new(9, 0).stream(Purpose::Transport, 0, 0);
            let draws: Vec<f64> = (0..200_000).map(|_| sampler.draw(&mut stream)).collect();
            let (mean, variance) = weighted_moments(&draws.iter().map(|v| (*v, 1.0)).collect::<Vec<_>>());
            let error = (law.variance() / 200_000.0).sqrt();
            assert!((mean - law.mean()).abs() <= 5.0 * error + 1e-12, "{law:?}: mean {mean}");
            assert!(
                (variance - law.variance()).abs() <= 0.05 * law.variance(),
                "{law:?}: variance {variance}"
            );
        }
    }

    #[test]
    fn count_probabilities_sum_to_one_and_have_the_mean() {
        let laws = [
            Count::Fixed { value: 3 },
            Count::Geometric { mean: 2.5 },
            Count::OnePlusPoisson { mean: 1.8 },
            Count::OnePlusPoisson { mean: 1.0 },
            Count::Empirical { values: vec![(1.0, 3.0), (4.0, 1.0)] },
        ];
        for law in laws {
            let shares = law.probabilities(200);
            let mean: f64 = shares.iter().enumerate().map(|(i, share)| (i + 1) as f64 * share).sum();
            assert!((shares.iter().sum::<f64>() - 1.0).abs() < 1e-12, "{law:?}");
            assert!((mean - law.mean()).abs() < 1e-9, "{law:?}: {mean}");
            assert!((law.probabilities(2).iter().sum::<f64>() - 1.0).abs() < 1e-12, "{law:?}");
        }
    }
}
