//! The menu of scenarios.

use std::cell::Cell;
use std::rc::Rc;

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::super::browser::fetch;
use super::super::hooks::{Dispatch, use_texts};
use crate::app::{Action, Notice, PRESETS, Preset, Source, preset, scenario_title};
use crate::i18n::preset_name;
use crate::model::Scenario;

/// The menu's entry for a scenario that is no preset as it stands.
const OWN: &str = "own";
/// From so many letters on a name is long.
const LONG: usize = 28;

#[derive(Properties, PartialEq)]
pub struct PresetMenuProps {
    pub scenario: Rc<Scenario>,
    pub preset: Option<&'static Preset>,
    pub is_edited: bool,
    /// Whether the link that was opened keeps the scenario.
    pub is_locked: bool,
    pub dispatch: Dispatch,
}

/// The menu. A preset that has to be fetched takes its place when it has come; until then everything stays.
#[component]
pub fn PresetMenu(props: &PresetMenuProps) -> Html {
    let texts = use_texts();
    let select = use_node_ref();
    let loading = use_state_eq(|| None::<&'static str>);
    // Which load is the newest: an older one that comes late is not wanted any more.
    let newest = use_memo((), |()| Cell::new(0_u32));
    let current = match props.preset {
        Some(preset) if !props.is_edited => preset.id,
        _ => OWN,
    };
    use_effect_with((select.clone(), current, *loading, texts.language), |(select, current, ..)| {
        if let Some(select) = select.cast::<HtmlSelectElement>() {
            select.set_value(current);
        }
    });
    let onchange = {
        let (dispatch, setter, newest) = (props.dispatch.clone(), loading.setter(), Rc::clone(&newest));
        Callback::from(move |event: Event| {
            let chosen = event.target_unchecked_into::<HtmlSelectElement>().value();
            let Some(chosen) = preset(&chosen) else { return };
            newest.set(newest.get() + 1);
            match chosen.source {
                Source::Here(_) => {
                    setter.set(None);
                    dispatch.dispatch(Action::ChoosePreset(chosen.id));
                }
                Source::Fetched(address) => {
                    setter.set(Some(chosen.id));
                    let (dispatch, setter, newest) = (dispatch.clone(), setter.clone(), Rc::clone(&newest));
                    let (mine, id) = (newest.get(), chosen.id);
                    fetch::fetch_text(address, move |text| {
                        if newest.get() == mine {
                            setter.set(None);
                            dispatch.dispatch(came(id, text));
                        }
                    });
                }
            }
        })
    };
    // A long name is set smaller, so that it stands whole in its box.
    let title = scenario_title(texts, props.preset, &props.scenario, props.is_edited);
    let is_long = current == OWN && title.chars().count() > LONG;
    html! {
        <div class="preset">
            <label for="preset">{ texts.controls.scenario() }</label>
            <select id="preset" class={is_long.then_some("long")} data-testid="preset" disabled={props.is_locked} ref={select} {onchange}>
                if current == OWN {
                    <option value={OWN} selected=true>{ title }</option>
                }
                { for PRESETS.iter().map(|preset| html! {
                    <option value={preset.id} selected={preset.id == current}>{ preset_name(texts, preset.id) }</option>
                }) }
            </select>
            if loading.is_some() {
                <small role="status">{ texts.controls.loading() }</small>
            }
        </div>
    }
}

fn came(id: &'static str, text: Option<String>) -> Action {
    match text {
        Some(text) => Action::PresetCame { id, text },
        None => Action::Tell(Notice::PresetUnavailable { id }),
    }
}
