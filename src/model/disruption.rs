//! Disruptions: spells in which something does not work, or works worse.

use serde::Serialize;

use super::bounds;
use super::demand::Surge;
use super::walk::Walk;

/// A spell in which something does not work.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Disruption {
    /// What does not work.
    #[serde(flatten)]
    pub kind: DisruptionKind,
    /// Its first day; 0 is the first of the measured window.
    pub start_day: i64,
    /// Its length [days].
    pub days: i64,
}

/// What does not work, or works worse.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum DisruptionKind {
    /// The supplier takes no orders: lead times of what is ordered meanwhile begin at its end. What is on its
    /// way comes.
    SupplierOutage,
    /// Production stands still, to order and on the firm's own line; what is in work goes on afterwards.
    LineBreakdown,
    /// Nothing leaves the house. What is on the road arrives.
    TransportStop,
    /// More or fewer orders than usual.
    DemandSurge {
        /// Demand relative to what it would have been.
        factor: f64,
    },
    /// Faults are more or less likely.
    Faults {
        /// Probabilities relative to what they would have been; none exceeds 1.
        factor: f64,
    },
}

impl Disruption {
    const MOST: usize = 20;

    pub(super) fn read_all(walk: &mut Walk<'_, '_>) -> Vec<Self> {
        walk.groups("disruptions", 0..=Self::MOST, Self::read).unwrap_or_default()
    }

    fn read(walk: &mut Walk<'_, '_>) -> Self {
        const KINDS: [&str; 5] =
            ["supplier_outage", "line_breakdown", "transport_stop", "demand_surge", "faults"];
        Self {
            kind: match walk.choice("kind", &KINDS) {
                "line_breakdown" => DisruptionKind::LineBreakdown,
                "transport_stop" => DisruptionKind::TransportStop,
                "demand_surge" => {
                    DisruptionKind::DemandSurge { factor: walk.number(&bounds::DISRUPTION_FACTOR) }
                }
                "faults" => DisruptionKind::Faults { factor: walk.number(&bounds::DISRUPTION_FACTOR) },
                _ => DisruptionKind::SupplierOutage,
            },
            start_day: walk.whole_number(&bounds::DISRUPTION_START),
            days: walk.whole_number(&bounds::DISRUPTION_DAYS),
        }
    }

    /// The day after its last.
    #[must_use]
    pub fn end_day(&self) -> i64 {
        self.start_day + self.days
    }

    /// What it does to demand, if anything.
    #[must_use]
    pub fn surge(&self) -> Option<Surge> {
        match self.kind {
            DisruptionKind::DemandSurge { factor } => {
                Some(Surge { start_day: self.start_day, days: self.days, factor })
            }
            _ => None,
        }
    }
}
