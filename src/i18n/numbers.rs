//! Numbers as a language writes them, and numbers as people type them.
//!
//! Not here: rounding to the precision of an estimate (`precision`).

use super::Language;

/// What stands where a measure has nothing to count.
pub const UNDEFINED: &str = "—";

/// A number with so many decimals: `1,234.5` in English, `1.234,5` in Vietnamese; what is not a number is
/// a dash. A true minus sign, and never minus zero.
#[must_use]
pub fn format_number(language: Language, number: f64, decimals: usize) -> String {
    if !number.is_finite() {
        return UNDEFINED.to_owned();
    }
    let digits = format!("{:.decimals$}", number.abs());
    let (whole, fraction) = digits.split_once('.').unwrap_or((&digits, ""));
    let mut text = String::with_capacity(digits.len() + 8);
    if number < 0.0 && digits.bytes().any(|digit| (b'1'..=b'9').contains(&digit)) {
        text.push('−');
    }
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            text.push(language.group_mark());
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push(language.decimal_mark());
        text.push_str(fraction);
    }
    text
}

/// A number as it stands in a box in which it can be changed: without grouping, so that it reads back as
/// the same number.
#[must_use]
pub fn format_plain(language: Language, number: f64, decimals: usize) -> String {
    format_number(language, number, decimals)
        .chars()
        .filter(|letter| *letter != language.group_mark())
        .map(|letter| if letter == '−' { '-' } else { letter })
        .collect()
}

/// A share of one as per cent: 0.846 with one decimal is `84.6%`.
#[must_use]
pub fn format_percent(language: Language, share: f64, decimals: usize) -> String {
    let number = format_number(language, 100.0 * share, decimals);
    if number == UNDEFINED { number } else { number + "%" }
}

/// How few decimals, `most` at the most, show a number as it is: 7 needs none, 0.29 two.
#[must_use]
pub fn decimals_needed(number: f64, most: usize) -> usize {
    let exact = format!("{number:.most$}");
    let digits = exact.trim_end_matches('0');
    digits.split_once('.').map_or(0, |(_, fraction)| fraction.len())
}

/// Reads a number as people type it, in either language: `0,29` and `0.29`, `1.234,5` and `1,234.5`.
///
/// A single separator is always the decimal one; several equal ones group digits by three; of two kinds,
/// the last is the decimal one. Spaces around and between groups do not matter.
#[must_use]
pub fn parse_number(text: &str) -> Option<f64> {
    let text: String =
        text.trim().chars().map(|letter| if letter.is_whitespace() { ' ' } else { letter }).collect();
    let (negative, digits) = match text.strip_prefix(['-', '−', '+']) {
        Some(rest) => (!text.starts_with('+'), rest.trim_start()),
        None => (false, text.as_str()),
    };
    let (whole, fraction) = split_at_decimal(digits)?;
    let whole = ungrouped(whole)?;
    let of_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.len() + fraction.len() == 0 || !of_digits(fraction) {
        return None;
    }
    let number: f64 = format!("{whole}.{fraction}0").parse().ok()?;
    number.is_finite().then_some(if negative { -number } else { number })
}

/// Cuts off the decimals: after the only separator, or after the last one where two kinds occur.
fn split_at_decimal(digits: &str) -> Option<(&str, &str)> {
    let count = |mark: char| digits.matches(mark).count();
    let Some(last) = digits.rfind(['.', ',']) else { return Some((digits, "")) };
    let mark = if digits[last..].starts_with('.') { '.' } else { ',' };
    let other = if mark == '.' { ',' } else { '.' };
    match (count(mark), count(other)) {
        (1, _) => Some((&digits[..last], &digits[last + 1..])),
        (_, 0) => Some((digits, "")),
        _ => None,
    }
}

/// Takes out what groups digits by three; one kind of mark only.
fn ungrouped(whole: &str) -> Option<String> {
    let Some(mark) = whole.chars().find(|letter| !letter.is_ascii_digit()) else {
        return Some(whole.to_owned());
    };
    let mut groups = whole.split(mark);
    let first = groups.next()?;
    let of_digits = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    let sound = matches!(mark, '.' | ',' | ' ' | '\'' | '’')
        && (1..=3).contains(&first.len())
        && of_digits(first)
        && groups.all(|group| group.len() == 3 && of_digits(group));
    sound.then(|| whole.split(mark).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_writes_its_own_way() {
        let vi = |number, decimals| format_number(Language::Vietnamese, number, decimals);
        let en = |number, decimals| format_number(Language::English, number, decimals);
        assert_eq!((vi(1000.0, 0), en(1000.0, 0)), ("1.000".into(), "1,000".into()));
        assert_eq!((vi(1234567.25, 1), en(-1234567.25, 2)), ("1.234.567,2".into(), "−1,234,567.25".into()));
        assert_eq!((en(-0.04, 1), en(999.0, 0), en(f64::NAN, 1)), ("0.0".into(), "999".into(), "—".into()));
        assert_eq!(format_percent(Language::Vietnamese, 0.8456, 1), "84,6%");
        assert_eq!(format_percent(Language::English, f64::NAN, 1), "—");
        assert_eq!(format_plain(Language::Vietnamese, -1234.5, 1), "-1234,5");
    }

    #[test]
    fn either_separator_is_read() {
        for (text, number) in [
            ("0,29", 0.29),
            ("0.29", 0.29),
            (" 12 ", 12.0),
            (",5", 0.5),
            ("7.", 7.0),
            ("-5", -5.0),
            ("−5,5", -5.5),
            ("+3", 3.0),
            ("1.234,5", 1234.5),
            ("1,234.5", 1234.5),
            ("1.234.567", 1_234_567.0),
            ("1,000,000", 1e6),
            ("1.000", 1.0),
            ("12 500", 12_500.0),
            ("1\u{a0}234\u{a0}567,8", 1_234_567.8),
        ] {
            assert_eq!(parse_number(text), Some(number), "{text}");
        }
    }

    #[test]
    fn what_is_not_a_number_is_refused() {
        for text in [
            "", " ", "-", ".", ",", "abc", "1,2.3,4", "1,2,3", "1..2", "--1", "1e3", "0x10", "NaN", "inf",
            "5%", "1.23.456",
        ] {
            assert_eq!(parse_number(text), None, "{text}");
        }
        assert_eq!(parse_number(&"9".repeat(400)), None);
    }

    #[test]
    fn what_is_written_in_a_box_reads_back() {
        for language in Language::ALL {
            for number in [0.0, 0.25, -3.5, 1000.0, 1_234_567.125, 4_294_967_295.0] {
                let text = format_plain(language, number, decimals_needed(number, 4));
                assert_eq!(parse_number(&text), Some(number), "{text}");
            }
        }
    }

    #[test]
    fn as_few_decimals_as_will_do() {
        assert_eq!(
            [7.0, 0.5, 0.29, 0.1 + 0.2, 100.0].map(|number| decimals_needed(number, 4)),
            [0, 1, 2, 1, 0]
        );
    }
}
