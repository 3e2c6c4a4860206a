//! Build to order: the servers and the queue before them, first come first served.

use std::collections::VecDeque;

use crate::model::Time;
use crate::random::{Purpose, Streams};

use super::Order;
use super::plan::Plan;

/// The production line.
#[derive(Clone, Debug, Default)]
pub(super) struct Servers {
    waiting: VecDeque<u32>,
    busy: u32,
}

impl Servers {
    pub(super) fn waiting(&self) -> usize {
        self.waiting.len()
    }

    pub(super) fn busy(&self) -> u32 {
        self.busy
    }

    /// An order joins the queue.
    pub(super) fn join(&mut self, slot: u32) {
        self.waiting.push_back(slot);
    }

    /// A server is done with its order.
    pub(super) fn finish(&mut self) {
        self.busy -= 1;
    }

    /// The next order to start, if a server is free.
    pub(super) fn start(&mut self, plan: &Plan) -> Option<u32> {
        if self.busy == plan.servers {
            return None;
        }
        let slot = self.waiting.pop_front()?;
        self.busy += 1;
        Some(slot)
    }
}

/// How long the production of an order takes: set-up plus units times unit time, times a random factor of
/// mean 1.
pub(super) fn production_time(plan: &Plan, streams: Streams, order: &Order) -> Time {
    let (setup, unit) = plan.production_times;
    let mean = setup + unit * order.units() as f64;
    let mut stream = streams.stream(Purpose::Production, order.number, 0);
    Time::from_days(mean * plan.production_spread.draw(&mut stream))
}
