//! The clipboard, where the browser has one and allows it.

use js_sys::Reflect;
use wasm_bindgen::JsValue;

use super::fetch::when;

/// Copies a text, and tells whether that worked. Pages without a secure address have no clipboard at all.
pub fn copy(text: &str, tell: impl FnOnce(bool) + 'static) {
    let navigator = gloo::utils::window().navigator();
    let has_clipboard = Reflect::get(&navigator, &JsValue::from_str("clipboard"))
        .is_ok_and(|clipboard| !clipboard.is_undefined() && !clipboard.is_null());
    if has_clipboard {
        when(&navigator.clipboard().write_text(text), move |done| tell(done.is_some()));
    } else {
        tell(false);
    }
}
