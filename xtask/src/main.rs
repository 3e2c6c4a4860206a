//! `cargo xtask COMMAND`: everything one does with this repository, in one place.
//!
//! This file reads the command line. What a command does is in `commands` and `checks`; how the
//! machine is made ready for it is in `setup` and the rooms it calls.

mod bench;
mod checks;
mod commands;
mod precache;
mod process;
mod report;
mod setup;
mod shrink;
mod split;
mod styles;
mod versions;

use std::process::ExitCode;

const HELP: &str = "\
cargo xtask COMMAND

  setup              install whatever the other commands need; they do it themselves, too
  serve [--port N]   build the site and serve it on this machine (port 8080)
  dist               write the site into dist/, ready for any static host and any path
  test               check everything: format, lints, tests, the builds, the page in a browser
  validate [ARGS]    hold every reference case against theory and long runs; writes docs/validation.md
  hostile [N]        try N hostile inputs (a million): no panic, no hang, no run beyond its bound
  firefox            hold the page in Firefox to the kept digests of every preset and to what users do
  gallery            take a picture of every screen, into docs/gallery
  bench              measure speed and memory, and write the table of docs/performance.md
  bench ARGS         run the fine-grained benchmarks of the engine; the arguments go to cargo";

/// Why a command cannot go on: one sentence that says what to do.
#[derive(Debug)]
struct Problem(String);

type Outcome<T = ()> = Result<T, Problem>;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match run(&words) {
        Ok(code) => code,
        Err(Problem(sentence)) => {
            eprintln!("{sentence}");
            ExitCode::FAILURE
        }
    }
}

fn run(words: &[&str]) -> Outcome<ExitCode> {
    process::enter_repository()?;
    match words {
        ["setup"] => setup::everything().map(|_| ExitCode::SUCCESS),
        ["serve"] => commands::serve(8080),
        ["serve", "--port", port] => commands::serve(port_number(port)?),
        ["dist"] => commands::dist(),
        ["test"] => checks::test(),
        ["validate", rest @ ..] => commands::validate(rest),
        ["hostile"] => commands::hostile(1_000_000),
        ["hostile", count] => commands::hostile(input_count(count)?),
        ["gallery"] => commands::gallery(),
        ["firefox"] => commands::firefox(),
        ["bench"] => bench::table(),
        ["bench", rest @ ..] => bench::fine(rest),
        [] | ["help" | "--help" | "-h"] => {
            println!("{HELP}");
            Ok(ExitCode::SUCCESS)
        }
        _ => Err(Problem(format!("`cargo xtask {}` is not a command.\n\n{HELP}", words.join(" ")))),
    }
}

fn input_count(text: &str) -> Outcome<u64> {
    text.parse().map_err(|_| Problem(format!("`{text}` is not a number of inputs: give a whole number.")))
}

fn port_number(text: &str) -> Outcome<u16> {
    text.parse()
        .map_err(|_| Problem(format!("`--port {text}` is not a port: give a number from 1 to 65535.")))
}
