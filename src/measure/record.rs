//! What one replication leaves: a record of fixed size, and its share of the histograms.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::model::Time;
use crate::sim::{Event, Observer, Stock, Strategy};

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
            in_full: InFullTally::new(frame),
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
        self.in_full.finish(&mut totals);
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
    #[inline(never)]
    fn stock(&mut self, at: Time, item: usize, stock: &Stock) {
        self.tally.stock(at, item, stock);
        if let Some(shelf) = &mut self.shelf {
            shelf.stock(at, item, stock);
        }
        if let Some(path) = &mut self.path {
            path.stock(at, item, stock);
        }
    }

    #[inline(never)]
    fn at_the_shelf(&mut self, at: Time, event: &Event<'_>) {
        self.tally.see(at, event);
        self.groups.see(at, event);
        self.shelf.see(at, event);
    }

    /// What an order's end decides is worked out once, for all.
    #[inline(never)]
    fn ended(&mut self, at: Time, event: &Event<'_>) {
        if let Some(outcome) = Outcome::of(at, event) {
            self.tally.decide(&outcome);
            self.in_full.decide(&outcome);
            self.groups.decide(&outcome);
            self.after.decide(&outcome);
            self.by_day.decide(&outcome);
        }
        self.tally.see(at, event);
        self.groups.see(at, event);
        self.after.see(at, event);
        self.clocks.see(at, event);
    }

    #[inline(never)]
    fn end_day(&mut self, day: i64) {
        let mut level = self.waiting as i64;
        if let Some(shelf) = &mut self.shelf {
            level = self.tally.physical_stock();
            if day >= 0 {
                shelf.end_day(level);
            }
        }
        self.daily.push(level as u32);
        if let Some(path) = &mut self.path {
            path.end_day();
        }
    }
}

impl Observer for LabObserver {
    /// Tells each event to those whom it concerns, and does nothing else: so it costs next to nothing itself.
    fn see(&mut self, at: Time, event: &Event<'_>) {
        match *event {
            Event::Stock { item, stock } => self.stock(at, item, stock),
            Event::Delivered { .. } | Event::Lost { .. } | Event::StillOpen { .. } => self.ended(at, event),
            Event::Checked { .. }
            | Event::LineServed { .. }
            | Event::Served { .. }
            | Event::Replenished { .. }
            | Event::Received { .. } => self.at_the_shelf(at, event),
            Event::Placed { .. }
            | Event::Cancelled { .. }
            | Event::OwnLine { .. }
            | Event::Started { .. }
            | Event::Finished { .. }
            | Event::Departed { .. } => self.tally.see(at, event),
            Event::Line { waiting, .. } => {
                self.waiting = waiting;
                self.tally.see(at, event);
            }
            Event::DayEnd { day } => self.end_day(day),
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
