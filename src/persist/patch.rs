//! What differs between two JSON values, as a merge patch (RFC 7396): only what changed, `null` for what is
//! gone. And the same patch as pairs of a path and a text, as links write it.
//!
//! Not here: what a path means, and whether the result is sound: `model` checks that.

use serde_json::{Map, Number, Value};

/// The patch that makes `new` of `old`.
pub(super) fn difference(old: &Value, new: &Value) -> Value {
    let (Some(before), Some(after)) = (old.as_object(), new.as_object()) else { return new.clone() };
    let mut patch = Map::new();
    for (name, value) in after {
        match before.get(name) {
            Some(same) if same == value => {}
            Some(other) => drop(patch.insert(name.clone(), difference(other, value))),
            None => drop(patch.insert(name.clone(), value.clone())),
        }
    }
    for name in before.keys().filter(|name| !after.contains_key(*name)) {
        patch.insert(name.clone(), Value::Null);
    }
    Value::Object(patch)
}

/// Applies a patch.
pub(super) fn apply(target: &mut Value, patch: &Value) {
    let Value::Object(changes) = patch else {
        *target = patch.clone();
        return;
    };
    if !target.is_object() {
        *target = Value::Object(Map::new());
    }
    let Value::Object(fields) = target else { return };
    for (name, change) in changes {
        if change.is_null() {
            fields.remove(name);
        } else {
            apply(fields.entry(name.clone()).or_insert(Value::Null), change);
        }
    }
}

/// Adds the changes of another patch to a patch; removals stay removals.
pub(super) fn merge(patch: &mut Value, more: &Value) {
    match (patch, more) {
        (Value::Object(fields), Value::Object(changes)) => {
            for (name, change) in changes {
                merge(fields.entry(name.clone()).or_insert(Value::Null), change);
            }
        }
        (patch, more) => *patch = more.clone(),
    }
}

/// A patch as pairs of a path and the text of a value; the text of what is gone is empty.
pub(super) fn pairs(patch: &Value) -> Vec<(String, String)> {
    let mut found = Vec::new();
    collect(patch, String::new(), &mut found);
    found
}

fn collect(patch: &Value, path: String, found: &mut Vec<(String, String)>) {
    match patch {
        Value::Object(fields) => {
            for (name, value) in fields {
                let below = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
                collect(value, below, found);
            }
        }
        value => found.push((path, text(value))),
    }
}

/// Puts a path's value into a patch; false where a part of the path already holds something else, or where it is
/// so deep that nothing can be meant: whoever walks down the patch does so by recursion.
pub(super) fn put(patch: &mut Value, path: &str, text: &str) -> bool {
    const DEEPEST: usize = 32;
    if path.split('.').count() > DEEPEST {
        return false;
    }
    let mut place = patch;
    for name in path.split('.') {
        let Value::Object(fields) = place else { return false };
        place = fields.entry(name).or_insert_with(|| Value::Object(Map::new()));
    }
    if place.as_object().is_some_and(|fields| !fields.is_empty()) {
        return false;
    }
    *place = value(text);
    true
}

/// Takes a path out of a patch; whether it was there.
pub(super) fn remove(patch: &mut Value, path: &str) -> bool {
    let Some((group, name)) = path.rsplit_once('.') else {
        return patch.as_object_mut().is_some_and(|fields| fields.remove(path).is_some());
    };
    let place = group.split('.').try_fold(patch, |place, name| place.get_mut(name));
    place.and_then(Value::as_object_mut).is_some_and(|fields| fields.remove(name).is_some())
}

/// A value as people write it: numbers plainly, lists of numbers with commas, words without quotation marks
/// unless they could be taken for something else.
fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Number(number) => plain(number).to_string(),
        Value::String(words) if self::value(words) == *value => words.clone(),
        Value::Array(entries) if entries.len() > 1 && entries.iter().all(Value::is_number) => {
            entries.iter().map(text).collect::<Vec<_>>().join(",")
        }
        other => shortened(other).to_string(),
    }
}

/// The value of a text: the reverse of [`text`].
fn value(text: &str) -> Value {
    if text.is_empty() {
        return Value::Null;
    }
    if let Ok(value) = serde_json::from_str(text) {
        return value;
    }
    let number = |entry: &str| serde_json::from_str::<Value>(entry).ok().filter(Value::is_number);
    let entries: Option<Vec<Value>> = text.split(',').map(number).collect();
    entries.map_or_else(|| Value::from(text), Value::Array)
}

/// A number in its shortest form: 8 and not 8.0.
fn plain(number: &Number) -> Number {
    const EXACT: f64 = 9e15;
    match number.as_f64() {
        Some(whole) if whole.trunc() == whole && whole.abs() < EXACT => Number::from(whole as i64),
        _ => number.clone(),
    }
}

/// The same value with every number in its shortest form.
pub(super) fn shortened(value: &Value) -> Value {
    match value {
        Value::Number(number) => Value::Number(plain(number)),
        Value::Array(entries) => entries.iter().map(shortened).collect(),
        Value::Object(fields) => {
            Value::Object(fields.iter().map(|(name, value)| (name.clone(), shortened(value))).collect())
        }
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_patch_makes_the_new_of_the_old() {
        let old = json!({"a": {"kind": "gamma", "mean": 7.0, "cv": 0.4}, "b": [1, 2], "c": "x"});
        let new = json!({"a": {"kind": "fixed", "days": 2.0}, "b": [1, 2], "c": "true", "d": [0.5, 1.0]});
        let patch = difference(&old, &new);
        let expected = json!({"a": {"kind": "fixed", "days": 2.0, "mean": null, "cv": null}, "c": "true", "d": [0.5, 1.0]});
        assert_eq!(patch, expected);
        let mut made = old;
        apply(&mut made, &patch);
        assert_eq!(made, new);
        let texts: Vec<String> = pairs(&patch).iter().map(|(path, text)| format!("{path}={text}")).collect();
        assert_eq!(texts, ["a.cv=", "a.days=2", "a.kind=fixed", "a.mean=", "c=\"true\"", "d=0.5,1"]);
    }

    #[test]
    fn texts_and_values_are_each_other_s_reverse() {
        for value in [
            json!(8),
            json!(0.1),
            json!(-3),
            json!(true),
            json!("back_order"),
            json!("12"),
            json!("1,2"),
            json!("a,b"),
            json!("£"),
            json!(""),
            json!("null"),
            json!([1, 0.5]),
            json!([1]),
            json!([[1, 0.5], [12, 0.5]]),
            json!([]),
            json!([{"name": "a", "weight": 1}]),
        ] {
            assert_eq!(self::value(&text(&value)), value, "{}", text(&value));
        }
        assert_eq!(text(&json!(8.0)), "8");
        assert_eq!(text(&json!(1e300)), json!(1e300).to_string());
    }

    #[test]
    fn paths_are_put_and_taken_out() {
        let mut patch = json!({});
        assert!(put(&mut patch, "demand.gap_cv", "0.5") && put(&mut patch, "demand.rush_share", "1"));
        assert!(!put(&mut patch, "demand", "7") && !put(&mut patch, "demand.gap_cv.deep", "7"));
        assert!(
            !put(&mut patch, &"a.".repeat(9000), "7"),
            "a path that only recursion without end could follow"
        );
        assert_eq!(patch, json!({"demand": {"gap_cv": 0.5, "rush_share": 1}}));
        assert!(remove(&mut patch, "demand.gap_cv") && !remove(&mut patch, "demand.gap_cv"));
        assert!(remove(&mut patch, "demand") && patch == json!({}));
    }
}
