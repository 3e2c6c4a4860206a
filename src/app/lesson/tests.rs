//! The gate holds, a committed prediction stays, and every shipped lesson can be walked to its end.

use super::super::course::{Course, TextFile, read_lesson, wanted_of_site};
use super::*;

pub(super) fn shipped(folder: &str) -> Rc<Lesson> {
    let course = course();
    let (_, entry) = course.find(folder).unwrap();
    let read = |path: &str| {
        std::fs::read_to_string(format!("{}/static/{path}", env!("CARGO_MANIFEST_DIR"))).unwrap()
    };
    let file =
        |path: String| TextFile { name: path.rsplit('/').next().unwrap().to_owned(), text: read(&path) };
    let files: Vec<TextFile> = entry.files().into_iter().map(file).collect();
    let of_site = wanted_of_site(&files).into_iter();
    let of_site: Vec<TextFile> =
        of_site.map(|address| TextFile { name: address.to_owned(), text: read(address) }).collect();
    Rc::new(read_lesson(&files, &of_site).unwrap())
}

pub(super) fn course() -> Course {
    Course::read(include_str!("../../../static/lessons/index.json")).unwrap()
}

/// A prediction of any kind, said.
pub(super) fn said(mut walk: Walk) -> Walk {
    match walk.said().clone() {
        Said::Number(_) => walk = walk.reduce(WalkAction::Say(7.0)),
        Said::Choice(_) => walk = walk.reduce(WalkAction::Choose(1)),
        Said::Curve(heights) => {
            for point in 0..heights.len() {
                walk = walk.reduce(WalkAction::Draw(point, 70.0));
            }
        }
    }
    walk
}

#[test]
fn the_list_says_what_the_lessons_say() {
    for entry in course().lessons {
        let lesson = shipped(&entry.folder);
        assert_eq!((entry.topic, entry.minutes), (lesson.topic, lesson.minutes), "{}", entry.folder);
        assert_eq!(entry.has_orders, !lesson.records.is_empty(), "{}", entry.folder);
        for language in Language::OFFERED {
            let words = &lesson.words[place_of(language)];
            assert_eq!(entry.title(language), words.title);
        }
    }
}

#[test]
fn with_the_gate_shut_nothing_runs_before_a_prediction() {
    for entry in course().lessons {
        let walk = Walk::new(shipped(&entry.folder), false);
        let tried = walk.clone().reduce(WalkAction::Run).reduce(WalkAction::Commit).reduce(WalkAction::Run);
        assert_eq!(tried, walk, "{}", entry.folder);
        let walk = said(walk);
        assert!(walk.can_commit() && !walk.can_run(), "{}", entry.folder);
        let walk = walk.reduce(WalkAction::Commit);
        assert!(walk.can_run() && !walk.can_commit(), "{}", entry.folder);
        assert_eq!(walk.reduce(WalkAction::Run).step(), Step::Observe, "{}", entry.folder);
    }
}

#[test]
fn with_the_gate_open_it_runs_and_says_that_nothing_was_predicted() {
    let texts = Texts::of(Language::English);
    let walk =
        Walk::new(shipped("05-service-and-fill"), true).reduce(WalkAction::Run).reduce(WalkAction::Ran);
    assert_eq!(walk.step(), Step::Explain);
    assert_eq!(walk.value_text(texts, PREDICTION, &[]).as_deref(), Some(texts.learn.not_predicted()));
}

#[test]
fn a_committed_prediction_stays_until_the_lesson_is_begun_again() {
    for entry in course().lessons {
        let walk = said(Walk::new(shipped(&entry.folder), false)).reduce(WalkAction::Commit);
        let changed = said(walk.clone().reduce(WalkAction::Say(3.0))).reduce(WalkAction::Choose(0));
        assert_eq!(changed, walk, "{}", entry.folder);
        let texts = Texts::of(Language::Vietnamese);
        assert!(walk.prediction_text(texts).is_some());
        let seeds = |walk: &Walk| walk.scenario(BASE).map(|scenario| scenario.run.seed);
        let again = walk.clone().reduce(WalkAction::Run).reduce(WalkAction::Again(99));
        assert!(!again.is_committed() && again.step() == Step::Predict && !again.can_run());
        assert_eq!(seeds(&again), Some(99));
        assert_ne!(seeds(&walk), Some(99));
    }
}

#[test]
fn what_is_typed_is_read_in_either_notation_or_refused() {
    let walk = Walk::new(shipped("11-averages-hide"), false);
    let typed = |text: &str| walk.clone().reduce(WalkAction::Type(text.to_owned()));
    assert_eq!(typed("4,5").said(), &Said::Number(Some(4.5)));
    assert_eq!(typed("4.5").said(), &Said::Number(Some(4.5)));
    for wrong in ["", "four", "13", "-1"] {
        assert_eq!((typed(wrong).said(), typed(wrong).refused()), (&Said::Number(None), Some(wrong)));
    }
    let percent = Walk::new(shipped("06-perfect-order"), false).reduce(WalkAction::Type("62%".to_owned()));
    assert_eq!(percent.said(), &Said::Number(Some(62.0)));
}

#[test]
fn a_given_point_is_not_drawn_and_is_run_before_the_prediction() {
    let walk = Walk::new(shipped("04-line-and-order"), false);
    assert_eq!(walk.wanted(), ["lines_1"]);
    let walk = walk.reduce(WalkAction::Draw(0, 50.0)).reduce(WalkAction::Draw(9, 50.0));
    assert_eq!(walk.said(), &Said::Curve(vec![None; 4]));
    let walk = said(walk).reduce(WalkAction::Commit).reduce(WalkAction::Run);
    assert_eq!(walk.wanted(), ["base", "lines_1", "lines_16", "lines_2", "lines_8", "sets_of_4"]);
    assert_eq!(walk.prediction_text(Texts::of(Language::English)).as_deref(), Some("70%"));
}

#[test]
fn a_lesson_is_done_when_every_question_is_answered_rightly() {
    let lesson = shipped("01-order-journey");
    let mut walk = said(Walk::new(Rc::clone(&lesson), false)).reduce(WalkAction::Commit);
    walk = walk.reduce(WalkAction::Run).reduce(WalkAction::Ran);
    for (question, asked) in lesson.questions.iter().enumerate() {
        assert!(!walk.is_done());
        let right = asked.answers.iter().position(|answer| *answer == asked.right).unwrap();
        walk = walk.reduce(WalkAction::Answer { question, answer: right });
    }
    assert!(walk.is_done());
    assert!(!walk.reduce(WalkAction::Answer { question: 0, answer: 0 }).is_done());
}

#[test]
fn no_lesson_makes_its_learner_wait_for_long() {
    for entry in course().lessons {
        let walk = said(Walk::new(shipped(&entry.folder), false)).reduce(WalkAction::Commit);
        let walk = walk.reduce(WalkAction::Run);
        for variant in walk.wanted() {
            let replications = walk.scenario(&variant).unwrap().run.replications;
            assert!((10..=200).contains(&replications), "{}: {variant}: {replications}", entry.folder);
        }
    }
}

#[test]
fn the_order_cycle_is_drawn_part_after_part() {
    let walk = Walk::new(shipped("01-order-journey"), true);
    let days = |id: &str| match id {
        "preparation" | "filling" => Some(1.0),
        "transmittal" => Some(1.5),
        "receipt" => Some(0.9),
        "transport" => Some(1.2),
        _ => Some(0.0),
    };
    let shown: Vec<Option<f64>> = walk.lesson().reveals.iter().map(|reveal| days(&reveal.id)).collect();
    let parts = walk.cycle_parts(&shown).unwrap();
    assert_eq!(parts.len(), 6);
    assert!(parts[..5].windows(2).all(|two| two[0].span.1 == two[1].span.0));
    assert_eq!((parts[5].id, parts[5].span.0), ("status", parts[2].span.0));
    assert!((parts[4].span.1 - 5.6).abs() < 1e-9);
    assert_eq!(Walk::new(shipped("05-service-and-fill"), true).cycle_parts(&[]), None);
}

/// What is measured against a twin runs it too, and nothing else does.
#[test]
fn a_dip_runs_its_twin() {
    let walk = Walk::new(shipped("12-when-things-break"), false);
    assert_eq!(walk.wanted(), ["week", "week/undisturbed"]);
    assert!(walk.scenario("week/undisturbed").unwrap().disruptions.is_empty());
    assert!(!walk.scenario("week").unwrap().disruptions.is_empty());
    let walk = said(walk).reduce(WalkAction::Commit).reduce(WalkAction::Run);
    assert_eq!(walk.wanted().iter().filter(|id| id.ends_with("/undisturbed")).count(), 7);
    assert!(walk.recovery(|_| None).is_none());
}
