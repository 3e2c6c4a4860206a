//! The top bar: brand, language, theme.

use yew::prelude::*;

use super::super::hooks::{Dispatch, use_texts};
use super::icons;
use crate::app::{Action, Theme};
use crate::i18n::{Language, Texts};

#[derive(Properties, PartialEq)]
pub struct TopBarProps {
    pub theme: Theme,
    pub dispatch: Dispatch,
    /// Out of reach while the sheet is open.
    pub inert: bool,
}

/// The bar at the top of every page.
#[component]
pub fn TopBar(props: &TopBarProps) -> Html {
    let texts = use_texts();
    let words = texts.page;
    html! {
        <header class="top" inert={props.inert}>
            <a class="brand" href="./">{ icons::brand() }<span>{ words.brand() }</span></a>
            <div class="tools">
                <nav class="lang" aria-label={words.language()}>
                    { for Language::OFFERED.map(|language| html! {
                        <LanguageLink {language} current={texts.language == language} dispatch={props.dispatch.clone()} />
                    }) }
                </nav>
                <ThemeButton theme={props.theme} dispatch={props.dispatch.clone()} />
            </div>
        </header>
    }
}

#[derive(Properties, PartialEq)]
struct LanguageLinkProps {
    language: Language,
    current: bool,
    dispatch: Dispatch,
}

/// A link, so that it also works opened elsewhere; in place it switches without a reload.
#[component]
fn LanguageLink(props: &LanguageLinkProps) -> Html {
    let tag = props.language.tag();
    let (short, name) = match props.language {
        Language::Vietnamese => ("VI", "VI, tiếng Việt"),
        Language::English | Language::Pseudo => ("EN", "EN, English"),
    };
    let onclick = {
        let (dispatch, language) = (props.dispatch.clone(), props.language);
        Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            dispatch.dispatch(Action::Speak(language));
        })
    };
    html! {
        <a href={format!("?lang={tag}")} lang={tag} hreflang={tag} aria-label={name} {onclick}
            aria-current={props.current.then_some("true")} data-testid={format!("language-{tag}")}>{ short }</a>
    }
}

#[derive(Properties, PartialEq)]
struct ThemeButtonProps {
    theme: Theme,
    dispatch: Dispatch,
}

/// Goes through the themes, one a press.
#[component]
fn ThemeButton(props: &ThemeButtonProps) -> Html {
    let words = use_texts().page;
    let (name, next) = match props.theme {
        Theme::System => (words.theme_system(), Theme::Light),
        Theme::Light => (words.theme_light(), Theme::Dark),
        Theme::Dark => (words.theme_dark(), Theme::Projector),
        Theme::Projector => (words.theme_projector(), Theme::System),
    };
    let label = words.theme_is(name);
    let dispatch = props.dispatch.clone();
    let onclick = move |_: MouseEvent| dispatch.dispatch(Action::Look(next));
    html! {
        <button type="button" class="btn icon" data-testid="theme" title={label.clone()} aria-label={label} {onclick}>
            { icons::theme() }
        </button>
    }
}

/// The link that jumps over the panel.
pub fn skip_link(texts: Texts) -> Html {
    html! { <a class="skip" href="#main">{ texts.page.skip() }</a> }
}
