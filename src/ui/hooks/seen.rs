//! Whether an element has come near the screen: what is far down the page need not be worked out before.

use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};
use yew::prelude::*;

/// Whether an element has been on the screen, or nearly.
#[hook]
pub fn use_seen(node: &NodeRef) -> bool {
    let seen = use_state_eq(|| false);
    let setter = seen.setter();
    use_effect_with((node.clone(), *seen), move |(node, seen): &(NodeRef, bool)| {
        let element = node.cast::<Element>().filter(|_| !*seen);
        let observed = element.and_then(|element| {
            let told = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
                let is_in = |entry: JsValue| {
                    entry.dyn_into::<IntersectionObserverEntry>().is_ok_and(|entry| entry.is_intersecting())
                };
                if entries.iter().any(is_in) {
                    setter.set(true);
                }
            });
            let options = IntersectionObserverInit::new();
            options.set_root_margin("400px");
            let observer =
                IntersectionObserver::new_with_options(told.as_ref().unchecked_ref(), &options).ok()?;
            observer.observe(&element);
            Some((observer, told))
        });
        move || {
            if let Some((observer, told)) = observed {
                observer.disconnect();
                drop(told);
            }
        }
    });
    *seen
}
