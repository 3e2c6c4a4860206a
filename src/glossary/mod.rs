//! The glossary: every term in both languages, with definition, formula, denominator and sources.
//!
//! The words are data (`static/glossary/terms.json`), fetched when first asked for, so that the first load does
//! not carry them. This room reads the file and finds entries in it; `tests/glossary.rs` holds the file against the
//! table of terms and the catalogue of measures. Not here: fetching, showing.

mod search;

use serde_json::Value;

use crate::i18n::Language;

/// Where the file lies on the site.
pub const ADDRESS: &str = "glossary/terms.json";

/// The file, read.
#[derive(Clone, Debug, PartialEq)]
pub struct Glossary(Value);

/// One entry.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Entry<'g> {
    glossary: &'g Glossary,
    value: &'g Value,
}

/// The name of a language's words in the file; the pseudo-language has none of its own.
const fn key(language: Language) -> &'static str {
    match language {
        Language::Vietnamese => "vi",
        Language::English | Language::Pseudo => "en",
    }
}

/// The language whose term stands beside that of another.
#[must_use]
pub const fn beside(language: Language) -> Language {
    match language {
        Language::Vietnamese => Language::English,
        Language::English | Language::Pseudo => Language::Vietnamese,
    }
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().map_or(&[][..], Vec::as_slice).iter()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

impl Glossary {
    /// Reads the file; none if it is no glossary, for instance because a host answered with a page.
    #[must_use]
    pub fn read(file: &str) -> Option<Self> {
        let value: Value = serde_json::from_str(file).ok()?;
        value.get("terms")?.as_array()?;
        Some(Self(value))
    }

    /// All entries, group by group.
    pub fn entries(&self) -> impl Iterator<Item = Entry<'_>> {
        list(&self.0["terms"]).map(|value| Entry { glossary: self, value })
    }

    /// The groups, in order: id and heading.
    pub fn groups(&self, language: Language) -> impl Iterator<Item = (&str, &str)> {
        list(&self.0["groups"]).map(move |group| (text(&group["id"]), text(&group[key(language)])))
    }

    /// The entry of a name: its own, or that of a measure it explains.
    #[must_use]
    pub fn entry(&self, name: &str) -> Option<Entry<'_>> {
        self.entries().find(|entry| entry.id() == name || entry.measures().any(|measure| measure == name))
    }
}

impl<'g> Entry<'g> {
    /// Its name in addresses.
    #[must_use]
    pub fn id(self) -> &'g str {
        text(&self.value["id"])
    }

    /// The id of its group.
    #[must_use]
    pub fn group(self) -> &'g str {
        text(&self.value["group"])
    }

    fn words(self, language: Language, name: &str) -> &'g Value {
        &self.value[key(language)][name]
    }

    /// The term itself.
    #[must_use]
    pub fn term(self, language: Language) -> &'g str {
        text(self.words(language, "term"))
    }

    /// Other forms of it, by which it is found too.
    pub fn also(self, language: Language) -> impl Iterator<Item = &'g str> {
        list(self.words(language, "also")).map(text)
    }

    /// What it means.
    #[must_use]
    pub fn definition(self, language: Language) -> &'g str {
        text(self.words(language, "text"))
    }

    /// What it means, in its first sentence.
    #[must_use]
    pub fn brief(self, language: Language) -> &'g str {
        let whole = self.definition(language);
        whole.find(". ").map_or(whole, |end| &whole[..=end])
    }

    /// Its formula, where there is one.
    #[must_use]
    pub fn formula(self, language: Language) -> Option<&'g str> {
        self.words(language, "formula").as_str()
    }

    /// What is divided by, where something is.
    #[must_use]
    pub fn denominator(self, language: Language) -> Option<&'g str> {
        self.words(language, "per").as_str()
    }

    /// The names of the measures that it explains.
    pub fn measures(self) -> impl Iterator<Item = &'g str> {
        list(&self.value["measures"]).map(text)
    }

    /// Books and papers.
    pub fn sources(self, language: Language) -> impl Iterator<Item = &'g str> {
        let all = &self.glossary.0["sources"];
        list(&self.value["sources"]).filter_map(move |wanted| {
            list(all).find(|source| &source["id"] == wanted).map(|source| text(&source[key(language)]))
        })
    }

    /// Entries to read on with.
    pub fn see(self) -> impl Iterator<Item = Entry<'g>> {
        let glossary = self.glossary;
        list(&self.value["see"]).filter_map(move |id| glossary.entry(text(id)))
    }
}
