//! A number that can be slid and typed: label, number box, unit and native slider, all for the same value.
//!
//! Not here: what the number is of; values come and go in its own unit, texts as they are shown.

use web_sys::{HtmlElement, HtmlInputElement};
use yew::prelude::*;

use super::browser::document;
use super::page::icons;
use crate::i18n::Texts;

/// What is slid.
pub struct Sliding {
    /// Its name in tests and for its label.
    pub id: String,
    pub label: String,
    /// None where there is nothing to move.
    pub value: Option<f64>,
    /// What stands in the box.
    pub text: String,
    pub unit: &'static str,
    /// The value with its unit, for those who hear it.
    pub says: String,
    /// Where the slider begins and ends.
    pub range: (f64, f64),
    pub step: f64,
    /// The slider's class.
    pub class: &'static str,
    /// Whether a link keeps it as it is.
    pub is_locked: bool,
    /// Why the last value was refused.
    pub said: Option<String>,
    /// What follows from the value.
    pub note: Option<String>,
    pub onslide: Callback<f64>,
    pub ontype: Callback<String>,
}

impl Sliding {
    /// Where on the slider it stands.
    pub fn at(&self) -> f64 {
        self.value.unwrap_or(self.range.0).clamp(self.range.0, self.range.1)
    }
}

/// Fills the slider up to where it stands; `node` is that of [`slide`].
#[hook]
pub fn use_filled(node: &NodeRef, at: f64, range: (f64, f64)) {
    let (low, high) = range;
    use_effect_with((node.clone(), at), move |(node, at): &(NodeRef, f64)| {
        if let Some(element) = node.cast::<HtmlElement>() {
            let filled = 100.0 * (at - low) / (high - low);
            document::set_style(&element, "--p", &format!("{filled:.2}%"));
        }
    });
}

/// The row.
pub fn slide(texts: Texts, row: &Sliding, node: &NodeRef) -> Html {
    let Sliding { id, label, value, unit, said, note, is_locked, .. } = row;
    let is_fixed = *is_locked || value.is_none();
    let said_id = format!("said-{id}");
    let described = said.as_ref().map(|_| said_id.clone());
    let oninput = {
        let onslide = row.onslide.clone();
        Callback::from(move |event: InputEvent| {
            let value = event.target_unchecked_into::<HtmlInputElement>().value_as_number();
            if value.is_finite() {
                onslide.emit(value);
            }
        })
    };
    let (low, high) = row.range;
    html! {
        <div class={classes!("ctl", said.is_some().then_some("dflt"))} data-testid={format!("control-{id}")}>
            <label for={format!("range-{id}")}>{ label }if *is_locked { <span class="lkd" title={texts.class.is_locked()}>{ icons::lock() }<span class="vh">{ texts.class.is_locked() }</span></span> }</label>
            <span class="val">
                <NumberBox id={id.clone()} text={row.text.clone()} {is_fixed} label={texts.controls.number_box(label)}
                    {described} ontype={row.ontype.clone()} />
                <span class="unit">{ *unit }</span>
            </span>
            // The native range.
            <input type="range" id={format!("range-{id}")} class={row.class} min={low.to_string()} max={high.to_string()}
                step={row.step.to_string()} value={row.at().to_string()} disabled={is_fixed} aria-valuetext={row.says.clone()}
                data-testid={format!("range-{id}")} ref={node.clone()} {oninput} />
            if let Some(said) = said {
                <small class="said" id={said_id}>{ said }</small>
            }
            if value.is_none() {
                <small>{ texts.controls.does_not_apply() }</small>
            } else if let Some(note) = note {
                <small class="num" data-testid={format!("note-{id}")}>{ note }</small>
            }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct NumberBoxProps {
    id: String,
    text: String,
    is_fixed: bool,
    label: String,
    described: Option<String>,
    ontype: Callback<String>,
}

/// A text box: native number boxes ignore the language of the page.
#[component]
fn NumberBox(props: &NumberBoxProps) -> Html {
    let NumberBoxProps { id, text, is_fixed, label, described, ontype } = props;
    let refresh = use_force_update();
    let class = (text.len() > 5).then_some("wide");
    let onchange = {
        let (ontype, before) = (ontype.clone(), text.clone());
        Callback::from(move |event: Event| {
            let typed = event.target_unchecked_into::<HtmlInputElement>().value();
            if typed != before {
                ontype.emit(without_unit(&typed));
            }
            // A refused text gives way to the value that still holds.
            refresh.force_update();
        })
    };
    html! {
        <input type="text" inputmode="decimal" autocomplete="off" class={class} value={text.clone()} disabled={*is_fixed}
            aria-label={label.clone()} aria-describedby={described.clone()} aria-invalid={described.as_ref().map(|_| "true")}
            data-testid={format!("number-{id}")} {onchange} />
    }
}

/// People type the unit they see.
fn without_unit(typed: &str) -> String {
    typed.trim().trim_end_matches('%').to_owned()
}
