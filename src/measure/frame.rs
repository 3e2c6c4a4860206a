//! What the observers must know of a scenario to measure it.

use super::Groups;
use super::after::AfterFrame;
use crate::model::{Money, Scenario, Time};
use crate::sorting::{sort, sort_by};

/// The measured window, and the worth of things.
#[derive(Clone, Debug, PartialEq)]
pub struct Frame {
    /// First day of the warm-up, as a (non-positive) day number.
    pub first_day: i64,
    /// The window's length [days].
    pub run_days: i64,
    /// Each item's cost of a unit [money].
    pub item_costs: Vec<f64>,
    /// Each item's selling price of a unit [money].
    pub item_prices: Vec<f64>,
    /// Each item's share of demand in units; they sum to 1.
    pub item_shares: Vec<f64>,
    /// What things cost.
    pub money: Money,
    /// How long before the promise production is to be finished.
    pub delivery_allowance: Time,
    /// Materials' share of a unit's cost under build to order.
    pub material_share: f64,
    /// Value of the materials held under build to order [money].
    pub materials_value: f64,
    /// Number of servers under build to order.
    pub servers: u32,
    /// How long after the promise or the request still counts as on time.
    pub window: Time,
    /// Within how long from receipt customers request delivery.
    pub request: Time,
    /// The wait that is asked about.
    pub wait_within: Time,
    /// Servers of the firm's own line that makes for stock.
    pub line_servers: Option<u32>,
    /// Order types.
    pub order_types: usize,
    /// Customer classes.
    pub classes: usize,
    /// The items whose outages the path of one run shows: those most asked for, in the order of the list.
    pub shown_items: Vec<usize>,
    /// What follows delivery, if anything.
    pub after: Option<AfterFrame>,
}

impl Frame {
    /// How many items the path of one run shows.
    pub const MOST_SHOWN: usize = 8;

    /// Takes what matters from a scenario.
    #[must_use]
    pub fn new(scenario: &Scenario, warm_up_days: i64) -> Self {
        let demand = scenario.item_demand();
        let total: f64 = demand.iter().map(|item| item.mean).sum();
        let item_costs = scenario.item_costs();
        let daily_cost: f64 = demand.iter().zip(&item_costs).map(|(item, cost)| item.mean * cost).sum();
        let materials = &scenario.production.materials;
        let mut by_demand: Vec<usize> = (0..demand.len()).collect();
        sort_by(&mut by_demand, |a, b| demand[*b].mean.total_cmp(&demand[*a].mean).then(a.cmp(b)));
        by_demand.truncate(Self::MOST_SHOWN);
        sort(&mut by_demand);
        Self {
            first_day: -warm_up_days,
            run_days: scenario.run.run_days,
            item_costs,
            item_prices: scenario.item_prices(),
            item_shares: demand.iter().map(|item| item.mean / total).collect(),
            money: scenario.money.clone(),
            delivery_allowance: Time::from_days(scenario.promise.delivery_allowance),
            material_share: materials.cost_share,
            materials_value: materials.days_of_supply * materials.cost_share * daily_cost,
            servers: scenario.production.servers,
            window: Time::from_days(scenario.measures.window_days),
            request: Time::from_days(scenario.measures.request_days),
            wait_within: Time::from_days(scenario.measures.wait_within_days),
            line_servers: scenario.replenishment.own_line.map(|line| line.servers),
            order_types: scenario.demand.baskets.len(),
            classes: scenario.demand.classes.len(),
            shown_items: by_demand,
            after: AfterFrame::of(scenario),
        }
    }

    /// The groups that are measured by themselves.
    #[must_use]
    pub fn groups(&self) -> Groups {
        Groups { order_types: self.order_types, classes: self.classes, items: self.shown_items.len() }
    }

    /// The end of the window.
    #[must_use]
    pub fn window_end(&self) -> Time {
        Time::start_of_day(self.run_days)
    }

    /// All days that are sampled, warm-up included.
    #[must_use]
    pub fn sampled_days(&self) -> usize {
        (self.run_days - self.first_day) as usize
    }
}
