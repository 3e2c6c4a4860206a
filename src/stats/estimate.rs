//! Estimates with their 95 % confidence intervals, from independent replications.

use serde::{Deserialize, Serialize};

use super::student;

/// A number and the interval that holds the true one with 95 % confidence.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Estimate {
    /// The estimate; `None` where there was nothing to count.
    pub value: Option<f64>,
    /// Lower end of the interval; `None` where it cannot be told (one replication only).
    pub low: Option<f64>,
    /// Upper end of the interval.
    pub high: Option<f64>,
}

/// The level of every interval: 95 %.
const LEVEL: f64 = 0.95;

impl Estimate {
    /// Nothing was there to count.
    pub const UNDEFINED: Self = Self { value: None, low: None, high: None };

    /// An estimate whose interval cannot be told.
    #[must_use]
    pub fn alone(value: f64) -> Self {
        Self { value: Some(value), low: None, high: None }
    }

    /// A number that is known without error.
    #[must_use]
    pub fn exact(value: f64) -> Self {
        Self { value: Some(value), low: Some(value), high: Some(value) }
    }

    /// An estimate with its standard error and degrees of freedom.
    #[must_use]
    pub fn with_error(value: f64, standard_error: f64, degrees_of_freedom: f64) -> Self {
        let reach = student::quantile(0.5 + LEVEL / 2.0, degrees_of_freedom) * standard_error;
        Self { value: Some(value), low: Some(value - reach), high: Some(value + reach) }
    }

    /// The delete-one jackknife: `whole` is the statistic of all `R` replications together, `without` the
    /// statistic without each of them in turn. Its variance is `(R − 1)/R · Σ(θ₍ᵢ₎ − θ̄)²`; the interval is
    /// Student's with `R − 1` degrees of freedom.
    ///
    /// Undefined if the whole is; without an interval if any part is, or with a single replication.
    #[must_use]
    pub fn jackknife(whole: Option<f64>, without: impl Iterator<Item = Option<f64>> + Clone) -> Self {
        let Some(value) = whole else { return Self::UNDEFINED };
        let (mut count, mut sum) = (0.0, 0.0);
        for part in without.clone() {
            let Some(part) = part else { return Self::alone(value) };
            count += 1.0;
            // Sums of differences from the whole: they stay small, so nothing cancels.
            sum += part - value;
        }
        if count < 2.0 {
            return Self::alone(value);
        }
        let mean = sum / count;
        let squares: f64 = without.flatten().map(|part| (part - value - mean) * (part - value - mean)).sum();
        Self::with_error(value, ((count - 1.0) / count * squares).sqrt(), count - 1.0)
    }

    /// Sections: `whole` is a statistic of everything together (for example a percentile), `sections` the
    /// same of each replication; its standard error is their standard deviation over √R.
    #[must_use]
    pub fn sections(whole: Option<f64>, sections: impl Iterator<Item = Option<f64>> + Clone) -> Self {
        let Some(value) = whole else { return Self::UNDEFINED };
        let (mut count, mut sum) = (0.0, 0.0);
        for section in sections.clone().flatten() {
            count += 1.0;
            sum += section - value;
        }
        if count < 2.0 {
            return Self::alone(value);
        }
        let mean = sum / count;
        let squares: f64 = sections.flatten().map(|s| (s - value - mean) * (s - value - mean)).sum();
        Self::with_error(value, (squares / (count - 1.0) / count).sqrt(), count - 1.0)
    }

    /// The interval of a share: kept within [0, 1], and one-sided where all or none of the `count` cases
    /// succeeded, so that it is never ± 0 (Clopper & Pearson 1934: `0.05^(1/n)` and `1 − 0.05^(1/n)`).
    #[must_use]
    pub fn as_share(self, count: f64) -> Self {
        let bound = libm::exp(libm::log(1.0 - LEVEL) / count.max(1.0));
        match self.value {
            Some(1.0) => Self { low: Some(bound), high: Some(1.0), ..self },
            Some(0.0) => Self { low: Some(0.0), high: Some(1.0 - bound), ..self },
            _ => Self {
                low: self.low.map(|low| low.clamp(0.0, 1.0)),
                high: self.high.map(|high| high.clamp(0.0, 1.0)),
                ..self
            },
        }
    }

    /// Half of the interval's width.
    #[must_use]
    pub fn half_width(&self) -> Option<f64> {
        Some((self.high? - self.low?) / 2.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// For a plain mean the jackknife is the textbook interval: 1, 2, 3, 4 → 2.5 ± t₀.₉₇₅,₃ · 1.29099/2.
    #[test]
    fn jackknife_of_a_mean_is_the_textbook_interval() {
        let values = [1.0, 2.0, 3.0, 4.0];
        let without = values.iter().map(|left| Some((10.0 - left) / 3.0));
        let estimate = Estimate::jackknife(Some(2.5), without);
        let half = 3.182_446_305_284_263 * 1.290_994_448_735_805_6 / 2.0;
        assert!((estimate.half_width().unwrap() - half).abs() < 1e-9, "{estimate:?}");
        let sections = Estimate::sections(Some(2.5), values.iter().map(|value| Some(*value)));
        assert!((sections.half_width().unwrap() - half).abs() < 1e-9, "{sections:?}");
    }

    #[test]
    fn what_cannot_be_told_is_not_told() {
        assert_eq!(Estimate::jackknife(None, [Some(1.0)].into_iter()), Estimate::UNDEFINED);
        assert_eq!(Estimate::jackknife(Some(2.0), [Some(2.0)].into_iter()), Estimate::alone(2.0));
        assert_eq!(Estimate::jackknife(Some(2.0), [None, Some(1.0)].into_iter()), Estimate::alone(2.0));
    }

    /// Rule of three: no failure among 100 leaves room for 2.95 %.
    #[test]
    fn a_rate_without_failure_has_a_one_sided_bound() {
        let estimate = Estimate::jackknife(Some(1.0), [Some(1.0), Some(1.0)].into_iter()).as_share(100.0);
        assert_eq!(estimate.high, Some(1.0));
        assert!((estimate.low.unwrap() - 0.970_487).abs() < 1e-6, "{estimate:?}");
        let none = Estimate::alone(0.0).as_share(100.0);
        assert!((none.high.unwrap() - 0.029_513).abs() < 1e-6, "{none:?}");
    }
}
