//! One replication of the order cycle, under one strategy.
//!
//! # The sequence of events
//!
//! Time is a whole number of milliseconds. At the same instant, in this order:
//!
//! 1. **periodic review**, where stock is not reviewed continuously;
//! 2. **receipts** of replenishments (a lead time of 0 included), each of which at once serves the
//!    shortages of its item, oldest first;
//! 3. **progress** of orders: placed, joining or leaving production, departing (units that were left
//!    behind go back on the shelf and serve shortages), delivered, cancelled (what it held serves others),
//!    corrected, claimed and repaired;
//! 4. **availability checks**;
//! 5. **continuous review** of the items that were asked for, the last one first; a review at intervals begins
//!    with the items that nobody asked for since the one before, the last of the list first;
//! 6. the **day's end** sample, at the last instant of the day, before anything of the next.
//!
//! Within a phase, by the order in which things were scheduled. [`Replication`]'s step function has the
//! same steps in the same order.
//!
//! The engine knows nothing of measures, charts or lessons: it tells an [`Observer`] what happens. It
//! takes its seed as an argument, reads no clock, and gives the same bits on every machine.

mod after_delivery;
mod arrivals;
mod calendar;
mod disruption;
mod event;
mod luck;
mod order;
mod order_stream;
mod own_line;
mod plan;
mod production;
mod quote;
mod replication;
mod stages;
mod status;
mod step;
mod stock;
mod time_scale;

pub use after_delivery::{Claim, Original, Remedy};
pub use event::{Event, Observer};
pub use order::{Flaws, Line, Order, Part};
pub use plan::{ItemPolicy, Plan, Refill, Strategy};
pub use replication::{Progress, Replication};
pub use stages::{Spell, Stage};
pub use stock::Stock;
