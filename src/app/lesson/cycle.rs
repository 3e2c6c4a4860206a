//! The order cycle of a lesson, part after part, as its reveals say how long each takes.

use super::Walk;
use crate::lessons::Figure;

/// The parts that follow each other, by the names of their reveals.
pub const CYCLE: [&str; 5] = ["preparation", "transmittal", "receipt", "filling", "transport"];

/// A part of the cycle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CyclePart {
    /// One of [`CYCLE`], or `status`, which runs alongside from receipt to delivery.
    pub id: &'static str,
    /// How long it takes [days].
    pub days: f64,
    /// From when to when, since the order was begun [days].
    pub span: (f64, f64),
}

impl Walk {
    /// The parts in their order; none where the lesson does not show the cycle, or not all of it.
    #[must_use]
    pub fn cycle_parts(&self, shown: &[Option<f64>]) -> Option<Vec<CyclePart>> {
        let days = |id: &str| {
            let is_it = |reveal: &crate::lessons::Reveal| reveal.id == id && reveal.figure == Figure::Cycle;
            shown.get(self.lesson.reveals.iter().position(is_it)?).copied().flatten()
        };
        let mut parts = Vec::new();
        let (mut at, mut received) = (0.0, 0.0);
        for id in CYCLE {
            let days = days(id)?.max(0.0);
            if id == "receipt" {
                received = at;
            }
            parts.push(CyclePart { id, days, span: (at, at + days) });
            at += days;
        }
        parts.push(CyclePart { id: "status", days: at - received, span: (received, at) });
        Some(parts)
    }
}
