//! What a user can do: every change of the page's state has its action, and `state` is the one place where it is done.

use std::rc::Rc;

use super::parameters::Change;
use super::{Follow, Notice, Theme};
use crate::i18n::Language;
use crate::model::Scenario;

/// What a user can do.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Move a control to a value.
    Set {
        /// The control's name.
        control: &'static str,
        /// Its new value.
        value: f64,
    },
    /// Type into a control's box; shares are typed in per cent.
    Type {
        /// The control's name.
        control: &'static str,
        /// What was typed.
        text: String,
    },
    /// Change any parameter.
    Change {
        /// Its path in the scenario.
        path: String,
        /// What is done to it.
        change: Change,
        /// Whether it is being moved: all steps of a movement are one change.
        is_moving: bool,
    },
    /// Set numbers as an experiment found them: a path and a value each, all of them one change.
    TakeSettings(Vec<(String, f64)>),
    /// Set parameters back to what they are in the scenario that was chosen or opened.
    Restore(Vec<String>),
    /// Choose a preset whose file is in the program.
    ChoosePreset(&'static str),
    /// A preset's file came.
    PresetCame {
        /// The preset.
        id: &'static str,
        /// Its file.
        text: String,
    },
    /// The file of the preset that a link waits for came; it is dropped if nothing waits for it any more.
    AwaitedCame {
        /// The preset.
        id: &'static str,
        /// Its file.
        text: String,
    },
    /// Open a scenario file.
    OpenFile {
        /// Its name.
        name: String,
        /// What it holds.
        text: String,
    },
    /// Take a scenario that was made on the page, of the user's own orders.
    TakeScenario(Rc<Scenario>),
    /// Take another seed, drawn by the caller.
    Reroll(u32),
    /// Type a seed.
    TypeSeed(String),
    /// Speak another language.
    Speak(Language),
    /// Look another way.
    Look(Theme),
    /// Show or hide the path of one run.
    ShowOneRun(bool),
    /// Measure the trade-off's service by another measure, by its place in [`SERVICES`].
    MeasureService(usize),
    /// Count what is on time and in full by another definition, by its place in [`DEFINITIONS`].
    Define(usize),
    /// Follow another order.
    Follow(Follow),
    /// Say what rates of perfect orders are expected of both strategies [%]; once said it stays.
    Predict([f64; 2]),
    /// Pin the state at hand as A: what is changed from now on is B.
    Pin,
    /// Put A in place of B, and B in place of A.
    Swap,
    /// Compare no more.
    Unpin,
    /// Type a number into a calculator's box.
    Calculate {
        /// The box's name.
        key: &'static str,
        /// What was typed.
        text: String,
    },
    /// Go where an address leads, and open its link: what stands behind its `#`.
    OpenLink(String),
    /// Take the last change of the scenario back.
    Undo,
    /// Do it again.
    Redo,
    /// Tell the user something.
    Tell(Notice),
    /// The user has read the message.
    Dismiss,
}
