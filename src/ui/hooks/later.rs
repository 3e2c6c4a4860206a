//! Work spread over frames: what is further down the page follows a few frames later.

use gloo::timers::callback::Timeout;
use yew::prelude::*;

/// A value that follows another one a little later [ms], so that one task need not draw everything. The
/// first value comes at once.
#[hook]
pub fn use_later<T: Clone + PartialEq + 'static>(value: T, delay: u32) -> T {
    let shown = use_state(|| value.clone());
    let setter = shown.setter();
    use_effect_with(value, move |value: &T| {
        let value = value.clone();
        let timer = Timeout::new(delay, move || setter.set(value));
        move || drop(timer)
    });
    (*shown).clone()
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
