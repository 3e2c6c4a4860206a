//! Full runs of every preset give the digests that are kept in `golden/presets.json`, by the program that is shipped.
//!
//! The same file is held against the page: in Chromium by `e2e/tests/golden.spec.mjs`, in Firefox by `cargo xtask
//! firefox`. What the numbers should be is not asked here.

#![expect(clippy::expect_used, reason = "what helpers of tests expect, the tests expect")]

use std::path::{Path, PathBuf};
use std::process::Command;

use perfect_order_lab::app::PRESETS;
use perfect_order_lab::experiment::ENGINE_VERSION;
use serde_json::{Value, json};

/// Where the digests are kept. When they must change, see [`meant`].
const KEPT: &str = "tests/golden/presets.json";

fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The whole run of a preset, as many replications as it asks for, by `lab run`.
fn run(id: &str) -> Value {
    let file = here(&format!("static/presets/{id}.json"));
    let mut lab = Command::new(env!("CARGO_BIN_EXE_lab"));
    let output = lab.arg("run").arg(file).args(["--format", "json"]).output().expect("lab starts");
    assert!(output.status.success(), "{id}: {}", String::from_utf8_lossy(&output.stderr));
    let results: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(results["engine_version"], ENGINE_VERSION, "{id}");
    json!({
        "replications": results["replications"], "scenario": results["scenario_digest"],
        "result": results["result_digest"]
    })
}

/// Says what to do about other digests, and leaves them as a file that can be taken over.
fn meant(now: &Value) -> String {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("presets.json");
    std::fs::write(&file, format!("{now:#}\n")).expect("written");
    format!(
        "the presets no longer give the numbers that links promise. If that is not meant, find out why. If it is: raise \
         ENGINE_VERSION, say in CHANGELOG.md what changed, and copy {} to {KEPT}",
        file.display()
    )
}

#[test]
fn every_preset_gives_its_kept_digests() {
    let kept = std::fs::read_to_string(here(KEPT)).expect("the kept file");
    let kept: Value = serde_json::from_str(&kept).expect("JSON");
    let presets = PRESETS.iter().map(|preset| (preset.id.to_owned(), run(preset.id))).collect();
    let now = json!({"engine_version": ENGINE_VERSION, "presets": Value::Object(presets)});
    assert!(kept == now, "{}", meant(&now));
}
