//! Scripts of the site that are fetched only when something needs them: what the first load should not carry.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::prelude::*;

use super::fetch::when;

/// Fetches a script once and calls an asynchronous function of it; nothing comes where either fails.
pub fn call(
    script: &'static str,
    name: &'static str,
    given: Array,
    tell: impl FnOnce(Option<JsValue>) + 'static,
) {
    let Some(script) = load(script) else { return tell(None) };
    when(&script, move |script| {
        let answer = script.and_then(|script| run(&script, name, &given));
        match answer {
            Some(answer) => when(&answer, tell),
            None => tell(None),
        }
    });
}

fn get(value: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(value, &JsValue::from_str(name)).ok()
}

/// shell.js has the import: an address in it is one beside the page's own scripts.
fn load(script: &str) -> Option<Promise> {
    let shell = get(&gloo::utils::window(), "shell")?;
    let load = get(&shell, "load")?.dyn_into::<Function>().ok()?;
    load.call1(&shell, &JsValue::from_str(script)).ok()?.dyn_into().ok()
}

fn run(script: &JsValue, name: &str, given: &Array) -> Option<Promise> {
    let function = get(script, name)?.dyn_into::<Function>().ok()?;
    function.apply(&JsValue::UNDEFINED, given).ok()?.dyn_into().ok()
}
