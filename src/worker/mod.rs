//! Work away from the page's own thread: the envelope that messages travel in, the handler that answers them,
//! the schedule of pieces; and, on the web, workers: one of them and its end (`hired`), what it does (`serve`), and who
//! asks: the pool, `aside` and `orders_hand`, which reads order histories.
//!
//! A study (sweep, trade-off, search, sensitivity) needs no messages of its own: its scenarios run as any scenario does,
//! and a [`Course`] takes their folds up. How a screen starts one stands there.
//!
//! All but the workers is pure and runs natively: a message is bytes in and bytes out.

mod course;

#[cfg(feature = "web")]
mod aside;
mod envelope;
mod handler;
#[cfg(feature = "web")]
mod hired;
mod orders;
#[cfg(feature = "web")]
mod orders_hand;
#[cfg(feature = "web")]
mod pool;
mod schedule;
#[cfg(feature = "web")]
mod serve;

#[cfg(feature = "web")]
pub use aside::Aside;
pub use course::{Course, Step};
pub use envelope::{Answer, Request, RequestError, read_answer, read_request, write_answer, write_request};
pub use handler::Handler;
pub use orders::{OrdersAnswer, OrdersDesk, OrdersForm, OrdersOutcome, OrdersRequest};
#[cfg(feature = "web")]
pub use orders_hand::{OrdersHand, OrdersNews};
#[cfg(feature = "web")]
pub use pool::{Engine, News, Update};
pub use schedule::Schedule;
#[cfg(feature = "web")]
pub use serve::serve_as_worker;

/// Steps of about ten milliseconds of work, between two looks at the mailbox.
#[cfg(feature = "web")]
const SLICE: u32 = 20_000;
