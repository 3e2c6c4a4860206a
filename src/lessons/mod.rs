//! Lessons as data: a folder with `lesson.json` (scenarios, prediction, figures, questions, claims) and the
//! words of both languages beside it (`vi.md`, `en.md`). How to write one stands in `docs/lessons.md`.
//!
//! [`read`] is the one checker, pure: texts go in, a sound [`Lesson`] or every [`Complaint`] comes out.
//! [`judge`] holds a lesson's claims against runs of its scenarios. Not here: the disk, the page.

mod aids;
mod claims;
mod complaint;
mod dip;
mod formula;
mod judge;
mod lesson;
mod lines;
mod node;
mod parts;
mod read;
#[cfg(not(target_arch = "wasm32"))]
mod run;
mod sections;
mod shown;
mod style;
mod variants;
mod wording;
mod words;

pub use aids::GLOSSARY;
pub use complaint::{Complaint, File, Form, Problem};
pub use dip::{DipOf, DipPart, dip_of, twin_of};
pub use formula::Formula;
pub use judge::{Judged, Samples, Verdict, judge, needs, revealed};
pub use lesson::{
    Against, BASE, Beside, Claim, Control, Figure, Lesson, Other, Prediction, Question, Reveal, Scale,
    Source, TOPICS, Test, Unit, Variant,
};
pub use parts::reveal_unit;
pub use read::{Files, read};
#[cfg(not(target_arch = "wasm32"))]
pub use run::run_claims;
pub use shown::{filled, reveal_text};
pub use style::MOST_WORDS;
pub use variants::{Presets, presets_of};
pub use wording::{claim_text, complaint_line, verdict_text};
pub use words::{AnswerWords, Lecturer, PREDICTION, QuestionWords, Words};
