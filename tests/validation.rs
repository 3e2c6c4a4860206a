//! Reference cases held against theory and against `lab run`, in the short form; the whole is `cargo xtask validate`.
//!
//! The rule is that of `lab validate`: an estimate within the case's accuracy plus 4 standard errors (Student's t with 31 degrees
//! of freedom beyond 4: α = 0.0004 for each value). Seeds are fixed, so what passes passes again.

#![expect(clippy::expect_used, reason = "what helpers of tests expect, the tests expect")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::json;

fn validate(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_lab")).arg("validate").args(arguments).output().expect("lab starts")
}

fn said(output: &Output) -> String {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    text(&output.stdout) + &text(&output.stderr)
}

/// A file of cases of this test's own.
fn file(name: &str, cases: &serde_json::Value) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, json!({"cases": cases}).to_string()).expect("written");
    path
}

#[test]
fn theory_meets_every_case() {
    let output = validate(&["--theory-only"]);
    assert!(output.status.success(), "{}", said(&output));
}

/// Cases of every family that a scenario can express.
#[test]
fn the_simulation_meets_cases_of_every_family() {
    let names = [
        "A1", "A7", "B5", "C3", "C5", "D5", "E3", "E5", "H1", "H5", "I3", "J1", "J3", "K1", "L1", "L5", "M1",
        "N3", "O1",
    ];
    let mut arguments = vec!["--quick"];
    names.iter().for_each(|name| arguments.extend(["--case", name]));
    let output = validate(&arguments);
    assert!(output.status.success(), "{}", said(&output));
}

/// A case that no file has, of a known family: rush orders first. With two exponential classes of mean 1 Cobham's waits
/// are 0.8/0.7 and 0.8/(0.7 · 0.2).
#[test]
fn an_unknown_case_of_a_known_family_runs() {
    let value = |value: f64| json!({"value": value, "kind": "exact", "tol_abs": 1e-9});
    let cases = json!([{
        "id": "H90", "family": "H", "title": "rush first",
        "parameters": {"arrival_rate_high": 0.3, "arrival_rate_low": 0.5, "service_rate": 1},
        "expected": {"mean_wait_high": value(0.8 / 0.7), "mean_wait_low": value(0.8 / 0.14)}
    }]);
    let path = file("rush-first.json", &cases);
    let output = validate(&["--quick", &path.to_string_lossy()]);
    assert!(output.status.success(), "{}", said(&output));
    assert!(said(&output).contains("simulation: 2 met, 0 missed"), "{}", said(&output));
}

/// A wrong reference is missed by both: the cycle service level of A1 given as its fill rate.
#[test]
fn a_wrong_reference_is_missed() {
    let cases = json!([{
        "id": "A90", "family": "A", "title": "a trap",
        "parameters": {"demand_rate": 1.5, "lead_time": 2, "reorder_point_r": 3, "order_quantity_Q": 5},
        "expected": {"unit_fill_rate": {"value": 0.647_231_888_8, "kind": "exact", "tol_abs": 1e-9}}
    }]);
    let path = file("trap.json", &cases);
    let output = validate(&["--quick", &path.to_string_lossy()]);
    assert!(!output.status.success() && said(&output).contains("MISSED"), "{}", said(&output));
    assert!(said(&output).contains("THEORY MISSES IT"), "{}", said(&output));
}

/// 95 % intervals hold known answers about as often as they say: a mean, the jackknife of a ratio, a paired difference. A test of a
/// proportion against 95 %, two-sided, z = 2.90, α = 0.0037 for each of six intervals; at 100 experiments that is 95 ± 6.3 %.
#[test]
fn intervals_hold_known_answers() {
    let output = validate(&["--coverage", "100"]);
    assert!(output.status.success(), "{}", said(&output));
}
