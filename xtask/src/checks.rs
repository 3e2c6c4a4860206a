//! `cargo xtask test`: every check there is, the quick ones first. A failing check does not stop
//! the others, so that one run tells everything.

use std::process::{Command, ExitCode};

use crate::{
    Outcome, commands,
    process::{passes, passes_and_says, program},
    report::{Count, Report},
    setup::{self, Browser},
};

const XTASK: [&str; 2] = ["--manifest-path", "xtask/Cargo.toml"];

/// Runs the checks and sums them up; the last line is `N passed, N failed`.
pub fn test() -> Outcome<ExitCode> {
    let (web, browser) = setup::everything()?;
    let mut report = Report::default();
    report.check("Format", || passes(cargo("fmt").args(["--all", "--check"])));
    report.check("Format of xtask", || passes(cargo("fmt").args(XTASK).arg("--check")));
    report.check("Lints of xtask", || passes(denying_warnings(clippy().args(XTASK))));
    report.check("Lints", || passes(denying_warnings(&mut clippy())));
    report.check("Lints of the page", || passes(denying_warnings(clippy().args(["--features", "web"]))));
    report.suite("Tests of xtask", Count::in_cargo_test, || {
        passes_and_says(cargo("test").args(XTASK).arg("--locked"))
    });
    report.suite("Tests", Count::in_cargo_test, || {
        passes_and_says(cargo("test").args(["--locked", "--no-fail-fast"]))
    });
    report.check("Release build of lab", || {
        passes(cargo("build").args(["--locked", "--release", "--bin", "lab"]))
    });
    let built = report.check("Web build", || commands::build_site(&web));
    if built {
        report.suite("In the browser", Count::in_playwright, || passes_and_says(&mut playwright(&browser)));
    } else {
        report.skip("In the browser", "there is no site to test");
    }
    Ok(report.close())
}

fn cargo(command: &str) -> Command {
    let mut cargo = program("cargo");
    cargo.arg(command);
    cargo
}

fn clippy() -> Command {
    let mut clippy = cargo("clippy");
    clippy.args(["--locked", "--all-targets"]);
    clippy
}

fn denying_warnings(clippy: &mut Command) -> &mut Command {
    clippy.args(["--", "-D", "warnings"])
}

fn playwright(browser: &Browser) -> Command {
    let mut playwright = program("node");
    playwright.current_dir("e2e").env("CHROMIUM", &browser.chromium);
    playwright.args(["node_modules/@playwright/test/cli.js", "test"]);
    playwright
}
