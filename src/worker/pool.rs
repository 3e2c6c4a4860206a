//! The pool of web workers, and the page's engine that hands pieces out and folds what comes back.
//!
//! Workers are plain `web_sys::Worker`s that start the very module the page runs. Where none can be had,
//! the engine does the same work in slices on the page's own thread.

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

use gloo::timers::callback::Timeout;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageChannel, MessageEvent, Worker, WorkerOptions, WorkerType};

use super::{
    Answer, Handler, OrdersDesk, Request, Schedule, read_answer, read_request, write_answer, write_request,
};
use crate::experiment::{Fold, Prepared};
use crate::model::Scenario;

/// About ten milliseconds of work between two looks at the mailbox.
const SLICE: u32 = 20_000;
/// Lines of an order history between two messages on how far it is.
const ORDERS_SLICE: u64 = 10_000;

/// What the engine tells the page, each time something was folded.
#[derive(Clone)]
pub struct Update {
    /// Which of the scenarios asked for it is about: 0 is the first.
    pub place: usize,
    /// Everything folded so far.
    pub fold: Rc<Fold>,
    /// How many replications are wished for.
    pub target: u32,
    /// Since the experiment was asked for [ms].
    pub milliseconds: f64,
}

impl Update {
    /// Whether all replications are in.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.fold.replications() >= self.target
    }
}

/// One worker of the pool and the piece it is at.
struct Hand {
    worker: Worker,
    ready: bool,
    piece: Option<(u32, Range<u32>)>,
    /// Its listeners: they live as long as it does.
    _listeners: [Closure<dyn FnMut(MessageEvent)>; 2],
}

/// One scenario of the experiment at hand.
struct Job {
    number: u32,
    /// Its place among the scenarios asked for.
    place: usize,
    scenario: Scenario,
    /// Its canonical JSON, written when its first piece is handed out: a study may have a hundred scenarios.
    bytes: OnceCell<Vec<u8>>,
    schedule: Schedule,
    /// Made ready when its first piece comes back.
    fold: Option<Rc<Fold>>,
    since: f64,
}

#[derive(Default)]
struct Shop {
    hands: BTreeMap<u32, Hand>,
    lost: u32,
    /// The scenarios asked for: those before come first.
    jobs: Vec<Job>,
    /// How many jobs there have been: each has a number of its own, so that late answers are known.
    numbers: u32,
    /// The stand-in on the page's own thread.
    handler: Handler,
    sliced: Option<Range<u32>>,
    timer: Option<Timeout>,
}

/// The page's engine: one experiment at a time, a new one cancels the old.
#[derive(Clone)]
pub struct Engine {
    shop: Rc<RefCell<Shop>>,
    tell: Rc<dyn Fn(Update)>,
}

impl PartialEq for Engine {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.shop, &other.shop)
    }
}

/// Now [ms], for the page to show how long things took; results never depend on it.
fn now() -> f64 {
    js_sys::Date::now()
}

impl Engine {
    /// Workers are lost at most this often before the page does the work itself.
    const MOST_LOST: u32 = 8;

    /// An engine with as many workers as asked for, started from a script's address. `tell` hears of every
    /// step.
    #[must_use]
    pub fn new(script: &str, workers: u32, tell: impl Fn(Update) + 'static) -> Self {
        let engine = Self { shop: Rc::default(), tell: Rc::new(tell) };
        for number in 0..workers {
            engine.hire(number, script);
        }
        engine
    }

    fn hire(&self, number: u32, script: &str) {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let Ok(worker) = Worker::new_with_options(script, &options) else { return };
        let engine = self.clone();
        let heard = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let bytes = Uint8Array::new(&event.data()).to_vec();
            // What is not ours, or of another build, is not for us.
            if let Ok(answer) = read_answer(&bytes) {
                engine.hear(number, answer);
            }
        });
        let (engine, address) = (self.clone(), script.to_owned());
        let failed = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            event.prevent_default();
            engine.lose(number, &address);
        });
        worker.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        worker.set_onerror(Some(failed.as_ref().unchecked_ref()));
        let hand = Hand { worker, ready: false, piece: None, _listeners: [heard, failed] };
        self.shop.borrow_mut().hands.insert(number, hand);
    }

    /// A worker died: its piece goes to another, and a new one takes its place.
    fn lose(&self, number: u32, script: &str) {
        let again = {
            let mut shop = self.shop.borrow_mut();
            let Some(hand) = shop.hands.remove(&number) else { return };
            hand.worker.terminate();
            if let Some((number, piece)) = hand.piece.clone()
                && let Some(job) = shop.jobs.iter_mut().find(|job| job.number == number)
            {
                job.schedule.put_back(piece);
            }
            shop.lost += 1;
            // The listener that runs at this moment must outlive this call: it goes a turn later.
            Timeout::new(0, move || drop(hand)).forget();
            shop.lost < Self::MOST_LOST
        };
        if again {
            self.hire(number, script);
        }
        self.hand_out();
    }

    /// Starts an experiment: scenarios one after another, each with its own seed and number of
    /// replications. Whatever was running is cancelled.
    pub fn run(&self, scenarios: &[Scenario]) {
        {
            let mut shop = self.shop.borrow_mut();
            shop.sliced = None;
            shop.handler.take(Request::Cancel);
            for hand in shop.hands.values_mut().filter(|hand| hand.piece.is_some()) {
                post(&hand.worker, &Request::Cancel);
                hand.piece = None;
            }
            let (first, workers) = (shop.numbers, shop.hands.len());
            shop.numbers = first.wrapping_add(scenarios.len() as u32);
            shop.jobs = scenarios
                .iter()
                .enumerate()
                .map(|(place, scenario)| Job::new(first.wrapping_add(place as u32), place, scenario, workers))
                .collect();
        }
        self.hand_out();
    }

    /// Ends the engine's workers and whatever they were at. It is not used again.
    pub fn dismiss(&self) {
        let hands = {
            let mut shop = self.shop.borrow_mut();
            shop.timer = None;
            shop.jobs.clear();
            shop.handler.take(Request::Cancel);
            std::mem::take(&mut shop.hands)
        };
        for hand in hands.values() {
            hand.worker.terminate();
        }
        // One of their listeners may be what is running at this moment: they go a turn later.
        Timeout::new(0, move || drop(hands)).forget();
    }

    /// Gives every idle worker a piece.
    fn hand_out(&self) {
        let mut shop = self.shop.borrow_mut();
        let Shop { hands, jobs, .. } = &mut *shop;
        for hand in hands.values_mut().filter(|hand| hand.ready && hand.piece.is_none()) {
            let Some((job, piece)) = next_piece(jobs) else { break };
            post(&hand.worker, &job.request(&piece));
            hand.piece = Some((job.number, piece));
        }
        if hands.is_empty() && shop.timer.is_none() {
            shop.timer = Some(self.slice_soon());
        }
    }

    fn slice_soon(&self) -> Timeout {
        let engine = self.clone();
        Timeout::new(0, move || engine.slice())
    }

    /// Without workers: one slice of work on the page's own thread.
    fn slice(&self) {
        let answer = {
            let mut shop = self.shop.borrow_mut();
            shop.timer = None;
            let Shop { jobs, handler, sliced, .. } = &mut *shop;
            if !handler.is_busy() {
                let Some((job, piece)) = next_piece(jobs) else { return };
                handler.take(job.request(&piece));
                *sliced = Some(piece);
            }
            let answer = handler.work(SLICE);
            shop.timer = Some(self.slice_soon());
            answer
        };
        if let Some(Answer::Done { job, piece }) = answer {
            self.fold(job, *piece);
        }
    }

    fn hear(&self, number: u32, answer: Answer) {
        {
            let mut shop = self.shop.borrow_mut();
            let Some(hand) = shop.hands.get_mut(&number) else { return };
            hand.ready = true;
            // The answer to a cancelled piece may cross the cancellation: the hand is at another by then.
            if let Answer::Done { job, piece } = &answer
                && hand.piece.as_ref().is_some_and(|(at, range)| at == job && range.start == piece.first)
            {
                hand.piece = None;
            }
        }
        // First the next piece: the worker goes on while the page folds and draws.
        self.hand_out();
        if let Answer::Done { job, piece } = answer {
            self.fold(job, *piece);
        }
    }

    fn fold(&self, number: u32, piece: crate::experiment::Piece) {
        let update = {
            let mut shop = self.shop.borrow_mut();
            let Some(index) = shop.jobs.iter().position(|job| job.number == number) else { return };
            let Some(update) = shop.jobs[index].fold(piece) else { return };
            // What is done is the page's: a study with many scenarios keeps none of them here.
            if update.is_done() {
                shop.jobs.remove(index);
            }
            update
        };
        if update.fold.replications() >= update.target.min(Schedule::FIRST_ANSWER) {
            (self.tell)(update);
        }
    }
}

/// The next piece of the first job that has one left.
fn next_piece(jobs: &mut [Job]) -> Option<(&Job, Range<u32>)> {
    jobs.iter_mut().find_map(|job| job.schedule.next_piece().map(|piece| (&*job, piece)))
}

impl Job {
    fn new(number: u32, place: usize, scenario: &Scenario, workers: usize) -> Self {
        Self {
            number,
            place,
            bytes: OnceCell::new(),
            schedule: Schedule::new(scenario.run.replications, workers),
            scenario: scenario.clone(),
            fold: None,
            since: now(),
        }
    }

    /// Takes a piece; what there is to tell, if anything was folded.
    fn fold(&mut self, piece: crate::experiment::Piece) -> Option<Update> {
        let Self { scenario, fold, .. } = self;
        let fold = fold.get_or_insert_with(|| Rc::new(Fold::new(Arc::new(Prepared::new(scenario.clone())))));
        Rc::make_mut(fold).take(piece).then(|| Update {
            place: self.place,
            fold: Rc::clone(fold),
            target: scenario.run.replications,
            milliseconds: now() - self.since,
        })
    }

    fn request(&self, piece: &Range<u32>) -> Request {
        Request::Run {
            job: self.number,
            scenario: self.bytes.get_or_init(|| self.scenario.to_json().to_string().into_bytes()).clone(),
            seed: self.scenario.run.seed,
            first: piece.start,
            end: piece.end,
        }
    }
}

fn post(worker: &Worker, request: &Request) {
    // A worker that cannot be written to reports its own error, which hires another.
    let _ = worker.post_message(&Uint8Array::from(write_request(request).as_slice()));
}

/// A worker's desk: its handlers, and whether the next slice is on its way.
#[derive(Default)]
struct Desk {
    handler: Handler,
    orders: OrdersDesk,
    ticking: bool,
}

impl Desk {
    fn is_busy(&self) -> bool {
        self.handler.is_busy() || self.orders.is_busy()
    }
}

/// Serves requests as a worker: called by the program when it finds itself in one.
///
/// # Errors
/// If the browser has no message channels.
pub fn serve_as_worker(scope: &DedicatedWorkerGlobalScope) -> Result<(), JsValue> {
    let desk = Rc::new(RefCell::new(Desk::default()));
    // Slices follow each other through a message channel: a browser delays nested timers by 4 ms each.
    let channel = MessageChannel::new()?;
    let bell = channel.port2();

    let (mailbox, own, ring) = (scope.clone(), Rc::clone(&desk), bell.clone());
    let slice = Closure::<dyn FnMut(MessageEvent)>::new(move |_| {
        let mut desk = own.borrow_mut();
        if let Some(answer) = desk.handler.work(SLICE) {
            reply(&mailbox, &answer);
        }
        if let Some(answer) = desk.orders.work(ORDERS_SLICE) {
            reply(&mailbox, &Answer::Orders(answer));
        }
        desk.ticking = desk.is_busy() && ring.post_message(&JsValue::NULL).is_ok();
    });
    channel.port1().set_onmessage(Some(slice.as_ref().unchecked_ref()));

    let mailbox = scope.clone();
    let listener = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        // A request alone, or a request and the bytes of a file.
        let (envelope, file) = match event.data().dyn_into::<Array>() {
            Ok(both) => (both.get(0), Some(both.get(1))),
            Err(alone) => (alone, None),
        };
        let Ok(request) = read_request(&Uint8Array::new(&envelope).to_vec()) else { return };
        let mut desk = desk.borrow_mut();
        match (request, file) {
            (Request::Orders(request), Some(file)) => {
                desk.orders.take(request, Uint8Array::new(&file).to_vec())
            }
            (request, _) => {
                if let Some(answer) = desk.handler.take(request) {
                    reply(&mailbox, &answer);
                }
            }
        }
        if desk.is_busy() && !desk.ticking {
            desk.ticking = bell.post_message(&JsValue::NULL).is_ok();
        }
    });
    scope.set_onmessage(Some(listener.as_ref().unchecked_ref()));
    // The worker serves until it is terminated.
    slice.forget();
    listener.forget();
    reply(scope, &Answer::Ready);
    Ok(())
}

fn reply(scope: &DedicatedWorkerGlobalScope, answer: &Answer) {
    // If the page is gone there is nobody left to tell.
    let _ = scope.post_message(&Uint8Array::from(write_answer(answer).as_slice()));
}
