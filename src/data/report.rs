//! The summary of a reading and its fit, for `lab fit` and the page to word.
//!
//! Plain numbers, dates as `2010-12-31`, reasons and evidence as data. Not here: sentences.

use serde::{Deserialize, Serialize};

use super::dates::iso;
use super::fit::FittedDemand;
use super::history::{OrderHistory, SkipReason, SkipSample};
use super::reader::Dialect;
use super::season::Evidence;

/// The lines left out for one reason.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SkippedLines {
    /// The reason.
    pub reason: SkipReason,
    /// How many [lines].
    pub lines: u64,
    /// The first of them, with what stands there.
    pub first: Vec<SkipSample>,
}

/// What was read, left out, taken and fitted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Summary {
    /// Lines below the header [lines].
    pub lines_read: u64,
    /// Lines kept, before merging [lines].
    pub lines_kept: u64,
    /// Lines whose units went to an earlier line of the same order and item [lines].
    pub lines_merged: u64,
    /// Lines left out, by reason.
    pub skipped: Vec<SkippedLines>,
    /// Kept lines with an unreadable price [lines].
    pub prices_unreadable: u64,
    /// Orders with goods [orders].
    pub orders: usize,
    /// Orders with nothing but postage, fees or stock found [orders].
    pub orders_without_goods: u64,
    /// Cancelled invoices [orders].
    pub cancelled_orders: u64,
    /// Lines on the orders with goods, after merging [lines].
    pub order_lines: usize,
    /// Items ordered [items].
    pub items: usize,
    /// Codes sold that are no goods [codes].
    pub codes_without_goods: u64,
    /// The first order's day.
    pub first_day: String,
    /// The last order's day.
    pub last_day: String,
    /// Days from the first to the last, both counted [calendar days].
    pub days: u32,
    /// Days with at least one order [days].
    pub trading_days: usize,
    /// The habits of the file, as taken; `None` for the built-in case.
    pub dialect: Option<Dialect>,
    /// Mean orders a calendar day [orders per day].
    pub orders_per_day: f64,
    /// Mean lines an order [lines].
    pub lines_per_order: f64,
    /// Mean units a line [units].
    pub units_per_line: f64,
    /// Coefficient of variation of the gaps [ratio].
    pub gap_cv: f64,
    /// Whether it was assumed.
    pub gap_cv_assumed: bool,
    /// Weekday multipliers, from Monday [ratio].
    pub weekday: [f64; 7],
    /// Weekdays without trade: 0 is Monday.
    pub weekdays_closed: Vec<usize>,
    /// Weekdays the history says nothing about (they take the mean): 0 is Monday.
    pub weekdays_unknown: Vec<usize>,
    /// How often each weekday occurs in the history, from Monday [days].
    pub weekday_days: [u32; 7],
    /// Month multipliers, from January [ratio].
    pub season: [f64; 12],
    /// Months the history says nothing about (they take the mean): 1 is January.
    pub months_unknown: Vec<usize>,
}

impl Summary {
    /// Puts the summary together.
    #[must_use]
    pub fn new(history: &OrderHistory, dialect: Option<&Dialect>, fit: &FittedDemand) -> Self {
        let tally = &history.tally;
        let skipped = tally.skipped.iter().map(|(&reason, skipped)| SkippedLines {
            reason,
            lines: skipped.lines,
            first: skipped.first.clone(),
        });
        let mut trading_days: Vec<i32> = history.orders.iter().map(|order| order.at.day).collect();
        trading_days.dedup();
        let which = |evidence: &[Evidence], wanted: Evidence| -> Vec<usize> {
            (0..evidence.len()).filter(|&index| evidence[index] == wanted).collect()
        };
        let season = &fit.season;
        Self {
            lines_read: tally.lines,
            lines_kept: tally.kept,
            lines_merged: tally.merged,
            skipped: skipped.collect(),
            prices_unreadable: tally.prices_unreadable,
            orders: history.orders.len(),
            orders_without_goods: tally.orders_without_goods,
            cancelled_orders: tally.cancelled_orders,
            order_lines: history.lines(),
            items: history.items.len(),
            codes_without_goods: tally.codes_without_goods,
            first_day: iso(history.first_day),
            last_day: iso(history.last_day),
            days: history.days(),
            trading_days: trading_days.len(),
            dialect: dialect.cloned(),
            orders_per_day: fit.orders_per_day,
            lines_per_order: fit.lines.mean(),
            units_per_line: fit.units.mean(),
            gap_cv: fit.gap_cv,
            gap_cv_assumed: fit.gap_cv_assumed,
            weekday: season.weekday,
            weekdays_closed: which(&season.weekdays, Evidence::Closed),
            weekdays_unknown: which(&season.weekdays, Evidence::Unknown),
            weekday_days: season.weekday_days,
            season: season.month,
            months_unknown: which(&season.months, Evidence::Unknown).iter().map(|month| month + 1).collect(),
        }
    }
}
