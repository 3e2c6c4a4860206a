//! `lab` from outside: its commands, its JSON contract, and its answers to bad input.

#![expect(clippy::expect_used, reason = "what helpers of tests expect, the tests expect")]

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use perfect_order_lab::measure::CATALOGUE;
use serde_json::Value;

fn lab(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_lab")).args(arguments).output().expect("lab starts")
}

fn printed(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("lab prints UTF-8")
}

fn complained(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("lab prints UTF-8")
}

/// A file of this test's own, with what it is to hold.
fn file(name: &str, text: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::File::create(&path).and_then(|mut file| file.write_all(text.as_bytes())).expect("written");
    path
}

fn results(scenario: &Path, more: &[&str]) -> Value {
    let path = scenario.to_str().expect("a path of text");
    let arguments = [&["run", path, "--format", "json"], more].concat();
    let output = lab(&arguments);
    assert!(output.status.success(), "{}", complained(&output));
    serde_json::from_str(&printed(&output)).expect("JSON")
}

#[test]
fn every_measure_stands_under_its_name() {
    let scenario = file("every_measure.json", "{}");
    let results = results(&scenario, &["--replications", "3", "--seed", "7"]);
    assert_eq!(results["seed"], 7);
    assert_eq!(results["replications"], 3);
    for group in ["bts", "bto", "difference"] {
        let group = results[group].as_object().expect("a group of measures");
        assert_eq!(group.len(), CATALOGUE.len());
        for measure in CATALOGUE {
            let fields: Vec<&String> = group[measure.id].as_object().expect("an estimate").keys().collect();
            assert_eq!(fields, ["high", "low", "value"], "{}", measure.id);
        }
    }
    assert_eq!(results["bto"]["unit_fill_rate"]["value"], Value::Null);
    let both = |field: &str| results[field]["perfect_order_rate"]["value"].as_f64().expect("a number");
    assert!((both("bts") - both("bto") - both("difference")).abs() < 1e-12);
}

/// What is published with the site is what the program prints.
#[test]
fn the_schema_is_the_published_one() {
    let output = lab(&["schema"]);
    assert!(output.status.success());
    assert_eq!(printed(&output), include_str!("../static/scenario-v1.schema.json"));
}

/// The sample in the documents is what the program prints.
#[test]
fn the_documented_sample_is_true() {
    let documents = include_str!("../docs/results.md");
    let sample = documents.split("```json\n").nth(1).and_then(|rest| rest.split("```").next());
    let sample: Value = serde_json::from_str(sample.expect("a sample")).expect("JSON");
    let scenario = file("sample.json", r#"{"name": "a week", "run": {"run_days": 7, "warm_up_days": 7}}"#);
    let printed = results(&scenario, &["--replications", "10"]);
    for (field, value) in printed.as_object().expect("an object") {
        assert!(sample[field] == *value, "the sample's {field} is not what lab prints: {}", value);
    }
}

/// So is the sample of a sweep; its points are what single runs give.
#[test]
fn the_documented_sweep_is_true() {
    let documents = include_str!("../docs/experiments.md");
    let sample = documents.split("```json\n").nth(1).and_then(|rest| rest.split("```").next());
    let sample: Value = serde_json::from_str(sample.expect("a sample")).expect("JSON");
    let scenario = file("week.json", r#"{"name": "a week", "run": {"run_days": 7, "warm_up_days": 7}}"#);
    let path = scenario.to_str().expect("a path of text");
    let measures = ["--measures", "on_time_delivery_rate", "--replications", "10", "--format", "json"];
    let output = lab(&[&["sweep", path, "promise.bto_days", "2,4"], &measures[..]].concat());
    assert!(output.status.success(), "{}", complained(&output));
    let sweep: Value = serde_json::from_str(&printed(&output)).expect("JSON");
    assert_eq!(sweep, sample);
    // 4 days are the default.
    let run = results(&scenario, &["--replications", "10"]);
    assert_eq!(sweep["points"][1]["result_digest"], run["result_digest"]);
    for group in ["bts", "bto", "difference", "pairing"] {
        let measure = "on_time_delivery_rate";
        assert_eq!(sweep["points"][1][group][measure], run[group][measure], "{group}");
    }
}

/// Every study prints its table and its JSON, with the fields that the documents name.
#[test]
fn studies_print_what_the_documents_say() {
    let scenario = file("studies.json", r#"{"run": {"run_days": 14, "warm_up_days": 7}}"#);
    let path = scenario.to_str().expect("a path of text");
    let study = |arguments: &[&str]| {
        let common = ["--replications", "8"];
        let table = lab(&[arguments, &common[..]].concat());
        assert!(table.status.success() && !printed(&table).is_empty(), "{}", complained(&table));
        assert_eq!(complained(&table), "", "no bar where there is no terminal");
        let json = lab(&[arguments, &common[..], &["--format", "json"]].concat());
        let json: Value = serde_json::from_str(&printed(&json)).expect("JSON");
        assert_eq!(
            (&json["experiment"], &json["replications"]),
            (&Value::from(arguments[0]), &Value::from(8))
        );
        json
    };
    let frontier = study(&["frontier", path, "--bto", "promise", "--step", "2000000"]);
    let point = &frontier["curves"][0]["points"][0];
    for field in ["service", "inventory_value_mean", "cost_per_order_without_penalties", "promised_mean"] {
        assert!(point[field]["value"].is_number(), "{field}: {point:#}");
    }
    let next = &frontier["curves"][0]["next"]["inventory_value_mean"];
    let amount = |end: &str| next[end].as_f64().expect("a number");
    assert!((amount("to") - amount("from") - 2e6).abs() < 1e-3 && next["gain"]["low"].is_number());
    let target = "on_time_delivery_rate>=0.5";
    let find =
        study(&["find", path, "--strategy", "bto", "--target", target, "--over", "promise.bto_days=1:9:2"]);
    let found = &find["outcome"]["found"];
    assert!(found["values"]["promise.bto_days"].is_number() && found["fresh_seeds"] == true, "{find:#}");
    assert!(found["target"]["value"].as_f64() >= Some(0.5));
    let none = study(&["find", path, "--target", "unit_fill_rate>=2"]);
    assert!(none["outcome"]["found"].is_null() && none["outcome"]["nearest"].is_object());
    let over = "promise.bts_days,production.servers";
    let sensitivity = study(&["sensitivity", path, "--measure", "on_time_delivery_rate", "--over", over]);
    assert_eq!(sensitivity["bts"][0]["path"], "promise.bts_days");
    assert_eq!(sensitivity["bto"][0]["path"], "production.servers");
}

#[test]
fn studies_say_what_is_wrong() {
    let scenario = file("wrong.json", "{}");
    let path = scenario.to_str().expect("a path of text");
    for (arguments, expected) in [
        (
            &["sweep", path, "production.sevrers", "1,2"][..],
            "production.sevrers: the scenario has no such number (did you mean production.servers?)",
        ),
        (&["sweep", path, "demand.gap_cv", "1:9:3"], "demand.gap_cv: 5.0 is too large (at most 3)"),
        (&["sweep", path, "run.seed", "1,2"], "run.seed: belongs to the experiment, which holds it fixed"),
        (&["sweep", path, "demand.gap_cv", "1:2"], "1:2: write FROM:TO:COUNT, for example 0.8:0.99:5"),
        (
            &["frontier", path, "--service", "customer_clock_p95"],
            "customer_clock_p95: a percentile cannot be held against money; choose a rate",
        ),
        (
            &["find", path, "--target", "unit_fil_rate>=0.9"],
            "unit_fil_rate: there is no such measure (did you mean unit_fill_rate?)",
        ),
        (
            &["find", path, "--over", "production.servers=0:4"],
            "production.servers: 0.0 is too small (at least 1)",
        ),
        (&["sensitivity", path, "--share", "0"], "there is no value from 0 to 0 by such steps"),
    ] {
        let output = lab(arguments);
        assert!(!output.status.success());
        assert_eq!(complained(&output).trim(), expected);
    }
}

#[test]
fn the_number_of_threads_does_not_matter() {
    let scenario = file("threads.json", r#"{"run": {"run_days": 28}}"#);
    let with = |threads| results(&scenario, &["--replications", "40", "--threads", threads]);
    assert_eq!(with("1"), with("3"));
}

#[test]
fn check_says_everything_at_once() {
    let scenario = file("bad.json", r#"{"demand": {"gap_cv": 9, "gap": 1}, "promise": {"bts_days": -1}}"#);
    let output = lab(&["check", scenario.to_str().expect("a path of text")]);
    assert!(!output.status.success());
    let said = complained(&output);
    for part in [
        "demand.gap_cv: 9 is too large (at most 3)",
        "demand.gap: there is no such field",
        "promise.bts_days: -1 is too small (at least 0)",
    ] {
        assert!(said.contains(part), "{said}");
    }
    assert_eq!(said.lines().count(), 3);
}

#[test]
fn check_prints_a_scenario_that_reads_back() {
    let scenario = file("default.json", "{}");
    let output = lab(&["check", scenario.to_str().expect("a path of text"), "--print"]);
    let whole = file("whole.json", &printed(&output));
    let again = lab(&["check", whole.to_str().expect("a path of text"), "--print"]);
    assert!(again.status.success());
    assert_eq!(printed(&output), printed(&again));
}

#[test]
fn limits_of_options_are_named() {
    let scenario = file("limits.json", "{}");
    let path = scenario.to_str().expect("a path of text");
    let output = lab(&["run", path, "--replications", "0"]);
    assert!(!output.status.success());
    assert_eq!(complained(&output).trim(), "--replications 0 must lie between 1 and 100000");
    let missing = lab(&["run", "no-such-file.json"]);
    assert!(!missing.status.success());
    assert!(complained(&missing).starts_with("no-such-file.json cannot be read"));
}

/// The shipped presets are sound, and the real exporter is what `lab fit` makes of the shipped orders.
#[test]
fn presets_are_what_they_say() {
    for name in ["phone-accessories-v1", "real-exporter-v1"] {
        let path = format!("{}/static/presets/{name}.json", env!("CARGO_MANIFEST_DIR"));
        let output = lab(&["check", &path]);
        assert!(output.status.success(), "{}", complained(&output));
    }
}

#[test]
fn the_real_exporter_is_fitted_to_the_shipped_orders() {
    use perfect_order_lab::data;
    let read = |path: &str| {
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect("a shipped file")
    };
    let json = |path: &str| -> Value { serde_json::from_str(&read(path)).expect("JSON") };
    let history = data::compact::read(&read("static/data/online-retail-export.orders")).expect("readable");
    let fitted = data::fit(&history).expect("enough orders");
    assert_eq!(fitted.orders, 1824);
    let scenario = data::scenario_json(&fitted, "A real exporter");
    let scenario = data::over_base(scenario, &json("static/presets/real-exporter-v1.base.json"));
    let shipped = json("static/presets/real-exporter-v1.json");
    for field in ["name", "run", "replenishment", "production", "promise", "money", "quality", "order_cycle"]
    {
        assert_eq!(scenario[field], shipped[field], "{field}");
    }
    assert_eq!(scenario["demand"], shipped["demand"]);
}

#[test]
fn fit_says_what_it_skipped_and_why() {
    let orders = file(
        "orders.csv",
        "Order;Date;Item;Quantity;Price\n\
         1;2024-01-08;A1;2;3,50\n1;2024-01-08;B2;1;4,50\n2;2024-01-09;A1;5;3,50\nC3;2024-01-10;A1;-5;3,50\n\
         4;2024-01-11;B2;zwei;4,50\n5;2024-01-12;B2;3;4,50\n",
    );
    let path = orders.to_str().expect("a path of text");
    let output = lab(&["fit", path]);
    assert!(output.status.success(), "{}", complained(&output));
    let said = complained(&output);
    assert!(said.contains("3 with goods"), "{said}");
    assert!(said.contains("quantity empty or no number (line 6"), "{said}");
    // January is month 1, and no month is left out or made up.
    assert!(said.contains("taken as the mean: 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12."), "{said}");
    let scenario = file("fitted.json", &printed(&output));
    assert!(lab(&["check", scenario.to_str().expect("a path of text")]).status.success());
}

/// The ten orders that `docs/scorecards.md` works by hand.
#[test]
fn ten_orders_worked_by_hand() {
    let records = format!("{}/docs/ten-orders.csv", env!("CARGO_MANIFEST_DIR"));
    let output = lab(&["score", &records, "--format", "json"]);
    assert!(output.status.success(), "{}", complained(&output));
    let cards: Value = serde_json::from_str(&printed(&output)).expect("JSON");
    for (strategy, by_hand) in [
        (
            "bts",
            [
                ("order_fill_rate", 0.6),
                ("line_fill_rate", 0.7),
                ("on_time_delivery_rate", 0.6),
                ("back_orders", 2.0),
                ("back_order_value", 550.0),
                ("back_order_rate", 0.4),
                ("back_order_duration_over_all_mean", 0.8),
                ("back_order_duration_mean", 2.0),
                ("line_return_rate", 0.1),
                ("perfect_order_rate", 0.2),
            ],
        ),
        (
            "bto",
            [
                ("promised_mean", 4.0),
                ("on_time_completion_rate", 0.4),
                ("on_time_delivery_rate", 0.6),
                ("late_orders", 2.0),
                ("late_order_value", 800.0),
                ("late_order_rate", 0.4),
                ("days_late_over_all_mean", 0.5),
                ("days_late_mean", 1.25),
                ("line_return_rate", 0.1),
                ("perfect_order_rate", 0.4),
            ],
        ),
    ] {
        for (measure, value) in by_hand {
            let found = cards[strategy][measure].as_f64().expect(measure);
            assert!((found - value).abs() < 1e-12, "{strategy} {measure}: {found}, by hand {value}");
        }
    }
}

/// Where day and month cannot be told apart the user is asked, and the answer is taken.
#[test]
fn fit_asks_for_the_order_of_day_and_month() {
    let lines =
        "order,date,item,quantity\n1,1/2/2024,A1,1\n2,2/2/2024,A1,1\n3,3/2/2024,A1,2\n4,5/2/2024,B2,1\n";
    let orders = file("dates.csv", lines);
    let path = orders.to_str().expect("a path of text");
    let asked = lab(&["fit", path]);
    assert!(!asked.status.success());
    let said = complained(&asked);
    assert!(said.contains("--dates") && said.contains("day-month-year looks right"), "{said}");
    assert!(lab(&["fit", path, "--dates", "day-month-year"]).status.success());
}

#[test]
fn fit_refuses_what_is_no_order_history() {
    for (name, text, expected) in [
        ("empty.csv", "", "there is no text"),
        ("one_column.csv", "a\n1\n2\n", "one column only"),
        ("header.csv", "order,date,item,quantity\n", "no line below the header"),
        ("roles.csv", "alpha,beta,gamma,delta\n1,2,3,4\n", "no column found for"),
    ] {
        let orders = file(name, text);
        let output = lab(&["fit", orders.to_str().expect("a path of text")]);
        assert!(!output.status.success());
        assert!(complained(&output).contains(expected), "{name}: {}", complained(&output));
        assert!(printed(&output).is_empty());
    }
}

/// A folder of a lesson: the documented example, with one piece replaced.
fn lesson(name: &str, from: &str, to: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::create_dir_all(&folder).expect("a folder");
    let blocks: Vec<&str> = include_str!("../docs/lessons.md").split("```").skip(1).step_by(2).collect();
    for (block, file) in blocks.iter().zip(["lesson.json", "vi.md", "en.md"]) {
        let (_, text) = block.split_once('\n').expect("a block");
        std::fs::write(folder.join(file), text.replacen(from, to, 1)).expect("written");
    }
    folder
}

#[test]
fn a_lesson_is_checked_and_its_claims_are_run() {
    let sound = lesson("sound_lesson", "", "");
    let sound = sound.to_str().expect("a path of text");
    let output = lab(&["lesson", sound]);
    assert!(output.status.success(), "{}", complained(&output));
    assert!(printed(&output).contains("HOLDS, with "), "{}", printed(&output));
    assert!(printed(&output).ends_with("All 2 claims hold.\n"), "{}", printed(&output));
    let output = lab(&["lesson", sound, "--check", "--language", "vi"]);
    assert!(printed(&output).contains("Cam kết sớm hơn, giao có nhanh hơn không?: bài học hợp lệ"));
    assert_eq!(printed(&output).lines().count(), 1);
}

#[test]
fn a_lesson_that_is_wrong_or_not_true_fails() {
    let wrong = lesson("wrong_lesson", "\"minutes\": 5", "\"minutes\": 500");
    let output = lab(&["lesson", wrong.to_str().expect("a path of text")]);
    assert!(!output.status.success());
    let expected = "lesson.json, line 4: minutes: 500 must lie between 1 and 60\n";
    assert!(complained(&output).ends_with(expected), "{}", complained(&output));
    let untrue = lesson("untrue_lesson", "\"margin\": 0.3", "\"margin\": 0.7");
    let output = lab(&["lesson", untrue.to_str().expect("a path of text")]);
    assert!(!output.status.success());
    assert!(printed(&output).contains("FAILS, short by "), "{}", printed(&output));
    assert_eq!(complained(&output), "1 of 2 claims fail.\n");
    let nowhere = lab(&["lesson", "no-such-folder"]);
    assert_eq!(complained(&nowhere), "no-such-folder is not a folder\n");
}
