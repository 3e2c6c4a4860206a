//! What is wrong with a scenario: data, not sentences.

use serde::Serialize;

/// One thing that is wrong, with the field it is about.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Complaint {
    /// The field, for example `demand.orders_per_day`; empty for the file as a whole.
    pub path: String,
    /// What was found there, as it stands in the file, cut to a readable length.
    pub value: String,
    /// What is wrong with it, and the limit that it breaks.
    pub problem: Problem,
}

/// What can be wrong with a field.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Problem {
    /// The text is not JSON.
    Syntax {
        /// Line of the text, from 1.
        line: usize,
        /// Column of the line, from 1.
        column: usize,
    },
    /// The file was written by a later version of the program.
    NewerSchema {
        /// The newest version that this program reads.
        newest: u32,
    },
    /// There is no such field here.
    UnknownField,
    /// A field that must be there is not.
    Missing,
    /// Not a number.
    NotANumber,
    /// A number, but not a whole one.
    NotWhole,
    /// Not a multiple of a number.
    NotAMultiple {
        /// That number.
        of: f64,
    },
    /// The same thing stands twice where it may stand once.
    Twice,
    /// Below the smallest value that is allowed.
    TooSmall {
        /// That value.
        min: f64,
    },
    /// Above the largest value that is allowed.
    TooLarge {
        /// That value.
        max: f64,
    },
    /// Not one of the words that are allowed.
    NotAChoice {
        /// Those words.
        choices: Vec<&'static str>,
    },
    /// Not a text.
    NotText,
    /// Not true or false.
    NotTrueOrFalse,
    /// Not a group of fields in braces.
    NotAGroup,
    /// Not a list in brackets.
    NotAList,
    /// A list of the wrong length.
    WrongLength {
        /// The shortest length allowed.
        min: usize,
        /// The longest length allowed.
        max: usize,
    },
    /// A list of weights none of which is above 0.
    NoWeight,
    /// A list of multipliers all of which are nearly nothing.
    NoneReaches {
        /// What one of them must be, at least.
        least: f64,
    },
    /// A list of shares that do not add up.
    NotSumming {
        /// What they must add up to.
        to: f64,
    },
    /// Smaller than another field which it must not be below.
    Below {
        /// That field.
        other: &'static str,
    },
}
