//! Finer measures of the shelf: receipts under three conventions, day ends, stockout spells, waits for
//! units, demand in lead times.

use std::sync::Arc;

use crate::model::Time;
use crate::sim::{Event, Observer, Order, Stock};

use super::groups::ItemTotal;
use super::{Frame, Total, Totals};

/// What is remembered of an item.
#[derive(Clone, Debug, Default)]
struct Item {
    owed: i64,
    /// Since when nothing has been owed, or something.
    owed_since: Time,
    /// Since when nothing has been available.
    out_since: Option<Time>,
    /// Whether some demand was short since the last receipt.
    was_short: bool,
    /// Units asked for so far.
    asked: u64,
    /// Replenishments on their way: number, and units asked for when it was ordered.
    on_the_way: Vec<(u32, u64)>,
    /// Its place among the shown items.
    row: Option<usize>,
}

/// Counts what happens on the shelf.
#[derive(Clone, Debug)]
pub(super) struct ShelfTally {
    frame: Arc<Frame>,
    totals: Totals,
    items: Vec<Item>,
    owed: i64,
    /// Items of which nothing is owed.
    unowed: usize,
}

impl ShelfTally {
    pub(super) fn new(frame: Arc<Frame>) -> Self {
        let mut items = vec![Item::default(); frame.item_costs.len()];
        for (row, item) in frame.shown_items.iter().enumerate() {
            items[*item].row = Some(row);
        }
        let (totals, unowed) = (Totals::zero(frame.groups()), items.len());
        Self { totals, items, owed: 0, unowed, frame }
    }

    pub(super) fn finish(mut self) -> Totals {
        let end = self.frame.window_end();
        for item in 0..self.items.len() {
            self.book_unowed_time(item, end);
        }
        self.totals
    }

    fn in_window(&self, at: Time) -> bool {
        Time::ZERO <= at && at < self.frame.window_end()
    }

    /// An item's stock changed.
    pub(super) fn stock(&mut self, at: Time, index: usize, stock: &Stock) {
        let owed = self.items[index].owed;
        if owed != stock.owed {
            if (owed == 0) != (stock.owed == 0) {
                self.book_unowed_time(index, at);
                if stock.owed == 0 { self.unowed += 1 } else { self.unowed -= 1 }
            }
            self.owed += stock.owed - owed;
            self.items[index].owed = stock.owed;
        }
        let item = &mut self.items[index];
        if stock.available == 0 {
            item.out_since.get_or_insert(at);
        } else if let Some(since) = item.out_since.take()
            && since < at
            && self.in_window(at)
        {
            let days = (at - since).days();
            self.totals.count(Total::StockoutSpells, true);
            self.totals.add(Total::SpellDays, days);
            self.totals.add(Total::SpellDaysSquared, days * days);
        }
    }

    /// Books the time in which nothing of an item was owed, up to an instant.
    fn book_unowed_time(&mut self, index: usize, until: Time) {
        let clip = |at: Time| at.clamp(Time::ZERO, self.frame.window_end());
        let item = &mut self.items[index];
        if item.owed == 0 {
            let days = (clip(until) - clip(item.owed_since)).days();
            self.totals.add(Total::UnowedDays, days * self.frame.item_shares[index]);
        }
        item.owed_since = until;
    }

    fn checked(&mut self, order: &Order) {
        let (mut met, mut lost, mut is_met) = (0_u64, 0_u64, true);
        for line in &order.lines {
            met += u64::from(line.met);
            lost += u64::from(line.lost);
            is_met &= line.met == line.units;
            let item = &mut self.items[line.item as usize];
            item.asked += u64::from(line.units);
            item.was_short |= line.met < line.units;
            if let Some(row) = item.row.filter(|_| order.counted) {
                let totals = &mut self.totals;
                totals.add_item(row, ItemTotal::CheckedUnits, f64::from(line.units));
                totals.add_item(row, ItemTotal::UnitsMet, f64::from(line.met));
                totals.add_item(row, ItemTotal::CheckedLines, 1.0);
                totals.add_item(row, ItemTotal::LinesMet, f64::from(u8::from(line.met == line.units)));
            }
        }
        if order.counted {
            self.totals.add(Total::UnitsWithinWait, met as f64);
            self.totals.add(Total::CheckedUnitsLost, lost as f64);
            self.totals.count(Total::OrdersWithinWait, is_met);
        }
    }

    fn received(&mut self, at: Time, index: usize, nth: u32, net_before: i64, units: i64) {
        let counts = self.in_window(at);
        let item = &mut self.items[index];
        let was_short = std::mem::take(&mut item.was_short);
        let Some(place) = item.on_the_way.iter().position(|(number, _)| *number == nth) else { return };
        let asked = (item.asked - item.on_the_way.remove(place).1) as f64;
        if !counts {
            return;
        }
        let totals = &mut self.totals;
        totals.count(Total::ReceiptsAbove, net_before > 0);
        totals.count(Total::CyclesNeverShort, !was_short);
        totals.add(Total::StockAfterReceipt, (net_before + units).max(0) as f64);
        totals.add(Total::LeadTimeDemand, asked);
        totals.add(Total::LeadTimeDemandSquared, asked * asked);
        if let Some(row) = item.row {
            totals.add_item(row, ItemTotal::LeadTimes, 1.0);
            totals.add_item(row, ItemTotal::LeadTimeDemand, asked);
            totals.add_item(row, ItemTotal::LeadTimeDemandSquared, asked * asked);
        }
    }

    /// A day of the window ends, with so much on the shelf.
    pub(super) fn end_day(&mut self, physical: i64) {
        self.totals.count(Total::DayEnds, true);
        self.totals.add(Total::StockAtDayEnd, physical as f64);
        self.totals.add(Total::OwedAtDayEnd, self.owed as f64);
        self.totals.add(Total::UnowedDayEnds, self.unowed as f64 / self.items.len() as f64);
    }
}

impl Observer for ShelfTally {
    #[inline]
    fn see(&mut self, at: Time, event: &Event<'_>) {
        match *event {
            Event::Checked { order } => self.checked(order),
            Event::LineServed { order, units, .. } if order.counted => {
                let soon = at - order.checked <= self.frame.wait_within;
                self.totals.add(Total::UnitsWithinWait, if soon { f64::from(units) } else { 0.0 });
            }
            Event::Served { order } if order.counted => {
                let soon = at - order.checked <= self.frame.wait_within;
                self.totals.count(Total::OrdersWithinWait, soon);
            }
            Event::Replenished { item, nth, .. } => {
                let item = &mut self.items[item];
                item.on_the_way.push((nth, item.asked));
            }
            Event::Received { item, units, net_before, nth } => {
                self.received(at, item, nth, net_before, units);
            }
            _ => {}
        }
    }
}
