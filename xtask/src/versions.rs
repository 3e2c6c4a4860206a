//! Which version of what: read from the lock file, from Trunk.toml, and from `--version` answers.

use std::fs;

use crate::{Outcome, Problem};

/// The version of Trunk that the site is built with.
pub const TRUNK: &str = "0.22.1";

/// The oldest Node that the browser tests run on.
pub const NODE: u32 = 18;

/// The version of wasm-bindgen, whose command-line half must be exactly that of the crate.
pub fn wasm_bindgen() -> Outcome<String> {
    let locked = locked_version(&read("Cargo.lock")?, "wasm-bindgen")
        .ok_or_else(|| Problem("Cargo.lock names no wasm-bindgen: run `cargo update`.".into()))?;
    match tool_version(&read("Trunk.toml")?, "wasm_bindgen") {
        Some(named) if named == locked => Ok(locked),
        named => Err(Problem(format!(
            "Write wasm_bindgen = \"{locked}\" into Trunk.toml, the version in Cargo.lock; it says {}.",
            named.as_deref().unwrap_or("nothing")
        ))),
    }
}

fn read(file: &str) -> Outcome<String> {
    fs::read_to_string(file).map_err(|error| Problem(format!("Cannot read {file}: {error}.")))
}

/// The version of a package in a Cargo.lock.
fn locked_version(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    lines.nth(1).and_then(quoted)
}

/// The version of a tool in a Trunk.toml.
fn tool_version(config: &str, tool: &str) -> Option<String> {
    let is_tool = |line: &&str| line.split('=').next().is_some_and(|key| key.trim() == tool);
    config.lines().find(is_tool).and_then(quoted)
}

fn quoted(line: &str) -> Option<String> {
    line.split('"').nth(1).map(str::to_owned)
}

/// The number in an answer to `--version`, such as `trunk 0.22.1` or `v20.20.2`.
pub fn said(answer: &str) -> Option<&str> {
    let word = answer.lines().next()?.split_whitespace();
    word.map(|word| word.trim_start_matches('v')).find(|word| word.starts_with(|c: char| c.is_ascii_digit()))
}

/// The first part of a version.
pub fn major(version: &str) -> Option<u32> {
    version.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locked_version_is_that_of_the_package_with_exactly_that_name() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"1.0.0\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(locked_version(lock, "yew"), None);
    }

    #[test]
    fn a_tool_version_is_found_whatever_the_spacing() {
        assert_eq!(
            tool_version("[tools]\na = \"1\"\nwasm_bindgen=\"2\"", "wasm_bindgen").as_deref(),
            Some("2")
        );
        assert_eq!(tool_version("[tools]\n", "wasm_bindgen"), None);
    }

    #[test]
    fn answers_of_all_kinds_are_read() {
        assert_eq!(said("trunk 0.22.1"), Some("0.22.1"));
        assert_eq!(said("v20.20.2"), Some("20.20.2"));
        assert_eq!(said("Chromium 156.0.8078.79 built on Debian"), Some("156.0.8078.79"));
        assert_eq!(said(""), None);
        assert_eq!(major("20.20.2"), Some(20));
    }
}
