//! The engine: whatever makes numbers, in a crate of its own below the page.
//!
//! Its files lie in the same folder as all others; that it is compiled apart lets the page optimise it for
//! speed and everything else for size (`Cargo.toml`), and keeps it from importing what lies above it. Use it
//! through `perfect_order_lab`, which shows the same rooms.
//!
//! ```text
//! random, stats <- model <- sim <- measure <- experiment          stats, model <- theory <- experiment
//! sorting is for all of them
//! ```

pub mod experiment;
pub mod measure;
pub mod model;
pub mod random;
pub mod sim;
pub mod sorting;
pub mod stats;
pub mod theory;
