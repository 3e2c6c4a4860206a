//! What the engine tells of, and to whom.

use crate::model::Time;

use super::{Order, Part};

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
    /// A day ended.
    DayEnd {
        /// Its number: 0 is the first of the measured window.
        day: i64,
    },
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
