//! The numbers of a lesson to be changed: its formulas, its few controls, and what the simulation gives with them, with the
//! prediction still drawn in.

use std::rc::Rc;

use yew::prelude::*;

use super::super::figure::picture::Picture;
use super::super::hooks::{use_texts, use_width};
use super::super::page::icons;
use super::super::slide::{Sliding, slide, use_filled};
use super::answer::chart_data;
use super::cycle::CycleFigure;
use super::formula::LessonFormula;
use super::lesson::{Live, WalkDispatch};
use super::predict::unit_name;
use super::trade_off::TradeOffFigure;
use crate::app::{Turned, Walk, WalkAction, number_name};
use crate::chart::Frame;
use crate::chart::predicted::predicted;
use crate::i18n::{Texts, any_measure_name, decimals_needed, format_number, format_plain, setting_unit};
use crate::lessons::{Beside, DipPart, Figure, Reveal, Source, Unit, reveal_text, reveal_unit};
use crate::sim::Strategy;

#[derive(Properties, PartialEq)]
pub struct TurnProps {
    pub walk: Walk,
    pub live: Live,
    /// What each reveal shows of the lesson's own run.
    pub shown: Vec<Option<f64>>,
    pub is_projected: bool,
    pub dispatch: WalkDispatch,
}

/// The block; nothing where the lesson has neither formula nor controls.
#[component]
pub fn Turn(props: &TurnProps) -> Html {
    let TurnProps { walk, live, shown, is_projected, dispatch } = props;
    let texts = use_texts();
    let words = texts.learn;
    let turned = walk.turned();
    if turned.is_empty() && walk.lesson().formulas.is_empty() {
        return Html::default();
    }
    let reset = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(WalkAction::Unturn))
    };
    let now = walk.shown(|id| live.of(id));
    html! {
        <div class="turn" data-testid="turn" data-state={if live.is_ready { "ready" } else { "running" }} aria-busy={(!live.is_ready).to_string()}>
            if !walk.lesson().formulas.is_empty() { <LessonFormula walk={walk.clone()} live={live.clone()} now={now.clone()} /> }
            if !turned.is_empty() {
                <div role="group" aria-labelledby="turn-title">
                    <h3 id="turn-title">{ words.turn_title() }</h3>
                    <p class="small muted">{ words.turn_lead() }</p>
                    <div class="turn-controls">{ for turned.iter().map(|turned| html! {
                        <Row key={turned.place} turned={turned.clone()} dispatch={dispatch.clone()} />
                    }) }</div>
                    <p class="acts-row">
                        <button type="button" class="btn line" data-testid="turn-reset" disabled={!walk.is_turned()} onclick={reset}>{ icons::undo() }{ words.turn_reset() }</button>
                        <small role="status" data-testid="turn-state">{ if live.is_ready { words.turn_ready() } else { words.turn_running() } }</small>
                    </p>
                </div>
                <LiveFigure walk={walk.clone()} live={live.clone()} now={now.clone()} is_projected={*is_projected} />
                { read_out(texts, walk, shown, &now) }
            }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct RowProps {
    turned: Turned,
    dispatch: WalkDispatch,
}

/// A control: the same row as the Lab's.
#[component]
fn Row(props: &RowProps) -> Html {
    let RowProps { turned, dispatch } = props;
    let texts = use_texts();
    let control = turned.place;
    let unit = setting_unit(texts, &turned.field, "");
    let plain = |value: f64| {
        let shown = turned.shown(value);
        format_plain(texts.language, shown, decimals_needed(shown, 4))
    };
    let number = turned.shown(turned.value);
    let says = texts.controls.says(&format_number(texts.language, number, decimals_needed(number, 4)), unit);
    let said = turned.refused.as_ref().map(|found| {
        let (low, high) = (plain(turned.range.0), plain(turned.range.1));
        if turned.is_whole {
            texts.learn.turn_refused_whole(found, &low, &high)
        } else {
            texts.learn.refused(found, &low, &high)
        }
    });
    let onslide = {
        let dispatch = dispatch.clone();
        Callback::from(move |value: f64| dispatch.dispatch(WalkAction::Turn { control, value }))
    };
    let ontype = {
        let dispatch = dispatch.clone();
        Callback::from(move |text: String| dispatch.dispatch(WalkAction::TypeTurn { control, text }))
    };
    let row = Sliding {
        id: format!("turn-{control}"),
        label: number_name(texts, None, &turned.field),
        value: Some(turned.value),
        text: plain(turned.value),
        unit,
        says,
        range: turned.range,
        step: turned.step,
        class: "",
        is_locked: false,
        said,
        note: None,
        onslide,
        ontype,
    };
    let node = use_node_ref();
    use_filled(&node, row.at(), row.range);
    slide(texts, &row, &node)
}

#[derive(Properties, PartialEq)]
struct LiveFigureProps {
    walk: Walk,
    live: Live,
    /// What each reveal shows with the numbers that are set.
    now: Vec<Option<f64>>,
    is_projected: bool,
}

/// The lesson's figure with the numbers that are set: what was predicted stays in it.
#[component]
fn LiveFigure(props: &LiveFigureProps) -> Html {
    let LiveFigureProps { walk, live, now, is_projected } = props;
    let texts = use_texts();
    let place = use_node_ref();
    let width = use_width(&place);
    let figure = walk.lesson().reveals.first().map(|reveal| reveal.figure);
    let is_cycle = walk.lesson().reveals.iter().any(|reveal| reveal.figure == Figure::Cycle);
    if is_cycle {
        return html! { <CycleFigure id="cycle-now" walk={walk.clone()} shown={now.clone()} is_projected={*is_projected} /> };
    }
    if figure == Some(Figure::TradeOff) {
        let now = walk.answering_point_bought(|id| live.of(id)).filter(|_| walk.is_turned());
        return match walk.trade_off(|id| live.own_of(id)) {
            Some(data) => {
                html! { <TradeOffFigure id="trade-off-now" {data} {now} is_projected={*is_projected} /> }
            }
            None => Html::default(),
        };
    }
    let counted = walk.counted(|id| live.of(id));
    let Some(data) = chart_data(texts, walk, counted) else { return Html::default() };
    let drawing = width.map(|width| Rc::new(predicted(&data, Frame::new(width, *is_projected))));
    html! {
        <div class="plot" ref={place} data-testid="turn-figure">
            if let Some(drawing) = drawing { <Picture {drawing} name={texts.learn.turn_name()} /> }
        </div>
    }
}

/// What the run of the answer gives: in the lesson, and with the numbers that are set.
fn read_out(texts: Texts, walk: &Walk, own: &[Option<f64>], now: &[Option<f64>]) -> Html {
    let words = texts.learn;
    let reveals = &walk.lesson().reveals;
    let said = |place: usize, all: &[Option<f64>]| {
        let value = all.get(place).copied().flatten();
        let text = reveal_text(texts, &reveals[place], value);
        match reveal_unit(&reveals[place]) {
            Some(unit) if unit != Unit::Percent && value.is_some() => {
                texts.controls.says(&text, unit_name(texts, unit))
            }
            _ => text,
        }
    };
    html! {
        <table class="turn-table" data-testid="turn-table">
            <caption class="vh">{ words.turn_table() }</caption>
            <thead><tr>{ for [words.turn_measure(), words.turn_own(), words.turn_now()].map(|head| html! { <th scope="col">{ head }</th> }) }</tr></thead>
            <tbody>{ for walk.read_out().into_iter().map(|place| html! {
                <tr data-testid={format!("turn-{}", reveals[place].id)}>
                    <th scope="row">{ reveal_name(texts, &reveals[place]) }</th>
                    <td class="num">{ said(place, own) }</td>
                    <td class="num"><b>{ said(place, now) }</b></td>
                </tr>
            }) }</tbody>
        </table>
    }
}

/// What a reveal is called: its measure, and whose it is.
pub fn reveal_name(texts: Texts, reveal: &Reveal) -> String {
    let words = texts.learn;
    let (name, strategy) = match &reveal.source {
        Source::Run { measure, strategy, .. } => (any_measure_name(texts.language, measure), strategy),
        Source::Records { measure, strategy } => (any_measure_name(texts.language, measure), strategy),
        Source::Dip { part, strategy, .. } => {
            let name = match part {
                DipPart::DelayDays => words.dip_delay(),
                DipPart::LengthDays => words.dip_length(),
                DipPart::RecoveryDays => words.dip_recovery(),
                DipPart::Depth => words.dip_depth(),
            };
            (name, strategy)
        }
    };
    let short = match strategy {
        Strategy::BuildToStock => "BTS",
        Strategy::BuildToOrder => "BTO",
    };
    let name = match reveal.beside {
        Beside::Nothing => name.to_owned(),
        Beside::Less(_) => words.turn_difference(name),
        Beside::Over(_) => words.turn_ratio(name),
    };
    format!("{name} ({short})")
}
