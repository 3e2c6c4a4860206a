//! `cargo xtask bench`: the table of speed and memory in docs/performance.md.
//!
//! Each part is a program that prints rows, one a line: `ROW`, what, aim, measured, how, with tabs between them. A new part
//! is a new entry of [`parts`]. Nothing here fails for being slow.

use std::{
    fs,
    path::Path,
    process::{Command, ExitCode},
};

use crate::{
    Outcome, Problem,
    commands::exit_code,
    process::{answer, find, passes, passes_and_says, program},
    setup,
};

const PAGE: &str = "docs/performance.md";
/// The table stands between these lines.
const BEGIN: &str = "<!-- The table: written by `cargo xtask bench`. -->";
const END: &str = "<!-- End of the table. -->";

/// A program that prints rows.
struct Part {
    name: &'static str,
    command: Command,
    /// Why it cannot be run now, if so.
    missing: Option<&'static str>,
}

/// What is measured, in the order of the table.
fn parts(peers: Option<&Path>) -> Vec<Part> {
    let cargo = |arguments: &[&str]| {
        let mut cargo = program("cargo");
        cargo.args(["bench", "--locked"]).args(arguments);
        cargo
    };
    let mut as_page =
        cargo(&["--bench", "speed", "--profile", "web", "--target-dir", "target/bench-as-page"]);
    as_page.env("SPEED_BUILT", "built as for the page, natively");
    let no_site =
        (!Path::new("dist/index.html").is_file()).then_some("there is no site: run `cargo xtask dist` first");
    let node = |script: &str| {
        let mut node = program("node");
        node.arg(script);
        node
    };
    let mut engine = cargo(&["--bench", "speed"]);
    engine.envs(peers.map(|python| ("PEERS_PYTHON", python)));
    vec![
        Part { name: "The engine", command: engine, missing: None },
        Part { name: "The engine, built as for the page", command: as_page, missing: None },
        Part { name: "The page in Chromium", command: node("e2e/speed.mjs"), missing: no_site },
        Part { name: "A slider dragged", command: node("e2e/latency.mjs"), missing: no_site },
        Part { name: "A first visit by phone", command: node("e2e/loading.mjs"), missing: no_site },
        Part { name: "Memory", command: cargo(&["--bench", "memory"]), missing: None },
        Part { name: "Memory over thousands of runs", command: node("e2e/memory.mjs"), missing: no_site },
    ]
}

/// Runs the fine-grained benchmarks; the arguments go to cargo.
pub fn fine(arguments: &[&str]) -> Outcome<ExitCode> {
    passes(program("cargo").args(["bench", "--locked"]).args(arguments)).map(exit_code)
}

/// Measures everything and writes the table.
pub fn table() -> Outcome<ExitCode> {
    let before =
        fs::read_to_string(PAGE).map_err(|error| Problem(format!("Cannot read {PAGE}: {error}.")))?;
    setup::browser()?;
    let peers = setup::peers();
    if let Err(Problem(problem)) = &peers {
        println!("Without SimPy and stockpyl: {problem}");
    }
    let (mut rows, mut well) = (Vec::new(), peers.is_ok());
    for mut part in parts(peers.ok().as_deref()) {
        println!("== {}", part.name);
        if let Some(missing) = part.missing {
            println!("Left out: {missing}.");
            well = false;
            continue;
        }
        let (passed, said) = passes_and_says(&mut part.command)?;
        well &= passed;
        rows.extend(said.lines().filter_map(row));
    }
    let page = with_table(&before, &rows).ok_or_else(|| {
        Problem(format!("{PAGE} has no place for the table: put the lines `{BEGIN}` and `{END}` into it."))
    })?;
    fs::write(PAGE, page).map_err(|error| Problem(format!("Cannot write {PAGE}: {error}.")))?;
    println!("The table is in {PAGE}.");
    Ok(exit_code(well))
}

/// A line of a part's output as a row of the table, if it is one.
fn row(line: &str) -> Option<String> {
    let cells: Vec<&str> = line.strip_prefix("ROW\t")?.split('\t').collect();
    (cells.len() == 4).then(|| format!("| {} |", cells.join(" | ")))
}

/// The page with another table.
fn with_table(page: &str, rows: &[String]) -> Option<String> {
    let (head, rest) = page.split_once(BEGIN)?;
    let (_, tail) = rest.split_once(END)?;
    let rows = rows.join("\n");
    let where_ = conditions();
    Some(format!(
        "{head}{BEGIN}\n{where_}\n\n| What | Aim | Measured | How |\n|---|---|---|---|\n{rows}\n{END}{tail}"
    ))
}

/// The machine, the compilers, the day.
fn conditions() -> String {
    let ask = |name: &str, arguments: &[&str]| answer(program(name).args(arguments)).unwrap_or_default();
    let processor = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = processor
        .lines()
        .find_map(|line| line.strip_prefix("model name")?.split_once(": "))
        .map_or("", |it| it.1);
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load = load.split(' ').nth(1).unwrap_or("?").to_owned();
    let browser =
        ["chromium", "chromium-browser", "google-chrome"].into_iter().find(|name| find(name).is_some());
    let browser = browser.map(|name| ask(name, &["--version"])).unwrap_or_default();
    let mut compilers = ask("rustc", &["--version"]);
    if Path::new("/usr/bin/rustc").is_file() {
        compilers += &format!("; on Debian's machines the page by {}", ask("/usr/bin/rustc", &["--version"]));
    }
    format!(
        "{}, {} cores, {model}, mean load {load} while it ran; {compilers}; {browser}; Node {}.",
        ask("date", &["-u", "+%Y-%m-%d"]),
        ask("nproc", &[]),
        ask("node", &["--version"]),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_told_from_other_lines() {
        assert_eq!(row("ROW\ta\tb\tc\td").as_deref(), Some("| a | b | c | d |"));
        assert_eq!(row("ROW\ta\tb\tc"), None);
        assert_eq!(row("test a ... ok"), None);
    }

    #[test]
    fn only_the_table_is_replaced() {
        let page = format!("before\n{BEGIN}\nold\n{END}\nafter\n");
        let new = with_table(&page, &["| a | b | c | d |".to_owned()]).expect("it has a place");
        assert!(new.starts_with("before\n") && new.ends_with(&format!("| a | b | c | d |\n{END}\nafter\n")));
        assert!(!new.contains("old"));
        assert_eq!(with_table("no place", &[]), None);
    }
}
