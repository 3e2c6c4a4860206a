//! What a walk over a scenario finds: complaints, and for the schema a note of every field that was asked for.
//!
//! Not here: the walk (`walk`), and what becomes of the notes (`schema`).

use super::bounds::Bound;
use super::complaint::Complaint;
use super::law::{Count, Duration};

/// What a walk finds.
#[derive(Default)]
pub(super) struct Findings {
    /// What is wrong.
    pub complaints: Vec<Complaint>,
    /// Every field that was asked for, in order; none where nobody wants to know.
    pub notes: Option<Vec<Note>>,
}

impl Findings {
    /// With notes.
    pub fn noting() -> Self {
        Self { complaints: Vec::new(), notes: Some(Vec::new()) }
    }

    pub fn push(&mut self, complaint: Complaint) {
        self.complaints.push(complaint);
    }
}

/// A field that was asked for.
#[derive(Clone, Debug)]
pub(super) struct Note {
    /// The group it stands in, for example `demand.items`.
    pub group: String,
    /// Its name.
    pub name: &'static str,
    /// As what it was asked for.
    pub what: What,
}

/// As what a field was asked for. The first that says more than `Asked` counts.
#[derive(Clone, Debug)]
pub(super) enum What {
    /// Only whether it is there.
    Asked,
    /// A number; without a default it may be left out.
    Number { bound: Bound, default: Option<f64> },
    /// A text of at most so many characters.
    Text { default: String, most: usize },
    /// True or false.
    Flag { default: bool },
    /// One of some words, the first by default.
    Choice(Vec<&'static str>),
    /// A group of fields.
    Group,
    /// A list of anything.
    List { min: usize, max: usize },
    /// A list of groups.
    Groups { min: usize, max: usize },
    /// A list of so many numbers.
    Numbers { bound: Bound, count: usize },
    /// Pairs of a value and its weight.
    Weighted { bound: Bound, most: usize },
    /// A list of rows, each of which begins with such numbers, and has so many in all at the least and the most.
    Rows { list: (usize, usize), row: (usize, usize), numbers: Vec<Bound> },
    /// A law of durations.
    Duration { default: Duration },
    /// A law of whole numbers.
    Count { default: Count },
}
