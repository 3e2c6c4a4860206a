//! The top bar: brand, places, language, theme.

use yew::prelude::*;

use super::super::browser::storage;
use super::super::hooks::Dispatch;
use super::super::present::present_button;
use super::super::root::focus_on_content;
use super::icons;
use super::share::CopyLink;
use crate::app::{Action, ExperimentKind, Place, State, Theme};
use crate::i18n::{Language, Texts};

/// What a place is called.
type Name = fn(Texts) -> &'static str;

/// The places that the bar leads to.
const PLACES: [(Place, Name); 5] = [
    (Place::Lab, |texts| texts.page.lab()),
    (Place::Learn, |texts| texts.page.learn()),
    (Place::Experiments(ExperimentKind::Sweep), |texts| texts.page.experiments()),
    (Place::Class, |texts| texts.class.place()),
    (Place::Glossary(None), |texts| texts.page.glossary()),
];

#[derive(Properties, PartialEq)]
pub struct TopBarProps {
    /// The page's state.
    pub state: State,
    /// Whether the bar is out of reach, while a sheet is open.
    pub inert: bool,
    pub dispatch: Dispatch,
}

/// The bar at the top of the page.
#[component]
pub fn TopBar(props: &TopBarProps) -> Html {
    let TopBarProps { state, inert, dispatch } = props;
    let texts = Texts::of(state.language());
    let words = texts.page;
    let place = &state.route().place;
    let opened = use_state_eq(|| false);
    // Whoever has gone somewhere is done with the menu.
    use_effect_with((place.clone(), opened.setter()), |(_, opened)| opened.set(false));
    let toggle = {
        let opened = opened.clone();
        move |_: MouseEvent| opened.set(!*opened)
    };
    let escape = {
        let opened = opened.setter();
        move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                opened.set(false);
            }
        }
    };
    // The address must go on naming the place, so the link is not followed.
    let skip = |event: MouseEvent| {
        event.prevent_default();
        focus_on_content();
    };
    let skip_words = if *place == Place::Lab { words.skip() } else { words.skip_content() };
    let link = {
        let state = state.clone();
        Callback::from(move |()| state.link())
    };
    html! {
        <header class="top" inert={*inert} onkeydown={escape}>
            <a class="skip" href="#main" onclick={skip}>{ skip_words }</a>
            <a class="brand" href="./">
                { icons::brand() }
                <span class="long">{ words.brand() }</span><span class="short">{ words.brand_short() }</span>
            </a>
            <nav id="places" class={classes!("nav", opened.then_some("open"))} aria-label={words.places()}>
                { for PLACES.iter().map(|(to, name)| {
                    let is_within = to.holds(place);
                    html! {
                        <a href={to.address()} aria-current={is_within.then_some(if to == place { "page" } else { "true" })}>{ name(texts) }</a>
                    }
                }) }
            </nav>
            <div class="tools">
                <nav class="lang" aria-label={words.language()}>
                    { for Language::OFFERED.map(|language| language_link(language, texts.language == language, dispatch)) }
                </nav>
                { theme_button(texts, state.theme(), dispatch) }
                if *place == Place::Lab && state.theme() != Theme::Projector {
                    { present_button(words.present(), words.present_long(), dispatch) }
                }
                <CopyLink {link} />
                <button type="button" class="btn icon to-places" data-testid="menu" aria-label={words.menu()} aria-expanded={opened.to_string()} aria-controls="places" onclick={toggle}>
                    { icons::menu() }
                </button>
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
