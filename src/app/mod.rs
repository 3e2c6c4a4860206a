//! The page without a browser: its state, what a user can do to it, and what may go wrong. Pure, and
//! tested natively; effects (storage, files, workers) live in `ui`.

mod about;
mod calculators;
mod control;
mod course;
mod lesson;
mod notice;
mod orders;
mod parameters;
mod preset;
mod route;
mod state;

pub use about::About;
pub use calculators::{Amount, Calculator, Field, Given, Inputs, Line, Picture, Shown, Worked, plain};
pub use control::{CONTROLS, Control, Group, control};
pub use course::{Course, Entry, TextFile, is_done, read_lesson, wanted_of_site, with_done};
pub use lesson::{CYCLE, CyclePart, Recovery, Said, Step, Walk, WalkAction, is_faultless, words_of};
pub use notice::{LinkFault, Notice};
pub use orders::{Orders, OrdersAction, OrdersRead, OrdersRefusal, OrdersSource, OrdersStep};
pub use parameters::{
    Change, Fields, NumberForm, Parameter, ParameterGroup, ParameterKind, Parameters, value_at,
};
pub use preset::{PRESETS, Preset, Source, lesson_source, preset};
pub use route::{Entered, Place, Route};
pub use state::{Action, State, Theme};
