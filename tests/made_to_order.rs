//! Build to order beyond first come first served: rules of the queue, quotes and refusals, against exact results.
//!
//! First what holds order by order: quotes that are kept to the millisecond, rules that come to the same. Then what holds in the mean,
//! against `theory` (two priority classes) and closed forms written out here (Cobham at several servers, the finite queue M/M/1/N).
//!
//! **The test in the mean.** Student's t over [`REPLICATIONS`] replications, two-sided, family-wise α = 0.001 over [`COMPARISONS`]
//! comparisons (Bonferroni). Seeds are fixed. Standard errors must be small enough to mean something: 1.5 % of the value. Each run starts
//! after a warm-up of 3,500 orders; a model day holds 500 orders, so that a tick is below 1/60,000 of every mean time.

// Tests may unwrap.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod nothing;

use std::sync::Arc;

use perfect_order_lab::experiment::{self, Fold, Prepared, Warning};
use perfect_order_lab::model::{Scenario, Time};
use perfect_order_lab::sim::{Event, Observer, Replication, Strategy};
use perfect_order_lab::stats::student;
use perfect_order_lab::theory::queue::{OrderClass, erlang_c, priority_waits};
use serde_json::{Value, json};

use nothing::{no_faults, no_time};

const REPLICATIONS: u32 = 100;
const COMPARISONS: f64 = 20.0;
const ORDERS_PER_DAY: f64 = 500.0;

/// Orders that do nothing but queue and be made; promise and production as given.
fn scenario(days: u32, promise: Value, production: Value) -> Value {
    let mut production = production;
    production["set_by"] = json!("times");
    production["materials"] = json!({"shortage": 0});
    json!({
        "run": {"warm_up_days": 7, "run_days": days, "run_out_days": 3640},
        "demand": {
            "orders_per_day": ORDERS_PER_DAY, "gap_cv": 1, "lines": 1, "units": 1, "items": {"kind": "uniform", "count": 1}
        },
        "order_cycle": no_time(),
        "quality": no_faults(),
        "replenishment": {"policy": "base_stock", "set_by": "explicit", "level": 1000, "lead_time": 0},
        "promise": promise,
        "production": production,
    })
}

fn prepared(value: &Value) -> Arc<Prepared> {
    Arc::new(Prepared::new(Scenario::from_json(value).unwrap()))
}

fn run(value: &Value, seed: u64, replications: u32) -> Fold {
    experiment::run(&prepared(value), seed, replications, 2)
}

fn measure(fold: &Fold, id: &str) -> f64 {
    fold.summary().of(id).each[1].value.unwrap()
}

fn watch<O: Observer>(value: &Value, seed: u64, number: u32, observer: O) -> O {
    let plan = Arc::clone(&prepared(value).plan);
    Replication::new(plan, Strategy::BuildToOrder, seed, number, observer).finish()
}

/// The mean of replications beside what it should be.
fn assert_mean(what: &str, values: &[f64], expected: f64) {
    let count = values.len() as f64;
    let mean = values.iter().sum::<f64>() / count;
    let variance = values.iter().map(|value| (value - mean) * (value - mean)).sum::<f64>() / (count - 1.0);
    let error = (variance / count).sqrt();
    let t = (mean - expected) / error;
    println!("{what:<36}{mean:>12.6}{expected:>12.6}{:>9.3} %{t:>8.2}", 100.0 * error / expected);
    let critical = student::quantile(1.0 - 0.001 / COMPARISONS / 2.0, count - 1.0);
    assert!(t.abs() < critical, "{what}: {mean} for {expected}, t = {t}");
    assert!(error < 0.015 * expected, "{what}: too loose, {error}");
}

/// How long after its quote less the delivery allowance each order was finished [ms].
#[derive(Default)]
struct Lateness {
    allowance: Time,
    late: Vec<i64>,
}

impl Observer for Lateness {
    fn see(&mut self, at: Time, event: &Event<'_>) {
        if let Event::Finished { order } = event {
            self.late.push((at + self.allowance - order.due).0);
        }
    }
}

fn quoted(safety_factor: f64) -> Value {
    json!({"bto_kind": "quoted", "safety_factor": safety_factor, "delivery_allowance": 0.01})
}

/// Orders of 1 to 12 units, so of many production times, on a line that is busy for 95 % of the time.
fn sizes(mut value: Value, servers: u32) -> Value {
    value["demand"]["units"] = json!({"kind": "empirical", "values": [[1, 3], [3, 2], [12, 1]]});
    let mean = (3.0 + 6.0 + 12.0) / 6.0;
    let time = 0.95 * f64::from(servers) / ORDERS_PER_DAY;
    value["production"]["servers"] = json!(servers);
    value["production"]["setup_days"] = json!(time * 0.3);
    value["production"]["unit_days"] = json!(time * 0.7 / mean);
    value
}

fn lateness(value: &Value, seed: u64) -> Vec<i64> {
    let lateness = Lateness { allowance: Time::from_days(0.01), ..Lateness::default() };
    watch(value, seed, 0, lateness).late
}

/// One server, first come first served, fixed times, safety factor 1: the quote is the completion.
#[test]
fn a_certain_quote_is_kept_to_the_millisecond() {
    let value = sizes(scenario(14, quoted(1.0), json!({"cv": 0})), 1);
    let late = lateness(&value, 1);
    assert!(late.len() > 10_000 && late.iter().all(|late| *late == 0), "{:?}", late.iter().max());
    let fold = run(&value, 1, 5);
    assert_eq!(measure(&fold, "on_time_completion_rate"), 1.0);
    assert_eq!(measure(&fold, "on_time_delivery_rate"), 1.0);
    // A delivery that takes just the allowance arrives just in time.
    let mut value = value;
    value["order_cycle"]["transport"] = json!(0.01);
    let fold = run(&value, 1, 5);
    assert_eq!(measure(&fold, "on_time_delivery_rate"), 1.0);
    let [promised, clock] = ["promised_mean", "firm_clock_mean"].map(|id| measure(&fold, id));
    assert!((promised - clock).abs() < 1e-9, "{promised} promised, {clock} taken");
    value["order_cycle"]["transport"] = json!(0.01 + 1.5 / 86_400_000.0);
    assert_eq!(measure(&run(&value, 1, 5), "on_time_delivery_rate"), 0.0, "a tick or two late");
}

/// Several servers and time at receipt and entry: certain quotes are upper bounds, and good ones.
#[test]
fn a_certain_quote_is_never_broken() {
    for (servers, entry) in [(1, 0.02), (3, 0.0), (3, 0.01), (8, 0.005)] {
        let mut value = sizes(scenario(14, quoted(1.0), json!({"cv": 0})), servers);
        for step in ["accuracy_check", "availability_check", "credit_check", "recording", "documents"] {
            value["order_cycle"][step] = json!(entry);
        }
        let late = lateness(&value, 2);
        let worst = *late.iter().max().unwrap();
        assert!(worst <= 0, "{servers} servers, entry {entry}: {worst} ms late");
        // At several servers the bound need not be reached, but comes near.
        let near = Time::from_days(f64::from(servers) * 0.01 + 0.001).0;
        assert!(worst > -near, "{servers} servers, entry {entry}: never nearer than {worst} ms");
        value["promise"]["safety_factor"] = json!(0.8);
        assert!(lateness(&value, 2).iter().any(|late| *late > 0), "a quote too short is broken");
    }
}

/// A quote of random times fails for about every second order without a safety factor, for fewer with one.
#[test]
fn a_safety_factor_buys_reliability() {
    let kept = [1.0, 1.3, 2.0].map(|factor| {
        let fold = run(&sizes(scenario(14, quoted(factor), json!({"cv": 0.7})), 1), 3, 20);
        (measure(&fold, "on_time_completion_rate"), measure(&fold, "promised_mean"))
    });
    println!("{kept:?}");
    assert!(kept[0].0 > 0.4 && kept[0].0 < 0.7);
    assert!(kept.windows(2).all(|two| two[0].0 + 0.1 < two[1].0 && two[0].1 < two[1].1));
}

/// Rules that must come to the same, do.
#[test]
fn rules_that_agree_give_the_same_bits() {
    let base = json!({"cv": 0.8});
    let promise = json!({"bto_days": 0.1, "rush_bto_days": 0});
    let digest = |rule: &str, rush: f64, promise: &Value, units: bool| {
        let mut value = scenario(14, promise.clone(), base.clone());
        if units {
            value = sizes(value, 2);
        } else {
            value["production"]["setup_days"] = json!(0.9 / ORDERS_PER_DAY);
            value["production"]["servers"] = json!(1);
        }
        value["demand"]["rush_share"] = json!(rush);
        value["production"]["rule"] = json!(rule);
        run(&value, 4, 4).digest()
    };
    let usual = digest("fcfs", 0.0, &promise, true);
    assert_eq!(usual, digest("edd", 0.0, &promise, true), "one promise for all");
    assert_eq!(usual, digest("rush_first", 0.0, &promise, true), "no order is a rush order");
    assert_ne!(usual, digest("shortest", 0.0, &promise, true), "orders differ in size");
    assert_eq!(digest("fcfs", 0.0, &promise, false), digest("shortest", 0.0, &promise, false), "one size");
    assert_eq!(
        digest("fcfs", 1.0, &promise, true),
        digest("rush_first", 1.0, &promise, true),
        "all are rush"
    );
    // Due dates so far apart that no usual order is ever due before a rush order.
    let apart = json!({"bto_days": 365, "rush_bto_days": 0});
    assert_eq!(digest("edd", 0.3, &apart, true), digest("rush_first", 0.3, &apart, true));
    assert_ne!(digest("fcfs", 0.3, &apart, true), digest("rush_first", 0.3, &apart, true));
}

/// On the same draws: shortest first waits less on average, due dates first keeps more promises.
#[test]
fn rules_do_what_they_are_for() {
    let promise = json!({"bto_days": 0.08, "rush_bto_days": 0.01, "delivery_allowance": 0});
    let of = |rule: &str| {
        let mut value = sizes(scenario(28, promise.clone(), json!({"cv": 0.6, "rule": rule})), 1);
        value["demand"]["rush_share"] = json!(0.25);
        run(&value, 5, 20)
    };
    let [fcfs, edd, shortest, rush] = ["fcfs", "edd", "shortest", "rush_first"].map(of);
    let table = |id: &str| [&fcfs, &edd, &shortest, &rush].map(|fold| measure(fold, id));
    let (wait, rush_kept, late) =
        (table("queue_time_mean"), table("rush_on_time_rate"), table("late_order_rate"));
    println!("wait {wait:?}\nrush {rush_kept:?}\nlate {late:?}");
    assert!(wait[2] < 0.7 * wait[0], "shortest first");
    assert!(late[1] < late[0] - 0.05, "earliest due date");
    assert!(rush_kept[3] > rush_kept[0] + 0.3 && rush_kept[1] > rush_kept[0] + 0.1, "rush first");
}

/// Waits of the window's orders by class: usual, rush [days].
#[derive(Default)]
struct Waits([(f64, f64); 2]);

impl Observer for Waits {
    fn see(&mut self, at: Time, event: &Event<'_>) {
        if let Event::Started { order } = event
            && order.counted
        {
            let (sum, count) = &mut self.0[usize::from(order.rush)];
            *sum += (at - order.joined).days();
            *count += 1.0;
        }
    }
}

/// Mean waits of each replication, usual and rush, in mean service times.
fn class_waits(servers: u32, load: f64, cv: f64, rush: f64, days: u32, seed: u64) -> [Vec<f64>; 2] {
    let service = load * f64::from(servers) / ORDERS_PER_DAY;
    let production =
        json!({"servers": servers, "setup_days": service, "unit_days": 0, "cv": cv, "rule": "rush_first"});
    let mut value = scenario(days, json!({}), production);
    value["demand"]["rush_share"] = json!(rush);
    let seen: Vec<Waits> =
        (0..REPLICATIONS).map(|number| watch(&value, seed, number, Waits::default())).collect();
    [0, 1].map(|class| seen.iter().map(|waits| waits.0[class].0 / waits.0[class].1 / service).collect())
}

/// Rush first is a queue with two priority classes, service not interrupted: M/G/1, and M/M/c by Cobham.
#[test]
fn rush_first_is_the_priority_queue() {
    for (load, cv, rush, seed) in [(0.8, 1.0, 0.3, 10), (0.85, 0.5, 0.5, 11), (0.7, 1.5, 0.1, 12)] {
        let exact = priority_waits(
            OrderClass::new(load * rush, 1.0, cv).unwrap(),
            OrderClass::new(load * (1.0 - rush), 1.0, cv).unwrap(),
        )
        .unwrap();
        let [usual, rush_waits] = class_waits(1, load, cv, rush, 28, seed);
        assert_mean(&format!("M/G/1 cv {cv}, load {load}: rush"), &rush_waits, exact.rush);
        assert_mean(&format!("M/G/1 cv {cv}, load {load}: usual"), &usual, exact.ordinary);
    }
    let (servers, load, rush) = (4, 0.85, 0.4);
    let found = erlang_c(load * f64::from(servers), servers).unwrap() / f64::from(servers);
    let exact = [found / (1.0 - load * rush) / (1.0 - load), found / (1.0 - load * rush)];
    let [usual, rush_waits] = class_waits(servers, load, 1.0, rush, 42, 13);
    assert_mean("M/M/4: rush", &rush_waits, exact[1]);
    assert_mean("M/M/4: usual", &usual, exact[0]);
}

/// With two sizes of order, shortest first is the same queue with the small orders in front.
#[test]
fn shortest_first_is_a_priority_queue_of_sizes() {
    let (load, cv, (small, large)) = (0.8, 0.6, (1.0, 5.0));
    let rates = (0.75, 0.25);
    let mean = rates.0 * small + rates.1 * large;
    let unit = load / mean / ORDERS_PER_DAY;
    let production = json!({"servers": 1, "setup_days": 0, "unit_days": unit, "cv": cv, "rule": "shortest"});
    let mut value = scenario(42, json!({}), production);
    value["demand"]["units"] = json!({"kind": "empirical", "values": [[small, rates.0], [large, rates.1]]});
    let class = |rate: f64, size: f64| OrderClass::new(rate, size * load / mean, cv).unwrap();
    let exact = priority_waits(class(rates.0, small), class(rates.1, large)).unwrap();
    let expected = rates.0 * exact.rush + rates.1 * exact.ordinary;
    let fold = run(&value, 20, REPLICATIONS);
    let estimate = fold.summary().of("queue_time_mean").each[1];
    let error = estimate.half_width().unwrap() / student::quantile(0.975, f64::from(REPLICATIONS - 1));
    let (wait, error) = (estimate.value.unwrap() * ORDERS_PER_DAY, error * ORDERS_PER_DAY);
    let t = (wait - expected) / error;
    println!("two sizes, mean wait {wait:.6} for {expected:.6}, {:.3} %, t {t:.2}", 100.0 * error / expected);
    let critical = student::quantile(1.0 - 0.001 / COMPARISONS / 2.0, f64::from(REPLICATIONS - 1));
    assert!(t.abs() < critical && error < 0.015 * expected);
    let first_come = {
        value["production"]["rule"] = json!("fcfs");
        measure(&run(&value, 20, REPLICATIONS), "queue_time_mean") * ORDERS_PER_DAY
    };
    assert!(((first_come - expected) / error).abs() > 5.0 * critical, "not told apart: {first_come}");
}

/// Shares of refused orders, replication by replication.
fn refusals(value: &Value, seed: u64) -> Vec<f64> {
    #[derive(Default)]
    struct Refusals(f64, f64);
    impl Observer for Refusals {
        fn see(&mut self, _: Time, event: &Event<'_>) {
            if let Event::Checked { order } = event
                && order.counted
            {
                self.0 += f64::from(u8::from(order.refused));
                self.1 += 1.0;
            }
        }
    }
    let shares: Vec<f64> = (0..REPLICATIONS)
        .map(|number| watch(value, seed, number, Refusals::default()))
        .map(|seen| seen.0 / seen.1)
        .collect();
    // The catalogue says the same.
    const FEW: usize = 10;
    let mean = shares[..FEW].iter().sum::<f64>() / FEW as f64;
    let told = measure(&run(value, seed, FEW as u32), "refused_rate");
    assert!((told / mean - 1.0).abs() < 0.003, "{told} for {mean}");
    shares
}

/// M/M/1 whose customers go where more than K wait. A quote is the waiting orders' expected times, what is expected to be left of the
/// order in service, between nothing and one time, and the order's own time. A patience of K + 1 times, less a little (10 ms of 2
/// minutes), lets in who finds fewer than K waiting, and nobody else: at most N = K + 1 in the system, and refused are
/// (1 − ρ)ρᴺ/(1 − ρᴺ⁺¹) of all. It holds for an overloaded line too, of which nobody need be warned. With a patience of one time and fixed
/// times nobody is let in while the server works: Erlang's loss system with N = 1.
#[test]
fn refusals_make_the_finite_queue() {
    for (load, places, cv, seed) in [(0.9, 5, 1, 30), (1.4, 4, 1, 31), (0.7, 1, 0, 32)] {
        let service = load / ORDERS_PER_DAY;
        let little = if places == 1 { 0.0 } else { 0.01 / 86_400.0 };
        let patience = f64::from(places) * service - little;
        let production = json!({"servers": 1, "setup_days": service, "unit_days": 0, "cv": cv});
        let promise = json!({
            "bto_kind": "quoted", "safety_factor": 1, "delivery_allowance": 0, "patience": patience
        });
        let value = scenario(14, promise, production);
        let power = |n: i32| load.powi(n);
        let exact = (1.0 - load) * power(places) / (1.0 - power(places + 1));
        assert_mean(&format!("refused at load {load}, N = {places}"), &refusals(&value, seed), exact);
        let warnings = prepared(&value).warnings();
        assert!(
            !warnings.iter().any(|warning| matches!(warning, Warning::Overloaded { .. })),
            "{warnings:?}"
        );
    }
}

/// A fixed promise is refused by those whose patience is shorter: Poisson orders thinned by chance.
#[test]
fn a_fixed_promise_loses_the_impatient() {
    let production = json!({"servers": 1, "setup_days": 1.2 / ORDERS_PER_DAY, "unit_days": 0, "cv": 1});
    let patience = json!({"kind": "exponential", "mean": 2});
    let value = scenario(14, json!({"bto_days": 1, "patience": patience}), production);
    let refused = 1.0 - (-0.5_f64).exp();
    assert_mean("refused a promise of half the patience", &refusals(&value, 40), refused);
    let fold = run(&value, 40, 20);
    // Refused orders are late and incomplete, and nothing else; their units are lost goodwill.
    let rate = measure(&fold, "refused_rate");
    assert_eq!(measure(&fold, "lost_order_rate"), rate);
    assert!((measure(&fold, "complete_rate") - (1.0 - rate)).abs() < 1e-12);
    assert_eq!(measure(&fold, "right_rate"), 1.0);
    let goodwill = Scenario::from_json(&value).unwrap().money.lost_unit;
    let cost = measure(&fold, "lost_sale_cost_per_order");
    assert!((cost - goodwill * rate).abs() < 1e-6 * cost, "{cost}");
    // Build to stock makes its own promise.
    assert_eq!(fold.summary().of("refused_rate").each[0].value, None);
    assert_eq!(fold.summary().of("lost_order_rate").each[0].value, Some(0.0));
}
