//! Links and memory of a tab: what goes out comes back, within the length that chats and mails carry, and
//! nothing that comes in does harm.

use super::*;
use crate::app::{Action, CONTROLS, Control};
use proptest::prelude::*;

/// The most that a link may have [characters], the site's own address taken as a hundred.
const MOST: usize = 2000 - 100;

fn fetched(id: &str) -> String {
    let path = format!("{}/static/presets/{id}.json", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(path).unwrap()
}

/// The state after a preset was chosen, wherever its file is.
fn at(id: &'static str) -> State {
    match preset(id).unwrap().source {
        Source::Here(_) => State::default().reduce(Action::ChoosePreset(id)),
        Source::Fetched(_) => State::default().reduce(Action::PresetCame { id, text: fetched(id) }),
    }
}

/// What another page makes of a link, whose preset comes when it is asked for.
fn opened(link: &str) -> State {
    let state = State::default().opened(None, Some(link));
    match state.awaited_preset() {
        Some((id, _)) => state.reduce(Action::AwaitedCame { id, text: fetched(id) }),
        None => state,
    }
}

fn assert_carried(state: &State) {
    let link = state.link();
    assert!(link.len() <= MOST, "{} characters: {link}", link.len());
    let other = opened(&link);
    assert_eq!(other.notice(), None, "{link}");
    assert_eq!(other.scenario(), state.scenario(), "{link}");
    assert_eq!((other.preset(), other.is_edited()), (state.preset(), state.is_edited()), "{link}");
    assert_eq!((other.language(), other.theme()), (state.language(), state.theme()));
    assert_eq!((other.service(), other.shows_one_run()), (state.service(), state.shows_one_run()));
    assert_eq!(other.follow(), state.follow(), "{link}");
    assert_eq!(other.link(), link);
}

#[test]
fn the_order_that_is_followed_is_carried_until_the_scenario_changes() {
    for id in ["phone-accessories-v1", "real-exporter-v1"] {
        let follow = Follow { replication: 3, order: Some(860), filter: None };
        let state = at(id).reduce(Action::Follow(follow));
        assert!(state.link().contains("&order=860&replication=3"));
        assert_carried(&state);
        // While the preset's file is on its way, the order stays in the link.
        assert_eq!(State::default().opened(None, Some(&state.link())).link(), state.link());
        let changed = state.reduce(Action::Set { control: "gap_cv", value: 0.25 });
        assert_eq!(changed.follow(), Follow::default());
        assert!(!changed.link().contains("order="));
    }
}

#[test]
fn every_preset_with_every_control_moved_is_carried() {
    for preset in PRESETS {
        let mut state = at(preset.id);
        assert_carried(&state);
        for control in CONTROLS {
            let value = control.slider.0 + 0.617 * (control.slider.1 - control.slider.0);
            let value = if control.bound.whole { value.round() } else { value };
            state = state.reduce(Action::Set { control: control.id, value });
        }
        state = state.reduce(Action::Reroll(4_294_967_295)).reduce(Action::Speak(Language::Vietnamese));
        state = state.reduce(Action::Look(Theme::Projector)).reduce(Action::ShowOneRun(false));
        state = state.reduce(Action::MeasureService(2));
        assert!(state.is_edited());
        assert_carried(&state);
    }
}

/// Every number of the scenario moved at once, to values with many digits: more than any panel can do.
#[test]
fn every_number_of_a_preset_moved_is_carried() {
    let state = State::default();
    let mut file = state.scenario().to_json();
    let bounds = crate::model::bounds::ALL.iter();
    for bound in bounds.filter(|bound| state.scenario().number_at(bound.path).is_some()) {
        let value =
            if bound.whole { bound.min + 7.0 } else { bound.min + 0.123_456_789 * (bound.max - bound.min) };
        let pointer = format!("/{}", bound.path.replace('.', "/"));
        *file.pointer_mut(&pointer).unwrap() = Value::from(value);
    }
    file["demand"]["orders_per_day"] = Value::from(0.012_345);
    let scenario = Scenario::from_json(&file).unwrap();
    let mut moved = state.clone();
    moved.alter(scenario, None);
    let link = moved.link();
    assert!(link.contains("&z=") && link.len() <= MOST, "{} characters", link.len());
    assert_carried(&moved);
}

proptest! {
    #[test]
    fn any_movement_of_any_controls_is_carried(
        moves in proptest::collection::vec((0..CONTROLS.len(), 0.0..=1.0_f64), 0..40), seed: u32, chosen in 0..PRESETS.len() - 1
    ) {
        let mut state = at(PRESETS[chosen].id).reduce(Action::Reroll(seed));
        for (place, share) in moves {
            let Control { bound, id, .. } = &CONTROLS[place];
            let value = bound.min + share * (bound.max - bound.min);
            let value = if bound.whole { value.floor() } else { value };
            state = state.reduce(Action::Set { control: id, value }).reduce(Action::Dismiss);
        }
        assert_carried(&state);
    }
}

#[test]
fn a_reload_brings_back_preset_and_edits() {
    let state = State::default().reduce(Action::Set { control: "orders_per_day", value: 8.0 });
    let again = State::default().opened(state.remembered().as_deref(), Some(&state.link()));
    assert_eq!(again.scenario(), state.scenario());
    assert_eq!(again.preset().map(|preset| preset.id), Some(PRESETS[0].id));
    assert!(again.is_edited() && again.notice().is_none() && !again.can_undo());
    // Without an address, as when the tab's own memory is all there is.
    let again = State::default().opened(state.remembered().as_deref(), None);
    assert_eq!((again.scenario(), again.is_edited()), (state.scenario(), true));
    assert_eq!(State::default().remembered(), None);
}

#[test]
fn a_fetched_preset_needs_no_second_fetch() {
    let state = at("real-exporter-v1").reduce(Action::Set { control: "gap_cv", value: 0.5 });
    let again = State::default().opened(state.remembered().as_deref(), Some(&state.link()));
    assert_eq!((again.scenario(), again.preset()), (state.scenario(), state.preset()));
    assert_eq!((again.awaited_preset(), again.notice()), (None, None));
}

#[test]
fn while_a_preset_is_awaited_the_link_stays() {
    let link = at("real-exporter-v1").reduce(Action::Set { control: "gap_cv", value: 0.5 }).link();
    let state = State::default().opened(None, Some(&link));
    assert_eq!(state.awaited_preset().map(|(id, _)| id), Some("real-exporter-v1"));
    assert_eq!((state.link(), state.notice()), (link.clone(), None));
    // A change of one's own is wanted more than what has not come.
    let moved = state.reduce(Action::Set { control: "gap_cv", value: 0.25 });
    assert_eq!(moved.awaited_preset(), None);
    let late = moved
        .clone()
        .reduce(Action::AwaitedCame { id: "real-exporter-v1", text: fetched("real-exporter-v1") });
    assert_eq!(late, moved);
    assert!(moved.link().contains("preset=phone-accessories-v1&demand.gap_cv=0.25"));
}

const OWN: &str = r#"{"name": "Mine", "demand": {"gap_cv": 0.7}}"#;

fn open_own(state: State, text: &str) -> State {
    state.reduce(Action::OpenFile { name: "mine.json".to_owned(), text: text.to_owned() })
}

#[test]
fn a_link_to_own_data_asks_for_the_file() {
    let state = open_own(State::default(), OWN).reduce(Action::Set { control: "orders_per_day", value: 8.0 });
    let link = state.link();
    let asked = State::default().opened(None, Some(&link));
    assert_eq!(asked.scenario(), State::default().scenario());
    let Some(Notice::Link { faults, shown: Some(_) }) = asked.notice() else { panic!("no notice") };
    assert!(matches!(&faults[..], [LinkFault::FileWanted { name, .. }] if name == "Mine"));
    assert_eq!(asked.link(), link);
    let given = open_own(asked.clone(), OWN);
    assert_eq!((given.scenario(), given.notice()), (state.scenario(), None));
    assert!(given.is_edited() && given.preset().is_none());
    let other = open_own(asked, r#"{"name": "Another"}"#);
    let Some(Notice::Link { faults, .. }) = other.notice() else { panic!("no notice") };
    assert!(matches!(&faults[..], [LinkFault::OtherFile { .. }]));
    assert_eq!(other.scenario().name, "Another");
    // The tab that has the file needs no asking.
    let again = State::default().opened(state.remembered().as_deref(), Some(&link));
    assert_eq!((again.scenario(), again.notice(), again.is_edited()), (state.scenario(), None, true));
}

fn faults(link: &str) -> (State, Vec<LinkFault>) {
    let state = opened(link);
    match state.notice() {
        Some(Notice::Link { faults, .. }) => (state.clone(), faults.clone()),
        other => panic!("{link}: {other:?}"),
    }
}

#[test]
fn bad_and_future_links_say_what_is_wrong() {
    let (state, said) = faults("#lab?v=2&e=1&preset=furniture-v1&demand.gap_cv=0.5");
    assert_eq!(said, [LinkFault::Newer { version: 2, newest: SCHEMA_VERSION }]);
    assert_eq!(state.scenario(), at("furniture-v1").scenario());
    let (state, said) = faults("#lab?v=1&e=9&demand.gap_cv=0.5");
    assert_eq!(said, [LinkFault::OtherEngine { engine: 9, own: ENGINE_VERSION }]);
    assert_eq!(state.scenario().demand.gap_cv, 0.5);
    // Where no settings are used, nothing is said of what they would give.
    let (_, said) = faults("#lab?v=2&e=9&preset=furniture-v1");
    assert_eq!(said, [LinkFault::Newer { version: 2, newest: SCHEMA_VERSION }]);
    let (_, said) = faults("#lab?v=1&e=9&preset=moon-base-v3");
    assert_eq!(said, [LinkFault::UnknownPreset { id: "moon-base-v3".to_owned() }]);
    let (state, said) = faults("#lab?v=1&e=1&preset=moon-base-v3&demand.gap_cv=0.5");
    assert_eq!(said, [LinkFault::UnknownPreset { id: "moon-base-v3".to_owned() }]);
    assert_eq!(state.scenario(), State::default().scenario());
    let (state, said) =
        faults("#lab?demand.gap_cv=50&demand.orders_per_day=8&lang=xx&theme=pink&service=luck&half");
    let [LinkFault::Unreadable { part }, .., LinkFault::Settings { complaints }] = &said[..] else {
        panic!("{said:?}")
    };
    assert_eq!((part.as_str(), said.len(), complaints[0].path.as_str()), ("half", 5, "demand.gap_cv"));
    assert_eq!(state.scenario().demand.orders_per_day, 8.0);
    assert!(state.is_edited());
    assert_eq!(State::default().opened(None, Some("#main")).notice(), None);
}

#[test]
fn broken_memory_is_dropped_without_a_word() {
    let link = State::default().reduce(Action::Reroll(5)).link();
    for kept in ["", "{", "{}", r#"{"link": "lab?x"}"#, r#"{"link": 7}"#, r#"{"link": "lab?v=1", "base": 3}"#]
    {
        let state = State::default().opened(Some(kept), None);
        assert_eq!((state.scenario(), state.notice()), (State::default().scenario(), None), "{kept}");
        assert_eq!(State::default().opened(Some(kept), Some(&link)).scenario().run.seed, 5);
    }
}

#[test]
fn an_opened_link_can_be_taken_back() {
    let link = at("furniture-v1").link();
    let state = State::default().reduce(Action::OpenLink(link)).reduce(Action::Undo);
    assert_eq!(state.scenario(), State::default().scenario());
    // The address that the page wrote itself changes nothing.
    let same = state.clone().reduce(Action::OpenLink(format!("#{}", state.link())));
    assert_eq!(same, state);
}

#[test]
fn places_are_entered_and_written_as_addresses() {
    let state =
        State::default().opened(None, Some("#/learn/02-shelf-or-order?lang=vi&theme=projector&gate=0"));
    assert_eq!(state.route().place, Place::Lesson("02-shelf-or-order".to_owned()));
    assert!(state.route().is_open && state.notice().is_none());
    assert_eq!((state.language(), state.theme()), (Language::Vietnamese, Theme::Projector));
    assert_eq!(state.link(), "/learn/02-shelf-or-order?lang=vi&theme=projector&gate=0");
    let state = state.reduce(Action::OpenLink("#main".to_owned()));
    assert_eq!(state.route().place.lesson(), Some("02-shelf-or-order"));
}

#[test]
fn an_unknown_place_is_the_lab_and_is_told() {
    let state = State::default().reduce(Action::OpenLink("#/learn".to_owned()));
    let state = state.reduce(Action::OpenLink("#/moon".to_owned()));
    assert_eq!(state.route().place, Place::Lab);
    assert_eq!(state.notice(), Some(&Notice::NoSuchPlace { path: "/moon".to_owned() }));
}

#[test]
fn the_way_back_to_the_lab_keeps_scenario_language_and_undo() {
    let state = State::default().reduce(Action::Set { control: "gap_cv", value: 0.5 });
    let link = state.link();
    let state = state.reduce(Action::OpenLink("#/learn".to_owned()));
    let state =
        state.reduce(Action::Speak(Language::Vietnamese)).reduce(Action::OpenLink(format!("#{link}")));
    assert_eq!((&state.route().place, state.language()), (&Place::Lab, Language::Vietnamese));
    assert!(state.can_undo() && state.notice().is_none());
    let state =
        state.reduce(Action::OpenLink("#/learn".to_owned())).reduce(Action::OpenLink("#lab".to_owned()));
    assert_eq!(state.reduce(Action::Undo).scenario(), State::default().scenario());
}

/// Ten thousand links gone bad in the ways of chats, mails and hands: each opens the page with a sound scenario
/// and a link that opens the same again, and none is swallowed without a word if it is a link still.
#[test]
fn ten_thousand_links_gone_bad_open_a_sound_page() {
    const PIECES: [&str; 20] = [
        "&", "=", "%", "%zz", "&&", "#", "?", "v=99", "e=0", "(((", ",,", "-1", "1e999", "NaN", "ệ",
        "\u{202e}", "z=(a:", "&lock=x", "&embed=2", "&preset=",
    ];
    let mut drawn = 20_261_122_u64;
    let mut draw = move |below: usize| {
        drawn = drawn.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (drawn >> 33) as usize % below
    };
    let goods = [
        at("furniture-v1").reduce(Action::Set { control: "orders_per_day", value: 8.0 }).link(),
        at("phone-accessories-v1").reduce(Action::Reroll(7)).link() + "&lock=seed&hide=capacity&predict=1",
        "/learn/02-shelf-or-order?lang=vi&gate=0".to_owned(),
        "lab?v=1&z=(demand:(gap_cv:0.5,weekday:(1,1,1,1,1,0.5,0)))&run.replications=40".to_owned(),
    ];
    let mut told = 0;
    for turn in 0..10_000 {
        let mut text: Vec<char> = goods[turn % goods.len()].chars().collect();
        for _ in 0..=draw(4) {
            let at = draw(text.len());
            let end = if draw(3) == 0 { (at + draw(20)).min(text.len()) } else { at };
            text.splice(at..end, PIECES[draw(PIECES.len())].chars());
        }
        let text: String = text.into_iter().collect();
        let state = opened(&format!("#{text}"));
        let sound = Scenario::from_json(&state.scenario().to_json());
        assert_eq!(sound.as_ref(), Ok(&**state.scenario()), "{text}");
        told += usize::from(state.notice().is_some());
        let again = opened(&format!("#{}", state.link()));
        assert_eq!(again.notice(), None, "{text}");
        if state.route().place == Place::Lab && state.awaited.is_none() {
            assert_eq!(again.scenario(), state.scenario(), "{text}");
            assert_eq!(again.rules(), state.rules(), "{text}");
        }
    }
    assert!(told > 5_000, "{told} of 10,000 said what was wrong");
}
