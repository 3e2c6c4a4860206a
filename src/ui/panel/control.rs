//! One control: label, number box, unit and slider, all for the same value.

use web_sys::{HtmlElement, HtmlInputElement};
use yew::prelude::*;

use super::super::browser::document;
use super::super::hooks::{Dispatch, use_texts};
use super::super::page::icons;
use crate::app::{Action, Control, Group};
use crate::i18n::{Texts, decimals_needed, format_number, format_plain, setting_name};
use crate::model::Unit;

#[derive(Properties, PartialEq)]
pub struct ControlRowProps {
    pub control: &'static Control,
    /// None where the scenario has no such parameter.
    pub value: Option<f64>,
    /// Whether the link that was opened keeps it as it is.
    pub is_locked: bool,
    /// Why the last value was refused.
    pub said: Option<String>,
    /// What follows from the value.
    pub note: Option<String>,
    pub dispatch: Dispatch,
}

/// The decimals that a value of a control needs: a typed 0.295 must show as it was read.
fn decimals(control: &Control, shown: f64) -> usize {
    decimals_needed(shown, 4).max(control.decimals)
}

fn unit(texts: Texts, control: &Control) -> &'static str {
    let words = texts.controls;
    match (control.bound.unit, control.id) {
        (Unit::OrdersPerDay, _) => words.orders_per_day(),
        (Unit::Days, _) => words.days(),
        (Unit::CoefficientOfVariation, "gap_cv") => words.cv_of_gaps(),
        (Unit::CoefficientOfVariation, _) => words.cv(),
        (Unit::Share, "service_target") => words.share_of_cycles(),
        (Unit::Share, _) => words.share(),
        (Unit::Units, _) => words.units(),
        (Unit::Plain, "fault_correlation") => words.correlation(),
        (Unit::Count | Unit::Money | Unit::Plain, _) => "",
    }
}

/// The row.
#[component]
pub fn ControlRow(props: &ControlRowProps) -> Html {
    let texts = use_texts();
    let ControlRowProps { control, value, is_locked, said, note, dispatch } = props;
    let is_fixed = *is_locked || value.is_none();
    let control: &'static Control = control;
    let label = setting_name(texts, control.bound.path);
    let unit = unit(texts, control);
    let said_id = format!("said-{}", control.id);
    let node = use_node_ref();
    let (low, high) = control.slider;
    let at = control.on_slider(value.unwrap_or(low));
    use_effect_with((node.clone(), at), move |(node, at): &(NodeRef, f64)| {
        if let Some(element) = node.cast::<HtmlElement>() {
            let filled = 100.0 * (at - low) / (high - low);
            document::set_style(&element, "--p", &format!("{filled:.2}%"));
        }
    });
    html! {
        <div class={classes!("ctl", said.is_some().then_some("dflt"))} data-testid={format!("control-{}", control.id)}>
            <label for={format!("range-{}", control.id)}>{ &label }if *is_locked { <span class="lkd" title={texts.class.is_locked()}>{ icons::lock() }<span class="vh">{ texts.class.is_locked() }</span></span> }</label>
            <span class="val">
                <NumberBox {control} value={*value} {is_fixed} label={texts.controls.number_box(&label)}
                    described={said.as_ref().map(|_| said_id.clone())} dispatch={dispatch.clone()} />
                <span class="unit">{ unit }</span>
            </span>
            { slider(texts, control, *value, is_fixed, unit, &node, dispatch) }
            if let Some(said) = said {
                <small class="said" id={said_id}>{ said }</small>
            }
            if value.is_none() {
                <small>{ texts.controls.does_not_apply() }</small>
            } else if let Some(note) = note {
                <small class="num" data-testid={format!("note-{}", control.id)}>{ note }</small>
            }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct NumberBoxProps {
    control: &'static Control,
    value: Option<f64>,
    is_fixed: bool,
    label: String,
    described: Option<String>,
    dispatch: Dispatch,
}

/// A text box: native number boxes ignore the language of the page.
#[component]
fn NumberBox(props: &NumberBoxProps) -> Html {
    let texts = use_texts();
    let NumberBoxProps { control, value, is_fixed, label, described, dispatch } = props;
    let refresh = use_force_update();
    let text = value.map_or(String::new(), |value| {
        let shown = control.to_shown(value);
        format_plain(texts.language, shown, decimals(control, shown))
    });
    let class = (text.len() > 5).then_some("wide");
    let onchange = {
        let (dispatch, id, before) = (dispatch.clone(), control.id, text.clone());
        Callback::from(move |event: Event| {
            let typed = event.target_unchecked_into::<HtmlInputElement>().value();
            if typed != before {
                dispatch.dispatch(Action::Type { control: id, text: without_unit(&typed) });
            }
            // A refused text gives way to the value that still holds.
            refresh.force_update();
        })
    };
    html! {
        <input type="text" inputmode="decimal" autocomplete="off" class={class} value={text} disabled={*is_fixed}
            aria-label={label.clone()} aria-describedby={described.clone()} aria-invalid={described.as_ref().map(|_| "true")}
            data-testid={format!("number-{}", control.id)} {onchange} />
    }
}

/// People type the unit they see.
fn without_unit(typed: &str) -> String {
    typed.trim().trim_end_matches('%').to_owned()
}

/// The native range.
fn slider(
    texts: Texts,
    control: &'static Control,
    value: Option<f64>,
    is_fixed: bool,
    unit: &str,
    node: &NodeRef,
    dispatch: &Dispatch,
) -> Html {
    let (low, high) = control.slider;
    let at = control.on_slider(value.unwrap_or(low));
    let oninput = {
        let (dispatch, id) = (dispatch.clone(), control.id);
        Callback::from(move |event: InputEvent| {
            let value = event.target_unchecked_into::<HtmlInputElement>().value_as_number();
            if value.is_finite() {
                dispatch.dispatch(Action::Set { control: id, value });
            }
        })
    };
    let class = match control.group {
        Group::Demand | Group::Quality => "",
        Group::BuildToStock => "r-bts",
        Group::BuildToOrder => "r-bto",
    };
    let shown = control.to_shown(value.unwrap_or(low));
    let number = format_number(texts.language, shown, decimals_needed(shown, 4));
    html! {
        <input type="range" id={format!("range-{}", control.id)} {class} min={low.to_string()} max={high.to_string()}
            step={control.step().to_string()} value={at.to_string()} disabled={is_fixed}
            aria-valuetext={texts.controls.says(&number, unit)} data-testid={format!("range-{}", control.id)}
            ref={node.clone()} {oninput} />
    }
}
