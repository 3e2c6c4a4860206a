//! The pool of web workers: the page's engine, which hands pieces out and folds what comes back. Where no worker can be
//! had, it does the same work in slices on the page's own thread.

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

use gloo::timers::callback::Timeout;

use super::hired::Hired;
use super::{Answer, Handler, Request, SLICE, Schedule};
use crate::experiment::{Fold, Prepared};
use crate::model::Scenario;

/// What the engine tells the page.
pub enum News {
    /// Something was folded.
    Folded(Update),
    /// A scenario that no worker takes: why, for a report. It is given up.
    Refused(String),
}

/// What is known of a scenario, each time something was folded.
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
    hired: Hired,
    ready: bool,
    piece: Option<(u32, Range<u32>)>,
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
    tell: Rc<dyn Fn(News)>,
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
    pub fn new(script: &str, workers: u32, tell: impl Fn(News) + 'static) -> Self {
        let engine = Self { shop: Rc::default(), tell: Rc::new(tell) };
        for number in 0..workers {
            engine.hire(number, script);
        }
        engine
    }

    fn hire(&self, number: u32, script: &str) {
        let engine = self.clone();
        let heard = move |answer: Answer| engine.hear(number, answer);
        let (engine, address) = (self.clone(), script.to_owned());
        let failed = move || engine.lose(number, &address);
        let Some(hired) = Hired::new(script, heard, failed) else { return };
        let hand = Hand { hired, ready: false, piece: None };
        self.shop.borrow_mut().hands.insert(number, hand);
    }

    /// A worker died: its piece goes to another, and a new one takes its place.
    fn lose(&self, number: u32, script: &str) {
        let again = {
            let mut shop = self.shop.borrow_mut();
            let Some(hand) = shop.hands.remove(&number) else { return };
            if let Some((number, piece)) = hand.piece
                && let Some(job) = shop.jobs.iter_mut().find(|job| job.number == number)
            {
                job.schedule.put_back(piece);
            }
            shop.lost += 1;
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
                hand.hired.post(&Request::Cancel);
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
        let mut shop = self.shop.borrow_mut();
        shop.timer = None;
        shop.jobs.clear();
        shop.handler.take(Request::Cancel);
        shop.hands.clear();
    }

    /// Gives every idle worker a piece.
    fn hand_out(&self) {
        let mut shop = self.shop.borrow_mut();
        let Shop { hands, jobs, .. } = &mut *shop;
        for hand in hands.values_mut().filter(|hand| hand.ready && hand.piece.is_none()) {
            let Some((job, piece)) = next_piece(jobs) else { break };
            hand.hired.post(&job.request(&piece));
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
            let refused = if !handler.is_busy() {
                let Some((job, piece)) = next_piece(jobs) else { return };
                let refused = handler.take(job.request(&piece));
                *sliced = refused.is_none().then_some(piece);
                refused
            } else {
                None
            };
            let answer = refused.or_else(|| handler.work(SLICE));
            shop.timer = Some(self.slice_soon());
            answer
        };
        if let Some(answer) = answer {
            self.take(answer);
        }
    }

    fn hear(&self, number: u32, answer: Answer) {
        {
            let mut shop = self.shop.borrow_mut();
            let Some(hand) = shop.hands.get_mut(&number) else { return };
            hand.ready = true;
            // The answer to a cancelled piece may cross the cancellation: the hand is at another by then.
            let is_free = hand.piece.as_ref().is_some_and(|(at, range)| match &answer {
                Answer::Done { job, piece } => at == job && range.start == piece.first,
                Answer::Refused { job, .. } => at == job,
                Answer::Ready | Answer::Orders(_) | Answer::Followed { .. } => false,
            });
            if is_free {
                hand.piece = None;
            }
        }
        // First the next piece: the worker goes on while the page folds and draws.
        self.hand_out();
        self.take(answer);
    }

    fn take(&self, answer: Answer) {
        match answer {
            Answer::Done { job, piece } => self.fold(job, *piece),
            Answer::Refused { job, reason } => self.give_up(job, reason),
            Answer::Ready | Answer::Orders(_) | Answer::Followed { .. } => {}
        }
    }

    /// A scenario that one worker refuses is refused by all of them.
    fn give_up(&self, number: u32, reason: String) {
        let is_wanted = {
            let mut shop = self.shop.borrow_mut();
            let before = shop.jobs.len();
            shop.jobs.retain(|job| job.number != number);
            shop.jobs.len() < before
        };
        if is_wanted {
            (self.tell)(News::Refused(reason));
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
            (self.tell)(News::Folded(update));
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
