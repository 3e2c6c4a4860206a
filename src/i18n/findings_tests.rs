//! Findings in both languages, and where they must not say too much.

use super::*;
use crate::i18n::Language;

fn estimate(value: f64, half: f64) -> Estimate {
    Estimate { value: Some(value), low: Some(value - half), high: Some(value + half) }
}

fn result(measure: &'static str, stock: f64, order: f64, half: f64) -> MeasureResult {
    MeasureResult {
        measure,
        each: [estimate(stock, half), estimate(order, half)],
        difference: estimate(stock - order, half),
        saved: None,
    }
}

fn summary(perfect: [f64; 2], half: f64, days: [f64; 2], money: [f64; 2]) -> Summary {
    Summary {
        replications: 1000,
        results: vec![
            result("perfect_order_rate", perfect[0], perfect[1], half),
            result("customer_clock_mean", days[0], days[1], 0.01),
            result("inventory_value_mean", money[0], money[1], 1.0),
        ],
        warnings: Vec::new(),
        digest: String::new(),
    }
}

fn said(language: Language, summary: &Summary) -> String {
    headline(Texts::of(language), summary).plain()
}

#[test]
fn the_headline_of_the_mock_ups() {
    let summary = summary([0.846, 0.871], 0.004, [1.5, 3.0], [60.1e6, 12.2e6]);
    assert_eq!(
        said(Language::English, &summary),
        "Of 100 orders, building to stock gets 85 perfect and building to order 87. \
         Stock delivers twice as fast and ties up five times the money."
    );
    assert_eq!(
        said(Language::Vietnamese, &summary),
        "Trong 100 đơn, làm sẵn có 85 đơn hoàn hảo, làm theo đơn có 87. \
         Làm sẵn giao nhanh gấp đôi và giữ vốn gấp năm lần."
    );
}

#[test]
fn a_difference_that_may_be_chance_is_too_close_to_call() {
    let summary = summary([0.86, 0.863], 0.004, [2.0, 2.1], [100.0, 240.0]);
    assert_eq!(
        said(Language::English, &summary),
        "Too close to call: of 100 orders, building to stock gets 86 perfect and building to order 86. \
         Both deliver about equally fast, yet building to order ties up 2.4 times the money."
    );
    let note = difference_sentence(Texts::of(Language::English), &summary.of("perfect_order_rate")).plain();
    assert!(note.contains("too close to call: −0.3 points ±0.4"), "{note}");
}

#[test]
fn a_clear_difference_never_looks_like_none() {
    let summary = summary([0.861, 0.864], 0.001, [3.0, 1.0], [100.0, 1.0]);
    assert_eq!(
        said(Language::English, &summary),
        "Of 100 orders, building to stock gets 86.1 perfect and building to order 86.4. \
         Building to order delivers three times as fast; stock ties up over twenty times the money."
    );
    assert!(said(Language::Vietnamese, &summary).contains("86,1 đơn hoàn hảo"));
    let note =
        difference_sentence(Texts::of(Language::Vietnamese), &summary.of("perfect_order_rate")).plain();
    assert!(note.contains("BTO hơn 0,3 điểm ±0,1"), "{note}");
}

#[test]
fn nothing_to_compare_is_said_so() {
    let nothing = Summary { results: Vec::new(), ..summary([0.0, 0.0], 0.0, [0.0, 0.0], [0.0, 0.0]) };
    assert!(said(Language::English, &nothing).starts_with("No order"));
    assert!(settled_sentence(Texts::of(Language::English), &nothing.of("x")).contains("—"));
}

#[test]
fn promises_in_words() {
    let facts = [
        WaitFacts { promise: 2.0, kept: 45, late: Some(1.12) },
        WaitFacts { promise: 1.0, kept: 50, late: None },
    ];
    assert_eq!(
        waiting_sentence(Texts::of(Language::English), facts),
        "Stock keeps a promise of 2 days for 45 orders in 50 and is 1.1 days late on average when it fails; \
         building to order keeps one of 1 day for all 50 orders in 50."
    );
    assert_eq!(
        waiting_sentence(Texts::of(Language::Vietnamese), facts),
        "Làm sẵn giữ cam kết 2 ngày cho 45 trên 50 đơn, khi trễ thì trễ bình quân 1,1 ngày; \
         làm theo đơn giữ cam kết 1 ngày cho cả 50 trên 50 đơn."
    );
    assert_eq!(
        quoting_sentence(Texts::of(Language::English), facts[1], Some(4.26), Some(0.931)),
        "Stock keeps a promise of 1 day for all 50 orders in 50; building to order quotes from the work ahead, \
         4.3 days on average, and keeps its quotes for 93.1% of orders."
    );
    assert_eq!(
        quoting_sentence(Texts::of(Language::Vietnamese), facts[1], Some(4.26), None),
        "Làm sẵn giữ cam kết 1 ngày cho cả 50 trên 50 đơn; làm theo đơn cam kết theo khối lượng việc phía trước, \
         bình quân 4,3 ngày, và giữ được với — số đơn."
    );
    assert_eq!(promise_text(Texts::of(Language::Vietnamese), 2.25), "2,25 ngày");
    assert_eq!(kept_of(&[1.0, 2.0, 2.5, f64::INFINITY], 2.0), 2);
}

#[test]
fn the_window_alone_is_typical() {
    let stock = Bands { p50: vec![900.0, 900.0, 900.0, 263.0, 262.0, 264.0], ..Bands::default() };
    let queue = Bands { p95: vec![0.0, 0.0, 0.0, 18.0, 18.0, 19.0], ..Bands::default() };
    assert_eq!(
        what_happened_sentence(Texts::of(Language::English), &stock, &queue, 3, Some(0.0561)),
        "On a typical day 263 units are on the shelf, yet 5.6% of item-days had none; \
         the BTO queue holds at most 18 orders in 95% of runs."
    );
}

#[test]
fn the_pseudo_language_doubles_sentences_and_keeps_their_values() {
    let summary = summary([0.846, 0.871], 0.004, [1.5, 3.0], [60.1e6, 12.2e6]);
    let said = said(Language::Pseudo, &summary);
    assert!(said.starts_with('[') && said.matches("85").count() == 2, "{said}");
}
