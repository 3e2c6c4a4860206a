//! Periodic review with a reorder point s and an order-up-to level S: the (s, S) policy, exactly, for Poisson demand.
//!
//! The sequence of a period is order-first: if the position is at or below s, order up to S; receive what was ordered L
//! periods ago; meet the demand; look. Everything short is back-ordered. Not here: the search for the best s and S,
//! policies without a reorder point (`periodic`), continuous review (`reorder_point`).

use super::{Invalid, between, not_negative, positive, whole_between};
use crate::stats::poisson;

/// The largest S − s \[units\]: the recursion takes its square of steps.
const LARGEST_SPREAD: i64 = 3_000;

/// An (s, S) policy under Poisson demand and constant lead time.
///
/// Symbols: s reorder point, S order-up-to level \[units\], μ mean demand [units/period], L lead time \[periods\],
/// m(j) mean number of periods of a cycle that start, after ordering, at position S − j:
/// m(0) = 1/(1 − p₀), m(j) = Σ p_k m(j − k)/(1 − p₀), k = 1 … j; a cycle has M = Σ m(j) periods, j < S − s.
/// Sources: Veinott and Wagner (1965); Zheng and Federgruen (1991); Snyder and Shen (2019), section 4.4.
///
/// ```
/// use perfect_order_engine::theory::reorder_up_to::ReorderUpTo;
/// // Zheng and Federgruen, table I, μ = 10: s = 6, S = 40 costs 35.022 at K = 64, h = 1, p = 9.
/// let policy = ReorderUpTo::new(10.0, 0, 6, 40)?;
/// assert!((policy.cost_per_period(1.0, 9.0, 64.0)? - 35.022).abs() < 5e-4);
/// # Ok::<(), perfect_order_engine::theory::Invalid>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct ReorderUpTo {
    mean: f64,
    /// Demand of L periods, and of L + 1.
    before: Span,
    after: Span,
    /// Position after ordering, and its share of periods.
    positions: Vec<(i64, f64)>,
    order_frequency: f64,
}

/// Demand of some periods.
#[derive(Debug, Clone, PartialEq)]
enum Span {
    /// Poisson with this mean.
    Poisson(f64),
    /// The probabilities of 0, 1, 2, … units.
    Listed(Vec<f64>),
}

impl Span {
    fn within(&self, level: i64) -> f64 {
        match self {
            Self::Poisson(mean) => poisson::distribution(level, *mean),
            Self::Listed(shares) => self::sum(shares, |n| if n <= level { 1.0 } else { 0.0 }),
        }
    }

    fn left_over(&self, level: i64) -> f64 {
        match self {
            Self::Poisson(mean) => poisson::left_over(level, *mean),
            Self::Listed(shares) => self::sum(shares, |n| (level - n).max(0) as f64),
        }
    }

    fn loss(&self, level: i64) -> f64 {
        match self {
            Self::Poisson(mean) => poisson::loss(level, *mean),
            Self::Listed(shares) => self::sum(shares, |n| (n - level).max(0) as f64),
        }
    }
}

fn sum(shares: &[f64], weight: impl Fn(i64) -> f64) -> f64 {
    (0_i64..).zip(shares).map(|(n, share)| weight(n) * share).sum()
}

impl ReorderUpTo {
    /// `mean` demand μ [units/period, 10⁻⁶ to 10⁵], `lead_time` L \[whole periods, at most 1 000\], `reorder_point` s and
    /// `order_up_to_level` S \[units\], s < S ≤ s + 3 000.
    ///
    /// # Errors
    /// If an argument is outside its range.
    pub fn new(
        mean: f64,
        lead_time: u32,
        reorder_point: i64,
        order_up_to_level: i64,
    ) -> Result<Self, Invalid> {
        positive("mean", mean)?;
        between("mean", mean, 1e-6, 1e5)?;
        between("lead_time", f64::from(lead_time), 0.0, 1_000.0)?;
        let periods = f64::from(lead_time) + 1.0;
        between("lead_time_demand", mean * periods, 0.0, super::LARGEST_LEAD_TIME_DEMAND)?;
        // 1 − p₀ without cancellation for slow movers.
        let some = -libm::expm1(-mean);
        let (before, after) = (Span::Poisson(mean * f64::from(lead_time)), Span::Poisson(mean * periods));
        Self::of(mean, some, |k| poisson::pmf(k, mean), (before, after), (reorder_point, order_up_to_level))
    }

    /// Any whole demand: `shares[d]` is the probability of d = 0, 1, 2, … units in a period, up to 1 000 of them;
    /// `lead_time` at most 50 periods; otherwise as [`ReorderUpTo::new`].
    ///
    /// ```
    /// use perfect_order_engine::theory::reorder_up_to::ReorderUpTo;
    /// // One unit every period, s = 0 and S = 2: an order every second period.
    /// let policy = ReorderUpTo::discrete(&[0.0, 1.0], 0, 0, 2)?;
    /// assert_eq!((policy.order_frequency(), policy.mean_on_hand()), (0.5, 0.5));
    /// # Ok::<(), perfect_order_engine::theory::Invalid>(())
    /// ```
    ///
    /// # Errors
    /// If an argument is outside its range, or demand is surely 0.
    pub fn discrete(
        shares: &[f64],
        lead_time: u32,
        reorder_point: i64,
        order_up_to_level: i64,
    ) -> Result<Self, Invalid> {
        super::probabilities("shares", shares, 1_000)?;
        between("lead_time", f64::from(lead_time), 0.0, 50.0)?;
        let mean = sum(shares, |n| n as f64);
        positive("mean", mean)?;
        let convolve = |law: &[f64]| {
            let mut next = vec![0.0; law.len() + shares.len() - 1];
            for (n, left) in law.iter().enumerate() {
                for (k, right) in shares.iter().enumerate() {
                    next[n + k] += left * right;
                }
            }
            next
        };
        let before = (0..lead_time).fold(vec![1.0], |law, _| convolve(&law));
        let after = convolve(&before);
        let some: f64 = shares.iter().skip(1).sum();
        let one = |k: i64| usize::try_from(k).ok().and_then(|k| shares.get(k)).copied().unwrap_or(0.0);
        let spans = (Span::Listed(before), Span::Listed(after));
        Self::of(mean, some, one, spans, (reorder_point, order_up_to_level))
    }

    /// The positions of a cycle, for the law of one period's demand.
    fn of(
        mean: f64,
        some: f64,
        one_period: impl Fn(i64) -> f64,
        (before, after): (Span, Span),
        (reorder_point, order_up_to_level): (i64, i64),
    ) -> Result<Self, Invalid> {
        whole_between("reorder_point", reorder_point, -super::LARGEST_LEVEL, super::LARGEST_LEVEL)?;
        let spread = order_up_to_level.saturating_sub(reorder_point);
        whole_between("order_up_to_level_less_reorder_point", spread, 1, LARGEST_SPREAD)?;
        let demand: Vec<f64> = (0..spread).map(one_period).collect();
        let mut visits: Vec<f64> = Vec::with_capacity(demand.len());
        for j in 0..demand.len() {
            let start = if j == 0 { 1.0 } else { 0.0 };
            let arrivals: f64 = (1..=j).map(|k| demand[k] * visits[j - k]).sum();
            visits.push((start + arrivals) / some);
        }
        let cycle: f64 = visits.iter().sum();
        let positions =
            (0_i64..).zip(&visits).map(|(j, visit)| (order_up_to_level - j, visit / cycle)).collect();
        Ok(Self { mean, before, after, positions, order_frequency: 1.0 / cycle })
    }

    /// Orders placed per period, 1/M.
    pub fn order_frequency(&self) -> f64 {
        self.order_frequency
    }

    /// Mean stock on hand at the end of a period \[units\].
    pub fn mean_on_hand(&self) -> f64 {
        self.average(|position| self.after.left_over(position))
    }

    /// Mean back-orders at the end of a period \[units\].
    pub fn mean_backorders(&self) -> f64 {
        self.average(|position| self.after.loss(position))
    }

    /// Share of periods that end without back-orders.
    pub fn probability_of_no_backorders(&self) -> f64 {
        self.average(|position| self.after.within(position))
    }

    /// Unit fill rate: 1 − (back-orders after the demand − those before it)/μ.
    pub fn unit_fill_rate(&self) -> f64 {
        let new = self.mean_backorders() - self.average(|position| self.before.loss(position));
        (1.0 - new / self.mean).clamp(0.0, 1.0)
    }

    /// Mean cost per period, stock and back-orders charged at its end.
    ///
    /// `holding_cost` and `backorder_cost` \[money per unit and period\], `ordering_cost` \[money per order\].
    ///
    /// # Errors
    /// If a cost is negative or too large.
    pub fn cost_per_period(
        &self,
        holding_cost: f64,
        backorder_cost: f64,
        ordering_cost: f64,
    ) -> Result<f64, Invalid> {
        not_negative("holding_cost", holding_cost)?;
        not_negative("backorder_cost", backorder_cost)?;
        not_negative("ordering_cost", ordering_cost)?;
        Ok(holding_cost * self.mean_on_hand()
            + backorder_cost * self.mean_backorders()
            + ordering_cost * self.order_frequency)
    }

    fn average(&self, value: impl Fn(i64) -> f64) -> f64 {
        self.positions.iter().map(|&(position, share)| share * value(position)).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theory::periodic::PeriodicReview;

    #[test]
    fn a_spread_of_one_orders_whenever_there_was_demand() {
        // s = S − 1 is base stock with R = 1.
        let policy = ReorderUpTo::new(5.0, 4, 21, 22).unwrap();
        let base = PeriodicReview::poisson(5.0, 1, 4, 22).unwrap();
        assert!((policy.unit_fill_rate() - base.unit_fill_rate()).abs() < 1e-13);
        assert!((policy.mean_on_hand() - base.mean_on_hand()).abs() < 1e-13);
        assert!((policy.order_frequency() - (1.0 - libm::exp(-5.0))).abs() < 1e-14);
    }

    #[test]
    fn bad_arguments_are_named() {
        assert_eq!(
            ReorderUpTo::new(5.0, 0, 7, 7).unwrap_err().argument,
            "order_up_to_level_less_reorder_point"
        );
        assert_eq!(ReorderUpTo::new(0.0, 0, 1, 7).unwrap_err().argument, "mean");
    }
}
