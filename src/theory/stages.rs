//! Order cycle time as a sum of independent stages: its mean and variance, and its whole law where the stages are
//! gamma with one scale.
//!
//! Variances add, percentiles do not. Not here: queues within a stage (`queue`), stages that depend on each other.

use super::{Invalid, LARGEST, Limit, between, inner_probability, not_negative, positive};
use crate::stats::gamma;

/// The most stages taken.
const MOST_STAGES: usize = 100;

/// The mean and the standard deviation of one stage \[time\].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stage {
    mean: f64,
    standard_deviation: f64,
}

impl Stage {
    /// `mean` \[time\] ≥ 0, and coefficient of variation `cv`, 0 (fixed) to 100.
    ///
    /// # Errors
    /// If an argument is outside its range.
    pub fn new(mean: f64, cv: f64) -> Result<Self, Invalid> {
        not_negative("mean", mean)?;
        between("cv", cv, 0.0, 100.0)?;
        Ok(Self { mean, standard_deviation: mean * cv })
    }
}

/// Mean \[time\] and variance \[time²\] of the sum of independent stages, whatever their laws.
///
/// ```
/// use perfect_order_engine::theory::stages::{Stage, mean_and_variance};
/// let (mean, variance) = mean_and_variance(&[Stage::new(3.0, 0.5)?, Stage::new(2.0, 0.0)?])?;
/// assert_eq!((mean, variance), (5.0, 2.25));
/// # Ok::<(), perfect_order_engine::theory::Invalid>(())
/// ```
///
/// # Errors
/// If there is no stage, or more than 100.
pub fn mean_and_variance(stages: &[Stage]) -> Result<(f64, f64), Invalid> {
    length("stages", stages.len())?;
    let mean = stages.iter().map(|stage| stage.mean).sum();
    let variance = stages.iter().map(|stage| stage.standard_deviation * stage.standard_deviation).sum();
    Ok((mean, variance))
}

/// The order cycle time of independent gamma stages with one scale: gamma again, the shapes added.
///
/// Symbols: shapes kᵢ, scale θ \[time\]; mean θΣk, variance θ²Σk. Source: any text on probability, e.g. Ross (2014).
///
/// ```
/// use perfect_order_engine::theory::stages::GammaStages;
/// // Four stages of mean 0.5, 1, 2 and 1.5 days: 5 days, and 89 % within 7.
/// let cycle = GammaStages::new(&[1.0, 2.0, 4.0, 3.0], 0.5)?;
/// assert_eq!(cycle.mean(), 5.0);
/// assert!((cycle.probability_within(7.0)? - 0.890_600_630_4).abs() < 1e-10);
/// # Ok::<(), perfect_order_engine::theory::Invalid>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GammaStages {
    shape: f64,
    scale: f64,
}

impl GammaStages {
    /// 1 to 100 `shapes`, each 10⁻³ to 10⁴, and one `scale` \[time\].
    ///
    /// # Errors
    /// If an argument is outside its range.
    pub fn new(shapes: &[f64], scale: f64) -> Result<Self, Invalid> {
        length("shapes", shapes.len())?;
        for &shape in shapes {
            between("shapes", shape, 1e-3, 1e4)?;
        }
        Ok(Self { shape: shapes.iter().sum(), scale: positive("scale", scale)? })
    }

    /// Mean \[time\].
    pub fn mean(&self) -> f64 {
        self.shape * self.scale
    }

    /// Variance \[time²\].
    pub fn variance(&self) -> f64 {
        self.shape * self.scale * self.scale
    }

    /// P(order cycle time ≤ `promise`), `promise` \[time\] ≥ 0.
    ///
    /// # Errors
    /// If `promise` is negative or not finite.
    pub fn probability_within(&self, promise: f64) -> Result<f64, Invalid> {
        between("promise", promise, 0.0, LARGEST)?;
        Ok(gamma::tails(self.shape, promise / self.scale).0)
    }

    /// The time \[time\] that a share `p` of orders keeps within.
    ///
    /// # Errors
    /// If `p` is not strictly between 0 and 1.
    pub fn percentile(&self, p: f64) -> Result<f64, Invalid> {
        inner_probability("p", p)?;
        Ok(self.scale * gamma::quantile(p, self.shape))
    }
}

fn length(argument: &'static str, count: usize) -> Result<(), Invalid> {
    if count == 0 || count > MOST_STAGES {
        return Err(Invalid { argument, value: count as f64, limit: Limit::Length(MOST_STAGES) });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_do_not_add() {
        let one = GammaStages::new(&[2.0], 1.0).unwrap();
        let both = GammaStages::new(&[2.0, 2.0], 1.0).unwrap();
        assert!(both.percentile(0.95).unwrap() < 2.0 * one.percentile(0.95).unwrap());
        assert_eq!(both.variance(), 2.0 * one.variance());
    }

    #[test]
    fn bad_arguments_are_named() {
        assert_eq!(GammaStages::new(&[], 1.0).unwrap_err().argument, "shapes");
        assert_eq!(Stage::new(1.0, -0.1).unwrap_err().argument, "cv");
        assert_eq!(mean_and_variance(&[]).unwrap_err().argument, "stages");
    }
}
