//! What the tests in a browser need: Chromium, or Firefox; Node; and the packages of e2e/ or e2e/firefox/.

use std::{fs, path::PathBuf};

use super::apt;
use crate::{
    Outcome, Problem,
    process::{answer, find, passes, program},
    versions,
};

/// The browser to test in.
pub struct Browser {
    /// Where its program is.
    pub chromium: PathBuf,
}

/// Makes sure of the browser, of Node, and of the packages.
pub fn prepare() -> Outcome<Browser> {
    let chromium = chromium()?;
    node()?;
    packages("e2e")?;
    Ok(Browser { chromium })
}

/// Firefox, Node, and the packages that drive it; gives the program.
pub fn firefox() -> Outcome<PathBuf> {
    let firefox = browser(&["firefox-esr", "firefox"], "firefox-esr", "Firefox")?;
    node()?;
    packages("e2e/firefox")?;
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

/// Installs a folder's npm packages, unless a copy of its lock says that they are there.
fn packages(folder: &str) -> Outcome {
    let lock_file = format!("{folder}/package-lock.json");
    let stamp = format!("{folder}/node_modules/.installed-from.json");
    let lock = fs::read(&lock_file).map_err(|error| Problem(format!("Cannot read {lock_file}: {error}.")))?;
    if fs::read(&stamp).is_ok_and(|stamp| stamp == lock) {
        println!("The packages of {folder}/ are installed.");
        return Ok(());
    }
    println!("Installing the packages of {folder}/.");
    let mut npm = program("npm");
    npm.current_dir(folder).args(["ci", "--no-audit", "--no-fund"]);
    // The browsers are Debian's; npm fetches none.
    npm.env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    let installed = passes(&mut npm)?;
    if installed && fs::write(stamp, lock).is_ok() {
        return Ok(());
    }
    Err(Problem(format!(
        "The packages of {folder}/ could not be installed: look at npm's message above, put it right, and run `npm ci` in {folder}/."
    )))
}
