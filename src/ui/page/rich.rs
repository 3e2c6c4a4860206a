//! Sentences with marked words.

use yew::prelude::*;

use super::super::glossary::term;
use crate::i18n::{Rich, Style};

/// A sentence's spans.
pub fn spans(rich: &Rich) -> Html {
    rich.0
        .iter()
        .map(|span| {
            let text = &span.text;
            match &span.style {
                Style::Plain => html! { { text } },
                Style::BuildToStock => html! { <span class="u-bts bts">{ text }</span> },
                Style::BuildToOrder => html! { <span class="u-bto bto">{ text }</span> },
                Style::Strong => html! { <b>{ text }</b> },
                Style::Term(entry) => term(entry, text),
            }
        })
        .collect()
}
