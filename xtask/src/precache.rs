//! Writes into the built service worker which files the site consists of. Only now have they their final names.

use std::{fs, path::Path};

use crate::{Outcome, Problem};

const WORKER: &str = "sw.js";
const PLACE: &str = "const FILES = [];";
/// Not part of what a page needs: the worker itself, and what is there for people who look at the folder.
const LEFT_OUT: [&str; 2] = [WORKER, "data/README.md"];

/// Lists every file of a folder in its service worker, each with a digest of its bytes.
pub fn precache(folder: &Path) -> Outcome<()> {
    let problem = |error: std::io::Error| Problem(format!("{} cannot be listed: {error}.", folder.display()));
    let mut files = Vec::new();
    collect(folder, "", &mut files).map_err(problem)?;
    files.sort();
    let worker = folder.join(WORKER);
    let script = fs::read_to_string(&worker).map_err(problem)?;
    let Some(script) = with_list(&script, &files) else {
        return Err(Problem(format!("{} has no place for the list of files.", worker.display())));
    };
    fs::write(&worker, script).map_err(problem)?;
    println!("{}: {} files listed.", worker.display(), files.len());
    Ok(())
}

fn collect(folder: &Path, prefix: &str, files: &mut Vec<(String, String)>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), &format!("{name}/"), files)?;
        } else if !LEFT_OUT.contains(&name.as_str()) && !name.starts_with('.') {
            files.push((name, digest(&fs::read(entry.path())?)));
        }
    }
    Ok(())
}

/// 64-bit FNV-1a: enough to tell two builds of a file apart.
pub fn digest(bytes: &[u8]) -> String {
    let hash = bytes.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{hash:016x}")
}

fn with_list(script: &str, files: &[(String, String)]) -> Option<String> {
    let (before, after) = script.split_once(PLACE)?;
    let lines: Vec<String> =
        files.iter().map(|(name, digest)| format!("  [{name:?}, {digest:?}],\n")).collect();
    Some(format!("{before}const FILES = [\n{}];{after}", lines.concat()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_goes_into_its_place() {
        let files = [("a/b.js".to_owned(), digest(b"x"))];
        let script = with_list("// head\nconst FILES = [];\nrest", &files);
        assert_eq!(
            script.as_deref(),
            Some("// head\nconst FILES = [\n  [\"a/b.js\", \"af63f54c86021707\"],\n];\nrest")
        );
        assert_eq!(with_list("nothing", &files), None);
    }

    #[test]
    fn the_worker_has_a_place() {
        assert!(include_str!("../../static/sw.js").contains(PLACE));
    }
}
