//! Calculators: which there are, what each is given and within which limits, and what stands in the address.
//!
//! What comes out is worked out in `worked`, by `theory` alone. Not here: words (`i18n`), the page (`ui`).

mod worked;
mod written;

pub use worked::{Amount, Line, Picture, Shown, Worked};
pub use written::Written;

use crate::i18n::{Language, decimals_needed, format_plain, parse_number};

/// A calculator.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Calculator {
    /// The perfect order rate from the rates of its parts.
    #[default]
    PerfectOrder,
    /// Safety stock and reorder point for a cycle service level.
    SafetyStock,
    /// The economic order quantity.
    Eoq,
    /// The fill rate at a cycle service level.
    FillRate,
    /// Waiting at a utilisation.
    Queue,
}

/// In what a number is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Given {
    /// Per cent, from 0 to 100.
    Percent,
    /// Units.
    Units,
    /// Units a day.
    UnitsADay,
    /// Units a year.
    UnitsAYear,
    /// Days.
    Days,
    /// Money.
    Money,
    /// A whole number.
    Count,
    /// A number without a unit.
    Plain,
}

/// A number that a calculator is given.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct InputField {
    /// Its name in the address.
    pub key: &'static str,
    /// In what it is given.
    pub given: Given,
    /// Before anybody has changed it.
    pub default: f64,
    /// The smallest that is taken.
    pub low: f64,
    /// The largest.
    pub high: f64,
}

const fn field(key: &'static str, given: Given, default: f64, low: f64, high: f64) -> InputField {
    InputField { key, given, default, low, high }
}

const LARGE: f64 = 1e6;

/// 90 %, 80 % and 70 % are the lesson's.
const PERFECT_ORDER: [InputField; 5] = [
    field("on_time", Given::Percent, 90.0, 0.0, 100.0),
    field("complete", Given::Percent, 80.0, 0.0, 100.0),
    field("undamaged", Given::Percent, 70.0, 0.0, 100.0),
    field("documents", Given::Percent, 100.0, 0.0, 100.0),
    field("correlation", Given::Plain, 0.6, 0.0, 0.99),
];
const SAFETY_STOCK: [InputField; 5] = [
    field("demand", Given::UnitsADay, 100.0, 0.0, LARGE),
    field("demand_sd", Given::UnitsADay, 20.0, 0.0, LARGE),
    field("lead_time", Given::Days, 4.0, 0.0, 1000.0),
    field("lead_time_sd", Given::Days, 1.0, 0.0, 1000.0),
    field("service", Given::Percent, 95.0, 1.0, 99.99),
];
const EOQ: [InputField; 3] = [
    field("ordering_cost", Given::Money, 8.0, 0.001, 1e9),
    field("holding_cost", Given::Money, 0.225, 0.001, 1e9),
    field("demand", Given::UnitsAYear, 1300.0, 0.001, 1e9),
];
const FILL_RATE: [InputField; 4] = [
    field("lead_time_demand", Given::Units, 400.0, 0.0, LARGE),
    field("deviation", Given::Units, 107.7, 0.001, LARGE),
    field("service", Given::Percent, 50.0, 1.0, 99.99),
    field("quantity", Given::Units, 900.0, 0.1, LARGE),
];
const QUEUE: [InputField; 5] = [
    field("utilisation", Given::Percent, 80.0, 1.0, 99.9),
    field("work", Given::Days, 0.1, 0.000_1, 1000.0),
    field("servers", Given::Count, 1.0, 1.0, 1000.0),
    field("work_cv", Given::Plain, 1.0, 0.0, 10.0),
    field("gap_cv", Given::Plain, 1.0, 0.0, 10.0),
];

impl Calculator {
    /// Every calculator, in the order in which they stand.
    pub const ALL: [Self; 5] =
        [Self::PerfectOrder, Self::SafetyStock, Self::Eoq, Self::FillRate, Self::Queue];

    /// Its name in addresses.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::PerfectOrder => "perfect-order",
            Self::SafetyStock => "safety-stock",
            Self::Eoq => "eoq",
            Self::FillRate => "fill-rate",
            Self::Queue => "queue",
        }
    }

    /// The calculator of a name.
    #[must_use]
    pub fn of_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|calculator| calculator.id() == id)
    }

    /// What it is given.
    #[must_use]
    pub fn fields(self) -> &'static [InputField] {
        match self {
            Self::PerfectOrder => &PERFECT_ORDER,
            Self::SafetyStock => &SAFETY_STOCK,
            Self::Eoq => &EOQ,
            Self::FillRate => &FILL_RATE,
            Self::Queue => &QUEUE,
        }
    }

    fn field(self, key: &str) -> Option<&'static InputField> {
        self.fields().iter().find(|field| field.key == key)
    }
}

impl InputField {
    /// A number of a text, in either notation and with or without the sign of per cent; none where it is none, or
    /// is not taken.
    fn read(&self, text: &str) -> Option<f64> {
        let text = text.trim();
        let text = if self.given == Given::Percent { text.trim_end_matches('%') } else { text };
        let whole = |value: &f64| self.given != Given::Count || value.trunc() == *value;
        parse_number(text).filter(|value| (self.low..=self.high).contains(value)).filter(whole)
    }
}

/// A number as it stands in a box and in the address: with as many digits as it has.
#[must_use]
pub fn plain(language: Language, value: f64) -> String {
    format_plain(language, value, decimals_needed(value, 6))
}

/// What a calculator was given: only what differs from where it begins, and what was refused.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inputs {
    calculator: Calculator,
    /// By key; numbers as the address writes them.
    given: Vec<(&'static str, String)>,
    /// By key, as it was typed.
    refused: Vec<(&'static str, String)>,
}

/// More of what was refused is not quoted [characters].
const MOST_QUOTED: usize = 40;

impl Inputs {
    /// A calculator as it begins.
    #[must_use]
    pub fn of(calculator: Calculator) -> Self {
        Self { calculator, ..Self::default() }
    }

    /// Whose they are.
    #[must_use]
    pub fn calculator(&self) -> Calculator {
        self.calculator
    }

    /// A number, in the unit in which it is given; 0 for a key that there is not.
    #[must_use]
    pub fn value(&self, key: &str) -> f64 {
        let typed = self.given.iter().find(|(known, _)| *known == key);
        let typed = typed.and_then(|(_, text)| parse_number(text));
        typed.or_else(|| Some(self.calculator.field(key)?.default)).unwrap_or_default()
    }

    /// What was typed there last and was not taken.
    #[must_use]
    pub fn refused(&self, key: &str) -> Option<&str> {
        self.refused.iter().find(|(known, _)| *known == key).map(|(_, text)| text.as_str())
    }

    /// Takes what was typed into a box, or refuses it; then the number stays what it was. False where there is no such
    /// box.
    pub fn take(&mut self, key: &str, text: &str) -> bool {
        let Some(field) = self.calculator.field(key) else { return false };
        self.refused.retain(|(known, _)| *known != field.key);
        match field.read(text) {
            Some(value) => {
                self.given.retain(|(known, _)| *known != field.key);
                if value != field.default {
                    self.given.push((field.key, plain(Language::English, value)));
                }
            }
            None => self.refused.push((field.key, text.chars().take(MOST_QUOTED).collect())),
        }
        true
    }

    /// What stands in the address, in the order of the boxes: `&on_time=95&complete=80`.
    #[must_use]
    pub fn write(&self) -> String {
        let mut text = String::new();
        for field in self.calculator.fields() {
            if let Some((key, value)) = self.given.iter().find(|(known, _)| *known == field.key) {
                text.push('&');
                text.push_str(key);
                text.push('=');
                text.push_str(value);
            }
        }
        text
    }
}

#[cfg(test)]
mod tests;
