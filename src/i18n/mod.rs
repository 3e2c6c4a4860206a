//! The page's words in every language, and the sentences that results become.
//!
//! May know measures, the model and an experiment's plain data; knows nothing of the page.

mod language;
mod numbers;

pub use language::Language;
pub use numbers::{
    UNDEFINED, decimals_needed, format_number, format_percent, format_plain, parse_number,
};
