//! The page's root: the state, what stands around every place, and the place that the address names.

use web_sys::HtmlElement;
use yew::prelude::*;

use super::browser::address;
use super::calculators::Calculators;
use super::class::ClassPage;
use super::experiments::ExperimentsPlace;
use super::figure::picture;
use super::glossary::{GlossaryNote, GlossaryPage};
use super::hooks::{Refused, first_store, use_address, use_document};
use super::lab::Lab;
use super::learn::Learn;
use super::page::icons;
use super::page::top_bar::TopBar;
use crate::app::{Place, State};
use crate::i18n::{Language, Texts};

/// The page.
#[component]
pub fn Root() -> Html {
    let store = use_reducer_eq(first_store);
    let state = &store.0;
    let dispatch = store.dispatcher();
    use_document(state);
    use_address(state, &dispatch);
    use_arrival(state.route().place.clone());
    let covered = use_state_eq(|| false);
    let place = match &state.route().place {
        Place::Lab => {
            html! { <Lab state={state.clone()} dispatch={dispatch.clone()} covered={covered.setter()} /> }
        }
        Place::Experiments(kind) => html! {
            <ExperimentsPlace state={state.clone()} kind={*kind} dispatch={dispatch.clone()} />
        },
        Place::Calculators(_) => {
            html! { <Calculators state={state.clone()} dispatch={dispatch.clone()} /> }
        }
        Place::Class => html! { <ClassPage state={state.clone()} dispatch={dispatch.clone()} /> },
        Place::Glossary(name) => html! { <GlossaryPage name={name.clone()} /> },
        Place::Learn | Place::Lesson(_) | Place::Lecturer(_) => {
            html! { <Learn state={state.clone()} dispatch={dispatch.clone()} /> }
        }
    };
    html! {
        <ContextProvider<Language> context={state.language()}>
        <ContextProvider<Refused> context={Refused(dispatch.clone())}>
            { picture::patterns() }
            if state.rules().is_embedded && state.route().place == Place::Lab {
                { way_out(state) }
            } else {
                <TopBar state={state.clone()} inert={*covered} {dispatch} />
            }
            { place }
            <GlossaryNote />
        </ContextProvider<Refused>>
        </ContextProvider<Language>>
    }
}

/// What an embedded Lab has in place of the bar: the way to the whole page, in a window of its own.
fn way_out(state: &State) -> Html {
    let mut rules = state.rules().clone();
    rules.is_embedded = false;
    let link = state.class_link(&rules, Some(state.language()), state.theme());
    let texts = Texts::of(state.language());
    html! {
        <header class="way-out">
            <a href={address::whole(&link)} target="_blank" rel="noopener" data-testid="way-out">{ icons::brand() }{ texts.page.brand() }<span>{ texts.class.open_whole() }</span></a>
        </header>
    }
}

/// Whoever goes to another place arrives at its beginning, with the focus there too.
#[hook]
fn use_arrival(place: Place) {
    let before = use_mut_ref(|| place.clone());
    use_effect_with(place, move |place: &Place| {
        let before = before.replace(place.clone());
        // From one experiment to another one stays where one is.
        let stays = matches!((&before, place), (Place::Experiments(_), Place::Experiments(_)));
        if before != *place && !stays {
            gloo::utils::window().scroll_to_with_x_and_y(0.0, 0.0);
            focus_on_content();
        }
    });
}

/// Puts the focus on what the place is about.
pub(super) fn focus_on_content() {
    let content = gloo::utils::document().get_element_by_id("main");
    if let Some(content) =
        content.and_then(|content| wasm_bindgen::JsCast::dyn_into::<HtmlElement>(content).ok())
    {
        let _ = content.focus();
    }
}
