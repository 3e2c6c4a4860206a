//! The fitted demand: what the model needs to draw orders like those of a history.
//!
//! Not here: the pattern over the week and the year ([`season`](super::season)), merging support
//! points ([`empirical`](super::empirical)), weights ([`inclusion`](crate::stats::inclusion)), and
//! what the history does not tell (stages, lead times, faults): the scenario's defaults hold.
//!
//! What a fit leaves out: lines per order, items and units are drawn independently, so items that
//! are bought together, or in larger quantities than others, are not told apart; nor are
//! customers, nor a trend.

use serde::{Deserialize, Serialize};

use super::empirical::Empirical;
use super::history::OrderHistory;
use super::season::{Season, fit_season, gap_cv};
use crate::stats::inclusion::weights_for;

/// The longest history that is fitted [calendar days]: a longer one is mostly one mistyped year.
pub const MAX_DAYS: u32 = 20 * 366;

/// The most items, the same as in a scenario [items].
pub const MAX_ITEMS: usize = 10_000;

/// Why a history cannot be fitted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FitComplaint {
    /// There is no order.
    NoOrders,
    /// First and last order lie too far apart.
    SpanTooLong {
        /// The days between [calendar days].
        value: u32,
        /// The most that are fitted [calendar days].
        limit: u32,
        /// The first order's day, as `2010-12-31`.
        first_day: String,
        /// The last order's day, as `2010-12-31`.
        last_day: String,
    },
    /// More items than a scenario can list.
    TooManyItems {
        /// The items [items].
        value: usize,
        /// The most that are fitted [items].
        limit: usize,
    },
}

/// One item with its fitted popularity.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FittedItem {
    /// The item's code.
    pub code: String,
    /// The item in words, or empty.
    pub description: String,
    /// Weight with which it is drawn; all add up to 1 [ratio].
    pub weight: f64,
    /// Share of the orders that contain it, as observed [ratio].
    pub order_share: f64,
    /// Median price, if known [currency].
    pub price: Option<f64>,
}

/// Demand as the model draws it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FittedDemand {
    /// Orders in the history [orders].
    pub orders: usize,
    /// Days from the first order to the last, both counted [calendar days].
    pub days: u32,
    /// Mean orders a calendar day, `orders / days` [orders per day].
    pub orders_per_day: f64,
    /// Weekday pattern, season and dispersion; both patterns have the mean 1.
    pub season: Season,
    /// Coefficient of variation of the gaps (see [`gap_cv`]) [ratio].
    pub gap_cv: f64,
    /// Whether the gap CV is assumed (1), the history being too short for it.
    pub gap_cv_assumed: bool,
    /// Lines per order.
    pub lines: Empirical,
    /// Units per line.
    pub units: Empirical,
    /// The items, in the order of the history.
    pub items: Vec<FittedItem>,
}

/// Fits the demand to a history.
///
/// # Errors
/// A [`FitComplaint`].
pub fn fit(history: &OrderHistory) -> Result<FittedDemand, FitComplaint> {
    let days = history.days();
    if history.orders.is_empty() || days == 0 {
        return Err(FitComplaint::NoOrders);
    }
    if days > MAX_DAYS {
        return Err(FitComplaint::SpanTooLong {
            value: days,
            limit: MAX_DAYS,
            first_day: super::dates::iso(history.first_day),
            last_day: super::dates::iso(history.last_day),
        });
    }
    if history.items.len() > MAX_ITEMS {
        return Err(FitComplaint::TooManyItems { value: history.items.len(), limit: MAX_ITEMS });
    }
    let season = fit_season(history.first_day, &orders_a_day(history));
    let lines = Empirical::of(history.orders.iter().map(|order| order.lines.len() as u64));
    let all_lines = || history.orders.iter().flat_map(|order| &order.lines);
    Ok(FittedDemand {
        orders: history.orders.len(),
        days,
        orders_per_day: history.orders.len() as f64 / f64::from(days),
        gap_cv: gap_cv(season.dispersion),
        gap_cv_assumed: season.dispersion.is_none(),
        season,
        items: fit_items(history, &lines),
        lines,
        units: Empirical::of(all_lines().map(|line| line.units)),
    })
}

/// Orders on each day from the first to the last.
pub(super) fn orders_a_day(history: &OrderHistory) -> Vec<u32> {
    let mut counts = vec![0; history.days() as usize];
    for order in &history.orders {
        if let Some(count) =
            usize::try_from(order.at.day - history.first_day).ok().and_then(|day| counts.get_mut(day))
        {
            *count += 1;
        }
    }
    counts
}

/// Weights under which each item is on the observed share of orders.
fn fit_items(history: &OrderHistory, lines: &Empirical) -> Vec<FittedItem> {
    let mut counts = vec![0_u64; history.items.len()];
    for line in history.orders.iter().flat_map(|order| &order.lines) {
        if let Some(count) = counts.get_mut(line.item) {
            *count += 1;
        }
    }
    let orders = history.orders.len() as f64;
    let shares: Vec<f64> = counts.iter().map(|&count| count as f64 / orders).collect();
    let sizes: Vec<(usize, f64)> =
        lines.shares().into_iter().map(|(value, share)| (value as usize, share)).collect();
    let weights = weights_for(&shares, &sizes);
    let fitted = history.items.iter().zip(weights).zip(shares);
    fitted
        .map(|((item, weight), order_share)| FittedItem {
            code: item.code.clone(),
            description: item.description.clone(),
            weight,
            order_share,
            price: item.price,
        })
        .collect()
}
