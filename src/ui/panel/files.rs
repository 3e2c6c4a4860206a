//! The scenario as a file, out and in; and undo.

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::super::browser::{fetch, files};
use super::super::hooks::{Dispatch, use_texts};
use super::super::page::icons;
use super::super::page::taken::{Content, Taken, TakenLine};
use crate::app::{Action, Notice, State};
use crate::i18n::Texts;
use crate::model::Scenario;

/// The row of buttons.
pub fn files_row(texts: Texts, state: &State, dispatch: &Dispatch, open_orders: &Callback<()>) -> Html {
    let words = texts.controls;
    let act = |action: Action| {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(action.clone()))
    };
    let choose = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: Event| {
            let input = event.target_unchecked_into::<HtmlInputElement>();
            open_chosen(&input, dispatch.clone());
        })
    };
    let is_free = state.rules().allows("scenario");
    html! {
        <div class="files">
            <SaveScenario scenario={Rc::clone(state.scenario())} />
            if is_free || state.awaited_file() {
            <input class="vh" type="file" id="open" data-testid="open" accept=".json,application/json"
                aria-label={words.open_long()} onchange={choose} />
            <label class="btn line" for="open" title={words.open_long()}>{ icons::open() }{ words.open() }</label>
            }
            <span class="files-undo">
                <button type="button" class="btn icon" data-testid="undo" aria-label={words.undo()} title={words.undo()}
                    disabled={!state.can_undo()} onclick={act(Action::Undo)}>{ icons::undo() }</button>
                <button type="button" class="btn icon" data-testid="redo" aria-label={words.redo()} title={words.redo()}
                    disabled={!state.can_redo()} onclick={act(Action::Redo)}>{ icons::redo() }</button>
            </span>
            if is_free {
            <button type="button" class="btn line wide" data-testid="orders-open" aria-haspopup="dialog" onclick={open_orders.reform(|_: MouseEvent| ())}>
                { icons::table() }{ texts.orders.title() }
            </button>
            }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct SaveScenarioProps {
    scenario: Rc<Scenario>,
}

/// The button that saves the scenario; once it has, its text can be copied where no file came.
#[component]
fn SaveScenario(props: &SaveScenarioProps) -> Html {
    let words = use_texts().controls;
    let taken = use_state_eq(|| None::<Taken>);
    let save = {
        let (scenario, setter) = (Rc::clone(&props.scenario), taken.setter());
        Callback::from(move |_: MouseEvent| setter.set(Some(save_scenario(&scenario))))
    };
    html! {
        <>
            <button type="button" class="btn line" data-testid="save" title={words.save_long()} onclick={save}>
                { icons::export() }{ words.save() }
            </button>
            if let Some(taken) = &*taken { <TakenLine taken={taken.clone()} /> }
        </>
    }
}

fn save_scenario(scenario: &Scenario) -> Taken {
    // Plain data with text keys always has a JSON form.
    let text = serde_json::to_string_pretty(&scenario.to_json()).unwrap_or_default();
    let name = "perfect-order-lab-scenario.json";
    files::download(name, "application/json", &text);
    Taken { name: name.to_owned(), content: Content::Text(text.into()) }
}

/// Reads the file that was chosen, and forgets the choice: choosing the same file again must work.
fn open_chosen(input: &HtmlInputElement, dispatch: Dispatch) {
    let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
    let name = file.name();
    fetch::read_file(&file, move |text| {
        dispatch.dispatch(match text {
            Some(text) => Action::OpenFile { name, text },
            None => Action::Tell(Notice::FileUnreadable { name }),
        });
    });
    input.set_value("");
}
