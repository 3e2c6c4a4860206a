//! Perfect Order Lab: order cycles under build to stock and build to order, simulated on the same
//! random customer orders.
//!
//! The map of the crate, from the ground up; an arrow points from a user to what it uses:
//!
//! ```text
//! random, stats <- model <- sim <- measure <- experiment <- worker
//!          stats, model <- theory          model <- data       model, experiment <- persist
//! sorting is for all of them
//! chart sees plain series and strings      persist, chart, i18n, worker <- app <- ui
//! experiment, persist, i18n <- lessons <- app, bin              data, i18n <- glossary <- app, ui
//! ```
//!
//! Everything but `ui` and the pool in `worker` is pure: no input or output, no clock, no page.

// The engine's rooms, so that `crate::model` means the same in every file.
pub use perfect_order_engine::{experiment, measure, model, random, sim, sorting, stats, theory};

pub mod app;
pub mod chart;
pub mod data;
pub mod glossary;
pub mod i18n;
pub mod lessons;
pub mod persist;
#[cfg(feature = "web")]
pub mod ui;
pub mod worker;
