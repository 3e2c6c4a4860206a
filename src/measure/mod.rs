//! Observers of a replication, and what they make of it: totals, clocks, daily samples, the path of one
//! run. A replication leaves one [`Record`]; the catalogue says how each measure follows from totals.
//!
//! Denominators are stated where a measure is defined, in the catalogue. Nothing is worded here.

mod after;
mod by_day;
mod catalogue;
mod clocks;
mod daily;
mod frame;
mod groups;
mod in_full;
mod outcome;
mod path;
mod record;
mod score;
mod shelf;
mod tally;
mod totals;
mod trace;
mod watcher;

pub use by_day::DayOutcome;
pub use catalogue::{CATALOGUE, Form, Kind, Measure, measure};
pub use clocks::{Clock, ClockHistograms, PERCENTILES};
pub use daily::DailyHistograms;
pub use frame::Frame;
pub use groups::{Group, GroupMeasure, Groups};
pub use path::{Outage, Path};
pub use record::{LabObserver, Record};
pub use score::{OrderRecord, ScoreLine, scorecard};
pub use totals::{FAILURES, Total, Totals};
pub use trace::{Fate, OrderOutcome, OutcomeList, QueueMet, Refilled, ShortItem, Told, Trace, Tracer};
pub use watcher::Watcher;
