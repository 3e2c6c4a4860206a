//! The top bar: brand, language, theme.

use yew::prelude::*;

use super::super::browser::storage;
use super::super::hooks::Dispatch;
use super::icons;
use super::share::CopyLink;
use crate::app::{Action, State, Theme};
use crate::i18n::{Language, Texts};

/// The bar at the top of the page; out of reach (`inert`) while a sheet is open.
pub fn top_bar(texts: Texts, state: &State, inert: bool, dispatch: &Dispatch) -> Html {
    let words = texts.page;
    let link = {
        let state = state.clone();
        Callback::from(move |()| state.link())
    };
    html! {
        <header class="top" {inert}>
            <a class="skip" href="#main">{ texts.page.skip() }</a>
            <a class="brand" href="./">
                { icons::brand() }
                <span class="long">{ words.brand() }</span><span class="short">{ words.brand_short() }</span>
            </a>
            <div class="tools">
                <nav class="lang" aria-label={words.language()}>
                    { for Language::OFFERED.map(|language| language_link(language, texts.language == language, dispatch)) }
                </nav>
                { theme_button(texts, state.theme(), dispatch) }
                <CopyLink {link} />
            </div>
        </header>
    }
}

/// A link, so that it also works opened elsewhere; in place it switches without a reload.
fn language_link(language: Language, is_current: bool, dispatch: &Dispatch) -> Html {
    let tag = language.tag();
    let (short, name) = match language {
        Language::Vietnamese => ("VI", "VI, tiếng Việt"),
        Language::English | Language::Pseudo => ("EN", "EN, English"),
    };
    let dispatch = dispatch.clone();
    let onclick = move |event: MouseEvent| {
        event.prevent_default();
        // What one has chosen is remembered; what a link asks for is not.
        storage::remember("lang", Some(language.tag()));
        dispatch.dispatch(Action::Speak(language));
    };
    html! {
        <a href={format!("?lang={tag}")} lang={tag} hreflang={tag} aria-label={name} {onclick}
            aria-current={is_current.then_some("true")} data-testid={format!("language-{tag}")}>{ short }</a>
    }
}

/// Goes through the themes, one a press.
fn theme_button(texts: Texts, theme: Theme, dispatch: &Dispatch) -> Html {
    let words = texts.page;
    let (name, next) = match theme {
        Theme::System => (words.theme_system(), Theme::Light),
        Theme::Light => (words.theme_light(), Theme::Dark),
        Theme::Dark => (words.theme_dark(), Theme::Projector),
        Theme::Projector => (words.theme_projector(), Theme::System),
    };
    let label = words.theme_is(name);
    let dispatch = dispatch.clone();
    let onclick = move |_: MouseEvent| {
        storage::remember("theme", next.name());
        dispatch.dispatch(Action::Look(next));
    };
    html! {
        <button type="button" class="btn icon" data-testid="theme" title={label.clone()} aria-label={label} {onclick}>
            { icons::theme() }
        </button>
    }
}
