//! One replication, step by step, resumable at any step.
//!
//! Not here: promise and production under build to order (`to_order`), and what follows delivery (`after_delivery`).

mod after_delivery;
mod to_order;

use std::sync::Arc;

use crate::model::{Shipping, Time};
use crate::random::{Purpose, Streams, happens};

use super::after_delivery::After;
use super::arrivals::Arrivals;
use super::calendar::{Calendar, Due};
use super::order::{Orders, Part};
use super::order_stream::Marks;
use super::own_line::Lot;
use super::production::Servers;
use super::stages::Entry;
use super::stock::{Served, Shelf};
use super::{Event, Observer, Plan, Strategy};

/// Whether a replication has more to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// There are events left.
    Running,
    /// It is over: nothing more will be told.
    Done,
}

/// What fulfils orders: the one thing in which the strategies differ.
#[derive(Clone, Debug)]
enum Fulfilment {
    Stock(Shelf),
    Production(Servers),
}

/// One run of one strategy, from the start of the warm-up until every order of the measured window is
/// closed or the run-out ends.
#[derive(Clone, Debug)]
pub struct Replication<O> {
    plan: Arc<Plan>,
    strategy: Strategy,
    streams: Streams,
    now: Time,
    calendar: Calendar,
    arrivals: Arrivals,
    orders: Orders,
    marks: Marks,
    /// Orders of the measured window that are still open.
    counted_open: u64,
    fulfilment: Fulfilment,
    after: After,
    observer: O,
    progress: Progress,
}

impl<O: Observer> Replication<O> {
    /// Prepares a replication. Its number and the seed settle every random draw.
    #[must_use]
    pub fn new(plan: Arc<Plan>, strategy: Strategy, seed: u64, number: u32, observer: O) -> Self {
        let streams = Streams::new(seed, number);
        let fulfilment = match strategy {
            Strategy::BuildToStock => Fulfilment::Stock(Shelf::new(&plan)),
            Strategy::BuildToOrder => Fulfilment::Production(Servers::new(&plan)),
        };
        let mut replication = Self {
            strategy,
            streams,
            now: plan.start,
            calendar: Calendar::default(),
            arrivals: Arrivals::new(streams, &plan.time_scale, plan.history.as_ref()),
            orders: Orders::default(),
            marks: Marks::new(plan.items.len()),
            counted_open: 0,
            fulfilment,
            after: After::default(),
            observer,
            progress: Progress::Running,
            plan,
        };
        replication.begin();
        replication
    }

    fn begin(&mut self) {
        self.schedule_next_order();
        self.calendar.schedule(self.plan.start + Time::DAY - Time::TICK, Due::DayEnd);
        let first_review = self.plan.review_period.map(|period| period.first_multiple_from(self.now));
        if let Fulfilment::Stock(shelf) = &mut self.fulfilment {
            for item in 0..self.plan.items.len() {
                let stock = shelf.stock(item as u32);
                self.observer.see(self.now, &Event::Stock { item, stock });
            }
            match first_review {
                Some(at) => self.calendar.schedule(at, Due::Review),
                None => {
                    shelf.review_all();
                    self.review();
                }
            }
        }
    }

    /// Goes on for at most a number of events, but at least one.
    pub fn advance(&mut self, event_budget: u32) -> Progress {
        for _ in 0..event_budget.max(1) {
            if self.progress == Progress::Done {
                break;
            }
            self.step();
        }
        self.progress
    }

    /// Goes on to the end and gives the observer back.
    #[must_use]
    pub fn finish(mut self) -> O {
        while self.advance(u32::MAX) == Progress::Running {}
        self.observer
    }

    /// One event: see the sequence of events in [`crate::sim`].
    fn step(&mut self) {
        let Some((at, due)) = self.calendar.next() else {
            return self.end();
        };
        let decided = at > self.plan.window_end && self.counted_open + self.after.followed == 0;
        if decided || at > self.plan.run_out_end {
            // What is open now stays open until the run-out ends.
            self.now = self.now.max(self.plan.run_out_end.min(at));
            return self.end();
        }
        self.now = at;
        match due {
            Due::Review => self.review_periodically(),
            Due::Receipt { item, units, nth } => self.receive(item, units, nth),
            Due::LotDone { item, units, nth } => self.finish_lot(item, units, nth),
            Due::Place { number } => self.place(number),
            Due::Join { order } => self.join(order),
            Due::Finish { order } => self.finish_production(order),
            Due::Depart { order, part } => self.depart(order, part),
            Due::Deliver { order, part } => self.deliver(order, part),
            Due::Cancel { order } => self.cancel(order),
            Due::Check { order } => self.check(order),
            Due::Report { correction } => self.report(correction),
            Due::Credit { correction } => self.credit(correction),
            Due::Claim { claim } => self.claim(claim),
            Due::Repaired { claim } => self.repaired(claim),
            Due::Refund { claim } => self.refund(claim),
            Due::DayEnd => self.end_day(),
        }
        if self.awaits_review() && !self.calendar.has_more_before_review(self.now) {
            self.review();
        }
    }

    /// Whether a continuous review has anything to do at the end of this instant. The firm's own line is told of in any case.
    fn awaits_review(&self) -> bool {
        let Fulfilment::Stock(shelf) = &self.fulfilment else { return false };
        self.plan.review_period.is_none() && (shelf.has_reviews() || self.plan.own_line.is_some())
    }

    /// A replenishment arrives and serves the shortages of its item, oldest first.
    fn receive(&mut self, item: u32, units: u32, nth: u32) {
        let Fulfilment::Stock(shelf) = &mut self.fulfilment else { return };
        let net_before = shelf.receive(item, units);
        let received = Event::Received { item: item as usize, units: i64::from(units), net_before, nth };
        self.observer.see(self.now, &received);
        self.serve_shortages(item);
    }

    fn serve_shortages(&mut self, item: u32) {
        while let Fulfilment::Stock(shelf) = &mut self.fulfilment {
            let Some(Served { slot, line, units }) = shelf.serve(item, &mut self.orders) else { break };
            let order = self.orders.get(slot);
            let complete = order.owed == 0;
            self.observer.see(self.now, &Event::LineServed { order, line: line as usize, units });
            if complete {
                self.serve(slot);
            }
        }
        self.tell_stock(item);
    }

    /// A back-order has everything it waited for.
    fn serve(&mut self, slot: u32) {
        let order = self.orders.get_mut(slot);
        order.held = self.now;
        let part = if order.split { Part::Rest } else { Part::Whole };
        self.observer.see(self.now, &Event::Served { order: self.orders.get(slot) });
        self.fill_from_stock(slot, part);
    }

    fn tell_stock(&mut self, item: u32) {
        if let Fulfilment::Stock(shelf) = &self.fulfilment {
            self.observer.see(self.now, &Event::Stock { item: item as usize, stock: shelf.stock(item) });
        }
    }

    fn schedule_next_order(&mut self) {
        let (number, at) = self.arrivals.next(&self.plan.time_scale);
        self.calendar.schedule(at, Due::Place { number });
    }

    /// A customer hands an order over; the next one is already on its way.
    fn place(&mut self, number: u64) {
        let slot = self.orders.open(number);
        self.schedule_next_order();

        let plan = &*self.plan;
        let streams = self.streams;
        let order = self.orders.get_mut(slot);
        plan.content.fill(streams, &mut self.marks, order);
        order.counted = Time::ZERO <= self.now && self.now < plan.window_end;
        self.counted_open += u64::from(order.counted);

        order.begun = self.now - plan.preparation(streams, number);
        order.placed = self.now;
        order.received = self.now + plan.transmittal(streams, number);
        if let Some((choice, _)) = &plan.classes {
            order.class = choice.draw(&mut streams.stream(Purpose::OrderClass, number, 1)) as u32;
        }
        let rush_share = plan.rush_share_of(order.class);
        order.rush =
            rush_share > 0.0 && happens(&mut streams.stream(Purpose::OrderClass, number, 0), rush_share);
        let promise = plan.promise_to(self.strategy, order);
        order.due = promise.map_or(Time::NEVER, |promise| order.received + promise);

        let checks = plan.checks(streams, number, self.now);
        let check = order.received + checks.accuracy + checks.returned + checks.availability;
        self.calendar.schedule(check, Due::Check { order: slot });
        self.observer.see(self.now, &Event::Placed { order: self.orders.get(slot) });
    }

    /// The availability check, and with it all that follows at receipt and entry.
    fn check(&mut self, slot: u32) {
        if self.orders.get(slot).replaces.is_some() {
            return self.check_replacement(slot);
        }
        self.orders.get_mut(slot).checked = self.now;
        let short_materials = self.short_materials(slot);
        self.answer_promise(slot, short_materials.is_some());
        let order = self.orders.get_mut(slot);
        if let Fulfilment::Stock(shelf) = &mut self.fulfilment {
            shelf.commit(slot, order, self.plan.shortage);
            order.back_ordered = order.owed > 0;
            if !order.back_ordered {
                order.held = self.now;
            }
        }

        let plan = &*self.plan;
        let luck = plan.faults_at(self.now).of_order(self.streams, order.number);
        // All are drawn, used or not: the same order has the same luck under either strategy.
        let Entry { notice, credit_check, recording, documents } = plan.entry(self.streams, order.number);
        let (held, cancelled) = luck.credit();
        let mut at = self.now + credit_check;
        if order.owed > 0 || order.lines.iter().any(|line| line.lost > 0) {
            at += notice;
        }
        if let Some(mut consequence) = held {
            at += plan.steps.credit_hold.draw(&mut consequence);
        }
        order.cancelled = cancelled;
        order.wrong_documents = luck.wrong_documents();
        order.wrong_place = luck.wrong_place();
        luck.mark(&mut order.lines);
        order.entered = if cancelled { at } else { at + recording + documents };

        let (entered, back_ordered) = (order.entered, order.back_ordered);
        let is_partial = back_ordered && plan.shipping == Shipping::Partial;
        order.split = is_partial && order.lines.iter().any(|line| line.met > 0);
        order.on_the_way = 1 + u8::from(order.split);
        let (split, is_lost) = (order.split, order.is_lost());
        self.observer.see(self.now, &Event::Checked { order: self.orders.get(slot) });
        self.tell_stock_of_lines(slot);
        if is_lost {
            self.observer.see(self.now, &Event::Lost { order: self.orders.get(slot) });
            self.close(slot);
        } else if cancelled {
            self.calendar.schedule(entered, Due::Cancel { order: slot });
        } else if let Fulfilment::Production(_) = self.fulfilment {
            let wait = short_materials.unwrap_or(Time::ZERO);
            self.calendar.schedule(entered + wait, Due::Join { order: slot });
        } else if split {
            self.fill_from_stock(slot, Part::First);
        } else if !back_ordered {
            self.fill_from_stock(slot, Part::Whole);
        }
    }

    fn tell_stock_of_lines(&mut self, slot: u32) {
        if let Fulfilment::Stock(shelf) = &self.fulfilment {
            for line in &self.orders.get(slot).lines {
                let stock = shelf.stock(line.item);
                self.observer.see(self.now, &Event::Stock { item: line.item as usize, stock });
            }
        }
    }

    /// Everything a part needs is held for it: collect it as soon as receipt and entry are done.
    fn fill_from_stock(&mut self, slot: u32, part: Part) {
        let order = self.orders.get(slot);
        // A cancelled order may still be served while its cancellation is on its way.
        if order.cancelled {
            return;
        }
        let filled = order.entered.max(self.now) + self.plan.collecting(self.streams, order.number, part);
        self.orders.get_mut(slot).filled = filled;
        self.schedule_departure(slot, part);
    }

    /// Delivery scheduling, packing and delivery documents, from the moment the order is filled; then the
    /// next vehicle.
    fn schedule_departure(&mut self, slot: u32, part: Part) {
        let order = self.orders.get_mut(slot);
        let packing = self.plan.packing(self.streams, order.number, part);
        let packed = order.filled + packing.scheduling + packing.packing + packing.documents;
        // The rest never leaves before what was there first.
        let ready = if part == Part::Rest { packed.max(order.leaving) } else { packed };
        order.leaving = self.plan.next_vehicle(ready);
        self.calendar.schedule(order.leaving, Due::Depart { order: slot, part });
    }

    /// The order leaves the house; what was left behind by mistake goes back on the shelf.
    fn depart(&mut self, slot: u32, part: Part) {
        let order = self.orders.get_mut(slot);
        order.departed = self.now;
        if part != Part::First {
            order.left = self.now;
        }
        let luck = self.plan.faults_at(self.now).of_order(self.streams, order.number);
        let mut delivered = self.now + self.plan.road(self.streams, order.number, part);
        let mut delay = Time::ZERO;
        if part != Part::Rest
            && order.replaces.is_none()
            && let Some(mut consequence) = luck.transport_delay()
        {
            delay = self.plan.steps.transport_delay.draw(&mut consequence);
            delivered += delay;
        }
        self.plan.status.departs(order, delay);
        self.calendar.schedule(delivered, Due::Deliver { order: slot, part });
        self.observer.see(self.now, &Event::Departed { order: self.orders.get(slot), part });
        self.take_from_shelf(slot, part);
    }

    fn take_from_shelf(&mut self, slot: u32, part: Part) {
        for index in 0..self.orders.get(slot).lines.len() {
            let line = self.orders.get(slot).lines[index];
            let Fulfilment::Stock(shelf) = &mut self.fulfilment else { return };
            let left_behind = line.left_behind_in(part);
            shelf.ship(line.item, line.units_in(part) - left_behind);
            if left_behind > 0 {
                shelf.release(line.item, left_behind);
                self.serve_shortages(line.item);
            } else {
                self.tell_stock(line.item);
            }
        }
    }

    /// A delivery reaches the customer; with the last one the order is delivered.
    fn deliver(&mut self, slot: u32, part: Part) {
        let order = self.orders.get_mut(slot);
        if part == Part::First {
            order.first_delivered = self.now;
        }
        order.on_the_way -= 1;
        if order.on_the_way > 0 {
            return;
        }
        order.delivered = self.now;
        if !order.is_on_time() {
            self.plan.status.tell(self.streams, order);
        }
        self.observer.see(self.now, &Event::Delivered { order });
        if order.replaces.is_some() {
            self.replaced(slot);
        } else {
            self.follow_up(slot);
        }
        self.close(slot);
    }

    /// Cancelled at the credit check: what was held is free again, what was owed is forgotten.
    fn cancel(&mut self, slot: u32) {
        self.observer.see(self.now, &Event::Cancelled { order: self.orders.get(slot) });
        self.close(slot);
        self.forget_work(slot);
        for index in 0..self.orders.get(slot).lines.len() {
            let line = self.orders.get(slot).lines[index];
            let Fulfilment::Stock(shelf) = &mut self.fulfilment else { return };
            shelf.forget(&line);
            shelf.release(line.item, line.units - line.lost - line.owed);
            self.serve_shortages(line.item);
        }
    }

    fn close(&mut self, slot: u32) {
        self.counted_open -= u64::from(self.orders.get(slot).counted);
        self.orders.close(slot);
    }

    /// Periodic review of every item, and the next one's date.
    fn review_periodically(&mut self) {
        if let (Fulfilment::Stock(shelf), Some(period)) = (&mut self.fulfilment, self.plan.review_period) {
            shelf.review_all();
            self.calendar.schedule(self.now + period, Due::Review);
            self.review();
        }
    }

    /// A review: an order for every item whose position is at or below its reorder point.
    fn review(&mut self) {
        let Fulfilment::Stock(shelf) = &mut self.fulfilment else { return };
        while shelf.has_reviews() {
            let Some(replenishment) = shelf.review(&self.plan, self.streams, self.now) else { break };
            let Lot { item, units, nth } = replenishment.lot;
            match replenishment.at {
                Some(at) => self.calendar.schedule(at, Due::Receipt { item, units, nth }),
                None => shelf.line.join(replenishment.lot),
            }
            let ordered = Event::Replenished { item: item as usize, nth, units: i64::from(units) };
            self.observer.see(self.now, &ordered);
            let stock = shelf.stock(item);
            self.observer.see(self.now, &Event::Stock { item: item as usize, stock });
        }
        self.start_lots();
    }

    /// Free servers of the firm's own line take the next lots.
    fn start_lots(&mut self) {
        let (Fulfilment::Stock(shelf), Some(plan)) = (&mut self.fulfilment, &self.plan.own_line) else {
            return;
        };
        while let Some((Lot { item, units, nth }, takes)) = shelf.line.start(plan, self.streams) {
            let done = self.plan.disruptions.production.done(self.now, takes);
            self.calendar.schedule(done, Due::LotDone { item, units, nth });
        }
        let line = Event::OwnLine { waiting: shelf.line.waiting(), busy: shelf.line.busy() };
        self.observer.see(self.now, &line);
    }

    /// A lot leaves the firm's own line for the shelf.
    fn finish_lot(&mut self, item: u32, units: u32, nth: u32) {
        if let Fulfilment::Stock(shelf) = &mut self.fulfilment {
            shelf.line.finish();
        }
        self.receive(item, units, nth);
        self.start_lots();
    }

    fn end_day(&mut self) {
        self.observer.see(self.now, &Event::DayEnd { day: self.now.day() });
        let next = self.now + Time::DAY;
        if next < self.plan.window_end {
            self.calendar.schedule(next, Due::DayEnd);
        }
    }

    fn end(&mut self) {
        self.progress = Progress::Done;
        for order in self.orders.still_open_mut().filter(|order| self.now > order.due) {
            self.plan.status.tell(self.streams, order);
        }
        for order in self.orders.still_open() {
            self.observer.see(self.now, &Event::StillOpen { order });
        }
    }
}
