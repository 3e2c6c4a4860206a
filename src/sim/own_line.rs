//! Build to stock from the firm's own line: lots wait in line for servers, first come first served (a
//! make-to-stock queue).

use std::collections::VecDeque;

use crate::model::{OwnLine, Time};
use crate::random::{Purpose, Sampler, Streams};

/// The line of a scenario, made ready.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct LinePlan {
    servers: u32,
    /// Set-up and unit time [days].
    times: (f64, f64),
    /// The law of production time over its mean.
    spread: Sampler,
}

impl LinePlan {
    pub(super) fn new(line: OwnLine) -> Self {
        Self {
            servers: line.servers,
            times: (line.setup_days, line.unit_days),
            spread: line.time_law.spread(line.cv),
        }
    }
}

/// A lot that was ordered from the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Lot {
    pub(super) item: u32,
    pub(super) units: u32,
    /// How many lots of the item were ordered before it.
    pub(super) nth: u32,
}

/// The line: lots at work, and lots that wait.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    waiting: VecDeque<Lot>,
    busy: u32,
}

impl Line {
    pub(super) fn waiting(&self) -> usize {
        self.waiting.len()
    }

    pub(super) fn busy(&self) -> u32 {
        self.busy
    }

    pub(super) fn join(&mut self, lot: Lot) {
        self.waiting.push_back(lot);
    }

    pub(super) fn finish(&mut self) {
        self.busy -= 1;
    }

    /// The next lot to start, if a server is free, and how long it takes: set-up plus units times unit time,
    /// times a random factor of mean 1.
    pub(super) fn start(&mut self, plan: &LinePlan, streams: Streams) -> Option<(Lot, Time)> {
        if self.busy == plan.servers {
            return None;
        }
        let lot = self.waiting.pop_front()?;
        self.busy += 1;
        let (setup, unit) = plan.times;
        let mean = setup + unit * f64::from(lot.units);
        let mut stream = streams.stream(Purpose::LotProduction, u64::from(lot.item), u64::from(lot.nth));
        Some((lot, Time::from_days(mean * plan.spread.draw(&mut stream))))
    }
}
