//! Runs of scenarios through `lab run`, each once and as long as its standard errors ask for.

use std::collections::BTreeMap;
use std::process::Command;
use std::{env, fs};

use perfect_order_lab::stats::student;
use serde_json::Value;

use super::shop::{Expressed, Form, Size, Term};
use crate::Failure;

/// An estimate and its standard error.
#[derive(Clone, Copy)]
pub(super) struct Simulated {
    pub(super) value: f64,
    pub(super) error: f64,
}

struct Run {
    replications: u32,
    results: Value,
}

/// Every scenario that was run, by its text.
pub(super) struct Runs {
    size: Size,
    seed: u64,
    done: BTreeMap<String, Run>,
    /// Orders that were simulated, both strategies counted once.
    pub(super) orders: f64,
}

/// Orders of one scenario's run, at the most.
const MOST_ORDERS: f64 = 3e8;
/// How often a scenario is run again at the most.
const MOST_ROUNDS: u64 = 4;

impl Runs {
    pub(super) fn new(size: Size, seed: u64) -> Self {
        Self { size, seed, done: BTreeMap::new(), orders: 0.0 }
    }

    /// A first run of every scenario that a quantity needs.
    pub(super) fn prepare(&mut self, expressed: &Expressed) -> Result<(), Failure> {
        for term in expressed.terms() {
            let text = term.scenario.to_string();
            if !self.done.contains_key(&text) {
                let run = self.run(&text, &term.scenario, self.size.replications(), self.seed)?;
                self.done.insert(text, run);
            }
        }
        Ok(())
    }

    /// Runs again, each time by another seed, what needs more replications for standard errors within their limits;
    /// `wanted` is every quantity with its limit. Once is seldom enough where what is counted is rare: the first, short run
    /// knows its own error badly.
    pub(super) fn refine(&mut self, wanted: &[(&Expressed, f64)]) -> Result<(), Failure> {
        for round in 1..=MOST_ROUNDS {
            let needs = self.needs(wanted);
            if needs.is_empty() {
                break;
            }
            for (text, (scenario, replications)) in needs {
                let run = self.run(&text, &scenario, replications, self.seed + round)?;
                self.done.insert(text, run);
            }
        }
        Ok(())
    }

    /// The scenarios that want more replications than they have had, and how many.
    fn needs(&self, wanted: &[(&Expressed, f64)]) -> BTreeMap<String, (Value, u32)> {
        let mut needs: BTreeMap<String, (Value, u32)> = BTreeMap::new();
        for (expressed, limit) in wanted {
            let Some(found) = self.estimate(expressed) else { continue };
            let factor = (found.error / limit) * (found.error / limit);
            if factor <= 1.0 {
                continue;
            }
            for term in expressed.terms() {
                let text = term.scenario.to_string();
                let Some(had) = self.done.get(&text).map(|run| run.replications) else { continue };
                let most = (MOST_ORDERS / orders_of(&term.scenario)).min(100_000.0);
                let replications = (1.3 * factor * f64::from(had)).ceil().min(most) as u32;
                if replications > had {
                    let need = needs.entry(text).or_insert((term.scenario.clone(), 0));
                    need.1 = need.1.max(replications);
                }
            }
        }
        needs
    }

    /// `lab run`, as anyone would.
    fn run(&mut self, text: &str, scenario: &Value, replications: u32, seed: u64) -> Result<Run, Failure> {
        let lab = env::current_exe().map_err(|error| format!("this program cannot be found: {error}"))?;
        let path = env::temp_dir().join(format!("lab-validate-{}.json", std::process::id()));
        fs::write(&path, text).map_err(|error| format!("{} cannot be written: {error}", path.display()))?;
        let output = Command::new(lab)
            .arg("run")
            .arg(&path)
            .args(["--format", "json", "--replications", &replications.to_string()])
            .args(["--seed", &seed.to_string()])
            .output()
            .map_err(|error| format!("lab run cannot be started: {error}"))?;
        let _ = fs::remove_file(&path);
        if !output.status.success() {
            let said = String::from_utf8_lossy(&output.stderr);
            return Err(format!("lab run refuses a scenario: {said}\n{text}"));
        }
        let results: Value = serde_json::from_slice(&output.stdout)
            .map_err(|error| format!("lab run printed what is no JSON: {error}"))?;
        // Warm-ups are counted in orders here, family by family, and some cases want none.
        let grave = |warning: &&Value| warning["kind"] != "warm_up_short";
        if let Some(warning) = results["warnings"].as_array().and_then(|all| all.iter().find(grave)) {
            return Err(format!("lab run warns of a scenario: {warning}\n{text}"));
        }
        self.orders += f64::from(replications) * orders_of(scenario);
        Ok(Run { replications, results })
    }

    /// How many replications the estimate of a quantity is of.
    pub(super) fn replications(&self, expressed: &Expressed) -> u32 {
        let of = |term: &Term| self.done.get(&term.scenario.to_string()).map_or(0, |run| run.replications);
        expressed.terms().into_iter().map(of).min().unwrap_or(0)
    }

    fn term(&self, term: &Term) -> Option<Simulated> {
        let run = self.done.get(&term.scenario.to_string())?;
        let estimate = run.results.pointer(&term.at)?;
        let [value, low, high] = ["value", "low", "high"].map(|name| estimate[name].as_f64());
        let value = value?;
        // The interval may end where a share must: the further of its ends is the honest one.
        let half = (high? - value).max(value - low?);
        let t = student::quantile(0.975, f64::from(run.replications - 1));
        Some(Simulated { value: value * term.factor, error: (half / t * term.factor).abs() })
    }

    pub(super) fn estimate(&self, expressed: &Expressed) -> Option<Simulated> {
        match &expressed.form {
            Form::Sum(constant, terms) => {
                let mut sum = Simulated { value: *constant, error: 0.0 };
                for term in terms {
                    let one = self.term(term)?;
                    sum.value += one.value;
                    sum.error += one.error;
                }
                Some(sum)
            }
            Form::Square(term) => {
                let one = self.term(term)?;
                Some(Simulated { value: one.value * one.value, error: 2.0 * one.value.abs() * one.error })
            }
            Form::RatioLessOne(over, under) => {
                let (over, under) = (self.term(over)?, self.term(under)?);
                let ratio = over.value / under.value;
                let error = ratio * (over.error / over.value + under.error / under.value);
                ratio.is_finite().then_some(Simulated { value: ratio - 1.0, error })
            }
        }
    }
}

/// Orders of one replication, without those of the run-out.
fn orders_of(scenario: &Value) -> f64 {
    let number = |group: &str, name: &str| scenario[group][name].as_f64().unwrap_or(0.0);
    number("demand", "orders_per_day") * (number("run", "warm_up_days") + number("run", "run_days"))
}
