//! The lesson's controls, once its run is done: what they stand at, and the scenarios that are run again with them. The
//! prediction stays what it was; so does everything that the texts say of the lesson's own run.

use super::{Step, Walk, sources, variant_of};
use crate::experiment::{Knob, bound_of, setting, with_settings};
use crate::i18n::{parse_number, shown_factor};
use crate::lessons::{BASE, Beside, Prediction, Source, twin_of};
use crate::model::Scenario;

/// A control as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Turned {
    /// Its place among the lesson's controls.
    pub place: usize,
    /// The scenario's number, by its path.
    pub field: String,
    /// Where it stands [the field's unit].
    pub value: f64,
    /// Where the lesson itself has it.
    pub own: f64,
    /// Over which range it moves.
    pub range: (f64, f64),
    /// One step of it.
    pub step: f64,
    /// Shown units in one of the field's: shares are shown in per cent.
    pub factor: f64,
    /// Whether only whole numbers will do.
    pub is_whole: bool,
    /// What was typed last and was not taken.
    pub refused: Option<String>,
}

impl Turned {
    /// A value as it is shown, through fewer digits than a number has: 0.95 is 95 and not 94.99999999999999.
    #[must_use]
    pub fn shown(&self, value: f64) -> f64 {
        (value * self.factor * 1e9).round() / 1e9
    }
}

impl Walk {
    /// The controls, in the lesson's order.
    #[must_use]
    pub fn turned(&self) -> Vec<Turned> {
        let Some(own) = self.lesson.scenario(self.answering().unwrap_or(BASE)) else { return Vec::new() };
        let control = |(place, control): (usize, &crate::lessons::Control)| {
            let bound = bound_of(&control.field);
            let before = setting(&own, &control.field)?;
            let refused = self.refused_turn.as_ref().filter(|(refused, _)| *refused == place);
            Some(Turned {
                place,
                field: control.field.clone(),
                value: self.turns.get(place).copied().flatten().unwrap_or(before),
                own: before,
                range: (control.from, control.to),
                step: bound.map_or((control.to - control.from) / 100.0, |bound| bound.step),
                factor: shown_factor(&control.field),
                is_whole: bound.is_some_and(|bound| bound.whole),
                refused: refused.map(|(_, typed)| typed.clone()),
            })
        };
        self.lesson.controls.iter().enumerate().filter_map(control).collect()
    }

    /// Whether a control stands elsewhere than the lesson has it.
    #[must_use]
    pub fn is_turned(&self) -> bool {
        self.turned().iter().any(|turned| turned.value != turned.own)
    }

    /// What is run again, by name: of all that the figures show, the scenarios that the controls change.
    #[must_use]
    pub fn wanted_turned(&self) -> Vec<(String, Scenario)> {
        let points: &[(f64, String)] = match &self.lesson.prediction {
            Prediction::Curve { points, .. } => points,
            Prediction::Number(_) | Prediction::Choice { .. } => &[],
        };
        let mut wanted: Vec<&str> = points.iter().map(|(_, variant)| variant.as_str()).collect();
        let shown = self.lesson.reveals.iter().enumerate();
        let shown = shown.filter(|(place, reveal)| {
            *place == 0 || self.is_read_out(*place) || reveal.figure == crate::lessons::Figure::Cycle
        });
        wanted.extend(shown.flat_map(|(_, reveal)| sources(reveal)).filter_map(variant_of));
        let mut names: Vec<String> = Vec::new();
        for name in wanted.into_iter().flat_map(|variant| [variant.to_owned(), twin_of(variant)]) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        // A twin is there for dips only.
        let has_dips = self.lesson.reveals.iter().any(|reveal| matches!(reveal.source, Source::Dip { .. }));
        let names = names.into_iter().filter(|name| has_dips || !name.contains('/'));
        names.filter_map(|name| self.turned_scenario(&name).map(|scenario| (name, scenario))).collect()
    }

    /// A variant's scenario with the controls as they stand; none where they change nothing in it. What makes a variant
    /// another than the one that answers stays as it is.
    fn turned_scenario(&self, variant: &str) -> Option<Scenario> {
        let before = self.scenario(variant)?;
        let is_answer = self.answering().is_none_or(|answering| answering == variant);
        let mut after = before.clone();
        for turned in self.turned().iter().filter(|turned| turned.value != turned.own) {
            if is_answer || setting(&before, &turned.field) == Some(turned.own) {
                after = set(&after, &turned.field, turned.value)?;
            }
        }
        (after != before).then_some(after)
    }

    /// The reveals of the scenario that answers, by their places: what the controls can change.
    #[must_use]
    pub fn read_out(&self) -> Vec<usize> {
        (0..self.lesson.reveals.len()).filter(|place| self.is_read_out(*place)).collect()
    }

    fn is_read_out(&self, place: usize) -> bool {
        let Some(reveal) = self.lesson.reveals.get(place) else { return false };
        let is_of_answer =
            variant_of(&reveal.source).is_some_and(|variant| Some(variant) == self.answering());
        is_of_answer && (place == 0 || reveal.beside == Beside::Nothing)
    }

    /// Moves a control, if the scenario takes it; before the run is done nothing moves.
    pub(super) fn turn(&mut self, place: usize, value: f64) -> bool {
        let turned = self.turned().into_iter().find(|turned| turned.place == place);
        let Some(turned) = turned.filter(|_| self.step == Step::Explain) else { return false };
        let (low, high) = turned.range;
        let own = self.scenario(self.answering().unwrap_or(BASE));
        let is_taken =
            (low..=high).contains(&value) && own.is_some_and(|own| set(&own, &turned.field, value).is_some());
        if is_taken {
            self.refused_turn = None;
            let stands = (value != turned.own).then_some(value);
            if let Some(at) = self.turns.get_mut(place) {
                *at = stands;
            }
        }
        is_taken
    }

    /// Moves a control to what was typed, or refuses it; then it stays where it was.
    pub(super) fn type_turn(&mut self, place: usize, typed: String) {
        let turned = self.turned().into_iter().find(|turned| turned.place == place);
        let Some(turned) = turned.filter(|_| self.step == Step::Explain) else { return };
        let number = parse_number(typed.trim().trim_end_matches('%')).map(|number| number / turned.factor);
        if !number.is_some_and(|number| self.turn(place, number)) {
            self.refused_turn = Some((place, typed.chars().take(MOST_QUOTED).collect()));
        }
    }

    /// Back to the lesson's own numbers.
    pub(super) fn unturn(&mut self) {
        self.turns.fill(None);
        self.refused_turn = None;
    }
}

/// More of what was refused is not quoted [characters].
const MOST_QUOTED: usize = 40;

/// A scenario with a number set, and what goes along with it.
fn set(scenario: &Scenario, field: &str, value: f64) -> Option<Scenario> {
    let knob = Knob::of_path(scenario, field).ok()?;
    with_settings(scenario, &knob.changes(value)).ok()
}

#[cfg(test)]
mod tests;
