//! Nothing is lost, nothing appears from nowhere, nothing happens too early: invariants of a replication on random scenarios.
//!
//! An observer keeps books of its own from what the engine tells: a naive shelf and a naive queue, written from the sequence of events
//! in `sim`'s documentation and not from its code. After every event the books must agree with the engine's stock and line; whenever an
//! instant is over, the balances must hold; when all is over, the totals must be what the books add up to. Not here: whether the numbers
//! are right in the mean (`simulated_against_exact`).

// Tests may unwrap.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "scenarios/mod.rs"]
mod scenarios;

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use perfect_order_lab::experiment::Prepared;
use perfect_order_lab::measure::{ClockHistograms, LabObserver, Total, Totals};
use perfect_order_lab::model::{Duration, OrderCycle, Scenario, Shipping, Shortage, Time};
use perfect_order_lab::sim::{Event, ItemPolicy, Observer, Order, Part, Refill, Replication, Stock, Strategy};
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
    Lost,
    StillOpen,
}

/// An order as the books know it.
struct Seen {
    stage: Stage,
    /// As it was told of when it was placed.
    placed: Order,
    /// When its availability was checked.
    checked: Time,
    /// Whether the check found that it will be cancelled.
    condemned: bool,
    /// What each line was given at the check, by the books [units].
    met: Vec<i64>,
    /// What each line lost at the check, by the books [units].
    lost: Vec<i64>,
    /// What each line still lacks, by the books [units].
    lacking: Vec<i64>,
    /// Whether it found something short that it waits for.
    back_ordered: bool,
    /// When, by the books, its last unit was held for it.
    held: Time,
    /// Whether the engine said so.
    served: bool,
    /// The parts that left, and when.
    left: Vec<(Part, Time)>,
    /// When it was delivered, cancelled, lost, or the run ended.
    ended: Time,
}

impl Seen {
    /// Something waits, and something could go ahead.
    fn is_to_split(&self, shipping: Shipping) -> bool {
        shipping == Shipping::Partial && self.back_ordered && self.met.iter().any(|met| *met > 0)
    }

    fn is_all_lost(&self) -> bool {
        self.placed.lines.iter().zip(&self.lost).all(|(line, lost)| i64::from(line.units) == *lost)
    }

    /// The units of a line that are to leave with a part.
    fn share(&self, line: usize, part: Part) -> i64 {
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
    lost: i64,
    /// Free again at the credit check: held units and claims.
    cancelled: i64,
    /// Free again at picking.
    left_behind: i64,
}

impl Shelf {
    /// Asked for, and neither gone nor given up.
    fn open(&self) -> i64 {
        self.asked - self.shipped - self.lost - self.cancelled - self.left_behind
    }
}

/// A duration that is certain, unless it is drawn.
fn certain(duration: &Duration) -> Option<Time> {
    match duration {
        Duration::Fixed { days } => Some(Time::from_days(*days)),
        _ => None,
    }
}

/// From the last unit collected to the door: scheduling, packing, documents.
fn certain_packing(cycle: &OrderCycle) -> Option<Time> {
    Some(certain(&cycle.scheduling)? + certain(&cycle.packing)? + certain(&cycle.delivery_documents)?)
}

/// The warm-up's last order has this number.
const WARM_UP: u64 = 1 << 40;

/// The books of one replication.
struct Books {
    strategy: Strategy,
    /// Of a usual order, of a rush order.
    promise: [Time; 2],
    rush_share: f64,
    shortage: Shortage,
    shipping: Shipping,
    vehicle_interval: Time,
    window_end: Time,
    servers: u32,
    crossing: bool,
    policies: Vec<ItemPolicy>,
    /// Shortest and longest time to collect an order.
    collect: (Time, Time),
    /// How long an order is packed and on the road, where that is certain.
    packing: Option<Time>,
    transport: Option<Time>,
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
    /// Back-orders that by the books have everything now, in the order in which the engine must say so, and the item that came last.
    to_be_served: VecDeque<(u64, usize)>,
    /// The order that by the books was lost at the check just told of.
    to_be_lost: Option<u64>,
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
            Strategy::BuildToStock => [scenario.promise.bts_days, scenario.promise.rush_bts_days],
            Strategy::BuildToOrder => [scenario.promise.bto_days, scenario.promise.rush_bto_days],
        };
        let delays = scenario.quality.transport_delay > 0.0;
        let collect = match scenario.order_cycle.collect {
            Duration::Fixed { days } => (days, days),
            Duration::Uniform { min, max } => (min, max),
            ref other => panic!("the generator gives no such law: {other:?}"),
        };
        let policies: Vec<ItemPolicy> = prepared.items.iter().map(|item| item.policy).collect();
        Self {
            strategy,
            promise: promise.map(Time::from_days),
            rush_share: scenario.demand.rush_share,
            shortage: scenario.service.shortage,
            shipping: scenario.service.shipping,
            vehicle_interval: Time::from_days(scenario.service.vehicle_interval),
            window_end: Time::start_of_day(scenario.run.run_days),
            servers: production.servers,
            crossing: scenario.replenishment.crossing,
            shelves: policies.iter().map(|_| Shelf::default()).collect(),
            policies,
            collect: (Time::from_days(collect.0), Time::from_days(collect.1)),
            packing: certain_packing(&scenario.order_cycle),
            transport: certain(&scenario.order_cycle.transport).filter(|_| !delays),
            certain_production: (production.cv == 0.0)
                .then(|| production.pace.times(production.servers, scenario.units_per_order())),
            materials_never_short: production.materials.shortage == 0.0,
            now: prepared.plan.start(),
            orders: BTreeMap::new(),
            last: None,
            queue: VecDeque::new(),
            busy: 0,
            days: -prepared.warm_up_days,
            to_be_served: VecDeque::new(),
            to_be_lost: None,
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
        let kept = (order.begun, order.placed, order.received, order.due, order.counted, order.rush)
            == (same.begun, same.placed, same.received, same.due, same.counted, same.rush)
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
        must!(self, order.due == order.received + self.promise[usize::from(order.rush)], "{order:?}");
        let never_or_always = if order.rush { self.rush_share > 0.0 } else { self.rush_share < 1.0 };
        must!(self, never_or_always, "{order:?}");
        let in_window = Time::ZERO <= self.now && self.now < self.window_end;
        must!(self, order.counted == in_window, "{order:?}");
        let mut items: Vec<u32> = order.lines.iter().map(|line| line.item).collect();
        items.sort_unstable();
        items.dedup();
        must!(self, !items.is_empty() && items.len() == order.lines.len(), "items of {order:?}");
        must!(self, order.lines.iter().all(|line| line.units >= 1), "{order:?}");
        let none = vec![0; order.lines.len()];
        let seen = Seen {
            stage: Stage::Placed,
            placed: order.clone(),
            checked: Time::NEVER,
            condemned: false,
            met: none.clone(),
            lost: none.clone(),
            lacking: none,
            back_ordered: false,
            held: Time::NEVER,
            served: false,
            left: Vec::new(),
            ended: Time::NEVER,
        };
        let twice = self.orders.insert(order.number, seen);
        must!(self, twice.is_none(), "{order:?}");
    }

    fn checked(&mut self, order: &Order) {
        self.step(order, &[Stage::Placed], Stage::Checked);
        must!(self, order.checked == self.now && order.received <= self.now, "{order:?}");
        must!(self, order.entered >= self.now, "{order:?}");
        let seen = self.orders.get_mut(&order.number).unwrap();
        (seen.checked, seen.condemned) = (order.checked, order.cancelled);
        if !self.is_stock() {
            let untouched = order.lines.iter().all(|line| (line.met, line.owed, line.lost) == (0, 0, 0));
            must!(self, untouched && order.owed == 0, "{order:?}");
            must!(self, !order.back_ordered && !order.split && order.on_the_way == 1, "{order:?}");
            return;
        }
        // An order's items are distinct, so its lines do not take from each other.
        let is_there: Vec<bool> = (order.lines.iter())
            .map(|line| self.shelves[line.item as usize].stock.available >= i64::from(line.units))
            .collect();
        let all_there = is_there.iter().all(|there| *there);
        for (index, line) in order.lines.iter().enumerate() {
            let shelf = &mut self.shelves[line.item as usize];
            let units = i64::from(line.units);
            let some = shelf.stock.available.min(units);
            let all_or_nothing = |all: bool| if all { (units, 0) } else { (0, units) };
            let (met, lost) = match self.shortage {
                Shortage::BackOrder => (some, 0),
                Shortage::LoseUnits => (some, units - some),
                Shortage::LoseLine => all_or_nothing(is_there[index]),
                Shortage::LoseOrder => all_or_nothing(all_there),
            };
            let owed = units - met - lost;
            shelf.asked += units;
            shelf.lost += lost;
            shelf.stock.available -= met;
            shelf.stock.committed += met;
            shelf.stock.owed += owed;
            if owed > 0 {
                shelf.claims.push_back((order.number, index));
            }
            let told = [line.met, line.lost, line.owed].map(i64::from);
            must!(self, told == [met, lost, owed], "line {index} of {order:?}, by the books {met}, {lost}, {owed}");
            let seen = self.orders.get_mut(&order.number).unwrap();
            (seen.met[index], seen.lost[index], seen.lacking[index]) = (met, lost, owed);
        }
        let now = self.now;
        let seen = self.orders.get_mut(&order.number).unwrap();
        let owed: i64 = seen.lacking.iter().sum();
        seen.back_ordered = owed > 0;
        if owed == 0 {
            seen.held = now;
        }
        let (split, all_lost) = (seen.is_to_split(self.shipping), seen.is_all_lost());
        must!(self, order.owed as i64 == owed && order.back_ordered == (owed > 0), "{order:?}");
        must!(self, order.held == if owed > 0 { Time::NEVER } else { now }, "{order:?}");
        must!(self, order.split == split && order.on_the_way == 1 + u8::from(split), "{order:?}");
        must!(self, self.to_be_lost.is_none(), "{:?} was not told of as lost", self.to_be_lost);
        self.to_be_lost = all_lost.then_some(order.number);
    }

    fn lost(&mut self, order: &Order) {
        self.step(order, &[Stage::Checked], Stage::Lost);
        let expected = self.to_be_lost.take();
        must!(self, expected == Some(order.number), "{order:?} instead of {expected:?}");
        must!(self, order.checked == self.now, "{order:?}");
        self.end(order);
    }

    fn end(&mut self, order: &Order) {
        if let Some(seen) = self.orders.get_mut(&order.number) {
            seen.ended = self.now;
        }
    }

    fn served(&mut self, order: &Order) {
        self.step(order, &[Stage::Checked], Stage::Checked);
        let expected = self.to_be_served.pop_front();
        must!(self, expected.map(|(number, _)| number) == Some(order.number), "{order:?} instead of {expected:?}");
        must!(self, order.held == self.now && order.owed == 0 && order.back_ordered, "{order:?}");
        must!(self, order.lines.iter().all(|line| line.owed == 0), "{order:?}");
        let seen = self.orders.get_mut(&order.number).unwrap();
        let again = std::mem::replace(&mut seen.served, true);
        must!(self, !again, "{order:?}");
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
                self.to_be_served.push_back((number, item));
            }
        }
    }

    fn cancelled(&mut self, order: &Order) {
        self.step(order, &[Stage::Checked], Stage::Cancelled);
        must!(self, order.cancelled && order.entered == self.now, "{order:?}");
        must!(self, self.orders[&order.number].left.is_empty(), "{order:?}");
        self.end(order);
        if !self.is_stock() {
            return;
        }
        for (index, line) in order.lines.iter().enumerate() {
            let seen = &self.orders[&order.number];
            let (lacking, wanted) = (seen.lacking[index], i64::from(line.units) - seen.lost[index]);
            let shelf = &mut self.shelves[line.item as usize];
            shelf.claims.retain(|(number, _)| *number != order.number);
            shelf.stock.owed -= lacking;
            shelf.stock.committed -= wanted - lacking;
            shelf.stock.available += wanted - lacking;
            shelf.cancelled += wanted;
            self.serve(line.item as usize);
        }
    }

    fn departed(&mut self, order: &Order, part: Part) {
        let before = if self.is_stock() { Stage::Checked } else { Stage::Finished };
        let Some(seen) = self.orders.get_mut(&order.number) else {
            must!(self, false, "{order:?} was never placed");
            return;
        };
        let split = seen.is_to_split(self.shipping);
        let again = seen.left.iter().any(|(left, _)| *left == part);
        seen.left.push((part, self.now));
        let is_last = seen.left.len() == 1 + usize::from(split);
        let held = seen.held;
        self.step(order, &[before], if is_last { Stage::Departed } else { before });
        must!(self, !again && split == (part != Part::Whole), "{part:?} of {order:?}");
        must!(self, !order.cancelled && order.entered <= self.now && order.delivered == Time::NEVER, "{order:?}");
        let interval = self.vehicle_interval;
        must!(self, interval == Time::ZERO || self.now.0.rem_euclid(interval.0) == 0, "between vehicles: {order:?}");
        // Once the rest is under way, the order's instants are those of the rest.
        let instants_are_of_this_part = part != Part::First || held == Time::NEVER;
        if instants_are_of_this_part {
            must!(self, order.departed == self.now && order.filled <= self.now, "{order:?}");
            if let Some(packing) = self.packing {
                let packed = order.filled + packing;
                let next = self.now - packed;
                must!(self, next == Time::ZERO || (Time::ZERO < next && next < interval), "{next:?} for {order:?}");
            }
        }
        if !self.is_stock() {
            return;
        }
        // Neither too early nor too late: from when everything of this part is held, and entry is done.
        let held = if part == Part::First { order.checked } else { held };
        must!(self, held <= self.now, "order {} is not all there", order.number);
        if held <= self.now {
            let begun = held.max(order.entered);
            must!(self, begun + self.collect.0 <= self.now, "{part:?} of {order:?}");
            let collect = order.filled - begun;
            let in_time = self.collect.0 <= collect && collect <= self.collect.1;
            must!(self, !instants_are_of_this_part || in_time, "{collect:?} for {order:?}");
        }
        let mut gone = 0;
        for (index, line) in order.lines.iter().enumerate() {
            let seen = &self.orders[&order.number];
            let units = seen.share(index, part);
            let later = if part == Part::First { seen.share(index, Part::Rest) } else { 0 };
            // The picker forgets one unit of a line, when the last of it is picked.
            let left_behind = i64::from(line.short_picked && units > 0 && later == 0);
            let told = (i64::from(line.units_in(part)), i64::from(line.left_behind_in(part)));
            must!(self, told == (units, left_behind), "line {index} in {part:?} of {order:?}");
            let shelf = &mut self.shelves[line.item as usize];
            gone += units;
            shelf.shipped += units - left_behind;
            shelf.left_behind += left_behind;
            shelf.stock.committed -= units;
            shelf.stock.available += left_behind;
            self.serve(line.item as usize);
        }
        must!(self, gone > 0, "nothing in {part:?} of {order:?}");
        if part != Part::First {
            must!(self, order.owed == 0 && order.lines.iter().all(|line| line.owed == 0), "{order:?}");
        }
    }

    fn delivered(&mut self, order: &Order) {
        self.step(order, &[Stage::Departed], Stage::Delivered);
        must!(self, order.delivered == self.now && order.on_the_way == 0, "{order:?}");
        let last = self.orders.get(&order.number).and_then(|seen| seen.left.iter().map(|(_, at)| *at).max());
        if let (Some(transport), Some(left)) = (self.transport, last) {
            must!(self, self.now == left + transport, "{order:?}");
        }
        self.end(order);
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
        let unserved = self.to_be_served.iter().any(|(_, last)| *last == item);
        must!(self, !unserved, "item {item}: nobody said who was served: {:?}", self.to_be_served);
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
            let (on_hand, outstanding, open) = (stock.physical(), stock.committed + stock.owed, shelf.open());
            let (initial, ordered, received, shipped) =
                (shelf.initial, shelf.ordered, shelf.received, shelf.shipped);
            // What is lost, or free again, is no demand that a position could know of.
            let demand = shelf.asked - shelf.lost - shelf.cancelled - shelf.left_behind;
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
            must!(self, outstanding == open, "item {item}: {outstanding} for {open}");
            must!(self, stock.on_order == ordered - received, "item {item}: {ordered} − {received}");
            must!(self, stock.position() == initial + ordered - demand, "item {item}: {stock:?}");
        }
        must!(self, self.to_be_served.is_empty(), "nobody said who was served: {:?}", self.to_be_served);
        must!(self, self.to_be_lost.is_none(), "nobody said what was lost: {:?}", self.to_be_lost);
        must!(
            self,
            self.queue.is_empty() || self.busy == self.servers,
            "{} wait, {} busy",
            self.queue.len(),
            self.busy
        );
    }

    /// What must hold when the replication is over. Returns what was wrong.
    fn close(mut self, scenario: &Scenario, totals: &Totals) -> Vec<String> {
        let closed = |stage| [Stage::Delivered, Stage::Cancelled, Stage::Lost, Stage::StillOpen].contains(&stage);
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
        self.compare_orders_and_shelves();
        self.compare_totals(totals);
        self.trouble
    }

    /// What the shelves still owe or hold is what the open orders still wait for or have not sent.
    fn compare_orders_and_shelves(&mut self) {
        let mut open = vec![0; self.shelves.len()];
        let unserved = |seen: &&Seen| seen.back_ordered && (seen.held != Time::NEVER) != seen.served;
        let unserved = self.orders.values().find(unserved).map(|seen| seen.placed.number);
        for seen in self.orders.values().filter(|seen| seen.stage == Stage::StillOpen && seen.checked != Time::NEVER) {
            for (index, line) in seen.placed.lines.iter().enumerate() {
                let gone: i64 = seen.left.iter().map(|(part, _)| seen.share(index, *part)).sum();
                open[line.item as usize] += seen.share(index, Part::Whole) - gone;
            }
        }
        let shelves: Vec<i64> = self.shelves.iter().map(Shelf::open).collect();
        must!(self, unserved.is_none(), "order {unserved:?} was not told of as served");
        must!(self, !self.is_stock() || open == shelves, "{open:?} by the orders, {shelves:?} by the shelves");
    }

    /// The totals are what the orders add up to.
    fn compare_totals(&mut self, totals: &Totals) {
        let orders: Vec<&Seen> = self.orders.values().collect();
        let count = |is: &dyn Fn(&Seen) -> bool| {
            orders.iter().filter(|seen| seen.placed.counted && is(seen)).count() as f64
        };
        let ended = |stage: Stage| count(&|seen| seen.stage == stage && !self.is_condemned(seen));
        let [delivered, lost] = [Stage::Delivered, Stage::Lost].map(ended);
        let condemned = count(&|seen| self.is_condemned(seen));
        let late = count(&|seen| seen.stage == Stage::StillOpen && !self.is_condemned(seen) && seen.ended > seen.placed.due);
        let open = ended(Stage::StillOpen);
        let cancelled = condemned + ended(Stage::Cancelled);
        let window = |from: Time, until: Time| {
            let clip = |at: Time| at.clamp(Time::ZERO, self.window_end);
            (clip(until.max(from)) - clip(from)).days()
        };
        let waiting = orders.iter().filter(|seen| seen.back_ordered);
        let waited: f64 = waiting.map(|seen| window(seen.checked, seen.held.min(seen.ended))).sum();
        let in_window = |at: Time| Time::ZERO <= at && at < self.window_end;
        let lost_units: i64 =
            orders.iter().filter(|s| in_window(s.checked)).flat_map(|s| &s.lost).sum();
        let expected = [
            (Total::Placed, count(&|_| true)),
            (Total::Delivered, delivered),
            (Total::Lost, lost),
            (Total::Cancelled, cancelled),
            (Total::StillOpen, open),
            (Total::Undecided, open - late),
            (Total::Cohort, delivered + lost + late),
            (Total::BackOrders, count(&|seen| seen.back_ordered)),
            (Total::BackOrdersServed, count(&|seen| seen.served)),
            (Total::BackOrdersOpen, waited),
            (Total::UnitsLost, lost_units as f64),
            (Total::Rush, count(&|seen| {
                let ended_late = seen.stage == Stage::StillOpen && seen.ended > seen.placed.due;
                let decided = [Stage::Delivered, Stage::Lost].contains(&seen.stage) || ended_late;
                seen.placed.rush && decided && !self.is_condemned(seen)
            })),
        ];
        for (total, expected) in expected {
            let told = totals.of(total);
            must!(self, (told - expected).abs() <= 1e-9 * expected.abs().max(1.0), "{total:?}: {told} for {expected}");
        }
    }

    /// The run ended while its cancellation was on its way.
    fn is_condemned(&self, seen: &Seen) -> bool {
        seen.stage == Stage::StillOpen && seen.condemned
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
            Event::Departed { order, part } => self.departed(order, *part),
            Event::Served { order } => self.served(order),
            Event::Lost { order } => self.lost(order),
            Event::Delivered { order } => self.delivered(order),
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
                self.end(order);
            }
            Event::DayEnd { day } => {
                must!(self, *day == self.days && at == Time::start_of_day(day + 1), "day {day}");
                self.days += 1;
            }
        }
    }
}

/// How the orders of the window ended, over all cases: the generator must reach every ending.
#[derive(Debug, Default)]
struct Endings {
    runs: u32,
    delivered: u32,
    cancelled: u32,
    still_open: u32,
    /// All of it lost, under each of the three ways to lose.
    lost: [u32; 3],
    /// Some of it lost, by units and by lines.
    partly_lost: [u32; 2],
    /// Waited for stock.
    waited: u32,
    split: u32,
    /// The rest of it left before what was there at the check.
    rest_first: u32,
    /// Served although its cancellation was on its way.
    served_in_vain: u32,
    rush: u32,
    /// Left the house with a vehicle that it had waited for.
    by_vehicle: u32,
    ordered_up_to: u32,
    /// Runs that ended with a queue.
    queues: u32,
}

impl Endings {
    fn add(&mut self, books: &Books) {
        self.runs += 1;
        self.queues += u32::from(!books.queue.is_empty());
        let up_to = |policy: &ItemPolicy| matches!(policy.refill, Refill::UpTo { level } if level > policy.reorder_point + 1);
        self.ordered_up_to += u32::from(books.is_stock() && books.policies.iter().any(up_to));
        for seen in books.orders.values().filter(|seen| seen.placed.counted) {
            let way = books.shortage as usize;
            match seen.stage {
                Stage::Delivered => self.delivered += 1,
                Stage::Cancelled => self.cancelled += 1,
                Stage::Lost => self.lost[way - 1] += 1,
                Stage::StillOpen => self.still_open += 1,
                _ => {}
            }
            if seen.stage != Stage::Lost && seen.lost.iter().any(|lost| *lost > 0) {
                self.partly_lost[way - 1] += 1;
            }
            self.waited += u32::from(seen.back_ordered);
            self.split += u32::from(seen.left.len() == 2);
            self.rest_first += u32::from(seen.left.len() == 2 && seen.left[0].0 == Part::Rest);
            self.served_in_vain += u32::from(seen.served && seen.condemned);
            self.rush += u32::from(seen.placed.rush);
            self.by_vehicle += u32::from(books.vehicle_interval > Time::ZERO && !seen.left.is_empty());
        }
    }

    fn rarest(&self) -> u32 {
        let Self { lost, partly_lost, .. } = self;
        let usual = [
            self.delivered, self.cancelled, self.still_open, self.waited, self.split, self.served_in_vain, self.rush,
            self.by_vehicle, self.ordered_up_to, self.queues,
        ];
        usual.iter().chain(lost).chain(partly_lost).copied().min().unwrap()
    }
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
            let lab = LabObserver::new(&prepared.frame, strategy, false);
            let plan = Arc::clone(&prepared.plan);
            let (books, lab) = Replication::new(plan, strategy, scenario.run.seed, 0, (books, lab)).finish();
            endings.borrow_mut().add(&books);
            let (record, _) = lab.finish(&mut ClockHistograms::default());
            let trouble = books.close(&scenario, &record.totals);
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
    let endings = endings.into_inner();
    println!("{endings:#?}");
    assert!(endings.rarest() >= 50, "the generator hardly reaches one of these: {endings:#?}");
}
