//! What the page has to tell its user apart from results: data, worded by the language tables.

use crate::model::Complaint;

/// A message to the user. Whatever it is about was not done, and nothing that was there is lost.
#[derive(Clone, Debug, PartialEq)]
pub enum Notice {
    /// What was typed is no number.
    NotANumber {
        /// The control, or `seed`.
        control: &'static str,
        /// What was typed.
        text: String,
    },
    /// A value was refused.
    Refused {
        /// The complaints.
        complaints: Vec<Complaint>,
    },
    /// A scenario file was refused.
    FileRefused {
        /// The file's name.
        name: String,
        /// The complaints.
        complaints: Vec<Complaint>,
    },
    /// A file could not be read at all.
    FileUnreadable {
        /// The file's name.
        name: String,
    },
    /// A preset could not be fetched.
    PresetUnavailable {
        /// The preset.
        id: &'static str,
    },
}
