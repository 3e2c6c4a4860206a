//! State A beside state B: the headline measures of both, and what the change made of them.

use crate::experiment::Paired;
use crate::stats::Estimate;

use super::precision::Form;
use super::{Cell, Column, MoneyScale, Table, Texts, format_number, measure_name, show_estimate};

/// The measures that are compared, in the order of the headline table.
pub const COMPARED: [&str; 6] = [
    "perfect_order_rate",
    "on_time_delivery_rate",
    "complete_rate",
    "inventory_value_mean",
    "customer_clock_mean",
    "cost_per_order",
];

/// One measure under one strategy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparedRow {
    /// The measure's name, for tests.
    pub id: &'static str,
    /// What it is called, with its unit.
    pub name: String,
    /// Build to stock, or build to order.
    pub is_stock: bool,
    /// In A, in B.
    pub values: [String; 2],
    /// B less A, and its precision.
    pub difference: [String; 2],
    /// Whether the interval holds no zero: the change is not chance.
    pub is_clear: bool,
}

fn money(texts: Texts, paired: &Paired, currency: &str) -> MoneyScale {
    let both = paired.each.iter().flatten().flat_map(|one| [one.first, one.second]);
    MoneyScale::of(texts, currency, both.fold(0.0, f64::max))
}

fn form(texts: Texts, paired: &Paired, currency: &str) -> (String, Form) {
    let money = money(texts, paired, currency);
    match paired.measure {
        "inventory_value_mean" => (texts.results.inventory_column(&money.name), money.form()),
        "cost_per_order" => (texts.results.cost_column(&money.name), money.form()),
        "customer_clock_mean" => (texts.orders.cycle_time_mean().to_owned(), Form::DAYS),
        rate => (measure_name(texts.language, rate).to_owned(), Form::PERCENT),
    }
}

/// The rows of the comparison.
#[must_use]
pub fn compared_rows(texts: Texts, all: &[Paired], currency: &str) -> Vec<ComparedRow> {
    let mut rows = Vec::new();
    for paired in all {
        let (name, form) = form(texts, paired, currency);
        // Days differ by less than a tenth of one.
        let form =
            if paired.measure == "customer_clock_mean" { Form { most_decimals: 2, ..form } } else { form };
        for (strategy, one) in paired.each.iter().enumerate() {
            let Some(one) = one else { continue };
            let write = |value: f64| {
                format_number(texts.language, value * form.factor, form.most_decimals) + form.suffix
            };
            let clear = one
                .difference
                .low
                .zip(one.difference.high)
                .is_some_and(|(low, high)| low > 0.0 || high < 0.0);
            let is_same = one.difference.value == Some(0.0) && one.difference.half_width() == Some(0.0);
            let shown = show_estimate(texts, &one.difference, Form { suffix: "", most_decimals: 2, ..form });
            let sign = if one.difference.value.is_some_and(|value| value > 0.0) { "+" } else { "" };
            rows.push(ComparedRow {
                id: paired.measure,
                name: name.clone(),
                is_stock: strategy == 0,
                values: [write(one.first), write(one.second)],
                difference: if is_same {
                    [texts.results.compare_same().to_owned(), String::new()]
                } else {
                    [format!("{sign}{}", shown.value), shown.reach]
                },
                is_clear: clear,
            });
        }
    }
    rows
}

/// What the change made of perfect orders, and what pairing spared.
#[must_use]
pub fn compared_sentence(texts: Texts, all: &[Paired]) -> String {
    let words = texts.results;
    let Some(perfect) = all.iter().find(|paired| paired.measure == "perfect_order_rate") else {
        return String::new();
    };
    let points = Form { suffix: "", most_decimals: 2, ..Form::PERCENT };
    let mut said = Vec::new();
    let mut saved: Option<f64> = None;
    for (strategy, one) in perfect.each.iter().enumerate() {
        let (Some(one), name) = (one, ["BTS", "BTO"][strategy]) else { continue };
        let estimate = one.difference;
        let (Some(value), Some(half)) = (estimate.value, estimate.half_width()) else { continue };
        if value == 0.0 && half == 0.0 {
            said.push(words.compare_unmoved(name));
            continue;
        }
        saved = one.variance_saved.map(|one| saved.map_or(one, |other: f64| other.min(one))).or(saved);
        let amount = format_number(texts.language, 100.0 * value.abs(), 1);
        let reach = show_estimate(texts, &estimate, points).reach;
        said.push(if half >= value.abs() {
            words.compare_unclear(name)
        } else if value > 0.0 {
            words.compare_more(name, &amount, &reach)
        } else {
            words.compare_fewer(name, &amount, &reach)
        });
    }
    if let Some(saved) = saved.filter(|saved| *saved > 0.0) {
        said.push(words.compare_saved(&format_number(texts.language, (100.0 * saved).floor(), 0)));
    }
    said.join(" ")
}

/// The comparison as a table.
#[must_use]
pub fn compared_table(texts: Texts, all: &[Paired], currency: &str) -> Table {
    let words = texts.figures;
    let column = |id, label: String| Column { id, label, decimals: 2 };
    let columns = vec![
        column("measure", words.column_measure().to_owned()),
        column("strategy", texts.results.column_strategy().to_owned()),
        column("a", "A".to_owned()),
        column("b", "B".to_owned()),
        column("difference", "B − A".to_owned()),
        column("difference_low", format!("B − A, {}", words.column_low())),
        column("difference_high", format!("B − A, {}", words.column_high())),
    ];
    let mut rows = Vec::new();
    for paired in all {
        let (name, form) = form(texts, paired, currency);
        for (strategy, one) in paired.each.iter().enumerate() {
            let Some(one) = one else { continue };
            let cell = |number: f64| Cell::from(form.factor * number);
            let maybe = |number: Option<f64>| number.map_or(Cell::None, cell);
            let Estimate { value, low, high } = one.difference;
            rows.push(vec![
                Cell::Text(name.clone()),
                Cell::Text(["BTS", "BTO"][strategy].to_owned()),
                cell(one.first),
                cell(one.second),
                maybe(value),
                maybe(low),
                maybe(high),
            ]);
        }
    }
    Table { columns, rows }
}

#[cfg(test)]
mod tests {
    use super::super::Language;
    use super::*;
    use crate::experiment::{Fold, Prepared, paired, run};
    use crate::model::Scenario;
    use std::sync::Arc;

    fn fold(target: f64) -> Fold {
        let text =
            format!(r#"{{"run": {{"run_days": 28}}, "replenishment": {{"cycle_service_level": {target}}}}}"#);
        run(&Arc::new(Prepared::new(Scenario::from_text(&text).unwrap())), 7, 30, 2)
    }

    #[test]
    fn rows_sentence_and_table_say_the_same() {
        let texts = Texts::of(Language::English);
        let all = paired(&fold(0.95), &fold(0.6), &COMPARED);
        let rows = compared_rows(texts, &all, "₫");
        assert_eq!(rows.len(), 12);
        assert!(rows[0].is_clear && rows[0].difference[0].starts_with('−'), "{:?}", rows[0]);
        assert_eq!(rows[1].difference, [texts.results.compare_same().to_owned(), String::new()]);
        let sentence = compared_sentence(texts, &all);
        assert!(sentence.contains("fewer") && sentence.contains("BTO"), "{sentence}");
        let table = compared_table(texts, &all, "₫");
        assert_eq!(table.rows.len(), 12);
        assert!(table.rows.iter().all(|row| row.len() == table.columns.len()));
    }
}
