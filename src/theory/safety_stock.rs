//! Safety stock by the textbooks' normal formula: lead-time demand under random demand *and* random lead time,
//! the reorder point for a cycle service level, and the fill rate of (r, Q) under normal lead-time demand.
//!
//! It is an approximation wherever lead-time demand is not normal; `lead_time_demand` has exact laws to compare
//! with. Not here: Poisson demand exactly (`reorder_point`), risk pooling over sites (`pooling`).

use super::{Invalid, inner_probability, not_negative, of_any_sign, positive};
use crate::stats::normal;

/// Mean and standard deviation of the demand during a lead time.
///
/// ```
/// use perfect_order_engine::theory::safety_stock::LeadTimeDemand;
/// // Chopra and Meindl: 2,500 a day ± 500, lead time 7 ± 7 days: σ = 17,550, safety stock for 90 % 22,491.
/// let lead_time_demand = LeadTimeDemand::from_parts(2500.0, 500.0, 7.0, 7.0)?;
/// assert!((lead_time_demand.standard_deviation() - 17_549.928_774_8).abs() < 1e-6);
/// assert!((lead_time_demand.safety_stock(0.90)? - 22_491.138_696_5).abs() < 1e-6);
/// # Ok::<(), perfect_order_engine::theory::Invalid>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LeadTimeDemand {
    mean: f64,
    standard_deviation: f64,
}

impl LeadTimeDemand {
    /// `mean` \[units\] and `standard_deviation` \[units\], both known.
    ///
    /// # Errors
    /// If one is negative or too large.
    pub fn new(mean: f64, standard_deviation: f64) -> Result<Self, Invalid> {
        not_negative("mean", mean)?;
        not_negative("standard_deviation", standard_deviation)?;
        Ok(Self { mean, standard_deviation })
    }

    /// From demand per period and the lead time: mean = d ℓ, σ² = ℓ σ_d² + d² σ_ℓ².
    ///
    /// `demand_mean` d and `demand_sd` σ_d [units/period], `lead_time_mean` ℓ and `lead_time_sd` σ_ℓ \[periods\].
    /// Assumes demands of different periods independent, and independent of the lead time; the two moments are
    /// then exact. Poisson demand of rate λ has σ_d = √λ.
    /// Source: Snyder and Shen (2019), equation 4.45; Chopra and Meindl, "safety inventory, lead-time uncertainty".
    ///
    /// # Errors
    /// If an argument is negative or too large, or the moments are.
    pub fn from_parts(
        demand_mean: f64,
        demand_sd: f64,
        lead_time_mean: f64,
        lead_time_sd: f64,
    ) -> Result<Self, Invalid> {
        not_negative("demand_mean", demand_mean)?;
        not_negative("demand_sd", demand_sd)?;
        not_negative("lead_time_mean", lead_time_mean)?;
        not_negative("lead_time_sd", lead_time_sd)?;
        let variance =
            lead_time_mean * demand_sd * demand_sd + demand_mean * demand_mean * lead_time_sd * lead_time_sd;
        Self::new(demand_mean * lead_time_mean, variance.sqrt())
    }

    /// Mean lead-time demand \[units\].
    pub fn mean(&self) -> f64 {
        self.mean
    }

    /// Standard deviation of lead-time demand \[units\].
    pub fn standard_deviation(&self) -> f64 {
        self.standard_deviation
    }

    /// Safety stock z σ \[units\] for a cycle service level, z = Φ⁻¹(target); negative below a target of one half.
    ///
    /// # Errors
    /// If `cycle_service_level` is not strictly between 0 and 1.
    pub fn safety_stock(&self, cycle_service_level: f64) -> Result<f64, Invalid> {
        inner_probability("cycle_service_level", cycle_service_level)?;
        Ok(normal::quantile(cycle_service_level) * self.standard_deviation)
    }

    /// Reorder point \[units\] for a cycle service level: mean + safety stock, not rounded.
    ///
    /// # Errors
    /// If `cycle_service_level` is not strictly between 0 and 1.
    pub fn reorder_point(&self, cycle_service_level: f64) -> Result<f64, Invalid> {
        Ok(self.mean + self.safety_stock(cycle_service_level)?)
    }

    /// Cycle service level Φ((r − mean)/σ) of a reorder point r \[units\].
    ///
    /// # Errors
    /// If `reorder_point` is too large.
    pub fn cycle_service_level(&self, reorder_point: f64) -> Result<f64, Invalid> {
        of_any_sign("reorder_point", reorder_point)?;
        if self.standard_deviation == 0.0 {
            return Ok(if reorder_point >= self.mean { 1.0 } else { 0.0 });
        }
        Ok(normal::distribution((reorder_point - self.mean) / self.standard_deviation))
    }

    /// Unit fill rate of an (r, Q) policy, 1 − (n(r) − n(r + Q))/Q, n(x) = σ 𝓛((x − mean)/σ).
    ///
    /// Assumes normal lead-time demand, constant lead time, demand in a steady flow (no undershoot), back-orders.
    /// Source: Hadley and Whitin (1963), section 4.9; Snyder and Shen (2019), section 5.3.
    ///
    /// ```
    /// use perfect_order_engine::theory::safety_stock::LeadTimeDemand;
    /// // z = 1 and a large Q: 1 − σ 𝓛(1)/Q = 1 − 10 × 0.08332/100.
    /// let fill = LeadTimeDemand::new(50.0, 10.0)?.unit_fill_rate(60.0, 100.0)?;
    /// assert!((fill - 0.991_668_453).abs() < 1e-9);
    /// # Ok::<(), perfect_order_engine::theory::Invalid>(())
    /// ```
    ///
    /// # Errors
    /// If `reorder_point` \[units\] is too large or `order_quantity` \[units\] is not positive.
    pub fn unit_fill_rate(&self, reorder_point: f64, order_quantity: f64) -> Result<f64, Invalid> {
        of_any_sign("reorder_point", reorder_point)?;
        positive("order_quantity", order_quantity)?;
        let short = self.mean_short(reorder_point) - self.mean_short(reorder_point + order_quantity);
        Ok((1.0 - short / order_quantity).clamp(0.0, 1.0))
    }

    /// n(x) = E\[(D − x)⁺\].
    fn mean_short(&self, level: f64) -> f64 {
        if self.standard_deviation == 0.0 {
            return (self.mean - level).max(0.0);
        }
        self.standard_deviation * normal::loss((level - self.mean) / self.standard_deviation)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reorder_point_reaches_its_own_target() {
        let demand = LeadTimeDemand::from_parts(20.0, 4.0, 5.0, 2.0).unwrap();
        for target in [0.01, 0.5, 0.95, 0.9999] {
            let r = demand.reorder_point(target).unwrap();
            assert!((demand.cycle_service_level(r).unwrap() - target).abs() < 1e-14);
        }
    }

    #[test]
    fn certain_demand_needs_no_safety_stock() {
        let demand = LeadTimeDemand::new(50.0, 0.0).unwrap();
        assert_eq!(demand.reorder_point(0.99).unwrap(), 50.0);
        assert_eq!(demand.unit_fill_rate(50.0, 10.0).unwrap(), 1.0);
        assert_eq!(demand.unit_fill_rate(45.0, 10.0).unwrap(), 0.5);
        assert_eq!(demand.cycle_service_level(49.0).unwrap(), 0.0);
    }

    #[test]
    fn bad_arguments_are_named() {
        let demand = LeadTimeDemand::new(50.0, 5.0).unwrap();
        assert_eq!(demand.safety_stock(1.0).unwrap_err().argument, "cycle_service_level");
        assert_eq!(LeadTimeDemand::from_parts(1.0, -1.0, 1.0, 1.0).unwrap_err().argument, "demand_sd");
    }
}
