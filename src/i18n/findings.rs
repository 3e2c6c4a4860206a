//! Findings: what the results say, in sentences. Computed, never canned.

use crate::experiment::{Bands, MeasureResult, Prepared, Summary};
use crate::measure::Path;
use crate::sorting::sort_by;
use crate::stats::{Estimate, normal};

use super::precision::{Form, show_points};
use super::{Rich, Texts, UNDEFINED, decimals_needed, format_number, format_percent, show_estimate};

/// Ratios nearer to one than this are "about the same".
const ALIKE: f64 = 1.15;

/// The headline: who gets more orders perfect, who is faster, who ties up more money.
#[must_use]
pub fn headline(texts: Texts, summary: &Summary) -> Rich {
    let perfect = summary.of("perfect_order_rate");
    let [Some(stock), Some(order)] = perfect.each.map(|estimate| estimate.value) else {
        return Rich::of(texts.results.nothing());
    };
    let rates = [stock, order];
    let first = if is_clear(&perfect.difference) {
        let whole = rates.map(|rate| format_number(texts.language, 100.0 * rate, 0));
        // A clear difference must not look like none.
        let decimals = usize::from(whole[0] == whole[1]);
        let [stock, order] = rates.map(|rate| format_number(texts.language, 100.0 * rate, decimals));
        texts.results.perfect(&stock, &order)
    } else {
        let [stock, order] = rates.map(|rate| format_number(texts.language, 100.0 * rate, 0));
        texts.results.too_close(&stock, &order)
    };
    let first = Rich::of(&first);
    match second_sentence(texts, summary) {
        Some(second) => first.then(Rich::of(&second)),
        None => first,
    }
}

/// Whether the 95 % interval of a difference leaves zero out.
fn is_clear(difference: &Estimate) -> bool {
    matches!((difference.low, difference.high), (Some(low), Some(high)) if low > 0.0 || high < 0.0)
}

/// Speed and money.
fn second_sentence(texts: Texts, summary: &Summary) -> Option<String> {
    let words = texts.results;
    let speed = summary.of("customer_clock_mean");
    let money = summary.of("inventory_value_mean");
    // The faster has the shorter time, the richer the larger stock.
    let fast = Lead::of(speed.each[1].value?, speed.each[0].value?);
    let rich = Lead::of(money.each[0].value?, money.each[1].value?);
    let who = |stock: bool| if stock { words.stock_subject() } else { words.order_subject() };
    let inside =
        |stock: bool| if stock { words.stock_subject_inside() } else { words.order_subject_inside() };
    Some(match (fast, rich) {
        (Some(fast), Some(rich)) if fast.stock == rich.stock => {
            words.one_subject(who(fast.stock), &fast.times(texts), &rich.times(texts))
        }
        (Some(fast), Some(rich)) => {
            words.two_subjects(who(fast.stock), &fast.times(texts), inside(rich.stock), &rich.times(texts))
        }
        (Some(fast), None) => words.only_fast(who(fast.stock), &fast.times(texts)),
        (None, Some(rich)) => words.only_money(inside(rich.stock), &rich.times(texts)),
        (None, None) => words.alike().to_owned(),
    })
}

/// One strategy leads the other by a factor.
#[derive(Clone, Copy)]
struct Lead {
    stock: bool,
    factor: f64,
}

impl Lead {
    /// Who leads, if `stock` (build to stock's number) and `order` differ enough; both are positive or zero.
    fn of(stock: f64, order: f64) -> Option<Self> {
        let (more, less) = (stock.max(order), stock.min(order));
        let factor = if less > 0.0 { more / less } else { f64::INFINITY };
        (more > 0.0 && factor >= ALIKE).then_some(Self { stock: stock > order, factor })
    }

    /// "twice", "2.4 times".
    fn times(self, texts: Texts) -> String {
        let words = texts.results;
        let whole = self.factor.round();
        let is_nearly_whole = (self.factor - whole).abs() <= 0.1 * whole;
        if self.factor > 20.0 {
            return words.over_twenty().to_owned();
        }
        let named = match whole as u32 {
            2 => words.twice(),
            3 => words.three_times(),
            4 => words.four_times(),
            5 => words.five_times(),
            6 => words.six_times(),
            7 => words.seven_times(),
            8 => words.eight_times(),
            9 => words.nine_times(),
            10 => words.ten_times(),
            _ => "",
        };
        if is_nearly_whole && !named.is_empty() {
            return named.to_owned();
        }
        let decimals = usize::from(self.factor < 10.0);
        words.times(&format_number(texts.language, self.factor, decimals))
    }
}

/// The sentence under the headline table: the paired difference, and how to read the plots.
#[must_use]
pub fn difference_sentence(texts: Texts, perfect: &MeasureResult) -> Rich {
    let words = texts.results;
    let difference = &perfect.difference;
    let reading = Rich::of(words.reading());
    let (Some(value), Some(half)) = (difference.value, difference.half_width()) else { return reading };
    let sentence = if is_clear(difference) {
        let (points, reach) = show_points(texts, value.abs(), half);
        words.difference(if value > 0.0 { "BTS" } else { "BTO" }, &points, &reach)
    } else {
        let (points, reach) = show_points(texts, value, half);
        words.no_difference(&points, &reach)
    };
    Rich::of(&sentence).then(reading)
}

/// What a screen reader hears once a run has settled.
#[must_use]
pub fn settled_sentence(texts: Texts, perfect: &MeasureResult) -> String {
    let [stock, order] = perfect.each.map(|estimate| show_estimate(texts, &estimate, Form::PERCENT).value);
    texts.results.settled(&stock, &order)
}

/// How long something took: milliseconds, or seconds with a decimal.
#[must_use]
pub fn elapsed_text(texts: Texts, milliseconds: f64) -> String {
    let number = |value: f64, decimals: usize| format_number(texts.language, value, decimals);
    if milliseconds < 1000.0 {
        texts.controls.milliseconds(&number(milliseconds, 0))
    } else {
        texts.controls.seconds(&number(milliseconds / 1000.0, 1))
    }
}

/// A number of days with its unit: "2 days", "2.25 days".
#[must_use]
pub fn days_text(texts: Texts, days: f64, decimals: usize) -> String {
    let number = format_number(texts.language, days, decimals);
    if number == "1" { texts.figures.one_day().to_owned() } else { texts.figures.days(&number) }
}

/// A promise: as many decimals as it has.
#[must_use]
pub fn promise_text(texts: Texts, days: f64) -> String {
    days_text(texts, days, decimals_needed(days, 2))
}

/// The median of some values.
fn middle(values: &[f64]) -> Option<f64> {
    let mut sorted: Vec<f64> = values.iter().copied().filter(|value| value.is_finite()).collect();
    sort_by(&mut sorted, f64::total_cmp);
    sorted.get(sorted.len() / 2).copied()
}

/// The sentence under "What happened". `warm_up` days at the beginning of the bands do not count.
#[must_use]
pub fn what_happened_sentence(
    texts: Texts,
    stock: &Bands,
    queue: &Bands,
    warm_up: usize,
    out_of_stock: Option<f64>,
) -> String {
    let whole = |band: &[f64]| {
        let typical = middle(band.get(warm_up..).unwrap_or_default());
        typical.map_or(UNDEFINED.to_owned(), |value| format_number(texts.language, value.round(), 0))
    };
    let share = out_of_stock.map_or(UNDEFINED.to_owned(), |share| format_percent(texts.language, share, 1));
    texts.figures.what_happened_sentence(&whole(&stock.p50), &share, &whole(&queue.p95))
}

/// How one strategy keeps its promise.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WaitFacts {
    /// The promise [days].
    pub promise: f64,
    /// How many of 50 equally likely orders keep it.
    pub kept: usize,
    /// How late the others are on average [days].
    pub late: Option<f64>,
}

/// How many of some equally likely times keep a promise.
#[must_use]
pub fn kept_of(times: &[f64], promise: f64) -> usize {
    times.iter().filter(|time| **time <= promise).count()
}

/// For how many orders a promise is kept, in words.
fn kept_text(texts: Texts, facts: WaitFacts) -> String {
    let words = texts.figures;
    let count = format_number(texts.language, facts.kept as f64, 0);
    match facts.late {
        _ if facts.kept >= 50 => words.kept_all().to_owned(),
        Some(late) => words.kept_and_misses(&count, &days_text(texts, late, 1)),
        None => words.kept_only(&count),
    }
}

/// The sentence under "How long customers waited" where each order made to order is quoted a time of its
/// own: the mean quote [days], and the share of orders delivered within theirs.
#[must_use]
pub fn quoting_sentence(texts: Texts, stock: WaitFacts, quote: Option<f64>, kept: Option<f64>) -> String {
    let days = quote.map_or(UNDEFINED.to_owned(), |days| days_text(texts, days, 1));
    let share = kept.map_or(UNDEFINED.to_owned(), |share| format_percent(texts.language, share, 1));
    let stock_days = promise_text(texts, stock.promise);
    texts.figures.waiting_sentence_quoted(&stock_days, &kept_text(texts, stock), &days, &share)
}

/// The sentence under "How long customers waited": build to stock, build to order.
#[must_use]
pub fn waiting_sentence(texts: Texts, facts: [WaitFacts; 2]) -> String {
    let words = texts.figures;
    let [stock, order] = facts.map(|facts| kept_text(texts, facts));
    let [stock_days, order_days] = facts.map(|facts| promise_text(texts, facts.promise));
    words.waiting_sentence(&stock_days, &stock, &order_days, &order)
}

/// Where the axis of waiting times ends: past the promises and all orders, at a whole day; a last order that
/// is far behind all others stays beyond it.
#[must_use]
pub fn wait_axis_end(times: &[Vec<f64>; 2], promises: [f64; 2]) -> f64 {
    const LEAST: f64 = 2.0;
    const FAR_BEHIND: f64 = 1.5;
    let ends = times.iter().filter_map(|times| {
        let mut arrived = times.iter().copied().filter(|time| time.is_finite()).rev();
        let (last, before) = (arrived.next()?, arrived.next());
        Some(before.filter(|before| last > FAR_BEHIND * before).unwrap_or(last))
    });
    ends.chain(promises.map(|promise| promise * 1.1)).fold(LEAST, f64::max).ceil()
}

/// How much of the shown items' time in the window one run had none of them.
#[must_use]
pub fn share_out_of_stock(path: &Path, items: usize, days: i64) -> Option<f64> {
    let all = items as f64 * days as f64;
    let out: f64 =
        path.outages.iter().map(|outage| outage.until - outage.from.max(0.0)).map(|d| d.max(0.0)).sum();
    (all > 0.0).then_some(out / all)
}

/// Seed, replications and digest: what an exported file needs for its numbers to be found again.
#[must_use]
pub fn run_origin(texts: Texts, summary: &Summary, seed: u64) -> String {
    let replications = format_number(texts.language, f64::from(summary.replications), 0);
    texts.page.of_run(&seed.to_string(), &replications, &summary.digest)
}

/// How the service target sets the reorder point of the item most asked for, in numbers; none where reorder
/// points are given.
#[must_use]
pub fn reorder_sentence(texts: Texts, prepared: &Prepared) -> Option<String> {
    let target = prepared.scenario.replenishment.policy.target()?;
    let items = prepared.items.iter().enumerate();
    let (index, item) =
        items.max_by(|(a, one), (b, other)| one.demand.mean.total_cmp(&other.demand.mean).then(b.cmp(a)))?;
    let number = |value: f64, decimals: usize| format_number(texts.language, value, decimals);
    Some(texts.controls.reorder_point(
        &prepared.scenario.demand.items.name(index),
        &number(item.policy.reorder_point as f64, 0),
        &number(item.lead_time_mean, 1),
        &number(normal::quantile(target), 3),
        &number(item.lead_time_sd, 1),
    ))
}

#[cfg(test)]
#[path = "findings_tests.rs"]
mod tests;
