//! The newsvendor: one period, one decision, for normal, Poisson and any discrete demand.
//!
//! Stock S before the period, no stock to begin with, cost h per unit left over and p per unit short. Not here:
//! several periods (`periodic`), ordering costs (`eoq`).

use super::inversion::reach;
use super::law::Law;
use super::quadrature::integrate;
use super::{Invalid, LARGEST, LARGEST_LEAD_TIME_DEMAND, between, positive, probabilities};
use crate::stats::{normal, poisson};

/// The best stock and what it gives.
///
/// Symbols: critical ratio p/(p + h); S the smallest stock with P(D ≤ S) ≥ that ratio; n(S) = E\[(D − S)⁺\].
/// Source: Arrow, Harris and Marschak (1951); Snyder and Shen (2019), section 4.3.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Newsvendor {
    /// The best stock S \[units\].
    pub stock: f64,
    /// Mean cost h E\[(S − D)⁺\] + p E\[(D − S)⁺\] \[money\].
    pub cost: f64,
    /// p/(p + h), the probability of no stockout that is aimed at.
    pub critical_ratio: f64,
    /// P(D ≤ S).
    pub probability_of_no_stockout: f64,
    /// 1 − E\[(D − S)⁺\]/E\[D\], a ratio of means; it is not the critical ratio.
    pub unit_fill_rate: f64,
    /// E\[(S − D)⁺\] \[units\].
    pub mean_left_over: f64,
    /// E\[(D − S)⁺\] \[units\].
    pub mean_short: f64,
}

impl Newsvendor {
    /// Normal demand with `mean` and `standard_deviation` \[units\], both positive; `left_over_cost` h and
    /// `shortage_cost` p [money/unit]. The normal law's negative demands are not cut off: keep σ below a third of the mean.
    ///
    /// ```
    /// use perfect_order_engine::theory::newsvendor::Newsvendor;
    /// // Snyder and Shen, example 4.3: S = 56.6, cost 1.9976.
    /// let best = Newsvendor::normal(50.0, 8.0, 0.18, 0.70)?;
    /// assert!((best.stock - 56.603_955_93).abs() < 1e-8 && (best.cost - 1.997_605_19).abs() < 1e-8);
    /// # Ok::<(), perfect_order_engine::theory::Invalid>(())
    /// ```
    ///
    /// # Errors
    /// If an argument is not positive or too large.
    pub fn normal(
        mean: f64,
        standard_deviation: f64,
        left_over_cost: f64,
        shortage_cost: f64,
    ) -> Result<Self, Invalid> {
        positive("mean", mean)?;
        positive("standard_deviation", standard_deviation)?;
        let costs = Costs::new(left_over_cost, shortage_cost)?;
        let z = normal::quantile(costs.critical_ratio());
        let left = standard_deviation * normal::loss(-z);
        let short = standard_deviation * normal::loss(z);
        Ok(costs.result(mean + z * standard_deviation, costs.critical_ratio(), mean, left, short))
    }

    /// Poisson demand with `mean` \[units\], 10⁻¹² to 10⁶; costs as in [`Newsvendor::normal`].
    ///
    /// ```
    /// use perfect_order_engine::theory::newsvendor::Newsvendor;
    /// // Snyder and Shen, example 4.7: mean 6, h = 1, p = 4: S = 8, cost 3.5701.
    /// let best = Newsvendor::poisson(6.0, 1.0, 4.0)?;
    /// assert!(best.stock == 8.0 && (best.cost - 3.570_106_95).abs() < 1e-8);
    /// # Ok::<(), perfect_order_engine::theory::Invalid>(())
    /// ```
    ///
    /// # Errors
    /// If an argument is not positive or too large.
    pub fn poisson(mean: f64, left_over_cost: f64, shortage_cost: f64) -> Result<Self, Invalid> {
        between("mean", mean, super::SMALLEST, LARGEST_LEAD_TIME_DEMAND)?;
        let costs = Costs::new(left_over_cost, shortage_cost)?;
        let (mut low, mut high) = (0, (mean + 50.0 + 50.0 * mean.sqrt()) as i64);
        while low < high {
            let middle = low + (high - low) / 2;
            if poisson::distribution(middle, mean) >= costs.critical_ratio() {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        let (left, short) = (poisson::left_over(low, mean), poisson::loss(low, mean));
        Ok(costs.result(low as f64, poisson::distribution(low, mean), mean, left, short))
    }

    /// Any whole demand: `shares[d]` is the probability of a demand of d = 0, 1, 2, … units, up to 100 000 of them.
    ///
    /// ```
    /// use perfect_order_engine::theory::newsvendor::Newsvendor;
    /// // Snyder and Shen, problem 4.7(b): S = 5, cost 1,225,000.
    /// let shares = [0.0, 0.25, 0.05, 0.1, 0.2, 0.15, 0.1, 0.1, 0.05];
    /// let best = Newsvendor::discrete(&shares, 500_000.0, 1_000_000.0)?;
    /// assert!(best.stock == 5.0 && (best.cost - 1_225_000.0).abs() < 1e-6);
    /// # Ok::<(), perfect_order_engine::theory::Invalid>(())
    /// ```
    ///
    /// # Errors
    /// If the shares do not sum to one, demand is surely 0, or a cost is not positive or too large.
    pub fn discrete(shares: &[f64], left_over_cost: f64, shortage_cost: f64) -> Result<Self, Invalid> {
        probabilities("shares", shares, 100_000)?;
        let costs = Costs::new(left_over_cost, shortage_cost)?;
        let mean: f64 = shares.iter().enumerate().map(|(d, share)| d as f64 * share).sum();
        between("mean", mean, super::SMALLEST, LARGEST)?;
        let mut within = 0.0;
        let mut stock = shares.len() - 1;
        for (d, share) in shares.iter().enumerate() {
            within += share;
            // A sum of rounded shares may miss a ratio it meets on paper.
            if within >= costs.critical_ratio() - 1e-12 {
                stock = d;
                break;
            }
        }
        let gap = |d: usize| d as f64 - stock as f64;
        let left: f64 = shares.iter().enumerate().map(|(d, share)| share * (-gap(d)).max(0.0)).sum();
        let short: f64 = shares.iter().enumerate().map(|(d, share)| share * gap(d).max(0.0)).sum();
        Ok(costs.result(stock as f64, within.min(1.0), mean, left, short))
    }

    /// Demand of any `law` on a continuous range that has a spread, such as uniform, exponential, gamma or lognormal:
    /// E\[(D − S)⁺\] = E\[D\] − S + E\[(S − D)⁺\], with E\[(S − D)⁺\] the integral of the distribution up to S.
    ///
    /// ```
    /// use perfect_order_engine::theory::{law::Law, newsvendor::Newsvendor};
    /// // Evenly from 0 to 100, ratio 3/4: S = 75; left over 75²/200, short 25²/200.
    /// let best = Newsvendor::continuous(&Law::Uniform(0.0, 100.0), 1.0, 3.0)?;
    /// assert!((best.stock - 75.0).abs() < 1e-9 && (best.mean_left_over - 28.125).abs() < 1e-9);
    /// # Ok::<(), perfect_order_engine::theory::Invalid>(())
    /// ```
    ///
    /// # Errors
    /// If the law is unsound or of a few lengths only, or a cost is not positive or too large.
    pub fn continuous(law: &Law, left_over_cost: f64, shortage_cost: f64) -> Result<Self, Invalid> {
        let law = law.clone().checked()?;
        let costs = Costs::new(left_over_cost, shortage_cost)?;
        let (mean, ratio) = (law.mean(), costs.critical_ratio());
        between("mean", mean, super::SMALLEST, LARGEST)?;
        super::strictly_between("cv", law.cv(), 0.0, 10.0)?;
        if let Law::Possible(lengths) = &law {
            let value = lengths.len() as f64;
            return Err(Invalid { argument: "demand", value, limit: super::Limit::DemandLaw });
        }
        let stock = reach(|level| law.distribution(level), ratio, 2.0 * mean);
        let corners = match law {
            Law::Uniform(min, max) => vec![min, max],
            Law::Triangular(min, mode, max) => vec![min, mode, max],
            _ => (1..60).map(|n| stock * libm::exp2(f64::from(-n))).collect(),
        };
        let mut breaks: Vec<f64> = corners.into_iter().filter(|at| *at > 0.0 && *at < stock).collect();
        breaks.extend([0.0, stock]);
        breaks.sort_by(f64::total_cmp);
        let left = integrate(|level| law.distribution(level), &breaks, mean);
        Ok(costs.result(stock, ratio, mean, left, (mean - stock + left).max(0.0)))
    }
}

/// The two costs [money/unit].
#[derive(Clone, Copy)]
struct Costs {
    left_over: f64,
    short: f64,
}

impl Costs {
    fn new(left_over_cost: f64, shortage_cost: f64) -> Result<Self, Invalid> {
        positive("left_over_cost", left_over_cost)?;
        positive("shortage_cost", shortage_cost)?;
        let costs = Self { left_over: left_over_cost, short: shortage_cost };
        super::inner_probability("critical_ratio", costs.critical_ratio())?;
        Ok(costs)
    }

    fn critical_ratio(self) -> f64 {
        self.short / (self.short + self.left_over)
    }

    fn result(self, stock: f64, no_stockout: f64, mean: f64, left: f64, short: f64) -> Newsvendor {
        Newsvendor {
            stock,
            cost: self.left_over * left + self.short * short,
            critical_ratio: self.critical_ratio(),
            probability_of_no_stockout: no_stockout,
            unit_fill_rate: 1.0 - short / mean,
            mean_left_over: left,
            mean_short: short,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_other_stock_costs_less() {
        let best = Newsvendor::poisson(17.3, 1.0, 9.0).unwrap();
        for other in 0..60 {
            let cost = poisson::left_over(other, 17.3) + 9.0 * poisson::loss(other, 17.3);
            assert!(cost >= best.cost - 1e-12, "{other}");
        }
    }

    #[test]
    fn a_ratio_met_exactly_is_met() {
        // P(D ≤ 0) = 0.8 as a sum; the ratio 4/5.
        let best = Newsvendor::discrete(&[0.8, 0.1, 0.1], 1.0, 4.0).unwrap();
        assert_eq!(best.stock, 0.0);
    }

    #[test]
    fn bad_arguments_are_named() {
        assert_eq!(Newsvendor::poisson(0.0, 1.0, 1.0).unwrap_err().argument, "mean");
        assert_eq!(Newsvendor::normal(1.0, 1.0, 0.0, 1.0).unwrap_err().argument, "left_over_cost");
        assert_eq!(Newsvendor::discrete(&[1.0], 1.0, 1.0).unwrap_err().argument, "mean");
    }
}
