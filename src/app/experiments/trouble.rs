//! What is wrong with what was asked for: data, and the same as rows that name field, value and limit.

use super::Field;
use super::numbers::number_name;
use crate::app::Parameters;
use crate::experiment::Refusal;
use crate::i18n::{ComplaintText, Texts, decimals_needed, format_number, refusal_rows};

/// Something that is wrong.
#[derive(Clone, Debug, PartialEq)]
pub enum Trouble {
    /// What was typed is no number.
    NotANumber {
        /// Where.
        field: Field,
        /// What was typed.
        text: String,
    },
    /// A number beyond its limits.
    OutOf {
        /// Where.
        field: Field,
        /// What was typed.
        text: String,
        /// The least, in the unit that is typed.
        low: f64,
        /// The most.
        high: f64,
        /// Whether only whole numbers will do.
        whole: bool,
    },
    /// A step that leads nowhere.
    NotAboveZero {
        /// Where.
        field: Field,
        /// What was typed.
        text: String,
    },
    /// A first value above the last, in the unit that is typed.
    Above {
        /// Where.
        field: Field,
        /// The value.
        value: f64,
        /// What it must not be above.
        limit: f64,
    },
    /// The study cannot be set up.
    Refused(Refusal),
}

impl Trouble {
    /// The box that is to be mended, where it is one.
    #[must_use]
    pub fn field(&self) -> Option<Field> {
        match self {
            Self::NotANumber { field, .. }
            | Self::OutOf { field, .. }
            | Self::NotAboveZero { field, .. }
            | Self::Above { field, .. } => Some(*field),
            Self::Refused(Refusal::TooMany { .. }) => Some(Field::Step),
            Self::Refused(_) => None,
        }
    }
}

/// What a field is called.
fn field_name(texts: Texts, field: Field) -> &'static str {
    let words = texts.experiments;
    match field {
        Field::Path => words.path(),
        Field::From => words.from(),
        Field::To => words.to(),
        Field::Count => words.count(),
        Field::Step => words.step(),
        Field::SecondPath => words.second_path(),
        Field::SecondFrom => words.second_from(),
        Field::SecondTo => words.second_to(),
        Field::SecondStep => words.second_step(),
        Field::Measure => words.measure(),
        Field::Side | Field::Target => words.target(),
        Field::Goal | Field::Aim => words.goal(),
        Field::Strategy => words.strategy(),
        Field::Turned => words.turned(),
        Field::Share => words.share(),
        Field::Replications => words.replications(),
    }
}

/// All of it in words, a row for each.
#[must_use]
pub fn trouble_rows(
    texts: Texts,
    troubles: &[Trouble],
    parameters: Option<&Parameters>,
) -> Vec<ComplaintText> {
    let words = texts.problems;
    let shown = |number: f64| format_number(texts.language, number, decimals_needed(number, 6));
    let row = |field: Field, found: String, allowed: String| ComplaintText {
        field: field_name(texts, field).to_owned(),
        path: String::new(),
        found,
        allowed,
    };
    let rows = troubles.iter().flat_map(|trouble| match trouble {
        Trouble::NotANumber { field, text } => {
            vec![row(*field, text.clone(), words.number().to_owned())]
        }
        Trouble::OutOf { field, text, low, high, whole } => {
            let range = words.from_to(&shown(*low), &shown(*high));
            let allowed = if *whole { format!("{}, {range}", words.whole_number()) } else { range };
            vec![row(*field, text.clone(), allowed)]
        }
        Trouble::NotAboveZero { field, text } => {
            vec![row(*field, text.clone(), texts.experiments.above_zero().to_owned())]
        }
        Trouble::Above { field, value, limit } => {
            vec![row(*field, shown(*value), words.at_most(&shown(*limit)))]
        }
        Trouble::Refused(refusal) => {
            refusal_rows(texts, refusal, &|path| number_name(texts, parameters, path))
        }
    });
    rows.collect()
}
