//! The calculators give the textbooks' numbers, take whatever their limits allow, and come back from the address.

use proptest::prelude::*;

use super::*;

fn with(calculator: Calculator, given: &[(&str, &str)]) -> Inputs {
    let mut inputs = Inputs::of(calculator);
    for (key, text) in given {
        assert!(inputs.take(key, text), "{key}");
    }
    inputs
}

#[track_caller]
fn gives(inputs: &Inputs, expected: &[(&str, f64)]) {
    let worked = inputs.worked().unwrap();
    for (key, value) in expected {
        let found = worked.of(key).unwrap();
        assert!((found - value).abs() <= 1e-6 * value.abs().max(1.0), "{key}: {found} is not {value}");
    }
}

/// The values that the reference cases of the tests expect.
fn case(id: &str) -> serde_json::Value {
    let file: serde_json::Value =
        serde_json::from_str(include_str!("../../../tests/reference/cases.json")).unwrap();
    let cases = file["cases"].as_array().unwrap();
    let case = cases.iter().find(|case| case["id"] == id).unwrap_or_else(|| panic!("no case {id}"));
    case["expected"].clone()
}

#[test]
fn they_begin_with_numbers_of_the_textbooks() {
    gives(
        &Inputs::of(Calculator::PerfectOrder),
        &[("product", 0.504), ("lowest", 0.4), ("highest", 0.7), ("together", 0.612_336_015_0)],
    );
    // σ² = 4 × 20² + 100² × 1².
    gives(
        &Inputs::of(Calculator::SafetyStock),
        &[("lead_time_demand", 400.0), ("deviation", 11_600.0_f64.sqrt()), ("stock_needed", 177.156_157)],
    );
    // Snyder and Shen, example 3.1.
    gives(&Inputs::of(Calculator::Eoq), &[("best_quantity", 304.046_780), ("cost", 68.410_526)]);
    // ρ/(1 − ρ) of the work.
    gives(&Inputs::of(Calculator::Queue), &[("wait", 0.4), ("wait_times", 4.0)]);
    // At a service of one half σ/√(2π) is short a cycle, out of 900.
    let short = 107.7 / (2.0 * core::f64::consts::PI).sqrt();
    gives(&Inputs::of(Calculator::FillRate), &[("short", short), ("reorder_point", 400.0)]);
}

/// The picture of the economic order quantity: both costs, which add up to the whole and meet at its lowest.
#[test]
fn ordering_and_holding_make_the_whole_cost() {
    let picture = Inputs::of(Calculator::Eoq).worked().unwrap().picture;
    let [whole, ordering, holding] = &picture.lines[..] else { panic!("{}", picture.lines.len()) };
    assert_eq!([whole.key, ordering.key, holding.key], ["cost", "ordering_alone", "holding_alone"]);
    for ((whole, ordering), holding) in whole.points.iter().zip(&ordering.points).zip(&holding.points) {
        assert_eq!((whole.0, whole.0), (ordering.0, holding.0));
        assert!((whole.1 - ordering.1 - holding.1).abs() < 1e-9);
        // Left of the best quantity ordering costs more, right of it holding does.
        assert!(
            (ordering.1 > holding.1) == (whole.0 < picture.at.0) || (whole.0 - picture.at.0).abs() < 1e-6
        );
    }
}

#[test]
fn the_queue_is_exact_where_it_can_be() {
    let waits = |given: &[(&str, &str)]| with(Calculator::Queue, given).worked().unwrap();
    assert!(!waits(&[("work_cv", "0")]).is_approximate);
    assert_eq!(waits(&[("work_cv", "0")]).of("wait").map(|wait| (wait * 1e9).round()), Some(2e8));
    let two = waits(&[("servers", "2")]);
    assert!(two.is_approximate);
    // Erlang's C for two servers at 80 %: 0.7111; wait C τ/(2 (1 − ρ)).
    assert!((two.of("erlang_wait").unwrap() - 0.711_111_111 * 0.1 / 0.4).abs() < 1e-9);
    assert!(waits(&[("servers", "2"), ("gap_cv", "0,5")]).of("erlang_wait").is_none());
}

#[test]
fn numbers_are_read_in_either_notation_or_refused() {
    let mut inputs = Inputs::of(Calculator::PerfectOrder);
    for text in ["0,29", "0.29", " 0.29 "] {
        assert!(inputs.take("correlation", text));
        assert_eq!((inputs.value("correlation"), inputs.refused("correlation")), (0.29, None), "{text}");
    }
    assert!(inputs.take("on_time", "95,5%"));
    assert_eq!(inputs.value("on_time"), 95.5);
    for wrong in ["", "much", "1.5", "-0.1", "NaN", "1e400"] {
        assert!(inputs.take("correlation", wrong));
        // What was there stays.
        assert_eq!((inputs.value("correlation"), inputs.refused("correlation")), (0.29, Some(wrong)));
    }
    assert!(!inputs.take("moon", "1"));
    let mut queue = Inputs::of(Calculator::Queue);
    assert!(queue.take("servers", "2.5"));
    assert_eq!((queue.value("servers"), queue.refused("servers")), (1.0, Some("2.5")));
    assert_eq!(inputs.write(), "&on_time=95.5&correlation=0.29");
}

#[test]
fn what_is_as_it_began_is_not_written() {
    let inputs = with(Calculator::Eoq, &[("demand", "1000"), ("demand", "1300"), ("ordering_cost", "9")]);
    assert_eq!(inputs.write(), "&ordering_cost=9");
    assert_eq!(Calculator::ALL.map(|known| Calculator::of_id(known.id())), Calculator::ALL.map(Some));
}

/// Each result that a reference case knows is that case's, to the digits that the case states.
#[test]
fn reference_cases_come_out() {
    let g1 = [
        ("demand", "2500"),
        ("demand_sd", "500"),
        ("lead_time", "7"),
        ("lead_time_sd", "7"),
        ("service", "90"),
    ];
    let h1 = [("utilisation", "80"), ("work", "1")];
    for (id, inputs, known) in [
        (
            "F1",
            with(Calculator::Eoq, &[]),
            &[
                ("order_quantity", "best_quantity"),
                ("cost_rate", "cost"),
                ("cycle_time", "cycle"),
                ("mean_on_hand", "mean_stock"),
            ][..],
        ),
        (
            "G1",
            with(Calculator::SafetyStock, &g1),
            &[
                ("mean_LTD", "lead_time_demand"),
                ("sd_LTD", "deviation"),
                ("safety_stock_normal_approx", "stock_needed"),
            ][..],
        ),
        ("H1", with(Calculator::Queue, &h1), &[("mean_wait", "wait")][..]),
    ] {
        let (expected, worked) = (case(id), inputs.worked().unwrap());
        for (theirs, ours) in known {
            let number = |name: &str| expected[*theirs][name].as_f64().unwrap();
            let found = worked.of(ours).unwrap();
            assert!((found - number("value")).abs() <= number("tol_abs"), "{id} {theirs}: {found}");
        }
    }
}

proptest! {
    /// Within their limits every numbers give a result, and a picture that holds its point.
    #[test]
    fn whatever_is_allowed_is_worked_out(place in 0..5_usize, at in proptest::collection::vec(0.0..=1.0_f64, 5)) {
        let calculator = Calculator::ALL[place];
        let mut inputs = Inputs::of(calculator);
        for (field, at) in calculator.fields().iter().zip(at) {
            // The ends, too.
            let at = if at < 0.1 { 0.0 } else if at > 0.9 { 1.0 } else { at };
            let value = field.low + (field.high - field.low) * at;
            let value = if field.given == Given::Count { value.round() } else { value };
            inputs.take(field.key, &plain(Language::English, value));
            prop_assert_eq!(inputs.refused(field.key), None);
        }
        let worked = inputs.worked();
        prop_assert!(worked.is_some(), "{:?}", inputs);
        let worked = worked.unwrap();
        prop_assert!(worked.shown.iter().all(|shown| shown.value.is_finite()), "{:?} {:?}", inputs, worked.shown);
        for line in &worked.picture.lines {
            prop_assert!(line.points.iter().all(|(x, y)| x.is_finite() && y.is_finite()), "{:?}", inputs);
        }
    }

    #[test]
    fn inputs_come_back_from_the_address(place in 0..5_usize, values in proptest::collection::vec(0.0..2000.0_f64, 5)) {
        let calculator = Calculator::ALL[place];
        let mut inputs = Inputs::of(calculator);
        for (field, value) in calculator.fields().iter().zip(values) {
            inputs.take(field.key, &plain(Language::Vietnamese, value));
        }
        let written = inputs.write();
        let mut read = Inputs::of(calculator);
        for part in written.split('&').filter(|part| !part.is_empty()) {
            let (key, value) = part.split_once('=').unwrap();
            prop_assert!(read.take(key, value));
        }
        prop_assert_eq!(read.write(), written);
    }
}
