//! A lesson as checked data: what is predicted, shown, explained, asked and claimed. Made by the reader
//! only; a lesson that exists is sound. Its words stand beside it, in both languages.

use std::borrow::Cow;

use crate::measure::OrderRecord;
use crate::model::Scenario;
use crate::sim::Strategy;

use super::Words;
use super::dip::{DipOf, DipPart, disturbed_of};
use super::formula::Formula;

/// The name of the lesson's own scenario among its variants.
pub const BASE: &str = "base";

/// The topics of the course, in its order.
pub const TOPICS: [&str; 13] = [
    "order_cycle",
    "strategies",
    "scorecards",
    "availability",
    "perfect_order",
    "inventory",
    "variability",
    "capacity",
    "promise",
    "customers",
    "disruptions",
    "variety",
    "own_data",
];

/// One lesson.
#[derive(Clone, Debug, PartialEq)]
pub struct Lesson {
    /// One of [`TOPICS`].
    pub topic: &'static str,
    /// How long it takes [minutes].
    pub minutes: u32,
    /// The preset on which it is built.
    pub preset: String,
    /// The lesson's scenarios, its own ([`BASE`]) first.
    pub variants: Vec<Variant>,
    /// The controls that are shown.
    pub controls: Vec<Control>,
    /// The formulas beside the run, in their order.
    pub formulas: Vec<Formula>,
    /// The terms of each step, by their names in the glossary: predict, observe, explain.
    pub terms: [Vec<String>; 3],
    /// What the learner commits to before the first run.
    pub prediction: Prediction,
    /// What the run shows; the first answers the prediction.
    pub reveals: Vec<Reveal>,
    /// The questions at the end.
    pub questions: Vec<Question>,
    /// What must hold in the simulation for the lesson to be true.
    pub claims: Vec<Claim>,
    /// Names of the sources.
    pub sources: Vec<String>,
    /// Order records worked by hand; empty where the lesson has none.
    pub records: Vec<OrderRecord>,
    /// The words: Vietnamese, English.
    pub words: [Words; 2],
}

/// A scenario of the lesson.
#[derive(Clone, Debug, PartialEq)]
pub struct Variant {
    /// Its name in the lesson's file.
    pub id: String,
    /// The scenario.
    pub scenario: Scenario,
}

/// A control that is shown, and over which range it moves.
#[derive(Clone, Debug, PartialEq)]
pub struct Control {
    /// The scenario's field, for example `demand.orders_per_day`.
    pub field: String,
    /// Where the slider begins [the field's unit].
    pub from: f64,
    /// Where it ends.
    pub to: f64,
}

/// The unit in which a learner answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Per cent: a share is shown times 100.
    Percent,
    /// Days.
    Days,
    /// Units of stock.
    Units,
    /// Orders.
    Orders,
    /// So many times as much.
    Times,
    /// Money.
    Money,
}

/// A scale on which a learner answers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// Its unit; its limits are in it.
    pub unit: Unit,
    /// The smallest answer.
    pub low: f64,
    /// The largest answer.
    pub high: f64,
}

/// What the learner commits to.
#[derive(Clone, Debug, PartialEq)]
pub enum Prediction {
    /// A number.
    Number(Scale),
    /// One of several answers; their words stand in the section `predict`.
    Choice {
        /// The answers, by name.
        answers: Vec<String>,
        /// The one that the run gives.
        right: String,
    },
    /// A curve: one point for each variant.
    Curve {
        /// Heights of the points.
        scale: Scale,
        /// Where each point stands on the horizontal axis, and the variant that answers it.
        points: Vec<(f64, String)>,
        /// How many points, from the left, are given instead of drawn.
        given: usize,
    },
}

/// A figure that the page can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    /// The headline table.
    Headline,
    /// What happened: stock and queue by the day.
    WhatHappened,
    /// How long customers waited.
    Waiting,
    /// Why orders were not perfect.
    Why,
    /// Service against stock.
    TradeOff,
    /// The two scorecards.
    Scorecards,
    /// Stock or queue by the day, disturbed and undisturbed.
    Recovery,
    /// The order cycle, part by part: reveals called `preparation`, `transmittal`, `receipt`, `filling` and
    /// `transport` say how long each takes.
    Cycle,
    /// The number alone, or the drawn curve with the counted one.
    Answer,
}

/// A measure of one of the lesson's runs, or of its order records.
#[derive(Clone, Debug, PartialEq)]
pub enum Source {
    /// Of a run.
    Run {
        /// The variant's name.
        variant: String,
        /// The strategy.
        strategy: Strategy,
        /// The measure's name in the catalogue.
        measure: &'static str,
    },
    /// Of the dip between a disturbed run and its undisturbed twin.
    Dip {
        /// The disturbed variant's name.
        variant: String,
        /// The strategy.
        strategy: Strategy,
        /// In what the dip is.
        of: DipOf,
        /// Which of its numbers.
        part: DipPart,
    },
    /// Of the order records worked by hand, by a line of the strategy's scorecard.
    Records {
        /// The strategy.
        strategy: Strategy,
        /// The scorecard's line.
        measure: &'static str,
    },
}

/// Something that the run shows. The text names it as `{id}`.
#[derive(Clone, Debug, PartialEq)]
pub struct Reveal {
    /// Its name in the texts.
    pub id: String,
    /// What is shown.
    pub source: Source,
    /// Whether it stands alone.
    pub beside: Beside,
    /// In which figure.
    pub figure: Figure,
}

/// What a reveal is set against.
#[derive(Clone, Debug, PartialEq)]
pub enum Beside {
    /// Nothing: it is shown as it is.
    Nothing,
    /// It is divided by another.
    Over(Source),
    /// Another is taken off it.
    Less(Source),
}

/// A question at the end; its words stand in the section `check NAME`.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// Its name.
    pub id: String,
    /// The answers, by name.
    pub answers: Vec<String>,
    /// The right one.
    pub right: String,
}

/// What must hold for the lesson to be true.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// Its name, for reports.
    pub id: String,
    /// What is measured.
    pub left: Source,
    /// How it compares.
    pub comparison: Against,
    /// How it is tested; `None` for order records, which are exact.
    pub test: Option<Test>,
}

/// What a claim says of what it measures.
#[derive(Clone, Debug, PartialEq)]
pub enum Against {
    /// Within a margin of something.
    Equals(Other, f64),
    /// Greater than something by at least a margin.
    Greater(Other, f64),
    /// Less than something by at least a margin.
    Less(Other, f64),
    /// Its ratio to something lies between two numbers.
    Ratio(Source, f64, f64),
}

/// The other side of a claim.
#[derive(Clone, Debug, PartialEq)]
pub enum Other {
    /// A number.
    Number(f64),
    /// Another measure, variant or strategy, paired by replication.
    Source(Source),
}

/// How a claim about a run is tested.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Test {
    /// The probability of passing a claim that is just false.
    pub alpha: f64,
    /// Number of replications.
    pub replications: u32,
    /// The random seed.
    pub seed: u64,
    /// Another length of the measured window than the scenario's [days].
    pub run_days: Option<i64>,
    /// Another length of the warm-up [days].
    pub warm_up_days: Option<i64>,
}

impl Lesson {
    /// A variant's scenario, or that of a variant's undisturbed twin.
    #[must_use]
    pub fn scenario(&self, variant: &str) -> Option<Cow<'_, Scenario>> {
        let find = |name: &str| self.variants.iter().find(|known| known.id == name);
        match disturbed_of(variant) {
            Some(disturbed) => find(disturbed)?.scenario.undisturbed().map(Cow::Owned),
            None => find(variant).map(|variant| Cow::Borrowed(&variant.scenario)),
        }
    }
}
