//! The table of families: sound rows, every quantity an answer, errors that name what is wrong.

use serde_json::{Map, Value, json};

use super::*;

/// Inputs that each family takes, as they would be typed.
fn sample(id: &str) -> Map<String, Value> {
    let value = match id {
        "reorder_point" => {
            json!({"demand_rate": 1.5, "lead_time": 2, "reorder_point": 3, "order_quantity": 5})
        }
        "reorder_point_for_target" => {
            json!({"demand_rate": 1.5, "lead_time": 2, "order_quantity": 5, "target": 0.95})
        }
        "base_stock" => json!({"demand_rate": 2, "mean_lead_time": 2, "base_stock": 6}),
        "batch_base_stock" => {
            json!({"customer_rate": 0.6, "batch": {"1": 0.2, "4": 0.8}, "mean_lead_time": 4, "base_stock": 14})
        }
        "lost_sales_base_stock" => json!({"demand_rate": 2, "mean_lead_time": 2, "base_stock": 6}),
        "lost_sales_reorder_point" => {
            json!({"demand_rate": 5, "lead_time": 2, "reorder_point": 12, "order_quantity": 30})
        }
        "periodic_review" => json!({"demand": "normal(50, 8)", "lead_time": 4, "order_up_to_level": 264.8}),
        "periodic_review_in_time" => {
            json!({"demand_rate": 4, "review_period": 5, "lead_time": 3, "order_up_to_level": 40})
        }
        "reorder_up_to" => json!({"demand": "poisson(10)", "reorder_point": 6, "order_up_to_level": 40}),
        "newsvendor" => {
            json!({"demand": "lognormal(mean 50, cv 0.3)", "left_over_cost": 1, "shortage_cost": 4})
        }
        "eoq" => {
            json!({"ordering_cost": 8, "holding_cost": 0.225, "demand_rate": 1300, "order_quantity": 250})
        }
        "production_lot" => {
            json!({"ordering_cost": 4, "holding_cost": 0.08, "demand_rate": 80, "production_rate": 110})
        }
        "eoq_with_backorders" => {
            json!({"ordering_cost": 8, "holding_cost": 0.225, "demand_rate": 1300, "backorder_cost": 5})
        }
        "safety_stock" => json!({
            "demand_mean": 2500, "demand_sd": 500, "lead_time_mean": 7, "lead_time_sd": 7, "target": 0.9,
            "order_quantity": 20000, "reorder_point": 39000
        }),
        "lead_time_demand" => json!({
            "demand": "poisson(20)", "lead_time": "gamma mean 5 cv 0.4", "reorder_point": 168, "order_quantity": 600
        }),
        "pooling" => json!({"sites": 4, "correlation": 0.3}),
        "markov_queue" => json!({"arrival_rate": 8.5, "service_rate": 1, "servers": 10, "promise": 2}),
        "service_queue" => json!({"arrival_rate": 0.75, "service": "lognormal mean 1 cv 1", "promise": 4}),
        "renewal_queue" => json!({"gap": "Erlang-3 mean 1/0.9", "service_rate": 1, "promise": 5}),
        "two_law_queue" => json!({"gap": "Erlang-3 mean 1/0.9", "service": "Erlang-2 mean 1"}),
        "general_queue" => json!({"arrival_rate": 0.9, "mean_service_time": 1}),
        "two_queues_in_a_row" => {
            json!({"arrival_rate": 0.8, "first_service_rate": 1, "second_service_rate": 1.2, "promise": 5})
        }
        "priority_queue" => json!({
            "rush_rate": 0.2, "ordinary_rate": 0.5, "rush_service": "exponential(1)", "ordinary_service": 1
        }),
        "make_to_stock" => {
            json!({"demand_rate": 0.8, "production": "Erlang-2 mean 1", "base_stock": 5, "wait": 1})
        }
        "joint_orders" => json!({
            "order_type_rates": [1, 0.8, 0.6], "requirements": [[1, 0], [0, 1], [1, 1]], "lead_times": [2, 2],
            "base_stock": [6, 5], "order_type": 3, "item": 2
        }),
        "perfect_order" => json!({"rates": [0.9, 0.8, 0.7], "correlation": 0.6}),
        "perfect_order_with_disruption" => json!({
            "disrupted_share": 0.1, "undisturbed": [0.95, 0.85], "disrupted": [0.45, 0.35], "component": 2
        }),
        "orders_of_lines" => json!({"line_rate": 0.98, "lines": "geometric(mean 3)"}),
        "order_cycle_time" => json!({"stages": [0.25, [0.5, 0.5], "uniform(1, 2)"], "promise": 3}),
        "mixture_of_times" => json!({"shares": [0.3, 0.7], "times": ["exponential(1)", 4], "promise": 3}),
        "littles_law" => json!({"mean_number": 4, "throughput": 0.8}),
        "littles_identities" => {
            json!({"demand_rate": 4, "lead_time": "gamma(4, 1.25)", "reorder_point": 11, "order_quantity": 6})
        }
        "base_stock_from_full" => json!({"demand_rate": 2, "lead_time": 2, "base_stock": 6, "horizon": 10}),
        "periodic_review_from_full" => {
            json!({"demand": "poisson(5)", "lead_time": 4, "order_up_to_level": 22, "periods": 365})
        }
        "queue_from_empty" => json!({"arrival_rate": 0.9, "service_rate": 1, "horizon": 50, "customers": 20}),
        "order_cycle_stages" => json!({"stage_means": [1, 1.5, 0.9, 1, 1.2]}),
        "waits_of_some" => json!({"share_waiting": 0.4, "wait_of_those": 2, "cycle_mean": 1.4}),
        "normal_times" => json!({"mean": 2.2, "standard_deviation": 0.9, "promise": 2}),
        "recovery_of_queue" => json!({"outage": 14, "utilisation": 0.6, "arrival_rate": 10}),
        "recovery_of_stock" => json!({"lead_time": 10}),
        other => panic!("no sample of {other}"),
    };
    value.as_object().unwrap().clone()
}

#[test]
fn the_table_is_sound() {
    let mut ids: Vec<&str> = all().map(|family| family.id).collect();
    ids.sort_unstable();
    let rows = ids.len();
    ids.dedup();
    assert_eq!(ids.len(), rows, "a family stands twice");
    for family in all() {
        for list in [
            family.parameters.iter().map(|parameter| parameter.id).collect::<Vec<_>>(),
            family.quantities.iter().map(|quantity| quantity.id).collect(),
        ] {
            let mut names = list.clone();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), list.len(), "{} names something twice", family.id);
        }
    }
}

#[test]
fn every_quantity_of_every_family_has_an_answer() {
    for family in all() {
        let inputs =
            family.read_inputs(&sample(family.id)).unwrap_or_else(|bad| panic!("{}: {bad:?}", family.id));
        let answers = family.compute(&inputs).unwrap_or_else(|bad| panic!("{}: {bad}", family.id));
        assert_eq!(answers.len(), family.quantities.len(), "{}", family.id);
        for (quantity, value) in answers {
            let value = value.unwrap_or_else(|bad| panic!("{} {}: {bad}", family.id, quantity.id));
            assert!(value.is_finite(), "{} {}: {value}", family.id, quantity.id);
            if quantity.unit == Unit::Share {
                assert!((0.0..=1.0).contains(&value), "{} {}: {value}", family.id, quantity.id);
            }
        }
    }
}

#[test]
fn everything_wrong_with_the_inputs_is_said_at_once() {
    let family = family("markov_queue").unwrap();
    let values = json!({"arrival_rate": -1, "servers": 1.5, "speed": 3, "promise": "soon"});
    let complaints = family.read_inputs(values.as_object().unwrap()).unwrap_err();
    let mut paths: Vec<&str> = complaints.iter().map(|complaint| complaint.path.as_str()).collect();
    paths.sort_unstable();
    assert_eq!(paths, ["arrival_rate", "promise", "servers", "service_rate", "speed"]);
    let overloaded = json!({"arrival_rate": 2, "service_rate": 1});
    let inputs = family.read_inputs(overloaded.as_object().unwrap()).unwrap();
    assert_eq!(family.compute(&inputs).unwrap_err().argument, "utilisation");
}

/// Whatever a parameter is set to, there is an answer or a named complaint: never a panic, never NaN, never a long wait.
#[test]
fn extreme_inputs_are_answered_or_refused() {
    let extremes = [
        json!(0),
        json!(1),
        json!(-1),
        json!(1e-12),
        json!(0.5),
        json!(0.9999),
        json!(1e4),
        json!(1e6),
        json!(1e9),
        json!(1e12),
        json!(1e300),
        json!("nonsense"),
        json!([]),
        json!({}),
        Value::Null,
        json!("gamma mean 1e6 cv 0.001"),
        json!("lognormal mean 1e-9 cv 19"),
        json!("normal(1e6, 1e-6)"),
        json!("poisson(1e6)"),
    ];
    let start = std::time::Instant::now();
    for family in all() {
        for parameter in family.parameters {
            for extreme in &extremes {
                let mut values = sample(family.id);
                values.insert(parameter.id.to_owned(), extreme.clone());
                let Ok(inputs) = family.read_inputs(&values) else { continue };
                let began = std::time::Instant::now();
                let Ok(answers) = family.compute(&inputs) else { continue };
                for (quantity, value) in answers {
                    if let Ok(value) = value {
                        let what = format!("{} {} at {} = {extreme}", family.id, quantity.id, parameter.id);
                        assert!(value.is_finite(), "{what}: {value}");
                        assert!(
                            quantity.unit != Unit::Share || (-1e-12..=1.0 + 1e-12).contains(&value),
                            "{what}: {value}"
                        );
                    }
                }
                let took = began.elapsed().as_secs_f64();
                if took > 0.5 {
                    println!("{} at {} = {extreme}: {took:.1} s", family.id, parameter.id);
                }
                // Minutes of headroom on a busy machine; unbounded work would not end at all.
                assert!(took < 60.0, "{} at {} = {extreme} takes {took:.0} s", family.id, parameter.id);
            }
        }
    }
    println!("all extremes: {:.1} s", start.elapsed().as_secs_f64());
}
