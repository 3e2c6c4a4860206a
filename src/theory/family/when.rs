//! When a family applies: which inputs it reads off a scenario, and which of its assumptions the scenario breaks.
//!
//! Not here: the families that no scenario can satisfy yet; their one reason stands in their table.

use super::input::{Count as Counted, Demand, Input, Inputs};
use super::reviewed::{changes, counted, reviewed_otherwise};
use super::scene::{Broken, ItemPolicy, Part, Reading, Refill, Scene};
use crate::model::{ItemDemand, Policy, Scenario, Shortage, TimeLaw};
use crate::theory::law::Law;

const DAYS_A_YEAR: f64 = 364.0;

/// Assumptions about the stream of orders.
fn stream(scenario: &Scenario) -> Vec<Broken> {
    let demand = &scenario.demand;
    let even = |multipliers: &[f64]| multipliers.windows(2).all(|pair| pair[0] == pair[1]);
    let mut broken = Vec::new();
    if demand.gap_cv != 1.0 {
        broken.push(Broken::NotPoisson { gap_cv: demand.gap_cv });
    }
    if !even(&demand.weekday) {
        broken.push(Broken::WeekdayPattern);
    }
    if !even(&demand.season) {
        broken.push(Broken::SeasonalPattern);
    }
    broken.extend(changes(scenario));
    broken
}

/// Assumptions about what leaves the shelf and what returns to it.
pub(super) fn shelf(scenario: &Scenario) -> Vec<Broken> {
    let mut broken = stream(scenario);
    broken.extend(reviewed_otherwise(scenario));
    if scenario.quality.credit_cancel > 0.0 {
        broken.push(Broken::Cancellations { share: scenario.quality.credit_cancel });
    }
    if scenario.quality.short_pick > 0.0 {
        broken.push(Broken::ShortPicks { share: scenario.quality.short_pick });
    }
    broken
}

pub(super) fn single_units(scenario: &Scenario) -> Option<Broken> {
    let mean = match scenario.demand.baskets.as_slice() {
        [] => scenario.demand.units.mean(),
        baskets => {
            let units = baskets.iter().flat_map(|basket| &basket.lines).map(|line| line.units);
            f64::from(units.max().unwrap_or(1))
        }
    };
    (mean != 1.0).then_some(Broken::SeveralUnits { mean })
}

pub(super) fn back_orders(scenario: &Scenario) -> Option<Broken> {
    (scenario.service.shortage != Shortage::BackOrder).then_some(Broken::ShortagesAreLost)
}

/// Units or lines that are lost must be lost alone.
fn lost_units(scenario: &Scenario) -> Option<Broken> {
    match scenario.service.shortage {
        Shortage::BackOrder => Some(Broken::ShortagesAreBackOrdered),
        Shortage::LoseUnits => None,
        Shortage::LoseLine => single_units(scenario).map(|_| Broken::LostAsAWhole),
        Shortage::LoseOrder => (scenario.units_per_order() != 1.0).then_some(Broken::LostAsAWhole),
    }
}

pub(super) fn fixed_lead_time(scenario: &Scenario) -> Option<Broken> {
    let cv = Law::from(&scenario.replenishment.lead_time).cv();
    (cv > 0.0).then_some(Broken::LeadTimeVaries { cv })
}

pub(super) fn crossing(scenario: &Scenario) -> Option<Broken> {
    let free = scenario.replenishment.crossing || scenario.replenishment.lead_time.variance() == 0.0;
    (!free).then_some(Broken::LeadTimesDoNotCross)
}

pub(super) fn policy_is(scenario: &Scenario, wanted: fn(&Policy) -> bool) -> Option<Broken> {
    (!wanted(&scenario.replenishment.policy)).then_some(Broken::OtherPolicy)
}

fn is_reorder_point(policy: &Policy) -> bool {
    matches!(policy, Policy::ReorderPoint(_))
}

pub(super) fn is_base_stock(policy: &Policy) -> bool {
    matches!(policy, Policy::BaseStock(_))
}

/// A part for each item that has inputs.
pub(super) fn items(scene: &Scene, inputs: impl Fn(ItemDemand, ItemPolicy) -> Option<Inputs>) -> Vec<Part> {
    let part = |(item, demand, policy): &(usize, ItemDemand, ItemPolicy)| {
        let inputs = inputs(*demand, *policy)?;
        Some(Part { item: Some(*item), demand: demand.mean, inputs })
    };
    scene.items.iter().filter_map(part).collect()
}

pub(super) fn of_orders(inputs: Inputs) -> Vec<Part> {
    vec![Part { item: None, demand: 1.0, inputs }]
}

pub(super) fn lead_time(scene: &Scene) -> f64 {
    scene.scenario.replenishment.lead_time.mean()
}

fn lot(policy: ItemPolicy) -> i64 {
    match policy.refill {
        Refill::Multiples(lot) => lot,
        Refill::UpTo(level) => level - policy.reorder_point,
    }
}

pub(super) fn reorder_point(scene: &Scene) -> Reading {
    let scenario = scene.scenario;
    let mut broken = shelf(scenario);
    broken.extend(single_units(scenario));
    broken.extend(back_orders(scenario));
    broken.extend(fixed_lead_time(scenario));
    // (s, S) and base stock are (r, Q) too where every demand is of one unit: each brings the position to s exactly.
    let parts = items(scene, |demand, policy| {
        Some(
            Inputs::default()
                .and("demand_rate", demand.mean)
                .and("lead_time", lead_time(scene))
                .and_whole("reorder_point", policy.reorder_point)
                .and_whole("order_quantity", lot(policy))
                .and("wait", 0.0)
                .and("holding_cost", 0.0)
                .and("backorder_cost", 0.0)
                .and("ordering_cost", 0.0),
        )
    });
    Reading { parts, broken }
}

pub(super) fn reorder_point_for_target(scene: &Scene) -> Reading {
    let mut reading = reorder_point(scene);
    let target = scene.scenario.replenishment.policy.target();
    let Some(target) = target else {
        reading.broken.push(Broken::NoTarget);
        reading.parts.clear();
        return reading;
    };
    reading.broken.extend(policy_is(scene.scenario, is_reorder_point));
    for part in &mut reading.parts {
        part.inputs = core::mem::take(&mut part.inputs).and("target", target);
    }
    reading
}

pub(super) fn level(policy: ItemPolicy) -> Option<i64> {
    match policy.refill {
        Refill::UpTo(level) => Some(level),
        Refill::Multiples(1) => Some(policy.reorder_point + 1),
        Refill::Multiples(_) => None,
    }
}

pub(super) fn base_stock(scene: &Scene) -> Reading {
    let scenario = scene.scenario;
    let mut broken = shelf(scenario);
    broken.extend(single_units(scenario));
    broken.extend(back_orders(scenario));
    broken.extend(crossing(scenario));
    broken.extend(policy_is(scenario, is_base_stock));
    let parts = items(scene, |demand, policy| {
        Some(
            Inputs::default()
                .and("demand_rate", demand.mean)
                .and("mean_lead_time", lead_time(scene))
                .and_whole("base_stock", level(policy)?),
        )
    });
    Reading { parts, broken }
}

pub(super) fn batch_base_stock(scene: &Scene) -> Reading {
    let scenario = scene.scenario;
    let mut broken = shelf(scenario);
    broken.extend(back_orders(scenario));
    broken.extend(crossing(scenario));
    broken.extend(policy_is(scenario, is_base_stock));
    let batch = counted(&scenario.demand.units);
    let parts = items(scene, |demand, policy| {
        Some(
            Inputs::default()
                .and("customer_rate", scenario.demand.orders_per_day * demand.in_order)
                .with("batch", Input::Count(batch.clone()))
                .and("mean_lead_time", lead_time(scene))
                .and_whole("base_stock", level(policy)?),
        )
    });
    Reading { parts, broken }
}

pub(super) fn lost_sales_base_stock(scene: &Scene) -> Reading {
    let scenario = scene.scenario;
    let mut reading = base_stock(scene);
    reading.broken.retain(|broken| *broken != Broken::ShortagesAreLost);
    reading.broken.extend(lost_units(scenario));
    reading
}

pub(super) fn lost_sales_reorder_point(scene: &Scene) -> Reading {
    let scenario = scene.scenario;
    let mut reading = reorder_point(scene);
    reading.broken.retain(|broken| *broken != Broken::ShortagesAreLost);
    reading.broken.extend(lost_units(scenario));
    if scene.items.iter().any(|(_, _, policy)| policy.reorder_point >= lot(*policy)) {
        reading.broken.push(Broken::OrdersOverlap);
    }
    reading
}

pub(super) fn eoq(scene: &Scene) -> Reading {
    let money = &scene.scenario.money;
    let costs = scene.scenario.item_costs();
    let parts = scene.items.iter().map(|(item, demand, policy)| {
        let holding = money.holding_rate * costs.get(*item).copied().unwrap_or(money.unit_cost) / DAYS_A_YEAR;
        let inputs = Inputs::default()
            .and("ordering_cost", money.replenishment)
            .and("holding_cost", holding)
            .and("demand_rate", demand.mean)
            .and("order_quantity", lot(*policy) as f64);
        Part { item: Some(*item), demand: demand.mean, inputs }
    });
    let parts: Vec<Part> = parts.collect();
    let mut broken = vec![Broken::RandomDemand];
    broken.extend(parts.iter().find_map(Part::other_lot));
    Reading { parts, broken }
}

pub(super) fn safety_stock(scene: &Scene) -> Reading {
    let scenario = scene.scenario;
    let mut broken = vec![Broken::NormalDemand];
    broken.extend(stream(scenario).into_iter().filter(|broken| !matches!(broken, Broken::NotPoisson { .. })));
    broken.extend(single_units(scenario));
    broken.extend(back_orders(scenario));
    let target = scenario.replenishment.policy.target(); // the reorder point that is run wants none
    if target.is_none() {
        broken.push(Broken::NoTarget);
    }
    let spread = scenario.replenishment.lead_time.variance().sqrt();
    let parts = items(scene, |demand, policy| {
        Some(
            Inputs::default()
                .and("demand_mean", demand.mean)
                .and("demand_sd", demand.variance.sqrt())
                .and("lead_time_mean", lead_time(scene))
                .and("lead_time_sd", spread)
                .and("target", target.unwrap_or(0.95))
                .and("order_quantity", lot(policy) as f64)
                .and("reorder_point", policy.reorder_point as f64),
        )
    });
    Reading { parts, broken }
}

pub(super) fn lead_time_demand(scene: &Scene) -> Reading {
    let scenario = scene.scenario;
    let mut broken = shelf(scenario);
    broken.extend(single_units(scenario));
    broken.extend(back_orders(scenario));
    let law = Law::from(&scenario.replenishment.lead_time);
    let longest = law.mean() + 4.0 * law.variance().sqrt();
    // Cycles vary as demand does: one that is long enough on average is overtaken all the same.
    let most = |demand: &ItemDemand| {
        let variance = law.mean() * demand.variance + demand.mean * demand.mean * law.variance();
        (demand.mean * longest).max(demand.mean * law.mean() + 4.0 * variance.sqrt())
    };
    if scene.items.iter().any(|(_, demand, policy)| (lot(*policy) as f64) < most(demand)) {
        broken.push(Broken::OrdersOverlap);
    }
    let poisson = single_units(scenario).is_none() && scenario.demand.gap_cv == 1.0;
    let target = scenario.replenishment.policy.target().unwrap_or(0.95);
    let parts = items(scene, |demand, policy| {
        let flow = if poisson {
            Demand::Poisson(demand.mean)
        } else {
            Demand::Normal(demand.mean, demand.variance.sqrt())
        };
        Some(
            Inputs::default()
                .with("demand", Input::Demand(flow))
                .with("lead_time", Input::Law(law.clone()))
                .and("target", target)
                .and("reorder_point", policy.reorder_point as f64)
                .and("order_quantity", lot(policy) as f64),
        )
    });
    Reading { parts, broken }
}

/// Build to order: what comes to the servers, and how long they take.
struct Workshop {
    /// [orders/day]
    rate: f64,
    /// \[days\]
    mean: f64,
    cv: f64,
    servers: u32,
    time_law: TimeLaw,
    /// Whether orders differ in the work they are.
    differ: bool,
    /// From the check to the promise, less the delivery allowance \[days\].
    promise: f64,
}

impl Workshop {
    fn of(scenario: &Scenario) -> Self {
        let production = &scenario.production;
        let units = &scenario.demand.units;
        let shares = scenario.demand.lines.probabilities(scenario.demand.items.count());
        let lines: f64 = shares.iter().zip(1_u32..).map(|(share, n)| share * f64::from(n)).sum();
        let squares: f64 =
            shares.iter().zip(1_u32..).map(|(share, n)| share * f64::from(n) * f64::from(n)).sum();
        let total = lines * units.mean();
        let spread =
            lines * units.variance() + (squares - lines * lines).max(0.0) * units.mean() * units.mean();
        let (setup, unit) = production.pace.times(production.servers, total);
        let mean = setup + unit * total;
        let work = unit * unit * spread;
        let square = (1.0 + production.cv * production.cv) * (mean * mean + work);
        Self {
            rate: scenario.demand.orders_per_day * (1.0 - scenario.quality.credit_cancel),
            mean,
            cv: (square / (mean * mean) - 1.0).max(0.0).sqrt(),
            servers: production.servers,
            time_law: production.time_law,
            differ: work > 1e-12 * mean * mean,
            promise: (scenario.promise.bto_days().unwrap_or(0.0) - scenario.promise.delivery_allowance)
                .max(0.0),
        }
    }

    fn breaks(&self, scenario: &Scenario, servers: Option<u32>) -> Vec<Broken> {
        let mut broken = stream(scenario);
        if servers.is_some_and(|one| one != self.servers) {
            broken.push(Broken::SeveralServers { servers: self.servers });
        }
        let utilisation = self.rate * self.mean / f64::from(self.servers);
        if utilisation >= 1.0 {
            broken.push(Broken::Overloaded { utilisation });
        }
        broken
    }

    fn is_exponential(&self, scenario: &Scenario) -> Option<Broken> {
        let exact = scenario.production.cv == 1.0 && !self.differ && self.time_law == TimeLaw::Gamma;
        (!exact).then_some(Broken::NotExponential { cv: self.cv })
    }

    fn service(&self) -> Input {
        let law = match self.time_law {
            TimeLaw::Gamma => Law::Gamma(self.mean, self.cv),
            TimeLaw::Lognormal => Law::Lognormal(self.mean, self.cv),
        };
        Input::Law(law.checked().unwrap_or(Law::Fixed(self.mean)))
    }

    fn gap(&self, scenario: &Scenario) -> Input {
        let mean = 1.0 / self.rate;
        Input::Law(Law::Gamma(mean, scenario.demand.gap_cv).checked().unwrap_or(Law::Fixed(mean)))
    }
}

pub(super) fn markov_queue(scene: &Scene) -> Reading {
    let shop = Workshop::of(scene.scenario);
    let mut broken = shop.breaks(scene.scenario, None);
    broken.extend(shop.is_exponential(scene.scenario));
    let inputs = Inputs::default()
        .and("arrival_rate", shop.rate)
        .and("service_rate", 1.0 / shop.mean)
        .and_whole("servers", i64::from(shop.servers))
        .and("promise", shop.promise)
        .and("percentile", 0.95);
    Reading { parts: of_orders(inputs), broken }
}

pub(super) fn service_queue(scene: &Scene) -> Reading {
    let shop = Workshop::of(scene.scenario);
    let mut broken = shop.breaks(scene.scenario, Some(1));
    if shop.differ {
        // Means are exact for any law; the distribution takes a gamma law of the same mean and spread.
        broken.push(Broken::OrdersDifferInSize);
    }
    let inputs = Inputs::default()
        .and("arrival_rate", shop.rate)
        .with("service", shop.service())
        .and("promise", shop.promise)
        .and("percentile", 0.95);
    Reading { parts: of_orders(inputs), broken }
}

/// Gaps of any law, but the assumptions of one server and even demand.
fn renewal(scene: &Scene, shop: &Workshop) -> Vec<Broken> {
    let mut broken = shop.breaks(scene.scenario, Some(1));
    broken.retain(|broken| !matches!(broken, Broken::NotPoisson { .. }));
    // Steps before the queue keep Poisson arrivals Poisson, but disturb other gaps unless they are fixed.
    let cycle = &scene.scenario.order_cycle;
    let before = [&cycle.transmittal, &cycle.accuracy_check, &cycle.availability_check, &cycle.credit_check];
    let disturbed = before.iter().any(|step| step.variance() > 0.0)
        || cycle.recording.variance() + cycle.documents.variance() > 0.0;
    if disturbed && scene.scenario.demand.gap_cv != 1.0 {
        broken.push(Broken::NotPoisson { gap_cv: scene.scenario.demand.gap_cv });
    }
    let quality = &scene.scenario.quality;
    let shortage = scene.scenario.production.materials.shortage;
    if quality.wrong_order + quality.credit_hold + quality.credit_cancel + shortage > 0.0
        && scene.scenario.demand.gap_cv != 1.0
    {
        broken.push(Broken::FaultsDelay);
    }
    broken
}

pub(super) fn renewal_queue(scene: &Scene) -> Reading {
    let shop = Workshop::of(scene.scenario);
    let mut broken = renewal(scene, &shop);
    broken.extend(shop.is_exponential(scene.scenario));
    let inputs = Inputs::default()
        .with("gap", shop.gap(scene.scenario))
        .and("service_rate", 1.0 / shop.mean)
        .and("promise", shop.promise)
        .and("percentile", 0.95);
    Reading { parts: of_orders(inputs), broken }
}

pub(super) fn two_law_queue(scene: &Scene) -> Reading {
    let shop = Workshop::of(scene.scenario);
    let mut broken = renewal(scene, &shop);
    if shop.differ {
        broken.push(Broken::OrdersDifferInSize);
    }
    let inputs = Inputs::default().with("gap", shop.gap(scene.scenario)).with("service", shop.service());
    Reading { parts: of_orders(inputs), broken }
}

pub(super) fn general_queue(scene: &Scene) -> Reading {
    let shop = Workshop::of(scene.scenario);
    let mut broken = shop.breaks(scene.scenario, None);
    broken.retain(|broken| !matches!(broken, Broken::NotPoisson { .. }));
    // One server and Poisson arrivals are exact; all else is approximate.
    if shop.servers > 1 || scene.scenario.demand.gap_cv != 1.0 {
        broken.push(Broken::Approximation);
    }
    let inputs = Inputs::default()
        .and("arrival_rate", shop.rate)
        .and("mean_service_time", shop.mean)
        .and("arrival_cv", scene.scenario.demand.gap_cv)
        .and("service_cv", shop.cv)
        .and_whole("servers", i64::from(shop.servers));
    Reading { parts: of_orders(inputs), broken }
}

pub(super) fn orders_of_lines(scene: &Scene) -> Reading {
    let scenario = scene.scenario;
    let mut broken = Vec::new();
    if scenario.quality.correlation > 0.0 {
        broken.push(Broken::FaultsCorrelated { correlation: scenario.quality.correlation });
    }
    broken.extend(back_orders(scenario));
    // An order cannot have more lines than there are items.
    let lines = Counted::Listed(scenario.demand.lines.probabilities(scene.items.len().max(1)));
    let inputs =
        Inputs::default().and("line_rate", 1.0 - scenario.quality.damage).with("lines", Input::Count(lines));
    Reading { parts: of_orders(inputs), broken }
}

pub(super) fn order_cycle_time(scene: &Scene) -> Reading {
    let scenario = scene.scenario;
    let cycle = &scenario.order_cycle;
    let mut broken = vec![Broken::ShortagesDelay];
    if scenario.service.vehicle_interval > 0.0 {
        broken.push(Broken::VehiclesWait { days: scenario.service.vehicle_interval });
    }
    let quality = &scenario.quality;
    if quality.wrong_order + quality.credit_hold + quality.transport_delay > 0.0 {
        broken.push(Broken::FaultsDelay);
    }
    let stages = [
        &cycle.accuracy_check,
        &cycle.availability_check,
        &cycle.credit_check,
        &cycle.recording,
        &cycle.documents,
        &cycle.collect,
        &cycle.scheduling,
        &cycle.packing,
        &cycle.delivery_documents,
        &cycle.transport,
    ];
    let inputs = Inputs::default()
        .with("stages", Input::Laws(stages.into_iter().map(Law::from).collect()))
        .and("promise", scenario.promise.bts_days)
        .and("percentile", 0.95);
    Reading { parts: of_orders(inputs), broken }
}
