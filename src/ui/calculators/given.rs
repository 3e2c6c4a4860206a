//! A number that a calculator is given: its name, its box, and what is wrong with what was typed.

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::super::hooks::Dispatch;
use crate::app::{Action, Given, InputField, Inputs, plain};
use crate::i18n::{Texts, calculator_word};

#[derive(Properties, PartialEq)]
pub struct GivenProps {
    pub field: InputField,
    pub inputs: Inputs,
    pub texts: Texts,
    pub dispatch: Dispatch,
}

/// The row.
#[component]
pub fn GivenRow(props: &GivenProps) -> Html {
    let GivenProps { field, inputs, texts, dispatch } = props;
    let words = texts.calculators;
    let (name, id) = (calculator_word(words, field.key), format!("given-{}", field.key));
    let refused = inputs.refused(field.key);
    // A symbol's index stands behind an underscore.
    let (before, below) = name.split_once('_').unwrap_or((name, ""));
    let spoken = format!("{before}{below}");
    // What was refused stays in its box, beside what is wrong with it.
    let value = match refused {
        Some(typed) => typed.to_owned(),
        None => plain(texts.language, inputs.value(field.key)),
    };
    let (low, high) = (plain(texts.language, field.low), plain(texts.language, field.high));
    let said = refused.map(|found| match field.given {
        Given::Count => words.refused_whole(&spoken, found, &low, &high),
        _ => words.refused(&spoken, found, &low, &high),
    });
    let refresh = use_force_update();
    let onchange = {
        let (dispatch, key) = (dispatch.clone(), field.key);
        Callback::from(move |event: Event| {
            if let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok())
            {
                dispatch.dispatch(Action::Calculate { key, text: input.value() });
                // The same number written otherwise is no change of the state, and yet is to be written anew.
                refresh.force_update();
            }
        })
    };
    let unit = match field.given {
        Given::Percent => words.unit_percent(),
        Given::Units => words.unit_units(),
        Given::UnitsADay => words.unit_units_a_day(),
        Given::UnitsAYear => words.unit_units_a_year(),
        Given::Days => words.unit_days(),
        Given::Money => words.unit_money(),
        Given::Count => words.unit_count(),
        Given::Plain => words.none(),
    };
    html! {
        <div class="ctl">
            <label for={id.clone()}>{ before }if !below.is_empty() { <sub>{ below }</sub> }</label>
            <span class="val">
                <input type="text" inputmode="decimal" autocomplete="off" class="wide" id={id.clone()} {value} {onchange}
                    aria-invalid={refused.map(|_| "true")} aria-describedby={format!("{id}-said")} data-testid={id.clone()} />
                <span class="unit">{ unit }</span>
            </span>
            <small class="said" id={format!("{id}-said")} role="status" data-testid={format!("{id}-said")}>{ said.unwrap_or_default() }</small>
        </div>
    }
}
