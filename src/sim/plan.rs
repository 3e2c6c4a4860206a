//! A scenario made ready to run: laws become samplers, days become ticks, items get their policies.

use crate::model::{OrderPromise, Policy, Rule, Scenario, Shipping, Shortage, Time};
use crate::random::{Alias, Sampler};

use super::after_delivery::AfterPlan;
use super::arrivals::History;
use super::disruption::Disruptions;
use super::luck::Faults;
use super::order::Order;
use super::order_stream::Content;
use super::own_line::LinePlan;
use super::quote::Quotes;
use super::status::Status;
use super::step::{Step, Steps};
use super::time_scale::TimeScale;

/// The two strategies that are compared on the same orders.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Strategy {
    /// Build to stock (BTS).
    BuildToStock,
    /// Build to order (BTO).
    BuildToOrder,
}

impl Strategy {
    /// Both, in the order in which they are always named.
    pub const BOTH: [Self; 2] = [Self::BuildToStock, Self::BuildToOrder];
}

/// An item's replenishment policy in numbers: as soon as the position is at or below `reorder_point`, it
/// is refilled. A base stock level `S` is a reorder point of `S − 1`, refilled up to `S`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ItemPolicy {
    /// `s` [units].
    pub reorder_point: i64,
    /// How much is ordered.
    pub refill: Refill,
}

/// How much a replenishment orders.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refill {
    /// The smallest multiple of the lot that lifts the position above the reorder point.
    Multiples {
        /// `Q` [units], at least 1.
        lot: i64,
    },
    /// What is missing from a level.
    UpTo {
        /// `S` [units], above the reorder point.
        level: i64,
    },
}

impl ItemPolicy {
    /// The mean of the position over its cycle, `s + (Q + 1)/2`, rounded down: what the run starts with.
    #[must_use]
    pub fn mean_position(self) -> i64 {
        self.reorder_point + (self.usual_quantity() + 1) / 2
    }

    /// The quantity of a replenishment when demands are single units: `Q`, or `S − s` [units].
    #[must_use]
    pub fn usual_quantity(self) -> i64 {
        match self.refill {
            Refill::Multiples { lot } => lot,
            Refill::UpTo { level } => level - self.reorder_point,
        }
    }

    /// What to order at a position that is at or below the reorder point [units].
    pub(super) fn quantity_at(self, position: i64) -> i64 {
        match self.refill {
            Refill::Multiples { lot } => ((self.reorder_point - position) / lot + 1) * lot,
            Refill::UpTo { level } => level - position,
        }
    }
}

/// The customer classes of a scenario, if it has any.
fn classes(scenario: &Scenario) -> Option<(Alias, Vec<[Option<Time>; 2]>)> {
    let (classes, usual) = (&scenario.demand.classes, &scenario.promise);
    let usual_bto = match usual.bto {
        OrderPromise::Fixed { bto_days, .. } => Some(bto_days),
        OrderPromise::Quoted { .. } => None,
    };
    if classes.is_empty() {
        return None;
    }
    let weights: Vec<f64> = classes.iter().map(|class| class.weight).collect();
    let promises = classes.iter().map(|class| {
        let bto_days = usual_bto.map(|usual| class.bto_days.unwrap_or(usual));
        [Some(class.bts_days.unwrap_or(usual.bts_days)), bto_days].map(|days| days.map(Time::from_days))
    });
    Some((Alias::new(&weights), promises.collect()))
}

/// A scenario made ready to run. It is shared by all replications.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// The start of the warm-up (not after 0).
    pub(super) start: Time,
    /// The end of the measured window.
    pub(super) window_end: Time,
    /// Nothing is followed beyond this.
    pub(super) run_out_end: Time,
    pub(super) time_scale: TimeScale,
    /// The history that is replayed instead of orders being drawn.
    pub(super) history: Option<History>,
    pub(super) content: Content,
    pub(super) steps: Steps,
    faults: Faults,
    pub(super) disruptions: Disruptions,
    pub(super) status: Status,
    /// What happens after delivery, if anything.
    pub(super) after: Option<AfterPlan>,
    /// By strategy: of a usual order, of a rush order; `None` where the promise is quoted at the check.
    pub(super) promise: [[Option<Time>; 2]; 2],
    /// How promises are quoted under build to order, if they are.
    pub(super) quotes: Option<Quotes>,
    /// The longest promise that a customer of build to order accepts.
    pub(super) patience: Option<Step>,
    pub(super) rush_share: f64,
    /// Of each customer class, where it has one of its own.
    class_rush_shares: Vec<Option<f64>>,
    /// Customer classes: which is drawn, and each one's promise of a usual order by strategy.
    pub(super) classes: Option<(Alias, Vec<[Option<Time>; 2]>)>,
    pub(super) shortage: Shortage,
    pub(super) shipping: Shipping,
    /// 0 is at once.
    pub(super) vehicle_interval: Time,
    pub(super) items: Vec<ItemPolicy>,
    /// Time between two reviews; `None` is continuous review.
    pub(super) review_period: Option<Time>,
    /// Whether a periodic review orders up to a level each time, be it nothing.
    pub(super) orders_each_review: bool,
    pub(super) initial_stock: Option<i64>,
    pub(super) own_line: Option<LinePlan>,
    pub(super) lead_time: Step,
    /// Lead times of items that have their own; empty where none has.
    own_lead_times: Vec<Option<Step>>,
    pub(super) crossing: bool,
    pub(super) servers: u32,
    pub(super) rule: Rule,
    /// Set-up and unit time [days].
    pub(super) production_times: (f64, f64),
    /// The law of production time over its mean.
    pub(super) production_spread: Sampler,
    pub(super) material_shortage: f64,
    pub(super) material_delay: Step,
}

impl Plan {
    /// Makes a scenario ready, with a policy for each of its items and the length of the warm-up [days].
    ///
    /// Policies are given, not worked out here: simulation and theory check each other only as long as
    /// neither uses the other.
    #[must_use]
    pub fn new(scenario: &Scenario, items: Vec<ItemPolicy>, warm_up_days: i64) -> Self {
        debug_assert_eq!(items.len(), scenario.demand.items.count());
        let (production, promise) = (&scenario.production, &scenario.promise);
        let window_end = Time::start_of_day(scenario.run.run_days);
        let (first_day, last_day) = (-warm_up_days, scenario.run.run_days + scenario.run.run_out_days);
        let (demand, replenishment) = (&scenario.demand, &scenario.replenishment);
        Self {
            start: Time::start_of_day(-warm_up_days),
            window_end,
            run_out_end: window_end + Time::start_of_day(scenario.run.run_out_days),
            time_scale: TimeScale::new(demand, &scenario.surges(), first_day, last_day),
            history: demand.replay.as_ref().map(|replay| History::new(replay, first_day)),
            content: Content::new(demand),
            steps: Steps::new(&scenario.order_cycle),
            faults: Faults::new(&scenario.quality),
            disruptions: Disruptions::new(scenario),
            status: Status::new(scenario),
            after: scenario.after_delivery.as_ref().map(AfterPlan::new),
            promise: [
                [promise.bts_days, promise.rush_bts_days].map(|days| Some(Time::from_days(days))),
                match promise.bto {
                    OrderPromise::Fixed { bto_days, rush_bto_days } => {
                        [bto_days, rush_bto_days].map(|days| Some(Time::from_days(days)))
                    }
                    OrderPromise::Quoted { .. } => [None; 2],
                },
            ],
            quotes: Quotes::new(scenario),
            patience: promise.patience.as_ref().map(Step::new),
            rush_share: demand.rush_share,
            class_rush_shares: demand.classes.iter().map(|class| class.rush_share).collect(),
            classes: classes(scenario),
            shortage: scenario.service.shortage,
            shipping: scenario.service.shipping,
            vehicle_interval: Time::from_days(scenario.service.vehicle_interval),
            items,
            review_period: (replenishment.review_days > 0.0)
                .then(|| Time::from_days(replenishment.review_days).max(Time(1))),
            orders_each_review: matches!(replenishment.policy, Policy::BaseStock(_)),
            initial_stock: replenishment.initial_stock,
            own_line: replenishment.own_line.map(LinePlan::new),
            lead_time: Step::new(&replenishment.lead_time),
            own_lead_times: if demand.items.has_lead_times() {
                (0..demand.items.count())
                    .map(|item| demand.items.listed(item)?.lead_time.as_ref().map(Step::new))
                    .collect()
            } else {
                Vec::new()
            },
            crossing: replenishment.crossing,
            servers: production.servers,
            rule: production.rule,
            production_times: production.pace.times(production.servers, scenario.units_per_order()),
            production_spread: production.time_law.spread(production.cv),
            material_shortage: production.materials.shortage,
            material_delay: Step::new(&production.materials.delay),
        }
    }

    /// The promise of an order, how long from its receipt; `None` where it is quoted at the check.
    pub(super) fn promise_to(&self, strategy: Strategy, order: &Order) -> Option<Time> {
        match &self.classes {
            Some((_, promises)) if !order.rush => promises[order.class as usize][strategy as usize],
            _ => self.promise[strategy as usize][usize::from(order.rush)],
        }
    }

    /// The faults at an instant.
    pub(super) fn faults_at(&self, at: Time) -> &Faults {
        self.disruptions.faults_at(at, &self.faults)
    }

    /// The lead time of an item's replenishments.
    pub(super) fn lead_time_of(&self, item: u32) -> &Step {
        self.own_lead_times.get(item as usize).and_then(Option::as_ref).unwrap_or(&self.lead_time)
    }

    /// The share of rush orders in a customer class.
    pub(super) fn rush_share_of(&self, class: u32) -> f64 {
        self.class_rush_shares.get(class as usize).copied().flatten().unwrap_or(self.rush_share)
    }

    /// When the next vehicle leaves: at once, or at the next multiple of the interval.
    pub(super) fn next_vehicle(&self, ready: Time) -> Time {
        let mut leaving = self.vehicle_interval.first_multiple_from(ready);
        // A stop may end between two vehicles, and the next one may fall into another stop.
        loop {
            let free = self.disruptions.transport.wait_from(leaving);
            if free == leaving {
                return leaving;
            }
            leaving = self.vehicle_interval.first_multiple_from(free);
        }
    }

    /// The start of the warm-up.
    #[must_use]
    pub fn start(&self) -> Time {
        self.start
    }
}
