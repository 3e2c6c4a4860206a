//! The formula of a lesson: as it stands, with the numbers that are set, and beside it what the run counted.
//!
//! Not here: what it gives (`experiment`), its tree and its words (`i18n`), its elements (`ui::formula`).

use yew::prelude::*;

use super::super::formula::equation;
use super::super::hooks::use_texts;
use super::super::page::icons;
use super::lesson::Live;
use crate::app::Walk;
use crate::experiment::FamilyHeld;
use crate::i18n::{FormulaRow, Math, Texts, any_measure_name, broken_text, family_rows};

#[derive(Properties, PartialEq)]
pub struct FormulaProps {
    pub walk: Walk,
    pub live: Live,
}

/// The formula; nothing where the lesson has none.
#[component]
pub fn LessonFormula(props: &FormulaProps) -> Html {
    let FormulaProps { walk, live } = props;
    let texts = use_texts();
    let words = texts.learn;
    // Every estimate of a run is made for it: once a run, not once a drawing.
    let read =
        use_memo((live.clone(), walk.answering().map(str::to_owned), texts), |(live, answering, texts)| {
            let asked = walk.lesson().formula.as_ref()?;
            let fold = live.of(answering.as_deref()?)?;
            let summary = fold.summary();
            let held = asked.held(fold.prepared(), &summary);
            let item = |held: &FamilyHeld| {
                held.item
                    .map(|item| texts.formulas.of_item(&fold.prepared().scenario.demand.items.name(item)))
            };
            Some(held.map(|held| (family_rows(*texts, &held, &summary), broken(*texts, &held), item(&held))))
        });
    let Some(read) = &*read else { return Html::default() };
    html! {
        <div class="fx" data-testid="lesson-formula">
            <h3>{ words.formula_title() }</h3>
            if let Some((rows, broken, item)) = read {
                { for rows.iter().map(|row| one(texts, row, item.as_deref())) }
                if !broken.is_empty() {
                    <p class="small muted">{ words.formula_broken() }{ ": " }{ broken.join(" ") }</p>
                }
            } else {
                <p role="status">{ words.formula_cannot() }</p>
            }
        </div>
    }
}

fn broken(texts: Texts, held: &FamilyHeld) -> Vec<String> {
    held.broken.iter().map(|broken| broken_text(texts, broken)).collect()
}

/// A formula in symbols, then in numbers with what it gives, and the simulated value.
fn one(texts: Texts, row: &FormulaRow, item: Option<&str>) -> Html {
    let words = texts.learn;
    let own = Math::Number(row.own.clone());
    let both = [&row.symbol, &row.general];
    let said = if row.symbol == row.general { &both[..1] } else { &both[..] };
    let in_numbers = row.with_numbers.as_ref().unwrap_or(&row.symbol);
    html! {
        <div class="fx-row" data-testid={format!("formula-{}", row.measure)} data-value={row.value.to_string()}>
            <p class="fx-name">{ any_measure_name(texts.language, row.measure) }</p>
            // A wide formula scrolls in itself, by the keyboard too.
            <div class="fx-math" tabindex="0" role="group" aria-label={any_measure_name(texts.language, row.measure).to_owned()}>
                <p class="muted">{ equation(said, "=") }</p>
                <p class="fx-live">
                    { equation(&[in_numbers, &own], "=") }
                    // Where there are several, the numbers are one item's; the values below are of all.
                    if let Some(item) = item { { " " }<small>{ item }</small> }
                </p>
            </div>
            <p class="fx-both num">
                <span>{ words.formula_says() }{ " " }<b>{ &row.shown }</b></span>
                <span>{ words.formula_counted() }{ " " }<b data-testid={format!("counted-{}", row.measure)}>{ &row.simulated.value }</b>{ " " }<small>{ &row.simulated.reach }</small></span>
                <span class={if row.agrees == Some(true) { "ok" } else { "" }}>
                    if row.agrees == Some(true) { { icons::tick() } }
                    { &row.gap }
                </span>
            </p>
        </div>
    }
}
