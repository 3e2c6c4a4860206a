//! Build to stock: the replenishment policy of each item, and the supplier's lead time.

use serde::Serialize;

use super::bounds;
use super::complaint::Problem;
use super::law::Duration;
use super::production::TimeLaw;
use super::walk::Walk;

/// How stock is replenished.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Replenishment {
    /// When to order, and how much; the same rule for every item.
    #[serde(flatten)]
    pub policy: Policy,
    /// Days between two reviews, counted from the start of the window; 0 is continuous review [days].
    pub review_days: f64,
    /// Stock of each item at the start of the warm-up, nothing on order [units]; `None` starts each item at its
    /// policy's mean position.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub initial_stock: Option<i64>,
    /// The firm's own line, if it makes what it sells: then lead times come from its queue, not from a supplier.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub own_line: Option<OwnLine>,
    /// The supplier's lead time.
    pub lead_time: Duration,
    /// Whether a later order may arrive before an earlier one. If not, it waits for it (the max rule).
    pub crossing: bool,
}

/// A production line that makes for stock: lots wait in line, first come first served.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct OwnLine {
    /// Number of servers, each making one lot at a time.
    pub servers: u32,
    /// Set-up of a lot [days].
    pub setup_days: f64,
    /// Production of a unit [days].
    pub unit_days: f64,
    /// Coefficient of variation of a lot's production time; under the gamma law 1 is exponential, 0 is fixed.
    pub cv: f64,
    /// The law of a lot's production time.
    #[serde(skip_serializing_if = "TimeLaw::is_usual")]
    pub time_law: TimeLaw,
}

/// When to order, and how much. With a review period, "as soon as" means "at the next review that finds".
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
        /// What the policy is to reach.
        #[serde(flatten)]
        target: ServiceTarget,
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
        /// What the policy is to reach.
        #[serde(flatten)]
        target: ServiceTarget,
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
        /// What the policy is to reach.
        #[serde(flatten)]
        target: ServiceTarget,
    },
    /// Given, the same for every item.
    Explicit {
        /// [units]
        level: i64,
    },
}

/// What a policy that is set by theory is to reach.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(tag = "target", rename_all = "snake_case")]
pub enum ServiceTarget {
    /// Share of replenishment cycles without a shortage.
    Cycles {
        /// From 0 to 1.
        cycle_service_level: f64,
    },
    /// Share of units met at once.
    Units {
        /// From 0 to 1.
        unit_fill_rate: f64,
    },
    /// Share of orders met at once as a whole, as if the lines of an order were short independently.
    Orders {
        /// From 0 to 1.
        order_fill_rate: f64,
    },
}

impl ServiceTarget {
    fn read(walk: &mut Walk<'_, '_>) -> Self {
        match walk.choice("target", &["cycles", "units", "orders"]) {
            "units" => Self::Units { unit_fill_rate: walk.number(&bounds::UNIT_FILL_TARGET) },
            "orders" => Self::Orders { order_fill_rate: walk.number(&bounds::ORDER_FILL_TARGET) },
            _ => Self::Cycles { cycle_service_level: walk.number(&bounds::SERVICE_TARGET) },
        }
    }
}

impl Policy {
    /// What the policy is set to reach, if it is set by theory.
    #[must_use]
    pub fn service_target(&self) -> Option<ServiceTarget> {
        match *self {
            Self::ReorderPoint(ReorderPoint::Target { target, .. })
            | Self::OrderUpTo(OrderUpTo::Target { target, .. })
            | Self::BaseStock(BaseStock::Target { target }) => Some(target),
            Self::ReorderPoint(ReorderPoint::Explicit { .. })
            | Self::OrderUpTo(OrderUpTo::Explicit { .. })
            | Self::BaseStock(BaseStock::Explicit { .. }) => None,
        }
    }

    /// The target cycle service level, if the policy is set from one.
    #[must_use]
    pub fn target(&self) -> Option<f64> {
        match self.service_target()? {
            ServiceTarget::Cycles { cycle_service_level } => Some(cycle_service_level),
            _ => None,
        }
    }

    /// The same policy set from a target cycle service level; `None` where its parameters are given.
    #[must_use]
    pub fn with_target(self, cycle_service_level: f64) -> Option<Self> {
        let target = ServiceTarget::Cycles { cycle_service_level };
        match self {
            Self::ReorderPoint(ReorderPoint::Target { cover_days, .. }) => {
                Some(Self::ReorderPoint(ReorderPoint::Target { target, cover_days }))
            }
            Self::OrderUpTo(OrderUpTo::Target { cover_days, .. }) => {
                Some(Self::OrderUpTo(OrderUpTo::Target { target, cover_days }))
            }
            Self::BaseStock(BaseStock::Target { .. }) => Some(Self::BaseStock(BaseStock::Target { target })),
            _ => None,
        }
    }
}

impl Replenishment {
    pub(super) fn read(walk: &mut Walk<'_, '_>) -> Self {
        let kind = walk.choice("policy", &["s_nq", "s_s", "base_stock"]);
        let by_target = walk.choice("set_by", &["target", "explicit"]) == "target";
        let policy = match (kind, by_target) {
            ("base_stock", true) => {
                Policy::BaseStock(BaseStock::Target { target: ServiceTarget::read(walk) })
            }
            ("base_stock", false) => {
                Policy::BaseStock(BaseStock::Explicit { level: walk.whole_number(&bounds::BASE_STOCK_LEVEL) })
            }
            ("s_s", true) => Policy::OrderUpTo(OrderUpTo::Target {
                target: ServiceTarget::read(walk),
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
                target: ServiceTarget::read(walk),
                cover_days: walk.number(&bounds::COVER_DAYS),
            }),
            (_, false) => Policy::ReorderPoint(ReorderPoint::Explicit {
                reorder_point: walk.whole_number(&bounds::REORDER_POINT),
                order_quantity: walk.whole_number(&bounds::ORDER_QUANTITY),
            }),
        };
        let own_line = walk.has("own_line").then(|| walk.section("own_line", OwnLine::read));
        walk.skip("own_line");
        let usual =
            Duration::Gamma { mean: bounds::LEAD_TIME_MEAN.default, cv: bounds::LEAD_TIME_CV.default };
        Self {
            policy,
            review_days: walk.number(&bounds::REVIEW_DAYS),
            initial_stock: walk.number_if_any(&bounds::INITIAL_STOCK).map(|units| units as i64),
            own_line,
            lead_time: walk.duration("lead_time", usual),
            crossing: walk.flag("crossing", true),
        }
    }
}

impl OwnLine {
    fn read(walk: &mut Walk<'_, '_>) -> Self {
        Self {
            servers: walk.whole_number(&bounds::LINE_SERVERS) as u32,
            setup_days: walk.number(&bounds::LINE_SETUP_DAYS),
            unit_days: walk.number(&bounds::LINE_UNIT_DAYS),
            cv: walk.number(&bounds::LINE_CV),
            time_law: TimeLaw::read(walk),
        }
    }
}
