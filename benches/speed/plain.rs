//! The yardstick: one item under (s, nQ), as anyone would write it by hand. No calendar, no substreams, no observers:
//! one loop, one generator, three instants to choose from. It counts what the engine counts.
//!
//! Not here: the same model as a scenario, and the comparison (`main.rs`).

use std::collections::VecDeque;

use perfect_order_lab::random::{CountSampler, Gamma, Purpose, Stream, Streams, exponential};

/// One item, one line an order, a supplier, and a road to the customer; all else takes no time.
#[derive(Clone, Copy, Debug)]
pub struct Model {
    pub orders_per_day: f64,
    pub mean_units: f64,
    pub lead_time: (f64, f64),
    pub transport: (f64, f64),
    pub reorder_point: i64,
    pub lot: i64,
    pub initial_stock: i64,
    pub promise: f64,
    pub warm_up_days: f64,
    pub run_days: f64,
}

/// What one replication found. Sums over orders are of those placed in the window; integrals are over it.
#[derive(Clone, Debug, Default)]
pub struct Found {
    pub placed: f64,
    pub on_time: f64,
    pub days_late: f64,
    pub orders_met: f64,
    pub units: f64,
    pub units_met: f64,
    pub back_orders: f64,
    pub back_order_wait: f64,
    pub clock: f64,
    pub clock_squared: f64,
    pub percentiles: [f64; 3],
    pub physical: f64,
    pub available: f64,
    pub committed: f64,
    pub on_order: f64,
    pub owed: f64,
    pub back_orders_open: f64,
    pub late_open: f64,
    pub out_days: f64,
    pub stockouts: f64,
    pub spells: f64,
    pub spell_days: f64,
    pub receipts: f64,
    pub receipts_covered: f64,
    pub cycles_never_short: f64,
    pub replenishments: f64,
    pub lead_time_demand: f64,
    pub lead_time_demand_squared: f64,
    pub stock_at_day_end: f64,
    pub daily: Vec<u32>,
}

/// An order that waits.
struct BackOrder {
    placed: f64,
    owed: i64,
    held: i64,
    counted: bool,
}

/// A replenishment on its way: its instant, its units, and what had been asked for when it was ordered.
struct Coming {
    at: f64,
    units: i64,
    asked: i64,
}

struct World {
    model: Model,
    stream: Stream,
    transport: Gamma,
    now: f64,
    available: i64,
    committed: i64,
    on_order: i64,
    owed: i64,
    queue: VecDeque<BackOrder>,
    coming: Vec<Coming>,
    out_since: Option<f64>,
    was_short: bool,
    asked: i64,
    open: u64,
    times: Vec<f64>,
    found: Found,
}

/// One replication.
pub fn run(model: Model, seed: u64, number: u32) -> Found {
    let units_law = CountSampler::geometric(model.mean_units);
    let lead_time = Gamma::with_cv(model.lead_time.1);
    let mut world = World {
        model,
        stream: Streams::new(seed, number).stream(Purpose::Arrival, 0, 0),
        transport: Gamma::with_cv(model.transport.1),
        now: -model.warm_up_days,
        available: model.initial_stock,
        committed: 0,
        on_order: 0,
        owed: 0,
        queue: VecDeque::new(),
        coming: Vec::new(),
        out_since: None,
        was_short: false,
        asked: 0,
        open: 0,
        times: Vec::new(),
        found: Found::default(),
    };
    world.review(&lead_time);
    let mut next_order = world.now + exponential(&mut world.stream) / model.orders_per_day;
    let mut next_day = world.now + 1.0;
    loop {
        let receipt = world.coming.iter().map(|coming| coming.at).fold(f64::INFINITY, f64::min);
        let at = next_order.min(receipt).min(next_day);
        if at > model.run_days && world.open == 0 {
            break;
        }
        world.flow_to(at);
        if at == next_day {
            world.end_day();
            next_day += 1.0;
        } else if at == receipt {
            world.receive();
            world.review(&lead_time);
        } else {
            let units = units_law.draw(&mut world.stream);
            world.order(i64::from(units));
            world.review(&lead_time);
            next_order = at + exponential(&mut world.stream) / model.orders_per_day;
        }
    }
    world.finish()
}

impl World {
    fn in_window(&self) -> bool {
        0.0 <= self.now && self.now < self.model.run_days
    }

    fn flow_to(&mut self, at: f64) {
        let clip = |at: f64| at.clamp(0.0, self.model.run_days);
        let days = clip(at) - clip(self.now);
        self.now = at;
        if days > 0.0 {
            let found = &mut self.found;
            found.physical += days * (self.available + self.committed) as f64;
            found.available += days * self.available as f64;
            found.committed += days * self.committed as f64;
            found.on_order += days * self.on_order as f64;
            found.owed += days * self.owed as f64;
            found.back_orders_open += days * self.queue.len() as f64;
            if self.available == 0 {
                found.out_days += days;
            }
        }
    }

    fn end_day(&mut self) {
        let physical = self.available + self.committed;
        if self.now <= self.model.run_days {
            self.found.daily.push(physical as u32);
        }
        if self.now > 0.0 && self.now <= self.model.run_days {
            self.found.stock_at_day_end += physical as f64;
        }
    }

    fn order(&mut self, units: i64) {
        let counted = self.in_window();
        let met = self.available.min(units);
        self.asked += units;
        self.available -= met;
        self.was_short |= met < units;
        if met > 0 && self.available == 0 {
            self.out_since = Some(self.now);
            self.found.stockouts += f64::from(u8::from(counted));
        }
        if counted {
            self.found.placed += 1.0;
            self.found.units += units as f64;
            self.found.units_met += met as f64;
        }
        if met == units {
            self.found.orders_met += f64::from(u8::from(counted));
            return self.deliver(self.now, counted);
        }
        self.committed += met;
        self.owed += units - met;
        self.open += u64::from(counted);
        self.found.back_orders += f64::from(u8::from(counted));
        self.queue.push_back(BackOrder { placed: self.now, owed: units - met, held: met, counted });
    }

    fn deliver(&mut self, placed: f64, counted: bool) {
        let transport = self.model.transport.0 * self.transport.draw(&mut self.stream);
        let delivered = self.now + transport;
        let due = placed + self.model.promise;
        let clip = |at: f64| at.clamp(0.0, self.model.run_days);
        if delivered > due {
            self.found.late_open += clip(delivered) - clip(due);
        }
        if counted {
            let clock = delivered - placed;
            self.found.on_time += f64::from(u8::from(delivered <= due));
            self.found.days_late += (delivered - due).max(0.0);
            self.found.clock += clock;
            self.found.clock_squared += clock * clock;
            self.times.push(clock);
        }
    }

    fn receive(&mut self) {
        let Some(place) = self.coming.iter().position(|coming| coming.at == self.now) else { return };
        let coming = self.coming.swap_remove(place);
        let was_short = std::mem::take(&mut self.was_short);
        if self.in_window() {
            let asked = (self.asked - coming.asked) as f64;
            self.found.receipts += 1.0;
            self.found.receipts_covered += f64::from(u8::from(self.available >= self.owed));
            self.found.cycles_never_short += f64::from(u8::from(!was_short));
            self.found.lead_time_demand += asked;
            self.found.lead_time_demand_squared += asked * asked;
        }
        self.on_order -= coming.units;
        self.available += coming.units;
        while let Some(first) = self.queue.front_mut().filter(|_| self.available > 0) {
            let units = self.available.min(first.owed);
            self.available -= units;
            self.committed += units;
            self.owed -= units;
            first.owed -= units;
            first.held += units;
            if first.owed > 0 {
                break;
            }
            let (placed, held, counted) = (first.placed, first.held, first.counted);
            self.queue.pop_front();
            self.committed -= held;
            if counted {
                self.open -= 1;
                self.found.back_order_wait += self.now - placed;
            }
            self.deliver(placed, counted);
        }
        if self.available > 0
            && let Some(since) = self.out_since.take()
            && self.in_window()
        {
            self.found.spells += 1.0;
            self.found.spell_days += self.now - since;
        }
    }

    fn review(&mut self, lead_time: &Gamma) {
        let position = self.available + self.on_order - self.owed;
        if position > self.model.reorder_point {
            return;
        }
        let lots = (self.model.reorder_point - position) / self.model.lot + 1;
        let units = lots * self.model.lot;
        self.on_order += units;
        if self.in_window() {
            self.found.replenishments += 1.0;
        }
        let at = self.now + self.model.lead_time.0 * lead_time.draw(&mut self.stream);
        self.coming.push(Coming { at, units, asked: self.asked });
    }

    fn finish(mut self) -> Found {
        for (index, p) in [0.5, 0.9, 0.95].into_iter().enumerate() {
            let rank = ((p * self.times.len() as f64).ceil() as usize).saturating_sub(1);
            if rank < self.times.len() {
                self.found.percentiles[index] = *self.times.select_nth_unstable_by(rank, f64::total_cmp).1;
            }
        }
        self.found
    }
}
