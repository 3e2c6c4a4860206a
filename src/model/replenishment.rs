//! Build to stock: the replenishment policy of each item, and the supplier's lead time.

use serde::Serialize;

use super::bounds;
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

impl Replenishment {
    pub(super) fn read(walk: &mut Walk<'_, '_>) -> Self {
        let by_level = walk.choice("policy", &["s_nq", "base_stock"]) == "base_stock";
        let by_target = walk.choice("set_by", &["target", "explicit"]) == "target";
        let policy = match (by_level, by_target) {
            (false, true) => Policy::ReorderPoint(ReorderPoint::Target {
                cycle_service_level: walk.number(&bounds::SERVICE_TARGET),
                cover_days: walk.number(&bounds::COVER_DAYS),
            }),
            (false, false) => Policy::ReorderPoint(ReorderPoint::Explicit {
                reorder_point: walk.whole_number(&bounds::REORDER_POINT),
                order_quantity: walk.whole_number(&bounds::ORDER_QUANTITY),
            }),
            (true, true) => Policy::BaseStock(BaseStock::Target {
                cycle_service_level: walk.number(&bounds::SERVICE_TARGET),
            }),
            (true, false) => {
                Policy::BaseStock(BaseStock::Explicit { level: walk.whole_number(&bounds::BASE_STOCK_LEVEL) })
            }
        };
        let usual =
            Duration::Gamma { mean: bounds::LEAD_TIME_MEAN.default, cv: bounds::LEAD_TIME_CV.default };
        Self {
            policy,
            lead_time: walk.duration("lead_time", usual),
            crossing: walk.flag("crossing", true),
        }
    }
}
