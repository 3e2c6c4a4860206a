//! What the figure "Why orders were not perfect" finds: whether the product of the five rates tells what was
//! counted, and which failures fall on the same orders if it does not.

use crate::experiment::{Failure, Failures};
use crate::stats::Estimate;

use super::{Texts, decimals_needed, format_number};

/// What is known of one strategy.
#[derive(Clone, Copy, Debug)]
pub struct WhyFacts<'a> {
    /// "BTS" or "BTO".
    pub name: &'static str,
    /// The perfect order rate as counted.
    pub counted: Estimate,
    /// The product of the five rates.
    pub product: Option<f64>,
    /// How orders failed.
    pub failures: Option<&'a Failures>,
}

impl WhyFacts<'_> {
    /// Counted and product, in orders of 100.
    fn numbers(&self) -> Option<[f64; 2]> {
        Some([super::per_100(&self.counted)?, 100.0 * self.product?])
    }

    /// How far the product is from what was counted, if further than the interval and than what is shown.
    fn gap(&self) -> Option<f64> {
        const SHOWN: f64 = 0.05;
        let [counted, product] = self.numbers()?;
        let reach = 100.0 * self.counted.half_width().unwrap_or(0.0);
        Some((product - counted).abs()).filter(|gap| *gap > reach.max(SHOWN))
    }
}

/// The sentences under the figure: about the strategy of which the product tells less, and about faults that
/// share the luck of their order.
#[must_use]
pub fn why_sentence(texts: Texts, facts: &[WhyFacts<'_>; 2], correlation: f64) -> String {
    let product = product_sentence(texts, facts);
    if correlation == 0.0 {
        return product;
    }
    let correlation = format_number(texts.language, correlation, decimals_needed(correlation, 4));
    format!("{product} {}", texts.figures.why_shared(&correlation))
}

fn product_sentence(texts: Texts, facts: &[WhyFacts<'_>; 2]) -> String {
    let words = texts.figures;
    let number = |value: f64| format_number(texts.language, value, 1);
    let worse = facts.iter().filter_map(|facts| Some((facts, facts.gap()?)));
    let worst = worse.max_by(|(_, one), (_, other)| one.total_cmp(other));
    let Some((facts, [counted, product])) = worst.and_then(|(facts, _)| Some((facts, facts.numbers()?)))
    else {
        let [Some([_, stock]), Some([_, order])] = facts.each_ref().map(WhyFacts::numbers) else {
            return texts.results.nothing().to_owned();
        };
        return words.why_agrees(&number(stock), &number(order));
    };
    if product > counted {
        return words.why_too_much(facts.name, &number(product), &number(counted));
    }
    match facts.failures.and_then(Failures::closest_pair) {
        Some(([one, other], both)) => words.why_twice(
            facts.name,
            &number(both),
            failed(texts, one),
            failed(texts, other),
            &number(product),
            &number(counted),
        ),
        None => words.why_too_little(facts.name, &number(product), &number(counted)),
    }
}

/// An order that failed so is …
fn failed(texts: Texts, failure: Failure) -> &'static str {
    let words = texts.figures;
    match failure {
        Failure::Late => words.failed_late(),
        Failure::Incomplete => words.failed_incomplete(),
        Failure::Wrong => words.failed_wrong(),
        Failure::Damaged => words.failed_damaged(),
        Failure::Documents => words.failed_documents(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::Language;
    use super::*;

    fn failures(of: &[(usize, f64)]) -> Failures {
        let mut of_100 = [0.0; 32];
        for (combination, orders) in of {
            of_100[*combination] = *orders;
        }
        Failures::from(of_100)
    }

    fn facts<'a>(name: &'static str, counted: f64, product: f64, failures: &'a Failures) -> WhyFacts<'a> {
        let counted =
            Estimate { value: Some(counted), low: Some(counted - 0.002), high: Some(counted + 0.002) };
        WhyFacts { name, counted, product: Some(product), failures: Some(failures) }
    }

    #[test]
    fn the_sentence_of_the_mock_ups() {
        let stock = failures(&[(0, 84.6), (1, 3.7), (3, 6.6), (7, 0.3), (2, 1.9)]);
        let order = failures(&[(0, 87.1), (1, 8.0)]);
        let facts = [facts("BTS", 0.846, 0.787, &stock), facts("BTO", 0.871, 0.8717, &order)];
        assert_eq!(
            why_sentence(Texts::of(Language::English), &facts, 0.0),
            "Under BTS, 6.9 of 100 orders are both late and incomplete, so multiplying the five rates counts \
             them twice: 78.7 instead of 84.6."
        );
        assert_eq!(
            why_sentence(Texts::of(Language::Vietnamese), &facts, 0.0),
            "Ở BTS, cứ 100 đơn có 6,9 đơn vừa trễ hạn vừa thiếu hàng, nên khi nhân năm tỷ lệ với nhau, các đơn \
             này bị tính hai lần: 78,7 thay vì 84,6."
        );
    }

    #[test]
    fn it_is_honest_where_there_is_nothing_to_find() {
        let none = failures(&[(0, 87.0)]);
        let texts = Texts::of(Language::English);
        let agreeing = [facts("BTS", 0.871, 0.8717, &none), facts("BTO", 0.902, 0.9012, &none)];
        assert!(why_sentence(texts, &agreeing, 0.0).contains("87.2 for BTS and 90.1 for BTO"));
        let too_much = [facts("BTS", 0.871, 0.8717, &none), facts("BTO", 0.8, 0.81, &none)];
        assert!(why_sentence(texts, &too_much, 0.0).contains("81.0 instead of 80.0"));
        let shared = why_sentence(texts, &agreeing, 0.55);
        assert!(
            shared.ends_with(
                "share the luck of their order (correlation 0.55), so they gather on fewer orders."
            )
        );
        let undefined = WhyFacts { counted: Estimate::UNDEFINED, product: None, ..agreeing[0] };
        assert_eq!(why_sentence(texts, &[undefined, undefined], 0.0), texts.results.nothing());
    }
}
