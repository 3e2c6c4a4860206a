//! One control of the panel: a scenario's parameter as a number that can be slid and typed.

use yew::prelude::*;

use super::super::hooks::{Dispatch, use_texts};
use super::super::slide::{Sliding, slide, use_filled};
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
    let control: &'static Control = control;
    let unit = unit(texts, control);
    let shown = control.to_shown(value.unwrap_or(control.slider.0));
    let text = value.map_or(String::new(), |_| format_plain(texts.language, shown, decimals(control, shown)));
    let number = format_number(texts.language, shown, decimals_needed(shown, 4));
    let onslide = {
        let dispatch = dispatch.clone();
        Callback::from(move |value: f64| dispatch.dispatch(Action::Set { control: control.id, value }))
    };
    let ontype = {
        let dispatch = dispatch.clone();
        Callback::from(move |text: String| dispatch.dispatch(Action::Type { control: control.id, text }))
    };
    let class = match control.group {
        Group::Demand | Group::Quality => "",
        Group::BuildToStock => "r-bts",
        Group::BuildToOrder => "r-bto",
    };
    let row = Sliding {
        id: control.id.to_owned(),
        label: setting_name(texts, control.bound.path),
        value: *value,
        text,
        unit,
        says: texts.controls.says(&number, unit),
        range: control.slider,
        step: control.step(),
        class,
        is_locked: *is_locked,
        said: said.clone(),
        note: note.clone(),
        onslide,
        ontype,
    };
    let node = use_node_ref();
    use_filled(&node, row.at(), row.range);
    slide(texts, &row, &node)
}
