//! Sentences and tables of whole small experiments, in both languages.

use super::super::{Language, Texts};
use super::*;
use crate::experiment::{
    Aim, Find, Knob, OrderKnob, Range, Refusal, Search, Sensitivity, Side, Sweep, Target, TradeOff, conduct,
    measure_of,
};
use crate::model::Scenario;
use crate::sim::Strategy;

const EN: Texts = Texts::of(Language::English);
const VI: Texts = Texts::of(Language::Vietnamese);

fn scenario() -> Scenario {
    Scenario::from_text(r#"{"run": {"run_days": 56, "warm_up_days": 28}}"#).unwrap()
}

fn named<T>(act: impl Fn(Names) -> T) -> T {
    let number = |path: &str| match path {
        "replenishment.cycle_service_level" => "Service target".to_owned(),
        other => other.to_owned(),
    };
    act(Names { number: &number, currency: "₫" })
}

#[test]
fn a_sweep_says_how_the_measure_goes_and_who_is_ahead() {
    let path = "replenishment.cycle_service_level";
    let mut sweep = Sweep::new(&scenario(), path, &[0.5, 0.8, 0.99], &["perfect_order_rate"], 3, 20).unwrap();
    assert_eq!(named(|names| sweep_facts(EN, &sweep, None, names)).unwrap().difference, Vec::new());
    assert!(conduct(&mut sweep, 2, &|_| true));
    let facts = named(|names| sweep_facts(EN, &sweep, Some(0.95), names)).unwrap();
    assert_eq!(
        (facts.title.as_str(), facts.path.as_str()),
        ("Perfect orders by service target", "Service target, %")
    );
    assert_eq!((facts.now, facts.values.as_slice()), (Some(95.0), &[50.0, 80.0, 99.0][..]));
    assert_eq!(facts.difference.len(), 3);
    let said = named(|names| sweep_sentence(EN, &sweep, &facts, names));
    assert!(said.starts_with("Service target from 50% to 99%: BTS goes from "), "{said}");
    assert!(said.contains("BTO does not move at all from ") && said.contains(" of the 3 values"), "{said}");
    let facts = named(|names| sweep_facts(VI, &sweep, None, names)).unwrap();
    let said = named(|names| sweep_sentence(VI, &sweep, &facts, names));
    assert!(said.contains("BTO không đổi chút nào") && said.contains("điểm"), "{said}");
    let table = sweep_table(VI, &sweep, &facts);
    assert_eq!((table.columns.len(), table.rows.len()), (10, 3));
    assert!(table.rows.iter().all(|row| row.len() == 10));
}

#[test]
fn what_one_strategy_has_not_is_said() {
    let path = "promise.bts_days";
    let mut sweep = Sweep::new(&scenario(), path, &[1.0, 2.0], &["unit_fill_rate"], 3, 10).unwrap();
    assert!(conduct(&mut sweep, 2, &|_| true));
    let facts = named(|names| sweep_facts(EN, &sweep, None, names)).unwrap();
    assert!(facts.difference.is_empty() && facts.curves[1].is_empty());
    let said = named(|names| sweep_sentence(EN, &sweep, &facts, names));
    assert!(said.contains("BTO has nothing to count.") && !said.contains("clearly"), "{said}");
}

#[test]
fn a_trade_off_says_what_the_next_money_buys_and_what_the_formula_is_worth() {
    let mut study = TradeOff::new(&scenario(), "unit_fill_rate", OrderKnob::Capacity, 3, 20).unwrap();
    assert_eq!(named(|names| frontier_facts(EN, &study, FrontierAxis::Cost, names)), None);
    assert!(conduct(&mut study, 2, &|_| true));
    for axis in FrontierAxis::ALL {
        let facts = named(|names| frontier_facts(EN, &study, axis, names)).unwrap();
        assert_eq!(facts.curves.len(), 2);
        let stock = &facts.curves[0];
        assert!(stock.now.is_some() && stock.points.len() >= 12 && stock.formula.len() == stock.points.len());
        // Build to order has no shelf.
        assert!(facts.curves[1].points.is_empty());
        let said = frontier_sentence(EN, &study, &facts);
        assert!(said.contains("BTS: the formula “"), "{said}");
        assert_eq!(said.contains("BTS: the next "), axis != FrontierAxis::Promise, "{said}");
        let table = named(|names| frontier_table(VI, &study, &facts, names));
        assert!(table.rows.len() > 14 && table.rows.iter().all(|row| row.len() == table.columns.len()));
    }
}

#[test]
fn a_search_says_what_it_found_and_how_sure_it_is() {
    let knob = Knob::of_stock(&scenario()).unwrap();
    let search = |value: f64| Search {
        strategy: Strategy::BuildToStock,
        goal: measure_of("inventory_value_mean").unwrap(),
        aim: Aim::Least,
        target: Some(Target { measure: measure_of("unit_fill_rate").unwrap(), side: Side::AtLeast, value }),
        axes: vec![(knob.clone(), Range { from: 0.6, to: 0.99, step: 0.03 })],
        seed: 3,
        replications: 30,
    };
    let conducted = |value: f64| {
        let mut find = Find::new(&scenario(), search(value)).unwrap();
        assert!(conduct(&mut find, 2, &|_| true));
        find
    };
    let find = conducted(0.9);
    let facts = named(|names| find_facts(EN, &find, names)).unwrap();
    let said = named(|names| find_sentence(EN, &find, &facts, names));
    assert!(said.starts_with("The best policy found: Service target = "), "{said}");
    assert!(said.contains("fresh replications") && said.contains("the target is met with"), "{said}");
    assert_eq!(facts.level, Some((90.0, "target 90%".to_owned())));
    let found = facts.found.unwrap();
    assert!(facts.goal.1.iter().any(|spot| spot.x == found));
    let policy = named(|names| found_policy(VI, &find, names)).unwrap();
    assert!(policy.starts_with("Service target = ") && policy.ends_with('%'), "{policy}");
    let table = find_table(VI, &find, &facts);
    assert!(table.rows.len() > 5 && table.rows.iter().all(|row| row.len() == table.columns.len()));
    let find = conducted(1.0);
    let facts = named(|names| find_facts(VI, &find, names)).unwrap();
    let said = named(|names| find_sentence(VI, &find, &facts, names));
    assert!(said.starts_with("Không chính sách nào đã thử đạt mục tiêu. Gần nhất là"), "{said}");
    assert_eq!((facts.found, named(|names| found_policy(VI, &find, names))), (None, None));
}

#[test]
fn a_search_over_two_numbers_places_policies_by_both_measures() {
    let scenario = scenario();
    let knob = |path: &str| Knob::of_path(&scenario, path).unwrap();
    let measure = measure_of("unit_fill_rate").unwrap();
    let search = Search {
        strategy: Strategy::BuildToStock,
        goal: measure_of("cost_per_order").unwrap(),
        aim: Aim::Least,
        target: Some(Target { measure, side: Side::AtLeast, value: 0.8 }),
        axes: vec![
            (knob("replenishment.cycle_service_level"), Range { from: 0.6, to: 0.9, step: 0.1 }),
            (knob("replenishment.cover_days"), Range { from: 10.0, to: 30.0, step: 10.0 }),
        ],
        seed: 3,
        replications: 20,
    };
    let mut find = Find::new(&scenario, search).unwrap();
    assert!(conduct(&mut find, 2, &|_| true));
    let facts = named(|names| find_facts(EN, &find, names)).unwrap();
    assert_eq!(facts.paths.len(), 2);
    let tried = find.outcome().unwrap().tried;
    let (placed, chosen) = facts.placed.as_ref().unwrap();
    assert_eq!(placed.len(), tried.len());
    let goal = facts.goal.1.iter().map(|spot| spot.y);
    assert!(placed.iter().map(|spot| spot.x).eq(goal), "across stands the goal");
    assert!(placed.contains(&chosen.unwrap()));
    let policy = named(|names| found_policy(EN, &find, names)).unwrap();
    assert!(
        policy.starts_with("Service target = ") && policy.contains("%, replenishment.cover_days = "),
        "{policy}"
    );
    let table = find_table(VI, &find, &facts);
    assert_eq!((table.columns[0].id, table.columns[1].id), ("value", "second_value"));
    assert!(table.rows.len() == tried.len() && table.rows.iter().all(|row| row.len() == table.columns.len()));
}

#[test]
fn a_sensitivity_names_what_moves_most() {
    let paths = ["promise.bts_days", "replenishment.cycle_service_level", "quality.damage"];
    let mut study = Sensitivity::of_paths(&scenario(), "perfect_order_rate", &paths, 0.1, 3, 30).unwrap();
    assert!(conduct(&mut study, 2, &|_| true));
    let facts = named(|names| sensitivity_facts(EN, &study, names)).unwrap();
    assert_eq!(
        (facts.title.as_str(), facts.axis.as_str()),
        ("What moves perfect orders most", "Change of perfect orders, points")
    );
    let moved = facts.moved[0].as_ref().unwrap();
    assert!(
        !moved.is_empty() && moved[0].ends.iter().flatten().any(|end| end.change.abs() > 1.0),
        "{moved:?}"
    );
    let said = named(|names| sensitivity_sentence(EN, &study, &facts, names));
    assert!(said.starts_with("BTS, now ") && said.contains(" of the 3 numbers"), "{said}");
    let table = named(|names| sensitivity_table(VI, &study, &facts, names));
    assert_eq!(table.rows.len(), 6);
    assert!(table.rows.iter().all(|row| row.len() == table.columns.len()));
}

#[test]
fn every_refusal_names_something() {
    let name = |path: &str| format!("<{path}>");
    for refusal in [
        Refusal::NoSuchNumber { path: "a.b".to_owned(), nearest: Some("a.c".to_owned()) },
        Refusal::OfTheExperiment { path: "run.seed".to_owned() },
        Refusal::NoSuchMeasure { name: "fill".to_owned(), nearest: Some("unit_fill_rate") },
        Refusal::NotOfTotals { measure: "firm_clock_p95" },
        Refusal::Nothing,
        Refusal::BadRange { from: 2.0, to: 1.0 },
        Refusal::TooMany { count: 900, most: 500 },
        Refusal::NoKnob,
    ] {
        for texts in [EN, VI] {
            let rows = refusal_rows(texts, &refusal, &name);
            assert!(
                rows.iter()
                    .all(|row| !row.field.is_empty() && !row.found.is_empty() && !row.allowed.is_empty())
            );
        }
    }
    let nearest = refusal_rows(
        EN,
        &Refusal::NoSuchMeasure { name: "fill".to_owned(), nearest: Some("unit_fill_rate") },
        &name,
    );
    assert_eq!(nearest[0].allowed, "there is no such measure; the nearest is: Unit fill rate");
}

#[test]
fn money_days_and_shares_are_written_as_such() {
    use crate::measure::measure;
    use crate::stats::Estimate;
    let known = |value: f64, half: f64| Estimate {
        value: Some(value),
        low: Some(value - half),
        high: Some(value + half),
    };
    let of = |id: &str, most: f64| MeasureScale::of(EN, measure(id).unwrap(), "₫", most);
    let money = of("cost_per_order", 47_000.0);
    assert_eq!(money.value(EN, &known(47_890.0, 90.0)), "47.89 thousand ₫");
    assert_eq!(money.difference(EN, &known(-1200.0, 300.0)), "−1.2 ±0.3 thousand ₫");
    let share = of("perfect_order_rate", 1.0);
    assert_eq!(share.difference(VI, &known(0.042, 0.004)), "+4,2 ±0,4 points");
    assert_eq!(share.amount(EN, 0.95), "95%");
    assert_eq!(of("customer_clock_p95", 5.0).amount(EN, 3.0), "3 days");
    assert_eq!(setting_text(VI, "replenishment.cycle_service_level", 0.855, "₫"), "85,5%");
    assert_eq!(setting_text(EN, "promise.bts_days", 1.8, "₫"), "1.8 days");
    assert_eq!(setting_text(EN, "money.order", 5000.0, "₫"), "5,000 ₫");
}
