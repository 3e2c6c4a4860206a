//! What the tests in a browser need: Chromium, Node, and the packages of e2e/.

use std::{fs, path::PathBuf};

use super::apt;
use crate::{
    Outcome, Problem,
    process::{answer, find, passes, program},
    versions,
};

/// A copy of the lock file that the installed packages came from.
const STAMP: &str = "e2e/node_modules/.installed-from.json";
const LOCK: &str = "e2e/package-lock.json";

/// The browser to test in.
pub struct Browser {
    /// Where its program is.
    pub chromium: PathBuf,
}

/// Makes sure of the browser, of Node, and of the packages.
pub fn prepare() -> Outcome<Browser> {
    let chromium = chromium()?;
    node()?;
    packages()?;
    Ok(Browser { chromium })
}

/// Firefox and Node; gives the program. Nothing but Node is needed to talk to it.
pub fn firefox() -> Outcome<PathBuf> {
    let firefox = browser(&["firefox-esr", "firefox"], "firefox-esr", "Firefox")?;
    node()?;
    Ok(firefox)
}

fn chromium() -> Outcome<PathBuf> {
    browser(&["chromium", "chromium-browser", "google-chrome"], "chromium", "Chromium")
}

/// A browser under one of its names, or else from Debian's package.
fn browser(names: &[&str], package: &str, title: &str) -> Outcome<PathBuf> {
    let present = || names.iter().find_map(|name| find(name));
    if let Some(program) = present() {
        println!("A browser is installed: {}.", program.display());
        return Ok(program);
    }
    apt::install(&[package], &format!("{title}, for the tests in a browser,"))?;
    present().ok_or_else(|| {
        Problem(format!("apt-get installed no `{package}`: install {title} yourself, then run this again."))
    })
}

fn node() -> Outcome {
    if find("node").is_none() || find("npm").is_none() {
        apt::install(&["nodejs", "npm"], "Node, for the tests in a browser,")?;
    }
    let answer = answer(program("node").arg("--version")).unwrap_or_default();
    match versions::said(&answer).and_then(versions::major) {
        Some(major) if major >= versions::NODE => {
            println!("Node {} is installed.", answer.trim_start_matches('v'));
            Ok(())
        }
        _ => Err(Problem(format!(
            "The browser tests need Node {} or newer: install it; `node --version` says `{answer}`.",
            versions::NODE
        ))),
    }
}

fn packages() -> Outcome {
    let lock = fs::read(LOCK).map_err(|error| Problem(format!("Cannot read {LOCK}: {error}.")))?;
    if fs::read(STAMP).is_ok_and(|stamp| stamp == lock) {
        println!("The packages of e2e/ are installed.");
        return Ok(());
    }
    println!("Installing the packages of e2e/.");
    let mut npm = program("npm");
    npm.current_dir("e2e").args(["ci", "--no-audit", "--no-fund"]);
    // The browser is Debian's; npm fetches none.
    npm.env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    let installed = passes(&mut npm)?;
    if installed && fs::write(STAMP, lock).is_ok() {
        return Ok(());
    }
    Err(Problem(
        "The packages of e2e/ could not be installed: look at npm's message above, put it right, and run `npm ci` in e2e/.".into(),
    ))
}
