//! The description of every parameter, fetched when it is wanted, in the language of the page.

use std::rc::Rc;

use yew::prelude::*;

use super::super::browser::fetch;
use crate::app::Parameters;
use crate::i18n::Language;

/// A description that may still be on its way.
#[derive(Clone, PartialEq)]
pub enum Fetched {
    /// Not asked for, or not come yet.
    Awaited,
    /// It could not be had; the callback tries again.
    Failed(Callback<()>),
    /// Here it is.
    Here(Rc<Parameters>),
}

impl Fetched {
    /// The description, if it is here.
    pub fn here(&self) -> Option<&Parameters> {
        match self {
            Self::Here(parameters) => Some(parameters),
            _ => None,
        }
    }
}

/// Fetches the description once it is wanted; the one in another language stays until the new one has come.
#[hook]
pub fn use_parameters(language: Language, is_wanted: bool) -> Fetched {
    let found = use_state(|| Fetched::Awaited);
    let tries = use_state_eq(|| 0_u32);
    let (setter, again) = (found.setter(), tries.clone());
    use_effect_with((language, is_wanted, *tries), move |(language, is_wanted, _)| {
        let language = *language;
        if *is_wanted {
            let file =
                if language == Language::Vietnamese { "parameters/vi.json" } else { "parameters/en.json" };
            fetch::fetch_text(file, move |text| {
                let read = text.and_then(|text| Parameters::read(&text, language));
                setter.set(match read {
                    Some(parameters) => Fetched::Here(Rc::new(parameters)),
                    None => Fetched::Failed(Callback::from(move |()| again.set(*again + 1))),
                });
            });
        }
    });
    (*found).clone()
}
