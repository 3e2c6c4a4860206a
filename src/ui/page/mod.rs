//! What stands around controls and figures.

pub mod asking;
pub mod dock;
pub mod icons;
pub mod live;
pub mod notice;
pub mod report;
pub mod rich;
pub mod share;
pub mod taken;
pub mod top_bar;
