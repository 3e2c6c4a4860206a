//! A search in numbers and words: what was found, and how sure that is.

use super::super::{Cell, Table, Texts, format_number, format_percent};
use super::{
    CurveSpot, MeasureScale, Names, any_measure_name, axis_name, cells, column, inside, largest,
    setting_text, shown_factor,
};
use crate::experiment::{Candidate, Find, Outcome, Search};
use crate::sim::Strategy;

/// Below this it is worth saying that more replications would help.
const TOO_CLOSE: f64 = 0.9;
/// Below this it is as good as a guess.
const NOTHING_SURE: f64 = 0.5;

/// Everything the figure shows, in its units.
#[derive(Clone, Debug, PartialEq)]
pub struct FindFacts {
    /// "Cost per order: the policies tried".
    pub title: String,
    /// Whose policy it is.
    pub strategy: Strategy,
    /// "Service target, %", of each number that was turned.
    pub paths: Vec<String>,
    /// "Cost per order, thousand ₫", and each policy's.
    pub goal: (String, Vec<CurveSpot>),
    /// "Order fill rate, %", and each policy's.
    pub target: Option<(String, Vec<CurveSpot>)>,
    /// The target's value, and how it is said.
    pub level: Option<(f64, String)>,
    /// Where the choice stands.
    pub found: Option<f64>,
    /// Where two numbers were turned: each policy's target over its goal, and the choice.
    pub placed: Option<(Vec<CurveSpot>, Option<CurveSpot>)>,
    outcome: Outcome,
    goal_scale: MeasureScale,
    target_scale: Option<MeasureScale>,
}

/// The paths of the numbers that are turned.
fn axes(search: &Search) -> impl Iterator<Item = &str> {
    search.axes.iter().map(|(knob, _)| knob.path.as_str())
}

/// Reads the figure's numbers; none before the search is done.
#[must_use]
pub fn find_facts(texts: Texts, find: &Find, names: Names) -> Option<FindFacts> {
    let (search, outcome) = (find.search(), find.outcome()?);
    let goals = largest(outcome.tried.iter().map(|tried| &tried.goal));
    let goal_scale = MeasureScale::of(texts, search.goal, names.currency, goals);
    let target_scale = search.target.map(|target| {
        let all = largest(outcome.tried.iter().filter_map(|tried| tried.target.as_ref()));
        MeasureScale::of(texts, target.measure, names.currency, all.max(target.value))
    });
    let factor = axes(search).next().map_or(1.0, shown_factor);
    let at = |candidate: &Candidate| candidate.values.first().map_or(f64::NAN, |value| value * factor);
    let goal_name = any_measure_name(texts.language, search.goal.id);
    let target = search.target.zip(target_scale.as_ref()).map(|(target, scale)| {
        let tried = outcome.tried.iter();
        let spots = tried.filter_map(|tried| CurveSpot::of(at(tried), tried.target.as_ref()?, scale));
        (scale.named(any_measure_name(texts.language, target.measure.id)), spots.collect())
    });
    let level = search.target.zip(target_scale.as_ref()).map(|(target, scale)| {
        let said = texts.experiments.target_level(&scale.amount(texts, target.value));
        (scale.shown(target.value), said)
    });
    let spots = outcome.tried.iter().filter_map(|tried| CurveSpot::of(at(tried), &tried.goal, &goal_scale));
    let placed = target_scale.as_ref().filter(|_| search.axes.len() > 1).map(|scale| {
        let place = |candidate: &Candidate| {
            let across = goal_scale.shown(candidate.goal.value?);
            CurveSpot::of(across, candidate.target.as_ref()?, scale)
        };
        (outcome.tried.iter().filter_map(place).collect(), outcome.found.as_ref().and_then(place))
    });
    Some(FindFacts {
        title: texts.experiments.find_title(goal_name),
        strategy: search.strategy,
        paths: axes(search)
            .map(|path| axis_name(texts, path, &(names.number)(path), names.currency))
            .collect(),
        goal: (goal_scale.named(goal_name), spots.collect()),
        target,
        level,
        found: outcome.found.as_ref().map(at),
        placed,
        outcome,
        goal_scale,
        target_scale,
    })
}

/// The policy that was found, in words: "Service target = 93%"; two numbers with a comma between them.
#[must_use]
pub fn found_policy(texts: Texts, find: &Find, names: Names) -> Option<String> {
    let found = find.outcome()?.found?;
    Some(policy(texts, find.search(), &found, names))
}

fn policy(texts: Texts, search: &Search, candidate: &Candidate, names: Names) -> String {
    let each = axes(search).zip(&candidate.values).map(|(path, value)| {
        let value = setting_text(texts, path, *value, names.currency);
        texts.experiments.policy(&(names.number)(path), &value)
    });
    each.collect::<Vec<String>>().join(", ")
}

/// Confidence in per cent, never rounded up to certainty.
fn sure(texts: Texts, share: f64) -> String {
    if share > 0.999 {
        return texts.experiments.over_sure().to_owned();
    }
    format_percent(texts.language, (share * 1000.0).floor() / 1000.0, 1)
}

/// What was found, what it does on fresh luck, and how sure it is; or that nothing was.
#[must_use]
pub fn find_sentence(texts: Texts, find: &Find, facts: &FindFacts, names: Names) -> String {
    let words = texts.experiments;
    let (search, outcome) = (find.search(), &facts.outcome);
    let count = |count: usize| format_number(texts.language, count as f64, 0);
    let goal = any_measure_name(texts.language, search.goal.id);
    let mut said = Vec::new();
    let target = search.target.zip(facts.target_scale.as_ref());
    let of_target = |candidate: &Candidate| {
        let (target, scale) = target?;
        let estimate = candidate.target.as_ref()?;
        let name = any_measure_name(texts.language, target.measure.id);
        Some((name, scale.value(texts, estimate), scale.reach(texts, estimate)))
    };
    if let Some(found) = &outcome.found {
        said.push(words.found(&policy(texts, search, found, names)));
        let (value, reach) =
            (facts.goal_scale.value(texts, &found.goal), facts.goal_scale.reach(texts, &found.goal));
        said.push(words.confirmed(goal, &value, &reach, &count(found.replications as usize)));
        if let Some((name, value, reach)) = of_target(found) {
            said.push(words.met(name, &value, &reach, &sure(texts, found.met)));
        }
        if let Some(cheapest) = outcome.cheapest {
            let tried = count(outcome.tried.len());
            if cheapest < NOTHING_SURE {
                said.push(words.too_close(&tried));
            } else {
                said.push(words.best_of(&tried, &sure(texts, cheapest)));
            }
            if (NOTHING_SURE..TOO_CLOSE).contains(&cheapest) {
                said.push(words.close_rivals().to_owned());
            }
        }
    } else {
        said.push(words.found_nothing().to_owned());
        let nearest = outcome.nearest.as_ref();
        if let Some((nearest, (name, value, reach))) = nearest.and_then(|near| Some((near, of_target(near)?)))
        {
            let policy = policy(texts, search, nearest, names);
            said.push(words.nearest(&policy, &inside(name), &value, &reach));
        }
    }
    if outcome.at_edge {
        said.push(words.at_edge().to_owned());
    }
    if !outcome.turned_down.is_empty() {
        said.push(words.turned_down(&count(outcome.turned_down.len())));
    }
    // A number without an interval leaves a space behind.
    said.join(" ").replace(" ,", ",").replace(" ;", ";").replace(" .", ".")
}

/// Everything that was tried, as a table.
#[must_use]
pub fn find_table(texts: Texts, find: &Find, facts: &FindFacts) -> Table {
    let words = texts.experiments;
    let ends = |ids: [&'static str; 3], name: &str| {
        [
            column(ids[0], name.to_owned(), 2),
            column(ids[1], format!("{name}, {}", words.column_low()), 2),
            column(ids[2], format!("{name}, {}", words.column_high()), 2),
        ]
    };
    let ids = ["value", "second_value"];
    let mut columns: Vec<_> =
        ids.into_iter().zip(&facts.paths).map(|(id, name)| column(id, name.clone(), 4)).collect();
    columns.extend(ends(["goal", "goal_low", "goal_high"], &facts.goal.0));
    if let Some((name, _)) = &facts.target {
        columns.extend(ends(["target", "target_low", "target_high"], name));
        columns.push(column("met_confidence", words.column_met().to_owned(), 1));
    }
    columns.push(column("replications", words.column_replications().to_owned(), 0));
    columns.push(column("fresh_seeds", words.column_fresh().to_owned(), 0));
    columns.push(column("found", words.column_found().to_owned(), 0));
    let factors: Vec<f64> = axes(find.search()).map(shown_factor).collect();
    let yes = |is: bool| Cell::Text(if is { texts.figures.yes() } else { texts.figures.no() }.to_owned());
    let row = |tried: &Candidate| {
        let values = tried.values.iter().zip(&factors);
        let mut row: Vec<Cell> = values.map(|(value, factor)| Cell::from(value * factor)).collect();
        row.extend(cells(&tried.goal, &facts.goal_scale));
        if let (Some(scale), Some(estimate)) = (&facts.target_scale, &tried.target) {
            row.extend(cells(estimate, scale));
            row.push(Cell::from(100.0 * tried.met));
        }
        let is_found = facts.outcome.found.as_ref().is_some_and(|found| found.values == tried.values);
        row.extend([Cell::from(f64::from(tried.replications)), yes(tried.is_fresh), yes(is_found)]);
        row
    };
    Table { columns, rows: facts.outcome.tried.iter().map(row).collect() }
}
