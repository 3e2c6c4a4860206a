//! The books of one replication: what the engine tells, beside what a naive shelf and a naive queue say should have happened.
//!
//! After every event the books must agree with the engine; whenever an instant is over, the balances must hold. Not here: the balance at
//! the end (`closing`), and what the generator reached (`endings`).

use std::collections::{BTreeMap, VecDeque};

use perfect_order_lab::experiment::Prepared;
use perfect_order_lab::model::{Duration, OrderPromise, Policy, Scenario, Shipping, Shortage, Time};
use perfect_order_lab::sim::{Event, ItemPolicy, Observer, Order, Part, Stock, Strategy};

use super::parts::{Seen, Shelf, Stage, certain, certain_packing};

/// The warm-up's last order has this number.
const WARM_UP: u64 = 1 << 40;

/// The books of one replication.
pub struct Books {
    strategy: Strategy,
    /// Of a usual order by customer class, of a rush order; `None` where it is quoted at the check.
    promise: Option<(Vec<Time>, Time)>,
    /// By class; one where there are none.
    rush_shares: Vec<f64>,
    shortage: Shortage,
    shipping: Shipping,
    vehicle_interval: Time,
    window_end: Time,
    crossing: bool,
    review_period: Option<Time>,
    orders_each_review: bool,
    initial_stock: Option<i64>,
    /// Servers of the firm's own line, and the lots that are made or wait for it.
    own_line: Option<u32>,
    lots: usize,
    policies: Vec<ItemPolicy>,
    /// Shortest and longest time to collect an order.
    collect: (Time, Time),
    /// How long an order is packed and on the road, where that is certain.
    packing: Option<Time>,
    transport: Option<Time>,

    now: Time,
    /// Whether an order was checked at this instant.
    asked_now: bool,
    shelves: Vec<Shelf>,
    orders: BTreeMap<u64, Seen>,
    /// The number of the order placed last.
    last: Option<u64>,
    line: Line,
    after: Afterwards,
    days: i64,
    /// Back-orders that by the books have everything now, in the order in which the engine must say so, and the item that came last.
    to_be_served: VecDeque<(u64, usize)>,
    /// The units that by the books are held for orders now: order, line, units.
    to_be_handed: VecDeque<(u64, usize, i64)>,
    /// The order that by the books was lost at the check just told of.
    to_be_lost: Option<u64>,
    /// The first few things that were wrong.
    pub trouble: Vec<String>,
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

#[path = "afterwards.rs"]
mod afterwards;
#[path = "closing.rs"]
mod closing;
#[path = "endings.rs"]
mod endings;
#[path = "line.rs"]
mod line;
#[path = "replenishing.rs"]
mod replenishing;

use afterwards::Afterwards;
pub use endings::Endings;
use line::Line;

impl Books {
    pub fn new(scenario: &Scenario, prepared: &Prepared, strategy: Strategy) -> Self {
        let promise = match strategy {
            Strategy::BuildToStock => Some((scenario.promise.bts_days, scenario.promise.rush_bts_days)),
            Strategy::BuildToOrder => match scenario.promise.bto {
                OrderPromise::Fixed { bto_days, rush_bto_days } => Some((bto_days, rush_bto_days)),
                OrderPromise::Quoted { .. } => None,
            },
        };
        let promise = promise.map(|(usual, rush)| {
            let classes = scenario.demand.classes.iter().map(|class| match strategy {
                Strategy::BuildToStock => class.bts_days.unwrap_or(usual),
                Strategy::BuildToOrder => class.bto_days.unwrap_or(usual),
            });
            let mut by_class: Vec<Time> = classes.map(Time::from_days).collect();
            if by_class.is_empty() {
                by_class.push(Time::from_days(usual));
            }
            (by_class, Time::from_days(rush))
        });
        let usual_share = scenario.demand.rush_share;
        let classes = scenario.demand.classes.iter();
        let mut rush_shares: Vec<f64> =
            classes.map(|class| class.rush_share.unwrap_or(usual_share)).collect();
        if rush_shares.is_empty() {
            rush_shares.push(usual_share);
        }
        let replenishment = &scenario.replenishment;
        let delays = scenario.quality.transport_delay > 0.0;
        let collect = match scenario.order_cycle.collect {
            Duration::Fixed { days } => (days, days),
            Duration::Uniform { min, max } => (min, max),
            ref other => panic!("the generator gives no such law: {other:?}"),
        };
        let policies: Vec<ItemPolicy> = prepared.items.iter().map(|item| item.policy).collect();
        Self {
            strategy,
            promise,
            rush_shares,
            shortage: scenario.service.shortage,
            shipping: scenario.service.shipping,
            vehicle_interval: Time::from_days(scenario.service.vehicle_interval),
            window_end: Time::start_of_day(scenario.run.run_days),
            crossing: replenishment.own_line.map_or(replenishment.crossing, |line| line.servers > 1),
            review_period: (replenishment.review_days > 0.0)
                .then(|| Time::from_days(replenishment.review_days)),
            orders_each_review: matches!(replenishment.policy, Policy::BaseStock(_)),
            own_line: replenishment.own_line.map(|line| line.servers),
            lots: 0,
            initial_stock: replenishment.initial_stock,
            shelves: policies.iter().map(|_| Shelf::default()).collect(),
            policies,
            collect: (Time::from_days(collect.0), Time::from_days(collect.1)),
            packing: certain_packing(&scenario.order_cycle),
            transport: certain(&scenario.order_cycle.transport).filter(|_| !delays),
            now: prepared.plan.start(),
            asked_now: false,
            orders: BTreeMap::new(),
            last: None,
            line: Line::new(scenario),
            after: Afterwards::new(scenario),
            days: -prepared.warm_up_days,
            to_be_served: VecDeque::new(),
            to_be_handed: VecDeque::new(),
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
        let promised = self
            .promise
            .as_ref()
            .map(|(by_class, rush)| if order.rush { *rush } else { by_class[order.class as usize] });
        let due = promised.map_or(Time::NEVER, |promise| order.received + promise);
        must!(self, order.due == due, "{order:?}");
        let share = self.rush_shares[order.class as usize];
        let never_or_always = if order.rush { share > 0.0 } else { share < 1.0 };
        must!(self, never_or_always, "{order:?}");
        let in_window = Time::ZERO <= self.now && self.now < self.window_end;
        must!(self, order.counted == in_window, "{order:?}");
        let mut items: Vec<u32> = order.lines.iter().map(|line| line.item).collect();
        items.sort_unstable();
        items.dedup();
        must!(self, !items.is_empty() && items.len() == order.lines.len(), "items of {order:?}");
        must!(self, order.lines.iter().all(|line| line.units >= 1), "{order:?}");
        self.enter(order);
    }

    /// A new order in the books: nothing has come of it yet.
    pub(super) fn enter(&mut self, order: &Order) {
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
        // A quote is the one thing that the check may add to what was placed.
        if let Some(seen) = self.orders.get_mut(&order.number).filter(|seen| seen.placed.due == Time::NEVER) {
            seen.placed.due = order.due;
        }
        self.step(order, &[Stage::Placed], Stage::Checked);
        must!(self, order.checked == self.now && order.received <= self.now, "{order:?}");
        must!(self, order.entered >= self.now, "{order:?}");
        let seen = self.orders.get_mut(&order.number).unwrap();
        (seen.checked, seen.condemned) = (order.checked, order.cancelled);
        must!(self, !(self.is_stock() && order.refused), "{order:?}");
        if !self.is_stock() {
            return self.checked_to_order(order);
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
            let way = if order.replaces.is_some() { Shortage::BackOrder } else { self.shortage };
            let (met, lost) = match way {
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
            must!(
                self,
                told == [met, lost, owed],
                "line {index} of {order:?}, by the books {met}, {lost}, {owed}"
            );
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
        must!(
            self,
            expected.map(|(number, _)| number) == Some(order.number),
            "{order:?} instead of {expected:?}"
        );
        must!(self, order.held == self.now && order.owed == 0 && order.back_ordered, "{order:?}");
        must!(self, order.lines.iter().all(|line| line.owed == 0), "{order:?}");
        let seen = self.orders.get_mut(&order.number).unwrap();
        let again = std::mem::replace(&mut seen.served, true);
        must!(self, !again, "{order:?}");
    }

    /// What is free goes to the oldest claims first.
    pub(super) fn serve(&mut self, item: usize) {
        let shelf = &mut self.shelves[item];
        while shelf.stock.available > 0 {
            let Some(&(number, line)) = shelf.claims.front() else { break };
            let seen = self.orders.get_mut(&number).unwrap();
            let units = shelf.stock.available.min(seen.lacking[line]);
            shelf.stock.available -= units;
            shelf.stock.committed += units;
            shelf.stock.owed -= units;
            seen.lacking[line] -= units;
            self.to_be_handed.push_back((number, line, units));
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
            return self.forget_work(order);
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
        // The rest waits for what was there first, should that still be in the house.
        let first = seen.left.iter().find(|(left, _)| part == Part::Rest && *left == Part::First);
        let not_before = first.map_or(Time(i64::MIN), |(_, at)| *at);
        self.step(order, &[before], if is_last { Stage::Departed } else { before });
        must!(self, !again && split == (part != Part::Whole), "{part:?} of {order:?}");
        must!(
            self,
            !order.cancelled && order.entered <= self.now && order.delivered == Time::NEVER,
            "{order:?}"
        );
        let interval = self.vehicle_interval;
        must!(
            self,
            interval == Time::ZERO || self.now.0.rem_euclid(interval.0) == 0,
            "between vehicles: {order:?}"
        );
        must!(self, order.departed == self.now, "{order:?}");
        // Once the rest is under way, the order's filling is that of the rest.
        let instants_are_of_this_part = part != Part::First || held == Time::NEVER;
        if instants_are_of_this_part {
            must!(self, order.filled <= self.now, "{order:?}");
            if let Some(packing) = self.packing {
                let packed = (order.filled + packing).max(not_before);
                let next = self.now - packed;
                must!(
                    self,
                    next == Time::ZERO || (Time::ZERO < next && next < interval),
                    "{next:?} for {order:?}"
                );
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
        if order.replaces.is_none() {
            self.status_told(order, self.now);
            self.delivered_faulty(order);
        }
    }

    fn stock(&mut self, item: usize, told: &Stock) {
        let first = self.orders.is_empty() && self.shelves[item].ordered == 0;
        if first && self.now < self.window_end && self.shelves[item].stock == Stock::default() {
            let start = self.initial_stock.unwrap_or(self.policies[item].mean_position()).max(0);
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
            let reviewed = self.review_period.is_none_or(|period| self.now.0 % period.0 == 0);
            let restocked = stock.position() > self.policies[item].reorder_point;
            must!(self, restocked || self.review_period.is_some(), "item {item}: {stock:?}");
            // Demand at the very instant of a review comes after it.
            must!(self, restocked || !reviewed || self.asked_now, "item {item} after a review: {stock:?}");
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
        must!(self, self.to_be_handed.is_empty(), "nobody said what was held: {:?}", self.to_be_handed);
        must!(self, self.to_be_lost.is_none(), "nobody said what was lost: {:?}", self.to_be_lost);
        self.line_is_right();
    }
}

impl Observer for Books {
    fn see(&mut self, at: Time, event: &Event<'_>) {
        must!(self, at >= self.now, "time went back to {}", at.days());
        if at > self.now {
            self.instant_over();
            self.asked_now = false;
        }
        self.now = at;
        self.asked_now |= matches!(event, Event::Checked { .. });
        match event {
            Event::Placed { order } => self.placed(order),
            Event::Checked { order } => self.checked(order),
            Event::Cancelled { order } => self.cancelled(order),
            Event::Stock { item, stock } => self.stock(*item, stock),
            Event::Replenished { item, units, nth } => self.replenished(*item, *units, *nth),
            Event::Received { item, units, net_before, nth } => {
                self.received(*item, *units, *net_before, *nth)
            }
            Event::Joined { order } => self.joined(order),
            Event::Started { order } => self.started(order),
            Event::Finished { order } => self.finished(order),
            Event::Line { waiting, busy } => self.line_told(*waiting, *busy),
            Event::OwnLine { waiting, busy } => {
                let servers = self.own_line.unwrap_or(0);
                let at_work = (self.lots as u32).min(servers);
                let as_booked = *busy == at_work && *waiting == self.lots - at_work as usize;
                must!(self, as_booked, "{waiting} lots wait, {busy} of {servers} busy, {} in all", self.lots);
            }
            Event::Departed { order, part } => self.departed(order, *part),
            Event::LineServed { order, line, units } => {
                let (expected, told) =
                    (self.to_be_handed.pop_front(), (order.number, *line, i64::from(*units)));
                must!(self, expected == Some(told), "{told:?} instead of {expected:?}");
            }
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
                if order.replaces.is_none() {
                    self.status_told(order, at);
                }
            }
            Event::FaultReported { original, lines } => self.reported(*original, *lines),
            Event::Replacing { order } => self.replacing(order),
            Event::Corrected { original, lines, remedy } => self.corrected(*original, lines, *remedy),
            Event::Claimed { claim } => self.claimed(claim),
            Event::Repaired { claim, in_time } => self.repaired(claim, *in_time),
            Event::Refunded { claim } => self.refunded(claim),
            Event::Technicians { waiting, busy } => self.technicians_told(*waiting, *busy),
            Event::DayEnd { day } => {
                must!(self, *day == self.days && at == Time::start_of_day(day + 1) - Time::TICK, "day {day}");
                self.days += 1;
            }
        }
    }
}
