//! The width of an element, followed as it changes.

use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{Element, ResizeObserver, ResizeObserverEntry};
use yew::prelude::*;

/// The width of an element [px], in whole pixels; none before it stands in the page.
#[hook]
pub fn use_width(node: &NodeRef) -> Option<f64> {
    let width = use_state_eq(|| None);
    let setter = width.setter();
    use_effect_with(node.clone(), move |node: &NodeRef| {
        let element = node.cast::<Element>();
        let observed = element.and_then(|element| {
            setter.set(Some(f64::from(element.client_width())));
            let told = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
                if let Some(entry) =
                    entries.iter().last().and_then(|entry| entry.dyn_into::<ResizeObserverEntry>().ok())
                {
                    setter.set(Some(entry.content_rect().width().floor()));
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
