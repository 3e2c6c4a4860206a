//! What is asked for becomes the study that `lab` would run, or is refused with field, value and limit.

use std::rc::Rc;

use super::*;
use crate::app::Parameters;
use crate::experiment::{Refusal, settings_of};
use crate::i18n::{Language, Texts, parameters};

fn scenario(text: &str) -> Rc<Scenario> {
    Rc::new(Scenario::from_text(text).unwrap())
}

fn short() -> Rc<Scenario> {
    scenario(r#"{"name": "a week", "run": {"run_days": 14, "warm_up_days": 7}}"#)
}

fn filled(kind: ExperimentKind, fields: &[(Field, &str)]) -> Form {
    let mut state = Experiments::of(&short());
    for (field, text) in fields {
        let text = (*text).to_owned();
        state = state.reduce(ExperimentsAction::Fill { kind, field: *field, text });
    }
    state.form(kind).clone()
}

#[test]
fn every_form_can_be_started_as_it_stands() {
    for text in [
        "{}",
        r#"{"replenishment": {"set_by": "explicit"}}"#,
        r#"{"replenishment": {"policy": "base_stock", "target": "orders"}, "promise": {"bto_kind": "quoted"}}"#,
    ] {
        let state = Experiments::of(&scenario(text));
        for kind in ExperimentKind::ALL {
            let done = state.form(kind).start().unwrap();
            assert_eq!(done.kind(), kind);
            assert!(done.experiment.wave().len() > 1, "{text} {kind:?}");
        }
    }
}

/// Every number of a rich scenario can be swept over the values that its form proposes.
#[test]
fn every_number_has_values_that_can_be_swept() {
    let rich = scenario(include_str!("../../../tests/corpus/everything.json"));
    let english = parameters(Language::English).to_string();
    let parameters = Parameters::read(&english, Language::English).unwrap();
    let mut offered = 0;
    for group in number_groups(Texts::of(Language::English), &rich, Some(&parameters)) {
        for number in group.numbers {
            let mut form = Form::of(ExperimentKind::Sweep, Rc::clone(&rich));
            form.fill(Field::Path, number.path.clone());
            match form.start() {
                Ok(done) => assert!(done.experiment.wave().len() > 1, "{}", number.path),
                // What other numbers forbid is refused by name; the proposal itself is within the limits.
                Err(troubles) => assert!(
                    troubles.iter().all(|trouble| matches!(trouble, Trouble::Refused(Refusal::Unsound(_)))),
                    "{}: {troubles:?}",
                    number.path
                ),
            }
            offered += 1;
        }
    }
    assert!(offered > 60, "{offered}");
}

#[test]
fn what_was_typed_is_what_is_run() {
    let form = filled(
        ExperimentKind::Sweep,
        &[(Field::From, "80"), (Field::To, "0,99e"), (Field::To, "99 %"), (Field::Count, "3")],
    );
    let done = form.start().unwrap();
    let Experiment::Sweep(sweep) = &done.experiment else { panic!("a sweep") };
    assert_eq!(sweep.values(), [0.8, 0.895, 0.99]);
    let expected = "lab sweep SCENARIO.json replenishment.cycle_service_level 0.8:0.99:3 --measures perfect_order_rate \
         --replications 200 --format json";
    assert_eq!(done.command, expected);
    let form = filled(
        ExperimentKind::Find,
        &[(Field::Strategy, "bto"), (Field::Path, "promise.bto_days"), (Field::Target, "97,5")],
    );
    let done = form.start().unwrap();
    assert!(
        done.command.starts_with(
            "lab find SCENARIO.json --strategy bto --target 'on_time_delivery_rate>=0.975' --least promised_mean \
             --over 'promise.bto_days="
        ),
        "{}",
        done.command
    );
}

/// A second number has values of its own, few enough to be searched, and is not the first.
#[test]
fn two_numbers_are_searched_over() {
    let second = (Field::SecondPath, "replenishment.cover_days");
    let form = filled(ExperimentKind::Find, &[second, (Field::SecondTo, "30"), (Field::SecondFrom, "10")]);
    assert!(form.has_second());
    let done = form.start().unwrap();
    let Experiment::Find(find) = &done.experiment else { panic!("a search") };
    let axes = &find.search().axes;
    assert_eq!((axes.len(), axes[1].0.path.as_str()), (2, "replenishment.cover_days"));
    assert_eq!((axes[1].1.from, axes[1].1.to), (10.0, 30.0));
    assert!(axes.iter().all(|(_, range)| (2..=52).contains(&range.values().len())), "{axes:?}");
    assert!(done.command.contains("--over 'replenishment.cover_days=10:30:"), "{}", done.command);
    // The first number takes its place, or other numbers are looked for: the second is gone.
    for away in [(Field::Path, "replenishment.cover_days"), (Field::Strategy, "bto")] {
        let form = filled(ExperimentKind::Find, &[second, away]);
        assert!(!form.has_second() && form.start().is_ok());
    }
    let wrong = filled(ExperimentKind::Find, &[second, (Field::SecondFrom, "40"), (Field::SecondTo, "30")]);
    let [Trouble::Above { field, value, limit }] = &wrong.start().unwrap_err()[..] else { panic!("above") };
    assert_eq!((*field, *value, *limit), (Field::SecondFrom, 40.0, 30.0));
}

/// Values of one number make no sense for another.
#[test]
fn another_number_has_its_own_values() {
    let form = filled(ExperimentKind::Sweep, &[(Field::From, "70"), (Field::Path, "production.servers")]);
    assert_eq!(form.typed(Field::From, Language::English), "2");
    assert!(!form.is_filled(Field::From));
}

#[test]
fn what_is_wrong_is_told_with_field_value_and_limit() {
    let english = parameters(Language::English).to_string();
    let parameters = Parameters::read(&english, Language::English).unwrap();
    let said = |kind: ExperimentKind, fields: &[(Field, &str)], language: Language| {
        let troubles = filled(kind, fields).start().unwrap_err();
        let rows = trouble_rows(Texts::of(language), &troubles, Some(&parameters));
        let rows: Vec<String> =
            rows.into_iter().map(|row| format!("{} | {} | {}", row.field, row.found, row.allowed)).collect();
        rows.join("\n")
    };
    let english = |kind: ExperimentKind, fields: &[(Field, &str)]| said(kind, fields, Language::English);
    use ExperimentKind::{Find, Sensitivity, Sweep};
    let wrong = english(Sweep, &[(Field::From, "abc"), (Field::Count, "1,5")]);
    assert_eq!(wrong, "From | abc | a number\nValues | 1,5 | a whole number, 2 to 500");
    assert_eq!(english(Sweep, &[(Field::From, "90"), (Field::To, "80")]), "From | 90 | at most 80");
    assert_eq!(
        english(Sweep, &[(Field::To, "120"), (Field::Count, "2")]),
        "Service target | 120% | 1% to 99.99%"
    );
    assert_eq!(english(Find, &[(Field::Step, "0")]), "Step | 0 | a number above 0");
    assert_eq!(english(Sensitivity, &[(Field::Share, "0")]), "Less and more by | 0 | 0.1 to 100");
    assert_eq!(
        said(Sensitivity, &[(Field::Replications, "0")], Language::Vietnamese),
        "Số lần chạy lặp mỗi điểm | 0 | một số nguyên, từ 1 đến 100.000"
    );
    let fine = english(Find, &[(Field::Step, "0,0001"), (Field::To, "99")]);
    assert_eq!(fine, "Values | 490,000 values | at most 5,000");
}

/// The numbers of thousands of items are no menu, and looking for them takes no time to speak of.
#[test]
fn long_lists_are_left_out() {
    let items: Vec<String> = (0..3000).map(|place| format!(r#"{{"weight": {}}}"#, place + 1)).collect();
    let text = format!(r#"{{"demand": {{"items": {{"kind": "listed", "list": [{}]}}}}}}"#, items.join(","));
    let groups = number_groups(Texts::of(Language::English), &scenario(&text), None);
    let offered: Vec<&str> =
        groups.iter().flat_map(|group| &group.numbers).map(|number| number.path.as_str()).collect();
    assert!(offered.len() > 50 && offered.iter().all(|path| !path.contains("items.list")));
    assert!(offered.contains(&"demand.weekday[6]"));
}

/// Two numbers of one name in one group could not be told apart.
#[test]
fn names_are_distinct_within_their_group() {
    for language in [Language::Vietnamese, Language::English] {
        let file = parameters(language).to_string();
        let parameters = Parameters::read(&file, language).unwrap();
        let texts = Texts::of(language);
        for text in ["{}", include_str!("../../../tests/corpus/everything.json")] {
            let scenario = Scenario::from_text(text).unwrap();
            let groups = number_groups(texts, &scenario, Some(&parameters));
            let offered: usize = groups.iter().map(|group| group.numbers.len()).sum();
            assert!(offered <= settings_of(&scenario).len() && offered > 50);
            for group in groups {
                let mut names: Vec<&str> = group.numbers.iter().map(|number| number.name.as_str()).collect();
                names.sort_unstable();
                for pair in names.windows(2) {
                    assert_ne!(pair[0], pair[1], "{}", group.title);
                }
                assert_ne!(group.title, texts.experiments.other_numbers());
            }
        }
    }
}

#[test]
fn outcomes_stay_until_new_ones_come() {
    let state = Experiments::of(&short());
    let done = Rc::new(state.form(ExperimentKind::Sweep).start().unwrap());
    let conducted = Conducted { kind: ExperimentKind::Sweep, progress: (1, 3, 10) };
    let state = state.reduce(ExperimentsAction::Progress(conducted));
    assert_eq!(state.running(), Some(conducted));
    let state = state.reduce(ExperimentsAction::End(Rc::clone(&done)));
    assert!(state.running().is_none() && state.done(ExperimentKind::Sweep).is_some());
    let state = state.reduce(ExperimentsAction::Progress(conducted)).reduce(ExperimentsAction::Cancel);
    assert!(state.running().is_none());
    assert!(state.done(ExperimentKind::Sweep).is_some_and(|kept| Rc::ptr_eq(kept, &done)));
    let refuse = ExperimentsAction::Refuse(ExperimentKind::Find, vec![Trouble::Refused(Refusal::NoKnob)]);
    let state = state.reduce(refuse);
    assert!(state.done(ExperimentKind::Sweep).is_some() && state.troubles(ExperimentKind::Find).len() == 1);
}

/// The page's object is the one that `lab` prints.
#[test]
fn the_file_is_what_lab_prints() {
    let form = filled(
        ExperimentKind::Sweep,
        &[
            (Field::Path, "promise.bto_days"),
            (Field::From, "2"),
            (Field::To, "4"),
            (Field::Count, "2"),
            (Field::Measure, "on_time_delivery_rate"),
            (Field::Replications, "10"),
        ],
    );
    let mut done = form.start().unwrap();
    assert!(crate::experiment::conduct(&mut done.experiment, 2, &|_| true));
    let json = done.json();
    assert_eq!(json["experiment"], "sweep");
    assert_eq!(json["replications"], 10);
    assert_eq!(json["points"].as_array().unwrap().len(), 2);
    assert!(json["points"][1]["step"]["bto"]["on_time_delivery_rate"]["value"].as_f64().unwrap() >= 0.0);
}
