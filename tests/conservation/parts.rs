//! What the books are made of: an order as it was told of, and a naive shelf.
//!
//! Not here: what happens to them (`books`).

use std::collections::VecDeque;

use perfect_order_lab::model::{Duration, OrderCycle, Shipping, Time};
use perfect_order_lab::sim::{Order, Part, Stock};

/// How far an order has come, by the events told of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    Placed,
    Checked,
    Joined,
    Started,
    Finished,
    Departed,
    Delivered,
    Cancelled,
    Lost,
    StillOpen,
}

/// An order as the books know it.
pub struct Seen {
    pub stage: Stage,
    /// As it was told of when it was placed.
    pub placed: Order,
    /// When its availability was checked.
    pub checked: Time,
    /// Whether the check found that it will be cancelled.
    pub condemned: bool,
    /// What each line was given at the check, by the books [units].
    pub met: Vec<i64>,
    /// What each line lost at the check, by the books [units].
    pub lost: Vec<i64>,
    /// What each line still lacks, by the books [units].
    pub lacking: Vec<i64>,
    /// Whether it found something short that it waits for.
    pub back_ordered: bool,
    /// When, by the books, its last unit was held for it.
    pub held: Time,
    /// Whether the engine said so.
    pub served: bool,
    /// The parts that left, and when.
    pub left: Vec<(Part, Time)>,
    /// When it was delivered, cancelled, lost, or the run ended.
    pub ended: Time,
}

impl Seen {
    /// Something waits, and something could go ahead.
    pub fn is_to_split(&self, shipping: Shipping) -> bool {
        let replaces = self.placed.replaces.is_some();
        !replaces && shipping == Shipping::Partial && self.back_ordered && self.met.iter().any(|met| *met > 0)
    }

    pub fn is_all_lost(&self) -> bool {
        self.placed.lines.iter().zip(&self.lost).all(|(line, lost)| i64::from(line.units) == *lost)
    }

    /// The units of a line that are to leave with a part.
    pub fn share(&self, line: usize, part: Part) -> i64 {
        let all = i64::from(self.placed.lines[line].units) - self.lost[line];
        match part {
            Part::Whole => all,
            Part::First => self.met[line],
            Part::Rest => all - self.met[line],
        }
    }
}

/// An item's shelf as the books keep it.
#[derive(Default)]
pub struct Shelf {
    pub stock: Stock,
    /// Orders that wait for this item, oldest first, with the line's index.
    pub claims: VecDeque<(u64, usize)>,
    /// Replenishments on their way, in the order of ordering: number and units.
    pub coming: VecDeque<(u32, i64)>,
    pub orders: u32,
    /// Sums since the start [units].
    pub initial: i64,
    pub ordered: i64,
    pub received: i64,
    pub asked: i64,
    pub shipped: i64,
    pub lost: i64,
    /// Free again at the credit check: held units and claims.
    pub cancelled: i64,
    /// Free again at picking.
    pub left_behind: i64,
}

impl Shelf {
    /// Asked for, and neither gone nor given up.
    pub fn open(&self) -> i64 {
        self.asked - self.shipped - self.lost - self.cancelled - self.left_behind
    }
}

/// A duration that is certain, unless it is drawn.
pub fn certain(duration: &Duration) -> Option<Time> {
    match duration {
        Duration::Fixed { days } => Some(Time::from_days(*days)),
        _ => None,
    }
}

/// From the last unit collected to the door: scheduling, packing, documents.
pub fn certain_packing(cycle: &OrderCycle) -> Option<Time> {
    Some(certain(&cycle.scheduling)? + certain(&cycle.packing)? + certain(&cycle.delivery_documents)?)
}
