//! The path of one run, day by day: what the page draws as "one run".

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::model::Time;
use crate::sim::Stock;
use crate::sorting::sort_by;

use super::Frame;

/// A spell during which an item had no available stock.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Outage {
    /// The row: an index into [`Frame::shown_items`].
    pub row: usize,
    /// From when [days].
    pub from: f64,
    /// Until when [days].
    pub until: f64,
}

/// One run under build to stock and build to order.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Path {
    /// Build to stock: physical stock at the end of each day, warm-up included [units].
    pub stock: Vec<u32>,
    /// Build to stock: units owed to customers at the end of each day.
    pub owed: Vec<u32>,
    /// Build to stock: when the shown items were out of stock.
    pub outages: Vec<Outage>,
    /// Build to order: orders waiting for a server at the end of each day.
    pub waiting: Vec<u32>,
}

/// Watches one run under build to stock for what the daily samples do not hold.
#[derive(Clone, Debug)]
pub struct PathObserver {
    rows: Vec<Option<usize>>,
    out_since: Vec<Option<Time>>,
    owed: Vec<i64>,
    owed_in_all: i64,
    window_end: Time,
    path: Path,
}

impl PathObserver {
    pub(super) fn new(frame: &Arc<Frame>) -> Self {
        let items = frame.item_costs.len();
        let mut rows = vec![None; items];
        for (row, item) in frame.shown_items.iter().enumerate() {
            rows[*item] = Some(row);
        }
        Self {
            rows,
            out_since: vec![None; items],
            owed: vec![0; items],
            owed_in_all: 0,
            window_end: frame.window_end(),
            path: Path::default(),
        }
    }

    pub(super) fn finish(mut self) -> Path {
        for item in 0..self.rows.len() {
            self.back_in_stock(item, self.window_end);
        }
        sort_by(&mut self.path.outages, |a, b| a.row.cmp(&b.row).then(a.from.total_cmp(&b.from)));
        self.path
    }

    pub(super) fn stock(&mut self, at: Time, item: usize, stock: &Stock) {
        self.owed_in_all += stock.owed - self.owed[item];
        self.owed[item] = stock.owed;
        if stock.available == 0 {
            self.out_since[item].get_or_insert(at);
        } else {
            self.back_in_stock(item, at);
        }
    }

    pub(super) fn end_day(&mut self) {
        self.path.owed.push(self.owed_in_all as u32);
    }

    fn back_in_stock(&mut self, item: usize, at: Time) {
        if let (Some(since), Some(row)) = (self.out_since[item].take(), self.rows[item])
            && since < self.window_end
        {
            let until = at.min(self.window_end).days();
            self.path.outages.push(Outage { row, from: since.days(), until });
        }
    }
}
