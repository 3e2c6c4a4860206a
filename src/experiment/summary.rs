//! What the page and the command line show of an experiment, as data.

use serde::Serialize;

use crate::measure::{Clock, Total};
use crate::sim::Strategy;
use crate::stats::Estimate;

use super::Fold;

/// A measure under both strategies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MeasureResult {
    /// The measure's name.
    pub measure: &'static str,
    /// Build to stock, build to order.
    pub each: [Estimate; 2],
    /// Build to stock minus build to order, paired by replication.
    pub difference: Estimate,
    /// What pairing saves: the variance of the difference if the strategies had run on different orders ÷ its
    /// variance as it is. Above 1 the common orders help; `None` where it cannot be told.
    pub saved: Option<f64>,
}

/// Quantiles of each day over all replications.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bands {
    /// 5 %.
    pub p5: Vec<f64>,
    /// 25 %.
    pub p25: Vec<f64>,
    /// The median.
    pub p50: Vec<f64>,
    /// 75 %.
    pub p75: Vec<f64>,
    /// 95 %.
    pub p95: Vec<f64>,
}

/// Something about a run that the reader should know.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Warning {
    /// Build to order cannot keep up.
    Overloaded {
        /// Mean work that comes in ÷ capacity.
        utilisation: f64,
    },
    /// The firm's own line cannot keep up with replenishments.
    OwnLineOverloaded {
        /// Mean work that comes in ÷ capacity.
        utilisation: f64,
    },
    /// A replayed history is shorter than a replenishment takes: what it does to stock comes round before it
    /// has been made good.
    HistoryShort {
        /// The history [days].
        days: i64,
        /// What a replenishment takes, with the wait for the next review [days].
        lead_time_days: f64,
    },
    /// The chosen warm-up is too short for the start to be forgotten.
    WarmUpShort {
        /// The warm-up [days].
        days: i64,
        /// What would do [days].
        sensible: i64,
    },
    /// Orders were still open when the run ended: means and percentiles of times are "at least".
    StillOpen {
        /// Under which strategy.
        strategy: Strategy,
        /// How many, over all replications.
        orders: u64,
    },
}

/// The result of an experiment as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    /// Replications so far.
    pub replications: u32,
    /// Every measure, in the catalogue's order.
    pub results: Vec<MeasureResult>,
    /// What the reader should know.
    pub warnings: Vec<Warning>,
    /// The digest of all records.
    pub digest: String,
}

impl Summary {
    /// The result of a measure; undefined for a name that there is not.
    #[must_use]
    pub fn of(&self, measure: &str) -> MeasureResult {
        self.results.iter().find(|result| result.measure == measure).copied().unwrap_or(MeasureResult {
            measure: "",
            each: [Estimate::UNDEFINED; 2],
            difference: Estimate::UNDEFINED,
            saved: None,
        })
    }
}

impl Fold {
    /// The result as it stands.
    #[must_use]
    pub fn summary(&self) -> Summary {
        Summary {
            replications: self.replications(),
            results: self.results(),
            warnings: self.warnings(),
            digest: self.digest().to_string(),
        }
    }

    /// What the reader should know.
    #[must_use]
    pub fn warnings(&self) -> Vec<Warning> {
        let mut warnings = self.prepared().warnings();
        for strategy in Strategy::BOTH {
            let orders = self.totals(strategy).of(Total::StillOpen) as u64;
            if orders > 0 {
                warnings.push(Warning::StillOpen { strategy, orders });
            }
        }
        warnings
    }

    /// Stock (build to stock) or orders waiting (build to order): quantiles of each day.
    #[must_use]
    pub fn bands(&self, strategy: Strategy) -> Bands {
        let [p5, p25, p50, p75, p95] =
            [0.05, 0.25, 0.5, 0.75, 0.95].map(|p| self.daily(strategy).quantiles(p));
        Bands { p5, p25, p50, p75, p95 }
    }

    /// Equally likely order cycle times [days] on a clock: the middles of `count` equal shares. Orders that
    /// were still open when their run ended count as never delivered: infinite.
    #[must_use]
    pub fn quantile_dots(&self, strategy: Strategy, clock: Clock, count: usize) -> Vec<f64> {
        let totals = self.totals(strategy);
        let delivered = totals.of(Total::Delivered);
        let all = delivered + totals.of(Total::StillOpen);
        let time = |dot: usize| {
            let rank = (dot as f64 + 0.5) / count as f64 * all;
            let time = self.clocks(strategy).quantile(clock, rank / delivered);
            time.filter(|_| rank <= delivered).unwrap_or(f64::INFINITY)
        };
        if all > 0.0 { (0..count).map(time).collect() } else { Vec::new() }
    }
}
