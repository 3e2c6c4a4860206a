//! A customer order on its way, and the slots that open orders live in.

use crate::model::Time;

use super::Original;

/// A customer order: what was asked for, and what has happened to it so far.
///
/// An instant that has not come yet is [`Time::NEVER`].
#[derive(Clone, Debug, Default)]
pub struct Order {
    /// Its number in the stream, from 0: the same under both strategies.
    pub number: u64,
    /// Whether it was placed in the measured window.
    pub counted: bool,
    /// Whether it is a rush order, with a promise of its own.
    pub rush: bool,
    /// The class of its customer, an index into the scenario's; 0 where there are none.
    pub class: u32,
    /// Its order type, an index into the scenario's baskets; 0 where there are none.
    pub basket: u32,
    /// What was asked for.
    pub lines: Vec<Line>,
    /// The customer began to prepare it.
    pub begun: Time,
    /// Handed over by the customer.
    pub placed: Time,
    /// Received by the firm.
    pub received: Time,
    /// Due, by the promise; a quote is made at the availability check.
    pub due: Time,
    /// Availability checked.
    pub checked: Time,
    /// Receipt and entry are done, filling may begin.
    pub entered: Time,
    /// Everything that is to be delivered was held for it (build to stock).
    pub held: Time,
    /// Joined the production queue (build to order).
    pub joined: Time,
    /// Production began (build to order).
    pub started: Time,
    /// Everything collected or made.
    pub filled: Time,
    /// Its last part so far is to leave the house.
    pub leaving: Time,
    /// Its last part so far left the house.
    pub departed: Time,
    /// Reached the customer, with its last part.
    pub delivered: Time,
    /// What was there first reached the customer (a split order).
    pub first_delivered: Time,
    /// Units that the customer still waits for because the shelf was empty [units].
    pub owed: u64,
    /// Whether it found something short that it now waits for: a back-order.
    pub back_ordered: bool,
    /// Whether what was there left first, and the rest follows in a second delivery.
    pub split: bool,
    /// Deliveries still to reach the customer.
    pub on_the_way: u8,
    /// Lost because the promise was longer than the customer's patience (build to order).
    pub refused: bool,
    /// Cancelled at the credit check.
    pub cancelled: bool,
    /// Its documents are faulty.
    pub wrong_documents: bool,
    /// It went to the wrong place.
    pub wrong_place: bool,
    /// All that is to be delivered of it left the house.
    pub left: Time,
    /// Since when the firm knew that it would be late; settled when it is delivered, or the run ends.
    pub late_known: Time,
    /// When the customer of a late order heard, or will hear, that it is late.
    pub told: Time,
    /// What it replaces, if it is no customer's order but the replacement of faulty lines.
    pub replaces: Option<Original>,
}

/// One line of an order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Line {
    /// The item's index.
    pub item: u32,
    /// Units asked for.
    pub units: u32,
    /// Units met at once from available stock at the availability check; a later delivery does not change it.
    pub met: u32,
    /// Units still owed.
    pub owed: u32,
    /// Units lost because the shelf was empty, or because the customer refused the promise.
    pub lost: u32,
    /// One unit was left behind when the line was picked.
    pub short_picked: bool,
    /// A wrong item is in the box.
    pub wrong_item: bool,
    /// The goods are damaged.
    pub damaged: bool,
}

/// What is wrong with an order beside the time that it took; a lost order has no goods or documents to be wrong.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flaws {
    /// Not every unit ordered arrives, or not in one delivery.
    pub incomplete: bool,
    /// Wrong items, or at the wrong place.
    pub wrong: bool,
    /// Something is damaged.
    pub damaged: bool,
    /// Its documents are wrong.
    pub wrong_documents: bool,
}

/// A delivery: the whole order, or one of the two parts of a split one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub enum Part {
    /// Everything at once.
    Whole,
    /// What was there at the availability check.
    First,
    /// The rest.
    Rest,
}

impl Line {
    /// Units that are to leave with a part of the order.
    #[must_use]
    pub fn units_in(&self, part: Part) -> u32 {
        let wanted = self.units - self.lost;
        match part {
            Part::Whole => wanted,
            Part::First => self.met.min(wanted),
            Part::Rest => wanted - self.met.min(wanted),
        }
    }

    /// Units that the picker leaves behind: one of a short-picked line, with its last part.
    #[must_use]
    pub fn left_behind_in(&self, part: Part) -> u32 {
        let is_last = part != Part::First || self.units_in(Part::Rest) == 0;
        u32::from(self.short_picked && is_last && self.units_in(part) > 0)
    }
}

impl Order {
    /// Units asked for in all.
    #[must_use]
    pub fn units(&self) -> u64 {
        self.lines.iter().map(|line| u64::from(line.units)).sum()
    }

    /// Delivered by the promise.
    #[must_use]
    pub fn is_on_time(&self) -> bool {
        self.delivered <= self.due
    }

    /// What customers find when it is over.
    #[must_use]
    pub fn flaws(&self) -> Flaws {
        let mut flaws = Flaws { incomplete: self.split, ..Flaws::default() };
        let mut is_sent = false;
        for line in &self.lines {
            flaws.incomplete |= line.short_picked || line.lost > 0;
            if line.lost < line.units {
                is_sent = true;
                flaws.wrong |= line.wrong_item;
                flaws.damaged |= line.damaged;
            }
        }
        flaws.wrong |= is_sent && self.wrong_place;
        flaws.wrong_documents = is_sent && self.wrong_documents;
        flaws
    }

    /// When everything that is delivered of a line has arrived.
    #[must_use]
    pub fn line_delivered(&self, line: &Line) -> Time {
        if self.split && line.units_in(Part::Rest) == 0 { self.first_delivered } else { self.delivered }
    }

    /// The lines of which something is to be delivered.
    pub fn sent(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(|line| line.lost < line.units)
    }

    /// Whether nothing of it is left to deliver: the shelf was empty, or the promise was refused.
    #[must_use]
    pub fn is_lost(&self) -> bool {
        self.lines.iter().all(|line| line.lost == line.units)
    }

    /// The customer does not accept the promise: all of it is lost.
    pub(super) fn refuse(&mut self) {
        self.refused = true;
        self.lines.iter_mut().for_each(|line| line.lost = line.units);
    }

    /// Lines of which something reaches the customer as it should not: a wrong item, damaged, or the whole
    /// order at the wrong place.
    #[must_use]
    pub fn faulty_lines(&self) -> usize {
        self.sent().filter(|line| self.is_faulty(line)).count()
    }

    /// Something of the line reaches the customer, and not as it should.
    #[must_use]
    pub fn is_faulty(&self, line: &Line) -> bool {
        line.lost < line.units && (self.wrong_place || line.wrong_item || line.damaged)
    }

    /// Makes a used slot new again, keeping the room of its lines.
    fn renew(&mut self, number: u64) {
        let mut lines = std::mem::take(&mut self.lines);
        lines.clear();
        *self = Self {
            number,
            lines,
            held: Time::NEVER,
            joined: Time::NEVER,
            started: Time::NEVER,
            filled: Time::NEVER,
            leaving: Time::NEVER,
            departed: Time::NEVER,
            delivered: Time::NEVER,
            first_delivered: Time::NEVER,
            checked: Time::NEVER,
            entered: Time::NEVER,
            left: Time::NEVER,
            late_known: Time::NEVER,
            told: Time::NEVER,
            ..Self::default()
        };
    }
}

/// The open orders. A slot is used again when its order is closed, so memory grows with the orders that
/// are open at once, not with the length of the run.
#[derive(Clone, Debug, Default)]
pub(super) struct Orders {
    slots: Vec<Order>,
    open: Vec<bool>,
    free: Vec<u32>,
}

impl Orders {
    /// Opens an order in a slot.
    pub(super) fn open(&mut self, number: u64) -> u32 {
        let slot = self.free.pop().unwrap_or_else(|| {
            self.slots.push(Order::default());
            self.open.push(false);
            (self.slots.len() - 1) as u32
        });
        self.slots[slot as usize].renew(number);
        self.open[slot as usize] = true;
        slot
    }

    pub(super) fn close(&mut self, slot: u32) {
        self.open[slot as usize] = false;
        self.free.push(slot);
    }

    /// Whether the slot still holds the open order of that number.
    pub(super) fn holds(&self, slot: u32, number: u64) -> bool {
        self.open[slot as usize] && self.slots[slot as usize].number == number
    }

    pub(super) fn get(&self, slot: u32) -> &Order {
        &self.slots[slot as usize]
    }

    pub(super) fn get_mut(&mut self, slot: u32) -> &mut Order {
        &mut self.slots[slot as usize]
    }

    /// The same, to be changed.
    pub(super) fn still_open_mut(&mut self) -> impl Iterator<Item = &mut Order> {
        self.slots.iter_mut().zip(&self.open).filter(|(_, open)| **open).map(|(order, _)| order)
    }

    /// The open orders, by slot.
    pub(super) fn still_open(&self) -> impl Iterator<Item = &Order> {
        self.slots.iter().zip(&self.open).filter(|(_, open)| **open).map(|(order, _)| order)
    }
}
