//! A link to the state at hand: copied, or shown to be copied by hand where the browser does not allow it.

use gloo::timers::callback::Timeout;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::super::browser::{address, clipboard};
use super::super::hooks::use_texts;
use super::icons;

/// How long the button says that the link was copied [ms].
const SAID: u32 = 4000;

#[derive(Clone, PartialEq)]
enum Share {
    /// Nothing was asked for.
    Idle,
    /// The link is in the clipboard.
    Copied,
    /// The link is shown in a box.
    Shown(String),
}

#[derive(Properties, PartialEq)]
pub struct CopyLinkProps {
    /// Gives the link, without the address of the page.
    pub link: Callback<(), String>,
}

/// The button, and what follows from it.
#[component]
pub fn CopyLink(props: &CopyLinkProps) -> Html {
    let words = use_texts().page;
    let share = use_state_eq(|| Share::Idle);
    let field = use_node_ref();
    use_effect_with(((*share).clone(), field.clone()), {
        let setter = share.setter();
        move |(share, field): &(Share, NodeRef)| {
            if let (Share::Shown(_), Some(input)) = (share, field.cast::<HtmlInputElement>()) {
                // What cannot be focused or selected can still be selected by hand.
                let _ = input.focus();
                input.select();
            }
            let timer =
                (*share == Share::Copied).then(|| Timeout::new(SAID, move || setter.set(Share::Idle)));
            move || drop(timer)
        }
    });
    let copy = {
        let (link, setter) = (props.link.clone(), share.setter());
        Callback::from(move |_: MouseEvent| {
            let link = link.emit(());
            address::follow(&link);
            let whole = address::whole(&link);
            let setter = setter.clone();
            clipboard::copy(&whole.clone(), move |copied| {
                setter.set(if copied { Share::Copied } else { Share::Shown(whole) });
            });
        })
    };
    let close = {
        let setter = share.setter();
        Callback::from(move |()| setter.set(Share::Idle))
    };
    let onkeydown = {
        let close = close.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                close.emit(());
            }
        })
    };
    let label = if *share == Share::Copied { words.link_copied() } else { words.copy_link() };
    html! {
        <span class="share" {onkeydown}>
            <button type="button" class="btn" data-testid="copy-link" title={words.copy_link_long()} onclick={copy}>
                { icons::link() }<span class="wide-only">{ label }</span>
            </button>
            <span class="vh" role="status">{ if *share == Share::Copied { words.link_copied() } else { "" } }</span>
            if let Share::Shown(link) = &*share {
                <span class="pop" role="group" aria-label={words.copy_link()}>
                    <label for="link">{ words.copy_by_hand() }</label>
                    <input id="link" data-testid="link" type="text" readonly=true value={link.clone()} ref={field} />
                    <button type="button" class="btn icon" data-testid="close-link" aria-label={words.close()}
                        onclick={close.reform(|_: MouseEvent| ())}>{ icons::close() }</button>
                </span>
            }
        </span>
    }
}
