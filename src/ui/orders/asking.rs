//! While a file is read, and when it has to be asked how its dates are meant.

use yew::prelude::*;

use super::super::hooks::OrdersDispatch;
use crate::app::OrdersAction;
use crate::data::DateQuestion;
use crate::i18n::{Texts, date_order_name, date_words, reading_progress};

/// How far the reading has come, and the way out of it.
pub fn reading_on(texts: Texts, name: &str, done: u64, of: u64, cancel: Callback<MouseEvent>) -> Html {
    let words = texts.orders;
    html! {
        <section class="orders-on" data-testid="orders-reading">
            <h3>{ words.reading(name) }</h3>
            <progress aria-label={words.reading(name)} max={of.max(1).to_string()} value={done.to_string()}></progress>
            <p class="num" role="status" aria-live="off">{ reading_progress(texts, done, of) }</p>
            <button type="button" class="btn line" data-testid="orders-cancel" onclick={cancel}>{ words.cancel() }</button>
        </section>
    }
}

/// Which is the day and which the month, on an example.
pub fn dates_question(
    texts: Texts,
    name: &str,
    question: &DateQuestion,
    dispatch: &OrdersDispatch,
    cancel: Callback<MouseEvent>,
) -> Html {
    let words = texts.orders;
    let choices = question.readings.iter().map(|reading| {
        let (dispatch, order) = (dispatch.clone(), reading.order);
        let onclick = Callback::from(move |_: MouseEvent| dispatch.dispatch(OrdersAction::Answer(order)));
        let day = |iso: &str| date_words(texts, iso);
        let is_suggested = question.suggested == Some(order);
        let id = match order {
            crate::data::DateOrder::DayMonthYear => "orders-dmy",
            crate::data::DateOrder::MonthDayYear => "orders-mdy",
            crate::data::DateOrder::YearMonthDay => "orders-ymd",
        };
        html! {
            <li>
                <button type="button" class={classes!("btn", if is_suggested { "solid" } else { "line" })} data-testid={id} {onclick}>
                    { day(&reading.example) }
                </button>
                <span>
                    { date_order_name(texts, order) }{ "; " }{ words.dates_span(&day(&reading.first_day), &day(&reading.last_day)) }
                    if is_suggested { { "; " }<b>{ words.dates_suggested() }</b> }
                </span>
            </li>
        }
    });
    html! {
        <section role="alert" data-testid="orders-dates">
            <h3>{ words.dates() }</h3>
            <p class="lead-s">{ name }{ ". " }{ words.dates_ask(&question.example) }</p>
            <ul class="answers">{ for choices }</ul>
            <button type="button" class="btn line" data-testid="orders-cancel" onclick={cancel}>{ words.cancel() }</button>
        </section>
    }
}
