//! The figure of a sweep: the measure under both strategies along the values of a number, and their difference.

use std::rc::Rc;

use yew::prelude::*;

use super::super::figure::frame::Frame;
use super::super::figure::numbers;
use super::super::hooks::use_texts;
use super::outcome::{OutcomeProps, Read, plot, spots, use_drawing, use_said};
use crate::app::Experiment;
use crate::chart::StrategyKey;
use crate::chart::experiments::curves::{CurvePanel, Curves, Line, Look, curves};
use crate::experiment::{Sweep, setting};
use crate::i18n::{SweepFacts, Texts, sweep_facts, sweep_sentence, sweep_table};

fn sweep(read: &Read) -> Option<&Sweep> {
    match &read.done.experiment {
        Experiment::Sweep(sweep) => Some(sweep),
        _ => None,
    }
}

/// The figure.
#[component]
pub fn SweepFigure(props: &OutcomeProps) -> Html {
    let texts = use_texts();
    let words = texts.experiments;
    let read = Read::of(props, texts);
    let facts = use_memo(read.clone(), |read| {
        let sweep = sweep(read)?;
        let now = setting(&read.done.scenario, sweep.path());
        read.named(|names| sweep_facts(read.texts, sweep, now, names))
    });
    let (place, drawing) =
        use_drawing(&facts, props.is_projected, |texts, facts, frame| curves(&data(texts, facts), frame));
    let sentence = use_memo((read.clone(), Rc::clone(&facts)), |(read, facts)| {
        let both = sweep(read).zip(facts.as_ref().as_ref());
        both.map_or(String::new(), |(sweep, facts)| {
            read.named(|names| sweep_sentence(read.texts, sweep, facts, names))
        })
    });
    use_said(&sentence, &props.said);
    let table = use_callback((read, Rc::clone(&facts)), |(): (), (read, facts)| {
        let both = sweep(read).zip(facts.as_ref().as_ref());
        both.map(|(sweep, facts)| sweep_table(read.texts, sweep, facts)).unwrap_or_default()
    });
    let title = (*facts).as_ref().map_or(String::new(), |facts| facts.title.clone());
    let is_compared = (*facts).as_ref().is_some_and(|facts| !facts.difference.is_empty());
    let reading = if is_compared { words.sweep_reading() } else { words.sweep_reading_one() };
    html! {
        <Frame id="sweep" is_of_run={false} class="first" title={title.clone()} {reading} sentence={(*sentence).clone()}
            origin={props.origin.clone()} {table} drawing={drawing.clone()}>
            { plot(place, drawing, title) }
        </Frame>
    }
}

fn data(texts: Texts, facts: &SweepFacts) -> Curves {
    let line = |key: Option<StrategyKey>, id: &str, label: &str, all| Line {
        id: format!("sweep-{id}"),
        key,
        spots: spots(all),
        look: Look::Band,
        label: label.to_owned(),
        chosen: None,
    };
    let [stock, order] = &facts.curves;
    let mut panels = vec![CurvePanel {
        id: "measure",
        title: facts.measure.clone(),
        lines: vec![
            line(Some(StrategyKey::Bts), "bts", "BTS", stock),
            line(Some(StrategyKey::Bto), "bto", "BTO", order),
        ],
        level: None,
        has_zero: false,
        is_lesser: false,
    }];
    if !facts.difference.is_empty() {
        panels.push(CurvePanel {
            id: "difference",
            title: facts.difference_name.clone(),
            lines: vec![line(None, "difference", "", &facts.difference)],
            level: None,
            has_zero: true,
            is_lesser: true,
        });
    }
    Curves { across: facts.path.clone(), now: facts.now, panels, numbers: numbers(texts.language) }
}
