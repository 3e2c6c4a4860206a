//! Experiments: a scenario run for many replications under both strategies, folded into estimates.
//!
//! Work is cut by replication into pieces ([`PieceRun`]), which can be done anywhere and in any order;
//! [`Fold`] takes them up in the order of replications, so the result does not depend on the cut. The same
//! scenario, seed and engine version give the same bits.

mod asked;
mod compare;
mod digest;
mod failures;
mod find;
mod fold;
mod follow;
mod formulas;
mod frontier;
mod knob;
#[cfg(not(target_arch = "wasm32"))]
mod native;
mod next_step;
mod paired;
mod piece;
mod policies;
mod prepare;
mod refusal;
mod resilience;
mod sensitivity;
mod setting;
mod study;
mod summary;
mod sweep;
mod tradeoff;

pub use asked::{AskedFormula, AskedInput};
pub use compare::{Comparison, Sample};
pub use digest::{Digest, scenario_digest};
pub use failures::{Failure, Failures};
pub use find::{Aim, Candidate, Find, Outcome, Search, Side, Target};
pub use fold::Fold;
pub use follow::{FollowRun, Followed, MOST_LISTED};
pub use formulas::{FamilyHeld, Gap, HeldFormula, formulas, scene_policies, strategy_of};
pub use frontier::{
    FormulaPoint, FrontierPoint, POINT_REPLICATIONS, TARGETS, formula_point, frontier_point,
    frontier_scenarios,
};
pub use knob::{Knob, Range};
#[cfg(not(target_arch = "wasm32"))]
pub use native::{Progress, conduct, conduct_cut, run, run_batches};
pub use next_step::{CurvePoint, NextStep, next_step, next_step_by, steps_along};
pub use paired::{Paired, PairedDifference, paired};
pub use piece::{Piece, PieceRun};
pub use policies::{ItemSetting, Supply};
pub use prepare::Prepared;
pub use refusal::{Refusal, measure_of, measures_of};
pub use resilience::{Dip, Resilience, resilience};
pub use sensitivity::{Effect, Sensitivity, USUAL_SHARE};
pub use setting::{Setting, bound_of, setting, settings_of, with_settings};
pub use study::{Point, Study};
pub use summary::{Bands, MeasureResult, Summary, Warning};
pub use sweep::{MOST_VALUES, Sweep, values_between};
pub use tradeoff::{Curve, Formula, OnCurve, OrderKnob, SPENT, TradeOff};

/// The engine's version: raised whenever the same scenario and seed give other results.
pub const ENGINE_VERSION: u32 = 2;
