//! The tables of the figures: the very numbers that are drawn.

use super::super::results::{DOTS, Results};
use super::why::cause_name;
use crate::experiment::{Failure, Failures};
use crate::i18n::{
    Cell, Column, SERVICES, Score, Table, Texts, TradeOffPoint, format_number, formula_service, measure_name,
    per_100,
};
use crate::measure::FAILURES;
use crate::stats::Estimate;

fn column(id: &'static str, label: String, decimals: usize) -> Column {
    Column { id, label, decimals }
}

/// Day by day: quantiles of both strategies, and the one run.
pub fn what_happened(texts: Texts, results: &Results) -> Table {
    let words = texts.figures;
    let below = |what: &str, percent: f64| {
        words.column_below(what, &(format_number(texts.language, percent, 0) + "%"))
    };
    let (stock, queue) = (words.column_stock(), words.column_queue());
    let columns = vec![
        column("day", words.column_day().to_owned(), 0),
        column("bts_stock_p5", below(stock, 5.0), 0),
        column("bts_stock_p25", below(stock, 25.0), 0),
        column("bts_stock_p50", words.column_median(stock), 0),
        column("bts_stock_p75", below(stock, 75.0), 0),
        column("bts_stock_p95", below(stock, 95.0), 0),
        column("bts_stock_one_run", words.column_one_run(stock), 0),
        column("bts_owed_one_run", words.column_owed().to_owned(), 0),
        column("bto_waiting_p5", below(queue, 5.0), 0),
        column("bto_waiting_p25", below(queue, 25.0), 0),
        column("bto_waiting_p50", words.column_median(queue), 0),
        column("bto_waiting_p75", below(queue, 75.0), 0),
        column("bto_waiting_p95", below(queue, 95.0), 0),
        column("bto_waiting_one_run", words.column_one_run(queue), 0),
    ];
    let [stock, queue] = &results.bands;
    let path = &results.path;
    let first_day = results.prepared.frame.first_day;
    let whole = |values: &[u32], day: usize| {
        values.get(day).map_or(Cell::None, |value| Cell::from(f64::from(*value)))
    };
    let rows = (0..stock.p50.len()).map(|day| {
        let of = |values: &[f64]| values.get(day).map_or(Cell::None, |value| Cell::from(*value));
        vec![
            Cell::from((first_day + day as i64) as f64),
            of(&stock.p5),
            of(&stock.p25),
            of(&stock.p50),
            of(&stock.p75),
            of(&stock.p95),
            whole(&path.stock, day),
            whole(&path.owed, day),
            of(&queue.p5),
            of(&queue.p25),
            of(&queue.p50),
            of(&queue.p75),
            of(&queue.p95),
            whole(&path.waiting, day),
        ]
    });
    Table { columns, rows: rows.collect() }
}

/// The fifty orders of each strategy, the quickest first; nothing is said of promises that each order has
/// for itself.
pub fn waiting(texts: Texts, results: &Results, promises: [Option<f64>; 2]) -> Table {
    let words = texts.figures;
    let columns = vec![
        column("order", words.column_order().to_owned(), 0),
        column("bts_days", words.column_wait_bts().to_owned(), 2),
        column("bts_on_time", words.column_kept_bts().to_owned(), 0),
        column("bto_days", words.column_wait_bto().to_owned(), 2),
        column("bto_on_time", words.column_kept_bto().to_owned(), 0),
    ];
    let rows = (0..DOTS).map(|order| {
        let mut row = vec![Cell::from((order + 1) as f64)];
        for (times, promise) in results.dots.iter().zip(promises) {
            let time = times.get(order).copied().unwrap_or(f64::INFINITY);
            row.push(if time.is_finite() {
                Cell::from(time)
            } else {
                Cell::Text(words.not_delivered().to_owned())
            });
            row.push(promise.map_or(Cell::None, |promise| {
                Cell::Text(if time <= promise { words.yes() } else { words.no() }.to_owned())
            }));
        }
        row
    });
    Table { columns, rows: rows.collect() }
}

/// Perfect orders as counted and as the product says, every combination of failures, and the causes' totals.
pub fn why(texts: Texts, results: &Results) -> Table {
    let words = texts.figures;
    let columns = vec![
        column("failures", words.column_failures().to_owned(), 0),
        column("bts_of_100", words.column_of_100("BTS"), 2),
        column("bto_of_100", words.column_of_100("BTO"), 2),
    ];
    let row = |name: &str, values: [Option<f64>; 2]| {
        let [stock, order] = values.map(|value| value.map_or(Cell::None, Cell::from));
        vec![Cell::Text(name.to_owned()), stock, order]
    };
    let measure = |id: &str| results.summary.of(id).each.map(|estimate| per_100(&estimate));
    let failed =
        |of: &dyn Fn(&Failures) -> f64| results.failures.each_ref().map(|failures| failures.as_ref().map(of));
    let mut rows = vec![
        row(words.row_perfect(), measure("perfect_order_rate")),
        row(words.row_product(), measure("perfect_order_product")),
        row(words.row_least(), measure("perfect_order_lower_bound")),
        row(words.row_most(), measure("perfect_order_upper_bound")),
    ];
    for combination in 1..FAILURES {
        let orders = failed(&|failures| failures.exactly(combination));
        if orders.iter().flatten().any(|orders| *orders > 0.0) {
            let held = Failure::ALL.into_iter().filter(|failure| failure.is_in(combination));
            let names: Vec<&str> = held.map(|failure| cause_name(texts, failure)).collect();
            rows.push(row(&names.join(" + "), orders));
        }
    }
    for failure in Failure::ALL {
        let name = words.row_total(cause_name(texts, failure));
        rows.push(row(&name, failed(&|failures| failures.with(&[failure]))));
    }
    Table { columns, rows }
}

/// Both scorecards, row by row, with what is divided by what.
pub fn scorecards(texts: Texts, cards: &[Vec<Score>; 2]) -> Table {
    let words = texts.figures;
    let columns = vec![
        column("strategy", words.column_strategy().to_owned(), 0),
        column("measure", words.column_measure().to_owned(), 0),
        column("unit", words.column_unit().to_owned(), 0),
        column("value", words.column_value().to_owned(), 2),
        column("low", words.column_low().to_owned(), 2),
        column("high", words.column_high().to_owned(), 2),
    ];
    let rows = cards.iter().zip(["BTS", "BTO"]).flat_map(|(scores, strategy)| {
        scores.iter().map(move |score| {
            let words = [strategy, score.name, &score.unit].map(|words| Cell::Text(words.to_owned()));
            let numbers = score.numbers.map(|number| number.map_or(Cell::None, Cell::from));
            words.into_iter().chain(numbers).collect()
        })
    });
    Table { columns, rows: rows.collect() }
}

/// The points of the trade-off that are in, by target, and what the formula says of the same policies.
pub fn tradeoff(texts: Texts, results: &Results, points: &[Option<TradeOffPoint>], service: usize) -> Table {
    let words = texts.figures;
    let money = &results.prepared.scenario.money.currency;
    let measure = measure_name(texts.language, SERVICES[service]);
    let columns = vec![
        column("target_percent", words.column_target().to_owned(), 1),
        column("inventory_value", words.column_inventory(money), 0),
        column("service_percent", words.column_service(measure), 1),
        column("service_low", words.column_low().to_owned(), 1),
        column("service_high", words.column_high().to_owned(), 1),
        column("formula_inventory_value", words.column_formula_stock(money), 0),
        column("formula_service_percent", words.column_formula_service().to_owned(), 1),
    ];
    let share = |value: Option<f64>| value.and_then(|value| per_100(&Estimate::alone(value)));
    let rows = points.iter().flatten().map(|point| {
        let simulated = &point.simulated[service];
        let formula =
            point.formula.and_then(|formula| Some((formula.inventory, formula_service(&formula, service)?)));
        let numbers = [
            share(Some(simulated.target)),
            simulated.inventory.value,
            share(simulated.service.value),
            share(simulated.service.low),
            share(simulated.service.high),
            formula.map(|(stock, _)| stock),
            share(formula.map(|(_, service)| service)),
        ];
        numbers.into_iter().map(|number| number.map_or(Cell::None, Cell::from)).collect()
    });
    Table { columns, rows: rows.collect() }
}
