//! Where it is told that workers refuse a scenario. It never happens to one that the page took: should it, nobody waits
//! for a run that does not come.

use yew::prelude::*;

use super::Dispatch;
use crate::app::{Action, Notice};

/// Who is told.
#[derive(Clone, PartialEq)]
pub struct Refused(pub Dispatch);

/// Tells the reason, where somebody listens.
pub fn tell(refused: Option<&Refused>, reason: String) {
    if let Some(Refused(dispatch)) = refused {
        dispatch.dispatch(Action::Tell(Notice::RunRefused { reason }));
    }
}

/// Who is told here.
#[hook]
pub fn use_refused() -> Option<Refused> {
    use_context::<Refused>()
}
