//! The page without a browser: its state, what a user can do to it, and what may go wrong. Pure, and
//! tested natively; effects (storage, files, workers) live in `ui`.

mod about;
mod action;
mod calculators;
mod control;
mod course;
mod experiments;
mod follow;
mod lesson;
mod notice;
mod orders;
mod parameters;
mod prediction;
mod preset;
mod route;
mod rules;
mod state;

pub use about::About;
pub use action::Action;
pub use calculators::{
    Amount, Calculator, Given, InputField, Inputs, Line, Picture, Shown, Worked, Written, plain,
};
pub use control::{CONTROLS, Control, Group, control, on_stage};
pub use course::{Course, Entry, TextFile, is_done, read_lesson, wanted_of_site, with_done};
pub use experiments::{
    AXES, AxisFields, Conducted, Done, Experiment, ExperimentKind, Experiments, ExperimentsAction, Field,
    Form, NamedNumber, NumberGroup, Trouble, number_groups, number_name, trouble_rows,
};
pub use follow::{Follow, FollowFilter, FollowStep, passing};
pub use lesson::{
    Bite, Bought, CYCLE, CyclePart, Recovery, Said, Step, TradeOff, Turned, Walk, WalkAction, is_faultless,
    words_of,
};
pub use notice::{LinkFault, Notice};
pub use orders::{Orders, OrdersAction, OrdersRead, OrdersRefusal, OrdersSource, OrdersStep};
pub use parameters::{
    Change, Fields, NumberForm, Parameter, ParameterGroup, ParameterKind, Parameters, value_at,
};
pub use prediction::read_prediction;
pub use preset::{PRESETS, Preset, Source, lesson_source, preset, scenario_title};
pub use route::{Entered, Place, Route};
pub use rules::{Freedom, PARTS, Rules};
pub use state::{State, Theme};
