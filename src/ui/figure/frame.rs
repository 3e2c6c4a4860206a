//! The frame of a figure: title, a line on how to read it, the chart, its sentence, table and exports.

use std::rc::Rc;

use yew::prelude::*;

use super::super::hooks::use_texts;
use super::super::page::icons;
use super::super::page::rich::spans;
use super::data_table::data_table;
use super::export_menu::ExportMenu;
use crate::chart::Drawing;
use crate::i18n::{Rich, Table};

#[derive(Properties, PartialEq)]
pub struct FrameProps {
    /// The figure's name in tests and files.
    pub id: &'static str,
    pub title: String,
    /// How to read it, with terms marked.
    pub reading: String,
    /// The computed sentence; empty before the first result.
    pub sentence: String,
    /// Seed, replications and digest, for exported files.
    pub origin: String,
    /// Whether it shows a run of the scenario at hand; then files name its parameters.
    #[prop_or(true)]
    pub is_of_run: bool,
    #[prop_or_default]
    pub class: Classes,
    /// A switch at the right of the title.
    #[prop_or_default]
    pub switch: Html,
    /// None before the first result, and where the figure is a table itself.
    pub drawing: Option<Rc<Drawing>>,
    /// Whether there is a table though there is no drawing.
    #[prop_or_default]
    pub has_table: bool,
    /// Makes the table, when it is asked for.
    pub table: Callback<(), Table>,
    /// The chart.
    pub children: Html,
}

/// The frame.
#[component]
pub fn Frame(props: &FrameProps) -> Html {
    let texts = use_texts();
    let shows_table = use_state_eq(|| false);
    let toggle = {
        let shows_table = shows_table.clone();
        Callback::from(move |_: MouseEvent| shows_table.set(!*shows_table))
    };
    let (title_id, table_id) = (format!("title-{}", props.id), format!("table-{}", props.id));
    html! {
        <figure class={classes!("fig", props.class.clone())} aria-labelledby={title_id.clone()} data-testid={format!("figure-{}", props.id)}>
            <div class="fig-h">
                <h2 id={title_id}>{ &props.title }</h2>
                <p>{ spans(&Rich::of(&props.reading)) }</p>
                { props.switch.clone() }
            </div>
            { props.children.clone() }
            <figcaption class="cap">
                <p data-testid={format!("sentence-{}", props.id)}>{ &props.sentence }</p>
                if props.drawing.is_some() || props.has_table {
                    <span class="acts">
                        <button type="button" class="quiet" aria-expanded={shows_table.to_string()} aria-controls={table_id.clone()}
                            data-testid={format!("show-{table_id}")} onclick={toggle}>{ icons::table() }{ texts.page.table() }</button>
                        <ExportMenu id={props.id} title={props.title.clone()} sentence={props.sentence.clone()}
                            origin={props.origin.clone()} is_of_run={props.is_of_run} drawing={props.drawing.clone()} table={props.table.clone()} />
                    </span>
                }
            </figcaption>
            if *shows_table {
                { data_table(texts.language, &table_id, &props.title, &props.table.emit(())) }
            }
        </figure>
    }
}
