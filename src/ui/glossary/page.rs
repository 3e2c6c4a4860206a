//! The glossary's page: a box to search in, and all entries under the headings of their groups. An address may
//! name one entry, which is then shown first of all.

use gloo::timers::callback::Timeout;
use web_sys::{HtmlElement, HtmlInputElement};
use yew::prelude::*;

use super::super::hooks::use_texts;
use super::parts::{exact, tag};
use super::{Entries, use_entries};
use crate::glossary::{Entry, Glossary, beside};
use crate::i18n::{Texts, format_number};

#[derive(Properties, PartialEq)]
pub struct GlossaryPageProps {
    /// The entry that the address names, by its own name or that of a measure.
    #[prop_or_default]
    pub name: Option<String>,
}

/// The page.
#[component]
pub fn GlossaryPage(props: &GlossaryPageProps) -> Html {
    let texts = use_texts();
    let words = texts.glossary;
    let entries = use_entries(true);
    let typed = use_state_eq(String::new);
    let wanted = use_node_ref();
    let is_here = matches!(entries, Entries::Here(_));
    use_effect_with((props.name.clone(), is_here), {
        let (wanted, setter) = (wanted.clone(), typed.setter());
        move |(name, is_here): &(Option<String>, bool)| {
            let timer = (name.is_some() && *is_here).then(|| {
                // Everything again: the entry may not be among those searched for.
                setter.set(String::new());
                Timeout::new(0, move || {
                    if let Some(entry) = wanted.cast::<HtmlElement>() {
                        entry.scroll_into_view();
                        let _ = entry.focus();
                    }
                })
            });
            move || drop(timer)
        }
    });
    let oninput = {
        let setter = typed.setter();
        Callback::from(move |event: InputEvent| {
            setter.set(event.target_unchecked_into::<HtmlInputElement>().value());
        })
    };
    let name = props.name.as_deref();
    let (count, body) = match &entries {
        Entries::Awaited => (String::new(), html! { <p class="note">{ words.loading() }</p> }),
        Entries::Failed => (String::new(), html! { <p class="note" role="alert">{ words.failed() }</p> }),
        Entries::Here(glossary) => {
            let found = glossary.search(&typed, texts.language);
            let count = words.found(&format_number(texts.language, found.len() as f64, 0));
            (count, listed(texts, glossary, &found, &typed, name, &wanted))
        }
    };
    html! {
        <main class="main glossary" id="main" tabindex="-1" data-testid="glossary">
            <h1>{ words.title() }</h1>
            <p class="lead">{ words.lead() }</p>
            <div class="find" role="search">
                <label for="glossary-search">{ words.search() }</label>
                <input type="search" id="glossary-search" data-testid="glossary-search" autocomplete="off" spellcheck="false"
                    aria-describedby="glossary-hint" value={(*typed).clone()} {oninput} />
                <small id="glossary-hint">{ words.search_hint() }</small>
                <span class="num" role="status" data-testid="glossary-count">{ count }</span>
            </div>
            { body }
        </main>
    }
}

/// The entries that were found, under their headings; in the order of the search where something was typed.
fn listed(
    texts: Texts,
    glossary: &Glossary,
    found: &[Entry<'_>],
    typed: &str,
    name: Option<&str>,
    wanted: &NodeRef,
) -> Html {
    let words = texts.glossary;
    let named = name.and_then(|name| glossary.entry(name)).map(|entry| entry.id());
    let shown = |entry: &Entry<'_>| one(texts, *entry, (named == Some(entry.id())).then_some(wanted));
    if found.is_empty() {
        return html! { <p class="note" data-testid="glossary-nothing">{ words.nothing(typed) }</p> };
    }
    if !typed.trim().is_empty() {
        let count = words.found(&format_number(texts.language, found.len() as f64, 0));
        return html! { <section><h2 class="vh">{ count }</h2><div class="terms">{ for found.iter().map(shown) }</div></section> };
    }
    html! {
        <>
            if let Some(name) = name.filter(|_| named.is_none()) {
                <p class="note" role="alert">{ words.no_entry(name) }</p>
            }
            { for glossary.groups(texts.language).map(|(id, heading)| html! {
                <section>
                    <h2>{ heading }</h2>
                    <div class="terms">{ for found.iter().filter(|entry| entry.group() == id).map(shown) }</div>
                </section>
            }) }
        </>
    }
}

/// One entry.
fn one(texts: Texts, entry: Entry<'_>, wanted: Option<&NodeRef>) -> Html {
    let (words, language, other) = (texts.glossary, texts.language, beside(texts.language));
    // Its parts are found by their own names, too, but need not be said again.
    let also: Vec<&str> = entry.also(language).filter(|name| !entry.term(language).contains(name)).collect();
    let sources: Vec<&str> = entry.sources(language).collect();
    let see = entry.see().enumerate().map(|(place, entry)| {
        html! { <>{ if place > 0 { ", " } else { "" } }<a href={format!("#/glossary/{}", entry.id())}>{ entry.term(language) }</a></> }
    });
    html! {
        <article class={wanted.map(|_| "wanted")} tabindex={wanted.map(|_| "-1")} ref={wanted.cloned().unwrap_or_default()}
            key={entry.id()} data-testid={format!("term-{}", entry.id())}>
            <h3><a href={format!("#/glossary/{}", entry.id())}>{ entry.term(language) }</a>{ " " }<i lang={tag(other)}>{ entry.term(other) }</i></h3>
            if !also.is_empty() { <p class="also">{ words.also() }{ " " }{ also.join(", ") }</p> }
            <p>{ entry.definition(language) }</p>
            { exact(texts, entry) }
            if entry.see().next().is_some() { <p class="also">{ words.see() }{ ": " }{ for see }</p> }
            <p class="also">{ words.sources() }{ ": " }{ sources.join(" ") }</p>
        </article>
    }
}
