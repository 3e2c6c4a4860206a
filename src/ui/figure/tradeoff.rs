//! The figure "The trade-off": service against the stock that buys it. Its points come after the run is done.

use std::rc::Rc;

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::super::hooks::{Dispatch, use_room, use_texts, use_width};
use super::super::points::Curve;
use super::super::results::Results;
use super::frame::Frame;
use super::picture::Picture;
use super::tables;
use super::what_happened::numbers;
use crate::app::{Action, ExperimentKind, Place};
use crate::chart::tradeoff::{Below, Labels, Point, Spot, TradeOff, tradeoff};
use crate::chart::{self, Drawing};
use crate::i18n::{
    Row, SERVICES, StepText, Texts, TradeOffFacts, TradeOffPlace, measure_name, run_origin, tradeoff_facts,
    tradeoff_sentence, tradeoff_steps,
};

#[derive(Properties, PartialEq)]
pub struct TradeOffProps {
    pub results: Option<Rc<Results>>,
    /// The points of the same scenario; none before the run is done.
    pub points: Option<Curve>,
    /// The measure of service, by its place in `SERVICES`.
    pub service: usize,
    /// Whether a link leads to the experiments: not out of a frame in another page.
    pub leads_on: bool,
    pub is_projected: bool,
    pub dispatch: Dispatch,
}

/// The figure.
#[component]
pub fn TradeOffFigure(props: &TradeOffProps) -> Html {
    let texts = use_texts();
    let words = texts.figures;
    let place = use_node_ref();
    let width = use_width(&place);
    let room = use_room(props.is_projected);
    let service = props.service;
    let inputs = (props.results.clone(), props.points.clone(), texts, service);
    let facts = use_memo(inputs, |(results, points, texts, service)| {
        let results = results.as_ref().filter(|results| has_curve(results))?;
        let points = points.as_ref().map(|points| points.as_slice()).unwrap_or_default();
        let currency = &results.prepared.scenario.money.currency;
        Some(tradeoff_facts(*texts, &results.summary, points, *service, currency))
    });
    let drawing = use_memo((Rc::clone(&facts), width, texts, service, props.is_projected, room), |inputs| {
        let (facts, width, texts, service, is_projected, room) = inputs;
        let (facts, width) = (facts.as_ref().as_ref()?, (*width)?);
        Some(Rc::new(tradeoff(
            &data(*texts, facts, *service),
            chart::Frame::new(width, *is_projected).within(*room),
        )))
    });
    let drawing: Option<Rc<Drawing>> = (*drawing).clone();
    let table =
        use_callback((props.results.clone(), props.points.clone(), texts, service), |(): (), inputs| {
            let (results, points, texts, service) = inputs;
            let both = results.as_ref().zip(points.as_ref());
            both.map(|(results, points)| tables::tradeoff(*texts, results, points, *service))
                .unwrap_or_default()
        });
    let (sentence, origin) = match &props.results {
        Some(results) => (
            (*facts)
                .as_ref()
                .map_or(words.tradeoff_given().to_owned(), |facts| tradeoff_sentence(texts, facts)),
            run_origin(texts, &results.summary, results.prepared.scenario.run.seed),
        ),
        None => Default::default(),
    };
    let switch =
        if facts.is_some() { service_select(texts, service, &props.dispatch) } else { Html::default() };
    let name = words.tradeoff_name(measure_name(texts.language, SERVICES[service]));
    let class = if props.results.is_some() && facts.is_none() { "plot" } else { "plot plot-tradeoff" };
    html! {
        <Frame id="tradeoff" title={words.tradeoff()} reading={words.tradeoff_reading()} {sentence} {origin} {switch} {table}
            drawing={drawing.clone()}>
            <div {class} ref={place}>
                if let Some(drawing) = drawing { <Picture {drawing} {name} /> }
            </div>
            if props.leads_on {
            <p class="more-of"><a href={Place::Experiments(ExperimentKind::Frontier).address()} data-testid="to-experiments">{ texts.page.experiment_more() }</a></p>
            }
            { (*facts).as_ref().and_then(|facts| steps_table(texts, facts)).unwrap_or_default() }
        </Frame>
    }
}

/// What each round amount of stock buys, with a bar for the eye.
fn steps_table(texts: Texts, facts: &TradeOffFacts) -> Option<Html> {
    /// The longest bar, and its height [px].
    const BAR: (f64, f64) = (100.0, 8.0);
    let words = texts.figures;
    let (caption, rows) = tradeoff_steps(texts, facts)?;
    let row = |row: &StepText| {
        html! {
            <tr>
                <th scope="row" class="num">{ &row.stock }</th>
                <td class="num">if row.is_clear { <b>{ &row.gain[0] }</b> } else { { &row.gain[0] } }{ " " }<small>{ &row.gain[1] }</small></td>
                <td><svg width={BAR.0.to_string()} height={BAR.1.to_string()} aria-hidden="true"><rect class="f-bts" width={(BAR.0 * row.share).to_string()} height={BAR.1.to_string()} /></svg></td>
            </tr>
        }
    };
    Some(html! {
        <table class="steps-table" data-testid="tradeoff-steps">
            <caption>{ caption }</caption>
            <thead><tr><th scope="col" class="num">{ words.tradeoff_steps_stock(&facts.unit) }</th><th scope="col" class="num" colspan="2">{ words.tradeoff_steps_gain() }</th></tr></thead>
            <tbody>{ for rows.iter().map(row) }</tbody>
        </table>
    })
}

/// Whether reorder points follow from a target, which can then be another.
fn has_curve(results: &Results) -> bool {
    results.prepared.scenario.replenishment.policy.target().is_some()
}

/// Chooses the measure of service.
fn service_select(texts: Texts, chosen: usize, dispatch: &Dispatch) -> Html {
    let dispatch = dispatch.clone();
    let onchange = Callback::from(move |event: Event| {
        let value = event.target_unchecked_into::<HtmlSelectElement>().value();
        let place = SERVICES.iter().position(|id| *id == value).unwrap_or_default();
        dispatch.dispatch(Action::MeasureService(place));
    });
    html! {
        <label class="tog">
            <span class="vh">{ texts.figures.service_measure() }</span>
            <select class="pick" data-testid="tradeoff-service" {onchange}>
                { for SERVICES.iter().enumerate().map(|(place, id)| html! {
                    <option value={*id} selected={place == chosen}>{ measure_name(texts.language, id) }</option>
                }) }
            </select>
        </label>
    }
}

fn data(texts: Texts, facts: &TradeOffFacts, service: usize) -> TradeOff {
    let words = texts.figures;
    let spot = |place: &Option<TradeOffPlace>, name: &str| {
        place.as_ref().map(|place| Spot {
            point: point(place),
            name: name.to_owned(),
            value: place.value.clone(),
            value_short: Some(place.value_short.clone()),
        })
    };
    TradeOff {
        simulated: facts.simulated.iter().map(point).collect(),
        formula: facts.formula.clone(),
        now: spot(&facts.now[0], words.bts_now()),
        bto: spot(&facts.now[1], "BTO"),
        below: [
            ("stockouts", words.stockouts_axis(), &facts.stockouts),
            ("owed", words.owed_axis(), &facts.owed),
        ]
        .into_iter()
        .filter(|(_, _, row)| row.is_there())
        .map(|(id, title, row)| below(id, title, row))
        .collect(),
        labels: Labels {
            service: measure_name(texts.language, SERVICES[service]).to_owned(),
            stock: words.stock_axis(&facts.unit),
            percent: words.last_percent().to_owned(),
            simulated: words.simulated().to_owned(),
            formula: words.textbook_formula().to_owned(),
            note: words.little_gain().to_owned(),
        },
        numbers: numbers(texts.language),
    }
}

/// A panel below the curve. Build to order has no shelf that could run empty.
fn below(id: &'static str, title: &str, row: &Row) -> Below {
    Below { id, title: title.to_owned(), points: row.points.clone(), now: row.now, bto: None }
}

fn point(place: &TradeOffPlace) -> Point {
    Point { stock: place.stock, service: place.service, interval: place.interval }
}
