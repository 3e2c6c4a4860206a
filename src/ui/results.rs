//! What the page shows of a run, read off a fold once, so that the fold itself need not be kept: the engine
//! goes on folding into it without making a copy.

use std::sync::Arc;

use crate::experiment::{Bands, Failures, Fold, Prepared, Summary};
use crate::measure::{Clock, Path, measure};
use crate::sim::Strategy;

/// Measures of the headline table whose spread over single runs is drawn.
const SPREAD: [&str; 6] = [
    "perfect_order_rate",
    "on_time_delivery_rate",
    "complete_rate",
    "inventory_value_mean",
    "customer_clock_p50",
    "cost_per_order",
];

/// How many marks the figure of waiting times has.
pub(super) const DOTS: usize = 50;

/// Ends of a bar.
pub(super) type Span = (f64, f64);

/// A run as it stands.
#[derive(Clone, Debug)]
pub(super) struct Results {
    /// Every measure, warnings, digest.
    pub summary: Summary,
    /// The scenario that was run, and the policies it was given.
    pub prepared: Arc<Prepared>,
    /// Stock, and orders waiting, day by day.
    pub bands: [Bands; 2],
    /// Equally likely times from receipt to delivery [days].
    pub dots: [Vec<f64>; 2],
    /// How orders failed; none while no order has been counted.
    pub failures: [Option<Failures>; 2],
    /// The first run.
    pub path: Path,
    spreads: Vec<[Option<Span>; 2]>,
}

impl Results {
    /// Reads a fold.
    pub fn of(fold: &Fold) -> Self {
        let spreads = SPREAD.iter().map(|id| {
            Strategy::BOTH.map(|strategy| measure(id).and_then(|measure| fold.spread(measure, strategy)))
        });
        Self {
            summary: fold.summary(),
            prepared: Arc::clone(fold.prepared()),
            bands: Strategy::BOTH.map(|strategy| fold.bands(strategy)),
            dots: Strategy::BOTH.map(|strategy| fold.quantile_dots(strategy, Clock::Firm, DOTS)),
            failures: Strategy::BOTH.map(|strategy| fold.failures(strategy)),
            path: fold.path().clone(),
            spreads: spreads.collect(),
        }
    }

    /// The middle 90 % of single runs, where enough runs are in to tell.
    pub fn spread(&self, id: &str) -> [Option<Span>; 2] {
        const ENOUGH: u32 = 100;
        let place = SPREAD.iter().position(|known| *known == id);
        match place {
            Some(place) if self.summary.replications >= ENOUGH => self.spreads[place],
            _ => [None, None],
        }
    }
}

impl PartialEq for Results {
    /// Results are read once and never changed: only the same ones are equal.
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}
