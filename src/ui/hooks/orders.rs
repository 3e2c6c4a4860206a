//! Orders of the user's own in Yew's hands: what the state wishes to be read is read, in a worker, and what
//! comes of it goes back to the state.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use js_sys::ArrayBuffer;
use web_sys::File;
use yew::prelude::*;

use super::super::browser::{document, fetch};
use crate::app::{Orders, OrdersAction, OrdersSource};
use crate::worker::{OrdersAnswer, OrdersHand, OrdersNews, OrdersRequest};

/// The state, as a reducer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OrdersStore(pub Orders);

impl Reducible for OrdersStore {
    type Action = OrdersAction;

    fn reduce(self: Rc<Self>, action: OrdersAction) -> Rc<Self> {
        let orders = Rc::try_unwrap(self).unwrap_or_else(|shared| Self::clone(&shared)).0;
        Rc::new(Self(orders.reduce(action)))
    }
}

/// How components ask for a change.
pub type OrdersDispatch = UseReducerDispatcher<OrdersStore>;

/// What the browser holds for the state: files by their number, and the hand that reads them.
#[derive(Default)]
struct Shelf {
    files: RefCell<BTreeMap<u32, File>>,
    hand: RefCell<Option<OrdersHand>>,
    /// The reading that is wished for: bytes that come for another one are not wanted any more.
    wished: Cell<Option<u32>>,
}

/// Orders, how to change them, and how to choose a file (none is the built-in case).
#[derive(Clone, PartialEq)]
pub struct OwnOrders {
    pub orders: Orders,
    pub dispatch: OrdersDispatch,
    pub choose: Callback<Option<File>>,
}

/// Orders of the user's own.
#[hook]
pub fn use_orders() -> OwnOrders {
    let store = use_reducer_eq(OrdersStore::default);
    let shelf = use_memo((), |()| Shelf::default());
    let dispatch = store.dispatcher();
    use_effect_with(store.0.wish(), {
        let (shelf, dispatch) = (Rc::clone(&shelf), dispatch.clone());
        move |wish: &Option<(OrdersSource, OrdersRequest)>| serve(&shelf, wish.as_ref(), &dispatch)
    });
    let choose = use_callback(dispatch.clone(), move |file: Option<File>, dispatch| {
        let source = match file {
            None => OrdersSource::BuiltIn,
            Some(file) => {
                let mut files = shelf.files.borrow_mut();
                let id = files.len() as u32;
                let (name, bytes) = (file.name(), file.size() as u64);
                files.insert(id, file);
                OrdersSource::File { id, name, bytes }
            }
        };
        dispatch.dispatch(OrdersAction::Choose { source, today: document::today() });
    });
    OwnOrders { orders: store.0.clone(), dispatch, choose }
}

/// Reads what is wished for; without a wish whoever is reading leaves off, and its memory is given back.
fn serve(shelf: &Rc<Shelf>, wish: Option<&(OrdersSource, OrdersRequest)>, dispatch: &OrdersDispatch) {
    if let Some(hand) = &*shelf.hand.borrow() {
        hand.cancel();
    }
    shelf.wished.set(wish.map(|(_, request)| request.number));
    let Some((source, request)) = wish.cloned() else { return };
    let number = request.number;
    let come = {
        let (shelf, dispatch) = (Rc::clone(shelf), dispatch.clone());
        move |bytes: Option<ArrayBuffer>| match bytes {
            _ if shelf.wished.get() != Some(number) => {}
            Some(bytes) => hand(&shelf, &dispatch).read(request, &bytes),
            None => dispatch.dispatch(OrdersAction::Unavailable { number }),
        }
    };
    match source {
        OrdersSource::BuiltIn => fetch::fetch_bytes(OrdersSource::BUILT_IN, come),
        OrdersSource::File { id, .. } => match shelf.files.borrow().get(&id) {
            Some(file) => fetch::file_bytes(file, come),
            None => dispatch.dispatch(OrdersAction::Unavailable { number }),
        },
    }
}

fn hand(shelf: &Shelf, dispatch: &OrdersDispatch) -> OrdersHand {
    let mut hand = shelf.hand.borrow_mut();
    let new = || {
        let dispatch = dispatch.clone();
        let script = document::data("worker").unwrap_or_default();
        OrdersHand::new(&script, move |news| dispatch.dispatch(action(news)))
    };
    hand.get_or_insert_with(new).clone()
}

fn action(news: OrdersNews) -> OrdersAction {
    match news {
        OrdersNews::Answer(OrdersAnswer::Progress { number, done, of }) => {
            OrdersAction::Progress { number, done, of }
        }
        OrdersNews::Answer(OrdersAnswer::Came { number, outcome }) => OrdersAction::Came { number, outcome },
        OrdersNews::Lost => OrdersAction::Again,
    }
}
