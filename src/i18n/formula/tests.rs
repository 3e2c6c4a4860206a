//! Formulas read rightly, all of them, in every language; numbers in place of symbols.

use super::*;
use crate::i18n::Language;
use crate::theory::family;

fn said(math: &Math) -> String {
    let all = |parts: &[Math]| parts.iter().map(said).collect::<Vec<_>>().join(" ");
    match math {
        Math::Row(parts) => all(parts),
        Math::Symbol(text) | Math::Number(text) | Math::Sign(text) => text.clone(),
        Math::Words(words) => format!("“{words}”"),
        Math::Fraction(two) => format!("{{{} over {}}}", said(&two[0]), said(&two[1])),
        Math::Root(one) => format!("root{{{}}}", said(one)),
        Math::Index(two) => format!("{}_{{{}}}", said(&two[0]), said(&two[1])),
        Math::Power(two) => format!("{}^{{{}}}", said(&two[0]), said(&two[1])),
    }
}

fn read(text: &str, numbers: &[(&str, f64)]) -> String {
    said(&read_formula(Texts::of(Language::English), text, numbers))
}

#[test]
fn formulas_become_trees() {
    for (text, tree) in [
        ("λ/Q", "{λ over Q}"),
        ("C/(cμ − λ)", "{C over c μ − λ}"),
        ("ρE[S](1 + c²)/(2(1 − ρ))", "{ρ E [ S ] ( 1 + c^{2} ) over 2 ( 1 − ρ )}"),
        ("E[(S − X)⁺]", "E [ ( S − X )^{+} ]"),
        ("E[IN⁻]/λ", "{E [ IN^{−} ] over λ}"),
        ("√Σ Var[X_i]", "√ Σ Var [ X_{i} ]"),
        ("β, since demand is Poisson", "β , “since demand is Poisson”"),
        ("ρ^(√(2(c+1)) − 1)/(c(1 − ρ)) τ", "{ρ^{root{2 ( c + 1 )} − 1} over c ( 1 − ρ )} τ"),
        ("Q*/2", "{Q^{*} over 2}"),
        (")", ")"),
        ("(a", "( a"),
    ] {
        assert_eq!(read(text, &[]), tree, "{text}");
    }
}

#[test]
fn numbers_stand_in_place_of_symbols() {
    let numbers = [("λ", 1.25), ("c", 2.0), ("μ", 0.5), ("L", 7.0), ("E[W]", 3.0), ("r", 12.0)];
    for (text, tree) in [
        ("C/(cμ − λ)", "{C over 2 · 0.5 − 1.25}"),
        ("λE[W]", "1.25 · 3"),
        ("P(D(L) ≤ r)", "P ( D ( 7 ) ≤ 12 )"),
        ("c_a² + c", "c_{a}^{2} + 2"),
        ("c(1 − λ)", "2 · ( 1 − 1.25 )"),
        ("λ/c μ", "{1.25 over 2} · 0.5"),
        ("E[λᴺ]", "E [ 1.25^{N} ]"),
        ("E[λ⁺] − cˢ", "E [ λ^{+} ] − 2^{S}"),
    ] {
        assert_eq!(read(text, &numbers), tree, "{text}");
    }
}

#[test]
fn powers_and_lists_take_numbers_too() {
    assert_eq!(read("E[pᴺ]", &[("p", 0.95), ("N", 4.0)]), "E [ 0.95^{4} ]");
    let lists = [("p_j", vec![0.9, 0.8])];
    for (text, written) in [
        ("Π p_j", "0.9 × 0.8"),
        ("max(0, Σ p_j − 1)", "max ( 0 , 0.9 + 0.8 − 1 )"),
        ("min p_j", "min ( 0.9 , 0.8 )"),
    ] {
        let (text, numbers) = written_out(text, &lists);
        let numbers: Vec<(&str, f64)> = numbers.iter().map(|(name, value)| (name.as_str(), *value)).collect();
        assert_eq!(read(&text, &numbers), written);
    }
    let (text, numbers) = written_out("Π p_j", &[("p_j", vec![0.5; 10])]);
    assert_eq!((text.as_str(), numbers.len()), ("Π p_j", 0), "too many to be written");
}

/// What a calculator writes.
#[test]
fn calculators_formulas_are_read() {
    let numbers =
        [("z", 1.645), ("L", 4.0), ("σ_D", 20.0), ("D", 100.0), ("σ_L", 1.0), ("p₁", 90.0), ("p₂", 80.0)];
    for (text, tree) in [
        ("SS", "SS"),
        ("z × √(L × σ_D² + D² × σ_L²)", "1.645 × root{4 × 20^{2} + 100^{2} × 1^{2}}"),
        ("p₁% × p₂%", "90 % × 80 %"),
        ("√((2 × K × D)/h)", "root{{2 × K × 100 over h}}"),
    ] {
        assert_eq!(read(text, &numbers), tree, "{text}");
    }
}

/// What is no word of the table would be set letter by letter: no formula beside a measure has four symbols in a row.
#[test]
fn every_formula_is_read_in_every_language() {
    fn longest(math: &Math) -> usize {
        match math {
            Math::Row(parts) => {
                let letter = |part: &Math| matches!(part, Math::Symbol(text) if text.is_ascii());
                let runs = parts.split(|part| !letter(part)).map(<[Math]>::len);
                runs.chain(parts.iter().map(longest)).max().unwrap_or(0)
            }
            Math::Fraction(two) | Math::Index(two) | Math::Power(two) => {
                longest(&two[0]).max(longest(&two[1]))
            }
            Math::Root(one) => longest(one),
            _ => 0,
        }
    }
    for family in family::all() {
        for quantity in family.quantities.iter().filter(|quantity| quantity.measure.is_some()) {
            for language in Language::OFFERED {
                let math = read_formula(Texts::of(language), quantity.formula, &[]);
                assert!(longest(&math) < 4, "{} {}: {}", family.id, quantity.formula, said(&math));
            }
        }
    }
}

/// Every value that is shown is theory's own, and stands on the screen rounded, with the agreement that it has.
#[test]
fn shown_values_are_those_of_theory() {
    use crate::experiment::{Prepared, Summary, formulas, scene_policies};
    use crate::i18n::{family_rows, parse_number};
    use crate::model::Scenario;
    use crate::theory::family::{Scene, Unit};
    let empty = Summary { replications: 0, results: Vec::new(), warnings: Vec::new(), digest: String::new() };
    let mut shown = 0;
    for file in ["{}", r#"{"demand": {"orders_per_day": 3}, "service": {"shortage": "lose_units"}}"#] {
        let prepared = Prepared::new(Scenario::from_text(file).unwrap());
        let scene = Scene::new(&prepared.scenario, &scene_policies(&prepared));
        let all = formulas(&prepared);
        assert_eq!(all.len(), family::all().count());
        for held in &all {
            let reading = held.family.read(&scene);
            assert_eq!(held.broken, reading.broken);
            let given = reading.compute(held.family).unwrap_or_default();
            let rows =
                family_rows(Texts::of(Language::English), held, |formula| empty.of(formula.measure).each[0]);
            for (row, formula) in rows.iter().zip(&held.formulas) {
                let (quantity, value) = given.iter().find(|(one, _)| one.id == formula.quantity.id).unwrap();
                assert_eq!(value.as_ref().ok(), Some(&formula.value), "{}", quantity.id);
                assert_eq!(row.value, formula.value);
                let factor = if quantity.unit == Unit::Share { 100.0 } else { 1.0 };
                let text = row.shown.trim_end_matches(|end: char| !end.is_ascii_digit());
                let read = parse_number(text).unwrap() / factor;
                assert!(
                    (read - row.value).abs() < 6e-4 + 1e-3 * row.value.abs(),
                    "{} {}",
                    row.shown,
                    row.value
                );
                assert_eq!((row.agrees, row.simulated.value.as_str()), (None, crate::i18n::UNDEFINED));
                shown += 1;
            }
        }
    }
    assert!(shown > 20, "{shown}");
}

/// Somebody with a calculator comes to the result that is shown: in every family, over the shipped kinds of scenario.
#[test]
fn shown_numbers_come_to_the_shown_result() {
    use crate::experiment::{Prepared, formulas};
    use crate::i18n::family_rows;
    use crate::model::Scenario;
    use crate::stats::Estimate;
    let presets =
        ["phone-accessories-v1", "starved-shelf-v1"].map(|name| format!("static/presets/{name}.json"));
    let presets = presets.map(|path| std::fs::read_to_string(path).unwrap());
    let single = r#"{"demand": {"lines": 1, "units": 1}, "money": {"replenishment": 7.3},
        "production": {"servers": 3, "set_by": "capacity", "orders_per_day": 6.5, "cv": 0.7},
        "replenishment": {"policy": "s_nq", "set_by": "explicit", "reorder_point": 20, "order_quantity": 9, "lead_time": 3}}"#;
    let mut again = 0;
    for file in presets.iter().map(String::as_str).chain(["{}", single]) {
        let prepared = Prepared::new(Scenario::from_text(file).unwrap());
        for held in formulas(&prepared) {
            for language in Language::OFFERED {
                for row in family_rows(Texts::of(language), &held, |_| Estimate::UNDEFINED) {
                    let Some(math) = &row.with_numbers else { continue };
                    let Some(found) = worked_out(language, math) else { continue };
                    // Next to nothing is shown as nothing.
                    let is_nothing = row.own == "0" && found.abs() < 1e-6;
                    let found = short_number(language, found);
                    assert!(
                        found == row.own || is_nothing,
                        "{} {}: {} comes to {found}, not {}",
                        held.family.id,
                        row.measure,
                        said(math),
                        row.own
                    );
                    again += 1;
                }
            }
        }
    }
    assert!(again > 20, "{again}");
}

/// Numbers have three decimals, and more only where three come to another result.
#[test]
fn numbers_have_as_many_decimals_as_their_result_needs() {
    let english = Texts::of(Language::English);
    let text =
        |numbers: &[(&str, f64)], result: f64| said(&in_numbers(english, "Tρ/(1 − ρ)", numbers, result));
    assert_eq!(text(&[("T", 14.0), ("ρ", 0.6)], 21.0), "{14 · 0.6 over 1 − 0.6}");
    // 6/7 with three decimals would come to 5.993, with four to 5.999.
    assert_eq!(text(&[("T", 1.0), ("ρ", 6.0 / 7.0)], 6.0), "{1 · 0.85714 over 1 − 0.85714}");
    // What never comes to the result is left short.
    assert_eq!(text(&[("T", 1.0), ("ρ", 0.123_456_7)], 9.0), "{1 · 0.123 over 1 − 0.123}");
    let thousands =
        in_numbers(Texts::of(Language::Vietnamese), "d × L", &[("d", 1234.5), ("L", 2.0)], 2469.0);
    assert_eq!(said(&thousands), "1.234,5 × 2");
    assert_eq!(worked_out(Language::Vietnamese, &thousands), Some(2469.0));
    // Against a result that is shown rounded, three decimals do until they come to another one.
    let stock = |sigma: f64, shown: &str| {
        said(&in_numbers_for(english, "z × σ", &[("z", 1.644_854), ("σ", sigma)], shown))
    };
    assert_eq!(stock(100.0, "164.5 units"), "1.645 × 100");
    assert_eq!(stock(5_000.0, "8,224 units"), "1.6449 × 5,000");
    let rest =
        |text: &str| worked_out(Language::English, &read_formula(english, text, &[("a", 2.0), ("b", 0.5)]));
    assert_eq!(rest("a² − b × (a + b)"), Some(2.75));
    assert_eq!(rest("√(a + 2) + a/b"), Some(6.0));
    assert_eq!(rest("Φ(a)"), None);
}
