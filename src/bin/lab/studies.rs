//! What `lab sweep`, `frontier`, `find` and `sensitivity` have in common: their options, the conduct of a study on all
//! cores with a progress bar, and how numbers are printed.

use std::io::{self, IsTerminal as _, Write as _};
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use clap::{Args, ValueEnum};
use perfect_order_lab::experiment::{Progress, Refusal, Study, Warning, conduct};
use perfect_order_lab::model::{Scenario, bounds};
use perfect_order_lab::persist::{Ground, refusal_text};
use perfect_order_lab::sim::Strategy;

use crate::run::{sentence, within};
use crate::{Failure, Format, read_scenario};

#[derive(Args)]
pub(crate) struct Common {
    /// The scenario file
    pub(crate) scenario: PathBuf,
    /// Replications a point
    #[arg(long)]
    pub(crate) replications: Option<u32>,
    /// The random seed, the same at every point; the scenario's own when not given
    #[arg(long)]
    pub(crate) seed: Option<u64>,
    /// How the results are printed
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub(crate) format: Format,
    /// Number of threads; all cores when not given. The results do not depend on it
    #[arg(long)]
    pub(crate) threads: Option<usize>,
}

/// A strategy by its short name.
#[derive(Clone, Copy, PartialEq, ValueEnum)]
pub(crate) enum Side {
    Bts,
    Bto,
}

impl Side {
    pub(crate) fn strategy(self) -> Strategy {
        match self {
            Self::Bts => Strategy::BuildToStock,
            Self::Bto => Strategy::BuildToOrder,
        }
    }
}

/// A study's scenario, seed and replications, checked.
pub(crate) struct Set {
    pub(crate) scenario: Scenario,
    pub(crate) seed: u64,
    pub(crate) replications: u32,
}

impl Set {
    pub(crate) fn ground(&self) -> Ground<'_> {
        Ground { scenario: &self.scenario, seed: self.seed, replications: self.replications }
    }
}

impl Common {
    /// Reads the scenario; `usual` replications a point when none are given.
    pub(crate) fn set(&self, usual: u32) -> Result<Set, Failure> {
        let scenario = read_scenario(&self.scenario)?;
        let seed = self.seed.unwrap_or(scenario.run.seed);
        let replications = self.replications.unwrap_or(usual);
        within("--replications", f64::from(replications), &bounds::REPLICATIONS)?;
        within("--seed", seed as f64, &bounds::SEED)?;
        Ok(Set { scenario, seed, replications })
    }

    /// Conducts a study to its end, with a bar on a terminal.
    pub(crate) fn conduct(&self, study: &mut dyn Study) {
        let threads = self.threads.unwrap_or_else(|| thread::available_parallelism().map_or(1, usize::from));
        let bar = io::stderr().is_terminal().then(Bar::default);
        conduct(study, threads, &|progress| {
            if let Some(bar) = &bar {
                bar.show(progress);
            }
            true
        });
        if let Some(bar) = bar {
            bar.clear();
        }
    }
}

/// A line on the terminal that is drawn over and over, ten times a second at the most.
#[derive(Default)]
struct Bar {
    drawn: Mutex<Option<(Instant, u32)>>,
}

impl Bar {
    const WIDTH: u64 = 40;
    const PAUSE: Duration = Duration::from_millis(100);

    fn show(&self, progress: Progress) {
        let Progress { wave, done, of } = progress;
        let mut drawn = self.drawn.lock().unwrap_or_else(PoisonError::into_inner);
        if drawn.is_some_and(|(at, last)| last == wave && at.elapsed() < Self::PAUSE) {
            return;
        }
        *drawn = Some((Instant::now(), wave));
        let full = (Self::WIDTH * done / of.max(1)) as usize;
        let (full, rest) = ("#".repeat(full), ".".repeat(Self::WIDTH as usize - full));
        // If the terminal is gone there is nobody left to tell.
        let _ = write!(io::stderr(), "\r\x1b[K[{full}{rest}] round {wave}: {done} of {of} replications");
    }

    fn clear(&self) {
        let _ = write!(io::stderr(), "\r\x1b[K");
    }
}

/// Why a study cannot be set up, in lines for the terminal.
pub(crate) fn refused(refusal: Refusal) -> Failure {
    refusal_text(&refusal)
}

/// A number of a scenario as people write it.
pub(crate) fn plain(value: f64) -> String {
    let text = format!("{value:.6}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Doubts about a point, a line each.
pub(crate) fn doubts(warnings: &[Warning]) -> Vec<String> {
    warnings.iter().map(|warning| format!("! {}", sentence(*warning))).collect()
}

/// Confidence in per cent, never rounded up to certainty.
pub(crate) fn confidence(share: f64) -> String {
    if share > 0.999 { "over 99.9 %".to_owned() } else { format!("{:.1} %", 100.0 * share) }
}

/// `FROM:TO:STEP`, or `FROM:TO`.
pub(crate) fn numbers(text: &str, separator: char) -> Result<Vec<f64>, Failure> {
    let number =
        |part: &str| part.trim().parse::<f64>().map_err(|_| format!("{part} is not a number (in {text})"));
    text.split(separator).map(number).collect()
}
