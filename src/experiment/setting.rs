//! A scenario's numbers by their paths: which there are, and the same scenario with one of them changed.
//!
//! Paths are those of complaints, links and the table of bounds (`demand.orders_per_day`, `disruptions[0].days`).
//! What a number may be is asked of the reader of scenarios, so that an experiment accepts what a file may hold.

use serde_json::Value;

use super::Refusal;
use super::refusal::nearest;
use crate::model::{Bound, Problem, Scenario, bounds};

/// A number of a scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct Setting {
    /// Where it stands.
    pub path: String,
    /// What it is.
    pub value: f64,
}

/// Numbers that may be left out of a file, and are known all the same.
const OPTIONAL: [&str; 5] =
    ["run.warm_up_days", "replenishment.initial_stock", "money.return_line", "money.repair", "money.refund"];

/// Those that say how often and from which seed is run.
const OF_THE_EXPERIMENT: [&str; 3] = ["schema", "run.seed", "run.replications"];

/// Every number of a scenario, in the order of its canonical form.
#[must_use]
pub fn settings_of(scenario: &Scenario) -> Vec<Setting> {
    let mut found = Vec::new();
    collect(&scenario.to_json(), String::new(), &mut found);
    found.retain(|setting| !OF_THE_EXPERIMENT.contains(&setting.path.as_str()));
    found
}

fn collect(value: &Value, path: String, found: &mut Vec<Setting>) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                let below = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
                collect(value, below, found);
            }
        }
        Value::Array(entries) => {
            for (index, value) in entries.iter().enumerate() {
                collect(value, format!("{path}[{index}]"), found);
            }
        }
        Value::Number(number) => {
            found.extend(number.as_f64().map(|value| Setting { path, value }));
        }
        _ => {}
    }
}

/// The number at a path; `None` where the scenario has none, or leaves it open.
#[must_use]
pub fn setting(scenario: &Scenario, path: &str) -> Option<f64> {
    scenario.number_at(path).or_else(|| place(&mut scenario.to_json(), path)?.as_f64())
}

/// The same scenario with some of its numbers changed.
///
/// # Errors
/// If the scenario has no such number, or must not have such a value.
pub fn with_settings(scenario: &Scenario, changes: &[(&str, f64)]) -> Result<Scenario, Refusal> {
    let mut json = scenario.to_json();
    for (path, value) in changes {
        if OF_THE_EXPERIMENT.contains(path) {
            return Err(Refusal::OfTheExperiment { path: (*path).to_owned() });
        }
        let unknown = || no_such_number(scenario, path);
        let place = place(&mut json, path).ok_or_else(unknown)?;
        if !(place.is_number() || place.is_null()) {
            return Err(no_such_number(scenario, path));
        }
        // A number that is none is refused by the reader, with its path: a text stands for it.
        *place = serde_json::Number::from_f64(*value).map_or_else(|| Value::from("NaN"), Value::Number);
    }
    Scenario::from_json(&json).map_err(|complaints| {
        let unknown = complaints.iter().find(|complaint| {
            complaint.problem == Problem::UnknownField
                && changes.iter().any(|(path, _)| *path == complaint.path)
        });
        match unknown {
            Some(complaint) => no_such_number(scenario, &complaint.path),
            None => Refusal::Unsound(complaints),
        }
    })
}

/// The refusal of a path, with the nearest that there is.
pub(super) fn no_such_number(scenario: &Scenario, path: &str) -> Refusal {
    let known = settings_of(scenario).into_iter().map(|setting| setting.path);
    // The numbers of long lists are too many to be meant by chance.
    let known = known.filter(|known| path.contains('[') || !known.contains('['));
    let nearest = nearest(path, known.chain(OPTIONAL.iter().map(|path| (*path).to_owned())));
    Refusal::NoSuchNumber { path: path.to_owned(), nearest }
}

/// The place of a path in a scenario's JSON; the last name may be one that is left out.
fn place<'v>(json: &'v mut Value, path: &str) -> Option<&'v mut Value> {
    const DEEPEST: usize = 16;
    let names: Vec<&str> = path.split('.').collect();
    if names.len() > DEEPEST {
        return None;
    }
    let mut place = json;
    for (depth, part) in names.iter().enumerate() {
        let (name, indices) = part.split_once('[').map_or((*part, None), |(name, rest)| (name, Some(rest)));
        let fields = place.as_object_mut()?;
        let is_last = depth + 1 == names.len() && indices.is_none();
        place = if is_last && !name.is_empty() && !fields.contains_key(name) {
            fields.entry(name).or_insert(Value::Null)
        } else {
            fields.get_mut(name)?
        };
        for index in indices.into_iter().flat_map(|rest| rest.split('[')) {
            let index: usize = index.strip_suffix(']')?.parse().ok()?;
            place = place.as_array_mut()?.get_mut(index)?;
        }
    }
    Some(place)
}

/// The row of the table of bounds for a path: its own, or that of its kind of law.
#[must_use]
pub fn bound_of(path: &str) -> Option<&'static Bound> {
    let bare: String =
        path.split('[').map(|part| part.split_once(']').map_or(part, |(_, rest)| rest)).collect();
    let find = |path: &str| bounds::ALL.iter().find(|bound| bound.path == path);
    let (group, name) = bare.rsplit_once('.')?;
    let law = if group == "demand.lines" || group == "demand.units" { "count" } else { "duration" };
    find(&bare).or_else(|| find(&format!("{law}.{name}")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn every_number_can_be_read_and_set() {
        let scenario = Scenario::from_json(&json!({
            "disruptions": [{"kind": "supplier_outage", "start_day": 30, "days": 10}],
            "demand": {"weekday": [1, 1, 1, 1, 1, 0.5, 0]}
        }))
        .unwrap();
        let all = settings_of(&scenario);
        assert!(all.len() > 60, "{}", all.len());
        for Setting { path, value } in &all {
            assert_eq!(setting(&scenario, path), Some(*value), "{path}");
            assert_eq!(with_settings(&scenario, &[(path, *value)]).as_ref(), Ok(&scenario), "{path}");
            assert!(
                path.contains('[') || bound_of(path).is_some(),
                "{path} has no row in the table of bounds"
            );
        }
        let changed =
            with_settings(&scenario, &[("disruptions[0].days", 3.0), ("demand.weekday[6]", 0.25)]).unwrap();
        assert_eq!(setting(&changed, "disruptions[0].days"), Some(3.0));
        assert_eq!(changed.demand.weekday[6], 0.25);
    }

    #[test]
    fn a_number_that_is_left_open_can_be_set() {
        let scenario = Scenario::default();
        assert_eq!(setting(&scenario, "run.warm_up_days"), None);
        let set = with_settings(&scenario, &[("run.warm_up_days", 14.0)]).unwrap();
        assert_eq!(set.run.warm_up_days, Some(14));
    }

    #[test]
    fn what_cannot_be_set_is_said_with_field_value_and_limit() {
        let scenario = Scenario::default();
        let refused = |path: &str, value: f64| with_settings(&scenario, &[(path, value)]).unwrap_err();
        let missing = |path: &str, nearest: Option<&str>| Refusal::NoSuchNumber {
            path: path.to_owned(),
            nearest: nearest.map(str::to_owned),
        };
        assert_eq!(
            refused("production.sevrers", 3.0),
            missing("production.sevrers", Some("production.servers"))
        );
        let near = Some("demand.orders_per_day");
        assert_eq!(refused("orders_per_days", 3.0), missing("orders_per_days", near));
        assert_eq!(refused("demand.luck", 3.0), missing("demand.luck", None));
        assert_eq!(refused("servers", 3.0), missing("servers", Some("production.servers")));
        // Not a number, a group, a list, nothing, and a path without an end.
        let no_end = "a.".repeat(9000);
        for path in
            ["name", "demand", "demand.weekday", "", ".", "demand.weekday[9]", "demand.weekday[", &no_end]
        {
            assert!(matches!(refused(path, 1.0), Refusal::NoSuchNumber { .. }), "{path}");
        }
        assert_eq!(refused("run.seed", 1.0), Refusal::OfTheExperiment { path: "run.seed".to_owned() });
        for (path, value, problem) in [
            ("production.servers", 0.0, Problem::TooSmall { min: 1.0 }),
            ("production.servers", 1.5, Problem::NotWhole),
            ("demand.gap_cv", 9.0, Problem::TooLarge { max: 3.0 }),
            ("demand.gap_cv", f64::NAN, Problem::NotANumber),
        ] {
            let Refusal::Unsound(complaints) = refused(path, value) else { panic!("{path}") };
            assert_eq!((complaints[0].path.as_str(), &complaints[0].problem), (path, &problem));
        }
    }
}
