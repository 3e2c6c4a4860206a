//! The finding, what is doubtful about it, and the headline table under it.

mod columns;
mod table;

use std::rc::Rc;

use yew::prelude::*;

use super::hooks::{use_media, use_texts};
use super::page::notice::warnings;
use super::page::rich::spans;
use super::results::Results;
use crate::i18n::{Rich, Texts, difference_sentence, headline};
use table::kpi_table;

#[derive(Properties, PartialEq)]
pub struct HeadlineProps {
    pub results: Option<Rc<Results>>,
}

/// Finding, warnings, table, and the sentence with the paired difference.
#[component]
pub fn Headline(props: &HeadlineProps) -> Html {
    let texts = use_texts();
    let is_phone = use_media("(max-width: 720px)");
    let is_tight = use_media("(max-width: 1320px)");
    let results = props.results.as_deref();
    html! {
        <>
            { finding(texts, results) }
            { results.map(|results| warnings(texts, &results.summary.warnings)).unwrap_or_default() }
            { kpi_table(texts, results, is_phone, is_tight) }
            { results.map(|results| difference(texts, results)).unwrap_or_default() }
        </>
    }
}

/// The computed headline; before the first result, a question to think about.
fn finding(texts: Texts, results: Option<&Results>) -> Html {
    let rich = match results {
        Some(results) => headline(texts, &results.summary),
        None => Rich::of(texts.results.guess()),
    };
    html! { <h1 class="finding" data-testid="finding">{ spans(&rich) }</h1> }
}

fn difference(texts: Texts, results: &Results) -> Html {
    let rich = difference_sentence(texts, &results.summary.of("perfect_order_rate"));
    html! { <p class="note" data-testid="difference">{ spans(&rich) }</p> }
}
