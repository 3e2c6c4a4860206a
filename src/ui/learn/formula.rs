//! The formulas of a lesson: each as it stands, with the numbers that are set, and beside it what the run counted.
//!
//! Not here: what it gives (`experiment`), its tree and its words (`i18n`), its elements (`ui::formula`).

use yew::prelude::*;

use super::super::formula::equation;
use super::super::hooks::use_texts;
use super::super::page::icons;
use super::lesson::Live;
use super::turn::reveal_name;
use crate::app::Walk;
use crate::experiment::{FamilyHeld, Fold, HeldFormula};
use crate::i18n::{FormulaRow, Math, Texts, any_measure_name, broken_text, family_rows};
use crate::lessons::{Formula, Lesson, Source};

#[derive(Properties, PartialEq)]
pub struct FormulaProps {
    pub walk: Walk,
    pub live: Live,
    /// What each reveal shows with the numbers that are set.
    pub now: Vec<Option<f64>>,
}

/// A formula, what it is called, and what the number beside it is.
struct Row {
    formula: FormulaRow,
    name: String,
    beside: &'static str,
}

/// One formula of the lesson, ready to be written.
struct Ready {
    rows: Vec<Row>,
    broken: Vec<String>,
    item: Option<String>,
}

/// The formulas; nothing where the lesson has none.
#[component]
pub fn LessonFormula(props: &FormulaProps) -> Html {
    let FormulaProps { walk, live, now } = props;
    let texts = use_texts();
    let words = texts.learn;
    // Every estimate of a run is made for it: once a run, not once a drawing.
    let key = (live.clone(), walk.answering().map(str::to_owned), now.clone(), texts);
    let read = use_memo(key, |(live, answering, now, texts)| {
        let of = |formula: &Formula| {
            let variant = formula.variant.as_deref().or(answering.as_deref());
            ready(*texts, walk.lesson(), formula, (variant.and_then(|id| live.of(id)), now))
        };
        walk.lesson().formulas.iter().map(of).collect::<Vec<_>>()
    });
    if read.is_empty() {
        return Html::default();
    }
    html! {
        <div class="fx" data-testid="lesson-formula">
            <h3>{ words.formula_title() }</h3>
            { for read.iter().enumerate().map(|(place, ready)| match ready {
                Some(Ready { rows, broken, item }) => {
                    // What fails for the next one too is said once, below both.
                    let next = read.get(place + 1).and_then(Option::as_ref);
                    let is_said_below = next.is_some_and(|next| next.broken == *broken);
                    html! {
                        <>
                            { for rows.iter().map(|row| one(texts, row, item.as_deref())) }
                            if !broken.is_empty() && !is_said_below {
                                <p class="small muted">{ words.formula_broken() }{ ": " }{ broken.join(" ") }</p>
                            }
                        </>
                    }
                }
                None => html! { <p role="status">{ words.formula_cannot() }</p> },
            }) }
        </div>
    }
}

/// A formula with the numbers of its run and of the reveals; none where it gives nothing for them.
fn ready(
    texts: Texts,
    lesson: &Lesson,
    formula: &Formula,
    (fold, now): (Option<&Fold>, &[Option<f64>]),
) -> Option<Ready> {
    let summary = fold.map(Fold::summary);
    let held = formula.held(lesson, fold.zip(summary.as_ref()), now)?;
    let row = |(row, one): (FormulaRow, &HeldFormula)| {
        let reveal = formula.reveal(lesson, one);
        let is_by_hand = reveal.is_some_and(|reveal| matches!(reveal.source, Source::Records { .. }));
        Row {
            formula: row,
            name: match reveal {
                Some(reveal) => reveal_name(texts, reveal),
                None => any_measure_name(texts.language, one.measure).to_owned(),
            },
            beside: if is_by_hand { texts.learn.formula_by_hand() } else { texts.learn.formula_counted() },
        }
    };
    let rows = family_rows(texts, &held, |one| {
        formula.asked.counted(one, summary.as_ref(), &|name| Formula::known(lesson, now, name))
    });
    let item = held.item.zip(fold);
    Some(Ready {
        rows: rows.into_iter().zip(&held.formulas).map(row).collect(),
        broken: broken(texts, &held),
        item: item
            .map(|(item, fold)| texts.formulas.of_item(&fold.prepared().scenario.demand.items.name(item))),
    })
}

fn broken(texts: Texts, held: &FamilyHeld) -> Vec<String> {
    held.broken.iter().map(|broken| broken_text(texts, broken)).collect()
}

/// A formula in symbols, then in numbers with what it gives, and the simulated value.
fn one(texts: Texts, row: &Row, item: Option<&str>) -> Html {
    let Row { formula: row, name, beside } = row;
    let words = texts.learn;
    let own = Math::Number(row.own.clone());
    let both = [&row.symbol, &row.general];
    let said = if row.symbol == row.general { &both[..1] } else { &both[..] };
    // A formula that is one symbol is with its number no more than the number.
    let in_numbers =
        row.with_numbers.as_ref().filter(|in_numbers| **in_numbers != own).unwrap_or(&row.symbol);
    html! {
        <div class="fx-row" data-testid={format!("formula-{}", row.measure)} data-value={row.value.to_string()}>
            <p class="fx-name">{ name }</p>
            // A wide formula scrolls in itself, by the keyboard too.
            <div class="fx-math" tabindex="0" role="group" aria-label={name.to_owned()}>
                <p class="muted">{ equation(said, "=") }</p>
                <p class="fx-live">
                    { equation(&[in_numbers, &own], "=") }
                    // Where there are several, the numbers are one item's; the values below are of all.
                    if let Some(item) = item { { " " }<small>{ item }</small> }
                </p>
            </div>
            <p class="fx-both num">
                <span>{ words.formula_says() }{ " " }<b>{ &row.shown }</b></span>
                <span>{ *beside }{ " " }<b data-testid={format!("counted-{}", row.measure)}>{ &row.simulated.value }</b>{ " " }<small>{ &row.simulated.reach }</small></span>
                // What was counted without an interval is only set beside it.
                if row.agrees.is_some() {
                    <span class={if row.agrees == Some(true) { "ok" } else { "" }}>
                        if row.agrees == Some(true) { { icons::tick() } }
                        { &row.gap }
                    </span>
                }
            </p>
        </div>
    }
}
