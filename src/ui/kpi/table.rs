//! The headline table: strategies down and measures across; on a phone the other way round.

use yew::prelude::*;

use super::super::figure::picture::mini_view;
use super::super::glossary::term;
use super::super::page::icons;
use super::super::results::Results;
use super::columns::{Cell, Column, columns};
use crate::i18n::Texts;

/// The table. Before the first result its cells are still blocks.
pub fn kpi_table(texts: Texts, results: Option<&Results>, is_phone: bool, is_tight: bool) -> Html {
    let columns = columns(texts, results);
    let width = if is_tight { 96.0 } else { 112.0 };
    if is_phone { turned(texts, &columns, width) } else { wide(texts, &columns, width) }
}

/// Which strategy a row or column is about.
fn strategy(texts: Texts, place: usize) -> (Html, &'static str, &'static str) {
    let is_stock = place == 0;
    let words = texts.results;
    let long = if is_stock { words.build_to_stock() } else { words.build_to_order() };
    (icons::key(is_stock), if is_stock { "BTS" } else { "BTO" }, long)
}

fn wide(texts: Texts, columns: &[Column], width: f64) -> Html {
    let row = |place: usize| {
        let (key, short, long) = strategy(texts, place);
        html! {
            <tr>
                <th scope="row">{ key }{ " " }{ short }<small>{ long }</small></th>
                { for columns.iter().map(|column| cell(column, place, width)) }
            </tr>
        }
    };
    html! {
        <table class="kpi" data-testid="kpi">
            <thead><tr>
                <th scope="col"><span class="vh">{ texts.results.strategy() }</span></th>
                { for columns.iter().map(|column| html! { <th scope="col">{ term(column.term, &column.label) }</th> }) }
            </tr></thead>
            <tbody>{ row(0) }{ row(1) }</tbody>
            <tfoot><tr class="scl" aria-hidden="true">
                <td></td>
                { for columns.iter().map(|column| html! { <td><span><i>{ &column.ends[0] }</i><i>{ &column.ends[1] }</i></span></td> }) }
            </tr></tfoot>
        </table>
    }
}

fn turned(texts: Texts, columns: &[Column], width: f64) -> Html {
    let head = |place: usize| {
        let (key, short, _) = strategy(texts, place);
        html! { <th scope="col"><b>{ key }{ " " }{ short }</b></th> }
    };
    html! {
        <table class="kpi t" data-testid="kpi">
            <thead><tr>
                <th scope="col"><span class="vh">{ texts.results.measure() }</span></th>
                { head(0) }{ head(1) }
            </tr></thead>
            <tbody>
                { for columns.iter().map(|column| html! {
                    <tr><th scope="row">{ term(column.term, &column.label) }</th>{ cell(column, 0, width) }{ cell(column, 1, width) }</tr>
                }) }
            </tbody>
        </table>
    }
}

fn cell(column: &Column, place: usize, width: f64) -> Html {
    let Some(cells) = &column.cells else {
        return html! { <td><i class="sk a"></i><i class="sk b"></i></td> };
    };
    let Cell { shown, second, mini } = &cells[place];
    let class = if column.id == "perfect_order_rate" { ["bts", "bto"][place] } else { "" };
    let name = ["bts", "bto"][place];
    html! {
        <td>
            <b class={class} data-testid={format!("kpi-{name}-{}", column.id)}>
                { &shown.value }
                if let Some(second) = second { <small class="second">{ "– " }{ second }</small> }
                if !shown.reach.is_empty() { <small class={words_class(&shown.reach)}>{ &shown.reach }</small> }
            </b>
            { mini_view(mini, width) }
        </td>
    }
}

/// A bound in words goes on a line of its own.
fn words_class(reach: &str) -> Option<&'static str> {
    (!reach.starts_with('±')).then_some("words")
}
