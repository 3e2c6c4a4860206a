//! Common random numbers: whatever the strategy or the policy, the same customers order the same things and have the same luck.
//!
//! On random scenarios: both strategies see the same orders, and lead time, promise, capacity, servers and service target change none of
//! them. Not here: that the laws of the draws are right (`random`'s own tests).

// Tests may unwrap.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "scenarios/mod.rs"]
mod scenarios;

use std::sync::Arc;

use perfect_order_lab::experiment::Prepared;
use perfect_order_lab::model::Time;
use perfect_order_lab::sim::{Event, Observer, Order, Replication, Strategy};
use proptest::test_runner::TestCaseError;
use serde_json::{Value, json};

/// What an order asks for, and when: known when it is placed.
#[derive(Clone, Debug, PartialEq)]
struct Asked {
    number: u64,
    counted: bool,
    begun: Time,
    placed: Time,
    received: Time,
    /// Item and units of each line.
    lines: Vec<(u32, u32)>,
}

/// What is known at the availability check.
#[derive(Clone, Debug, PartialEq)]
struct AtCheck {
    checked: Time,
    cancelled: bool,
    wrong_documents: bool,
}

/// What is known at departure.
#[derive(Clone, Debug, PartialEq)]
struct OnTheRoad {
    /// From departure to delivery, with any delay on the road.
    transport: Time,
    wrong_place: bool,
    /// Short pick, wrong item and damage of each line.
    lines: Vec<(bool, bool, bool)>,
}

/// Everything about one order that no strategy or policy may change; what a run did not reach is `None`.
#[derive(Clone, Debug, PartialEq)]
struct Fate {
    asked: Asked,
    at_check: Option<AtCheck>,
    on_the_road: Option<OnTheRoad>,
}

/// Notes the fate of every order.
#[derive(Default)]
struct Fates(Vec<Fate>);

impl Fates {
    fn of(&mut self, order: &Order) -> &mut Fate {
        &mut self.0[order.number as usize]
    }
}

impl Observer for Fates {
    fn see(&mut self, _: Time, event: &Event<'_>) {
        match event {
            Event::Placed { order } => {
                assert_eq!(order.number, self.0.len() as u64);
                let asked = Asked {
                    number: order.number,
                    counted: order.counted,
                    begun: order.begun,
                    placed: order.placed,
                    received: order.received,
                    lines: order.lines.iter().map(|line| (line.item, line.units)).collect(),
                };
                self.0.push(Fate { asked, at_check: None, on_the_road: None });
            }
            Event::Checked { order } => {
                self.of(order).at_check = Some(AtCheck {
                    checked: order.checked,
                    cancelled: order.cancelled,
                    wrong_documents: order.wrong_documents,
                });
            }
            Event::Departed { order } => {
                self.of(order).on_the_road = Some(OnTheRoad {
                    transport: order.delivered - order.departed,
                    wrong_place: order.wrong_place,
                    lines: order.lines.iter().map(|l| (l.short_picked, l.wrong_item, l.damaged)).collect(),
                });
            }
            _ => {}
        }
    }
}

fn fates(value: &Value, strategy: Strategy) -> Vec<Fate> {
    let scenario = scenarios::checked(value);
    let seed = scenario.run.seed;
    let plan = Prepared::new(scenario).plan;
    Replication::new(Arc::clone(&plan), strategy, seed, 3, Fates::default()).finish().0
}

/// How many orders were compared, at each of the three moments.
#[derive(Clone, Copy, Debug, Default)]
struct Compared {
    asked: usize,
    checked: usize,
    departed: usize,
}

/// Runs end at different times, so one may have seen more orders, and the same order further; whatever both have seen must agree, and both
/// must have seen every order of the window.
fn compare(what: &str, ours: &[Fate], theirs: &[Fate]) -> Result<Compared, String> {
    let counted = |fates: &[Fate]| fates.iter().filter(|fate| fate.asked.counted).count();
    if counted(ours) != counted(theirs) {
        return Err(format!("{what}: {} and {} orders in the window", counted(ours), counted(theirs)));
    }
    let mut compared = Compared::default();
    for (ours, theirs) in ours.iter().zip(theirs) {
        let mut same = ours.asked == theirs.asked;
        compared.asked += 1;
        if let (Some(ours), Some(theirs)) = (&ours.at_check, &theirs.at_check) {
            same &= ours == theirs;
            compared.checked += 1;
        }
        if let (Some(ours), Some(theirs)) = (&ours.on_the_road, &theirs.on_the_road) {
            same &= ours == theirs;
            compared.departed += 1;
        }
        if !same {
            return Err(format!("{what}: {ours:?}\nis not {theirs:?}"));
        }
    }
    Ok(compared)
}

/// The scenario with another policy: none of these is the customers' business.
///
/// The generator gives the length of the warm-up. Were it left to the program, it would follow from the lead time and the utilisation.
fn variants(value: &Value) -> Vec<(&'static str, Value)> {
    let with = |section: &str, fields: Value| {
        let mut value = value.clone();
        for (name, field) in fields.as_object().unwrap() {
            value[section][name] = field.clone();
        }
        value
    };
    let target = |level: f64| {
        let mut value = value.clone();
        value["replenishment"] = json!({
            "policy": "s_nq", "set_by": "target", "cycle_service_level": level, "cover_days": 5,
            "lead_time": value["replenishment"]["lead_time"], "crossing": value["replenishment"]["crossing"],
        });
        value
    };
    vec![
        ("lead time", with("replenishment", json!({"lead_time": {"kind": "gamma", "mean": 9, "cv": 1.2}}))),
        ("crossing", with("replenishment", json!({"crossing": value["replenishment"]["crossing"] == false}))),
        ("promise", with("promise", json!({"bts_days": 0.5, "bto_days": 9}))),
        ("servers", with("production", json!({"servers": 7, "cv": 0.3}))),
        ("materials", with("production", json!({"materials": {"shortage": 0.5, "delay": 1}}))),
        ("low service target", target(0.6)),
        ("high service target", target(0.99)),
    ]
}

#[test]
fn both_strategies_and_every_policy_see_the_same_orders() {
    const CASES: u32 = 100;
    let sum = std::cell::Cell::new(Compared::default());
    let outcome = scenarios::runner(CASES).run(&scenarios::scenarios(), |value| {
        let fail = |text: String| TestCaseError::fail(format!("{text}\nin {value}"));
        let [stock, order] = Strategy::BOTH.map(|strategy| fates(&value, strategy));
        let compared = compare("the strategies", &stock, &order).map_err(fail)?;
        let before = sum.get();
        sum.set(Compared {
            asked: before.asked + compared.asked,
            checked: before.checked + compared.checked,
            departed: before.departed + compared.departed,
        });
        for (what, variant) in variants(&value) {
            for (strategy, original) in Strategy::BOTH.into_iter().zip([&stock, &order]) {
                compare(what, original, &fates(&variant, strategy)).map_err(fail)?;
            }
        }
        Ok(())
    });
    if let Err(failure) = outcome {
        panic!("{failure}");
    }
    let Compared { asked, checked, departed } = sum.get();
    println!(
        "compared between the strategies: {asked} orders placed, {checked} checked, {departed} departed"
    );
    assert!(departed > 10_000, "too little was compared");
}

/// The comparison can fail: another seed, or another demand, is other customers.
#[test]
fn other_customers_are_told_apart() {
    let scenario = |seed: u32, rate: f64| json!({"run": {"seed": seed, "warm_up_days": 0, "run_days": 28}, "demand": {"orders_per_day": rate}});
    let ours = fates(&scenario(1, 6.0), Strategy::BuildToStock);
    assert!(compare("the same", &ours, &fates(&scenario(1, 6.0), Strategy::BuildToOrder)).is_ok());
    assert!(compare("seed", &ours, &fates(&scenario(2, 6.0), Strategy::BuildToStock)).is_err());
    assert!(compare("demand", &ours, &fates(&scenario(1, 6.1), Strategy::BuildToStock)).is_err());
}
