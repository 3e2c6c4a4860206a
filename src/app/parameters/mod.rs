//! Every parameter of the model as the panel shows it: read from the description that the site publishes
//! (`i18n::parameters` makes it), so that nothing here knows a single field.
//!
//! Not here: what a change does to a scenario (`edit`), and how values are written (`shown`).

mod edit;
mod shown;

use std::rc::Rc;

use serde_json::Value;

pub use edit::Change;
pub(super) use edit::{Trouble, changed, restored};

use crate::i18n::{Language, in_language, without_places};

/// Parameters in their order; shared with the rows that show them.
pub type Fields = Vec<Rc<Parameter>>;

/// Every parameter, in groups, in one language.
#[derive(Clone, Debug, PartialEq)]
pub struct Parameters {
    /// The groups, in the panel's order.
    pub groups: Vec<ParameterGroup>,
    duration: Fields,
    count: Fields,
}

/// A group of parameters.
#[derive(Clone, Debug, PartialEq)]
pub struct ParameterGroup {
    /// Its name in the page (`data-testid`).
    pub id: String,
    /// Its title.
    pub title: String,
    /// What its head says: parts with `{path}` in place of values.
    head: String,
    /// What its head says when no part has a value.
    nothing: String,
    /// Its parameters.
    pub fields: Fields,
}

/// A parameter.
#[derive(Clone, Debug, PartialEq)]
pub struct Parameter {
    /// Its path in a scenario, without the places in lists.
    pub path: String,
    /// What it is called.
    pub label: String,
    /// What it is for.
    pub about: String,
    /// Its usual value; null where it has none.
    pub usual: Value,
    /// Choices of its own group that it depends on, each with the words under which it is there.
    when: Vec<(String, Vec<String>)>,
    /// What it holds.
    pub kind: ParameterKind,
}

/// What a parameter holds.
#[derive(Clone, Debug, PartialEq)]
pub enum ParameterKind {
    /// A number.
    Number(NumberForm),
    /// A text.
    Text,
    /// Yes or no.
    Flag,
    /// One of some words, each with its name.
    Choice(Vec<(String, String)>),
    /// A law of chance.
    Law {
        /// Whether it is one of whole numbers.
        counts: bool,
        /// Whether it may be left out.
        optional: bool,
    },
    /// A group that may be left out.
    Group {
        /// What is in it.
        fields: Fields,
        /// What a new one must hold.
        fresh: Value,
    },
    /// A list of groups.
    List {
        /// What is in each.
        fields: Fields,
        /// What a new one must hold.
        fresh: Value,
    },
    /// A list of pairs of numbers.
    Pairs {
        /// What both are called.
        columns: Vec<String>,
        /// A new pair.
        fresh: Value,
    },
    /// A list of rows of numbers, of any length.
    Rows,
    /// So many numbers.
    Numbers {
        /// What each is called.
        columns: Vec<String>,
    },
}

/// What a number may be.
#[derive(Clone, Debug, PartialEq)]
pub struct NumberForm {
    /// The smallest value.
    pub min: f64,
    /// The largest value.
    pub max: f64,
    /// Whether it is a share, shown in per cent.
    pub is_share: bool,
    /// Whether it is money.
    pub is_money: bool,
    /// Its unit in words; empty for money and plain numbers.
    pub unit: String,
    /// Where a slider begins, where it ends, its step; none where one is of no use.
    pub slider: Option<[f64; 3]>,
}

fn text(value: &Value, name: &str) -> Option<String> {
    value.get(name)?.as_str().map(str::to_owned)
}

fn texts(value: &Value, name: &str) -> Vec<String> {
    let all = value.get(name).and_then(Value::as_array).into_iter().flatten();
    all.filter_map(|one| one.as_str().map(str::to_owned)).collect()
}

fn list<T>(value: &Value, read: impl Fn(&Value) -> Option<T>) -> Option<Vec<T>> {
    value.as_array()?.iter().map(read).collect()
}

impl Parameters {
    /// Reads a published description; `None` where it is not one. The pseudo-language is made from English.
    #[must_use]
    pub fn read(published: &str, language: Language) -> Option<Self> {
        let mut file: Value = serde_json::from_str(published).ok()?;
        if language == Language::Pseudo {
            translate(&mut file, language);
        }
        let group = |group: &Value| {
            Some(ParameterGroup {
                id: text(group, "id")?,
                title: text(group, "title")?,
                head: text(group, "head")?,
                nothing: text(group, "nothing")?,
                fields: list(&group["fields"], parameter)?,
            })
        };
        Some(Self {
            groups: list(&file["groups"], group)?,
            duration: list(&file["laws"]["duration"], parameter)?,
            count: list(&file["laws"]["count"], parameter)?,
        })
    }

    /// The parameters of a law: of which kind it is comes first.
    #[must_use]
    pub fn law(&self, counts: bool) -> &[Rc<Parameter>] {
        if counts { &self.count } else { &self.duration }
    }

    /// The parameter of a path without places in lists.
    fn find(&self, path: &str) -> Option<&Parameter> {
        find(&mut self.groups.iter().flat_map(|group| &group.fields), path)
    }

    /// What stands at a path is called, with what it is a part of; `None` where there is no such parameter.
    #[must_use]
    pub fn name_of(&self, path: &str) -> Option<String> {
        let plain = without_places(path);
        if let Some(found) = self.find(&plain) {
            return Some(found.label.clone());
        }
        // A part of a law, or of what was already named.
        let (outer, name) = plain.rsplit_once('.')?;
        let outer = self.find(outer)?;
        let ParameterKind::Law { counts, .. } = outer.kind else { return Some(outer.label.clone()) };
        let part = self.law(counts).iter().find(|part| part.name() == name)?;
        Some(format!("{}: {}", outer.label, part.label))
    }
}

fn find<'p>(fields: &mut dyn Iterator<Item = &'p Rc<Parameter>>, path: &str) -> Option<&'p Parameter> {
    for field in fields {
        if field.path == path {
            return Some(field);
        }
        let inner = match &field.kind {
            ParameterKind::Group { fields, .. } | ParameterKind::List { fields, .. } => {
                find(&mut fields.iter(), path)
            }
            _ => None,
        };
        if inner.is_some() {
            return inner;
        }
    }
    None
}

/// Puts the words of a description into a language that is made from its own.
fn translate(value: &mut Value, language: Language) {
    match value {
        Value::Array(all) => all.iter_mut().for_each(|one| translate(one, language)),
        Value::Object(fields) => {
            for (name, value) in fields {
                match (name.as_str(), &mut *value) {
                    (
                        "label" | "about" | "title" | "head" | "nothing" | "unit_text",
                        Value::String(words),
                    ) => {
                        *words = in_language(words, language);
                    }
                    ("words", Value::Array(words)) => {
                        for word in words.iter_mut().filter_map(|word| word.get_mut(1)) {
                            *word = Value::from(in_language(word.as_str().unwrap_or_default(), language));
                        }
                    }
                    _ => translate(value, language),
                }
            }
        }
        _ => {}
    }
}

fn parameter(field: &Value) -> Option<Rc<Parameter>> {
    let fresh = || field.get("fresh").cloned().unwrap_or_default();
    let fields = || list(&field["fields"], parameter);
    let pair = |pair: &Value| Some((pair.get(0)?.as_str()?.to_owned(), pair.get(1)?.as_str()?.to_owned()));
    let kind = match field["kind"].as_str()? {
        "number" => ParameterKind::Number(number(field)?),
        "text" => ParameterKind::Text,
        "flag" => ParameterKind::Flag,
        "choice" => ParameterKind::Choice(list(&field["words"], pair)?),
        "law" => ParameterKind::Law { counts: field["of"] == "count", optional: field["optional"] == true },
        "group" => ParameterKind::Group { fields: fields()?, fresh: fresh() },
        "list" => ParameterKind::List { fields: fields()?, fresh: fresh() },
        "pairs" => ParameterKind::Pairs { columns: texts(field, "columns"), fresh: fresh() },
        "rows" => ParameterKind::Rows,
        "numbers" => ParameterKind::Numbers { columns: texts(field, "columns") },
        _ => return None,
    };
    let condition = |condition: &Value| {
        let words = list(condition.get(1)?, |word| word.as_str().map(str::to_owned))?;
        Some((condition.get(0)?.as_str()?.to_owned(), words))
    };
    let when = field.get("when").map_or(Some(Vec::new()), |when| list(when, condition))?;
    Some(Rc::new(Parameter {
        path: text(field, "path")?,
        label: text(field, "label")?,
        about: text(field, "about")?,
        usual: field.get("default").cloned().unwrap_or_default(),
        when,
        kind,
    }))
}

fn number(field: &Value) -> Option<NumberForm> {
    let unit = field["unit"].as_str().unwrap_or_default();
    let slider = list(&field["slider"], Value::as_f64).and_then(|ends| <[f64; 3]>::try_from(ends).ok());
    Some(NumberForm {
        min: field["min"].as_f64()?,
        max: field["max"].as_f64()?,
        is_share: unit == "share",
        is_money: unit == "money",
        unit: text(field, "unit_text").unwrap_or_default(),
        slider,
    })
}

impl Parameter {
    /// The last part of its path.
    #[must_use]
    pub fn name(&self) -> &str {
        self.path.rsplit('.').next().unwrap_or_default()
    }

    /// Where it stands below a place: `at` is where its group, list entry or law stands in the scenario.
    #[must_use]
    pub fn below(&self, at: &str) -> String {
        format!("{at}.{}", self.name())
    }

    /// Whether it is there at a place of a scenario, as the choices beside it stand.
    #[must_use]
    pub fn applies(&self, scenario: &Value, at: &str) -> bool {
        let (group, _) = at.rsplit_once('.').unwrap_or_default();
        self.when.iter().all(|(choice, words)| {
            let chosen = value_at(scenario, &format!("{group}.{choice}")).and_then(Value::as_str);
            chosen.is_none_or(|chosen| words.iter().any(|word| word == chosen))
        })
    }
}

/// The steps of a path such as `demand.items.list[3].weight`: names, and places in lists.
fn steps(path: &str) -> impl Iterator<Item = Result<usize, &str>> {
    path.split(['.', '[']).filter(|step| !step.is_empty()).map(|step| match step.strip_suffix(']') {
        Some(place) => place.parse().map_err(|_| step),
        None => Err(step),
    })
}

/// The value at a path.
#[must_use]
pub fn value_at<'v>(scenario: &'v Value, path: &str) -> Option<&'v Value> {
    steps(path).try_fold(scenario, |value, step| match step {
        Ok(place) => value.get(place),
        Err(name) => value.get(name),
    })
}

#[cfg(test)]
mod tests;
