//! Running other programs: visibly, quietly, with a time limit, or passed through and kept.
//!
//! Nothing here knows what the programs are for.

use std::{
    env,
    ffi::OsString,
    io::{BufRead, BufReader, ErrorKind},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use crate::{Outcome, Problem};

/// Goes to the repository's root, wherever in it the command was given.
pub fn enter_repository() -> Outcome {
    // Cargo sets this for the programs it runs; at run time it is true in every copy of the
    // repository, which a path compiled into a shared target folder would not be.
    let xtask = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let root = xtask
        .as_deref()
        .and_then(Path::parent)
        .ok_or_else(|| Problem("Run this as `cargo xtask COMMAND` from inside the repository.".into()))?;
    env::set_current_dir(root).map_err(|error| Problem(format!("Cannot enter {}: {error}.", root.display())))
}

/// A program that also finds, and lets its children find, what is in cargo's own bin folder.
pub fn program(name: &str) -> Command {
    let mut command = Command::new(name);
    command.env("PATH", search_path(None));
    command
}

/// The search path, with a folder in front if one is given, and cargo's bin folder at the end.
pub fn search_path(front: Option<PathBuf>) -> OsString {
    let now = env::var_os("PATH").unwrap_or_default();
    let folders = front.into_iter().chain(env::split_paths(&now)).chain(cargo_bin());
    // Joining fails only for a folder with a colon in its name; then the path stays as it was.
    env::join_paths(folders).unwrap_or(now)
}

fn cargo_bin() -> Option<PathBuf> {
    let home = || env::var_os("HOME").map(|home| Path::new(&home).join(".cargo"));
    let cargo = env::var_os("CARGO_HOME").map(PathBuf::from).or_else(home)?;
    Some(cargo.join("bin"))
}

/// Shows what is run, runs it with its output passed through, and tells whether it succeeded.
pub fn passes(command: &mut Command) -> Outcome<bool> {
    println!("$ {}", shown(command));
    match command.status() {
        Ok(status) => Ok(status.success()),
        Err(error) => Err(cannot_run(command, &error)),
    }
}

/// Like [`passes`], and also hands back what the program wrote to its standard output.
pub fn passes_and_says(command: &mut Command) -> Outcome<(bool, String)> {
    println!("$ {}", shown(command));
    let mut child = command.stdout(Stdio::piped()).spawn().map_err(|error| cannot_run(command, &error))?;
    let mut said = String::new();
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).split(b'\n').map_while(Result::ok) {
            let line = String::from_utf8_lossy(&line);
            println!("{line}");
            said.push_str(&line);
            said.push('\n');
        }
    }
    let status = child.wait().map_err(|error| cannot_run(command, &error))?;
    Ok((status.success(), said))
}

/// The standard output of a short question such as `--version`; `None` if it cannot be answered.
pub fn answer(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| text.trim().to_owned())
}

/// Runs quietly for at most `limit`, then kills; whether it succeeded in time.
pub fn succeeds_within(command: &mut Command, limit: Duration) -> bool {
    let quiet = command.stdout(Stdio::null()).stderr(Stdio::null());
    let Ok(mut child) = quiet.spawn() else {
        return false;
    };
    let start = Instant::now();
    while start.elapsed() < limit {
        match child.try_wait() {
            Ok(Some(status)) => return status.success(),
            Ok(None) => thread::sleep(Duration::from_millis(50)),
            Err(_) => break,
        }
    }
    // It may have ended by itself in the meantime: either way it is gone after this.
    let _ = child.kill();
    let _ = child.wait();
    false
}

/// Where a program is on the search path.
pub fn find(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
}

fn cannot_run(command: &Command, error: &std::io::Error) -> Problem {
    let name = command.get_program().to_string_lossy();
    match error.kind() {
        ErrorKind::NotFound => Problem(format!("`{name}` is not on the search path: install it.")),
        _ => Problem(format!("`{name}` cannot be run: {error}.")),
    }
}

fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    let words: Vec<_> = words.map(|word| word.to_string_lossy()).collect();
    words.join(" ")
}
