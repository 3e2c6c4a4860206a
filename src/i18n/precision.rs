//! Estimates as they are shown: no digit beyond the precision, and never ± 0.

use crate::experiment::MeasureResult;
use crate::stats::Estimate;

use super::{Language, Texts, UNDEFINED, format_number};

/// How a quantity is written: in which unit, and with how many decimals at the most.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Form {
    /// Shown units in one unit of the quantity: 100 for shares shown in per cent.
    pub factor: f64,
    /// Decimals at the most, however precise the estimate.
    pub most_decimals: usize,
    /// What stands right behind the number: `%`.
    pub suffix: &'static str,
}

impl Form {
    /// A share, in per cent.
    pub const PERCENT: Self = Self { factor: 100.0, most_decimals: 1, suffix: "%" };
    /// Days.
    pub const DAYS: Self = Self { factor: 1.0, most_decimals: 1, suffix: "" };

    pub(super) fn write(self, language: Language, value: f64, decimals: usize) -> String {
        format_number(language, value * self.factor, decimals) + self.suffix
    }
}

/// An estimate in two pieces: the number, and what is said of its precision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// `84.6%`, or a dash where there is nothing to count.
    pub value: String,
    /// `±0.1`, `at least 99.97%`, or nothing where it cannot be told; one digit.
    pub reach: String,
}

/// Writes an estimate.
#[must_use]
pub fn show_estimate(texts: Texts, estimate: &Estimate, form: Form) -> Shown {
    let language = texts.language;
    let Some(value) = estimate.value else {
        return Shown { value: UNDEFINED.to_owned(), reach: String::new() };
    };
    let Some(half) = estimate.half_width().map(|half| half * form.factor) else {
        return Shown { value: form.write(language, value, form.most_decimals), reach: String::new() };
    };
    let decimals = decimals_of_reach(half, form.most_decimals);
    let reach = match one_sided(estimate) {
        Some(Side::AtLeast(low)) => texts.results.at_least(&bound(language, form, low, f64::floor)),
        Some(Side::AtMost(high)) => texts.results.at_most(&bound(language, form, high, f64::ceil)),
        None => write_reach(texts, half),
    };
    Shown { value: form.write(language, value, decimals), reach }
}

enum Side {
    AtLeast(f64),
    AtMost(f64),
}

/// The bound of a rate without a single failure, or without a single success.
fn one_sided(estimate: &Estimate) -> Option<Side> {
    let (value, low, high) = (estimate.value?, estimate.low?, estimate.high?);
    if value == 1.0 && high == 1.0 && low < 1.0 {
        Some(Side::AtLeast(low))
    } else if value == 0.0 && low == 0.0 && high > 0.0 {
        Some(Side::AtMost(high))
    } else {
        None
    }
}

/// A bound, rounded to the safe side, with one digit of its distance from the end.
fn bound(language: Language, form: Form, limit: f64, to_whole: fn(f64) -> f64) -> String {
    let distance = limit.min(1.0 - limit) * form.factor;
    let decimals = decimals_of_reach(distance, 3);
    let grain = [1.0, 10.0, 100.0, 1000.0][decimals];
    form.write(language, to_whole(limit * form.factor * grain) / grain / form.factor, decimals)
}

/// Decimals that show a half-width to one digit, `most` at the most.
pub(super) fn decimals_of_reach(half: f64, most: usize) -> usize {
    let mut scaled = half;
    for decimals in 0..most {
        if scaled >= 0.95 {
            return decimals;
        }
        scaled *= 10.0;
    }
    most
}

/// A half-width to one digit: "±0.4"; rounded up to "±0.01" where it is smaller still.
fn write_reach(texts: Texts, half: f64) -> String {
    const LEAST: f64 = 0.01;
    let half = half.max(LEAST);
    texts.results.plus_minus(&format_number(texts.language, half, decimals_of_reach(half, 2)))
}

/// The half-width of a rate under the strategy of which it is known less well, in points: "±0.4".
#[must_use]
pub fn precision_points(texts: Texts, result: &MeasureResult) -> Option<String> {
    let halves = result.each.iter().filter_map(Estimate::half_width);
    let widest = halves.fold(None, |widest: Option<f64>, half| Some(widest.map_or(half, |w| w.max(half))));
    widest.map(|half| write_reach(texts, half * 100.0))
}

/// A rate's value of 100.
#[must_use]
pub fn per_100(estimate: &Estimate) -> Option<f64> {
    estimate.value.map(|share| 100.0 * share)
}

/// A difference of rates in points, and its half-width.
pub(super) fn show_points(texts: Texts, value: f64, half: f64) -> (String, String) {
    let (value, half) = (value * 100.0, half * 100.0);
    let decimals = decimals_of_reach(half, 1);
    (format_number(texts.language, value, decimals), write_reach(texts, half))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn percent(value: f64, half: f64, language: Language) -> (String, String) {
        let estimate = Estimate { value: Some(value), low: Some(value - half), high: Some(value + half) };
        let shown = show_estimate(Texts::of(language), &estimate, Form::PERCENT);
        (shown.value, shown.reach)
    }

    #[test]
    fn digits_follow_the_precision() {
        let en = |value, half| percent(value, half, Language::English);
        assert_eq!(en(0.8456, 0.0011), ("84.6%".into(), "±0.1".into()));
        assert_eq!(en(0.9861, 0.0002), ("98.6%".into(), "±0.02".into()));
        assert_eq!(en(0.8456, 0.023), ("85%".into(), "±2".into()));
        assert_eq!(en(0.8456, 0.0096), ("85%".into(), "±1".into()));
        assert_eq!(en(0.8456, 1e-7), ("84.6%".into(), "±0.01".into()));
        assert_eq!(percent(0.8456, 0.0011, Language::Vietnamese), ("84,6%".into(), "±0,1".into()));
    }

    #[test]
    fn a_rate_without_a_failure_is_never_plus_minus_nothing() {
        let estimate = Estimate { value: Some(1.0), low: Some(0.999_71), high: Some(1.0) };
        let shown = show_estimate(Texts::of(Language::English), &estimate, Form::PERCENT);
        assert_eq!(shown.reach, "at least 99.97%");
        let estimate = Estimate { value: Some(0.0), low: Some(0.0), high: Some(0.000_29) };
        let shown = show_estimate(Texts::of(Language::Vietnamese), &estimate, Form::PERCENT);
        assert_eq!(shown.reach, "nhiều nhất 0,03%");
    }

    #[test]
    fn nothing_to_count_is_a_dash() {
        let shown = show_estimate(Texts::of(Language::English), &Estimate::UNDEFINED, Form::DAYS);
        assert_eq!(shown, Shown { value: "—".into(), reach: String::new() });
    }
}
