//! Charts: from plain series and strings to a drawing that a page or a file can show.
//!
//! ```text
//! data --(builders: what_happened, waiting, tradeoff, predicted, recovery,
//!        calculated, mini)--> ChartSpec --layout--> places --paint--> Drawing
//! ```
//!
//! `why`, `gantt`, `shared` and `cycle` have no upright axis: they lay themselves out and paint with the same inks.
//!
//! A [`ChartSpec`] says what is drawn: panels over one shared axis, each with marks that may carry
//! an id. [`draw`] lays it out for its width and paints it on our own plotters backend, whose
//! whole coordinates are tenths of a pixel and whose colours are classes. The [`Drawing`] holds SVG
//! elements, regions that take the pointer, and the scales by which a pixel becomes a value again;
//! [`to_svg`] writes it to a file.
//!
//! Not here: colours (`static/css/chart.css`), sentences (they arrive translated), the browser, and
//! any other room of the crate.

mod beside;
pub mod calculated;
pub mod causes;
pub mod cycle;
pub mod demand;
mod dots;
pub mod experiments;
pub mod gantt;
mod glyphs;
mod ink;
mod labels;
mod lanes;
mod layout;
pub mod mini;
mod node;
mod numbers;
mod paint;
pub mod predicted;
mod qr;
pub mod recovery;
mod scale;
mod series;
pub mod shared;
mod sheet;
mod spec;
mod svg;
mod titled;
mod together;
pub mod tradeoff;
mod tradeoff_labels;
pub mod waiting;
pub mod what_happened;
pub mod why;
mod why_paint;
mod words;

#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_tradeoff;
#[cfg(test)]
mod tests_why;

pub use glyphs::{Weight, text_width};
pub use ink::{Ink, Shape, StrategyKey};
pub use node::{Drawing, Handle, HitRegion, Node, Plot, pattern_defs};
pub use numbers::{Counted, Numbers, TickText};
pub use paint::draw;
pub use qr::Qr;
pub use scale::{Kind, Scale, extent, nice_ceiling};
pub use sheet::Anchor;
pub use spec::{
    Axis, BarcodeRow, Base, ChartSpec, DotStack, EndLabel, Frame, Growth, Hatch, Mark, MarkKind, NARROW,
    Narrow, Panel, Rule, Ticks, Title, text_size_for,
};
pub use svg::to_svg;
