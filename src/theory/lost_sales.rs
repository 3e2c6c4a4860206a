//! Lost sales: base stock as Erlang's loss system, and (r, Q) with at most one order outstanding.
//!
//! A demand that finds no stock is lost and triggers nothing. Not here: back-orders (`base_stock`, `reorder_point`),
//! and lost sales with several orders outstanding, which have no closed form.

use super::queue::erlang_b;
use super::{Invalid, LARGEST_LEAD_TIME_DEMAND, between, positive, whole_between};
use crate::stats::poisson;

/// Base stock S with lost sales: Poisson demand, random lead times of any law, orders may cross.
///
/// Units on order are the busy servers of M/G/S/S: the share lost is Erlang's B(S, λE\[L\]).
/// Source: Karush (1957); Zipkin (2000), section 7.2.
///
/// ```
/// use perfect_order_engine::theory::lost_sales::LostSalesBaseStock;
/// // Offered 4, S = 6: B = 0.1172 in the tables of Erlang B.
/// let policy = LostSalesBaseStock::new(2.0, 2.0, 6)?;
/// assert!((policy.loss_probability() - 0.117_162_471_4).abs() < 1e-10);
/// # Ok::<(), perfect_order_engine::theory::Invalid>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LostSalesBaseStock {
    demand_rate: f64,
    mean_lead_time: f64,
    base_stock: u32,
    lost: f64,
}

impl LostSalesBaseStock {
    /// `demand_rate` λ [units/time], `mean_lead_time` E\[L\] \[time\], `base_stock` S \[units, 1 to 100 000\].
    ///
    /// # Errors
    /// If an argument is outside its range.
    pub fn new(demand_rate: f64, mean_lead_time: f64, base_stock: u32) -> Result<Self, Invalid> {
        positive("demand_rate", demand_rate)?;
        positive("mean_lead_time", mean_lead_time)?;
        between("base_stock", f64::from(base_stock), 1.0, 1e5)?;
        let lost = erlang_b(demand_rate * mean_lead_time, base_stock)?;
        Ok(Self { demand_rate, mean_lead_time, base_stock, lost })
    }

    /// Share of demands lost.
    pub fn loss_probability(&self) -> f64 {
        self.lost
    }

    /// Unit fill rate, the share of demands met.
    pub fn unit_fill_rate(&self) -> f64 {
        1.0 - self.lost
    }

    /// Ready rate; equal to the unit fill rate, since demand is Poisson.
    pub fn ready_rate(&self) -> f64 {
        self.unit_fill_rate()
    }

    /// Orders placed per unit of time: only demands that are met trigger one.
    pub fn order_frequency(&self) -> f64 {
        self.demand_rate * (1.0 - self.lost)
    }

    /// Mean on order \[units, time average\], by Little's law.
    pub fn mean_on_order(&self) -> f64 {
        self.order_frequency() * self.mean_lead_time
    }

    /// Mean stock on hand \[units, time average\].
    pub fn mean_on_hand(&self) -> f64 {
        (f64::from(self.base_stock) - self.mean_on_order()).max(0.0)
    }
}

/// An (r, Q) policy with lost sales, r < Q, so that at most one order is outstanding.
///
/// Symbols: D demand of the constant lead time, Poisson with mean m = λL. Each cycle meets Q demands and loses
/// n(r) = E\[(D − r)⁺\]: fill rate Q/(Q + n(r)), λ/(Q + n(r)) orders per unit of time.
/// Source: Hadley and Whitin (1963), section 4.11.
///
/// ```
/// use perfect_order_engine::theory::lost_sales::LostSalesReorderPoint;
/// let policy = LostSalesReorderPoint::new(5.0, 2.0, 12, 30)?;
/// assert!((policy.unit_fill_rate() - 0.982_610_536_5).abs() < 1e-10);
/// # Ok::<(), perfect_order_engine::theory::Invalid>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LostSalesReorderPoint {
    demand_rate: f64,
    lead_time_demand: f64,
    reorder_point: i64,
    order_quantity: i64,
}

impl LostSalesReorderPoint {
    /// `demand_rate` λ [units/time], constant `lead_time` L \[time\], `reorder_point` r and `order_quantity` Q \[units\],
    /// 0 ≤ r < Q ≤ 10⁶.
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
        super::not_negative("lead_time", lead_time)?;
        let lead_time_demand = demand_rate * lead_time;
        between("lead_time_demand", lead_time_demand, 0.0, LARGEST_LEAD_TIME_DEMAND)?;
        whole_between("order_quantity", order_quantity, 1, 1_000_000)?;
        whole_between("reorder_point", reorder_point, 0, order_quantity - 1)?;
        Ok(Self { demand_rate, lead_time_demand, reorder_point, order_quantity })
    }

    /// Mean demand of a cycle \[units\], Q + n(r).
    fn demand_per_cycle(&self) -> f64 {
        self.order_quantity as f64 + poisson::loss(self.reorder_point, self.lead_time_demand)
    }

    /// Unit fill rate, Q/(Q + n(r)).
    pub fn unit_fill_rate(&self) -> f64 {
        self.order_quantity as f64 / self.demand_per_cycle()
    }

    /// Share of demands lost.
    pub fn loss_probability(&self) -> f64 {
        poisson::loss(self.reorder_point, self.lead_time_demand) / self.demand_per_cycle()
    }

    /// Ready rate; equal to the unit fill rate, since demand is Poisson.
    pub fn ready_rate(&self) -> f64 {
        self.unit_fill_rate()
    }

    /// Orders placed per unit of time; below λ/Q, since lost demands trigger nothing.
    pub fn order_frequency(&self) -> f64 {
        self.demand_rate / self.demand_per_cycle()
    }

    /// Share of cycles in which nothing is lost, P(D ≤ r).
    pub fn cycle_service_level(&self) -> f64 {
        poisson::distribution(self.reorder_point, self.lead_time_demand)
    }

    /// Share of receipts that find stock left, P(D < r).
    pub fn cycle_service_level_with_stock_left(&self) -> f64 {
        poisson::distribution(self.reorder_point - 1, self.lead_time_demand)
    }

    /// Mean stock on hand \[units, time average\]: the area of a cycle ÷ its length.
    ///
    /// Between receipt and order stock falls from Y = Q + (r − D)⁺ to r, a mean time 1/λ at each level; while the order
    /// is under way the area is ∫ E\[(r − D(t))⁺\] dt = (rm − m²/2 + n₂(r; m))/λ.
    pub fn mean_on_hand(&self) -> f64 {
        let (r, q, mean) = (self.reorder_point as f64, self.order_quantity as f64, self.lead_time_demand);
        // Moments of the stock left at the receipt, (r − D)⁺: with U its mean and V that of its square,
        // E[(r − D)²] = V + E[((D − r)⁺)²], and E[((D − r)⁺)²] = 2 n₂(r) + n(r).
        let left = poisson::left_over(self.reorder_point, mean);
        let second = poisson::second_loss(self.reorder_point, mean);
        let short_square = 2.0 * second + poisson::loss(self.reorder_point, mean);
        let left_square = ((r - mean) * (r - mean) + mean - short_square).max(0.0);
        let top_square = q * q + 2.0 * q * left + left_square;
        let falling = 0.5 * (top_square + q + left - r * (r + 1.0));
        let waiting = (r * mean - 0.5 * mean * mean + second).max(0.0);
        (falling + waiting) / self.demand_per_cycle()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn q_of_one_is_erlangs_single_server() {
        // r = 0, Q = 1: one unit, reordered when sold: B(1, λL) = λL/(1 + λL).
        let policy = LostSalesReorderPoint::new(2.0, 1.5, 0, 1).unwrap();
        assert!((policy.loss_probability() - 0.75).abs() < 1e-15);
        let same = LostSalesBaseStock::new(2.0, 1.5, 1).unwrap();
        assert!((policy.mean_on_hand() - same.mean_on_hand()).abs() < 1e-12);
    }

    #[test]
    fn several_orders_outstanding_are_refused() {
        assert_eq!(LostSalesReorderPoint::new(2.0, 1.0, 5, 5).unwrap_err().argument, "reorder_point");
        assert_eq!(LostSalesBaseStock::new(2.0, 1.0, 0).unwrap_err().argument, "base_stock");
    }
}
