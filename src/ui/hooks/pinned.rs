//! State A's run, for the comparison with the run that the page shows: on workers of its own, after that is done.

use std::rc::Rc;

use yew::prelude::*;

use super::super::browser::document;
use super::engine::{Run, workers};
use super::refused::{Refused, tell, use_refused};
use crate::experiment::Fold;
use crate::model::Scenario;
use crate::worker::{Engine, News};

/// A scenario and its run.
type Ran = (Rc<Scenario>, Rc<Fold>);

/// Equal while the same scenario is wanted.
struct Wanted(Option<Rc<Scenario>>);

impl PartialEq for Wanted {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

/// Runs state A with the luck of the run at hand; gives its run once it is done. `run` is the page's own.
#[hook]
pub fn use_pinned(pinned: Option<&Rc<Scenario>>, run: Option<&Run>) -> Option<Rc<Fold>> {
    let ran = use_state(|| None::<Ran>);
    let refused = use_refused();
    let done = run.filter(|run| run.is_done());
    // While B is being run, A's older run stays: it waits for the same luck.
    let wanted = pinned.zip(done).map(|(pinned, run)| Rc::new(pinned.with_luck_of(&run.scenario)));
    let found = wanted.as_ref().and_then(|wanted| {
        let own = ran.as_ref().filter(|(scenario, _)| scenario == wanted).map(|(_, fold)| Rc::clone(fold));
        // Just pinned, A is what is on the page.
        own.or_else(|| done.filter(|run| run.scenario == *wanted).and_then(|run| run.fold.clone()))
    });
    {
        let (setter, missing) = (ran.setter(), wanted.clone().filter(|_| found.is_none()));
        use_effect_with(Wanted(missing), move |Wanted(missing): &Wanted| {
            let engine = missing.as_ref().map(|scenario| begin(scenario, setter, refused));
            move || {
                if let Some(engine) = engine {
                    engine.dismiss();
                }
            }
        });
    }
    {
        // What is on the page now may be A's run that is wanted again after the next change.
        let (setter, kept) = (ran.setter(), wanted.zip(found.clone()));
        use_effect_with(kept.as_ref().map(|(_, fold)| Rc::as_ptr(fold)), move |_| {
            if let Some(kept) = kept {
                setter.set(Some(kept));
            }
        });
    }
    found
}

fn begin(scenario: &Rc<Scenario>, setter: UseStateSetter<Option<Ran>>, refused: Option<Refused>) -> Engine {
    let script = document::data("worker").unwrap_or_default();
    let own = Rc::clone(scenario);
    let engine = Engine::new(&script, workers(&script), move |news| match news {
        News::Folded(update) if update.is_done() => {
            setter.set(Some((Rc::clone(&own), Rc::clone(&update.fold))));
        }
        News::Folded(_) => {}
        News::Refused(reason) => tell(refused.as_ref(), reason),
    });
    engine.run(std::slice::from_ref(&**scenario));
    engine
}
