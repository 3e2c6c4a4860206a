//! The numbers of a scenario by their names, in the groups of the panel: what can be swept, searched and changed.

use std::collections::BTreeMap;

use crate::app::{ParameterKind, Parameters};
use crate::experiment::settings_of;
use crate::i18n::{Texts, setting_name, without_places};
use crate::model::Scenario;

/// A number with its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedNumber {
    /// Where it stands.
    pub path: String,
    /// What it is called, with what it is a part of.
    pub name: String,
}

/// Numbers under the title of their group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberGroup {
    /// The title.
    pub title: String,
    /// The numbers, in the order of the file.
    pub numbers: Vec<NamedNumber>,
}

/// Longer lists, as those of items and histories, are left out of menus: `lab` takes their numbers by path.
const LONGEST_LIST: usize = 24;

/// The list that a number stands in.
fn list_of(path: &str) -> Option<&str> {
    path.split_once('[').map(|(list, _)| list)
}

/// The numbers of a scenario. Without the description of the parameters, names are those that the page has itself.
#[must_use]
pub fn number_groups(texts: Texts, scenario: &Scenario, parameters: Option<&Parameters>) -> Vec<NumberGroup> {
    let all = settings_of(scenario);
    let mut lists: BTreeMap<&str, usize> = BTreeMap::new();
    for list in all.iter().filter_map(|setting| list_of(&setting.path)) {
        *lists.entry(list).or_default() += 1;
    }
    let is_long = |path: &str| {
        list_of(path).and_then(|list| lists.get(list)).is_some_and(|count| *count > LONGEST_LIST)
    };
    let mut groups: Vec<NumberGroup> = Vec::new();
    for setting in all.iter().filter(|setting| !is_long(&setting.path)) {
        let path = setting.path.clone();
        let title = parameters.and_then(|parameters| title_of(parameters, &path));
        let title = title.unwrap_or_else(|| texts.experiments.other_numbers().to_owned());
        let number = NamedNumber { name: number_name(texts, parameters, &path), path };
        match groups.iter_mut().find(|group| group.title == title) {
            Some(group) => group.numbers.push(number),
            None => groups.push(NumberGroup { title, numbers: vec![number] }),
        }
    }
    groups
}

fn title_of(parameters: &Parameters, path: &str) -> Option<String> {
    let plain = without_places(path);
    let holds =
        |outer: &str| plain.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
    let group = parameters.groups.iter().find(|group| group.fields.iter().any(|field| holds(&field.path)));
    group.map(|group| group.title.clone())
}

/// What a number is called: with its list's name and its place in it, with its law's name, with its strategy's.
#[must_use]
pub fn number_name(texts: Texts, parameters: Option<&Parameters>, path: &str) -> String {
    let Some(parameters) = parameters else { return setting_name(texts, path) };
    let named = |path: &str| parameters.name_of(path);
    let name = match path.split_once('[').and_then(|(list, rest)| Some((list, rest.split_once(']')?))) {
        Some((list, (place, rest))) => {
            let outer = named(list).unwrap_or_else(|| list.to_owned());
            let place = place.parse::<usize>().unwrap_or_default();
            let column = parameters.groups.iter().flat_map(|group| &group.fields).find_map(|field| {
                let ParameterKind::Numbers { columns } = &field.kind else { return None };
                (field.path == list).then(|| columns.get(place).cloned())?
            });
            match (column, rest.is_empty()) {
                (Some(column), _) => format!("{outer}: {column}"),
                (None, true) => format!("{outer} {}", place + 1),
                (None, false) if rest.starts_with('[') => {
                    let inner: usize = rest.trim_matches(['[', ']']).parse().unwrap_or_default();
                    format!("{outer} {}.{}", place + 1, inner + 1)
                }
                (None, false) => {
                    let inner = named(&without_places(path)).unwrap_or_else(|| rest.to_owned());
                    format!("{outer} {}: {inner}", place + 1)
                }
            }
        }
        None => named(path).unwrap_or_else(|| setting_name(texts, path)),
    };
    let whose = ["bts", "bto"].into_iter().find(|key| path.contains(&format!("{key}_")));
    match whose.map(str::to_uppercase) {
        Some(whose) if !name.contains(&whose) => format!("{name} ({whose})"),
        _ => name,
    }
}
