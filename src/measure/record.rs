//! What one replication leaves: a record of fixed size, and its share of the histograms.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::model::Time;
use crate::sim::{Event, Observer, Strategy};

use super::after::AfterTally;
use super::by_day::{DayOutcome, DayTally};
use super::clocks::Clocks;
use super::groups::GroupTally;
use super::in_full::InFullTally;
use super::outcome::Outcome;
use super::path::PathObserver;
use super::shelf::ShelfTally;
use super::tally::Tally;
use super::{ClockHistograms, Frame, Path, Totals};

/// One replication of one strategy.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// Everything that was counted.
    pub totals: Totals,
    /// Percentiles of the order cycle time [days], by clock and then by percentile.
    pub percentiles: [f64; 9],
    /// Stock or queue at the end of each day, warm-up included.
    pub daily: Vec<u32>,
    /// Outcomes by the day of the window on which orders were placed.
    pub by_day: Vec<DayOutcome>,
}

/// The Lab's observers of one strategy's replication.
#[derive(Clone, Debug)]
pub struct LabObserver {
    tally: Tally,
    in_full: InFullTally,
    groups: GroupTally,
    after: AfterTally,
    shelf: Option<ShelfTally>,
    clocks: Clocks,
    /// Orders that wait for a server (build to order).
    waiting: usize,
    daily: Vec<u32>,
    by_day: DayTally,
    path: Option<PathObserver>,
}

impl LabObserver {
    /// Observers for a replication; the first one's path under build to stock is kept.
    #[must_use]
    pub fn new(frame: &Arc<Frame>, strategy: Strategy, keep_path: bool) -> Self {
        let keep_path = keep_path && strategy == Strategy::BuildToStock;
        Self {
            tally: Tally::new(Arc::clone(frame), strategy),
            in_full: InFullTally::new(Arc::clone(frame)),
            groups: GroupTally::new(Arc::clone(frame), strategy),
            after: AfterTally::new(Arc::clone(frame)),
            shelf: (strategy == Strategy::BuildToStock).then(|| ShelfTally::new(Arc::clone(frame))),
            clocks: Clocks::default(),
            waiting: 0,
            daily: Vec::with_capacity(frame.sampled_days()),
            by_day: DayTally::new(frame.run_days),
            path: keep_path.then(|| PathObserver::new(frame)),
        }
    }

    /// The record, after pouring the order cycle times into the histograms of all replications.
    #[must_use]
    pub fn finish(mut self, histograms: &mut ClockHistograms) -> (Record, Option<Path>) {
        let percentiles = self.clocks.percentiles();
        self.clocks.pour(histograms);
        let mut totals = self.tally.finish();
        totals.add_all(&self.in_full.finish());
        totals.add_all(&self.groups.finish());
        totals.add_all(&self.after.finish());
        if let Some(shelf) = self.shelf {
            totals.add_all(&shelf.finish());
        }
        let record = Record { totals, percentiles, daily: self.daily, by_day: self.by_day.finish() };
        (record, self.path.map(PathObserver::finish))
    }
}

impl LabObserver {
    /// The outcome of an order of the cohort is known.
    fn decide(&mut self, outcome: &Outcome<'_>) {
        self.tally.decide(outcome);
        self.in_full.decide(outcome);
        self.groups.decide(outcome);
        self.after.decide(outcome);
        self.by_day.decide(outcome);
    }

    fn end_day(&mut self) {
        let level = self.shelf.as_ref().map_or(self.waiting as i64, ShelfTally::physical);
        self.daily.push(level as u32);
    }
}

impl Observer for LabObserver {
    /// Tells each event to those whom it concerns.
    #[inline]
    fn see(&mut self, at: Time, event: &Event<'_>) {
        match *event {
            Event::Stock { item, stock } => {
                self.tally.stock(at, item, stock);
                if let Some(shelf) = &mut self.shelf {
                    shelf.stock(at, item, stock);
                }
                self.path.see(at, event);
            }
            Event::Delivered { .. } | Event::Lost { .. } | Event::StillOpen { .. } => {
                if let Some(outcome) = Outcome::of(at, event) {
                    self.decide(&outcome);
                }
                self.tally.see(at, event);
                self.groups.see(at, event);
                self.after.see(at, event);
                self.clocks.see(at, event);
            }
            Event::Checked { .. }
            | Event::LineServed { .. }
            | Event::Served { .. }
            | Event::Replenished { .. }
            | Event::Received { .. } => {
                self.tally.see(at, event);
                self.groups.see(at, event);
                self.shelf.see(at, event);
            }
            Event::Placed { .. }
            | Event::Cancelled { .. }
            | Event::OwnLine { .. }
            | Event::Started { .. }
            | Event::Finished { .. }
            | Event::Departed { .. } => self.tally.see(at, event),
            Event::Line { waiting, .. } => {
                self.tally.see(at, event);
                self.waiting = waiting;
            }
            Event::DayEnd { .. } => {
                self.shelf.see(at, event);
                self.path.see(at, event);
                self.end_day();
            }
            Event::Joined { .. } | Event::Replacing { .. } => {}
            Event::FaultReported { .. }
            | Event::Corrected { .. }
            | Event::Claimed { .. }
            | Event::Repaired { .. }
            | Event::Refunded { .. }
            | Event::Technicians { .. } => self.after.see(at, event),
        }
    }
}
