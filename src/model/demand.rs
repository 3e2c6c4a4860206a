//! Customer demand: how often orders come, how many lines they have, of which items, in how many units.

use serde::Serialize;

use super::bounds;
use super::law::Count;
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
    /// Share of orders that are rush orders, with a promise of their own.
    pub rush_share: f64,
    /// Lines in an order, each of a different item.
    pub lines: Count,
    /// Units in a line.
    pub units: Count,
    /// The items and how popular they are.
    pub items: Popularity,
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
}

impl Demand {
    pub(super) fn read(walk: &mut Walk<'_, '_>) -> Self {
        Self {
            orders_per_day: walk.number(&bounds::ORDERS_PER_DAY),
            gap_cv: walk.number(&bounds::GAP_CV),
            weekday: walk.multipliers("weekday", &bounds::MULTIPLIER),
            season: walk.multipliers("season", &bounds::MULTIPLIER),
            rush_share: walk.number(&bounds::RUSH_SHARE),
            lines: walk.count("lines", Count::OnePlusPoisson { mean: 1.8 }),
            units: walk.count("units", Count::Geometric { mean: 1.5 }),
            items: walk.section("items", Popularity::read),
        }
    }
}

impl Demand {
    /// The number at a path below `demand`.
    pub(super) fn number_at(&self, path: &str) -> Option<f64> {
        match path {
            "orders_per_day" => Some(self.orders_per_day),
            "gap_cv" => Some(self.gap_cv),
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
                let list = walk.groups("list", 1..=Self::MOST_ITEMS, |item| Item {
                    name: item.text("name", ""),
                    weight: item.number(&bounds::WEIGHT),
                    price: item.number_if_any(&bounds::PRICE),
                });
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
