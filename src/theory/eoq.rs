//! Economic order quantity (EOQ): the classic, finite production rate, and planned back-orders.
//!
//! Deterministic constant demand, zero lead time, unlimited horizon; costs exclude the goods themselves. Not here:
//! random demand (`reorder_point`, `safety_stock`).

use super::{Invalid, below, between, not_negative, positive};

/// Ordering cost, holding cost and demand, checked.
///
/// Symbols: K `ordering_cost` \[money per order\], h `holding_cost` \[money per unit and time\], λ `demand_rate`
/// [units/time]. Each may be 10⁻¹² to 10⁹.
///
/// ```
/// use perfect_order_engine::theory::eoq::Eoq;
/// // Snyder and Shen, example 3.1: K = 8, h = 0.225, λ = 1,300 a year: Q* = 304.05, cost 68.41.
/// let eoq = Eoq::new(8.0, 0.225, 1300.0)?;
/// assert!((eoq.order_quantity() - 304.046_780).abs() < 1e-6);
/// assert!((eoq.cost_rate() - 68.410_526).abs() < 1e-6);
/// # Ok::<(), perfect_order_engine::theory::Invalid>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Eoq {
    ordering_cost: f64,
    holding_cost: f64,
    demand_rate: f64,
}

impl Eoq {
    /// `ordering_cost` K, `holding_cost` h, `demand_rate` λ.
    ///
    /// # Errors
    /// If an argument is outside its range.
    pub fn new(ordering_cost: f64, holding_cost: f64, demand_rate: f64) -> Result<Self, Invalid> {
        for (argument, value) in
            [("ordering_cost", ordering_cost), ("holding_cost", holding_cost), ("demand_rate", demand_rate)]
        {
            between(argument, value, super::SMALLEST, 1e9)?;
        }
        Ok(Self { ordering_cost, holding_cost, demand_rate })
    }

    /// Q* = √(2Kλ/h) \[units\]. Harris (1913); Snyder and Shen, equation 3.4.
    pub fn order_quantity(&self) -> f64 {
        (2.0 * self.ordering_cost * self.demand_rate / self.holding_cost).sqrt()
    }

    /// Cost per unit of time at Q*, √(2Kλh). Snyder and Shen, equation 3.5.
    pub fn cost_rate(&self) -> f64 {
        (2.0 * self.ordering_cost * self.demand_rate * self.holding_cost).sqrt()
    }

    /// Time between orders \[time\], Q*/λ.
    pub fn cycle_time(&self) -> f64 {
        self.order_quantity() / self.demand_rate
    }

    /// Mean stock on hand \[units\], Q*/2.
    pub fn mean_on_hand(&self) -> f64 {
        0.5 * self.order_quantity()
    }

    /// Cost per unit of time at any quantity: Kλ/Q + hQ/2.
    ///
    /// # Errors
    /// If `order_quantity` is not positive or too large.
    pub fn cost_rate_at(&self, order_quantity: f64) -> Result<f64, Invalid> {
        Ok(self.ordering_cost_rate_at(order_quantity)? + self.holding_cost_rate_at(order_quantity)?)
    }

    /// Ordering cost per unit of time at any quantity: Kλ/Q.
    ///
    /// # Errors
    /// If `order_quantity` is not positive or too large.
    pub fn ordering_cost_rate_at(&self, order_quantity: f64) -> Result<f64, Invalid> {
        positive("order_quantity", order_quantity)?;
        Ok(self.ordering_cost * self.demand_rate / order_quantity)
    }

    /// Holding cost per unit of time at any quantity: hQ/2.
    ///
    /// ```
    /// use perfect_order_engine::theory::eoq::Eoq;
    /// // At Q* both are the same.
    /// let eoq = Eoq::new(8.0, 0.225, 1300.0)?;
    /// let best = eoq.order_quantity();
    /// let apart = eoq.ordering_cost_rate_at(best)? - eoq.holding_cost_rate_at(best)?;
    /// assert!(apart.abs() < 1e-9);
    /// # Ok::<(), perfect_order_engine::theory::Invalid>(())
    /// ```
    ///
    /// # Errors
    /// If `order_quantity` is not positive or too large.
    pub fn holding_cost_rate_at(&self, order_quantity: f64) -> Result<f64, Invalid> {
        positive("order_quantity", order_quantity)?;
        Ok(0.5 * self.holding_cost * order_quantity)
    }

    /// With a finite `production_rate` P > λ [units/time]: the economic production quantity.
    ///
    /// ```
    /// use perfect_order_engine::theory::eoq::Eoq;
    /// // Snyder and Shen, problem 3.22: K = 4, h = 0.08, λ = 80, P = 110: Q* = 171.27, cost 3.7368.
    /// let lot = Eoq::new(4.0, 0.08, 80.0)?.with_production_rate(110.0)?;
    /// assert!((lot.order_quantity - 171.269_768).abs() < 1e-6 && (lot.cost_rate - 3.736_795).abs() < 1e-6);
    /// # Ok::<(), perfect_order_engine::theory::Invalid>(())
    /// ```
    ///
    /// # Errors
    /// If the production rate is too large, or demand is not below it.
    pub fn with_production_rate(&self, production_rate: f64) -> Result<ProductionLot, Invalid> {
        positive("production_rate", production_rate)?;
        let share = below("utilisation", self.demand_rate / production_rate, 1.0)?;
        let idle = (production_rate - self.demand_rate) / production_rate;
        let order_quantity = self.order_quantity() / idle.sqrt();
        let largest_stock = order_quantity * idle;
        Ok(ProductionLot {
            order_quantity,
            cost_rate: self.cost_rate() * idle.sqrt(),
            largest_stock,
            mean_on_hand: 0.5 * largest_stock,
            share_of_time_producing: share,
        })
    }

    /// With planned back-orders at `backorder_cost` b \[money per unit and time\].
    ///
    /// Q* = √(2Kλ(h + b)/(hb)), of which the share h/(h + b) is back-ordered. Snyder and Shen, section 3.5.
    ///
    /// ```
    /// use perfect_order_engine::theory::eoq::Eoq;
    /// // Snyder and Shen, example 3.8: b = 5: Q* = 310.81, back-ordered share 0.0431, cost 66.92.
    /// let lot = Eoq::new(8.0, 0.225, 1300.0)?.with_backorders(5.0)?;
    /// assert!((lot.order_quantity - 310.8126).abs() < 1e-4 && (lot.cost_rate - 66.9214).abs() < 1e-4);
    /// # Ok::<(), perfect_order_engine::theory::Invalid>(())
    /// ```
    ///
    /// # Errors
    /// If the back-order cost is outside 10⁻¹² to 10⁹.
    pub fn with_backorders(&self, backorder_cost: f64) -> Result<BackorderedLot, Invalid> {
        between("backorder_cost", backorder_cost, super::SMALLEST, 1e9)?;
        let both = self.holding_cost + backorder_cost;
        let served = backorder_cost / both;
        Ok(BackorderedLot {
            order_quantity: self.order_quantity() / served.sqrt(),
            cost_rate: self.cost_rate() * served.sqrt(),
            backordered_share: self.holding_cost / both,
        })
    }

    /// Cost of ordering Q rather than Q*, as a ratio: (Q*/Q + Q/Q*)/2 for Q = `ratio` × Q*.
    ///
    /// ```
    /// use perfect_order_engine::theory::eoq::Eoq;
    /// // Twice the right quantity costs only a quarter more.
    /// assert_eq!(Eoq::cost_ratio(2.0)?, 1.25);
    /// # Ok::<(), perfect_order_engine::theory::Invalid>(())
    /// ```
    ///
    /// # Errors
    /// If `ratio` is not positive or too large.
    pub fn cost_ratio(ratio: f64) -> Result<f64, Invalid> {
        positive("ratio", ratio)?;
        not_negative("ratio", ratio)?;
        Ok(0.5 * (ratio + 1.0 / ratio))
    }
}

/// The best production lot at a finite production rate.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ProductionLot {
    /// Lot size \[units\].
    pub order_quantity: f64,
    /// Cost [money/time].
    pub cost_rate: f64,
    /// Stock at the end of a production run \[units\].
    pub largest_stock: f64,
    /// Mean stock on hand \[units\].
    pub mean_on_hand: f64,
    /// Share of time the line produces, λ/P.
    pub share_of_time_producing: f64,
}

/// The best order with planned back-orders.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BackorderedLot {
    /// Order quantity \[units\].
    pub order_quantity: f64,
    /// Cost [money/time].
    pub cost_rate: f64,
    /// Share of demand that is back-ordered.
    pub backordered_share: f64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_quantity_costs_its_own_cost_and_no_less_elsewhere() {
        let eoq = Eoq::new(12.0, 0.7, 90.0).unwrap();
        let best = eoq.order_quantity();
        assert!((eoq.cost_rate_at(best).unwrap() - eoq.cost_rate()).abs() < 1e-11);
        assert!(eoq.cost_rate_at(best * 1.01).unwrap() > eoq.cost_rate());
        assert!(eoq.cost_rate_at(best * 0.99).unwrap() > eoq.cost_rate());
    }

    #[test]
    fn variants_tend_to_the_classic() {
        let eoq = Eoq::new(12.0, 0.7, 90.0).unwrap();
        assert!((eoq.with_production_rate(1e12).unwrap().order_quantity - eoq.order_quantity()).abs() < 1e-6);
        assert!((eoq.with_backorders(1e9).unwrap().order_quantity - eoq.order_quantity()).abs() < 1e-6);
        assert_eq!(eoq.with_production_rate(90.0).unwrap_err().argument, "utilisation");
    }
}
