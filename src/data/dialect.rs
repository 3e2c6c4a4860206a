//! The two habits of a CSV that its header does not tell: the separator, and the decimal mark.
//!
//! Both are decided from many lines, never from one. Not here: dates (see [`dates`](super::dates)),
//! and what a number means.

use crate::sorting::sort;
use serde::{Deserialize, Serialize};

/// The separators that are tried, in this order when two fit equally well.
const SEPARATORS: [u8; 4] = *b",;\t|";

/// How many lines the separator is decided from.
const SAMPLE_LINES: usize = 100;

/// How the columns are separated, decided from the first lines with quotes respected: the
/// separator that splits the largest share of them into one and the same number of columns, of at
/// least two. A first line `sep=;`, as Excel knows it, is believed.
///
/// Returns the separator and the number of bytes to leave out at the beginning (the `sep=` line),
/// or `None` if nothing separates.
#[must_use]
pub fn separator(text: &str) -> Option<(u8, usize)> {
    if let Some(rest) = text.strip_prefix("sep=")
        && let [mark, b'\n', ..] = rest.as_bytes()
        && SEPARATORS.contains(mark)
    {
        return Some((*mark, 6));
    }
    let mut best: Option<(usize, usize, u8)> = None;
    for mark in SEPARATORS {
        let counts = column_counts(text, mark);
        let Some((columns, lines)) = mode_above_one(&counts) else { continue };
        if best.is_none_or(|(most, wide, _)| (lines, columns) > (most, wide)) {
            best = Some((lines, columns, mark));
        }
    }
    best.map(|(_, _, mark)| (mark, 0))
}

/// Columns of each of the first records, for one separator; empty lines are left out.
fn column_counts(text: &str, mark: u8) -> Vec<usize> {
    let mut counts = Vec::new();
    let (mut columns, mut quoted, mut at_start, mut length) = (1, false, true, 0_usize);
    for &byte in text.as_bytes() {
        match byte {
            // A doubled quote closes and, standing at a start as it were, opens again.
            b'"' if quoted || at_start => (quoted, at_start) = (!quoted, true),
            b'\n' if !quoted => {
                if length > 0 {
                    counts.push(columns);
                }
                if counts.len() == SAMPLE_LINES {
                    break;
                }
                (columns, at_start, length) = (1, true, 0);
                continue;
            }
            _ if byte == mark && !quoted => (columns, at_start) = (columns + 1, true),
            _ => at_start = false,
        }
        length += 1;
    }
    counts
}

/// The most frequent count above one, and how often it occurs.
fn mode_above_one(counts: &[usize]) -> Option<(usize, usize)> {
    let mut wide: Vec<usize> = counts.iter().copied().filter(|&count| count > 1).collect();
    sort(&mut wide);
    wide.chunk_by(|a, b| a == b).map(|run| (run[0], run.len())).max_by_key(|&(_, lines)| lines)
}

/// The mark between whole and fraction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DecimalMark {
    /// `3.75`; a comma separates thousands.
    Point,
    /// `3,75`; a point separates thousands.
    Comma,
}

impl DecimalMark {
    fn byte(self) -> u8 {
        match self {
            Self::Point => b'.',
            Self::Comma => b',',
        }
    }
}

/// What a whole column of numbers says about its decimal mark.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct DecimalEvidence {
    point: u64,
    comma: u64,
    /// One mark with exactly three digits after it: `1.250` or `1,250`.
    three_after_point: u64,
    three_after_comma: u64,
}

impl DecimalEvidence {
    /// Takes one value of a price or quantity column into account.
    pub fn see(&mut self, value: &str) {
        let digits = strip_money(value);
        let bytes = digits.as_bytes();
        let of = |mark| bytes.iter().filter(|&&byte| byte == mark).count();
        match (of(b'.'), of(b',')) {
            (0, 0) => {}
            (0, 1) => self.see_single(digits, ','),
            (1, 0) => self.see_single(digits, '.'),
            (0, _) => self.point += 1,
            (_, 0) => self.comma += 1,
            _ if digits.rfind(',') > digits.rfind('.') => self.comma += 1,
            _ => self.point += 1,
        }
    }

    fn see_single(&mut self, digits: &str, mark: char) {
        let Some((whole, fraction)) = digits.split_once(mark) else { return };
        let whole = whole.trim_start_matches(['-', '+']);
        let grouped = fraction.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0');
        match (mark, grouped) {
            ('.', false) => self.point += 1,
            ('.', true) => self.three_after_point += 1,
            (_, false) => self.comma += 1,
            (_, true) => self.three_after_comma += 1,
        }
    }

    /// The decimal mark of the column. Values such as `1.250` decide nothing; where a column has
    /// only those, they are taken for thousands (`true` in the second place: it was assumed), since
    /// prices with three decimals throughout are much rarer than prices in dong.
    #[must_use]
    pub fn decide(&self) -> (DecimalMark, bool) {
        if self.comma != self.point {
            let mark = if self.comma > self.point { DecimalMark::Comma } else { DecimalMark::Point };
            return (mark, self.comma > 0 && self.point > 0);
        }
        let assumed = self.comma > 0 || self.three_after_point + self.three_after_comma > 0;
        if self.three_after_point > self.three_after_comma {
            (DecimalMark::Comma, assumed)
        } else {
            (DecimalMark::Point, assumed)
        }
    }
}

/// A value without the currency signs, currency codes and spaces around it.
fn strip_money(value: &str) -> &str {
    const CODES: [&str; 8] = ["VND", "VNĐ", "vnd", "đ", "Đ", "USD", "EUR", "GBP"];
    let is_sign = |c: char| c.is_whitespace() || matches!(c, '$' | '£' | '€' | '₫' | '¥');
    let value = value.trim_matches(is_sign);
    let code = CODES.iter().find_map(|code| value.strip_prefix(code).or(value.strip_suffix(code)));
    code.map_or(value, |inner| inner.trim_matches(is_sign))
}

/// Reads a number: sign, thousands separators in groups of three, decimal mark, an exponent; a
/// currency sign or code around it and spaces between groups are ignored; `(5)` is −5.
///
/// Returns `None` for anything else; the result is always finite.
#[must_use]
pub fn number(value: &str, mark: DecimalMark) -> Option<f64> {
    let mut digits = strip_money(value);
    let mut negative = false;
    if let Some(inner) = digits.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        (digits, negative) = (strip_money(inner), true);
    } else if let Some(inner) = digits.strip_suffix('-') {
        (digits, negative) = (inner, true);
    }
    let mut plain = String::with_capacity(digits.len());
    let mut group = None;
    let mut fraction = false;
    for c in digits.chars() {
        match c {
            '0'..='9' => {
                plain.push(c);
                group = group.map(|length: u32| length + 1);
            }
            '+' | '-' if plain.is_empty() || plain.ends_with(['e', 'E']) => plain.push(c),
            'e' | 'E' if !plain.is_empty() => {
                fraction = true;
                plain.push(c);
            }
            '.' | ',' if c == char::from(mark.byte()) && !fraction => {
                fraction = true;
                plain.push('.');
                if group.take().is_some_and(|length| length != 3) {
                    return None;
                }
            }
            '.' | ',' | ' ' | '\u{a0}' | '\u{202f}' | '\'' if !fraction => {
                if plain.is_empty() || group.is_some_and(|length| length != 3) {
                    return None;
                }
                group = Some(0);
            }
            _ => return None,
        }
    }
    if group.is_some_and(|length| length != 3) {
        return None;
    }
    let number: f64 = plain.parse().ok()?;
    let number = if negative { -number } else { number };
    number.is_finite().then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators_are_told_from_many_lines() {
        assert_eq!(separator("a,b\n\"1;2;3\",2\n"), Some((b',', 0)));
        assert_eq!(separator("a;b;c\n1;2,5;3,5\n1;2,5;3,5\n"), Some((b';', 0)));
        assert_eq!(separator("a\tb\n1\t2\n"), Some((b'\t', 0)));
        assert_eq!(separator("a|b\n1|2,5\n2|3,5\n"), Some((b'|', 0)));
        assert_eq!(separator("sep=;\na;b\n"), Some((b';', 6)));
        assert_eq!(separator("\"a \"\"b\"\", c\";d\n"), Some((b';', 0)));
        assert_eq!(separator("orders\n1\n2\n"), None);
    }

    #[test]
    fn the_decimal_mark_comes_from_the_whole_column() {
        let decide = |values: &[&str]| {
            let mut evidence = DecimalEvidence::default();
            values.iter().for_each(|value| evidence.see(value));
            evidence.decide()
        };
        assert_eq!(decide(&["3,75", "1.250"]), (DecimalMark::Comma, false));
        assert_eq!(decide(&["3.75", "1,250", "2"]), (DecimalMark::Point, false));
        assert_eq!(decide(&["1.250,00"]), (DecimalMark::Comma, false));
        assert_eq!(decide(&["1,250,000"]), (DecimalMark::Point, false));
        assert_eq!(decide(&["45.000", "120.000 ₫"]), (DecimalMark::Comma, true));
        assert_eq!(decide(&["0.125"]), (DecimalMark::Point, false));
        assert_eq!(decide(&["5", "7"]), (DecimalMark::Point, false));
    }

    #[test]
    fn numbers_of_both_habits() {
        let point = |value| number(value, DecimalMark::Point);
        let comma = |value| number(value, DecimalMark::Comma);
        assert_eq!(point("1,250.5"), Some(1250.5));
        assert_eq!(comma("1.250,5"), Some(1250.5));
        assert_eq!(comma("120.000 ₫"), Some(120_000.0));
        assert_eq!(comma("VND 120.000"), Some(120_000.0));
        assert_eq!(comma("120.000đ"), Some(120_000.0));
        assert_eq!(point(" £3.75"), Some(3.75));
        assert_eq!(point("(12)"), Some(-12.0));
        assert_eq!(point("12-"), Some(-12.0));
        assert_eq!(point("-12"), Some(-12.0));
        assert_eq!(point("1 250"), Some(1250.0));
        assert_eq!(point("1e3"), Some(1000.0));
        for broken in [
            "", "-", "1,25", "12,5000", "1.2.3", "abc", "1e999", "NaN", "inf", "1,,000", "e5", "A5",
            "5 boxes",
        ] {
            assert_eq!(point(broken), None, "{broken}");
        }
    }
}
