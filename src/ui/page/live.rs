//! The page's one live region: it speaks once, after a run has settled, and not while someone drags.

use gloo::timers::callback::Timeout;
use yew::prelude::*;

/// Nothing has changed for so long: the run has settled [ms].
const SETTLED: u32 = 600;

#[derive(Properties, PartialEq)]
pub struct LiveRegionProps {
    /// What to say of the finished run; none while it runs.
    pub sentence: Option<String>,
}

/// Says a sentence once it has stood for a while.
#[component]
pub fn LiveRegion(props: &LiveRegionProps) -> Html {
    let said = use_state_eq(String::new);
    let setter = said.setter();
    use_effect_with(props.sentence.clone(), move |sentence: &Option<String>| {
        let timer = sentence.clone().map(|sentence| Timeout::new(SETTLED, move || setter.set(sentence)));
        move || drop(timer)
    });
    html! { <p class="vh" role="status" aria-live="polite" data-testid="live">{ (*said).clone() }</p> }
}
