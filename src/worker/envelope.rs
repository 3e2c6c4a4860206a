//! The envelope of every message between page and worker: protocol version, build, then the content.
//!
//! A message that is not ours, or of another build (an old page may live on beside new workers after an
//! update), is refused and never guessed at.

use std::fmt;

use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::orders::{OrdersAnswer, OrdersRequest};
use crate::experiment::{ENGINE_VERSION, Followed, Piece};

/// The form of the envelope itself.
const PROTOCOL: u32 = 1;

/// Tells builds apart: the crate's version, and the engine's.
const BUILD: (&str, u32) = (env!("CARGO_PKG_VERSION"), ENGINE_VERSION);

/// What the page asks of a worker.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Request {
    /// Run the replications `first..end` of a scenario.
    Run {
        /// Which experiment it belongs to.
        job: u32,
        /// The scenario's canonical JSON.
        scenario: Vec<u8>,
        /// The random seed.
        seed: u64,
        /// The first replication.
        first: u32,
        /// One past the last replication.
        end: u32,
    },
    /// Follow the orders of one replication.
    Follow {
        /// Which asking it is.
        job: u32,
        /// The scenario's canonical JSON.
        scenario: Vec<u8>,
        /// The random seed.
        seed: u64,
        /// The replication.
        replication: u32,
        /// The order whose story is wished for; one that tells much where none is named.
        order: Option<u64>,
    },
    /// Forget whatever is being run.
    Cancel,
    /// Read an order history, whose bytes come beside the message.
    Orders(OrdersRequest),
}

/// What a worker answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Answer {
    /// It is there and ready.
    Ready,
    /// A piece is done.
    Done {
        /// Which experiment it belongs to.
        job: u32,
        /// What was found.
        piece: Box<Piece>,
    },
    /// The orders of a replication were followed.
    Followed {
        /// Which asking it was.
        job: u32,
        /// What was found.
        followed: Box<Followed>,
    },
    /// The request could not be carried out.
    Refused {
        /// Which experiment it belongs to.
        job: u32,
        /// Why, for a report.
        reason: String,
    },
    /// About the reading of an order history.
    Orders(OrdersAnswer),
}

/// Why a message was refused.
#[derive(Clone, Debug, PartialEq)]
pub enum RequestError {
    /// Not a message of ours, or damaged.
    Unreadable,
    /// A message of another protocol or build.
    OtherBuild,
}

impl fmt::Display for RequestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Unreadable => "a message that is not of this program, or damaged",
            Self::OtherBuild => "a message of another version of this program",
        })
    }
}

fn write(content: &impl Serialize) -> Vec<u8> {
    // Plain data always has a postcard form; should it ever fail, the empty message is refused.
    postcard::to_stdvec(&(PROTOCOL, BUILD, content)).unwrap_or_default()
}

fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, RequestError> {
    let (protocol, rest): (u32, _) =
        postcard::take_from_bytes(bytes).map_err(|_| RequestError::Unreadable)?;
    if protocol != PROTOCOL {
        return Err(RequestError::OtherBuild);
    }
    let ((version, engine), rest): ((&str, u32), _) =
        postcard::take_from_bytes(rest).map_err(|_| RequestError::Unreadable)?;
    if (version, engine) != BUILD {
        return Err(RequestError::OtherBuild);
    }
    postcard::from_bytes(rest).map_err(|_| RequestError::Unreadable)
}

/// The bytes of a request.
#[must_use]
pub fn write_request(request: &Request) -> Vec<u8> {
    write(request)
}

/// Reads a request.
///
/// # Errors
/// If the bytes are no request of this build.
pub fn read_request(bytes: &[u8]) -> Result<Request, RequestError> {
    read(bytes)
}

/// The bytes of an answer.
#[must_use]
pub fn write_answer(answer: &Answer) -> Vec<u8> {
    write(answer)
}

/// Reads an answer.
///
/// # Errors
/// If the bytes are no answer of this build.
pub fn read_answer(bytes: &[u8]) -> Result<Answer, RequestError> {
    read(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_written_is_what_is_read() {
        let request = Request::Run { job: 7, scenario: b"{}".to_vec(), seed: u64::MAX, first: 3, end: 9 };
        assert_eq!(read_request(&write_request(&request)), Ok(request));
    }

    /// Readings and questions travel whole, whatever their types are made of.
    #[test]
    fn an_order_history_travels() {
        use super::super::{OrdersDesk, OrdersForm};
        use crate::data::{ColumnRef, DateOrder, Options, Role};
        let options = Options {
            columns: [(Role::Order, ColumnRef::Number(1)), (Role::Date, ColumnRef::Name("when".into()))]
                .into(),
            date_order: Some(DateOrder::DayMonthYear),
            today: Some(20_000),
        };
        let request =
            OrdersRequest {
                number: 3, form: OrdersForm::Csv, options: options.clone(), name: "đơn".into()
            };
        let wrapped = Request::Orders(request.clone());
        assert_eq!(read_request(&write_request(&wrapped)), Ok(wrapped));
        let texts = [
            ("no,when,sku,qty\n1,1/2/2010,tea,2\n1,1/2/2010,tea,0\n", options.clone()),
            ("no,when,sku\n1,1/2/2010,tea\n", options.clone()),
            (
                "no,date,sku,qty\n1,1/2/2010,tea,2\n",
                Options {
                    date_order: None,
                    columns: [(Role::Order, ColumnRef::Number(1))].into(),
                    ..options
                },
            ),
            ("", Options::default()),
        ];
        for (text, options) in texts {
            let mut desk = OrdersDesk::default();
            desk.take(OrdersRequest { options, ..request.clone() }, text.into());
            while let Some(answer) = desk.work(1) {
                let answer = Answer::Orders(answer);
                assert_eq!(read_answer(&write_answer(&answer)), Ok(answer));
            }
        }
    }

    #[test]
    fn messages_of_other_builds_are_refused() {
        let other = postcard::to_stdvec(&(PROTOCOL, ("0.0.0", ENGINE_VERSION), Request::Cancel)).unwrap();
        assert_eq!(read_request(&other), Err(RequestError::OtherBuild));
        let newer = postcard::to_stdvec(&(PROTOCOL + 1, BUILD, Request::Cancel)).unwrap();
        assert_eq!(read_request(&newer), Err(RequestError::OtherBuild));
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = read_request(&bytes);
            let _ = read_answer(&bytes);
        }

        #[test]
        fn damaged_messages_never_panic(place in 0_usize..60, bit in 0_u8..8) {
            let request = Request::Run { job: 7, scenario: b"{}".to_vec(), seed: 1, first: 0, end: 4 };
            let mut bytes = write_request(&request);
            let place = place % bytes.len();
            bytes[place] ^= 1 << bit;
            let _ = read_request(&bytes);
        }
    }
}
