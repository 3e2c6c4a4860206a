//! The document follows the state: language, theme, and what is remembered; and keys that work anywhere.

use std::rc::Rc;

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, KeyboardEvent};
use yew::prelude::*;

use super::super::browser::{document, storage};
use super::Dispatch;
use crate::app::{Action, State, Theme};
use crate::i18n::{Language, Texts};
use crate::model::Scenario;

/// Shows language and theme on `<html>`, and remembers the scenario in this tab.
#[hook]
pub fn use_document(state: &State) {
    use_effect_with(state.language(), |language: &Language| {
        document::show_language(*language, Texts::of(*language).page.title());
    });
    use_effect_with(state.theme(), |theme: &Theme| document::show_theme(*theme));
    let is_own =
        state.is_edited() || state.preset().is_none_or(|preset| preset.id != crate::app::PRESETS[0].id);
    use_effect_with((Rc::clone(state.scenario()), is_own), |(scenario, is_own): &(Rc<Scenario>, bool)| {
        let (scenario, is_own) = (Rc::clone(scenario), *is_own);
        // A while after the last change: not with every step of a drag.
        let timer = gloo::timers::callback::Timeout::new(400, move || {
            let text = is_own.then(|| scenario.to_json().to_string());
            storage::remember_in_tab("scenario", text.as_deref());
            // The page has come this far: a fault from now on is not one of its start.
            storage::remember_in_tab("faulted", None);
        });
        move || drop(timer)
    });
}

/// Ctrl+Z takes a change back, Ctrl+Shift+Z and Ctrl+Y do it again; in a text box they are the box's own.
#[hook]
pub fn use_undo_keys(dispatch: &Dispatch) {
    use_effect_with(dispatch.clone(), |dispatch: &Dispatch| {
        let dispatch = dispatch.clone();
        let listener = EventListener::new(&gloo::utils::document(), "keydown", move |event| {
            let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
            if !(event.ctrl_key() || event.meta_key()) || is_text_box(event) {
                return;
            }
            match (event.key().to_lowercase().as_str(), event.shift_key()) {
                ("z", false) => dispatch.dispatch(Action::Undo),
                ("z", true) | ("y", false) => dispatch.dispatch(Action::Redo),
                _ => {}
            }
        });
        move || drop(listener)
    });
}

fn is_text_box(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    target.is_some_and(|input| input.type_() == "text")
}
