//! Samples at the end of each day: stock under build to stock, the queue under build to order.

use crate::model::Time;
use crate::sim::{Event, Observer};
use crate::stats::Histogram;

/// One replication's samples, from the first day of the warm-up on.
#[derive(Clone, Debug, Default)]
pub struct Daily {
    physical: Vec<i64>,
    level: i64,
    samples: Vec<u32>,
}

impl Daily {
    pub(super) fn new(items: usize, days: usize) -> Self {
        Self { physical: vec![0; items], level: 0, samples: Vec::with_capacity(days) }
    }

    pub(super) fn samples(self) -> Vec<u32> {
        self.samples
    }
}

impl Observer for Daily {
    #[inline]
    fn see(&mut self, _: Time, event: &Event<'_>) {
        match event {
            Event::Stock { item, stock } => {
                self.level += stock.physical() - self.physical[*item];
                self.physical[*item] = stock.physical();
            }
            Event::Line { waiting, .. } => self.level = *waiting as i64,
            Event::DayEnd { .. } => self.samples.push(self.level as u32),
            _ => {}
        }
    }
}

/// For each day, how the samples of all replications are spread.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DailyHistograms(Vec<Histogram>);

impl DailyHistograms {
    /// Adds one replication's samples.
    pub fn add(&mut self, samples: &[u32]) {
        if self.0.len() < samples.len() {
            self.0.resize(samples.len(), Histogram::default());
        }
        for (day, sample) in self.0.iter_mut().zip(samples) {
            day.add(u64::from(*sample));
        }
    }

    /// The `p`-quantile of each day.
    #[must_use]
    pub fn quantiles(&self, p: f64) -> Vec<f64> {
        self.0.iter().map(|day| day.quantile(p).unwrap_or(0.0)).collect()
    }
}
