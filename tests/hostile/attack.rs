//! What is done with an input, and what must come of it: a complaint or a result, within a bound that is known beforehand.

use std::sync::Arc;

use perfect_order_lab::data::{self, Options, Progress, Reader};
use perfect_order_lab::experiment::Prepared;
use perfect_order_lab::measure::{ClockHistograms, LabObserver, Total};
use perfect_order_lab::model::Scenario;
use perfect_order_lab::persist::{Link, read_records};
use perfect_order_lab::sim::{Progress as Run, Replication, Strategy};
use serde_json::Value;

/// What kind of input it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Scenario,
    Link,
    History,
}

/// What came of inputs.
#[derive(Debug, Default)]
pub struct Tally {
    pub refused: u64,
    pub read: u64,
    pub run: u64,
    pub cut_short: u64,
    pub events: u64,
}

/// Runs longer than so many events, by the bound, are followed for as many and no further.
const MOST_EVENTS: f64 = 40_000.0;

/// An input is read and, where it is sound, run.
pub fn attack(kind: Kind, input: &[u8], tally: &mut Tally) {
    let text = String::from_utf8_lossy(input);
    match kind {
        Kind::Scenario => match Scenario::from_text(&text) {
            Ok(scenario) => run(scenario, tally),
            Err(complaints) => {
                assert!(!complaints.is_empty(), "refused without a reason");
                tally.refused += 1;
            }
        },
        Kind::Link => link(&text, tally),
        Kind::History => history(input, tally),
    }
}

fn link(text: &str, tally: &mut Tally) {
    let Some(link) = Link::read(text) else {
        tally.refused += 1;
        return;
    };
    let usual = Scenario::default();
    let made = link.apply(&usual);
    assert_eq!(
        Scenario::from_json(&made.scenario.to_json()).as_ref(),
        Ok(&made.scenario),
        "a link made no sound scenario"
    );
    if let Some(base) = link.base.clone() {
        let written = Link::new(base, &usual, &made.scenario, link.view.clone()).write();
        let again = Link::read(&written).map(|link| link.apply(&usual).scenario);
        assert!(
            again.is_some_and(|again| again == made.scenario) || written.len() > 20_000,
            "{written} says something else"
        );
    }
    run(made.scenario, tally);
}

fn history(input: &[u8], tally: &mut Tally) {
    let _ = read_records(&String::from_utf8_lossy(input));
    let Ok(mut reader) = Reader::new(input, Options::default()) else {
        tally.refused += 1;
        return;
    };
    // Two passes over no more lines than there are line ends, in steps of 100, and one question.
    let most = 2 * (input.len() / 100 + 2) + 4;
    for step in 0.. {
        assert!(step <= most, "the reader goes on after {step} steps");
        match reader.advance(100) {
            Ok(Progress::Reading { .. }) => {}
            Ok(Progress::Ask(question)) => reader.answer(question.readings[0].order),
            Ok(Progress::Done) => break,
            Err(_) => {
                tally.refused += 1;
                return;
            }
        }
    }
    let Ok((history, _)) = reader.finish() else {
        tally.refused += 1;
        return;
    };
    tally.read += 1;
    if let Ok(fit) = data::fit(&history) {
        let fitted = data::scenario_json(&fit, "hostile");
        let replayed = data::with_replay(fitted.clone(), &data::cycle(&history));
        for value in [fitted, replayed] {
            if let Ok(scenario) = Scenario::from_json(&value) {
                run(scenario, tally);
            }
        }
    }
}

/// The most events that a replication may take, from the scenario alone: orders as far above their mean as chance can carry them, six
/// events each and two more for every line; a receipt for every item at every review; the days.
pub fn declared_bound(scenario: &Scenario, warm_up_days: i64) -> f64 {
    let days = (warm_up_days + scenario.run.run_days + scenario.run.run_out_days) as f64;
    let demand = &scenario.demand;
    let orders = match &demand.replay {
        Some(replay) => (days / replay.days as f64 + 2.0).ceil() * replay.orders.len() as f64,
        None => {
            let last = scenario.run.run_days + scenario.run.run_out_days;
            // All of a year may lie in one season, all of a week on one day.
            let year: f64 = (0..364).map(|day| shape(scenario, day)).sum::<f64>() / 364.0;
            let mean: f64 = (-warm_up_days..=last)
                .map(|day| shape(scenario, day) / year * demand.factor_on(&scenario.surges(), day))
                .sum();
            let mean = mean * demand.orders_per_day;
            mean + 12.0 * (mean.max(1.0)).sqrt() * demand.gap_cv.max(1.0)
                + 40.0 * demand.gap_cv.max(1.0).powi(2)
        }
    };
    let lines = demand.items.count().min(12) as f64;
    let items = demand.items.count() as f64;
    let review = scenario.replenishment.review_days;
    let reviews = if review > 0.0 { (days / review + 2.0) * (1.0 + items) } else { items };
    orders * (6.0 + 2.0 * lines) + reviews + days + 100.0
}

fn shape(scenario: &Scenario, day: i64) -> f64 {
    let day = day.rem_euclid(364) as usize;
    scenario.demand.weekday[day % 7] * scenario.demand.season[day * 12 / 364]
}

fn run(scenario: Scenario, tally: &mut Tally) {
    // A slow preparation is another matter: items are counted, not orders.
    if scenario.demand.items.count() > 200 {
        tally.read += 1;
        return;
    }
    let prepared = Prepared::new(scenario);
    let scenario = &prepared.scenario;
    assert!(
        prepared.items.iter().all(|item| item.demand.mean.is_finite() && item.demand.variance.is_finite())
    );
    let bound = declared_bound(scenario, prepared.warm_up_days);
    assert!(bound.is_finite(), "no bound");
    assert!(bound < 1e9, "up to {bound} events in one replication");
    let whole = bound <= MOST_EVENTS;
    let mut placed = 0.0;
    for strategy in Strategy::BOTH {
        let lab = LabObserver::new(&prepared.frame, strategy, false);
        let mut replication =
            Replication::new(Arc::clone(&prepared.plan), strategy, scenario.run.seed, 0, lab);
        const STEP: u32 = 500;
        let mut events = 0.0;
        while events <= bound.min(MOST_EVENTS) && replication.advance(STEP) == Run::Running {
            events += f64::from(STEP);
        }
        tally.events += events as u64;
        if !whole {
            tally.cut_short += 1;
            continue;
        }
        assert!(
            replication.advance(STEP) == Run::Done,
            "{strategy:?} goes on after {events} events, bound {bound}"
        );
        let (record, _) = replication.finish().finish(&mut ClockHistograms::default());
        for total in Total::ALL {
            assert!(record.totals.of(*total).is_finite(), "{total:?} is not finite");
        }
        placed = record.totals.of(Total::Placed);
        tally.run += 1;
    }
    if whole && scenario.demand.replay.is_none() && scenario.demand.gap_cv <= 1.0 {
        let year: f64 = (0..364).map(|day| shape(scenario, day)).sum::<f64>() / 364.0;
        let days = 0..scenario.run.run_days;
        let mean: f64 = days
            .map(|day| shape(scenario, day) / year * scenario.demand.factor_on(&scenario.surges(), day))
            .sum();
        let mean = mean * scenario.demand.orders_per_day;
        assert!(
            (placed - mean).abs() <= 8.0 * mean.sqrt() + 10.0,
            "{placed} orders in the window, {mean} expected"
        );
    }
}

/// A scenario's JSON as a text.
pub fn text(value: &Value) -> Vec<u8> {
    value.to_string().into_bytes()
}
