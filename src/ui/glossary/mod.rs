//! The glossary on the screen: its page, and the note that opens beside a term.
//!
//! A term is a plain link to its entry (`term`), so it needs no component and works anywhere; the note catches
//! the click. The entries are fetched when the first of them is asked for.

mod beside;
mod note;
mod page;
mod parts;

use std::rc::Rc;

use yew::prelude::*;

use super::browser::fetch;
use crate::glossary::{ADDRESS, Glossary};

pub use beside::TermsBeside;
pub use note::GlossaryNote;
pub use page::GlossaryPage;

/// The entries, as they come.
#[derive(Clone, Debug, Default, PartialEq)]
enum Entries {
    /// Nobody has asked yet, or they are on their way.
    #[default]
    Awaited,
    /// They are here.
    Here(Rc<Glossary>),
    /// They did not come; asking again may help.
    Failed,
}

/// The entries, fetched once `is_wanted`.
#[hook]
fn use_entries(is_wanted: bool) -> Entries {
    let entries = use_state_eq(Entries::default);
    let setter = entries.setter();
    // What is here stays; what failed is asked for again when it is wanted again.
    let is_needed = is_wanted && !matches!(*entries, Entries::Here(_));
    use_effect_with(is_needed, move |is_needed| {
        if *is_needed {
            fetch::fetch_text(ADDRESS, move |file| {
                let glossary = file.and_then(|file| Glossary::read(&file));
                setter.set(glossary.map_or(Entries::Failed, |glossary| Entries::Here(Rc::new(glossary))));
            });
        }
    });
    (*entries).clone()
}

/// Words that lead to an entry of the glossary, by its name or that of a measure.
pub fn term(name: &str, words: &str) -> Html {
    html! { <a class="term" href={format!("#/glossary/{name}")}>{ words }</a> }
}
