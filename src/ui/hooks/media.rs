//! Whether a media query holds.

use gloo::events::EventListener;
use yew::prelude::*;

fn matches(query: &str) -> bool {
    gloo::utils::window().match_media(query).ok().flatten().is_some_and(|list| list.matches())
}

/// Whether a media query holds, now and whenever that changes.
#[hook]
pub fn use_media(query: &'static str) -> bool {
    let holds = use_state_eq(|| matches(query));
    let setter = holds.setter();
    use_effect_with(query, move |query: &&'static str| {
        let query = *query;
        let list = gloo::utils::window().match_media(query).ok().flatten();
        let listener =
            list.map(|list| EventListener::new(&list, "change", move |_| setter.set(matches(query))));
        move || drop(listener)
    });
    *holds
}
