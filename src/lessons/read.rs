//! The one checker: texts in, a sound lesson or everything that is wrong with it out. Tests, `lab lesson`
//! and the page use this and nothing else. It reads no disk and runs nothing.

use serde_json::Value;

use crate::i18n::Language;
use crate::persist::read_records;

use super::aids;
use super::claims::Known;
use super::complaint::{Complaint, File, Problem};
use super::formula::{Formula, Names};
use super::lesson::{Claim, Control, Lesson, Prediction, Question, Reveal, Source, TOPICS, Variant};
use super::lines::Lines;
use super::node::{Node, Report};
use super::parts;
use super::variants::{self, Presets};
use super::words::{self, Wanted, Words};

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

/// Checks a lesson.
///
/// # Errors
/// Everything that is wrong with it, by file and line.
pub fn read(files: Files<'_>, presets: Presets<'_>) -> Result<Lesson, Vec<Complaint>> {
    let Some(text) = files.lesson else {
        let (file, place) = (File::Lesson, String::new());
        return Err(vec![Complaint { file, line: 1, place, problem: Problem::NoLesson }]);
    };
    let text = text.trim_start_matches('\u{feff}');
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
    formulas: Vec<Formula>,
    terms: [Vec<String>; 3],
    prediction: Option<Prediction>,
    reveals: Vec<Reveal>,
    /// Their names, of those too that could not be read.
    reveal_names: Vec<String>,
    questions: Vec<Question>,
    claims: Vec<Claim>,
    sources: Vec<String>,
}

fn draft(file: &Node<'_>, report: &mut Report, presets: Presets<'_>) -> Draft {
    const FIELDS: [&str; 14] = [
        "schema", "topic", "minutes", "preset", "changes", "variants", "controls", "formula", "terms",
        "predict", "reveals", "check", "claims", "sources",
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
    let listed = file.need(report, "controls");
    let controls =
        listed.as_ref().map(|node| parts::controls(node, report, preset.as_ref())).unwrap_or_default();
    let variants = preset.as_ref().map_or(&[][..], |(_, variants)| variants);
    let terms = file.get("terms").map(|node| aids::terms(&node, report, presets)).unwrap_or_default();
    let prediction = file.need(report, "predict").and_then(|node| parts::prediction(&node, report, &known));
    let reveals = file.need(report, "reveals").map(|node| parts::reveals(&node, report, &known));
    let (reveals, reveal_names) = reveals.unwrap_or_default();
    // What was predicted is no number of the run.
    let shown = reveal_names.iter().filter(|name| *name != words::PREDICTION).cloned().collect::<Vec<_>>();
    let names = Names { known: &known, variants, reveals: &shown };
    let formulas = file.get("formula").map(|node| names.formulas(&node, report)).unwrap_or_default();
    parts::answer_fits(prediction.as_ref(), &reveals, report);
    if let Some(node) = &listed {
        aids::controls_fit((&controls, node), prediction.as_ref(), &reveals, (variants, report));
    }
    let questions = file.need(report, "check").map(|node| parts::questions(&node, report));
    let claims =
        match file.get("claims").filter(|claims| claims.value.as_array().is_none_or(|l| !l.is_empty())) {
            Some(node) => {
                let claims = parts::claims(&node, report, &known);
                parts::claims_can_run(&claims, report, preset.as_ref());
                claims
            }
            None => {
                report.complain("claims", Problem::NoClaim);
                Vec::new()
            }
        };
    parts::dips_are_disturbed(&reveals, &claims, report, preset.as_ref());
    let sources = file.need(report, "sources").map(|node| node.names(report, 0..=9));
    Draft {
        topic,
        minutes,
        preset,
        controls,
        formulas,
        terms,
        prediction,
        reveals,
        reveal_names,
        questions: questions.unwrap_or_default(),
        claims,
        sources: sources.unwrap_or_default(),
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
            formulas: self.formulas,
            terms: self.terms,
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
