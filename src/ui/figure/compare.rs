//! The comparison of a pinned state A with the state at hand, B: what the change made of the headline measures.

use std::rc::Rc;

use yew::prelude::*;

use super::super::hooks::{Dispatch, Run, use_texts};
use super::super::page::icons;
use super::frame::Frame;
use crate::app::Action;
use crate::experiment::{Fold, Paired, paired};
use crate::i18n::{
    COMPARED, ComparedRow, Texts, compared_rows, compared_sentence, compared_table, run_origin,
};

#[derive(Clone, Properties)]
pub struct CompareProps {
    /// What B differs in from A: name, value, value in A; none if no state is pinned.
    pub changed: Option<Vec<[String; 3]>>,
    /// State A's run; none before it is done.
    pub pinned: Option<Rc<Fold>>,
    /// State B's.
    pub run: Option<Run>,
    pub dispatch: Dispatch,
}

impl PartialEq for CompareProps {
    fn eq(&self, other: &Self) -> bool {
        let same = |one: &Option<Rc<Fold>>, two: &Option<Rc<Fold>>| match (one, two) {
            (Some(one), Some(two)) => Rc::ptr_eq(one, two),
            (None, None) => true,
            _ => false,
        };
        self.changed == other.changed && same(&self.pinned, &other.pinned) && self.run == other.run
    }
}

/// Runs are made once and never changed: only the same ones are equal.
struct Both(Option<(Rc<Fold>, Rc<Fold>)>);

impl PartialEq for Both {
    fn eq(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Some(one), Some(two)) => Rc::ptr_eq(&one.0, &two.0) && Rc::ptr_eq(&one.1, &two.1),
            (None, None) => true,
            _ => false,
        }
    }
}

/// A button to pin; once something is pinned, the comparison.
#[component]
pub fn CompareFigure(props: &CompareProps) -> Html {
    let words = use_texts().results;
    if props.changed.is_some() {
        return html! { <Compared ..props.clone() /> };
    }
    let dispatch = props.dispatch.clone();
    let pin = move |_: MouseEvent| dispatch.dispatch(Action::Pin);
    html! {
        <p class="pin">
            <button type="button" class="btn line" data-testid="pin" onclick={pin}>{ icons::pin() }{ words.compare_pin() }</button>
            <span>{ words.compare_pin_note() }</span>
        </p>
    }
}

/// The comparison.
#[component]
fn Compared(props: &CompareProps) -> Html {
    let texts = use_texts();
    let words = texts.results;
    let act = |action: Action| {
        let dispatch = props.dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(action.clone()))
    };
    let fold = props.run.as_ref().and_then(|run| run.fold.clone());
    let both = props.pinned.clone().zip(fold);
    let found = use_memo(Both(both), |both| {
        both.0.as_ref().map(|(first, second)| paired(first, second, &COMPARED)).unwrap_or_default()
    });
    let currency = props.run.as_ref().map_or(String::new(), |run| run.scenario.money.currency.clone());
    let table = use_callback((Rc::clone(&found), texts, currency.clone()), |(): (), inputs| {
        let (found, texts, currency) = inputs;
        compared_table(*texts, found, currency)
    });
    let changed = props.changed.as_deref().unwrap_or_default();
    let origin = props
        .run
        .as_ref()
        .map_or(String::new(), |run| run_origin(texts, &run.results.summary, run.scenario.run.seed));
    let switch = html! {
        <span class="tog pin-acts">
            <button type="button" class="quiet" data-testid="swap" onclick={act(Action::Swap)}>{ icons::swap() }{ words.compare_swap() }</button>
            <button type="button" class="quiet" data-testid="unpin" onclick={act(Action::Unpin)}>{ icons::close() }{ words.compare_unpin() }</button>
        </span>
    };
    html! {
        <Frame id="compare" class="first" title={words.compare()} reading={words.compare_reading()} sentence={compared_sentence(texts, &found)}
            {origin} {switch} {table} has_table={!found.is_empty()} drawing={None}>
            { changed_list(texts, changed) }
            { rows(texts, &found, &currency) }
        </Frame>
    }
}

/// What was changed; a hundred fields of another preset would bury what it did.
fn changed_list(texts: Texts, changed: &[[String; 3]]) -> Html {
    const MOST: usize = 6;
    let words = texts.results;
    if changed.is_empty() {
        return html! { <p class="note" data-testid="compare-changed">{ words.compare_unchanged() }</p> };
    }
    let more = changed.len().saturating_sub(MOST);
    html! {
        <div class="note what-changed" data-testid="compare-changed">
            <p>{ words.compare_changed() }</p>
            <ul>
                { for changed.iter().take(MOST).map(|[name, now, before]| html! { <li>{ words.compare_change(name, before, now) }</li> }) }
                if more > 0 { <li>{ texts.problems.and_more(&more.to_string()) }</li> }
            </ul>
        </div>
    }
}

fn rows(texts: Texts, found: &[Paired], currency: &str) -> Html {
    let words = texts.results;
    let all = compared_rows(texts, found, currency);
    if all.is_empty() {
        return html! { <p class="note plot-compare" role="status">{ words.compare_running() }</p> };
    }
    let row = |row: &ComparedRow| {
        let strategy = if row.is_stock { "bts" } else { "bto" };
        html! {
            <tr>
                <th scope="row">{ icons::mark(row.is_stock) }{ if row.is_stock { " BTS" } else { " BTO" } }</th>
                { for row.values.iter().map(|value| html! { <td class="num">{ value }</td> }) }
                <td class="num" data-testid={format!("compared-{strategy}-{}", row.id)}>
                    if row.is_clear { <b>{ &row.difference[0] }</b> } else { { &row.difference[0] } }
                    { " " }<small>{ &row.difference[1] }</small>
                </td>
            </tr>
        }
    };
    // A body for each measure, its name above both strategies.
    let bodies = COMPARED.iter().filter_map(|id| {
        let own: Vec<&ComparedRow> = all.iter().filter(|row| row.id == *id).collect();
        let name = own.first()?.name.clone();
        Some(html! {
            <tbody key={*id}>
                <tr><th scope="rowgroup" colspan="4">{ name }</th></tr>
                { for own.into_iter().map(row) }
            </tbody>
        })
    });
    html! {
        <table class="compare plot-compare" data-testid="compared">
            <thead><tr><td></td><th scope="col">{ "A" }</th><th scope="col">{ "B" }</th><th scope="col">{ "B − A" }</th></tr></thead>
            { for bodies }
        </table>
    }
}
