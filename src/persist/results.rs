//! The results as JSON: a contract for other programs, documented in `docs/results.md`.

use serde_json::{Map, Value, json};

use crate::experiment::{ENGINE_VERSION, Fold, MeasureResult, resilience, scenario_digest};
use crate::measure::Group;
use crate::model::SCHEMA_VERSION;
use crate::sim::Strategy;

/// Everything a run found: every measure under its name for `bts`, `bto` and `difference`, each with
/// `value`, `low` and `high` (95 %), undefined as `null`; with what is needed to run it again. Disruptions are
/// measured against a twin: the same scenario run without them.
#[must_use]
pub fn results_json(fold: &Fold, twin: Option<&Fold>, seed: u64) -> Value {
    let summary = fold.summary();
    let [bts, bto, difference] = by_strategy(&summary.results);
    let prepared = fold.prepared();
    let groups = |wanted: fn(&Group) -> bool| -> Vec<Value> {
        let all = Group::all(prepared.frame.groups());
        all.into_iter().filter(wanted).map(|group| group_json(fold, group)).collect()
    };
    json!({
        "engine_version": ENGINE_VERSION,
        "schema_version": SCHEMA_VERSION,
        "scenario": prepared.scenario.name,
        "scenario_digest": scenario_digest(&prepared.scenario).to_string(),
        "result_digest": summary.digest,
        "seed": seed,
        "replications": summary.replications,
        "warm_up_days": prepared.warm_up_days,
        "run_days": prepared.scenario.run.run_days,
        "warnings": summary.warnings,
        "bts": bts,
        "bto": bto,
        "difference": difference,
        "pairing": pairing(&summary.results),
        "resilience": twin.map(|twin| {
            let [bts, bto] = Strategy::BOTH.map(|strategy| resilience(fold, twin, strategy));
            json!({"bts": bts, "bto": bto})
        }),
        "order_types": groups(|group| matches!(group, Group::OrderType(_))),
        "classes": groups(|group| matches!(group, Group::Class(_))),
        "items": groups(|group| matches!(group, Group::Item(_))),
    })
}

fn by_strategy(results: &[MeasureResult]) -> [Map<String, Value>; 3] {
    let mut all = [Map::new(), Map::new(), Map::new()];
    for result in results {
        let estimates = [&result.each[0], &result.each[1], &result.difference];
        for (of_strategy, value) in all.iter_mut().zip(estimates) {
            of_strategy.insert(result.measure.to_owned(), json!(value));
        }
    }
    all
}

/// What pairing saves, by measure: the variance of an unpaired difference ÷ that of the paired one.
fn pairing(results: &[MeasureResult]) -> Map<String, Value> {
    results.iter().map(|result| (result.measure.to_owned(), json!(result.saved))).collect()
}

/// One order type, customer class or item: its name, its place in the scenario's list from 1, its measures.
fn group_json(fold: &Fold, group: Group) -> Value {
    let prepared = fold.prepared();
    let demand = &prepared.scenario.demand;
    let (name, place) = match group {
        Group::OrderType(index) => (demand.baskets[index].name.clone(), index),
        Group::Class(index) => (demand.classes[index].name.clone(), index),
        Group::Item(row) => {
            let item = prepared.frame.shown_items[row];
            (demand.items.name(item), item)
        }
    };
    let [bts, bto, difference] = by_strategy(&fold.group_results(group));
    json!({"name": name, "number": place + 1, "bts": bts, "bto": bto, "difference": difference})
}
