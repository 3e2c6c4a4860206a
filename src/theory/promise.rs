//! Times of which only the mean and the spread are known, and times that only some orders have to wait.
//!
//! Not here: the whole law of a sum of stages (`stage_sum`), of a queue (`queue`, `service_queue`).

use super::{Invalid, inner_probability, not_negative, of_any_sign, positive, probability};
use crate::stats::normal;

/// Times taken as normal: a promise from their mean and standard deviation, and how many keep it.
///
/// Symbols: m the mean \[time\], σ the standard deviation \[time\], t a promise \[time\], p a share, z = Φ⁻¹(p).
/// P(T ≤ t) = Φ((t − m)/σ), and the promise that a share p keeps is m + zσ: the same as a reorder point, with
/// time in place of stock. Source: the normal law; Hopp and Spearman, "Factory Physics", quotes lead times so.
/// An approximation: times of queues have a long tail on one side, and no time is negative.
///
/// ```
/// use perfect_order_engine::theory::promise::NormalTimes;
/// let times = NormalTimes::new(8.0, 3.0)?;
/// assert!((times.promise_for(0.95)? - 12.934_560_88).abs() < 1e-6);
/// assert!((times.probability_within(11.0)? - 0.841_344_746).abs() < 1e-9);
/// # Ok::<(), perfect_order_engine::theory::Invalid>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NormalTimes {
    mean: f64,
    standard_deviation: f64,
}

impl NormalTimes {
    /// `mean` m \[time\] of any sign, `standard_deviation` σ \[time\] > 0.
    ///
    /// # Errors
    /// If an argument is outside its range.
    pub fn new(mean: f64, standard_deviation: f64) -> Result<Self, Invalid> {
        of_any_sign("mean", mean)?;
        positive("standard_deviation", standard_deviation)?;
        Ok(Self { mean, standard_deviation })
    }

    /// P(T ≤ t) for a `promise` t \[time\] ≥ 0.
    ///
    /// # Errors
    /// If the promise is negative or too large.
    pub fn probability_within(&self, promise: f64) -> Result<f64, Invalid> {
        let promise = not_negative("promise", promise)?;
        Ok(normal::distribution((promise - self.mean) / self.standard_deviation))
    }

    /// The promise that a share `target` p keeps \[time\], m + Φ⁻¹(p) σ.
    ///
    /// # Errors
    /// If the share is not between 0 and 1.
    pub fn promise_for(&self, target: f64) -> Result<f64, Invalid> {
        let target = inner_probability("target", target)?;
        Ok(self.mean + normal::quantile(target) * self.standard_deviation)
    }
}

/// Mean over all orders of what only a share of them meet: C + q × w.
///
/// `cycle_mean` C \[time\]: what every order takes; `share_waiting` q, `wait_of_those` w \[time\]: the mean wait of the
/// orders that wait at all. Source: the law of total expectation; exact, where the wait is added to the rest. What goes
/// on while an order waits (documents, credit check) is counted in both.
///
/// ```
/// // Two of five orders wait 2 days each: 0.8 days over all five.
/// assert_eq!(perfect_order_engine::theory::promise::mean_over_all(0.0, 0.4, 2.0), Ok(0.8));
/// ```
///
/// # Errors
/// If an argument is outside its range.
pub fn mean_over_all(cycle_mean: f64, share_waiting: f64, wait_of_those: f64) -> Result<f64, Invalid> {
    let share = probability("share_waiting", share_waiting)?;
    Ok(not_negative("cycle_mean", cycle_mean)? + share * not_negative("wait_of_those", wait_of_those)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_promise_for_a_share_is_kept_by_it() {
        let times = NormalTimes::new(2.2, 0.9).unwrap();
        for share in [0.05, 0.5, 0.9, 0.99] {
            let kept = times.probability_within(times.promise_for(share).unwrap()).unwrap();
            assert!((kept - share).abs() < 1e-9, "{share}: {kept}");
        }
        assert_eq!(times.promise_for(0.5).unwrap(), 2.2);
    }

    #[test]
    fn the_mean_over_all_is_that_of_a_list() {
        let waits = [0.0, 0.0, 3.0, 1.0, 0.0, 0.5];
        let over_all = waits.iter().map(|wait| 1.5 + wait).sum::<f64>() / 6.0;
        let found = mean_over_all(1.5, 0.5, (3.0 + 1.0 + 0.5) / 3.0).unwrap();
        assert!((found - over_all).abs() < 1e-12);
    }

    #[test]
    fn bad_arguments_are_named() {
        assert_eq!(NormalTimes::new(1.0, 0.0).unwrap_err().argument, "standard_deviation");
        let times = NormalTimes::new(1.0, 1.0).unwrap();
        assert_eq!(times.probability_within(-1.0).unwrap_err().argument, "promise");
        assert_eq!(times.promise_for(1.0).unwrap_err().argument, "target");
        assert_eq!(mean_over_all(0.0, 1.1, 1.0).unwrap_err().argument, "share_waiting");
        assert_eq!(mean_over_all(0.0, 0.1, -1.0).unwrap_err().argument, "wait_of_those");
    }
}
