//! `lab score`: both scorecards from a list of orders.

use std::path::Path;

use perfect_order_lab::measure::{Form, measure, scorecard};
use perfect_order_lab::persist::read_records;
use perfect_order_lab::sim::Strategy;
use serde_json::{Map, Value};

use crate::{Failure, Format, print, read};

pub(crate) fn score(path: &Path, format: Format) -> Result<(), Failure> {
    let orders = read_records(&read(path)?).map_err(|errors| {
        errors.iter().map(|error| format!("{}: {error}", path.display())).collect::<Vec<_>>().join("\n")
    })?;
    let cards = Strategy::BOTH.map(|strategy| scorecard(strategy, &orders));
    match format {
        Format::Json => {
            let json = |card: &[perfect_order_lab::measure::ScoreLine]| -> Map<String, Value> {
                card.iter().map(|line| (line.id.to_owned(), Value::from(line.value))).collect()
            };
            let value = serde_json::json!({"bts": json(&cards[0]), "bto": json(&cards[1])});
            print(&format!("{value:#}\n"))
        }
        Format::Table => {
            let mut text = String::new();
            for (name, card) in ["Build to stock", "Build to order"].iter().zip(&cards) {
                text.push_str(&format!("{name}\n"));
                for line in card {
                    let number = if line.number > 0 { line.number.to_string() } else { " ".to_owned() };
                    text.push_str(&format!(
                        "  {number}  {:<36}{:>12}\n",
                        line.id,
                        shown(line.id, line.value)
                    ));
                }
            }
            print(&text)
        }
    }
}

fn shown(id: &str, value: Option<f64>) -> String {
    let Some(value) = value else { return "—".to_owned() };
    match measure(id).map(|measure| measure.form) {
        Some(Form::Share(_) | Form::Fraction) => format!("{:.1} %", 100.0 * value),
        Some(Form::Days) => format!("{value:.2} days"),
        _ => format!("{value}"),
    }
}
