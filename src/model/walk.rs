//! The one walk over a scenario's JSON: it takes each field by its bound, puts the default where there is
//! none, and gathers every complaint instead of stopping at the first.

use serde_json::{Map, Value};

use super::bounds::Bound;
use super::complaint::{Complaint, Problem};
use super::law::{Count, Duration};
use super::note::{Findings, Note, What};

/// A place in the JSON, and the complaints so far.
pub(super) struct Walk<'v, 'c> {
    fields: Option<&'v Map<String, Value>>,
    path: String,
    known: Vec<&'static str>,
    complaints: &'c mut Findings,
}

/// A value as a complaint quotes it.
pub(super) fn quoted(value: &Value) -> String {
    const MOST: usize = 60;
    let text = value.to_string();
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}

impl<'v, 'c> Walk<'v, 'c> {
    /// Walks a whole file: `visit` takes its fields, what it leaves is unknown.
    pub(super) fn whole<T>(
        value: &'v Value,
        complaints: &'c mut Findings,
        visit: impl FnOnce(&mut Walk<'v, '_>) -> T,
    ) -> T {
        Self::group(Some(value), String::new(), complaints, visit)
    }

    fn group<T>(
        value: Option<&'v Value>,
        path: String,
        complaints: &mut Findings,
        visit: impl FnOnce(&mut Walk<'v, '_>) -> T,
    ) -> T {
        let fields = value.and_then(Value::as_object);
        if let (Some(value), None) = (value, fields) {
            complaints.push(Complaint {
                path: path.clone(),
                value: quoted(value),
                problem: Problem::NotAGroup,
            });
        }
        let mut walk = Walk { fields, path, known: Vec::new(), complaints };
        let result = visit(&mut walk);
        walk.complain_of_unknown();
        result
    }

    fn complain_of_unknown(&mut self) {
        for (name, value) in self.fields.into_iter().flatten() {
            if !self.known.contains(&name.as_str()) {
                self.complaints.push(Complaint {
                    path: self.below(name),
                    value: quoted(value),
                    problem: Problem::UnknownField,
                });
            }
        }
    }

    fn below(&self, name: &str) -> String {
        if self.path.is_empty() { name.to_owned() } else { format!("{}.{name}", self.path) }
    }

    /// Notes for the schema that a field was asked for, and as what.
    fn note(&mut self, name: &'static str, what: impl FnOnce() -> What) {
        // The page has no use for it, and should not carry it.
        if cfg!(not(target_arch = "wasm32"))
            && let Some(notes) = &mut self.complaints.notes
        {
            notes.push(Note { group: self.path.clone(), name, what: what() });
        }
    }

    /// The field of a name; one that is `null` counts as not there.
    fn take(&mut self, name: &'static str) -> Option<&'v Value> {
        self.note(name, || What::Asked);
        self.known.push(name);
        self.fields?.get(name).filter(|value| !value.is_null())
    }

    /// A field that is known here, and not there.
    pub(super) fn skip(&mut self, name: &'static str) {
        self.known.push(name);
    }

    /// Whether a field is there.
    pub(super) fn has(&mut self, name: &'static str) -> bool {
        self.note(name, || What::Asked);
        self.fields.is_some_and(|fields| fields.get(name).is_some_and(|value| !value.is_null()))
    }

    pub(super) fn complain(&mut self, name: &str, value: &Value, problem: Problem) {
        let path = self.below(name);
        self.complaints.push(Complaint { path, value: quoted(value), problem });
    }

    /// A group of fields.
    pub(super) fn section<T>(&mut self, name: &'static str, visit: impl FnOnce(&mut Walk<'v, '_>) -> T) -> T {
        self.note(name, || What::Group);
        let value = self.take(name);
        Self::group(value, self.below(name), self.complaints, visit)
    }

    /// A number within its bound, or its default.
    pub(super) fn number(&mut self, bound: &Bound) -> f64 {
        self.number_or(bound, bound.default)
    }

    /// A number within its bound, or a default that depends on where it stands.
    pub(super) fn number_or(&mut self, bound: &Bound, default: f64) -> f64 {
        let name = bound.name();
        self.note(name, || What::Number { bound: *bound, default: Some(default) });
        match self.take(name) {
            None => default,
            Some(value) => match bound.check(value) {
                Ok(number) => number,
                Err(problem) => {
                    self.complain(name, value, problem);
                    default
                }
            },
        }
    }

    /// A number that may be left out.
    pub(super) fn number_if_any(&mut self, bound: &Bound) -> Option<f64> {
        self.note(bound.name(), || What::Number { bound: *bound, default: None });
        self.has(bound.name()).then(|| self.number(bound)).or_else(|| {
            self.take(bound.name());
            None
        })
    }

    /// A whole number within its bound, or its default.
    pub(super) fn whole_number(&mut self, bound: &Bound) -> i64 {
        self.number(bound) as i64
    }

    /// A text, or the default.
    pub(super) fn text(&mut self, name: &'static str, default: &str) -> String {
        const MOST: usize = 120;
        self.note(name, || What::Text { default: default.to_owned(), most: MOST });
        match self.take(name) {
            None => default.to_owned(),
            Some(Value::String(text)) if text.chars().count() <= MOST => text.clone(),
            Some(value @ Value::String(_)) => {
                self.complain(name, value, Problem::WrongLength { min: 0, max: MOST });
                default.to_owned()
            }
            Some(value) => {
                self.complain(name, value, Problem::NotText);
                default.to_owned()
            }
        }
    }

    /// True or false, or the default.
    pub(super) fn flag(&mut self, name: &'static str, default: bool) -> bool {
        self.note(name, || What::Flag { default });
        match self.take(name) {
            None => default,
            Some(Value::Bool(flag)) => *flag,
            Some(value) => {
                self.complain(name, value, Problem::NotTrueOrFalse);
                default
            }
        }
    }

    /// One of the allowed words, or the first of them.
    pub(super) fn choice(&mut self, name: &'static str, choices: &[&'static str]) -> &'static str {
        self.note(name, || What::Choice(choices.to_vec()));
        let first = choices[0];
        let Some(value) = self.take(name) else { return first };
        match choices.iter().find(|choice| value.as_str() == Some(**choice)) {
            Some(choice) => choice,
            None => {
                self.complain(name, value, Problem::NotAChoice { choices: choices.to_vec() });
                first
            }
        }
    }

    /// Notes for the schema what the rows of a list are.
    pub(super) fn rows(
        &mut self,
        name: &'static str,
        list: (usize, usize),
        row: (usize, usize),
        numbers: &[Bound],
    ) -> &mut Self {
        self.note(name, || What::Rows { list, row, numbers: numbers.to_vec() });
        self
    }

    /// A list within limits of length, each entry made by `entry`; the default when it is not there.
    pub(super) fn list<T>(
        &mut self,
        name: &'static str,
        length: std::ops::RangeInclusive<usize>,
        mut entry: impl FnMut(&'v Value, String, &mut Findings) -> T,
    ) -> Option<Vec<T>> {
        self.note(name, || What::List { min: *length.start(), max: *length.end() });
        let value = self.take(name)?;
        let Some(entries) = value.as_array() else {
            self.complain(name, value, Problem::NotAList);
            return None;
        };
        if !length.contains(&entries.len()) {
            let problem = Problem::WrongLength { min: *length.start(), max: *length.end() };
            self.complain(name, &Value::from(entries.len()), problem);
            return None;
        }
        let path = self.below(name);
        Some(
            entries
                .iter()
                .enumerate()
                .map(|(index, value)| entry(value, format!("{path}[{index}]"), self.complaints))
                .collect(),
        )
    }

    /// A list of groups of fields.
    pub(super) fn groups<T>(
        &mut self,
        name: &'static str,
        length: std::ops::RangeInclusive<usize>,
        mut visit: impl FnMut(&mut Walk<'v, '_>) -> T,
    ) -> Option<Vec<T>> {
        self.note(name, || What::Groups { min: *length.start(), max: *length.end() });
        self.list(name, length, |value, path, complaints| {
            Self::group(Some(value), path, complaints, &mut visit)
        })
    }

    /// A list of a fixed number of multipliers, one of them more than nearly nothing; ones by default.
    pub(super) fn multipliers<const N: usize>(&mut self, name: &'static str, bound: &Bound) -> [f64; N] {
        self.note(name, || What::Numbers { bound: *bound, count: N });
        let listed = self.list(name, N..=N, |value, path, complaints| {
            bound.check(value).unwrap_or_else(|problem| {
                complaints.push(Complaint { path, value: quoted(value), problem });
                bound.default
            })
        });
        let Some(listed) = listed else { return [1.0; N] };
        let mut multipliers = [1.0; N];
        multipliers.copy_from_slice(&listed);
        // Their products are divided by their mean: it must not come out as 0.
        const LEAST: f64 = 1e-9;
        if multipliers.iter().all(|multiplier| *multiplier < LEAST) {
            self.complain(name, &Value::from(listed), Problem::NoneReaches { least: LEAST });
        }
        multipliers
    }

    /// Pairs of a value and its weight, of which at least one is positive.
    pub(super) fn weighted(&mut self, name: &'static str, value_bound: &Bound) -> Vec<(f64, f64)> {
        const MOST: usize = 10_000;
        self.note(name, || What::Weighted { bound: *value_bound, most: MOST });
        let Some(found) = self.fields.and_then(|fields| fields.get(name)) else {
            self.take(name);
            self.complain(name, &Value::Null, Problem::Missing);
            return vec![(value_bound.min, 1.0)];
        };
        let pairs = self.list(name, 1..=MOST, |entry, path, complaints| {
            let mut part = |index: usize, bound: &Bound| {
                let value = entry.get(index).unwrap_or(&Value::Null);
                bound.check(value).unwrap_or_else(|problem| {
                    let path = format!("{path}[{index}]");
                    complaints.push(Complaint { path, value: quoted(value), problem });
                    bound.min
                })
            };
            (part(0, value_bound), part(1, &super::bounds::WEIGHT))
        });
        let Some(pairs) = pairs else { return vec![(value_bound.min, 1.0)] };
        if !pairs.iter().any(|(_, weight)| *weight > 0.0) {
            self.complain(name, found, Problem::NoWeight);
            return vec![(value_bound.min, 1.0)];
        }
        pairs
    }

    /// A law of durations, or its default. A bare number is a fixed duration.
    pub(super) fn duration(&mut self, name: &'static str, default: Duration) -> Duration {
        self.note(name, || What::Duration { default: default.clone() });
        match self.fields.and_then(|fields| fields.get(name)) {
            None | Some(Value::Null) => {
                self.take(name);
                default
            }
            Some(Value::Number(_)) => {
                let days = self.number(&super::bounds::FIXED_DAYS.called(name));
                Duration::Fixed { days }
            }
            Some(_) => self.section(name, Duration::read),
        }
    }

    /// A law of whole numbers from 1 on, or its default. A bare number is a fixed count.
    pub(super) fn count(&mut self, name: &'static str, default: Count) -> Count {
        self.note(name, || What::Count { default: default.clone() });
        match self.fields.and_then(|fields| fields.get(name)) {
            None | Some(Value::Null) => {
                self.take(name);
                default
            }
            Some(Value::Number(_)) => {
                let value = self.number(&super::bounds::FIXED_COUNT.called(name)) as u32;
                Count::Fixed { value }
            }
            Some(_) => self.section(name, Count::read),
        }
    }
}
