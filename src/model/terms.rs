//! What is agreed and what it costs: the run's length, the promise, and money.

use serde::Serialize;

use super::bounds;
use super::law::Duration;
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
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Promise {
    /// Under build to stock [days].
    pub bts_days: f64,
    /// For rush orders under build to stock [days].
    pub rush_bts_days: f64,
    /// Under build to order.
    #[serde(flatten)]
    pub bto: OrderPromise,
    /// How long before the promise production is to be finished: on-time completion [days].
    pub delivery_allowance: f64,
    /// The longest promise that a customer of build to order accepts; `None` accepts any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub patience: Option<Duration>,
}

/// How the promise of build to order is made.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(tag = "bto_kind", rename_all = "snake_case")]
pub enum OrderPromise {
    /// The same for all orders of a kind.
    Fixed {
        /// Of a usual order [days].
        bto_days: f64,
        /// Of a rush order [days].
        rush_bto_days: f64,
    },
    /// Quoted at the availability check from the work ahead.
    Quoted {
        /// What the expected time of production, waiting included, is multiplied by.
        safety_factor: f64,
    },
}

impl Promise {
    pub(super) fn read(walk: &mut Walk<'_, '_>) -> Self {
        let refuses = walk.has("patience");
        let patience = walk.duration("patience", Duration::Fixed { days: 0.0 });
        Self {
            bts_days: walk.number(&bounds::PROMISE_BTS),
            rush_bts_days: walk.number(&bounds::PROMISE_RUSH_BTS),
            bto: match walk.choice("bto_kind", &["fixed", "quoted"]) {
                "quoted" => OrderPromise::Quoted { safety_factor: walk.number(&bounds::SAFETY_FACTOR) },
                _ => OrderPromise::Fixed {
                    bto_days: walk.number(&bounds::PROMISE_BTO),
                    rush_bto_days: walk.number(&bounds::PROMISE_RUSH_BTO),
                },
            },
            delivery_allowance: walk.number(&bounds::DELIVERY_ALLOWANCE),
            patience: refuses.then_some(patience),
        }
    }

    /// The promise of a usual order under build to order [days]; `None` where each order has a quote of its own.
    #[must_use]
    pub fn bto_days(&self) -> Option<f64> {
        match self.bto {
            OrderPromise::Fixed { bto_days, .. } => Some(bto_days),
            OrderPromise::Quoted { .. } => None,
        }
    }

    /// Whether too much work drives customers away before the queue can grow without end.
    #[must_use]
    pub fn sheds_overload(&self) -> bool {
        self.patience.is_some() && self.bto_days().is_none()
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
    /// Holding cost of a year, as a share of the value that is held.
    pub holding_rate: f64,
    /// Cost of a replenishment [money].
    pub replenishment: f64,
    /// Cost of a set-up for an order that is built to order [money].
    pub setup: f64,
    /// Cost of processing an order [money].
    pub order: f64,
    /// Cost of picking a line [money].
    pub line: f64,
    /// Cost of a shipment [money].
    pub shipment: f64,
    /// Cost of a server a day [money/day].
    pub server_day: f64,
    /// Cost of a back-order a day, up to the promise [money/order-day].
    pub back_order_day: f64,
    /// Cost of a late order a day, after the promise [money/order-day].
    pub late_day: f64,
    /// Goodwill lost with a lost unit, beyond its margin [money].
    pub lost_unit: f64,
    /// Cost of correcting a faulty line [money].
    pub correction: f64,
    /// Cost of taking a faulty line back, where corrections are followed [money]; `None` is the default.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub return_line: Option<f64>,
    /// Cost of a repair under warranty [money]; `None` is the default.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repair: Option<f64>,
    /// What a credited or refunded line costs [money]; `None` is what was paid for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refund: Option<f64>,
}

impl Money {
    pub(super) fn read(walk: &mut Walk<'_, '_>) -> Self {
        Self {
            currency: walk.text("currency", "₫"),
            price: walk.number(&bounds::PRICE),
            unit_cost: walk.number(&bounds::UNIT_COST),
            holding_rate: walk.number(&bounds::HOLDING_RATE),
            replenishment: walk.number(&bounds::REPLENISHMENT_COST),
            setup: walk.number(&bounds::SETUP_COST),
            order: walk.number(&bounds::ORDER_COST),
            line: walk.number(&bounds::LINE_COST),
            shipment: walk.number(&bounds::SHIPMENT_COST),
            server_day: walk.number(&bounds::SERVER_COST),
            back_order_day: walk.number(&bounds::BACK_ORDER_COST),
            late_day: walk.number(&bounds::LATE_COST),
            lost_unit: walk.number(&bounds::GOODWILL_COST),
            correction: walk.number(&bounds::CORRECTION_COST),
            return_line: walk.number_if_any(&bounds::RETURN_COST),
            repair: walk.number_if_any(&bounds::REPAIR_COST),
            refund: walk.number_if_any(&bounds::REFUND),
        }
    }

    /// Cost of taking a faulty line back [money].
    #[must_use]
    pub fn return_cost(&self) -> f64 {
        self.return_line.unwrap_or(bounds::RETURN_COST.default)
    }

    /// Cost of a repair under warranty [money].
    #[must_use]
    pub fn repair_cost(&self) -> f64 {
        self.repair.unwrap_or(bounds::REPAIR_COST.default)
    }

    /// Cost of a unit that sells at a price: the same share of it as for the scenario's own price, within what a
    /// cost may be.
    #[must_use]
    pub fn cost_of(&self, price: Option<f64>) -> f64 {
        match price {
            Some(price) if self.price > 0.0 => {
                (price * self.unit_cost / self.price).min(bounds::UNIT_COST.max)
            }
            _ => self.unit_cost,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Problem, Scenario};
    use serde_json::{Value, json};

    fn promise(promise: Value) -> Result<Promise, Vec<(String, Problem)>> {
        match Scenario::from_json(&json!({ "promise": promise })) {
            Ok(scenario) => Ok(scenario.promise),
            Err(complaints) => Err(complaints.into_iter().map(|c| (c.path, c.problem)).collect()),
        }
    }

    #[test]
    fn a_promise_is_fixed_or_quoted() {
        let usual = promise(json!({})).unwrap();
        assert_eq!((usual.bto_days(), &usual.patience, usual.sheds_overload()), (Some(4.0), &None, false));
        assert_eq!(promise(json!({"patience": null})).unwrap(), usual);
        let quoted = promise(json!({"bto_kind": "quoted", "patience": 6})).unwrap();
        assert_eq!(quoted.bto, OrderPromise::Quoted { safety_factor: 1.2 });
        assert_eq!((quoted.bto_days(), quoted.sheds_overload()), (None, true));
        assert_eq!(quoted.patience, Some(Duration::Fixed { days: 6.0 }));
    }

    /// Each kind has its own numbers, and no others.
    #[test]
    fn complaints_name_field_and_limit() {
        let found = promise(json!({
            "bto_kind": "quoted", "bto_days": 3, "safety_factor": 0, "patience": {"kind": "gamma", "mean": -1}
        }));
        let expected = [
            ("promise.patience.mean", Problem::TooSmall { min: 0.0 }),
            ("promise.safety_factor", Problem::TooSmall { min: 0.1 }),
            ("promise.bto_days", Problem::UnknownField),
        ];
        assert_eq!(found, Err(expected.map(|(path, problem)| (path.to_owned(), problem)).to_vec()));
        let choices = Problem::NotAChoice { choices: vec!["fixed", "quoted"] };
        let found = promise(json!({"bto_kind": "soon", "safety_factor": 1}));
        let unknown = ("promise.safety_factor".to_owned(), Problem::UnknownField);
        assert_eq!(found, Err(vec![("promise.bto_kind".to_owned(), choices), unknown]));
        let rule = Scenario::from_json(&json!({"production": {"rule": "last"}})).unwrap_err();
        let choices = vec!["fcfs", "edd", "shortest", "rush_first"];
        assert_eq!(rule[0].problem, Problem::NotAChoice { choices });
    }
}
