//! Orders of the user's own, without a browser: which file is being read, what is asked of the user, what was
//! read, and the scenario that is made of it. What cannot be read leaves what was read before as it was.
//!
//! Not here: reading itself (`data`, `worker`), the file in the browser's hands (`ui`).

use std::collections::BTreeMap;
use std::rc::Rc;

use serde_json::Value;

use crate::data::decode::MAX_BYTES;
use crate::data::{
    ColumnRef, Complaint, Cycle, DateOrder, DateQuestion, FitComplaint, Options, Preview, Reading, Role,
    over_base, with_replay,
};
use crate::model::{self, Scenario};
use crate::worker::{OrdersForm, OrdersOutcome, OrdersRequest};

/// Replications of a comparison: enough to tell its sides apart, few enough to have it soon.
const COMPARED: u32 = 100;

/// Where orders come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OrdersSource {
    /// The exporter that comes with the site.
    BuiltIn,
    /// A file of the user's.
    File {
        /// By which the browser's file is found again.
        id: u32,
        /// Its name.
        name: String,
        /// Its size [bytes].
        bytes: u64,
    },
}

impl OrdersSource {
    /// Where the built-in case is on the site.
    pub const BUILT_IN: &'static str = "data/online-retail-export.orders";

    /// What a scenario made of it is called: the file's name without its ending, as `lab fit` has it.
    #[must_use]
    pub fn stem(&self) -> &str {
        match self {
            Self::BuiltIn => "online-retail-export",
            Self::File { name, .. } => match name.rsplit_once('.') {
                Some((stem, _)) if !stem.is_empty() => stem,
                _ => name,
            },
        }
    }
}

/// Why orders cannot be had.
#[derive(Clone, Debug, PartialEq)]
pub enum OrdersRefusal {
    /// The browser does not hand the file out, or the site does not.
    Unavailable,
    /// It cannot be read.
    File(Complaint),
    /// It was read, and cannot be fitted.
    Fit(FitComplaint),
}

/// What is going on.
#[derive(Clone, Debug, PartialEq)]
pub enum OrdersStep {
    /// Nothing: a file may be chosen; what was read is shown.
    Idle,
    /// A file is being read.
    Reading {
        /// Lines done, over both passes [lines].
        done: u64,
        /// Lines in all, over both passes; 0 before that is known [lines].
        of: u64,
    },
    /// The user is asked for the order of day and month.
    Dates(DateQuestion),
    /// The user is asked which column is what.
    Columns(Complaint, Preview),
    /// It could not be read.
    Refused(OrdersRefusal),
}

/// Orders that were read.
#[derive(Clone, Debug, PartialEq)]
pub struct OrdersRead {
    /// Where they come from.
    pub source: OrdersSource,
    /// What was found.
    pub reading: Rc<Reading>,
    options: Options,
}

/// The whole of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Orders {
    step: OrdersStep,
    /// What is being read, or was asked about, or refused.
    current: Option<(OrdersSource, Options)>,
    read: Option<OrdersRead>,
    /// How many readings there have been: each has a number of its own, so that late answers are known.
    number: u32,
}

/// What can happen.
#[derive(Clone, Debug, PartialEq)]
pub enum OrdersAction {
    /// A file, or the built-in case, was chosen.
    Choose {
        /// Which.
        source: OrdersSource,
        /// Today; later orders are left out [days since 1970-01-01].
        today: i32,
    },
    /// The user says which column is what, by place from 0.
    Map(BTreeMap<Role, usize>),
    /// The user says how dates are to be read.
    Answer(DateOrder),
    /// The reading goes on.
    Progress {
        /// Which reading.
        number: u32,
        /// Lines done, over both passes [lines].
        done: u64,
        /// Lines in all, over both passes [lines].
        of: u64,
    },
    /// The reading ended.
    Came {
        /// Which reading.
        number: u32,
        /// How.
        outcome: OrdersOutcome,
    },
    /// The bytes could not be had.
    Unavailable {
        /// For which reading.
        number: u32,
    },
    /// Whoever was reading died: it is asked for once more.
    Again,
    /// The user leaves off, or closes a message.
    Cancel,
}

impl Default for Orders {
    fn default() -> Self {
        Self { step: OrdersStep::Idle, current: None, read: None, number: 0 }
    }
}

impl Orders {
    /// What is going on.
    #[must_use]
    pub fn step(&self) -> &OrdersStep {
        &self.step
    }

    /// What is being read, or was asked about, or refused.
    #[must_use]
    pub fn source(&self) -> Option<&OrdersSource> {
        self.current.as_ref().map(|(source, _)| source)
    }

    /// What was read last.
    #[must_use]
    pub fn read(&self) -> Option<&OrdersRead> {
        self.read.as_ref()
    }

    /// The reading that is wanted now; none while there is nothing to read.
    #[must_use]
    pub fn wish(&self) -> Option<(OrdersSource, OrdersRequest)> {
        let (source, options) = self.current.as_ref()?;
        let form = match source {
            OrdersSource::BuiltIn => OrdersForm::Compact,
            OrdersSource::File { .. } => OrdersForm::Csv,
        };
        let request = OrdersRequest {
            number: self.number,
            form,
            options: options.clone(),
            name: source.stem().to_owned(),
        };
        matches!(self.step, OrdersStep::Reading { .. }).then(|| (source.clone(), request))
    }

    /// Which columns were taken, by place from 0, for the roles that can be changed.
    #[must_use]
    pub fn columns_taken(&self) -> BTreeMap<Role, usize> {
        match (&self.step, &self.current, &self.read) {
            (OrdersStep::Columns(_, preview), Some((_, options)), _) => guessed(preview, options),
            (_, _, Some(read)) => match (&read.reading.preview, &read.reading.summary.dialect) {
                (Some(preview), Some(dialect)) => dialect
                    .columns
                    .iter()
                    .filter_map(|(&role, name)| {
                        Some((role, place(preview, name).or_else(|| chosen(preview, &read.options, role))?))
                    })
                    .collect(),
                _ => BTreeMap::new(),
            },
            _ => BTreeMap::new(),
        }
    }

    /// The state after something happened.
    #[must_use]
    pub fn reduce(mut self, action: OrdersAction) -> Self {
        match action {
            OrdersAction::Choose { source, today } => {
                let refused = match source {
                    OrdersSource::File { bytes, .. } if bytes > MAX_BYTES => {
                        Some(Complaint::TooBig { value: bytes, limit: MAX_BYTES })
                    }
                    _ => None,
                };
                self.begin(source, Options { today: Some(today), ..Options::default() });
                if let Some(complaint) = refused {
                    self.step = OrdersStep::Refused(OrdersRefusal::File(complaint));
                }
            }
            OrdersAction::Map(columns) => {
                let preview = match (&self.step, &self.read) {
                    (OrdersStep::Columns(_, preview), _) => Some(preview.clone()),
                    (_, Some(read)) => read.reading.preview.clone(),
                    _ => None,
                };
                let asked = matches!(self.step, OrdersStep::Columns(..));
                let of = if asked { self.current.clone() } else { self.read.as_ref().map(OrdersRead::asked) };
                if let Some(((source, mut options), preview)) = of.zip(preview) {
                    options.columns =
                        columns.into_iter().map(|(role, at)| (role, reference(&preview, at))).collect();
                    // Other columns may be dates of another order.
                    options.date_order = None;
                    self.begin(source, options);
                }
            }
            OrdersAction::Answer(order) => {
                if let (OrdersStep::Dates(_), Some((source, options))) = (&self.step, self.current.clone()) {
                    self.begin(source, Options { date_order: Some(order), ..options });
                }
            }
            OrdersAction::Again => {
                if let (OrdersStep::Reading { .. }, Some((source, options))) =
                    (&self.step, self.current.clone())
                {
                    self.begin(source, options);
                }
            }
            OrdersAction::Progress { number, done, of } => {
                if self.awaits(number) {
                    self.step = OrdersStep::Reading { done, of };
                }
            }
            OrdersAction::Came { number, outcome } => {
                if self.awaits(number) {
                    self.end(outcome);
                }
            }
            OrdersAction::Unavailable { number } => {
                if self.awaits(number) {
                    self.step = OrdersStep::Refused(OrdersRefusal::Unavailable);
                }
            }
            OrdersAction::Cancel => {
                self.step = OrdersStep::Idle;
                self.current = None;
            }
        }
        self
    }

    fn awaits(&self, number: u32) -> bool {
        self.number == number && matches!(self.step, OrdersStep::Reading { .. })
    }

    fn begin(&mut self, source: OrdersSource, options: Options) {
        self.number = self.number.wrapping_add(1);
        self.current = Some((source, options));
        self.step = OrdersStep::Reading { done: 0, of: 0 };
    }

    fn end(&mut self, outcome: OrdersOutcome) {
        self.step = match outcome {
            OrdersOutcome::Dates(question) => OrdersStep::Dates(question),
            OrdersOutcome::Columns(complaint, preview) => OrdersStep::Columns(complaint, preview),
            OrdersOutcome::Refused(complaint) => OrdersStep::Refused(OrdersRefusal::File(complaint)),
            OrdersOutcome::Unfit(complaint) => OrdersStep::Refused(OrdersRefusal::Fit(complaint)),
            OrdersOutcome::Read(reading) => {
                self.read = self.current.take().map(|(source, options)| OrdersRead {
                    source,
                    options,
                    reading: Rc::new(*reading),
                });
                OrdersStep::Idle
            }
        };
    }
}

impl OrdersRead {
    fn asked(&self) -> (OrdersSource, Options) {
        (self.source.clone(), self.options.clone())
    }

    /// The scenario at hand with the fitted demand, as `lab fit --base` makes it.
    ///
    /// # Errors
    /// What the model does not take of it.
    pub fn over(&self, base: &Scenario) -> Result<Scenario, Vec<model::Complaint>> {
        Scenario::from_json(&self.laid_over(base))
    }

    /// The scenario at hand with the fitted demand, and with the history itself as `lab fit --replay` makes it;
    /// both with few replications, for a comparison.
    ///
    /// # Errors
    /// What the model does not take of them.
    pub fn both_over(&self, base: &Scenario) -> Result<[Scenario; 2], Vec<model::Complaint>> {
        let replay = &self.reading.replay;
        // What `data` has written is JSON.
        let cycle = Cycle {
            days: replay.days,
            left_out: replay.left_out,
            replay: serde_json::from_str(&replay.text).unwrap_or_default(),
        };
        let fitted = self.laid_over(base);
        let replayed = with_replay(fitted.clone(), &cycle);
        let mut both = [Scenario::from_json(&fitted)?, Scenario::from_json(&replayed)?];
        for scenario in &mut both {
            scenario.run.replications = scenario.run.replications.min(COMPARED);
        }
        Ok(both)
    }

    fn laid_over(&self, base: &Scenario) -> Value {
        // What `data` has written is JSON.
        let fitted = serde_json::from_str(&self.reading.fitted).unwrap_or_default();
        over_base(fitted, &base.to_json())
    }
}

/// The column of a header.
fn place(preview: &Preview, name: &str) -> Option<usize> {
    // A preview cuts long headers.
    preview.headers.iter().position(|header| !header.is_empty() && name.starts_with(header.as_str()))
}

/// The column that the user named for a role.
fn chosen(preview: &Preview, options: &Options, role: Role) -> Option<usize> {
    match options.columns.get(&role)? {
        ColumnRef::Number(number) => number.checked_sub(1),
        ColumnRef::Name(name) => place(preview, name),
    }
}

/// How a column is named in the next reading: by its header, so that the header's line is found again; by its
/// place where the header does not tell it from others.
fn reference(preview: &Preview, at: usize) -> ColumnRef {
    let header = preview.headers.get(at).map_or("", String::as_str);
    let alike = preview.headers.iter().filter(|other| *other == header).count();
    // A header at the preview's limit may have been cut.
    if header.is_empty() || alike > 1 || header.chars().count() >= 40 {
        ColumnRef::Number(at + 1)
    } else {
        ColumnRef::Name(header.to_owned())
    }
}

/// What can be told of the columns before they are all known.
fn guessed(preview: &Preview, options: &Options) -> BTreeMap<Role, usize> {
    Role::ALL
        .into_iter()
        .filter_map(|role| {
            let told = chosen(preview, options, role);
            Some((role, told.or_else(|| crate::data::columns::guess(role, &preview.headers))?))
        })
        .collect()
}

#[cfg(test)]
mod tests;
