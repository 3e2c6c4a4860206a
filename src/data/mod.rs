//! The room `data`: an order history in (CSV bytes), a fitted demand out.
//!
//! The way through: [`decode`] (bytes to text) → [`dialect`] (separator, decimal mark) →
//! [`columns`] (headers to roles) → [`dates`] (order of day, month and year) → [`reader`] (line by
//! line, can be paused) → [`history`] (orders and items) → [`fit`] (rates, patterns, distributions,
//! weights) → [`scenario`] (the file that the model reads). [`report`] is the plain summary of it
//! all, [`reading`] what the page is given of it ([`picture`], [`preview`]), [`replay`] the history as it was,
//! and [`compact`] the small file in which the built-in real case is shipped.
//!
//! Not here: files, clocks, words for people. Complaints and reasons for skipping are data; `i18n`
//! words them.

pub mod columns;
pub mod compact;
pub mod complaint;
pub mod dates;
pub mod decode;
pub mod dialect;
pub mod empirical;
pub mod fit;
pub mod history;
pub mod picture;
pub mod preview;
pub mod reader;
pub mod reading;
pub mod replay;
pub mod report;
pub mod scenario;
pub mod season;

pub use columns::{ColumnRef, Role};
pub use complaint::Complaint;
pub use dates::{DateOrder, DateQuestion, Stamp};
pub use fit::{FitComplaint, FittedDemand, fit};
pub use history::{OrderHistory, SkipReason};
pub use picture::Picture;
pub use preview::{Preview, preview};
pub use reader::{Options, Progress, Reader, read};
pub use reading::Reading;
pub use replay::{Cycle, cycle, with_replay};
pub use report::Summary;
pub use scenario::{over_base, scenario_json};
