//! The order records that a lesson works by hand, as a table.

use yew::prelude::*;

use crate::app::is_faultless;
use crate::i18n::{Texts, decimals_needed, format_number};
use crate::measure::OrderRecord;
use crate::sim::Strategy;

/// The table; nothing where the lesson has no records.
pub fn records_table(texts: Texts, records: &[OrderRecord]) -> Html {
    let words = texts.learn;
    if records.is_empty() {
        return Html::default();
    }
    let heads = [
        words.order_number(),
        words.order_received(),
        words.order_promised(),
        words.order_delivered(),
        words.order_lines(),
        words.order_served(),
        words.order_made(),
        words.order_faultless(),
    ];
    html! {
        <div class="scroll" tabindex="0" role="region" aria-label={words.orders_caption()}>
            <table class="records" data-testid="records">
                <caption>{ words.orders_caption() }</caption>
                <thead><tr>{ for heads.map(|head| html! { <th scope="col">{ head }</th> }) }</tr></thead>
                <tbody>{ for records.iter().enumerate().map(|(place, record)| row(texts, place, record)) }</tbody>
            </table>
        </div>
    }
}

fn row(texts: Texts, place: usize, record: &OrderRecord) -> Html {
    let words = texts.learn;
    let day = |day: f64| format_number(texts.language, day, decimals_needed(day, 2));
    let or_none = |number: Option<f64>| number.map_or_else(|| words.none().to_owned(), day);
    let is_stock = record.strategy == Strategy::BuildToStock;
    let lines = if is_stock {
        words.of_lines(&record.lines_met.to_string(), &record.lines.to_string())
    } else {
        words.none().to_owned()
    };
    let made = if is_stock {
        words.none().to_owned()
    } else {
        words.made_by(&or_none(record.made), &or_none(record.make_by))
    };
    html! {
        <tr>
            <th scope="row">{ place + 1 }{ if is_stock { " BTS" } else { " BTO" } }</th>
            <td>{ day(record.received) }</td>
            <td>{ day(record.promised) }</td>
            <td>{ or_none(record.delivered) }</td>
            <td>{ lines }</td>
            <td>{ or_none(record.served) }</td>
            <td>{ made }</td>
            <td>{ if is_faultless(record) { words.yes() } else { words.no() } }</td>
        </tr>
    }
}
