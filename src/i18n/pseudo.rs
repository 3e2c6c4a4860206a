//! The pseudo-language: English with marks on its letters, doubled and in brackets. A text that is not
//! translated, or a place that is too narrow, shows at once.

use std::cell::RefCell;
use std::collections::BTreeMap;

thread_local! {
    /// Texts made so far: they live as long as the page, like those of the other languages.
    static MADE: RefCell<BTreeMap<&'static str, &'static str>> = const { RefCell::new(BTreeMap::new()) };
}

/// A text in the pseudo-language.
pub(super) fn of(english: &'static str) -> &'static str {
    MADE.with(|made| {
        let mut made = made.borrow_mut();
        *made.entry(english).or_insert_with(|| Box::leak(doubled(english).into_boxed_str()))
    })
}

/// A text that is not of the program's own, in a language that is made from English; as it is in any other.
#[must_use]
pub fn in_language(english: &str, language: super::Language) -> String {
    if language == super::Language::Pseudo { doubled(english) } else { english.to_owned() }
}

/// What has no letters, such as `±{}`, is the same in every language.
fn doubled(english: &str) -> String {
    let (marked, has_letters) = marked(english);
    if has_letters { format!("[{marked} {marked}]") } else { marked }
}

/// Marks on letters, and whether there were any; tags and the names of values stay what they are.
fn marked(english: &str) -> (String, bool) {
    let (mut untouched, mut has_letters) = (false, false);
    let marked = english
        .chars()
        .map(|letter| {
            untouched = (untouched || matches!(letter, '<' | '{')) && !matches!(letter, '>' | '}');
            has_letters |= !untouched && letter.is_alphabetic();
            if untouched { letter } else { with_mark(letter) }
        })
        .collect();
    (marked, has_letters)
}

fn with_mark(letter: char) -> char {
    const PLAIN: &str = "AEIOUYDaeiouyd";
    const MARKED: &str = "ẴỄĨỖŨỸĐẵễĩỗũỹđ";
    match PLAIN.chars().position(|plain| plain == letter) {
        Some(place) => MARKED.chars().nth(place).unwrap_or(letter),
        None => letter,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_marked_and_doubled_but_values_and_tags_are_not() {
        assert_eq!(of("Order"), "[Ỗrđễr Ỗrđễr]");
        assert_eq!(of("a <b>{name}</b>"), "[ẵ <b>{name}</b> ẵ <b>{name}</b>]");
        assert_eq!(of("±{number}%"), "±{number}%");
    }
}
