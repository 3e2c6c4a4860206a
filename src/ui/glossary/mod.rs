//! The glossary on the screen: its page, and the note that opens beside a term.
//!
//! A term is a plain link to its entry (`term`), so it needs no component and works anywhere; the note catches
//! the click. The entries are fetched when the first of them is asked for.

mod note;
mod page;
mod parts;

use std::rc::Rc;

use yew::prelude::*;

use super::browser::{address, fetch};
use crate::glossary::{ADDRESS, Glossary};

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

/// The entry that the address names, if it is one of the glossary: none of them, or one.
#[hook]
pub fn use_glossary_address() -> Option<Option<String>> {
    let place = use_state_eq(|| named(&address::hash()));
    let setter = place.setter();
    use_effect_with((), move |()| {
        let listener = address::on_entered(move |hash| setter.set(named(&hash)));
        move || drop(listener)
    });
    (*place).clone()
}

fn named(hash: &str) -> Option<Option<String>> {
    let rest = hash.strip_prefix("#/glossary")?;
    Some(rest.strip_prefix('/').filter(|name| !name.is_empty()).map(str::to_owned))
}

/// Words that lead to an entry of the glossary, by its name or that of a measure.
pub fn term(name: &str, words: &str) -> Html {
    html! { <a class="term" href={format!("#/glossary/{name}")}>{ words }</a> }
}
