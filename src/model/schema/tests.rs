//! The schema against the reader: what it holds, what it refuses, and that it says something of every field.

use super::*;

/// Says what is wrong with a value by a schema; knows the keywords that the schema uses, and no others.
fn faults(root: &Value, schema: &Value, value: &Value, path: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut check = |holds: bool, what: &str| {
        if !holds {
            found.push(format!("{path}: {what}"));
        }
    };
    let mut more = Vec::new();
    for (keyword, limit) in schema.as_object().unwrap() {
        let size = || limit.as_u64().unwrap() as usize;
        match keyword.as_str() {
            "description" | "title" | "default" | "$schema" | "$defs" => {}
            "type" => check(
                match limit.as_str().unwrap() {
                    "object" => value.is_object(),
                    "array" => value.is_array(),
                    "string" => value.is_string(),
                    "boolean" => value.is_boolean(),
                    "number" => value.is_number(),
                    "integer" => value.as_f64().is_some_and(|number| number.trunc() == number),
                    other => panic!("type {other}"),
                },
                "type",
            ),
            "minimum" => check(value.as_f64().is_none_or(|v| v >= limit.as_f64().unwrap()), "minimum"),
            "maximum" => check(value.as_f64().is_none_or(|v| v <= limit.as_f64().unwrap()), "maximum"),
            "const" => check(value == limit, "const"),
            "enum" => check(limit.as_array().unwrap().contains(value), "enum"),
            "maxLength" => {
                check(value.as_str().is_none_or(|text| text.chars().count() <= size()), "maxLength")
            }
            "minItems" => check(value.as_array().is_none_or(|list| list.len() >= size()), "minItems"),
            "maxItems" => check(value.as_array().is_none_or(|list| list.len() <= size()), "maxItems"),
            "required" => check(
                value.as_object().is_none_or(|v| {
                    limit.as_array().unwrap().iter().all(|n| v.contains_key(n.as_str().unwrap()))
                }),
                "required",
            ),
            "additionalProperties" => {
                assert_eq!(limit, &json!(false));
                let known = schema["properties"].as_object().unwrap();
                check(
                    value.as_object().is_none_or(|v| v.keys().all(|name| known.contains_key(name))),
                    "unknown",
                );
            }
            "properties" => {
                for (name, field) in value.as_object().into_iter().flatten() {
                    if let Some(schema) = limit.get(name) {
                        more.extend(faults(root, schema, field, &below(path, name)));
                    }
                }
            }
            "items" => {
                for entry in value.as_array().into_iter().flatten() {
                    more.extend(faults(root, limit, entry, path));
                }
            }
            "prefixItems" => {
                for (schema, entry) in
                    limit.as_array().unwrap().iter().zip(value.as_array().into_iter().flatten())
                {
                    more.extend(faults(root, schema, entry, path));
                }
            }
            "oneOf" => {
                let fit =
                    limit.as_array().unwrap().iter().filter(|one| faults(root, one, value, path).is_empty());
                check(fit.count() == 1, "oneOf");
            }
            "$ref" => {
                let pointer = limit.as_str().unwrap().trim_start_matches('#');
                more.extend(faults(root, root.pointer(pointer).unwrap(), value, path));
            }
            other => panic!("the check of the tests does not know the keyword {other}"),
        }
    }
    found.extend(more);
    found
}

fn refused(value: &Value) -> Vec<String> {
    let schema = json_schema();
    faults(&schema, &schema, value, "")
}

/// The published file is what the code makes: after a change, `lab schema > static/scenario-v1.schema.json`.
#[test]
fn the_published_schema_is_that_of_the_reader() {
    let published: Value =
        serde_json::from_str(include_str!("../../../static/scenario-v1.schema.json")).unwrap();
    assert!(published == json_schema(), "write it anew: lab schema > static/{FILE_NAME}");
    assert!(FILE_NAME.contains(&format!("-v{SCHEMA_VERSION}.")));
}

/// A field without a description was added to the reader alone: it wants a row in the table of bounds, or,
/// if it is no number, one in `OTHERS`.
#[test]
fn every_field_says_what_it_is_for() {
    fn look(schema: &Value, path: &str, silent: &mut Vec<String>) {
        for (name, field) in schema["properties"].as_object().into_iter().flatten() {
            let path = below(path, name);
            let is_told =
                ["type", "enum", "const", "$ref", "oneOf"].iter().any(|key| field.get(*key).is_some());
            if field["description"].as_str().is_none_or(|words| words.is_empty() || words.starts_with('['))
                || !is_told
            {
                silent.push(path.clone());
            }
            look(field, &path, silent);
            look(&field["items"], &path, silent);
        }
        for variant in schema["oneOf"].as_array().into_iter().flatten() {
            look(variant, path, silent);
        }
        for (name, law) in schema["$defs"].as_object().into_iter().flatten() {
            look(law, name, silent);
        }
    }
    let mut silent = Vec::new();
    look(&json_schema(), "", &mut silent);
    assert_eq!(silent, Vec::<String>::new());
}

#[test]
fn every_row_of_the_tables_is_used() {
    let text = json_schema().to_string();
    for (path, words) in OTHERS {
        assert!(text.contains(&json!(words).to_string()), "{path} is not in the schema");
    }
    // Rows that only sliders use, of laws that files give as a whole.
    let sliders = ["replenishment.lead_time.mean", "replenishment.lead_time.cv"];
    for (path, words) in ABOUT
        .iter()
        .filter(|(path, _)| !sliders.contains(path) && *path != "count.value" && *path != "duration.days")
    {
        assert!(text.contains(words.trim()), "{path} is not in the schema");
    }
}

#[test]
fn presets_and_defaults_are_sound() {
    assert_eq!(refused(&json!({})), Vec::<String>::new());
    assert_eq!(refused(&Scenario::default().to_json()), Vec::<String>::new());
    let folder = format!("{}/../static/presets", env!("CARGO_MANIFEST_DIR"));
    let mut seen = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let value: Value = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        assert_eq!(refused(&value), Vec::<String>::new(), "{}", path.display());
        let written = Scenario::from_json(&value).unwrap().to_json();
        assert_eq!(refused(&written), Vec::<String>::new(), "{}", path.display());
        seen += 1;
    }
    assert!(seen >= 6);
}

/// What both take, and what both refuse.
#[test]
fn schema_and_reader_agree() {
    for sound in [
        json!({"$schema": "scenario-v1.schema.json", "schema": 1, "name": "x"}),
        json!({"demand": {"lines": 2, "units": {"kind": "empirical", "values": [[1, 0.5], [12, 0.5]]}}}),
        json!({"demand": {"items": {"kind": "listed", "list": [{"name": "a", "weight": 2, "price": 3.75}, {"weight": 1}]}}}),
        json!({"order_cycle": {"transport": {"kind": "triangular", "min": 1, "max": 3}, "packing": 0.5}}),
        json!({"replenishment": {"policy": "base_stock", "set_by": "explicit", "level": 11, "crossing": false}}),
        json!({"replenishment": {"set_by": "explicit", "reorder_point": 3, "order_quantity": 5}}),
        json!({"production": {"set_by": "times", "setup_days": 0.5}, "run": {"warm_up_days": 0}}),
        json!({"service": {"shortage": "lose_line", "shipping": "partial"}}),
        json!({"demand": {"baskets": [{"weight": 1, "lines": [[1, 2], [3, 1]]}], "classes": [{"weight": 2, "bts_days": 1}]}}),
        json!({"demand": {"replay": {"days": 14, "orders": [[0.5, 1, 2], [3, 2, 1, 4, 9]]}, "surges": [{"factor": 3}]}}),
        json!({"replenishment": {"own_line": {"servers": 2}, "target": "orders", "order_fill_rate": 0.9}}),
        json!({"promise": {"bto_kind": "quoted", "patience": {"kind": "exponential", "mean": 5}}}),
    ] {
        assert!(Scenario::from_json(&sound).is_ok(), "{sound}");
        assert_eq!(refused(&sound), Vec::<String>::new(), "{sound}");
    }
    for bad in [
        json!([]),
        json!({"speed": 1}),
        json!({"schema": 2}),
        json!({"name": 7}),
        json!({"name": "x".repeat(121)}),
        json!({"run": {"run_days": 7.5}}),
        json!({"demand": {"gap_cv": 9}}),
        json!({"demand": {"gap_cv": "wild"}}),
        json!({"demand": {"weekday": [1, 2]}}),
        json!({"demand": {"items": {"kind": "listed"}}}),
        json!({"demand": {"items": {"kind": "listed", "list": []}}}),
        json!({"demand": {"items": {"kind": "listed", "list": [{"weight": -1}]}}}),
        json!({"demand": {"items": {"kind": "uniform", "exponent": 1}}}),
        json!({"demand": {"lines": 0}}),
        json!({"demand": {"units": {"kind": "empirical"}}}),
        json!({"order_cycle": {"transport": -1}}),
        json!({"order_cycle": {"transport": {"kind": "fixed", "mean": 1}}}),
        json!({"order_cycle": {"transport": {"kind": "weibull"}}}),
        json!({"replenishment": {"policy": "magic"}}),
        json!({"replenishment": {"reorder_point": 3}}),
        json!({"replenishment": {"policy": "base_stock", "cover_days": 3}}),
        json!({"replenishment": {"crossing": "yes"}}),
        json!({"production": {"setup_days": 0.5}}),
        json!({"production": {"materials": {"delay": {"kind": "gamma", "cv": 4}}}}),
        json!({"service": {"shortage": "steal"}}),
        json!({"demand": {"baskets": [{"weight": 1}]}}),
        json!({"demand": {"baskets": [{"weight": 1, "lines": [[1, 0]]}]}}),
        json!({"demand": {"replay": {"days": 14, "orders": [[0.5, 1]]}}}),
        json!({"replenishment": {"target": "units", "cycle_service_level": 0.9}}),
        json!({"quality": 7}),
        json!({"money": {"currency": 1}}),
    ] {
        assert!(Scenario::from_json(&bad).is_err(), "{bad}");
        assert!(!refused(&bad).is_empty(), "{bad}");
    }
}

/// A reader that looks for something only if it is there, and does not say what it is, is caught.
#[test]
fn optional_groups_are_explored() {
    let reader = Reader(|value, mut findings| {
        Walk::whole(value, &mut findings, |walk| {
            if walk.has("replay") {
                walk.section("replay", |replay| replay.number(&super::super::bounds::SERVERS));
            }
            if walk.has("baskets") {
                walk.groups("baskets", 1..=3, |basket| basket.flag("rush", false));
            }
            walk.has("mystery");
        });
        findings
    });
    let schema = reader.group(&json!({}), "");
    assert_eq!(schema["properties"]["replay"]["properties"]["servers"]["maximum"], 200);
    assert_eq!(schema["properties"]["baskets"]["items"]["properties"]["rush"]["type"], "boolean");
    assert_eq!(schema["properties"]["mystery"], json!({"description": ""}));
}
