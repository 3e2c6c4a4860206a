//! How the samples taken at the end of each day are spread: stock under build to stock, the queue under build to order.
//!
//! They are taken in `record`.

use crate::stats::Histogram;

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
