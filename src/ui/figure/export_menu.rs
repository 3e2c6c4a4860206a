//! The button "Export" of a figure, and the list of forms behind it.

use std::rc::Rc;

use web_sys::HtmlElement;
use yew::prelude::*;

use super::super::hooks::{use_shown, use_texts};
use super::super::page::icons;
use super::super::page::taken::{Taken, TakenLine};
use super::export::{Said, save_png, save_svg, save_table};
use crate::chart::Drawing;
use crate::i18n::{CsvForm, Table};

#[derive(Properties, PartialEq)]
pub struct ExportMenuProps {
    pub id: &'static str,
    pub title: String,
    pub sentence: String,
    pub origin: String,
    /// Whether the figure shows a run of the scenario at hand.
    pub is_of_run: bool,
    pub drawing: Option<Rc<Drawing>>,
    pub table: Callback<(), Table>,
}

/// A form of export.
#[derive(Clone, Copy, PartialEq)]
enum Form {
    Svg,
    Png,
    Csv(CsvForm),
}

/// How far an export has come.
#[derive(Clone, PartialEq)]
enum Step {
    Closed,
    Choosing,
    /// A file was offered.
    Offered(Taken),
    /// The browser could not draw it.
    Failed,
}

/// The button. Escape closes the list and gives the focus back.
#[component]
pub fn ExportMenu(props: &ExportMenuProps) -> Html {
    let texts = use_texts();
    let words = texts.page;
    let shown = use_shown();
    let step = use_state_eq(|| Step::Closed);
    let button = use_node_ref();
    let focus = {
        let button = button.clone();
        move || {
            if let Some(button) = button.cast::<HtmlElement>() {
                // If it cannot take the focus, the focus stays where it was.
                let _ = button.focus();
            }
        }
    };
    let is_open = *step == Step::Choosing;
    let toggle = {
        let setter = step.setter();
        Callback::from(move |_: MouseEvent| setter.set(if is_open { Step::Closed } else { Step::Choosing }))
    };
    let onkeydown = {
        let (setter, focus) = (step.setter(), focus.clone());
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" && is_open {
                setter.set(Step::Closed);
                focus();
            }
        })
    };
    let said = {
        let (title, sentence, origin) = (props.title.clone(), props.sentence.clone(), props.origin.clone());
        let shown = shown.filter(|_| props.is_of_run);
        move || {
            let about = shown.as_ref().map(|shown| shown.about_line()).unwrap_or_default();
            Said { title: title.clone(), foot: vec![sentence.clone(), origin.clone(), about] }
        }
    };
    let choice = |form: Form, name: &'static str, label: &'static str| {
        let (id, drawing, table) = (props.id, props.drawing.clone(), props.table.clone());
        let (setter, focus, said) = (step.setter(), focus.clone(), said.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            focus();
            match (form, &drawing) {
                (Form::Csv(form), _) => setter.set(Step::Offered(save_table(id, &table.emit(()), form))),
                (Form::Svg, Some(drawing)) => setter.set(Step::Offered(save_svg(id, drawing, &said()))),
                (Form::Png, Some(drawing)) => {
                    let done = setter.clone();
                    setter.set(Step::Closed);
                    save_png(id, drawing, &said(), move |taken| {
                        done.set(taken.map_or(Step::Failed, Step::Offered))
                    });
                }
                (Form::Svg | Form::Png, None) => setter.set(Step::Closed),
            }
        });
        html! { <button type="button" class="btn" data-testid={format!("export-{name}-{id}")} {onclick}>{ label }</button> }
    };
    html! {
        <>
            <span class="export" {onkeydown}>
                <button type="button" class="quiet" aria-expanded={is_open.to_string()} data-testid={format!("export-{}", props.id)}
                    onclick={toggle} ref={button}>{ icons::export() }{ words.export() }</button>
                if is_open {
                    <span class="menu" role="group" aria-label={words.export()}>
                        if props.drawing.is_some() {
                            { choice(Form::Png, "png", texts.take_away.png()) }
                            { choice(Form::Svg, "svg", words.export_svg()) }
                        }
                        { choice(Form::Csv(CsvForm::Machine), "csv", words.export_csv()) }
                        { choice(Form::Csv(CsvForm::VietnameseExcel), "excel", words.export_excel()) }
                    </span>
                }
            </span>
            if let Step::Offered(taken) = &*step { <TakenLine taken={taken.clone()} /> }
            if *step == Step::Failed { <span class="taken" role="alert">{ texts.take_away.no_picture() }</span> }
        </>
    }
}
