//! Debian packages: installed when we may, asked for in one sentence when we may not.

use crate::{
    Outcome, Problem,
    process::{answer, find, passes, program},
};

/// Installs packages, or fails with the command that the user has to give.
pub fn install(packages: &[&str], what_for: &str) -> Outcome {
    let list = packages.join(" ");
    let by_hand = format!("sudo apt-get update && sudo apt-get install -y --no-install-recommends {list}");
    if find("apt-get").is_none() {
        return Err(Problem(format!(
            "{what_for} is missing and there is no apt-get here: install what Debian calls `{list}`, then run this again."
        )));
    }
    if answer(program("id").arg("-u")).as_deref() != Some("0") {
        return Err(Problem(format!(
            "{what_for} is missing and only root can install it: run `{by_hand}`, then this again."
        )));
    }
    println!("Installing {what_for} ({list}) with apt-get.");
    // A stale package list is no reason to stop: the package may be in it all the same.
    let _ = passes(apt_get().args(["-qq", "update"]))?;
    let installed =
        passes(apt_get().args(["install", "-qq", "-y", "--no-install-recommends"]).args(packages))?;
    if installed {
        Ok(())
    } else {
        Err(Problem(format!(
            "apt-get could not install {what_for}: look at its message above, put it right, and run `{by_hand}`."
        )))
    }
}

fn apt_get() -> std::process::Command {
    let mut command = program("apt-get");
    command.env("DEBIAN_FRONTEND", "noninteractive");
    command
}
