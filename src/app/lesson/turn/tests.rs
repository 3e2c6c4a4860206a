//! Controls move the run and nothing else; they wait for the prediction; what a variant is about stays.

use super::super::tests::{said, shipped};
use super::*;
use crate::app::WalkAction;

fn done(folder: &str) -> Walk {
    let walk = said(Walk::new(shipped(folder), false)).reduce(WalkAction::Commit);
    walk.reduce(WalkAction::Run).reduce(WalkAction::Ran)
}

fn turn(walk: Walk, control: usize, value: f64) -> Walk {
    walk.reduce(WalkAction::Turn { control, value })
}

#[test]
fn nothing_moves_before_the_run_is_done() {
    let walk = said(Walk::new(shipped("05-service-and-fill"), false));
    assert_eq!(turn(walk.clone(), 0, 80.0), walk);
    let walk = walk.reduce(WalkAction::Commit).reduce(WalkAction::Run);
    assert_eq!(turn(walk.clone(), 0, 80.0), walk);
    let typed = WalkAction::TypeTurn { control: 0, text: "80".to_owned() };
    assert_eq!(walk.clone().reduce(typed), walk);
    let walk = turn(walk.reduce(WalkAction::Ran), 0, 80.0);
    assert!(walk.is_turned());
}

#[test]
fn controls_begin_where_the_answer_stands_and_go_back_there() {
    let walk = done("09-busy-not-efficient");
    let own: Vec<f64> = walk.turned().iter().map(|turned| turned.own).collect();
    assert_eq!(own, [9.5, 1.0, 1.0], "the busy workshop, not the first one");
    assert_eq!(walk.wanted_turned(), []);
    let before = walk.clone();
    let walk = turn(turn(walk, 0, 9.0), 1, 0.5);
    assert_eq!(walk.said(), before.said(), "the prediction stays");
    assert_eq!(walk.reduce(WalkAction::Unturn), before);
}

#[test]
fn what_makes_a_variant_another_stays() {
    let walk = turn(turn(done("09-busy-not-efficient"), 0, 9.0), 1, 0.5);
    let wanted = walk.wanted_turned();
    let of = |id: &str| wanted.iter().find(|(known, _)| known == id).map(|(_, scenario)| scenario).unwrap();
    let numbers =
        |scenario: &Scenario| ["demand.orders_per_day", "production.cv"].map(|path| setting(scenario, path));
    assert_eq!(numbers(of("busy_95")), [Some(9.0), Some(0.5)]);
    // It is there to be less busy, and has the same work.
    assert_eq!(numbers(of(BASE)), [Some(8.0), Some(0.5)]);
}

#[test]
fn all_points_of_a_curve_move() {
    let walk = turn(done("04-line-and-order"), 0, 14.0);
    let mut moved: Vec<String> = walk.wanted_turned().into_iter().map(|(id, _)| id).collect();
    moved.sort();
    assert_eq!(moved, ["base", "lines_1", "lines_2", "lines_8"]);
    for (id, scenario) in walk.wanted_turned() {
        assert_eq!(setting(&scenario, "replenishment.reorder_point"), Some(14.0), "{id}");
    }
}

#[test]
fn twins_move_along() {
    let walk = turn(done("12-when-things-break"), 0, 200.0);
    let names: Vec<String> = walk.wanted_turned().into_iter().map(|(id, _)| id).collect();
    assert!(
        names.contains(&"week".to_owned()) && names.contains(&"week/undisturbed".to_owned()),
        "{names:?}"
    );
}

#[test]
fn what_is_typed_is_taken_in_either_notation_or_refused() {
    let walk = done("06-perfect-order");
    let typed = |text: &str| walk.clone().reduce(WalkAction::TypeTurn { control: 2, text: text.to_owned() });
    for text in ["12,5", "12.5", "12.5%"] {
        assert_eq!(typed(text).turned()[2].value, 0.125, "{text}");
    }
    for wrong in ["", "much", "51", "-1", "NaN"] {
        let refused = typed(wrong);
        assert_eq!((refused.turned()[2].value, refused.turned()[2].refused.as_deref()), (0.2, Some(wrong)));
        assert!(!refused.is_turned());
        assert_eq!(turn(refused, 2, 0.3).turned()[2].refused, None);
    }
    let whole =
        done("09-busy-not-efficient").reduce(WalkAction::TypeTurn { control: 2, text: "1.5".to_owned() });
    assert_eq!(whole.turned()[2].refused.as_deref(), Some("1.5"));
    assert_eq!(turn(done("09-busy-not-efficient"), 9, 1.0), done("09-busy-not-efficient"));
}

/// Every control of every lesson can go to its ends, and there is something to run again and to read.
#[test]
fn every_control_moves_something() {
    for entry in super::super::tests::course().lessons {
        let walk = done(&entry.folder);
        for turned in walk.turned() {
            for end in [turned.range.0, turned.range.1] {
                let moved = turn(walk.clone(), turned.place, end);
                assert_eq!(moved.turned()[turned.place].value, end, "{} {}", entry.folder, turned.field);
                assert!(
                    end == turned.own || !moved.wanted_turned().is_empty(),
                    "{} {}",
                    entry.folder,
                    turned.field
                );
            }
            assert!(
                turned.range.0 <= turned.own && turned.own <= turned.range.1,
                "{} {}",
                entry.folder,
                turned.field
            );
        }
        assert_eq!(walk.turned().len(), walk.lesson().controls.len(), "{}", entry.folder);
        assert!(walk.turned().is_empty() || !walk.read_out().is_empty(), "{}", entry.folder);
    }
}
