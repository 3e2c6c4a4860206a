//! Experiments: a scenario run for many replications under both strategies, folded into estimates.
//!
//! Work is cut by replication into pieces ([`PieceRun`]), which can be done anywhere and in any order;
//! [`Fold`] takes them up in the order of replications, so the result does not depend on the cut. The same
//! scenario, seed and engine version give the same bits.

mod compare;
mod digest;
mod failures;
mod fold;
mod formulas;
mod frontier;
#[cfg(not(target_arch = "wasm32"))]
mod native;
mod next_step;
mod paired;
mod piece;
mod policies;
mod prepare;
mod resilience;
mod summary;

pub use compare::{Comparison, Sample};
pub use digest::{Digest, scenario_digest};
pub use failures::{Failure, Failures};
pub use fold::Fold;
pub use formulas::scene_policies;
pub use frontier::{
    FormulaPoint, FrontierPoint, POINT_REPLICATIONS, TARGETS, formula_point, frontier_point,
    frontier_scenarios,
};
#[cfg(not(target_arch = "wasm32"))]
pub use native::run;
pub use next_step::{CurvePoint, NextStep, next_step};
pub use paired::{Paired, PairedDifference, paired};
pub use piece::{Piece, PieceRun};
pub use policies::{ItemSetting, Supply};
pub use prepare::Prepared;
pub use resilience::{Dip, Resilience, resilience};
pub use summary::{Bands, MeasureResult, Summary, Warning};

/// The engine's version: raised whenever the same scenario and seed give other results.
pub const ENGINE_VERSION: u32 = 2;
