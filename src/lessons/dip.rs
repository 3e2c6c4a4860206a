//! Dips: how far a disturbed run of a lesson falls below its undisturbed twin, and how long it takes to recover.
//!
//! The twin is the same scenario, with the same customers and the same luck, without its disruptions. Nobody writes it
//! into a lesson: it goes by the variant's name with an ending that no variant can have.

use crate::experiment::{Dip, Fold, resilience};
use crate::sim::Strategy;

/// What ends the name of a variant's undisturbed twin.
const ENDING: &str = "/undisturbed";

/// In what the dip is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DipOf {
    /// Build to stock: the stock. Build to order: the orders that wait for a server.
    Level,
    /// The perfect order rate, by the day on which orders were placed.
    PerfectOrderRate,
    /// The on-time delivery rate, by the same day.
    OnTimeDeliveryRate,
}

/// Which number of the dip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DipPart {
    /// The largest difference of a day.
    Depth,
    /// From the start of the disruption to the first day that differs [days].
    DelayDays,
    /// From the first day that differs to the last [days].
    LengthDays,
    /// From the end of the disruption until nothing differs any more [days].
    RecoveryDays,
}

/// By which names a lesson calls them, the same as in the results.
pub(super) const DIPS: [(&str, DipOf); 3] = [
    ("level", DipOf::Level),
    ("perfect_order_rate", DipOf::PerfectOrderRate),
    ("on_time_delivery_rate", DipOf::OnTimeDeliveryRate),
];
pub(super) const PARTS: [(&str, DipPart); 4] = [
    ("depth", DipPart::Depth),
    ("delay_days", DipPart::DelayDays),
    ("length_days", DipPart::LengthDays),
    ("recovery_days", DipPart::RecoveryDays),
];

impl DipOf {
    /// Its name in lessons and results.
    #[must_use]
    pub fn name(self) -> &'static str {
        DIPS.into_iter().find(|(_, of)| *of == self).map_or("", |(name, _)| name)
    }
}

impl DipPart {
    /// Its name in lessons and results.
    #[must_use]
    pub fn name(self) -> &'static str {
        PARTS.into_iter().find(|(_, part)| *part == self).map_or("", |(name, _)| name)
    }
}

/// The name of a variant's undisturbed twin.
#[must_use]
pub fn twin_of(variant: &str) -> String {
    format!("{variant}{ENDING}")
}

/// The variant whose twin goes by a name; none where it is no twin's.
pub(super) fn disturbed_of(name: &str) -> Option<&str> {
    name.strip_suffix(ENDING)
}

/// A number of the dip between a disturbed run and its twin; `None` where nothing was disturbed or run, and where
/// the number is none: nothing ever differed, or it had not recovered when the window ended.
#[must_use]
pub fn dip_of(disturbed: &Fold, twin: &Fold, strategy: Strategy, of: DipOf, part: DipPart) -> Option<f64> {
    let found = resilience(disturbed, twin, strategy)?;
    let dip: Dip = match of {
        DipOf::Level => found.level,
        DipOf::PerfectOrderRate => found.perfect_order_rate,
        DipOf::OnTimeDeliveryRate => found.on_time_delivery_rate,
    };
    match part {
        DipPart::Depth => Some(dip.depth),
        DipPart::DelayDays => dip.delay_days.map(|days| days as f64),
        DipPart::LengthDays => Some(dip.length_days as f64),
        DipPart::RecoveryDays => dip.recovery_days.map(|days| days as f64),
    }
}
