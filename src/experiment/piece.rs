//! A piece of an experiment: some replications in a row, both strategies each, resumable at any event.

use std::mem;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::measure::{ClockHistograms, LabObserver, Path, Record, Watcher};
use crate::sim::{Progress, Replication, Strategy};

use super::Prepared;

/// What a piece found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Piece {
    /// The first replication's number.
    pub first: u32,
    /// One pair of records (build to stock, build to order) for each replication.
    pub records: Vec<[Record; 2]>,
    /// Order cycle times of all its replications, by strategy.
    pub clocks: [ClockHistograms; 2],
    /// The path of replication 0, if it is among them.
    pub path: Option<Path>,
}

/// A piece that is being worked on.
#[derive(Debug)]
pub struct PieceRun {
    prepared: Arc<Prepared>,
    seed: u64,
    next: u32,
    end: u32,
    strategy: Strategy,
    running: Option<Replication<Watcher>>,
    finished: Option<Record>,
    piece: Piece,
}

impl PieceRun {
    /// Prepares the replications `first..end`.
    #[must_use]
    pub fn new(prepared: Arc<Prepared>, seed: u64, first: u32, end: u32) -> Self {
        Self {
            prepared,
            seed,
            next: first,
            end,
            strategy: Strategy::BuildToStock,
            running: None,
            finished: None,
            piece: Piece { first, records: Vec::new(), clocks: Default::default(), path: None },
        }
    }

    /// Goes on for about a number of events; gives the piece once, when it is done.
    pub fn advance(&mut self, event_budget: u32) -> Option<Piece> {
        if self.next >= self.end {
            return None;
        }
        let Self { prepared, seed, next, strategy, .. } = self;
        let replication = self.running.get_or_insert_with(|| {
            let observer = LabObserver::new(&prepared.frame, *strategy, *next == 0);
            Replication::new(Arc::clone(&prepared.plan), *strategy, *seed, *next, Watcher::Lab(observer))
        });
        if replication.advance(event_budget) == Progress::Done
            && let Some(done) = self.running.take()
        {
            self.take(done);
        }
        (self.next >= self.end).then(|| mem::replace(&mut self.piece, empty(self.end)))
    }

    /// Does the whole piece at once.
    #[must_use]
    pub fn finish(mut self) -> Piece {
        while self.next < self.end {
            if let Some(piece) = self.advance(u32::MAX) {
                return piece;
            }
        }
        self.piece
    }

    /// Files a finished replication, and turns to the other strategy or the next replication.
    fn take(&mut self, done: Replication<Watcher>) {
        let Watcher::Lab(observer) = done.finish() else { return };
        let (record, path) = observer.finish(&mut self.piece.clocks[self.strategy as usize]);
        if path.is_some() {
            self.piece.path = path;
        }
        match (self.strategy, self.finished.take()) {
            (Strategy::BuildToOrder, Some(build_to_stock)) => {
                if let Some(path) = self.piece.path.as_mut().filter(|_| self.next == 0) {
                    path.stock = build_to_stock.daily.clone();
                    path.waiting = record.daily.clone();
                }
                self.piece.records.push([build_to_stock, record]);
                self.strategy = Strategy::BuildToStock;
                self.next += 1;
            }
            _ => {
                self.finished = Some(record);
                self.strategy = Strategy::BuildToOrder;
            }
        }
    }
}

fn empty(first: u32) -> Piece {
    Piece { first, records: Vec::new(), clocks: Default::default(), path: None }
}
