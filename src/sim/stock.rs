//! Build to stock: the shelf. Availability checks commit what is there, shortages wait in line, reviews
//! order replenishments, receipts serve the oldest shortage first.

use std::collections::VecDeque;

use crate::model::{Shortage, Time};
use crate::random::{Purpose, Streams};

use super::order::{self, Order, Orders};
use super::own_line::{Line, Lot};
use super::plan::{ItemPolicy, Plan};

/// How one item's stock stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stock {
    /// On the shelf and free [units].
    pub available: i64,
    /// On the shelf, held for an order until it leaves [units].
    pub committed: i64,
    /// Ordered from the supplier, not yet received [units].
    pub on_order: i64,
    /// Owed to customers whose orders found the shelf empty [units].
    pub owed: i64,
}

impl Stock {
    /// Everything on the shelf [units].
    #[must_use]
    pub fn physical(&self) -> i64 {
        self.available + self.committed
    }

    /// What a review looks at: available + on order − owed [units].
    #[must_use]
    pub fn position(&self) -> i64 {
        self.available + self.on_order - self.owed
    }
}

/// A line that waits for units.
#[derive(Clone, Copy, Debug)]
struct Claim {
    slot: u32,
    /// The order's number: the slot may hold another by now.
    order: u64,
    line: u32,
}

#[derive(Clone, Debug)]
struct Item {
    policy: ItemPolicy,
    stock: Stock,
    claims: VecDeque<Claim>,
    ordered: u64,
    last_receipt: Time,
    to_review: bool,
}

/// The shelf: all items.
#[derive(Clone, Debug)]
pub(super) struct Shelf {
    items: Vec<Item>,
    to_review: Vec<u32>,
    /// The firm's own line, where it makes for stock.
    pub(super) line: Line,
}

/// Units that an order waited for and that are now held for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Served {
    pub(super) slot: u32,
    pub(super) line: u32,
    pub(super) units: u32,
}

/// A replenishment on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Replenishment {
    pub(super) lot: Lot,
    /// When it will be here; `None` where the firm's own line has to make it first.
    pub(super) at: Option<Time>,
}

impl Shelf {
    /// Starts each item at its initial stock or, where there is none, at its policy's mean position, all of it
    /// on the shelf; where that is negative, the shelf is empty.
    pub(super) fn new(plan: &Plan) -> Self {
        let item = |policy: &ItemPolicy| Item {
            policy: *policy,
            stock: Stock {
                available: plan.initial_stock.unwrap_or(policy.mean_position()).max(0),
                ..Stock::default()
            },
            claims: VecDeque::new(),
            ordered: 0,
            last_receipt: plan.start,
            to_review: false,
        };
        Self { items: plan.items.iter().map(item).collect(), to_review: Vec::new(), line: Line::default() }
    }

    pub(super) fn stock(&self, item: u32) -> &Stock {
        &self.items[item as usize].stock
    }

    /// Availability check of an order: commits what is there; what is short is owed or lost.
    pub(super) fn commit(&mut self, slot: u32, order: &mut Order, shortage: Shortage) {
        let is_short = |shelf: &Self, line: &order::Line| {
            shelf.items[line.item as usize].stock.available < i64::from(line.units)
        };
        if shortage == Shortage::LoseOrder && order.lines.iter().any(|line| is_short(self, line)) {
            order.lines.iter_mut().for_each(|line| line.lost = line.units);
            return;
        }
        for (index, line) in order.lines.iter_mut().enumerate() {
            if shortage == Shortage::LoseLine && is_short(self, line) {
                line.lost = line.units;
                continue;
            }
            let item = &mut self.items[line.item as usize];
            let met = item.stock.available.min(i64::from(line.units));
            let short = line.units - met as u32;
            item.stock.available -= met;
            item.stock.committed += met;
            line.met = met as u32;
            if shortage == Shortage::LoseUnits {
                line.lost = short;
            } else if short > 0 {
                line.owed = short;
                order.owed += u64::from(short);
                item.stock.owed += i64::from(short);
                item.claims.push_back(Claim { slot, order: order.number, line: index as u32 });
            }
            self.review_later(line.item);
        }
    }

    /// Marks an item for the continuous review at the end of this instant.
    fn review_later(&mut self, item: u32) {
        let entry = &mut self.items[item as usize];
        if !entry.to_review {
            entry.to_review = true;
            self.to_review.push(item);
        }
    }

    /// Marks every item for review: what a run begins with.
    pub(super) fn review_all(&mut self) {
        for item in 0..self.items.len() as u32 {
            self.review_later(item);
        }
    }

    pub(super) fn has_reviews(&self) -> bool {
        !self.to_review.is_empty()
    }

    /// Reviews the next marked item: the replenishment that it needs, if any.
    pub(super) fn review(&mut self, plan: &Plan, streams: Streams, now: Time) -> Option<Replenishment> {
        while let Some(index) = self.to_review.pop() {
            let item = &mut self.items[index as usize];
            item.to_review = false;
            let position = item.stock.position();
            // Ordering up to a level at each review may mean ordering nothing: that cycle counts like any other.
            let nothing = position > item.policy.reorder_point;
            if nothing && !(plan.review_period.is_some() && plan.orders_each_review) {
                continue;
            }
            let units = if nothing { 0 } else { item.policy.quantity_at(position) };
            let lot = Lot { item: index, units: units as u32, nth: item.ordered as u32 };
            item.stock.on_order += units;
            item.ordered += 1;
            if plan.own_line.is_some() {
                return Some(Replenishment { lot, at: None });
            }
            let stream = || streams.stream(Purpose::SupplierLeadTime, u64::from(index), u64::from(lot.nth));
            let ordered = plan.disruptions.supplier.wait_from(now);
            let mut at = ordered + plan.lead_time_of(index).draw_alone(stream);
            if !plan.crossing {
                at = at.max(item.last_receipt);
            }
            item.last_receipt = at;
            return Some(Replenishment { lot, at: Some(at) });
        }
        None
    }

    /// A replenishment arrives. Returns available minus owed just before it.
    pub(super) fn receive(&mut self, item: u32, units: u32) -> i64 {
        let item = &mut self.items[item as usize];
        let net_before = item.stock.available - item.stock.owed;
        item.stock.on_order -= i64::from(units);
        item.stock.available += i64::from(units);
        net_before
    }

    /// Units go back on the shelf that were held for an order, and are free again.
    pub(super) fn release(&mut self, item: u32, units: u32) {
        let stock = &mut self.items[item as usize].stock;
        stock.committed -= i64::from(units);
        stock.available += i64::from(units);
    }

    /// A cancelled line's shortage is forgotten; its claim is dropped when its turn comes.
    pub(super) fn forget(&mut self, line: &order::Line) {
        self.items[line.item as usize].stock.owed -= i64::from(line.owed);
    }

    /// Units leave the house.
    pub(super) fn ship(&mut self, item: u32, units: u32) {
        self.items[item as usize].stock.committed -= i64::from(units);
    }

    /// Serves the oldest shortage of an item with what is available; call again until `None`.
    pub(super) fn serve(&mut self, item: u32, orders: &mut Orders) -> Option<Served> {
        let item = &mut self.items[item as usize];
        while item.stock.available > 0 {
            let claim = *item.claims.front()?;
            if !orders.holds(claim.slot, claim.order) {
                item.claims.pop_front();
                continue;
            }
            let order = orders.get_mut(claim.slot);
            let line = &mut order.lines[claim.line as usize];
            let units = item.stock.available.min(i64::from(line.owed));
            item.stock.available -= units;
            item.stock.committed += units;
            item.stock.owed -= units;
            line.owed -= units as u32;
            order.owed -= units as u64;
            if line.owed == 0 {
                item.claims.pop_front();
            }
            return Some(Served { slot: claim.slot, line: claim.line, units: units as u32 });
        }
        None
    }
}
