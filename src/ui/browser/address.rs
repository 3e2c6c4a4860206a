//! The part of the address behind the `#`: the state of the Lab as a link.

use gloo::events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HashChangeEvent, Location};

fn location() -> Location {
    gloo::utils::window().location()
}

/// What stands behind the `#`, with it; empty where there is none.
pub fn hash() -> String {
    location().hash().unwrap_or_default()
}

/// Whether the address is the Lab's to write: it says nothing yet, names a place in the page, or is a link.
fn is_ours(hash: &str) -> bool {
    matches!(hash, "" | "#" | "#main" | "#lab") || hash.starts_with("#lab?") || hash.starts_with("#/")
}

/// Lets the address say a link. History does not grow, and nobody is told of a change.
pub fn follow(link: &str) {
    let hash = format!("#{link}");
    let before = self::hash();
    if hash != before && is_ours(&before) {
        replace(&hash);
    }
}

/// Takes the link out of the address.
pub fn forget() {
    let page = location().pathname().unwrap_or_default() + &location().search().unwrap_or_default();
    replace(&page);
}

fn replace(address: &str) {
    // Browsers refuse where pages change it too often; the next change will do.
    let _ = gloo::utils::window()
        .history()
        .and_then(|history| history.replace_state_with_url(&JsValue::NULL, "", Some(address)));
}

/// The whole address of a link, without the query: what it says of language and theme, the link says too.
pub fn whole(link: &str) -> String {
    let place = location();
    format!("{}{}#{link}", place.origin().unwrap_or_default(), place.pathname().unwrap_or_default())
}

/// Tells of addresses that the user enters or clicks in this page, as they were entered: until the event
/// comes the Lab may have written its own link over them.
pub fn on_entered(tell: impl Fn(String) + 'static) -> EventListener {
    EventListener::new(&gloo::utils::window(), "hashchange", move |event| {
        let entered = event.dyn_ref::<HashChangeEvent>().map(HashChangeEvent::new_url);
        tell(
            entered
                .map_or_else(hash, |url| url.find('#').map_or_else(String::new, |at| url[at..].to_owned())),
        );
    })
}
