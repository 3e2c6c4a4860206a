//! Every parameter can be changed, taken back and set back; nothing of it knows a single field.

use super::*;
use crate::app::{Action, Notice, State};
use crate::i18n::{Texts, parameters};
use crate::model::Problem;
use serde_json::json;

fn form(language: Language) -> Parameters {
    Parameters::read(&parameters(language).to_string(), language).unwrap()
}

fn put(state: State, path: &str, value: Value) -> State {
    let change = Change::Put(value);
    state.reduce(Action::Change { path: path.to_owned(), change, is_moving: false })
}

fn typed(state: State, path: &str, text: &str, is_share: bool) -> State {
    let change = Change::Typed { text: text.to_owned(), is_share };
    state.reduce(Action::Change { path: path.to_owned(), change, is_moving: false })
}

fn at(state: &State, path: &str) -> Value {
    value_at(&state.scenario().to_json(), path).cloned().unwrap_or_default()
}

/// Another value that a parameter may have, with all that it needs.
fn another(field: &Parameter, now: &Value) -> Change {
    match &field.kind {
        ParameterKind::Number(form) => {
            let step = form.slider.map_or(if form.is_share { 0.01 } else { 1.0 }, |slider| slider[2]);
            let number = now.as_f64().unwrap_or(form.min);
            Change::Put(json!(if number + step <= form.max { number + step } else { number - step }))
        }
        ParameterKind::Text => Change::Put(json!("other")),
        ParameterKind::Flag => Change::Put(json!(now != &json!(true))),
        ParameterKind::Choice(words) => {
            let other = words.iter().rev().find(|(word, _)| now != word).unwrap();
            Change::Put(json!(other.0))
        }
        ParameterKind::Law { optional: true, .. } => Change::Put(json!({"kind": "fixed", "days": 3})),
        ParameterKind::Law { counts, .. } => Change::Law { kind: "empirical".to_owned(), counts: *counts },
        ParameterKind::Group { fresh, .. } => Change::Put(fresh.clone()),
        ParameterKind::List { fresh, .. } | ParameterKind::Pairs { fresh, .. } => Change::Add(fresh.clone()),
        ParameterKind::Rows => Change::Add(json!([0, 1, 1])),
        ParameterKind::Numbers { columns } => Change::Put(json!(vec![2; columns.len()])),
    }
}

/// Each in its turn, from the first preset, as its group lists it.
#[test]
fn every_parameter_can_be_changed_and_set_back() {
    let form = form(Language::English);
    let start = State::default();
    for field in form.groups.iter().flat_map(|group| &group.fields) {
        let json = start.scenario().to_json();
        if !field.applies(&json, &field.path) {
            continue;
        }
        let change = another(field, &at(&start, &field.path));
        let path = field.path.clone();
        let after = start.clone().reduce(Action::Change { path, change, is_moving: false });
        assert_eq!(after.notice(), None, "{}", field.path);
        assert_ne!(after.scenario(), start.scenario(), "{}", field.path);
        let back = after.clone().reduce(Action::Restore(vec![field.path.clone()]));
        assert_eq!(back.scenario(), start.scenario(), "{}", field.path);
        assert_eq!(after.reduce(Action::Undo).scenario(), start.scenario(), "{}", field.path);
    }
}

/// Whatever is not there at first is there once its choice is made.
#[test]
fn a_choice_brings_what_belongs_to_it() {
    let form = form(Language::English);
    for policy in ["s_nq", "s_s", "base_stock"] {
        for set_by in ["explicit", "target"] {
            let state = put(State::default(), "replenishment.policy", json!(policy));
            let state = put(state, "replenishment.set_by", json!(set_by));
            assert_eq!(state.notice(), None);
            let json = state.scenario().to_json();
            let stock = form.groups.iter().find(|group| group.id == "stock").unwrap();
            for field in &stock.fields {
                let is_there = value_at(&json, &field.path).is_some();
                let may_be_left_out = field.path == "replenishment.initial_stock";
                assert_eq!(field.applies(&json, &field.path), is_there || may_be_left_out, "{}", field.path);
            }
            let paths = stock.fields.iter().map(|field| field.path.clone()).collect();
            let back = state.reduce(Action::Restore(paths));
            assert_eq!(back.scenario(), State::default().scenario());
        }
    }
}

/// Set back, a choice brings the numbers back that went with it, not their usual values.
#[test]
fn a_choice_set_back_is_as_it_was() {
    let text = r#"{"replenishment": {"cycle_service_level": 0.8, "cover_days": 3}}"#;
    let state = State::default().reduce(Action::OpenFile { name: "x".into(), text: text.into() });
    let explicit = put(state.clone(), "replenishment.set_by", json!("explicit"));
    let back = explicit.reduce(Action::Restore(vec!["replenishment.set_by".to_owned()]));
    assert_eq!(back.scenario(), state.scenario());
}

#[test]
fn a_choice_in_other_numbers_keeps_what_it_stands_for() {
    let start = State::default();
    let times = put(start.clone(), "production.set_by", json!("times"));
    assert_eq!(times.notice(), None);
    let capacity = put(times, "production.set_by", json!("capacity"));
    let near =
        |path: &str| (at(&capacity, path).as_f64().unwrap() - at(&start, path).as_f64().unwrap()).abs();
    assert!(near("production.orders_per_day") < 1e-9 && near("production.setup_share") < 1e-9);
    let listed = put(start.clone(), "demand.items.kind", json!("listed"));
    assert_eq!(listed.scenario().demand.items.weights(), start.scenario().demand.items.weights());
    let uniform = put(listed, "demand.items.kind", json!("uniform"));
    assert_eq!(uniform.scenario().demand.items.count(), start.scenario().demand.items.count());
}

#[test]
fn entries_come_and_go() {
    let add = |state: State, path: &str, entry: Value| {
        let change = Change::Add(entry);
        state.reduce(Action::Change { path: path.to_owned(), change, is_moving: false })
    };
    let state = add(State::default(), "disruptions", json!({}));
    let state = add(state, "disruptions", json!({"kind": "faults"}));
    let state = typed(state, "disruptions[1].factor", "3,5", false);
    assert_eq!((state.notice(), at(&state, "disruptions[1].factor")), (None, json!(3.5)));
    let state = put(state, "disruptions[1].kind", json!("transport_stop"));
    assert_eq!(at(&state, "disruptions[1].factor"), Value::Null);
    let change = Change::Remove(0);
    let state = state.reduce(Action::Change { path: "disruptions".into(), change, is_moving: false });
    assert_eq!(at(&state, "disruptions[0].kind"), json!("transport_stop"));
    let state = add(state, "demand.baskets", json!({"lines": [[1, 1]]}));
    let state = typed(state, "demand.baskets[0].lines[0][1]", "12", false);
    assert_eq!((state.notice(), at(&state, "demand.baskets[0].lines[0]")), (None, json!([1, 12])));
}

#[test]
fn what_is_refused_names_its_field_and_changes_nothing() {
    let start = State::default();
    let wild = typed(start.clone(), "order_cycle.transport.mean", "wild", false);
    let expected = Notice::NotANumberAt { path: "order_cycle.transport.mean".into(), text: "wild".into() };
    assert_eq!((wild.notice(), wild.scenario()), (Some(&expected), start.scenario()));
    let large = typed(start.clone(), "order_cycle.transport.mean", "1000", false);
    let Some(Notice::Refused { complaints }) = large.notice() else { panic!("no notice") };
    assert_eq!(complaints[0].problem, Problem::TooLarge { max: 365.0 });
    assert_eq!(large.scenario(), start.scenario());
    let name = form(Language::Vietnamese).name_of(&complaints[0].path);
    assert_eq!(name.as_deref(), Some("Vận chuyển: Bình quân"));
    // Nowhere at all: nothing happens, and nothing is made there.
    assert_eq!(put(start.clone(), "demand.surges[7].days", json!(1)).scenario(), start.scenario());
}

#[test]
fn comma_point_and_per_cent_are_read() {
    let read = |text: &str| at(&typed(State::default(), "quality.damage", text, true), "quality.damage");
    assert_eq!((read("0,7"), read("0.7"), read("0.7%")), (json!(0.007), json!(0.007), json!(0.007)));
}

#[test]
fn a_hundred_changes_can_be_undone_and_redone() {
    let mut state = State::default();
    for number in 1..=100 {
        state = typed(state, "money.price", &number.to_string(), false);
    }
    let last = state.scenario().clone();
    for _ in 0..100 {
        state = state.reduce(Action::Undo);
    }
    assert_eq!(state.scenario(), State::default().scenario());
    for _ in 0..100 {
        state = state.reduce(Action::Redo);
    }
    assert_eq!(*state.scenario(), last);
}

#[test]
fn heads_say_what_is_set() {
    let texts = Texts::of(Language::English);
    let form = form(Language::English);
    let head = |state: &State, id: &str| {
        let group = form.groups.iter().find(|group| group.id == id).unwrap();
        group.head(texts, &form, &state.scenario().to_json(), "₫")
    };
    let state = State::default();
    assert_eq!(head(&state, "demand"), "6 orders/day · CV 1");
    assert_eq!(head(&state, "stock"), "(s, nQ) · 95%");
    assert_eq!(head(&state, "disruptions"), "none");
    assert_eq!(head(&state, "after_delivery"), "not followed");
    let state = put(state, "after_delivery", json!({}));
    assert_eq!(head(&state, "after_delivery"), "followed");
    assert_eq!(head(&state, "supply"), "gamma, 7 days, CV 0.4");
    // Nothing is ever left of a template.
    for language in Language::ALL {
        let form = self::form(language);
        for group in &form.groups {
            let head = group.head(Texts::of(language), &form, &State::default().scenario().to_json(), "₫");
            assert!(!head.contains(['{', '}']) && !head.is_empty(), "{}: {head}", group.id);
        }
    }
}

#[test]
fn what_is_no_description_is_refused() {
    for text in ["", "[]", "{}", r#"{"groups": [{}]}"#] {
        assert_eq!(Parameters::read(text, Language::English), None);
    }
}
