//! Two scenarios run side by side, on workers of their own: the run that the page shows is left alone.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use super::super::browser::document;
use super::engine::workers;
use super::refused::{Refused, tell, use_refused};
use crate::experiment::Summary;
use crate::model::Scenario;
use crate::worker::{Engine, News};

/// What is known of both so far; none before the first answer.
pub type Both = Rc<[Option<Summary>; 2]>;

/// Runs both scenarios, and others that take their place; without any, whatever was running is given up.
/// Whether both are done stands beside what was found.
#[hook]
pub fn use_comparison(scenarios: Option<Rc<[Scenario; 2]>>) -> (Both, bool) {
    let found = use_state(|| (Both::default(), 0_u8));
    let (setter, refused) = (found.setter(), use_refused());
    use_effect_with(scenarios.map(ByPlace), move |scenarios: &Option<ByPlace>| {
        let engine = scenarios.as_ref().map(|scenarios| begin(&scenarios.0, setter, refused));
        move || {
            if let Some(engine) = engine {
                engine.dismiss();
            }
        }
    });
    let (both, done) = &*found;
    (Rc::clone(both), *done == 3)
}

/// Scenarios are made once and never changed: only the same ones are equal.
struct ByPlace(Rc<[Scenario; 2]>);

impl PartialEq for ByPlace {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

fn begin(
    scenarios: &Rc<[Scenario; 2]>,
    setter: UseStateSetter<(Both, u8)>,
    refused: Option<Refused>,
) -> Engine {
    setter.set((Both::default(), 0));
    let so_far = RefCell::new(([None, None], 0_u8));
    let script = document::data("worker").unwrap_or_default();
    let engine = Engine::new(&script, workers(&script), move |news| {
        let update = match news {
            News::Folded(update) => update,
            News::Refused(reason) => return tell(refused.as_ref(), reason),
        };
        let mut so_far = so_far.borrow_mut();
        if let Some(summary) = so_far.0.get_mut(update.place) {
            *summary = Some(update.fold.summary());
        }
        so_far.1 |= u8::from(update.is_done()) << update.place;
        setter.set((Rc::new(so_far.0.clone()), so_far.1));
    });
    engine.run(&**scenarios);
    engine
}
