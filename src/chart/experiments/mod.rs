//! The charts of the experiments: curves over a number or over what is spent, and the tornado.

pub mod curves;
pub mod tornado;
