//! The followed order in Yew's hands: what is wished for is asked of a worker beside the pool.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use yew::prelude::*;

use super::super::browser::document;
use super::super::results::Results;
use crate::app::Follow;
use crate::experiment::Followed;
use crate::worker::{Answer, Aside, Request};

/// What was found, for which results it was asked.
type Found = (Rc<Results>, Rc<Followed>);

#[derive(Default)]
struct Desk {
    aside: RefCell<Option<Aside>>,
    /// The newest asking: older answers are not wanted any more.
    newest: Cell<u32>,
    asked: RefCell<Option<Rc<Results>>>,
}

/// The replication that is followed; none before it is wished for and found. The old one stays until the new one is
/// there.
#[hook]
pub fn use_follow(results: Option<Rc<Results>>, wish: Follow) -> Option<Found> {
    let found = use_state(|| None::<Found>);
    let desk = use_memo((), |()| Desk::default());
    use_effect_with((results, wish.replication, wish.order), {
        let (desk, setter) = (Rc::clone(&desk), found.setter());
        move |(results, replication, order): &(Option<Rc<Results>>, u32, Option<u64>)| {
            if let Some(results) = results {
                ask(&desk, results, *replication, *order, &setter);
            }
        }
    });
    use_effect_with((), move |()| {
        move || {
            if let Some(aside) = desk.aside.take() {
                aside.dismiss();
            }
        }
    });
    (*found).clone()
}

fn ask(
    desk: &Rc<Desk>,
    results: &Rc<Results>,
    replication: u32,
    order: Option<u64>,
    setter: &UseStateSetter<Option<Found>>,
) {
    let job = desk.newest.get().wrapping_add(1);
    desk.newest.set(job);
    desk.asked.replace(Some(Rc::clone(results)));
    let scenario = &results.prepared.scenario;
    let (seed, scenario) = (scenario.run.seed, scenario.to_json().to_string().into_bytes());
    let mut aside = desk.aside.borrow_mut();
    let hear = || {
        let (desk, setter) = (Rc::downgrade(desk), setter.clone());
        Aside::new(&document::data("worker").unwrap_or_default(), move |answer| {
            let Some(desk) = desk.upgrade() else { return };
            if let Answer::Followed { job, followed } = answer
                && job == desk.newest.get()
                && let Some(results) = desk.asked.borrow().clone()
            {
                setter.set(Some((results, Rc::from(followed))));
            }
        })
    };
    aside.get_or_insert_with(hear).ask(Request::Follow { job, scenario, seed, replication, order });
}
