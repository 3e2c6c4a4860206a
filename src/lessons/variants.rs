//! The scenarios of a lesson: a preset, the lesson's own changes to it, and variants with changes of their
//! own. A change is a path and a value; `null` takes a field away, so that its default stands; the name of a
//! preset in place of a history to replay stands for the one that the preset was fitted to.

use serde_json::{Map, Value};

use crate::model::Scenario;

use super::aids::GLOSSARY;
use super::complaint::Problem;
use super::lesson::{BASE, Variant};
use super::node::{Node, Report};

/// The presets by name: the text of a scenario file, or `None`. By the same name with [`REPLAY`] at its end, the
/// history that a preset was fitted to: the text of `demand.replay`.
pub type Presets<'p> = &'p dyn Fn(&str) -> Option<String>;

/// What ends the name of the history that a preset was fitted to.
const REPLAY: &str = ".replay";
/// The field that takes a history, by the name of its preset.
const REPLAY_FIELD: &str = "demand.replay";

/// The names by which a lesson's text asks for presets, their histories and the glossary; none where it cannot be read.
#[must_use]
pub fn presets_of(text: &str) -> Vec<String> {
    let Ok(lesson) = serde_json::from_str::<Value>(text.trim_start_matches('\u{feff}')) else {
        return Vec::new();
    };
    let preset = lesson.get("preset").and_then(Value::as_str).map(str::to_owned);
    let variants = lesson.get("variants").and_then(Value::as_object).into_iter().flat_map(Map::values);
    let changes = lesson.get("changes").into_iter().chain(variants);
    let replays = changes.filter_map(|changes| changes.get(REPLAY_FIELD)?.as_str());
    let glossary = lesson.get("terms").map(|_| GLOSSARY.to_owned());
    preset.into_iter().chain(replays.map(|name| format!("{name}{REPLAY}"))).chain(glossary).collect()
}

/// Reads preset, changes and variants.
pub(super) fn read(
    file: &Node<'_>,
    report: &mut Report,
    presets: Presets<'_>,
) -> Option<(String, Vec<Variant>)> {
    let preset = file.need(report, "preset")?;
    let name = preset.text(report)?;
    let Some(mut base) = presets(name).and_then(|text| serde_json::from_str(&text).ok()) else {
        report.complain(&preset.path, Problem::UnknownPreset(name.to_owned()));
        return None;
    };
    let mut variants = Vec::new();
    let changes = file.get("changes");
    if let Some(changes) = &changes {
        apply(changes, report, &mut base, presets);
    }
    let at = changes.unwrap_or(preset);
    variants.extend(checked(&at, report, BASE, &base));
    let listed = file.get("variants");
    let fields = listed.as_ref().and_then(|node| node.any_fields(report));
    for (id, value) in fields.into_iter().flatten() {
        let node = Node { path: format!("variants/{id}"), value };
        if id == BASE {
            report.complain(&node.path, Problem::NameTaken(id.clone()));
        }
        let mut whole = base.clone();
        apply(&node, report, &mut whole, presets);
        variants.extend(checked(&node, report, id, &whole));
    }
    Some((name.to_owned(), variants))
}

/// The variant of a name, if the scenario takes its changes.
fn checked(changes: &Node<'_>, report: &mut Report, id: &str, whole: &Value) -> Option<Variant> {
    match Scenario::from_json(whole) {
        Ok(scenario) => Some(Variant { id: id.to_owned(), scenario }),
        Err(complaints) => {
            for complaint in complaints {
                let place = where_changed(changes, &complaint.path);
                report.complain(&place, Problem::Scenario(complaint));
            }
            None
        }
    }
}

/// The change that a field of the scenario comes from: the one with the longest path that leads to it.
fn where_changed(changes: &Node<'_>, field: &str) -> String {
    let paths = changes.value.as_object().into_iter().flat_map(Map::keys);
    let leads = |path: &&String| {
        field.strip_prefix(path.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
    };
    let path = paths.filter(leads).max_by_key(|path| path.len());
    path.map_or(changes.path.clone(), |path| changes.below(path))
}

/// Puts changes into a scenario's JSON. Shorter paths come first, as their names sort first.
fn apply(changes: &Node<'_>, report: &mut Report, whole: &mut Value, presets: Presets<'_>) {
    for (path, value) in changes.any_fields(report).into_iter().flatten() {
        let history = match value.as_str().filter(|_| path == REPLAY_FIELD) {
            None => None,
            Some(name) => {
                let text = presets(&format!("{name}{REPLAY}"));
                let Some(history) = text.and_then(|text| serde_json::from_str::<Value>(&text).ok()) else {
                    report.complain(&changes.below(path), Problem::UnknownHistory(name.to_owned()));
                    continue;
                };
                Some(history)
            }
        };
        let value = history.as_ref().unwrap_or(value);
        if put(whole, path, value).is_none() {
            report.complain(&changes.below(path), Problem::UnknownField);
        }
    }
}

/// Puts a value at a path; `None` where something on the way is no group.
pub(super) fn put(whole: &mut Value, path: &str, value: &Value) -> Option<()> {
    let (groups, name) = path.rsplit_once('.').unwrap_or(("", path));
    let mut place = whole;
    for group in groups.split('.').filter(|group| !group.is_empty()) {
        let fields = place.as_object_mut()?;
        place = fields.entry(group).or_insert_with(|| Value::Object(Map::new()));
    }
    let fields = place.as_object_mut()?;
    if value.is_null() {
        fields.remove(name);
    } else {
        fields.insert(name.to_owned(), value.clone());
    }
    Some(())
}

/// Complains where the scenario does not take a number in a field: the ends of a control's range.
pub(super) fn must_take(scenario: &Scenario, field: &str, number: f64, report: &mut Report, path: &str) {
    let mut whole = scenario.to_json();
    // As it is written in a file: 400, not 400.0.
    let value = if number.trunc() == number { Value::from(number as i64) } else { Value::from(number) };
    let taken = put(&mut whole, field, &value).map(|()| Scenario::from_json(&whole));
    for complaint in taken.and_then(Result::err).unwrap_or_default() {
        report.complain(path, Problem::Scenario(complaint));
    }
}
