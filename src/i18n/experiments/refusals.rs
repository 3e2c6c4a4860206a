//! Why a study cannot be set up, in words: field, value, limit, as all complaints of the page.

use super::super::{
    ComplaintText, GivenIn, Texts, UNDEFINED, complaint_text, decimals_needed, format_number,
};
use super::any_measure_name;
use crate::experiment::Refusal;

/// The reasons, a row each; `name` says what a number of the scenario is called.
#[must_use]
pub fn refusal_rows(texts: Texts, refusal: &Refusal, name: &dyn Fn(&str) -> String) -> Vec<ComplaintText> {
    let words = texts.experiments;
    let number = |value: f64| format_number(texts.language, value, decimals_needed(value, 6));
    let row = |field: &str, found: &str, allowed: String| {
        let (field, found) = (field.to_owned(), found.to_owned());
        vec![ComplaintText { field, path: String::new(), found, allowed }]
    };
    let meant = |said: &str, nearest: Option<String>| match nearest {
        Some(nearest) => format!("{said}; {}", words.meant(&nearest)),
        None => said.to_owned(),
    };
    match refusal {
        Refusal::Unsound(complaints) => complaints
            .iter()
            .map(|complaint| {
                let text = complaint_text(texts, complaint, GivenIn::Box);
                let is_bare = text.field == text.path;
                ComplaintText { field: if is_bare { name(&text.path) } else { text.field }, ..text }
            })
            .collect(),
        Refusal::NoSuchNumber { path, nearest } => {
            let nearest = nearest.as_ref().map(|nearest| format!("{} ({nearest})", name(nearest)));
            row(words.path(), path, meant(words.no_such_number(), nearest))
        }
        Refusal::OfTheExperiment { path } => row(&name(path), path, words.of_experiment().to_owned()),
        Refusal::NoSuchMeasure { name, nearest } => {
            let nearest = nearest.map(|nearest| any_measure_name(texts.language, nearest).to_owned());
            row(words.measure(), name, meant(words.no_such_measure(), nearest))
        }
        Refusal::NotOfTotals { measure } => {
            row(words.service(), any_measure_name(texts.language, measure), words.no_percentile().to_owned())
        }
        Refusal::Nothing => row(words.count(), UNDEFINED, words.something().to_owned()),
        Refusal::BadRange { from, to } => {
            let found = texts.problems.from_to(&number(*from), &number(*to));
            row(words.count(), &found, words.a_range().to_owned())
        }
        Refusal::TooMany { count, most } => {
            let found = words.many_values(&number(*count as f64));
            row(words.count(), &found, texts.problems.at_most(&number(*most as f64)))
        }
        Refusal::NoKnob => row(words.path(), UNDEFINED, words.no_knob().to_owned()),
    }
}
