//! A sweep in numbers and words.

use super::super::{Cell, Table, Texts, format_number};
use super::{CurveSpot, MeasureScale, Names, any_measure_name, cells, column, inside, largest, setting_text};
use super::{axis_name, shown_factor};
use crate::experiment::{MeasureResult, Study as _, Sweep};
use crate::measure::Measure;
use crate::sim::Strategy;
use crate::stats::Estimate;

/// Everything the figure shows, in its units.
#[derive(Clone, Debug, PartialEq)]
pub struct SweepFacts {
    /// How the measure is written.
    pub scale: MeasureScale,
    /// "Perfect orders by service target".
    pub title: String,
    /// "Perfect orders, %".
    pub measure: String,
    /// "Service target, %".
    pub path: String,
    /// The values.
    pub values: Vec<f64>,
    /// The value in the scenario.
    pub now: Option<f64>,
    /// One curve a strategy; empty where it has nothing to count.
    pub curves: [Vec<CurveSpot>; 2],
    /// Build to stock less build to order; empty where one of them has nothing to count.
    pub difference: Vec<CurveSpot>,
    /// "BTS − BTO, points".
    pub difference_name: String,
}

/// The measure and its results, value by value.
fn results(sweep: &Sweep) -> Option<(&'static Measure, Vec<&MeasureResult>)> {
    let measure = sweep.measures().first().copied()?;
    Some((measure, sweep.points().iter().filter_map(|point| point.results.first()).collect()))
}

/// Reads the figure's numbers; none before the sweep is done.
#[must_use]
pub fn sweep_facts(texts: Texts, sweep: &Sweep, now: Option<f64>, names: Names) -> Option<SweepFacts> {
    let (measure, results) = results(sweep)?;
    let most = largest(results.iter().flat_map(|result| &result.each));
    let scale = MeasureScale::of(texts, measure, names.currency, most);
    let name = any_measure_name(texts.language, measure.id);
    let factor = shown_factor(sweep.path());
    let path = (names.number)(sweep.path());
    let values: Vec<f64> = sweep.values().iter().map(|value| value * factor).collect();
    let spots = |of: &dyn Fn(&MeasureResult) -> Estimate| -> Vec<CurveSpot> {
        let all = values.iter().zip(&results);
        all.filter_map(|(x, result)| CurveSpot::of(*x, &of(result), &scale)).collect()
    };
    let curves = [0, 1].map(|strategy| spots(&|result| result.each[strategy]));
    let difference = if curves.iter().all(|curve| !curve.is_empty()) {
        spots(&|result| result.difference)
    } else {
        Vec::new()
    };
    Some(SweepFacts {
        title: texts.experiments.sweep_title(name, &inside(&path)),
        measure: scale.named(name),
        path: axis_name(texts, sweep.path(), &path, names.currency),
        now: now.map(|now| now * factor),
        difference_name: scale.named_difference(texts.experiments.difference()),
        values,
        curves,
        difference,
        scale,
    })
}

/// What becomes of the measure from the first value to the last, paired, and which strategy is ahead where.
#[must_use]
pub fn sweep_sentence(texts: Texts, sweep: &Sweep, facts: &SweepFacts, names: Names) -> String {
    let words = texts.experiments;
    let (Some((_, results)), [first, .., last]) = (results(sweep), sweep.points()) else {
        return String::new();
    };
    let ends = [sweep.values().first(), sweep.values().last()].map(|value| {
        value.map_or(String::new(), |value| setting_text(texts, sweep.path(), *value, names.currency))
    });
    let mut said = vec![words.goes(&(names.number)(sweep.path()), &ends[0], &ends[1])];
    for (strategy, name) in Strategy::BOTH.into_iter().zip(["BTS", "BTO"]) {
        let of = |point: &crate::experiment::Point| {
            let estimate = point.results.first().map(|result| result.each[strategy as usize]);
            facts.scale.value(texts, &estimate.unwrap_or(Estimate::UNDEFINED))
        };
        let change = last.change(first, 0, strategy);
        said.push(match change.value {
            None if facts.curves[strategy as usize].is_empty() => words.counts_nothing(name),
            None => continue,
            Some(_) if change == Estimate::exact(0.0) => words.goes_nowhere(name, &of(first)),
            Some(_) => words.goes_from(name, &of(first), &of(last), &facts.scale.difference(texts, &change)),
        });
    }
    if !facts.difference.is_empty() {
        let clear =
            |of: fn(&Estimate) -> bool| results.iter().filter(|result| of(&result.difference)).count();
        let stock = clear(|difference| difference.low.is_some_and(|low| low > 0.0));
        let order = clear(|difference| difference.high.is_some_and(|high| high < 0.0));
        let count = |count: usize| format_number(texts.language, count as f64, 0);
        let close = results.len() - stock - order;
        said.push(words.ahead(&count(stock), &count(order), &count(close), &count(results.len())));
    }
    said.join(" ")
}

/// The sweep as a table, in the units of the figure.
#[must_use]
pub fn sweep_table(texts: Texts, sweep: &Sweep, facts: &SweepFacts) -> Table {
    let words = texts.experiments;
    let mut columns = vec![column("value", facts.path.clone(), 4)];
    let ends = |id: [&'static str; 3], name: &str| {
        [
            column(id[0], name.to_owned(), 2),
            column(id[1], format!("{name}, {}", words.column_low()), 2),
            column(id[2], format!("{name}, {}", words.column_high()), 2),
        ]
    };
    columns.extend(ends(["bts", "bts_low", "bts_high"], &format!("BTS: {}", facts.measure)));
    columns.extend(ends(["bto", "bto_low", "bto_high"], &format!("BTO: {}", facts.measure)));
    columns.extend(ends(["difference", "difference_low", "difference_high"], &facts.difference_name));
    let row = |(value, result): (&f64, &&MeasureResult)| -> Vec<Cell> {
        let estimates = [&result.each[0], &result.each[1], &result.difference];
        let estimates = estimates.into_iter().flat_map(|estimate| cells(estimate, &facts.scale));
        [Cell::from(*value)].into_iter().chain(estimates).collect()
    };
    let results = results(sweep).map(|(_, results)| results).unwrap_or_default();
    Table { columns, rows: facts.values.iter().zip(&results).map(row).collect() }
}
