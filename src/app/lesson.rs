//! A walk through a lesson: predict, run, explain, check. The learner commits before the first run; a
//! prediction that was committed stays until the lesson is begun again, with another seed.
//!
//! Not here: running scenarios (`worker`), what a lesson is (`lessons`), the page (`ui`).

mod cycle;
mod recovery;
mod shown;
mod sketch;
mod trade_off;
mod turn;

pub use cycle::{CYCLE, CyclePart};
pub use recovery::Recovery;
pub use shown::is_faultless;
pub use trade_off::{Bite, Bought, TradeOff};
pub use turn::Turned;

use std::rc::Rc;

use super::course::place_of;
use crate::i18n::{Language, Texts, parse_number};
use crate::lessons::{
    BASE, Beside, Lesson, PREDICTION, Prediction, Reveal, Scale, Source, Words, reveal_text, twin_of,
};
use crate::model::Scenario;

/// Where in a lesson the learner is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Nothing was run yet.
    Predict,
    /// The run is under way.
    Observe,
    /// Its results are there.
    Explain,
}

/// What the learner said, so far.
#[derive(Clone, Debug, PartialEq)]
pub enum Said {
    /// A number; none before one was said.
    Number(Option<f64>),
    /// An answer, by its place.
    Choice(Option<usize>),
    /// The heights of a curve's points; none for those that were not drawn yet, and for those that are given.
    Curve(Vec<Option<f64>>),
}

/// What can happen.
#[derive(Clone, Debug, PartialEq)]
pub enum WalkAction {
    /// A number is said.
    Say(f64),
    /// A number is typed.
    Type(String),
    /// A point of the curve is drawn.
    Draw(usize, f64),
    /// An answer is chosen.
    Choose(usize),
    /// The prediction is committed.
    Commit,
    /// The run is asked for.
    Run,
    /// The run is done.
    Ran,
    /// A question is answered.
    Answer {
        /// Which question.
        question: usize,
        /// By which answer.
        answer: usize,
    },
    /// A control is moved.
    Turn {
        /// Which control.
        control: usize,
        /// To which value [the field's unit].
        value: f64,
    },
    /// A control's number is typed.
    TypeTurn {
        /// Which control.
        control: usize,
        /// What was typed.
        text: String,
    },
    /// All controls go back to the lesson's own numbers.
    Unturn,
    /// The lesson is begun again with another seed, drawn by the caller.
    Again(u32),
}

/// The walk.
#[derive(Clone, Debug, PartialEq)]
pub struct Walk {
    lesson: Rc<Lesson>,
    /// Whether it may be run without a prediction.
    is_open: bool,
    said: Said,
    is_committed: bool,
    step: Step,
    /// Another seed than the lesson's own.
    seed: Option<u32>,
    /// What was typed and is no answer.
    refused: Option<String>,
    answers: Vec<Option<usize>>,
    /// Where the controls stand; none where the lesson has them.
    turns: Vec<Option<f64>>,
    /// What was typed for a control and was not taken.
    refused_turn: Option<(usize, String)>,
}

/// About so many orders of a variant are enough to see what a lesson is about.
const ENOUGH_ORDERS: f64 = 80_000.0;
/// Replications of a variant, at least and at most.
const REPLICATIONS: (f64, f64) = (10.0, 200.0);

impl Walk {
    /// The beginning of a lesson; open, where it may be run without a prediction.
    #[must_use]
    pub fn new(lesson: Rc<Lesson>, is_open: bool) -> Self {
        let said = match &lesson.prediction {
            Prediction::Number(_) => Said::Number(None),
            Prediction::Choice { .. } => Said::Choice(None),
            Prediction::Curve { points, .. } => Said::Curve(vec![None; points.len()]),
        };
        let answers = vec![None; lesson.questions.len()];
        let turns = vec![None; lesson.controls.len()];
        Self {
            lesson,
            is_open,
            said,
            is_committed: false,
            step: Step::Predict,
            seed: None,
            refused: None,
            answers,
            turns,
            refused_turn: None,
        }
    }

    /// The lesson.
    #[must_use]
    pub fn lesson(&self) -> &Rc<Lesson> {
        &self.lesson
    }

    /// Where the learner is.
    #[must_use]
    pub fn step(&self) -> Step {
        self.step
    }

    /// The seed, where it is another than the lesson's own.
    #[must_use]
    pub fn seed(&self) -> Option<u32> {
        self.seed
    }

    /// Whether it may be run without a prediction.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.is_open
    }

    /// What was said so far.
    #[must_use]
    pub fn said(&self) -> &Said {
        &self.said
    }

    /// Whether the prediction stands.
    #[must_use]
    pub fn is_committed(&self) -> bool {
        self.is_committed
    }

    /// What was typed and is no answer.
    #[must_use]
    pub fn refused(&self) -> Option<&str> {
        self.refused.as_deref()
    }

    /// Which answer a question was given.
    #[must_use]
    pub fn answer(&self, question: usize) -> Option<usize> {
        self.answers.get(question).copied().flatten()
    }

    /// Whether there is a prediction that can be committed: every point of a curve must have been drawn.
    #[must_use]
    pub fn can_commit(&self) -> bool {
        let is_said = match &self.said {
            Said::Number(number) => number.is_some(),
            Said::Choice(answer) => answer.is_some(),
            Said::Curve(heights) => heights.iter().skip(self.given()).all(Option::is_some),
        };
        is_said && !self.is_committed
    }

    /// Whether the run can be asked for: with the gate shut, only after the prediction.
    #[must_use]
    pub fn can_run(&self) -> bool {
        self.step == Step::Predict && (self.is_committed || self.is_open)
    }

    /// Whether every question was answered rightly.
    #[must_use]
    pub fn is_done(&self) -> bool {
        let is_right =
            |(place, given): (usize, &Option<usize>)| given.is_some_and(|given| self.is_right(place, given));
        self.step == Step::Explain && self.answers.iter().enumerate().all(is_right)
    }

    /// How many points of a curve are given.
    #[must_use]
    pub fn given(&self) -> usize {
        match &self.lesson.prediction {
            Prediction::Curve { given, .. } => *given,
            Prediction::Number(_) | Prediction::Choice { .. } => 0,
        }
    }

    /// The scale of a number or a curve.
    #[must_use]
    pub fn scale(&self) -> Option<Scale> {
        match &self.lesson.prediction {
            Prediction::Number(scale) | Prediction::Curve { scale, .. } => Some(*scale),
            Prediction::Choice { .. } => None,
        }
    }

    /// The words of a language.
    #[must_use]
    pub fn words(&self, language: Language) -> &Words {
        words_of(&self.lesson, language)
    }

    /// Whether there is anything to run at all; order records are there as they are.
    #[must_use]
    pub fn wants_a_run(&self) -> bool {
        self.answering().is_some()
    }

    /// Whether an answer to a question is right.
    #[must_use]
    pub fn is_right(&self, question: usize, answer: usize) -> bool {
        let question = self.lesson.questions.get(question);
        question.is_some_and(|question| question.answers.get(answer) == Some(&question.right))
    }

    /// The variants to run now, by name: those of the given points before the run, all that anything is
    /// shown of from then on.
    #[must_use]
    pub fn wanted(&self) -> Vec<String> {
        let lesson = &self.lesson;
        let points = match &lesson.prediction {
            Prediction::Curve { points, .. } => points.as_slice(),
            Prediction::Number(_) | Prediction::Choice { .. } => &[],
        };
        let is_wanted = |id: &str| {
            if self.step == Step::Predict {
                return points.iter().take(self.given()).any(|(_, variant)| variant == id);
            }
            let shown = |reveal: &Reveal| sources(reveal).any(|source| variant_of(source) == Some(id));
            points.iter().any(|(_, variant)| variant == id)
                || lesson.reveals.iter().any(shown)
                || lesson.formulas.iter().any(|formula| formula.variant.as_deref() == Some(id))
        };
        let wanted = lesson.variants.iter().map(|variant| variant.id.as_str()).filter(|id| is_wanted(id));
        let is_dip = |source: &Source| matches!(source, Source::Dip { .. });
        let all = |id: &str| -> Vec<String> {
            // A point of the curve is answered by what the first reveal measures.
            let is_point = points.iter().any(|(_, variant)| variant == id);
            let of_point = lesson.reveals.first().filter(|_| is_point);
            let of_it = lesson.reveals.iter().filter(|_| self.step != Step::Predict);
            let dips = of_it.flat_map(sources).filter(|source| variant_of(source) == Some(id));
            let mut all = dips.chain(of_point.into_iter().flat_map(sources));
            if all.any(is_dip) { vec![id.to_owned(), twin_of(id)] } else { vec![id.to_owned()] }
        };
        wanted.flat_map(all).collect()
    }

    /// A variant's scenario as it is run here: with this walk's seed, and no more replications than a learner
    /// likes to wait for.
    #[must_use]
    pub fn scenario(&self, variant: &str) -> Option<Scenario> {
        let mut scenario = self.lesson.scenario(variant)?.into_owned();
        if let Some(seed) = self.seed {
            scenario.run.seed = u64::from(seed);
        }
        let number = |path: &str| scenario.number_at(path).unwrap_or_default();
        let days = number("run.run_days") + number("run.warm_up_days");
        let orders = (number("demand.orders_per_day") * days).max(1.0);
        let enough = (ENOUGH_ORDERS / orders).clamp(REPLICATIONS.0, REPLICATIONS.1) as u32;
        scenario.run.replications = scenario.run.replications.min(enough);
        Some(scenario)
    }

    /// The variant that answers the prediction; none where order records do.
    #[must_use]
    pub fn answering(&self) -> Option<&str> {
        self.lesson.reveals.first().and_then(|reveal| variant_of(&reveal.source))
    }

    /// The prediction as a text; none before one was committed.
    #[must_use]
    pub fn prediction_text(&self, texts: Texts) -> Option<String> {
        if !self.is_committed {
            return None;
        }
        let scale = self.scale();
        let number = |number: f64| scale.map(|scale| scale.text(texts, number));
        match &self.said {
            Said::Number(said) => number((*said)?),
            Said::Choice(said) => self.words(texts.language).labels.get((*said)?).cloned(),
            Said::Curve(heights) => number(heights.get(self.answering_point()?).copied().flatten()?),
        }
    }

    /// The point of a curve that the first reveal answers.
    fn answering_point(&self) -> Option<usize> {
        let Prediction::Curve { points, .. } = &self.lesson.prediction else { return None };
        let variant = self.answering().unwrap_or(BASE);
        points.iter().position(|(_, known)| known == variant)
    }

    /// What stands for a name in braces, given what each reveal shows.
    #[must_use]
    pub fn value_text(&self, texts: Texts, name: &str, shown: &[Option<f64>]) -> Option<String> {
        if name == PREDICTION {
            return Some(
                self.prediction_text(texts).unwrap_or_else(|| texts.learn.not_predicted().to_owned()),
            );
        }
        let place = self.lesson.reveals.iter().position(|reveal| reveal.id == name)?;
        Some(reveal_text(texts, &self.lesson.reveals[place], shown.get(place).copied().flatten()))
    }

    /// The walk after something happened.
    #[must_use]
    pub fn reduce(mut self, action: WalkAction) -> Self {
        match action {
            WalkAction::Say(number) => self.say(number),
            WalkAction::Type(text) => match (parse_number(text.trim().trim_end_matches('%')), self.scale()) {
                (Some(number), Some(scale)) if (scale.low..=scale.high).contains(&number) => self.say(number),
                _ => self.refused = Some(text),
            },
            WalkAction::Draw(point, height) => {
                let (given, scale) = (self.given(), self.scale());
                if let (Said::Curve(heights), Some(scale), false) = (&mut self.said, scale, self.is_committed)
                    && let Some(place) = heights.get_mut(point).filter(|_| point >= given)
                {
                    *place = Some(height.clamp(scale.low, scale.high));
                }
            }
            WalkAction::Choose(answer) => {
                if let (Said::Choice(said), false) = (&mut self.said, self.is_committed) {
                    *said = Some(answer);
                }
            }
            WalkAction::Commit => self.is_committed |= self.can_commit(),
            WalkAction::Run => {
                if self.can_run() {
                    self.step = Step::Observe;
                }
            }
            WalkAction::Ran => {
                if self.step == Step::Observe {
                    self.step = Step::Explain;
                }
            }
            WalkAction::Answer { question, answer } => {
                if let Some(place) = self.answers.get_mut(question) {
                    *place = Some(answer);
                }
            }
            WalkAction::Turn { control, value } => {
                self.turn(control, value);
            }
            WalkAction::TypeTurn { control, text } => self.type_turn(control, text),
            WalkAction::Unturn => self.unturn(),
            WalkAction::Again(seed) => {
                self = Self::new(self.lesson, self.is_open);
                self.seed = Some(seed);
            }
        }
        self
    }

    fn say(&mut self, number: f64) {
        let scale = self.scale();
        if let (Said::Number(said), Some(scale), false) = (&mut self.said, scale, self.is_committed) {
            *said = Some(number.clamp(scale.low, scale.high));
            self.refused = None;
        }
    }
}

/// A lesson's words in a language.
#[must_use]
pub fn words_of(lesson: &Lesson, language: Language) -> &Words {
    &lesson.words[place_of(language)]
}

/// What a reveal is made of.
fn sources(reveal: &Reveal) -> impl Iterator<Item = &Source> {
    let other = match &reveal.beside {
        Beside::Nothing => None,
        Beside::Over(other) | Beside::Less(other) => Some(other),
    };
    [Some(&reveal.source), other].into_iter().flatten()
}

fn variant_of(source: &Source) -> Option<&str> {
    match source {
        Source::Run { variant, .. } | Source::Dip { variant, .. } => Some(variant),
        Source::Records { .. } => None,
    }
}

#[cfg(test)]
mod tests;
