//! The page's state in Yew's hands.

use std::rc::Rc;

use yew::prelude::*;

use super::super::browser::{document, storage};
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

/// The state that the page opens with: language and theme as shell.js chose them, and the scenario that
/// this tab was last at.
pub fn first_store() -> Store {
    let state =
        State::default().reduce(Action::Speak(document::language())).reduce(Action::Look(document::theme()));
    Store(restored(state))
}

/// What the tab remembers of the scenario is used if it is sound, and dropped without a word if not: the
/// user did not ask for it.
fn restored(state: State) -> State {
    let Some(text) = storage::of_tab("scenario") else { return state };
    let opened = state.clone().reduce(Action::OpenFile { name: String::new(), text });
    if opened.notice().is_none() && opened.scenario() != state.scenario() { opened } else { state }
}
