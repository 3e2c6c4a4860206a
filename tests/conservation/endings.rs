//! What the generator reached: a check that never meets its case says nothing.

use perfect_order_lab::model::Time;
use perfect_order_lab::sim::{ItemPolicy, Part, Refill};

use super::super::parts::Stage;
use super::Books;

/// How the orders of the window ended, over all cases: the generator must reach every ending.
#[derive(Debug, Default)]
pub struct Endings {
    runs: u32,
    delivered: u32,
    cancelled: u32,
    still_open: u32,
    /// All of it lost, under each of the three ways to lose.
    lost: [u32; 3],
    /// The promise was refused.
    refused: u32,
    /// Some of it lost, by units and by lines.
    partly_lost: [u32; 2],
    /// Waited for stock.
    waited: u32,
    split: u32,
    /// Served although its cancellation was on its way.
    served_in_vain: u32,
    rush: u32,
    /// Left the house with a vehicle that it had waited for.
    by_vehicle: u32,
    ordered_up_to: u32,
    /// Runs that ended with a queue.
    queues: u32,
    /// Runs with reviews at intervals in which something was ordered, and the same from the firm's own line.
    reviewed: u32,
    own_lines: u32,
    /// Orders of a second or later customer class, or order type.
    classes: u32,
    baskets: u32,
    /// Orders that began before one that had joined earlier.
    overtakings: u32,
    /// Quotes that counted some but not all of the orders not begun.
    quotes_between: u32,
    /// Replacements, credits, repairs in time and in vain, claims refunded while they waited, late orders told in time.
    afterwards: [u32; 6],
}

impl Endings {
    pub fn add(&mut self, books: &Books) {
        self.runs += 1;
        self.queues += u32::from(!books.line.queue.is_empty());
        self.overtakings += books.line.overtakings;
        self.quotes_between += books.line.quotes_between;
        self.afterwards.iter_mut().zip(books.after.reached).for_each(|(all, reached)| *all += reached);
        let up_to = |policy: &ItemPolicy| matches!(policy.refill, Refill::UpTo { level } if level > policy.reorder_point + 1);
        self.ordered_up_to += u32::from(books.is_stock() && books.policies.iter().any(up_to));
        let ordered = books.shelves.iter().any(|shelf| shelf.ordered > 0);
        self.reviewed += u32::from(ordered && books.review_period.is_some());
        self.own_lines += u32::from(ordered && books.own_line.is_some());
        for seen in books.orders.values().filter(|seen| seen.placed.counted) {
            let way = books.shortage as usize;
            match seen.stage {
                Stage::Delivered => self.delivered += 1,
                Stage::Cancelled => self.cancelled += 1,
                Stage::Lost if !books.is_stock() => self.refused += 1,
                Stage::Lost => self.lost[way - 1] += 1,
                Stage::StillOpen => self.still_open += 1,
                _ => {}
            }
            if seen.stage != Stage::Lost && seen.lost.iter().any(|lost| *lost > 0) {
                self.partly_lost[way - 1] += 1;
            }
            self.waited += u32::from(seen.back_ordered);
            self.split += u32::from(seen.left.len() == 2);
            assert!(seen.left.len() < 2 || seen.left[0].0 == Part::First, "the rest of an order left first");
            self.served_in_vain += u32::from(seen.served && seen.condemned);
            self.classes += u32::from(seen.placed.class > 0);
            self.baskets += u32::from(seen.placed.basket > 0);
            self.rush += u32::from(seen.placed.rush);
            self.by_vehicle += u32::from(books.vehicle_interval > Time::ZERO && !seen.left.is_empty());
        }
    }

    pub fn rarest(&self) -> u32 {
        let Self { lost, partly_lost, afterwards, .. } = self;
        let usual = [
            self.delivered,
            self.cancelled,
            self.still_open,
            self.waited,
            self.split,
            self.served_in_vain,
            self.rush,
            self.by_vehicle,
            self.ordered_up_to,
            self.queues,
            self.reviewed,
            self.own_lines,
            self.classes,
            self.baskets,
            self.refused,
            self.overtakings,
            self.quotes_between,
        ];
        usual.iter().chain(lost).chain(partly_lost).chain(afterwards).copied().min().unwrap()
    }
}
