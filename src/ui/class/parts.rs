//! What readers may change: a row for each part of the panel, with three choices.

use std::rc::Rc;

use yew::prelude::*;

use super::super::page::icons;
use crate::app::{CONTROLS, Control, Freedom, Group, Rules};
use crate::i18n::{Texts, parameter_text, setting_name};
use crate::model::Scenario;

/// The table.
pub fn parts_table(texts: Texts, scenario: &Rc<Scenario>, rules: &Rules, change: &Callback<Rules>) -> Html {
    let words = texts.class;
    let controls = CONTROLS.iter().map(|control| {
        let path = control.bound.path;
        let now = control.value(scenario).map(|value| value.to_string());
        let [label, value] = parameter_text(texts, path, now.as_deref().unwrap_or_default());
        let value = if now.is_some() { value } else { texts.controls.does_not_apply().to_owned() };
        let name = html! { <>{ mark(control) }{ setting_name(texts, path) }</> };
        row(texts, rules, change, control.id, name, &label, value)
    });
    let other = |part: &'static str, name: &'static str, value: String| {
        row(texts, rules, change, part, html! { { name } }, name, value)
    };
    html! {
        <table class="locks">
            <thead><tr>
                <th scope="col">{ words.column_part() }</th>
                <th scope="col" class="num">{ words.column_value() }</th>
                <th scope="col">{ words.column_freedom() }</th>
            </tr></thead>
            <tbody>
                { other("scenario", words.part_scenario(), String::new()) }
                { for controls }
                { other("seed", words.part_seed(), scenario.run.seed.to_string()) }
                { other("parameters", words.part_parameters(), String::new()) }
            </tbody>
        </table>
    }
}

/// Two promises have one name: to the eye the strategy's key tells them apart, to the ear its letters.
fn mark(control: &Control) -> Html {
    match control.group {
        Group::BuildToStock => icons::mark(true),
        Group::BuildToOrder => icons::mark(false),
        Group::Demand | Group::Quality => Html::default(),
    }
}

fn row(
    texts: Texts,
    rules: &Rules,
    change: &Callback<Rules>,
    part: &'static str,
    name: Html,
    label: &str,
    value: String,
) -> Html {
    let words = texts.class;
    let choices = Freedom::ALL.map(|freedom| {
        let (said, icon, key) = match freedom {
            Freedom::Free => (words.free(), icons::adjust(), "free"),
            Freedom::Locked => (words.locked(), icons::lock(), "locked"),
            Freedom::Hidden => (words.hidden(), icons::hidden(), "hidden"),
        };
        let is_on = rules.of(part) == freedom;
        let onchange = {
            let (rules, change) = (rules.clone(), change.clone());
            Callback::from(move |_: Event| change.emit(rules.with(part, freedom)))
        };
        html! {
            <label class={is_on.then_some("on")}>
                <input class="vh" type="radio" name={format!("free-{part}")} checked={is_on} data-testid={format!("{key}-{part}")} {onchange} />
                { icon }<span>{ said }</span>
            </label>
        }
    });
    html! {
        <tr>
            <th scope="row">{ name }</th>
            <td class="num">{ value }</td>
            <td><span class="seg" role="radiogroup" aria-label={label.to_owned()}>{ for choices }</span></td>
        </tr>
    }
}
