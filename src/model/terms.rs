//! What is agreed and what it costs: the run's length, the promise, and money.

use serde::Serialize;

use super::bounds;
use super::walk::Walk;

/// How long, how often and from which seed the scenario is run.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Run {
    /// Warm-up [days]; `None` leaves its length to the program.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub warm_up_days: Option<i64>,
    /// The measured window [days].
    pub run_days: i64,
    /// How long after the window open orders are followed at the most [days].
    pub run_out_days: i64,
    /// Number of replications.
    pub replications: u32,
    /// The random seed.
    pub seed: u64,
}

impl Run {
    pub(super) fn read(walk: &mut Walk<'_, '_>) -> Self {
        Self {
            warm_up_days: walk.number_if_any(&bounds::WARM_UP_DAYS).map(|days| days as i64),
            run_days: walk.whole_number(&bounds::RUN_DAYS),
            run_out_days: walk.whole_number(&bounds::RUN_OUT_DAYS),
            replications: walk.whole_number(&bounds::REPLICATIONS) as u32,
            seed: walk.number(&bounds::SEED) as u64,
        }
    }
}

/// What customers are promised: days from receipt of the order to delivery.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Promise {
    /// Under build to stock [days].
    pub bts_days: f64,
    /// Under build to order [days].
    pub bto_days: f64,
}

impl Promise {
    pub(super) fn read(walk: &mut Walk<'_, '_>) -> Self {
        Self { bts_days: walk.number(&bounds::PROMISE_BTS), bto_days: walk.number(&bounds::PROMISE_BTO) }
    }
}

/// Prices and costs.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Money {
    /// The currency's sign: a label, nothing is converted.
    pub currency: String,
    /// Selling price of a unit [money].
    pub price: f64,
    /// Cost of a unit [money].
    pub unit_cost: f64,
}

impl Money {
    pub(super) fn read(walk: &mut Walk<'_, '_>) -> Self {
        Self {
            currency: walk.text("currency", "₫"),
            price: walk.number(&bounds::PRICE),
            unit_cost: walk.number(&bounds::UNIT_COST),
        }
    }

    /// Cost of a unit that sells at a price: the same share of it as for the scenario's own price.
    #[must_use]
    pub fn cost_of(&self, price: Option<f64>) -> f64 {
        match price {
            Some(price) if self.price > 0.0 => price * self.unit_cost / self.price,
            _ => self.unit_cost,
        }
    }
}
