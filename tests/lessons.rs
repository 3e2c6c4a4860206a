//! The lessons from outside: every shipped one is sound and true, and every kind of mistake is found, with
//! its file and its line.

#![expect(clippy::expect_used, reason = "what helpers of tests expect, the tests expect")]

#[path = "lessons/formulas.rs"]
mod formulas;
#[path = "lessons/mistakes.rs"]
mod mistakes;
#[path = "lessons/own_data.rs"]
mod own_data;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use perfect_order_lab::app;
use perfect_order_lab::experiment::{self, Fold, Prepared, Warning};
use perfect_order_lab::i18n::{Language, Texts, setting_name};
use perfect_order_lab::lessons::{
    self, BASE, Complaint, Files, Lesson, Prediction, Reveal, Source, Unit, Variant, Verdict, complaint_line,
};

/// The texts of a folder.
#[derive(Clone, Debug, Default)]
struct Folder {
    lesson: String,
    vietnamese: String,
    english: String,
    orders: Option<String>,
}

impl Folder {
    fn of(path: &Path) -> Self {
        let text = |name: &str| fs::read_to_string(path.join(name)).unwrap_or_default();
        let orders = fs::read_to_string(path.join("orders.csv")).ok();
        Self { lesson: text("lesson.json"), vietnamese: text("vi.md"), english: text("en.md"), orders }
    }

    /// The example in the documents.
    fn documented() -> Self {
        let documents = include_str!("../docs/lessons.md");
        let mut blocks = documents.split("```").skip(1).step_by(2);
        let mut block = |language: &str| {
            let block = blocks.next().expect("a block");
            block.strip_prefix(language).expect("a block of this language").trim_start().to_owned()
        };
        Self {
            lesson: block("json"),
            vietnamese: block("markdown"),
            english: block("markdown"),
            orders: None,
        }
    }

    fn read(&self) -> Result<Lesson, Vec<Complaint>> {
        let files = Files {
            lesson: Some(&self.lesson),
            vietnamese: Some(&self.vietnamese),
            english: Some(&self.english),
            orders: self.orders.as_deref(),
        };
        lessons::read(files, &preset)
    }
}

fn preset(name: &str) -> Option<String> {
    match app::lesson_source(name)? {
        app::Source::Here(text) => Some(text.to_owned()),
        app::Source::Fetched(path) => fs::read_to_string(static_folder().join(path)).ok(),
    }
}

fn said(complaints: &[Complaint]) -> String {
    let texts = Texts::of(Language::English);
    complaints.iter().map(|complaint| complaint_line(texts, complaint)).collect::<Vec<_>>().join("\n")
}

fn static_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("static")
}

fn static_lessons() -> PathBuf {
    static_folder().join("lessons")
}

/// The folders in the order of the course.
fn names() -> Vec<String> {
    let index = fs::read_to_string(static_lessons().join("index.json")).expect("an index");
    let course = app::Course::read(&index).expect("a list of lessons");
    course.lessons.into_iter().map(|entry| entry.folder).collect()
}

fn shipped() -> Vec<(String, Lesson)> {
    let read = |name: String| {
        let lesson = Folder::of(&static_lessons().join(&name)).read();
        let lesson = lesson.unwrap_or_else(|complaints| panic!("{name}:\n{}", said(&complaints)));
        (name, lesson)
    };
    names().into_iter().map(read).collect()
}

/// Runs a lesson's claims, prints each with its margin, and says which fail.
fn failing(name: &str, lesson: &Lesson) -> Vec<String> {
    let texts = Texts::of(Language::English);
    let mut failing = Vec::new();
    for (claim, (judged, warnings)) in lesson.claims.iter().zip(lessons::run_claims(lesson, 2)) {
        let (says, fares) = (lessons::claim_text(texts, claim), lessons::verdict_text(texts, claim, &judged));
        println!("{name} {}: {says}\n    {fares}", claim.id);
        if judged.verdict != Verdict::Holds {
            failing.push(format!("{name} {}: {says}: {fares}", claim.id));
        }
        // A run that has not forgotten its start shows the start, not the system.
        for warning in warnings.iter().filter(|warning| matches!(warning, Warning::WarmUpShort { .. })) {
            failing.push(format!("{name} {}: {warning:?}", claim.id));
        }
    }
    failing
}

#[test]
fn every_folder_is_in_the_index() {
    let mut there: Vec<String> = fs::read_dir(static_lessons())
        .expect("the folder of lessons")
        .filter_map(Result::ok)
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    let mut listed = names();
    there.sort();
    listed.sort();
    assert_eq!(there, listed);
}

#[test]
fn every_lesson_is_sound() {
    for (name, lesson) in shipped() {
        assert!((5..=10).contains(&lesson.minutes), "{name} takes {} minutes", lesson.minutes);
    }
}

/// α and margins are each claim's own; seeds are fixed, so that a claim which holds goes on holding until
/// the engine changes.
#[test]
fn every_claim_holds() {
    let failing: Vec<String> = shipped().iter().flat_map(|(name, lesson)| failing(name, lesson)).collect();
    assert!(failing.is_empty(), "\n{}", failing.join("\n"));
}

/// What answers a prediction is measured on a run that some claim is about, or on the order records.
#[test]
fn every_answer_rests_on_a_claim() {
    for (name, lesson) in shipped() {
        let claimed: Vec<&str> =
            lesson.claims.iter().flat_map(lessons::needs).map(|(variant, _)| variant).collect();
        let answers: Vec<&Reveal> = lesson.reveals.iter().take(1).collect();
        for reveal in answers {
            if let Source::Run { variant, .. } | Source::Dip { variant, .. } = &reveal.source {
                assert!(claimed.contains(&variant.as_str()), "{name}: nothing is claimed of {variant}");
            }
        }
        if let Prediction::Curve { points, .. } = &lesson.prediction {
            for (at, variant) in points {
                assert!(claimed.contains(&variant.as_str()), "{name}: nothing is claimed at {at}");
            }
        }
    }
}

/// What the run answers lies within the scale on which the learner predicts, and every reveal has
/// something to count.
#[test]
fn every_answer_lies_on_its_scale() {
    for (name, lesson) in shipped() {
        let fold =
            |variant: &Variant| experiment::run(&Arc::new(Prepared::new(variant.scenario.clone())), 7, 8, 2);
        let mut folds: Vec<(String, Fold)> =
            lesson.variants.iter().map(|variant| (variant.id.clone(), fold(variant))).collect();
        for variant in &lesson.variants {
            let id = lessons::twin_of(&variant.id);
            if let Some(twin) = lesson.scenario(&id) {
                folds.push((id.clone(), fold(&Variant { id, scenario: twin.into_owned() })));
            }
        }
        let run = |id: &str| folds.iter().find(|(known, _)| known == id).map(|(_, fold)| fold);
        for (place, reveal) in lesson.reveals.iter().enumerate() {
            let shown = lessons::revealed(&lesson, reveal, run);
            let shown = shown.unwrap_or_else(|| panic!("{name}: {} is undefined", reveal.id));
            let (Prediction::Number(scale) | Prediction::Curve { scale, .. }) = lesson.prediction else {
                continue;
            };
            let shown = if scale.unit == Unit::Percent { 100.0 * shown } else { shown };
            let on_scale = scale.low < shown && shown < scale.high;
            assert!(place > 0 || on_scale, "{name}: {shown} is not on the scale");
        }
    }
}

/// The page calls a control by its setting's name, so there must be one, in both languages.
#[test]
fn every_control_has_a_name() {
    for (name, lesson) in shipped() {
        for control in &lesson.controls {
            let texts = Texts::of(Language::Vietnamese);
            assert_ne!(setting_name(texts, &control.field), control.field, "{name}");
        }
    }
}

/// The ten orders of the lesson on scorecards are those that the documents work by hand.
#[test]
fn the_ten_orders_are_the_documented_ones() {
    let path = static_lessons().join("03-two-scorecards/orders.csv");
    let lesson = fs::read_to_string(path).expect("the ten orders");
    assert_eq!(lesson, include_str!("../docs/ten-orders.csv"));
}

#[test]
fn the_documented_example_is_sound_and_true() {
    let lesson = Folder::documented().read().unwrap_or_else(|complaints| panic!("{}", said(&complaints)));
    assert_eq!(failing("example", &lesson), [""; 0]);
    assert_eq!(lesson.scenario("tight").expect("a variant").promise.bts_days, 1.25);
    assert_eq!(lesson.scenario(BASE).expect("the base").promise.bts_days, 2.0);
    assert_eq!(lesson.words[0].questions[0].answers[1].text, "Không đổi");
    assert_eq!(
        lesson.words[1].lecturer.vary[1],
        "Ask the room which promise could be kept for 95% of orders."
    );
}

/// A claim that is false fails, whichever way it compares; one that is true but not shown by so few runs
/// fails too.
#[test]
fn false_claims_fail() {
    let documented = Folder::documented();
    for (from, to) in [
        (
            r#""less_than": {"variant": "base"}, "margin": 0.3"#,
            r#""less_than": {"variant": "base"}, "margin": 0.7"#,
        ),
        (
            r#""less_than": {"variant": "base"}, "margin": 0.3"#,
            r#""greater_than": {"variant": "base"}, "margin": 0"#,
        ),
        (
            r#""less_than": {"variant": "base"}, "margin": 0.3"#,
            r#""ratio_to": {"variant": "base"}, "between": [0.9, 1.1]"#,
        ),
        (r#""equals": {"variant": "base"}, "margin": 0.001"#, r#""equals": 1.3, "margin": 0.01"#),
        (r#""equals": {"variant": "base"}, "margin": 0.001"#, r#""greater_than": 1.458, "margin": 0"#),
    ] {
        assert!(documented.lesson.contains(from), "{from}");
        let folder = Folder { lesson: documented.lesson.replace(from, to), ..documented.clone() };
        let lesson = folder.read().unwrap_or_else(|complaints| panic!("{}", said(&complaints)));
        let failing = failing("false", &lesson);
        assert_eq!(failing.len(), 1, "{to}: {failing:?}");
        assert!(failing[0].contains("FAILS, short by"), "{failing:?}");
    }
}
