//! The worker that reads an order history, from the page's side. Where none can be had, the same work is done
//! in slices on the page's own thread.
//!
//! A worker is hired for the first reading and kept for the next; cancelling ends it, as it may be in the
//! midst of a slice.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use js_sys::{Array, ArrayBuffer, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};

use super::{Answer, OrdersAnswer, OrdersDesk, OrdersRequest, Request, read_answer, write_request};

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

/// One worker and its listeners, which live as long as it does.
struct Hired {
    worker: Worker,
    _listeners: [Closure<dyn FnMut(MessageEvent)>; 2],
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
        let envelope = Uint8Array::from(write_request(&Request::Orders(request)).as_slice());
        let message = Array::of2(&envelope, bytes);
        // A worker that cannot be written to reports its own error, which is told as a loss.
        let _ = hired.worker.post_message_with_transfer(&message, &Array::of1(bytes));
    }

    /// Leaves off at once.
    pub fn cancel(&self) {
        let mut office = self.office.borrow_mut();
        if let Some(hired) = office.hired.take() {
            hired.worker.terminate();
            // One of its listeners may be what is running at this moment: they go a turn later.
            Timeout::new(0, move || drop(hired)).forget();
        }
        office.desk.cancel();
        office.timer = None;
    }

    fn hire(&self) -> Option<Hired> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(&self.script, &options).ok()?;
        let tell = Rc::clone(&self.tell);
        let heard = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            // What is not ours, or of another build, is not for us.
            if let Ok(Answer::Orders(answer)) = read_answer(&Uint8Array::new(&event.data()).to_vec()) {
                tell(OrdersNews::Answer(answer));
            }
        });
        let hand = self.clone();
        let failed = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            event.prevent_default();
            hand.cancel();
            hand.office.borrow_mut().alone = true;
            (hand.tell)(OrdersNews::Lost);
        });
        worker.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        worker.set_onerror(Some(failed.as_ref().unchecked_ref()));
        Some(Hired { worker, _listeners: [heard, failed] })
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
