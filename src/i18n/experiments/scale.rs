//! How any measure and any number of a scenario are written: in which unit, with how many digits.

use super::super::precision::Form;
use super::super::{
    MoneyScale, Texts, UNDEFINED, decimals_needed, format_number, format_percent, show_estimate,
};
use crate::experiment::bound_of;
use crate::measure::{self, Measure, measure};
use crate::model::Unit;
use crate::stats::Estimate;

/// How a measure is written.
#[derive(Clone, Debug, PartialEq)]
pub struct MeasureScale {
    form: Form,
    /// "%", "million ₫", "days"; empty for plain numbers.
    pub unit: String,
    /// What differences are in: points for shares.
    difference_unit: String,
}

/// Whether a measure is a share, and so typed and shown in per cent.
#[must_use]
pub fn is_share_measure(id: &str) -> bool {
    measure(id).is_some_and(is_share)
}

fn is_share(measure: &Measure) -> bool {
    matches!(measure.form, measure::Form::Share(_) | measure::Form::Fraction)
}

/// Shown units in one of a scenario's number: shares are shown in per cent.
#[must_use]
pub fn shown_factor(path: &str) -> f64 {
    if bound_of(path).is_some_and(|bound| bound.unit == Unit::Share) { 100.0 } else { 1.0 }
}

impl MeasureScale {
    /// How a measure is written whose largest amount is given.
    #[must_use]
    pub fn of(texts: Texts, measure: &Measure, currency: &str, largest: f64) -> Self {
        let words = texts.experiments;
        let plain = |unit: &str| Self {
            form: Form { factor: 1.0, most_decimals: 2, suffix: "" },
            unit: unit.to_owned(),
            difference_unit: unit.to_owned(),
        };
        match measure.form {
            _ if is_share(measure) => {
                Self { form: Form::PERCENT, unit: "%".to_owned(), difference_unit: words.points().to_owned() }
            }
            measure::Form::Days => plain(words.days()),
            measure::Form::Units => plain(words.units()),
            measure::Form::Orders => plain(words.orders()),
            measure::Form::Money => {
                let money = MoneyScale::of(texts, currency, largest);
                Self { form: Form { most_decimals: 2, ..money.form() }, ..plain(&money.name) }
            }
            _ => plain(""),
        }
    }

    /// An amount in the shown unit.
    #[must_use]
    pub fn shown(&self, amount: f64) -> f64 {
        amount * self.form.factor
    }

    /// "84.6%", "3.2 days"; a dash where there is nothing to count.
    #[must_use]
    pub fn value(&self, texts: Texts, estimate: &Estimate) -> String {
        let shown = show_estimate(texts, estimate, self.form).value;
        self.with_unit(texts, shown)
    }

    /// "±0.4"; "exactly" nothing where the number is known without error.
    #[must_use]
    pub fn reach(&self, texts: Texts, estimate: &Estimate) -> String {
        if estimate.half_width() == Some(0.0) {
            return String::new();
        }
        show_estimate(texts, estimate, self.form).reach
    }

    fn with_unit(&self, texts: Texts, number: String) -> String {
        if number == UNDEFINED || self.unit.is_empty() || self.form.suffix == "%" {
            return number;
        }
        texts.figures.amount(&number, &self.unit)
    }

    /// "+4.2 ±0.4 points".
    #[must_use]
    pub fn difference(&self, texts: Texts, estimate: &Estimate) -> String {
        let form = Form { suffix: "", most_decimals: 2, ..self.form };
        let Some(value) = estimate.value else { return UNDEFINED.to_owned() };
        let shown = show_estimate(texts, estimate, form);
        let sign = if value > 0.0 { "+" } else { "" };
        let reach = if estimate.half_width() == Some(0.0) { "" } else { &shown.reach };
        let parts = [format!("{sign}{}", shown.value), reach.to_owned(), self.difference_unit.clone()];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        parts.join(" ")
    }

    /// A name with the unit: "Perfect orders, %".
    #[must_use]
    pub fn named(&self, name: &str) -> String {
        if self.unit.is_empty() { name.to_owned() } else { format!("{name}, {}", self.unit) }
    }

    /// The same with the unit of differences: "Perfect orders, points".
    #[must_use]
    pub fn named_difference(&self, name: &str) -> String {
        if self.difference_unit.is_empty() {
            name.to_owned()
        } else {
            format!("{name}, {}", self.difference_unit)
        }
    }

    /// An amount without an interval, as of a target.
    #[must_use]
    pub fn amount(&self, texts: Texts, amount: f64) -> String {
        let shown = (self.shown(amount) * 1e9).round() / 1e9;
        let number = format_number(texts.language, shown, decimals_needed(shown, 4)) + self.form.suffix;
        self.with_unit(texts, number)
    }
}

/// A value of a scenario's number, with its unit.
#[must_use]
pub fn setting_text(texts: Texts, path: &str, value: f64, currency: &str) -> String {
    let words = texts.controls;
    let number = format_number(texts.language, value, decimals_needed(value, 4));
    match bound_of(path).map(|bound| bound.unit) {
        Some(Unit::Share) => {
            // Through fewer digits than a number has, so that 0.95 is 95 and not 94.99999999999999.
            let percent = (value * 1e11).round() / 1e9;
            format_percent(texts.language, value, decimals_needed(percent, 4))
        }
        Some(Unit::Days) => words.says(&number, words.days()),
        Some(Unit::OrdersPerDay) => words.says(&number, words.orders_per_day()),
        Some(Unit::Units) => words.says(&number, words.units()),
        Some(Unit::Money) => words.says(&number, currency),
        _ => number,
    }
}

/// The unit in which a scenario's number is shown; empty where it has none.
#[must_use]
pub fn setting_unit<'c>(texts: Texts, path: &str, currency: &'c str) -> &'c str {
    let words = texts.controls;
    match bound_of(path).map(|bound| bound.unit) {
        Some(Unit::Share) => "%",
        Some(Unit::Days) => words.days(),
        Some(Unit::OrdersPerDay) => words.orders_per_day(),
        Some(Unit::Units) => words.units(),
        Some(Unit::Money) => currency,
        _ => "",
    }
}

/// What the axis of a scenario's number is called.
#[must_use]
pub fn axis_name(texts: Texts, path: &str, name: &str, currency: &str) -> String {
    match setting_unit(texts, path, currency) {
        "" => name.to_owned(),
        unit => format!("{name}, {unit}"),
    }
}
