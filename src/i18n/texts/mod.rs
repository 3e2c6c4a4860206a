//! Every text of the page, in every language, side by side.
//!
//! One macro makes a group of texts: each has its Vietnamese and its English, and a text that lacks one
//! does not compile; nor does a template in which a language forgets a value. The pseudo-language is made
//! from the English.

mod controls;
mod fields;
mod figures;
mod page;
mod problems;
mod results;

pub use controls::Controls;
pub use figures::Figures;
pub use page::Page;
pub use problems::Problems;
pub use results::Results;

pub(super) use fields::field_name;

use super::Language;

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
            match self.0 {
                $crate::i18n::Language::Vietnamese => $vietnamese,
                $crate::i18n::Language::English => $english,
                $crate::i18n::Language::Pseudo => $crate::i18n::pseudo::of($english),
            }
        }
    };
    (@text $name:ident ($($value:ident),+) $vietnamese:literal, $english:literal) => {
        #[doc = concat!("“", $english, "”")]
        #[must_use]
        pub fn $name(self, $($value: &str),+) -> String {
            match self.0 {
                $crate::i18n::Language::Vietnamese => format!($vietnamese, $($value = $value),+),
                $crate::i18n::Language::English => format!($english, $($value = $value),+),
                $crate::i18n::Language::Pseudo => {
                    let values = [$($value),+];
                    let mut marks = $crate::i18n::pseudo::marks();
                    $(let $value = marks.next().unwrap_or_default();)+
                    $crate::i18n::pseudo::filled(&format!($english, $($value = $value),+), &values)
                }
            }
        }
    };
}
pub(in crate::i18n::texts) use texts;

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
    /// What goes wrong.
    pub problems: Problems,
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
            problems: Problems(language),
        }
    }
}
