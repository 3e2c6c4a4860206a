//! The control panel; on a phone it becomes a sheet over the page.

mod control;
mod files;
mod parameters;
mod preset_menu;
mod run_state;
mod seed;

use std::rc::Rc;

use web_sys::HtmlElement;
use yew::prelude::*;

use super::hooks::{Dispatch, Fetched, Run, use_texts};
use super::page::{icons, notice::said_at_control};
use crate::app::{CONTROLS, Control, Freedom, Group, State};
use crate::i18n::{Form, Texts, reorder_sentence, show_estimate};
pub use control::ControlRow;
use files::files_row;
use parameters::ParameterGroups;
use preset_menu::PresetMenu;
pub use run_state::run_state;
pub use seed::Reroll;
use seed::Seed;

#[derive(Properties, PartialEq)]
pub struct PanelProps {
    pub state: State,
    pub dispatch: Dispatch,
    pub run: Option<Run>,
    /// What there is to set, in full.
    pub parameters: Fetched,
    /// "1,000 replications · ±0.4 points · 86 ms".
    pub run_state: String,
    /// Whether it is open as a sheet.
    pub is_sheet: bool,
    pub close: Callback<()>,
    pub open_orders: Callback<()>,
}

/// The panel.
#[component]
pub fn Panel(props: &PanelProps) -> Html {
    let texts = use_texts();
    let words = texts.controls;
    let close_button = use_node_ref();
    use_effect_with((props.is_sheet, close_button.clone()), |(is_sheet, button): &(bool, NodeRef)| {
        if *is_sheet && let Some(button) = button.cast::<HtmlElement>() {
            // If it cannot take the focus, the focus stays where it was.
            let _ = button.focus();
        }
    });
    let onkeydown = {
        let (close, is_sheet) = (props.close.clone(), props.is_sheet);
        Callback::from(move |event: KeyboardEvent| {
            if is_sheet && event.key() == "Escape" {
                close.emit(());
            }
        })
    };
    let close = props.close.reform(|_: MouseEvent| ());
    let state = &props.state;
    let rules = state.rules();
    html! {
        // Beside the results it complements them; as a sheet it is a dialog, which an `aside` may not be.
        <div class={classes!("panel", props.is_sheet.then_some("sheet"))} aria-label={words.panel()}
            role={if props.is_sheet { "dialog" } else { "complementary" }} aria-modal={props.is_sheet.then_some("true")} {onkeydown}>
            <div class="sheet-h">
                <h2>{ words.adjust() }</h2>
                <button type="button" class="btn icon" data-testid="close" aria-label={texts.page.close()} onclick={close} ref={close_button}>
                    { icons::close() }
                </button>
            </div>
            if props.is_sheet { { both_rates(texts, props.run.as_ref()) } }
            <div class="panel-in">
                if rules.of("scenario") != Freedom::Hidden {
                    <PresetMenu scenario={Rc::clone(state.scenario())} preset={state.preset()} is_edited={state.is_edited()} is_locked={!rules.allows("scenario")} dispatch={props.dispatch.clone()} />
                }
                { files_row(texts, state, &props.dispatch, &props.open_orders) }
                { for Group::ALL.map(|group| group_of(props, texts, group)) }
                if rules.of("parameters") != Freedom::Hidden {
                    <ParameterGroups state={state.clone()} parameters={props.parameters.clone()} dispatch={props.dispatch.clone()} />
                }
            </div>
            <div class="panel-foot">
                if rules.of("seed") != Freedom::Hidden {
                <Seed is_locked={!rules.allows("seed")} seed={state.scenario().run.seed} said={state.notice().and_then(|notice| said_at_control(texts, notice, "seed"))} dispatch={props.dispatch.clone()} />
                }
                <p class="state num" data-testid="run-state">{ &props.run_state }</p>
            </div>
        </div>
    }
}

fn group_of(props: &PanelProps, texts: Texts, group: Group) -> Html {
    let words = texts.controls;
    let heading = match group {
        Group::Demand => html! { { words.demand() } },
        Group::BuildToStock => html! { <>{ icons::mark(true) }{ words.build_to_stock() }</> },
        Group::BuildToOrder => html! { <>{ icons::mark(false) }{ words.build_to_order() }</> },
        Group::Quality => html! { { words.quality() } },
    };
    let scenario = props.state.scenario();
    let rules = props.state.rules();
    let shown = |control: &&Control| control.group == group && rules.of(control.id) != Freedom::Hidden;
    let rows = CONTROLS.iter().filter(shown).map(|control| {
        let said = props.state.notice().and_then(|notice| said_at_control(texts, notice, control.id));
        let note = match control.id {
            "service_target" => reorder_note(props, texts),
            "fault_correlation" => Some(words.fault_correlation_note().to_owned()),
            _ => None,
        };
        html! {
            <ControlRow key={control.id} {control} value={control.value(scenario)} is_locked={!rules.allows(control.id)} {said} {note} dispatch={props.dispatch.clone()} />
        }
    });
    if !CONTROLS.iter().any(|control| shown(&control)) {
        return Html::default();
    }
    html! {
        <div class="grp" role="group">
            <p class="grp-h">{ heading }</p>
            { for rows }
        </div>
    }
}

/// The reorder point that the service target gives, by the formula, for the item most asked for.
fn reorder_note(props: &PanelProps, texts: Texts) -> Option<String> {
    reorder_sentence(texts, &props.run.as_ref()?.results.prepared)
}

/// Both rates, kept in view while the sheet covers the page, and while figures are presented.
pub fn both_rates(texts: Texts, run: Option<&Run>) -> Html {
    let Some(run) = run else { return Html::default() };
    let perfect = run.results.summary.of("perfect_order_rate");
    let [stock, order] = perfect.each.map(|estimate| show_estimate(texts, &estimate, Form::PERCENT).value);
    html! {
        <p class="live num">
            <span class="bts">{ icons::mark(true) }{ " " }<b>{ stock }</b></span>
            <span class="bto">{ icons::mark(false) }{ " " }<b>{ order }</b></span>
            <span class="muted">{ texts.controls.perfect_orders() }</span>
        </p>
    }
}
