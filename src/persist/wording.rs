//! A complaint as a line for programs and terminals: field, value, limit. The page has its own sentences,
//! in two languages.

use crate::experiment::Refusal;
use crate::model::{Complaint, Problem};

/// One complaint in one line, for example `demand.gap_cv: 7 is too large (at most 3)`.
#[must_use]
pub fn complaint_text(complaint: &Complaint) -> String {
    let what = match &complaint.problem {
        Problem::Syntax { line, column } => format!("the text is not JSON (line {line}, column {column})"),
        Problem::NewerSchema { newest } => {
            format!("{} is newer than this program, which reads up to {newest}", complaint.value)
        }
        Problem::UnknownField => "there is no such field".to_owned(),
        Problem::Missing => "must be given".to_owned(),
        Problem::NotANumber => format!("{} is not a number", complaint.value),
        Problem::NotWhole => format!("{} is not a whole number", complaint.value),
        Problem::TooSmall { min } => format!("{} is too small (at least {min})", complaint.value),
        Problem::TooLarge { max } => format!("{} is too large (at most {max})", complaint.value),
        Problem::NotAMultiple { of } => format!("{} is not a multiple of {of}", complaint.value),
        Problem::Twice => format!("item {} stands twice in one order", complaint.value),
        Problem::NotAChoice { choices } => {
            format!("{} is not one of {}", complaint.value, choices.join(", "))
        }
        Problem::NotText => format!("{} is not a text", complaint.value),
        Problem::NotTrueOrFalse => format!("{} is neither true nor false", complaint.value),
        Problem::NotAGroup => format!("{} is not a group of fields in braces", complaint.value),
        Problem::NotAList => format!("{} is not a list in brackets", complaint.value),
        Problem::WrongLength { min, max } if min == max => {
            format!("{} is the wrong length (must be {min})", complaint.value)
        }
        Problem::WrongLength { min, max } => {
            format!("{} is the wrong length (from {min} to {max})", complaint.value)
        }
        Problem::NoWeight => "no weight in it is above 0".to_owned(),
        Problem::NoneReaches { least } => {
            format!("{}: at least one must be {least} or more", complaint.value)
        }
        Problem::NotSumming { to } => format!("{} does not add up to {to}", complaint.value),
        Problem::Below { other } => format!("{} is below {other}", complaint.value),
    };
    if complaint.path.is_empty() { what } else { format!("{}: {what}", complaint.path) }
}

/// Why an experiment cannot be set up, a line for each reason, for example
/// `production.sevrers: the scenario has no such number (did you mean production.servers?)`.
#[must_use]
pub fn refusal_text(refusal: &Refusal) -> String {
    let meant = |nearest: Option<&str>| {
        nearest.map_or(String::new(), |nearest| format!(" (did you mean {nearest}?)"))
    };
    match refusal {
        Refusal::NoSuchNumber { path, nearest } => {
            format!("{path}: the scenario has no such number{}", meant(nearest.as_deref()))
        }
        Refusal::OfTheExperiment { path } => {
            format!("{path}: belongs to the experiment, which holds it fixed")
        }
        Refusal::Unsound(complaints) => complaints.iter().map(complaint_text).collect::<Vec<_>>().join("\n"),
        Refusal::NoSuchMeasure { name, nearest } => {
            format!("{name}: there is no such measure{}", meant(*nearest))
        }
        Refusal::NotOfTotals { measure } => {
            format!("{measure}: a percentile cannot be held against money; choose a rate")
        }
        Refusal::Nothing => "no values, or no measures, were given".to_owned(),
        Refusal::BadRange { from, to } => format!("there is no value from {from} to {to} by such steps"),
        Refusal::TooMany { count, most } => format!("{count} values are too many (at most {most})"),
        Refusal::NoKnob => "the scenario has no such number to turn; one or two can be searched".to_owned(),
    }
}
