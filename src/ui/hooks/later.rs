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
