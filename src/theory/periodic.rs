//! Periodic review, order up to S every R periods: the (R, S) policy, exactly, for normal and Poisson demand.
//!
//! The sequence of a period is order-first: order up to S (every R-th period), receive what was ordered L periods
//! ago, meet the demand, look. Everything short is back-ordered. Not here: a fixed ordering cost (s, S), lost sales.

use super::{
    Invalid, LARGEST_LEAD_TIME_DEMAND, LARGEST_LEVEL, between, not_negative, of_any_sign, positive,
    whole_between,
};
use crate::stats::{normal, poisson};

/// The longest review period and lead time \[periods\].
const LONGEST: u32 = 1_000;

/// Demand of one period, independent from period to period, with the order-up-to level it is met from.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Demand {
    /// Mean and σ of one period [units/period], and S \[units\].
    Normal { mean: f64, sd: f64, level: f64 },
    /// Mean of one period [units/period], and S \[units\].
    Poisson { mean: f64, level: i64 },
}

impl Demand {
    fn mean(self) -> f64 {
        match self {
            Self::Normal { mean, .. } | Self::Poisson { mean, .. } => mean,
        }
    }

    /// E\[(D − S)⁺\] over this many periods.
    fn short(self, periods: f64) -> f64 {
        match self {
            Self::Normal { mean, sd, level } => {
                let spread = sd * periods.sqrt();
                if spread == 0.0 {
                    return (mean * periods - level).max(0.0);
                }
                spread * normal::loss((level - mean * periods) / spread)
            }
            Self::Poisson { mean, level } => poisson::loss(level, mean * periods),
        }
    }

    /// E\[(S − D)⁺\] over this many periods.
    fn left(self, periods: f64) -> f64 {
        match self {
            Self::Normal { mean, sd, level } => {
                let spread = sd * periods.sqrt();
                if spread == 0.0 {
                    return (level - mean * periods).max(0.0);
                }
                spread * normal::loss((mean * periods - level) / spread)
            }
            Self::Poisson { mean, level } => poisson::left_over(level, mean * periods),
        }
    }

    /// P(D ≤ S) over this many periods ≥ 1.
    fn within(self, periods: f64) -> f64 {
        match self {
            Self::Normal { mean, sd, level } => {
                normal::distribution((level - mean * periods) / (sd * periods.sqrt()))
            }
            Self::Poisson { mean, level } => poisson::distribution(level, mean * periods),
        }
    }
}

/// An (R, S) policy.
///
/// Symbols: R review period \[periods\], L lead time \[periods\], S order-up-to level \[units\], μ mean demand
/// [units/period], D\[t\] the demand of t periods. What is ordered at a review covers R + L periods.
/// Sources: Hadley and Whitin (1963), chapter 5; Silver, Pyke and Thomas (2017), section 6.9; Snyder and Shen
/// (2019), section 4.3.
///
/// ```
/// use perfect_order_engine::theory::periodic::PeriodicReview;
/// // Snyder and Shen, example 4.4: demand 50 ± 8, L = 4, h = 0.18, p = 0.70: S = 264.77 costs 4.4668.
/// let policy = PeriodicReview::normal(50.0, 8.0, 1, 4, 264.766_894_374)?;
/// assert!((policy.cost_per_period(0.18, 0.70)? - 4.466_781).abs() < 1e-6);
/// # Ok::<(), perfect_order_engine::theory::Invalid>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PeriodicReview {
    demand: Demand,
    review_period: u32,
    lead_time: u32,
}

impl PeriodicReview {
    /// Normal demand of `mean` and `standard_deviation` [units/period, both positive], `review_period` R and
    /// `lead_time` L \[whole periods, at most 1 000\], `order_up_to_level` S \[units\].
    ///
    /// # Errors
    /// If an argument is outside its range.
    pub fn normal(
        mean: f64,
        standard_deviation: f64,
        review_period: u32,
        lead_time: u32,
        order_up_to_level: f64,
    ) -> Result<Self, Invalid> {
        positive("mean", mean)?;
        positive("standard_deviation", standard_deviation)?;
        let level = of_any_sign("order_up_to_level", order_up_to_level)?;
        Self::new(Demand::Normal { mean, sd: standard_deviation, level }, review_period, lead_time)
    }

    /// Poisson demand of `mean` [units/period]; otherwise as [`PeriodicReview::normal`].
    ///
    /// # Errors
    /// If an argument, or the mean demand of R + L periods, is outside its range.
    pub fn poisson(
        mean: f64,
        review_period: u32,
        lead_time: u32,
        order_up_to_level: i64,
    ) -> Result<Self, Invalid> {
        positive("mean", mean)?;
        let level = whole_between("order_up_to_level", order_up_to_level, -LARGEST_LEVEL, LARGEST_LEVEL)?;
        let policy = Self::new(Demand::Poisson { mean, level }, review_period, lead_time)?;
        between("protected_demand", mean * policy.protected(), 0.0, LARGEST_LEAD_TIME_DEMAND)?;
        Ok(policy)
    }

    fn new(demand: Demand, review_period: u32, lead_time: u32) -> Result<Self, Invalid> {
        between("review_period", f64::from(review_period), 1.0, f64::from(LONGEST))?;
        between("lead_time", f64::from(lead_time), 0.0, f64::from(LONGEST))?;
        Ok(Self { demand, review_period, lead_time })
    }

    /// R + L \[periods\], the time one order must cover.
    fn protected(&self) -> f64 {
        f64::from(self.review_period) + f64::from(self.lead_time)
    }

    /// Unit fill rate 1 − (E\[(D\[L + R\] − S)⁺\] − E\[(D\[L\] − S)⁺\])/(Rμ): only back-orders that are new in the
    /// cycle count. Source: Johnson, Lee, Davis and Hall (1995).
    pub fn unit_fill_rate(&self) -> f64 {
        let new = self.demand.short(self.protected()) - self.demand.short(f64::from(self.lead_time));
        (1.0 - new / (f64::from(self.review_period) * self.demand.mean())).clamp(0.0, 1.0)
    }

    /// Cycle service level: no back-order just before the next receipt, P(D\[L + R\] ≤ S).
    pub fn cycle_service_level(&self) -> f64 {
        self.demand.within(self.protected())
    }

    /// Share of periods that end without back-orders.
    pub fn probability_of_no_backorders(&self) -> f64 {
        self.average(1, |periods| self.demand.within(periods))
    }

    /// Mean stock on hand at the end of a period \[units\].
    pub fn mean_on_hand(&self) -> f64 {
        self.average(1, |periods| self.demand.left(periods))
    }

    /// Mean stock on hand within a period, after any receipt and before its demand \[units\].
    pub fn mean_on_hand_before_demand(&self) -> f64 {
        self.average(0, |periods| self.demand.left(periods))
    }

    /// Mean back-orders at the end of a period \[units\].
    pub fn mean_backorders(&self) -> f64 {
        self.average(1, |periods| self.demand.short(periods))
    }

    /// Mean cost per period, charged on the stock and back-orders at its end.
    ///
    /// `holding_cost` and `backorder_cost` \[money per unit and period\].
    ///
    /// # Errors
    /// If a cost is negative or too large.
    pub fn cost_per_period(&self, holding_cost: f64, backorder_cost: f64) -> Result<f64, Invalid> {
        not_negative("holding_cost", holding_cost)?;
        not_negative("backorder_cost", backorder_cost)?;
        Ok(holding_cost * self.mean_on_hand() + backorder_cost * self.mean_backorders())
    }

    /// The average over the R periods of a cycle, each seen `after` of its own demands (0 before, 1 after).
    fn average(&self, after: u32, value: impl Fn(f64) -> f64) -> f64 {
        let total: f64 = (0..self.review_period).map(|j| value(f64::from(self.lead_time + j + after))).sum();
        total / f64::from(self.review_period)
    }
}

/// Time averages of an (R, S) policy when Poisson demand comes one unit at a time *within* the periods: reviews at
/// times 0, R, 2R, …, receipts exactly L later. Fill rate and cycle service level are those of [`PeriodicReview`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ContinuousAverages {
    /// Mean stock on hand \[units\].
    pub mean_on_hand: f64,
    /// Mean back-orders \[units\].
    pub mean_backorders: f64,
    /// Mean wait of a unit \[time\], those met at once included.
    pub mean_wait: f64,
}

/// The time averages of [`ContinuousAverages`], from (1/R)∫ E\[(D(t) − S)⁺\] dt over L … L + R; since
/// dn₂(S; m)/dm = n(S; m), the integral is a difference of second order losses.
///
/// `demand_rate` λ [units/time], `review_period` R > 0 and `lead_time` L \[time\], `order_up_to_level` S \[units\].
/// Source: Hadley and Whitin (1963), section 5.2.
///
/// ```
/// use perfect_order_engine::theory::periodic::continuous_averages;
/// let averages = continuous_averages(4.0, 5.0, 3.0, 40)?;
/// assert!((averages.mean_on_hand - 18.024_089_649).abs() < 1e-9);
/// # Ok::<(), perfect_order_engine::theory::Invalid>(())
/// ```
///
/// # Errors
/// If an argument, or the mean demand of R + L, is outside its range.
pub fn continuous_averages(
    demand_rate: f64,
    review_period: f64,
    lead_time: f64,
    order_up_to_level: i64,
) -> Result<ContinuousAverages, Invalid> {
    positive("demand_rate", demand_rate)?;
    between("review_period", review_period, 1e-6, super::LARGEST)?;
    not_negative("lead_time", lead_time)?;
    let protected = demand_rate * (review_period + lead_time);
    between("protected_demand", protected, 0.0, LARGEST_LEAD_TIME_DEMAND)?;
    let level = whole_between("order_up_to_level", order_up_to_level, -LARGEST_LEVEL, LARGEST_LEVEL)?;
    let start = demand_rate * lead_time;
    let cycle_demand = demand_rate * review_period;
    let area = poisson::second_loss(level, protected) - poisson::second_loss(level, start);
    let mean_backorders = (area / cycle_demand).max(0.0);
    let middle = level as f64 - start - 0.5 * cycle_demand;
    Ok(ContinuousAverages {
        mean_on_hand: (middle + mean_backorders).max(0.0),
        mean_backorders,
        mean_wait: mean_backorders / demand_rate,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stock_less_backorders_is_the_level_less_the_mean_demand() {
        let policy = PeriodicReview::poisson(4.0, 5, 3, 31).unwrap();
        // S − μ (L + (R + 1)/2) = 31 − 4 × 6.
        assert!((policy.mean_on_hand() - policy.mean_backorders() - 7.0).abs() < 1e-12);
        let policy = PeriodicReview::normal(4.0, 2.0, 5, 0, 31.0).unwrap();
        assert!((policy.mean_on_hand_before_demand() - 23.0).abs() < 1e-3);
    }

    #[test]
    fn the_closed_integral_is_the_integral() {
        let averages = continuous_averages(4.0, 5.0, 3.0, 25).unwrap();
        let steps = 20_000;
        let sum: f64 = (0..steps)
            .map(|i| poisson::loss(25, 4.0 * (3.0 + 5.0 * (f64::from(i) + 0.5) / f64::from(steps))))
            .sum();
        assert!((averages.mean_backorders - sum / f64::from(steps)).abs() < 1e-8);
    }

    #[test]
    fn bad_arguments_are_named() {
        assert_eq!(PeriodicReview::poisson(4.0, 0, 3, 31).unwrap_err().argument, "review_period");
        assert_eq!(PeriodicReview::poisson(1e6, 1, 1, 31).unwrap_err().argument, "protected_demand");
    }
}
