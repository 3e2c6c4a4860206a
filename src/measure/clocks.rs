//! How long orders took, on three clocks: percentiles of one replication, histograms of all.

use serde::{Deserialize, Serialize};

use crate::model::Time;
use crate::sim::{Event, Observer, Order};
use crate::stats::Histogram;

/// From when the order cycle time is counted; it always ends with delivery.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    /// From the start of preparation.
    Full,
    /// From placed.
    Customer,
    /// From received: what the promise counts from.
    Firm,
}

/// The percentiles that every replication reports, for every clock.
pub const PERCENTILES: [f64; 3] = [0.5, 0.9, 0.95];

impl Clock {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Full, Self::Customer, Self::Firm];

    fn start(self, order: &Order) -> Time {
        match self {
            Self::Full => order.begun,
            Self::Customer => order.placed,
            Self::Firm => order.received,
        }
    }
}

/// Order cycle times of the orders of the window, on each clock.
#[derive(Clone, Debug, Default)]
pub struct Clocks {
    times: [Vec<i64>; 3],
}

impl Observer for Clocks {
    #[inline]
    fn see(&mut self, _: Time, event: &Event<'_>) {
        if let Event::Delivered { order } = event
            && order.counted
        {
            for (times, clock) in self.times.iter_mut().zip(Clock::ALL) {
                times.push((order.delivered - clock.start(order)).0);
            }
        }
    }
}

impl Clocks {
    /// The percentiles [days] of this replication by clock, then by [`PERCENTILES`]; NaN where nothing was
    /// delivered.
    pub(super) fn percentiles(&mut self) -> [f64; 9] {
        let mut percentiles = [f64::NAN; 9];
        for (clock, times) in self.times.iter_mut().enumerate() {
            // Percentiles ascend: what stands before the last one found need not be looked at again.
            let mut found = 0;
            for (index, p) in PERCENTILES.iter().enumerate() {
                let rank = (libm::ceil(p * times.len() as f64) as usize).saturating_sub(1);
                if rank < times.len() {
                    let (_, time, _) = times[found..].select_nth_unstable(rank - found);
                    percentiles[clock * 3 + index] = Time(*time).days();
                    found = rank;
                }
            }
        }
        percentiles
    }

    /// Adds this replication's times to the histograms of all.
    pub(super) fn pour(&self, histograms: &mut ClockHistograms) {
        for (histogram, times) in histograms.0.iter_mut().zip(&self.times) {
            times.iter().for_each(|time| histogram.add(in_seconds(*time)));
        }
    }
}

/// Whole seconds; a time is never negative.
fn in_seconds(milliseconds: i64) -> u64 {
    (milliseconds.max(0) / 1000) as u64
}

/// Histograms of the order cycle times of all replications, one a clock, in seconds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClockHistograms([Histogram; 3]);

impl ClockHistograms {
    const SECONDS_A_DAY: f64 = 86_400.0;

    /// Adds another's counts.
    pub fn merge(&mut self, other: &Self) {
        for (histogram, more) in self.0.iter_mut().zip(&other.0) {
            histogram.merge(more);
        }
    }

    /// The `p`-quantile of a clock [days].
    #[must_use]
    pub fn quantile(&self, clock: Clock, p: f64) -> Option<f64> {
        self.0[clock as usize].quantile(p).map(|seconds| seconds / Self::SECONDS_A_DAY)
    }
}
