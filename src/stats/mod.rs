//! Accumulators, laws, quantiles and confidence intervals. Nothing here knows of orders or stock.

mod estimate;
pub mod gamma;
mod histogram;
pub mod inclusion;
pub mod normal;
pub mod poisson;
pub mod student;

pub use estimate::Estimate;
pub use histogram::Histogram;
