//! The question before the first result, where a link asks for a prediction; and what became of it.

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::super::hooks::{Dispatch, use_texts};
use super::super::results::Results;
use super::icons;
use crate::app::{Action, read_prediction};
use crate::i18n::{Form, Texts, decimals_needed, format_percent, show_estimate};

#[derive(Properties, PartialEq)]
pub struct AskingProps {
    pub dispatch: Dispatch,
}

/// Two boxes and a button. Nothing of the run is shown here.
#[component]
pub fn Asking(props: &AskingProps) -> Html {
    let texts = use_texts();
    let words = texts.class;
    let typed = use_state_eq(<[String; 2]>::default);
    let is_asked = use_state_eq(|| false);
    let commit = {
        let (typed, is_asked, dispatch) = (typed.clone(), is_asked.setter(), props.dispatch.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            is_asked.set(true);
            if let [Some(stock), Some(order)] = [0, 1].map(|place| read_prediction(&typed[place])) {
                dispatch.dispatch(Action::Predict([stock, order]));
            }
        })
    };
    let said = |place: usize| {
        let text = typed[place].trim();
        let refused = || {
            if text.is_empty() { words.ask_empty().to_owned() } else { words.ask_refused(text) }
        };
        (*is_asked && read_prediction(text).is_none()).then(refused)
    };
    html! {
        <form class="asking" data-testid="asking" onsubmit={commit} novalidate=true>
            <h1 class="finding">{ words.ask_title() }</h1>
            <p class="lead">{ words.ask_lead() }</p>
            { guess_row("bts", 0, words.ask_bts(), &typed, said(0)) }
            { guess_row("bto", 1, words.ask_bto(), &typed, said(1)) }
            <p><button class="btn solid" data-testid="ask-show">{ words.ask_show() }</button></p>
        </form>
    }
}

fn guess_row(
    id: &'static str,
    place: usize,
    label: &'static str,
    typed: &UseStateHandle<[String; 2]>,
    said: Option<String>,
) -> Html {
    let oninput = {
        let typed = typed.clone();
        Callback::from(move |event: InputEvent| {
            let mut next = (*typed).clone();
            next[place] = event.target_unchecked_into::<HtmlInputElement>().value();
            typed.set(next);
        })
    };
    let field = format!("ask-{id}");
    let said_id = format!("said-{field}");
    html! {
        <div class={classes!("ctl", said.is_some().then_some("dflt"))}>
            <label for={field.clone()}>{ icons::mark(place == 0) }{ label }</label>
            <span class="val">
                <input type="text" inputmode="decimal" autocomplete="off" id={field.clone()} data-testid={field} value={typed[place].clone()}
                    aria-invalid={said.as_ref().map(|_| "true")} aria-describedby={said_id.clone()} {oninput} />
                <span class="unit">{ "%" }</span>
            </span>
            <small class="said" id={said_id} role="status">{ said.unwrap_or_default() }</small>
        </div>
    }
}

/// The prediction beside what the simulation found.
pub fn predicted(texts: Texts, prediction: [f64; 2], results: &Rc<Results>) -> Html {
    let rate = |percent: f64| format_percent(texts.language, percent / 100.0, decimals_needed(percent, 2));
    let [stock, order] = prediction.map(rate);
    let found = results.summary.of("perfect_order_rate").each;
    let [found_stock, found_order] =
        found.map(|estimate| show_estimate(texts, &estimate, Form::PERCENT).value);
    html! {
        <p class="note said-before" data-testid="predicted">
            { texts.class.predicted(&stock, &order, &found_stock, &found_order) }
        </p>
    }
}
