//! One worker beside the pool, for what is asked now and then and answered at once: the pool goes on undisturbed. Where
//! none can be had, the same work is done in slices on the page's own thread.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;

use super::hired::Hired;
use super::{Answer, Handler, Request};

/// A few milliseconds of work.
const SLICE: u32 = 8_000;

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
                hired.post(&request);
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
        let tell = Rc::clone(&self.tell);
        let heard = move |answer: Answer| {
            if !matches!(answer, Answer::Ready) {
                tell(answer);
            }
        };
        let aside = self.clone();
        let failed = move || {
            let asked = {
                let mut desk = aside.desk.borrow_mut();
                desk.alone = true;
                desk.hired = None;
                desk.asked.take()
            };
            if let Some(asked) = asked {
                aside.ask(asked);
            }
        };
        Hired::new(&self.script, heard, failed)
    }

    /// Ends the worker. The asker is gone.
    pub fn dismiss(&self) {
        let mut desk = self.desk.borrow_mut();
        desk.timer = None;
        desk.asked = None;
        desk.hired = None;
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
