//! Reads what helps to explain: the formula that a lesson names, and the terms of each step. And whether its controls can
//! be moved where the prediction is answered.

use crate::experiment::{AskedFormula, AskedInput, setting};
use crate::glossary::Glossary;
use crate::measure::measure;

use super::complaint::Problem;
use super::lesson::{BASE, Control, Prediction, Reveal, Source, Variant};
use super::node::{Node, Report};
use super::variants::Presets;

/// The steps that may name terms, in their order.
const STEPS: [&str; 3] = ["predict", "observe", "explain"];

/// By this name a lesson's reader asks for the glossary, as it asks for presets.
pub const GLOSSARY: &str = "glossary";

/// The formula: a family, some of its quantities, and the inputs that the scenario does not give by itself.
pub(super) fn formula(node: &Node<'_>, report: &mut Report, base: Option<&Variant>) -> Option<AskedFormula> {
    node.fields(report, &["family", "show", "inputs"])?;
    let family = node.need(report, "family")?;
    let name = family.text(report)?;
    let Some(mut asked) = AskedFormula::of(name) else {
        family.not_a_choice(report, name, AskedFormula::families().into_iter());
        return None;
    };
    let shown = node.need(report, "show").map(|shown| shown.list(report, 1..=4)).unwrap_or_default();
    for entry in shown {
        if entry.fields(report, &["quantity", "measure"]).is_none() {
            continue;
        }
        let Some(quantity) = entry.need(report, "quantity") else { continue };
        let Some(name) = quantity.text(report) else { continue };
        let beside = entry.get("measure").map(|node| known_measure(&node, report));
        let measure = match beside {
            None => None,
            Some(Some(measure)) => Some(measure),
            Some(None) => continue,
        };
        if !asked.quantities().contains(&name) {
            quantity.not_a_choice(report, name, asked.quantities().into_iter());
        } else if !asked.show(name, measure) {
            report.complain(&entry.path, Problem::Missing("measure"));
        }
    }
    let inputs = node.get("inputs");
    for (name, value) in inputs.as_ref().and_then(|node| node.any_fields(report)).into_iter().flatten() {
        let entry = Node { path: format!("{}/inputs/{name}", node.path), value };
        if !asked.inputs().contains(&name.as_str()) {
            entry.not_a_choice(report, name, asked.inputs().into_iter());
        } else if let Some(input) = input(&entry, report, base) {
            asked.give(name, input);
        }
    }
    Some(asked)
}

fn known_measure(node: &Node<'_>, report: &mut Report) -> Option<&'static str> {
    let name = node.text(report)?;
    let found = measure(name).map(|measure| measure.id);
    if found.is_none() {
        report.complain(&node.path, Problem::UnknownMeasure(name.to_owned()));
    }
    found
}

/// A number, `{"measure": …}`, `{"field": …}`, or a list of them.
fn input(node: &Node<'_>, report: &mut Report, base: Option<&Variant>) -> Option<AskedInput> {
    const LARGEST: f64 = 1e12;
    if node.value.is_array() {
        let entries = node.list(report, 1..=9);
        let inputs = entries.iter().map(|entry| input(entry, report, base));
        return inputs.collect::<Option<Vec<_>>>().map(AskedInput::List);
    }
    if !node.value.is_object() {
        return node.number(report, -LARGEST..=LARGEST).map(AskedInput::Number);
    }
    node.fields(report, &["measure", "field"])?;
    if let Some(measure) = node.get("measure") {
        return known_measure(&measure, report).map(AskedInput::Measure);
    }
    let field = node.need(report, "field")?;
    let path = field.text(report)?;
    if base.is_some_and(|base| setting(&base.scenario, path).is_none()) {
        report.complain(&field.path, Problem::NoSuchNumber(path.to_owned()));
        return None;
    }
    Some(AskedInput::Field(path.to_owned()))
}

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
