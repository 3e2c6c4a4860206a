//! The page without a browser: its state, what a user can do to it, and what may go wrong. Pure, and
//! tested natively; effects (storage, files, workers) live in `ui`.

mod control;
mod follow;
mod notice;
mod orders;
mod preset;
mod route;
mod state;

pub use control::{CONTROLS, Control, Group, control};
pub use follow::{Follow, FollowFilter, FollowStep, passing};
pub use notice::{LinkFault, Notice};
pub use orders::{Orders, OrdersAction, OrdersRead, OrdersRefusal, OrdersSource, OrdersStep};
pub use preset::{PRESETS, Preset, Source, preset};
pub use route::{Entered, Place, Route};
pub use state::{Action, State, Theme};
