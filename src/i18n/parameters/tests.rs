//! Every parameter has its words, in both languages; and the published files are what the code makes.

use super::*;

fn walk<'v>(fields: &'v Value, visit: &mut impl FnMut(&'v Value)) {
    for field in fields.as_array().into_iter().flatten() {
        visit(field);
        walk(&field["fields"], visit);
    }
}

fn each<'v>(form: &'v Value, mut visit: impl FnMut(&'v Value)) {
    for group in form["groups"].as_array().unwrap() {
        walk(&group["fields"], &mut visit);
    }
    walk(&form["laws"]["duration"], &mut visit);
    walk(&form["laws"]["count"], &mut visit);
}

/// A field without a label or an explanation is new: it wants a row in `customers` or `strategies`.
#[test]
fn every_parameter_has_its_words_in_both_languages() {
    for language in LANGUAGES {
        let form = parameters(language);
        let mut silent = Vec::new();
        each(&form, |field| {
            let is_empty = |name: &str| field[name].as_str().is_none_or(str::is_empty);
            let words = field["words"].as_array().map_or(0, Vec::len);
            if is_empty("label") || is_empty("about") || (field["kind"] == "choice" && words < 2) {
                silent.push(path_of(field).to_owned());
            }
        });
        assert_eq!(silent, [""; 0], "{language:?}");
    }
}

#[test]
fn every_row_belongs_to_a_parameter() {
    let form = parameters(Language::English);
    let mut paths = Vec::new();
    each(&form, |field| paths.push(path_of(field)));
    let mut lost: Vec<&str> =
        all_rows().map(|(path, ..)| *path).filter(|path| !paths.contains(path)).collect();
    lost.extend(CHOICES.iter().map(|(path, ..)| *path).filter(|path| !paths.contains(path)));
    assert_eq!(lost, [""; 0]);
    let twice: Vec<&str> = all_rows()
        .filter(|(path, label, ..)| label.is_some() && field_name(Language::English, path).is_some())
        .map(|(path, ..)| *path)
        .collect();
    assert_eq!(twice, [""; 0], "named here and among the short names");
}

/// Whatever a scenario can hold is in a group: the form reaches every field of the schema.
#[test]
fn every_field_of_the_schema_is_in_a_group() {
    fn leaves(schema: &Value, path: &str, found: &mut Vec<String>) {
        let own = schema["properties"].as_object().into_iter().flatten();
        for (name, field) in own {
            let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
            if field["type"] != "object" && field.get("oneOf").is_none() {
                found.push(path.clone());
            }
            leaves(field, &path, found);
            leaves(&field["items"], &path, found);
        }
        for variant in schema["oneOf"].as_array().into_iter().flatten() {
            leaves(variant, path, found);
        }
    }
    let mut wanted = Vec::new();
    leaves(&schema::json_schema(), "", &mut wanted);
    wanted.retain(|path| !matches!(path.as_str(), "schema" | "$schema"));
    let form = parameters(Language::English);
    let mut reached = Vec::new();
    each(&form, |field| reached.push(path_of(field).to_owned()));
    let missing: Vec<&String> = wanted.iter().filter(|path| !reached.contains(path)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn parameters_apply_where_the_reader_looks_for_them() {
    let form = parameters(Language::English);
    let mut when = BTreeMap::new();
    each(&form, |field| {
        if let Some(conditions) = field.get("when") {
            when.insert(path_of(field), conditions.to_string());
        }
    });
    assert_eq!(when["replenishment.level"], r#"[["policy",["base_stock"]],["set_by",["explicit"]]]"#);
    assert_eq!(when["replenishment.cover_days"], r#"[["policy",["s_nq","s_s"]],["set_by",["target"]]]"#);
    assert_eq!(when["duration.cv"], r#"[["kind",["gamma","lognormal"]]]"#);
    let mut optional = Vec::new();
    each(&form, |field| {
        if field["kind"] == "group" || field["optional"] == true {
            optional.push(path_of(field));
        }
    });
    optional.sort_unstable();
    let expected = [
        "after_delivery",
        "after_delivery.warranty",
        "demand.items.list.lead_time",
        "demand.replay",
        "promise.patience",
        "replenishment.own_line",
    ];
    assert_eq!(optional, expected);
}

#[test]
fn sliders_lie_within_bounds() {
    for bound in bounds::ALL {
        if let Some((low, high)) = slider(bound, bound.default) {
            assert!(low < high && low >= bound.min && high <= bound.max, "{}", bound.path);
        }
    }
}

/// After a change: `lab parameters vi > static/parameters/vi.json`, and the same with `en`.
#[test]
fn the_published_descriptions_are_what_the_code_makes() {
    for (language, text) in [
        (Language::Vietnamese, include_str!("../../../static/parameters/vi.json")),
        (Language::English, include_str!("../../../static/parameters/en.json")),
    ] {
        let published: Value = serde_json::from_str(text).unwrap();
        assert!(published == parameters(language), "write it anew: lab parameters {}", language.tag());
    }
}
