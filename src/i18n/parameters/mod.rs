//! The description of every parameter, for the controls of the page: what it is called and what it is for, in one
//! language, with its limits, its unit, and when it applies. `lab parameters` prints it, the site publishes it, and the
//! page fetches it when it is wanted: these are many words.
//!
//! It is made from the schema of scenario files, which is made from their reader: a new field of the model is in it by
//! itself, and a test asks for its words. Not here: how a control looks and what it does (`app`, `ui`).

mod customers;
mod strategies;
#[cfg(test)]
mod tests;
mod words;

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use self::words::{CHOICES, COLUMNS, GROUPS, UNITS};
use super::Language;
use super::texts::field_name;
use crate::model::{Scenario, bounds, schema};

/// What is said of a field: its path; its label where it has no short name elsewhere; what it is for in Vietnamese, and
/// in English where the schema's words will not do.
type Row = (&'static str, Option<[&'static str; 2]>, &'static str, Option<&'static str>);

/// Writes rows: `"path" ("nhãn", "label"): "giải thích", "explanation";`, label and English explanation optional.
macro_rules! rows {
    ($($path:literal $(($vietnamese:literal, $english:literal))? : $about:literal $(, $about_english:literal)?;)*) => {
        pub(super) const ROWS: &[Row] = &[$((
            $path, rows!(@some $([$vietnamese, $english])?), $about, rows!(@some $($about_english)?),
        )),*];
    };
    (@some) => { None };
    (@some $value:expr) => { Some($value) };
}
use rows;

/// The languages that have a description of their own; others are made from the English.
const LANGUAGES: [Language; 2] = [Language::Vietnamese, Language::English];

/// The description in a language.
#[must_use]
pub fn parameters(language: Language) -> Value {
    let maker = Maker { place: LANGUAGES.iter().position(|known| *known == language).unwrap_or(1) };
    let schema = schema::json_schema();
    let mut fields = maker.fields(&schema, "");
    fields.retain(|field| !matches!(field["path"].as_str(), Some("schema" | "$schema")));
    let groups = GROUPS.iter().map(|group| {
        let own = fields.iter().filter(|field| group_of(path_of(field)) == Some(group.id));
        json!({
            "id": group.id, "title": maker.say(group.title), "head": maker.say(group.head),
            "nothing": maker.say(group.nothing), "fields": own.collect::<Vec<_>>(),
        })
    });
    let law = |name: &str| {
        let mut variants = schema["$defs"][name]["oneOf"].clone();
        // A bare number is a fixed law: the form has no need of it.
        variants.as_array_mut().map(|all| all.remove(0));
        maker.fields(&json!({"oneOf": variants}), name)
    };
    json!({"groups": groups.collect::<Vec<_>>(), "laws": {"duration": law("duration"), "count": law("count")}})
}

/// The group that a field belongs to: of those whose prefixes it begins with, the one with the longest.
fn group_of(path: &str) -> Option<&'static str> {
    let prefixes =
        GROUPS.iter().flat_map(|group| group.prefixes.iter().map(move |prefix| (prefix, group.id)));
    let fitting = prefixes.filter(|(prefix, _)| path.starts_with(**prefix));
    fitting.max_by_key(|(prefix, _)| prefix.len()).map(|(_, id)| id)
}

fn path_of(field: &Value) -> &str {
    field["path"].as_str().unwrap_or_default()
}

/// Every row, in the order in which fields are shown.
fn all_rows() -> impl Iterator<Item = &'static Row> {
    customers::ROWS.iter().chain(strategies::ROWS)
}

fn row(path: &str) -> Option<&'static Row> {
    all_rows().find(|(known, ..)| *known == path)
}

/// Makes descriptions in one language.
struct Maker {
    /// The language's place in pairs of words.
    place: usize,
}

impl Maker {
    fn say(&self, words: [&'static str; 2]) -> &'static str {
        words[self.place]
    }

    /// The fields of a group of the schema, in the order of their rows; groups that are always there are opened.
    fn fields(&self, group: &Value, path: &str) -> Vec<Value> {
        let whole = [group.clone()];
        let variants: &[Value] = group["oneOf"].as_array().map_or(&whole, Vec::as_slice);
        let mut names: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (place, variant) in variants.iter().enumerate() {
            for name in variant["properties"].as_object().into_iter().flatten().map(|(name, _)| name) {
                names.entry(name).or_default().push(place);
            }
        }
        let mut made = Vec::new();
        for (name, places) in &names {
            let below = if path.is_empty() { (*name).to_owned() } else { format!("{path}.{name}") };
            let schema = &variants[places[0]]["properties"][*name];
            let is_group = schema["type"] == "object" || (schema.get("oneOf").is_some());
            if is_group && !is_optional(&below) {
                made.extend(self.fields(schema, &below));
                continue;
            }
            let mut field = self.field(schema, &below);
            let when = conditions(variants, places, name);
            if !when.is_empty() {
                field["when"] = json!(when);
            }
            made.push(field);
        }
        let order: Vec<&str> = all_rows().map(|(path, ..)| *path).collect();
        made.sort_by_key(|field| {
            order.iter().position(|path| *path == path_of(field)).unwrap_or(order.len())
        });
        made
    }

    /// One field.
    fn field(&self, schema: &Value, path: &str) -> Value {
        let (about, unit) = said(schema);
        let row = row(path);
        let own_about = row.and_then(|(.., english)| *english);
        let about = match self.place {
            0 => row.map_or("", |(_, _, vietnamese, _)| vietnamese),
            _ => own_about.unwrap_or(about),
        };
        let mut field = json!({"path": path, "label": self.label(path), "about": about});
        let mut put = |name: &str, value: Value| field[name] = value;
        if let Some(default) = schema.get("default") {
            put("default", default.clone());
        }
        if let Some(law) = schema["$ref"].as_str().and_then(|place| place.rsplit('/').next()) {
            put("kind", json!("law"));
            put("of", json!(law));
            if is_optional(path) {
                put("optional", json!(true));
            }
        } else if schema.get("const").is_some() || schema.get("enum").is_some() {
            put("kind", json!("choice"));
            let words = CHOICES.iter().filter(|(known, ..)| *known == path);
            put("words", words.map(|(_, word, names)| json!([word, self.say(*names)])).collect());
        } else {
            match schema["type"].as_str() {
                Some("boolean") => put("kind", json!("flag")),
                Some("string") => put("kind", json!("text")),
                Some("array") => return self.list(schema, field, path),
                Some("number" | "integer") => return self.number(schema, field, path, unit),
                _ => {
                    put("kind", json!("group"));
                    put("fields", json!(self.fields(schema, path)));
                    put("fresh", fresh(schema));
                }
            }
        }
        field
    }

    fn label(&self, path: &str) -> &'static str {
        let own = row(path).and_then(|(_, label, ..)| label.map(|words| self.say(words)));
        own.or_else(|| field_name(LANGUAGES[self.place], path)).unwrap_or_default()
    }

    fn number(&self, schema: &Value, mut field: Value, path: &str, unit: &str) -> Value {
        let limit = |name: &str| schema[name].as_f64().unwrap_or_default();
        let (min, max) = (limit("minimum"), limit("maximum"));
        field["kind"] = json!("number");
        field["min"] = json!(min);
        field["max"] = json!(max);
        field["whole"] = json!(schema["type"] == "integer");
        if let Some((_, name, shown)) = UNITS.iter().find(|(known, ..)| *known == unit) {
            field["unit"] = json!(name);
            field["unit_text"] = json!(self.say(*shown));
        }
        // A law stands in many places, whose usual values differ.
        let is_of_a_law = path.starts_with("duration.") || path.starts_with("count.");
        let bound = bounds::ALL.iter().find(|bound| bound.path == path && !is_of_a_law);
        if let (Some(bound), Some(default)) = (bound, schema["default"].as_f64())
            && let Some((low, high)) = slider(bound, default)
        {
            field["slider"] = json!([low, high, bound.step]);
        }
        field
    }

    fn list(&self, schema: &Value, mut field: Value, path: &str) -> Value {
        let entry = &schema["items"];
        let columns =
            COLUMNS.iter().find(|(known, _)| *known == path).map_or(&[][..], |(_, columns)| *columns);
        let columns: Vec<&str> = columns.iter().map(|column| self.say(*column)).collect();
        field["most"] = schema["maxItems"].clone();
        field["least"] = schema["minItems"].clone();
        let kind = if entry.get("properties").is_some() || entry.get("oneOf").is_some() {
            field["fields"] = json!(self.fields(entry, path));
            field["fresh"] = fresh(entry);
            "list"
        } else if entry["maxItems"] == 2 {
            field["fresh"] = fresh_row(entry);
            "pairs"
        } else if entry.get("prefixItems").is_some() {
            field["fresh"] = fresh_row(entry);
            "rows"
        } else {
            "numbers"
        };
        field["kind"] = json!(kind);
        field["columns"] = json!(columns);
        field
    }
}

/// What the schema says of a field, and its unit, which stands behind it in brackets.
fn said(schema: &Value) -> (&str, &str) {
    let words = schema["description"].as_str().unwrap_or_default();
    match words.strip_suffix(']').and_then(|words| words.rsplit_once('[')) {
        Some((about, unit)) => (about.trim(), unit),
        None => (words, ""),
    }
}

/// On which choices of its own group a field depends: each with the words that it needs.
fn conditions(variants: &[Value], places: &[usize], own: &str) -> Vec<(String, Vec<String>)> {
    let word = |variant: &Value, name: &str| variant["properties"][name]["const"].as_str().map(str::to_owned);
    let words = |places: &mut dyn Iterator<Item = usize>, name: &str| {
        let mut words: Vec<String> = places.filter_map(|place| word(&variants[place], name)).collect();
        words.sort_unstable();
        words.dedup();
        words
    };
    let mut names: Vec<&String> = Vec::new();
    for (name, field) in variants.iter().filter_map(|variant| variant["properties"].as_object()).flatten() {
        if field.get("const").is_some() && name != own && !names.contains(&name) {
            names.push(name);
        }
    }
    let condition = |name: &&String| {
        let needed = words(&mut places.iter().copied(), name);
        let all = words(&mut (0..variants.len()), name);
        let in_all = places.iter().all(|place| word(&variants[*place], name).is_some());
        (in_all && needed != all).then(|| ((*name).clone(), needed))
    };
    names.iter().filter_map(condition).collect()
}

/// What a new group of fields has to hold: rows for the lists that must be there.
fn fresh(schema: &Value) -> Value {
    let required = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str);
    let lists = required.filter_map(|name| {
        let list = &schema["properties"][name]["items"];
        list.get("prefixItems").map(|_| (name.to_owned(), json!([fresh_row(list)])))
    });
    Value::Object(lists.collect::<Map<_, _>>())
}

/// A new row: the smallest numbers, and weights of 1.
fn fresh_row(schema: &Value) -> Value {
    let columns = schema["prefixItems"].as_array().into_iter().flatten();
    let least = |column: &Value| column["minimum"].as_f64().unwrap_or_default();
    columns
        .enumerate()
        .map(|(place, column)| json!(if place == 0 { least(column) } else { least(column).max(1.0) }))
        .collect()
}

/// Whether a group or a law may be left out: nothing is written of it where what is around it stands with its defaults.
fn is_optional(path: &str) -> bool {
    let probes = [
        json!({}),
        json!({"after_delivery": {}, "disruptions": [{}], "demand": {
            "items": {"kind": "listed", "list": [{}]}, "classes": [{}], "surges": [{}], "baskets": [{"lines": [[1, 1]]}],
        }}),
    ];
    let (group, name) = path.rsplit_once('.').unwrap_or(("", path));
    let around = probes.iter().find_map(|probe| {
        let written = Scenario::from_json(probe).ok()?.to_json();
        let inner = group.split('.').filter(|part| !part.is_empty()).try_fold(written, |place, name| {
            let inner = place.get(name)?;
            Some(inner.get(0).unwrap_or(inner).clone())
        });
        inner.filter(Value::is_object)
    });
    around.is_some_and(|around| around.get(name).is_none())
}

/// Where a slider begins and ends, if one is of use: around the usual value, on its steps.
fn slider(bound: &bounds::Bound, usual: f64) -> Option<(f64, f64)> {
    use crate::model::Unit;
    const MOST_STEPS: f64 = 200.0;
    let from = if bound.min <= 0.0 { bound.min.max(0.0) } else { bound.min.max(bound.step) };
    let to = match bound.unit {
        Unit::Money | Unit::Units => return None,
        Unit::Share if usual <= 0.03 && usual > 0.0 => 0.2,
        Unit::Share => 1.0,
        Unit::CoefficientOfVariation => 2.0,
        _ if usual > 0.0 => 4.0 * usual,
        _ => 20.0 * bound.step,
    };
    let steps = ((to.min(bound.max) - from) / bound.step + 1e-9).floor();
    // Without the last bits that multiplication leaves.
    let rounded = |number: f64| (number * 1e9).round() / 1e9;
    let is_useful = bound.path != bounds::SEED.path && (4.0..=4.0 * MOST_STEPS).contains(&steps);
    is_useful.then_some((from, rounded(from + steps * bound.step)))
}
