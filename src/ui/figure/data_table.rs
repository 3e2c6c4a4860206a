//! A table under a figure.

use yew::prelude::*;

use crate::i18n::{Cell, Language, Table};

/// A real table; it scrolls in itself, and can be reached by keyboard for that.
pub fn data_table(language: Language, id: &str, caption: &str, table: &Table) -> Html {
    let row = |cells: &Vec<Cell>| {
        cells
            .iter()
            .enumerate()
            .map(|(at, cell)| {
                let shown = table.shown(language, cell, at);
                if at == 0 {
                    html! { <th scope="row">{ shown }</th> }
                } else {
                    html! { <td class="num">{ shown }</td> }
                }
            })
            .collect::<Html>()
    };
    html! {
        <div class="data" id={id.to_owned()} role="region" aria-label={caption.to_owned()} tabindex="0" data-testid={id.to_owned()}>
            <table>
                <thead><tr>{ for table.columns.iter().map(|column| html! { <th scope="col">{ &column.label }</th> }) }</tr></thead>
                <tbody>{ for table.rows.iter().map(|cells| html! { <tr>{ row(cells) }</tr> }) }</tbody>
            </table>
        </div>
    }
}
