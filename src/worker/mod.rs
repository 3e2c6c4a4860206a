//! Experiments away from the page's own thread: the envelope that messages travel in, the handler that
//! answers them, the schedule of pieces, and (on the web) the pool of workers.
//!
//! All but `pool` is pure and runs natively: a message is bytes in and bytes out.

mod envelope;
mod handler;
#[cfg(feature = "web")]
mod pool;
mod schedule;

pub use envelope::{Answer, Request, RequestError, read_answer, read_request, write_answer, write_request};
pub use handler::Handler;
#[cfg(feature = "web")]
pub use pool::{Engine, Update, serve_as_worker};
pub use schedule::Schedule;
