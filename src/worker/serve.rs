//! What a worker does: the very module that the page runs, started by a worker's script, serves requests.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageChannel, MessageEvent};

use super::{Answer, Handler, OrdersDesk, Request, SLICE, read_request, write_answer};

/// Lines of an order history between two messages on how far it is.
const ORDERS_SLICE: u64 = 10_000;

/// A worker's desk: its handlers, and whether the next slice is on its way.
#[derive(Default)]
struct Desk {
    handler: Handler,
    orders: OrdersDesk,
    ticking: bool,
}

impl Desk {
    fn is_busy(&self) -> bool {
        self.handler.is_busy() || self.orders.is_busy()
    }
}

/// Serves requests as a worker: called by the program when it finds itself in one.
///
/// # Errors
/// If the browser has no message channels.
pub fn serve_as_worker(scope: &DedicatedWorkerGlobalScope) -> Result<(), JsValue> {
    let desk = Rc::new(RefCell::new(Desk::default()));
    // Slices follow each other through a message channel: a browser delays nested timers by 4 ms each.
    let channel = MessageChannel::new()?;
    let bell = channel.port2();

    let (mailbox, own, ring) = (scope.clone(), Rc::clone(&desk), bell.clone());
    let slice = Closure::<dyn FnMut(MessageEvent)>::new(move |_| {
        let mut desk = own.borrow_mut();
        if let Some(answer) = desk.handler.work(SLICE) {
            reply(&mailbox, &answer);
        }
        if desk.orders.is_busy()
            && let Some(answer) = desk.orders.work(ORDERS_SLICE)
        {
            reply(&mailbox, &Answer::Orders(answer));
        }
        desk.ticking = desk.is_busy() && ring.post_message(&JsValue::NULL).is_ok();
    });
    channel.port1().set_onmessage(Some(slice.as_ref().unchecked_ref()));

    let mailbox = scope.clone();
    let listener = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        // A request alone, or a request and the bytes of a file.
        let (envelope, file) = match event.data().dyn_into::<Array>() {
            Ok(both) => (both.get(0), Some(both.get(1))),
            Err(alone) => (alone, None),
        };
        let Ok(request) = read_request(&Uint8Array::new(&envelope).to_vec()) else { return };
        let mut desk = desk.borrow_mut();
        match (request, file) {
            (Request::Orders(request), Some(file)) => {
                desk.orders.take(request, Uint8Array::new(&file).to_vec())
            }
            (request, _) => {
                if let Some(answer) = desk.handler.take(request) {
                    reply(&mailbox, &answer);
                }
            }
        }
        if desk.is_busy() && !desk.ticking {
            desk.ticking = bell.post_message(&JsValue::NULL).is_ok();
        }
    });
    scope.set_onmessage(Some(listener.as_ref().unchecked_ref()));
    // The worker serves until it is terminated.
    slice.forget();
    listener.forget();
    reply(scope, &Answer::Ready);
    Ok(())
}

fn reply(scope: &DedicatedWorkerGlobalScope, answer: &Answer) {
    // If the page is gone there is nobody left to tell.
    let _ = scope.post_message(&Uint8Array::from(write_answer(answer).as_slice()));
}
