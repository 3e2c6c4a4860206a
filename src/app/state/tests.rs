//! What a user does to the page's state, and that it can be taken back.

use super::*;
use crate::model::Problem;

fn value(state: &State, id: &str) -> Option<f64> {
    control(id).unwrap().value(state.scenario())
}

fn typed(id: &'static str, text: &str) -> State {
    State::default().reduce(Action::Type { control: id, text: text.to_owned() })
}

#[test]
fn the_default_preset_is_sound() {
    let Source::Here(text) = PRESETS[0].source else { panic!("the default must be in the program") };
    let scenario = Scenario::from_text(text).unwrap();
    assert_eq!(**State::default().scenario(), scenario);
}

#[test]
fn every_preset_in_the_program_is_sound_and_keeps_up() {
    use crate::experiment::Prepared;
    for preset in PRESETS {
        let Source::Here(text) = preset.source else { continue };
        let prepared = Prepared::new(Scenario::from_text(text).unwrap());
        assert_eq!(prepared.warnings(), [], "{}", preset.id);
    }
}

#[test]
fn comma_and_point_are_both_read() {
    assert_eq!(value(&typed("gap_cv", "0,29"), "gap_cv"), Some(0.29));
    assert_eq!(value(&typed("gap_cv", "0.29"), "gap_cv"), Some(0.29));
    assert_eq!(value(&typed("service_target", "97,5"), "service_target"), Some(0.975));
}

#[test]
fn what_is_refused_changes_nothing() {
    let before = State::default();
    let after = typed("gap_cv", "wild");
    assert_eq!(after.scenario(), before.scenario());
    assert_eq!(after.notice(), Some(&Notice::NotANumber { control: "gap_cv", text: "wild".to_owned() }));
    let after = typed("gap_cv", "7");
    assert_eq!(after.scenario(), before.scenario());
    let Some(Notice::Refused { complaints }) = after.notice() else { panic!("no notice") };
    assert_eq!(complaints[0].problem, Problem::TooLarge { max: 3.0 });
    let after = before.clone().reduce(Action::OpenFile { name: "x.json".into(), text: "{".into() });
    assert_eq!(after.scenario(), before.scenario());
    assert!(matches!(after.notice(), Some(Notice::FileRefused { .. })) && !after.can_undo());
}

#[test]
fn a_movement_is_one_change_to_undo() {
    let mut state = State::default();
    for value in [7.0, 8.0, 9.0] {
        state = state.reduce(Action::Set { control: "orders_per_day", value });
    }
    state = state.reduce(Action::Set { control: "gap_cv", value: 0.5 });
    state = state.reduce(Action::Undo);
    assert_eq!((value(&state, "orders_per_day"), value(&state, "gap_cv")), (Some(9.0), Some(1.0)));
    state = state.reduce(Action::Undo);
    assert_eq!(state.scenario(), State::default().scenario());
    assert!(!state.can_undo() && !state.is_edited());
    state = state.reduce(Action::Redo).reduce(Action::Redo);
    assert_eq!((value(&state, "orders_per_day"), value(&state, "gap_cv")), (Some(9.0), Some(0.5)));
}

#[test]
fn a_scenario_made_on_the_page_is_the_users_and_can_be_taken_back() {
    let scenario = Scenario { name: "mine".to_owned(), ..Scenario::default() };
    let before = State::default();
    let after = before.clone().reduce(Action::TakeScenario(Rc::new(scenario)));
    assert_eq!((after.scenario().name.as_str(), after.preset(), after.is_edited()), ("mine", None, false));
    assert_eq!(after.reduce(Action::Undo).scenario(), before.scenario());
}

#[test]
fn a_hundred_changes_can_be_undone() {
    let mut state = State::default();
    for seed in 0..150 {
        state = state.reduce(Action::Reroll(seed));
    }
    for _ in 0..150 {
        state = state.reduce(Action::Undo);
    }
    assert_eq!(state.scenario(), State::default().scenario());
}

#[test]
fn seeds_are_whole_and_bounded() {
    let state = State::default().reduce(Action::TypeSeed("42".into()));
    assert_eq!(state.scenario().run.seed, 42);
    let refused = state.clone().reduce(Action::TypeSeed("-1".into()));
    assert_eq!(refused.scenario(), state.scenario());
    let Some(Notice::Refused { complaints }) = refused.notice() else { panic!("no notice") };
    assert_eq!(complaints[0].problem, Problem::TooSmall { min: 0.0 });
}

#[test]
fn what_a_link_locks_or_hides_stays_as_it_is() {
    let link = "#lab?v=1&lock=orders_per_day,scenario&hide=seed,parameters";
    let state = State::default().opened(None, Some(link));
    assert_eq!(state.notice(), None);
    let price =
        Action::Change { path: "money.price".to_owned(), change: Change::Put(7.0.into()), is_moving: false };
    for action in [
        Action::Set { control: "orders_per_day", value: 3.0 },
        Action::Type { control: "orders_per_day", text: "3".to_owned() },
        Action::ChoosePreset("furniture-v1"),
        Action::OpenFile { name: "a.json".to_owned(), text: "{}".to_owned() },
        Action::Reroll(7),
        Action::TypeSeed("7".to_owned()),
        price,
    ] {
        assert_eq!(state.clone().reduce(action.clone()), state, "{action:?}");
    }
    let moved = state.clone().reduce(Action::Set { control: "gap_cv", value: 0.5 });
    assert_eq!(moved.scenario().demand.gap_cv, 0.5);
    assert!(moved.link().ends_with("&lock=scenario,orders_per_day&hide=seed,parameters"), "{}", moved.link());
}

#[test]
fn a_prediction_is_said_once_and_remembered() {
    let link = "#lab?v=1&predict=1";
    let state = State::default().opened(None, Some(link));
    assert!(state.awaits_prediction());
    assert!(state.clone().reduce(Action::Predict([101.0, 50.0])).awaits_prediction());
    assert!(state.clone().reduce(Action::Predict([f64::NAN, 50.0])).awaits_prediction());
    let said = state.reduce(Action::Predict([90.0, 50.0]));
    assert!(!said.awaits_prediction());
    assert_eq!(said.clone().reduce(Action::Predict([1.0, 2.0])).prediction(), Some([90.0, 50.0]));
    let again = State::default().opened(said.remembered().as_deref(), Some(link));
    assert_eq!(again.prediction(), Some([90.0, 50.0]));
    assert!(!again.awaits_prediction());
}

#[test]
fn a_link_for_a_class_opens_the_same_scenario_under_its_rules() {
    let mine = State::default().reduce(Action::Set { control: "gap_cv", value: 0.5 });
    let mine = mine.reduce(Action::Look(Theme::Dark)).reduce(Action::Speak(Language::Vietnamese));
    let rules = Rules { is_embedded: true, asks_first: true, ..Rules::default() };
    let rules = rules.with("gap_cv", crate::app::Freedom::Locked);
    let link = mine.class_link(&rules, None, Theme::System);
    let theirs = State::default().opened(None, Some(&format!("#{link}")));
    assert_eq!((theirs.scenario(), theirs.rules()), (mine.scenario(), &rules));
    assert_eq!((theirs.language(), theirs.theme()), (Language::English, Theme::System), "their own");
    let link = mine.class_link(&rules, Some(Language::Vietnamese), Theme::Projector);
    let theirs = State::default().opened(None, Some(&format!("#{link}")));
    assert_eq!((theirs.language(), theirs.theme()), (Language::Vietnamese, Theme::Projector));
}
