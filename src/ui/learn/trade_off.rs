//! The trade-off of a lesson: the points of its own runs, where the prediction led, and what each step up takes.

use std::rc::Rc;

use yew::prelude::*;

use super::super::figure::numbers;
use super::super::figure::picture::Picture;
use super::super::hooks::{use_texts, use_width};
use crate::app::{Bite, Bought, TradeOff};
use crate::chart::experiments::curves::{CurvePanel, Curves, Line, Look, Spot, curves};
use crate::chart::{Frame, StrategyKey};
use crate::i18n::{Texts, any_measure_name, format_number, format_percent};
use crate::sim::Strategy;

#[derive(Properties, PartialEq)]
pub struct TradeOffProps {
    /// Its name in the page.
    pub id: &'static str,
    pub data: TradeOff,
    /// The point of the numbers that are set, where they are not the lesson's own.
    pub now: Option<Bought>,
    pub is_projected: bool,
}

/// The figure.
#[component]
pub fn TradeOffFigure(props: &TradeOffProps) -> Html {
    let TradeOffProps { id, data, now, is_projected } = props;
    let texts = use_texts();
    let words = texts.learn;
    let place = use_node_ref();
    let width = use_width(&place);
    let chart = drawn_of(texts, id, data, now.as_ref());
    // A screen reader hears the steps, which the table has too.
    let name = format!("{}. {}", words.tradeoff_title(), words.tradeoff_reading());
    let drawing = width.map(|width| Rc::new(curves(&chart, Frame::new(width, *is_projected))));
    html! {
        <figure class="fig" data-testid={*id} aria-labelledby={format!("{id}-title")}>
            <div class="fig-h"><h3 id={format!("{id}-title")}>{ words.tradeoff_title() }</h3><p>{ words.tradeoff_reading() }</p></div>
            <div class="plot" ref={place}>
                if let Some(drawing) = drawing { <Picture {drawing} {name} /> }
            </div>
            { bites(texts, &data.bites) }
        </figure>
    }
}

/// What each step up takes, with a bar for the eye.
fn bites(texts: Texts, bites: &[Bite]) -> Html {
    /// The longest bar, and its height [px].
    const BAR: (f64, f64) = (100.0, 8.0);
    let words = texts.learn;
    let percent = |rate: f64| format_percent(texts.language, rate / 100.0, 1);
    let units =
        |stock: f64| texts.controls.says(&format_number(texts.language, stock, 1), words.unit_units());
    html! {
        <table class="turn-table bites" data-testid="bites">
            <caption class="vh">{ words.tradeoff_table() }</caption>
            <thead><tr>
                <th scope="col">{ words.tradeoff_step() }</th>
                <th scope="col">{ words.tradeoff_more() }</th>
                <th scope="col" colspan="2">{ words.tradeoff_each() }</th>
            </tr></thead>
            <tbody>{ for bites.iter().map(|bite| html! {
                <tr>
                    <th scope="row" class="num">{ words.tradeoff_from_to(&percent(bite.service.0), &percent(bite.service.1)) }</th>
                    <td class="num">{ units(bite.stock) }</td>
                    <td class="num"><b>{ units(bite.each) }</b></td>
                    <td><svg width={BAR.0.to_string()} height={BAR.1.to_string()} aria-hidden="true"><rect class="f-bts" width={(BAR.0 * bite.share).to_string()} height={BAR.1.to_string()} /></svg></td>
                </tr>
            }) }</tbody>
        </table>
    }
}

fn drawn_of(texts: Texts, id: &str, data: &TradeOff, now: Option<&Bought>) -> Curves {
    let words = texts.learn;
    let key = match data.strategy {
        Strategy::BuildToStock => StrategyKey::Bts,
        Strategy::BuildToOrder => StrategyKey::Bto,
    };
    let spot = |point: &Bought| Spot { x: point.stock, y: point.service, interval: point.interval };
    let line = |name: &str, spots: Vec<Spot>, look: Look| Line {
        id: format!("{id}-{name}"),
        key: Some(key),
        spots,
        look,
        label: String::new(),
        chosen: None,
    };
    let mut lines = vec![line("counted", data.points.iter().map(spot).collect(), Look::Whiskers)];
    if let Some(ends) = data.predicted {
        let spots = ends.map(|(x, y)| Spot { x, y, interval: None }).to_vec();
        let label = words.tradeoff_predicted().to_owned();
        lines.push(Line { label, ..line("mine", spots, Look::Predicted) });
    }
    if let Some(now) = now {
        let chosen = Some((spot(now), words.tradeoff_now().to_owned()));
        lines.push(Line { chosen, ..line("now", Vec::new(), Look::Whiskers) });
    }
    let [stock, service] = data.measures.map(|measure| any_measure_name(texts.language, measure));
    Curves {
        across: format!("{stock}, {}", words.unit_units()),
        now: None,
        panels: vec![CurvePanel {
            id: "trade-off",
            title: format!("{service}, %"),
            lines,
            level: None,
            has_zero: false,
            is_lesser: false,
        }],
        numbers: numbers(texts.language),
    }
}
