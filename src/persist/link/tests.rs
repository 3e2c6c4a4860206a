//! Links out and in: readable, packed, broken.

use super::*;
use proptest::prelude::*;

fn view() -> View {
    View { language: Some("vi".to_owned()), ..View::default() }
}

fn preset() -> Base {
    Base::Preset("phone-accessories-v1".to_owned())
}

fn changed(text: &str) -> Scenario {
    Scenario::from_text(text).unwrap()
}

#[test]
fn keys_are_readable() {
    let base = Scenario::default();
    let to = changed(
        r#"{"demand": {"orders_per_day": 8, "weekday": [1, 1, 1, 1, 1, 0.5, 0]},
        "order_cycle": {"transport": {"kind": "fixed", "days": 2}}, "money": {"currency": "£"}}"#,
    );
    let link = Link::new(preset(), &base, &to, view());
    let text = format!(
        "lab?v=1&e={ENGINE_VERSION}&preset=phone-accessories-v1&demand.orders_per_day=8&\
         demand.weekday=1,1,1,1,1,0.5,0&money.currency=%C2%A3&order_cycle.transport.cv=&\
         order_cycle.transport.days=2&order_cycle.transport.kind=fixed&order_cycle.transport.mean=&lang=vi"
    );
    assert_eq!(link.write(), text);
    let read = Link::read(&format!("#{text}")).unwrap();
    assert_eq!(read.apply(&base), Made { scenario: to, complaints: Vec::new() });
    assert_eq!((read.base.clone(), read.view.clone()), (Some(preset()), view()));
    assert_eq!(read.write(), text);
}

#[test]
fn own_data_are_named_and_not_carried() {
    let own = changed(
        r#"{"name": "Lan's shop", "demand": {"items": {"kind": "listed", "list": [{"name": "a", "weight": 1}]}}}"#,
    );
    let mut moved = own.clone();
    moved.demand.gap_cv = 0.5;
    let text = Link::new(Link::own(&own), &own, &moved, View::default()).write();
    let digest = scenario_digest(&own);
    assert_eq!(
        text,
        format!("lab?v=1&e={ENGINE_VERSION}&own={digest}&file=Lan%27s%20shop&demand.gap_cv=0.5")
    );
    let read = Link::read(&text).unwrap();
    assert_eq!(read.base, Some(Link::own(&own)));
    assert_eq!(read.apply(&own).scenario, moved);
}

#[test]
fn what_is_wrong_is_left_out_and_said() {
    let base = Scenario::default();
    let link = Link::read(
        "lab?preset=x&demand.gap_cv=9&demand.orders_per_day=8&speed=1&money=%5B1%5D&order_cycle.transport.kind=uniform\
         &order_cycle.transport.min=3&demand.season=0,0,0,0,0,0,0,0,0,0,0,0&broken&lang=%zz&own=12",
    )
    .unwrap();
    assert_eq!(link.unreadable, ["broken", "lang=%zz", "own=12"]);
    let made = link.apply(&base);
    assert_eq!(made.scenario.demand.orders_per_day, 8.0);
    assert_eq!(made.scenario.demand.gap_cv, base.demand.gap_cv);
    assert_eq!(made.scenario.order_cycle, base.order_cycle);
    let paths: Vec<&str> = made.complaints.iter().map(|complaint| complaint.path.as_str()).collect();
    for path in ["demand.gap_cv", "speed", "money", "demand.season", "order_cycle.transport.max"] {
        assert!(paths.contains(&path), "{path} not among {paths:?}");
    }
}

#[test]
fn other_addresses_are_no_links() {
    for text in ["", "#", "#main", "#lab", "#/glossary", "#learn?v=1", "laboratory?v=1"] {
        assert_eq!(Link::read(text), None, "{text}");
    }
    let link = Link::read("#lab?v=soon&e=-1&z=e30&z=(1)&z=(:)&one_run=2&order=x&replication=-1").unwrap();
    assert_eq!(
        link.unreadable,
        ["v=soon", "e=-1", "z=e30", "z=(1)", "one_run=2", "order=x", "replication=-1"]
    );
    assert_eq!(Link::read(&format!("lab?{}", "x=1&".repeat(6000))).unwrap().unreadable.len(), 1);
}

/// The link's own keys must not be those of fields; a field's path begins with its group and a point.
#[test]
fn keys_of_links_are_no_fields() {
    let file = Scenario::default().to_json();
    for key in [
        "v",
        "e",
        "preset",
        "own",
        "file",
        "lang",
        "theme",
        "service",
        "one_run",
        "order",
        "replication",
        "z",
    ] {
        assert!(file.get(key).is_none_or(Value::is_object), "{key}");
    }
}

#[test]
fn long_links_are_packed() {
    let base = Scenario::default();
    let mut file = base.to_json();
    for group in ["money", "quality", "promise"] {
        for value in file[group].as_object_mut().unwrap().values_mut().filter(|value| value.is_number()) {
            *value = Value::from(0.123_456_789);
        }
    }
    file["money"]["currency"] = Value::from("đồng ".repeat(20));
    file["name"] = Value::from("kịch bản ".repeat(12));
    let to = Scenario::from_json(&file).unwrap();
    let link = Link::new(preset(), &base, &to, view());
    let text = link.write();
    assert!(text.contains("&z=") && text.len() < link.with(&patch::pairs(&link.settings)).len(), "{text}");
    assert_eq!(Link::read(&text).unwrap().apply(&base), Made { scenario: to, complaints: Vec::new() });
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in "\\PC*") {
        if let Some(link) = Link::read(&format!("lab?{text}")) {
            let made = link.apply(&Scenario::default());
            prop_assert!(Scenario::from_json(&made.scenario.to_json()).is_ok());
        }
    }

    #[test]
    fn mutated_links_are_read_or_refused(
        places in proptest::collection::vec((0_usize..200, 32_u8..127), 1..6)
    ) {
        let mut to = Scenario::default();
        to.demand.gap_cv = 0.25;
        to.run.seed = 7;
        let text = Link::new(preset(), &Scenario::default(), &to, view()).write();
        let mut bytes = text.into_bytes();
        for (place, byte) in places {
            let place = place % bytes.len();
            bytes[place] = byte;
        }
        let text = String::from_utf8(bytes).unwrap();
        if let Some(link) = Link::read(&text) {
            let made = link.apply(&Scenario::default());
            prop_assert!(Scenario::from_json(&made.scenario.to_json()).is_ok());
        }
    }
}
