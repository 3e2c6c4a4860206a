//! Measures of a part of the orders or items: of each order type, each customer class, each shown item.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::model::Time;
use crate::sim::{Event, Observer, Order, Strategy};

use super::outcome::Outcome;
use super::{Form, Frame, Totals};

/// What is counted of a group of orders. All refer to the orders placed in the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(usize)]
pub(super) enum OrderTotal {
    Cohort,
    OnTime,
    Perfect,
    Delivered,
    CustomerClock,
    CheckedOrders,
    OrdersMet,
    OrdersWithinWait,
}

/// What is counted of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(usize)]
pub(super) enum ItemTotal {
    CheckedUnits,
    UnitsMet,
    CheckedLines,
    LinesMet,
    LeadTimes,
    LeadTimeDemand,
    LeadTimeDemandSquared,
}

pub(super) const ORDER_TOTALS: usize = 8;
pub(super) const ITEM_TOTALS: usize = 7;

/// How many groups there are of each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Groups {
    /// Order types (baskets).
    pub order_types: usize,
    /// Customer classes.
    pub classes: usize,
    /// Items that are shown one by one.
    pub items: usize,
}

impl Groups {
    /// How many totals all groups have.
    pub(super) fn totals(self) -> usize {
        (self.order_types + self.classes) * ORDER_TOTALS + self.items * ITEM_TOTALS
    }
}

/// A group: its kind, and its place among those of its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// An order type, an index into the scenario's baskets.
    OrderType(usize),
    /// A customer class, an index into the scenario's.
    Class(usize),
    /// An item, an index into [`Frame::shown_items`].
    Item(usize),
}

impl Group {
    /// Every group, in the order in which results list them.
    #[must_use]
    pub fn all(groups: Groups) -> Vec<Self> {
        let types = (0..groups.order_types).map(Self::OrderType);
        types.chain((0..groups.classes).map(Self::Class)).chain((0..groups.items).map(Self::Item)).collect()
    }

    /// What is measured of it.
    #[must_use]
    pub fn measures(self) -> &'static [GroupMeasure] {
        match self {
            Self::OrderType(_) | Self::Class(_) => ORDER_MEASURES,
            Self::Item(_) => ITEM_MEASURES,
        }
    }
}

/// A measure of a group.
#[derive(Clone, Copy, Debug)]
pub struct GroupMeasure {
    /// Its name.
    pub id: &'static str,
    /// How it is shown.
    pub form: Form,
    /// From the group's totals.
    pub of: fn(&[f64]) -> Option<f64>,
    /// How many cases a share is of, from the group's totals.
    pub cases: Option<fn(&[f64]) -> f64>,
}

macro_rules! share_of {
    ($id:literal, $kind:ident :: $numerator:ident / $denominator:ident) => {
        GroupMeasure {
            id: $id,
            form: Form::Fraction,
            of: |totals| ratio(totals[$kind::$numerator as usize], totals[$kind::$denominator as usize]),
            cases: Some(|totals| totals[$kind::$denominator as usize]),
        }
    };
}

macro_rules! value_of {
    ($id:literal, $form:ident, $of:expr) => {
        GroupMeasure { id: $id, form: Form::$form, of: $of, cases: None }
    };
}

fn ratio(numerator: f64, denominator: f64) -> Option<f64> {
    (denominator > 0.0).then(|| numerator / denominator)
}

/// Of order types and customer classes; each as the measure of all orders of that name.
const ORDER_MEASURES: &[GroupMeasure] = &[
    share_of!("perfect_order_rate", OrderTotal::Perfect / Cohort),
    share_of!("on_time_delivery_rate", OrderTotal::OnTime / Cohort),
    share_of!("order_fill_rate", OrderTotal::OrdersMet / CheckedOrders),
    share_of!("order_wait_within_rate", OrderTotal::OrdersWithinWait / CheckedOrders),
    value_of!("customer_clock_mean", Days, |totals| ratio(
        totals[OrderTotal::CustomerClock as usize],
        totals[OrderTotal::Delivered as usize]
    )),
];

/// Of items; lead-time demand is what was asked for from the ordering of a replenishment to its receipt.
const ITEM_MEASURES: &[GroupMeasure] = &[
    share_of!("unit_fill_rate", ItemTotal::UnitsMet / CheckedUnits),
    share_of!("line_fill_rate", ItemTotal::LinesMet / CheckedLines),
    value_of!("lead_time_demand_mean", Units, |totals| ratio(
        totals[ItemTotal::LeadTimeDemand as usize],
        totals[ItemTotal::LeadTimes as usize]
    )),
    value_of!("lead_time_demand_standard_deviation", Units, |totals| {
        let count = totals[ItemTotal::LeadTimes as usize];
        let mean = ratio(totals[ItemTotal::LeadTimeDemand as usize], count)?;
        let square = ratio(totals[ItemTotal::LeadTimeDemandSquared as usize], count)?;
        Some((square - mean * mean).max(0.0).sqrt())
    }),
];

/// Counts orders by type and by class.
#[derive(Clone, Debug)]
pub(super) struct GroupTally {
    frame: Arc<Frame>,
    /// Build to order has no stock to check orders against.
    has_stock: bool,
    totals: Totals,
}

impl GroupTally {
    pub(super) fn new(frame: Arc<Frame>, strategy: Strategy) -> Self {
        let has_stock = strategy == Strategy::BuildToStock;
        Self { totals: Totals::zero(frame.groups()), has_stock, frame }
    }

    fn has_groups(&self) -> bool {
        self.totals.groups().order_types + self.totals.groups().classes > 0
    }

    pub(super) fn decide(&mut self, outcome: &Outcome<'_>) {
        if self.has_groups() {
            self.count(outcome.order, OrderTotal::Cohort, true);
            self.count(outcome.order, OrderTotal::OnTime, outcome.is_on_time());
            self.count(outcome.order, OrderTotal::Perfect, outcome.is_perfect());
        }
    }

    pub(super) fn finish(self) -> Totals {
        self.totals
    }

    fn add(&mut self, order: &Order, total: OrderTotal, amount: f64) {
        for group in [Group::OrderType(order.basket as usize), Group::Class(order.class as usize)] {
            self.totals.add_orders(group, total, amount);
        }
    }

    fn count(&mut self, order: &Order, total: OrderTotal, happened: bool) {
        self.add(order, total, f64::from(u8::from(happened)));
    }
}

impl Observer for GroupTally {
    #[inline]
    fn see(&mut self, at: Time, event: &Event<'_>) {
        if !self.has_groups() {
            return;
        }
        match *event {
            Event::Checked { order } if order.counted => {
                let met = order.lines.iter().all(|line| line.met == line.units);
                if self.has_stock {
                    self.count(order, OrderTotal::CheckedOrders, true);
                    self.count(order, OrderTotal::OrdersMet, met);
                    self.count(order, OrderTotal::OrdersWithinWait, met);
                }
            }
            Event::Served { order } if order.counted => {
                let soon = at - order.checked <= self.frame.wait_within;
                self.count(order, OrderTotal::OrdersWithinWait, soon);
            }
            Event::Delivered { order } if order.counted => {
                self.count(order, OrderTotal::Delivered, true);
                self.add(order, OrderTotal::CustomerClock, (order.delivered - order.placed).days());
            }
            _ => {}
        }
    }
}
