//! The one checker: texts in, a sound lesson or everything that is wrong with it out. Tests, `lab lesson`
//! and the page use this and nothing else. It reads no disk and runs nothing.

use serde_json::Value;

use crate::i18n::Language;
use crate::persist::read_records;

use super::claims::Known;
use super::complaint::{Complaint, File, Problem};
use super::lesson::{
    BASE, Claim, Control, Figure, Lesson, Prediction, Question, Reveal, Scale, Source, TOPICS, Unit, Variant,
};
use super::lines::Lines;
use super::node::{Node, Report};
use super::variants::{self, Presets};
use super::words::{self, PREDICTION, Wanted, Words};

/// The texts of a lesson's folder; what is not there is `None`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Files<'t> {
    /// `lesson.json`.
    pub lesson: Option<&'t str>,
    /// `vi.md`.
    pub vietnamese: Option<&'t str>,
    /// `en.md`.
    pub english: Option<&'t str>,
    /// `orders.csv`, which only some lessons have.
    pub orders: Option<&'t str>,
}

const LANGUAGES: [Language; 2] = [Language::Vietnamese, Language::English];
const LARGEST: f64 = 1e15;

/// Checks a lesson.
///
/// # Errors
/// Everything that is wrong with it, by file and line.
pub fn read(files: Files<'_>, presets: Presets<'_>) -> Result<Lesson, Vec<Complaint>> {
    let text = files.lesson.unwrap_or_default().trim_start_matches('\u{feff}');
    let value: Value = serde_json::from_str(text).map_err(|error| {
        let problem = Problem::Syntax { column: error.column() };
        vec![Complaint { file: File::Lesson, line: error.line().max(1), place: String::new(), problem }]
    })?;
    let mut report = Report { file: File::Lesson, lines: Lines::of(text), complaints: Vec::new() };
    for path in report.lines.twice.clone() {
        report.complain(&path, Problem::Twice);
    }
    let draft = draft(&Node { path: String::new(), value: &value }, &mut report, presets);
    let Report { mut complaints, .. } = report;
    let words = both_languages(files, &draft.wanted(), &mut complaints);
    let records = read_records(files.orders.unwrap_or_default()).unwrap_or_else(|errors| {
        let wrong = errors.iter().filter(|_| files.orders.is_some() || draft.needs_records());
        complaints.extend(wrong.map(|error| Complaint {
            file: File::Orders,
            line: error.line as usize,
            place: error.column.clone(),
            problem: Problem::Record(error.to_string()),
        }));
        Vec::new()
    });
    match draft.finish(words, records) {
        Some(lesson) if complaints.is_empty() => Ok(lesson),
        _ => Err(complaints),
    }
}

/// A lesson without its words, as far as it could be read.
#[derive(Default)]
struct Draft {
    topic: Option<&'static str>,
    minutes: Option<i64>,
    preset: Option<(String, Vec<Variant>)>,
    controls: Vec<Control>,
    prediction: Option<Prediction>,
    reveals: Vec<Reveal>,
    /// Their names, of those too that could not be read.
    reveal_names: Vec<String>,
    questions: Vec<Question>,
    claims: Vec<Claim>,
    sources: Vec<String>,
}

fn draft(file: &Node<'_>, report: &mut Report, presets: Presets<'_>) -> Draft {
    const FIELDS: [&str; 12] = [
        "schema", "topic", "minutes", "preset", "changes", "variants", "controls", "predict", "reveals",
        "check", "claims", "sources",
    ];
    if file.fields(report, &FIELDS).is_none() {
        return Draft::default();
    }
    if let Some(schema) = file.need(report, "schema") {
        schema.whole(report, 1.0..=1.0);
    }
    let topic =
        file.need(report, "topic").and_then(|topic| topic.choice(report, &TOPICS.map(|name| (name, name))));
    let minutes = file.need(report, "minutes").and_then(|minutes| minutes.whole(report, 1.0..=60.0));
    let preset = variants::read(file, report, presets);
    let listed = file.get("variants").and_then(|node| node.value.as_object());
    let ids: Vec<String> = listed.into_iter().flat_map(|fields| fields.keys().cloned()).collect();
    let known = Known { variants: &ids };
    let controls = file.need(report, "controls").map(|node| controls(&node, report, preset.as_ref()));
    let prediction = file.need(report, "predict").and_then(|node| prediction(&node, report, &known));
    let reveals = file.need(report, "reveals").map(|node| reveals(&node, report, &known));
    let (reveals, reveal_names) = reveals.unwrap_or_default();
    answer_is_on_curve(prediction.as_ref(), &reveals, report);
    let questions = file.need(report, "check").map(|node| questions(&node, report));
    let claims =
        match file.get("claims").filter(|claims| claims.value.as_array().is_none_or(|l| !l.is_empty())) {
            Some(node) => {
                let claims = claims(&node, report, &known);
                claims_can_run(&claims, report, preset.as_ref());
                claims
            }
            None => {
                report.complain("claims", Problem::NoClaim);
                Vec::new()
            }
        };
    let sources = file.need(report, "sources").map(|node| node.names(report, 0..=9));
    Draft {
        topic,
        minutes,
        preset,
        controls: controls.unwrap_or_default(),
        prediction,
        reveals,
        reveal_names,
        questions: questions.unwrap_or_default(),
        claims,
        sources: sources.unwrap_or_default(),
    }
}

fn controls(node: &Node<'_>, report: &mut Report, preset: Option<&(String, Vec<Variant>)>) -> Vec<Control> {
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

fn prediction(node: &Node<'_>, report: &mut Report, known: &Known<'_>) -> Option<Prediction> {
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
fn reveals(node: &Node<'_>, report: &mut Report, known: &Known<'_>) -> (Vec<Reveal>, Vec<String>) {
    const FIGURES: [(&str, Figure); 7] = [
        ("headline", Figure::Headline),
        ("what_happened", Figure::WhatHappened),
        ("waiting", Figure::Waiting),
        ("why", Figure::Why),
        ("trade_off", Figure::TradeOff),
        ("scorecards", Figure::Scorecards),
        ("answer", Figure::Answer),
    ];
    let mut found: Vec<Reveal> = Vec::new();
    let mut taken = vec![PREDICTION.to_owned()];
    for entry in node.list(report, 1..=12) {
        let fields = ["id", "variant", "strategy", "measure", "records", "over", "figure"];
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
        let over = match entry.get("over") {
            None => Some(None),
            Some(over) => known.source(&over, report, source.as_ref()).map(Some),
        };
        let figure = entry.need(report, "figure").and_then(|figure| figure.choice(report, &FIGURES));
        if let (Some(id), Some(source), Some(over), Some(figure)) = (id, source, over, figure) {
            found.push(Reveal { id, source, over, figure });
        }
    }
    (found, taken)
}

fn answer_is_on_curve(prediction: Option<&Prediction>, reveals: &[Reveal], report: &mut Report) {
    let (Some(Prediction::Curve { points, .. }), Some(answer)) = (prediction, reveals.first()) else {
        return;
    };
    let variant = match &answer.source {
        Source::Run { variant, .. } => variant.as_str(),
        Source::Records { .. } => "",
    };
    if !points.iter().any(|(_, known)| known == variant) {
        report.complain("reveals/0", Problem::AnswerNotOnCurve(variant.to_owned()));
    }
}

fn questions(node: &Node<'_>, report: &mut Report) -> Vec<Question> {
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

fn claims(node: &Node<'_>, report: &mut Report, known: &Known<'_>) -> Vec<Claim> {
    let mut found: Vec<Claim> = Vec::new();
    for entry in node.list(report, 1..=40) {
        let taken: Vec<String> = found.iter().map(|claim| claim.id.clone()).collect();
        let Some(claim) = known.claim(&entry, report) else { continue };
        Node { path: entry.below("id"), ..entry.clone() }.not_taken(report, &claim.id, &taken);
        found.push(claim);
    }
    found
}

/// A claim's own lengths of run must fit into memory and patience, as any scenario's.
fn claims_can_run(claims: &[Claim], report: &mut Report, preset: Option<&(String, Vec<Variant>)>) {
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

impl Draft {
    fn wanted(&self) -> Wanted {
        let labels = match &self.prediction {
            Some(Prediction::Choice { answers, .. }) => answers.clone(),
            Some(Prediction::Curve { .. }) => vec!["axis".to_owned()],
            Some(Prediction::Number(_)) | None => Vec::new(),
        };
        let question =
            |question: &Question| (question.id.clone(), question.answers.clone(), question.right.clone());
        Wanted {
            labels,
            questions: self.questions.iter().map(question).collect(),
            placeholders: self.reveal_names.clone(),
        }
    }

    fn needs_records(&self) -> bool {
        let is_of_records = |source: &Source| matches!(source, Source::Records { .. });
        self.claims.iter().any(|claim| is_of_records(&claim.left))
            || self.reveals.iter().any(|reveal| is_of_records(&reveal.source))
    }

    fn finish(self, words: [Words; 2], records: Vec<crate::measure::OrderRecord>) -> Option<Lesson> {
        let (preset, variants) = self.preset?;
        Some(Lesson {
            topic: self.topic?,
            minutes: self.minutes? as u32,
            preset,
            variants,
            controls: self.controls,
            prediction: self.prediction?,
            reveals: self.reveals,
            questions: self.questions,
            claims: self.claims,
            sources: self.sources,
            records,
            words,
        })
    }
}

/// The words of both languages; where a file is missing or empty, empty words and a complaint.
fn both_languages(files: Files<'_>, wanted: &Wanted, complaints: &mut Vec<Complaint>) -> [Words; 2] {
    let texts = [files.vietnamese, files.english].map(|text| text.filter(|text| !text.trim().is_empty()));
    let mut all = Vec::new();
    for (language, text) in LANGUAGES.into_iter().zip(texts) {
        match text {
            Some(text) => all.push(words::read(language, text, wanted, complaints)),
            None => {
                let (file, place) = (File::Words(language), String::new());
                complaints.push(Complaint { file, line: 1, place, problem: Problem::MissingLanguage });
            }
        }
    }
    if let [(_, one), (_, two)] = &all[..] {
        words::differences(LANGUAGES, [one, two], complaints);
    }
    let mut all = all.into_iter().map(|(words, _)| words);
    [(); 2].map(|()| all.next().unwrap_or_default())
}
