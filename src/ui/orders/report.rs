//! What was read, how it was taken, and what was left out: by reason, and line by line when asked.

use yew::prelude::*;

use crate::data::history::SkipSample;
use crate::data::report::SkippedLines;
use crate::data::{Reading, Role, Summary};
use crate::i18n::{Texts, format_number, left_out, read_sentence, reading_notes, skip_reason};

/// What was read, and how.
pub fn reading_report(texts: Texts, summary: &Summary, currency: &str) -> Html {
    let mut notes = reading_notes(texts, summary);
    // The built-in case has prices; a file may have none.
    if summary.dialect.as_ref().is_none_or(|dialect| dialect.columns.contains_key(&Role::Price)) {
        notes.push(texts.orders.prices_in(currency));
    }
    html! {
        <>
            <p class="lead-s" role="status" data-testid="orders-sentence">{ read_sentence(texts, summary) }</p>
            <ul class="notes" data-testid="orders-notes">
                { for notes.into_iter().map(|note| html! { <li>{ note }</li> }) }
            </ul>
        </>
    }
}

/// The lines that were left out.
pub fn left_out_table(texts: Texts, reading: &Reading) -> Html {
    let words = texts.orders;
    let summary = &reading.summary;
    let headers: &[String] = summary.dialect.as_ref().map_or(&[], |dialect| &dialect.headers);
    html! {
        <section class="left-out" data-testid="orders-left-out">
            <h3>{ words.left_out() }</h3>
            <p class="note">{ left_out(texts, summary) }</p>
            if !summary.skipped.is_empty() {
                <table class="score">
                    <thead><tr>
                        <th scope="col">{ words.reason() }</th>
                        <th scope="col">{ words.lines() }</th>
                    </tr></thead>
                    <tbody>{ for summary.skipped.iter().map(|skipped| reason_row(texts, skipped, headers)) }</tbody>
                </table>
            }
        </section>
    }
}

fn reason_row(texts: Texts, skipped: &SkippedLines, headers: &[String]) -> Html {
    let words = texts.orders;
    let count = |number: usize| format_number(texts.language, number as f64, 0);
    html! {
        <tr>
            <th scope="row">
                { skip_reason(texts, skipped.reason) }
                if !skipped.first.is_empty() {
                    <details>
                        <summary>{ words.first_of(&count(skipped.first.len())) }</summary>
                        <ol>{ for skipped.first.iter().map(|sample| html! { <li>{ sample_line(texts, sample, headers) }</li> }) }</ol>
                    </details>
                }
            </th>
            <td class="num">{ format_number(texts.language, skipped.lines as f64, 0) }</td>
        </tr>
    }
}

/// A line's number and the cell that is to blame.
fn sample_line(texts: Texts, sample: &SkipSample, headers: &[String]) -> Html {
    let words = texts.orders;
    let line = format_number(texts.language, sample.line as f64, 0);
    let place = match sample.column.checked_sub(1).and_then(|at| headers.get(at)) {
        Some(header) if !header.trim().is_empty() => words.line_column(&line, header.trim()),
        _ => words.line_cell(&line, &sample.column.to_string()),
    };
    let value = if sample.value.trim().is_empty() { words.cell_empty() } else { sample.value.as_str() };
    let limit = sample.limit.map(|limit| words.at_most(&format_number(texts.language, limit, 0)));
    html! {
        <>
            { place }{ ": " }<code>{ value }</code>
            if let Some(limit) = limit { { " " }{ "(" }{ limit }{ ")" } }
        </>
    }
}
