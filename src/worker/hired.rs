//! One web worker and what listens to it. Dropping it ends both.

use gloo::timers::callback::Timeout;
use js_sys::{Array, ArrayBuffer, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};

use super::{Answer, Request, read_answer, write_request};

type Listener = Closure<dyn FnMut(MessageEvent)>;

/// A worker at work, which is ended when this is dropped. No listener of it hears anything from then on.
pub struct Hired {
    worker: Worker,
    /// There until the drop takes them.
    listeners: Option<[Listener; 2]>,
}

impl Hired {
    /// Starts a worker from a script's address; nobody where the browser gives none. `heard` hears every answer,
    /// `failed` that the worker died.
    pub fn new(
        script: &str,
        mut heard: impl FnMut(Answer) + 'static,
        mut failed: impl FnMut() + 'static,
    ) -> Option<Self> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(script, &options).ok()?;
        // The worker runs the page's own module. What cannot be sent, it fetches.
        if worker.post_message(&wasm_bindgen::module()).is_err() {
            let _ = worker.post_message(&JsValue::NULL);
        }
        let on_message = Listener::new(move |event: MessageEvent| {
            // What is not ours, or of another build, is not for us.
            if let Ok(answer) = read_answer(&Uint8Array::new(&event.data()).to_vec()) {
                heard(answer);
            }
        });
        let on_error = Listener::new(move |event: MessageEvent| {
            event.prevent_default();
            failed();
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        Some(Self { worker, listeners: Some([on_message, on_error]) })
    }

    /// Sends a request.
    pub fn post(&self, request: &Request) {
        // A worker that cannot be written to reports its own error.
        let _ = self.worker.post_message(&envelope(request));
    }

    /// Sends a request with the bytes of a file, which are the worker's from then on.
    pub fn post_file(&self, request: &Request, file: &ArrayBuffer) {
        let message = Array::of2(&envelope(request), file);
        // Likewise.
        let _ = self.worker.post_message_with_transfer(&message, &Array::of1(file));
    }
}

fn envelope(request: &Request) -> Uint8Array {
    Uint8Array::from(write_request(request).as_slice())
}

impl Drop for Hired {
    fn drop(&mut self) {
        // What an ended worker has sent may still lie in the page's mailbox.
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
        // One of the listeners may be what is running at this moment: they go a turn later.
        let listeners = self.listeners.take();
        Timeout::new(0, move || drop(listeners)).forget();
    }
}
