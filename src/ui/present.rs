//! Presenting: the Lab's figures one a screen, gone through by keys or buttons, with the rates above them and two controls
//! and the seed at the foot.
//!
//! Not here: the figures, and how high they are drawn (`hooks::use_room`); which controls stay (`app`).

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};
use yew::prelude::*;

use super::browser::storage;
use super::hooks::{Dispatch, Run, use_texts};
use super::page::{icons, notice::said_at_control};
use super::panel::{ControlRow, Reroll, both_rates};
use crate::app::{Action, State, Theme, on_stage};
use crate::i18n::format_number;

/// What keeps the keys for itself: boxes, handles, and whatever lies over the page.
const OWN_KEYS: &str = "input, select, textarea, [role=slider], dialog, .sheet, .gloss, .data";

/// Which figure is on the screen.
pub type Slide = UseStateHandle<usize>;

/// Where a key leads to from a figure; none for every other key.
fn after_key(key: &str, at: usize, count: usize) -> Option<usize> {
    match key {
        "ArrowRight" | "PageDown" => Some((at + 1).min(count.saturating_sub(1))),
        "ArrowLeft" | "PageUp" => Some(at.saturating_sub(1)),
        _ => None,
    }
}

/// The figure on the screen, out of `count`; arrow keys and Page Up and Down change it while the Lab is presented.
#[hook]
pub fn use_slide(is_presented: bool, count: usize) -> Slide {
    let slide = use_state_eq(|| 0_usize);
    let at = (*slide).min(count.saturating_sub(1));
    use_effect_with((is_presented, at, count, slide.setter()), |inputs| {
        let (is_presented, at, count, setter) = inputs.clone();
        let listener = is_presented.then(|| {
            let options = EventListenerOptions::enable_prevent_default();
            let document = gloo::utils::document();
            EventListener::new_with_options(&document, "keydown", options, move |event| {
                let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
                let is_plain =
                    !(event.ctrl_key() || event.meta_key() || event.alt_key() || event.shift_key());
                let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
                let is_taken = target.is_some_and(|target| target.closest(OWN_KEYS).ok().flatten().is_some());
                if let Some(next) = after_key(&event.key(), at, count).filter(|_| is_plain && !is_taken) {
                    event.prevent_default();
                    setter.set(next);
                }
            })
        });
        move || drop(listener)
    });
    // Each figure is seen from its top.
    use_effect_with((is_presented, at), |(is_presented, _)| {
        if *is_presented {
            gloo::utils::window().scroll_to_with_x_and_y(0.0, 0.0);
        }
    });
    slide
}

#[derive(Properties, PartialEq)]
pub struct StageProps {
    pub run: Option<Run>,
    /// The figure on the screen, and how many there are.
    pub slide: Slide,
    pub count: usize,
    /// Whether it is out of reach, while the sheet is open.
    pub inert: bool,
    pub dispatch: Dispatch,
}

/// What stands above a figure: both rates, the way to the other figures, and out.
#[component]
pub fn StageHead(props: &StageProps) -> Html {
    let texts = use_texts();
    let words = texts.page;
    let StageProps { slide, count, inert, .. } = props;
    let at = (**slide).min(count.saturating_sub(1));
    let number = |number: usize| format_number(texts.language, number as f64, 0);
    let button = |id: &'static str, label: &'static str, to: Option<usize>, icon: Html| {
        let slide = slide.setter();
        let onclick = move |_: MouseEvent| {
            if let Some(to) = to {
                slide.set(to);
            }
        };
        html! {
            <button type="button" class="btn icon" data-testid={id} aria-label={label} disabled={to.is_none()} {onclick}>{ icon }</button>
        }
    };
    let exit = {
        let dispatch = props.dispatch.clone();
        move |_: MouseEvent| {
            storage::remember("theme", Theme::System.name());
            dispatch.dispatch(Action::Look(Theme::System));
        }
    };
    html! {
        <div class="stage" inert={*inert}>
            // The headline has a heading of its own.
            if at > 0 { <h1 class="vh">{ words.present() }</h1> }
            { both_rates(texts, props.run.as_ref()) }
            <div class="stage-way">
                { button("figure-before", words.figure_before(), at.checked_sub(1), icons::left()) }
                <span class="num" role="status" aria-label={words.present_place()} data-testid="figure-place">{ words.figure_of(&number(at + 1), &number(*count)) }</span>
                { button("figure-next", words.figure_next(), Some(at + 1).filter(|next| next < count), icons::right()) }
                <button type="button" class="btn line" data-testid="present-exit" onclick={exit}>{ words.present_exit() }</button>
            </div>
        </div>
    }
}

#[derive(Properties, PartialEq)]
pub struct PinnedProps {
    pub state: State,
    pub dispatch: Dispatch,
}

/// The controls that stay in sight, and another seed.
#[component]
pub fn PinnedControls(props: &PinnedProps) -> Html {
    let texts = use_texts();
    let PinnedProps { state, dispatch } = props;
    let (scenario, rules) = (state.scenario(), state.rules());
    let rows = on_stage(scenario, rules).into_iter().map(|control| {
        let said = state.notice().and_then(|notice| said_at_control(texts, notice, control.id));
        html! {
            <ControlRow key={control.id} {control} value={control.value(scenario)} is_locked={!rules.allows(control.id)} {said} note={None::<String>} dispatch={dispatch.clone()} />
        }
    });
    html! {
        <div class="pinned" data-testid="pinned">
            { for rows }
            <Reroll is_locked={!rules.allows("seed")} dispatch={dispatch.clone()} />
        </div>
    }
}

/// The button that begins to present.
pub fn present_button(label: &'static str, title: &'static str, dispatch: &Dispatch) -> Html {
    let dispatch = dispatch.clone();
    let onclick = move |_: MouseEvent| {
        storage::remember("theme", Theme::Projector.name());
        dispatch.dispatch(Action::Look(Theme::Projector));
    };
    html! {
        <button type="button" class="btn icon to-present" data-testid="present" aria-label={label} {title} {onclick}>{ icons::present() }</button>
    }
}
