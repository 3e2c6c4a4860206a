//! Fitted demand beside the history replayed: the main measures of both under both strategies, and what their
//! difference says.

use crate::experiment::Summary;
use crate::stats::Estimate;

use super::precision::Form;
use super::{Cell, Column, MoneyScale, Shown, Table, Texts, measure_name, show_estimate};

/// The measures that are compared.
const MEASURES: [&str; 5] = [
    "perfect_order_rate",
    "on_time_delivery_rate",
    "line_fill_rate",
    "customer_clock_mean",
    "inventory_value_mean",
];

/// A measure of both scenarios, each under both strategies.
#[derive(Clone, Debug, PartialEq)]
pub struct ReplayRow {
    /// The measure's name, for tests.
    pub id: &'static str,
    /// What it is called.
    pub name: String,
    /// Fitted: build to stock, build to order; replayed: build to stock, build to order.
    pub cells: [Shown; 4],
}

/// The estimates of a measure in the order of a row; undefined where a scenario has not been run yet.
fn of(both: &[Option<Summary>; 2], id: &'static str) -> [Estimate; 4] {
    let [fitted, replayed] = both
        .each_ref()
        .map(|summary| summary.as_ref().map_or([Estimate::UNDEFINED; 2], |summary| summary.of(id).each));
    [fitted[0], fitted[1], replayed[0], replayed[1]]
}

/// The unit of money in which the stock is shown.
fn money(texts: Texts, both: &[Option<Summary>; 2], currency: &str) -> MoneyScale {
    let largest = of(both, "inventory_value_mean").iter().filter_map(|one| one.value).fold(0.0, f64::max);
    MoneyScale::of(texts, currency, largest)
}

/// The name of a measure with its unit, and how it is written.
fn form(texts: Texts, id: &'static str, money: &MoneyScale) -> (String, Form) {
    match id {
        "customer_clock_mean" => (texts.orders.cycle_time_mean().to_owned(), Form::DAYS),
        "inventory_value_mean" => (texts.results.inventory_column(&money.name), money.form()),
        rate => (measure_name(texts.language, rate).to_owned(), Form::PERCENT),
    }
}

/// The rows of the comparison.
#[must_use]
pub fn replay_rows(texts: Texts, both: &[Option<Summary>; 2], currency: &str) -> Vec<ReplayRow> {
    let money = money(texts, both, currency);
    let row = |id: &'static str| {
        let (name, form) = form(texts, id, &money);
        // Build to order has no shelf that lines could be met from: a dash.
        ReplayRow { id, name, cells: of(both, id).map(|estimate| show_estimate(texts, &estimate, form)) }
    };
    MEASURES.into_iter().map(row).collect()
}

/// What the fit does not show: how far the perfect order rates of both lie apart.
#[must_use]
pub fn replay_sentence(texts: Texts, both: &[Option<Summary>; 2]) -> Option<String> {
    let [fitted_stock, fitted_order, stock, order] = of(both, "perfect_order_rate");
    let rate = |estimate: &Estimate| show_estimate(texts, estimate, Form::PERCENT).value;
    let gap = |fitted: &Estimate, replayed: &Estimate| Some((replayed.value? - fitted.value?).abs());
    let gaps = [gap(&fitted_stock, &stock)?, gap(&fitted_order, &order)?];
    let (name, fitted, replayed) =
        if gaps[0] >= gaps[1] { ("BTS", &fitted_stock, &stock) } else { ("BTO", &fitted_order, &order) };
    let are_apart = match (fitted.low, fitted.high, replayed.low, replayed.high) {
        (Some(a), Some(b), Some(c), Some(d)) => a > d || c > b,
        _ => false,
    };
    Some(if are_apart {
        texts.orders.replay_apart(name, &rate(replayed), &rate(fitted))
    } else {
        texts.orders.replay_agrees().to_owned()
    })
}

/// The comparison as a table, for a file.
#[must_use]
pub fn replay_table(texts: Texts, both: &[Option<Summary>; 2], currency: &str) -> Table {
    let words = texts.orders;
    let label = |scenario: &str, strategy: &str, end: &str| format!("{scenario}, {strategy}{end}");
    let scenarios = [words.fitted(), words.replayed()];
    let ends = [
        "".to_owned(),
        format!(", {}", texts.figures.column_low()),
        format!(", {}", texts.figures.column_high()),
    ];
    const IDS: [&str; 12] = [
        "fitted_bts",
        "fitted_bts_low",
        "fitted_bts_high",
        "fitted_bto",
        "fitted_bto_low",
        "fitted_bto_high",
        "replayed_bts",
        "replayed_bts_low",
        "replayed_bts_high",
        "replayed_bto",
        "replayed_bto_low",
        "replayed_bto_high",
    ];
    let money = money(texts, both, currency);
    let mut columns =
        vec![Column { id: "measure", label: texts.figures.column_measure().to_owned(), decimals: 0 }];
    columns.extend(IDS.iter().enumerate().map(|(at, id)| Column {
        id,
        label: label(scenarios[at / 6], ["BTS", "BTO"][at / 3 % 2], &ends[at % 3]),
        decimals: 2,
    }));
    let rows = MEASURES.into_iter().map(|id| {
        let (name, form) = form(texts, id, &money);
        let mut row = vec![Cell::Text(name)];
        for estimate in of(both, id) {
            let numbers = [estimate.value, estimate.low, estimate.high];
            row.extend(
                numbers.map(|number| number.map_or(Cell::None, |number| Cell::from(form.factor * number))),
            );
        }
        row
    });
    Table { columns, rows: rows.collect() }
}

#[cfg(test)]
mod tests {
    use super::super::Language;
    use super::*;
    use crate::experiment::{Prepared, run};
    use crate::model::Scenario;
    use std::sync::Arc;

    fn summary(text: &str) -> Summary {
        let prepared = Arc::new(Prepared::new(Scenario::from_text(text).unwrap()));
        run(&prepared, 7, 20, 2).summary()
    }

    #[test]
    fn rows_table_and_sentence_say_the_same() {
        let texts = Texts::of(Language::English);
        let both = [
            Some(summary(r#"{"run": {"run_days": 28}}"#)),
            Some(summary(r#"{"run": {"run_days": 28}, "promise": {"bts_days": 0.5}}"#)),
        ];
        let rows = replay_rows(texts, &both, "₫");
        let perfect = |place: usize| both[place].as_ref().unwrap().of("perfect_order_rate").each[0];
        assert_eq!(rows[0].cells[2], show_estimate(texts, &perfect(1), Form::PERCENT));
        assert_eq!(rows[2].cells[1].value, "—");
        let table = replay_table(texts, &both, "₫");
        assert_eq!(table.rows[0][1], Cell::from(100.0 * perfect(0).value.unwrap()));
        assert_eq!(table.rows.iter().map(Vec::len).max(), Some(table.columns.len()));
        assert!(replay_sentence(texts, &both).unwrap().contains("BTS"));
        let same = [both[0].clone(), both[0].clone()];
        assert_eq!(replay_sentence(texts, &same).as_deref(), Some(texts.orders.replay_agrees()));
        assert_eq!(replay_sentence(texts, &[both[0].clone(), None]), None);
        assert_eq!(replay_rows(texts, &[None, None], "₫")[0].cells[0].value, "—");
    }
}
