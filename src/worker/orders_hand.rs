//! The worker that reads an order history, from the page's side. Where none can be had, the same work is done
//! in slices on the page's own thread.
//!
//! A worker is hired for the first reading and kept for the next; cancelling ends it, as it may be in the
//! midst of a slice.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use js_sys::{ArrayBuffer, Uint8Array};

use super::hired::Hired;
use super::{Answer, OrdersAnswer, OrdersDesk, OrdersRequest, Request};

/// Lines between two turns of the page: a few milliseconds of work.
const SLICE: u64 = 2_000;

/// What the hand tells.
#[derive(Clone, Debug, PartialEq)]
pub enum OrdersNews {
    /// An answer to a request.
    Answer(OrdersAnswer),
    /// The worker died: ask again, and the page does it itself.
    Lost,
}

#[derive(Default)]
struct Office {
    hired: Option<Hired>,
    /// Whether workers are of no use here.
    alone: bool,
    desk: OrdersDesk,
    timer: Option<Timeout>,
}

/// Reads order histories.
#[derive(Clone)]
pub struct OrdersHand {
    office: Rc<RefCell<Office>>,
    script: Rc<str>,
    tell: Rc<dyn Fn(OrdersNews)>,
}

impl OrdersHand {
    /// A hand whose workers start from a script's address; without an address the page does the work.
    #[must_use]
    pub fn new(script: &str, tell: impl Fn(OrdersNews) + 'static) -> Self {
        let office = Office { alone: script.is_empty(), ..Office::default() };
        Self { office: Rc::new(RefCell::new(office)), script: script.into(), tell: Rc::new(tell) }
    }

    /// Reads a file's bytes, which are the worker's from then on.
    pub fn read(&self, request: OrdersRequest, bytes: &ArrayBuffer) {
        if !self.office.borrow().alone && self.office.borrow().hired.is_none() {
            let hired = self.hire();
            let mut office = self.office.borrow_mut();
            office.alone = hired.is_none();
            office.hired = hired;
        }
        let mut office = self.office.borrow_mut();
        let Some(hired) = &office.hired else {
            office.desk.take(request, Uint8Array::new(bytes).to_vec());
            office.timer = Some(self.slice_soon());
            return;
        };
        hired.post_file(&Request::Orders(request), bytes);
    }

    /// Leaves off at once.
    pub fn cancel(&self) {
        let mut office = self.office.borrow_mut();
        office.hired = None;
        office.desk.cancel();
        office.timer = None;
    }

    fn hire(&self) -> Option<Hired> {
        let tell = Rc::clone(&self.tell);
        let heard = move |answer: Answer| {
            if let Answer::Orders(answer) = answer {
                tell(OrdersNews::Answer(answer));
            }
        };
        let hand = self.clone();
        let failed = move || {
            hand.cancel();
            hand.office.borrow_mut().alone = true;
            (hand.tell)(OrdersNews::Lost);
        };
        Hired::new(&self.script, heard, failed)
    }

    fn slice_soon(&self) -> Timeout {
        let hand = self.clone();
        Timeout::new(0, move || hand.slice())
    }

    /// Without a worker: one slice of work on the page's own thread.
    fn slice(&self) {
        let answer = {
            let mut office = self.office.borrow_mut();
            office.timer = None;
            let answer = office.desk.work(SLICE);
            if office.desk.is_busy() {
                office.timer = Some(self.slice_soon());
            }
            answer
        };
        if let Some(answer) = answer {
            (self.tell)(OrdersNews::Answer(answer));
        }
    }
}
