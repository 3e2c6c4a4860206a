//! A complaint as a line for programs and terminals: field, value, limit. The page has its own sentences,
//! in two languages.

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
