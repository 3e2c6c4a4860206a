//! The figures: each a frame with a title, a chart drawn at its own width, a computed sentence, a table with
//! the same numbers, and exports.

pub mod compare;
mod data_table;
pub mod definitions;
mod export;
mod export_menu;
pub mod frame;
pub mod picture;
pub mod scorecards;
mod tables;
pub mod tradeoff;
pub mod waiting;
pub mod what_happened;
pub mod why;

pub use compare::CompareFigure;
pub use definitions::DefinitionsFigure;
pub use scorecards::ScorecardsFigure;
pub use tradeoff::TradeOffFigure;
pub use waiting::WaitingFigure;
pub use what_happened::{WhatHappenedFigure, numbers};
pub use why::WhyFigure;
