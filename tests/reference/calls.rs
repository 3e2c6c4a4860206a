//! The calls behind `theory_reference.rs`: which functions of `theory` answer which reference case.
//!
//! Not here: the values they must meet (`cases.json`), and the comparison.

use perfect_order_lab::theory::{
    Invalid, base_stock, eoq, general_queue, lead_time_demand, lost_sales, make_to_stock, newsvendor,
    order_fill, perfect_order, periodic, pooling, queue, reorder_point, reorder_up_to, safety_stock, stages,
    transient,
};
use serde_json::Value;

/// Measures by name, as `theory` computes them.
pub type Measures = Vec<(String, f64)>;

/// What `theory` computes for the case of this id, under the names of its expected values.
pub fn computed(id: &str, parameters: &Value) -> Result<Measures, Invalid> {
    match id {
        "A1" | "A3" | "A5" | "A7" | "A9" => reorder_points(parameters),
        "B1" => palm(2.0, 4.0, 11),
        "B3" => palm(1.5, 3.0, 7),
        "B5" => batches(),
        "C1" => periodic_review(
            periodic::PeriodicReview::normal(50.0, 8.0, 1, 4, number(parameters, "order_up_to_S"))?,
            Some((0.18, 0.70)),
        ),
        "C3" => periodic_review(periodic::PeriodicReview::poisson(4.0, 5, 3, 40)?, None),
        "C5" => periodic_review(periodic::PeriodicReview::poisson(5.0, 1, 4, 22)?, Some((1.0, 9.0))),
        "C7" => periodic_in_continuous_time(),
        "D1" | "D3" | "D5" => reorder_up_to_level(parameters),
        "E1" => Ok(newsvendors(newsvendor::Newsvendor::normal(50.0, 8.0, 0.18, 0.70)?)),
        "E3" => Ok(newsvendors(newsvendor::Newsvendor::poisson(6.0, 1.0, 4.0)?)),
        "E5" => {
            let shares = [0.0, 0.25, 0.05, 0.1, 0.2, 0.15, 0.1, 0.1, 0.05];
            Ok(newsvendors(newsvendor::Newsvendor::discrete(&shares, 500_000.0, 1_000_000.0)?))
        }
        "F1" => classic_eoq(parameters),
        "F3" => production_lot(parameters),
        "G1" => normal_formula(),
        "G3" => gamma_lead_time(),
        "H1" | "H7" => markov_queue(parameters),
        "H3" => erlang_service(),
        "H5" => poisson_queue(0.75, 1.0),
        "H9" => renewal_queue(),
        "H11" => two_stages(),
        "I1" | "I3" | "I5" => joint_orders(parameters),
        "J1" => components(),
        "J3" => disruption(),
        "K1" => lost_base_stock(),
        "K3" => lost_reorder_point(),
        "L1" | "L3" => make_to_stock_line(parameters),
        "L5" => constant_line(),
        "M1" => gamma_stages(),
        "M3" => lognormal_stages(parameters),
        "N1" => pooled(),
        "N3" => little(),
        "O1" => base_stock_from_full(),
        "O3" => periodic_review_from_full(),
        _ => Ok(Vec::new()),
    }
}

fn reorder_points(parameters: &Value) -> Result<Measures, Invalid> {
    let policy = reorder_point::ReorderPoint::new(
        number(parameters, "demand_rate"),
        number(parameters, "lead_time"),
        whole(parameters, "reorder_point_r"),
        whole(parameters, "order_quantity_Q"),
    )?;
    let cost = policy.cost_rate(
        number(parameters, "holding_cost_per_unit_time"),
        number(parameters, "backorder_cost_per_unit_time"),
        number(parameters, "fixed_order_cost"),
    )?;
    Ok(named(&[
        ("ready_rate", policy.ready_rate()),
        ("unit_fill_rate", policy.unit_fill_rate()),
        ("prob_no_backorders", policy.probability_of_no_backorders()),
        ("mean_backorders", policy.mean_backorders()),
        ("mean_on_hand", policy.mean_on_hand()),
        ("order_frequency", policy.order_frequency()),
        ("mean_on_order", policy.mean_on_order()),
        ("csl_IN_before_receipt_ge0", policy.cycle_service_level()),
        ("csl_IN_before_receipt_gt0", policy.cycle_service_level_with_stock_left()),
        ("mean_wait_per_unit", policy.mean_wait()),
        ("prob_wait_le_w", policy.probability_of_wait_within(number(parameters, "wait_window_w"))?),
        ("cost_rate", cost),
    ]))
}

fn palm(demand_rate: f64, mean_lead_time: f64, base: i64) -> Result<Measures, Invalid> {
    let policy = base_stock::BaseStock::new(demand_rate, mean_lead_time, base)?;
    Ok(named(&[
        ("ready_rate", policy.ready_rate()),
        ("unit_fill_rate", policy.unit_fill_rate()),
        ("prob_no_backorders", policy.probability_of_no_backorders()),
        ("mean_backorders", policy.mean_backorders()),
        ("mean_on_hand", policy.mean_on_hand()),
        ("order_frequency", policy.order_frequency()),
        ("mean_on_order", policy.mean_on_order()),
        ("mean_wait_per_unit", policy.mean_wait()),
    ]))
}

fn batches() -> Result<Measures, Invalid> {
    let batch = base_stock::BatchSize::geometric(2.0)?;
    let policy = base_stock::BatchBaseStock::new(0.6, &batch, 4.0, 14)?;
    Ok(named(&[
        ("ready_rate", policy.ready_rate()),
        ("mean_backorders", policy.mean_backorders()),
        ("mean_on_hand", policy.mean_on_hand()),
        ("unit_fill_rate", policy.unit_fill_rate()),
        ("order_fill_rate", policy.order_fill_rate()),
        ("mean_on_order", policy.mean_on_order()),
        ("mean_wait_per_unit", policy.mean_wait()),
    ]))
}

fn periodic_review(policy: periodic::PeriodicReview, costs: Option<(f64, f64)>) -> Result<Measures, Invalid> {
    let mut measures = named(&[
        ("unit_fill_rate", policy.unit_fill_rate()),
        ("cycle_service_level", policy.cycle_service_level()),
        ("mean_on_hand_end", policy.mean_on_hand()),
        ("mean_backorders_end", policy.mean_backorders()),
        ("mean_on_hand_after_receipt", policy.mean_on_hand_before_demand()),
        ("prob_end_IL_ge0", policy.probability_of_no_backorders()),
    ]);
    if let Some((holding, backorder)) = costs {
        measures.push(("cost_per_period".into(), policy.cost_per_period(holding, backorder)?));
    }
    Ok(measures)
}

fn periodic_in_continuous_time() -> Result<Measures, Invalid> {
    let policy = periodic::PeriodicReview::poisson(4.0, 5, 3, 40)?;
    let averages = periodic::continuous_averages(4.0, 5.0, 3.0, 40)?;
    Ok(named(&[
        ("unit_fill_rate", policy.unit_fill_rate()),
        ("cycle_service_level", policy.cycle_service_level()),
        ("mean_on_hand_time_avg", averages.mean_on_hand),
        ("mean_backorders_time_avg", averages.mean_backorders),
        ("mean_wait_per_unit", averages.mean_wait),
    ]))
}

fn newsvendors(best: newsvendor::Newsvendor) -> Measures {
    named(&[
        ("optimal_S", best.stock),
        ("cost", best.cost),
        ("unit_fill_rate", best.unit_fill_rate),
        ("prob_no_stockout", best.probability_of_no_stockout),
        ("critical_ratio", best.critical_ratio),
        ("mean_leftover", best.mean_left_over),
        ("mean_shortage", best.mean_short),
    ])
}

fn eoq_of(parameters: &Value) -> Result<eoq::Eoq, Invalid> {
    eoq::Eoq::new(
        number(parameters, "fixed_cost"),
        number(parameters, "holding_cost"),
        number(parameters, "demand_rate"),
    )
}

fn classic_eoq(parameters: &Value) -> Result<Measures, Invalid> {
    let eoq = eoq_of(parameters)?;
    Ok(named(&[
        ("order_quantity", eoq.order_quantity()),
        ("cost_rate", eoq.cost_rate()),
        ("cycle_time", eoq.cycle_time()),
        ("mean_on_hand", eoq.mean_on_hand()),
        ("cost_rate_at_Q_250", eoq.cost_rate_at(250.0)?),
    ]))
}

fn production_lot(parameters: &Value) -> Result<Measures, Invalid> {
    let lot = eoq_of(parameters)?.with_production_rate(number(parameters, "production_rate"))?;
    Ok(named(&[
        ("order_quantity", lot.order_quantity),
        ("cost_rate", lot.cost_rate),
        ("max_inventory", lot.largest_stock),
        ("mean_on_hand", lot.mean_on_hand),
        ("production_fraction_of_time", lot.share_of_time_producing),
    ]))
}

fn normal_formula() -> Result<Measures, Invalid> {
    let formula = safety_stock::LeadTimeDemand::from_parts(2500.0, 500.0, 7.0, 7.0)?;
    let exponential = lead_time_demand::ExponentialLeadTime::new(2500.0, 500.0, 7.0)?;
    let lengths = [0.0, 14.0].map(|length| lead_time_demand::PossibleLeadTime { length, share: 0.5 });
    let two_points = lead_time_demand::DiscreteLeadTime::new(2500.0, 500.0, &lengths)?;
    let r = formula.reorder_point(0.9)?;
    let (exact_exponential, exact_two_points) =
        (exponential.reorder_point(0.9)?, two_points.reorder_point(0.9)?);
    Ok(named(&[
        ("mean_LTD", formula.mean()),
        ("sd_LTD", formula.standard_deviation()),
        ("safety_stock_normal_approx", formula.safety_stock(0.9)?),
        ("ROP_normal_approx", r),
        ("exact_CSL_at_ROP__LT_exponential", exponential.cycle_service_level(r)?),
        ("exact_CSL_at_ROP__LT_two_point_0_14", two_points.cycle_service_level(r)?),
        ("exact_ROP_for_CSL90__LT_exponential", exact_exponential),
        ("exact_ROP_for_CSL90__LT_two_point_0_14", exact_two_points),
        ("CSL_at_exact_ROP__LT_exponential", exponential.cycle_service_level(exact_exponential)?),
        ("CSL_at_exact_ROP__LT_two_point", two_points.cycle_service_level(exact_two_points)?),
    ]))
}

fn gamma_lead_time() -> Result<Measures, Invalid> {
    let formula = safety_stock::LeadTimeDemand::from_parts(20.0, 20.0_f64.sqrt(), 5.0, 2.0)?;
    let exact = lead_time_demand::GammaLeadTime::new(20.0, 5.0, 0.4)?;
    let r = exact.reorder_point(0.95)?;
    Ok(named(&[
        ("mean_LTD", exact.mean()),
        ("sd_LTD", exact.standard_deviation()),
        ("safety_stock_normal_approx", formula.safety_stock(0.95)?),
        ("ROP_normal_approx_rounded_up", formula.reorder_point(0.95)?.ceil()),
        ("csl_IN_before_receipt_ge0", exact.cycle_service_level(168)?),
        ("exact_ROP_for_CSL95", r as f64),
        ("exact_CSL_at_exact_ROP", exact.cycle_service_level(r)?),
        ("unit_fill_rate", exact.unit_fill_rate(168, 600.0)?),
    ]))
}

fn markov_queue(parameters: &Value) -> Result<Measures, Invalid> {
    let servers = u32::try_from(whole(parameters, "servers")).unwrap();
    let queue = queue::MarkovQueue::new(
        number(parameters, "arrival_rate"),
        number(parameters, "service_rate"),
        servers,
    )?;
    let mut measures = named(&[
        ("mean_sojourn", queue.mean_time_in_system()),
        ("mean_wait", queue.mean_waiting_time()),
        ("mean_number_in_system", queue.mean_number_in_system()),
        ("prob_wait_gt0", queue.probability_of_waiting()),
        ("utilisation", queue.utilisation()),
    ]);
    let quotes: &[u32] = if servers == 1 { &[5, 10, 15] } else { &[1, 2, 4] };
    if servers > 1 {
        let load = number(parameters, "arrival_rate") / number(parameters, "service_rate");
        measures.push(("erlang_C".into(), queue::erlang_c(load, servers)?));
    }
    for &quote in quotes {
        let on_time = queue.probability_of_time_in_system_within(f64::from(quote))?;
        measures.push((format!("on_time_prob_quote_{quote}"), on_time));
    }
    Ok(measures)
}

fn poisson_queue(arrival_rate: f64, cv: f64) -> Result<Measures, Invalid> {
    let queue = general_queue::PoissonQueue::new(arrival_rate, 1.0, cv)?;
    Ok(named(&[
        ("mean_wait", queue.mean_waiting_time()),
        ("mean_sojourn", queue.mean_time_in_system()),
        ("mean_number_in_system", queue.mean_number_in_system()),
        ("prob_wait_gt0", queue.probability_of_waiting()),
        ("utilisation", queue.utilisation()),
    ]))
}

fn erlang_service() -> Result<Measures, Invalid> {
    let mut measures = poisson_queue(0.8, 0.5_f64.sqrt())?;
    for quote in [3, 6, 12] {
        let on_time =
            general_queue::probability_of_erlang_time_in_system_within(0.8, 1.0, 2, f64::from(quote))?;
        measures.push((format!("on_time_prob_quote_{quote}"), on_time));
    }
    Ok(measures)
}

fn renewal_queue() -> Result<Measures, Invalid> {
    let cv = (1.0_f64 / 3.0).sqrt();
    let queue = general_queue::RenewalQueue::new(general_queue::Gaps::gamma(1.0 / 0.9, cv)?, 1.0)?;
    let mut measures = named(&[
        ("mean_sojourn", queue.mean_time_in_system()),
        ("mean_wait", queue.mean_waiting_time()),
        ("mean_number_in_system", queue.mean_number_in_system()),
        ("utilisation", queue.utilisation()),
        ("prob_wait_gt0", queue.probability_of_waiting()),
        ("kingman_mean_wait", general_queue::kingman_waiting_time(0.9, 1.0, cv, 1.0, 1)?),
    ]);
    for quote in [5, 10, 20] {
        let on_time = queue.probability_of_time_in_system_within(f64::from(quote))?;
        measures.push((format!("on_time_prob_quote_{quote}"), on_time));
    }
    Ok(measures)
}

fn two_stages() -> Result<Measures, Invalid> {
    let first = queue::MarkovQueue::new(0.8, 1.0, 1)?.mean_time_in_system();
    let second = queue::MarkovQueue::new(0.8, 1.2, 1)?.mean_time_in_system();
    let mut measures = named(&[("mean_sojourn", first + second), ("mean_sojourn_stage1", first)]);
    for quote in [5, 10, 20] {
        let on_time = queue::probability_of_two_stages_within(0.8, 1.0, 1.2, f64::from(quote))?;
        measures.push((format!("on_time_prob_quote_{quote}"), on_time));
    }
    Ok(measures)
}

fn joint_orders(parameters: &Value) -> Result<Measures, Invalid> {
    let (stocks, lead_times) = (list(parameters, "base_stock"), list(parameters, "lead_times"));
    let items = stocks
        .iter()
        .zip(&lead_times)
        .map(|(stock, lead_time)| order_fill::Item::new(*stock as i64, *lead_time))
        .collect::<Result<Vec<_>, _>>()?;
    let requirements = parameters["requirements"].as_array().unwrap();
    let types = list(parameters, "order_type_rates")
        .iter()
        .zip(requirements)
        .map(|(rate, row)| {
            let units: Vec<i64> =
                row.as_array().unwrap().iter().map(|units| units.as_i64().unwrap()).collect();
            order_fill::OrderType::new(*rate, &units)
        })
        .collect::<Result<Vec<_>, _>>()?;
    let orders = order_fill::JointOrders::new(&items, &types)?;
    let wait = number(parameters, "window_w");
    let mut measures = named(&[
        ("order_fill_overall", orders.order_fill_rate_overall()?),
        ("product_overall", orders.product_of_item_rates_overall()?),
    ]);
    for index in 0..types.len() {
        let name = index + 1;
        measures.push((format!("order_fill_type{name}"), orders.order_fill_rate(index)?));
        measures.push((format!("product_type{name}"), orders.product_of_item_rates(index)?));
        measures
            .push((format!("prob_wait_le_w_type{name}"), orders.probability_of_wait_within(index, wait)?));
    }
    for item in 0..items.len() {
        measures.push((format!("item_fill_{}", item + 1), orders.item_fill_rate(item)?));
    }
    Ok(measures)
}

fn components() -> Result<Measures, Invalid> {
    let rates = [0.9, 0.8, 0.7];
    let (lowest, highest) = perfect_order::bounds(&rates)?;
    Ok(named(&[
        ("perfect_independent", perfect_order::product(&rates)?),
        ("frechet_lower", lowest),
        ("frechet_upper", highest),
        ("perfect_gauss_copula_rho_0", perfect_order::with_common_factor(&rates, 0.0)?),
        ("perfect_gauss_copula_rho_0.3", perfect_order::with_common_factor(&rates, 0.3)?),
        ("perfect_gauss_copula_rho_0.6", perfect_order::with_common_factor(&rates, 0.6)?),
        ("perfect_gauss_copula_rho_0.9", perfect_order::with_common_factor(&rates, 0.9)?),
    ]))
}

fn disruption() -> Result<Measures, Invalid> {
    let result = perfect_order::with_disruption(0.1, &[0.95, 0.85, 0.99], &[0.45, 0.35, 0.8])?;
    Ok(named(&[
        ("perfect_joint", result.perfect_order_rate),
        ("product_of_marginals", result.product),
        ("on_time_marginal", result.rates[0]),
        ("in_full_marginal", result.rates[1]),
        ("damage_free_marginal", result.rates[2]),
    ]))
}

fn lost_base_stock() -> Result<Measures, Invalid> {
    let policy = lost_sales::LostSalesBaseStock::new(2.0, 2.0, 6)?;
    Ok(named(&[
        ("loss_probability", policy.loss_probability()),
        ("unit_fill_rate", policy.unit_fill_rate()),
        ("ready_rate", policy.ready_rate()),
        ("mean_on_order", policy.mean_on_order()),
        ("mean_on_hand", policy.mean_on_hand()),
        ("order_frequency", policy.order_frequency()),
    ]))
}

fn lost_reorder_point() -> Result<Measures, Invalid> {
    let policy = lost_sales::LostSalesReorderPoint::new(5.0, 2.0, 12, 30)?;
    Ok(named(&[
        ("unit_fill_rate", policy.unit_fill_rate()),
        ("loss_probability", policy.loss_probability()),
        ("order_frequency", policy.order_frequency()),
        ("mean_on_hand", policy.mean_on_hand()),
        ("csl_no_short_demand_between_receipts", policy.cycle_service_level()),
        ("csl_IN_before_receipt_gt0", policy.cycle_service_level_with_stock_left()),
        ("ready_rate", policy.ready_rate()),
    ]))
}

fn make_to_stock_line(parameters: &Value) -> Result<Measures, Invalid> {
    let line = make_to_stock::MakeToStock::new(
        number(parameters, "demand_rate"),
        1.0,
        whole(parameters, "base_stock_S"),
    )?;
    Ok(named(&[
        ("unit_fill_rate", line.unit_fill_rate()),
        ("ready_rate", line.ready_rate()),
        ("prob_stockout", line.probability_of_stockout()),
        ("mean_backorders", line.mean_backorders()),
        ("mean_on_hand", line.mean_on_hand()),
        ("utilisation", line.utilisation()),
        ("mean_wait_per_unit", line.mean_wait()),
        ("prob_wait_le_w", line.probability_of_wait_within(number(parameters, "window_w"))?),
    ]))
}

fn constant_line() -> Result<Measures, Invalid> {
    let line = make_to_stock::ConstantMakeToStock::new(0.8, 1.0, 4)?;
    Ok(named(&[
        ("unit_fill_rate", line.unit_fill_rate()),
        ("ready_rate", line.ready_rate()),
        ("prob_stockout", line.probability_of_stockout()),
        ("mean_backorders", line.mean_backorders()),
        ("mean_on_hand", line.mean_on_hand()),
        ("mean_wait_per_unit", line.mean_wait()),
        ("utilisation", line.utilisation()),
    ]))
}

fn pooled() -> Result<Measures, Invalid> {
    let stock = pooling::pooled_safety_stock(1.645, 25.0, 4.0, 4, 0.0)?;
    Ok(named(&[
        ("safety_stock_one_site", stock.one_site),
        ("safety_stock_4_sites", stock.apart),
        ("safety_stock_pooled", stock.pooled),
        ("ratio_pooled_to_decentralised", pooling::pooling_ratio(4, 0.0)?),
        ("ratio_rho_0.3", pooling::pooling_ratio(4, 0.3)?),
        ("ratio_rho_1", pooling::pooling_ratio(4, 1.0)?),
    ]))
}

/// E[on hand] − E[back-orders] depends on the mean lead time alone, so the constant one will do.
fn little() -> Result<Measures, Invalid> {
    let policy = reorder_point::ReorderPoint::new(4.0, 5.0, 11, 6)?;
    Ok(named(&[("OH_minus_BO", policy.mean_on_hand() - policy.mean_backorders())]))
}

fn reorder_up_to_level(parameters: &Value) -> Result<Measures, Invalid> {
    let demand = parameters["demand"].as_str().unwrap();
    let mean = demand.trim_start_matches("Poisson(").trim_end_matches(')').parse().unwrap();
    let policy = reorder_up_to::ReorderUpTo::new(mean, 0, whole(parameters, "s"), whole(parameters, "S"))?;
    let cost = policy.cost_per_period(
        number(parameters, "holding_cost"),
        number(parameters, "backorder_cost"),
        number(parameters, "fixed_cost"),
    )?;
    Ok(named(&[
        ("mean_on_hand_end", policy.mean_on_hand()),
        ("mean_backorders_end", policy.mean_backorders()),
        ("order_frequency", policy.order_frequency()),
        ("cost_per_period", cost),
        ("unit_fill_rate", policy.unit_fill_rate()),
        ("prob_end_IL_ge0", policy.probability_of_no_backorders()),
    ]))
}

fn gamma_stages() -> Result<Measures, Invalid> {
    let cycle = stages::GammaStages::new(&[1.0, 2.0, 4.0, 3.0], 0.5)?;
    Ok(named(&[
        ("mean_cycle", cycle.mean()),
        ("var_cycle", cycle.variance()),
        ("p95_cycle", cycle.percentile(0.95)?),
        ("on_time_prob_promise_5", cycle.probability_within(5.0)?),
        ("on_time_prob_promise_7", cycle.probability_within(7.0)?),
        ("on_time_prob_promise_9", cycle.probability_within(9.0)?),
    ]))
}

fn lognormal_stages(parameters: &Value) -> Result<Measures, Invalid> {
    let mut all = vec![stages::Stage::new(number(parameters, "fixed_shift"), 0.0)?];
    for stage in parameters["stages_mean_cv"].as_array().unwrap() {
        all.push(stages::Stage::new(stage[0].as_f64().unwrap(), stage[1].as_f64().unwrap())?);
    }
    let (mean, variance) = stages::mean_and_variance(&all)?;
    Ok(named(&[("mean_cycle", mean), ("var_cycle", variance)]))
}

fn base_stock_from_full() -> Result<Measures, Invalid> {
    let run = transient::base_stock_from_full(2.0, 2.0, 6, 10.0)?;
    let steady = base_stock::BaseStock::new(2.0, 2.0, 6)?;
    Ok(named(&[
        ("fill_ratio_of_expectations", run.unit_fill_rate),
        ("fill_steady_state", steady.unit_fill_rate()),
        ("mean_on_hand_0_T", run.mean_on_hand),
        ("mean_on_hand_steady_state", steady.mean_on_hand()),
    ]))
}

fn periodic_review_from_full() -> Result<Measures, Invalid> {
    let run = transient::periodic_review_from_full(5.0, 4, 22, 365)?;
    let steady = periodic::PeriodicReview::poisson(5.0, 1, 4, 22)?;
    Ok(named(&[
        ("fill_ratio_of_expectations", run.unit_fill_rate),
        ("mean_on_hand_end_365", run.mean_on_hand),
        ("mean_backorders_end_365", run.mean_backorders),
        ("fill_steady_state", steady.unit_fill_rate()),
    ]))
}

fn named(measures: &[(&str, f64)]) -> Measures {
    measures.iter().map(|(name, value)| ((*name).to_owned(), *value)).collect()
}

fn number(parameters: &Value, name: &str) -> f64 {
    parameters[name].as_f64().unwrap_or_else(|| panic!("{name} is not a number"))
}

fn whole(parameters: &Value, name: &str) -> i64 {
    parameters[name].as_i64().unwrap_or_else(|| panic!("{name} is not a whole number"))
}

fn list(parameters: &Value, name: &str) -> Vec<f64> {
    parameters[name].as_array().unwrap().iter().map(|value| value.as_f64().unwrap()).collect()
}
