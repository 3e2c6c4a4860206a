//! What a reference case says in running text, or in a form of its own: stages, mixtures, servers.
//!
//! Not here: laws and lists of values (`read`, `possible`), names (`case_names`).

use serde_json::{Map, Value, json};

use super::Parameter;
use super::read::number_of;

/// The stages of an order cycle: lognormal by mean and cv with a fixed part, or gamma shapes with one scale.
pub(super) fn stages(given: &Map<String, Value>) -> Option<Value> {
    if let Some(Value::Array(pairs)) = given.get("stages_mean_cv") {
        let fixed = given.get("fixed_shift").cloned();
        return Some(Value::from(pairs.iter().cloned().chain(fixed).collect::<Vec<_>>()));
    }
    let text = given.get("stages")?.as_str()?;
    if !text.to_lowercase().contains("shape") {
        return listed(text);
    }
    let after = |word: &str| text.split_once(word).map(|(_, after)| after.trim_start_matches('s'));
    let shapes = after("shape")?.split(';').next()?;
    let number = |text: &str| text.trim().trim_end_matches('.').parse::<f64>().ok();
    let scale = after("scale")?.split_whitespace().find_map(number)?;
    let law = |shape: f64| json!(format!("gamma(shape {shape}, scale {scale})"));
    Some(Value::from(shapes.split(',').filter_map(number).map(law).collect::<Vec<_>>()))
}

/// `lam=4, Gamma(4,1.25) LT, r=11, Q=6` in a case's own description.
pub(super) fn from_case_text(parameter: &Parameter, given: &Map<String, Value>) -> Option<Value> {
    let text = given.get("case")?.as_str()?;
    match parameter.id {
        "demand_rate" => named(text, "lam="),
        "reorder_point" | "order_quantity" => named(text, &format!("{}=", parameter.symbol)),
        "lead_time" => {
            let (_, law) = text.split_once(" LT")?.0.split_once(", ")?;
            Some(json!(law))
        }
        _ => None,
    }
}

/// The number after a name, at the start of a word.
fn named(text: &str, name: &str) -> Option<Value> {
    let at = text.match_indices(name).find(|(at, _)| !text[..*at].ends_with(char::is_alphanumeric))?.0;
    let rest = &text[at + name.len()..];
    let end = rest
        .find(|letter: char| !letter.is_ascii_digit() && !matches!(letter, '.' | '-'))
        .unwrap_or(rest.len());
    rest[..end].parse::<f64>().ok().map(Value::from)
}

/// `Exponential means 1, 2, 3`: one law each; `Gamma(1, 2), Uniform(1, 3)`: those laws.
fn listed(text: &str) -> Option<Value> {
    if let Some((law, means)) = text.split_once("means") {
        let law = law.trim().to_lowercase();
        // One number says all of these only.
        let one = ["exp", "fixed", "const", "determ"].iter().any(|start| law.starts_with(start));
        let means: Vec<Value> = means
            .split([',', ' ', '/', ';', '+'])
            .filter_map(number_of)
            .map(|mean| json!(format!("{law} mean {mean}")))
            .collect();
        return (one && !means.is_empty()).then(|| Value::from(means));
    }
    let laws: Vec<Value> =
        text.split_inclusive(')').map(|law| json!(law.trim_matches([',', ' ', ';', '+']))).collect();
    let whole = laws.iter().all(|law| law.as_str().is_some_and(|law| law.ends_with(')')));
    (whole && laws.len() > 1).then(|| Value::from(laws))
}

/// `exponential rate 1.0, 3 servers`; `2 parallel servers`.
pub(super) fn servers(text: &str) -> Option<Value> {
    let words: Vec<&str> = text
        .split(|letter: char| letter.is_whitespace() || matches!(letter, ',' | '(' | ')' | ';' | '-'))
        .collect();
    let named = |word: &str| ["server", "machine"].iter().any(|name| word.starts_with(name));
    let places = words.iter().enumerate().filter(|(_, word)| named(word));
    let count = |at: usize| words[..at].iter().rev().take(3).find_map(|word| word.parse::<u32>().ok());
    places.map(|(at, _)| at).find_map(count).map(Value::from)
}

/// The shares and laws of a mixture: `0.7 Gamma(4, 0.5) + 0.3 Gamma(9, 1)`, or a list of objects, a share and a law each.
pub(super) fn mixture(given: &Map<String, Value>) -> Option<(Value, Value)> {
    given.values().find_map(|value| match value {
        Value::String(text) => {
            let parts: Option<Vec<(f64, &str)>> = text
                .split(" + ")
                .map(|part| {
                    let (share, law) = part.trim().split_once([' ', '*'])?;
                    let share = share.trim_end_matches('%');
                    let per = if part.trim().len() > share.len() && part.contains('%') { 100.0 } else { 1.0 };
                    Some((number_of(share)? / per, law.trim_start_matches([' ', '*'])))
                })
                .collect();
            let (shares, laws): (Vec<f64>, Vec<&str>) = parts?.into_iter().unzip();
            (laws.len() > 1).then(|| (json!(shares), json!(laws)))
        }
        Value::Array(parts) if parts.len() > 1 => {
            let parts: Option<Vec<(Value, Value)>> = parts.iter().map(part).collect();
            let (shares, laws): (Vec<Value>, Vec<Value>) = parts?.into_iter().unzip();
            Some((Value::from(shares), Value::from(laws)))
        }
        _ => None,
    })
}

/// `{"weight": 0.7, "law": "gamma(4, 0.5)"}` or with the law's own numbers in place of `law`.
fn part(value: &Value) -> Option<(Value, Value)> {
    const SHARES: [&str; 6] = ["weight", "share", "probability", "prob", "fraction", "p"];
    const LAWS: [&str; 5] = ["law", "time", "cycle", "distribution", "stages"];
    let fields = value.as_object()?;
    let share = SHARES.iter().find_map(|name| fields.get(*name))?;
    if let Some(law) = LAWS.iter().find_map(|name| fields.get(*name)) {
        return Some((share.clone(), law.clone()));
    }
    let own: Map<String, Value> = fields
        .iter()
        .filter(|(name, _)| !SHARES.contains(&name.as_str()) && *name != "name")
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect();
    Some((share.clone(), Value::Object(own)))
}
