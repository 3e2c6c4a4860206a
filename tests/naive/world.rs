//! The order cycle as a straight loop: a list of what is to happen, searched from end to end for what comes next.
//!
//! Written from `docs/model.md` and the sequence of events in `sim`'s documentation. No calendar, no queues, no slots: orders are never
//! taken out of their list, whoever waits is found by looking through all of them. Not here: the shelf (`shelf`), build to order
//! (`to_order`), what follows delivery (`afterwards`), disruptions (`disruptions`), chance (`draws`).

use perfect_order_lab::experiment::Prepared;
use perfect_order_lab::model::{OrderPromise, Scenario, Shipping};
use perfect_order_lab::random::{Alias, Purpose, happens};
use perfect_order_lab::sim::{ItemPolicy, Refill, Strategy};

use super::afterwards::Claim;
use super::disruptions::{Kind, fault, wait};
use super::draws::{Draws, ms, time};
use super::story::{End, Line, Record, Shelf, Story};

pub const NEVER: i64 = i64::MAX;
const DAY: i64 = 86_400_000;
// A shelf's four numbers.
pub const AVAILABLE: usize = 0;
pub const COMMITTED: usize = 1;
pub const ON_ORDER: usize = 2;
pub const OWED: usize = 3;

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
    Receipt {
        item: usize,
        units: i64,
        nth: u64,
        made_here: bool,
    },
    Place,
    Cancel(usize),
    Join(usize),
    Finish(usize),
    Depart(usize, Part),
    Deliver(usize, Part),
    Check(usize),
    Report(usize),
    Credit(usize),
    /// Claims by their place in the list of all claims.
    Claim(usize),
    Repaired(usize),
    Refund(usize),
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
    pub nth_check: u64,
    /// The order whose faulty lines it replaces.
    pub replaces: Option<usize>,
}

/// Whether an event that was just taken out of the list is about an order of the window after its delivery.
fn is_followed(what: What, orders: &[Kept]) -> bool {
    matches!(what, What::Report(id) | What::Credit(id) if orders[id].record.counted)
}

/// A lot for the firm's own line: item, units, how many of the item came before.
pub type Lot = (usize, i64, u64);

/// One replication.
pub struct World<'s> {
    pub scenario: &'s Scenario,
    pub draws: Draws<'s>,
    pub strategy: Strategy,
    pub now: i64,
    pub orders: Vec<Kept>,
    pub story: Story,
    pub policies: Vec<ItemPolicy>,
    arrivals: Vec<(u64, i64)>,
    /// Customers' orders so far.
    placed: usize,
    /// When, phase, number in the order of scheduling.
    pub pending: Vec<(i64, u8, u64, What)>,
    scheduled: u64,
    checks: u64,
    pub shelves: Vec<Shelf>,
    pub ordered: Vec<u64>,
    pub last_receipt: Vec<i64>,
    /// Items asked for since the last review, each once, the first first.
    pub asked: Vec<usize>,
    pub lots: Vec<Lot>,
    pub lots_made: u32,
    /// Orders that wait for a server, in the order of joining.
    pub queue: Vec<usize>,
    /// Orders in production, with the end that was to be expected.
    pub making: Vec<(usize, i64)>,
    /// Orders whose promise was accepted and whose production has not begun.
    pub accepted: Vec<usize>,
    /// Every line that failed or will fail under warranty.
    pub claims: Vec<Claim>,
    /// Claims raised so far.
    pub raised: u64,
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
            claims: Vec::new(),
            raised: 0,
            placed: 0,
        }
    }

    pub fn is_stock(&self) -> bool {
        self.strategy == Strategy::BuildToStock
    }

    pub fn reviews_at_intervals(&self) -> bool {
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
            let undone = self.orders.iter().any(|order| order.open && order.record.counted);
            let waited_for = undone || is_followed(what, &self.orders) || self.follows_something();
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
            What::Report(order) => self.report(order),
            What::Credit(order) => self.credit(order),
            What::Claim(claim) => self.claim(claim),
            What::Repaired(claim) => self.repaired(claim),
            What::Refund(claim) => self.refund(claim),
            What::DayEnd => {
                self.story.days.push((self.now.div_euclid(DAY), self.shelves.clone()));
                if self.now + DAY < self.scenario.run.run_days * DAY {
                    self.plan(self.now + DAY, What::DayEnd);
                }
            }
        }
    }

    fn plan_next_order(&mut self) {
        if let Some((_, at)) = self.arrivals.get(self.placed) {
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
        let (number, _) = self.arrivals[self.placed];
        let (draws, demand, cycle) = (&self.draws, &self.scenario.demand, &self.scenario.order_cycle);
        let (content, basket) = draws.content(number);
        let line = |(item, units): (usize, u32)| Line { item, units: units.into(), ..Line::default() };
        let weights: Vec<f64> = demand.classes.iter().map(|class| class.weight).collect();
        let class = match weights.as_slice() {
            [] => 0,
            weights => Alias::new(weights).draw(&mut draws.stream(Purpose::OrderClass, number, 1)) as u32,
        };
        let own_share = demand.classes.get(class as usize).and_then(|class| class.rush_share);
        let rush = happens(
            &mut draws.stream(Purpose::OrderClass, number, 0),
            own_share.unwrap_or(demand.rush_share),
        );
        let received = self.now + draws.alone(&cycle.transmittal, Purpose::Transmittal, number, 0);
        let mut receipt = draws.stream(Purpose::Receipt, number, 0);
        let mut check = received + time(&cycle.accuracy_check, &mut receipt);
        check += time(&cycle.availability_check, &mut receipt);
        let mut accuracy = draws.stream(Purpose::AccuracyFault, number, 0);
        if draws.strikes(self.fault(self.scenario.quality.wrong_order), number, &mut accuracy) {
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
            ..Record::unborn()
        };
        self.orders.push(Kept { record, open: true, nth_check: u64::MAX, replaces: None });
        self.placed += 1;
        self.plan_next_order();
        self.plan(check, What::Check(self.orders.len() - 1));
    }

    fn check(&mut self, id: usize) {
        let number = self.orders[id].record.number;
        self.orders[id].nth_check = self.checks;
        self.checks += 1;
        self.orders[id].record.checked = self.now;
        if self.orders[id].replaces.is_some() {
            return self.check_replacement(id);
        }
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
        let now = |usual: f64| fault(self.scenario, self.now, usual);
        let held = draws.strikes(now(quality.credit_hold), number, &mut credit);
        order.cancelled = draws.strikes(now(quality.credit_cancel), number, &mut credit);
        let hold = if held { time(&cycle.credit_hold, &mut credit) } else { 0 };
        let short = order.lines.iter().any(|line| line.owed + line.lost > 0);
        order.entered = self.now + credit_check + hold + if short { notice } else { 0 };
        if !order.cancelled {
            order.entered += recording + documents;
        }
        order.wrong_documents = draws.struck(now(quality.wrong_documents), Purpose::DocumentFault, number);
        order.wrong_place = draws.struck(now(quality.wrong_place), Purpose::PlaceFault, number);
        let kinds = [
            (Purpose::ShortPickFault, quality.short_pick),
            (Purpose::WrongItemFault, quality.wrong_item),
            (Purpose::DamageFault, quality.damage),
        ];
        for (kind, (purpose, probability)) in kinds.into_iter().enumerate() {
            let mut stream = draws.stream(purpose, number, 0);
            for line in &mut order.lines {
                let struck = draws.strikes(now(probability), number, &mut stream);
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

    pub fn collect(&mut self, id: usize, part: Part) {
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
        let interval = ms(self.scenario.service.vehicle_interval);
        let mut leaving = next_multiple(interval, ready);
        while wait(self.scenario, Kind::Transport, leaving) > leaving {
            leaving = next_multiple(interval, wait(self.scenario, Kind::Transport, leaving));
        }
        order.leaving = leaving;
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
        let delayed =
            self.draws.strikes(self.fault(self.scenario.quality.transport_delay), number, &mut delay);
        if delayed && part != Part::Rest && self.orders[id].replaces.is_none() {
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
            match self.orders[id].replaces {
                Some(original) => self.replaced(id, original),
                None => self.follow_up(id),
            }
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

    /// How likely a fault is now.
    fn fault(&self, usual: f64) -> f64 {
        fault(self.scenario, self.now, usual)
    }

    fn end(&mut self, id: usize, end: End) {
        self.orders[id].open = false;
        self.story.orders.push((end, self.now, self.orders[id].record.clone()));
    }
}

/// The first multiple of an interval at or after an instant; the instant itself without one.
fn next_multiple(interval: i64, instant: i64) -> i64 {
    if interval <= 0 { instant } else { instant + (-instant).rem_euclid(interval) }
}
