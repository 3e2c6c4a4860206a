//! Laws that hold on every run of every policy and strategy, to the unit and the millisecond.
//!
//! The position is what was there and ordered less what was asked for; the area under a queue is the sum of the waits in it (Little's
//! law on one run); the share of perfect orders lies within what its components allow; a higher reorder point lifts net stock by just
//! as much; with stock or capacity without end an order takes the sum of the other stages. Not here: means over many runs
//! (`simulated_against_exact`), and where every unit is (`conservation`).

// Tests may unwrap.
#![allow(clippy::unwrap_used, clippy::expect_used)]

// Of the straight loop's chance only the stages are needed here.
#[allow(dead_code)]
#[path = "naive/draws.rs"]
mod draws;
#[path = "laws/ledger.rs"]
mod ledger;
#[path = "scenarios/mod.rs"]
mod scenarios;

use std::cell::Cell;
use std::sync::Arc;

use perfect_order_lab::experiment::Prepared;
use perfect_order_lab::measure::{ClockHistograms, LabObserver, Total};
use perfect_order_lab::model::{Pace, Scenario, Shortage, Time};
use perfect_order_lab::random::Purpose;
use perfect_order_lab::sim::{Event, ItemPolicy, Observer, Order, Plan, Refill, Replication, Strategy};
use proptest::test_runner::TestCaseError;

use draws::{Draws, ms, time};
use ledger::Ledger;

/// Runs a law over random scenarios; the law gives what is wrong. They end with delivery, and nothing is disrupted: when a
/// faulty line is replaced, or which faults a departure meets, depends on the policy.
fn hold(cases: u32, law: impl Fn(Scenario) -> Result<(), String>) {
    let outcome = scenarios::runner(cases).run(&scenarios::scenarios(), |mut value| {
        value["after_delivery"] = serde_json::Value::Null;
        value["disruptions"] = serde_json::json!([]);
        law(scenarios::checked(&value)).map_err(|text| TestCaseError::fail(format!("{text}\nin {value}")))
    });
    if let Err(failure) = outcome {
        panic!("{failure}");
    }
}

fn run<O: Observer>(plan: &Arc<Plan>, strategy: Strategy, scenario: &Scenario, observer: O) -> O {
    Replication::new(Arc::clone(plan), strategy, scenario.run.seed, 0, observer).finish()
}

fn same<T: PartialEq + std::fmt::Debug>(what: &str, found: &T, expected: &T) -> Result<(), String> {
    if found == expected { Ok(()) } else { Err(format!("{what}: {found:?} instead of {expected:?}")) }
}

#[test]
fn positions_add_up_and_littles_law_holds() {
    let waited = Cell::new((0, 0));
    hold(800, |scenario| {
        let prepared = Prepared::new(scenario.clone());
        for strategy in Strategy::BOTH {
            let items = if strategy == Strategy::BuildToStock { prepared.items.len() } else { 0 };
            let continuous = items > 0 && scenario.replenishment.review_days == 0.0;
            let points =
                continuous.then(|| prepared.items.iter().map(|item| item.policy.reorder_point).collect());
            let ledger = Ledger::new(items, prepared.plan.start(), points);
            let mut ledger = run(&prepared.plan, strategy, &scenario, ledger);
            ledger.close();
            same("trouble", &ledger.trouble, &Vec::new())?;
            let (units, orders) = waited.get();
            waited.set((units + ledger.waited.0, orders + ledger.waited.1));
        }
        Ok(())
    });
    let (units, orders) = waited.get();
    assert!(units > 10_000 && orders > 10_000, "{units} units and {orders} orders waited");
}

/// Fréchet's bounds on five shares of the same cohort, in whole orders.
#[test]
fn perfect_orders_lie_within_their_bounds() {
    let (inside, cases) = (Cell::new(0), Cell::new(0));
    hold(600, |scenario| {
        let prepared = Prepared::new(scenario.clone());
        for strategy in Strategy::BOTH {
            let lab = LabObserver::new(&prepared.frame, strategy, false);
            let lab = run(&prepared.plan, strategy, &scenario, lab);
            let (record, _) = lab.finish(&mut ClockHistograms::default());
            let of = |total: Total| record.totals.of(total);
            let parts =
                [Total::OnTime, Total::Complete, Total::Right, Total::Undamaged, Total::DocumentsRight];
            let (cohort, parts) = (of(Total::Cohort), parts.map(of));
            let bounds = |parts: &[f64]| {
                let least = parts.iter().sum::<f64>() - (parts.len() - 1) as f64 * cohort;
                (least.max(0.0), parts.iter().copied().fold(cohort, f64::min))
            };
            for (what, total, parts) in [
                ("perfect", Total::Perfect, &parts[..]),
                ("on time in full", Total::OnTimeInFull, &parts[..2]),
            ] {
                let (least, most) = bounds(parts);
                let found = of(total);
                if !(least <= found && found <= most) {
                    return Err(format!("{strategy:?}: {found} {what} orders, not from {least} to {most}"));
                }
                inside.set(inside.get() + i32::from(least < found && found < most));
            }
            if of(Total::Perfect) > of(Total::OnTimeInFull) {
                return Err(format!("{strategy:?}: more perfect orders than orders on time in full"));
            }
            cases.set(cases.get() + 1);
        }
        Ok(())
    });
    assert!(inside.get() > cases.get() / 10, "bounds and shares hardly ever differ: {}", inside.get());
}

/// Net stock of every item over time: whenever it changed, the last of each instant.
#[derive(Debug, Default, PartialEq)]
struct NetStock {
    until: Time,
    changes: Vec<Vec<(Time, i64)>>,
}

impl Observer for NetStock {
    fn see(&mut self, at: Time, event: &Event<'_>) {
        let Event::Stock { item, stock } = event else { return };
        if at > self.until {
            return;
        }
        let changes = &mut self.changes[*item];
        if changes.last().is_some_and(|(last, _)| *last == at) {
            changes.pop();
        }
        if changes.last().is_none_or(|(_, net)| *net != stock.available - stock.owed) {
            changes.push((at, stock.available - stock.owed));
        }
    }
}

/// Where all demand is met in the end, stock decides when, not what is ordered: so `s`, `S` and the start raised by Δ raise net stock by Δ.
#[test]
fn raised_policies_raise_net_stock() {
    let shortages = Cell::new(0);
    hold(300, |mut scenario| {
        scenario.service.shortage = Shortage::BackOrder;
        scenario.quality.credit_cancel = 0.0;
        scenario.quality.short_pick = 0.0;
        let prepared = Prepared::new(scenario.clone());
        let policies: Vec<ItemPolicy> = prepared.items.iter().map(|item| item.policy).collect();
        // A shelf cannot start below empty.
        let start = scenario.replenishment.initial_stock;
        let low = policies.iter().any(|policy| policy.mean_position() < 0);
        scenario.replenishment.initial_stock = start.or_else(|| low.then_some(3));
        let net_stock = |raise: i64| {
            let mut scenario = scenario.clone();
            scenario.replenishment.initial_stock =
                scenario.replenishment.initial_stock.map(|units| units + raise);
            let raised = policies.iter().map(|policy| ItemPolicy {
                reorder_point: policy.reorder_point + raise,
                refill: match policy.refill {
                    Refill::UpTo { level } => Refill::UpTo { level: level + raise },
                    lots @ Refill::Multiples { .. } => lots,
                },
            });
            let plan = Arc::new(Plan::new(&scenario, raised.collect(), prepared.warm_up_days));
            let until = Time::start_of_day(scenario.run.run_days);
            let watch = NetStock { until, changes: vec![Vec::new(); policies.len()] };
            run(&plan, Strategy::BuildToStock, &scenario, watch)
        };
        let mut usual = net_stock(0);
        shortages.set(shortages.get() + usual.changes.iter().flatten().filter(|(_, net)| *net < 0).count());
        for raise in [1, 17] {
            let raised = net_stock(raise);
            usual.changes.iter_mut().flatten().for_each(|(_, net)| *net += raise);
            same("net stock", &raised, &usual)?;
            usual.changes.iter_mut().flatten().for_each(|(_, net)| *net -= raise);
        }
        Ok(())
    });
    assert!(shortages.get() > 1000, "{} shortages", shortages.get());
}

/// Every order that was delivered.
#[derive(Default)]
struct Delivered(Vec<Order>);

impl Observer for Delivered {
    fn see(&mut self, _: Time, event: &Event<'_>) {
        if let Event::Delivered { order } = event {
            self.0.push((*order).clone());
        }
    }
}

/// Check, entry, departure and delivery of an order that waits for nothing, stage by stage; making or collecting it takes the rest.
fn stages(draws: &Draws<'_>, order: &Order, strategy: Strategy) -> [i64; 5] {
    let (number, cycle, quality) = (order.number, &draws.scenario.order_cycle, &draws.scenario.quality);
    let stream = |purpose, second| draws.stream(purpose, number, second);
    let (mut receipt, mut entry, mut filling) =
        (stream(Purpose::Receipt, 0), stream(Purpose::Receipt, 1), stream(Purpose::Filling, 2));
    let (mut accuracy, mut credit, mut delay) =
        (stream(Purpose::AccuracyFault, 0), stream(Purpose::CreditFault, 0), stream(Purpose::DelayFault, 0));
    let mut check = order.placed.0 + draws.alone(&cycle.transmittal, Purpose::Transmittal, number, 0);
    check += time(&cycle.accuracy_check, &mut receipt) + time(&cycle.availability_check, &mut receipt);
    if draws.strikes(quality.wrong_order, number, &mut accuracy) {
        check += time(&cycle.order_return, &mut accuracy);
    }
    let steps = [&cycle.notice, &cycle.credit_check, &cycle.recording, &cycle.documents];
    let [_, credit_check, recording, documents] = steps.map(|step| time(step, &mut entry));
    let mut entered = check + credit_check + recording + documents;
    let held = draws.strikes(quality.credit_hold, number, &mut credit);
    assert!(!draws.strikes(quality.credit_cancel, number, &mut credit), "cancelled, and delivered");
    if held {
        entered += time(&cycle.credit_hold, &mut credit);
    }
    let filled = match strategy {
        Strategy::BuildToStock => entered + draws.alone(&cycle.collect, Purpose::Filling, number, 0),
        Strategy::BuildToOrder => {
            let production = &draws.scenario.production;
            let mut materials = stream(Purpose::Materials, 0);
            let short = perfect_order_lab::random::happens(&mut materials, production.materials.shortage);
            let wait = if short { time(&production.materials.delay, &mut materials) } else { 0 };
            let (setup, unit) = production.pace.times(production.servers, 1.0);
            let days = setup + unit * order.units() as f64;
            entered + wait + draws.work(days, production.cv, Purpose::Production, number, 0)
        }
    };
    let steps = [&cycle.scheduling, &cycle.packing, &cycle.delivery_documents];
    let ready = filled + steps.map(|step| time(step, &mut filling)).iter().sum::<i64>();
    let interval = ms(draws.scenario.service.vehicle_interval).max(1);
    let departed = ready + (-ready).rem_euclid(interval);
    let mut delivered = departed + draws.alone(&cycle.transport, Purpose::Transport, number, 0);
    if draws.strikes(quality.transport_delay, number, &mut delay) {
        delivered += time(&cycle.transport_delay, &mut delay);
    }
    [check, entered, filled, departed, delivered]
}

/// A million units of everything, or two hundred servers for a handful of orders: nobody waits for goods, and every order takes the sum
/// of its own stages.
#[test]
fn without_limits_an_order_takes_the_sum_of_the_other_stages() {
    let orders = Cell::new([0; 2]);
    hold(300, |mut scenario| {
        scenario.replenishment.initial_stock = Some(1_000_000);
        scenario.production.servers = 200;
        scenario.production.pace = Pace::Times { setup_days: 0.1, unit_days: 0.01 };
        scenario.promise.patience = None;
        scenario.run.run_out_days = 182;
        let prepared = Prepared::new(scenario.clone());
        let draws = Draws::new(&scenario, scenario.run.seed, 0);
        for strategy in Strategy::BOTH {
            let Delivered(delivered) = run(&prepared.plan, strategy, &scenario, Delivered::default());
            for order in &delivered {
                let found = [order.checked, order.entered, order.filled, order.departed, order.delivered];
                same("stages", &found.map(|at| at.0), &stages(&draws, order, strategy))
                    .map_err(|text| format!("{strategy:?}: {text} of {order:?}"))?;
            }
            let mut sums = orders.get();
            sums[strategy as usize] += delivered.len();
            orders.set(sums);
        }
        Ok(())
    });
    assert!(orders.get().iter().all(|orders| *orders > 20_000), "{:?}", orders.get());
}
