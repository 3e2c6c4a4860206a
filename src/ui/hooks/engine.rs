//! The engine in Yew's hands: a scenario goes in, results come out, no more often than they can be shown.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::super::browser::document;
use super::super::results::Results;
use crate::model::Scenario;
use crate::worker::{Engine, Update};

/// Between two pictures of the same run [ms].
const BETWEEN: u32 = 140;
/// A first answer may take this long before a newer wish cancels it [ms].
const PATIENCE: u32 = 150;

/// The run that the page shows.
#[derive(Clone, PartialEq)]
pub struct Run {
    /// The scenario that was run.
    pub scenario: Rc<Scenario>,
    /// What was found.
    pub results: Rc<Results>,
    /// How many replications are wished for.
    pub target: u32,
    /// Since the run was asked for [ms].
    pub milliseconds: f64,
}

impl Run {
    /// Whether all replications are in.
    pub fn is_done(&self) -> bool {
        self.results.summary.replications >= self.target
    }
}

/// What happens between the engine and the page.
#[derive(Default)]
struct Desk {
    engine: Option<Engine>,
    /// The scenario that is being run.
    running: Option<Rc<Scenario>>,
    /// Its first answer has not come yet.
    awaits_first: bool,
    /// What is to be run as soon as the first answer is in.
    wished: Option<Rc<Scenario>>,
    /// The newest update, not shown yet.
    latest: Option<Update>,
    show: Option<Timeout>,
    impatience: Option<Timeout>,
}

type SharedDesk = Rc<RefCell<Desk>>;

/// Runs a scenario, and every one that takes its place; gives the newest results.
#[hook]
pub fn use_engine(scenario: &Rc<Scenario>) -> Option<Run> {
    let run = use_state(|| None::<Run>);
    let desk = use_memo((), |()| SharedDesk::default());
    let setter = run.setter();
    use_effect_with(Rc::as_ptr(scenario), {
        let (desk, scenario) = (SharedDesk::clone(&desk), Rc::clone(scenario));
        move |_| wish(&desk, scenario, &setter)
    });
    (*run).clone()
}

/// Asks for a scenario. While the first answer to another is on its way, it is let finish: a drag would
/// otherwise cancel every answer before it comes.
fn wish(desk: &SharedDesk, scenario: Rc<Scenario>, setter: &UseStateSetter<Option<Run>>) {
    if desk.borrow().engine.is_none() {
        let engine = engine(desk, setter);
        desk.borrow_mut().engine = Some(engine);
    }
    let mut at = desk.borrow_mut();
    if !at.awaits_first {
        drop(at);
        return begin(desk, scenario);
    }
    at.wished = Some(scenario);
    if at.impatience.is_none() {
        let desk = Rc::clone(desk);
        at.impatience = Some(Timeout::new(PATIENCE, move || begin_wished(&desk)));
    }
}

fn begin_wished(desk: &SharedDesk) {
    let wished = desk.borrow_mut().wished.take();
    if let Some(scenario) = wished {
        begin(desk, scenario);
    }
}

fn begin(desk: &SharedDesk, scenario: Rc<Scenario>) {
    let engine = {
        let mut at = desk.borrow_mut();
        at.running = Some(Rc::clone(&scenario));
        at.awaits_first = true;
        (at.latest, at.wished, at.show, at.impatience) = (None, None, None, None);
        at.engine.clone()
    };
    if let Some(engine) = engine {
        engine.run(std::slice::from_ref(&*scenario));
    }
}

/// The engine of this device: one worker a core, eight at the most.
fn engine(desk: &SharedDesk, setter: &UseStateSetter<Option<Run>>) -> Engine {
    let cores = gloo::utils::window().navigator().hardware_concurrency();
    let asked = document::query("workers").and_then(|count| count.parse().ok());
    let count = asked.unwrap_or(cores.clamp(1.0, 8.0) as u32).min(8);
    let script = document::data("worker").unwrap_or_default();
    let (desk, setter) = (Rc::clone(desk), setter.clone());
    Engine::new(&script, if script.is_empty() { 0 } else { count }, move |update| {
        hear(&desk, update, &setter)
    })
}

/// Takes an update in: the first and the last are shown at once, those between now and then.
fn hear(desk: &SharedDesk, update: Update, setter: &UseStateSetter<Option<Run>>) {
    let mut at = desk.borrow_mut();
    let at_once = at.awaits_first || update.is_done();
    at.awaits_first = false;
    at.latest = Some(update);
    if at_once || at.show.is_none() {
        let (desk, setter) = (Rc::clone(desk), setter.clone());
        let delay = if at_once { 0 } else { BETWEEN };
        at.show = Some(Timeout::new(delay, move || show(&desk, &setter)));
    }
}

/// Shows the newest update, and turns to what was wished for meanwhile.
fn show(desk: &SharedDesk, setter: &UseStateSetter<Option<Run>>) {
    let shown = {
        let mut at = desk.borrow_mut();
        at.show = None;
        at.latest.take().zip(at.running.clone())
    };
    if let Some((update, scenario)) = shown {
        setter.set(Some(Run {
            scenario,
            results: Rc::new(Results::of(&update.fold)),
            target: update.target,
            milliseconds: update.milliseconds,
        }));
    }
    begin_wished(desk);
}
