//! The page that makes a link for a class: how it looks, what readers may change, the link with its QR code and
//! its frame, and every key that a link can have.
//!
//! The link is the Lab's own state under other rules; `app` writes it. Nothing here is kept.

mod keys;
mod parts;
mod share;

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::hooks::{Dispatch, use_texts};
use super::page::notice::notice_box;
use crate::app::{Place, Rules, State, Theme, scenario_title};
use crate::i18n::{Language, Texts};
use keys::keys_table;
use parts::parts_table;
use share::Shared;

/// What the lecturer chooses besides the rules.
#[derive(Clone, Debug, Default, PartialEq)]
struct Choice {
    rules: Rules,
    /// None: the reader's own.
    language: Option<Language>,
    theme: Theme,
}

#[derive(Properties, PartialEq)]
pub struct ClassPageProps {
    /// The page's state: the link carries its scenario.
    pub state: State,
    pub dispatch: Dispatch,
}

/// The page.
#[component]
pub fn ClassPage(props: &ClassPageProps) -> Html {
    let texts = use_texts();
    let words = texts.class;
    let choice = use_state_eq(Choice::default);
    let ClassPageProps { state, dispatch } = props;
    let notice = state.notice().map(|notice| notice_box(texts, notice, None, dispatch));
    let change = {
        let choice = choice.clone();
        Callback::from(move |next: Choice| choice.set(next))
    };
    let rules = {
        let (now, change) = ((*choice).clone(), change.clone());
        Callback::from(move |rules: Rules| change.emit(Choice { rules, ..now.clone() }))
    };
    let link = state.class_link(&choice.rules, choice.language, choice.theme);
    html! {
        <main class="class" id="main" tabindex="-1" data-testid="class">
            { notice.unwrap_or_default() }
            <header class="lh"><h1>{ words.title() }</h1><p class="lead">{ words.lead() }</p></header>
            { scenario_line(texts, state) }
            <div class="cls">
                <div>
                    <section>
                        <h2>{ words.page_looks() }</h2>
                        { looks(texts, &choice, &change) }
                    </section>
                    <section>
                        <h2>{ words.may_change() }</h2>
                        { parts_table(texts, state.scenario(), &choice.rules, &rules) }
                        <p class="note">{ words.no_guard() }</p>
                    </section>
                </div>
                <Shared {link} is_embedded={choice.rules.is_embedded} />
            </div>
            { keys_table(texts) }
        </main>
    }
}

fn scenario_line(texts: Texts, state: &State) -> Html {
    let words = texts.class;
    let name = scenario_title(texts, state.preset(), state.scenario(), state.is_edited());
    html! {
        <p class="of">
            <b>{ words.scenario_now(&name) }</b>{ " " }<a href={Place::Lab.address()}>{ words.change_it() }</a>
            if state.preset().is_none() { <small>{ words.own_file() }</small> }
        </p>
    }
}

/// Language, theme, embedding, prediction.
fn looks(texts: Texts, choice: &Choice, change: &Callback<Choice>) -> Html {
    let words = texts.class;
    let languages = [("", words.by_reader()), ("vi", "Tiếng Việt"), ("en", "English")];
    let themes = [
        ("", words.by_reader()),
        ("light", texts.page.theme_light()),
        ("dark", texts.page.theme_dark()),
        ("projector", texts.page.theme_projector()),
    ];
    let with = |next: fn(&Choice, String) -> Choice| {
        let (choice, change) = (choice.clone(), change.clone());
        Callback::from(move |event: Event| {
            let value = event.target_unchecked_into::<HtmlSelectElement>().value();
            change.emit(next(&choice, value));
        })
    };
    let flag = |next: fn(&mut Rules, bool)| {
        let (choice, change) = (choice.clone(), change.clone());
        Callback::from(move |event: Event| {
            let mut choice = choice.clone();
            next(&mut choice.rules, event.target_unchecked_into::<HtmlInputElement>().checked());
            change.emit(choice);
        })
    };
    let language = choice.language.map_or("", Language::tag);
    let theme = choice.theme.name().unwrap_or_default();
    html! {
        <div class="frm">
            <label for="class-language">{ words.language() }</label>
            { select("class-language", &languages, language, with(|choice, tag| Choice { language: Language::of_tag(&tag), ..choice.clone() })) }
            <label for="class-theme">{ words.theme() }</label>
            { select("class-theme", &themes, theme, with(|choice, name| Choice { theme: Theme::of_name(&name).unwrap_or_default(), ..choice.clone() })) }
            { tick("class-predict", words.predict(), choice.rules.asks_first, flag(|rules, holds| rules.asks_first = holds)) }
            { tick("class-embed", words.embed(), choice.rules.is_embedded, flag(|rules, holds| rules.is_embedded = holds)) }
        </div>
    }
}

fn select(
    id: &'static str,
    options: &[(&'static str, &'static str)],
    chosen: &str,
    onchange: Callback<Event>,
) -> Html {
    html! {
        <select {id} data-testid={id} {onchange}>
            { for options.iter().map(|(value, name)| html! { <option value={*value} selected={*value == chosen}>{ *name }</option> }) }
        </select>
    }
}

fn tick(id: &'static str, label: &'static str, checked: bool, onchange: Callback<Event>) -> Html {
    html! { <label class="tick"><input type="checkbox" data-testid={id} {checked} {onchange} /><span>{ label }</span></label> }
}
