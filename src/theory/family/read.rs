//! Reads a family's inputs from JSON values: numbers, lists, and laws as people write them.
//!
//! A law is an object as in a scenario (`{"kind": "gamma", "mean": 5, "cv": 0.4}`), a number (fixed), or a text in which the
//! first known word is the kind and numbers follow, named or in their usual order: `exponential(mean 4)`,
//! `lognormal mean 1 cv 1`, `gamma(shape 6.25, scale 0.8)`, `Erlang-2 mean 1`, `normal(50, 8)`, `Poisson(4)`.

use serde_json::{Map, Value};

use super::input::{Count, Demand, Input, Inputs};
use super::possible::{hyperexponential, possible};
use super::{Family, Kind, Parameter};
use crate::model::{Complaint, Problem};
use crate::theory::law::Law;

impl Family {
    /// Reads the inputs: every parameter that has no default must be there, and nothing else may.
    ///
    /// # Errors
    /// Everything that is wrong with them, at once.
    pub fn read_inputs(&self, values: &Map<String, Value>) -> Result<Inputs, Vec<Complaint>> {
        self.read_inputs_over(values, &Inputs::default())
    }

    /// The same, where inputs are there already: what is not among the values stays as it is.
    ///
    /// # Errors
    /// Everything that is wrong with them, at once.
    pub fn read_inputs_over(
        &self,
        values: &Map<String, Value>,
        known: &Inputs,
    ) -> Result<Inputs, Vec<Complaint>> {
        let mut complaints: Vec<Complaint> = values
            .iter()
            .filter(|(name, _)| !self.parameters.iter().any(|parameter| parameter.id == name.as_str()))
            .map(|(name, value)| complaint(name, value, Problem::UnknownField))
            .collect();
        let mut inputs = Inputs::default();
        for parameter in self.parameters {
            let default =
                parameter.default.map(|text| number_of(text).map_or_else(|| Value::from(text), Value::from));
            let given = values.get(parameter.id);
            if let (None, Some(input)) = (given, known.get(parameter.id)) {
                inputs = inputs.with(parameter.id, input.clone());
                continue;
            }
            match given.or(default.as_ref()) {
                None => complaints.push(complaint(parameter.id, &Value::Null, Problem::Missing)),
                Some(value) => match parameter.read(value) {
                    Ok(input) => inputs = inputs.with(parameter.id, input),
                    Err(problem) => complaints.push(complaint(parameter.id, value, problem)),
                },
            }
        }
        if complaints.is_empty() { Ok(inputs) } else { Err(complaints) }
    }
}

fn complaint(path: &str, value: &Value, problem: Problem) -> Complaint {
    let value = match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    Complaint { path: path.to_owned(), value, problem }
}

impl Parameter {
    /// Reads one input.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn read(&self, value: &Value) -> Result<Input, Problem> {
        match self.kind {
            Kind::Number(min, max) => Ok(Input::Number(number(value, min, max)?)),
            Kind::Whole(min, max) => {
                let number = number(value, min as f64, max as f64)?;
                if number == libm::trunc(number) {
                    Ok(Input::Whole(number as i64))
                } else {
                    Err(Problem::NotWhole)
                }
            }
            Kind::Numbers(min, max, most) => {
                let list = list(value, most)?;
                let numbers = list.iter().map(|value| number(value, min, max)).collect::<Result<_, _>>()?;
                Ok(Input::Numbers(numbers))
            }
            Kind::Table => {
                let rows = list(value, 64)?;
                let row = |row: &Value| {
                    list(row, 8)?.iter().map(|cell| Ok(number(cell, 0.0, 1_000.0)? as i64)).collect()
                };
                Ok(Input::Table(rows.iter().map(row).collect::<Result<_, Problem>>()?))
            }
            Kind::Law => Ok(Input::Law(law(value)?)),
            Kind::Laws => Ok(Input::Laws(list(value, 100)?.iter().map(law).collect::<Result<_, _>>()?)),
            Kind::Demand => Ok(Input::Demand(demand(value)?)),
            Kind::Count => Ok(Input::Count(count(value)?)),
        }
    }
}

fn number(value: &Value, min: f64, max: f64) -> Result<f64, Problem> {
    let number = match value {
        Value::Number(number) => number.as_f64(),
        Value::String(text) => number_of(text),
        _ => None,
    };
    let number = number.filter(|number| number.is_finite()).ok_or(Problem::NotANumber)?;
    if number < min {
        Err(Problem::TooSmall { min })
    } else if number > max {
        Err(Problem::TooLarge { max })
    } else {
        Ok(number)
    }
}

/// A number, or a fraction such as `1/0.9`.
pub(super) fn number_of(text: &str) -> Option<f64> {
    match text.split_once('/') {
        Some((above, below)) => Some(above.trim().parse::<f64>().ok()? / below.trim().parse::<f64>().ok()?),
        None => text.trim().parse().ok(),
    }
}

fn list(value: &Value, most: usize) -> Result<&[Value], Problem> {
    let entries = match value {
        Value::Array(entries) => entries.as_slice(),
        Value::Number(_) => std::slice::from_ref(value),
        _ => return Err(Problem::NotAList),
    };
    if entries.is_empty() || entries.len() > most {
        return Err(Problem::WrongLength { min: 1, max: most });
    }
    Ok(entries)
}

/// A text about a law, taken apart: its kind, and its numbers with the word before each.
pub(super) struct Words {
    kind: Option<&'static str>,
    pub(super) named: Vec<(String, f64)>,
    plain: Vec<f64>,
}

const NAMES: [&str; 16] = [
    "mean", "cv", "scv", "sd", "sigma", "mu", "rate", "shape", "scale", "p", "min", "max", "mode", "length",
    "k", "value",
];

impl Words {
    pub(super) fn of(text: &str, kinds: &[(&'static str, &'static str)]) -> Self {
        let mut words = Self { kind: None, named: Vec::new(), plain: Vec::new() };
        let (mut word, mut name) = (String::new(), None::<String>);
        let lower = text.to_lowercase();
        let mut rest = lower.as_str();
        while let Some(first) = rest.chars().next() {
            if first == '{' {
                rest = rest.split_once('}').map_or("", |(_, after)| after);
            } else if first.is_alphabetic() {
                let end =
                    rest.find(|letter: char| !letter.is_alphabetic() && letter != '_').unwrap_or(rest.len());
                word.clear();
                word.push_str(&rest[..end]);
                if let Some((_, kind)) = kinds.iter().find(|(start, _)| word.starts_with(start)) {
                    if words.kind.is_some() {
                        // A second law in the same text is another way to put it.
                        return words;
                    }
                    words.kind = Some(kind);
                } else {
                    name = NAMES
                        .contains(&word.trim_end_matches('s'))
                        .then(|| word.trim_end_matches('s').to_owned());
                }
                rest = &rest[end..];
            } else if first.is_ascii_digit()
                || (first == '.' && rest[1..].starts_with(|next: char| next.is_ascii_digit()))
            {
                let end = rest
                    .find(|letter: char| !letter.is_ascii_digit() && !matches!(letter, '.' | '/' | 'e'))
                    .unwrap_or(rest.len());
                let end = if rest[end..].starts_with('-') && rest[..end].ends_with('e') {
                    rest[end + 1..]
                        .find(|letter: char| !letter.is_ascii_digit())
                        .map_or(rest.len(), |more| end + 1 + more)
                } else {
                    end
                };
                let digits = rest[..end].trim_end_matches(['.', 'e', '/']);
                // A hyphen after a word, as in `Erlang-2`, is no minus sign.
                let before = &lower[..lower.len() - rest.len()];
                let minus =
                    before.strip_suffix('-').is_some_and(|before| !before.ends_with(char::is_alphanumeric));
                if let Some(number) = number_of(digits) {
                    let number = if minus { -number } else { number };
                    match name.clone() {
                        Some(name) => words.named.push((name, number)),
                        None => words.plain.push(number),
                    }
                }
                rest = &rest[digits.len().max(1)..];
            } else {
                if matches!(first, ';' | ')') {
                    name = None;
                }
                rest = &rest[first.len_utf8()..];
            }
        }
        words
    }

    pub(super) fn get(&self, name: &str) -> Option<f64> {
        self.named.iter().find(|(known, _)| known == name).map(|(_, number)| *number)
    }

    /// A number by name, or else by its place among those without one.
    fn or(&self, name: &str, place: usize) -> Option<f64> {
        self.get(name).or_else(|| self.plain.get(place).copied())
    }
}

pub(super) const LAW_KINDS: [(&str, &str); 14] = [
    ("exp", "exponential"),
    ("gamma", "gamma"),
    ("erlang", "erlang"),
    ("lognorm", "lognormal"),
    ("uniform", "uniform"),
    ("triang", "triangular"),
    ("fixed", "fixed"),
    ("const", "fixed"),
    ("determ", "fixed"),
    ("regular", "fixed"),
    ("poisson", "poisson"),
    ("normal", "normal"),
    ("geometric", "geometric"),
    ("always", "fixed"),
];

const LAWS: [&str; 8] =
    ["fixed", "uniform", "triangular", "exponential", "gamma", "erlang", "lognormal", "hyperexponential"];

pub(super) fn law_of(words: &Words) -> Option<Law> {
    let spread = || {
        words
            .get("cv")
            .or_else(|| words.get("scv").map(f64::sqrt))
            .or_else(|| Some(words.get("sd").or_else(|| words.get("sigma"))? / words.or("mean", 0)?))
    };
    let law = match words.kind? {
        "fixed" => {
            Law::Fixed(words.get("length").or_else(|| words.or("mean", 0)).or_else(|| words.get("value"))?)
        }
        "exponential" => Law::exponential(match words.get("rate") {
            Some(rate) => 1.0 / rate,
            None => words.or("mean", 0)?,
        }),
        "uniform" => Law::Uniform(words.or("min", 0)?, words.or("max", 1)?),
        "triangular" => Law::Triangular(words.or("min", 0)?, words.or("mode", 1)?, words.or("max", 2)?),
        "erlang" => {
            let shape = words.get("k").or_else(|| words.or("shape", 0))?;
            let after = usize::from(words.get("k").is_none() && words.get("shape").is_none());
            let mean = match (words.get("mean"), words.get("rate"), words.get("scale")) {
                (Some(mean), _, _) => mean,
                (_, Some(rate), _) => shape / rate,
                (_, _, Some(scale)) => shape * scale,
                _ => *words.plain.get(after)?,
            };
            Law::Gamma(mean, 1.0 / shape.sqrt())
        }
        "gamma" => match (words.get("mean"), spread()) {
            (Some(mean), Some(cv)) => Law::Gamma(mean, cv),
            (mean, _) => {
                let shape = words.or("shape", 0)?;
                let mean = match (mean, words.get("rate")) {
                    (Some(mean), _) => mean,
                    (None, Some(rate)) => shape / rate,
                    (None, None) => shape * words.or("scale", 1)?,
                };
                Law::Gamma(mean, 1.0 / shape.sqrt())
            }
        },
        "lognormal" => match (words.get("mean"), words.get("cv").or_else(|| words.get("scv").map(f64::sqrt)))
        {
            (Some(mean), Some(cv)) => Law::Lognormal(mean, cv),
            (Some(mean), None) => Law::Lognormal(mean, spread()?),
            (None, _) if words.get("mu").is_some() => {
                let (mu, sigma) = (words.get("mu")?, words.get("sigma")?);
                Law::Lognormal(libm::exp(mu + 0.5 * sigma * sigma), libm::expm1(sigma * sigma).sqrt())
            }
            _ => Law::Lognormal(*words.plain.first()?, *words.plain.get(1)?),
        },
        _ => return None,
    };
    law.checked().ok()
}

/// The law of a time.
fn law(value: &Value) -> Result<Law, Problem> {
    let refused = || Problem::NotAChoice { choices: LAWS.to_vec() };
    match value {
        Value::Number(length) => Law::Fixed(length.as_f64().unwrap_or(f64::NAN))
            .checked()
            .map_err(|_| Problem::TooSmall { min: 0.0 }),
        Value::String(text) => match number_of(text) {
            Some(length) => Law::Fixed(length).checked().map_err(|_| Problem::TooSmall { min: 0.0 }),
            None if text.to_lowercase().contains("hyperexp") || text.starts_with("H2") => {
                hyperexponential(text).and_then(|law| law.checked().ok()).ok_or_else(refused)
            }
            None => match possible(text) {
                Some(lengths) => Law::Possible(lengths).checked().map_err(|_| refused()),
                // A sum of laws is none of them, unless they are exponential ones with their shares.
                None if text.contains('+') => {
                    hyperexponential(text).and_then(|law| law.checked().ok()).ok_or_else(refused)
                }
                None => law_of(&Words::of(text, &LAW_KINDS)).ok_or_else(refused),
            },
        },
        // A mean and a coefficient of variation alone are a lognormal stage.
        Value::Array(pair) => match pair.as_slice() {
            [mean, cv] => {
                let law = Law::Lognormal(number(mean, 0.0, 1e12)?, number(cv, 0.0, 20.0)?);
                law.checked().map_err(|_| refused())
            }
            _ => Err(Problem::WrongLength { min: 2, max: 2 }),
        },
        Value::Object(fields) if fields.contains_key("kind") => {
            let text = fields.iter().fold(String::new(), |text, (name, field)| match field {
                Value::String(kind) => format!("{kind} {text}"),
                field => format!("{text} {name} {field}").replace("days", "length"),
            });
            law_of(&Words::of(&text, &LAW_KINDS)).ok_or_else(refused)
        }
        Value::Object(fields) => {
            let lengths = weighted(fields)?;
            Law::Possible(lengths).checked().map_err(|_| refused())
        }
        _ => Err(refused()),
    }
}

/// `{"1": 0.25, "2": 0.75}`.
fn weighted(fields: &Map<String, Value>) -> Result<Vec<(f64, f64)>, Problem> {
    let pair = |(value, share): (&String, &Value)| {
        let value = number_of(value).filter(|value| *value >= 0.0).ok_or(Problem::NotANumber)?;
        Ok((value, number(share, 0.0, 1.0)?))
    };
    fields.iter().map(pair).collect()
}

/// The shares of `from`, `from` + 1, … from pairs of a value and its share.
fn shares(pairs: &[(f64, f64)], from: usize) -> Result<Vec<f64>, Problem> {
    let mut shares = Vec::new();
    for (value, share) in pairs {
        if *value != libm::trunc(*value) {
            return Err(Problem::NotWhole);
        }
        if *value < from as f64 {
            return Err(Problem::TooSmall { min: from as f64 });
        }
        if *value > 10_000.0 {
            return Err(Problem::TooLarge { max: 10_000.0 });
        }
        let place = *value as usize - from;
        if shares.len() <= place {
            shares.resize(place + 1, 0.0);
        }
        shares[place] += share;
    }
    let total: f64 = shares.iter().sum();
    if (total - 1.0).abs() > 1e-9 { Err(Problem::NotSumming { to: 1.0 }) } else { Ok(shares) }
}

fn demand(value: &Value) -> Result<Demand, Problem> {
    let refused = || Problem::NotAChoice {
        choices: vec!["normal", "poisson", "uniform", "exponential", "gamma", "lognormal"],
    };
    match value {
        Value::Object(fields) if fields.contains_key("kind") => Ok(Demand::Continuous(law(value)?)),
        Value::Object(fields) => Ok(Demand::Discrete(shares(&weighted(fields)?, 0)?)),
        Value::String(text) => {
            if let Some(units) = possible(text) {
                return Ok(Demand::Discrete(shares(&units, 0)?));
            }
            let words = Words::of(text, &LAW_KINDS);
            match words.kind {
                Some("normal") => {
                    let mean = words.or("mean", 0).or_else(|| words.get("mu")).ok_or_else(refused)?;
                    let sd = words.get("sd").or_else(|| words.get("sigma"));
                    let sd = sd
                        .or_else(|| words.get("cv").map(|cv| cv * mean))
                        .or_else(|| words.plain.get(1).copied());
                    Ok(Demand::Normal(mean, sd.ok_or_else(refused)?))
                }
                Some("poisson") => {
                    let mean = words.or("mean", 0).or_else(|| words.get("rate"));
                    Ok(Demand::Poisson(mean.ok_or_else(refused)?))
                }
                _ => law_of(&words).map(Demand::Continuous).ok_or_else(refused),
            }
        }
        _ => Err(refused()),
    }
}

fn count(value: &Value) -> Result<Count, Problem> {
    let refused = || Problem::NotAChoice { choices: vec!["fixed", "geometric", "1 + poisson"] };
    match value {
        Value::Number(_) => Ok(Count::Fixed(number(value, 1.0, 10_000.0)? as u32)),
        Value::Object(fields) if !fields.contains_key("kind") => {
            Ok(Count::Listed(shares(&weighted(fields)?, 1)?))
        }
        Value::String(text) => match number_of(text) {
            Some(count) => Ok(Count::Fixed(number(&Value::from(count), 1.0, 10_000.0)? as u32)),
            None => {
                if let Some(counts) = possible(text) {
                    return Ok(Count::Listed(shares(&counts, 1)?));
                }
                let words = Words::of(text, &LAW_KINDS);
                match words.kind {
                    Some("fixed") => {
                        let count = words.or("value", 0).ok_or_else(refused)?;
                        Ok(Count::Fixed(number(&Value::from(count), 1.0, 10_000.0)? as u32))
                    }
                    Some("geometric") => {
                        let mean = words.get("mean").or_else(|| words.get("p").map(|p| 1.0 / p));
                        Ok(Count::Geometric(
                            mean.or_else(|| words.plain.first().copied()).ok_or_else(refused)?,
                        ))
                    }
                    // `1 + Poisson(0.8)` names the mean of the Poisson part; `mean` is that of the whole.
                    Some("poisson") => match words.get("mean") {
                        Some(mean) => Ok(Count::OnePlusPoisson(mean)),
                        None => Ok(Count::OnePlusPoisson(1.0 + words.plain.last().ok_or_else(refused)?)),
                    },
                    _ => Err(refused()),
                }
            }
        },
        _ => Err(refused()),
    }
}
