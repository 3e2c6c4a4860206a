//! The figure of a trade-off: both strategies' service against what it costs, with the formula's curve.

use std::rc::Rc;

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::super::figure::frame::Frame;
use super::super::figure::numbers;
use super::super::hooks::use_texts;
use super::outcome::{OutcomeProps, Read, plot, spots, use_drawing, use_said};
use crate::app::Experiment;
use crate::chart::StrategyKey;
use crate::chart::experiments::curves::{CurvePanel, Curves, Line, Look, Spot, curves};
use crate::experiment::TradeOff;
use crate::i18n::{FrontierAxis, FrontierFacts, Texts, frontier_facts, frontier_sentence, frontier_table};
use crate::sim::Strategy;

fn study(read: &Read) -> Option<&TradeOff> {
    match &read.done.experiment {
        Experiment::Frontier(study) => Some(study),
        _ => None,
    }
}

/// The figure.
#[component]
pub fn FrontierFigure(props: &OutcomeProps) -> Html {
    let texts = use_texts();
    let words = texts.experiments;
    let axis = use_state_eq(FrontierAxis::default);
    let read = Read::of(props, texts);
    let facts = use_memo((read.clone(), *axis), |(read, axis)| {
        let study = study(read)?;
        read.named(|names| frontier_facts(read.texts, study, *axis, names))
    });
    let (place, drawing) =
        use_drawing(&facts, props.is_projected, |texts, facts, frame| curves(&data(texts, facts), frame));
    let sentence = use_memo((read.clone(), Rc::clone(&facts)), |(read, facts)| {
        let both = study(read).zip(facts.as_ref().as_ref());
        both.map_or(String::new(), |(study, facts)| frontier_sentence(read.texts, study, facts))
    });
    use_said(&sentence, &props.said);
    let table = use_callback((read, Rc::clone(&facts)), |(): (), (read, facts)| {
        let both = study(read).zip(facts.as_ref().as_ref());
        both.map(|(study, facts)| read.named(|names| frontier_table(read.texts, study, facts, names)))
            .unwrap_or_default()
    });
    let title = (*facts).as_ref().map_or(String::new(), |facts| facts.title.clone());
    html! {
        <Frame id="frontier" is_of_run={false} class="first" title={title.clone()} reading={words.frontier_reading()} sentence={(*sentence).clone()}
            origin={props.origin.clone()} switch={axis_menu(texts, &axis)} {table} drawing={drawing.clone()}>
            { plot(place, drawing, title) }
        </Frame>
    }
}

/// Chooses what service is held against.
fn axis_menu(texts: Texts, axis: &UseStateHandle<FrontierAxis>) -> Html {
    let setter = axis.setter();
    let onchange = Callback::from(move |event: Event| {
        let value = event.target_unchecked_into::<HtmlSelectElement>().value();
        setter.set(FrontierAxis::ALL.into_iter().find(|axis| axis.id() == value).unwrap_or_default());
    });
    html! {
        <label class="tog">
            <span class="vh">{ texts.experiments.axis() }</span>
            <select class="pick" data-testid="frontier-axis" {onchange}>
                { for FrontierAxis::ALL.map(|known| html! {
                    <option value={known.id()} selected={known == **axis}>{ known.name(texts) }</option>
                }) }
            </select>
        </label>
    }
}

fn data(texts: Texts, facts: &FrontierFacts) -> Curves {
    let mut lines = Vec::new();
    for curve in &facts.curves {
        let (key, short) = match curve.strategy {
            Strategy::BuildToStock => (StrategyKey::Bts, "BTS"),
            Strategy::BuildToOrder => (StrategyKey::Bto, "BTO"),
        };
        let formula = curve.formula.iter().map(|(x, y)| Spot { x: *x, y: *y, interval: None });
        let formula: Vec<Spot> = formula.collect();
        if formula.len() > 1 {
            lines.push(Line {
                id: format!("frontier-{}-formula", key.name()),
                key: Some(key),
                spots: formula,
                look: Look::Formula,
                label: texts.experiments.formula_of(short),
                chosen: None,
            });
        }
        lines.push(Line {
            id: format!("frontier-{}", key.name()),
            key: Some(key),
            spots: spots(&curve.points),
            look: Look::Whiskers,
            label: short.to_owned(),
            chosen: spots(curve.now.as_slice()).pop().map(|spot| (spot, String::new())),
        });
    }
    let panel = CurvePanel {
        id: "service",
        title: facts.service.clone(),
        lines,
        level: None,
        has_zero: false,
        is_lesser: false,
    };
    Curves { across: facts.spent.clone(), now: None, panels: vec![panel], numbers: numbers(texts.language) }
}
