//! What a lesson on a disruption shows day by day: the answering variant beside its undisturbed twin.

use super::Walk;
use crate::experiment::Fold;
use crate::lessons::{DipOf, DipPart, Figure, Source, dip_of, twin_of};
use crate::sim::Strategy;

/// A level by the day, disturbed and undisturbed.
#[derive(Clone, Debug, PartialEq)]
pub struct Recovery {
    /// Whose level: of build to stock the stock, of build to order the orders that wait.
    pub strategy: Strategy,
    /// Disturbed [units or orders], one value a day from day 0.
    pub disturbed: Vec<f64>,
    /// Undisturbed, the same.
    pub undisturbed: Vec<f64>,
    /// From which day to which something did not work.
    pub spells: Vec<(f64, f64)>,
    /// How long after the last spell nothing differed any more [days], and on which day that was.
    pub recovered: Option<(f64, f64)>,
}

impl Walk {
    /// The figure's numbers; none where the lesson does not show it, or its runs are not there.
    #[must_use]
    pub fn recovery<'r>(&self, run: impl Fn(&str) -> Option<&'r Fold>) -> Option<Recovery> {
        let reveal = self.lesson.reveals.first().filter(|reveal| reveal.figure == Figure::Recovery)?;
        let Source::Dip { variant, strategy, .. } = &reveal.source else { return None };
        let (disturbed, twin) = (run(variant)?, run(&twin_of(variant))?);
        let disruptions = &disturbed.prepared().scenario.disruptions;
        let spell = |disruption: &crate::model::Disruption| {
            (disruption.start_day as f64, disruption.end_day() as f64)
        };
        let spells: Vec<(f64, f64)> = disruptions.iter().map(spell).collect();
        let end = spells.iter().map(|(_, end)| *end).fold(0.0, f64::max);
        let days = dip_of(disturbed, twin, *strategy, DipOf::Level, DipPart::RecoveryDays);
        Some(Recovery {
            strategy: *strategy,
            disturbed: disturbed.daily_means(*strategy),
            undisturbed: twin.daily_means(*strategy),
            spells,
            recovered: days.map(|days| (days, end + days)),
        })
    }
}
