//! The order cycle of a lesson, part by part, as long as the runs counted each to be.

use std::rc::Rc;

use yew::prelude::*;

use super::super::figure::numbers;
use super::super::figure::picture::Picture;
use super::super::hooks::{use_texts, use_width};
use crate::app::{CYCLE, CyclePart, Walk};
use crate::chart::Frame;
use crate::chart::cycle::{Cycle, Look, Part, cycle};
use crate::i18n::{Learn, Texts, format_number};

#[derive(Properties, PartialEq)]
pub struct CycleProps {
    /// Its name in the page.
    pub id: &'static str,
    pub walk: Walk,
    /// What each reveal shows.
    pub shown: Vec<Option<f64>>,
    pub is_projected: bool,
}

/// The figure; nothing where the lesson does not show the cycle.
#[component]
pub fn CycleFigure(props: &CycleProps) -> Html {
    let CycleProps { id, walk, shown, is_projected } = props;
    let texts = use_texts();
    let words = texts.learn;
    let place = use_node_ref();
    let width = use_width(&place);
    let Some(parts) = walk.cycle_parts(shown) else { return Html::default() };
    let data = data(texts, &parts);
    // A screen reader hears the whole drawing, part by part.
    let name =
        data.parts.iter().map(|part| format!("{}, {}. {} {}", part.name, part.length, part.steps, part.told));
    let name = name.collect::<Vec<_>>().join(" ");
    let drawing = width.map(|width| Rc::new(cycle(&data, Frame::new(width, *is_projected))));
    html! {
        <figure class="fig" data-testid={*id} aria-labelledby={format!("{id}-title")}>
            <div class="fig-h"><h3 id={format!("{id}-title")}>{ words.cycle_title() }</h3><p>{ words.cycle_reading() }</p></div>
            <div class="plot" ref={place}>
                if let Some(drawing) = drawing { <Picture {drawing} {name} /> }
            </div>
        </figure>
    }
}

fn data(texts: Texts, parts: &[CyclePart]) -> Cycle {
    let words = texts.learn;
    let drawn = parts.iter().map(|part| {
        let (name, steps, told, look) = said(words, part.id);
        let days = format_number(texts.language, part.days, 2);
        let length = if look == Look::Alongside {
            words.cycle_alongside().to_owned()
        } else {
            words.cycle_days(&days)
        };
        Part {
            name: name.to_owned(),
            length,
            span: part.span,
            look,
            steps: steps.to_owned(),
            told: told.to_owned(),
        }
    });
    Cycle { parts: drawn.collect(), unit: words.cycle_axis().to_owned(), numbers: numbers(texts.language) }
}

fn said(words: Learn, id: &str) -> (&'static str, &'static str, &'static str, Look) {
    match CYCLE.iter().position(|known| *known == id) {
        Some(0) => (
            words.cycle_preparation(),
            words.cycle_preparation_steps(),
            words.cycle_preparation_told(),
            Look::Work,
        ),
        Some(1) => (
            words.cycle_transmittal(),
            words.cycle_transmittal_steps(),
            words.cycle_transmittal_told(),
            Look::Way,
        ),
        Some(2) => {
            (words.cycle_receipt(), words.cycle_receipt_steps(), words.cycle_receipt_told(), Look::Work)
        }
        Some(3) => {
            (words.cycle_filling(), words.cycle_filling_steps(), words.cycle_filling_told(), Look::Work)
        }
        Some(4) => {
            (words.cycle_transport(), words.cycle_transport_steps(), words.cycle_transport_told(), Look::Way)
        }
        _ => (words.cycle_status(), words.cycle_status_steps(), words.cycle_status_told(), Look::Alongside),
    }
}
