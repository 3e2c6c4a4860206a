//! The JSON Schema (draft 2020-12) of a scenario file, for editors and other programs.
//!
//! It is not written by hand: the reader itself is run and asked which fields it looks for, once for every
//! choice that a file can make. A field that the reader knows is therefore in the schema; what it is for is
//! said by the table of bounds, or by the table below for what is no number.
//!
//! The reader is stricter still: it compares fields with each other (`min` with `max`) and limits the whole
//! amount of work. And it takes `null` for a field that is not there, which the schema does not.

mod about;

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use self::about::OTHERS;
use super::bounds::{ABOUT, Bound, Unit};
use super::complaint::Problem;
use super::law::{Count, Duration};
use super::note::{Findings, Note, What};
use super::walk::Walk;
use super::{SCHEMA_VERSION, Scenario};

/// The name under which the schema is published with the site.
pub const FILE_NAME: &str = "scenario-v1.schema.json";

/// The schema.
#[must_use]
pub fn json_schema() -> Value {
    let scenario = Reader(|value, findings| Scenario::read(value, findings).1);
    let mut schema = scenario.group(&json!({}), "");
    let head = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A scenario of Perfect Order Lab",
        "description": "Every field may be left out: an empty object is the default scenario. `lab check` says more than \
            a schema can, for example that a minimum lies above its maximum.",
        "$defs": {
            "duration": law(&Reader(|value, mut findings| {
                Walk::whole(value, &mut findings, |walk| drop(Duration::read(walk)));
                findings
            }), &super::bounds::FIXED_DAYS, "A duration [days]: a number, which is fixed, or a law of chance."),
            "count": law(&Reader(|value, mut findings| {
                Walk::whole(value, &mut findings, |walk| drop(Count::read(walk)));
                findings
            }), &super::bounds::FIXED_COUNT, "A whole number from 1 on: a number, which is fixed, or a law of chance."),
        },
    });
    if let (Some(fields), Value::Object(head)) = (schema.as_object_mut(), head) {
        fields.extend(head);
    }
    schema["properties"]["schema"]["maximum"] = json!(SCHEMA_VERSION);
    schema
}

/// A bare number, or a group that names a law.
fn law(reader: &Reader, fixed: &Bound, about: &str) -> Value {
    let mut alternatives = vec![number(fixed, None, "")];
    match reader.group(&json!({}), "") {
        Value::Object(mut group) => match group.remove("oneOf") {
            Some(Value::Array(laws)) => alternatives.extend(laws),
            _ => alternatives.push(Value::Object(group)),
        },
        other => alternatives.push(other),
    }
    json!({"description": about, "oneOf": alternatives})
}

/// Something that reads a JSON value and notes which fields it looks for.
struct Reader(fn(&Value, Findings) -> Findings);

/// The fields of a group: as what each was asked for, by its name.
type Fields = BTreeMap<&'static str, What>;

/// A choice that a file has made.
#[derive(Clone, Copy, PartialEq)]
struct Choice {
    name: &'static str,
    word: &'static str,
    is_default: bool,
}

/// A group in which every choice has been made.
struct Variant {
    /// The whole file with these choices.
    file: Value,
    choices: Vec<Choice>,
    fields: Fields,
    required: Vec<&'static str>,
}

/// A variant of a group in the schema's terms; its choices are not among its properties.
struct Shape {
    choices: Vec<Choice>,
    properties: Map<String, Value>,
    required: Vec<&'static str>,
}

impl Reader {
    /// What the reader looks for in a group of a file, and what it misses there.
    fn look(&self, file: &Value, group: &str) -> (Fields, Vec<&'static str>) {
        let findings = (self.0)(file, Findings::noting());
        let mut fields = Fields::new();
        for Note { name, what, .. } in findings.notes.into_iter().flatten().filter(|note| note.group == group)
        {
            let known = fields.entry(name).or_insert(What::Asked);
            if matches!(known, What::Asked) {
                *known = what;
            }
        }
        let missing = |name: &&&str| {
            let path = below(group, name);
            let is = |problem: &Problem| matches!(problem, Problem::Missing);
            findings.complaints.iter().any(|complaint| complaint.path == path && is(&complaint.problem))
        };
        let required = fields.keys().filter(missing).copied().collect();
        (fields, required)
    }

    /// Every way in which a group can be filled.
    fn variants(&self, file: &Value, group: &str) -> Vec<Variant> {
        let mut open = vec![(file.clone(), Vec::<Choice>::new())];
        let mut variants = Vec::new();
        while let Some((mut file, choices)) = open.pop() {
            let (mut fields, mut required) = self.look(&file, group);
            // What is read only if it is there has to be there to show what it is.
            let asked: Vec<&'static str> = fields
                .iter()
                .filter(|(_, what)| matches!(what, What::Asked))
                .map(|(name, _)| *name)
                .collect();
            for name in asked {
                for probe in [json!({}), json!([{}]), json!([0]), json!(1), json!(""), json!(true)] {
                    let mut probed = file.clone();
                    set(&mut probed, &below(group, name), probe);
                    let (seen, missing) = self.look(&probed, group);
                    if seen.get(name).is_some_and(|what| !matches!(what, What::Asked)) {
                        (file, fields, required) = (probed, seen, missing);
                        break;
                    }
                }
            }
            let next = fields.iter().find_map(|(name, what)| match what {
                What::Choice(words) if !choices.iter().any(|made| made.name == *name) => {
                    Some((*name, words.clone()))
                }
                _ => None,
            });
            let Some((name, words)) = next else {
                variants.push(Variant { file, choices, fields, required });
                continue;
            };
            for (place, word) in words.iter().enumerate().rev() {
                let (mut file, mut choices) = (file.clone(), choices.clone());
                set(&mut file, &below(group, name), json!(word));
                choices.push(Choice { name, word, is_default: place == 0 });
                open.push((file, choices));
            }
        }
        variants
    }

    /// The schema of a group of fields.
    fn group(&self, file: &Value, group: &str) -> Value {
        let shape = |Variant { file, choices, fields, required }: Variant| {
            let is_choice = |name: &str| choices.iter().any(|choice| choice.name == name);
            let others = fields.iter().filter(|(name, _)| !is_choice(name));
            let properties =
                others.map(|(name, what)| ((*name).to_owned(), self.field(&file, &below(group, name), what)));
            let properties = properties.collect();
            Shape { choices, properties, required }
        };
        let mut shapes: Vec<Shape> = self.variants(file, group).into_iter().map(shape).collect();
        let names = shapes.first().map_or(Vec::new(), |shape| shape.choices.iter().map(|c| c.name).collect());
        for name in names {
            merge_if_idle(&mut shapes, name, group);
        }
        let mut made: Vec<Value> = shapes.into_iter().map(|shape| shape.schema(group)).collect();
        if made.len() == 1 { made.remove(0) } else { json!({"oneOf": made}) }
    }

    /// The schema of a field.
    fn field(&self, file: &Value, path: &str, what: &What) -> Value {
        let mut schema = match what {
            What::Asked => json!({}),
            What::Number { bound, default } => {
                return number(
                    bound,
                    *default,
                    about(if bound.path.contains('.') { bound.path } else { path }),
                );
            }
            What::Text { default, most } => json!({"type": "string", "maxLength": most, "default": default}),
            What::Flag { default } => json!({"type": "boolean", "default": default}),
            What::Choice(words) => json!({"enum": words, "default": words[0]}),
            What::Group => self.group(file, path),
            What::List { min, max } => json!({"type": "array", "minItems": min, "maxItems": max}),
            What::Groups { min, max } => {
                let mut with_one = file.clone();
                set(&mut with_one, path, json!([{}]));
                let entry = self.group(&with_one, &format!("{path}[0]"));
                json!({"type": "array", "minItems": min, "maxItems": max, "items": entry})
            }
            What::Numbers { bound, count } => json!({
                "type": "array", "minItems": count, "maxItems": count,
                "items": number(bound, None, about(bound.path)), "default": vec![1; *count],
            }),
            What::Weighted { bound, most } => json!({
                "type": "array", "minItems": 1, "maxItems": most,
                "items": {
                    "type": "array", "minItems": 2, "maxItems": 2,
                    "prefixItems": [number(bound, None, about(bound.path)), number(&super::bounds::WEIGHT, None, "Its weight, relative to the others.")],
                },
            }),
            What::Rows { list, row, numbers } => json!({
                "type": "array", "minItems": list.0, "maxItems": list.1,
                "items": {
                    "type": "array", "minItems": row.0, "maxItems": row.1,
                    "prefixItems": numbers.iter().map(|bound| number(bound, None, about(bound.path))).collect::<Vec<_>>(),
                },
            }),
            What::Duration { default } => json!({"$ref": "#/$defs/duration", "default": default}),
            What::Count { default } => json!({"$ref": "#/$defs/count", "default": default}),
        };
        schema["description"] = json!(about(path));
        schema
    }
}

impl Shape {
    /// Its choices but one, to find its twins by.
    fn without(&self, name: &str) -> Vec<Choice> {
        self.choices.iter().filter(|choice| choice.name != name).copied().collect()
    }

    fn schema(mut self, group: &str) -> Value {
        for Choice { name, word, is_default } in self.choices {
            let mut field = json!({"description": about(&below(group, name)), "const": word});
            if is_default {
                field["default"] = json!(word);
            } else {
                self.required.push(name);
            }
            self.properties.insert(name.to_owned(), field);
        }
        let mut schema =
            json!({"type": "object", "properties": self.properties, "additionalProperties": false});
        if !self.required.is_empty() {
            self.required.sort_unstable();
            schema["required"] = json!(self.required);
        }
        schema
    }
}

/// A choice on which no other field depends becomes a field like any other.
fn merge_if_idle(shapes: &mut Vec<Shape>, name: &'static str, group: &str) {
    let mut words: Vec<&str> = Vec::new();
    for choice in shapes.iter().flat_map(|shape| &shape.choices).filter(|choice| choice.name == name) {
        if !words.contains(&choice.word) {
            words.push(choice.word);
        }
    }
    // Every word must leave the same fields, and the same choices, as every other.
    let is_idle = shapes.iter().all(|shape| {
        let rest = shape.without(name);
        let twins: Vec<&Shape> = shapes.iter().filter(|other| other.without(name) == rest).collect();
        rest.len() < shape.choices.len()
            && twins.len() == words.len()
            && twins.iter().all(|twin| twin.properties == shape.properties)
    });
    if !is_idle {
        return;
    }
    let field = json!({"description": about(&below(group, name)), "enum": words, "default": words[0]});
    shapes.retain(|shape| shape.choices.iter().any(|choice| choice.name == name && choice.is_default));
    for shape in shapes {
        shape.choices.retain(|choice| choice.name != name);
        shape.properties.insert(name.to_owned(), field.clone());
    }
}

fn number(bound: &Bound, default: Option<f64>, about: &str) -> Value {
    let unit = unit(bound.unit);
    let kind = if bound.whole { "integer" } else { "number" };
    let about = if unit.is_empty() { about.to_owned() } else { format!("{about} [{unit}]") };
    let mut schema = json!({
        "description": about.trim(), "type": kind, "minimum": plain(bound.min), "maximum": plain(bound.max),
    });
    if let Some(default) = default {
        schema["default"] = plain(default);
    }
    schema
}

/// Whole numbers without a decimal point.
fn plain(number: f64) -> Value {
    if number.trunc() == number { json!(number as i64) } else { json!(number) }
}

fn unit(unit: Unit) -> &'static str {
    match unit {
        Unit::OrdersPerDay => "orders/day",
        Unit::Days => "days",
        Unit::CoefficientOfVariation => "standard deviation ÷ mean",
        Unit::Share => "share, 0 to 1",
        Unit::Units => "units",
        Unit::Money => "in the scenario's currency",
        Unit::Count | Unit::Plain => "",
    }
}

fn below(group: &str, name: &str) -> String {
    if group.is_empty() { name.to_owned() } else { format!("{group}.{name}") }
}

/// Puts a value at a path such as `demand.items.list[0].weight`; groups on the way are made.
fn set(file: &mut Value, path: &str, value: Value) {
    let mut place = file;
    for part in path.split('.') {
        let (name, entry) = part.split_once('[').map_or((part, None), |(name, _)| (name, Some(0)));
        place = &mut place[name];
        if let Some(entry) = entry {
            place = &mut place[entry];
        }
    }
    *place = value;
}

/// What a field is for; empty where nothing is said of it.
fn about(path: &str) -> &'static str {
    let plain = path.replace("[0]", "");
    let said = OTHERS.iter().chain(ABOUT).find(|(known, _)| *known == plain);
    said.map_or("", |(_, words)| words.trim())
}

#[cfg(test)]
mod tests;
