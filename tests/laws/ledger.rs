//! What the laws are about, added up from what the engine tells: positions, and areas under curves beside sums of waits.

use perfect_order_lab::model::Time;
use perfect_order_lab::sim::{Event, Observer, Order};

/// A level over time and the area below it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Level {
    now: i128,
    since: i64,
    pub area: i128,
}

impl Level {
    pub fn set(&mut self, at: Time, level: i64) {
        self.area += self.now * i128::from(at.0 - self.since);
        (self.now, self.since) = (level.into(), at.0);
    }
}

/// The ledger of one replication.
#[derive(Debug, Default)]
pub struct Ledger {
    /// Per item: what its position must be, the units owed, and what the waits of its units come to.
    items: Vec<Item>,
    /// Orders waiting before the servers, and servers at work.
    waiting: Level,
    busy: Level,
    waits: i128,
    work: i128,
    /// Positions are above these whenever an instant is over; none where stock is reviewed at intervals.
    reorder_points: Option<Vec<i64>>,
    now: Time,
    pub trouble: Vec<String>,
    /// How many units waited, and how many orders, so that a law about nothing does not count.
    pub waited: (u64, u64),
}

#[derive(Debug, Default)]
struct Item {
    begun: bool,
    position: i64,
    told: i64,
    owed: Level,
    waits: i128,
}

/// A wait of so many units.
fn wait(units: u32, from: Time, to: Time) -> i128 {
    i128::from(units) * i128::from(to.0 - from.0)
}

impl Ledger {
    pub fn new(items: usize, start: Time, reorder_points: Option<Vec<i64>>) -> Self {
        let begin = Level { since: start.0, ..Level::default() };
        Self {
            items: (0..items).map(|_| Item { owed: begin, ..Item::default() }).collect(),
            waiting: begin,
            busy: begin,
            now: start,
            reorder_points,
            ..Self::default()
        }
    }

    fn complain(&mut self, text: String) {
        if self.trouble.len() < 3 {
            self.trouble.push(format!("at {}: {text}", self.now.days()));
        }
    }

    /// An order gives up what it still waits for, or the run ends.
    fn stop_waiting(&mut self, order: &Order) {
        for line in &order.lines {
            self.items[line.item as usize].waits += wait(line.owed, order.checked, self.now);
        }
    }

    fn instant_is_over(&mut self) {
        let Some(points) = &self.reorder_points else { return };
        let low = self.items.iter().zip(points).position(|(item, point)| item.told <= *point);
        if let Some(item) = low {
            self.complain(format!("item {item} stands at {} and nothing was ordered", self.items[item].told));
        }
    }

    /// Little's law, in whole unit-milliseconds: the area under a curve is the sum of the waits.
    pub fn close(&mut self) {
        for index in 0..self.items.len() {
            let item = &mut self.items[index];
            item.owed.set(self.now, 0);
            let (area, waits) = (item.owed.area, item.waits);
            if area != waits {
                self.complain(format!("item {index}: {area} unit-ms owed, {waits} waited"));
            }
        }
        self.waiting.set(self.now, 0);
        self.busy.set(self.now, 0);
        let areas = [self.waiting.area, self.busy.area];
        if areas != [self.waits, self.work] {
            self.complain(format!(
                "{areas:?} order-ms in line and at work, {} and {}",
                self.waits, self.work
            ));
        }
    }
}

impl Observer for Ledger {
    fn see(&mut self, at: Time, event: &Event<'_>) {
        if at > self.now {
            self.instant_is_over();
        }
        self.now = at;
        match event {
            Event::Checked { order } if !self.items.is_empty() => {
                for line in &order.lines {
                    self.items[line.item as usize].position -= i64::from(line.units - line.lost);
                }
            }
            Event::LineServed { order, line, units } => {
                self.waited.0 += u64::from(*units);
                let item = order.lines[*line].item as usize;
                self.items[item].waits += wait(*units, order.checked, at);
            }
            Event::Cancelled { order } if !self.items.is_empty() => {
                self.stop_waiting(order);
                for line in &order.lines {
                    self.items[line.item as usize].position += i64::from(line.units - line.lost);
                }
            }
            Event::Departed { order, part } if !self.items.is_empty() => {
                for line in &order.lines {
                    self.items[line.item as usize].position += i64::from(line.left_behind_in(*part));
                }
            }
            Event::Replenished { item, units, .. } => self.items[*item].position += units,
            Event::Stock { item, stock } => {
                let entry = &mut self.items[*item];
                if !entry.begun {
                    (entry.begun, entry.position) = (true, stock.available);
                }
                entry.told = stock.available + stock.on_order - stock.owed;
                entry.owed.set(at, stock.owed);
                let (position, told) = (entry.position, entry.told);
                if position != told {
                    self.complain(format!(
                        "item {item} is told to stand at {told}, and stands at {position}"
                    ));
                }
            }
            Event::Line { waiting, busy } => {
                self.waiting.set(at, *waiting as i64);
                self.busy.set(at, i64::from(*busy));
            }
            Event::Started { order } => {
                self.waits += wait(1, order.joined, at);
                self.waited.1 += u64::from(at > order.joined);
            }
            Event::Finished { order } => self.work += wait(1, order.started, at),
            Event::StillOpen { order } if !self.items.is_empty() => self.stop_waiting(order),
            Event::StillOpen { order } if order.joined != Time::NEVER && order.filled == Time::NEVER => {
                let begun = order.started != Time::NEVER;
                let sum = if begun { &mut self.work } else { &mut self.waits };
                *sum += wait(1, if begun { order.started } else { order.joined }, at);
            }
            _ => {}
        }
    }
}
