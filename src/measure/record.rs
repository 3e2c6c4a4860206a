//! What one replication leaves: a record of fixed size, and its share of the histograms.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::sim::{Observer, Strategy};

use super::after::AfterTally;
use super::by_day::{DayOutcome, DayTally};
use super::clocks::Clocks;
use super::daily::Daily;
use super::groups::GroupTally;
use super::in_full::InFullTally;
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
    daily: Daily,
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
            daily: Daily::new(frame.item_costs.len(), frame.sampled_days()),
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
        let record =
            Record { totals, percentiles, daily: self.daily.samples(), by_day: self.by_day.finish() };
        (record, self.path.map(PathObserver::finish))
    }
}

impl Observer for LabObserver {
    #[inline]
    fn see(&mut self, at: crate::model::Time, event: &crate::sim::Event<'_>) {
        self.tally.see(at, event);
        // Stock changes more often than anything else happens, and these are all whom it concerns.
        if let crate::sim::Event::Stock { .. } = event {
            self.shelf.see(at, event);
            self.daily.see(at, event);
            self.path.see(at, event);
            return;
        }
        self.in_full.see(at, event);
        self.groups.see(at, event);
        self.after.see(at, event);
        self.shelf.see(at, event);
        self.clocks.see(at, event);
        self.daily.see(at, event);
        self.by_day.see(at, event);
        self.path.see(at, event);
    }
}
