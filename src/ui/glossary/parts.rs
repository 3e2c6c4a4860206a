//! What page and note share: an entry's formula and denominator.

use yew::prelude::*;

use crate::glossary::Entry;
use crate::i18n::{Language, Texts};

/// The tag of a language for what stands in the other one.
pub fn tag(language: Language) -> &'static str {
    match language {
        Language::Vietnamese => "vi",
        Language::English | Language::Pseudo => "en",
    }
}

/// Formula and denominator, where there are any.
pub fn exact(texts: Texts, entry: Entry<'_>) -> Html {
    let words = texts.glossary;
    let rows = [
        (words.formula(), entry.formula(texts.language)),
        (words.denominator(), entry.denominator(texts.language)),
    ];
    html! {
        <dl class="exact">
            { for rows.into_iter().filter_map(|(name, said)| Some(html! { <div><dt>{ name }</dt><dd class="num">{ said? }</dd></div> })) }
        </dl>
    }
}
