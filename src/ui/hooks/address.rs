//! Address and memory follow the state; and a link entered into this page is opened.

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::super::browser::{address, fetch, storage};
use super::Dispatch;
use crate::app::{Action, Notice, State};

/// So long after the last change the address follows [ms]: not with every step of a drag.
const REST: u32 = 400;

/// A state, equal to another one that would be written down in the same way.
struct Written(State);

impl PartialEq for Written {
    fn eq(&self, other: &Self) -> bool {
        self.0.is_written_as(&other.0)
    }
}

/// Lets address and memory follow the state, opens links that are entered, and fetches what a link needs.
#[hook]
pub fn use_address(state: &State, dispatch: &Dispatch) {
    use_effect_with(Written(state.clone()), |Written(state): &Written| {
        let state = state.clone();
        let timer = Timeout::new(REST, move || {
            storage::remember_in_tab("scenario", state.remembered().as_deref());
            // The page has come this far: a fault from now on is not one of its start.
            storage::remember_in_tab("faulted", None);
            address::follow(&state.link());
        });
        move || drop(timer)
    });
    use_effect_with(dispatch.clone(), |dispatch: &Dispatch| {
        let dispatch = dispatch.clone();
        let listener = address::on_entered(move |link| dispatch.dispatch(Action::OpenLink(link)));
        move || drop(listener)
    });
    let awaited = (state.awaited_preset(), dispatch.clone());
    use_effect_with(awaited, |(awaited, dispatch): &(Option<(&'static str, &'static str)>, Dispatch)| {
        if let Some((id, address)) = *awaited {
            let dispatch = dispatch.clone();
            fetch::fetch_text(address, move |text| {
                dispatch.dispatch(match text {
                    Some(text) => Action::AwaitedCame { id, text },
                    None => Action::Tell(Notice::PresetUnavailable { id }),
                });
            });
        }
    });
}
