//! The engine in Yew's hands: a scenario goes in, results come out, no more often than they can be shown.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::super::browser::document;
use super::super::points::Points;
use super::super::results::Results;
use super::refused::{Refused, tell, use_refused};
use crate::experiment::{Fold, frontier_scenarios};
use crate::model::Scenario;
use crate::worker::{Engine, News, Update};

/// Between two pictures of the same run [ms].
const BETWEEN: u32 = 140;
/// A first answer may take this long before a newer wish cancels it [ms].
const PATIENCE: u32 = 150;
/// So long a finished run stands before the points of its trade-off are run [ms].
const REST: u32 = 250;

/// The run that the page shows.
#[derive(Clone)]
pub struct Run {
    /// The scenario that was run.
    pub scenario: Rc<Scenario>,
    /// What was found.
    pub results: Rc<Results>,
    /// Everything folded, once that is all: for comparison with another run.
    pub fold: Option<Rc<Fold>>,
    /// How many replications are wished for.
    pub target: u32,
    /// Since the run was asked for [ms].
    pub milliseconds: f64,
}

impl PartialEq for Run {
    /// Results are read once from a fold: the same results are the same run.
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.results, &other.results) && Rc::ptr_eq(&self.scenario, &other.scenario)
    }
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
    /// The points of the trade-off, while the engine is at them: only after the run is done.
    points: Option<Points>,
    rest: Option<Timeout>,
}

type SharedDesk = Rc<RefCell<Desk>>;
/// Where a run and the points of its trade-off are shown, and where it is told that one is refused.
type Setters = (UseStateSetter<Option<Run>>, UseStateSetter<Points>, Option<Refused>);

/// Runs a scenario, and every one that takes its place; gives the newest results, and the points of a trade-off
/// that tell themselves of which scenario they are.
#[hook]
pub fn use_engine(scenario: &Rc<Scenario>) -> (Option<Run>, Points) {
    let run = use_state(|| None::<Run>);
    let points = use_state_eq(Points::default);
    let desk = use_memo((), |()| SharedDesk::default());
    let setters = (run.setter(), points.setter(), use_refused());
    use_effect_with((), {
        let desk = SharedDesk::clone(&desk);
        // Whoever leaves the Lab leaves its run.
        move |()| {
            move || {
                let left = std::mem::take(&mut *desk.borrow_mut());
                if let Some(engine) = left.engine {
                    engine.dismiss();
                }
            }
        }
    });
    use_effect_with(Rc::as_ptr(scenario), {
        let (desk, scenario) = (SharedDesk::clone(&desk), Rc::clone(scenario));
        move |_| wish(&desk, scenario, &setters)
    });
    ((*run).clone(), (*points).clone())
}

/// Asks for a scenario. While the first answer to another is on its way, it is let finish: a drag would
/// otherwise cancel every answer before it comes.
fn wish(desk: &SharedDesk, scenario: Rc<Scenario>, setters: &Setters) {
    if desk.borrow().engine.is_none() {
        let engine = engine(desk, setters);
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
        (at.points, at.rest) = (None, None);
        at.engine.clone()
    };
    if let Some(engine) = engine {
        engine.run(std::slice::from_ref(&*scenario));
    }
}

/// The engine of this device: one worker a core, eight at the most.
fn engine(desk: &SharedDesk, setters: &Setters) -> Engine {
    let script = document::data("worker").unwrap_or_default();
    let (desk, setters) = (Rc::clone(desk), setters.clone());
    Engine::new(&script, workers(&script), move |news| match news {
        News::Folded(update) => hear(&desk, update, &setters),
        News::Refused(reason) => {
            // Nothing is awaited any more: the next wish is begun at once.
            desk.borrow_mut().awaits_first = false;
            tell(setters.2.as_ref(), reason);
        }
    })
}

/// How many workers an engine of this device has, if there is a script to start them from.
pub fn workers(script: &str) -> u32 {
    let cores = gloo::utils::window().navigator().hardware_concurrency();
    let asked = document::query("workers").and_then(|count| count.parse().ok());
    let count = asked.unwrap_or(cores.clamp(1.0, 8.0) as u32).min(8);
    if script.is_empty() { 0 } else { count }
}

/// Takes an update in: the first and the last are shown at once, those between now and then.
fn hear(desk: &SharedDesk, update: Update, setters: &Setters) {
    let mut at = desk.borrow_mut();
    if let Some(points) = &mut at.points {
        // A point is shown when it is whole.
        if update.is_done() {
            points.take(update.place, &update.fold);
            setters.1.set(points.clone());
        }
        return;
    }
    let at_once = at.awaits_first || update.is_done();
    at.awaits_first = false;
    at.latest = Some(update);
    if at_once || at.show.is_none() {
        let (desk, setters) = (Rc::clone(desk), setters.clone());
        let delay = if at_once { 0 } else { BETWEEN };
        at.show = Some(Timeout::new(delay, move || show(&desk, &setters)));
    }
}

/// Shows the newest update, and turns to what was wished for meanwhile.
fn show(desk: &SharedDesk, setters: &Setters) {
    let shown = {
        let mut at = desk.borrow_mut();
        at.show = None;
        at.latest.take().zip(at.running.clone())
    };
    if let Some((update, scenario)) = shown {
        if update.is_done() {
            let later = Rc::clone(desk);
            desk.borrow_mut().rest = Some(Timeout::new(REST, move || begin_points(&later)));
        }
        setters.0.set(Some(Run {
            scenario,
            results: Rc::new(Results::of(&update.fold)),
            fold: update.is_done().then(|| Rc::clone(&update.fold)),
            target: update.target,
            milliseconds: update.milliseconds,
        }));
    }
    begin_wished(desk);
}

/// Runs the points of the trade-off, now that the run itself is done. A new wish cancels them.
fn begin_points(desk: &SharedDesk) {
    let begun = {
        let mut at = desk.borrow_mut();
        at.rest = None;
        at.running.clone().zip(at.engine.clone()).map(|(scenario, engine)| {
            let scenarios = frontier_scenarios(&scenario);
            at.points = Some(Points::none_yet(scenario, scenarios.len()));
            (engine, scenarios)
        })
    };
    if let Some((engine, scenarios)) = begun {
        engine.run(&scenarios);
    }
}
