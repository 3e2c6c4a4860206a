//! Texts and bytes that arrive later: a file of the site, a file of the user's.

use js_sys::{ArrayBuffer, Promise};
use wasm_bindgen::prelude::*;
use web_sys::{File, Response};

/// Largest file that is read [bytes].
const LARGEST: f64 = 20e6;

/// Calls back with what a promise brings, or with nothing if it fails.
pub(super) fn when(promise: &Promise, tell: impl FnOnce(Option<JsValue>) + 'static) {
    let tell = std::rc::Rc::new(std::cell::Cell::new(Some(tell)));
    let again = std::rc::Rc::clone(&tell);
    let brought = Closure::once(move |value: JsValue| {
        if let Some(tell) = tell.take() {
            tell(Some(value));
        }
    });
    let failed = Closure::once(move |_: JsValue| {
        if let Some(tell) = again.take() {
            tell(None);
        }
    });
    let _ = promise.then2(&brought, &failed);
    // One of the two is called once; they are small, and loads are rare.
    brought.forget();
    failed.forget();
}

/// Fetches a text of the site.
pub fn fetch_text(address: &str, tell: impl FnOnce(Option<String>) + 'static) {
    let promise = gloo::utils::window().fetch_with_str(address);
    when(&promise, move |response| {
        let text = response
            .and_then(|response| response.dyn_into::<Response>().ok())
            .filter(Response::ok)
            .and_then(|response| response.text().ok());
        match text {
            Some(text) => when(&text, |text| tell(text.and_then(|text| text.as_string()))),
            None => tell(None),
        }
    });
}

/// Fetches the bytes of a file of the site.
pub fn fetch_bytes(address: &str, tell: impl FnOnce(Option<ArrayBuffer>) + 'static) {
    let promise = gloo::utils::window().fetch_with_str(address);
    when(&promise, move |response| {
        let bytes = response
            .and_then(|response| response.dyn_into::<Response>().ok())
            .filter(Response::ok)
            .and_then(|response| response.array_buffer().ok());
        match bytes {
            Some(bytes) => when(&bytes, |bytes| tell(bytes.and_then(|bytes| bytes.dyn_into().ok()))),
            None => tell(None),
        }
    });
}

/// The bytes of a file of the user's: they are not copied into the program.
pub fn file_bytes(file: &File, tell: impl FnOnce(Option<ArrayBuffer>) + 'static) {
    when(&file.array_buffer(), |bytes| tell(bytes.and_then(|bytes| bytes.dyn_into().ok())));
}

/// Reads a file of the user's.
pub fn read_file(file: &File, tell: impl FnOnce(Option<String>) + 'static) {
    if file.size() > LARGEST {
        tell(None);
    } else {
        when(&file.text(), |text| tell(text.and_then(|text| text.as_string())));
    }
}
