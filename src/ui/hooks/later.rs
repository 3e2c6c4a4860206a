//! Work spread over tasks: what is further down the page follows later.

use gloo::timers::callback::Timeout;
use web_sys::Element;
use yew::prelude::*;

use super::seen::watch;

/// Between the figures on the screen [ms]: just so long that each is a task of its own, between which the page may take an
/// input or paint.
const STEP: u32 = 2;
/// How long no newer value has to have come for figures far from the screen [ms].
const REST: u32 = 200;

/// What a figure shows of a value that changes while a hand moves a slider: near the screen the newest, a step after the figures
/// before it; further down the page what has stood for a while. The first comes at once.
#[hook]
pub fn use_paced<T: Clone + PartialEq + 'static>(
    value: Option<T>,
    figure: &'static str,
    place: u32,
) -> Option<T> {
    let shown = use_state(|| value.clone());
    let is_near = use_state_eq(|| true);
    let near = is_near.setter();
    use_effect_with((figure, shown.is_some()), move |(figure, is_there): &(&'static str, bool)| {
        let element = is_there.then(|| element_of(figure)).flatten();
        let watched = element.and_then(|element| watch(&element, move |is_near| near.set(is_near)));
        move || drop(watched)
    });
    let setter = shown.setter();
    use_effect_with((value, *is_near), move |(value, is_near): &(Option<T>, bool)| {
        let value = value.clone();
        let delay = place * STEP + if *is_near { 0 } else { REST };
        let timer = Timeout::new(delay, move || setter.set(value));
        move || drop(timer)
    });
    (*shown).clone()
}

/// The element of a figure, which its title names.
fn element_of(figure: &str) -> Option<Element> {
    let title = gloo::utils::document().get_element_by_id(&format!("title-{figure}"))?;
    title.closest("figure").ok().flatten()
}

/// Counts up to `most`, a step a frame: what a component shows at first comes piece by piece, so that no task
/// is long.
#[hook]
pub fn use_one_by_one(most: u32) -> u32 {
    const FRAME: u32 = 18;
    let count = use_state_eq(|| 0_u32);
    let setter = count.setter();
    use_effect_with(*count, move |count: &u32| {
        let next = *count + 1;
        let timer = (*count < most).then(|| Timeout::new(FRAME, move || setter.set(next)));
        move || drop(timer)
    });
    *count
}
