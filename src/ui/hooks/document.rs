//! The document follows the state: language and theme; and keys that work anywhere.

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, KeyboardEvent};
use yew::prelude::*;

use super::super::browser::document;
use super::Dispatch;
use crate::app::{Action, Place, State, Theme};
use crate::i18n::{Language, Texts};

/// Shows language and theme on `<html>`.
#[hook]
pub fn use_document(state: &State) {
    let place = state.route().place.clone();
    use_effect_with((state.language(), place), |(language, place): &(Language, Place)| {
        let texts = Texts::of(*language);
        let title = match place {
            Place::Lab => texts.page.title(),
            Place::Experiments(_) => texts.experiments.window_title(),
            Place::Class => texts.class.window_title(),
            Place::Glossary(_) => texts.glossary.window_title(),
            Place::Calculators(_) => texts.calculators.window_title(),
            Place::Learn | Place::Lesson(_) | Place::Lecturer(_) => texts.page.title_learn(),
        };
        document::show_language(*language, title);
    });
    use_effect_with(state.theme(), |theme: &Theme| document::show_theme(*theme));
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
