//! The figure "Formula and simulation": every formula of theory that speaks of the scenario, typeset, with its numbers, beside
//! the run.
//!
//! Not here: which formulas there are and what they give (`experiment`), words and trees (`i18n`).

mod math;

pub use math::equation;

use std::rc::Rc;

use yew::prelude::*;

use super::figure::frame::Frame;
use super::hooks::{use_seen, use_texts};
use super::page::icons;
use super::results::Results;
use crate::experiment::{FamilyHeld, formulas, strategy_of};
use crate::i18n::{
    FormulaRow, Math, Texts, broken_text, family_name, family_rows, formulas_sentence, formulas_table,
    run_origin, short_number,
};

/// So many families stand open at first; on a projector one, and whoever opens another closes it, as all of them together are
/// longer than a screen.
const OPEN: [usize; 2] = [3, 1];

#[derive(Properties, PartialEq)]
pub struct FormulaProps {
    /// None until a run is done.
    pub results: Option<Rc<Results>>,
    pub is_projected: bool,
}

/// The figure. Nothing is computed before it is near the screen.
#[component]
pub fn FormulaFigure(props: &FormulaProps) -> Html {
    let texts = use_texts();
    let words = texts.formulas;
    let place = use_node_ref();
    let is_seen = use_seen(&place);
    let found = use_memo(props.results.clone().filter(|_| is_seen), |results| {
        results.as_ref().map(|results| (Rc::clone(results), formulas(&results.prepared)))
    });
    let table = use_callback((props.results.clone(), texts), |(): (), (results, texts)| {
        let table =
            |results: &Rc<Results>| formulas_table(*texts, &formulas(&results.prepared), &results.summary);
        results.as_ref().map(table).unwrap_or_default()
    });
    let (sentence, origin) = match &*found {
        Some((results, all)) => (
            formulas_sentence(texts, all, &results.summary),
            run_origin(texts, &results.summary, results.prepared.scenario.run.seed),
        ),
        None => Default::default(),
    };
    html! {
        <div ref={place}>
            <Frame id="formula" title={words.title()} reading={words.reading()} {sentence} {origin} {table}
                has_table={found.is_some()} drawing={None}>
                if let Some((results, all)) = &*found {
                    <div class="formulas">
                        { for all.iter().filter(|held| !held.formulas.is_empty()).enumerate().map(|(at, held)| family(texts, results, held, at, props.is_projected)) }
                        { others(texts, all) }
                    </div>
                } else {
                    <p class="muted">{ words.waiting_for_run() }</p>
                }
            </Frame>
        </div>
    }
}

/// One family: its formulas, and the assumptions that fail. Apart from the figure, so that it can come later.
#[inline(never)]
fn family(texts: Texts, results: &Results, held: &FamilyHeld, at: usize, is_projected: bool) -> Html {
    let open = at < OPEN[usize::from(is_projected)];
    let group = is_projected.then_some("formula-family");
    let words = texts.formulas;
    let place = strategy_of(held.family);
    let rows = family_rows(texts, held, |formula| results.summary.of(formula.measure).each[place]);
    let item = held.item.map(|item| words.of_item(&results.prepared.scenario.demand.items.name(item)));
    let agree = rows.iter().filter(|row| row.agrees == Some(true)).count();
    let [agree, all] = [agree, rows.len()].map(|count| short_number(texts.language, count as f64));
    html! {
        <details class="formula-family" {open} name={group} key={held.family.id} data-testid={format!("family-{}", held.family.id)}>
            <summary>
                { icons::key(strategy_of(held.family) == 0) }{ " " }<b>{ family_name(texts, held.family.id) }</b>
                <span class="muted num">{ words.count(&agree, &all) }</span>
            </summary>
            <table class="cmp">
                <thead><tr>{ for [words.measure(), words.formula(), words.simulated(), words.gap()].map(|label| html! { <th scope="col">{ label }</th> }) }</tr></thead>
                <tbody>{ for rows.iter().map(|row| formula(texts, row, item.as_deref())) }</tbody>
            </table>
            if held.broken.is_empty() {
                <p class="small muted">{ words.all_hold() }</p>
            } else {
                <p class="small"><b>{ words.broken() }</b></p>
                <ul class="small">{ for held.broken.iter().map(|broken| html! { <li>{ broken_text(texts, broken) }</li> }) }</ul>
            }
        </details>
    }
}

/// A formula as it stands and with numbers, its value, the simulated one, and how they lie to each other.
fn formula(texts: Texts, row: &FormulaRow, item: Option<&str>) -> Html {
    let words = texts.formulas;
    let own = Math::Number(row.own.clone());
    // Where the symbol is the formula, once is enough.
    let both = [&row.symbol, &row.general];
    let said = if row.symbol == row.general { &both[..1] } else { &both[..] };
    html! {
        <tr data-testid={format!("formula-{}", row.measure)} data-value={row.value.to_string()}>
            <th scope="row">
                { row.name }
                // A wide formula scrolls in itself, by the keyboard too.
                <div class="math" tabindex="0" role="group" aria-label={row.name}>
                    <div>{ equation(said, "=") }</div>
                    if let Some(with_numbers) = &row.with_numbers {
                        <div class="muted">
                            { equation(&[with_numbers, &own], "=") }
                            if let Some(item) = item { { " " }<small>{ item }</small> }
                        </div>
                    }
                </div>
            </th>
            <td class="num" data-label={words.formula()}>{ &row.shown }</td>
            <td class="num" data-label={words.simulated()}><b>{ &row.simulated.value }</b>{ " " }<small>{ &row.simulated.reach }</small></td>
            <td data-label={words.gap()}>
                if row.agrees == Some(true) { <span class="ok">{ icons::tick() }</span> }
                { &row.gap }
            </td>
        </tr>
    }
}

/// Families that do not apply, each with the first assumption that fails.
#[inline(never)]
fn others(texts: Texts, all: &[FamilyHeld]) -> Html {
    let words = texts.formulas;
    let others: Vec<&FamilyHeld> = all.iter().filter(|held| held.formulas.is_empty()).collect();
    let why = |held: &FamilyHeld| {
        held.broken
            .last()
            .map_or_else(|| words.nothing_like_it().to_owned(), |broken| broken_text(texts, broken))
    };
    html! {
        <details class="formula-family" data-testid="families-not-applying">
            <summary>{ words.others(&short_number(texts.language, others.len() as f64)) }</summary>
            <dl class="small">{ for others.iter().map(|held| html! {
                <><dt>{ family_name(texts, held.family.id) }</dt><dd class="muted">{ why(held) }</dd></>
            }) }</dl>
        </details>
    }
}
