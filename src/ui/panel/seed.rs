//! The random seed, and another one at the press of a button.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::super::hooks::{Dispatch, use_texts};
use super::super::page::icons;
use crate::app::Action;

#[derive(Properties, PartialEq)]
pub struct SeedProps {
    pub seed: u64,
    /// Whether the link that was opened keeps it as it is.
    pub is_locked: bool,
    /// Why the last one was refused.
    pub said: Option<String>,
    pub dispatch: Dispatch,
}

/// A seed of four digits: short enough to be read out in a classroom.
fn drawn() -> u32 {
    1000 + (js_sys::Math::random() * 9000.0) as u32
}

/// The row.
#[component]
pub fn Seed(props: &SeedProps) -> Html {
    let words = use_texts().controls;
    let refresh = use_force_update();
    let text = props.seed.to_string();
    let onchange = {
        let (dispatch, before) = (props.dispatch.clone(), text.clone());
        Callback::from(move |event: Event| {
            let typed = event.target_unchecked_into::<HtmlInputElement>().value();
            if typed != before {
                dispatch.dispatch(Action::TypeSeed(typed));
            }
            refresh.force_update();
        })
    };
    html! {
        <>
            <div class="seed">
                <label for="seed">{ words.seed() }</label>
                <input id="seed" data-testid="seed" type="text" inputmode="numeric" autocomplete="off" value={text} disabled={props.is_locked}
                    aria-describedby={props.said.as_ref().map(|_| "said-seed")} aria-invalid={props.said.as_ref().map(|_| "true")} {onchange} />
                <Reroll is_locked={props.is_locked} dispatch={props.dispatch.clone()} />
            </div>
            if let Some(said) = &props.said {
                <small class="said" id="said-seed">{ said }</small>
            }
        </>
    }
}

#[derive(Properties, PartialEq)]
pub struct RerollProps {
    /// Whether the link that was opened keeps the seed as it is.
    pub is_locked: bool,
    pub dispatch: Dispatch,
}

/// Another seed at the press of a button.
#[component]
pub fn Reroll(props: &RerollProps) -> Html {
    let words = use_texts().controls;
    let dispatch = props.dispatch.clone();
    let reroll = move |_: MouseEvent| dispatch.dispatch(Action::Reroll(drawn()));
    html! {
        <button type="button" class="btn line" data-testid="reroll" disabled={props.is_locked} onclick={reroll}>{ icons::reroll() }{ words.reroll() }</button>
    }
}
