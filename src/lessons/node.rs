//! A value of `lesson.json` with its path, and the complaints so far: every reader takes what it can and
//! goes on, so that all complaints come at once.

use std::ops::RangeInclusive;

use serde_json::{Map, Value};

use super::complaint::{Complaint, File, Form, Problem};
use super::lines::Lines;

/// The complaints about one file, and the lines of its values.
pub(super) struct Report {
    pub(super) file: File,
    pub(super) lines: Lines,
    pub(super) complaints: Vec<Complaint>,
}

impl Report {
    pub(super) fn complain(&mut self, path: &str, problem: Problem) {
        let line = self.lines.line(path);
        self.complaints.push(Complaint { file: self.file, line, place: path.to_owned(), problem });
    }
}

/// A value with its path.
#[derive(Clone)]
pub(super) struct Node<'v> {
    pub(super) path: String,
    pub(super) value: &'v Value,
}

impl<'v> Node<'v> {
    pub(super) fn below(&self, name: &str) -> String {
        if self.path.is_empty() { name.to_owned() } else { format!("{}/{name}", self.path) }
    }

    /// The fields of a group; complains of those that are not known.
    pub(super) fn fields(&self, report: &mut Report, known: &[&str]) -> Option<&'v Map<String, Value>> {
        let fields = self.any_fields(report)?;
        for name in fields.keys().filter(|name| !known.contains(&name.as_str())) {
            report.complain(&self.below(name), Problem::UnknownField);
        }
        Some(fields)
    }

    /// The fields of a group whose names are the author's own.
    pub(super) fn any_fields(&self, report: &mut Report) -> Option<&'v Map<String, Value>> {
        let fields = self.value.as_object();
        if fields.is_none() {
            report.complain(&self.path, Problem::Not(Form::Group));
        }
        fields
    }

    pub(super) fn get(&self, name: &str) -> Option<Self> {
        let value = self.value.get(name)?;
        Some(Self { path: self.below(name), value })
    }

    pub(super) fn need(&self, report: &mut Report, name: &'static str) -> Option<Self> {
        let found = self.get(name);
        if found.is_none() && self.value.is_object() {
            report.complain(&self.path, Problem::Missing(name));
        }
        found
    }

    pub(super) fn text(&self, report: &mut Report) -> Option<&'v str> {
        let text = self.value.as_str().filter(|text| !text.trim().is_empty());
        if text.is_none() {
            report.complain(&self.path, Problem::Not(Form::Text));
        }
        text
    }

    pub(super) fn number(&self, report: &mut Report, limits: RangeInclusive<f64>) -> Option<f64> {
        match self.value.as_f64() {
            None => report.complain(&self.path, Problem::Not(Form::Number)),
            Some(value) if limits.contains(&value) => return Some(value),
            Some(value) => {
                let (low, high) = limits.into_inner();
                report.complain(&self.path, Problem::OutOfRange { value, low, high });
            }
        }
        None
    }

    pub(super) fn whole(&self, report: &mut Report, limits: RangeInclusive<f64>) -> Option<i64> {
        let number = self.number(report, limits)?;
        if number.trunc() != number {
            report.complain(&self.path, Problem::Not(Form::Whole));
            return None;
        }
        Some(number as i64)
    }

    /// The entries of a list; none, with a complaint, where there are too few or too many.
    pub(super) fn list(&self, report: &mut Report, length: RangeInclusive<usize>) -> Vec<Self> {
        let Some(entries) = self.value.as_array() else {
            report.complain(&self.path, Problem::Not(Form::List));
            return Vec::new();
        };
        if !length.contains(&entries.len()) {
            let (fewest, most) = length.into_inner();
            let problem = Problem::WrongLength { found: entries.len(), fewest, most };
            report.complain(&self.path, problem);
        }
        let node = |(place, value)| Self { path: self.below(&usize::to_string(&place)), value };
        entries.iter().enumerate().map(node).collect()
    }

    /// A list of names, no two alike.
    pub(super) fn names(&self, report: &mut Report, length: RangeInclusive<usize>) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        for entry in self.list(report, length) {
            let Some(name) = entry.text(report) else { continue };
            entry.not_taken(report, name, &names);
            names.push(name.to_owned());
        }
        names
    }

    pub(super) fn not_taken(&self, report: &mut Report, name: &str, taken: &[String]) {
        if taken.iter().any(|known| known == name) {
            report.complain(&self.path, Problem::NameTaken(name.to_owned()));
        }
    }

    /// One of the words that are allowed, and what it stands for.
    pub(super) fn choice<T: Copy>(&self, report: &mut Report, choices: &[(&str, T)]) -> Option<T> {
        let word = self.text(report)?;
        let found = choices.iter().find(|(name, _)| *name == word).map(|(_, meaning)| *meaning);
        if found.is_none() {
            self.not_a_choice(report, word, choices.iter().map(|(name, _)| *name));
        }
        found
    }

    pub(super) fn not_a_choice<'c>(
        &self,
        report: &mut Report,
        word: &str,
        choices: impl Iterator<Item = &'c str>,
    ) {
        let choices = choices.map(str::to_owned).collect();
        report.complain(&self.path, Problem::NotAChoice { found: word.to_owned(), choices });
    }
}
