//! The order cycle as a straight loop: a list of what is to happen, searched from end to end for what comes next.
//!
//! Written from `docs/model.md` and the sequence of events in `sim`'s documentation. No calendar, no queues, no slots: orders are never
//! taken out of their list, whoever waits is found by looking through all of them. Not here: build to order (`to_order`), chance
//! (`draws`).

use perfect_order_lab::experiment::Prepared;
use perfect_order_lab::model::{OrderPromise, Policy, Scenario, Shipping, Shortage};
use perfect_order_lab::random::{Alias, Purpose, happens};
use perfect_order_lab::sim::{ItemPolicy, Refill, Strategy};

use super::draws::{Draws, ms, time};
use super::story::{End, Line, Record, Shelf, Story};

pub const NEVER: i64 = i64::MAX;
const DAY: i64 = 86_400_000;
// A shelf's four numbers.
const AVAILABLE: usize = 0;
const COMMITTED: usize = 1;
const ON_ORDER: usize = 2;
const OWED: usize = 3;

/// A part of an order that leaves by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Whole,
    First,
    Rest,
}

/// What is to happen; orders by their place in the list of all orders.
#[derive(Clone, Copy, Debug)]
pub enum What {
    Review,
    Receipt { item: usize, units: i64, nth: u64, made_here: bool },
    Place,
    Cancel(usize),
    Join(usize),
    Finish(usize),
    Depart(usize, Part),
    Deliver(usize, Part),
    Check(usize),
    DayEnd,
}

impl What {
    /// Its place in the sequence of one instant; continuous review stands between 4 and 6.
    fn phase(self) -> u8 {
        match self {
            Self::Review => 1,
            Self::Receipt { .. } => 2,
            Self::Check(_) => 4,
            Self::DayEnd => 6,
            _ => 3,
        }
    }
}

/// An order, and what its own record does not say.
pub struct Kept {
    pub record: Record,
    pub open: bool,
    /// How many orders were checked before it.
    nth_check: u64,
}

/// A lot for the firm's own line: item, units, how many of the item came before.
type Lot = (usize, i64, u64);

/// One replication.
pub struct World<'s> {
    pub scenario: &'s Scenario,
    pub draws: Draws<'s>,
    pub strategy: Strategy,
    pub now: i64,
    pub orders: Vec<Kept>,
    pub story: Story,
    policies: Vec<ItemPolicy>,
    arrivals: Vec<(u64, i64)>,
    /// When, phase, number in the order of scheduling.
    pending: Vec<(i64, u8, u64, What)>,
    scheduled: u64,
    checks: u64,
    shelves: Vec<Shelf>,
    ordered: Vec<u64>,
    last_receipt: Vec<i64>,
    /// Items asked for since the last review, each once, the first first.
    asked: Vec<usize>,
    lots: Vec<Lot>,
    lots_made: u32,
    /// Orders that wait for a server, in the order of joining.
    pub queue: Vec<usize>,
    /// Orders in production, with the end that was to be expected.
    pub making: Vec<(usize, i64)>,
    /// Orders whose promise was accepted and whose production has not begun.
    pub accepted: Vec<usize>,
}

impl<'s> World<'s> {
    pub fn new(prepared: &'s Prepared, strategy: Strategy, seed: u64, replication: u32) -> Self {
        let scenario = &*prepared.scenario;
        let draws = Draws::new(scenario, seed, replication);
        let policies: Vec<ItemPolicy> = prepared.items.iter().map(|item| item.policy).collect();
        let start = -prepared.warm_up_days * DAY;
        let shelf = |policy: &ItemPolicy| {
            let cycle = match policy.refill {
                Refill::Multiples { lot } => lot,
                Refill::UpTo { level } => level - policy.reorder_point,
            };
            let usual = policy.reorder_point + (cycle + 1) / 2;
            [scenario.replenishment.initial_stock.unwrap_or(usual).max(0), 0, 0, 0]
        };
        let is_stock = strategy == Strategy::BuildToStock;
        Self {
            arrivals: draws.arrivals(prepared.warm_up_days),
            shelves: policies.iter().filter(|_| is_stock).map(shelf).collect(),
            ordered: vec![0; policies.len()],
            last_receipt: vec![start; policies.len()],
            scenario,
            draws,
            strategy,
            now: start,
            orders: Vec::new(),
            story: Story::default(),
            policies,
            pending: Vec::new(),
            scheduled: 0,
            checks: 0,
            asked: Vec::new(),
            lots: Vec::new(),
            lots_made: 0,
            queue: Vec::new(),
            making: Vec::new(),
            accepted: Vec::new(),
        }
    }

    fn is_stock(&self) -> bool {
        self.strategy == Strategy::BuildToStock
    }

    fn reviews_at_intervals(&self) -> bool {
        self.scenario.replenishment.review_days > 0.0
    }

    pub fn plan(&mut self, at: i64, what: What) {
        self.pending.push((at, what.phase(), self.scheduled, what));
        self.scheduled += 1;
    }

    /// Runs to the end.
    pub fn run(mut self) -> Story {
        let window_end = self.scenario.run.run_days * DAY;
        let run_out_end = window_end + self.scenario.run.run_out_days * DAY;
        self.plan_next_order();
        self.plan(self.now + DAY - 1, What::DayEnd);
        if self.is_stock() && self.reviews_at_intervals() {
            self.plan(next_multiple(self.review_interval(), self.now), What::Review);
        } else if self.is_stock() {
            self.asked = (0..self.shelves.len()).collect();
            self.review();
        }
        loop {
            let first = (0..self.pending.len()).min_by_key(|index| {
                let (at, phase, nth, _) = self.pending[*index];
                (at, phase, nth)
            });
            let Some(first) = first else { break };
            let (at, _, _, what) = self.pending.swap_remove(first);
            let waited_for = self.orders.iter().any(|order| order.open && order.record.counted);
            if at > run_out_end || at > window_end && !waited_for {
                break;
            }
            self.now = at;
            self.happen(what);
            let more = self.pending.iter().any(|(at, phase, ..)| *at == self.now && *phase <= 4);
            if self.is_stock() && !self.reviews_at_intervals() && !more {
                self.review();
            }
        }
        let open = self.orders.iter().filter(|order| order.open);
        self.story.orders.extend(open.map(|order| (End::Open, NEVER, order.record.clone())));
        self.story.sort_open();
        self.story
    }

    fn happen(&mut self, what: What) {
        match what {
            What::Review => {
                let others: Vec<usize> =
                    (0..self.shelves.len()).filter(|item| !self.asked.contains(item)).collect();
                self.asked.extend(others);
                self.plan(self.now + self.review_interval(), What::Review);
                self.review();
            }
            What::Receipt { item, units, nth, made_here } => {
                self.lots_made -= u32::from(made_here);
                let net = self.shelves[item][AVAILABLE] - self.shelves[item][OWED];
                self.story.received.push((self.now, item, units, nth, net));
                self.shelves[item][ON_ORDER] -= units;
                self.shelves[item][AVAILABLE] += units;
                self.serve(item);
                self.start_lots();
            }
            What::Place => self.place(),
            What::Check(order) => self.check(order),
            What::Cancel(order) => self.cancel(order),
            What::Join(order) => self.join(order),
            What::Finish(order) => self.finish(order),
            What::Depart(order, part) => self.depart(order, part),
            What::Deliver(order, part) => self.deliver(order, part),
            What::DayEnd => {
                self.story.days.push((self.now.div_euclid(DAY), self.shelves.clone()));
                if self.now + DAY < self.scenario.run.run_days * DAY {
                    self.plan(self.now + DAY, What::DayEnd);
                }
            }
        }
    }

    fn plan_next_order(&mut self) {
        if let Some((_, at)) = self.arrivals.get(self.orders.len()) {
            self.plan(*at, What::Place);
        }
    }

    /// Days from receipt to the promise; none where it is quoted.
    fn promised(&self, rush: bool, class: u32) -> Option<f64> {
        let promise = &self.scenario.promise;
        let class = self.scenario.demand.classes.get(class as usize).filter(|_| !rush);
        if self.is_stock() {
            let usual = if rush { promise.rush_bts_days } else { promise.bts_days };
            return Some(class.and_then(|class| class.bts_days).unwrap_or(usual));
        }
        match promise.bto {
            OrderPromise::Fixed { bto_days, rush_bto_days } => {
                let usual = if rush { rush_bto_days } else { bto_days };
                Some(class.and_then(|class| class.bto_days).unwrap_or(usual))
            }
            OrderPromise::Quoted { .. } => None,
        }
    }

    fn place(&mut self) {
        let (number, _) = self.arrivals[self.orders.len()];
        let (draws, demand, cycle) = (&self.draws, &self.scenario.demand, &self.scenario.order_cycle);
        let (content, basket) = draws.content(number);
        let line = |(item, units): (usize, u32)| Line { item, units: units.into(), ..Line::default() };
        let rush = demand.rush_share > 0.0
            && happens(&mut draws.stream(Purpose::OrderClass, number, 0), demand.rush_share);
        let weights: Vec<f64> = demand.classes.iter().map(|class| class.weight).collect();
        let class = match weights.as_slice() {
            [] => 0,
            weights => Alias::new(weights).draw(&mut draws.stream(Purpose::OrderClass, number, 1)) as u32,
        };
        let received = self.now + draws.alone(&cycle.transmittal, Purpose::Transmittal, number, 0);
        let mut receipt = draws.stream(Purpose::Receipt, number, 0);
        let mut check = received + time(&cycle.accuracy_check, &mut receipt);
        check += time(&cycle.availability_check, &mut receipt);
        let mut accuracy = draws.stream(Purpose::AccuracyFault, number, 0);
        if draws.strikes(self.scenario.quality.wrong_order, number, &mut accuracy) {
            check += time(&cycle.order_return, &mut accuracy);
        }
        let record = Record {
            number,
            counted: 0 <= self.now && self.now < self.scenario.run.run_days * DAY,
            rush,
            class,
            basket,
            lines: content.into_iter().map(line).collect(),
            begun: self.now - draws.alone(&cycle.preparation, Purpose::Preparation, number, 0),
            placed: self.now,
            received,
            due: self.promised(rush, class).map_or(NEVER, |days| received + ms(days)),
            checked: NEVER,
            entered: NEVER,
            held: NEVER,
            joined: NEVER,
            started: NEVER,
            filled: NEVER,
            leaving: NEVER,
            departed: NEVER,
            first_delivered: NEVER,
            delivered: NEVER,
            ..Record::default()
        };
        self.orders.push(Kept { record, open: true, nth_check: u64::MAX });
        self.plan_next_order();
        self.plan(check, What::Check(self.orders.len() - 1));
    }

    fn check(&mut self, id: usize) {
        let number = self.orders[id].record.number;
        self.orders[id].nth_check = self.checks;
        self.checks += 1;
        self.orders[id].record.checked = self.now;
        let materials = if self.is_stock() {
            self.take_from_shelf(id);
            0
        } else {
            self.promise(id)
        };
        let (draws, quality, cycle) = (&self.draws, &self.scenario.quality, &self.scenario.order_cycle);
        let order = &mut self.orders[id].record;
        let mut entry = draws.stream(Purpose::Receipt, number, 1);
        let steps = [&cycle.notice, &cycle.credit_check, &cycle.recording, &cycle.documents];
        let [notice, credit_check, recording, documents] = steps.map(|step| time(step, &mut entry));
        let mut credit = draws.stream(Purpose::CreditFault, number, 0);
        let held = draws.strikes(quality.credit_hold, number, &mut credit);
        order.cancelled = draws.strikes(quality.credit_cancel, number, &mut credit);
        let hold = if held { time(&cycle.credit_hold, &mut credit) } else { 0 };
        let short = order.lines.iter().any(|line| line.owed + line.lost > 0);
        order.entered = self.now + credit_check + hold + if short { notice } else { 0 };
        if !order.cancelled {
            order.entered += recording + documents;
        }
        order.wrong_documents = draws.struck(quality.wrong_documents, Purpose::DocumentFault, number);
        order.wrong_place = draws.struck(quality.wrong_place, Purpose::PlaceFault, number);
        let kinds = [
            (Purpose::ShortPickFault, quality.short_pick),
            (Purpose::WrongItemFault, quality.wrong_item),
            (Purpose::DamageFault, quality.damage),
        ];
        for (kind, (purpose, probability)) in kinds.into_iter().enumerate() {
            let mut stream = draws.stream(purpose, number, 0);
            for line in &mut order.lines {
                let struck = draws.strikes(probability, number, &mut stream);
                *[&mut line.short_picked, &mut line.wrong_item, &mut line.damaged][kind] = struck;
            }
        }
        order.back_ordered = order.lines.iter().any(|line| line.owed > 0);
        let partial = self.scenario.service.shipping == Shipping::Partial;
        order.split = partial && order.back_ordered && order.lines.iter().any(|line| line.met > 0);
        order.on_the_way = if order.split { 2 } else { 1 };
        let (split, back_ordered, cancelled, entered) =
            (order.split, order.back_ordered, order.cancelled, order.entered);
        if self.is_stock() && !back_ordered {
            self.orders[id].record.held = self.now;
        }
        if self.orders[id].record.lines.iter().all(|line| line.lost == line.units) {
            self.end(id, End::Lost);
        } else if cancelled {
            self.plan(entered, What::Cancel(id));
        } else if !self.is_stock() {
            self.plan(entered + materials, What::Join(id));
        } else if split {
            self.collect(id, Part::First);
        } else if !back_ordered {
            self.collect(id, Part::Whole);
        }
    }

    /// The availability check itself: what is there is committed, what is short is owed or lost.
    fn take_from_shelf(&mut self, id: usize) {
        let there = |line: &Line| self.shelves[line.item][AVAILABLE] >= line.units;
        let lines = &mut self.orders[id].record.lines;
        let whole = lines.iter().all(there);
        for line in lines {
            let free = self.shelves[line.item][AVAILABLE];
            let wanted = match self.scenario.service.shortage {
                Shortage::LoseOrder if !whole => 0,
                Shortage::LoseLine if free < line.units => 0,
                Shortage::LoseUnits => free.min(line.units),
                _ => line.units,
            };
            line.lost = line.units - wanted;
            line.met = free.min(wanted);
            line.owed = wanted - line.met;
            self.shelves[line.item][AVAILABLE] -= line.met;
            self.shelves[line.item][COMMITTED] += line.met;
            self.shelves[line.item][OWED] += line.owed;
            let looked_at = wanted > 0 || self.scenario.service.shortage == Shortage::LoseUnits;
            if looked_at && !self.asked.contains(&line.item) {
                self.asked.push(line.item);
            }
        }
    }

    /// What is free goes to the order that was checked first among those that wait for the item.
    fn serve(&mut self, item: usize) {
        while self.shelves[item][AVAILABLE] > 0 {
            let waits = |order: &Kept| {
                order.open && order.record.lines.iter().any(|line| line.item == item && line.owed > 0)
            };
            let oldest = (0..self.orders.len())
                .filter(|id| waits(&self.orders[*id]))
                .min_by_key(|id| self.orders[*id].nth_check);
            let Some(id) = oldest else { return };
            let order = &mut self.orders[id].record;
            let index = order.lines.iter().position(|line| line.item == item).unwrap();
            let line = &mut order.lines[index];
            let units = line.owed.min(self.shelves[item][AVAILABLE]);
            line.owed -= units;
            self.shelves[item][AVAILABLE] -= units;
            self.shelves[item][COMMITTED] += units;
            self.shelves[item][OWED] -= units;
            self.story.served.push((self.now, order.number, index, units));
            if order.lines.iter().all(|line| line.owed == 0) {
                order.held = self.now;
                let part = if order.split { Part::Rest } else { Part::Whole };
                // An order that waits only for its cancellation is not collected.
                if !order.cancelled {
                    self.collect(id, part);
                }
            }
        }
    }

    fn collect(&mut self, id: usize, part: Part) {
        let order = &mut self.orders[id].record;
        let from = order.entered.max(self.now);
        let second = u64::from(part == Part::Rest);
        let collect = &self.scenario.order_cycle.collect;
        order.filled = from + self.draws.alone(collect, Purpose::Filling, order.number, second);
        self.pack(id, part);
    }

    /// From filled to the next vehicle; the rest never leaves before what was there first.
    pub fn pack(&mut self, id: usize, part: Part) {
        let order = &mut self.orders[id].record;
        let cycle = &self.scenario.order_cycle;
        let rest = part == Part::Rest;
        let mut stream = self.draws.stream(Purpose::Filling, order.number, 2 + u64::from(rest));
        let steps = [&cycle.scheduling, &cycle.packing, &cycle.delivery_documents];
        let mut ready = order.filled + steps.map(|step| time(step, &mut stream)).iter().sum::<i64>();
        if rest {
            ready = ready.max(order.leaving);
        }
        order.leaving = next_multiple(ms(self.scenario.service.vehicle_interval), ready);
        let leaving = order.leaving;
        self.plan(leaving, What::Depart(id, part));
    }

    fn depart(&mut self, id: usize, part: Part) {
        let order = &mut self.orders[id].record;
        order.departed = self.now;
        let (number, split) = (order.number, order.split);
        let cycle = &self.scenario.order_cycle;
        let second = u64::from(part == Part::Rest);
        let mut arrives = self.now + self.draws.alone(&cycle.transport, Purpose::Transport, number, second);
        let mut delay = self.draws.stream(Purpose::DelayFault, number, 0);
        let delayed = self.draws.strikes(self.scenario.quality.transport_delay, number, &mut delay);
        if delayed && part != Part::Rest {
            arrives += time(&cycle.transport_delay, &mut delay);
        }
        self.plan(arrives, What::Deliver(id, part));
        if !self.is_stock() {
            return;
        }
        for line in self.orders[id].record.lines.clone() {
            let all = line.units - line.lost;
            let (leaves, is_last) = match part {
                Part::Whole => (all, true),
                Part::First => (line.met, line.met == all),
                Part::Rest => (all - line.met, true),
            };
            debug_assert!(split || part == Part::Whole);
            self.shelves[line.item][COMMITTED] -= leaves;
            if line.short_picked && is_last && leaves > 0 {
                self.shelves[line.item][AVAILABLE] += 1;
                self.serve(line.item);
            }
        }
    }

    fn deliver(&mut self, id: usize, part: Part) {
        let order = &mut self.orders[id].record;
        if part == Part::First {
            order.first_delivered = self.now;
        }
        order.on_the_way -= 1;
        if order.on_the_way == 0 {
            order.delivered = self.now;
            self.end(id, End::Delivered);
        }
    }

    fn cancel(&mut self, id: usize) {
        self.end(id, End::Cancelled);
        self.accepted.retain(|order| *order != id);
        if !self.is_stock() {
            return;
        }
        for line in self.orders[id].record.lines.clone() {
            let held = line.units - line.lost - line.owed;
            self.shelves[line.item][OWED] -= line.owed;
            self.shelves[line.item][COMMITTED] -= held;
            self.shelves[line.item][AVAILABLE] += held;
            self.serve(line.item);
        }
    }

    fn end(&mut self, id: usize, end: End) {
        self.orders[id].open = false;
        self.story.orders.push((end, self.now, self.orders[id].record.clone()));
    }

    fn review_interval(&self) -> i64 {
        ms(self.scenario.replenishment.review_days).max(1)
    }

    /// Every item on the list, the last first.
    fn review(&mut self) {
        let replenishment = &self.scenario.replenishment;
        let up_to_each_time =
            self.reviews_at_intervals() && matches!(replenishment.policy, Policy::BaseStock(_));
        while let Some(item) = self.asked.pop() {
            let [available, _, on_order, owed] = self.shelves[item];
            let (position, policy) = (available + on_order - owed, self.policies[item]);
            let mut units = 0;
            match policy.refill {
                Refill::Multiples { lot } => {
                    while position + units <= policy.reorder_point {
                        units += lot;
                    }
                }
                Refill::UpTo { level } if position <= policy.reorder_point => units = level - position,
                Refill::UpTo { .. } => {}
            }
            if units == 0 && !up_to_each_time {
                continue;
            }
            let nth = self.ordered[item];
            self.ordered[item] += 1;
            self.shelves[item][ON_ORDER] += units;
            self.story.replenished.push((self.now, item, units, nth));
            if replenishment.own_line.is_some() {
                self.lots.push((item, units, nth));
                continue;
            }
            let lead_time = &replenishment.lead_time;
            let mut at = self.now + self.draws.alone(lead_time, Purpose::SupplierLeadTime, item as u64, nth);
            if !replenishment.crossing {
                at = at.max(self.last_receipt[item]);
            }
            self.last_receipt[item] = at;
            self.plan(at, What::Receipt { item, units, nth, made_here: false });
        }
        self.start_lots();
    }

    /// The firm's own line makes lots in the order in which they were ordered.
    fn start_lots(&mut self) {
        let Some(line) = self.scenario.replenishment.own_line else { return };
        while self.lots_made < line.servers && !self.lots.is_empty() {
            let (item, units, nth) = self.lots.remove(0);
            self.lots_made += 1;
            let days = line.setup_days + line.unit_days * units as f64;
            let takes = self.draws.work(days, line.cv, Purpose::LotProduction, item as u64, nth);
            self.plan(self.now + takes, What::Receipt { item, units, nth, made_here: true });
        }
    }
}

/// The first multiple of an interval at or after an instant; the instant itself without one.
fn next_multiple(interval: i64, instant: i64) -> i64 {
    if interval <= 0 { instant } else { instant + (-instant).rem_euclid(interval) }
}
