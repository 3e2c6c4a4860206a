//! The dock at the foot of a phone's page: the state in a line, and the way to the controls.

use yew::prelude::*;

use super::icons;
use crate::app::{Control, control};
use crate::i18n::{Texts, decimals_needed, format_number, format_percent};
use crate::model::Scenario;

/// The dock. `state` is the run's in few words; `button` gets the focus back when the sheet closes; `pinned` are the
/// controls that stay in sight while figures are presented.
pub fn dock(
    texts: Texts,
    scenario: &Scenario,
    state: &str,
    open: &Callback<()>,
    button: &NodeRef,
    inert: bool,
    pinned: Option<Html>,
) -> Html {
    let open = open.reform(|_: MouseEvent| ());
    html! {
        <div class="dock" role="region" aria-label={texts.controls.scenario()} {inert}>
            <p><b class="num">{ summary(texts, scenario) }</b><br /><span class="num">{ state }</span></p>
            { pinned.unwrap_or_default() }
            <button type="button" class="btn solid" data-testid="adjust" onclick={open} ref={button}>
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
