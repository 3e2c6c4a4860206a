//! The width of an element, followed as it changes; and the height that the window leaves a figure.

use gloo::events::EventListener;
use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{Element, ResizeObserver, ResizeObserverEntry};
use yew::prelude::*;

/// What stands above and below a figure that is presented: bar, rates, title, sentence, pinned controls [px].
const AROUND: f64 = 384.0;
/// The least that a figure is given, however low the window is [px].
const LEAST: f64 = 260.0;

/// The height for a figure that is presented [px]; none where figures are read one below the other.
#[hook]
pub fn use_room(is_presented: bool) -> Option<f64> {
    let height = || {
        let window = gloo::utils::window().inner_height().ok()?.as_f64()?;
        Some((window - AROUND).max(LEAST))
    };
    let room = use_state_eq(height);
    use_effect_with((is_presented, room.setter()), move |(is_presented, setter)| {
        let setter = setter.clone();
        setter.set(height());
        let listener = is_presented
            .then(|| EventListener::new(&gloo::utils::window(), "resize", move |_| setter.set(height())));
        move || drop(listener)
    });
    room.filter(|_| is_presented)
}

/// The width of an element [px], in whole pixels; none before it stands in the page. One that is not shown keeps the
/// width that it had.
#[hook]
pub fn use_width(node: &NodeRef) -> Option<f64> {
    let width = use_state_eq(|| None);
    let setter = width.setter();
    use_effect_with(node.clone(), move |node: &NodeRef| {
        let element = node.cast::<Element>();
        let observed = element.and_then(|element| {
            let set = {
                let setter = setter.clone();
                move |width: f64| {
                    if width > 0.0 {
                        setter.set(Some(width));
                    }
                }
            };
            set(f64::from(element.client_width()));
            let told = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
                if let Some(entry) =
                    entries.iter().last().and_then(|entry| entry.dyn_into::<ResizeObserverEntry>().ok())
                {
                    set(entry.content_rect().width().floor());
                }
            });
            let observer = ResizeObserver::new(told.as_ref().unchecked_ref()).ok()?;
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
    *width
}
