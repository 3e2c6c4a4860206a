//! Sweep, frontier, find and sensitivity as JSON: contracts for other programs, documented in `docs/experiments.md`.

use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::experiment::{
    Aim, Candidate, Curve, ENGINE_VERSION, Effect, Find, Formula, MeasureResult, NextStep, OnCurve, Outcome,
    SPENT, Sensitivity, Side, Sweep, TradeOff, scenario_digest,
};
use crate::model::{SCHEMA_VERSION, Scenario};
use crate::sim::Strategy;

/// What every study is run from.
#[derive(Clone, Copy)]
pub struct Ground<'s> {
    /// The scenario as it was given.
    pub scenario: &'s Scenario,
    /// The seed of the study.
    pub seed: u64,
    /// Replications a point.
    pub replications: u32,
}

impl Ground<'_> {
    fn with(&self, experiment: &str, content: Value) -> Value {
        let mut whole = json!({
            "engine_version": ENGINE_VERSION,
            "schema_version": SCHEMA_VERSION,
            "experiment": experiment,
            "scenario": self.scenario.name,
            "scenario_digest": scenario_digest(self.scenario).to_string(),
            "seed": self.seed,
            "replications": self.replications,
        });
        if let (Value::Object(whole), Value::Object(content)) = (&mut whole, content) {
            whole.extend(content);
        }
        whole
    }
}

/// The short name of a strategy.
fn short(strategy: Strategy) -> &'static str {
    match strategy {
        Strategy::BuildToStock => "bts",
        Strategy::BuildToOrder => "bto",
    }
}

/// Something of every measure, by its name.
fn by_measure(results: &[MeasureResult], of: impl Fn(usize, &MeasureResult) -> Value) -> Value {
    let entries = results.iter().enumerate();
    Value::Object(entries.map(|(place, result)| (result.measure.to_owned(), of(place, result))).collect())
}

/// A sweep: every measure at every value, and how it changes from the value before.
#[must_use]
pub fn sweep_json(sweep: &Sweep, ground: Ground) -> Value {
    let point = |(index, (value, point)): (usize, (&f64, &crate::experiment::Point))| {
        let results = &point.results;
        let of = |strategy: usize| by_measure(results, |_, result| json!(result.each[strategy]));
        let step =
            |strategy: usize| by_measure(results, |place, _| json!(sweep.step(index, place)[strategy]));
        json!({
            "value": value,
            "result_digest": point.digest.to_string(),
            "warnings": point.warnings,
            "bts": of(0),
            "bto": of(1),
            "difference": by_measure(results, |_, result| json!(result.difference)),
            "pairing": by_measure(results, |_, result| json!(result.saved)),
            "step": (index > 0).then(|| json!({"bts": step(0), "bto": step(1)})),
        })
    };
    let points: Vec<Value> = sweep.values().iter().zip(sweep.points()).enumerate().map(point).collect();
    ground.with("sweep", json!({"path": sweep.path(), "points": points}))
}

/// A trade-off; `step` is the amount of inventory that is asked about.
#[must_use]
pub fn frontier_json(study: &TradeOff, step: Option<f64>, ground: Ground) -> Value {
    let curves: Vec<Value> = study.curves(step).iter().map(curve_json).collect();
    ground.with("frontier", json!({"service": study.service().id, "curves": curves}))
}

fn curve_json(curve: &Curve) -> Value {
    let formula = |formula: &Formula| {
        json!({
            "family": formula.family, "service": formula.value, "broken_assumptions": formula.broken,
            "inventory_value": formula.inventory,
        })
    };
    let point = |point: &OnCurve| {
        let mut fields = Map::new();
        fields.insert("value".to_owned(), json!(point.value));
        fields.insert("service".to_owned(), json!(point.service));
        for (name, spent) in SPENT.iter().zip(point.spent) {
            fields.insert((*name).to_owned(), json!(spent));
        }
        fields.insert("promised_mean".to_owned(), json!(point.promised));
        fields.insert("formula".to_owned(), json!(point.formula.as_ref().map(formula)));
        fields.insert("warnings".to_owned(), json!(point.point.warnings));
        Value::Object(fields)
    };
    let next = |next: &NextStep| json!({"from": next.from, "to": next.to, "gain": next.gain});
    let next: Map<String, Value> = SPENT
        .iter()
        .zip(&curve.next)
        .map(|(name, step)| ((*name).to_owned(), json!(step.as_ref().map(next))))
        .collect();
    json!({
        "strategy": short(curve.strategy),
        "path": curve.knob.path,
        "base": curve.knob.base,
        "points": curve.points.iter().map(point).collect::<Vec<_>>(),
        "next": next,
    })
}

/// A search and its outcome; the outcome is `null` while it is under way.
#[must_use]
pub fn find_json(find: &Find, ground: Ground) -> Value {
    let search = find.search();
    let paths: Vec<&str> = search.axes.iter().map(|(knob, _)| knob.path.as_str()).collect();
    let axis = |(knob, range): &(crate::experiment::Knob, crate::experiment::Range)| json!({"path": knob.path, "from": range.from, "to": range.to, "step": range.step});
    let target = search.target.map(|target| {
        let side = if target.side == Side::AtLeast { "at_least" } else { "at_most" };
        json!({"measure": target.measure.id, "side": side, "value": target.value})
    });
    let candidate = |candidate: &Candidate| {
        let values = paths.iter().zip(&candidate.values);
        let values: Map<String, Value> =
            values.map(|(path, value)| ((*path).to_owned(), json!(value))).collect();
        json!({
            "values": values, "goal": candidate.goal, "target": candidate.target, "met_confidence": candidate.met,
            "replications": candidate.replications, "fresh_seeds": candidate.is_fresh,
        })
    };
    let outcome = |outcome: &Outcome| {
        let all = |list: &[Candidate]| list.iter().map(candidate).collect::<Vec<_>>();
        json!({
            "found": outcome.found.as_ref().map(candidate),
            "cheapest_confidence": outcome.cheapest,
            "at_edge": outcome.at_edge,
            "turned_down": all(&outcome.turned_down),
            "nearest": outcome.nearest.as_ref().map(candidate),
            "tried": all(&outcome.tried),
        })
    };
    let content = json!({
        "strategy": short(search.strategy),
        "goal": {"measure": search.goal.id, "aim": if search.aim == Aim::Least { "least" } else { "most" }},
        "target": target,
        "over": search.axes.iter().map(axis).collect::<Vec<_>>(),
        "outcome": find.outcome().as_ref().map(outcome),
    });
    ground.with("find", content)
}

/// A value that a number was set to, and what came of it.
fn end(end: Option<(f64, impl Serialize)>) -> Option<Value> {
    end.map(|(value, change)| json!({"value": value, "change": change}))
}

/// A sensitivity: what each number does under each strategy, the largest change first.
#[must_use]
pub fn sensitivity_json(study: &Sensitivity, share: f64, ground: Ground) -> Value {
    let effect = |effect: &Effect| {
        json!({
            "path": effect.path, "value": effect.value, "smaller": end(effect.smaller), "larger": end(effect.larger),
            "told": effect.is_told,
        })
    };
    let of = |strategy| study.effects(strategy).iter().map(effect).collect::<Vec<_>>();
    let result = study.base().and_then(|base| base.results.first());
    let content = json!({
        "measure": result.map(|result| result.measure),
        "share": share,
        "base": result.map(|result| json!({"bts": result.each[0], "bto": result.each[1]})),
        "bts": of(Strategy::BuildToStock),
        "bto": of(Strategy::BuildToOrder),
    });
    ground.with("sensitivity", content)
}
