//! The make-to-stock queue: build to stock from a production line of finite capacity.
//!
//! Poisson demand of one unit at a time, base stock S: each demand releases one unit to the line, which works first
//! come first served; shortages are back-ordered. The lead time is not given, it *emerges* from the queue. S = 0 is
//! build to order. Not here: unlimited capacity (`base_stock`), the queue alone (`queue`).

use super::{Invalid, LARGEST, below, between, positive, whole_between};
use crate::stats::poisson;

/// The largest base stock \[units\].
const LARGEST_STOCK: i64 = 100_000;

/// The largest base stock with constant service: the recursion takes its square of steps.
const LARGEST_STOCK_CONSTANT: i64 = 2_000;

/// Base stock S in front of a line with exponential production times: M/M/1.
///
/// Symbols: λ demand rate, μ production rate [units/time], ρ = λ/μ < 1, N units in the queue, geometric:
/// P(N ≥ n) = ρⁿ; net inventory S − N.
/// Sources: Buzacott and Shanthikumar (1993), section 4.3; Zipkin (2000), section 7.3.
///
/// ```
/// use perfect_order_engine::theory::make_to_stock::MakeToStock;
/// // ρ = 0.5, S = 3: one demand in eight finds the shelf empty.
/// let line = MakeToStock::new(0.5, 1.0, 3)?;
/// assert!((line.unit_fill_rate() - 0.875).abs() < 1e-15);
/// assert!((line.mean_on_hand() - 2.125).abs() < 1e-15);
/// # Ok::<(), perfect_order_engine::theory::Invalid>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MakeToStock {
    demand_rate: f64,
    production_rate: f64,
    base_stock: f64,
}

impl MakeToStock {
    /// `demand_rate` λ and `production_rate` μ [units/time], `base_stock` S \[units, 0 to 100 000\].
    ///
    /// # Errors
    /// If an argument is outside its range, or the utilisation is not below 1.
    pub fn new(demand_rate: f64, production_rate: f64, base_stock: i64) -> Result<Self, Invalid> {
        positive("demand_rate", demand_rate)?;
        positive("production_rate", production_rate)?;
        below("utilisation", demand_rate / production_rate, 1.0)?;
        whole_between("base_stock", base_stock, 0, LARGEST_STOCK)?;
        Ok(Self { demand_rate, production_rate, base_stock: base_stock as f64 })
    }

    /// Utilisation ρ of the line.
    pub fn utilisation(&self) -> f64 {
        self.demand_rate / self.production_rate
    }

    /// Share of time, and of demands, that find no stock: P(N ≥ S) = ρˢ.
    pub fn probability_of_stockout(&self) -> f64 {
        libm::pow(self.utilisation(), self.base_stock)
    }

    /// Unit fill rate, P(N < S).
    pub fn unit_fill_rate(&self) -> f64 {
        1.0 - self.probability_of_stockout()
    }

    /// Ready rate; equal to the unit fill rate, since demand is Poisson.
    pub fn ready_rate(&self) -> f64 {
        self.unit_fill_rate()
    }

    /// Mean back-orders \[units\], ρˢ⁺¹/(1 − ρ).
    pub fn mean_backorders(&self) -> f64 {
        let load = self.utilisation();
        self.probability_of_stockout() * load / (1.0 - load)
    }

    /// Mean stock on hand \[units\], S − ρ(1 − ρˢ)/(1 − ρ).
    pub fn mean_on_hand(&self) -> f64 {
        let load = self.utilisation();
        (self.base_stock - load * (1.0 - self.probability_of_stockout()) / (1.0 - load)).max(0.0)
    }

    /// Mean work in process \[units\], ρ/(1 − ρ): all units released and not yet finished.
    pub fn mean_work_in_process(&self) -> f64 {
        let load = self.utilisation();
        load / (1.0 - load)
    }

    /// Mean wait of a unit demanded \[time\], those met at once included, by Little's law.
    pub fn mean_wait(&self) -> f64 {
        self.mean_backorders() / self.demand_rate
    }

    /// P(wait ≤ `wait`), `wait` \[time\] ≥ 0: 1 − ρˢ e^(−(μ − λ)w). At S = 0 it is the M/M/1 time in system.
    ///
    /// # Errors
    /// If `wait` is negative or not finite.
    pub fn probability_of_wait_within(&self, wait: f64) -> Result<f64, Invalid> {
        between("wait", wait, 0.0, LARGEST)?;
        let drain = self.production_rate - self.demand_rate;
        Ok(1.0 - self.probability_of_stockout() * libm::exp(-drain * wait))
    }
}

/// Base stock S in front of a line with constant production times: M/D/1.
///
/// The number in the queue N follows the chain seen at completions, whose law is that at any time; with A the Poisson
/// demand of one production time, P(N = n + 1) P(A = 0) = P(N = 0) P(A > n) + Σ P(N = j) P(A > n − j + 1), j = 1 … n:
/// a sum of positive terms (Ramaswami's form). Source: Gross et al. (2008), section 5.1.
///
/// ```
/// use perfect_order_engine::theory::make_to_stock::ConstantMakeToStock;
/// let line = ConstantMakeToStock::new(0.8, 1.0, 4)?;
/// assert!((line.unit_fill_rate() - 0.762_099_519_7).abs() < 1e-10);
/// # Ok::<(), perfect_order_engine::theory::Invalid>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct ConstantMakeToStock {
    demand_rate: f64,
    load: f64,
    base_stock: usize,
    /// P(N = n) for n < S.
    in_queue: Vec<f64>,
}

impl ConstantMakeToStock {
    /// `demand_rate` λ [units/time], `production_time` \[time\] of a unit, `base_stock` S \[units, 0 to 2 000\].
    ///
    /// # Errors
    /// If an argument is outside its range, or the utilisation is not below 1.
    pub fn new(demand_rate: f64, production_time: f64, base_stock: i64) -> Result<Self, Invalid> {
        positive("demand_rate", demand_rate)?;
        positive("production_time", production_time)?;
        let load = below("utilisation", demand_rate * production_time, 1.0)?;
        whole_between("base_stock", base_stock, 0, LARGEST_STOCK_CONSTANT)?;
        let base_stock = usize::try_from(base_stock).unwrap_or(0);
        let beyond: Vec<f64> = (0..=LARGEST_STOCK_CONSTANT.min(base_stock as i64 + 1))
            .map(|k| poisson::above(k, load))
            .collect();
        let mut in_queue = Vec::with_capacity(base_stock + 1);
        in_queue.push(1.0 - load);
        for n in 0..base_stock.saturating_sub(1) {
            let inflow: f64 = (1..=n).map(|j| in_queue[j] * beyond[n - j + 1]).sum();
            in_queue.push((in_queue[0] * beyond[n] + inflow) * libm::exp(load));
        }
        in_queue.truncate(base_stock);
        Ok(Self { demand_rate, load, base_stock, in_queue })
    }

    /// Utilisation ρ of the line.
    pub fn utilisation(&self) -> f64 {
        self.load
    }

    /// Unit fill rate, P(N < S).
    pub fn unit_fill_rate(&self) -> f64 {
        self.in_queue.iter().sum::<f64>().min(1.0)
    }

    /// Ready rate; equal to the unit fill rate, since demand is Poisson.
    pub fn ready_rate(&self) -> f64 {
        self.unit_fill_rate()
    }

    /// Share of time, and of demands, that find no stock.
    pub fn probability_of_stockout(&self) -> f64 {
        1.0 - self.unit_fill_rate()
    }

    /// Mean stock on hand \[units\], E\[(S − N)⁺\].
    pub fn mean_on_hand(&self) -> f64 {
        self.in_queue.iter().enumerate().map(|(n, share)| (self.base_stock - n) as f64 * share).sum()
    }

    /// Mean back-orders \[units\]: E\[N\] − S + mean on hand, with E\[N\] = ρ + ρ²/(2(1 − ρ)).
    pub fn mean_backorders(&self) -> f64 {
        let in_queue = self.load + 0.5 * self.load * self.load / (1.0 - self.load);
        (in_queue - self.base_stock as f64 + self.mean_on_hand()).max(0.0)
    }

    /// Mean wait of a unit demanded \[time\], those met at once included, by Little's law.
    pub fn mean_wait(&self) -> f64 {
        self.mean_backorders() / self.demand_rate
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_stock_it_is_build_to_order() {
        let line = MakeToStock::new(0.8, 1.0, 0).unwrap();
        assert_eq!((line.unit_fill_rate(), line.mean_on_hand()), (0.0, 0.0));
        assert!((line.mean_wait() - 5.0).abs() < 1e-12);
        let constant = ConstantMakeToStock::new(0.8, 1.0, 0).unwrap();
        assert_eq!(constant.unit_fill_rate(), 0.0);
        assert!((constant.mean_wait() - 3.0).abs() < 1e-12);
    }

    #[test]
    fn the_constant_line_has_the_known_start_of_its_law() {
        // M/D/1: p₁ = (1 − ρ)(e^ρ − 1), p₂ = (1 − ρ)(e^2ρ − e^ρ(1 + ρ)).
        let line = ConstantMakeToStock::new(0.6, 1.0, 3).unwrap();
        let e = libm::exp(0.6);
        assert!((line.in_queue[1] - 0.4 * (e - 1.0)).abs() < 1e-15);
        assert!((line.in_queue[2] - 0.4 * (e * e - e * 1.6)).abs() < 1e-15);
        let long = ConstantMakeToStock::new(0.95, 1.0, 900).unwrap();
        assert!(long.probability_of_stockout() < 1e-12 && long.mean_backorders() < 1e-9);
    }

    #[test]
    fn an_overloaded_line_is_named() {
        assert_eq!(MakeToStock::new(1.0, 1.0, 3).unwrap_err().argument, "utilisation");
        assert_eq!(ConstantMakeToStock::new(0.5, 1.0, 2_001).unwrap_err().argument, "base_stock");
    }
}
