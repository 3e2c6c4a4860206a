//! What both implementations tell of a replication, in plain numbers; and the observer that writes the engine's story down.

use perfect_order_lab::model::Time;
use perfect_order_lab::sim::{Claim, Event, Observer, Order, Remedy, Stock, Strategy};

/// An order: every instant [ms], `i64::MAX` where it has not come, and the state of every line.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Record {
    pub number: u64,
    pub counted: bool,
    pub rush: bool,
    pub class: u32,
    pub basket: u32,
    pub lines: Vec<Line>,
    pub begun: i64,
    pub placed: i64,
    pub received: i64,
    pub due: i64,
    pub checked: i64,
    pub entered: i64,
    pub held: i64,
    pub joined: i64,
    pub started: i64,
    pub filled: i64,
    pub leaving: i64,
    pub departed: i64,
    pub first_delivered: i64,
    pub delivered: i64,
    pub back_ordered: bool,
    pub split: bool,
    pub on_the_way: u8,
    pub refused: bool,
    pub cancelled: bool,
    pub wrong_documents: bool,
    pub wrong_place: bool,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    pub item: usize,
    pub units: i64,
    pub met: i64,
    pub owed: i64,
    pub lost: i64,
    pub short_picked: bool,
    pub wrong_item: bool,
    pub damaged: bool,
}

/// How an order ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum End {
    Delivered,
    Lost,
    Cancelled,
    Open,
}

/// A shelf: available, committed, on order, owed.
pub type Shelf = [i64; 4];

/// A replication as it went.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Story {
    /// Every order at its end, in the order in which they ended; those still open last, by number.
    pub orders: Vec<(End, i64, Record)>,
    /// When, item, units, how many of the item came before.
    pub replenished: Vec<(i64, usize, i64, u64)>,
    /// The same of receipts, and available minus owed just before.
    pub received: Vec<(i64, usize, i64, u64, i64)>,
    /// Every shelf at the end of every day.
    pub days: Vec<(i64, Vec<Shelf>)>,
    /// Units handed to waiting orders: when, order, line, units.
    pub served: Vec<(i64, u64, usize, i64)>,
    /// What followed delivery: when, the order that was delivered, what.
    pub after: Vec<(i64, u64, After)>,
}

impl Story {
    /// Where two stories part, in words; none where they are the same.
    pub fn first_difference(&self, other: &Self) -> Option<String> {
        fn parts<T: std::fmt::Debug + PartialEq>(what: &str, ours: &[T], theirs: &[T]) -> Option<String> {
            let at = (0..ours.len().max(theirs.len())).find(|at| ours.get(*at) != theirs.get(*at))?;
            Some(format!("{what} {at}:\nengine {:#?}\nnaive  {:#?}", ours.get(at), theirs.get(at)))
        }
        parts("replenishment", &self.replenished, &other.replenished)
            .or_else(|| parts("receipt", &self.received, &other.received))
            .or_else(|| parts("handing over", &self.served, &other.served))
            .or_else(|| parts("order", &self.orders, &other.orders))
            .or_else(|| parts("event after delivery", &self.after, &other.after))
            .or_else(|| parts("day", &self.days, &other.days))
    }

    fn claim(&mut self, at: i64, claim: &Claim, what: fn(usize) -> After) {
        self.after.push((at, claim.original.number, what(claim.line as usize)));
    }

    /// The open orders are told of by slot, which is the engine's own affair.
    pub fn sort_open(&mut self) {
        let open = self.orders.iter().position(|(end, ..)| *end == End::Open).unwrap_or(self.orders.len());
        self.orders[open..].sort_by_key(|(_, _, record)| record.number);
    }
}

impl Record {
    /// An order to which nothing has happened.
    pub fn unborn() -> Self {
        const NEVER: i64 = i64::MAX;
        Self {
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
            ..Self::default()
        }
    }
}

/// What follows delivery: lines by their place in the order, or item and units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum After {
    Reported(usize),
    Replaced(Vec<(usize, i64)>),
    Credited(Vec<(usize, i64)>),
    Claimed(usize),
    Repaired(usize),
    RepairedTooLate(usize),
    Refunded(usize),
}

impl From<&Order> for Record {
    fn from(order: &Order) -> Self {
        let lines = order.lines.iter().map(|line| Line {
            item: line.item as usize,
            units: line.units.into(),
            met: line.met.into(),
            owed: line.owed.into(),
            lost: line.lost.into(),
            short_picked: line.short_picked,
            wrong_item: line.wrong_item,
            damaged: line.damaged,
        });
        Self {
            number: order.number,
            counted: order.counted,
            rush: order.rush,
            class: order.class,
            basket: order.basket,
            lines: lines.collect(),
            begun: order.begun.0,
            placed: order.placed.0,
            received: order.received.0,
            due: order.due.0,
            checked: order.checked.0,
            entered: order.entered.0,
            held: order.held.0,
            joined: order.joined.0,
            started: order.started.0,
            filled: order.filled.0,
            leaving: order.leaving.0,
            departed: order.departed.0,
            first_delivered: order.first_delivered.0,
            delivered: order.delivered.0,
            back_ordered: order.back_ordered,
            split: order.split,
            on_the_way: order.on_the_way,
            refused: order.refused,
            cancelled: order.cancelled,
            wrong_documents: order.wrong_documents,
            wrong_place: order.wrong_place,
        }
    }
}

/// Writes the engine's story down.
pub struct Scribe {
    pub story: Story,
    shelves: Vec<Shelf>,
}

impl Scribe {
    pub fn new(items: usize, strategy: Strategy) -> Self {
        let items = if strategy == Strategy::BuildToStock { items } else { 0 };
        Self { story: Story::default(), shelves: vec![[0; 4]; items] }
    }
}

impl Observer for Scribe {
    fn see(&mut self, at: Time, event: &Event<'_>) {
        let at = at.0;
        let story = &mut self.story;
        match event {
            Event::Delivered { order } => story.orders.push((End::Delivered, at, Record::from(*order))),
            Event::Lost { order } => story.orders.push((End::Lost, at, Record::from(*order))),
            Event::Cancelled { order } => story.orders.push((End::Cancelled, at, Record::from(*order))),
            // The instant at which a run is found to be over is the engine's own affair, too.
            Event::StillOpen { order } => story.orders.push((End::Open, i64::MAX, Record::from(*order))),
            Event::Replenished { item, nth, units } => {
                story.replenished.push((at, *item, *units, u64::from(*nth)));
            }
            Event::Received { item, units, net_before, nth } => {
                story.received.push((at, *item, *units, u64::from(*nth), *net_before));
            }
            Event::LineServed { order, line, units } => {
                story.served.push((at, order.number, *line, i64::from(*units)));
            }
            Event::Stock { item, stock } => {
                let Stock { available, committed, on_order, owed } = **stock;
                self.shelves[*item] = [available, committed, on_order, owed];
            }
            Event::DayEnd { day } => story.days.push((*day, self.shelves.clone())),
            Event::FaultReported { original, lines } => {
                story.after.push((at, original.number, After::Reported(*lines)));
            }
            Event::Corrected { original, lines, remedy } => {
                let lines = lines.iter().map(|line| (line.item as usize, line.units.into())).collect();
                let what = match remedy {
                    Remedy::Replacement => After::Replaced(lines),
                    Remedy::Credit => After::Credited(lines),
                };
                story.after.push((at, original.number, what));
            }
            Event::Claimed { claim } => story.claim(at, claim, After::Claimed),
            Event::Repaired { claim, in_time } => {
                story.claim(at, claim, if *in_time { After::Repaired } else { After::RepairedTooLate });
            }
            Event::Refunded { claim } => story.claim(at, claim, After::Refunded),
            _ => {}
        }
    }
}
