//! The note beside a term: one for the whole page. A click on any `a.term` opens it where the term stands;
//! Escape, a click elsewhere or the cross close it, and the focus goes back to the term.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, MouseEvent};
use yew::prelude::*;

use super::super::browser::document;
use super::super::hooks::use_texts;
use super::super::page::icons;
use super::parts::{exact, tag};
use super::{Entries, use_entries};
use crate::glossary::{Entry, beside};
use crate::i18n::Texts;

/// What opened the note, and which entry it is about.
#[derive(Clone, PartialEq)]
struct Opened {
    by: Element,
    name: String,
}

/// The note.
#[component]
pub fn GlossaryNote() -> Html {
    let texts = use_texts();
    let opened = use_state_eq(|| None::<Opened>);
    let place = use_node_ref();
    let entries = use_entries(opened.is_some());
    use_effect_with((), {
        let (setter, place) = (opened.setter(), place.clone());
        move |()| {
            // Cancels the link, so it may not be passive.
            let options = EventListenerOptions::enable_prevent_default();
            let body = gloo::utils::document();
            let clicks = EventListener::new_with_options(&body, "click", options, move |event| {
                if let Some(term) = term_of(event) {
                    event.prevent_default();
                    setter.set(Some(term));
                } else if !is_inside(event, &place) {
                    setter.set(None);
                }
            });
            move || drop(clicks)
        }
    });
    let close = {
        let (setter, opener) = (opened.setter(), (*opened).clone());
        Callback::from(move |()| {
            if let Some(element) = opener.as_ref().and_then(|opened| opened.by.dyn_ref::<HtmlElement>()) {
                // A term that has gone meanwhile takes no focus.
                let _ = element.focus();
            }
            setter.set(None);
        })
    };
    let is_settled = !matches!(entries, Entries::Awaited);
    use_effect_with(((*opened).clone(), is_settled, close.clone()), {
        let place = place.clone();
        move |(opened, is_settled, close): &(Option<Opened>, bool, Callback<()>)| {
            let keys = opened.as_ref().zip(place.cast::<HtmlElement>()).map(|(opened, note)| {
                put_beside(&note, &opened.by);
                if *is_settled {
                    // Brings it into view, too.
                    let _ = note.focus();
                }
                let close = close.clone();
                EventListener::new(&gloo::utils::document(), "keydown", move |event| {
                    if event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.key() == "Escape") {
                        close.emit(());
                    }
                })
            });
            move || drop(keys)
        }
    });
    let Some(Opened { name, .. }) = &*opened else { return Html::default() };
    let words = texts.glossary;
    let body = match &entries {
        Entries::Awaited => html! { <p role="status">{ words.loading() }</p> },
        Entries::Failed => html! { <p role="alert">{ words.failed() }</p> },
        Entries::Here(glossary) => match glossary.entry(name) {
            Some(entry) => said(texts, entry),
            None => html! { <p>{ words.no_entry(name) }</p> },
        },
    };
    let follow = {
        let setter = opened.setter();
        Callback::from(move |_: MouseEvent| setter.set(None))
    };
    html! {
        <div class="gloss" role="dialog" aria-label={words.title()} tabindex="-1" data-testid="gloss" ref={place}>
            <button type="button" class="btn icon" aria-label={texts.page.close()} data-testid="gloss-close"
                onclick={close.reform(|_: MouseEvent| ())}>{ icons::close() }</button>
            { body }
            <p><a href={format!("#/glossary/{name}")} onclick={follow}>{ words.open() }</a></p>
        </div>
    }
}

/// Term, its name in the other language, definition, formula, denominator.
fn said(texts: Texts, entry: Entry<'_>) -> Html {
    let other = beside(texts.language);
    html! {
        <>
            <p class="gloss-h"><b>{ entry.term(texts.language) }</b><i lang={tag(other)}>{ entry.term(other) }</i></p>
            <p>{ entry.definition(texts.language) }</p>
            { exact(texts, entry) }
        </>
    }
}

/// The term that was clicked; none for clicks that ask for a new tab or window.
fn term_of(event: &Event) -> Option<Opened> {
    let click = event.dyn_ref::<MouseEvent>()?;
    if click.ctrl_key() || click.meta_key() || click.shift_key() || click.default_prevented() {
        return None;
    }
    let by = click.target()?.dyn_into::<Element>().ok()?.closest("a.term").ok()??;
    let name = by.get_attribute("href")?.rsplit('/').next()?.to_owned();
    Some(Opened { by, name })
}

fn is_inside(event: &Event, place: &NodeRef) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Node>().ok());
    place.get().is_some_and(|note| note.contains(target.as_ref()))
}

/// Puts the note under its term, within the page's width.
fn put_beside(note: &HtmlElement, term: &Element) {
    const EDGE: f64 = 16.0;
    const GAP: f64 = 8.0;
    let (Some(root), at) = (document::root(), term.get_bounding_client_rect()) else { return };
    let page = root.get_bounding_client_rect();
    let widest = f64::from(root.client_width() - note.offset_width()) - EDGE;
    let left = at.left().min(widest).max(EDGE);
    // The style sheet keeps it within a page that becomes narrower.
    document::set_style(note, "--left", &format!("{left}px"));
    document::set_style(note, "top", &format!("{}px", at.bottom() - page.top() + GAP));
}
