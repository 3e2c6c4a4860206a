//! Finding entries by what is typed: in either language, with or without Vietnamese marks, also by the beginnings
//! of words.

use super::{Entry, Glossary};
use crate::data::columns::fold;
use crate::i18n::Language;

/// The words of a text without marks, in lower case.
fn words(text: &str) -> impl Iterator<Item = String> {
    let parts = text.split(|letter: char| letter.is_whitespace() || "-–/,;()".contains(letter));
    parts.map(fold).filter(|word| !word.is_empty())
}

/// Whether every word asked for begins a word of the texts.
fn holds<'t>(asked: &[String], texts: impl Iterator<Item = &'t str>) -> bool {
    let there: Vec<String> = texts.flat_map(words).collect();
    asked.iter().all(|word| there.iter().any(|known| known.starts_with(word.as_str())))
}

impl Glossary {
    /// The entries that answer what was typed: those with it in their names first, then those that only mention it.
    /// All of them where nothing was typed.
    #[must_use]
    pub fn search(&self, typed: &str, language: Language) -> Vec<Entry<'_>> {
        let asked: Vec<String> = words(typed).collect();
        let named = |entry: &Entry<'_>| {
            let names = [Language::Vietnamese, Language::English].into_iter();
            holds(
                &asked,
                names.flat_map(|language| std::iter::once(entry.term(language)).chain(entry.also(language))),
            )
        };
        let mentioned =
            |entry: &Entry<'_>| holds(&asked, [entry.term(language), entry.definition(language)].into_iter());
        let first = self.entries().filter(|entry| named(entry));
        let then = self.entries().filter(|entry| !named(entry) && mentioned(entry));
        first.chain(then).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn glossary() -> Glossary {
        Glossary::read(include_str!("../../static/glossary/terms.json")).unwrap()
    }

    fn found(typed: &str, language: Language) -> Vec<String> {
        glossary().search(typed, language).iter().map(|entry| entry.id().to_owned()).collect()
    }

    #[test]
    fn marks_need_not_be_typed() {
        for typed in ["trễ", "tre", "TRE", "tre\u{302}\u{303}"] {
            let found = found(typed, Language::Vietnamese);
            assert_eq!(found[0], "on-time", "{typed}");
            assert!(found.contains(&"late-order".to_owned()), "{typed}");
        }
        assert_eq!(found("dung han day du", Language::Vietnamese)[0], "otif");
        assert_eq!(found("đường biên", Language::English), ["trade-off"]);
    }

    #[test]
    fn either_language_finds_and_names_come_first() {
        assert_eq!(found("fill rate", Language::Vietnamese)[..2], ["unit-fill-rate", "value-fill-rate"]);
        assert_eq!(found("kanban", Language::English), [""; 0]);
        let little = found("little", Language::English);
        assert!(little.contains(&"work-in-process".to_owned()));
        assert_eq!(found(" ", Language::English).len(), glossary().entries().count());
    }

    #[test]
    fn measures_lead_to_their_entry() {
        let glossary = glossary();
        assert_eq!(glossary.entry("customer_clock_p95").unwrap().id(), "order-cycle-time");
        assert_eq!(glossary.entry("fill rate"), None);
    }

    #[test]
    fn what_is_no_glossary_is_not_read() {
        for file in ["", "<!doctype html>", "[]", "{}", "{\"terms\": 1}"] {
            assert_eq!(Glossary::read(file), None, "{file}");
        }
    }
}
