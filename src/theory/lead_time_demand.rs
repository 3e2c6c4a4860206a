//! Exact laws of lead-time demand, to hold beside the normal formula of `safety_stock`: exponential lead times,
//! a lead time of a few possible lengths, and gamma lead times with Poisson demand (negative binomial).
//!
//! The cycle service level here is P(lead-time demand ≤ reorder point): one order outstanding at a time. Not
//! here: the moments alone (`safety_stock`), constant lead times with Poisson demand (`reorder_point`).

use super::{
    Invalid, LARGEST_LEAD_TIME_DEMAND, between, inner_probability, not_negative, of_any_sign, positive,
    probabilities, whole_between,
};
use crate::stats::normal;

/// Demand as Brownian motion (mean μ, variance σ² per unit of time) over an exponential lead time.
///
/// The law is an asymmetric Laplace one: P(D > x) = b/(a + b) e^(−ax) for x ≥ 0, with a and −b the roots of
/// σ²s²/2 + μs = 1/E\[L\]. Source: the transform 1/(1 − E\[L\](μs + σ²s²/2)) in partial fractions.
///
/// ```
/// use perfect_order_engine::theory::lead_time_demand::ExponentialLeadTime;
/// // Chopra and Meindl's example, made exact: the normal formula's 39,991 units give 89.79 %, not 90 %.
/// let demand = ExponentialLeadTime::new(2500.0, 500.0, 7.0)?;
/// assert!((demand.cycle_service_level(39_991.138_696_521)? - 0.897_874_487_7).abs() < 1e-9);
/// # Ok::<(), perfect_order_engine::theory::Invalid>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ExponentialLeadTime {
    /// a, the rate of the upper tail.
    upper: f64,
    /// b, the rate of the (small) lower tail.
    lower: f64,
}

impl ExponentialLeadTime {
    /// `demand_mean` μ and `demand_sd` σ [units/time, both positive], `mean_lead_time` \[time\].
    ///
    /// # Errors
    /// If an argument is not positive or too large.
    pub fn new(demand_mean: f64, demand_sd: f64, mean_lead_time: f64) -> Result<Self, Invalid> {
        between("demand_mean", demand_mean, 1e-6, 1e9)?;
        between("demand_sd", demand_sd, 1e-6, 1e9)?;
        between("mean_lead_time", mean_lead_time, 1e-6, 1e9)?;
        let variance = demand_sd * demand_sd;
        let sum = demand_mean + (demand_mean * demand_mean + 2.0 * variance / mean_lead_time).sqrt();
        Ok(Self { upper: 2.0 / (mean_lead_time * sum), lower: sum / variance })
    }

    /// P(lead-time demand ≤ `reorder_point`), `reorder_point` \[units\].
    ///
    /// # Errors
    /// If `reorder_point` is too large.
    pub fn cycle_service_level(&self, reorder_point: f64) -> Result<f64, Invalid> {
        let x = of_any_sign("reorder_point", reorder_point)?;
        let whole = self.upper + self.lower;
        Ok(if x < 0.0 {
            self.upper / whole * libm::exp(self.lower * x)
        } else {
            1.0 - self.lower / whole * libm::exp(-self.upper * x)
        })
    }

    /// The reorder point \[units\] with exactly this cycle service level.
    ///
    /// # Errors
    /// If `cycle_service_level` is not strictly between 0 and 1.
    pub fn reorder_point(&self, cycle_service_level: f64) -> Result<f64, Invalid> {
        let p = inner_probability("cycle_service_level", cycle_service_level)?;
        let whole = self.upper + self.lower;
        Ok(if p < self.upper / whole {
            libm::log(p * whole / self.upper) / self.lower
        } else {
            -libm::log((1.0 - p) * whole / self.lower) / self.upper
        })
    }
}

/// One possible length of a lead time, and its probability.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PossibleLeadTime {
    /// Length \[periods\], 0 included.
    pub length: f64,
    /// Probability.
    pub share: f64,
}

/// Normal demand, independent from period to period, over a lead time of a few possible lengths: a mixture of
/// normal laws, Σ wᵢ Φ((x − μℓᵢ)/(σ√ℓᵢ)).
///
/// ```
/// use perfect_order_engine::theory::lead_time_demand::{DiscreteLeadTime, PossibleLeadTime};
/// // The same mean and σ as 7 ± 7 days: none or 14 days, even odds.
/// let lengths = [PossibleLeadTime { length: 0.0, share: 0.5 }, PossibleLeadTime { length: 14.0, share: 0.5 }];
/// let demand = DiscreteLeadTime::new(2500.0, 500.0, &lengths)?;
/// assert!((demand.reorder_point(0.9)? - 36_574.529_152_732).abs() < 1e-6);
/// # Ok::<(), perfect_order_engine::theory::Invalid>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct DiscreteLeadTime {
    demand_mean: f64,
    demand_sd: f64,
    lengths: Vec<PossibleLeadTime>,
}

impl DiscreteLeadTime {
    /// `demand_mean` μ ≥ 0 and `demand_sd` σ > 0 [units/period], and 1 to 1 000 possible `lengths` \[periods\].
    ///
    /// # Errors
    /// If an argument is outside its range, or the shares do not sum to one.
    pub fn new(demand_mean: f64, demand_sd: f64, lengths: &[PossibleLeadTime]) -> Result<Self, Invalid> {
        between("demand_mean", demand_mean, 0.0, 1e6)?;
        between("demand_sd", demand_sd, 1e-6, 1e6)?;
        let shares: Vec<f64> = lengths.iter().map(|possible| possible.share).collect();
        probabilities("share", &shares, 1_000)?;
        for possible in lengths {
            between("length", possible.length, 0.0, 1e5)?;
        }
        Ok(Self { demand_mean, demand_sd, lengths: lengths.to_vec() })
    }

    /// P(lead-time demand ≤ `reorder_point`), `reorder_point` \[units\].
    ///
    /// # Errors
    /// If `reorder_point` is too large.
    pub fn cycle_service_level(&self, reorder_point: f64) -> Result<f64, Invalid> {
        Ok(self.distribution(of_any_sign("reorder_point", reorder_point)?))
    }

    /// The smallest reorder point \[units\] with at least this cycle service level, by bisection.
    ///
    /// # Errors
    /// If `cycle_service_level` is not strictly between 0 and 1.
    pub fn reorder_point(&self, cycle_service_level: f64) -> Result<f64, Invalid> {
        let p = inner_probability("cycle_service_level", cycle_service_level)?;
        let (mut low, mut high) = (-1e12, 1e12);
        for _ in 0..200 {
            let middle = 0.5 * (low + high);
            if self.distribution(middle) >= p {
                high = middle;
            } else {
                low = middle;
            }
        }
        Ok(high)
    }

    fn distribution(&self, x: f64) -> f64 {
        let sum: f64 = self
            .lengths
            .iter()
            .map(|possible| {
                let spread = self.demand_sd * possible.length.sqrt();
                let gap = x - self.demand_mean * possible.length;
                possible.share
                    * if spread > 0.0 {
                        normal::distribution(gap / spread)
                    } else if gap >= 0.0 {
                        1.0
                    } else {
                        0.0
                    }
            })
            .sum();
        sum.min(1.0)
    }
}

/// Poisson demand over a gamma lead time: lead-time demand is negative binomial.
///
/// Symbols: λ demand rate, k = 1/cv² shape, θ = E\[L\]/k scale; P(0) = (1 + λθ)^(−k),
/// P(n) = P(n − 1) (n + k − 1)/n × λθ/(1 + λθ); mean λkθ, variance λkθ (1 + λθ).
/// Source: Zipkin (2000), section 7.5; Silver, Pyke and Thomas (2017), chapter 6.
///
/// ```
/// use perfect_order_engine::theory::lead_time_demand::GammaLeadTime;
/// // 20 a day, lead time 5 ± 2 days: the normal formula says 168 for 95 %; exactly, it takes 176.
/// let demand = GammaLeadTime::new(20.0, 5.0, 0.4)?;
/// assert_eq!(demand.reorder_point(0.95)?, 176);
/// assert!(demand.cycle_service_level(168)? < 0.936);
/// # Ok::<(), perfect_order_engine::theory::Invalid>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GammaLeadTime {
    shape: f64,
    /// λθ.
    odds: f64,
}

impl GammaLeadTime {
    /// `demand_rate` λ [units/time], `mean_lead_time` \[time\], `lead_time_cv` 0.01 to 10.
    ///
    /// # Errors
    /// If an argument, or the mean lead-time demand, is outside its range.
    pub fn new(demand_rate: f64, mean_lead_time: f64, lead_time_cv: f64) -> Result<Self, Invalid> {
        positive("demand_rate", demand_rate)?;
        positive("mean_lead_time", mean_lead_time)?;
        between("lead_time_cv", lead_time_cv, 0.01, 10.0)?;
        let mean = demand_rate * mean_lead_time;
        between("lead_time_demand", mean, 0.0, LARGEST_LEAD_TIME_DEMAND)?;
        let shape = 1.0 / (lead_time_cv * lead_time_cv);
        Ok(Self { shape, odds: mean / shape })
    }

    /// Mean lead-time demand \[units\].
    pub fn mean(&self) -> f64 {
        self.shape * self.odds
    }

    /// Standard deviation of lead-time demand \[units\].
    pub fn standard_deviation(&self) -> f64 {
        (self.mean() * (1.0 + self.odds)).sqrt()
    }

    /// P(lead-time demand ≤ `reorder_point`), `reorder_point` \[units\] from 0 to 10⁷.
    ///
    /// # Errors
    /// If `reorder_point` is out of range.
    pub fn cycle_service_level(&self, reorder_point: i64) -> Result<f64, Invalid> {
        whole_between("reorder_point", reorder_point, 0, 10_000_000)?;
        Ok(self.law().take(steps(reorder_point) + 1).sum::<f64>().min(1.0))
    }

    /// The smallest reorder point \[units\] whose cycle service level is at least this, at most 0.999 999.
    ///
    /// # Errors
    /// If `cycle_service_level` is out of range.
    pub fn reorder_point(&self, cycle_service_level: f64) -> Result<i64, Invalid> {
        between("cycle_service_level", cycle_service_level, 1e-9, 0.999_999)?;
        let mut sum = 0.0;
        let mut reorder_point = 0;
        for (share, n) in self.law().zip(0_i64..) {
            sum += share;
            reorder_point = n;
            // The second condition ends the search if rounding should keep the sum below its target.
            if sum >= cycle_service_level || (share < 1e-30 && n as f64 > self.mean()) {
                break;
            }
        }
        Ok(reorder_point)
    }

    /// Unit fill rate of an (r, Q) policy, 1 − E\[(D − r)⁺\]/Q: exact as long as no two orders are outstanding
    /// together, P(L > Q/λ) ≈ 0, and every receipt clears the back-orders.
    ///
    /// `reorder_point` r \[units\] from 0 to 10⁷, `order_quantity` Q \[units\].
    ///
    /// # Errors
    /// If an argument is out of range.
    pub fn unit_fill_rate(&self, reorder_point: i64, order_quantity: f64) -> Result<f64, Invalid> {
        whole_between("reorder_point", reorder_point, 0, 10_000_000)?;
        positive("order_quantity", order_quantity)?;
        not_negative("order_quantity", order_quantity)?;
        let r = reorder_point as f64;
        let left: f64 =
            self.law().take(steps(reorder_point)).enumerate().map(|(n, share)| (r - n as f64) * share).sum();
        let short = (self.mean() - r + left).max(0.0);
        Ok((1.0 - short / order_quantity).clamp(0.0, 1.0))
    }

    /// P(D = 0), P(D = 1), …; the logarithm is carried, so that a tiny P(0) does not end the recursion.
    fn law(self) -> impl Iterator<Item = f64> {
        let ratio = libm::log(self.odds) - libm::log1p(self.odds);
        let (shape, start) = (self.shape, -self.shape * libm::log1p(self.odds));
        // Above the range of underflow the plain recursion is exact and quick.
        let plain = start > -700.0;
        let step = self.odds / (1.0 + self.odds);
        let mut logarithm = start;
        let mut value = libm::exp(start);
        (1_u64..).map(move |next| {
            let now = if plain { value } else { libm::exp(logarithm) };
            let n = next as f64;
            let growth = (n + shape - 1.0) / n;
            value *= growth * step;
            if !plain {
                logarithm += libm::log(growth) + ratio;
            }
            now
        })
    }
}

/// A checked whole number as a count of steps.
fn steps(checked: i64) -> usize {
    usize::try_from(checked).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_exponential_law_inverts_and_has_its_moments() {
        let demand = ExponentialLeadTime::new(3.0, 2.0, 5.0).unwrap();
        for p in [1e-6, 0.01, 0.3, 0.9, 0.9999] {
            let x = demand.reorder_point(p).unwrap();
            assert!((demand.cycle_service_level(x).unwrap() - p).abs() < 1e-13);
        }
        // Mean 1/a − 1/b = 15; variance 1/a² + 1/b² = ℓσ² + μ²ℓ² = 245.
        let (a, b) = (1.0 / demand.upper, 1.0 / demand.lower);
        assert!((a - b - 15.0).abs() < 1e-12 && (a * a + b * b - 245.0).abs() < 1e-10);
    }

    #[test]
    fn a_nearly_constant_lead_time_is_nearly_poisson() {
        // cv 0.01 gives k = 10⁴: the logarithmic branch.
        let demand = GammaLeadTime::new(100.0, 10.0, 0.01).unwrap();
        let total: f64 = demand.law().take(3_000).sum();
        assert!((total - 1.0).abs() < 1e-10);
        let mean: f64 = demand.law().take(3_000).enumerate().map(|(n, p)| n as f64 * p).sum();
        assert!((mean - 1_000.0).abs() < 1e-6);
    }

    #[test]
    fn bad_arguments_are_named() {
        assert_eq!(GammaLeadTime::new(20.0, 5.0, 0.0).unwrap_err().argument, "lead_time_cv");
        let half = [PossibleLeadTime { length: 1.0, share: 0.5 }];
        assert_eq!(DiscreteLeadTime::new(1.0, 1.0, &half).unwrap_err().argument, "share");
    }
}
