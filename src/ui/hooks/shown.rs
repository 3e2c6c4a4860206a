//! The state whose results stand in the page: what files say of themselves. While a change is being worked out, that
//! is still the state before it.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use crate::app::{About, State};

/// The state whose results are shown.
#[derive(Clone, Debug)]
pub struct Shown(Rc<RefCell<State>>);

impl PartialEq for Shown {
    /// One and the same place: nobody is drawn anew because what stands in it has changed.
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Shown {
    /// What a report says of it.
    pub fn about(&self) -> About {
        self.0.borrow().about()
    }

    /// Scenario and parameters in one paragraph.
    pub fn about_line(&self) -> String {
        self.0.borrow().about_line()
    }
}

/// Keeps the state whose results are shown.
#[hook]
pub fn use_shown_place(state: &State, is_current: bool) -> Shown {
    let place = use_memo((), |()| RefCell::new(state.clone()));
    if is_current {
        *place.borrow_mut() = state.clone();
    }
    Shown(place)
}

/// The state whose results are shown.
#[hook]
pub fn use_shown() -> Option<Shown> {
    use_context::<Shown>()
}
