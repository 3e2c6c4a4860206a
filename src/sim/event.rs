//! What the engine tells of, and to whom.

use crate::model::Time;

use super::{Claim, Line, Order, Original, Part, Remedy};

/// Something that happened.
#[derive(Clone, Copy, Debug)]
pub enum Event<'a> {
    /// The customer handed the order over.
    Placed {
        /// The order.
        order: &'a Order,
    },
    /// The availability check of an order is done. Under build to stock each line knows what was met.
    Checked {
        /// The order.
        order: &'a Order,
    },
    /// The order was lost at the availability check, or its promise was refused there: nothing of it will
    /// be delivered.
    Lost {
        /// The order.
        order: &'a Order,
    },
    /// Units that an order waited for are now held for it.
    LineServed {
        /// The order.
        order: &'a Order,
        /// The line's index.
        line: usize,
        /// [units]
        units: u32,
    },
    /// Everything a back-order waited for is now held for it.
    Served {
        /// The order.
        order: &'a Order,
    },
    /// The order was cancelled at the credit check and its stock released.
    Cancelled {
        /// The order.
        order: &'a Order,
    },
    /// An item's stock changed.
    Stock {
        /// The item's index.
        item: usize,
        /// How it stands now.
        stock: &'a super::stock::Stock,
    },
    /// A replenishment was ordered.
    Replenished {
        /// The item's index.
        item: usize,
        /// How many of this item's replenishments were ordered before it.
        nth: u32,
        /// [units]
        units: i64,
    },
    /// A replenishment arrived.
    Received {
        /// The item's index.
        item: usize,
        /// [units]
        units: i64,
        /// Available minus owed just before it arrived [units].
        net_before: i64,
        /// How many of this item's replenishments were ordered before it.
        nth: u32,
    },
    /// The order joined the production queue.
    Joined {
        /// The order.
        order: &'a Order,
    },
    /// Its production began.
    Started {
        /// The order.
        order: &'a Order,
    },
    /// Its production is finished.
    Finished {
        /// The order.
        order: &'a Order,
    },
    /// The firm's own line that makes for stock changed.
    OwnLine {
        /// Lots that wait for a server.
        waiting: usize,
        /// Servers at work.
        busy: u32,
    },
    /// The production line that builds to order changed.
    Line {
        /// Orders that wait for a server.
        waiting: usize,
        /// Servers at work.
        busy: u32,
    },
    /// The order, or a part of it, left the house.
    Departed {
        /// The order.
        order: &'a Order,
        /// Which part of it.
        part: Part,
    },
    /// The last part of the order reached the customer.
    Delivered {
        /// The order.
        order: &'a Order,
    },
    /// The run ended before this order did, whenever it was placed.
    StillOpen {
        /// The order.
        order: &'a Order,
    },
    /// The customer reported the faulty lines of an order; they come back.
    FaultReported {
        /// The order.
        original: Original,
        /// How many lines.
        lines: usize,
    },
    /// The replacement of faulty lines is on its way to its availability check. From there on it is told of as
    /// any order.
    Replacing {
        /// The replacement.
        order: &'a Order,
    },
    /// Faulty lines of an order are corrected: the replacement reached the customer, or they were paid back.
    Corrected {
        /// The order.
        original: Original,
        /// The lines: what replaced them, or what was paid back.
        lines: &'a [Line],
        /// How.
        remedy: Remedy,
    },
    /// A line failed under warranty.
    Claimed {
        /// The claim.
        claim: &'a Claim,
    },
    /// A technician is done with it.
    Repaired {
        /// The claim.
        claim: &'a Claim,
        /// Before it was refunded.
        in_time: bool,
    },
    /// It was not repaired in time and was refunded.
    Refunded {
        /// The claim.
        claim: &'a Claim,
    },
    /// Claims and technicians changed.
    Technicians {
        /// Claims that wait for a technician.
        waiting: usize,
        /// Technicians at work.
        busy: u32,
    },
    /// A day ended.
    DayEnd {
        /// Its number: 0 is the first of the measured window.
        day: i64,
    },
}

impl Event<'_> {
    /// Whether it tells of a replacement: whoever counts customers' orders leaves it out.
    #[must_use]
    pub fn is_of_replacement(&self) -> bool {
        match self {
            Event::Replacing { .. } => true,
            Event::Checked { order }
            | Event::LineServed { order, .. }
            | Event::Served { order }
            | Event::Joined { order }
            | Event::Started { order }
            | Event::Finished { order }
            | Event::Departed { order, .. }
            | Event::Delivered { order }
            | Event::StillOpen { order } => order.replaces.is_some(),
            _ => false,
        }
    }
}

/// Whoever wants to know what happens. Observers compose as tuples; dispatch is static.
pub trait Observer {
    /// Is told of an event at the instant it happens; instants never decrease.
    fn see(&mut self, at: Time, event: &Event<'_>);
}

impl Observer for () {
    fn see(&mut self, _: Time, _: &Event<'_>) {}
}

impl<A: Observer, B: Observer> Observer for (A, B) {
    #[inline]
    fn see(&mut self, at: Time, event: &Event<'_>) {
        self.0.see(at, event);
        self.1.see(at, event);
    }
}

impl<A: Observer, B: Observer, C: Observer> Observer for (A, B, C) {
    #[inline]
    fn see(&mut self, at: Time, event: &Event<'_>) {
        self.0.see(at, event);
        self.1.see(at, event);
        self.2.see(at, event);
    }
}

impl<A: Observer> Observer for Option<A> {
    #[inline]
    fn see(&mut self, at: Time, event: &Event<'_>) {
        if let Some(observer) = self {
            observer.see(at, event);
        }
    }
}
