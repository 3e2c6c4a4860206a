//! What a change of any parameter makes of a scenario. The reader of scenarios decides whether it is sound; what no
//! longer belongs after a choice is taken out, and what a choice needs is put in.

use serde_json::{Value, json};

use super::steps;
use crate::i18n::parse_number;
use crate::model::{Complaint, Pace, Popularity, Problem, Scenario, count_as, duration_as};

/// A change of the parameter at a path.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// Another value; null takes it out.
    Put(Value),
    /// A number as it was typed.
    Typed {
        /// The text.
        text: String,
        /// Whether per cent were typed.
        is_share: bool,
    },
    /// Another kind of law, with the same mean.
    Law {
        /// The kind.
        kind: String,
        /// Whether it is one of whole numbers.
        counts: bool,
    },
    /// One more entry of a list.
    Add(Value),
    /// An entry less.
    Remove(usize),
}

/// Why a change was not made.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::app) enum Trouble {
    /// What was typed is no number.
    NotANumber(String),
    /// The scenario would not be sound.
    Refused(Vec<Complaint>),
}

/// The scenario with a change.
pub(in crate::app) fn changed(scenario: &Scenario, path: &str, change: &Change) -> Result<Scenario, Trouble> {
    let mut file = scenario.to_json();
    let place = place(&mut file, path).ok_or_else(|| Trouble::Refused(Vec::new()))?;
    match change {
        Change::Put(value) => *place = value.clone(),
        Change::Typed { text, is_share } => {
            let number = parse_number(text.trim().trim_end_matches('%'));
            let number = number.ok_or_else(|| Trouble::NotANumber(text.clone()))?;
            *place = Value::from(if *is_share { of_per_cent(number) } else { number });
        }
        Change::Law { kind, counts } => {
            let changed = if *counts { count_as(place, kind) } else { duration_as(place, kind) };
            *place = changed.ok_or_else(|| Trouble::Refused(Vec::new()))?;
        }
        Change::Add(entry) => match place.as_array_mut() {
            Some(entries) => entries.push(entry.clone()),
            None => *place = json!([entry]),
        },
        Change::Remove(entry) => {
            if let Some(entries) = place.as_array_mut().filter(|entries| *entry < entries.len()) {
                entries.remove(*entry);
            }
        }
    }
    keep_what_can_be_kept(scenario, &mut file, path);
    settled(file).map_err(Trouble::Refused)
}

/// The scenario with parameters as they are in another one.
pub(in crate::app) fn restored(
    scenario: &Scenario,
    base: &Scenario,
    paths: &[String],
) -> Result<Scenario, Trouble> {
    let (mut file, base) = (scenario.to_json(), base.to_json());
    for path in paths {
        let value = super::value_at(&base, path).cloned().unwrap_or_default();
        if let Some(place) = place(&mut file, path) {
            *place = value;
        }
        // What stood beside it there, and went with a choice that is now taken back.
        let group = path.rsplit_once('.').map_or("", |(group, _)| group);
        let (Some(Value::Object(there)), Some(Value::Object(here))) =
            (super::value_at(&base, group), place(&mut file, group))
        else {
            continue;
        };
        for (name, value) in there {
            here.entry(name.clone()).or_insert_with(|| value.clone());
        }
    }
    settled(file).map_err(Trouble::Refused)
}

/// Per cent as a share, without the last bits that division leaves: 0.7 is 0.007.
fn of_per_cent(number: f64) -> f64 {
    (number / 100.0 * 1e12).round() / 1e12
}

/// The place of a path, made where it is not there; none in what is no group, and beyond the end of a list.
fn place<'v>(file: &'v mut Value, path: &str) -> Option<&'v mut Value> {
    steps(path).try_fold(file, |value, step| match step {
        Ok(place) => value.get_mut(place),
        Err(name) => {
            if value.is_null() {
                *value = json!({});
            }
            Some(value.as_object_mut()?.entry(name).or_insert(Value::Null))
        }
    })
}

/// Reads a scenario, without what its reader does not know where a choice has just changed.
fn settled(mut file: Value) -> Result<Scenario, Vec<Complaint>> {
    loop {
        let complaints = match Scenario::from_json(&file) {
            Ok(scenario) => return Ok(scenario),
            Err(complaints) => complaints,
        };
        let mut went = false;
        for complaint in complaints.iter().filter(|complaint| complaint.problem == Problem::UnknownField) {
            let (group, name) = complaint.path.rsplit_once('.').unwrap_or(("", &complaint.path));
            let fields = place(&mut file, group).and_then(Value::as_object_mut);
            went |= fields.is_some_and(|fields| fields.remove(name).is_some());
        }
        if !went {
            return Err(complaints);
        }
    }
}

/// A choice that says the same in other numbers gets those that it stood for: nothing jumps when it is changed.
fn keep_what_can_be_kept(scenario: &Scenario, file: &mut Value, path: &str) {
    match path {
        "demand.items.kind" => {
            let items = &scenario.demand.items;
            match (file["demand"]["items"]["kind"].as_str(), items) {
                (Some("listed"), Popularity::Uniform { .. } | Popularity::Zipf { .. }) => {
                    let weights = items.weights().into_iter().enumerate();
                    let list =
                        weights.map(|(place, weight)| json!({"name": items.name(place), "weight": weight}));
                    file["demand"]["items"]["list"] = list.collect();
                }
                (_, Popularity::Listed { .. }) => file["demand"]["items"]["count"] = json!(items.count()),
                _ => {}
            }
        }
        "production.set_by" => {
            let production = &scenario.production;
            let pace = match file["production"]["set_by"].as_str() {
                Some("times") => Pace::as_times,
                _ => Pace::as_capacity,
            };
            let pace = pace(&production.pace, production.servers, scenario.units_per_order());
            let numbers = match pace {
                Pace::Capacity { orders_per_day, setup_share } => {
                    [("orders_per_day", orders_per_day), ("setup_share", setup_share)]
                }
                Pace::Times { setup_days, unit_days } => {
                    [("setup_days", setup_days), ("unit_days", unit_days)]
                }
            };
            for (name, number) in numbers {
                file["production"][name] = json!(number);
            }
        }
        _ => {}
    }
}
