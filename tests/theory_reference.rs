//! Every exact and numerical value of `reference/cases.json` against `theory`, and of `other_words.json`.
//!
//! Each goes through the one table of families (`theory::family`), as `lab theory --cases` does, and must meet its value
//! to the larger of 1e-9 relative and the case's own `tol_abs`. What is not computed must stand in `NOT_COVERED`, with
//! its reason: nothing is skipped silently, and nothing stays listed once it is computed. Not here: simulated values
//! (kind `sim`), which belong to the simulation's own tests.

// A case that does not read is a failed test.
#![allow(clippy::unwrap_used)]

use perfect_order_lab::theory::family::answer;
use serde_json::Value;

/// Relative tolerance of every value.
const RELATIVE: f64 = 1e-9;

/// Case, measure (or `*` for all its exact and numerical ones), and why `theory` has no number for it.
const NOT_COVERED: &[(&str, &str, &str)] = &[];

#[test]
fn every_reference_value_is_met_or_listed() {
    let cases = cases();
    let (mut met, mut listed, mut failures) = (Vec::new(), Vec::new(), Vec::new());
    for case in &cases {
        let id = case["id"].as_str().unwrap();
        let letter = case["family"].as_str().unwrap();
        let parameters = case["parameters"].as_object().unwrap();
        let expected = case["expected"].as_object().unwrap();
        for (name, entry) in expected {
            let exact = ["exact", "numerical"].contains(&entry["kind"].as_str().unwrap());
            let reason = NOT_COVERED
                .iter()
                .find(|(case, measure, _)| *case == id && (measure == name || (*measure == "*" && exact)));
            let computed = if exact || entry["kind"] == "approximation" {
                answer(letter, parameters, name)
            } else {
                continue;
            };
            match (computed, reason) {
                (Ok(_), Some(_)) => {
                    failures.push(format!("{id} {name}: computed, yet listed as not covered"))
                }
                (Err(_), Some((_, _, why))) => listed.push(format!("{id} {name}: {why}")),
                (Err(why), None) if exact => {
                    failures.push(format!("{id} {name}: neither computed nor listed: {why:?}"))
                }
                (Err(_), None) => {}
                (Ok(got), None) => {
                    let want = entry["value"].as_f64().unwrap();
                    let tolerance = (RELATIVE * want.abs()).max(entry["tol_abs"].as_f64().unwrap());
                    // A NaN is never within.
                    if (got - want).abs() <= tolerance {
                        met.push((id, (got - want).abs() / want.abs().max(1.0)));
                    } else {
                        failures
                            .push(format!("{id} {name}: got {got:e}, want {want:e} within {tolerance:e}"));
                    }
                }
            }
        }
    }
    report(&met, &listed);
    assert!(failures.is_empty(), "{} values miss:\n{}", failures.len(), failures.join("\n"));
}

/// The same families in other words, and at the ends of their ranges: each must be read and met.
#[test]
fn cases_in_other_words_are_read_and_met() {
    let file: Value = serde_json::from_str(include_str!("reference/other_words.json")).unwrap();
    let mut failures = Vec::new();
    for case in file["cases"].as_array().unwrap() {
        let letter = case["family"].as_str().unwrap();
        for (name, entry) in case["expected"].as_object().unwrap() {
            let want = entry["value"].as_f64().unwrap();
            let tolerance = (RELATIVE * want.abs()).max(entry["tol_abs"].as_f64().unwrap());
            match answer(letter, case["parameters"].as_object().unwrap(), name) {
                Ok(got) if (got - want).abs() <= tolerance => {}
                other => failures.push(format!("{} {name}: want {want}, found {other:?}", case["id"])),
            }
        }
    }
    assert!(failures.is_empty(), "{} values miss:\n{}", failures.len(), failures.join("\n"));
}

/// What is another model's answer is none: a lot size with back-orders is not the plain one, a lead time that varies is not
/// its mean, and an approximation is not a queue's wait.
#[test]
fn another_models_answer_is_refused() {
    let refused = |letter: &str, given: Value, name: &str| {
        let found = answer(letter, given.as_object().unwrap(), name);
        assert!(found.is_err(), "{letter} {name}: {found:?}");
    };
    let lot =
        serde_json::json!({"fixed_cost": 8, "holding_cost": 0.2, "demand_rate": 1300, "backorder_cost": 5});
    refused("F", lot, "cost_rate_at_Q_250");
    let policy = serde_json::json!({
        "demand_rate": 4, "lead_time": "Gamma(4, 1.25)", "reorder_point_r": 11, "order_quantity_Q": 6
    });
    refused("A", policy, "unit_fill_rate");
    let queue = serde_json::json!({
        "interarrival": "Lognormal mean 1.25 cv 0.5", "service": "Lognormal mean 1 cv 0.5", "servers": 1
    });
    refused("H", queue.clone(), "mean_wait");
    assert!((answer("H", queue.as_object().unwrap(), "utilisation").unwrap() - 0.8).abs() < 1e-12);
    assert!((answer("H", queue.as_object().unwrap(), "kingman_mean_wait").unwrap() - 1.0).abs() < 1e-9);
}

#[test]
fn every_listed_case_exists() {
    let cases = cases();
    for (id, measure, _) in NOT_COVERED {
        let case = cases.iter().find(|case| case["id"] == **id).unwrap_or_else(|| panic!("no case {id}"));
        assert!(*measure == "*" || case["expected"].get(measure).is_some(), "{id} has no {measure}");
    }
}

/// Prints how many values of which families are met, how closely, and what is not covered, by name.
fn report(met: &[(&str, f64)], listed: &[String]) {
    let mut families: Vec<&str> = met.iter().map(|(id, _)| &id[..1]).collect();
    families.dedup();
    for family in families {
        let errors = met.iter().filter(|(id, _)| id.starts_with(family)).map(|(_, error)| *error);
        let (count, worst) = errors.fold((0, 0.0_f64), |(count, worst), error| (count + 1, worst.max(error)));
        println!("family {family}: {count} values met, worst error {worst:.1e}");
    }
    println!("{} values met, {} not covered:", met.len(), listed.len());
    for line in listed {
        println!("  {line}");
    }
}

fn cases() -> Vec<Value> {
    let file: Value = serde_json::from_str(include_str!("reference/cases.json")).unwrap();
    file["cases"].as_array().unwrap().clone()
}
