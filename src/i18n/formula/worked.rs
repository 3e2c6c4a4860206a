//! Formulas in numbers as somebody with a calculator has them: what the numbers that are shown come to, and with how many
//! decimals they have to be shown for that to be the result that stands beside them.
//!
//! Not here: values (`theory`); nothing is computed with these.

use super::{DECIMALS, Math, read_formula_to, short_number};
use crate::i18n::{Language, Texts};

/// With more decimals no formula is easier to follow.
const MOST_DECIMALS: usize = 6;

/// A formula with numbers in place of its symbols, and with so many decimals that they come to the `result`, where they can be
/// worked out and do.
#[must_use]
pub fn in_numbers(texts: Texts, text: &str, numbers: &[(&str, f64)], result: f64) -> Math {
    let wanted = short_number(texts.language, result);
    fine_enough(texts, text, numbers, &|found| short_number(texts.language, found) == wanted)
}

/// The same for a result that is shown rounded, with its unit or without.
#[must_use]
pub fn in_numbers_for(texts: Texts, text: &str, numbers: &[(&str, f64)], shown: &str) -> Math {
    let is_of_number = |one: &char| one.is_ascii_digit() || matches!(one, '.' | ',' | '−' | '-');
    let digits: String =
        shown.chars().skip_while(|one| !is_of_number(one)).take_while(is_of_number).collect();
    let decimals = digits.split_once(texts.language.decimal_mark()).map_or(0, |(_, behind)| behind.len());
    let half = 0.5 * libm::pow(10.0, -(decimals as f64));
    let result = number(texts.language, &digits);
    let is_result = |found: f64| result.is_none_or(|result| (found - result).abs() <= half * (1.0 + 1e-9));
    fine_enough(texts, text, numbers, &is_result)
}

fn fine_enough(texts: Texts, text: &str, numbers: &[(&str, f64)], is_result: &dyn Fn(f64) -> bool) -> Math {
    let comes_to = |math: &Math| worked_out(texts.language, math).map(is_result);
    let first = read_formula_to(texts, text, numbers, DECIMALS);
    if comes_to(&first) != Some(false) {
        return first;
    }
    let finer =
        (DECIMALS + 1..=MOST_DECIMALS).map(|decimals| read_formula_to(texts, text, numbers, decimals));
    finer.into_iter().find(|math| comes_to(math) == Some(true)).unwrap_or(first)
}

/// What a formula gives when its shown numbers are put into a calculator; none where it is more than arithmetic.
#[must_use]
pub fn worked_out(language: Language, math: &Math) -> Option<f64> {
    let inner = |math: &Math| worked_out(language, math);
    match math {
        Math::Number(text) => number(language, text),
        Math::Fraction(parts) => Some(inner(&parts[0])? / inner(&parts[1])?),
        Math::Root(under) => Some(inner(under)?.sqrt()),
        Math::Power(parts) => {
            let power = match &parts[1] {
                Math::Symbol(power) => power.parse().ok()?,
                power => inner(power)?,
            };
            Some(libm::pow(inner(&parts[0])?, power))
        }
        Math::Row(parts) => sum(language, parts),
        Math::Symbol(_) | Math::Sign(_) | Math::Words(_) | Math::Index(_) => None,
    }
}

/// A number as it is shown, thousands and all: a single mark of thousands is none of decimals here, as it is where people type.
fn number(language: Language, text: &str) -> Option<f64> {
    let plain =
        text.replace(language.group_mark(), "").replace(language.decimal_mark(), ".").replace('−', "-");
    plain.parse().ok()
}

/// A row of terms and signs: products before sums.
fn sum(language: Language, parts: &[Math]) -> Option<f64> {
    let (mut total, mut product, mut sign) = (0.0, None::<f64>, 1.0);
    for part in parts {
        match part {
            Math::Sign(fence) if matches!(fence.as_str(), "(" | ")" | "[" | "]" | "·" | "×") => {}
            Math::Sign(next) if matches!(next.as_str(), "+" | "−") => {
                total += sign * product.take().unwrap_or(0.0);
                sign = if next == "+" { 1.0 } else { -1.0 };
            }
            Math::Sign(_) => return None,
            part => product = Some(product.unwrap_or(1.0) * worked_out(language, part)?),
        }
    }
    Some(total + sign * product?)
}
