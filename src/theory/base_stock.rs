//! Base stock with one-for-one replenishment, (S − 1, S), under random lead times: Palm's theorem.
//!
//! [`BaseStock`] has demand of one unit at a time; [`BatchBaseStock`] has customers who take several units
//! (Feeney and Sherbrooke). Lead times are independent of each other and of demand, orders may cross, every
//! shortage is back-ordered and served first come first served. Not here: order quantities above one
//! (`reorder_point`), periodic review (`periodic`), lost sales, limited capacity (`make_to_stock`).

use super::{
    Invalid, LARGEST_LEAD_TIME_DEMAND, Limit, between, not_negative, positive, probabilities, whole_between,
};
use crate::stats::poisson;

/// The largest base stock \[units\] of customers who take several units: the recursion takes its square of steps.
const LARGEST_BATCH_STOCK: i64 = 5_000;

/// The largest mean number of customers in a lead time there: beyond, exp(−mean) leaves the range of f64.
const LARGEST_CUSTOMERS: f64 = 700.0;

/// Base stock S under Poisson demand of one unit at a time and random lead times.
///
/// Symbols: λ demand rate [units/time], E\[L\] mean lead time \[time\], S base stock \[units\], X units on order.
/// Palm (1938): X is Poisson with mean λE\[L\], whatever the law of L. So IN = S − X, and all but the law of the
/// wait depends on the mean of the lead time alone.
///
/// Sources: Feeney and Sherbrooke (1966); Zipkin (2000), section 7.2. Valid for λE\[L\] ≤ 10⁶, 0 ≤ S ≤ 10⁹.
///
/// ```
/// use perfect_order_engine::theory::base_stock::BaseStock;
/// // λ = 2 a day, mean lead time 2 days, S = 6: P(X ≤ 5) of the Poisson tables at mean 4 is 0.7851.
/// let policy = BaseStock::new(2.0, 2.0, 6)?;
/// assert!((policy.unit_fill_rate() - 0.785_130_387_0).abs() < 1e-10);
/// # Ok::<(), perfect_order_engine::theory::Invalid>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BaseStock {
    demand_rate: f64,
    mean_on_order: f64,
    base_stock: i64,
}

impl BaseStock {
    /// `demand_rate` λ [units/time], `mean_lead_time` E\[L\] \[time\], `base_stock` S \[units\].
    ///
    /// # Errors
    /// If an argument, or the mean lead-time demand, is outside its range.
    pub fn new(demand_rate: f64, mean_lead_time: f64, base_stock: i64) -> Result<Self, Invalid> {
        positive("demand_rate", demand_rate)?;
        not_negative("mean_lead_time", mean_lead_time)?;
        let mean_on_order = demand_rate * mean_lead_time;
        between("lead_time_demand", mean_on_order, 0.0, LARGEST_LEAD_TIME_DEMAND)?;
        whole_between("base_stock", base_stock, 0, super::LARGEST_LEVEL)?;
        Ok(Self { demand_rate, mean_on_order, base_stock })
    }

    /// Unit fill rate, P(X < S).
    pub fn unit_fill_rate(&self) -> f64 {
        poisson::distribution(self.base_stock - 1, self.mean_on_order)
    }

    /// Ready rate, the share of time with stock on hand; equal to the unit fill rate, since demand is Poisson.
    pub fn ready_rate(&self) -> f64 {
        self.unit_fill_rate()
    }

    /// Share of time without back-orders, P(X ≤ S).
    pub fn probability_of_no_backorders(&self) -> f64 {
        poisson::distribution(self.base_stock, self.mean_on_order)
    }

    /// Mean back-orders E\[(X − S)⁺\] \[units, time average\].
    pub fn mean_backorders(&self) -> f64 {
        poisson::loss(self.base_stock, self.mean_on_order)
    }

    /// Mean stock on hand E\[(S − X)⁺\] \[units, time average\].
    pub fn mean_on_hand(&self) -> f64 {
        poisson::left_over(self.base_stock, self.mean_on_order)
    }

    /// Mean on order λE\[L\] \[units, time average\].
    pub fn mean_on_order(&self) -> f64 {
        self.mean_on_order
    }

    /// Orders placed per unit of time: one for each unit demanded.
    pub fn order_frequency(&self) -> f64 {
        self.demand_rate
    }

    /// Mean wait of a unit \[time\], those met at once included, by Little's law.
    pub fn mean_wait(&self) -> f64 {
        self.mean_backorders() / self.demand_rate
    }
}

/// How many units a customer takes.
#[derive(Debug, Clone, PartialEq)]
pub struct BatchSize {
    law: BatchLaw,
}

#[derive(Debug, Clone, PartialEq)]
enum BatchLaw {
    /// P(n) = p (1 − p)ⁿ⁻¹.
    Geometric { stop: f64 },
    /// P(n) is the n-th entry, counted from 1.
    Table(Vec<f64>),
}

impl BatchSize {
    /// Geometric on 1, 2, … with this `mean` \[units\] ≥ 1.
    ///
    /// # Errors
    /// If the mean is below 1 or above 10⁶.
    pub fn geometric(mean: f64) -> Result<Self, Invalid> {
        between("mean", mean, 1.0, 1e6)?;
        Ok(Self { law: BatchLaw::Geometric { stop: 1.0 / mean } })
    }

    /// The probabilities of 1, 2, … units.
    ///
    /// # Errors
    /// If the list is empty, longer than 10 000, or does not sum to one.
    pub fn table(shares: &[f64]) -> Result<Self, Invalid> {
        probabilities("shares", shares, 10_000)?;
        Ok(Self { law: BatchLaw::Table(shares.to_vec()) })
    }

    /// Mean batch \[units\].
    pub fn mean(&self) -> f64 {
        match &self.law {
            BatchLaw::Geometric { stop } => 1.0 / stop,
            BatchLaw::Table(shares) => {
                shares.iter().zip(1_u32..).map(|(share, n)| share * f64::from(n)).sum()
            }
        }
    }

    /// The probabilities of 1 … `most` units.
    pub(super) fn shares_up_to(&self, most: usize) -> Vec<f64> {
        match &self.law {
            BatchLaw::Geometric { stop } => {
                core::iter::successors(Some(*stop), |share| Some(share * (1.0 - stop))).take(most).collect()
            }
            BatchLaw::Table(shares) => {
                shares.iter().copied().chain(core::iter::repeat(0.0)).take(most).collect()
            }
        }
    }
}

/// Base stock S where customers take batches: each customer's whole batch is replenished by one order with a
/// lead time of its own, and a batch may be filled in part.
///
/// Symbols: ν customer rate [customers/time], B batch \[units\] with P(B = n) = f(n), S base stock \[units\], X units
/// on order: compound Poisson with ν E\[L\] batches (Feeney and Sherbrooke 1966), from Panjer's recursion
/// g(0) = exp(−νE\[L\]), g(n) = (νE\[L\]/n) Σ j f(j) g(n − j).
///
/// Valid for νE\[L\] ≤ 700 customers and 0 ≤ S ≤ 5 000.
///
/// ```
/// use perfect_order_engine::theory::base_stock::{BatchBaseStock, BatchSize};
/// // A batch of one unit is the plain base stock.
/// let policy = BatchBaseStock::new(2.0, &BatchSize::table(&[1.0])?, 2.0, 6)?;
/// assert!((policy.unit_fill_rate() - 0.785_130_387_0).abs() < 1e-10);
/// assert_eq!(policy.unit_fill_rate(), policy.order_fill_rate());
/// # Ok::<(), perfect_order_engine::theory::Invalid>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct BatchBaseStock {
    unit_rate: f64,
    mean_batch: f64,
    mean_on_order: f64,
    base_stock: usize,
    /// P(X = n) for n < S.
    on_order: Vec<f64>,
    /// P(B = n) for 1 ≤ n ≤ S.
    batch: Vec<f64>,
}

impl BatchBaseStock {
    /// `customer_rate` ν [customers/time], `batch`, `mean_lead_time` \[time\], `base_stock` S \[units\].
    ///
    /// # Errors
    /// If an argument, or the mean number of customers in a lead time, is outside its range.
    pub fn new(
        customer_rate: f64,
        batch: &BatchSize,
        mean_lead_time: f64,
        base_stock: i64,
    ) -> Result<Self, Invalid> {
        positive("customer_rate", customer_rate)?;
        not_negative("mean_lead_time", mean_lead_time)?;
        let customers = customer_rate * mean_lead_time;
        between("customers_in_lead_time", customers, 0.0, LARGEST_CUSTOMERS)?;
        whole_between("base_stock", base_stock, 0, LARGEST_BATCH_STOCK)?;
        let base_stock = usize::try_from(base_stock).map_err(|_| Invalid {
            argument: "base_stock",
            value: base_stock as f64,
            limit: Limit::Reachable,
        })?;
        let shares = batch.shares_up_to(base_stock);
        Ok(Self {
            unit_rate: customer_rate * batch.mean(),
            mean_batch: batch.mean(),
            mean_on_order: customers * batch.mean(),
            base_stock,
            on_order: compound_poisson(customers, &shares, base_stock),
            batch: shares,
        })
    }

    /// Ready rate, the share of time with stock on hand, P(X < S).
    pub fn ready_rate(&self) -> f64 {
        self.on_order.iter().sum::<f64>().min(1.0)
    }

    /// Mean stock on hand E\[(S − X)⁺\] \[units, time average\].
    pub fn mean_on_hand(&self) -> f64 {
        self.on_order.iter().enumerate().map(|(n, g)| (self.base_stock - n) as f64 * g).sum()
    }

    /// Mean back-orders E\[(X − S)⁺\] \[units, time average\].
    pub fn mean_backorders(&self) -> f64 {
        (self.mean_on_order - self.base_stock as f64 + self.mean_on_hand()).max(0.0)
    }

    /// Mean on order ν E\[B\] E\[L\] \[units, time average\].
    pub fn mean_on_order(&self) -> f64 {
        self.mean_on_order
    }

    /// Unit fill rate, E\[min(B, (S − X)⁺)\]/E\[B\]: below the ready rate, for the last units of a batch find less.
    pub fn unit_fill_rate(&self) -> f64 {
        // met[k] = E[min(B, k)], the sum of P(B ≥ i) over i ≤ k.
        let mut met = Vec::with_capacity(self.base_stock + 1);
        let (mut below, mut sum) = (0.0, 0.0);
        met.push(0.0);
        for share in &self.batch {
            sum += 1.0 - below;
            below += share;
            met.push(sum);
        }
        let at_once: f64 = self.on_order.iter().enumerate().map(|(n, g)| g * met[self.base_stock - n]).sum();
        (at_once / self.mean_batch).min(1.0)
    }

    /// Order fill rate: the share of customers whose whole batch is met at once, P(X + B ≤ S).
    pub fn order_fill_rate(&self) -> f64 {
        // within[k] = P(B ≤ k).
        let mut within = Vec::with_capacity(self.base_stock + 1);
        let mut sum = 0.0;
        within.push(0.0);
        for share in &self.batch {
            sum += share;
            within.push(sum);
        }
        self.on_order.iter().enumerate().map(|(n, g)| g * within[self.base_stock - n]).sum::<f64>().min(1.0)
    }

    /// Mean wait of a unit \[time\], those met at once included, by Little's law.
    pub fn mean_wait(&self) -> f64 {
        self.mean_backorders() / self.unit_rate
    }
}

/// P(X = n) for n < `length`, X a sum of a Poisson number of batches (Panjer 1981).
fn compound_poisson(mean_batches: f64, shares: &[f64], length: usize) -> Vec<f64> {
    let mut law = Vec::with_capacity(length);
    for n in 0..length {
        if n == 0 {
            law.push(libm::exp(-mean_batches));
            continue;
        }
        let sum: f64 = (1..=n).map(|j| j as f64 * shares[j - 1] * law[n - j]).sum();
        law.push(sum * mean_batches / n as f64);
    }
    law
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn batches_that_are_not_geometric_have_three_different_rates() {
        let batch = BatchSize::table(&[0.2, 0.0, 0.0, 0.8]).unwrap();
        let policy = BatchBaseStock::new(0.6, &batch, 4.0, 14).unwrap();
        assert!(policy.order_fill_rate() < policy.unit_fill_rate());
        assert!(policy.unit_fill_rate() < policy.ready_rate());
        // P(X + B ≤ 14) by hand from the same law: X < 14 − B.
        let g = compound_poisson(2.4, &batch.shares_up_to(14), 14);
        let by_hand: f64 = 0.2 * g[..14].iter().sum::<f64>() + 0.8 * g[..11].iter().sum::<f64>();
        assert!((policy.order_fill_rate() - by_hand).abs() < 1e-15);
    }

    #[test]
    fn no_stock_serves_nobody_at_once() {
        let policy = BatchBaseStock::new(0.6, &BatchSize::geometric(2.0).unwrap(), 4.0, 0).unwrap();
        assert_eq!(
            (policy.unit_fill_rate(), policy.order_fill_rate(), policy.mean_on_hand()),
            (0.0, 0.0, 0.0)
        );
        assert_eq!(policy.mean_backorders(), 4.8);
    }

    #[test]
    fn bad_arguments_are_named() {
        assert_eq!(BatchSize::geometric(0.5).unwrap_err().argument, "mean");
        assert_eq!(BatchSize::table(&[0.5]).unwrap_err().limit, Limit::SumToOne);
        let one = BatchSize::table(&[1.0]).unwrap();
        assert_eq!(BatchBaseStock::new(1e3, &one, 1.0, 3).unwrap_err().argument, "customers_in_lead_time");
        assert_eq!(BaseStock::new(1.0, 1.0, -1).unwrap_err().argument, "base_stock");
    }
}
