//! What both strategies share of an order that is followed: the six steps of receipt and entry.
//!
//! Not here: what comes after, which is each strategy's own (`follow`).

use crate::measure::Trace;
use crate::model::Time;
use crate::sim::{Part, Spell, Stage};

use super::{Story, Texts};

/// A step of the strip that both strategies share.
#[derive(Clone, Debug, PartialEq)]
pub struct SharedStep {
    /// Its short name; with its number, where it is one of the six.
    pub name: &'static str,
    /// How long it took.
    pub time: String,
    /// The same \[days\].
    pub days: f64,
    /// Whether nothing was done meanwhile.
    pub is_waiting: bool,
}

/// The short name of a step of receipt and entry.
fn step_name(texts: Texts, stage: Stage) -> Option<&'static str> {
    let words = texts.follow;
    Some(match stage {
        Stage::AccuracyCheck => words.k_accuracy(),
        Stage::OrderReturn => words.k_returned(),
        Stage::AvailabilityCheck => words.k_availability(),
        Stage::Notice => words.k_notice(),
        Stage::CreditCheck => words.k_credit(),
        Stage::CreditHold => words.k_hold(),
        Stage::Recording => words.k_recording(),
        Stage::Documents => words.k_documents(),
        _ => return None,
    })
}

impl<'a> Story<'a> {
    /// The stages that took the same time under both strategies, and their short names.
    fn shared(&self) -> Vec<(&'a Spell, &'static str)> {
        let [stock, order] = self.stories();
        let length = |spell: &Spell| spell.until - spell.from;
        let is_shared = |spell: &&Spell| {
            let same = |other: &Spell| other.stage == spell.stage && length(other) == length(spell);
            spell.part == Part::Whole && order.spells.iter().any(same)
        };
        let named = |spell: &'a Spell| Some((spell, step_name(self.texts(), spell.stage)?));
        stock.spells.iter().filter(is_shared).filter_map(named).collect()
    }

    /// The steps that took the same time under both strategies, one after another.
    #[must_use]
    pub fn shared_steps(&self) -> Vec<SharedStep> {
        let step = |(spell, name): (&Spell, &'static str)| {
            let length = spell.until - spell.from;
            let (time, days) = (self.length(length), length.days());
            SharedStep { name, time, days, is_waiting: spell.stage.is_waiting() }
        };
        self.shared().into_iter().map(step).collect()
    }

    /// How long these steps and those before them took, and what one strategy did besides.
    #[must_use]
    pub fn shared_sentence(&self) -> String {
        let spent = |trace: &Trace, stage: Stage| {
            let of = trace.spells.iter().filter(|spell| spell.stage == stage);
            of.fold(Time::ZERO, |sum, spell| sum + (spell.until - spell.from))
        };
        let [stock, order] = self.stories();
        let entry =
            self.shared().into_iter().fold(Time::ZERO, |sum, (spell, _)| sum + (spell.until - spell.from));
        let [prepared, sent] =
            [Stage::Preparation, Stage::Transmittal].map(|stage| self.length(spent(order, stage)));
        let words = self.texts().follow;
        let said = words.shared_sentence(&prepared, &sent, &self.length(entry));
        let notice = spent(stock, Stage::Notice);
        if notice == Time::ZERO {
            return said;
        }
        format!("{said} {}", words.notice_bts(&self.length(notice)))
    }
}
