//! Several scenarios run one after another on workers of their own; each is kept once it is whole.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::super::browser::document;
use super::engine::workers;
use super::refused::{Refused, tell, use_refused};
use crate::experiment::Fold;
use crate::model::Scenario;
use crate::worker::{Engine, News};

/// Scenarios that are to be run, by name. Made once and never changed: only the same ones are equal.
#[derive(Clone)]
pub struct Wished(pub Rc<Vec<(String, Scenario)>>);

impl PartialEq for Wished {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// The runs that are whole.
#[derive(Clone)]
pub struct Ran {
    /// What was wished for.
    wished: Wished,
    folds: Vec<Option<Rc<Fold>>>,
}

impl PartialEq for Ran {
    fn eq(&self, other: &Self) -> bool {
        self.wished == other.wished && self.done() == other.done()
    }
}

impl Ran {
    /// The run of a name.
    pub fn of(&self, name: &str) -> Option<&Fold> {
        let place = self.wished.0.iter().position(|(known, _)| known == name)?;
        self.folds.get(place)?.as_deref()
    }

    /// How many are whole.
    pub fn done(&self) -> usize {
        self.folds.iter().flatten().count()
    }

    /// How many were wished for.
    pub fn all(&self) -> usize {
        self.wished.0.len()
    }

    /// Whether these are all runs of what is wished for.
    pub fn is_whole(&self, wished: &Wished) -> bool {
        self.wished == *wished && self.done() == self.all()
    }
}

/// Runs the scenarios, and others that take their place.
#[hook]
pub fn use_runs(wished: Wished) -> Rc<Ran> {
    let ran = use_state(|| Rc::new(Ran { wished: wished.clone(), folds: Vec::new() }));
    let (setter, refused) = (ran.setter(), use_refused());
    use_effect_with(wished, move |wished: &Wished| {
        let begun = Ran { wished: wished.clone(), folds: vec![None; wished.0.len()] };
        setter.set(Rc::new(begun.clone()));
        let engine = (!wished.0.is_empty()).then(|| begin(begun, setter, refused));
        move || {
            if let Some(engine) = engine {
                engine.dismiss();
            }
        }
    });
    Rc::clone(&ran)
}

/// So long a hand may rest before what it has moved is run [ms].
const REST: u32 = 120;

/// The workers that stay between one wish and the next, and what they have done of the last one.
struct Desk {
    engine: Engine,
    so_far: Rc<RefCell<Ran>>,
}

/// Runs what is wished for again and again, on the same workers. What was there stays until the new runs are all whole.
#[hook]
pub fn use_runs_again(wished: Wished) -> Rc<Ran> {
    let shown = use_state(|| Rc::new(Ran { wished: wished.clone(), folds: Vec::new() }));
    let desk = use_mut_ref(|| None::<Desk>);
    let (setter, refused) = (shown.setter(), use_refused());
    use_effect_with(wished, {
        let desk = Rc::clone(&desk);
        move |wished: &Wished| {
            let wished = wished.clone();
            if wished.0.is_empty() {
                // What was run before is of other numbers.
                setter.set(Rc::new(Ran { wished: wished.clone(), folds: Vec::new() }));
            }
            let timer = (!wished.0.is_empty()).then(|| {
                Timeout::new(REST, move || {
                    let mut desk = desk.borrow_mut();
                    let desk = desk.get_or_insert_with(|| desk_of(setter, refused));
                    let scenarios: Vec<Scenario> =
                        wished.0.iter().map(|(_, scenario)| scenario.clone()).collect();
                    let folds = vec![None; scenarios.len()];
                    *desk.so_far.borrow_mut() = Ran { wished, folds };
                    desk.engine.run(&scenarios);
                })
            });
            move || drop(timer)
        }
    });
    use_effect_with((), move |()| {
        move || {
            if let Some(desk) = desk.borrow_mut().take() {
                desk.engine.dismiss();
            }
        }
    });
    Rc::clone(&shown)
}

fn desk_of(setter: UseStateSetter<Rc<Ran>>, refused: Option<Refused>) -> Desk {
    let nothing = Ran { wished: Wished(Rc::default()), folds: Vec::new() };
    let so_far = Rc::new(RefCell::new(nothing));
    let script = document::data("worker").unwrap_or_default();
    let engine = Engine::new(&script, workers(&script), {
        let so_far = Rc::clone(&so_far);
        move |news| match news {
            News::Folded(update) if update.is_done() => {
                let mut so_far = so_far.borrow_mut();
                if let Some(place) = so_far.folds.get_mut(update.place) {
                    *place = Some(update.fold);
                }
                if so_far.done() == so_far.all() {
                    setter.set(Rc::new(so_far.clone()));
                }
            }
            News::Folded(_) => {}
            News::Refused(reason) => tell(refused.as_ref(), reason),
        }
    });
    Desk { engine, so_far }
}

fn begin(begun: Ran, setter: UseStateSetter<Rc<Ran>>, refused: Option<Refused>) -> Engine {
    let scenarios: Vec<Scenario> = begun.wished.0.iter().map(|(_, scenario)| scenario.clone()).collect();
    let so_far = RefCell::new(begun);
    let script = document::data("worker").unwrap_or_default();
    let engine = Engine::new(&script, workers(&script), move |news| match news {
        // A fold that is kept while it grows would be copied at every step.
        News::Folded(update) if update.is_done() => {
            let mut so_far = so_far.borrow_mut();
            if let Some(place) = so_far.folds.get_mut(update.place) {
                *place = Some(update.fold);
            }
            setter.set(Rc::new(so_far.clone()));
        }
        News::Folded(_) => {}
        News::Refused(reason) => tell(refused.as_ref(), reason),
    });
    engine.run(&scenarios);
    engine
}
