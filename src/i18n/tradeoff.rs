//! The figure "The trade-off" in numbers and words: which measures of service it may show, in which unit its
//! stock is, and what the first and the last step along the curve buy.

use crate::experiment::{CurvePoint, FormulaPoint, FrontierPoint, NextStep, Summary, next_step, steps_along};
use crate::stats::Estimate;

use super::precision::{Form, show_points};
use super::{MoneyScale, Texts, decimals_needed, format_number, measure_name, per_100, show_estimate};

/// The measures of service that can be chosen.
pub const SERVICES: [&str; 3] = ["perfect_order_rate", "line_fill_rate", "cycle_service_level"];

/// A point of the curve: the same shop at another target, with each of [`SERVICES`], and what the formula says.
#[derive(Clone, Debug, PartialEq)]
pub struct TradeOffPoint {
    /// As simulated, for each measure of service.
    pub simulated: [FrontierPoint; 3],
    /// The same with each replication left out, to judge differences by.
    pub curve: [CurvePoint; 3],
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
    /// Stock, and how often a year an item runs out.
    pub stockouts: Row,
    /// Stock, and the units owed to customers.
    pub owed: Row,
    /// What the next step along the curve buys; none where the curve does not say.
    pub next: Option<NextStep>,
    /// Steps of the same amount along the whole curve.
    pub steps: Vec<NextStep>,
    money: MoneyScale,
    service: usize,
}

/// A quantity along the curve.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// Stock [units of money of the axis] and value at each point that is in, by target.
    pub points: Vec<(f64, f64)>,
    /// Its value for the shop as it is.
    pub now: Option<f64>,
}

impl Row {
    /// Whether there is anything to see.
    #[must_use]
    pub fn is_there(&self) -> bool {
        self.points.iter().any(|(_, value)| *value > 0.0)
    }

    /// Its values at the least and at the most stock.
    fn ends(&self) -> Option<[f64; 2]> {
        let [(_, first), .., (_, last)] = self.points.as_slice() else { return None };
        self.is_there().then_some([*first, *last])
    }
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
    let row = |id: &str, of: fn(&FrontierPoint) -> Estimate| Row {
        points: points
            .iter()
            .map(|point| &point.simulated[service])
            .filter_map(|point| Some((money.shown(point.inventory.value?), of(point).value?)))
            .collect(),
        now: summary.of(id).each[0].value,
    };
    let curve: Vec<&CurvePoint> = points.iter().map(|point| &point.curve[service]).collect();
    let next = inventory[0].value.filter(|_| is_whole).and_then(|stock| next_step(&curve, stock));
    let steps = inventory[0].value.filter(|_| is_whole).map(|stock| steps_along(&curve, stock));
    TradeOffFacts {
        is_whole,
        steps: steps.unwrap_or_default(),
        stockouts: row("stockouts_per_item_year", |point| point.stockouts),
        owed: row("units_owed_mean", |point| point.owed),
        next,
        service,
        simulated: points
            .iter()
            .filter_map(|point| place(&point.simulated[service].inventory, &point.simulated[service].service))
            .collect(),
        formula: formula.collect(),
        now: [0, 1].map(|strategy| place(&inventory[strategy], &services[strategy])),
        unit: money.name.clone(),
        money,
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
    let steps = words.tradeoff_sentence(
        &stock(first),
        &words.amount(&stock(second), &facts.unit),
        &gain(first, second),
        &stock(before),
        &stock(last),
        &gain(before, last),
    );
    [Some(next_sentence(texts, facts)), Some(steps), ends_sentence(texts, facts)]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" ")
}

/// What the next round amount of stock buys, or that it is too close to call.
fn next_sentence(texts: Texts, facts: &TradeOffFacts) -> String {
    let words = texts.figures;
    let Some((next, gain)) = facts.next.and_then(|next| Some((next, next.gain.value?))) else {
        return words.tradeoff_end().to_owned();
    };
    let shown = |amount: f64| format_number(texts.language, facts.money.shown(amount), 1);
    let step = facts.money.shown(next.to - next.from);
    // The step is round, but for what the sum left of it.
    let step = format_number(texts.language, step, decimals_needed(step, 2));
    let amount = words.amount(&step, &facts.unit);
    let measure = in_a_sentence(measure_name(texts.language, SERVICES[facts.service]));
    let half = next.gain.half_width().unwrap_or(f64::INFINITY);
    let (from, to) = (shown(next.from), shown(next.to));
    if half >= gain.abs() {
        let reach = if half.is_finite() { show_points(texts, gain, half).1 } else { String::new() };
        let gain = format_number(texts.language, 100.0 * gain, 1);
        return words.tradeoff_next_unclear(&amount, &from, &to, &gain, &reach, &measure);
    }
    let (gain, reach) = show_points(texts, gain, half);
    words.tradeoff_next(&amount, &from, &to, &gain, &reach, &measure)
}

/// A step along the curve, in words.
#[derive(Clone, Debug, PartialEq)]
pub struct StepText {
    /// "30–40".
    pub stock: String,
    /// "+12.5", and "±0.4".
    pub gain: [String; 2],
    /// The gain as a share of the largest one; 0 where it is a loss.
    pub share: f64,
    /// Whether the interval holds no zero.
    pub is_clear: bool,
}

/// What each step buys: a caption, and a row for each; none where the curve has no two.
#[must_use]
pub fn tradeoff_steps(texts: Texts, facts: &TradeOffFacts) -> Option<(String, Vec<StepText>)> {
    let [first, _, ..] = facts.steps.as_slice() else { return None };
    let shown = |amount: f64| {
        let amount = facts.money.shown(amount);
        format_number(texts.language, amount, decimals_needed(amount, 2))
    };
    let amount = texts.figures.amount(&shown(first.to - first.from), &facts.unit);
    let measure = in_a_sentence(measure_name(texts.language, SERVICES[facts.service]));
    let gains = facts.steps.iter().filter_map(|step| step.gain.value);
    let largest = gains.fold(0.0, f64::max);
    let row = |step: &NextStep| {
        let gain = step.gain.value?;
        let half = step.gain.half_width()?;
        let (points, reach) = show_points(texts, gain.abs(), half);
        let sign = if gain < 0.0 { "−" } else { "+" };
        Some(StepText {
            stock: format!("{}–{}", shown(step.from), shown(step.to)),
            gain: [format!("{sign}{points}"), reach],
            share: if largest > 0.0 { (gain / largest).max(0.0) } else { 0.0 },
            is_clear: half < gain.abs(),
        })
    };
    let rows: Vec<StepText> = facts.steps.iter().filter_map(row).collect();
    Some((texts.figures.tradeoff_steps(&amount, &measure), rows))
}

/// How often items run out, and what is owed, at both ends of the curve.
fn ends_sentence(texts: Texts, facts: &TradeOffFacts) -> Option<String> {
    let words = texts.figures;
    let [most, least] = facts.stockouts.ends()?.map(|value| amount_at_end(texts, value));
    Some(match facts.owed.ends() {
        Some(owed) => {
            let [first, last] = owed.map(|value| amount_at_end(texts, value));
            words.tradeoff_ends(&most, &least, &first, &last)
        }
        None => words.tradeoff_stockouts(&most, &least),
    })
}

/// One decimal; two where one would say nothing.
fn amount_at_end(texts: Texts, value: f64) -> String {
    const SMALL: f64 = 0.1;
    format_number(texts.language, value, if value < SMALL { 2 } else { 1 })
}

/// A name within a sentence: its first letter small.
fn in_a_sentence(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or(String::new(), |first| first.to_lowercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::super::Language;
    use super::*;

    fn at(stock: f64, service: f64) -> TradeOffPlace {
        TradeOffPlace { stock, service, interval: None, value: String::new(), value_short: String::new() }
    }

    fn facts() -> TradeOffFacts {
        TradeOffFacts {
            unit: "million ₫".into(),
            is_whole: true,
            simulated: vec![at(21.0, 47.0), at(25.0, 56.1), at(60.0, 87.0), at(90.0, 94.6), at(101.0, 95.0)],
            formula: Vec::new(),
            now: [None, None],
            stockouts: Row { points: vec![(21.0, 14.3), (60.0, 5.0), (101.0, 0.31)], now: Some(5.0) },
            owed: Row { points: vec![(21.0, 8.0), (60.0, 1.0), (101.0, 0.04)], now: Some(1.0) },
            next: Some(NextStep {
                from: 28.7e6,
                to: 38.7e6,
                gain: Estimate { value: Some(0.0416), low: Some(0.0376), high: Some(0.0456) },
            }),
            steps: Vec::new(),
            money: MoneyScale::of(Texts::of(Language::English), "₫", 101e6),
            service: 0,
        }
    }

    #[test]
    fn the_next_the_first_and_the_last_step() {
        let texts = Texts::of(Language::English);
        let mut facts = facts();
        assert_eq!(
            tradeoff_sentence(texts, &facts),
            "The next 10 million ₫ of stock, from 28.7 to 38.7, buys 4.2 ±0.4 points of perfect orders. \
             The first step, from 21.0 to 25.0 million ₫ of stock, buys 9.1 points of service; the last, from 90.0 to \
             101.0, buys 0.4. From the least stock to the most, an item runs out 14.3 times a year at first and 0.3 at \
             last, and units owed to customers go from 8.0 to 0.04."
        );
        facts.owed.points.clear();
        let vietnamese = tradeoff_sentence(Texts::of(Language::Vietnamese), &facts);
        assert!(
            vietnamese.contains("từ 28,7 lên 38,7") && vietnamese.contains("4,2 ±0,4 điểm đơn hàng hoàn hảo")
        );
        assert!(vietnamese.contains("14,3 lần") && !vietnamese.contains("còn nợ khách"), "{vietnamese}");
        facts.is_whole = false;
        assert_eq!(tradeoff_sentence(texts, &facts), texts.figures.tradeoff_running());
        facts.simulated.truncate(2);
        assert_eq!(tradeoff_sentence(texts, &facts), texts.figures.tradeoff_running());
    }

    #[test]
    fn steps_are_told_with_their_reach() {
        let step = |from: f64, gain: f64, half: f64| NextStep {
            from,
            to: from + 10e6,
            gain: Estimate { value: Some(gain), low: Some(gain - half), high: Some(gain + half) },
        };
        let mut facts = facts();
        facts.steps = vec![step(30e6, 0.125, 0.004), step(40e6, -0.002, 0.003)];
        let (caption, rows) = tradeoff_steps(Texts::of(Language::Vietnamese), &facts).unwrap();
        assert_eq!(caption, "Mỗi 10 million ₫ tồn kho mua thêm được bao nhiêu điểm đơn hàng hoàn hảo");
        assert_eq!(
            (rows[0].stock.as_str(), rows[0].gain.clone()),
            ("30–40", ["+12,5".into(), "±0,4".into()])
        );
        assert_eq!((rows[0].share, rows[0].is_clear), (1.0, true));
        assert_eq!((rows[1].gain[0].as_str(), rows[1].share, rows[1].is_clear), ("−0,2", 0.0, false));
        facts.steps.truncate(1);
        assert_eq!(tradeoff_steps(Texts::of(Language::English), &facts), None);
    }

    #[test]
    fn what_cannot_be_told_is_not_told() {
        let texts = Texts::of(Language::English);
        let mut facts = facts();
        facts.service = 2;
        facts.next = facts.next.map(|next| NextStep {
            gain: Estimate { value: Some(-0.001), low: Some(-0.004), high: Some(0.002) },
            ..next
        });
        assert!(tradeoff_sentence(texts, &facts).starts_with(
            "The next 10 million ₫ of stock, from 28.7 to 38.7, is too close to call: −0.1 ±0.3 points of cycle service level."
        ));
        facts.next = None;
        assert!(tradeoff_sentence(texts, &facts).starts_with(texts.figures.tradeoff_end()));
    }
}
