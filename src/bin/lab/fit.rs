//! `lab fit`: an order history read, and a scenario fitted to it.
//!
//! The scenario goes to standard output or a file; what was read, skipped and assumed to standard error.

use std::fs;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use perfect_order_lab::data::{self, DateOrder, Options as ReadOptions, Summary};

use crate::{Failure, fit_words, print, read, read_scenario};

#[derive(Args)]
pub(crate) struct Options {
    /// The order lines: order, date, item, quantity, and if there are any price and customer
    orders: PathBuf,
    /// What the scenario is to be called; the file's name when not given
    #[arg(long)]
    name: Option<String>,
    /// A scenario file for everything that a history does not tell: replenishment, production, promise, money.
    /// Its window is lengthened to the fitted year, its replications held to ten million order lines
    #[arg(long)]
    base: Option<PathBuf>,
    /// Where to write the scenario; standard output when not given
    #[arg(long)]
    output: Option<PathBuf>,
    /// Put the history itself into the scenario, to be replayed in a cycle of whole weeks; what was fitted then
    /// only sets the policies
    #[arg(long)]
    replay: bool,
    /// The order of day and month, where the dates do not tell
    #[arg(long, value_enum)]
    dates: Option<Dates>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Dates {
    DayMonthYear,
    MonthDayYear,
    YearMonthDay,
}

impl From<Dates> for DateOrder {
    fn from(dates: Dates) -> Self {
        match dates {
            Dates::DayMonthYear => Self::DayMonthYear,
            Dates::MonthDayYear => Self::MonthDayYear,
            Dates::YearMonthDay => Self::YearMonthDay,
        }
    }
}

pub(crate) fn fit(options: &Options) -> Result<(), Failure> {
    let path = options.orders.display();
    let bytes = fs::read(&options.orders).map_err(|error| format!("{path} cannot be read: {error}"))?;
    let reading = ReadOptions { date_order: options.dates.map(DateOrder::from), ..ReadOptions::default() };
    let (history, dialect) = data::read(&bytes, reading)
        .map_err(|complaint| format!("{path}: {}", fit_words::complaint(&complaint)))?;
    let fitted = data::fit(&history)
        .map_err(|complaint| format!("{path}: {}", fit_words::fit_complaint(&complaint)))?;
    eprint!("{}", fit_words::summary(&Summary::new(&history, Some(&dialect), &fitted)));
    let stem = options.orders.file_stem().map(|stem| stem.to_string_lossy().into_owned());
    let name = options.name.clone().or(stem).unwrap_or_default();
    let mut scenario = data::scenario_json(&fitted, &name);
    if let Some(base) = &options.base {
        // Checked as a scenario of its own first, so that a mistake is told of where it stands.
        read_scenario(base)?;
        let stated =
            serde_json::from_str(&read(base)?).map_err(|error| format!("{}: {error}", base.display()))?;
        scenario = data::over_base(scenario, &stated);
    }
    if options.replay {
        let cycle = data::cycle(&history);
        eprint!("{}", fit_words::replay(&cycle));
        scenario = data::with_replay(scenario, &cycle);
    }
    match &options.output {
        None => print(&format!("{scenario:#}\n")),
        Some(output) => fs::write(output, format!("{scenario}\n"))
            .map_err(|error| format!("{} cannot be written: {error}", output.display())),
    }
}
