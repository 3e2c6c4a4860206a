//! Continuous review with a reorder point r and an order quantity Q: the (r, Q) policy, exactly.
//!
//! Poisson demand of one unit at a time, constant lead time, any number of orders outstanding, every shortage
//! back-ordered and served first come first served. An order is placed when the inventory position *reaches*
//! r, so the position is uniform on r + 1 … r + Q. Not here: random lead times (`base_stock` for Q = 1,
//! `lead_time_demand` for the shape of lead-time demand), normal demand (`safety_stock`), lost sales.

use super::{
    Invalid, LARGEST, LARGEST_LEAD_TIME_DEMAND, LARGEST_LEVEL, between, not_negative, positive, whole_between,
};
use crate::stats::poisson;

/// Up to this order quantity an average over positions is summed term by term, which keeps every digit;
/// beyond it, it is a difference of loss functions.
const SUMMED_UP_TO: i64 = 64;

/// The largest order quantity: 1 per cent of the largest level.
const LARGEST_QUANTITY: i64 = 10_000_000;

/// An (r, Q) policy under Poisson demand, constant lead time and back-orders.
///
/// Symbols: λ demand rate [units/time], L lead time \[time\], m = λL mean lead-time demand \[units\],
/// r reorder point \[units\], Q order quantity \[units\], D(t) the Poisson demand of a time t, IP the inventory
/// position, uniform on r + 1 … r + Q, and IN = IP − D(L) the net inventory one lead time later.
///
/// Sources: Hadley and Whitin (1963), chapter 4; Zipkin (2000), chapter 6; Snyder and Shen (2019), section 5.4.
/// Valid for m ≤ 10⁶, |r| ≤ 10⁹, 1 ≤ Q ≤ 10⁷.
///
/// ```
/// use perfect_order_engine::theory::reorder_point::ReorderPoint;
/// // Snyder and Shen, example 5.8: λ = 1.5 a month, L = 2 months, r = 3, Q = 5, h = 20, p = 150, K = 100.
/// let policy = ReorderPoint::new(1.5, 2.0, 3, 5)?;
/// assert!((policy.unit_fill_rate() - 0.866_632_830_4).abs() < 1e-10);
/// assert!((policy.cost_rate(20.0, 150.0, 100.0)? - 107.923_580_633).abs() < 1e-9);
/// # Ok::<(), perfect_order_engine::theory::Invalid>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ReorderPoint {
    demand_rate: f64,
    lead_time: f64,
    reorder_point: i64,
    order_quantity: i64,
}

impl ReorderPoint {
    /// `demand_rate` [units/time], `lead_time` \[time\], `reorder_point` \[units\], `order_quantity` \[units\].
    ///
    /// # Errors
    /// If an argument, or the mean lead-time demand, is outside its range.
    pub fn new(
        demand_rate: f64,
        lead_time: f64,
        reorder_point: i64,
        order_quantity: i64,
    ) -> Result<Self, Invalid> {
        positive("demand_rate", demand_rate)?;
        not_negative("lead_time", lead_time)?;
        between("lead_time_demand", demand_rate * lead_time, 0.0, LARGEST_LEAD_TIME_DEMAND)?;
        whole_between("reorder_point", reorder_point, -LARGEST_LEVEL, LARGEST_LEVEL)?;
        whole_between("order_quantity", order_quantity, 1, LARGEST_QUANTITY)?;
        Ok(Self { demand_rate, lead_time, reorder_point, order_quantity })
    }

    /// Mean lead-time demand m = λL \[units\].
    pub fn lead_time_demand(&self) -> f64 {
        self.demand_rate * self.lead_time
    }

    /// Unit fill rate: the share of units met at once, P(IN > 0) = 1 − (1/Q) Σ P(D(L) ≥ y) over
    /// y = r + 1 … r + Q (Zipkin, equation 6.2.5). What a demand sees is what time sees, since arrivals are Poisson.
    pub fn unit_fill_rate(&self) -> f64 {
        self.share_of_positions_above(self.lead_time_demand())
    }

    /// Ready rate: the share of time with stock on hand; equal to the unit fill rate, since demand is Poisson
    /// and one unit at a time.
    pub fn ready_rate(&self) -> f64 {
        self.unit_fill_rate()
    }

    /// Share of time without back-orders, P(IN ≥ 0): higher than the ready rate, for an empty shelf that owes
    /// nothing counts.
    pub fn probability_of_no_backorders(&self) -> f64 {
        let mean = self.lead_time_demand();
        1.0 - self.average_over_positions(|y| poisson::above(y, mean), |y| poisson::loss(y + 1, mean))
    }

    /// Mean back-orders E\[IN⁻\] \[units, time average\] = (1/Q) Σ n(y) = (n₂(r) − n₂(r + Q))/Q, with the loss
    /// functions of the lead-time demand (Zipkin, equation 6.2.9).
    pub fn mean_backorders(&self) -> f64 {
        let mean = self.lead_time_demand();
        self.average_over_positions(|y| poisson::loss(y, mean), |y| poisson::second_loss(y, mean))
    }

    /// Mean stock on hand E\[IN⁺\] \[units, time average\] = r + (Q + 1)/2 − m + mean back-orders.
    pub fn mean_on_hand(&self) -> f64 {
        let middle = self.reorder_point as f64 + 0.5 * (self.order_quantity as f64 + 1.0);
        (middle - self.lead_time_demand() + self.mean_backorders()).max(0.0)
    }

    /// Mean on order \[units, time average\] = λL, by Little's law.
    pub fn mean_on_order(&self) -> f64 {
        self.lead_time_demand()
    }

    /// Orders placed per unit of time, λ/Q.
    pub fn order_frequency(&self) -> f64 {
        self.demand_rate / self.order_quantity as f64
    }

    /// Cycle service level: share of receipts with net inventory just before ≥ 0, P(D(L) ≤ r). It is the
    /// convention of the scorecard.
    pub fn cycle_service_level(&self) -> f64 {
        poisson::distribution(self.reorder_point, self.lead_time_demand())
    }

    /// Cycle service level by the stricter convention: net inventory just before the receipt > 0, P(D(L) < r).
    pub fn cycle_service_level_with_stock_left(&self) -> f64 {
        poisson::distribution(self.reorder_point - 1, self.lead_time_demand())
    }

    /// Mean wait of a unit \[time\], those met at once included: mean back-orders ÷ λ, by Little's law.
    pub fn mean_wait(&self) -> f64 {
        self.mean_backorders() / self.demand_rate
    }

    /// P(wait ≤ `wait`) of a unit, `wait` \[time\] ≥ 0, included.
    ///
    /// For w < L it is the fill rate at the lead time L − w (Zipkin, section 6.2.4). For w ≥ L all that was ordered
    /// up to w − L ago has come; a unit can wait longer only with r < −1, when its own order is still to be
    /// triggered: the unit whose demand finds IP = y ≤ 0 is covered by the j-th order from then on,
    /// j = ⌈(1 − y)/Q⌉, which the k-th further demand triggers, k = (j − 1)Q + y − r − 1.
    ///
    /// # Errors
    /// If `wait` is negative or not finite.
    pub fn probability_of_wait_within(&self, wait: f64) -> Result<f64, Invalid> {
        between("wait", wait, 0.0, LARGEST)?;
        if wait < self.lead_time {
            return Ok(self.share_of_positions_above(self.demand_rate * (self.lead_time - wait)));
        }
        // No trigger is as far away as 10¹¹ demands.
        let since = (self.demand_rate * (wait - self.lead_time)).min(1e11);
        let (lowest, highest) = (self.reorder_point + 1, self.reorder_point + self.order_quantity);
        let mut uncovered = 0.0;
        let mut position = lowest;
        // Beyond the reach of the Poisson tail nothing is covered: those positions are counted, not summed.
        let reach = since + 40.0 + 40.0 * since.sqrt();
        while position <= highest.min(0) {
            let orders = (self.order_quantity - position) / self.order_quantity;
            let trigger = (orders - 1) * self.order_quantity + position - self.reorder_point - 1;
            if trigger as f64 > reach {
                // Within one value of `orders` the trigger only grows with the position.
                let block_end = (self.order_quantity * (1 - orders)).min(highest).min(0);
                uncovered += (block_end - position + 1) as f64;
                position = block_end + 1;
                continue;
            }
            // The demands since then fell short of the trigger.
            uncovered += poisson::distribution(trigger - 1, since);
            position += 1;
        }
        Ok((1.0 - uncovered / self.order_quantity as f64).max(0.0))
    }

    /// Mean cost per unit of time = h E\[IN⁺\] + b E\[IN⁻\] + K λ/Q (Snyder and Shen, equation 5.48).
    ///
    /// `holding_cost` h and `backorder_cost` b [money per unit and time], `ordering_cost` K [money per order].
    ///
    /// # Errors
    /// If a cost is negative or too large.
    pub fn cost_rate(
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
            + ordering_cost * self.order_frequency())
    }

    /// The share of positions y with D < y, where D is Poisson with this mean.
    fn share_of_positions_above(&self, mean: f64) -> f64 {
        1.0 - self.average_over_positions(|y| poisson::above(y - 1, mean), |y| poisson::loss(y, mean))
    }

    /// The average of `term(y)` over y = r + 1 … r + Q, where `sum_beyond(y)` is the sum of `term` above y.
    fn average_over_positions(&self, term: impl Fn(i64) -> f64, sum_beyond: impl Fn(i64) -> f64) -> f64 {
        let (r, q) = (self.reorder_point, self.order_quantity);
        let total = if q <= SUMMED_UP_TO {
            (r + 1..=r + q).map(term).sum()
        } else {
            sum_beyond(r) - sum_beyond(r + q)
        };
        (total / q as f64).max(0.0)
    }
}

/// The smallest reorder point r whose cycle service level P(D(L) ≤ r) is at least `target`.
///
/// `demand_rate` λ [units/time], `lead_time` L \[time\], `target` in (0, 1).
///
/// ```
/// use perfect_order_engine::theory::reorder_point::reorder_point_for_cycle_service_level;
/// // Mean 3: P(D ≤ 5) = 0.916, P(D ≤ 6) = 0.966.
/// assert_eq!(reorder_point_for_cycle_service_level(1.5, 2.0, 0.95)?, 6);
/// # Ok::<(), perfect_order_engine::theory::Invalid>(())
/// ```
///
/// # Errors
/// If an argument, or the mean lead-time demand, is outside its range.
pub fn reorder_point_for_cycle_service_level(
    demand_rate: f64,
    lead_time: f64,
    target: f64,
) -> Result<i64, Invalid> {
    let policy = ReorderPoint::new(demand_rate, lead_time, 0, 1)?;
    super::inner_probability("target", target)?;
    let mean = policy.lead_time_demand();
    let reach = (mean + 50.0 + 50.0 * mean.sqrt()) as i64;
    Ok(smallest(0, reach, |r| poisson::distribution(r, mean) >= target))
}

/// The smallest reorder point whose unit fill rate, with order quantity Q, is at least `target`.
///
/// Arguments as in [`ReorderPoint::new`]; `target` in (0, 1).
///
/// ```
/// use perfect_order_engine::theory::reorder_point::{ReorderPoint, reorder_point_for_unit_fill_rate};
/// let r = reorder_point_for_unit_fill_rate(1.5, 2.0, 5, 0.95)?;
/// assert!(ReorderPoint::new(1.5, 2.0, r, 5)?.unit_fill_rate() >= 0.95);
/// assert!(ReorderPoint::new(1.5, 2.0, r - 1, 5)?.unit_fill_rate() < 0.95);
/// # Ok::<(), perfect_order_engine::theory::Invalid>(())
/// ```
///
/// # Errors
/// If an argument, or the mean lead-time demand, is outside its range.
pub fn reorder_point_for_unit_fill_rate(
    demand_rate: f64,
    lead_time: f64,
    order_quantity: i64,
    target: f64,
) -> Result<i64, Invalid> {
    let policy = ReorderPoint::new(demand_rate, lead_time, 0, order_quantity)?;
    super::inner_probability("target", target)?;
    let mean = policy.lead_time_demand();
    let reach = (mean + 50.0 + 50.0 * mean.sqrt()) as i64;
    Ok(smallest(-order_quantity, reach, |reorder_point| {
        ReorderPoint { reorder_point, ..policy }.unit_fill_rate() >= target
    }))
}

/// The smallest number in low ..= high that meets a condition which, once met, stays met; `high` if none before.
fn smallest(mut low: i64, mut high: i64, meets: impl Fn(i64) -> bool) -> i64 {
    while low < high {
        let middle = low + (high - low) / 2;
        if meets(middle) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    low
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn summed_and_subtracted_averages_agree() {
        let policy = ReorderPoint::new(10.0, 2.0, 14, SUMMED_UP_TO).unwrap();
        let by_difference = (poisson::second_loss(14, 20.0) - poisson::second_loss(14 + SUMMED_UP_TO, 20.0))
            / SUMMED_UP_TO as f64;
        assert!((policy.mean_backorders() - by_difference).abs() < 1e-13);
    }

    #[test]
    fn the_wait_distribution_has_the_mean_wait() {
        // Also far below zero, where a unit may wait for its own order to be triggered, and Q is small.
        for (r, q) in [(3, 5), (-2, 15), (-1, 4), (-9, 2), (-12, 1), (-7, 30)] {
            let policy = ReorderPoint::new(3.0, 1.0, r, q).unwrap();
            let step = 0.005;
            let mean: f64 = (0..6000)
                .map(|i| 1.0 - policy.probability_of_wait_within((f64::from(i) + 0.5) * step).unwrap())
                .sum::<f64>()
                * step;
            let want = policy.mean_wait();
            assert!((mean - want).abs() < 2e-5 * want.max(1.0), "r {r} Q {q}: {mean} {want}");
        }
    }

    #[test]
    fn no_lead_time_and_a_reorder_point_of_zero_serve_all_but_the_trigger() {
        // Position 1..=5 before each demand, and the order comes at once.
        let policy = ReorderPoint::new(2.0, 0.0, 0, 5).unwrap();
        assert_eq!(policy.unit_fill_rate(), 1.0);
        assert_eq!(policy.mean_on_hand(), 3.0);
        assert_eq!(policy.probability_of_wait_within(0.0).unwrap(), 1.0);
    }

    #[test]
    fn bad_arguments_are_named() {
        assert_eq!(ReorderPoint::new(0.0, 2.0, 3, 5).unwrap_err().argument, "demand_rate");
        assert_eq!(ReorderPoint::new(1.0, f64::NAN, 3, 5).unwrap_err().argument, "lead_time");
        assert_eq!(ReorderPoint::new(1e6, 2.0, 3, 5).unwrap_err().argument, "lead_time_demand");
        assert_eq!(ReorderPoint::new(1.0, 2.0, i64::MIN, 5).unwrap_err().argument, "reorder_point");
        assert_eq!(ReorderPoint::new(1.0, 2.0, 3, 0).unwrap_err().argument, "order_quantity");
    }
}
