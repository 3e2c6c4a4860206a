//! A prediction that a link asks for before the first result: the rate of perfect orders of both strategies.

use crate::i18n::parse_number;

/// The largest rate [%].
const MOST: f64 = 100.0;

/// A rate as it was typed, in per cent; none if it is no share of anything.
#[must_use]
pub fn read_prediction(typed: &str) -> Option<f64> {
    let text = typed.trim().trim_end_matches('%');
    parse_number(text).filter(|rate| is_prediction(*rate))
}

/// Whether a number of per cent can be predicted.
pub(super) fn is_prediction(rate: f64) -> bool {
    (0.0..=MOST).contains(&rate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_are_read_in_both_notations_and_others_refused() {
        assert_eq!(read_prediction("82.5"), Some(82.5));
        assert_eq!(read_prediction(" 82,5 %"), Some(82.5));
        assert_eq!(read_prediction("0"), Some(0.0));
        assert_eq!(read_prediction("100"), Some(100.0));
        for text in ["", "-1", "100.1", "many", "NaN", "1e999"] {
            assert_eq!(read_prediction(text), None, "{text}");
        }
    }
}
