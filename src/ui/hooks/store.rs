//! The page's state in Yew's hands.

use std::rc::Rc;

use yew::prelude::*;

use super::super::browser::{address, document, storage};
use crate::app::{Action, State};

/// The state, as a reducer.
#[derive(Clone, Debug, PartialEq)]
pub struct Store(pub State);

/// How components ask for a change.
pub type Dispatch = UseReducerDispatcher<Store>;

impl Reducible for Store {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let state = Rc::try_unwrap(self).unwrap_or_else(|shared| Self::clone(&shared)).0;
        Rc::new(Self(state.reduce(action)))
    }
}

/// The state that the page opens with: language and theme as shell.js chose them, the scenario that this tab
/// was last at, and the link in the address.
pub fn first_store() -> Store {
    let state =
        State::default().reduce(Action::Speak(document::language())).reduce(Action::Look(document::theme()));
    Store(state.opened(storage::of_tab("scenario").as_deref(), Some(&address::hash())))
}
