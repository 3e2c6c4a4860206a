//! `lab`: the Lab's engine on the command line. It prints the very numbers that the page shows.

mod check;
mod find;
mod fit;
mod fit_words;
mod follow;
mod frontier;
mod lesson;
mod run;
mod score;
mod sensitivity;
mod studies;
mod sweep;
mod theory;
mod validate;

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};
use perfect_order_lab::i18n::{Language, parameters};
use perfect_order_lab::model::{Scenario, schema};
use perfect_order_lab::persist::complaint_text;

/// Simulates order cycles under build to stock (BTS) and build to order (BTO).
#[derive(Parser)]
#[command(name = "lab", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Run a scenario and print every measure with its 95 % interval
    Run(run::Options),
    /// Sweep one number of a scenario over values, on the same orders
    Sweep(sweep::Options),
    /// Service against inventory and against cost, for both strategies
    Frontier(frontier::Options),
    /// Find the cheapest policy that meets a target, and confirm it on fresh seeds
    Find(find::Options),
    /// Say which numbers of a scenario move a measure most
    Sensitivity(sensitivity::Options),
    /// Follow one order under both strategies: its stages, what its customer was told, why it failed
    Follow(follow::Options),
    /// Compute both scorecards from a list of order records (CSV)
    Score {
        /// The order records
        records: PathBuf,
        /// How the scorecards are printed
        #[arg(long, value_enum, default_value_t = Format::Table)]
        format: Format,
    },
    /// Fit a scenario to an order history (CSV)
    Fit(fit::Options),
    /// Compute a family of theory, compare reference cases, or say which families apply to a scenario
    Theory(theory::Options),
    /// Hold reference cases against theory and the simulation
    Validate(validate::Options),
    /// Check a lesson's folder, and run its claims
    Lesson(lesson::Options),
    /// Check a scenario file and print everything that is wrong with it
    Check {
        /// The scenario file
        scenario: PathBuf,
        /// Print the whole scenario with its defaults instead of "sound"
        #[arg(long)]
        print: bool,
    },
    /// Print the JSON Schema (draft 2020-12) of scenario files
    Schema,
    /// Print the description of every parameter, as the page's controls use it
    Parameters {
        /// Its language: `vi` or `en`
        language: String,
    },
}

/// How results are printed.
#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Format {
    Json,
    Table,
}

/// What went wrong, in a sentence for the terminal.
type Failure = String;

/// Reads a file as text, saying which file it was when that fails.
fn read(path: &Path) -> Result<String, Failure> {
    fs::read_to_string(path).map_err(|error| format!("{} cannot be read: {error}", path.display()))
}

/// Reads a scenario, or says everything that is wrong with it, a line each.
fn read_scenario(path: &Path) -> Result<Scenario, Failure> {
    Scenario::from_text(&read(path)?).map_err(|complaints| {
        complaints
            .iter()
            .map(|complaint| format!("{}: {}", path.display(), complaint_text(complaint)))
            .collect::<Vec<_>>()
            .join("\n")
    })
}

/// Prints a text. Whoever reads it may stop early (`lab run … | head`): that is no failure.
fn print(text: &str) -> Result<(), Failure> {
    match io::stdout().lock().write_all(text.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(format!("the results cannot be written: {error}"))
        }
        _ => Ok(()),
    }
}

/// The description of every parameter in a language.
fn print_parameters(tag: &str) -> Result<(), Failure> {
    let language =
        Language::of_tag(tag).ok_or_else(|| format!("there is no language {tag}: use vi or en"))?;
    print(&format!("{}\n", parameters(language)))
}

fn main() -> ExitCode {
    let result = match Arguments::parse().command {
        Command::Run(options) => run::run(&options),
        Command::Sweep(options) => sweep::sweep(&options),
        Command::Frontier(options) => frontier::frontier(&options),
        Command::Find(options) => find::find(&options),
        Command::Sensitivity(options) => sensitivity::sensitivity(&options),
        Command::Follow(options) => follow::follow(&options),
        Command::Score { records, format } => score::score(&records, format),
        Command::Fit(options) => fit::fit(&options),
        Command::Theory(options) => theory::theory(&options),
        Command::Validate(options) => validate::validate(&options),
        Command::Lesson(options) => lesson::lesson(&options),
        Command::Check { scenario, print } => check::check(&scenario, print),
        Command::Parameters { language } => print_parameters(&language),
        Command::Schema => print(&format!("{:#}\n", schema::json_schema())),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}
