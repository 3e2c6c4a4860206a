//! The pseudo-language: English with marks on its letters, doubled and in brackets. A text that is not
//! translated, or a place that is too narrow, shows at once.

use std::cell::RefCell;
use std::collections::BTreeMap;

thread_local! {
    /// Texts made so far: they live as long as the page, like those of the other languages.
    static MADE: RefCell<BTreeMap<&'static str, &'static str>> = const { RefCell::new(BTreeMap::new()) };
}

/// The first of the signs that stand for values in a template.
const FIRST_MARK: u32 = 0xE000;

/// A text in the pseudo-language.
pub(super) fn of(english: &'static str) -> &'static str {
    MADE.with(|made| {
        let mut made = made.borrow_mut();
        *made.entry(english).or_insert_with(|| Box::leak(doubled(english).into_boxed_str()))
    })
}

/// Signs that stand for a template's values, in order.
pub(super) fn marks() -> impl Iterator<Item = String> {
    (FIRST_MARK..).filter_map(char::from_u32).map(String::from)
}

/// A template in the pseudo-language: `english` holds the signs of [`marks`] where values go.
pub(super) fn filled(english: &str, values: &[&str]) -> String {
    let mut text = doubled(english);
    for (mark, value) in marks().zip(values) {
        text = text.replace(&mark, value);
    }
    text
}

/// What has no letters, such as `±{}`, is the same in every language.
fn doubled(english: &str) -> String {
    if !english.chars().any(char::is_alphabetic) {
        return english.to_owned();
    }
    let marked = marked(english);
    format!("[{marked} {marked}]")
}

/// Marks on letters; tags stay what they are.
fn marked(english: &str) -> String {
    let mut in_tag = false;
    english
        .chars()
        .map(|letter| {
            in_tag = (in_tag || letter == '<') && letter != '>';
            if in_tag { letter } else { with_mark(letter) }
        })
        .collect()
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
        assert_eq!(of("Order"), "[Ordễr Ordễr]".replace('O', "Ỗ").replace('d', "đ"));
        assert_eq!(filled("±\u{e000}", &["0.1"]), "±0.1");
        assert_eq!(filled("a <b>\u{e000}</b>", &["aa"]), "[ẵ <b>aa</b> ẵ <b>aa</b>]");
    }
}
