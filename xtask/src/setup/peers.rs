//! The Python of the public simulators that the engine is measured beside: a virtual environment in the target folder, for the
//! benchmark only.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use super::apt;
use crate::{
    Outcome, Problem,
    process::{answer, passes, program},
};

const FOLDER: &str = "target/peers";
const REQUIREMENTS: &str = "benches/speed/peers/requirements.txt";

/// A Python that has them.
pub fn prepare() -> Outcome<PathBuf> {
    let python = Path::new(FOLDER).join("bin/python");
    if !python.is_file() && !made()? {
        // Debian's Python comes without what makes environments.
        apt::install(&["python3-venv"], "Python with virtual environments")?;
        if !made()? {
            return Err(Problem(format!("`python3 -m venv {FOLDER}` failed: look at its message above.")));
        }
    }
    // With everything there this takes a second.
    if passes(Command::new(&python).args(["-m", "pip", "install", "-q", "-r", REQUIREMENTS]))? {
        return std::path::absolute(&python)
            .map_err(|error| Problem(format!("Cannot find {}: {error}.", python.display())));
    }
    Err(Problem(format!("pip could not install what {REQUIREMENTS} lists: look at its message above.")))
}

fn made() -> Outcome<bool> {
    let can = answer(program("python3").args(["-c", "import venv, ensurepip"])).is_some();
    if can { passes(program("python3").args(["-m", "venv", FOLDER])) } else { Ok(false) }
}
