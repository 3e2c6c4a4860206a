//! One worker beside the pool, for what is asked now and then and answered at once: the pool goes on undisturbed. Where
//! none can be had, the same work is done in slices on the page's own thread.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};

use super::{Answer, Handler, Request, read_answer, write_request};

/// A few milliseconds of work.
const SLICE: u32 = 8_000;

/// A worker and its listeners, which live as long as it does.
struct Hired {
    worker: Worker,
    _listeners: [Closure<dyn FnMut(MessageEvent)>; 2],
}

#[derive(Default)]
struct Desk {
    hired: Option<Hired>,
    alone: bool,
    handler: Handler,
    /// What was asked last: should the worker die, the page does it.
    asked: Option<Request>,
    timer: Option<Timeout>,
}

/// Asks, and hears answers.
#[derive(Clone)]
pub struct Aside {
    desk: Rc<RefCell<Desk>>,
    script: Rc<str>,
    tell: Rc<dyn Fn(Answer)>,
}

impl Aside {
    /// Nobody is hired before something is asked. Without a script's address the page does the work.
    #[must_use]
    pub fn new(script: &str, tell: impl Fn(Answer) + 'static) -> Self {
        let desk = Desk { alone: script.is_empty(), ..Desk::default() };
        Self { desk: Rc::new(RefCell::new(desk)), script: script.into(), tell: Rc::new(tell) }
    }

    /// Asks; what was asked before is forgotten.
    pub fn ask(&self, request: Request) {
        if !self.desk.borrow().alone && self.desk.borrow().hired.is_none() {
            let hired = self.hire();
            let mut desk = self.desk.borrow_mut();
            desk.alone = hired.is_none();
            desk.hired = hired;
        }
        let refused = {
            let mut desk = self.desk.borrow_mut();
            desk.asked = Some(request.clone());
            if let Some(hired) = &desk.hired {
                // A worker that cannot be written to reports its own error.
                let _ = hired.worker.post_message(&Uint8Array::from(write_request(&request).as_slice()));
                return;
            }
            desk.timer = Some(self.slice_soon());
            desk.handler.take(request)
        };
        if let Some(refused) = refused {
            (self.tell)(refused);
        }
    }

    fn hire(&self) -> Option<Hired> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(&self.script, &options).ok()?;
        let tell = Rc::clone(&self.tell);
        let heard = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            // What is not ours, or of another build, is not for us.
            match read_answer(&Uint8Array::new(&event.data()).to_vec()) {
                Ok(Answer::Ready) | Err(_) => {}
                Ok(answer) => tell(answer),
            }
        });
        let aside = self.clone();
        let failed = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            event.prevent_default();
            let asked = {
                let mut desk = aside.desk.borrow_mut();
                desk.alone = true;
                let hired = desk.hired.take();
                // This listener is what is running at this moment: it goes a turn later.
                Timeout::new(0, move || drop(hired)).forget();
                desk.asked.take()
            };
            if let Some(asked) = asked {
                aside.ask(asked);
            }
        });
        worker.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        worker.set_onerror(Some(failed.as_ref().unchecked_ref()));
        Some(Hired { worker, _listeners: [heard, failed] })
    }

    /// Ends the worker. The asker is gone.
    pub fn dismiss(&self) {
        let mut desk = self.desk.borrow_mut();
        desk.timer = None;
        desk.asked = None;
        if let Some(hired) = desk.hired.take() {
            hired.worker.terminate();
            Timeout::new(0, move || drop(hired)).forget();
        }
    }

    fn slice_soon(&self) -> Timeout {
        let aside = self.clone();
        Timeout::new(0, move || {
            let answer = {
                let mut desk = aside.desk.borrow_mut();
                let answer = desk.handler.work(SLICE);
                desk.timer = desk.handler.is_busy().then(|| aside.slice_soon());
                answer
            };
            if let Some(answer) = answer {
                (aside.tell)(answer);
            }
        })
    }
}
