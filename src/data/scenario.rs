//! A fitted demand as a sparse scenario file: what the history tells, and defaults for the rest.
//!
//! Not here: the checks on a scenario, and its defaults (`model`).

use serde_json::{Value, json};

use super::empirical::Empirical;
use super::fit::FittedDemand;
use super::history::MAX_UNITS;

/// The measured window: the model's year of 52 whole weeks [days].
const RUN_DAYS: u32 = 364;
/// What an experiment on fitted demand may take, over all replications: some seconds' work [order lines].
const MOST_LINES: f64 = 1e7;
/// Replications without which there are no intervals worth showing, and those that are enough for any.
const REPLICATIONS: (f64, f64) = (20.0, 1000.0);

/// The scenario. Numbers have six significant digits; the weights of empirical values are counts, so
/// that their means are exact. The warm-up is left to the program.
#[must_use]
pub fn scenario_json(fit: &FittedDemand, name: &str) -> Value {
    let items: Vec<Value> = fit
        .items
        .iter()
        .map(|item| {
            let weight = significant(item.weight);
            match item.price {
                Some(price) => json!({"name": item.code, "weight": weight, "price": significant(price)}),
                None => json!({"name": item.code, "weight": weight}),
            }
        })
        .collect();
    json!({
        "schema": 1,
        "name": name,
        "run": {"run_days": RUN_DAYS, "replications": replications(fit)},
        "demand": {
            "orders_per_day": significant(fit.orders_per_day),
            "gap_cv": significant(fit.gap_cv),
            "weekday": fit.season.weekday.map(significant),
            "season": fit.season.month.map(significant),
            "lines": empirical(&fit.lines),
            "units": empirical(&fit.units),
            "items": {"kind": "listed", "list": items},
        },
        "replenishment": {
            "policy": "s_nq",
            "set_by": "target",
            "cycle_service_level": 0.95,
            "cover_days": 30,
        },
    })
}

/// How many replications the demand is worth: a shop of many lines a year needs fewer of them, and would take
/// minutes for the usual thousand.
fn replications(fit: &FittedDemand) -> u32 {
    let lines = fit.orders_per_day * f64::from(RUN_DAYS) * fit.lines.mean();
    let (least, most) = REPLICATIONS;
    let tens = (MOST_LINES / lines.max(1.0) / 10.0).floor() * 10.0;
    tens.clamp(least, most) as u32
}

/// A fitted scenario laid over a base: demand and name are the history's, everything that the base states
/// besides stays as the base has it. But the window is no shorter than the year over which the season was
/// fitted, and the replications are no more than the demand is worth.
#[must_use]
pub fn over_base(fitted: Value, base: &Value) -> Value {
    let own = fitted["run"].clone();
    let (Value::Object(mut whole), Value::Object(base)) = (fitted, base) else { return base.clone() };
    for (field, value) in base {
        if field != "demand" && field != "name" {
            lay_over(whole.entry(field).or_insert(Value::Null), value);
        }
    }
    let mut whole = Value::Object(whole);
    hold(&mut whole, &own, "run_days", u64::max);
    hold(&mut whole, &own, "replications", u64::min);
    whole
}

/// Holds a whole number of a run against the fitted one.
fn hold(whole: &mut Value, own: &Value, field: &str, pick: fn(u64, u64) -> u64) {
    if let (Some(stated), Some(own)) = (whole["run"][field].as_u64(), own[field].as_u64()) {
        whole["run"][field] = pick(stated, own).into();
    }
}

fn lay_over(place: &mut Value, value: &Value) {
    match (place, value) {
        (Value::Object(fields), Value::Object(more)) => {
            for (field, value) in more {
                lay_over(fields.entry(field).or_insert(Value::Null), value);
            }
        }
        (place, value) => *place = value.clone(),
    }
}

fn empirical(values: &Empirical) -> Value {
    let most = MAX_UNITS as u64;
    let points: Vec<Value> =
        values.points().iter().map(|&(value, count)| json!([value.min(most), count])).collect();
    json!({"kind": "empirical", "values": points})
}

/// A number to six significant digits.
fn significant(value: f64) -> f64 {
    format!("{value:.5e}").parse().unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn demand_is_the_historys_and_the_rest_the_bases() {
        let fitted = json!({"name": "a", "demand": {"gap_cv": 2}, "replenishment": {"policy": "s_nq", "cover_days": 30}});
        let base = json!({"name": "b", "demand": {"gap_cv": 1}, "replenishment": {"cover_days": 9}, "money": {"price": 3}});
        let expected = json!({"name": "a", "demand": {"gap_cv": 2}, "money": {"price": 3},
            "replenishment": {"policy": "s_nq", "cover_days": 9}});
        assert_eq!(over_base(fitted, &base), expected);
    }

    #[test]
    fn the_window_is_a_year_and_the_replications_are_held() {
        let fitted = json!({"run": {"run_days": 364, "replications": 230}});
        let run = |base: Value| over_base(fitted.clone(), &json!({"run": base}))["run"].clone();
        assert_eq!(
            run(json!({"run_days": 126, "replications": 1000, "seed": 5})),
            json!({"run_days": 364, "replications": 230, "seed": 5})
        );
        assert_eq!(
            run(json!({"run_days": 728, "replications": 100})),
            json!({"run_days": 728, "replications": 100})
        );
        assert_eq!(run(json!({})), fitted["run"]);
        assert_eq!(over_base(fitted.clone(), &json!({"money": {}}))["run"], fitted["run"]);
    }

    #[test]
    fn six_significant_digits() {
        assert_eq!(significant(0.012_345_678), 0.012_345_7);
        assert_eq!(significant(1_234_567.0), 1_234_570.0);
        assert_eq!(significant(0.0), 0.0);
        assert_eq!(significant(3.75), 3.75);
    }
}
