//! The first step: a number, one of several answers, or a curve that is drawn; committed before the run.

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::super::hooks::{Ran, use_texts};
use super::super::page::icons;
use super::lesson::{WalkDispatch, section};
use super::sketch::Sketch;
use crate::app::{Said, Step, Walk, WalkAction};
use crate::i18n::{Texts, decimals_needed, format_plain};
use crate::lessons::{Scale, Unit};

#[derive(Properties, PartialEq)]
pub struct PredictProps {
    pub walk: Walk,
    /// The runs of the points that are given.
    pub ran: Rc<Ran>,
    pub dispatch: WalkDispatch,
    pub is_projected: bool,
}

/// The step.
#[component]
pub fn Predict(props: &PredictProps) -> Html {
    let PredictProps { walk, ran, dispatch, is_projected } = props;
    let texts = use_texts();
    let words = texts.learn;
    let asked = &walk.words(texts.language).predict;
    let act = |action: WalkAction| {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(action.clone()))
    };
    let input = match walk.said() {
        Said::Number(said) => {
            html! { <NumberRow walk={walk.clone()} said={*said} dispatch={dispatch.clone()} /> }
        }
        Said::Choice(chosen) => choice(texts, walk, *chosen, dispatch),
        Said::Curve(_) => html! {
            <Sketch walk={walk.clone()} ran={Rc::clone(ran)} dispatch={dispatch.clone()} is_projected={*is_projected} />
        },
    };
    let is_over = walk.step() != Step::Predict;
    let content = html! {
        <>
            { input }
            if let Some(prediction) = walk.prediction_text(texts) {
                <p class="lk" role="status" data-testid="locked">{ icons::lock() }<span>{ words.locked(&prediction) }</span></p>
            } else if !is_over {
                <p class="acts-row">
                    <button type="button" class="btn solid" data-testid="commit" disabled={!walk.can_commit()} onclick={act(WalkAction::Commit)}>
                        { words.commit() }
                    </button>
                </p>
            }
            if !is_over {
                <p class="acts-row">
                    <button type="button" class={classes!("btn", if walk.is_committed() { "solid" } else { "line" })} data-testid="run" disabled={!walk.can_run()}
                        aria-describedby="gate" onclick={act(WalkAction::Run)}>
                        { if walk.wants_a_run() { words.run() } else { words.show() } }
                    </button>
                    <small id="gate">{ if walk.is_open() { words.gate_open() } else if walk.is_committed() { "" } else { words.gate() } }</small>
                </p>
            }
        </>
    };
    section(walk, 1, words.predict(), html! { <p>{ asked }</p> }, content)
}

/// What a unit is called.
pub fn unit_name(texts: Texts, unit: Unit) -> &'static str {
    let words = texts.learn;
    match unit {
        Unit::Percent => words.unit_percent(),
        Unit::Days => words.unit_days(),
        Unit::Units => words.unit_units(),
        Unit::Orders => words.unit_orders(),
        Unit::Times => words.unit_times(),
        Unit::Money => words.unit_money(),
    }
}

#[derive(Properties, PartialEq)]
struct NumberRowProps {
    walk: Walk,
    said: Option<f64>,
    dispatch: WalkDispatch,
}

/// A number: a box and a slider for the same value.
#[component]
fn NumberRow(props: &NumberRowProps) -> Html {
    let NumberRowProps { walk, said, dispatch } = props;
    let texts = use_texts();
    let words = texts.learn;
    let refresh = use_force_update();
    let Some(scale) = walk.scale() else { return Html::default() };
    let is_fixed = walk.is_committed() || walk.step() != Step::Predict;
    let plain = |number: f64| format_plain(texts.language, number, decimals_needed(number, 2));
    let text = said.map(plain).unwrap_or_default();
    let onchange = {
        let (dispatch, before) = (dispatch.clone(), text.clone());
        Callback::from(move |event: Event| {
            let typed = event.target_unchecked_into::<HtmlInputElement>().value();
            if typed != before {
                dispatch.dispatch(WalkAction::Type(typed));
            }
            refresh.force_update();
        })
    };
    let oninput = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: InputEvent| {
            let value = event.target_unchecked_into::<HtmlInputElement>().value_as_number();
            if value.is_finite() {
                dispatch.dispatch(WalkAction::Say(value));
            }
        })
    };
    let unit = unit_name(texts, scale.unit);
    let at = said.unwrap_or(scale.middle());
    html! {
        <div class="ctl guess">
            <label for="guess">{ words.your_answer() }</label>
            <span class="val">
                <input type="text" inputmode="decimal" autocomplete="off" class="wide" value={text} disabled={is_fixed} aria-label={words.your_answer()}
                    aria-invalid={walk.refused().map(|_| "true")} aria-describedby="guess-said" data-testid="guess" {onchange} />
                <span class="unit">{ unit }</span>
            </span>
            <input type="range" id="guess" min={scale.low.to_string()} max={scale.high.to_string()} step={scale.step().to_string()} value={at.to_string()}
                disabled={is_fixed} aria-valuetext={said.map(|said| scale.text(texts, said))} data-testid="guess-range" {oninput} />
            <small class="said" id="guess-said" role="status">{ refused(texts, walk, scale) }</small>
        </div>
    }
}

fn refused(texts: Texts, walk: &Walk, scale: Scale) -> String {
    let said = |number: f64| scale.text(texts, number);
    walk.refused()
        .map(|found| texts.learn.refused(found, &said(scale.low), &said(scale.high)))
        .unwrap_or_default()
}

/// One of several answers.
fn choice(texts: Texts, walk: &Walk, chosen: Option<usize>, dispatch: &WalkDispatch) -> Html {
    let is_fixed = walk.is_committed() || walk.step() != Step::Predict;
    let labels = &walk.words(texts.language).labels;
    html! {
        <fieldset class="check" disabled={is_fixed}>
            <legend>{ texts.learn.your_answer() }</legend>
            { for labels.iter().enumerate().map(|(place, label)| {
                let dispatch = dispatch.clone();
                let onchange = Callback::from(move |_: Event| dispatch.dispatch(WalkAction::Choose(place)));
                html! {
                    <label><input type="radio" name="choice" checked={chosen == Some(place)} data-testid={format!("choice-{place}")} {onchange} />{ label }</label>
                }
            }) }
        </fieldset>
    }
}
