//! The dock at the foot of a phone's page: the state in a line, and the way to the controls.

use std::rc::Rc;

use yew::prelude::*;

use super::super::hooks::use_texts;
use super::icons;
use crate::app::{Control, control};
use crate::i18n::{Texts, decimals_needed, format_number, format_percent};
use crate::model::Scenario;

#[derive(Properties, PartialEq)]
pub struct DockProps {
    pub scenario: Rc<Scenario>,
    /// "1,000 replications · ±0.4 pts".
    pub state: String,
    pub open: Callback<()>,
    /// The button, which gets the focus back when the sheet closes.
    pub button: NodeRef,
    pub inert: bool,
}

/// The dock.
#[component]
pub fn Dock(props: &DockProps) -> Html {
    let texts = use_texts();
    let open = props.open.reform(|_: MouseEvent| ());
    html! {
        <div class="dock" inert={props.inert}>
            <p>
                <b class="num">{ summary(texts, &props.scenario) }</b><br />
                <span class="num">{ &props.state }</span>
            </p>
            <button type="button" class="btn solid" data-testid="adjust" onclick={open} ref={&props.button}>
                { icons::adjust() }{ texts.controls.adjust() }
            </button>
        </div>
    }
}

/// What is set, in few words.
fn summary(texts: Texts, scenario: &Scenario) -> String {
    let value = |id: &str| control(id).and_then(|control: &Control| control.value(scenario));
    let orders = value("orders_per_day").unwrap_or_default();
    let orders = format_number(texts.language, orders, decimals_needed(orders, 2));
    match value("service_target") {
        Some(target) => {
            let target = format_percent(texts.language, target, decimals_needed(100.0 * target, 2));
            texts.controls.dock_with_target(&orders, &target)
        }
        None => texts.controls.dock(&orders),
    }
}
