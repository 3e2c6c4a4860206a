//! `lab theory` from outside: families and their numbers, reference cases, scenarios, and answers to bad input.

#![expect(clippy::expect_used, reason = "what helpers of tests expect, the tests expect")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

fn lab(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_lab")).arg("theory").args(arguments).output().expect("lab starts")
}

fn printed(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("lab prints UTF-8")
}

fn complained(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("lab prints UTF-8")
}

fn json(arguments: &[&str]) -> Value {
    let output = lab(&[arguments, &["--format", "json"]].concat());
    assert!(output.status.success(), "{}", complained(&output));
    serde_json::from_str(&printed(&output)).expect("JSON")
}

fn file(name: &str, text: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, text).expect("written");
    path
}

fn quantity<'a>(result: &'a Value, name: &str) -> &'a Value {
    let quantities = result["quantities"].as_array().expect("quantities");
    quantities.iter().find(|quantity| quantity["name"] == name).expect("the quantity")
}

#[test]
fn a_family_is_computed_with_its_formulas() {
    let result = json(&["markov_queue", "arrival_rate=0.8", "service_rate=1", "promise=5"]);
    let time = quantity(&result, "mean_time_in_system");
    assert!((time["value"].as_f64().expect("a number") - 5.0).abs() < 1e-12);
    assert_eq!(time["unit"], "time");
    assert!(result["source"].as_str().expect("a source").contains("Erlang"));
    let lognormal = ["service_queue", "arrival_rate=0.75", "service=lognormal(mean 1, cv 1)", "promise=4"];
    let within = quantity(&json(&lognormal), "probability_of_time_in_system_within")["value"].as_f64();
    // Case H5, which is known to 7.7e-7.
    assert!((within.expect("a number") - 0.649_583_605_8).abs() < 7.8e-7, "{within:?}");
    assert!(printed(&lab(&lognormal)).contains("0.649583"));
}

#[test]
fn families_are_listed_with_their_parameters() {
    let list = printed(&lab(&[]));
    assert!(
        list.contains("reorder_point: (r, Q) policy")
            && list.contains("order_quantity (Q) [units]: a whole number")
    );
    assert!(printed(&lab(&["eoq", "--lang", "vi"])).contains("Lượng đặt hàng kinh tế"));
}

#[test]
fn everything_wrong_is_said_at_once() {
    let output = lab(&["markov_queue", "arrival_rate=-1", "servers=1.5", "speed=3"]);
    assert!(!output.status.success());
    let said = complained(&output);
    for part in [
        "arrival_rate: -1 is too small (at least 0.000000000001)",
        "servers: 1.5 is not a whole number",
        "service_rate: must be given",
        "speed: there is no such field",
    ] {
        assert!(said.contains(part), "{said}");
    }
    let said = complained(&lab(&["markov_queue", "arrival_rate=2", "service_rate=1"]));
    assert!(said.contains("utilisation is 2, but must be below 1"), "{said}");
    assert!(complained(&lab(&["nothing"])).contains("there is no such family"));
    assert!(complained(&lab(&["eoq", "K"])).contains("write a parameter as name=value"));
}

#[test]
fn cases_are_compared_and_a_miss_fails() {
    let good = r#"{"cases": [{"id": "H2", "family": "H", "parameters": {"arrival_rate": 0.5, "service_rate": 1, "servers": 1},
        "expected": {"mean_wait": {"value": 1.0, "kind": "exact", "tol_abs": 1e-9}}}]}"#;
    let output = lab(&["--cases", file("good_cases.json", good).to_str().expect("a path of text")]);
    assert!(output.status.success() && printed(&output).contains("1 met, 0 not met"));
    let bad = good.replace("1.0", "1.1").replace("mean_wait", "mean_wait\": {\"value\": 1}, \"colour");
    let output = lab(&["--cases", file("bad_cases.json", &bad).to_str().expect("a path of text")]);
    assert!(!output.status.success());
    let said = printed(&output);
    assert!(
        said.contains("1 met, 1 not met") && said.contains("no family of this letter has such a quantity"),
        "{said}"
    );
}

#[test]
fn a_scenario_says_which_families_apply() {
    let simple = r#"{
        "demand": {"lines": 1, "units": 1, "items": {"kind": "uniform", "count": 1}},
        "replenishment": {"policy": "s_nq", "set_by": "explicit", "reorder_point": 40, "order_quantity": 30, "lead_time": 5},
        "production": {"servers": 1, "cv": 1},
        "quality": {"credit_cancel": 0, "short_pick": 0}
    }"#;
    let simple = file("simple.json", simple);
    let path = simple.to_str().expect("a path of text");
    let families = json(&["--scenario", path]);
    let families = families.as_array().expect("families");
    let of = |name: &str| families.iter().find(|family| family["family"] == name).expect("the family");
    for name in ["reorder_point", "markov_queue", "service_queue", "general_queue"] {
        assert_eq!(of(name)["applies"], true, "{name}: {}", of(name)["broken"]);
    }
    assert_eq!(quantity(of("reorder_point"), "mean_on_order")["value"], 30.0);
    assert_eq!(quantity(of("reorder_point"), "mean_on_hand")["measure"], "available_stock_mean");
    assert_eq!(of("base_stock")["applies"], false);
    let broken = of("lost_sales_reorder_point")["broken"].to_string();
    assert!(broken.contains("ShortagesAreBackOrdered"), "{broken}");
    // The default scenario breaks much, and says what, in either language.
    let default = file("default_theory.json", "{}");
    let path = default.to_str().expect("a path of text");
    let text = printed(&lab(&["--scenario", path, "--lang", "vi"]));
    assert!(text.contains("Thời gian cung ứng biến động (hệ số biến thiên 0,4)"), "{text}");
}
