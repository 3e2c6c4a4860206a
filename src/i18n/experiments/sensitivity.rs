//! A sensitivity in numbers and words: which numbers move a measure, and by how much.

use super::super::{Cell, Table, Texts, UNDEFINED, format_number};
use super::{
    MeasureScale, Names, any_measure_name, cells, column, inside, largest, setting_text, shown_factor,
};
use crate::experiment::{Effect, Sensitivity, Study as _};
use crate::sim::Strategy;
use crate::stats::Estimate;

/// So many numbers are drawn a strategy; the table has them all.
const DRAWN: usize = 8;

/// One end of a bar.
#[derive(Clone, Debug, PartialEq)]
pub struct MovedEnd {
    /// The value that the number was set to: "81%".
    pub value: String,
    /// The change of the measure, in shown units.
    pub change: f64,
    /// Its 95 % confidence interval.
    pub interval: Option<(f64, f64)>,
}

/// A number that moves the measure.
#[derive(Clone, Debug, PartialEq)]
pub struct MovedNumber {
    /// "Service target: 90%".
    pub name: String,
    /// Made smaller, and made larger; none where a limit leaves no room.
    pub ends: [Option<MovedEnd>; 2],
}

/// Everything the figure shows.
#[derive(Clone, Debug, PartialEq)]
pub struct SensitivityFacts {
    /// "What moves perfect orders most".
    pub title: String,
    /// "Change of perfect orders, points".
    pub axis: String,
    /// The numbers whose change can be told, the largest first, by strategy; none where the measure has nothing to
    /// count there.
    pub moved: [Option<Vec<MovedNumber>>; 2],
    scale: MeasureScale,
}

/// Reads the figure's numbers; none before the study is done.
#[must_use]
pub fn sensitivity_facts(texts: Texts, study: &Sensitivity, names: Names) -> Option<SensitivityFacts> {
    let (measure, base) = (study.measures().first().copied()?, study.base()?);
    let result = base.results.first()?;
    let scale = MeasureScale::of(texts, measure, names.currency, largest(result.each.iter()));
    let name = inside(any_measure_name(texts.language, measure.id));
    let end = |path: &str, end: &Option<(f64, Estimate)>| {
        let (value, change) = end.as_ref()?;
        Some(MovedEnd {
            value: setting_text(texts, path, *value, names.currency),
            change: scale.shown(change.value?),
            interval: change.low.zip(change.high).map(|(low, high)| (scale.shown(low), scale.shown(high))),
        })
    };
    let moved = |effect: &Effect| {
        let now = setting_text(texts, &effect.path, effect.value, names.currency);
        MovedNumber {
            name: format!("{}: {now}", (names.number)(&effect.path)),
            ends: [end(&effect.path, &effect.smaller), end(&effect.path, &effect.larger)],
        }
    };
    let of = |strategy: Strategy| {
        result.each[strategy as usize].value?;
        let effects = study.effects(strategy);
        Some(effects.iter().filter(|effect| effect.is_told).take(DRAWN).map(moved).collect())
    };
    Some(SensitivityFacts {
        title: texts.experiments.sensitivity_title(&name),
        axis: scale.named_difference(&texts.experiments.change_of(&name)),
        moved: Strategy::BOTH.map(of),
        scale,
    })
}

/// Which number moves the measure most under each strategy, and which come then.
#[must_use]
pub fn sensitivity_sentence(
    texts: Texts,
    study: &Sensitivity,
    facts: &SensitivityFacts,
    names: Names,
) -> String {
    /// So many numbers are named after the first.
    const NEXT: usize = 2;
    let words = texts.experiments;
    let mut said = Vec::new();
    let result = study.base().and_then(|base| base.results.first());
    for (strategy, short) in Strategy::BOTH.into_iter().zip(["BTS", "BTO"]) {
        let Some(base) =
            result.map(|result| result.each[strategy as usize]).filter(|base| base.value.is_some())
        else {
            said.push(words.counts_nothing(short));
            continue;
        };
        let effects = study.effects(strategy);
        let told: Vec<&Effect> = effects.iter().filter(|effect| effect.is_told).collect();
        let Some((first, others)) = told.split_first() else {
            said.push(words.moves_nothing(short));
            continue;
        };
        let end = |end: &Option<(f64, Estimate)>| match end {
            None => words.no_room().to_owned(),
            Some((value, change)) => words.end_change(
                &setting_text(texts, &first.path, *value, names.currency),
                &facts.scale.difference(texts, change),
            ),
        };
        let base = facts.scale.value(texts, &base);
        let name = inside(&(names.number)(&first.path));
        said.push(words.moves_most(short, &base, &name, &end(&first.smaller), &end(&first.larger)));
        let next: Vec<String> =
            others.iter().take(NEXT).map(|effect| inside(&(names.number)(&effect.path))).collect();
        if !next.is_empty() {
            said.push(words.moves_then(&next.join("; ")));
        }
        let count = |count: usize| format_number(texts.language, count as f64, 0);
        said.push(words.told_of(&count(told.len()), &count(effects.len())));
    }
    said.join(" ")
}

/// Every number under both strategies, as a table.
#[must_use]
pub fn sensitivity_table(texts: Texts, study: &Sensitivity, facts: &SensitivityFacts, names: Names) -> Table {
    let words = texts.experiments;
    let change = |what: &str| facts.scale.named_difference(&words.column_change(what));
    let (smaller, larger) = (words.column_smaller(), words.column_larger());
    let bounds = |ids: [&'static str; 3], what: &str| {
        [
            column(ids[0], change(what), 2),
            column(ids[1], format!("{}, {}", change(what), words.column_low()), 2),
            column(ids[2], format!("{}, {}", change(what), words.column_high()), 2),
        ]
    };
    let mut columns = vec![
        column("number", words.column_number().to_owned(), 0),
        column("strategy", words.column_strategy().to_owned(), 0),
        column("path", words.column_path().to_owned(), 0),
        column("value", words.column_now().to_owned(), 4),
        column("smaller", smaller.to_owned(), 4),
    ];
    columns.extend(bounds(["smaller_change", "smaller_low", "smaller_high"], smaller));
    columns.push(column("larger", larger.to_owned(), 4));
    columns.extend(bounds(["larger_change", "larger_low", "larger_high"], larger));
    columns.push(column("told", words.column_told().to_owned(), 0));
    let end = |factor: f64, end: &Option<(f64, Estimate)>| -> [Cell; 4] {
        let Some((value, change)) = end else { return [Cell::None, Cell::None, Cell::None, Cell::None] };
        let [at, low, high] = cells(change, &facts.scale);
        [Cell::from(value * factor), at, low, high]
    };
    let yes = |is: bool| if is { texts.figures.yes() } else { texts.figures.no() };
    let row = |strategy: &str, effect: &Effect| {
        let factor = shown_factor(&effect.path);
        let mut row = vec![
            Cell::Text((names.number)(&effect.path)),
            Cell::Text(strategy.to_owned()),
            Cell::Text(effect.path.clone()),
            Cell::from(effect.value * factor),
        ];
        row.extend(end(factor, &effect.smaller));
        row.extend(end(factor, &effect.larger));
        row.push(Cell::Text(yes(effect.is_told).to_owned()));
        row
    };
    let rows = Strategy::BOTH.into_iter().zip(["BTS", "BTO"]).flat_map(|(strategy, short)| {
        let counts = facts.moved[strategy as usize].is_some();
        let effects = if counts { study.effects(strategy) } else { Vec::new() };
        effects.iter().map(|effect| row(short, effect)).collect::<Vec<_>>()
    });
    Table { columns, rows: rows.collect() }
}

/// An end of a bar in words, for the name of the picture.
impl MovedEnd {
    /// "81%: −3.2".
    #[must_use]
    pub fn said(&self, texts: Texts) -> String {
        let change = if self.change.is_finite() {
            format_number(texts.language, self.change, 2)
        } else {
            UNDEFINED.to_owned()
        };
        texts.experiments.end_change(&self.value, &change)
    }
}
