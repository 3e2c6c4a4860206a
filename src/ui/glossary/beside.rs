//! Terms beside a text: each with the first sentence of what it means, and the way to its note.

use yew::prelude::*;

use super::super::hooks::use_texts;
use super::{Entries, term, use_entries};

#[derive(Properties, PartialEq)]
pub struct TermsBesideProps {
    /// The names of the entries, in the order in which they are shown.
    pub names: Vec<String>,
    /// Beside which step.
    pub place: usize,
}

/// The terms; nothing before the entries are here, and for names that have none.
#[component]
pub fn TermsBeside(props: &TermsBesideProps) -> Html {
    let texts = use_texts();
    let TermsBesideProps { names, place } = props;
    let Entries::Here(glossary) = use_entries(!names.is_empty()) else { return Html::default() };
    let language = texts.language;
    let entries = names.iter().filter_map(|name| Some((name, glossary.entry(name)?)));
    html! {
        <div class="beside" role="note" aria-label={texts.learn.terms()} data-testid={format!("terms-{place}")}>
            <dl>{ for entries.map(|(name, entry)| html! {
                <div><dt>{ term(name, entry.term(language)) }</dt><dd>{ entry.brief(language) }</dd></div>
            }) }</dl>
        </div>
    }
}
