//! What a parameter is set with, where it is a list: entries with fields, pairs and rows of numbers.

use serde_json::{Value, json};
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::super::super::page::icons;
use super::inputs::{Input, part_row};
use crate::app::{Change, Fields, NumberForm};
use crate::i18n::{format_number, format_plain, parse_number};

/// So many entries, or pairs, stand in the page at once: a list may have thousands.
const ENTRIES: usize = 4;
const PAIRS: usize = 12;
/// Longer lists of rows are shown by their number only.
const MOST_ROWS: usize = 400;

/// A number of which nothing is known but that it is one.
const PLAIN: NumberForm = NumberForm {
    min: f64::MIN,
    max: f64::MAX,
    is_share: false,
    is_money: false,
    unit: String::new(),
    slider: None,
};

/// The entries that are shown, and the way to the others.
fn window(
    input: &Input<'_>,
    count: usize,
    size: usize,
    first: &UseStateHandle<usize>,
) -> (std::ops::Range<usize>, Html) {
    let words = input.texts.controls;
    // Entries may have gone.
    let start = (**first).min(count.saturating_sub(1)) / size * size;
    let shown = start..(start + size).min(count);
    let to = |place: usize| {
        let first = first.setter();
        Callback::from(move |_: MouseEvent| first.set(place))
    };
    let number = |number: usize| format_number(input.texts.language, number as f64, 0);
    let steps = html! {
        if count > size {
            <p class="par-steps num">
                <button type="button" class="btn line" disabled={start == 0} aria-label={words.earlier()} onclick={to(start.saturating_sub(size))}>{ "‹" }</button>
                { words.entries(&number(start + 1), &number(shown.end), &number(count)) }
                <button type="button" class="btn line" disabled={shown.end == count} aria-label={words.later()} onclick={to(start + size)}>{ "›" }</button>
            </p>
        }
    };
    (shown, steps)
}

fn name_of(input: &Input<'_>, place: usize) -> String {
    let number = format_number(input.texts.language, (place + 1) as f64, 0);
    input.texts.controls.entry(&input.field.label, &number)
}

/// A button that takes an entry out.
fn remove(input: &Input<'_>, place: usize) -> Html {
    html! {
        <button type="button" class="what" aria-label={input.texts.controls.remove(&name_of(input, place))}
            data-testid={format!("remove-{}[{place}]", input.at)} onclick={input.act(Change::Remove(place))}>{ icons::close() }</button>
    }
}

fn add(input: &Input<'_>, fresh: &Value, count: usize, size: usize, first: &UseStateHandle<usize>) -> Html {
    let (act, first) = (input.act(Change::Add(fresh.clone())), first.setter());
    let onclick = Callback::from(move |event: MouseEvent| {
        // To where the new one will stand.
        first.set(count / size * size);
        act.emit(event);
    });
    html! {
        <button type="button" class="btn line" data-testid={format!("add-{}", input.at)} {onclick}>
            { input.texts.controls.add() }
        </button>
    }
}

/// Entries with fields of their own.
pub fn entries(input: &Input<'_>, fields: &Fields, fresh: &Value, first: &UseStateHandle<usize>) -> Html {
    let count = input.value.as_array().map_or(0, Vec::len);
    let (shown, steps) = window(input, count, ENTRIES, first);
    let entry = |place: usize| {
        let name = name_of(input, place);
        html! {
            <div class="par-entry" role="group" aria-label={name.clone()} key={place}>
                <p class="par-h"><b>{ name }</b>{ remove(input, place) }</p>
                { for fields.iter().map(|part| part_row(part, part.below(&format!("{}[{place}]", input.at)))) }
            </div>
        }
    };
    html! {
        <div class="par-list">
            { for shown.map(entry) }
            { steps }
            { add(input, fresh, count, ENTRIES, first) }
        </div>
    }
}

/// Pairs of numbers, as a table.
pub fn pairs(input: &Input<'_>, columns: &[String], fresh: &Value, first: &UseStateHandle<usize>) -> Html {
    let count = input.value.as_array().map_or(0, Vec::len);
    let (shown, steps) = window(input, count, PAIRS, first);
    let pair = |place: usize| {
        let cell = |column: usize| {
            let at = format!("{}[{place}][{column}]", input.at);
            let label =
                format!("{}, {}", name_of(input, place), columns.get(column).map_or("", String::as_str));
            let value = input.value.get(place).and_then(|pair| pair.get(column)).and_then(Value::as_f64);
            html! { <td>{ input.number_box(&at, None, label, &PLAIN, value, false) }</td> }
        };
        html! { <tr key={place}>{ for [0, 1].map(cell) }<td>{ remove(input, place) }</td></tr> }
    };
    html! {
        <div class="par-list">
            <table class="par-pairs">
                <thead><tr>{ for columns.iter().map(|column| html! { <th scope="col">{ column }</th> }) }<td></td></tr></thead>
                <tbody>{ for shown.map(pair) }</tbody>
            </table>
            { steps }
            { add(input, fresh, count, PAIRS, first) }
        </div>
    }
}

/// So many numbers, each with a name.
pub fn numbers(input: &Input<'_>, columns: &[String]) -> Html {
    let number = |(place, column): (usize, &String)| {
        let at = format!("{}[{place}]", input.at);
        let value = input.value.get(place).and_then(Value::as_f64);
        let label = format!("{}: {column}", input.field.label);
        html! { <span key={place}><i aria-hidden="true">{ column }</i>{ input.number_box(&at, None, label, &PLAIN, value, false) }</span> }
    };
    html! {
        <div class="par-numbers" role="group" aria-label={input.field.label.clone()}>
            { for columns.iter().enumerate().map(number) }
        </div>
    }
}

/// Rows of numbers of any length: a line each, as they are pasted from a spreadsheet.
pub fn rows(input: &Input<'_>) -> Html {
    let texts = input.texts;
    let rows = input.value.as_array().map_or(&[][..], Vec::as_slice);
    if rows.len() > MOST_ROWS {
        return html! { <p class="num">{ format_number(texts.language, rows.len() as f64, 0) }</p> };
    }
    let line = |row: &Value| {
        let numbers = row.as_array().into_iter().flatten().filter_map(Value::as_f64);
        let numbers = numbers
            .map(|number| format_plain(texts.language, number, crate::i18n::decimals_needed(number, 6)));
        numbers.collect::<Vec<_>>().join(" ")
    };
    let value = rows.iter().map(line).collect::<Vec<_>>().join("\n");
    let before = value.clone();
    let onchange = input.change(input.at, move |text| {
        // What is no number is left for the reader of scenarios to complain of.
        let number = |word: &str| parse_number(word).map_or_else(|| json!(word), |number| json!(number));
        let lines = text.lines().filter(|line| !line.trim().is_empty());
        let rows = lines.map(|line| line.split_whitespace().map(number).collect::<Value>());
        (text != before).then(|| Change::Put(rows.collect()))
    });
    html! {
        <textarea id={input.id.to_owned()} rows="6" {value} data-testid={format!("set-{}", input.at)}
            onchange={onchange.reform(|event: Event| event.target_unchecked_into::<HtmlTextAreaElement>().value())} />
    }
}
