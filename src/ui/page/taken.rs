//! What is said after a download was offered: that it was, and where no file came, its content to be copied. No
//! browser tells a page whether a download was let through.

use std::rc::Rc;

use web_sys::{HtmlDialogElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::super::browser::clipboard;
use super::super::hooks::use_texts;
use super::icons;

/// What a file holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// Text.
    Text(Rc<str>),
    /// A picture, as an address that an image can show.
    Picture(Rc<str>),
}

/// A file that was offered as a download.
#[derive(Clone, Debug, PartialEq)]
pub struct Taken {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub content: Content,
}

#[derive(Properties, PartialEq)]
pub struct TakenLineProps {
    pub taken: Taken,
}

/// The line, and the dialogue behind it.
#[component]
pub fn TakenLine(props: &TakenLineProps) -> Html {
    let texts = use_texts();
    let words = texts.take_away;
    let Taken { name, content } = &props.taken;
    let dialog = use_node_ref();
    let field = use_node_ref();
    let said = use_state_eq(|| None::<&'static str>);
    let is_open = use_state_eq(|| false);
    let open = {
        let (dialog, setter) = (dialog.clone(), is_open.setter());
        Callback::from(move |_: MouseEvent| {
            setter.set(true);
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                // Refused only where it is open already.
                let _ = dialog.show_modal();
            }
        })
    };
    let close = {
        let dialog = dialog.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                dialog.close();
            }
        })
    };
    let onclose = {
        let (setter, said) = (is_open.setter(), said.setter());
        Callback::from(move |_: Event| {
            setter.set(false);
            said.set(None);
        })
    };
    let copy = |text: &Rc<str>| {
        let (text, said, field) = (Rc::clone(text), said.setter(), field.clone());
        Callback::from(move |_: MouseEvent| {
            let (said, field) = (said.clone(), field.clone());
            clipboard::copy(&text, move |copied| {
                if let Some(field) = field.cast::<HtmlTextAreaElement>() {
                    field.select();
                }
                said.set(Some(if copied { words.copied() } else { words.select_all() }));
            });
        })
    };
    let inside = match content {
        Content::Text(text) => html! {
            <>
                <p>{ words.copy_text() }</p>
                <textarea class="taken-text" readonly=true rows="12" aria-label={words.copy_title(name)} ref={field.clone()}
                    data-testid="taken-text" value={text.to_string()} />
                <p class="taken-acts">
                    <button type="button" class="btn solid" data-testid="taken-copy" onclick={copy(text)}>{ words.copy() }</button>
                    <span role="status">{ said.unwrap_or_default() }</span>
                </p>
            </>
        },
        Content::Picture(address) => html! {
            <>
                <p>{ words.copy_picture() }</p>
                <img class="taken-picture" src={address.to_string()} alt={words.copy_title(name)} data-testid="taken-picture" />
            </>
        },
    };
    html! {
        <span class="taken">
            <span role="status" data-testid="taken">{ words.saved(name) }</span>{ " " }
            <button type="button" class="quiet" data-testid="taken-open" onclick={open}>{ words.copy_instead() }</button>
            <dialog class="taken-box" aria-label={words.copy_title(name)} ref={dialog} {onclose}>
                if *is_open {
                    <div class="taken-h"><h2>{ words.copy_title(name) }</h2>
                        <button type="button" class="btn icon" aria-label={texts.page.close()} data-testid="taken-close" onclick={close}>{ icons::close() }</button></div>
                    { inside }
                }
            </dialog>
        </span>
    }
}
