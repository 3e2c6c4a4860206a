//! Formula and simulation in words: each formula with its value, the simulated one, and how they lie to each other.
//!
//! Not here: the formula as a tree (`formula`), which formulas there are (`experiment`).

use crate::experiment::{FamilyHeld, Gap, HeldFormula, Summary, strategy_of};
use crate::stats::Estimate;
use crate::theory::family::Unit;

use super::precision::{Form, decimals_of_reach};
use super::{
    Cell, Column, Math, Shown, Table, Texts, broken_text, decimals_needed, family_name, format_number,
    format_percent, in_numbers, measure_name, read_formula, short_number, show_estimate, written_out,
};

/// One formula beside its simulated measure.
#[derive(Clone, Debug, PartialEq)]
pub struct FormulaRow {
    /// The measure's name in results.
    pub measure: &'static str,
    /// Its name on the screen.
    pub name: &'static str,
    /// The quantity's symbol.
    pub symbol: Math,
    /// The formula.
    pub general: Math,
    /// The same with numbers in it; none where it has no number to take.
    pub with_numbers: Option<Math>,
    /// Its value for the numbers that were put in.
    pub own: String,
    /// The formula's value.
    pub value: f64,
    /// The same as it is shown.
    pub shown: String,
    /// The simulated value.
    pub simulated: Shown,
    /// How they lie to each other, in words.
    pub gap: String,
    /// Whether they agree; none where that cannot be told.
    pub agrees: Option<bool>,
}

/// From here on a value is called so many times another one [share of it above it].
const MANY: f64 = 2.0;

/// How a quantity is written.
fn form(unit: Unit) -> Form {
    match unit {
        Unit::Share => Form { most_decimals: 2, ..Form::PERCENT },
        _ => Form { factor: 1.0, most_decimals: 3, suffix: "" },
    }
}

/// Whether a number would be shown as nothing though it is something.
fn is_small(shown: f64, decimals: usize) -> bool {
    shown != 0.0 && shown.abs() < 0.5 * [1.0, 0.1, 0.01, 0.001][decimals.min(3)]
}

/// A formula without what is said of it: in symbols that has been said already.
fn bare(formula: &str) -> &str {
    let ends = [": ", ", at the given", ", since "].into_iter().filter_map(|said| formula.find(said));
    &formula[..ends.min().unwrap_or(formula.len())]
}

/// The formulas of a family, each beside what `estimate` gives for it.
#[must_use]
pub fn family_rows(
    texts: Texts,
    held: &FamilyHeld,
    estimate: impl Fn(&HeldFormula) -> Estimate,
) -> Vec<FormulaRow> {
    let words = texts.formulas;
    let language = texts.language;
    let row = |formula: &HeldFormula| {
        let quantity = formula.quantity;
        let form = form(quantity.unit);
        let estimate = estimate(formula);
        let form = match (estimate.half_width(), estimate.value) {
            // Without an error, or known without one, no more digits than there are.
            (None | Some(0.0), Some(counted)) => {
                let digits = |value: f64| decimals_needed(value * form.factor, form.most_decimals);
                Form { most_decimals: digits(formula.value).max(digits(counted)), ..form }
            }
            _ => form,
        };
        let decimals = estimate
            .half_width()
            .map_or(form.most_decimals, |half| decimals_of_reach(half * form.factor, form.most_decimals));
        let days = |text: String| match quantity.unit {
            Unit::Time => format!("{text} {}", words.days()),
            _ => text,
        };
        let percent =
            |share: f64| format_percent(language, share.abs(), if share.abs() < 0.1 { 1 } else { 0 });
        let gap = formula.gap(&estimate);
        // What is put in must not be the quantity itself.
        let symbols: Vec<(&str, f64)> =
            held.symbols.iter().filter(|(symbol, _)| *symbol != quantity.symbol).copied().collect();
        let (written, listed) = written_out(bare(quantity.formula), &held.lists);
        let listed = listed.iter().map(|(symbol, number)| (symbol.as_str(), *number));
        let numbers: Vec<(&str, f64)> = symbols.into_iter().chain(listed).collect();
        let general = read_formula(texts, quantity.formula, &[]);
        let with_numbers = in_numbers(texts, &written, &numbers, formula.own);
        let simulated = match estimate.half_width() {
            // What is known without an error has no precision to be told.
            Some(0.0) => show_estimate(texts, &estimate.value.map_or(estimate, Estimate::alone), form),
            _ => show_estimate(texts, &estimate, form),
        };
        FormulaRow {
            measure: formula.measure,
            name: measure_name(language, formula.measure),
            // Where the formula begins with its symbol, once is enough.
            symbol: if quantity.formula.starts_with(quantity.symbol) {
                general.clone()
            } else {
                read_formula(texts, quantity.symbol, &[])
            },
            with_numbers: (with_numbers != read_formula(texts, bare(quantity.formula), &[]))
                .then_some(with_numbers),
            general,
            own: short_number(language, formula.own),
            value: formula.value,
            shown: days(if is_small(formula.value * form.factor, decimals) {
                format!("{}{}", short_number(language, formula.value * form.factor), form.suffix)
            } else {
                form.write(language, formula.value, decimals)
            }),
            simulated: match estimate.value {
                Some(_) => Shown { value: days(simulated.value), ..simulated },
                None => simulated,
            },
            gap: match gap {
                Gap::Agrees => words.agrees().to_owned(),
                Gap::Parts(share) if share > MANY => words.times(&format_number(language, 1.0 + share, 0)),
                Gap::Parts(share) if share > 0.0 => words.higher(&percent(share)),
                Gap::Parts(share) => words.lower(&percent(share)),
                Gap::PartsFromZero => words.differs().to_owned(),
                Gap::Unknown => super::UNDEFINED.to_owned(),
            },
            agrees: match gap {
                Gap::Agrees => Some(true),
                Gap::Unknown => None,
                _ => Some(false),
            },
        }
    };
    held.formulas.iter().map(row).collect()
}

/// How many formulas agree with the run.
#[must_use]
pub fn formulas_sentence(texts: Texts, all: &[FamilyHeld], summary: &Summary) -> String {
    let gaps = all.iter().flat_map(|held| {
        let place = strategy_of(held.family);
        held.formulas.iter().map(move |formula| formula.gap(&summary.of(formula.measure).each[place]))
    });
    let known: Vec<Gap> = gaps.filter(|gap| *gap != Gap::Unknown).collect();
    let agree = known.iter().filter(|gap| **gap == Gap::Agrees).count();
    let count = |count: usize| short_number(texts.language, count as f64);
    texts.formulas.sentence(&count(agree), &count(known.len()), &count(known.len() - agree))
}

/// All of it as a table.
#[must_use]
pub fn formulas_table(texts: Texts, all: &[FamilyHeld], summary: &Summary) -> Table {
    let words = texts.formulas;
    let column = |id, label: &str, decimals| Column { id, label: label.to_owned(), decimals };
    let columns = vec![
        column("family", words.column_family(), 0),
        column("measure", words.column_measure(), 0),
        column("formula", words.formula(), 5),
        column("simulated", words.simulated(), 5),
        column("low", words.column_low(), 5),
        column("high", words.column_high(), 5),
        column("assumptions_that_fail", words.column_broken(), 0),
    ];
    let rows = all.iter().flat_map(|held| {
        held.formulas.iter().map(move |formula| {
            let estimate = summary.of(formula.measure).each[strategy_of(held.family)];
            let number = |number: Option<f64>| number.map_or(Cell::None, Cell::from);
            let broken: Vec<String> = held.broken.iter().map(|broken| broken_text(texts, broken)).collect();
            vec![
                Cell::Text(family_name(texts, held.family.id).to_owned()),
                Cell::Text(measure_name(texts.language, formula.measure).to_owned()),
                Cell::from(formula.value),
                number(estimate.value),
                number(estimate.low),
                number(estimate.high),
                Cell::Text(broken.join(" ")),
            ]
        })
    });
    Table { columns, rows: rows.collect() }
}
