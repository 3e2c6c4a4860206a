//! The frame of a figure: title, a line on how to read it, the chart, its sentence, table and exports.

use std::rc::Rc;

use web_sys::HtmlElement;
use yew::prelude::*;

use super::super::hooks::use_texts;
use super::super::page::icons;
use super::data_table::data_table;
use super::export::{save_picture, save_table};
use crate::chart::Drawing;
use crate::i18n::{CsvForm, Table};

#[derive(Properties, PartialEq)]
pub struct FrameProps {
    /// The figure's name in tests and files.
    pub id: &'static str,
    pub title: String,
    /// How to read it.
    pub reading: String,
    /// The computed sentence; empty before the first result.
    pub sentence: String,
    /// Seed, replications and digest, for exported files.
    pub origin: String,
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
                <p>{ &props.reading }</p>
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
                            origin={props.origin.clone()} drawing={props.drawing.clone()} table={props.table.clone()} />
                    </span>
                }
            </figcaption>
            if *shows_table {
                { data_table(texts.language, &table_id, &props.title, &props.table.emit(())) }
            }
        </figure>
    }
}

#[derive(Properties, PartialEq)]
struct ExportMenuProps {
    id: &'static str,
    title: String,
    sentence: String,
    origin: String,
    drawing: Option<Rc<Drawing>>,
    table: Callback<(), Table>,
}

/// A button that opens the list of forms. Escape closes it and gives the focus back.
#[component]
fn ExportMenu(props: &ExportMenuProps) -> Html {
    let words = use_texts().page;
    let is_open = use_state_eq(|| false);
    let button = use_node_ref();
    let close = {
        let (is_open, button) = (is_open.clone(), button.clone());
        Callback::from(move |()| {
            is_open.set(false);
            if let Some(button) = button.cast::<HtmlElement>() {
                // If it cannot take the focus, the focus stays where it was.
                let _ = button.focus();
            }
        })
    };
    let toggle = {
        let is_open = is_open.clone();
        Callback::from(move |_: MouseEvent| is_open.set(!*is_open))
    };
    let onkeydown = {
        let close = close.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                close.emit(());
            }
        })
    };
    let picture = {
        let (props_id, title, drawing, close) =
            (props.id, props.title.clone(), props.drawing.clone(), close.clone());
        let description = format!("{} {}", props.sentence, props.origin);
        Callback::from(move |_: MouseEvent| {
            if let Some(drawing) = &drawing {
                save_picture(props_id, drawing, &title, &description);
            }
            close.emit(());
        })
    };
    let table = |form: CsvForm| {
        let (id, table, close) = (props.id, props.table.clone(), close.clone());
        Callback::from(move |_: MouseEvent| {
            save_table(id, &table.emit(()), form);
            close.emit(());
        })
    };
    let (svg, csv, excel) = (picture, table(CsvForm::Machine), table(CsvForm::VietnameseExcel));
    html! {
        <span class="export" {onkeydown}>
            <button type="button" class="quiet" aria-expanded={is_open.to_string()} data-testid={format!("export-{}", props.id)}
                onclick={toggle} ref={button}>{ icons::export() }{ words.export() }</button>
            if *is_open {
                <span class="menu" role="group" aria-label={words.export()}>
                    if props.drawing.is_some() {
                        <button type="button" class="btn" data-testid={format!("export-svg-{}", props.id)} onclick={svg}>{ words.export_svg() }</button>
                    }
                    <button type="button" class="btn" data-testid={format!("export-csv-{}", props.id)} onclick={csv}>{ words.export_csv() }</button>
                    <button type="button" class="btn" data-testid={format!("export-excel-{}", props.id)} onclick={excel}>{ words.export_excel() }</button>
                </span>
            }
        </span>
    }
}
