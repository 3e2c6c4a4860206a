//! What is looked for, and what was found.

use super::super::Range;
use super::super::knob::Knob;
use crate::measure::Measure;
use crate::sim::Strategy;
use crate::stats::Estimate;

/// Whether little or much of the goal is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aim {
    /// The least, as of a cost.
    Least,
    /// The most, as of a margin.
    Most,
}

/// On which side of its value a target is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// At or above it.
    AtLeast,
    /// At or below it.
    AtMost,
}

/// What a policy is to meet.
#[derive(Clone, Copy, Debug)]
pub struct Target {
    /// The measure.
    pub measure: &'static Measure,
    /// On which side.
    pub side: Side,
    /// Of which value.
    pub value: f64,
}

/// What is looked for.
#[derive(Clone, Debug)]
pub struct Search {
    /// Under which strategy.
    pub strategy: Strategy,
    /// The measure of which the least or the most is wanted.
    pub goal: &'static Measure,
    /// Which of the two.
    pub aim: Aim,
    /// What must be met; without it, only the goal counts.
    pub target: Option<Target>,
    /// One knob or two, each with its values.
    pub axes: Vec<(Knob, Range)>,
    /// The seed of the search; the confirmation has another.
    pub seed: u64,
    /// Replications of the choice and of its confirmation.
    pub replications: u32,
}

/// A policy in the outcome.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// The knobs' values, in their order.
    pub values: Vec<f64>,
    /// The goal.
    pub goal: Estimate,
    /// The measure of the target.
    pub target: Option<Estimate>,
    /// How sure it is that the target is met; without a target, 1.
    pub met: f64,
    /// How many replications these stand on.
    pub replications: u32,
    /// Whether they were run on fresh seeds.
    pub is_fresh: bool,
}

/// What was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// The policy, as it did on fresh seeds; `None` where no tried policy meets the target.
    pub found: Option<Candidate>,
    /// How sure it is, at the least, that no other of those tried is cheaper and meets the target.
    pub cheapest: Option<f64>,
    /// Whether it stands at an end of its knob's values, so that a better one may lie beyond.
    pub at_edge: bool,
    /// Choices that met the target in the search, and missed it on fresh seeds.
    pub turned_down: Vec<Candidate>,
    /// Where nothing was found: the policy that came nearest to the target.
    pub nearest: Option<Candidate>,
    /// Every policy that was tried, in the order of its values, as well as it is known.
    pub tried: Vec<Candidate>,
}
