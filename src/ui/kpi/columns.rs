//! What stands in the headline table: its columns, each with a scale that both strategies share.

use super::super::results::{Results, Span};
use crate::chart::mini::Mini;
use crate::chart::{StrategyKey, nice_ceiling};
use crate::experiment::{MeasureResult, Warning};
use crate::i18n::{Form, MoneyScale, Shown, Texts, format_number, measure_name, show_estimate};
use crate::sim::Strategy;
use crate::stats::Estimate;

/// One column.
pub struct Column {
    /// The measure's name, for tests.
    pub id: &'static str,
    /// The entry of the glossary that explains it, by the name of a measure.
    pub term: &'static str,
    /// The heading.
    pub label: String,
    /// Build to stock, build to order; none before the first result.
    pub cells: Option<[Cell; 2]>,
    /// What stands at the ends of the scale.
    pub ends: [String; 2],
}

/// One cell.
pub struct Cell {
    /// The number, and its precision.
    pub shown: Shown,
    /// A second number, smaller.
    pub second: Option<String>,
    /// The mini plot.
    pub mini: Mini,
}

const RATES: [&str; 3] = ["perfect_order_rate", "on_time_delivery_rate", "complete_rate"];
const CYCLE_TIME: [&str; 2] = ["customer_clock_p50", "customer_clock_p95"];
const INVENTORY: &str = "inventory_value_mean";
const COST: &str = "cost_per_order";

/// The table's columns, in order.
pub fn columns(texts: Texts, results: Option<&Results>) -> Vec<Column> {
    let rate = |id: &'static str| rate_column(texts, id, results);
    vec![
        rate(RATES[0]),
        rate(RATES[1]),
        rate(RATES[2]),
        money_column(texts, INVENTORY, results, |unit| texts.results.inventory_column(unit)),
        cycle_time_column(texts, results),
        money_column(texts, COST, results, |unit| texts.results.cost_column(unit)),
    ]
}

fn mini(strategy: usize, estimate: &Estimate, spread: Option<Span>, scale: Span) -> Mini {
    Mini {
        strategy: [StrategyKey::Bts, StrategyKey::Bto][strategy],
        estimate: estimate.value.unwrap_or(f64::NAN),
        spread,
        interval: estimate.low.zip(estimate.high),
        second: None,
        scale,
    }
}

/// Both cells of a measure.
fn cells(
    texts: Texts,
    result: &MeasureResult,
    spread: [Option<Span>; 2],
    form: Form,
    scale: Span,
) -> [Cell; 2] {
    [0, 1].map(|strategy| Cell {
        shown: show_estimate(texts, &result.each[strategy], form),
        second: None,
        mini: mini(strategy, &result.each[strategy], spread[strategy], scale),
    })
}

fn rate_column(texts: Texts, id: &'static str, results: Option<&Results>) -> Column {
    let scale = results.map_or((0.7, 1.0), rate_scale);
    let per_cent = |share: f64| format_number(texts.language, 100.0 * share, 0);
    Column {
        id,
        term: id,
        label: measure_name(texts.language, id).to_owned(),
        cells: results
            .map(|results| cells(texts, &results.summary.of(id), results.spread(id), Form::PERCENT, scale)),
        ends: [per_cent(scale.0), per_cent(scale.1) + "%"],
    }
}

/// All rates share one scale, so that columns can be compared: from the lowest, in tens of per cent.
fn rate_scale(results: &Results) -> Span {
    let estimates = RATES.iter().flat_map(|id| results.summary.of(id).each.map(|estimate| estimate.value));
    let spreads = RATES.iter().flat_map(|id| results.spread(id).map(|spread| spread.map(|(low, _)| low)));
    let lowest = estimates.chain(spreads).flatten().fold(0.9, f64::min);
    ((lowest * 10.0).floor() / 10.0, 1.0)
}

/// From zero to a round number above everything.
fn scale_above(values: impl Iterator<Item = f64>) -> Span {
    let highest = values.fold(0.0, f64::max);
    (0.0, if highest > 0.0 { nice_ceiling(highest) } else { 1.0 })
}

/// Money, in the unit in which the larger of both amounts reads well.
fn money_column(
    texts: Texts,
    id: &'static str,
    results: Option<&Results>,
    label: impl FnOnce(&str) -> String,
) -> Column {
    let result = results.map(|results| results.summary.of(id));
    let amounts = result.iter().flat_map(|result| result.each.iter().filter_map(|estimate| estimate.value));
    let largest = amounts.fold(0.0, f64::max);
    let currency = results.map_or("₫", |results| results.prepared.scenario.money.currency.as_str());
    let money = MoneyScale::of(texts, currency, largest);
    let spread = results.map_or([None, None], |results| results.spread(id));
    let highs = spread.iter().flatten().map(|(_, high)| money.shown(*high));
    let (low, high) = scale_above(highs.chain([money.shown(largest)]));
    let scale = (low / money.form().factor, high / money.form().factor);
    Column {
        id,
        term: id,
        label: label(&money.name),
        cells: result.map(|result| cells(texts, &result, spread, money.form(), scale)),
        ends: ends(texts, (low, high)),
    }
}

fn cycle_time_column(texts: Texts, results: Option<&Results>) -> Column {
    let [median, tail] = CYCLE_TIME.map(|id| results.map(|results| results.summary.of(id)));
    let scale =
        scale_above(tail.iter().flat_map(|tail| tail.each.iter().filter_map(|estimate| estimate.value)));
    let spread = results.map_or([None, None], |results| results.spread(CYCLE_TIME[0]));
    let both = results.zip(median.zip(tail)).map(|(results, (median, tail))| {
        let mut cells = cells(texts, &median, spread, Form::DAYS, scale);
        for (strategy, cell) in cells.iter_mut().enumerate() {
            let shown = show_estimate(texts, &tail.each[strategy], Form::DAYS);
            cell.shown.reach = String::new();
            cell.second = Some(tail_text(texts, results, strategy, &shown.value));
            cell.mini.second = tail.each[strategy].value;
            // Two symbols on one line: the intervals would hide them.
            cell.mini.interval = None;
        }
        cells
    });
    Column {
        id: "customer_clock",
        term: CYCLE_TIME[0],
        label: texts.results.cycle_time_column().to_owned(),
        cells: both,
        ends: ends(texts, scale),
    }
}

/// The percentile that orders which are still open could still move: then it is "at least".
fn tail_text(texts: Texts, results: &Results, strategy: usize, number: &str) -> String {
    let is_open = results.summary.warnings.iter().any(|warning| {
        matches!(warning, Warning::StillOpen { strategy: of, .. } if *of == Strategy::BOTH[strategy])
    });
    if is_open { texts.results.at_least(number) } else { number.to_owned() }
}

fn ends(texts: Texts, (low, high): Span) -> [String; 2] {
    [low, high].map(|end| format_number(texts.language, end, crate::i18n::decimals_needed(end, 2)))
}
