//! The fit beside the history itself: both are run, and their main measures stand side by side.

use std::rc::Rc;

use yew::prelude::*;

use super::super::figure::frame::Frame;
use super::super::hooks::{use_comparison, use_texts};
use super::super::page::icons;
use super::super::page::notice::warnings;
use crate::app::OrdersRead;
use crate::experiment::{Summary, Warning};
use crate::i18n::{ReplayRow, Texts, format_number, replay_rows, replay_sentence, replay_table};
use crate::model::Scenario;

#[derive(Properties, PartialEq)]
pub struct ReplayProps {
    pub read: OrdersRead,
    /// The scenario whose demand the orders take the place of.
    pub base: Rc<Scenario>,
    pub origin: String,
}

/// The figure.
#[component]
pub fn ReplayFigure(props: &ReplayProps) -> Html {
    let texts = use_texts();
    let words = texts.orders;
    let wanted = use_state_eq(|| None::<Rc<[Scenario; 2]>>);
    let refused = use_state_eq(|| false);
    {
        // Other orders, or another base: what was compared is out of date.
        let (wanted, refused) = (wanted.setter(), refused.setter());
        use_effect_with((Rc::as_ptr(&props.read.reading), Rc::as_ptr(&props.base)), move |_| {
            wanted.set(None);
            refused.set(false);
        });
    }
    let (both, is_done) = use_comparison((*wanted).clone());
    let begin = {
        let (read, base) = (props.read.clone(), Rc::clone(&props.base));
        let (wanted, refused) = (wanted.setter(), refused.setter());
        Callback::from(move |_: MouseEvent| match read.both_over(&base) {
            Ok(both) => wanted.set(Some(Rc::new(both))),
            Err(_) => refused.set(true),
        })
    };
    let currency = props.base.money.currency.clone();
    let table =
        use_callback((Rc::clone(&both), texts, currency.clone()), |(): (), (both, texts, currency)| {
            replay_table(*texts, both, currency)
        });
    let sentence = replay_sentence(texts, &both).filter(|_| is_done).unwrap_or_default();
    let replay = &props.read.reading.replay;
    let days = format_number(texts.language, f64::from(replay.days), 0);
    let left_out = format_number(texts.language, replay.left_out as f64, 0);
    let reading = if replay.left_out == 0 {
        words.replay_reading(&days)
    } else {
        words.replay_reading_without(&days, &left_out)
    };
    html! {
        <Frame id="orders_replay" title={words.replay()} {reading} {sentence} origin={props.origin.clone()} {table}
            has_table={is_done} drawing={None}>
            if wanted.is_none() {
                <p class="use">
                    <button type="button" class="btn line" data-testid="orders-compare" onclick={begin}>{ words.compare() }</button>
                    <span>{ if *refused { words.replay_refused() } else { words.compare_note() } }</span>
                </p>
            } else {
                { side_by_side(texts, &replay_rows(texts, &both, &currency), &both, is_done) }
            }
        </Frame>
    }
}

fn side_by_side(texts: Texts, rows: &[ReplayRow], both: &[Option<Summary>; 2], is_done: bool) -> Html {
    let words = texts.orders;
    let strategy = |is_stock: bool| {
        html! {
            <th scope="col">{ icons::key(is_stock) }{ if is_stock { " BTS" } else { " BTO" } }</th>
        }
    };
    let digests = both.each_ref().map(|summary| summary.as_ref().map(|summary| summary.digest.clone()));
    html! {
        <div data-testid="orders-side" data-state={if is_done { "done" } else { "running" }}
            data-fitted={digests[0].clone()} data-replayed={digests[1].clone()}>
            { both_warnings(texts, both) }
            <div class="data" role="region" tabindex="0" aria-label={words.replay()}>
                <table class="beside">
                    <thead>
                        <tr>
                            <td></td>
                            <th scope="colgroup" colspan="2">{ words.fitted() }</th>
                            <th scope="colgroup" colspan="2">{ words.replayed() }</th>
                        </tr>
                        <tr><td></td>{ for [true, false, true, false].map(strategy) }</tr>
                    </thead>
                    <tbody>{ for rows.iter().map(|row| html! {
                        <tr>
                            <th scope="row">{ &row.name }</th>
                            { for row.cells.iter().map(|shown| html! {
                                <td class="num"><b>{ &shown.value }</b>{ " " }<small>{ &shown.reach }</small></td>
                            }) }
                        </tr>
                    }) }</tbody>
                </table>
            </div>
            if !is_done {
                <p class="note" role="status">{ words.comparing() }</p>
            }
        </div>
    }
}

/// What is doubtful about both, and then about each of them.
fn both_warnings(texts: Texts, both: &[Option<Summary>; 2]) -> Html {
    let of = |place: usize| both[place].as_ref().map(|summary| summary.warnings.clone()).unwrap_or_default();
    let (fitted, replayed) = (of(0), of(1));
    let common: Vec<Warning> = fitted.iter().filter(|warning| replayed.contains(warning)).copied().collect();
    let own = |name: &str, all: Vec<Warning>| {
        let own: Vec<Warning> = all.into_iter().filter(|warning| !common.contains(warning)).collect();
        if own.is_empty() {
            return Html::default();
        }
        html! { <><p class="sub">{ name }</p>{ warnings(texts, &own) }</> }
    };
    html! {
        <>
            { warnings(texts, &common) }
            { own(texts.orders.fitted(), fitted) }
            { own(texts.orders.replayed(), replayed) }
        </>
    }
}
