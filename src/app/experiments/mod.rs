//! The experiments' place: what is asked for, what runs, what came of it, and what was wrong with what was typed.
//!
//! ```text
//! form (what was typed) --start--> Experiment (a study) --the pool's workers--> Done (a study with its outcome)
//!                        └-------> troubles: field, value, limit
//! ```
//!
//! Not here: the pool and its progress bar (`ui`), sentences and tables of outcomes (`i18n`).

mod command;
mod form;
mod numbers;
mod start;
#[cfg(test)]
mod tests;
mod trouble;

use std::rc::Rc;

use serde_json::Value;

pub use form::{AXES, AxisFields, Field, Form};
pub use numbers::{NamedNumber, NumberGroup, number_groups, number_name};
pub use trouble::{Trouble, trouble_rows};

use crate::experiment::{Find, Point, Sensitivity, Study, Sweep, TradeOff};
use crate::measure::Measure;
use crate::model::Scenario;
use crate::persist::{Ground, find_json, frontier_json, sensitivity_json, sweep_json};

/// The four experiments.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ExperimentKind {
    /// Measures along the values of one number.
    #[default]
    Sweep,
    /// Service against what it costs.
    Frontier,
    /// The cheapest policy that meets a target.
    Find,
    /// Which number moves a measure most.
    Sensitivity,
}

impl ExperimentKind {
    /// All of them, in the order of the place.
    pub const ALL: [Self; 4] = [Self::Sweep, Self::Frontier, Self::Find, Self::Sensitivity];

    /// Its name in addresses, files and commands.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Sweep => "sweep",
            Self::Frontier => "frontier",
            Self::Find => "find",
            Self::Sensitivity => "sensitivity",
        }
    }

    /// The experiment of a name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// One of the four as a study, with what only its report needs.
#[derive(Clone, Debug)]
pub enum Experiment {
    /// A sweep.
    Sweep(Sweep),
    /// A trade-off.
    Frontier(TradeOff),
    /// A search.
    Find(Box<Find>),
    /// A sensitivity, and the share by which numbers are changed.
    Sensitivity(Sensitivity, f64),
}

impl Study for Experiment {
    fn measures(&self) -> &[&'static Measure] {
        match self {
            Self::Sweep(study) => study.measures(),
            Self::Frontier(study) => study.measures(),
            Self::Find(study) => study.measures(),
            Self::Sensitivity(study, _) => study.measures(),
        }
    }

    fn wave(&self) -> &[Scenario] {
        match self {
            Self::Sweep(study) => study.wave(),
            Self::Frontier(study) => study.wave(),
            Self::Find(study) => study.wave(),
            Self::Sensitivity(study, _) => study.wave(),
        }
    }

    fn take(&mut self, points: Vec<Point>) {
        match self {
            Self::Sweep(study) => study.take(points),
            Self::Frontier(study) => study.take(points),
            Self::Find(study) => study.take(points),
            Self::Sensitivity(study, _) => study.take(points),
        }
    }
}

/// An experiment that is set up: its study, and from what it is run.
#[derive(Clone, Debug)]
pub struct Done {
    /// The study; its outcome is in it once it was conducted.
    pub experiment: Experiment,
    /// The scenario as it was at hand.
    pub scenario: Rc<Scenario>,
    /// Replications a point.
    pub replications: u32,
    /// What gives the same numbers on the command line.
    pub command: String,
}

impl Done {
    /// The object that `lab` prints for the same experiment.
    #[must_use]
    pub fn json(&self) -> Value {
        let ground = Ground {
            scenario: &self.scenario,
            seed: self.scenario.run.seed,
            replications: self.replications,
        };
        match &self.experiment {
            Experiment::Sweep(study) => sweep_json(study, ground),
            Experiment::Frontier(study) => frontier_json(study, None, ground),
            Experiment::Find(study) => find_json(study, ground),
            Experiment::Sensitivity(study, share) => sensitivity_json(study, *share, ground),
        }
    }

    /// Which of the four it is.
    #[must_use]
    pub fn kind(&self) -> ExperimentKind {
        match self.experiment {
            Experiment::Sweep(_) => ExperimentKind::Sweep,
            Experiment::Frontier(_) => ExperimentKind::Frontier,
            Experiment::Find(_) => ExperimentKind::Find,
            Experiment::Sensitivity(..) => ExperimentKind::Sensitivity,
        }
    }
}

/// How far a study is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Conducted {
    /// Which of the four.
    pub kind: ExperimentKind,
    /// Which wave it is, from 1; replications done of it, and in all.
    pub progress: (u32, u64, u64),
}

/// What happens in the place.
#[derive(Clone, Debug)]
pub enum ExperimentsAction {
    /// Something was typed or chosen.
    Fill {
        /// In whose form.
        kind: ExperimentKind,
        /// In which field.
        field: Field,
        /// What.
        text: String,
    },
    /// A study cannot be set up.
    Refuse(ExperimentKind, Vec<Trouble>),
    /// A study has come so far; at its start, not far at all.
    Progress(Conducted),
    /// A study is done.
    End(Rc<Done>),
    /// Nothing runs any more.
    Cancel,
}

/// The place's state.
#[derive(Clone, Debug)]
pub struct Experiments {
    forms: [Form; 4],
    troubles: [Vec<Trouble>; 4],
    running: Option<Conducted>,
    done: [Option<Rc<Done>>; 4],
}

impl PartialEq for Experiments {
    /// Outcomes are made once and never changed: only the same ones are equal.
    fn eq(&self, other: &Self) -> bool {
        let same = |place: usize| match (&self.done[place], &other.done[place]) {
            (Some(one), Some(two)) => Rc::ptr_eq(one, two),
            (None, None) => true,
            _ => false,
        };
        self.forms == other.forms
            && self.troubles == other.troubles
            && self.running == other.running
            && (0..4).all(same)
    }
}

impl Experiments {
    /// Nothing typed, nothing run.
    #[must_use]
    pub fn of(scenario: &Rc<Scenario>) -> Self {
        Self {
            forms: ExperimentKind::ALL.map(|kind| Form::of(kind, Rc::clone(scenario))),
            troubles: Default::default(),
            running: None,
            done: Default::default(),
        }
    }

    /// The form of an experiment.
    #[must_use]
    pub fn form(&self, kind: ExperimentKind) -> &Form {
        &self.forms[kind as usize]
    }

    /// What was wrong when it was to be started last.
    #[must_use]
    pub fn troubles(&self, kind: ExperimentKind) -> &[Trouble] {
        &self.troubles[kind as usize]
    }

    /// What runs, and how far it is.
    #[must_use]
    pub fn running(&self) -> Option<Conducted> {
        self.running
    }

    /// Its last outcome, which stays until a new one has come.
    #[must_use]
    pub fn done(&self, kind: ExperimentKind) -> Option<&Rc<Done>> {
        self.done[kind as usize].as_ref()
    }

    /// The state after something happened.
    #[must_use]
    pub fn reduce(mut self, action: ExperimentsAction) -> Self {
        match action {
            ExperimentsAction::Fill { kind, field, text } => {
                self.forms[kind as usize].fill(field, text);
                self.troubles[kind as usize].clear();
            }
            ExperimentsAction::Refuse(kind, troubles) => self.troubles[kind as usize] = troubles,
            ExperimentsAction::Progress(conducted) => {
                self.troubles[conducted.kind as usize].clear();
                self.running = Some(conducted);
            }
            ExperimentsAction::End(done) => {
                let place = done.kind() as usize;
                self.done[place] = Some(done);
                self.running = None;
            }
            ExperimentsAction::Cancel => self.running = None,
        }
        self
    }
}
