//! One run under other definitions of "on time, in full": which there are, and what they make of it.

use crate::experiment::Summary;
use crate::stats::Estimate;

use super::precision::Form;
use super::{Cell, Column, Shown, Table, Texts, show_estimate};

/// The measures: counted in orders, lines or units; complete as delivered or as met at the check; by the promise or
/// by the customer's request. The last changes fastest.
pub const DEFINITIONS: [&str; 12] = [
    "otif_order_delivered_promise",
    "otif_order_delivered_request",
    "otif_order_at_check_promise",
    "otif_order_at_check_request",
    "otif_line_delivered_promise",
    "otif_line_delivered_request",
    "otif_line_at_check_promise",
    "otif_line_at_check_request",
    "otif_unit_delivered_promise",
    "otif_unit_delivered_request",
    "otif_unit_at_check_promise",
    "otif_unit_at_check_request",
];

/// A question that a definition answers: its name, and its answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DefinitionPart {
    /// The question, for tests.
    pub id: &'static str,
    /// The question.
    pub name: &'static str,
    /// Its answers.
    pub answers: Vec<&'static str>,
    /// Which of them is chosen.
    pub chosen: usize,
}

/// How many places the next answer of each question is on.
const STRIDES: [usize; 3] = [4, 2, 1];

/// The questions, as a definition of a place answers them.
#[must_use]
pub fn definition_parts(texts: Texts, place: usize) -> [DefinitionPart; 3] {
    let words = texts.figures;
    let part = |id, name, answers: Vec<&'static str>, stride: usize| {
        let chosen = place / stride % answers.len();
        DefinitionPart { id, name, answers, chosen }
    };
    let basis = vec![words.define_orders(), words.define_lines(), words.define_units()];
    [
        part("basis", words.define_basis(), basis, STRIDES[0]),
        part(
            "in_full",
            words.define_in_full(),
            vec![words.define_delivered(), words.define_at_check()],
            STRIDES[1],
        ),
        part(
            "against",
            words.define_against(),
            vec![words.define_promise(), words.define_request()],
            STRIDES[2],
        ),
    ]
}

/// The place of a definition in which one question is answered otherwise.
#[must_use]
pub fn definition_with(place: usize, part: usize, from: usize, answer: usize) -> usize {
    let stride = STRIDES.get(part).copied().unwrap_or_default();
    (place + answer * stride).saturating_sub(from * stride).min(DEFINITIONS.len() - 1)
}

/// A definition in words: "orders, as delivered, by the promise".
fn name(texts: Texts, place: usize) -> String {
    let parts = definition_parts(texts, place);
    parts.map(|part| part.answers[part.chosen]).join(", ")
}

/// Both strategies under a definition, and their difference in points.
#[must_use]
pub fn defined(texts: Texts, summary: &Summary, place: usize) -> [Shown; 3] {
    let result = summary.of(DEFINITIONS[place.min(DEFINITIONS.len() - 1)]);
    let points = Form { suffix: "", ..Form::PERCENT };
    let [stock, order] = result.each.map(|estimate| show_estimate(texts, &estimate, Form::PERCENT));
    [stock, order, show_estimate(texts, &result.difference, points)]
}

/// How far definitions alone move a strategy's rate, for the strategy that they move most.
#[must_use]
pub fn definition_sentence(texts: Texts, summary: &Summary) -> String {
    let mut widest: Option<(f64, &str, usize, usize)> = None;
    for (strategy, called) in ["BTS", "BTO"].into_iter().enumerate() {
        let value = |place: usize| summary.of(DEFINITIONS[place]).each[strategy].value;
        let of = |better: fn(f64, f64) -> bool| {
            let places = (0..DEFINITIONS.len()).filter_map(|place| Some((place, value(place)?)));
            places.reduce(|best, next| if better(next.1, best.1) { next } else { best })
        };
        let (Some(low), Some(high)) = (of(|one, two| one < two), of(|one, two| one > two)) else { continue };
        if widest.is_none_or(|(width, ..)| high.1 - low.1 > width) {
            widest = Some((high.1 - low.1, called, low.0, high.0));
        }
    }
    let Some((_, called, low, high)) = widest else { return String::new() };
    let strategy = usize::from(called == "BTO");
    let rate = |place: usize| {
        show_estimate(texts, &summary.of(DEFINITIONS[place]).each[strategy], Form::PERCENT).value
    };
    texts.figures.define_sentence(called, &rate(low), &name(texts, low), &rate(high), &name(texts, high))
}

/// Every definition, as a table.
#[must_use]
pub fn definition_table(texts: Texts, summary: &Summary) -> Table {
    let words = texts.figures;
    let column = |id, label: String| Column { id, label, decimals: 1 };
    let end = |strategy: &str, end: &str| format!("{strategy}, {end}");
    let columns = vec![
        column("definition", words.column_definition().to_owned()),
        column("bts", "BTS, %".to_owned()),
        column("bts_low", end("BTS", words.column_low())),
        column("bts_high", end("BTS", words.column_high())),
        column("bto", "BTO, %".to_owned()),
        column("bto_low", end("BTO", words.column_low())),
        column("bto_high", end("BTO", words.column_high())),
    ];
    let cell = |number: Option<f64>| number.map_or(Cell::None, |number| Cell::from(100.0 * number));
    let cells = |estimate: &Estimate| [estimate.value, estimate.low, estimate.high].map(cell);
    let rows = (0..DEFINITIONS.len()).map(|place| {
        let mut row = vec![Cell::Text(name(texts, place))];
        row.extend(summary.of(DEFINITIONS[place]).each.iter().flat_map(cells));
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

    #[test]
    fn places_and_answers_are_each_other_s_reverse() {
        let texts = Texts::of(Language::English);
        for (place, id) in DEFINITIONS.iter().enumerate() {
            assert!(crate::measure::measure(id).is_some(), "{id}");
            let [basis, in_full, against] = definition_parts(texts, place);
            let made = format!(
                "otif_{}_{}_{}",
                ["order", "line", "unit"][basis.chosen],
                ["delivered", "at_check"][in_full.chosen],
                ["promise", "request"][against.chosen]
            );
            assert_eq!(made, *id);
            assert_eq!(definition_with(place, 0, basis.chosen, 0), place % 4);
            assert_eq!(definition_with(place, 2, against.chosen, against.chosen), place);
        }
    }

    #[test]
    fn sentence_table_and_numbers_say_the_same() {
        let text = r#"{"run": {"run_days": 28}, "replenishment": {"cycle_service_level": 0.6}}"#;
        let prepared = Arc::new(Prepared::new(Scenario::from_text(text).unwrap()));
        let summary = run(&prepared, 7, 20, 2).summary();
        let texts = Texts::of(Language::English);
        let [stock, order, _] = defined(texts, &summary, 2);
        let rate = summary.of("otif_order_at_check_promise").each[0].value.unwrap();
        assert!(stock.value.ends_with('%') && order.value == "—");
        let table = definition_table(texts, &summary);
        assert_eq!((table.rows.len(), &table.rows[2][1]), (12, &Cell::from(100.0 * rate)));
        assert!(definition_sentence(texts, &summary).contains('%'));
    }
}
