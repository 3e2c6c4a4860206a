//! What the program is made of besides us: every package comes from crates.io and may be used under
//! a licence of the list below.
//!
//! Needs nothing but cargo's own cache. Not here: known vulnerabilities, for which the advisory
//! database has to be fetched (`cargo audit`, where the network allows).

use std::collections::BTreeSet;

use cargo_metadata::{CargoOpt, MetadataCommand, Package};
use spdx::{Expression, ParseMode};

/// Licences that ask for no more than to be named. Adding one is a decision, not a formality.
const ALLOWED: [&str; 10] = [
    "MIT",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "Zlib",
    "Unicode-3.0",
    "ISC",
    "CC0-1.0",
    "Unlicense",
    "0BSD",
];

/// Our own two crates.
const OWN: [&str; 2] = [env!("CARGO_PKG_NAME"), "perfect-order-engine"];

/// The machines that the program is built for: the page, and the command line where tests run.
const TARGETS: [&str; 2] = ["wasm32-unknown-unknown", "x86_64-unknown-linux-gnu"];

#[test]
fn every_package_comes_from_crates_io() {
    let complaints = packages().into_iter().filter_map(|package| {
        let known = match &package.source {
            Some(source) => source.is_crates_io(),
            None => OWN.contains(&package.name.as_str()),
        };
        (!known).then(|| {
            format!(
                "{} {} comes from {:?}, not from crates.io",
                package.name, package.version, package.source
            )
        })
    });
    none(complaints);
}

#[test]
fn every_licence_is_on_the_list() {
    none(packages().into_iter().filter_map(|package| {
        let complaint = licence_complaint(package.license.as_deref())?;
        Some(format!("{} {}: {complaint}", package.name, package.version))
    }));
}

#[test]
fn a_choice_of_licences_needs_one_of_them_and_a_sum_needs_all() {
    assert_eq!(licence_complaint(Some("GPL-3.0-only OR MIT")), None);
    assert_eq!(licence_complaint(Some("MIT/Apache-2.0")), None);
    assert!(licence_complaint(Some("GPL-3.0-only AND MIT")).is_some());
    assert!(licence_complaint(Some("GPL-3.0-only")).is_some());
    assert!(licence_complaint(None).is_some());
}

/// What is wrong with a licence, if anything.
fn licence_complaint(licence: Option<&str>) -> Option<String> {
    let Some(text) = licence else {
        return Some("names no licence".to_owned());
    };
    // Older packages separate a choice by a slash.
    match Expression::parse_mode(text, ParseMode::LAX) {
        Ok(expression) => {
            let is_allowed = |licence: &spdx::LicenseReq| {
                licence.license.id().is_some_and(|id| ALLOWED.contains(&id.name))
            };
            (!expression.evaluate(is_allowed))
                .then(|| format!("`{text}` needs a licence that is not on the list"))
        }
        Err(error) => Some(format!("`{text}` is not a licence expression: {}", error.reason)),
    }
}

/// The packages of the page and of the command line, with what builds and tests them.
fn packages() -> Vec<Package> {
    let mut options = vec!["--locked".to_owned()];
    options.extend(TARGETS.iter().flat_map(|target| ["--filter-platform".to_owned(), (*target).to_owned()]));
    let metadata = MetadataCommand::new()
        .manifest_path(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"))
        .features(CargoOpt::AllFeatures)
        .other_options(options)
        .exec()
        .unwrap_or_else(|error| panic!("cargo metadata: {error}"));
    let graph = metadata.resolve.map(|resolve| resolve.nodes).unwrap_or_default();
    let used: BTreeSet<_> = graph.into_iter().map(|node| node.id).collect();
    assert!(used.len() > 20, "the graph of packages was not read");
    metadata.packages.into_iter().filter(|package| used.contains(&package.id)).collect()
}

#[track_caller]
fn none(complaints: impl IntoIterator<Item = String>) {
    let complaints: Vec<String> = complaints.into_iter().collect();
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}
