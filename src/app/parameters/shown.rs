//! How values of parameters are written: in the heads of groups, as usual values, as limits.

use std::rc::Rc;

use serde_json::Value;

use super::{NumberForm, Parameter, ParameterGroup, ParameterKind, Parameters, value_at};
use crate::i18n::{Texts, decimals_needed, format_number, format_plain};

/// Decimals that a value is shown with at the most.
const MOST_DECIMALS: usize = 4;

impl NumberForm {
    /// The value as it is shown: shares in per cent.
    #[must_use]
    pub fn to_shown(&self, value: f64) -> f64 {
        // Through a few digits more than are shown, so that 0.95 is 95 and not 94.99999999999999.
        let shown = if self.is_share { 100.0 * value } else { value };
        (shown * 1e9).round() / 1e9
    }

    /// The value as it stands in its box.
    #[must_use]
    pub fn in_box(&self, texts: Texts, value: f64) -> String {
        let shown = self.to_shown(value);
        format_plain(texts.language, shown, decimals_needed(shown, MOST_DECIMALS))
    }

    /// The value in words, with its unit: "6 orders/day", "95%", "250,000 ₫".
    #[must_use]
    pub fn in_words(&self, texts: Texts, value: f64, currency: &str) -> String {
        let shown = self.to_shown(value);
        let number = format_number(texts.language, shown, decimals_needed(shown, MOST_DECIMALS));
        match (self.is_share, self.is_money) {
            (true, _) => number + "%",
            (_, true) => texts.controls.says(&number, currency),
            _ if self.unit.is_empty() => number,
            // A coefficient of variation has its name in front.
            _ if self.unit == "CV" => texts.controls.says(&self.unit, &number),
            _ => texts.controls.says(&number, &self.unit),
        }
    }
}

impl Parameter {
    /// A value of it in few words; `None` where there is nothing to say, as of an empty list.
    #[must_use]
    pub fn in_words(
        &self,
        texts: Texts,
        parameters: &Parameters,
        value: &Value,
        currency: &str,
    ) -> Option<String> {
        match &self.kind {
            ParameterKind::Number(form) => Some(form.in_words(texts, value.as_f64()?, currency)),
            ParameterKind::Choice(words) => {
                let word = value.as_str()?;
                words.iter().find(|(known, _)| known == word).map(|(_, name)| name.clone())
            }
            ParameterKind::Flag => {
                let words = texts.controls;
                Some(if value.as_bool()? { words.yes() } else { words.no() }.to_owned())
            }
            ParameterKind::Text => value.as_str().filter(|text| !text.is_empty()).map(str::to_owned),
            ParameterKind::Law { counts, .. } => law_in_words(texts, parameters.law(*counts), value),
            // That it is there is all that is said: the head has the words around it.
            ParameterKind::Group { .. } => value.is_object().then(String::new),
            ParameterKind::List { .. } | ParameterKind::Pairs { .. } | ParameterKind::Rows => {
                let entries = value.as_array()?.len();
                (entries > 0).then(|| format_number(texts.language, entries as f64, 0))
            }
            ParameterKind::Numbers { .. } => {
                let numbers = value.as_array()?.iter().filter_map(Value::as_f64);
                let all: Vec<String> = numbers
                    .map(|number| {
                        format_plain(texts.language, number, decimals_needed(number, MOST_DECIMALS))
                    })
                    .collect();
                Some(all.join(" · "))
            }
        }
    }
}

/// A law in few words: its kind, and its numbers.
fn law_in_words(texts: Texts, parts: &[Rc<Parameter>], law: &Value) -> Option<String> {
    let mut words = Vec::new();
    for part in parts {
        let Some(value) = law.get(part.name()) else { continue };
        match &part.kind {
            ParameterKind::Number(form) => words.push(form.in_words(texts, value.as_f64()?, "")),
            ParameterKind::Pairs { .. } => {
                words.push(format_number(texts.language, value.as_array()?.len() as f64, 0));
            }
            // A fixed number needs no name of its law.
            ParameterKind::Choice(names) if value != "fixed" => {
                words.extend(names.iter().find(|(word, _)| value == word).map(|(_, name)| name.clone()));
            }
            _ => {}
        }
    }
    (!words.is_empty()).then(|| words.join(", "))
}

impl ParameterGroup {
    /// What its head says of a scenario.
    #[must_use]
    pub fn head(&self, texts: Texts, parameters: &Parameters, scenario: &Value, currency: &str) -> String {
        const BETWEEN: &str = " · ";
        let value = |path: &str| {
            let value = value_at(scenario, path)?;
            parameters.find(path)?.in_words(texts, parameters, value, currency)
        };
        let parts: Vec<String> = self.head.split(BETWEEN).filter_map(|part| filled(part, &value)).collect();
        if parts.is_empty() { self.nothing.clone() } else { parts.join(BETWEEN) }
    }
}

/// A part of a head with its values; none if one of them is missing.
fn filled(part: &str, value: &impl Fn(&str) -> Option<String>) -> Option<String> {
    let (mut text, mut rest) = (String::new(), part);
    while let Some((before, after)) = rest.split_once('{') {
        let (path, behind) = after.split_once('}')?;
        text.push_str(before);
        text.push_str(&value(path)?);
        rest = behind;
    }
    Some(text + rest)
}
