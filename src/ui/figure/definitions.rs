//! The figure "What counts as on time, in full": the same run under another definition.

use std::rc::Rc;

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::super::hooks::{Dispatch, use_texts};
use super::super::page::icons;
use super::super::results::Results;
use super::frame::Frame;
use crate::app::{Action, Change};
use crate::i18n::{
    DefinitionPart, Texts, decimals_needed, defined, definition_parts, definition_sentence, definition_table,
    definition_with, format_plain, run_origin, setting_name,
};
use crate::model::{Definitions, bounds};

#[derive(Properties, PartialEq)]
pub struct DefinitionsProps {
    pub results: Option<Rc<Results>>,
    /// The definition, by its place.
    pub place: usize,
    /// The limits that the measures of the scenario at hand have.
    pub limits: Definitions,
    pub dispatch: Dispatch,
}

/// The figure.
#[component]
pub fn DefinitionsFigure(props: &DefinitionsProps) -> Html {
    let texts = use_texts();
    let refresh = use_force_update();
    let words = texts.figures;
    let place = props.place;
    let table = use_callback((props.results.clone(), texts), |(): (), (results, texts)| {
        results.as_ref().map(|results| definition_table(*texts, &results.summary)).unwrap_or_default()
    });
    let (sentence, origin) = match &props.results {
        Some(results) => (
            definition_sentence(texts, &results.summary),
            run_origin(texts, &results.summary, results.prepared.scenario.run.seed),
        ),
        None => Default::default(),
    };
    let parts = definition_parts(texts, place);
    let menus = parts.iter().enumerate().map(|(part, question)| menu(place, part, question, &props.dispatch));
    let Definitions { window_days, request_days, .. } = props.limits;
    let limit = |bound: &'static bounds::Bound, value: f64| {
        number_box(texts, bound, value, &props.dispatch, &refresh)
    };
    html! {
        <Frame id="definitions" title={words.define()} reading={words.define_reading()} {sentence} {origin} {table}
            has_table={props.results.is_some()} drawing={None}>
            <div class="define">
                { for menus }
                { limit(&bounds::WINDOW_DAYS, window_days) }
                { limit(&bounds::REQUEST_DAYS, request_days) }
            </div>
            { props.results.as_ref().map(|results| outcome(texts, results, place)).unwrap_or_default() }
        </Frame>
    }
}

fn menu(place: usize, part: usize, question: &DefinitionPart, dispatch: &Dispatch) -> Html {
    let (dispatch, from) = (dispatch.clone(), question.chosen);
    let onchange = Callback::from(move |event: Event| {
        let answer = event.target_unchecked_into::<HtmlSelectElement>().selected_index();
        let answer = usize::try_from(answer).unwrap_or_default();
        dispatch.dispatch(Action::Define(definition_with(place, part, from, answer)));
    });
    html! {
        <label><span>{ question.name }</span>
            <select data-testid={format!("define-{}", question.id)} {onchange}>
                { for question.answers.iter().enumerate().map(|(answer, name)| html! {
                    <option key={answer} selected={answer == question.chosen}>{ name }</option>
                }) }
            </select>
        </label>
    }
}

fn number_box(
    texts: Texts,
    bound: &'static bounds::Bound,
    value: f64,
    dispatch: &Dispatch,
    refresh: &UseForceUpdateHandle,
) -> Html {
    let (dispatch, refresh) = (dispatch.clone(), refresh.clone());
    let shown = format_plain(texts.language, value, decimals_needed(value, 4));
    let before = shown.clone();
    let onchange = Callback::from(move |event: Event| {
        let text = event.target_unchecked_into::<HtmlInputElement>().value();
        if text != before {
            let (path, change) = (bound.path.to_owned(), Change::Typed { text, is_share: false });
            dispatch.dispatch(Action::Change { path, change, is_moving: false });
        }
        refresh.force_update();
    });
    html! {
        <label><span>{ setting_name(texts, bound.path) }</span>
            <span class="val"><input type="text" inputmode="decimal" autocomplete="off" value={shown}
                data-testid={format!("define-{}", bound.name())} {onchange} />{ texts.controls.days() }</span>
        </label>
    }
}

fn outcome(texts: Texts, results: &Results, place: usize) -> Html {
    let [stock, order, difference] = defined(texts, &results.summary, place);
    let words = texts.figures;
    let cell = |heading: Html, shown: &crate::i18n::Shown, id: &str| {
        html! {
            <div><dt>{ heading }</dt>
                <dd class="num" data-testid={format!("defined-{id}")}><b>{ &shown.value }</b>{ " " }<small>{ &shown.reach }</small></dd>
            </div>
        }
    };
    html! {
        <dl class="defined">
            { cell(html! { <>{ icons::key(true) }{ " BTS" }</> }, &stock, "bts") }
            { cell(html! { <>{ icons::key(false) }{ " BTO" }</> }, &order, "bto") }
            { cell(html! { { words.define_difference() } }, &difference, "difference") }
        </dl>
    }
}
