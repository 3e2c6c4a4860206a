//! Whether an element is near the screen: what is further down the page may wait, or need not be worked out at all.

use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};
use yew::prelude::*;

/// How far from the screen is near it.
const MARGIN: &str = "400px";

/// Observes an element until it is dropped.
pub struct Watch(IntersectionObserver, #[expect(dead_code, reason = "the browser calls it")] Told);

type Told = Closure<dyn FnMut(Array)>;

impl Drop for Watch {
    fn drop(&mut self) {
        self.0.disconnect();
        // What was seen and not told yet must not be told any more.
        self.0.take_records();
    }
}

/// Tells whether an element is near the screen: at once, and whenever that changes.
pub fn watch(element: &Element, tell: impl Fn(bool) + 'static) -> Option<Watch> {
    let told = Told::new(move |entries: Array| {
        // The last one is the newest.
        let newest =
            entries.iter().last().and_then(|entry| entry.dyn_into::<IntersectionObserverEntry>().ok());
        if let Some(entry) = newest {
            tell(entry.is_intersecting());
        }
    });
    let options = IntersectionObserverInit::new();
    options.set_root_margin(MARGIN);
    let observer = IntersectionObserver::new_with_options(told.as_ref().unchecked_ref(), &options).ok()?;
    observer.observe(element);
    Some(Watch(observer, told))
}

/// Whether an element has been near the screen.
#[hook]
pub fn use_seen(node: &NodeRef) -> bool {
    let seen = use_state_eq(|| false);
    let setter = seen.setter();
    use_effect_with((node.clone(), *seen), move |(node, seen): &(NodeRef, bool)| {
        let element = node.cast::<Element>().filter(|_| !*seen);
        let watched = element.and_then(|element| {
            let tell = move |is_near: bool| {
                if is_near {
                    setter.set(true);
                }
            };
            watch(&element, tell)
        });
        move || drop(watched)
    });
    *seen
}
