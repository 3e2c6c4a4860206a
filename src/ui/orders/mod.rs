//! The dialogue "Your own orders": a file is chosen, asked about, read, shown, and becomes the demand.
//!
//! Not here: what is going on (`app::orders`), reading (`worker`), words (`i18n`).

mod asking;
mod columns;
mod figures;
mod replay;
mod report;
mod source;

use std::mem::discriminant;
use std::rc::Rc;

use web_sys::{HtmlDialogElement, HtmlElement};
use yew::prelude::*;

use super::hooks::{Dispatch, OwnOrders, use_one_by_one, use_texts};
use super::page::icons;
use super::page::notice::complaint_table;
use crate::app::{Action, OrdersAction, OrdersRead, OrdersRefusal, OrdersSource, OrdersStep};
use crate::i18n::{GivenIn, Texts, complaint_text, fit_complaint, format_number, orders_complaint};
use crate::model::{Complaint, Scenario};
use asking::{dates_question, reading_on};
use columns::ColumnsForm;
use figures::{FIGURES, figures};
use replay::ReplayFigure;
use report::{left_out_table, reading_report};
use source::source_row;

#[derive(Properties, PartialEq, Clone)]
pub struct OrdersDialogProps {
    pub own: OwnOrders,
    /// The scenario at hand, whose demand the orders become.
    pub base: Rc<Scenario>,
    pub is_open: bool,
    pub is_projected: bool,
    pub close: Callback<()>,
    pub dispatch: Dispatch,
}

/// The dialogue. It is always in the page, so that what was read stays; closed, it is empty.
#[component]
pub fn OrdersDialog(props: &OrdersDialogProps) -> Html {
    let texts = use_texts();
    let node = use_node_ref();
    use_effect_with((props.is_open, node.clone()), |(is_open, node): &(bool, NodeRef)| {
        let Some(dialog) = node.cast::<HtmlDialogElement>() else { return };
        match (*is_open, dialog.open()) {
            // If it cannot be opened, the page stays as it was.
            (true, false) => _ = dialog.show_modal(),
            (false, true) => dialog.close(),
            _ => {}
        }
    });
    let choose = props.own.choose.clone();
    let ondrop = Callback::from(move |event: DragEvent| {
        event.prevent_default();
        let file = event.data_transfer().and_then(|held| held.files()).and_then(|files| files.get(0));
        if file.is_some() {
            choose.emit(file);
        }
    });
    let ondragover = Callback::from(|event: DragEvent| event.prevent_default());
    let onclose = props.close.reform(|_: Event| ());
    let close = props.close.reform(|_: MouseEvent| ());
    html! {
        <dialog class="orders" ref={node} aria-labelledby="orders-title" data-testid="orders" {onclose} {ondrop} {ondragover}>
            if props.is_open {
                <div class="orders-h">
                    <h2 id="orders-title">{ texts.orders.title() }</h2>
                    <button type="button" class="btn icon" data-testid="orders-close" aria-label={texts.page.close()} onclick={close}>
                        { icons::close() }
                    </button>
                </div>
                <Body ..props.clone() />
            }
        </dialog>
    }
}

/// What stands in the open dialogue.
#[component]
fn Body(props: &OrdersDialogProps) -> Html {
    let texts = use_texts();
    let (orders, dispatch) = (&props.own.orders, &props.own.dispatch);
    let cancel = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(OrdersAction::Cancel))
    };
    let name = orders.source().map(|source| source_name(texts, source)).unwrap_or_default();
    let node = use_node_ref();
    use_effect_with((discriminant(orders.step()), node.clone()), |(_, node)| keep_focus(node));
    let inside = match orders.step() {
        OrdersStep::Reading { done, of } => reading_on(texts, &name, *done, *of, cancel),
        OrdersStep::Dates(question) => dates_question(texts, &name, question, dispatch, cancel),
        OrdersStep::Columns(complaint, preview) => html! {
            <section role="alert" data-testid="orders-columns">
                <h3>{ texts.orders.columns() }</h3>
                <p class="lead-s">{ &name }{ ". " }{ orders_complaint(texts, complaint) }{ " " }{ texts.orders.columns_ask() }</p>
                <ColumnsForm preview={preview.clone()} taken={orders.columns_taken()} dispatch={dispatch.clone()} {cancel} />
            </section>
        },
        step @ (OrdersStep::Idle | OrdersStep::Refused(_)) => html! {
            <>
                if let OrdersStep::Refused(refusal) = step { { refused(texts, &name, refusal, cancel) } }
                { source_row(texts, &props.own.choose) }
                if let Some(read) = orders.read() { <Found key={Rc::as_ptr(&read.reading) as usize} read={read.clone()} props={props.clone()} /> }
            </>
        },
    };
    html! { <div class="orders-in" tabindex="-1" ref={node}>{ inside }</div> }
}

/// Where a step takes the button away that had the focus, the focus goes to what has come.
fn keep_focus(node: &NodeRef) {
    let focused = gloo::utils::document().active_element();
    let is_lost = focused.is_none_or(|element| matches!(element.tag_name().as_str(), "BODY" | "DIALOG"));
    if let Some(place) = node.cast::<HtmlElement>().filter(|_| is_lost) {
        // If it cannot take the focus, the focus stays where it was.
        let _ = place.focus();
    }
}

/// What orders are called on the screen.
fn source_name(texts: Texts, source: &OrdersSource) -> String {
    match source {
        OrdersSource::BuiltIn => texts.orders.built_in_name().to_owned(),
        OrdersSource::File { name, .. } => name.clone(),
    }
}

fn refused(texts: Texts, name: &str, refusal: &OrdersRefusal, cancel: Callback<MouseEvent>) -> Html {
    let words = texts.orders;
    let why = match refusal {
        OrdersRefusal::Unavailable => words.unavailable().to_owned(),
        OrdersRefusal::File(complaint) => orders_complaint(texts, complaint),
        OrdersRefusal::Fit(complaint) => fit_complaint(texts, complaint),
    };
    html! {
        <div class="err" role="alert" data-testid="orders-refused">
            <h3>{ icons::warning() }{ words.refused(name) }</h3>
            <p>{ why }</p>
            <p>{ words.nothing_changed() }</p>
            <p class="acts"><button type="button" class="btn line" onclick={cancel}>{ texts.page.dismiss() }</button></p>
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct FoundProps {
    read: OrdersRead,
    props: OrdersDialogProps,
}

/// What was read, and what can be made of it.
#[component]
fn Found(props: &FoundProps) -> Html {
    let texts = use_texts();
    let words = texts.orders;
    let FoundProps { read, props } = props;
    let reading = &read.reading;
    let shown = use_one_by_one(FIGURES + 2);
    let inputs = (Rc::as_ptr(reading), Rc::as_ptr(&props.base), shown > 0);
    let scenario = use_memo(inputs, |(.., due)| due.then(|| read.over(&props.base).map(Rc::new)));
    let name = source_name(texts, &read.source);
    let orders = format_number(texts.language, reading.summary.orders as f64, 0);
    let origin = words.origin(&name, &orders);
    html! {
        <>
            <section data-testid="orders-read">
                <h3>{ words.was_read(&name) }</h3>
                { reading_report(texts, &reading.summary, &props.base.money.currency) }
                { match &*scenario {
                    None => Html::default(),
                    Some(Ok(scenario)) => use_row(texts, scenario, props),
                    Some(Err(complaints)) => not_taken(texts, complaints),
                } }
            </section>
            { figures(reading, &origin, props.is_projected, shown.saturating_sub(1)) }
            if shown >= FIGURES + 2 {
                if let Some(Ok(_)) = &*scenario {
                    <ReplayFigure read={read.clone()} base={Rc::clone(&props.base)} origin={origin.clone()} />
                }
                { left_out_table(texts, reading) }
                if let Some(preview) = &reading.preview {
                    <details class="more-orders">
                        <summary data-testid="orders-columns-more">{ words.columns() }</summary>
                        <ColumnsForm preview={preview.clone()} taken={props.own.orders.columns_taken()} dispatch={props.own.dispatch.clone()} />
                    </details>
                }
            }
        </>
    }
}

fn use_row(texts: Texts, scenario: &Rc<Scenario>, props: &OrdersDialogProps) -> Html {
    let count = |number: f64| format_number(texts.language, number, 0);
    let run = &scenario.run;
    let note = texts.orders.use_note(&count(run.run_days as f64), &count(f64::from(run.replications)));
    let take = {
        let (dispatch, close, scenario) = (props.dispatch.clone(), props.close.clone(), Rc::clone(scenario));
        Callback::from(move |_: MouseEvent| {
            dispatch.dispatch(Action::TakeScenario(Rc::clone(&scenario)));
            close.emit(());
        })
    };
    html! {
        <p class="use">
            <button type="button" class="btn solid" data-testid="orders-use" onclick={take}>{ texts.orders.use_them() }</button>
            <span>{ note }</span>
        </p>
    }
}

fn not_taken(texts: Texts, complaints: &[Complaint]) -> Html {
    let rows: Vec<_> =
        complaints.iter().map(|complaint| complaint_text(texts, complaint, GivenIn::File)).collect();
    html! {
        <div class="err" role="alert" data-testid="orders-not-taken">
            <p>{ texts.orders.not_a_scenario() }</p>
            { complaint_table(texts, &rows) }
        </div>
    }
}
