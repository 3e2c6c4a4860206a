//! What a parameter is set with, where it is one thing: a number, a text, a switch, a menu, a law, a group.

use std::rc::Rc;

use serde_json::{Value, json};
use web_sys::{HtmlElement, HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::super::super::browser::document;
use super::Sheet;
use super::row::ParameterRow;
use crate::app::{Action, Change, Fields, NumberForm, Parameter, ParameterKind};
use crate::i18n::Texts;

/// A row's parts, for whatever stands in it.
pub struct Input<'r> {
    pub texts: Texts,
    pub sheet: &'r Rc<Sheet>,
    pub field: &'r Rc<Parameter>,
    /// Where it stands in the scenario.
    pub at: &'r str,
    /// The element's id, which its label names.
    pub id: &'r str,
    pub value: &'r Value,
    /// Whether something is said of a value that was refused.
    pub said: bool,
    pub refresh: UseForceUpdateHandle,
}

impl Input<'_> {
    /// Changes the parameter.
    pub fn change(&self, at: &str, change: impl Fn(String) -> Option<Change> + 'static) -> Callback<String> {
        let (dispatch, path, refresh) = (self.sheet.dispatch.clone(), at.to_owned(), self.refresh.clone());
        Callback::from(move |text: String| {
            if let Some(change) = change(text) {
                dispatch.dispatch(Action::Change { path: path.clone(), change, is_moving: false });
            }
            // A refused text gives way to the value that still holds.
            refresh.force_update();
        })
    }

    /// Does always the same.
    pub fn act(&self, change: Change) -> Callback<MouseEvent> {
        self.change(self.at, move |_| Some(change.clone())).reform(|_: MouseEvent| String::new())
    }

    /// A box for a number; nothing may stand in it where the number may be left out.
    pub fn number_box(
        &self,
        at: &str,
        id: Option<String>,
        label: String,
        form: &NumberForm,
        value: Option<f64>,
        optional: bool,
    ) -> Html {
        let text = value.map_or(String::new(), |value| form.in_box(self.texts, value));
        let (before, is_share) = (text.clone(), form.is_share);
        let onchange = self.change(at, move |text| match text.trim() {
            "" if optional => Some(Change::Put(Value::Null)),
            _ if text == before => None,
            _ => Some(Change::Typed { text, is_share }),
        });
        let class = (optional || text.chars().count() > 5).then_some("wide");
        html! {
            <input type="text" inputmode="decimal" autocomplete="off" {id} {class} value={text}
                placeholder={optional.then(|| self.texts.controls.by_itself())} aria-label={label}
                aria-describedby={self.said.then(|| format!("said-{}", self.at))} aria-invalid={self.said.then_some("true")}
                data-testid={format!("set-{at}")} onchange={onchange.reform(typed)} />
        }
    }
}

/// What stands in a box.
pub fn typed(event: Event) -> String {
    event.target_unchecked_into::<HtmlInputElement>().value()
}

pub fn number(input: &Input<'_>, form: &NumberForm) -> Html {
    let optional = input.field.usual.is_null();
    let unit = if form.is_money { &input.sheet.currency } else { &form.unit };
    let value = input.value.as_f64();
    html! {
        <span class="val">
            { input.number_box(input.at, Some(input.id.to_owned()), input.field.label.clone(), form, value, optional) }
            if !unit.is_empty() { <span class="unit">{ unit }</span> }
        </span>
    }
}

/// How far the slider is filled.
#[hook]
pub fn use_fill(node: &NodeRef, field: &Parameter, value: &Value) {
    let filled = match &field.kind {
        ParameterKind::Number(NumberForm { slider: Some([low, high, _]), .. }) => {
            let at = value.as_f64().unwrap_or(*low).clamp(*low, *high);
            100.0 * (at - low) / (high - low)
        }
        _ => 0.0,
    };
    use_effect_with((node.clone(), filled), |(node, filled): &(NodeRef, f64)| {
        if let Some(element) = node.cast::<HtmlElement>() {
            document::set_style(&element, "--p", &format!("{filled:.2}%"));
        }
    });
}

pub fn slider(input: &Input<'_>, form: &NumberForm, node: &NodeRef) -> Html {
    let Some([low, high, step]) = form.slider else { return Html::default() };
    let value = input.value.as_f64().unwrap_or(low);
    let oninput = {
        let (dispatch, path) = (input.sheet.dispatch.clone(), input.at.to_owned());
        Callback::from(move |event: InputEvent| {
            let value = event.target_unchecked_into::<HtmlInputElement>().value_as_number();
            if value.is_finite() {
                let change = Change::Put(json!(value));
                dispatch.dispatch(Action::Change { path: path.clone(), change, is_moving: true });
            }
        })
    };
    html! {
        <input type="range" min={low.to_string()} max={high.to_string()} step={step.to_string()}
            value={value.clamp(low, high).to_string()} aria-label={input.field.label.clone()}
            aria-valuetext={form.in_words(input.texts, value, &input.sheet.currency)}
            data-testid={format!("move-{}", input.at)} ref={node.clone()} {oninput} />
    }
}

pub fn text(input: &Input<'_>) -> Html {
    let value = input.value.as_str().unwrap_or_default().to_owned();
    let before = value.clone();
    let onchange =
        input.change(input.at, move |text| (text != before).then(|| Change::Put(Value::from(text))));
    html! {
        <input type="text" class="long" autocomplete="off" id={input.id.to_owned()} {value} data-testid={format!("set-{}", input.at)}
            onchange={onchange.reform(typed)} />
    }
}

/// A switch: what is done when it is on, and when it is off.
fn switch(input: &Input<'_>, is_on: bool, on: Change, off: Change) -> Html {
    let onchange = input.change(input.at, move |_| Some(if is_on { off.clone() } else { on.clone() }));
    html! {
        <span class="tog">
            <input type="checkbox" role="switch" id={input.id.to_owned()} checked={is_on} data-testid={format!("set-{}", input.at)}
                onchange={onchange.reform(typed)} />
        </span>
    }
}

pub fn flag(input: &Input<'_>) -> Html {
    let is_on = input.value.as_bool().or(input.field.usual.as_bool()).unwrap_or_default();
    switch(input, is_on, Change::Put(json!(true)), Change::Put(json!(false)))
}

pub fn choice(input: &Input<'_>, words: &[(String, String)]) -> Html {
    let onchange = input.change(input.at, |word| Some(Change::Put(Value::from(word))));
    select(input, input.value.as_str(), words, &onchange)
}

fn select(
    input: &Input<'_>,
    chosen: Option<&str>,
    words: &[(String, String)],
    onchange: &Callback<String>,
) -> Html {
    // What is not written is the first.
    let chosen = chosen.unwrap_or_else(|| words.first().map_or("", |(word, _)| word));
    let onchange = onchange.reform(|event: Event| event.target_unchecked_into::<HtmlSelectElement>().value());
    html! {
        <select id={input.id.to_owned()} aria-describedby={input.said.then(|| format!("said-{}", input.at))}
            data-testid={format!("set-{}", input.at)} {onchange}>
            { for words.iter().map(|(word, name)| html! {
                <option key={word.clone()} value={word.clone()} selected={word == chosen}>{ name }</option>
            }) }
        </select>
    }
}

/// A law: a menu of kinds, and the numbers of the kind under it; with a switch where it may be left out.
pub fn law(input: &Input<'_>, counts: bool, optional: bool) -> (Html, Html) {
    // Long enough that no customer turns away, and no supplier is hurried, by turning it on.
    const FRESH_DAYS: f64 = 7.0;
    let parts = input.sheet.parameters.law(counts);
    let is_on = input.value.is_object();
    let kinds = parts.iter().find_map(|part| match &part.kind {
        ParameterKind::Choice(words) => Some((part, words)),
        _ => None,
    });
    let Some((kind, words)) = kinds else { return Default::default() };
    let chosen = input.value.get(kind.name()).and_then(Value::as_str);
    let onchange = input.change(input.at, move |kind| Some(Change::Law { kind, counts }));
    let on = Change::Put(json!({"kind": "fixed", "days": FRESH_DAYS}));
    let menu =
        |id: &str| select(&Input { id, refresh: input.refresh.clone(), ..*input }, chosen, words, &onchange);
    let numbers = parts.iter().filter(|part| !matches!(part.kind, ParameterKind::Choice(_)));
    let numbers = html! {
        <div class="par-parts" role="group" aria-label={input.field.label.clone()}>
            { for numbers.map(|part| part_row(part, part.below(input.at))) }
        </div>
    };
    if !optional {
        return (menu(input.id), numbers);
    }
    let kind_id = format!("{}-kind", input.id);
    let below = html! {
        if is_on {
            <div class="par-h sub"><label for={kind_id.clone()}>{ &kind.label }</label>{ menu(&kind_id) }</div>
            { numbers }
        }
    };
    (switch(input, is_on, on, Change::Put(Value::Null)), below)
}

/// A group that may be left out: a switch, and what is in it.
pub fn group(input: &Input<'_>, fields: &Fields, fresh: &Value) -> (Html, Html) {
    let is_on = input.value.is_object();
    // What the preset has not got at all goes back as a whole.
    let is_part = !input.sheet.has_base(input.at);
    let below = html! {
        if is_on {
            <div class="par-parts" role="group" aria-label={input.field.label.clone()}>
                { for fields.iter().map(|part| html! {
                    <ParameterRow key={part.path.clone()} field={Rc::clone(part)} at={part.below(input.at)} {is_part} />
                }) }
            </div>
        }
    };
    (switch(input, is_on, Change::Put(fresh.clone()), Change::Put(Value::Null)), below)
}

/// The row of a part of a law or of an entry.
pub fn part_row(part: &Rc<Parameter>, at: String) -> Html {
    html! { <ParameterRow key={part.path.clone()} field={Rc::clone(part)} {at} is_part=true /> }
}
