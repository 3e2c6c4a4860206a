//! What is written down: links, and results for other programs. The scenario's own file form stands in `model`.
//!
//! Not here: the disk. Values go in, texts come out.

mod changes;
mod escape;
mod link;
mod packed;
mod patch;
mod records;
mod results;
mod studies;
mod wording;

pub use changes::{Change, changes};
pub use link::{Base, Link, Made, View};
pub use records::{RECORD_COLUMNS, RecordError, read_records};
pub use results::results_json;
pub use studies::{Ground, find_json, frontier_json, sensitivity_json, sweep_json};
pub use wording::{complaint_text, refusal_text};
