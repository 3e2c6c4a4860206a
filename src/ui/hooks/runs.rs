//! Several scenarios run one after another on workers of their own; each is kept once it is whole.

use std::cell::RefCell;
use std::rc::Rc;

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
