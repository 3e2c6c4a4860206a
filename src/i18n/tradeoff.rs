//! The figure "The trade-off" in numbers and words: which measures of service it may show, in which unit its
//! stock is, and what the first and the last step along the curve buy.

use crate::experiment::{FormulaPoint, FrontierPoint, Summary};
use crate::stats::Estimate;

use super::precision::{Form, show_points};
use super::{MoneyScale, Texts, format_number, per_100, show_estimate};

/// The measures of service that can be chosen.
pub const SERVICES: [&str; 3] = ["perfect_order_rate", "line_fill_rate", "cycle_service_level"];

/// A point of the curve: the same shop at another target, with each of [`SERVICES`], and what the formula says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TradeOffPoint {
    /// As simulated, for each measure of service.
    pub simulated: [FrontierPoint; 3],
    /// As the formula has it.
    pub formula: Option<FormulaPoint>,
}

/// A place in the figure, in its units.
#[derive(Clone, Debug, PartialEq)]
pub struct TradeOffPlace {
    /// Stock [units of money of the axis].
    pub stock: f64,
    /// Service [%].
    pub service: f64,
    /// 95 % interval of the service [%].
    pub interval: Option<(f64, f64)>,
    /// "87.4% at 28.7 million ₫".
    pub value: String,
    /// "87.4%, 28.7 million ₫".
    pub value_short: String,
}

/// Everything the figure shows, in its units.
#[derive(Clone, Debug, PartialEq)]
pub struct TradeOffFacts {
    /// "million ₫".
    pub unit: String,
    /// Whether all points are in.
    pub is_whole: bool,
    /// The points that are in, by target.
    pub simulated: Vec<TradeOffPlace>,
    /// The formula's curve: stock and service [%]; empty where there is no formula for the measure.
    pub formula: Vec<(f64, f64)>,
    /// The shop as it is, and its twin that builds to order where the measure means something for it.
    pub now: [Option<TradeOffPlace>; 2],
}

/// Reads the figure's numbers for a measure of service, by its place in [`SERVICES`].
#[must_use]
pub fn tradeoff_facts(
    texts: Texts,
    summary: &Summary,
    points: &[Option<TradeOffPoint>],
    service: usize,
    currency: &str,
) -> TradeOffFacts {
    let service = service.min(SERVICES.len() - 1);
    let is_whole = points.iter().all(Option::is_some);
    let points: Vec<&TradeOffPoint> = points.iter().flatten().collect();
    let inventory = summary.of("inventory_value_mean").each;
    let services = summary.of(SERVICES[service]).each;
    let simulated = points.iter().map(|point| point.simulated[service].inventory);
    let largest = simulated.chain(inventory).filter_map(|stock| stock.value).fold(0.0, f64::max);
    let money = MoneyScale::of(texts, currency, largest);
    let place = |stock: &Estimate, service: &Estimate| place(texts, &money, stock, service);
    let formula = points.iter().filter_map(|point| {
        let formula = point.formula?;
        let share = Estimate::alone(formula_service(&formula, service)?);
        Some((money.shown(formula.inventory), per_100(&share)?))
    });
    TradeOffFacts {
        is_whole,
        simulated: points
            .iter()
            .filter_map(|point| place(&point.simulated[service].inventory, &point.simulated[service].service))
            .collect(),
        formula: formula.collect(),
        now: [0, 1].map(|strategy| place(&inventory[strategy], &services[strategy])),
        unit: money.name.clone(),
    }
}

/// What the formula says of a measure of service, by its place in [`SERVICES`]; it knows nothing of some.
#[must_use]
pub fn formula_service(formula: &FormulaPoint, service: usize) -> Option<f64> {
    match *SERVICES.get(service)? {
        "line_fill_rate" => Some(formula.fill_rate),
        "cycle_service_level" => Some(formula.cycle_service_level),
        _ => None,
    }
}

fn place(texts: Texts, money: &MoneyScale, stock: &Estimate, service: &Estimate) -> Option<TradeOffPlace> {
    let words = texts.figures;
    let amount =
        words.amount(&show_estimate(texts, stock, money.form()).value, &money.name).replace(' ', "\u{a0}");
    let rate = show_estimate(texts, service, Form::PERCENT).value;
    Some(TradeOffPlace {
        stock: money.shown(stock.value?),
        service: per_100(service)?,
        interval: service.low.zip(service.high).map(|(low, high)| (100.0 * low, 100.0 * high)),
        value: words.service_at(&rate, &amount),
        value_short: words.service_at_short(&rate, &amount),
    })
}

/// The sentence under the figure: what the first and the last step along the curve buy.
#[must_use]
pub fn tradeoff_sentence(texts: Texts, facts: &TradeOffFacts) -> String {
    let words = texts.figures;
    let [first, second, .., before, last] = facts.simulated.as_slice() else {
        return words.tradeoff_running().to_owned();
    };
    if !facts.is_whole {
        return words.tradeoff_running().to_owned();
    }
    let stock = |place: &TradeOffPlace| format_number(texts.language, place.stock, 1);
    let gain = |from: &TradeOffPlace, to: &TradeOffPlace| {
        const AS_SHOWN: f64 = 0.001;
        show_points(texts, (to.service - from.service) / 100.0, AS_SHOWN).0
    };
    words.tradeoff_sentence(
        &stock(first),
        &words.amount(&stock(second), &facts.unit),
        &gain(first, second),
        &stock(before),
        &stock(last),
        &gain(before, last),
    )
}

#[cfg(test)]
mod tests {
    use super::super::Language;
    use super::*;

    fn at(stock: f64, service: f64) -> TradeOffPlace {
        TradeOffPlace { stock, service, interval: None, value: String::new(), value_short: String::new() }
    }

    #[test]
    fn the_first_and_the_last_step() {
        let texts = Texts::of(Language::English);
        let mut facts = TradeOffFacts {
            unit: "million ₫".into(),
            is_whole: true,
            simulated: vec![at(21.0, 47.0), at(25.0, 56.1), at(60.0, 87.0), at(90.0, 94.6), at(101.0, 95.0)],
            formula: Vec::new(),
            now: [None, None],
        };
        assert_eq!(
            tradeoff_sentence(texts, &facts),
            "The first step, from 21.0 to 25.0 million ₫ of stock, buys 9.1 points of service; the last, from 90.0 to \
             101.0, buys 0.4."
        );
        facts.is_whole = false;
        assert_eq!(tradeoff_sentence(texts, &facts), texts.figures.tradeoff_running());
        facts.simulated.truncate(2);
        assert_eq!(tradeoff_sentence(texts, &facts), texts.figures.tradeoff_running());
    }
}
