//! The page and its workers: one program, which looks where it is.

use perfect_order_lab::{ui, worker};
use wasm_bindgen::JsCast;

fn main() {
    match js_sys::global().dyn_into::<web_sys::DedicatedWorkerGlobalScope>() {
        Ok(scope) => {
            if let Err(error) = worker::serve_as_worker(&scope) {
                // The page hears of it through the worker's `onerror`, and does the work without it.
                wasm_bindgen::throw_val(error);
            }
        }
        Err(_) => ui::start(),
    }
}
