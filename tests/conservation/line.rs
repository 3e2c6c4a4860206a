//! The books of the production line: a naive queue under each rule, and the quote worked out from a plain list of the work ahead.

use perfect_order_lab::model::{Duration, OrderPromise, Rule, Scenario, Time};
use perfect_order_lab::sim::Order;

use super::super::parts::{Stage, certain};
use super::Books;

/// How promises are quoted, as the documentation says it.
struct Quotes {
    safety_factor: f64,
    allowance: Time,
    /// From the check to the queue, without and with a delay of materials, on average.
    entry: [Time; 2],
}

/// An order accepted at its check and not yet finished.
struct Work {
    number: u64,
    rush: bool,
    due: Time,
    expected: Time,
    started: Option<Time>,
}

/// The production line as the books keep it.
pub struct Line {
    servers: u32,
    rule: Rule,
    quotes: Option<Quotes>,
    patience: Option<Duration>,
    /// Set-up and unit time [days].
    times: (f64, f64),
    /// Probability of short materials.
    shortage: f64,
    certain_times: bool,
    /// In the order of acceptance.
    work: Vec<Work>,
    /// Waiting orders, in the order of joining.
    pub queue: Vec<u64>,
    pub busy: u32,
    /// Orders that began before one that had joined earlier.
    pub overtakings: u32,
    /// Quotes that counted some but not all of the orders not begun.
    pub quotes_between: u32,
}

impl Line {
    pub fn new(scenario: &Scenario) -> Self {
        let (production, promise) = (&scenario.production, &scenario.promise);
        let mean = |duration: &Duration| Time::from_days(duration.mean());
        let cycle = &scenario.order_cycle;
        let entry = mean(&cycle.credit_check) + mean(&cycle.recording) + mean(&cycle.documents);
        let quotes = match promise.bto {
            OrderPromise::Fixed { .. } => None,
            OrderPromise::Quoted { safety_factor } => Some(Quotes {
                safety_factor,
                allowance: Time::from_days(promise.delivery_allowance),
                entry: [entry, entry + mean(&production.materials.delay)],
            }),
        };
        Self {
            servers: production.servers,
            rule: production.rule,
            quotes,
            patience: promise.patience.clone(),
            times: production.pace.times(production.servers, scenario.units_per_order()),
            shortage: production.materials.shortage,
            certain_times: production.cv == 0.0,
            work: Vec::new(),
            queue: Vec::new(),
            busy: 0,
            overtakings: 0,
            quotes_between: 0,
        }
    }

    fn expected(&self, order: &Order) -> Time {
        Time::from_days(self.times.0 + self.times.1 * order.units() as f64)
    }

    /// What the rule looks at; of equals the earlier accepted, or joined, goes first.
    fn key(&self, rush: bool, due: Time, expected: Time) -> i64 {
        match self.rule {
            Rule::FirstCome => 0,
            Rule::EarliestDueDate => due.0,
            Rule::Shortest => expected.0,
            Rule::RushFirst => i64::from(!rush),
        }
    }

    /// The due date that should have been quoted, and how many orders not begun are ahead.
    fn quote(&self, quotes: &Quotes, order: &Order, short: bool, now: Time) -> (Time, usize) {
        let own = self.expected(order);
        let after = |work: i64| {
            let production = (work as f64 / f64::from(self.servers) + own.0 as f64) * quotes.safety_factor;
            now + quotes.entry[usize::from(short)] + Time(production.ceil() as i64) + quotes.allowance
        };
        let begun: i64 = (self.work.iter())
            .filter_map(|work| work.started.map(|at| (at + work.expected - now).0.max(0)))
            .sum();
        let mut others: Vec<(i64, i64)> = (self.work.iter())
            .filter(|work| work.started.is_none())
            .map(|work| (self.key(work.rush, work.due, work.expected), work.expected.0))
            .collect();
        others.sort_by_key(|(key, _)| *key);
        let ahead = |count: usize| after(begun + others[..count].iter().map(|(_, work)| work).sum::<i64>());
        let count = (0..=others.len())
            .find(|count| {
                let due = ahead(*count);
                let own_key = self.key(order.rush, due, own);
                others.get(*count).is_none_or(|(next, _)| *next > own_key)
            })
            .unwrap();
        (ahead(count), count)
    }
}

impl Books {
    /// The promise, the customer's answer, and nothing from any shelf.
    pub fn checked_to_order(&mut self, order: &Order) {
        let now = self.now;
        if order.replaces.is_some() {
            let expected = self.line.expected(order);
            let work =
                Work { number: order.number, rush: order.rush, due: order.due, expected, started: None };
            self.line.work.push(work);
            return;
        }
        let line = &mut self.line;
        if let Some(quotes) = line.quotes.take() {
            let chances = [(false, line.shortage < 1.0), (true, line.shortage > 0.0)];
            let possible =
                chances.map(|(short, possible)| possible.then(|| line.quote(&quotes, order, short, now)));
            let waiting = line.work.iter().filter(|work| work.started.is_none()).count();
            line.quotes = Some(quotes);
            let right = possible.iter().flatten().find(|(due, _)| *due == order.due);
            let between = right.is_some_and(|(_, ahead)| 0 < *ahead && *ahead < waiting);
            line.quotes_between += u32::from(between);
            must!(self, right.is_some(), "due {:?}, not {possible:?}: {order:?}", order.due);
        }
        let quote = order.due - order.received;
        let refused = match &self.line.patience {
            None => Some(false),
            Some(law) => certain(law).map(|patience| quote > patience),
        };
        must!(self, refused.is_none_or(|refused| refused == order.refused), "{quote:?} for {order:?}");
        let lost = |units: u32| if order.refused { units } else { 0 };
        let untouched =
            order.lines.iter().all(|line| (line.met, line.owed, line.lost) == (0, 0, lost(line.units)));
        must!(self, untouched && order.owed == 0, "{order:?}");
        must!(self, !order.back_ordered && !order.split && order.on_the_way == 1, "{order:?}");
        if order.refused {
            let seen = self.orders.get_mut(&order.number).unwrap();
            seen.lost = order.lines.iter().map(|line| i64::from(line.units)).collect();
            self.to_be_lost = Some(order.number);
            return;
        }
        let expected = self.line.expected(order);
        let work = Work { number: order.number, rush: order.rush, due: order.due, expected, started: None };
        self.line.work.push(work);
    }

    pub fn joined(&mut self, order: &Order) {
        self.step(order, &[Stage::Checked], Stage::Joined);
        let now = self.now;
        must!(self, order.joined == now && order.entered <= now, "{order:?}");
        must!(self, self.line.shortage > 0.0 || order.joined == order.entered, "{order:?}");
        self.line.queue.push(order.number);
    }

    pub fn started(&mut self, order: &Order) {
        self.step(order, &[Stage::Joined], Stage::Started);
        let line = &mut self.line;
        let mut sorted: Vec<(i64, usize)> = (line.queue.iter().enumerate())
            .map(|(place, number)| {
                let work = line.work.iter().find(|work| work.number == *number).unwrap();
                (line.key(work.rush, work.due, work.expected), place)
            })
            .collect();
        sorted.sort_unstable();
        let next = sorted.first().map(|(_, place)| *place);
        let first = next.map(|place| line.queue.remove(place));
        line.overtakings += u32::from(next.is_some_and(|place| place > 0));
        line.busy += 1;
        if let Some(work) = line.work.iter_mut().find(|work| work.number == order.number) {
            work.started = Some(order.started);
        }
        must!(self, first == Some(order.number), "{} before {first:?}", order.number);
        must!(self, order.started == self.now && order.joined <= self.now, "{order:?}");
        must!(self, self.line.busy <= self.line.servers, "{} of {} busy", self.line.busy, self.line.servers);
    }

    pub fn finished(&mut self, order: &Order) {
        self.step(order, &[Stage::Started], Stage::Finished);
        self.line.busy = self.line.busy.saturating_sub(1);
        self.line.work.retain(|work| work.number != order.number);
        must!(self, order.filled == self.now, "{order:?}");
        let expected = self.line.expected(order);
        let certain = self.line.certain_times;
        must!(self, !certain || self.now - order.started == expected, "{expected:?} for {order:?}");
    }

    /// Cancelled: its work is no longer ahead of anybody.
    pub fn forget_work(&mut self, order: &Order) {
        self.line.work.retain(|work| work.number != order.number);
    }

    pub fn line_told(&mut self, waiting: usize, busy: u32) {
        let line = (self.line.queue.len(), self.line.busy);
        must!(self, (waiting, busy) == line, "{waiting} wait, {busy} busy, by the books {line:?}");
    }

    /// No server is idle while an order waits.
    pub fn line_is_right(&mut self) {
        let Line { ref queue, busy, servers, .. } = self.line;
        let (waiting, none_idle) = (queue.len(), busy == servers);
        must!(self, waiting == 0 || none_idle, "{waiting} wait, {busy} busy");
    }
}
