//! The formulas of the lessons with the numbers of their runs: every lesson has one, each stands beside what was counted, and
//! what is shown can be worked out again with the numbers that are shown.

use std::sync::Arc;

use perfect_order_lab::app::{Walk, WalkAction};
use perfect_order_lab::experiment::{self, Fold, Prepared};
use perfect_order_lab::i18n::{FormulaRow, Language, Texts, family_rows, short_number, worked_out};
use perfect_order_lab::lessons::{self, Against, Lesson, Other, Source};

use perfect_order_lab::sim::Strategy;

use super::shipped;

/// The formulas of a lesson with the numbers of its runs, as its page has them.
fn rows(lesson: &Lesson) -> Vec<FormulaRow> {
    let lesson = std::rc::Rc::new(lesson.clone());
    let walk = Walk::new(std::rc::Rc::clone(&lesson), true).reduce(WalkAction::Run);
    let runs: Vec<(String, Fold)> = walk
        .wanted()
        .into_iter()
        .map(|id| {
            let scenario = walk.scenario(&id).expect("a scenario");
            (id, experiment::run(&Arc::new(Prepared::new(scenario)), 2718, 20, 2))
        })
        .collect();
    let run = |id: &str| runs.iter().find(|(known, _)| known == id).map(|(_, fold)| fold);
    let shown = walk.shown(run);
    let of = |formula: &lessons::Formula| {
        let fold = formula.variant.as_deref().or(walk.answering()).and_then(run);
        let summary = fold.map(Fold::summary);
        let held = formula.held(&lesson, fold.zip(summary.as_ref()), &shown).expect("a value");
        let known = |name: &str| lessons::Formula::known(&lesson, &shown, name);
        let counted = |one: &experiment::HeldFormula| formula.asked.counted(one, summary.as_ref(), &known);
        family_rows(Texts::of(Language::English), &held, counted)
    };
    lesson.formulas.iter().flat_map(of).collect()
}

#[test]
fn every_lesson_has_a_formula_that_can_be_worked_out_again() {
    let mut again = 0;
    for (name, lesson) in shipped() {
        let rows = rows(&lesson);
        assert!(!rows.is_empty(), "{name} has no formula");
        for row in rows {
            let (own, shown) = (&row.own, &row.simulated.value);
            println!(
                "{name} {} = {own} ({}), counted {shown} {}: {}",
                row.measure, row.shown, row.simulated.reach, row.gap
            );
            assert!(
                row.value.is_finite() && shown.starts_with(|first: char| first.is_ascii_digit()),
                "{name}"
            );
            let Some(math) = &row.with_numbers else { continue };
            let Some(result) = worked_out(Language::English, math) else { continue };
            assert_eq!(short_number(Language::English, result), *own, "{name} {}: {math:?}", row.measure);
            again += 1;
        }
    }
    assert!(again > 8, "only {again} could be worked out");
}

/// The recovery that the formulas give is the one that the lesson's claims hold the simulation to.
#[test]
fn the_formulas_of_recovery_lie_within_the_claims() {
    let (_, lesson) = shipped().into_iter().find(|(name, _)| name == "12-when-things-break").expect("it");
    let mut held = 0;
    for claim in &lesson.claims {
        let Source::Dip { variant, strategy, .. } = &claim.left else { continue };
        let (Against::Equals(Other::Number(centre), margin), true) =
            (&claim.comparison, claim.id.contains("take"))
        else {
            continue;
        };
        let family = match strategy {
            Strategy::BuildToStock => "recovery_of_stock",
            Strategy::BuildToOrder => "recovery_of_queue",
        };
        let prepared = Prepared::new(lesson.scenario(variant).expect("a variant").into_owned());
        let all = experiment::formulas(&prepared);
        let symbols = all.iter().find(|held| held.family.id == family).map(|held| &held.symbols);
        let recovery = symbols.and_then(|symbols| symbols.iter().find(|(symbol, _)| *symbol == "R"));
        let (_, recovery) = recovery.unwrap_or_else(|| panic!("{family} says nothing of {variant}"));
        assert!((recovery - centre).abs() < 0.25 * margin, "{variant}: {recovery}, claimed {centre}");
        held += 1;
    }
    assert_eq!(held, 6);
}
