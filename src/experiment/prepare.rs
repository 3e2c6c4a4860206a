//! Makes a scenario ready: sets each item's policy by theory, chooses the warm-up, and looks for trouble
//! that can be seen before anything is run.

use std::sync::Arc;

use crate::measure::Frame;
use crate::model::{BaseStock, ItemDemand, OrderUpTo, Policy, ReorderPoint, Scenario, Time};
use crate::sim::{ItemPolicy, Plan, Refill};
use crate::theory::safety_stock::LeadTimeDemand;

use super::Warning;

/// An item's policy, and the lead-time demand that it was set from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ItemSetting {
    /// The item's demand.
    pub demand: ItemDemand,
    /// Mean demand in the replenishment lead time [units].
    pub lead_time_mean: f64,
    /// Its standard deviation [units].
    pub lead_time_sd: f64,
    /// The policy.
    pub policy: ItemPolicy,
}

/// A scenario made ready to run.
#[derive(Clone, Debug)]
pub struct Prepared {
    /// The scenario.
    pub scenario: Arc<Scenario>,
    /// The plan that replications share.
    pub plan: Arc<Plan>,
    /// What observers need to know.
    pub frame: Arc<Frame>,
    /// Each item's policy.
    pub items: Vec<ItemSetting>,
    /// The warm-up that is used [days].
    pub warm_up_days: i64,
    /// Mean work that comes in ÷ what the servers can do.
    pub utilisation: f64,
}

impl Prepared {
    /// Makes a scenario ready.
    #[must_use]
    pub fn new(scenario: Scenario) -> Self {
        let items = settings(&scenario);
        let utilisation = utilisation(&scenario);
        let warm_up_days =
            scenario.run.warm_up_days.unwrap_or_else(|| sensible_warm_up(&scenario, &items, utilisation));
        let policies = items.iter().map(|item| item.policy).collect();
        Self {
            plan: Arc::new(Plan::new(&scenario, policies, warm_up_days)),
            frame: Arc::new(Frame::new(&scenario, warm_up_days)),
            scenario: Arc::new(scenario),
            items,
            warm_up_days,
            utilisation,
        }
    }

    /// What is doubtful about the scenario before it is run.
    #[must_use]
    pub fn warnings(&self) -> Vec<Warning> {
        let mut warnings = Vec::new();
        let overloaded = self.utilisation >= 1.0 && !self.scenario.promise.sheds_overload();
        if overloaded {
            warnings.push(Warning::Overloaded { utilisation: self.utilisation });
        }
        let sensible = sensible_warm_up(&self.scenario, &self.items, self.utilisation);
        // No warm-up is long enough for a queue that only grows.
        if self.warm_up_days < sensible && !overloaded {
            warnings.push(Warning::WarmUpShort { days: self.warm_up_days, sensible });
        }
        warnings
    }
}

/// Each item's policy: given, or from the target by the normal formula.
fn settings(scenario: &Scenario) -> Vec<ItemSetting> {
    let lead_time = &scenario.replenishment.lead_time;
    let spread = lead_time.variance().sqrt();
    scenario
        .item_demand()
        .into_iter()
        .map(|demand| {
            // Every argument is a checked, finite, non-negative number, so the formula takes it.
            let lead_time_demand =
                LeadTimeDemand::from_parts(demand.mean, demand.variance.sqrt(), lead_time.mean(), spread);
            let (lead_time_mean, lead_time_sd) =
                lead_time_demand.map_or((0.0, 0.0), |demand| (demand.mean(), demand.standard_deviation()));
            let by_target = |target: f64| match lead_time_demand.and_then(|d| d.reorder_point(target)) {
                // Whole units: rounded up, so that the target is met and not just missed.
                Ok(reorder_point) => (libm::ceil(reorder_point) as i64).max(0),
                Err(_) => 0,
            };
            let cover = |days: f64| (libm::round(days * demand.mean) as i64).max(1);
            let policy = match scenario.replenishment.policy {
                Policy::ReorderPoint(ReorderPoint::Explicit { reorder_point, order_quantity }) => {
                    ItemPolicy { reorder_point, refill: Refill::Multiples { lot: order_quantity } }
                }
                Policy::ReorderPoint(ReorderPoint::Target { cycle_service_level, cover_days }) => {
                    let refill = Refill::Multiples { lot: cover(cover_days) };
                    ItemPolicy { reorder_point: by_target(cycle_service_level), refill }
                }
                Policy::OrderUpTo(OrderUpTo::Explicit { reorder_point, order_up_to }) => {
                    ItemPolicy { reorder_point, refill: Refill::UpTo { level: order_up_to } }
                }
                Policy::OrderUpTo(OrderUpTo::Target { cycle_service_level, cover_days }) => {
                    let reorder_point = by_target(cycle_service_level);
                    let level = reorder_point + cover(cover_days);
                    ItemPolicy { reorder_point, refill: Refill::UpTo { level } }
                }
                Policy::BaseStock(BaseStock::Explicit { level }) => {
                    ItemPolicy { reorder_point: level - 1, refill: Refill::UpTo { level } }
                }
                Policy::BaseStock(BaseStock::Target { cycle_service_level }) => {
                    let reorder_point = by_target(cycle_service_level);
                    ItemPolicy { reorder_point, refill: Refill::UpTo { level: reorder_point + 1 } }
                }
            };
            ItemSetting { demand, lead_time_mean, lead_time_sd, policy }
        })
        .collect()
}

/// Mean production work that comes in ÷ what the servers can do.
fn utilisation(scenario: &Scenario) -> f64 {
    let production = &scenario.production;
    let units = scenario.units_per_order();
    let (setup, unit) = production.pace.times(production.servers, units);
    scenario.demand.orders_per_day * (setup + unit * units) / f64::from(production.servers)
}

/// A warm-up after which little of the start is left, in whole weeks: for stock, a long lead time and a
/// replenishment cycle; for the queue, twice the relaxation time of a single queue,
/// `E[S]·(1 + c²)/(c_servers·(1 − ρ)²)`; at least a week, at most a model year. Where too long a quote is
/// refused, the work ahead cannot outgrow customers' patience `T`, and the line forgets like a diffusion
/// between two walls, in `2·T²/π²` over the same `E[S]·(1 + c²)/c_servers`, if that is sooner.
fn sensible_warm_up(scenario: &Scenario, items: &[ItemSetting], utilisation: f64) -> i64 {
    const LONGEST_CYCLE: f64 = 91.0;
    const YEAR: f64 = 364.0;
    let lead_time = &scenario.replenishment.lead_time;
    let cycle = items
        .iter()
        .filter(|item| item.demand.mean > 0.0)
        .map(|item| item.policy.usual_quantity() as f64 / item.demand.mean)
        .fold(0.0, f64::max)
        .min(LONGEST_CYCLE);
    let stock = lead_time.mean() + 3.0 * lead_time.variance().sqrt() + cycle;
    let production = &scenario.production;
    let order = utilisation / scenario.demand.orders_per_day;
    let spread = order * (1.0 + production.cv * production.cv);
    let promise = &scenario.promise;
    let queue = match promise.patience.as_ref().filter(|_| promise.sheds_overload()) {
        Some(patience) => {
            const PI: f64 = std::f64::consts::PI;
            let longest = patience.mean() + 3.0 * patience.variance().sqrt();
            let idle = (1.0 - utilisation).abs().max(1e-3);
            (2.0 * spread / (idle * idle)).min(4.0 * longest * longest / (PI * PI * spread))
        }
        None => {
            let idle = (1.0 - utilisation).max(1e-3);
            2.0 * spread / (idle * idle)
        }
    };
    let weeks = libm::ceil(stock.max(queue).clamp(1.0, YEAR) / 7.0);
    Time::from_days(weeks * 7.0).day()
}
