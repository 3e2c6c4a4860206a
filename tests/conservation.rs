//! Nothing is lost, nothing appears from nowhere, nothing happens too early: invariants of a replication on random scenarios.
//!
//! An observer keeps books of its own from what the engine tells: a naive shelf and a naive queue, written from the sequence of events
//! in `sim`'s documentation and not from its code. After every event the books must agree with the engine's stock and line; whenever an
//! instant is over, the balances must hold. Not here: whether the numbers are right in the mean (`simulated_against_exact`).

// Tests may unwrap.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "scenarios/mod.rs"]
mod scenarios;

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use perfect_order_lab::experiment::Prepared;
use perfect_order_lab::model::{Duration, Scenario, Time};
use perfect_order_lab::sim::{Event, ItemPolicy, Observer, Order, Refill, Replication, Stock, Strategy};
use proptest::test_runner::TestCaseError;

/// How far an order has come, by the events told of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    Placed,
    Checked,
    Joined,
    Started,
    Finished,
    Departed,
    Delivered,
    Cancelled,
    StillOpen,
}

/// An order as the books know it.
struct Seen {
    stage: Stage,
    /// As it was told of when it was placed.
    placed: Order,
    /// What each line still lacks, by the books [units].
    lacking: Vec<i64>,
    /// When, by the books, its last unit was held for it.
    held: Time,
}

/// An item's shelf as the books keep it.
#[derive(Default)]
struct Shelf {
    stock: Stock,
    /// Orders that wait for this item, oldest first, with the line's index.
    claims: VecDeque<(u64, usize)>,
    /// Units of the replenishments on their way, in the order of ordering.
    coming: VecDeque<i64>,
    receipts: u64,
    /// Sums since the start [units].
    initial: i64,
    ordered: i64,
    received: i64,
    asked: i64,
    shipped: i64,
    /// Asked for, but free again: cancelled, or left behind at picking.
    freed: i64,
}

/// The warm-up's last order has this number.
const WARM_UP: u64 = 1 << 40;

/// The books of one replication.
struct Books {
    strategy: Strategy,
    promise: Time,
    window_end: Time,
    servers: u32,
    crossing: bool,
    policies: Vec<ItemPolicy>,
    /// Shortest and longest time to collect an order.
    collect: (Time, Time),
    /// Set-up and unit time [days] where production times have no spread.
    certain_production: Option<(f64, f64)>,
    materials_never_short: bool,

    now: Time,
    shelves: Vec<Shelf>,
    orders: BTreeMap<u64, Seen>,
    /// The number of the order placed last.
    last: Option<u64>,
    queue: VecDeque<u64>,
    busy: u32,
    days: i64,
    /// The first few things that were wrong.
    trouble: Vec<String>,
}

/// Notes a trouble unless the condition holds.
macro_rules! must {
    ($books:expr, $condition:expr, $($text:tt)*) => {
        if !$condition && $books.trouble.len() < 5 {
            let text = format!("{} at {}: {}", stringify!($condition), $books.now.days(), format!($($text)*));
            $books.trouble.push(text);
        }
    };
}

impl Books {
    fn new(scenario: &Scenario, prepared: &Prepared, strategy: Strategy) -> Self {
        let production = &scenario.production;
        let promise = match strategy {
            Strategy::BuildToStock => scenario.promise.bts_days,
            Strategy::BuildToOrder => scenario.promise.bto_days,
        };
        let collect = match scenario.order_cycle.collect {
            Duration::Fixed { days } => (days, days),
            Duration::Uniform { min, max } => (min, max),
            ref other => panic!("the generator gives no such law: {other:?}"),
        };
        let policies: Vec<ItemPolicy> = prepared.items.iter().map(|item| item.policy).collect();
        Self {
            strategy,
            promise: Time::from_days(promise),
            window_end: Time::start_of_day(scenario.run.run_days),
            servers: production.servers,
            crossing: scenario.replenishment.crossing,
            shelves: policies.iter().map(|_| Shelf::default()).collect(),
            policies,
            collect: (Time::from_days(collect.0), Time::from_days(collect.1)),
            certain_production: (production.cv == 0.0)
                .then(|| production.pace.times(production.servers, scenario.units_per_order())),
            materials_never_short: production.materials.shortage == 0.0,
            now: prepared.plan.start(),
            orders: BTreeMap::new(),
            last: None,
            queue: VecDeque::new(),
            busy: 0,
            days: -prepared.warm_up_days,
            trouble: Vec::new(),
        }
    }

    fn is_stock(&self) -> bool {
        self.strategy == Strategy::BuildToStock
    }

    /// Moves an order on, if it stands where it must.
    fn step(&mut self, order: &Order, from: &[Stage], to: Stage) {
        let Some(seen) = self.orders.get_mut(&order.number) else {
            must!(self, false, "order {} was never placed, and is {to:?}", order.number);
            return;
        };
        let was = seen.stage;
        seen.stage = to;
        let same = &seen.placed;
        let kept = (order.begun, order.placed, order.received, order.due, order.counted)
            == (same.begun, same.placed, same.received, same.due, same.counted)
            && order.lines.len() == same.lines.len()
            && order
                .lines
                .iter()
                .zip(&same.lines)
                .all(|(now, then)| (now.item, now.units) == (then.item, then.units));
        must!(self, from.contains(&was), "order {} was {was:?} and is {to:?}", order.number);
        must!(self, kept, "order {} is not what was placed: {order:?}", order.number);
    }

    fn placed(&mut self, order: &Order) {
        // The warm-up's numbers run down to 2^40, the window's up from 0.
        let number = match self.last {
            Some(last) if last > WARM_UP => last - 1,
            Some(last) if last < WARM_UP => last + 1,
            _ => 0,
        };
        let first_of_all = self.last.is_none() && self.now < Time::ZERO && order.number >= WARM_UP;
        must!(self, order.number == number || first_of_all, "{} instead of {number}", order.number);
        must!(self, (order.number >= WARM_UP) == (self.now < Time::ZERO), "{order:?}");
        self.last = Some(order.number);
        must!(self, order.placed == self.now, "{order:?}");
        must!(self, order.begun <= order.placed && order.placed <= order.received, "{order:?}");
        must!(self, order.due == order.received + self.promise, "{order:?}");
        let in_window = Time::ZERO <= self.now && self.now < self.window_end;
        must!(self, order.counted == in_window, "{order:?}");
        let mut items: Vec<u32> = order.lines.iter().map(|line| line.item).collect();
        items.sort_unstable();
        items.dedup();
        must!(self, !items.is_empty() && items.len() == order.lines.len(), "items of {order:?}");
        must!(self, order.lines.iter().all(|line| line.units >= 1), "{order:?}");
        let lacking = vec![0; order.lines.len()];
        let seen = Seen { stage: Stage::Placed, placed: order.clone(), lacking, held: Time::NEVER };
        self.orders.insert(order.number, seen);
    }

    fn checked(&mut self, order: &Order) {
        self.step(order, &[Stage::Placed], Stage::Checked);
        must!(self, order.checked == self.now && order.received <= self.now, "{order:?}");
        must!(self, order.entered >= self.now, "{order:?}");
        if !self.is_stock() {
            must!(self, order.owed == 0, "{order:?}");
            return;
        }
        let mut lacking = Vec::new();
        for (index, line) in order.lines.iter().enumerate() {
            let shelf = &mut self.shelves[line.item as usize];
            let units = i64::from(line.units);
            let met = shelf.stock.available.min(units);
            shelf.asked += units;
            shelf.stock.available -= met;
            shelf.stock.committed += met;
            shelf.stock.owed += units - met;
            if met < units {
                shelf.claims.push_back((order.number, index));
            }
            lacking.push(units - met);
            must!(self, i64::from(line.met) == met, "line {index} of {order:?}");
            must!(self, i64::from(line.owed) == units - met, "line {index} of {order:?}");
        }
        must!(self, order.owed as i64 == lacking.iter().sum::<i64>(), "{order:?}");
        let held = if lacking.iter().all(|units| *units == 0) { self.now } else { Time::NEVER };
        let seen = self.orders.get_mut(&order.number).unwrap();
        (seen.lacking, seen.held) = (lacking, held);
    }

    /// What is free goes to the oldest claims first.
    fn serve(&mut self, item: usize) {
        let shelf = &mut self.shelves[item];
        while shelf.stock.available > 0 {
            let Some(&(number, line)) = shelf.claims.front() else { break };
            let seen = self.orders.get_mut(&number).unwrap();
            let units = shelf.stock.available.min(seen.lacking[line]);
            shelf.stock.available -= units;
            shelf.stock.committed += units;
            shelf.stock.owed -= units;
            seen.lacking[line] -= units;
            if seen.lacking[line] == 0 {
                shelf.claims.pop_front();
            }
            if seen.lacking.iter().all(|units| *units == 0) {
                seen.held = self.now;
            }
        }
    }

    fn cancelled(&mut self, order: &Order) {
        self.step(order, &[Stage::Checked], Stage::Cancelled);
        must!(self, order.cancelled && order.entered == self.now, "{order:?}");
        if !self.is_stock() {
            return;
        }
        for (index, line) in order.lines.iter().enumerate() {
            let lacking = self.orders[&order.number].lacking[index];
            let shelf = &mut self.shelves[line.item as usize];
            shelf.claims.retain(|(number, _)| *number != order.number);
            shelf.stock.owed -= lacking;
            shelf.stock.committed -= i64::from(line.units) - lacking;
            shelf.stock.available += i64::from(line.units) - lacking;
            shelf.freed += i64::from(line.units);
            self.serve(line.item as usize);
        }
    }

    fn departed(&mut self, order: &Order) {
        let before = if self.is_stock() { Stage::Checked } else { Stage::Finished };
        self.step(order, &[before], Stage::Departed);
        must!(self, !order.cancelled, "{order:?}");
        must!(self, order.departed == self.now && order.filled <= self.now, "{order:?}");
        must!(self, order.entered <= order.filled && order.delivered == Time::NEVER, "{order:?}");
        if !self.is_stock() {
            return;
        }
        // Complete shipping, neither too early nor too late.
        must!(self, order.owed == 0 && order.lines.iter().all(|line| line.owed == 0), "{order:?}");
        let held = self.orders[&order.number].held;
        must!(self, held <= self.now, "order {} is not all there", order.number);
        if held <= self.now {
            let collect = order.filled - held.max(order.entered);
            must!(self, self.collect.0 <= collect && collect <= self.collect.1, "{collect:?} for {order:?}");
        }
        for line in &order.lines {
            let left_behind = i64::from(line.short_picked);
            let shelf = &mut self.shelves[line.item as usize];
            shelf.shipped += i64::from(line.units) - left_behind;
            shelf.freed += left_behind;
            shelf.stock.committed -= i64::from(line.units);
            shelf.stock.available += left_behind;
            self.serve(line.item as usize);
        }
    }

    fn stock(&mut self, item: usize, told: &Stock) {
        let first = self.orders.is_empty() && self.shelves[item].ordered == 0;
        if first && self.now < self.window_end && self.shelves[item].stock == Stock::default() {
            let start = self.policies[item].mean_position().max(0);
            self.shelves[item].initial = start;
            self.shelves[item].stock.available = start;
        }
        must!(
            self,
            *told == self.shelves[item].stock,
            "item {item}: {told:?}, by the books {:?}",
            self.shelves[item].stock
        );
        let least = told.available.min(told.committed).min(told.on_order).min(told.owed);
        must!(self, least >= 0, "item {item}: {told:?}");
    }

    fn replenished(&mut self, item: usize, units: i64) {
        let ItemPolicy { reorder_point, refill } = self.policies[item];
        let before = self.shelves[item].stock.position();
        must!(self, before <= reorder_point, "item {item}: position {before}");
        let after = before + units;
        match refill {
            Refill::Multiples { lot } => {
                must!(self, units > 0 && units % lot == 0, "item {item}: {units} by {lot}");
                let least = after > reorder_point && after - lot <= reorder_point;
                must!(self, least, "item {item}: {before} + {units}");
            }
            Refill::UpTo { level } => must!(self, after == level, "item {item}: {before} + {units} for {level}"),
        }
        let shelf = &mut self.shelves[item];
        shelf.ordered += units;
        shelf.stock.on_order += units;
        shelf.coming.push_back(units);
    }

    fn received(&mut self, item: usize, units: i64, net_before: i64, nth: u64) {
        let shelf = &mut self.shelves[item];
        let net = shelf.stock.available - shelf.stock.owed;
        let (count, first) = (shelf.receipts, shelf.coming.front().copied());
        let place = shelf.coming.iter().position(|coming| *coming == units);
        if let Some(place) = place {
            shelf.coming.remove(place);
        }
        shelf.receipts += 1;
        shelf.received += units;
        shelf.stock.on_order -= units;
        shelf.stock.available += units;
        must!(self, place.is_some(), "item {item}: {units} units came that nobody ordered");
        must!(self, self.crossing || first == Some(units), "item {item}: {units} overtook {first:?}");
        must!(
            self,
            net_before == net && nth == count,
            "item {item}: {net_before} for {net}, {nth} for {count}"
        );
        self.serve(item);
    }

    fn started(&mut self, order: &Order) {
        self.step(order, &[Stage::Joined], Stage::Started);
        let first = self.queue.pop_front();
        self.busy += 1;
        must!(self, first == Some(order.number), "{} before {first:?}", order.number);
        must!(self, order.started == self.now && order.joined <= self.now, "{order:?}");
        must!(self, self.busy <= self.servers, "{} of {} busy", self.busy, self.servers);
    }

    fn finished(&mut self, order: &Order) {
        self.step(order, &[Stage::Started], Stage::Finished);
        self.busy = self.busy.saturating_sub(1);
        must!(self, order.filled == self.now, "{order:?}");
        if let Some((setup, unit)) = self.certain_production {
            let expected = Time::from_days(setup + unit * order.units() as f64);
            must!(self, self.now - order.started == expected, "{expected:?} for {order:?}");
        }
    }

    /// What must hold when all that happens at an instant has happened.
    fn instant_over(&mut self) {
        for item in 0..self.shelves.len() {
            if !self.is_stock() {
                break;
            }
            let shelf = &self.shelves[item];
            let stock = shelf.stock;
            let (on_hand, outstanding) = (stock.physical(), stock.committed + stock.owed);
            let (initial, ordered, received) = (shelf.initial, shelf.ordered, shelf.received);
            let (asked, shipped, freed) = (shelf.asked, shelf.shipped, shelf.freed);
            must!(
                self,
                stock.available == 0 || stock.owed == 0,
                "item {item}: a claim is not served: {stock:?}"
            );
            must!(self, stock.position() > self.policies[item].reorder_point, "item {item}: {stock:?}");
            must!(
                self,
                initial + received == shipped + on_hand,
                "item {item}: {initial} + {received} − {shipped}"
            );
            must!(self, outstanding == asked - shipped - freed, "item {item}: {asked} − {shipped} − {freed}");
            must!(self, stock.on_order == ordered - received, "item {item}: {ordered} − {received}");
            must!(self, stock.position() == initial + ordered - asked + freed, "item {item}: {stock:?}");
        }
        must!(
            self,
            self.queue.is_empty() || self.busy == self.servers,
            "{} wait, {} busy",
            self.queue.len(),
            self.busy
        );
    }

    /// What must hold when the replication is over. Returns what was wrong.
    fn close(mut self, scenario: &Scenario) -> Vec<String> {
        let closed = |stage| [Stage::Delivered, Stage::Cancelled, Stage::StillOpen].contains(&stage);
        let open: Vec<(u64, Stage)> = self
            .orders
            .values()
            .filter(|seen| !closed(seen.stage))
            .map(|seen| (seen.placed.number, seen.stage))
            .collect();
        must!(self, open.is_empty(), "orders without an end: {open:?}");
        let days = scenario.run.run_days;
        must!(self, self.days == days, "{} of {days} days ended", self.days);
        // The last instant may be cut short, but not within the window.
        if self.now <= self.window_end {
            self.instant_over();
        }
        self.trouble
    }
}

impl Observer for Books {
    fn see(&mut self, at: Time, event: &Event<'_>) {
        must!(self, at >= self.now, "time went back to {}", at.days());
        if at > self.now {
            self.instant_over();
        }
        self.now = at;
        match event {
            Event::Placed { order } => self.placed(order),
            Event::Checked { order } => self.checked(order),
            Event::Cancelled { order } => self.cancelled(order),
            Event::Stock { item, stock } => self.stock(*item, stock),
            Event::Replenished { item, units } => self.replenished(*item, *units),
            Event::Received { item, units, net_before, nth } => {
                self.received(*item, *units, *net_before, *nth)
            }
            Event::Joined { order } => {
                self.step(order, &[Stage::Checked], Stage::Joined);
                must!(self, order.joined == at && order.entered <= at, "{order:?}");
                must!(self, !self.materials_never_short || order.joined == order.entered, "{order:?}");
                self.queue.push_back(order.number);
            }
            Event::Started { order } => self.started(order),
            Event::Finished { order } => self.finished(order),
            Event::Line { waiting, busy } => {
                must!(
                    self,
                    (*waiting, *busy) == (self.queue.len(), self.busy),
                    "{waiting} wait, {busy} busy"
                );
            }
            Event::Departed { order, .. } => self.departed(order),
            Event::Served { .. } | Event::Lost { .. } => {}
            Event::Delivered { order } => {
                self.step(order, &[Stage::Departed], Stage::Delivered);
                must!(self, order.delivered == at, "{order:?}");
            }
            Event::StillOpen { order } => {
                let open = [
                    Stage::Placed,
                    Stage::Checked,
                    Stage::Joined,
                    Stage::Started,
                    Stage::Finished,
                    Stage::Departed,
                ];
                self.step(order, &open, Stage::StillOpen);
            }
            Event::DayEnd { day } => {
                must!(self, *day == self.days && at == Time::start_of_day(day + 1), "day {day}");
                self.days += 1;
            }
        }
    }
}

/// How the orders of the window ended, over all cases: the generator must reach every ending.
#[derive(Default)]
struct Endings {
    cases: u32,
    delivered: u32,
    cancelled: u32,
    still_open: u32,
    shortages: u32,
    queues: u32,
}

#[test]
fn books_balance_on_random_scenarios() {
    const CASES: u32 = 1000;
    let endings = std::cell::RefCell::new(Endings::default());
    let outcome = scenarios::runner(CASES).run(&scenarios::scenarios(), |value| {
        let scenario = scenarios::checked(&value);
        let prepared = Prepared::new(scenario.clone());
        for strategy in Strategy::BOTH {
            let books = Books::new(&scenario, &prepared, strategy);
            let plan = Arc::clone(&prepared.plan);
            let books = Replication::new(plan, strategy, scenario.run.seed, 0, books).finish();
            let mut endings = endings.borrow_mut();
            for seen in books.orders.values().filter(|seen| seen.placed.counted) {
                endings.delivered += u32::from(seen.stage == Stage::Delivered);
                endings.cancelled += u32::from(seen.stage == Stage::Cancelled);
                endings.still_open += u32::from(seen.stage == Stage::StillOpen);
                endings.shortages += u32::from(books.is_stock() && seen.held > seen.placed.received);
            }
            endings.cases += 1;
            endings.queues += u32::from(!books.queue.is_empty());
            let trouble = books.close(&scenario);
            if !trouble.is_empty() {
                let text = format!("{strategy:?}: {}\nin {value}", trouble.join("\n"));
                return Err(TestCaseError::fail(text));
            }
        }
        Ok(())
    });
    if let Err(failure) = outcome {
        panic!("{failure}");
    }
    let Endings { cases, delivered, cancelled, still_open, shortages, queues } = endings.into_inner();
    println!(
        "{cases} runs: {delivered} delivered, {cancelled} cancelled, {still_open} still open; {shortages} waited for stock, {queues} ended with a queue"
    );
    let rarest = delivered.min(cancelled).min(still_open).min(shortages).min(queues);
    assert!(rarest >= 50, "the generator hardly reaches one of these");
}
