//! Build to stock: the replenishment policy of each item, and the supplier's lead time.

use serde::Serialize;

use super::bounds;
use super::complaint::Problem;
use super::law::Duration;
use super::walk::Walk;

/// How stock is replenished.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Replenishment {
    /// When to order, and how much; the same rule for every item.
    #[serde(flatten)]
    pub policy: Policy,
    /// The supplier's lead time.
    pub lead_time: Duration,
    /// Whether a later order may arrive before an earlier one. If not, it waits for it (the max rule).
    pub crossing: bool,
}

/// When to order, and how much. Stock is reviewed continuously.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(tag = "policy", rename_all = "snake_case")]
pub enum Policy {
    /// `(s, nQ)`: as soon as the position is at or below `s`, the smallest multiple of `Q` that lifts it
    /// above `s`.
    #[serde(rename = "s_nq")]
    ReorderPoint(ReorderPoint),
    /// `(s, S)`: as soon as the position is at or below `s`, what is missing from `S`.
    #[serde(rename = "s_s")]
    OrderUpTo(OrderUpTo),
    /// As soon as the position is below the level, what is missing from it.
    BaseStock(BaseStock),
}

/// How `s` and `Q` are set.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(tag = "set_by", rename_all = "snake_case")]
pub enum ReorderPoint {
    /// `s` by the normal formula, item by item; `Q` covers some days of the item's demand.
    Target {
        /// Target cycle service level.
        cycle_service_level: f64,
        /// [days]
        cover_days: f64,
    },
    /// Given, the same for every item.
    Explicit {
        /// `s` [units].
        reorder_point: i64,
        /// `Q` [units].
        order_quantity: i64,
    },
}

/// How `s` and `S` are set.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(tag = "set_by", rename_all = "snake_case")]
pub enum OrderUpTo {
    /// `s` by the normal formula, item by item; `S − s` covers some days of the item's demand.
    Target {
        /// Target cycle service level.
        cycle_service_level: f64,
        /// [days]
        cover_days: f64,
    },
    /// Given, the same for every item.
    Explicit {
        /// `s` [units].
        reorder_point: i64,
        /// `S` [units], above `s`.
        order_up_to: i64,
    },
}

/// How the base stock level is set.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(tag = "set_by", rename_all = "snake_case")]
pub enum BaseStock {
    /// By the normal formula, item by item.
    Target {
        /// Target cycle service level.
        cycle_service_level: f64,
    },
    /// Given, the same for every item.
    Explicit {
        /// [units]
        level: i64,
    },
}

impl Policy {
    /// The target cycle service level that the policy is set from, if it is.
    #[must_use]
    pub fn target(&self) -> Option<f64> {
        match *self {
            Self::ReorderPoint(ReorderPoint::Target { cycle_service_level, .. })
            | Self::OrderUpTo(OrderUpTo::Target { cycle_service_level, .. })
            | Self::BaseStock(BaseStock::Target { cycle_service_level }) => Some(cycle_service_level),
            Self::ReorderPoint(ReorderPoint::Explicit { .. })
            | Self::OrderUpTo(OrderUpTo::Explicit { .. })
            | Self::BaseStock(BaseStock::Explicit { .. }) => None,
        }
    }
}

impl Policy {
    /// The same policy set from another target; `None` where its parameters are given.
    #[must_use]
    pub fn with_target(self, cycle_service_level: f64) -> Option<Self> {
        match self {
            Self::ReorderPoint(ReorderPoint::Target { cover_days, .. }) => {
                Some(Self::ReorderPoint(ReorderPoint::Target { cycle_service_level, cover_days }))
            }
            Self::OrderUpTo(OrderUpTo::Target { cover_days, .. }) => {
                Some(Self::OrderUpTo(OrderUpTo::Target { cycle_service_level, cover_days }))
            }
            Self::BaseStock(BaseStock::Target { .. }) => {
                Some(Self::BaseStock(BaseStock::Target { cycle_service_level }))
            }
            _ => None,
        }
    }
}

impl Replenishment {
    pub(super) fn read(walk: &mut Walk<'_, '_>) -> Self {
        let kind = walk.choice("policy", &["s_nq", "s_s", "base_stock"]);
        let by_target = walk.choice("set_by", &["target", "explicit"]) == "target";
        let policy = match (kind, by_target) {
            ("base_stock", true) => Policy::BaseStock(BaseStock::Target {
                cycle_service_level: walk.number(&bounds::SERVICE_TARGET),
            }),
            ("base_stock", false) => {
                Policy::BaseStock(BaseStock::Explicit { level: walk.whole_number(&bounds::BASE_STOCK_LEVEL) })
            }
            ("s_s", true) => Policy::OrderUpTo(OrderUpTo::Target {
                cycle_service_level: walk.number(&bounds::SERVICE_TARGET),
                cover_days: walk.number(&bounds::COVER_DAYS),
            }),
            ("s_s", false) => {
                let reorder_point = walk.whole_number(&bounds::REORDER_POINT);
                let order_up_to = walk.whole_number(&bounds::ORDER_UP_TO);
                if order_up_to <= reorder_point {
                    let problem = Problem::Below { other: "reorder_point + 1" };
                    walk.complain("order_up_to", &serde_json::Value::from(order_up_to), problem);
                }
                Policy::OrderUpTo(OrderUpTo::Explicit { reorder_point, order_up_to })
            }
            (_, true) => Policy::ReorderPoint(ReorderPoint::Target {
                cycle_service_level: walk.number(&bounds::SERVICE_TARGET),
                cover_days: walk.number(&bounds::COVER_DAYS),
            }),
            (_, false) => Policy::ReorderPoint(ReorderPoint::Explicit {
                reorder_point: walk.whole_number(&bounds::REORDER_POINT),
                order_quantity: walk.whole_number(&bounds::ORDER_QUANTITY),
            }),
        };
        let usual =
            Duration::Gamma { mean: bounds::LEAD_TIME_MEAN.default, cv: bounds::LEAD_TIME_CV.default };
        Self { policy, lead_time: walk.duration("lead_time", usual), crossing: walk.flag("crossing", true) }
    }
}
