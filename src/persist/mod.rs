//! What is written down: results for other programs. The scenario's own file form stands in `model`.
//!
//! Not here: the disk. Values go in, texts come out.

mod records;
mod results;
mod wording;

pub use records::{RECORD_COLUMNS, RecordError, read_records};
pub use results::results_json;
pub use wording::complaint_text;
