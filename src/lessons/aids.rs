//! Reads the terms of each step. And whether the controls can be moved where the prediction is answered.
//!
//! Not here: the formulas (`formula`).

use crate::experiment::setting;
use crate::glossary::Glossary;

use super::complaint::Problem;
use super::lesson::{BASE, Control, Prediction, Reveal, Source, Variant};
use super::node::{Node, Report};
use super::variants::Presets;

/// The steps that may name terms, in their order.
const STEPS: [&str; 3] = ["predict", "observe", "explain"];

/// By this name a lesson's reader asks for the glossary, as it asks for presets.
pub const GLOSSARY: &str = "glossary";

/// The terms of each step, by their names in the glossary.
pub(super) fn terms(node: &Node<'_>, report: &mut Report, presets: Presets<'_>) -> [Vec<String>; 3] {
    const MOST: usize = 4;
    if node.fields(report, &STEPS).is_none() {
        return Default::default();
    }
    // Where there is no glossary at hand, its page says what is not in it.
    let glossary = presets(GLOSSARY).and_then(|file| Glossary::read(&file));
    STEPS.map(|step| {
        let Some(listed) = node.get(step) else { return Vec::new() };
        let mut names: Vec<String> = Vec::new();
        for entry in listed.list(report, 1..=MOST) {
            let Some(name) = entry.text(report) else { continue };
            entry.not_taken(report, name, &names);
            if glossary.as_ref().is_some_and(|glossary| glossary.entry(name).is_none()) {
                report.complain(&entry.path, Problem::UnknownTerm(name.to_owned()));
            }
            names.push(name.to_owned());
        }
        names
    })
}

/// A control moves what answers the prediction, so its number must be there; and a curve's points all at once, so none of
/// them may differ in it.
pub(super) fn controls_fit(
    (controls, node): (&[Control], &Node<'_>),
    prediction: Option<&Prediction>,
    reveals: &[Reveal],
    (variants, report): (&[Variant], &mut Report),
) {
    let answering = match reveals.first().map(|reveal| &reveal.source) {
        Some(Source::Run { variant, .. } | Source::Dip { variant, .. }) => variant.as_str(),
        Some(Source::Records { .. }) | None => BASE,
    };
    let points: &[(f64, String)] = match prediction {
        Some(Prediction::Curve { points, .. }) => points,
        _ => &[],
    };
    // A variant that there is not has been complained of.
    let scenario =
        |variant: &str| variants.iter().find(|known| known.id == variant).map(|variant| &variant.scenario);
    for control in controls {
        let number = |variant: &str| setting(scenario(variant)?, &control.field);
        let listed = node.value.as_array();
        let place = listed.and_then(|list| {
            let field = |entry: &serde_json::Value| {
                entry.get("field").and_then(|field| field.as_str()) == Some(&control.field)
            };
            list.iter().position(field)
        });
        let path = node.below(&format!("{}/field", place.unwrap_or_default()));
        let first = points.first().and_then(|(_, variant)| number(variant));
        if scenario(answering).is_some() && number(answering).is_none() {
            report.complain(&path, Problem::NoSuchNumber(control.field.clone()));
        } else if points.iter().any(|(_, variant)| number(variant) != first) {
            report.complain(&path, Problem::PointsDiffer(control.field.clone()));
        }
    }
}
