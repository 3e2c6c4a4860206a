//! Work away from the page's own thread: the envelope that messages travel in, the handler that answers them,
//! the schedule of pieces, and (on the web) the pool of workers; and the reading of order histories.
//!
//! A study (sweep, trade-off, search, sensitivity) needs no messages of its own: its scenarios run as any scenario does,
//! and a [`Course`] takes their folds up. How a screen starts one stands there.
//!
//! All but `pool`, `aside` and `orders_hand` is pure and runs natively: a message is bytes in and bytes out.

mod course;

#[cfg(feature = "web")]
mod aside;
mod envelope;
mod handler;
mod orders;
#[cfg(feature = "web")]
mod orders_hand;
#[cfg(feature = "web")]
mod pool;
mod schedule;

#[cfg(feature = "web")]
pub use aside::Aside;
pub use course::{Course, Step};
pub use envelope::{Answer, Request, RequestError, read_answer, read_request, write_answer, write_request};
pub use handler::Handler;
pub use orders::{OrdersAnswer, OrdersDesk, OrdersForm, OrdersOutcome, OrdersRequest};
#[cfg(feature = "web")]
pub use orders_hand::{OrdersHand, OrdersNews};
#[cfg(feature = "web")]
pub use pool::{Engine, Update, serve_as_worker};
pub use schedule::Schedule;
