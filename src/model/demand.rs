//! Customer demand: how often orders come, how many lines they have, of which items, in how many units.

use serde::Serialize;

use super::bounds;
use super::law::{Count, Duration};
use super::order_types::{Basket, CustomerClass, Replay};
use super::walk::Walk;

/// The stream of customer orders.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Demand {
    /// Mean number of orders a calendar day, over weeks and seasons [orders/day].
    pub orders_per_day: f64,
    /// Coefficient of variation of the gaps between orders: 1 is Poisson, 0 is regular.
    pub gap_cv: f64,
    /// Demand of each weekday from Monday, relative to the others; 0 is a day without trade.
    pub weekday: [f64; 7],
    /// Demand of each twelfth of a year of 364 days, relative to the others.
    pub season: [f64; 12],
    /// Growth of demand over a model year of 364 days, relative; it compounds, and is 1 on day 0.
    pub trend: f64,
    /// Spells of higher or lower demand.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub surges: Vec<Surge>,
    /// Share of orders that are rush orders, with a promise of their own.
    pub rush_share: f64,
    /// Customer classes; all customers are alike when there are none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub classes: Vec<CustomerClass>,
    /// Lines in an order, each of a different item.
    pub lines: Count,
    /// Units in a line.
    pub units: Count,
    /// The items and how popular they are.
    pub items: Popularity,
    /// Order types, each with lines of its own; `lines`, `units` and popularity count only without them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub baskets: Vec<Basket>,
    /// A history that is replayed as it was: then nothing of an order's content or instant is drawn.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replay: Option<Replay>,
}

/// A spell of higher or lower demand.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Surge {
    /// Its first day; 0 is the first of the measured window.
    pub start_day: i64,
    /// Its length [days].
    pub days: i64,
    /// Demand while it lasts, relative to what it would have been.
    pub factor: f64,
}

/// Which items there are, and how often each is asked for.
///
/// A line's item is drawn in proportion to popularity among the items that the order does not hold yet.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Popularity {
    /// All alike.
    Uniform {
        /// Number of items.
        count: u32,
    },
    /// The k-th item has popularity `1/k^exponent`.
    Zipf {
        /// Number of items.
        count: u32,
        /// How steeply popularity falls.
        exponent: f64,
    },
    /// Each item by itself.
    Listed {
        /// The items.
        list: Vec<Item>,
    },
}

/// One listed item.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Item {
    /// Its name or number (SKU).
    pub name: String,
    /// Popularity, relative to the others.
    pub weight: f64,
    /// Selling price of a unit [money]; the scenario's own when there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub price: Option<f64>,
    /// Build to stock: its own base stock or order-up-to level [units]; that of the policy when there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<i64>,
    /// Its own reorder point [units].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reorder_point: Option<i64>,
    /// Its own order quantity [units].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order_quantity: Option<i64>,
    /// Its own supplier's lead time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lead_time: Option<Duration>,
}

impl Item {
    fn read(walk: &mut Walk<'_, '_>) -> Self {
        let mut whole = |bound| walk.number_if_any(bound).map(|units| units as i64);
        let (level, reorder_point, order_quantity) = (
            whole(&bounds::ITEM_LEVEL),
            whole(&bounds::ITEM_REORDER_POINT),
            whole(&bounds::ITEM_ORDER_QUANTITY),
        );
        let own = walk.has("lead_time");
        let lead_time = walk.duration("lead_time", Duration::Fixed { days: 0.0 });
        Self {
            name: walk.text("name", ""),
            weight: walk.number(&bounds::WEIGHT),
            price: walk.number_if_any(&bounds::PRICE),
            level,
            reorder_point,
            order_quantity,
            lead_time: own.then_some(lead_time),
        }
    }
}

impl Popularity {
    /// What an item says of itself, where items are listed.
    #[must_use]
    pub fn listed(&self, index: usize) -> Option<&Item> {
        match self {
            Self::Listed { list } => list.get(index),
            _ => None,
        }
    }

    /// Whether an item has a lead time of its own.
    #[must_use]
    pub fn has_lead_times(&self) -> bool {
        matches!(self, Self::Listed { list } if list.iter().any(|item| item.lead_time.is_some()))
    }
}

impl Demand {
    const MOST_SURGES: usize = 50;

    pub(super) fn read(walk: &mut Walk<'_, '_>) -> Self {
        let mut demand = Self {
            orders_per_day: walk.number(&bounds::ORDERS_PER_DAY),
            gap_cv: walk.number(&bounds::GAP_CV),
            weekday: walk.multipliers("weekday", &bounds::MULTIPLIER),
            season: walk.multipliers("season", &bounds::MULTIPLIER),
            trend: walk.number(&bounds::TREND),
            surges: walk.groups("surges", 0..=Self::MOST_SURGES, Surge::read).unwrap_or_default(),
            rush_share: walk.number(&bounds::RUSH_SHARE),
            classes: CustomerClass::read_all(walk),
            lines: walk.count("lines", Count::OnePlusPoisson { mean: 1.8 }),
            units: walk.count("units", Count::Geometric { mean: 1.5 }),
            items: Popularity::Uniform { count: 1 },
            baskets: Vec::new(),
            replay: None,
        };
        demand.items = walk.section("items", Popularity::read);
        let items = demand.items.count() as u32;
        demand.baskets = Basket::read_all(walk, items);
        demand.replay = Replay::read_if_any(walk, items);
        demand
    }
}

impl Demand {
    /// Growth and surges on a day, relative to what is usual on it.
    #[must_use]
    pub fn factor_on(&self, surges: &[Surge], day: i64) -> f64 {
        let here = surges.iter().filter(|surge| surge.covers(day));
        here.fold(self.growth_to(day), |factor, surge| factor * surge.factor)
    }

    /// Growth up to a day, relative to day 0, the first of the window.
    #[must_use]
    pub(super) fn growth_to(&self, day: i64) -> f64 {
        const YEAR: f64 = 364.0;
        if self.trend == 0.0 { 1.0 } else { libm::exp(libm::log1p(self.trend) * day as f64 / YEAR) }
    }
}

impl Surge {
    /// Whether a day lies in it.
    #[must_use]
    pub fn covers(&self, day: i64) -> bool {
        self.start_day <= day && day < self.start_day + self.days
    }

    fn read(walk: &mut Walk<'_, '_>) -> Self {
        Self {
            start_day: walk.whole_number(&bounds::SURGE_START),
            days: walk.whole_number(&bounds::SURGE_DAYS),
            factor: walk.number(&bounds::SURGE_FACTOR),
        }
    }
}

impl Demand {
    /// The number at a path below `demand`.
    pub(super) fn number_at(&self, path: &str) -> Option<f64> {
        match path {
            "orders_per_day" => Some(self.orders_per_day),
            "gap_cv" => Some(self.gap_cv),
            "trend" => Some(self.trend),
            "rush_share" => Some(self.rush_share),
            "items.count" => match self.items {
                Popularity::Uniform { count } | Popularity::Zipf { count, .. } => Some(f64::from(count)),
                Popularity::Listed { .. } => None,
            },
            _ => None,
        }
    }
}

impl Popularity {
    const MOST_ITEMS: usize = 10_000;

    fn read(walk: &mut Walk<'_, '_>) -> Self {
        match walk.choice("kind", &["zipf", "uniform", "listed"]) {
            "uniform" => Self::Uniform { count: walk.whole_number(&bounds::ITEM_COUNT) as u32 },
            "listed" => {
                let list = walk.groups("list", 1..=Self::MOST_ITEMS, Item::read);
                let Some(list) = list else {
                    if !walk.has("list") {
                        walk.complain("list", &serde_json::Value::Null, super::Problem::Missing);
                    }
                    return Self::Uniform { count: 1 };
                };
                if !list.iter().any(|item| item.weight > 0.0) {
                    walk.complain("list", &serde_json::Value::from(list.len()), super::Problem::NoWeight);
                }
                Self::Listed { list }
            }
            _ => Self::Zipf {
                count: walk.whole_number(&bounds::ITEM_COUNT) as u32,
                exponent: walk.number(&bounds::ZIPF_EXPONENT),
            },
        }
    }

    /// Number of items.
    #[must_use]
    pub fn count(&self) -> usize {
        match self {
            Self::Uniform { count } | Self::Zipf { count, .. } => *count as usize,
            Self::Listed { list } => list.len(),
        }
    }

    /// Each item's popularity, relative to the others.
    #[must_use]
    pub fn weights(&self) -> Vec<f64> {
        match self {
            Self::Uniform { count } => vec![1.0; *count as usize],
            Self::Zipf { count, exponent } => {
                (1..=*count).map(|rank| libm::exp(-exponent * libm::log(f64::from(rank)))).collect()
            }
            Self::Listed { list } => list.iter().map(|item| item.weight).collect(),
        }
    }

    /// An item's name: its own, or its number from 1.
    #[must_use]
    pub fn name(&self, index: usize) -> String {
        match self {
            Self::Listed { list } if list.get(index).is_some_and(|item| !item.name.is_empty()) => {
                list[index].name.clone()
            }
            // A, B, … Z while letters last: short enough for a chart's row.
            _ if self.count() <= 26 => char::from(b'A' + index.min(25) as u8).to_string(),
            _ => (index + 1).to_string(),
        }
    }
}
