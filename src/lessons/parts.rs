//! Reads the parts of `lesson.json`: controls, prediction, reveals, questions, claims. How they come
//! together stands in `read`.

use crate::measure::{Form, measure};
use crate::sim::Strategy;

use super::claims::Known;
use super::complaint::Problem;
use super::dip::{DipOf, DipPart};
use super::lesson::{
    BASE, Beside, Claim, Control, Figure, Prediction, Question, Reveal, Scale, Source, Unit, Variant,
};
use super::node::{Node, Report};
use super::variants;
use super::words::PREDICTION;

const LARGEST: f64 = 1e15;

pub(super) fn controls(
    node: &Node<'_>,
    report: &mut Report,
    preset: Option<&(String, Vec<Variant>)>,
) -> Vec<Control> {
    const MOST: usize = 6;
    let base = preset.and_then(|(_, variants)| variants.iter().find(|variant| variant.id == BASE));
    let mut found = Vec::new();
    for entry in node.list(report, 0..=MOST) {
        if entry.fields(report, &["field", "from", "to"]).is_none() {
            continue;
        }
        let field = entry.need(report, "field").and_then(|field| field.text(report));
        let mut end = |name| entry.need(report, name).and_then(|end| end.number(report, -LARGEST..=LARGEST));
        let (from, to) = (end("from"), end("to"));
        let (Some(field), Some(from), Some(to), Some(base)) = (field, from, to, base) else { continue };
        if from >= to {
            report.complain(&entry.below("to"), Problem::OutOfRange { value: to, low: from, high: LARGEST });
        }
        if base.scenario.number_at(field).is_none() {
            report.complain(&entry.below("field"), Problem::NoSuchNumber(field.to_owned()));
            continue;
        }
        for (name, end) in [("from", from), ("to", to)] {
            variants::must_take(&base.scenario, field, end, report, &entry.below(name));
        }
        found.push(Control { field: field.to_owned(), from, to });
    }
    found
}

const UNITS: [(&str, Unit); 6] = [
    ("percent", Unit::Percent),
    ("days", Unit::Days),
    ("units", Unit::Units),
    ("orders", Unit::Orders),
    ("times", Unit::Times),
    ("money", Unit::Money),
];

pub(super) fn prediction(node: &Node<'_>, report: &mut Report, known: &Known<'_>) -> Option<Prediction> {
    let kinds = [("number", 0), ("choice", 1), ("curve", 2)];
    let kind = node.need(report, "kind").and_then(|kind| kind.choice(report, &kinds))?;
    match kind {
        0 => {
            node.fields(report, &["kind", "unit", "from", "to"])?;
            Some(Prediction::Number(scale(node, report)?))
        }
        1 => {
            node.fields(report, &["kind", "answers", "right"])?;
            let (answers, right) = answers(node, report)?;
            Some(Prediction::Choice { answers, right })
        }
        _ => {
            node.fields(report, &["kind", "unit", "from", "to", "points", "given"])?;
            let scale = scale(node, report);
            let mut points = Vec::new();
            for point in node.need(report, "points")?.list(report, 2..=12) {
                let _ = point.fields(report, &["at", "variant"]);
                let at = point.need(report, "at").and_then(|at| at.number(report, -LARGEST..=LARGEST));
                let variant = point.need(report, "variant").and_then(|node| known.variant(&node, report));
                points.extend(at.zip(variant));
            }
            let most = (points.len() as f64 - 1.0).max(0.0);
            let given = node.get("given").map_or(Some(0), |given| given.whole(report, 0.0..=most));
            Some(Prediction::Curve { scale: scale?, points, given: given? as usize })
        }
    }
}

fn scale(node: &Node<'_>, report: &mut Report) -> Option<Scale> {
    let unit = node.need(report, "unit").and_then(|unit| unit.choice(report, &UNITS));
    let mut end = |name| node.need(report, name).and_then(|end| end.number(report, -LARGEST..=LARGEST));
    let (low, high) = (end("from")?, end("to")?);
    if low >= high {
        report.complain(&node.below("to"), Problem::OutOfRange { value: high, low, high: LARGEST });
    }
    Some(Scale { unit: unit?, low, high })
}

/// Answers by name, and the right one among them.
fn answers(node: &Node<'_>, report: &mut Report) -> Option<(Vec<String>, String)> {
    let answers = node.need(report, "answers").map(|answers| answers.names(report, 2..=6));
    let right = node.need(report, "right")?;
    let (name, answers) = (right.text(report)?, answers?);
    if !answers.iter().any(|answer| answer == name) {
        right.not_a_choice(report, name, answers.iter().map(String::as_str));
    }
    Some((answers, name.to_owned()))
}

/// What is shown, and the names of all that should be.
pub(super) fn reveals(node: &Node<'_>, report: &mut Report, known: &Known<'_>) -> (Vec<Reveal>, Vec<String>) {
    const FIGURES: [(&str, Figure); 9] = [
        ("headline", Figure::Headline),
        ("what_happened", Figure::WhatHappened),
        ("waiting", Figure::Waiting),
        ("why", Figure::Why),
        ("trade_off", Figure::TradeOff),
        ("scorecards", Figure::Scorecards),
        ("recovery", Figure::Recovery),
        ("cycle", Figure::Cycle),
        ("answer", Figure::Answer),
    ];
    let mut found: Vec<Reveal> = Vec::new();
    let mut taken = vec![PREDICTION.to_owned()];
    for entry in node.list(report, 1..=12) {
        let fields = ["id", "variant", "strategy", "measure", "records", "dip", "over", "less", "figure"];
        if entry.fields(report, &fields).is_none() {
            continue;
        }
        let id = entry.need(report, "id").and_then(|id| {
            let name = id.text(report)?;
            id.not_taken(report, name, &taken);
            Some(name.to_owned())
        });
        taken.extend(id.clone());
        let source = known.source(&entry, report, None);
        let other = |name: &str| entry.get(name);
        let beside = match (other("over"), other("less")) {
            (None, None) => Some(Beside::Nothing),
            (Some(over), None) => known.source(&over, report, source.as_ref()).map(Beside::Over),
            (None, Some(less)) => known.source(&less, report, source.as_ref()).map(Beside::Less),
            (Some(_), Some(less)) => {
                report.complain(&less.path, Problem::UnknownField);
                None
            }
        };
        let figure = entry.need(report, "figure").and_then(|figure| figure.choice(report, &FIGURES));
        if let (Some(id), Some(source), Some(beside), Some(figure)) = (id, source, beside, figure) {
            found.push(Reveal { id, source, beside, figure });
        }
    }
    (found, taken)
}

/// The first reveal answers the prediction: in its unit, and with a curve at one of its points.
pub(super) fn answer_fits(prediction: Option<&Prediction>, reveals: &[Reveal], report: &mut Report) {
    let (Some(prediction), Some(answer)) = (prediction, reveals.first()) else { return };
    let (scale, points) = match prediction {
        Prediction::Number(scale) => (scale, None),
        Prediction::Curve { scale, points, .. } => (scale, Some(points)),
        Prediction::Choice { .. } => return,
    };
    if reveal_unit(answer) != Some(scale.unit) {
        report.complain("reveals/0", Problem::AnswerInAnotherUnit);
    }
    let variant = match &answer.source {
        Source::Run { variant, .. } | Source::Dip { variant, .. } => variant.as_str(),
        Source::Records { .. } => "",
    };
    if points.is_some_and(|points| !points.iter().any(|(_, known)| known == variant)) {
        report.complain("reveals/0", Problem::AnswerNotOnCurve(variant.to_owned()));
    }
}

/// The unit in which a reveal is answered; `None` where a learner cannot answer in it.
#[must_use]
pub fn reveal_unit(reveal: &Reveal) -> Option<Unit> {
    if matches!(reveal.beside, Beside::Over(_)) {
        return Some(Unit::Times);
    }
    let id = match &reveal.source {
        Source::Run { measure, .. } | Source::Records { measure, .. } => measure,
        Source::Dip { strategy, of, part, .. } => {
            return Some(match (part, of, strategy) {
                (DipPart::DelayDays | DipPart::LengthDays | DipPart::RecoveryDays, ..) => Unit::Days,
                (DipPart::Depth, DipOf::Level, Strategy::BuildToStock) => Unit::Units,
                (DipPart::Depth, DipOf::Level, Strategy::BuildToOrder) => Unit::Orders,
                (DipPart::Depth, ..) => Unit::Percent,
            });
        }
    };
    match measure(id)?.form {
        Form::Share(_) | Form::Fraction => Some(Unit::Percent),
        Form::Days => Some(Unit::Days),
        Form::Units => Some(Unit::Units),
        Form::Orders => Some(Unit::Orders),
        Form::Money => Some(Unit::Money),
        Form::Plain => None,
    }
}

pub(super) fn questions(node: &Node<'_>, report: &mut Report) -> Vec<Question> {
    let mut found: Vec<Question> = Vec::new();
    let mut taken = Vec::new();
    for entry in node.list(report, 1..=3) {
        if entry.fields(report, &["id", "answers", "right"]).is_none() {
            continue;
        }
        let id = entry.need(report, "id").and_then(|id| {
            let name = id.text(report)?;
            id.not_taken(report, name, &taken);
            Some(name.to_owned())
        });
        taken.extend(id.clone());
        let answers = answers(&entry, report);
        if let (Some(id), Some((answers, right))) = (id, answers) {
            found.push(Question { id, answers, right });
        }
    }
    found
}

pub(super) fn claims(node: &Node<'_>, report: &mut Report, known: &Known<'_>) -> Vec<Claim> {
    let mut found: Vec<Claim> = Vec::new();
    for entry in node.list(report, 1..=40) {
        let taken: Vec<String> = found.iter().map(|claim| claim.id.clone()).collect();
        let Some(claim) = known.claim(&entry, report) else { continue };
        Node { path: entry.below("id"), ..entry.clone() }.not_taken(report, &claim.id, &taken);
        found.push(claim);
    }
    found
}

/// A dip needs something that disturbs.
pub(super) fn dips_are_disturbed(
    reveals: &[Reveal],
    claims: &[Claim],
    report: &mut Report,
    preset: Option<&(String, Vec<Variant>)>,
) {
    let undisturbed = |source: &Source| {
        let Source::Dip { variant, .. } = source else { return None };
        let all = preset.into_iter().flat_map(|(_, variants)| variants);
        let mut found = all.filter(|known| known.id == *variant);
        found.any(|known| known.scenario.disruptions.is_empty()).then(|| variant.clone())
    };
    let shown = reveals.iter().enumerate().map(|(place, reveal)| ("reveals", place, &reveal.source));
    let claimed = claims
        .iter()
        .enumerate()
        .flat_map(|(place, claim)| super::judge::sources(claim).map(move |source| ("claims", place, source)));
    for (list, place, source) in shown.chain(claimed) {
        if let Some(variant) = undisturbed(source) {
            report.complain(&format!("{list}/{place}"), Problem::Undisturbed(variant));
        }
    }
}

/// A claim's own lengths of run must fit into memory and patience, as any scenario's.
pub(super) fn claims_can_run(claims: &[Claim], report: &mut Report, preset: Option<&(String, Vec<Variant>)>) {
    for (place, claim) in claims.iter().enumerate() {
        for (variant, test) in super::judge::needs(claim) {
            let all = preset.iter().flat_map(|(_, variants)| variants);
            let Some(found) = all.into_iter().find(|known| known.id == variant) else { continue };
            let mut scenario = found.scenario.clone();
            scenario.run.warm_up_days = test.warm_up_days.or(scenario.run.warm_up_days);
            if let Some(days) = test.run_days {
                let path = format!("claims/{place}/run_days");
                variants::must_take(&scenario, "run.run_days", days as f64, report, &path);
            }
        }
    }
}
