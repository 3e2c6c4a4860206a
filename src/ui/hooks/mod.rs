//! Hooks: where components meet the store, the engine and the browser.

mod address;
mod comparison;
mod document;
mod engine;
mod follow;
mod later;
mod lessons;
mod media;
mod orders;
mod parameters;
mod pinned;
mod refused;
mod runs;
mod seen;
mod shown;
mod store;
mod width;

pub use address::use_address;
pub use comparison::use_comparison;
pub use document::{use_document, use_undo_keys};
pub use engine::{Run, use_engine, workers};
pub use follow::use_follow;
pub use later::{use_one_by_one, use_paced};
pub use lessons::{Coming, Loaded, lesson_of, lessons_done, remember_done, use_course, use_lesson};
pub use media::use_media;
pub use orders::{OrdersDispatch, OwnOrders, use_orders};
pub use parameters::{Fetched, use_parameters};
pub use pinned::use_pinned;
pub use refused::{Refused, tell, use_refused};
pub use runs::{Ran, Wished, use_runs, use_runs_again};
pub use seen::use_seen;
pub use shown::{Shown, use_shown, use_shown_place};
pub use store::{Dispatch, Store, first_store};
pub use width::{use_room, use_width};

use yew::prelude::*;

use crate::i18n::{Language, Texts};

/// The texts of the page's language.
#[hook]
pub fn use_texts() -> Texts {
    Texts::of(use_context::<Language>().unwrap_or_default())
}
