//! Every text of the page, in every language, side by side.
//!
//! One macro makes a group of texts: each has its Vietnamese and its English, and a text that lacks one
//! does not compile; nor does a template in which a language forgets a value. The pseudo-language is made
//! from the English.

mod calculators;
mod class;
mod controls;
mod experiments;
mod fields;
mod figures;
mod follow;
mod formulas;
mod glossary;
mod learn;
mod lessons;
mod orders;
mod page;
mod problems;
mod results;
mod take_away;
mod theory;

pub use calculators::Calculators;
pub use class::Class;
pub use controls::Controls;
pub use experiments::Experiments;
pub use figures::Figures;
pub use follow::Follow;
pub use formulas::Formulas;
pub use glossary::Glossary;
pub use learn::Learn;
pub use lessons::Lessons;
pub use orders::Orders;
pub use page::Page;
pub use problems::Problems;
pub use results::Results;
pub use take_away::TakeAway;
pub use theory::Theory;

pub(super) use fields::field_name;

use super::{Language, pseudo};

/// Writes a group of texts: `name: "Vietnamese", "English";`, or with values
/// `name(value, …): "… {value} …", "… {value} …";`.
macro_rules! texts {
    ($(#[$doc:meta])* $group:ident { $($name:ident $(($($value:ident),+))? : $vietnamese:literal, $english:literal;)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub struct $group(pub(super) $crate::i18n::Language);

        impl $group {
            $(texts!(@text $name $(($($value),+))? $vietnamese, $english);)*
        }
    };
    (@text $name:ident $vietnamese:literal, $english:literal) => {
        #[doc = concat!("“", $english, "”")]
        #[must_use]
        pub fn $name(self) -> &'static str {
            $crate::i18n::texts::pick(self.0, [$vietnamese, $english])
        }
    };
    (@text $name:ident ($($value:ident),+) $vietnamese:literal, $english:literal) => {
        #[doc = concat!("“", $english, "”")]
        #[must_use]
        pub fn $name(self, $($value: &str),+) -> String {
            // Never run: the compiler checks that every language names every value, and no other.
            let _ = |$($value: &str),+| {
                let _ = (format_args!($vietnamese, $($value = $value),+), format_args!($english, $($value = $value),+));
            };
            $crate::i18n::texts::fill(self.0, [$vietnamese, $english], &[$((stringify!($value), $value)),+])
        }
    };
}
pub(in crate::i18n::texts) use texts;

/// A text in a language, from its Vietnamese and its English.
pub(super) fn pick(language: Language, [vietnamese, english]: [&'static str; 2]) -> &'static str {
    match language {
        Language::Vietnamese => vietnamese,
        Language::English => english,
        Language::Pseudo => pseudo::of(english),
    }
}

/// A template in a language, with its values in place. One function for all: `format!` would make code of
/// every template.
fn fill(language: Language, templates: [&'static str; 2], values: &[(&str, &str)]) -> String {
    let mut rest = pick(language, templates);
    let mut text = String::with_capacity(2 * rest.len());
    while let Some((before, after)) = rest.split_once('{') {
        let (name, behind) = after.split_once('}').unwrap_or((after, ""));
        text.push_str(before);
        text.push_str(values.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value));
        rest = behind;
    }
    text + rest
}

/// All texts, in one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Texts {
    /// The language.
    pub language: Language,
    /// The page around the Lab: top bar, files, exports.
    pub page: Page,
    /// The control panel.
    pub controls: Controls,
    /// Finding and headline table.
    pub results: Results,
    /// The figures.
    pub figures: Figures,
    /// The glossary, page and note.
    pub glossary: Glossary,
    /// One order, followed.
    pub follow: Follow,
    /// Formula and simulation.
    pub formulas: Formulas,
    /// Orders of the user's own.
    pub orders: Orders,
    /// Files, copies, print.
    pub take_away: TakeAway,
    /// A link for a class.
    pub class: Class,
    /// What goes wrong.
    pub problems: Problems,
    /// Families of theory and their assumptions.
    pub theory: Theory,
    /// Sweep, frontier, find and sensitivity.
    pub experiments: Experiments,
    /// The list of lessons and their pages.
    pub learn: Learn,
    /// What is wrong with a lesson, and how its claims fared.
    pub lessons: Lessons,
    /// The calculators.
    pub calculators: Calculators,
}

impl Texts {
    /// The texts of a language.
    #[must_use]
    pub const fn of(language: Language) -> Self {
        Self {
            language,
            page: Page(language),
            controls: Controls(language),
            results: Results(language),
            figures: Figures(language),
            glossary: Glossary(language),
            follow: Follow(language),
            formulas: Formulas(language),
            orders: Orders(language),
            take_away: TakeAway(language),
            class: Class(language),
            problems: Problems(language),
            theory: Theory(language),
            experiments: Experiments(language),
            learn: Learn(language),
            lessons: Lessons(language),
            calculators: Calculators(language),
        }
    }
}
