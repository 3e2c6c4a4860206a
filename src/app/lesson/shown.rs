//! What the runs of a lesson show: the reveals, and what was counted where something was predicted.

use super::{Walk, variant_of};
use crate::chart::predicted::Number;
use crate::experiment::Fold;
use crate::lessons::{Beside, Prediction, Reveal, Source, dip_of, revealed, twin_of};
use crate::measure::{OrderRecord, measure};
use crate::sim::Strategy;

/// Half of what is left outside a 95 % interval, on each side of it.
const ONE_SIDE: f64 = 0.025;

impl Walk {
    /// What each reveal shows, in the unit of its measure.
    #[must_use]
    pub fn shown<'r>(&self, run: impl Fn(&str) -> Option<&'r Fold> + Copy) -> Vec<Option<f64>> {
        self.lesson.reveals.iter().map(|reveal| revealed(&self.lesson, reveal, run)).collect()
    }

    /// What was counted for each point of the prediction, in its unit: one for a number, as many as it has
    /// for a curve, none for a choice.
    #[must_use]
    pub fn counted<'r>(&self, run: impl Fn(&str) -> Option<&'r Fold> + Copy) -> Vec<Option<Number>> {
        let (Some(scale), Some(reveal)) = (self.scale(), self.lesson.reveals.first()) else {
            return Vec::new();
        };
        let in_unit = |number: Number| Number {
            value: scale.of_measured(number.value),
            interval: number.interval.map(|(low, high)| (scale.of_measured(low), scale.of_measured(high))),
        };
        let at = |variant: &str| self.number(reveal, variant, run).map(in_unit);
        match &self.lesson.prediction {
            Prediction::Curve { points, .. } => points.iter().map(|(_, variant)| at(variant)).collect(),
            Prediction::Number(_) => vec![at(variant_of(&reveal.source).unwrap_or_default())],
            Prediction::Choice { .. } => Vec::new(),
        }
    }

    /// What a reveal shows of a variant, with its interval where it stands alone.
    pub(super) fn number<'r>(
        &self,
        reveal: &Reveal,
        variant: &str,
        run: impl Fn(&str) -> Option<&'r Fold>,
    ) -> Option<Number> {
        match (&reveal.source, &reveal.beside) {
            (Source::Run { strategy, measure: id, .. }, Beside::Nothing) => {
                let (fold, measure) = (run(variant)?, measure(id)?);
                let value = fold.value(measure, *strategy)?;
                let reach =
                    fold.sample(measure, *strategy).map(|sample| sample.less_number(0.0).reach(ONE_SIDE));
                let interval =
                    reach.filter(|reach| reach.is_finite()).map(|reach| (value - reach, value + reach));
                Some(Number { value, interval })
            }
            (Source::Dip { strategy, of, part, .. }, Beside::Nothing) => {
                let value = dip_of(run(variant)?, run(&twin_of(variant))?, *strategy, *of, *part)?;
                Some(Number { value, interval: None })
            }
            _ => revealed(&self.lesson, reveal, run).map(|value| Number { value, interval: None }),
        }
    }

    /// The strategy that the answer is about.
    #[must_use]
    pub fn answering_strategy(&self) -> Strategy {
        match self.lesson.reveals.first().map(|reveal| &reveal.source) {
            Some(
                Source::Run { strategy, .. }
                | Source::Dip { strategy, .. }
                | Source::Records { strategy, .. },
            ) => *strategy,
            None => Strategy::BuildToStock,
        }
    }

    /// Whether the right answer was chosen; none where nothing was chosen, or nothing was to be.
    #[must_use]
    pub fn chose_right(&self) -> Option<bool> {
        match (&self.lesson.prediction, &self.said, self.is_committed) {
            (Prediction::Choice { answers, right }, super::Said::Choice(Some(chosen)), true) => {
                Some(answers.get(*chosen) == Some(right))
            }
            _ => None,
        }
    }

    /// The words of a choice's right answer.
    #[must_use]
    pub fn right_answer(&self, language: crate::i18n::Language) -> Option<&str> {
        let Prediction::Choice { answers, right } = &self.lesson.prediction else { return None };
        let place = answers.iter().position(|answer| answer == right)?;
        self.words(language).labels.get(place).map(String::as_str)
    }

    /// How far the prediction was from what was counted, in its unit; none without both.
    #[must_use]
    pub fn missed_by(&self, counted: &[Option<Number>]) -> Option<f64> {
        if !self.is_committed {
            return None;
        }
        let (said, counted) = match &self.said {
            super::Said::Number(number) => ((*number)?, counted.first()?.as_ref()?),
            super::Said::Choice(_) => return None,
            super::Said::Curve(heights) => {
                let place = self.answering_point()?;
                (heights.get(place).copied().flatten()?, counted.get(place)?.as_ref()?)
            }
        };
        Some(said - counted.value)
    }
}

/// Whether nothing was wrong with an order but, perhaps, its time.
#[must_use]
pub fn is_faultless(record: &OrderRecord) -> bool {
    record.complete && record.right && record.undamaged && record.documents_right
}
