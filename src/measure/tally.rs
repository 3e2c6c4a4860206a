//! The observer that counts: every total of one replication.

use std::sync::Arc;

use crate::model::Time;
use crate::sim::{Event, Line, Observer, Order, Part, Stock, Strategy};

use super::outcome::Outcome;
use super::totals::FAILURES;
use super::{Frame, Total, Totals};

/// Counts orders, and integrates stock and queue over the measured window.
#[derive(Clone, Debug)]
pub struct Tally {
    frame: Arc<Frame>,
    /// Build to order has no stock to check orders against.
    is_build_to_order: bool,
    totals: Totals,
    /// Up to where the integrals are done, within the window.
    since: Time,
    /// The stock of each item as last told.
    items: Vec<Stock>,
    /// Since when each item's available stock has been as it is: above zero, or not.
    item_since: Vec<Time>,
    level: Level,
}

/// What is integrated over time.
#[derive(Clone, Debug, Default)]
struct Level {
    available: i64,
    committed: i64,
    on_order: i64,
    owed: i64,
    in_process: i64,
    value: f64,
    waiting: usize,
    busy: u32,
    lots_waiting: usize,
    line_busy: u32,
    back_orders: i64,
    owed_value: f64,
}

impl Tally {
    /// A tally of one replication of a strategy.
    #[must_use]
    pub fn new(frame: Arc<Frame>, strategy: Strategy) -> Self {
        let (items, level, mut totals) =
            (frame.item_costs.len(), Level::default(), Totals::zero(frame.groups()));
        let days = frame.run_days as f64;
        totals.add(Total::WindowDays, days);
        match strategy {
            Strategy::BuildToStock => {
                totals.add(Total::ItemDays, items as f64 * days);
                totals.add(Total::LineServers, f64::from(frame.line_servers.unwrap_or(0)) * days);
            }
            Strategy::BuildToOrder => {
                totals.add(Total::Servers, f64::from(frame.servers) * days);
                totals.add(Total::InventoryValue, frame.materials_value * days);
            }
        }
        Self {
            is_build_to_order: strategy == Strategy::BuildToOrder,
            totals,
            since: Time::ZERO,
            items: vec![Stock::default(); items],
            item_since: vec![Time::ZERO; items],
            level,
            frame,
        }
    }

    /// The totals, the integrals brought to the end of the window.
    #[must_use]
    pub fn finish(mut self) -> Totals {
        let end = self.frame.window_end();
        self.flow_to(end);
        self.count_cohort();
        self.charge_for_time();
        if !self.is_build_to_order {
            for item in 0..self.items.len() {
                self.availability_lasted(item, end);
            }
        }
        self.totals
    }

    fn in_window(&self, at: Time) -> bool {
        Time::ZERO <= at && at < self.frame.window_end()
    }

    fn clip(&self, at: Time) -> Time {
        at.clamp(Time::ZERO, self.frame.window_end())
    }

    /// How much of a time lies in the window [days]; 0 where it ends before it begins.
    fn days_in_window(&self, from: Time, until: Time) -> f64 {
        (self.clip(until.max(from)) - self.clip(from)).days()
    }

    /// Integrates all levels that the strategy has up to an instant.
    #[inline]
    fn flow_to(&mut self, at: Time) {
        let at = self.clip(at);
        if at == self.since {
            return;
        }
        let days = (at - self.since).days();
        self.since = at;
        let level = &self.level;
        let totals = &mut self.totals;
        totals.add(Total::InventoryValue, days * level.value);
        if self.is_build_to_order {
            totals.add(Total::WorkInProcess, days * level.in_process as f64);
            totals.add(Total::Waiting, days * level.waiting as f64);
            totals.add(Total::Busy, days * f64::from(level.busy));
            return;
        }
        totals.add(Total::PhysicalStock, days * (level.available + level.committed) as f64);
        totals.add(Total::AvailableStock, days * level.available as f64);
        totals.add(Total::CommittedStock, days * level.committed as f64);
        totals.add(Total::OnOrder, days * level.on_order as f64);
        totals.add(Total::Owed, days * level.owed as f64);
        totals.add(Total::OwedValue, days * level.owed_value);
        totals.add(Total::BackOrdersOpen, days * level.back_orders as f64);
        totals.add(Total::LotsWaiting, days * level.lots_waiting as f64);
        totals.add(Total::LineBusy, days * f64::from(level.line_busy));
    }

    /// Everything on the shelf [units].
    pub(super) fn physical_stock(&self) -> i64 {
        self.level.available + self.level.committed
    }

    /// Books the time since an item last ran out, or was last filled up.
    fn availability_lasted(&mut self, item: usize, until: Time) {
        let until = self.clip(until);
        let days = (until - self.item_since[item]).days();
        self.item_since[item] = until;
        if self.items[item].available > 0 {
            self.totals.add(Total::ReadyDays, days * self.frame.item_shares[item]);
        } else {
            self.totals.add(Total::OutDays, days);
        }
    }

    /// An item's stock changed.
    pub(super) fn stock(&mut self, at: Time, item: usize, stock: &Stock) {
        self.flow_to(at);
        let before = self.items[item];
        if (before.available > 0) != (stock.available > 0) {
            self.availability_lasted(item, at);
            if stock.available == 0 && self.in_window(at) {
                self.totals.count(Total::Stockouts, true);
            }
        }
        let level = &mut self.level;
        level.available += stock.available - before.available;
        level.committed += stock.committed - before.committed;
        level.on_order += stock.on_order - before.on_order;
        level.owed += stock.owed - before.owed;
        level.owed_value += (stock.owed - before.owed) as f64 * self.frame.item_prices[item];
        level.value += (stock.physical() - before.physical()) as f64 * self.frame.item_costs[item];
        self.items[item] = *stock;
    }

    fn checked(&mut self, order: &Order) {
        let (mut units, mut met, mut value, mut value_met, mut lines_met) = (0, 0, 0.0, 0.0, 0);
        for line in &order.lines {
            let price = self.frame.item_prices[line.item as usize];
            units += u64::from(line.units);
            met += u64::from(line.met);
            value += price * f64::from(line.units);
            value_met += price * f64::from(line.met);
            lines_met += usize::from(line.met == line.units);
        }
        let totals = &mut self.totals;
        totals.count(Total::CheckedOrders, true);
        totals.count(Total::OrdersMet, lines_met == order.lines.len());
        totals.add(Total::CheckedLines, order.lines.len() as f64);
        totals.add(Total::LinesMet, lines_met as f64);
        totals.add(Total::CheckedUnits, units as f64);
        totals.add(Total::UnitsMet, met as f64);
        totals.add(Total::CheckedValue, value);
        totals.add(Total::ValueMet, value_met);
    }

    fn delivered(&mut self, order: &Order) {
        let totals = &mut self.totals;
        let clocks = [
            (Total::FullClock, Total::FullClockSquared, order.begun),
            (Total::CustomerClock, Total::CustomerClockSquared, order.placed),
            (Total::FirmClock, Total::FirmClockSquared, order.received),
        ];
        for (sum, squares, start) in clocks {
            let days = (order.delivered - start).days();
            totals.add(sum, days);
            totals.add(squares, days * days);
        }
        totals.count(Total::Delivered, true);
        if !order.is_on_time() {
            totals.count(Total::LateDelivered, true);
            totals.add(Total::DaysLate, (order.delivered - order.due).days());
        }
        totals.add(Total::DeliveredLines, order.sent().count() as f64);
        totals.add(Total::ReturnedLines, order.faulty_lines() as f64);
    }

    /// Books the outcome of an order of the cohort.
    pub(super) fn decide(&mut self, outcome: &Outcome<'_>) {
        let (order, totals) = (outcome.order, &mut self.totals);
        totals.count_failures(outcome.failures);
        if order.rush {
            totals.count(Total::Rush, true);
            totals.count(Total::RushOnTime, outcome.is_on_time());
        }
        totals.add(Total::Promised, (order.due - order.received).days());
    }

    /// What follows from the counts of failures.
    fn count_cohort(&mut self) {
        const WITHOUT: [(Total, usize); 8] = [
            (Total::Cohort, 0),
            (Total::OnTime, 1),
            (Total::Complete, 2),
            (Total::OnTimeInFull, 3),
            (Total::Right, 4),
            (Total::Undamaged, 8),
            (Total::DocumentsRight, 16),
            (Total::Perfect, FAILURES - 1),
        ];
        for (total, failures) in WITHOUT {
            let combinations = (0..FAILURES).filter(|combination| combination & failures == 0);
            let orders = combinations.map(|combination| self.totals.failures(combination)).sum();
            self.totals.add(total, orders);
        }
    }

    /// Books what an order's back-order and lateness cost within the window; it ended, or the run did.
    fn charge_for_waiting(&mut self, order: &Order, until: Time) {
        if order.back_ordered {
            let days = self.days_in_window(order.checked, order.held.min(until).min(order.due));
            self.totals.add(Total::BackOrderCost, days * self.frame.money.back_order_day);
        }
        let days = self.days_in_window(order.due, until);
        if days > 0.0 {
            self.totals.add(Total::LateOpen, days);
            self.totals.add(Total::LateValue, days * self.value(order));
            self.totals.add(Total::LateCost, days * self.frame.money.late_day);
        }
    }

    /// What holding and capacity cost in the window.
    fn charge_for_time(&mut self) {
        const DAYS_A_YEAR: f64 = 364.0;
        let (totals, money) = (&mut self.totals, &self.frame.money);
        let held = totals.of(Total::InventoryValue) * money.holding_rate / DAYS_A_YEAR;
        totals.add(Total::HoldingCost, held);
        totals.add(Total::CapacityCost, totals.of(Total::Servers) * money.server_day);
    }

    fn made(&mut self, at: Time, order: &Order) {
        self.totals.count(Total::Made, true);
        self.totals.count(Total::Queued, order.started > order.joined);
        self.totals.count(Total::MadeOnTime, at <= order.due - self.frame.delivery_allowance);
        self.totals.add(Total::QueueTime, (order.started - order.joined).days());
        self.totals.add(Total::ProductionTime, (at - order.joined).days());
    }

    fn served(&mut self, at: Time, order: &Order) {
        self.flow_to(at);
        self.level.back_orders -= 1;
        if order.counted {
            self.totals.count(Total::BackOrdersServed, true);
            self.totals.add(Total::BackOrderWait, (at - order.checked).days());
        }
    }

    fn cancelled(&mut self, at: Time, order: &Order) {
        self.totals.count(Total::Cancelled, order.counted);
        if order.back_ordered && order.held == Time::NEVER {
            self.flow_to(at);
            self.level.back_orders -= 1;
        }
    }

    /// The run ended first. A cancellation that was on its way costs nothing, as any other; an order past
    /// its promise is late and was not delivered; of the rest nothing is known yet.
    fn still_open(&mut self, at: Time, order: &Order) {
        if !order.cancelled {
            self.charge_for_waiting(order, at);
        }
        if !order.counted {
            return;
        }
        if order.cancelled {
            // Its cancellation was on its way.
            self.totals.count(Total::Cancelled, true);
            return;
        }
        self.totals.count(Total::StillOpen, true);
        self.totals.count(Total::Undecided, at <= order.due);
    }

    /// A check in the window: processing costs, and goodwill of what is lost.
    fn charge_for_check(&mut self, order: &Order) {
        let lost: u32 = order.lines.iter().map(|line| line.lost).sum();
        let (totals, money) = (&mut self.totals, &self.frame.money);
        totals.count(Total::CheckedInWindow, true);
        totals.add(Total::HandlingCost, money.order);
        totals.add(Total::UnitsLost, f64::from(lost));
        totals.add(Total::LostSaleCost, f64::from(lost) * money.lost_unit);
    }

    fn departed(&mut self, at: Time, order: &Order, part: Part) {
        if self.in_window(at) {
            self.charge_for_departure(order, part);
        }
        if order.started != Time::NEVER {
            self.flow_to(at);
            self.level.in_process -= order.units() as i64;
            self.level.value -= self.cost(order);
        }
    }

    /// A departure in the window: what left and what it brings, handling, and corrections that will be needed.
    fn charge_for_departure(&mut self, order: &Order, part: Part) {
        let (frame, totals) = (&*self.frame, &mut self.totals);
        let (mut cost, mut revenue, mut lines) = (0.0, 0.0, 0_u32);
        for line in &order.lines {
            let of_part = line.units_in(part);
            let units = f64::from(of_part - line.left_behind_in(part));
            cost += units * frame.item_costs[line.item as usize];
            revenue += units * frame.item_prices[line.item as usize];
            lines += u32::from(of_part > 0);
        }
        let faulty = if part == Part::Rest { 0 } else { order.faulty_lines() };
        let bought = if self.is_build_to_order { frame.material_share } else { 1.0 };
        totals.add(Total::DepartedCost, cost);
        totals.add(Total::GoodsCost, cost * bought);
        if order.replaces.is_none() {
            totals.add(Total::Revenue, revenue);
        }
        totals.add(Total::HandlingCost, frame.money.shipment + f64::from(lines) * frame.money.line);
        totals.add(Total::CorrectionCost, faulty as f64 * frame.money.correction);
    }

    /// A replacement is no customer's order: what it waits for is not owed as a shortage.
    fn see_replacement(&mut self, at: Time, event: &Event<'_>) {
        let mut waits_for = |line: &Line, units: i64| {
            self.flow_to(at);
            self.level.owed -= units;
            self.level.owed_value -= units as f64 * self.frame.item_prices[line.item as usize];
        };
        match event {
            Event::Checked { order } => {
                order.lines.iter().for_each(|line| waits_for(line, line.owed.into()));
            }
            Event::LineServed { order, line, units } => waits_for(&order.lines[*line], -i64::from(*units)),
            _ => {}
        }
    }

    /// What an order's units cost [money].
    fn cost(&self, order: &Order) -> f64 {
        order.lines.iter().map(|line| f64::from(line.units) * self.frame.item_costs[line.item as usize]).sum()
    }

    /// What an order's units sell for [money].
    fn value(&self, order: &Order) -> f64 {
        order
            .lines
            .iter()
            .map(|line| f64::from(line.units) * self.frame.item_prices[line.item as usize])
            .sum()
    }

    fn check(&mut self, at: Time, order: &Order) {
        if self.in_window(at) {
            self.charge_for_check(order);
        }
        if order.back_ordered {
            self.flow_to(at);
            self.level.back_orders += 1;
        }
        if order.counted && !self.is_build_to_order {
            self.totals.count(Total::BackOrders, order.back_ordered);
            self.checked(order);
        }
    }
}

impl Observer for Tally {
    #[inline]
    fn see(&mut self, at: Time, event: &Event<'_>) {
        match event {
            Event::Checked { order }
            | Event::LineServed { order, .. }
            | Event::Served { order }
            | Event::Delivered { order }
            | Event::StillOpen { order }
                if order.replaces.is_some() =>
            {
                self.see_replacement(at, event);
            }
            Event::Placed { order } => self.totals.count(Total::Placed, order.counted),
            Event::Checked { order } => self.check(at, order),
            Event::Lost { order } => self.totals.count(Total::Lost, order.counted),
            Event::Served { order } => self.served(at, order),
            Event::Cancelled { order } => self.cancelled(at, order),
            Event::Replenished { units, .. } if *units > 0 && self.in_window(at) => {
                self.totals.count(Total::Replenishments, true);
                self.totals.add(Total::ReplenishmentCost, self.frame.money.replenishment);
            }
            Event::Received { net_before, .. } if self.in_window(at) => {
                self.totals.count(Total::Receipts, true);
                self.totals.count(Total::ReceiptsCovered, *net_before >= 0);
            }
            Event::OwnLine { waiting, busy } => {
                self.flow_to(at);
                self.level.lots_waiting = *waiting;
                self.level.line_busy = *busy;
            }
            Event::Line { waiting, busy } => {
                self.flow_to(at);
                self.level.waiting = *waiting;
                self.level.busy = *busy;
            }
            Event::Started { order } => {
                self.flow_to(at);
                self.level.in_process += order.units() as i64;
                self.level.value += self.cost(order);
                if self.in_window(at) {
                    self.totals.add(Total::ReplenishmentCost, self.frame.money.setup);
                }
            }
            Event::Finished { order } if order.counted => self.made(at, order),
            Event::Departed { order, part } => self.departed(at, order, *part),
            Event::Delivered { order } => {
                self.charge_for_waiting(order, at);
                if order.counted {
                    self.delivered(order);
                }
            }
            Event::StillOpen { order } => self.still_open(at, order),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests;
