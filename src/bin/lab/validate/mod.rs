//! `lab validate`: every value of a file of reference cases against theory and against the simulation.
//!
//! Scenarios are made from a case's parameters, family by family, so that unknown cases of known families run as well. Not
//! here: the families' formulas (`theory`), what a case's words mean (`theory::family::ask_case`).

mod coverage;
mod orders;
mod page;
mod queues;
mod runs;
mod shop;
mod stock;

use std::fs;
use std::path::PathBuf;

use clap::Args;
use perfect_order_lab::theory::family::{Asked, Input, Unit, ask_case};
use perfect_order_lab::theory::law::Law;
use serde_json::{Map, Value, json};

use self::runs::{Runs, Simulated};
use self::shop::{Expressed, Size};
use crate::{Failure, print, read};

#[derive(Args)]
pub(crate) struct Options {
    /// The reference cases
    #[arg(default_value = "tests/reference/cases.json")]
    cases: PathBuf,
    /// Short runs: standard errors are whatever they are
    #[arg(long)]
    quick: bool,
    /// Theory alone, no runs
    #[arg(long)]
    theory_only: bool,
    /// Only cases whose name begins so
    #[arg(long)]
    case: Vec<String>,
    /// How often the 95 % intervals hold a known answer, instead of the cases; the number of experiments
    #[arg(long)]
    coverage: Option<u32>,
    /// The random seed
    #[arg(long, default_value_t = 41)]
    seed: u64,
    /// Writes the figures into this page, between its marks
    #[arg(long)]
    write: Option<PathBuf>,
}

/// Relative tolerance of theory, where the case's own is not larger.
const RELATIVE: f64 = 1e-9;

/// Standard errors that an estimate may lie from its reference.
const ERRORS: f64 = 4.0;

pub(crate) fn validate(options: &Options) -> Result<(), Failure> {
    let size = if options.quick { Size::Quick } else { Size::Full };
    if let Some(experiments) = options.coverage {
        let report = coverage::measure(experiments, options.seed)?;
        print(&coverage::table(&report))?;
        write(options, "coverage", &coverage::page(&report))?;
        return coverage::verdict(&report);
    }
    let mut lines = cases(options, size)?;
    if !options.theory_only {
        simulate(&mut lines, size, options.seed)?;
    }
    print(&lines.iter().map(Line::text).collect::<String>())?;
    let met = |by: fn(&Line) -> Option<bool>, outcome| {
        lines.iter().filter(|line| by(line) == Some(outcome)).count()
    };
    let by_theory: fn(&Line) -> Option<bool> = |line| line.theory_met;
    let by_runs: fn(&Line) -> Option<bool> = Line::simulation_met;
    let loose = lines.iter().filter(|line| size == Size::Full && line.is_loose()).count();
    let nothing = lines.iter().filter(|line| !options.theory_only && line.is_missed()).count();
    print(&format!(
        "theory: {} met, {} missed; simulation: {} met, {} missed, {loose} with a large standard error; {nothing} values met \
         by neither\n",
        met(by_theory, true),
        met(by_theory, false),
        met(by_runs, true),
        met(by_runs, false),
    ))?;
    let mut letters: Vec<char> = lines.iter().filter_map(|line| line.case.chars().next()).collect();
    letters.dedup();
    for letter in letters {
        let of_letter = lines.iter().filter(|line| line.case.starts_with(letter));
        write(options, &format!("family {letter}"), &page::cases(of_letter))?;
    }
    let failed = met(by_theory, false) + met(by_runs, false) + loose + nothing;
    if failed > 0 { Err(format!("{failed} values are missed, or loosely met")) } else { Ok(()) }
}

/// Puts a text between a page's marks.
fn write(options: &Options, mark: &str, text: &str) -> Result<(), Failure> {
    let Some(path) = &options.write else { return Ok(()) };
    let page = page::between(&read(path)?, mark, text)
        .ok_or_else(|| format!("{}: no marks for {mark} in it", path.display()))?;
    fs::write(path, page).map_err(|error| format!("{} cannot be written: {error}", path.display()))
}

/// One expected value of a case, and what became of it.
struct Line {
    case: String,
    title: String,
    quantity: String,
    kind: String,
    reference: f64,
    tolerance: f64,
    theory: Result<f64, String>,
    theory_met: Option<bool>,
    expressed: Result<Expressed, String>,
    is_share: bool,
    simulated: Option<Simulated>,
    replications: u32,
}

/// Every expected value of the file's cases.
fn cases(options: &Options, size: Size) -> Result<Vec<Line>, Failure> {
    let path = options.cases.display();
    let file: Value = serde_json::from_str(&read(&options.cases)?)
        .map_err(|error| format!("{path}: the text is not JSON: {error}"))?;
    let list = file.get("cases").unwrap_or(&file).as_array();
    let list = list.ok_or_else(|| format!("{path}: no list of cases in it"))?;
    let mut lines = Vec::new();
    for case in list {
        let text = |name: &str| case[name].as_str().unwrap_or_default().to_owned();
        let id = text("id");
        if !options.case.is_empty() && !options.case.iter().any(|wanted| id.starts_with(wanted.as_str())) {
            continue;
        }
        let empty = Map::new();
        let given = case["parameters"].as_object().unwrap_or(&empty);
        let expected = case["expected"].as_object().ok_or_else(|| format!("{path}: {id} expects nothing"))?;
        for (name, entry) in expected {
            lines.push(Line::new(&id, &text("title"), &text("family"), given, name, entry, size));
        }
    }
    Ok(lines)
}

fn simulate(lines: &mut [Line], size: Size, seed: u64) -> Result<(), Failure> {
    let mut runs = Runs::new(size, seed);
    for line in lines.iter() {
        if let Ok(expressed) = &line.expressed {
            runs.prepare(expressed)?;
        }
    }
    if size == Size::Full {
        let wanted: Vec<(&Expressed, f64)> =
            lines.iter().filter_map(|line| Some((line.expressed.as_ref().ok()?, line.limit()))).collect();
        runs.refine(&wanted)?;
    }
    for line in lines {
        if let Ok(expressed) = &line.expressed {
            line.simulated = runs.estimate(expressed);
            line.replications = runs.replications(expressed);
        }
    }
    eprintln!("{:.0} million orders were simulated", runs.orders / 1e6);
    Ok(())
}

impl Line {
    fn new(
        case: &str,
        title: &str,
        letter: &str,
        given: &Map<String, Value>,
        name: &str,
        entry: &Value,
        size: Size,
    ) -> Self {
        let kind = entry["kind"].as_str().unwrap_or("exact").to_owned();
        let reference = entry["value"].as_f64().unwrap_or(f64::NAN);
        let tolerance = entry["tol_abs"].as_f64().unwrap_or(0.0);
        let asked = ask_case(letter, given, name).map_err(|why| format!("{why:?}"));
        let theory = asked.as_ref().map(|asked| asked.value).map_err(Clone::clone);
        let target = matches!(kind.as_str(), "exact" | "numerical");
        let close = |value: &f64| (value - reference).abs() <= tolerance.max(RELATIVE * reference.abs());
        let theory_met =
            if kind == "approximation" || target { theory.as_ref().ok().map(close) } else { None };
        let (expressed, is_share) = if kind == "approximation" {
            (Err("an approximation: not a target".to_owned()), false)
        } else {
            express(asked, letter, given, name, size)
        };
        let (case, title, quantity) = (case.to_owned(), title.to_owned(), name.to_owned());
        Self {
            case,
            title,
            quantity,
            kind,
            reference,
            tolerance,
            theory,
            theory_met,
            expressed,
            is_share,
            simulated: None,
            replications: 0,
        }
    }

    /// The largest standard error that means something.
    fn limit(&self) -> f64 {
        let value = self.reference.abs();
        if self.is_share {
            (0.005 * value).max(0.001)
        } else if value == 0.0 {
            0.005 * self.expressed.as_ref().map_or(1.0, |expressed| expressed.size)
        } else if value > 0.01 {
            0.005 * value
        } else {
            0.05 * value
        }
    }

    fn simulation_met(&self) -> Option<bool> {
        let found = self.simulated?;
        // A value of exactly 0 or 1 may have been met by every case.
        Some((found.value - self.reference).abs() <= self.tolerance + ERRORS * found.error + 1e-12)
    }

    /// Simulated, yet too roughly to mean something.
    fn is_loose(&self) -> bool {
        self.simulated.is_some_and(|found| found.error > self.limit())
    }

    /// A target that nothing met.
    fn is_missed(&self) -> bool {
        self.kind != "approximation"
            && self.theory_met != Some(true)
            && self.simulated.is_none()
            && self.expressed.is_ok()
    }

    fn text(&self) -> String {
        let shown = |value: Option<f64>| value.map_or_else(|| "-".to_owned(), |value| format!("{value:.7}"));
        let theory = match (self.theory_met, &self.theory) {
            (Some(true), _) => "theory meets it".to_owned(),
            (Some(false), _) => "THEORY MISSES IT".to_owned(),
            (None, Ok(_)) => "not asked of theory".to_owned(),
            (None, Err(_)) => "no formula".to_owned(),
        };
        let simulated = match (&self.simulated, self.simulation_met(), &self.expressed) {
            (Some(found), Some(met), _) => format!(
                "{:>14.7} ± {:<10.7} {}{}",
                found.value,
                found.error,
                if met { "met" } else { "MISSED" },
                if self.is_loose() { ", loosely" } else { "" }
            ),
            (_, _, Err(why)) => format!("not simulated: {why}"),
            _ => "not simulated".to_owned(),
        };
        let (case, quantity) = (&self.case, &self.quantity);
        let (reference, value) = (shown(Some(self.reference)), shown(self.theory.as_ref().ok().copied()));
        format!("{case:<5}{quantity:<40}{reference:>16}{value:>16}  {theory:<20}{simulated}\n")
    }
}

/// How the simulation gives a value of a case, and whether it is a share.
fn express(
    asked: Result<Asked, String>,
    letter: &str,
    given: &Map<String, Value>,
    name: &str,
    size: Size,
) -> (Result<Expressed, String>, bool) {
    let ask = |name: &str| ask_case(letter, given, name).map_err(|why| format!("{why:?}"));
    let of = |asked: Result<Asked, String>| match asked {
        Ok(asked) => {
            (by_family(&asked, given, size).map_err(str::to_owned), asked.quantity.unit == Unit::Share)
        }
        Err(why) => (Err(why), false),
    };
    if let Some(name) = name.strip_prefix("NOCROSSING_") {
        let (expressed, share) = of(ask(name));
        let no_crossing = |scenario: &mut Value| scenario["replenishment"]["crossing"] = json!(false);
        return (expressed.map(|expressed| expressed.with(no_crossing)), share);
    }
    if name.starts_with("NOHOLDBACK_") {
        return (
            Err("another rule of allocation: the engine commits stock to the oldest order".to_owned()),
            true,
        );
    }
    if name == "csl_no_short_demand_between_receipts" && asked.is_err() {
        // Beside another measure of the same scenario.
        let (expressed, _) = of(ask("unit_fill_rate"));
        let named = expressed.map(|mut expressed| {
            if let shop::Form::Sum(_, terms) = &mut expressed.form {
                terms.iter_mut().for_each(|term| "/bts/cycle_never_short_rate".clone_into(&mut term.at));
            }
            expressed
        });
        return (named, true);
    }
    of(asked)
}

fn by_family(asked: &Asked, given: &Map<String, Value>, size: Size) -> Result<Expressed, shop::WhyNot> {
    const NOT_STOCK: &str = "no scenario says it";
    let laws = asked.family.parameters.iter().filter_map(|parameter| asked.inputs.get(parameter.id));
    let several = |law: &Law| matches!(law, Law::Hyperexponential(_));
    let strange = |input: &Input| match input {
        Input::Law(law) => several(law),
        Input::Laws(laws) => laws.iter().any(several),
        _ => false,
    };
    if laws.into_iter().any(strange) {
        return Err("no duration of a scenario is hyperexponential");
    }
    match stock::express(asked, given, size) {
        Err(NOT_STOCK) => match queues::express(asked, size) {
            Err(NOT_STOCK) => orders::express(asked, size),
            other => other,
        },
        other => other,
    }
}
