//! The figure "Why orders were not perfect": 100 orders of each strategy by how they failed.

use std::rc::Rc;

use yew::prelude::*;

use super::super::hooks::{use_room, use_texts, use_width};
use super::super::results::Results;
use super::frame::Frame;
use super::picture::Picture;
use super::tables;
use super::what_happened::numbers;
use crate::chart::causes::{COMBINATIONS, Cause};
use crate::chart::why::{Labels, Why, bar_end, why};
use crate::chart::{self, Drawing, StrategyKey};
use crate::experiment::{Failure, Failures};
use crate::i18n::{Texts, UNDEFINED, WhyFacts, format_number, per_100, run_origin, why_sentence};

/// From this width on both strategies stand side by side [px].
const WIDE: f64 = 720.0;
/// Between them, side by side and one below the other [px].
const GAPS: (f64, f64) = (44.0, 28.0);
/// Decimals of orders of 100.
const DECIMALS: usize = 1;

#[derive(Properties, PartialEq)]
pub struct WhyProps {
    pub results: Option<Rc<Results>>,
    pub is_projected: bool,
}

/// The figure.
#[component]
pub fn WhyFigure(props: &WhyProps) -> Html {
    let texts = use_texts();
    let words = texts.figures;
    let place = use_node_ref();
    let width = use_width(&place);
    let room = use_room(props.is_projected);
    let inputs = (props.results.clone(), width, texts, props.is_projected, room);
    let drawing = use_memo(inputs, |(results, width, texts, is_projected, room)| {
        let (results, width) = (results.as_ref()?, (*width)?);
        Some(Rc::new(drawing(*texts, results, width, *is_projected, *room)))
    });
    let drawing: Option<Rc<Drawing>> = (*drawing).clone();
    let table = use_callback((props.results.clone(), texts), |(): (), (results, texts)| {
        results.as_ref().map(|results| tables::why(*texts, results)).unwrap_or_default()
    });
    let (sentence, name, origin) = match &props.results {
        Some(results) => (
            why_sentence(texts, &facts(results), results.prepared.scenario.quality.correlation),
            name(texts, results),
            run_origin(texts, &results.summary, results.prepared.scenario.run.seed),
        ),
        None => Default::default(),
    };
    html! {
        <Frame id="why" title={words.why()} reading={words.why_reading()} {sentence} {origin} {table} drawing={drawing.clone()}>
            <div class="plot plot-why" ref={place}>
                if let Some(drawing) = drawing { <Picture {drawing} {name} /> }
            </div>
        </Frame>
    }
}

/// Both strategies in one drawing.
fn drawing(texts: Texts, results: &Results, width: f64, is_projected: bool, room: Option<f64>) -> Drawing {
    let is_wide = width >= WIDE;
    let part = if is_wide { ((width - GAPS.0) / 2.0).floor() } else { width };
    let mut both = [0, 1].map(|place| data(texts, results, place));
    let end = bar_end(both.iter().map(|data| &data.combinations));
    let parts = both.iter_mut().map(|data| {
        data.bar_end = end;
        why(data, chart::Frame::new(part, is_projected).within(room))
    });
    if is_wide { Drawing::beside(parts.collect(), GAPS.0) } else { Drawing::below(parts.collect(), GAPS.1) }
}

fn facts(results: &Results) -> [WhyFacts<'_>; 2] {
    let [counted, product] =
        ["perfect_order_rate", "perfect_order_product"].map(|id| results.summary.of(id).each);
    [0, 1].map(|place| WhyFacts {
        name: NAMES[place],
        counted: counted[place],
        product: product[place].value,
        failures: results.failures[place].as_ref(),
    })
}

const NAMES: [&str; 2] = ["BTS", "BTO"];

fn data(texts: Texts, results: &Results, place: usize) -> Why {
    let rate = |id: &str| per_100(&results.summary.of(id).each[place]);
    let bounds = rate("perfect_order_lower_bound").zip(rate("perfect_order_upper_bound"));
    Why {
        strategy: [StrategyKey::Bts, StrategyKey::Bto][place],
        title: Some(NAMES[place].to_owned()),
        counted: rate("perfect_order_rate").unwrap_or(f64::NAN),
        product: rate("perfect_order_product").unwrap_or(f64::NAN),
        bounds,
        combinations: results.failures[place].as_ref().map_or([0.0; COMBINATIONS], combinations),
        bar_end: 100.0,
        decimals: DECIMALS,
        labels: labels(texts, bounds),
        numbers: numbers(texts.language),
    }
}

/// The chart's cause of a failure: the two count their bits in different orders.
fn cause_of(failure: Failure) -> Cause {
    match failure {
        Failure::Late => Cause::Late,
        Failure::Incomplete => Cause::Incomplete,
        Failure::Wrong => Cause::Wrong,
        Failure::Damaged => Cause::Damaged,
        Failure::Documents => Cause::Documents,
    }
}

/// Where the chart has a combination of failures.
fn mask_of(combination: usize) -> usize {
    let held = Failure::ALL.into_iter().filter(|failure| failure.is_in(combination));
    held.map(|failure| cause_of(failure).bit()).sum()
}

fn combinations(failures: &Failures) -> [f64; COMBINATIONS] {
    let mut all = [0.0; COMBINATIONS];
    for combination in 0..COMBINATIONS {
        all[mask_of(combination)] = failures.exactly(combination);
    }
    all
}

/// What a failure is called over its column, and in the table.
pub fn cause_name(texts: Texts, failure: Failure) -> &'static str {
    let words = texts.figures;
    match failure {
        Failure::Late => words.cause_late(),
        Failure::Incomplete => words.cause_incomplete(),
        Failure::Wrong => words.cause_wrong(),
        Failure::Damaged => words.cause_damaged(),
        Failure::Documents => words.cause_documents(),
    }
}

fn labels(texts: Texts, bounds: Option<(f64, f64)>) -> Labels {
    let words = texts.figures;
    let number = |value: f64| format_number(texts.language, value, DECIMALS);
    let long = [
        words.cause_late(),
        words.cause_incomplete(),
        words.cause_damaged(),
        words.cause_wrong(),
        words.cause_documents(),
    ];
    let short = [
        words.cause_late_short(),
        words.cause_incomplete_short(),
        words.cause_damaged_short(),
        words.cause_wrong_short(),
        words.cause_documents_short(),
    ];
    Labels {
        causes: long.map(str::to_owned),
        causes_short: short.map(str::to_owned),
        counted: words.why_counted().to_owned(),
        product: words.why_product().to_owned(),
        bounds: bounds.map_or(String::new(), |(low, high)| words.why_bounds(&number(low), &number(high))),
        of_100: words.of_100().to_owned(),
        others: words.other_combinations().to_owned(),
        in_total: words.in_total().to_owned(),
    }
}

/// What the picture shows, in words.
fn name(texts: Texts, results: &Results) -> String {
    let words = texts.figures;
    let number = |value: Option<f64>| {
        value.map_or(UNDEFINED.to_owned(), |value| format_number(texts.language, value, DECIMALS))
    };
    let [stock, order] = [0, 1].map(|place| {
        let rate = |id: &str| number(per_100(&results.summary.of(id).each[place]));
        let failures = results.failures[place].as_ref();
        let causes = Failure::ALL.map(|failure| {
            let orders = number(failures.map(|failures| failures.with(&[failure])));
            words.why_cause(cause_name(texts, failure), &orders)
        });
        words.why_part(
            NAMES[place],
            &rate("perfect_order_rate"),
            &rate("perfect_order_product"),
            &causes.join(", "),
        )
    });
    words.why_name(&stock, &order)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Bits of totals: late, incomplete, wrong, damaged, documents; of the chart: damaged before wrong.
    #[test]
    fn combinations_go_to_the_chart_s_places() {
        let of = |causes: &[Cause]| causes.iter().map(|cause| cause.bit()).sum::<usize>();
        assert_eq!(mask_of(0), 0);
        assert_eq!(mask_of(0b00001), of(&[Cause::Late]));
        assert_eq!(mask_of(0b00010), of(&[Cause::Incomplete]));
        assert_eq!(mask_of(0b00100), of(&[Cause::Wrong]));
        assert_eq!(mask_of(0b01000), of(&[Cause::Damaged]));
        assert_eq!(mask_of(0b10000), of(&[Cause::Documents]));
        assert_eq!(mask_of(0b01011), of(&[Cause::Late, Cause::Incomplete, Cause::Damaged]));
        let mut places: Vec<usize> = (0..COMBINATIONS).map(mask_of).collect();
        places.sort_unstable();
        assert!(places.into_iter().eq(0..COMBINATIONS));
    }
}
