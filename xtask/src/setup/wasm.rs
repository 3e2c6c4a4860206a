//! The WebAssembly target: from rustup, or, where rustup cannot download, the standard library
//! built from Debian's source packages with Debian's compiler.
//!
//! The second way needs environment variables that would break native builds, so they are set for
//! the web build alone: every command of that build is made by [`WebBuild::command`].

use std::{
    env,
    ffi::OsString,
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

use super::apt;
use crate::{
    Outcome, Problem,
    process::{answer, passes, program, search_path, succeeds_within},
};

const TARGET: &str = "wasm32-unknown-unknown";
const TARGET_FOLDER: &str = "CARGO_TARGET_DIR";
/// A download takes a few seconds; where there is no way out, rustup would retry for minutes.
const RUSTUP_LIMIT: Duration = Duration::from_secs(30);
const DEBIAN_RUSTC: &str = "/usr/bin/rustc";
const DEBIAN_SOURCE: &str = "/usr/lib/rustlib/src/rust/library/std";
const DEBIAN_PACKAGES: [&str; 2] = ["rustc-web", "rust-web-src"];

/// How to compile for the web on this machine.
pub struct WebBuild {
    variables: Vec<(&'static str, OsString)>,
}

/// What every web build tells the compiler.
const FLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";
/// Names that say of which type a generic function was made, by which `split` chooses.
const NAMES: &str = "-Csymbol-mangling-version=v0";

/// What `split` needs of the linker: who refers to which data.
const NOTES: &str = "-Clink-arg=--emit-relocs";
/// The module as it is linked, below the target folder.
const LINKED: &str = "wasm32-unknown-unknown/web/page.wasm";

impl WebBuild {
    /// Where the linked module is, before wasm-bindgen works on it.
    pub fn linked(&self) -> PathBuf {
        let own =
            self.variables.iter().find(|(key, _)| *key == TARGET_FOLDER).map(|(_, folder)| folder.clone());
        Path::new(&own.unwrap_or_else(target_folder)).join(LINKED)
    }

    fn with(mut variables: Vec<(&'static str, OsString)>) -> Self {
        let mut flags = vec![NAMES.to_owned(), NOTES.to_owned()];
        flags.extend(sources().map(|folder| format!("--remap-path-prefix={folder}=crates")));
        variables.push((FLAGS, flags.join(" ").into()));
        Self { variables }
    }

    /// A program that compiles, or calls what compiles, for the web.
    pub fn command(&self, name: &str) -> Command {
        let mut command = program(name);
        for (key, value) in &self.variables {
            command.env(key, value);
        }
        command
    }

    /// Fetches the crates, because Trunk builds offline (and the standard library's own, too,
    /// where that is built here).
    pub fn fetch_crates(&self) -> Outcome {
        let mut fetch = self.command("cargo");
        if passes(fetch.args(["fetch", "--quiet", "--locked", "--target", TARGET]))? {
            return Ok(());
        }
        Err(Problem(
            "The crates could not be fetched: if Cargo.lock is out of date run `cargo update --workspace`, otherwise check the network, then run this again.".into(),
        ))
    }
}

/// Where cargo keeps the sources of crates: the module is to say of faults where they are, not on whose machine it was built.
/// None where the path would not pass as one flag.
fn sources() -> Option<String> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(PathBuf::from(env::var_os("HOME")?).join(".cargo")))?;
    let folder = home.join("registry").join("src").to_str()?.to_owned();
    (!folder.contains(char::is_whitespace)).then_some(folder)
}

/// Makes sure that one of the two ways is open.
pub fn prepare() -> Outcome<WebBuild> {
    if target_is_installed() {
        println!("The WebAssembly target is installed.");
        return Ok(WebBuild::with(Vec::new()));
    }
    println!("Adding the WebAssembly target with rustup (at most {} s).", RUSTUP_LIMIT.as_secs());
    let add = succeeds_within(program("rustup").args(["target", "add", TARGET]), RUSTUP_LIMIT);
    if add && target_is_installed() {
        println!("The WebAssembly target has been added.");
        return Ok(WebBuild::with(Vec::new()));
    }
    println!("rustup could not add it; the standard library is built from Debian's sources instead.");
    debian()
}

/// The compiler itself knows, whether it came with rustup or not.
fn target_is_installed() -> bool {
    answer(program("rustc").args(["--print", "target-libdir", "--target", TARGET]))
        .is_some_and(|folder| Path::new(&folder).is_dir())
}

fn target_folder() -> OsString {
    env::var_os(TARGET_FOLDER).unwrap_or_else(|| "target".into())
}

fn debian() -> Outcome<WebBuild> {
    if !Path::new(DEBIAN_RUSTC).is_file() || !Path::new(DEBIAN_SOURCE).is_dir() {
        apt::install(&DEBIAN_PACKAGES, "the standard library for WebAssembly")?;
    }
    println!("Debian's compiler and library sources are installed.");
    let linker = linker_folder().ok_or_else(|| {
        Problem("The Rust toolchain has no rust-lld, which links WebAssembly: install Rust with rustup, then run this again.".into())
    })?;
    // A target folder of its own: two compilers in one would make each rebuild the other's work.
    Ok(WebBuild::with(vec![
        ("RUSTC", DEBIAN_RUSTC.into()),
        ("RUSTC_BOOTSTRAP", "1".into()),
        ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort".into()),
        (TARGET_FOLDER, Path::new(&target_folder()).join("web").into()),
        ("PATH", search_path(Some(linker))),
    ]))
}

/// Where the toolchain in use keeps its `rust-lld`.
fn linker_folder() -> Option<PathBuf> {
    let sysroot = answer(program("rustc").args(["--print", "sysroot"]))?;
    let about = answer(program("rustc").arg("-vV"))?;
    let host = about.lines().find_map(|line| line.strip_prefix("host: "))?;
    let folder = Path::new(&sysroot).join("lib/rustlib").join(host).join("bin");
    folder.join("rust-lld").is_file().then_some(folder)
}
