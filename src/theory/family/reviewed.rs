//! When the families of reviewed stock, of the firm's own line and of order types apply to a scenario.
//!
//! Not here: stock from a supplier under continuous review, and queues of orders (`when`).

use super::input::{Count as Counted, Demand, Input, Inputs};
use super::scene::{Broken, ItemPolicy, Reading, Refill, Scene};
use super::when::{
    back_orders, crossing, fixed_lead_time, is_base_stock, items, lead_time, level, of_orders, policy_is,
    shelf, single_units,
};
use crate::model::{Count, Policy, Scenario};
use crate::theory::law::Law;

/// Demand that changes from day to day beyond weekdays and seasons.
pub(super) fn changes(scenario: &Scenario) -> Vec<Broken> {
    let demand = &scenario.demand;
    let mut broken = Vec::new();
    if demand.trend != 0.0 || !demand.surges.is_empty() {
        broken.push(Broken::DemandChanges);
    }
    if demand.replay.is_some() {
        broken.push(Broken::Replayed);
    }
    if !scenario.disruptions.is_empty() {
        broken.push(Broken::Disrupted);
    }
    broken
}

/// What families of continuous review and a supplier take for granted.
pub(super) fn reviewed_otherwise(scenario: &Scenario) -> Vec<Broken> {
    let replenishment = &scenario.replenishment;
    let mut broken = Vec::new();
    if replenishment.review_days > 0.0 {
        broken.push(Broken::ReviewedAtIntervals { days: replenishment.review_days });
    }
    if replenishment.own_line.is_some() {
        broken.push(Broken::OwnLine);
    }
    broken
}

/// Assumptions of periodic review that have nothing to do with its policy.
fn periodic(scenario: &Scenario) -> Vec<Broken> {
    let mut broken = shelf(scenario);
    broken.retain(|broken| !matches!(broken, Broken::ReviewedAtIntervals { .. }));
    broken.extend(single_units(scenario));
    broken.extend(back_orders(scenario));
    broken.extend(fixed_lead_time(scenario));
    if scenario.replenishment.review_days == 0.0 {
        broken.push(Broken::ReviewIsContinuous);
    }
    broken
}

/// Periods are days: a review period and a lead time that are no whole days are none.
fn whole_days(scenario: &Scenario) -> Option<Broken> {
    let days = [scenario.replenishment.review_days, scenario.replenishment.lead_time.mean()];
    days.iter().any(|days| days.fract() != 0.0).then_some(Broken::PartsOfDays)
}

pub(super) fn periodic_review_in_time(scene: &Scene) -> Reading {
    let mut broken = periodic(scene.scenario);
    broken.extend(policy_is(scene.scenario, is_base_stock));
    let parts = items(scene, |demand, policy| {
        Some(
            Inputs::default()
                .and("demand_rate", demand.mean)
                .and("review_period", scene.scenario.replenishment.review_days)
                .and("lead_time", lead_time(scene))
                .and_whole("order_up_to_level", level(policy)?),
        )
    });
    Reading { parts, broken }
}

pub(super) fn periodic_review(scene: &Scene) -> Reading {
    let mut broken = periodic(scene.scenario);
    broken.extend(policy_is(scene.scenario, is_base_stock));
    broken.extend(whole_days(scene.scenario));
    let parts = items(scene, |demand, policy| {
        Some(
            Inputs::default()
                .with("demand", Input::Demand(Demand::Poisson(demand.mean)))
                .and_whole("review_period", scene.scenario.replenishment.review_days as i64)
                .and_whole("lead_time", lead_time(scene) as i64)
                .and_whole("order_up_to_level", level(policy)?)
                .and("holding_cost", 0.0)
                .and("backorder_cost", 0.0),
        )
    });
    Reading { parts, broken }
}

pub(super) fn reorder_up_to(scene: &Scene) -> Reading {
    let scenario = scene.scenario;
    let mut broken = periodic(scenario);
    broken.extend(policy_is(scenario, |policy| matches!(policy, Policy::OrderUpTo(_))));
    broken.extend(whole_days(scenario));
    if scenario.replenishment.review_days > 1.0 {
        broken.push(Broken::ReviewedAtIntervals { days: scenario.replenishment.review_days });
    }
    let parts = items(scene, |demand, policy| {
        let Refill::UpTo(level) = policy.refill else { return None };
        Some(
            Inputs::default()
                .with("demand", Input::Demand(Demand::Poisson(demand.mean)))
                .and_whole("lead_time", lead_time(scene) as i64)
                .and_whole("reorder_point", policy.reorder_point)
                .and_whole("order_up_to_level", level)
                .and("holding_cost", 0.0)
                .and("backorder_cost", 0.0)
                .and("ordering_cost", 0.0),
        )
    });
    Reading { parts, broken }
}

pub(super) fn make_to_stock(scene: &Scene) -> Reading {
    let scenario = scene.scenario;
    let mut broken = shelf(scenario);
    broken.retain(|broken| *broken != Broken::OwnLine);
    broken.extend(single_units(scenario));
    broken.extend(back_orders(scenario));
    broken.extend(policy_is(scenario, is_base_stock));
    let Some(line) = scenario.replenishment.own_line else {
        broken.push(Broken::StockFromSupplier);
        return Reading { parts: Vec::new(), broken };
    };
    // The lots of several items wait for each other.
    if scene.items.len() > 1 {
        broken.push(Broken::ItemsShareTheLine);
    }
    let mean = line.setup_days + line.unit_days;
    let law = Law::Gamma(mean, line.cv).checked().unwrap_or(Law::Fixed(mean));
    let parts = items(scene, |demand, policy| {
        Some(
            Inputs::default()
                .and("demand_rate", demand.mean)
                .with("production", Input::Law(law.clone()))
                .and_whole("servers", i64::from(line.servers))
                .and_whole("base_stock", level(policy)?)
                .and("wait", scenario.measures.wait_within_days),
        )
    });
    Reading { parts, broken }
}

pub(super) fn joint_orders(scene: &Scene) -> Reading {
    let scenario = scene.scenario;
    let mut broken = shelf(scenario);
    broken.extend(back_orders(scenario));
    broken.extend(fixed_lead_time(scenario));
    broken.extend(crossing(scenario));
    broken.extend(policy_is(scenario, is_base_stock));
    let baskets = &scenario.demand.baskets;
    if baskets.is_empty() {
        broken.push(Broken::RandomBaskets);
        return Reading { parts: Vec::new(), broken };
    }
    let total: f64 = baskets.iter().map(|basket| basket.weight).sum();
    let rates = baskets.iter().map(|basket| scenario.demand.orders_per_day * basket.weight / total);
    let requirements = baskets.iter().map(|basket| {
        let units = |item: usize| {
            let line = basket.lines.iter().find(|line| line.item as usize == item);
            line.map_or(0, |line| i64::from(line.units))
        };
        scene.items.iter().map(|(item, ..)| units(*item)).collect::<Vec<i64>>()
    });
    let levels = |policy: &ItemPolicy| level(*policy).map(|level| level as f64);
    let Some(levels) = scene.items.iter().map(|(_, _, policy)| levels(policy)).collect::<Option<Vec<f64>>>()
    else {
        return Reading { parts: Vec::new(), broken };
    };
    let inputs = Inputs::default()
        .with("order_type_rates", Input::Numbers(rates.collect()))
        .with("requirements", Input::Table(requirements.collect()))
        .with("lead_times", Input::Numbers(vec![lead_time(scene); levels.len()]))
        .with("base_stock", Input::Numbers(levels))
        .and("wait", scenario.measures.wait_within_days)
        .and_whole("order_type", 1)
        .and_whole("item", 1);
    Reading { parts: of_orders(inputs), broken }
}

/// A law of counts as the families take it.
pub(super) fn counted(count: &Count) -> Counted {
    match count {
        Count::Fixed { value } => Counted::Fixed(*value),
        Count::Geometric { mean } => Counted::Geometric(*mean),
        Count::OnePlusPoisson { mean } => Counted::OnePlusPoisson(*mean),
        Count::Empirical { .. } => {
            // The tail beyond 10 000 units is put on the last.
            let mut shares = count.probabilities(10_000);
            let used = shares.iter().rposition(|share| *share > 0.0).map_or(1, |last| last + 1);
            shares.truncate(used);
            Counted::Listed(shares)
        }
    }
}
