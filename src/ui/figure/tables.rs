//! The tables of the figures: the very numbers that are drawn.

use super::super::results::{DOTS, Results};
use crate::i18n::{Cell, Column, Table, Texts, format_number};

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

/// The fifty orders of each strategy, the quickest first.
pub fn waiting(texts: Texts, results: &Results, promises: [f64; 2]) -> Table {
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
            row.push(Cell::Text(if time <= promise { words.yes() } else { words.no() }.to_owned()));
        }
        row
    });
    Table { columns, rows: rows.collect() }
}
