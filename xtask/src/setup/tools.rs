//! The tools that cargo and rustup install: Trunk, wasm-bindgen, rustfmt and clippy.

use std::time::Duration;

use crate::{
    Outcome, Problem,
    process::{answer, passes, program, succeeds_within},
    versions,
};

/// Compiled without optimising: they are quick enough, and it takes 4 minutes instead of 20.
const FAST: [(&str, &str); 3] = [
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0"),
];

/// Trunk, which puts the site together. It asks for a newer compiler than it needs.
pub fn trunk() -> Outcome {
    let features = ["--no-default-features", "--features", "rustls"];
    let options = [&features[..], &["--locked", "--ignore-rust-version"]].concat();
    tool("trunk", "trunk", versions::TRUNK, &options)
}

/// The command-line half of wasm-bindgen, in the version of the crate.
pub fn wasm_bindgen() -> Outcome {
    let version = versions::wasm_bindgen()?;
    tool("wasm-bindgen", "wasm-bindgen-cli", &version, &["--bin", "wasm-bindgen"])
}

fn tool(name: &str, package: &str, version: &str, options: &[&str]) -> Outcome {
    let present = || answer(program(name).arg("--version"));
    if present().as_deref().and_then(versions::said) == Some(version) {
        println!("{name} {version} is installed.");
        return Ok(());
    }
    println!("Installing {name} {version}; this takes a few minutes, once a machine.");
    let mut install = program("cargo");
    install.args(["install", package, "--version", version]).args(options).envs(FAST);
    // A build environment meant for this repository is not meant for the tools.
    install.env_remove("RUSTFLAGS").env_remove("CARGO_BUILD_TARGET");
    let installed = passes(&mut install)?;
    match present() {
        Some(answer) if installed && versions::said(&answer) == Some(version) => Ok(()),
        Some(answer) if installed => Err(Problem(format!(
            "Another {name} ({answer}) comes before cargo's bin folder on the search path: remove it, or put that folder first."
        ))),
        _ => Err(Problem(format!(
            "{name} could not be installed: look at cargo's message above, put it right, and run `cargo install {package} --version {version}`."
        ))),
    }
}

/// rustfmt and clippy.
pub fn lints() -> Outcome {
    let present =
        || ["fmt", "clippy"].iter().all(|tool| answer(program("cargo").args([tool, "--version"])).is_some());
    if present() {
        println!("rustfmt and clippy are installed.");
        return Ok(());
    }
    println!("Adding rustfmt and clippy with rustup.");
    let limit = Duration::from_secs(120);
    succeeds_within(program("rustup").args(["component", "add", "rustfmt", "clippy"]), limit);
    if present() {
        return Ok(());
    }
    Err(Problem(
        "rustfmt and clippy could not be added: run `rustup component add rustfmt clippy`, then this again."
            .into(),
    ))
}
