//! The results as JSON: a contract for other programs, documented in `docs/results.md`.

use serde_json::{Map, Value, json};

use crate::experiment::{ENGINE_VERSION, Fold, scenario_digest};
use crate::model::SCHEMA_VERSION;

/// Everything a run found: every measure under its name for `bts`, `bto` and `difference`, each with
/// `value`, `low` and `high` (95 %), undefined as `null`; with what is needed to run it again.
#[must_use]
pub fn results_json(fold: &Fold, seed: u64) -> Value {
    let summary = fold.summary();
    let mut groups = [Map::new(), Map::new(), Map::new()];
    for result in &summary.results {
        let estimates = [&result.each[0], &result.each[1], &result.difference];
        for (group, value) in groups.iter_mut().zip(estimates) {
            group.insert(result.measure.to_owned(), json!(value));
        }
    }
    let [bts, bto, difference] = groups;
    let prepared = fold.prepared();
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
    })
}
