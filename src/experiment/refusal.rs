//! Why an experiment cannot be set up: data, not sentences, with the field, the value and the nearest name.

use crate::measure::{CATALOGUE, Measure, measure};
use crate::model::Complaint;

/// What is wrong with what an experiment was asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum Refusal {
    /// The scenario has no such number.
    NoSuchNumber {
        /// What was asked for.
        path: String,
        /// The number of the scenario whose path is nearest to it.
        nearest: Option<String>,
    },
    /// A number that says how often and from which seed is run: it belongs to the experiment, which holds it
    /// fixed so that all its points share their luck.
    OfTheExperiment {
        /// The path.
        path: String,
    },
    /// The scenario would be unsound with these numbers.
    Unsound(Vec<Complaint>),
    /// There is no such measure.
    NoSuchMeasure {
        /// What was asked for.
        name: String,
        /// The measure whose name is nearest to it.
        nearest: Option<&'static str>,
    },
    /// A measure that has no sample to compare in this experiment: a percentile where totals are wanted.
    NotOfTotals {
        /// The measure.
        measure: &'static str,
    },
    /// No value, or no measure, was given.
    Nothing,
    /// A range that has no values, such as one from a number to a smaller one or one that is not finite.
    BadRange {
        /// Its start.
        from: f64,
        /// Its end.
        to: f64,
    },
    /// More runs than an experiment may have.
    TooMany {
        /// As many as were asked for.
        count: usize,
        /// As many as may be.
        most: usize,
    },
    /// The scenario has no number that could be searched or drawn a curve over.
    NoKnob,
}

/// The measures of some names.
///
/// # Errors
/// If there is no such measure, with the nearest name.
pub fn measures_of<S: AsRef<str>>(names: &[S]) -> Result<Vec<&'static Measure>, Refusal> {
    if names.is_empty() {
        return Err(Refusal::Nothing);
    }
    names.iter().map(|name| measure_of(name.as_ref())).collect()
}

/// The measure of a name.
///
/// # Errors
/// If there is no such measure, with the nearest name.
pub fn measure_of(name: &str) -> Result<&'static Measure, Refusal> {
    measure(name).ok_or_else(|| {
        let ids = CATALOGUE.iter().map(|measure| measure.id);
        Refusal::NoSuchMeasure { name: name.to_owned(), nearest: nearest(name, ids) }
    })
}

/// The name that is nearest to a word: by the fewest letters to be changed; one that ends like it comes first.
pub(super) fn nearest<S: AsRef<str>>(word: &str, names: impl Iterator<Item = S>) -> Option<S> {
    const MOST: usize = 120;
    let word: String = word.chars().take(MOST).collect();
    let last = |path: &str| path.rsplit('.').next().unwrap_or(path).to_owned();
    let end = last(&word);
    let distance = |name: &S| {
        let whole = changes(&word, name.as_ref());
        let ends = changes(&end, &last(name.as_ref()));
        let alike = ends <= end.chars().count() / 4;
        (if alike { whole.min(ends + 1) } else { whole }, whole)
    };
    let mut best: Option<((usize, usize), S)> = None;
    for name in names {
        let distance = distance(&name);
        if best.as_ref().is_none_or(|(least, _)| distance < *least) {
            best = Some((distance, name));
        }
    }
    // A name of which hardly a letter is the same helps nobody.
    best.filter(|((least, _), _)| *least <= word.chars().count().max(4) / 3).map(|(_, name)| name)
}

/// Letters to insert, delete or replace between two words (Levenshtein's distance).
fn changes(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (line, letter) in one.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = line + 1;
        for (place, with) in other.iter().enumerate() {
            let replaced = diagonal + usize::from(letter != *with);
            diagonal = row[place + 1];
            row[place + 1] = replaced.min(diagonal + 1).min(row[place] + 1);
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_offered() {
        assert_eq!(changes("kitten", "sitting"), 3);
        let names = ["production.servers", "demand.orders_per_day", "production.orders_per_day"];
        assert_eq!(nearest("production.sevrers", names.iter()), Some(&"production.servers"));
        assert_eq!(nearest("servers", names.iter()), Some(&"production.servers"));
        assert_eq!(nearest("demand.order_per_day", names.iter()), Some(&"demand.orders_per_day"));
        assert_eq!(nearest("zzz", names.iter()), None);
    }

    #[test]
    fn an_unknown_measure_is_refused_by_name() {
        let refused = measures_of(&["unit_fill_rates"]).unwrap_err();
        let expected =
            Refusal::NoSuchMeasure { name: "unit_fill_rates".to_owned(), nearest: Some("unit_fill_rate") };
        assert_eq!(refused, expected);
        assert_eq!(measures_of::<&str>(&[]).unwrap_err(), Refusal::Nothing);
    }
}
