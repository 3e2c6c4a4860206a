//! Each item's replenishment policy: given, or set from a service target by theory.
//!
//! The formulas assume normal lead-time demand, one replenishment at a time and no undershoot; what the
//! simulation then reaches is another matter, and is shown beside the target.

use crate::model::{
    BaseStock, Item, ItemDemand, OrderUpTo, OwnLine, Policy, ReorderPoint, Scenario, ServiceTarget,
};
use crate::sim::{ItemPolicy, Refill};
use crate::theory::queue::MarkovQueue;
use crate::theory::safety_stock::LeadTimeDemand;

/// An item's policy, and the lead-time demand that it was set from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ItemSetting {
    /// The item's demand.
    pub demand: ItemDemand,
    /// Mean demand in the time that stock must last: lead time and review period [units].
    pub lead_time_mean: f64,
    /// Its standard deviation [units].
    pub lead_time_sd: f64,
    /// The policy.
    pub policy: ItemPolicy,
}

/// How long stock must last: a replenishment's lead time, and the time between two reviews.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Supply {
    /// Mean [days].
    pub mean_days: f64,
    /// Standard deviation [days].
    pub standard_deviation: f64,
    /// Mean work that comes in ÷ what the firm's own line can do, where it makes for stock.
    pub line_utilisation: Option<f64>,
}

impl Supply {
    /// What a scenario's supplier, or its own line, takes.
    #[must_use]
    pub fn of(scenario: &Scenario) -> Self {
        let replenishment = &scenario.replenishment;
        match replenishment.own_line {
            Some(line) => Self::of_own_line(scenario, line),
            None => Self {
                mean_days: replenishment.lead_time.mean() + replenishment.review_days,
                standard_deviation: replenishment.lead_time.variance().sqrt(),
                line_utilisation: None,
            },
        }
    }

    /// A lot's time on the firm's own line: production, and the wait of a queue with exponential times scaled
    /// by `(1 + c²)/2` (Allen and Cunneen); the wait spreads about as much as its mean. A line that cannot keep
    /// up counts as 99 % busy: no stock would be enough for it, and a number is wanted.
    fn of_own_line(scenario: &Scenario, line: OwnLine) -> Self {
        let cover = usual_cover_days(scenario);
        let (mut lots, mut work) = (0.0, 0.0);
        for demand in scenario.item_demand().iter().filter(|demand| demand.mean > 0.0) {
            let lot = lot_size(scenario, demand, cover);
            let rate = demand.mean / lot;
            lots += rate;
            work += rate * (line.setup_days + line.unit_days * lot);
        }
        let servers = f64::from(line.servers);
        let production = if lots > 0.0 { work / lots } else { 0.0 };
        let utilisation = work / servers;
        let rate = lots * (0.99 / utilisation).min(1.0);
        let wait = MarkovQueue::new(rate, 1.0 / production.max(f64::MIN_POSITIVE), line.servers)
            .map_or(0.0, |queue| queue.mean_waiting_time() * (1.0 + line.cv * line.cv) / 2.0);
        let spread = production * line.cv;
        Self {
            mean_days: production + wait + scenario.replenishment.review_days,
            standard_deviation: (spread * spread + wait * wait).sqrt(),
            line_utilisation: Some(utilisation),
        }
    }
}

/// The days of demand that a usual replenishment covers.
fn usual_cover_days(scenario: &Scenario) -> f64 {
    match scenario.replenishment.policy {
        Policy::ReorderPoint(ReorderPoint::Target { cover_days, .. })
        | Policy::OrderUpTo(OrderUpTo::Target { cover_days, .. }) => cover_days,
        _ => 0.0,
    }
    .max(scenario.replenishment.review_days)
}

/// The units of a usual replenishment of an item: given, or some days of its demand, at least those of one
/// order.
fn lot_size(scenario: &Scenario, demand: &ItemDemand, cover_days: f64) -> f64 {
    let an_order = demand.mean / (demand.in_order * scenario.demand.orders_per_day).max(f64::MIN_POSITIVE);
    let lot = match scenario.replenishment.policy {
        Policy::ReorderPoint(ReorderPoint::Explicit { order_quantity, .. }) => order_quantity as f64,
        Policy::OrderUpTo(OrderUpTo::Explicit { reorder_point, order_up_to }) => {
            (order_up_to - reorder_point) as f64
        }
        _ => cover_days * demand.mean,
    };
    lot.max(an_order).max(1.0)
}

/// Each item's policy: given, or from the target by the normal formula.
pub(super) fn settings(scenario: &Scenario, supply: Supply) -> Vec<ItemSetting> {
    let target = scenario.replenishment.policy.service_target();
    let units_target = match target {
        Some(ServiceTarget::Orders { order_fill_rate }) => line_target(scenario, order_fill_rate),
        Some(ServiceTarget::Units { unit_fill_rate }) => unit_fill_rate,
        _ => 0.0,
    };
    let cover_days = usual_cover_days(scenario);
    let setting = |(index, demand): (usize, ItemDemand)| {
        let item = scenario.demand.items.listed(index);
        // An item with a lead time of its own; the firm's own line makes all items alike.
        let own = item.and_then(|item| item.lead_time.as_ref()).filter(|_| supply.line_utilisation.is_none());
        let (mean_days, standard_deviation) = own
            .map_or((supply.mean_days, supply.standard_deviation), |law| {
                (law.mean() + scenario.replenishment.review_days, law.variance().sqrt())
            });
        // Every argument is a checked, finite, non-negative number, so the formula takes it.
        let lead_time_demand =
            LeadTimeDemand::from_parts(demand.mean, demand.variance.sqrt(), mean_days, standard_deviation);
        let (lead_time_mean, lead_time_sd) =
            lead_time_demand.map_or((0.0, 0.0), |demand| (demand.mean(), demand.standard_deviation()));
        let by_target = |target: ServiceTarget| {
            let Ok(lead_time_demand) = lead_time_demand else { return 0 };
            match target {
                ServiceTarget::Cycles { cycle_service_level } => {
                    by_cycles(lead_time_demand, cycle_service_level)
                }
                ServiceTarget::Units { .. } | ServiceTarget::Orders { .. } => {
                    let lot = lot_size(scenario, &demand, cover_days);
                    by_fill(lead_time_demand, lot, units_target)
                }
            }
        };
        let policy = policy(scenario.replenishment.policy, demand, by_target);
        let policy = item.map_or(policy, |item| with_own_numbers(policy, item));
        ItemSetting { demand, lead_time_mean, lead_time_sd, policy }
    };
    scenario.item_demand().into_iter().enumerate().map(setting).collect()
}

fn policy(policy: Policy, demand: ItemDemand, by_target: impl Fn(ServiceTarget) -> i64) -> ItemPolicy {
    let cover = |days: f64| (libm::round(days * demand.mean) as i64).max(1);
    match policy {
        Policy::ReorderPoint(ReorderPoint::Explicit { reorder_point, order_quantity }) => {
            ItemPolicy { reorder_point, refill: Refill::Multiples { lot: order_quantity } }
        }
        Policy::ReorderPoint(ReorderPoint::Target { target, cover_days }) => {
            let refill = Refill::Multiples { lot: cover(cover_days) };
            ItemPolicy { reorder_point: by_target(target), refill }
        }
        Policy::OrderUpTo(OrderUpTo::Explicit { reorder_point, order_up_to }) => {
            ItemPolicy { reorder_point, refill: Refill::UpTo { level: order_up_to } }
        }
        Policy::OrderUpTo(OrderUpTo::Target { target, cover_days }) => {
            let reorder_point = by_target(target);
            let level = reorder_point + cover(cover_days);
            ItemPolicy { reorder_point, refill: Refill::UpTo { level } }
        }
        Policy::BaseStock(BaseStock::Explicit { level }) => {
            ItemPolicy { reorder_point: level - 1, refill: Refill::UpTo { level } }
        }
        Policy::BaseStock(BaseStock::Target { target }) => {
            let reorder_point = by_target(target);
            ItemPolicy { reorder_point, refill: Refill::UpTo { level: reorder_point + 1 } }
        }
    }
}

/// An item's own numbers in place of the policy's, those that its kind of policy has. An order-up-to level is at least
/// one above the reorder point.
fn with_own_numbers(policy: ItemPolicy, item: &Item) -> ItemPolicy {
    let reorder_point = item.reorder_point.unwrap_or(policy.reorder_point);
    match policy.refill {
        Refill::Multiples { lot } => ItemPolicy {
            reorder_point,
            refill: Refill::Multiples { lot: item.order_quantity.unwrap_or(lot) },
        },
        Refill::UpTo { level } => {
            // Base stock: whatever is missing is ordered at once, unless the item has a reorder point.
            let base_stock = level == policy.reorder_point + 1 && item.reorder_point.is_none();
            let level = item.level.unwrap_or(level);
            let reorder_point = if base_stock { level - 1 } else { reorder_point };
            ItemPolicy { reorder_point, refill: Refill::UpTo { level: level.max(reorder_point + 1) } }
        }
    }
}

/// In whole units, rounded up, so that the target is met and not just missed.
fn by_cycles(demand: LeadTimeDemand, cycle_service_level: f64) -> i64 {
    demand.reorder_point(cycle_service_level).map_or(0, |point| (libm::ceil(point) as i64).max(0))
}

/// The smallest reorder point from 0 on whose unit fill rate by formula reaches the target, found by halving.
fn by_fill(demand: LeadTimeDemand, lot: f64, target: f64) -> i64 {
    const DEVIATIONS: f64 = 10.0;
    let reaches = |point: i64| demand.unit_fill_rate(point as f64, lot).is_ok_and(|fill| fill >= target);
    let (mut below, mut enough) =
        (-1, libm::ceil(demand.mean() + DEVIATIONS * demand.standard_deviation()) as i64 + 1);
    while enough - below > 1 {
        let middle = below + (enough - below) / 2;
        if reaches(middle) { enough = middle } else { below = middle }
    }
    enough
}

/// The share of lines `f` that must be met for a share of orders to be met as a whole, as if lines were short
/// independently: `E[f^lines] = target`, by halving.
fn line_target(scenario: &Scenario, target: f64) -> f64 {
    let sizes = scenario.order_sizes();
    let order_fill =
        |line: f64| sizes.iter().map(|(lines, share)| share * libm::pow(line, *lines as f64)).sum::<f64>();
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..60 {
        let middle = (low + high) / 2.0;
        if order_fill(middle) < target { low = middle } else { high = middle }
    }
    high
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn points(replenishment: Value) -> Vec<i64> {
        let scenario = Scenario::from_json(&json!({"replenishment": replenishment})).unwrap();
        let supply = Supply::of(&scenario);
        settings(&scenario, supply).iter().map(|item| item.policy.reorder_point).collect()
    }

    #[test]
    fn a_review_period_asks_for_more_stock() {
        let (continuous, weekly) = (points(json!({})), points(json!({"review_days": 7})));
        assert!(continuous.iter().zip(&weekly).all(|(now, then)| now < then), "{continuous:?} {weekly:?}");
    }

    /// A larger lot needs a smaller reorder point for the same unit fill rate, and none for the same cycle
    /// service level; an order fill rate asks for more than the same unit fill rate, orders having several lines.
    #[test]
    fn targets_differ() {
        let fill = |rate: f64, days: f64| {
            points(json!({"target": "units", "unit_fill_rate": rate, "cover_days": days}))
        };
        let (small, large) = (fill(0.95, 3.0), fill(0.95, 30.0));
        assert!(small.iter().zip(&large).all(|(small, large)| small > large), "{small:?} {large:?}");
        let orders = points(json!({"target": "orders", "order_fill_rate": 0.95, "cover_days": 3.0}));
        assert!(orders.iter().zip(&small).all(|(orders, units)| orders > units), "{orders:?} {small:?}");
    }

    /// A busier line takes longer, and one that cannot keep up says so.
    #[test]
    fn an_own_line_takes_as_long_as_its_queue() {
        let supply = |unit_days: f64| {
            let line =
                json!({"own_line": {"servers": 1, "setup_days": 0.0, "unit_days": unit_days, "cv": 1}});
            Supply::of(&Scenario::from_json(&json!({"replenishment": line})).unwrap())
        };
        let (quick, slow, hopeless) = (supply(0.01), supply(0.035), supply(1.0));
        assert!(quick.mean_days < slow.mean_days && slow.line_utilisation.unwrap() < 1.0);
        assert!(hopeless.line_utilisation.unwrap() > 1.0 && hopeless.mean_days.is_finite());
    }
}
