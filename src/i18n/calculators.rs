//! The words of a calculator's inputs, results and axes, by their names.

use super::texts::Calculators;

/// What a name is called, given or worked out; the name itself where there are no words for it.
#[must_use]
pub fn calculator_word(words: Calculators, name: &'static str) -> &'static str {
    type Word = fn(Calculators) -> &'static str;
    const WORDS: [(&str, Word); 48] = [
        ("on_time", Calculators::on_time),
        ("complete", Calculators::complete),
        ("undamaged", Calculators::undamaged),
        ("documents", Calculators::documents),
        ("correlation", Calculators::correlation),
        ("demand", Calculators::demand),
        ("demand_sd", Calculators::demand_sd),
        ("lead_time", Calculators::lead_time),
        ("lead_time_sd", Calculators::lead_time_sd),
        ("service", Calculators::service),
        ("ordering_cost", Calculators::ordering_cost),
        ("holding_cost", Calculators::holding_cost),
        ("lead_time_demand", Calculators::lead_time_demand),
        ("deviation", Calculators::deviation),
        ("quantity", Calculators::quantity),
        ("utilisation", Calculators::utilisation),
        ("work", Calculators::work),
        ("servers", Calculators::servers),
        ("work_cv", Calculators::work_cv),
        ("gap_cv", Calculators::gap_cv),
        ("product", Calculators::product),
        ("together", Calculators::together),
        ("lowest", Calculators::lowest),
        ("highest", Calculators::highest),
        ("stock_needed", Calculators::stock_needed),
        ("reorder_point", Calculators::reorder_point),
        ("deviations", Calculators::deviations),
        ("best_quantity", Calculators::best_quantity),
        ("cost", Calculators::cost),
        ("cycle", Calculators::cycle),
        ("mean_stock", Calculators::mean_stock),
        ("filled", Calculators::filled),
        ("short", Calculators::short),
        ("wait", Calculators::wait),
        ("wait_times", Calculators::wait_times),
        ("erlang_wait", Calculators::erlang_wait),
        ("perfect-order", Calculators::perfect_order),
        ("safety-stock", Calculators::safety_stock),
        ("eoq", Calculators::eoq),
        ("fill-rate", Calculators::fill_rate),
        ("queue", Calculators::queue),
        ("axis_correlation", Calculators::axis_correlation),
        ("axis_perfect", Calculators::axis_perfect),
        ("axis_service", Calculators::axis_service),
        ("axis_units", Calculators::axis_units),
        ("axis_quantity", Calculators::axis_quantity),
        ("axis_cost", Calculators::axis_cost),
        ("axis_rate", Calculators::axis_rate),
    ];
    const MORE: [(&str, Word); 9] = [
        ("ordering_alone", Calculators::ordering_alone),
        ("holding_alone", Calculators::holding_alone),
        ("axis_utilisation", Calculators::axis_utilisation),
        ("axis_wait", Calculators::axis_wait),
        ("perfect-order-assumes", Calculators::perfect_order_assumes),
        ("safety-stock-assumes", Calculators::safety_stock_assumes),
        ("eoq-assumes", Calculators::eoq_assumes),
        ("fill-rate-assumes", Calculators::fill_rate_assumes),
        ("queue-assumes", Calculators::queue_assumes),
    ];
    let known = WORDS.into_iter().chain(MORE).find(|(known, _)| *known == name);
    known.map_or(name, |(_, word)| word(words))
}
