//! Common random numbers: whatever the strategy or the policy, the same customers order the same things and have the same luck.
//!
//! On random scenarios: both strategies see the same orders, and lead time, promise, capacity, servers, service target, what happens on a
//! shortage, shipping, vehicles and the length of the warm-up change none of them. Not here: that the laws of the draws are right
//! (`random`'s own tests).

// Tests may unwrap.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "scenarios/mod.rs"]
mod scenarios;

use std::collections::BTreeMap;
use std::sync::Arc;

use perfect_order_lab::experiment::Prepared;
use perfect_order_lab::model::Time;
use perfect_order_lab::sim::{Event, Observer, Order, Replication, Strategy};
use proptest::test_runner::TestCaseError;
use serde_json::{Value, json};

/// What an order asks for, and when: known when it is placed.
#[derive(Clone, Debug, PartialEq)]
struct Asked {
    counted: bool,
    rush: bool,
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
    wrong_place: bool,
    /// Short pick, wrong item and damage of each line.
    lines: Vec<(bool, bool, bool)>,
}

/// Everything about one order that no strategy or policy may change; what a run did not reach is `None`. A split order's two deliveries
/// are two journeys, and so not one to compare.
#[derive(Clone, Debug, PartialEq)]
struct Fate {
    asked: Asked,
    at_check: Option<AtCheck>,
    /// From departure to delivery, with any delay on the road.
    on_the_road: Option<Time>,
}

/// Notes the fate of every order, by its number: the window's count from 0, the warm-up's stand above them.
#[derive(Default)]
struct Fates(BTreeMap<u64, Fate>);

impl Fates {
    fn of(&mut self, order: &Order) -> &mut Fate {
        self.0.get_mut(&order.number).unwrap()
    }
}

impl Observer for Fates {
    fn see(&mut self, _: Time, event: &Event<'_>) {
        // Which lines are replaced is luck; what becomes of a replacement is the firm's business.
        if event.is_of_replacement() {
            return;
        }
        match event {
            Event::Placed { order } => {
                let asked = Asked {
                    counted: order.counted,
                    rush: order.rush,
                    begun: order.begun,
                    placed: order.placed,
                    received: order.received,
                    lines: order.lines.iter().map(|line| (line.item, line.units)).collect(),
                };
                let fate = Fate { asked, at_check: None, on_the_road: None };
                assert!(self.0.insert(order.number, fate).is_none(), "two orders of one number: {order:?}");
            }
            Event::Checked { order } => {
                self.of(order).at_check = Some(AtCheck {
                    checked: order.checked,
                    cancelled: order.cancelled,
                    wrong_documents: order.wrong_documents,
                    wrong_place: order.wrong_place,
                    lines: order.lines.iter().map(|l| (l.short_picked, l.wrong_item, l.damaged)).collect(),
                });
            }
            Event::Delivered { order } if !order.split => {
                self.of(order).on_the_road = Some(order.delivered - order.departed);
            }
            _ => {}
        }
    }
}

fn fates(value: &Value, strategy: Strategy) -> BTreeMap<u64, Fate> {
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
    delivered: usize,
    /// Of the warm-up.
    before: usize,
}

/// The warm-up's last order has this number; the window's and the run-out's count from 0.
const WARM_UP: u64 = 1 << 40;

/// Runs start and end at different times, so one may have seen more orders, and the same order further; whatever both have seen must
/// agree, both must have seen every order of the window, and of warm-up and run-out one may only have seen more than the other.
fn compare(what: &str, ours: &BTreeMap<u64, Fate>, theirs: &BTreeMap<u64, Fate>) -> Result<Compared, String> {
    let counted = |fates: &BTreeMap<u64, Fate>| -> Vec<u64> {
        fates.iter().filter(|(_, fate)| fate.asked.counted).map(|(number, _)| *number).collect()
    };
    let window = counted(ours);
    if window != counted(theirs) {
        return Err(format!("{what}: other orders in the window"));
    }
    // From the window's first order on, and from the warm-up's last one back, numbers leave no gap.
    for fates in [ours, theirs] {
        let (after, before) = (fates.range(..WARM_UP), fates.range(WARM_UP..));
        if !after.map(|(number, _)| *number).eq(0..fates.range(..WARM_UP).count() as u64)
            || !before.map(|(number, _)| *number).eq(WARM_UP..WARM_UP + fates.range(WARM_UP..).count() as u64)
        {
            return Err(format!("{what}: a number is missing"));
        }
    }
    let mut compared = Compared::default();
    for (number, ours) in ours {
        let Some(theirs) = theirs.get(number) else { continue };
        compared.before += usize::from(*number >= WARM_UP);
        let mut same = ours.asked == theirs.asked;
        compared.asked += 1;
        if let (Some(ours), Some(theirs)) = (&ours.at_check, &theirs.at_check) {
            same &= ours == theirs;
            compared.checked += 1;
        }
        if let (Some(ours), Some(theirs)) = (&ours.on_the_road, &theirs.on_the_road) {
            same &= ours == theirs;
            compared.delivered += 1;
        }
        if !same {
            return Err(format!("{what}, order {number}: {ours:?}\nis not {theirs:?}"));
        }
    }
    Ok(compared)
}

/// The scenario with another policy, or with a warm-up of another length: none of these is the customers' business.
fn variants(value: &Value) -> Vec<(&'static str, Value)> {
    let with = |section: &str, fields: Value| {
        let mut value = value.clone();
        for (name, field) in fields.as_object().unwrap() {
            value[section][name] = field.clone();
        }
        value
    };
    let policy = |mut policy: Value| {
        for kept in ["lead_time", "crossing"] {
            policy[kept] = value["replenishment"][kept].clone();
        }
        let mut value = value.clone();
        value["replenishment"] = policy;
        value
    };
    let promise = |promise: Value| {
        let mut value = value.clone();
        value["promise"] = promise;
        value
    };
    let target = |level: f64| {
        policy(json!({"policy": "s_nq", "set_by": "target", "cycle_service_level": level, "cover_days": 5}))
    };
    let warm_up = |days: Option<i64>| {
        let mut value = value.clone();
        let run = value["run"].as_object_mut().unwrap();
        run.remove("warm_up_days");
        run.extend(days.map(|days| ("warm_up_days".to_owned(), json!(days))));
        value
    };
    let days = value["run"]["warm_up_days"].as_i64().unwrap();
    vec![
        ("no warm-up", warm_up(Some(0))),
        ("longer warm-up", warm_up(Some(days + 35))),
        ("automatic warm-up", warm_up(None)),
        ("lead time", with("replenishment", json!({"lead_time": {"kind": "gamma", "mean": 9, "cv": 1.2}}))),
        ("crossing", with("replenishment", json!({"crossing": value["replenishment"]["crossing"] == false}))),
        ("promise", promise(json!({"bts_days": 0.5, "bto_days": 9, "rush_bts_days": 3, "rush_bto_days": 0}))),
        ("quotes", promise(json!({"bto_kind": "quoted", "safety_factor": 1.5}))),
        ("patience", promise(json!({"bto_kind": "quoted", "patience": {"kind": "exponential", "mean": 2}}))),
        ("earliest due date", with("production", json!({"rule": "edd"}))),
        ("shortest", with("production", json!({"rule": "shortest"}))),
        ("rush first", with("production", json!({"rule": "rush_first"}))),
        ("servers", with("production", json!({"servers": 7, "cv": 0.3}))),
        ("materials", with("production", json!({"materials": {"shortage": 0.5, "delay": 1}}))),
        ("lost units", with("service", json!({"shortage": "lose_units"}))),
        ("lost lines", with("service", json!({"shortage": "lose_line"}))),
        ("lost orders", with("service", json!({"shortage": "lose_order"}))),
        ("two deliveries", with("service", json!({"shortage": "back_order", "shipping": "partial"}))),
        ("vehicles", with("service", json!({"vehicle_interval": 0.7}))),
        (
            "order up to",
            policy(json!({"policy": "s_s", "set_by": "explicit", "reorder_point": 3, "order_up_to": 9})),
        ),
        ("low service target", target(0.6)),
        ("high service target", target(0.99)),
    ]
}

#[test]
fn both_strategies_and_every_policy_see_the_same_orders() {
    const CASES: u32 = 240;
    let sum = std::cell::Cell::new(Compared::default());
    let outcome = scenarios::runner(CASES).run(&scenarios::scenarios(), |mut value| {
        // How likely a delay is depends on the day of departure, where faults are disrupted: that is no luck.
        value["disruptions"].as_array_mut().unwrap().retain(|disruption| disruption["kind"] != "faults");
        let fail = |text: String| TestCaseError::fail(format!("{text}\nin {value}"));
        let [stock, order] = Strategy::BOTH.map(|strategy| fates(&value, strategy));
        let compared = compare("the strategies", &stock, &order).map_err(fail)?;
        let before = sum.get();
        sum.set(Compared {
            asked: before.asked + compared.asked,
            checked: before.checked + compared.checked,
            delivered: before.delivered + compared.delivered,
            before: before.before + compared.before,
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
    let Compared { asked, checked, delivered, before } = sum.get();
    println!(
        "compared between the strategies: {asked} orders placed ({before} in the warm-up), {checked} checked, {delivered} delivered"
    );
    assert!(delivered > 10_000 && before > 3000, "too little was compared");
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
