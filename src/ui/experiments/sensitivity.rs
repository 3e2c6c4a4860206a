//! The figure of a sensitivity: the tornado of both strategies.

use std::rc::Rc;

use yew::prelude::*;

use super::super::figure::frame::Frame;
use super::super::figure::numbers;
use super::super::hooks::use_texts;
use super::outcome::{OutcomeProps, Read, plot, use_drawing, use_said};
use crate::app::Experiment;
use crate::chart::StrategyKey;
use crate::chart::experiments::tornado::{End, Part, Row, Tornado, tornado};
use crate::experiment::Sensitivity;
use crate::i18n::{
    MovedEnd, MovedNumber, SensitivityFacts, Texts, decimals_needed, format_percent, sensitivity_facts,
    sensitivity_sentence, sensitivity_table,
};

fn study(read: &Read) -> Option<(&Sensitivity, f64)> {
    match &read.done.experiment {
        Experiment::Sensitivity(study, share) => Some((study, *share)),
        _ => None,
    }
}

/// The figure.
#[component]
pub fn SensitivityFigure(props: &OutcomeProps) -> Html {
    let texts = use_texts();
    let words = texts.experiments;
    let read = Read::of(props, texts);
    let facts = use_memo(read.clone(), |read| {
        let (study, _) = study(read)?;
        read.named(|names| sensitivity_facts(read.texts, study, names))
    });
    let (place, drawing) =
        use_drawing(&facts, props.is_projected, |texts, facts, frame| tornado(&data(texts, facts), frame));
    let sentence = use_memo((read.clone(), Rc::clone(&facts)), |(read, facts)| {
        let both = study(read).zip(facts.as_ref().as_ref());
        both.map_or(String::new(), |((study, _), facts)| {
            read.named(|names| sensitivity_sentence(read.texts, study, facts, names))
        })
    });
    use_said(&sentence, &props.said);
    let share = study(&read).map_or(String::new(), |(_, share)| {
        format_percent(texts.language, share, decimals_needed(100.0 * share, 2))
    });
    let table = use_callback((read, Rc::clone(&facts)), |(): (), (read, facts)| {
        let both = study(read).zip(facts.as_ref().as_ref());
        both.map(|((study, _), facts)| read.named(|names| sensitivity_table(read.texts, study, facts, names)))
            .unwrap_or_default()
    });
    let title = (*facts).as_ref().map_or(String::new(), |facts| facts.title.clone());
    html! {
        <Frame id="sensitivity" is_of_run={false} class="first" title={title.clone()} reading={words.sensitivity_reading(&share)}
            sentence={(*sentence).clone()} origin={props.origin.clone()} {table} drawing={drawing.clone()}>
            { plot(place, drawing, title) }
        </Frame>
    }
}

fn data(texts: Texts, facts: &SensitivityFacts) -> Tornado {
    let words = texts.experiments;
    let end = |end: &MovedEnd| End { change: end.change, interval: end.interval };
    let row = |moved: &MovedNumber| {
        let values = moved.ends.iter().flatten().map(|end| end.value.as_str());
        let values: Vec<&str> = values.collect();
        Row {
            name: format!("{} ({})", moved.name, values.join("; ")),
            ends: [moved.ends[0].as_ref().map(end), moved.ends[1].as_ref().map(end)],
        }
    };
    let part = |(key, short, moved): (StrategyKey, &str, &Option<Vec<MovedNumber>>)| {
        let moved = moved.as_ref()?;
        let title = if moved.is_empty() { words.nothing_told(short) } else { short.to_owned() };
        Some(Part { key, title, rows: moved.iter().map(row).collect() })
    };
    let [stock, order] = &facts.moved;
    let parts = [(StrategyKey::Bts, "BTS", stock), (StrategyKey::Bto, "BTO", order)];
    let most = facts.moved.iter().flatten().flatten().flat_map(|moved| moved.ends.iter().flatten());
    let most = most.map(|end| end.change.abs()).fold(0.0, f64::max);
    Tornado {
        axis: facts.axis.clone(),
        parts: parts.into_iter().filter_map(part).collect(),
        decimals: if most >= 10.0 { 1 } else { 2 },
        numbers: numbers(texts.language),
    }
}
