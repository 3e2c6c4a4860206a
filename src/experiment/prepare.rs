//! Makes a scenario ready: sets each item's policy by theory, chooses the warm-up, and looks for trouble
//! that can be seen before anything is run.

use std::sync::Arc;

use crate::measure::Frame;
use crate::model::{Scenario, Time};
use crate::sim::Plan;

use super::Warning;
use super::policies::{ItemSetting, Supply, settings};

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
    /// How long replenishments take.
    pub supply: Supply,
    /// The warm-up that is used [days].
    pub warm_up_days: i64,
    /// Mean work that comes in ÷ what the servers can do.
    pub utilisation: f64,
}

impl Prepared {
    /// Makes a scenario ready.
    #[must_use]
    pub fn new(scenario: Scenario) -> Self {
        let supply = Supply::of(&scenario);
        let items = settings(&scenario, supply);
        let utilisation = utilisation(&scenario);
        let warm_up_days = scenario
            .run
            .warm_up_days
            .unwrap_or_else(|| sensible_warm_up(&scenario, &items, supply, utilisation));
        let policies = items.iter().map(|item| item.policy).collect();
        Self {
            plan: Arc::new(Plan::new(&scenario, policies, warm_up_days)),
            frame: Arc::new(Frame::new(&scenario, warm_up_days)),
            scenario: Arc::new(scenario),
            items,
            supply,
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
        let sensible = sensible_warm_up(&self.scenario, &self.items, self.supply, self.utilisation);
        // No warm-up is long enough for a queue that only grows.
        if self.warm_up_days < sensible && !overloaded {
            warnings.push(Warning::WarmUpShort { days: self.warm_up_days, sensible });
        }
        if let Some(utilisation) = self.supply.line_utilisation.filter(|utilisation| *utilisation >= 1.0) {
            warnings.push(Warning::OwnLineOverloaded { utilisation });
        }
        if let Some(replay) = &self.scenario.demand.replay
            && (replay.days as f64) < self.supply.mean_days
        {
            warnings.push(Warning::HistoryShort { days: replay.days, lead_time_days: self.supply.mean_days });
        }
        warnings
    }
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
fn sensible_warm_up(scenario: &Scenario, items: &[ItemSetting], supply: Supply, utilisation: f64) -> i64 {
    const LONGEST_CYCLE: f64 = 91.0;
    const YEAR: f64 = 364.0;
    let cycle = items
        .iter()
        .filter(|item| item.demand.mean > 0.0)
        .map(|item| item.policy.usual_quantity() as f64 / item.demand.mean)
        .fold(0.0, f64::max)
        .min(LONGEST_CYCLE);
    let stock = supply.mean_days + 3.0 * supply.standard_deviation + cycle;
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
    // Claims come in at their full rate when the first warranty has lapsed.
    let warranty = scenario.after_delivery.as_ref().and_then(|after| after.warranty.as_ref());
    let warranty = warranty.map_or(0.0, |warranty| warranty.days);
    let weeks = libm::ceil(stock.max(queue).max(warranty).clamp(1.0, YEAR) / 7.0);
    Time::from_days(weeks * 7.0).day()
}
