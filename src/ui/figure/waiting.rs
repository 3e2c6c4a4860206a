//! The figure "How long customers waited", with promises that can be dragged.

use std::cell::Cell;
use std::rc::Rc;

use yew::prelude::*;

use super::super::hooks::{Dispatch, use_room, use_texts, use_width};
use super::super::results::{DOTS, Results};
use super::frame::Frame;
use super::picture::{Moved, Picture};
use super::tables;
use super::what_happened::numbers;
use crate::app::{Action, Control, control};
use crate::chart::waiting::{Waiting, Waits, beyond, waiting};
use crate::chart::{self, Counted, Drawing, Handle, StrategyKey};
use crate::i18n::{
    Texts, WaitFacts, days_text, format_number, kept_of, promise_text, quoting_sentence, run_origin,
    wait_axis_end, waiting_sentence,
};
use crate::model::Promise;

#[derive(Properties, PartialEq)]
pub struct WaitingProps {
    pub results: Option<Rc<Results>>,
    /// The promises as they are set now: results of other promises show them too, as the times themselves
    /// do not depend on them.
    pub promise: Promise,
    /// Whether each strategy's promise may be moved.
    pub movable: [bool; 2],
    pub is_projected: bool,
    pub dispatch: Dispatch,
}

/// The figure.
#[component]
pub fn WaitingFigure(props: &WaitingProps) -> Html {
    let texts = use_texts();
    let words = texts.figures;
    let place = use_node_ref();
    let width = use_width(&place);
    let room = use_room(props.is_projected);
    // While a hand holds a promise the axis must not move under it.
    let held_end = use_memo((), |()| Cell::new(None::<f64>));
    let promises = props.results.as_ref().map(|results| marks(results, &props.promise));
    let end = held_end
        .get()
        .or_else(|| props.results.as_ref().zip(promises).map(|(r, marks)| wait_axis_end(&r.dots, marks)));
    let inputs = (
        props.results.clone(),
        props.promise.clone(),
        props.movable,
        width,
        texts,
        props.is_projected,
        room,
        end,
    );
    let drawing = use_memo(inputs, |(results, promise, movable, width, texts, is_projected, room, end)| {
        let (results, width, end) = (results.as_ref()?, (*width)?, (*end)?);
        let mut data = data(*texts, results, promise, end);
        for (waits, _) in data.strategies.iter_mut().zip(movable).filter(|(_, movable)| !**movable) {
            waits.handle = None;
        }
        Some(Rc::new(waiting(&data, chart::Frame::new(width, *is_projected).within(*room))))
    });
    let drawing: Option<Rc<Drawing>> = (*drawing).clone();
    let on_move = use_callback(props.dispatch.clone(), |moved: Moved, dispatch| {
        let control = if moved.id == "promise-bts" { "promise_bts" } else { "promise_bto" };
        dispatch.dispatch(Action::Set { control, value: moved.value });
    });
    let refresh = use_force_update();
    let on_hold = use_callback(end, move |holds: bool, end| {
        held_end.set(if holds { *end } else { None });
        refresh.force_update();
    });
    let table = use_callback(
        (props.results.clone(), texts, props.promise.clone()),
        |(): (), (results, texts, promise)| {
            let promises = [Some(promise.bts_days), promise.bto_days()];
            results.as_ref().map(|results| tables::waiting(*texts, results, promises)).unwrap_or_default()
        },
    );
    let (sentence, name, origin) = match &props.results {
        Some(results) => (
            sentence(texts, results),
            name(texts, results, marks(results, &props.promise)),
            run_origin(texts, &results.summary, results.prepared.scenario.run.seed),
        ),
        None => Default::default(),
    };
    html! {
        <Frame id="waiting" title={words.waiting()} reading={words.waiting_reading()} {sentence} {origin} {table} drawing={drawing.clone()}>
            <div class="plot plot-waits" ref={place}>
                if let Some(drawing) = drawing { <Picture {drawing} {name} {on_move} {on_hold} /> }
            </div>
        </Frame>
    }
}

/// Where the promises stand: under build to order, at the mean quote where each order has one of its own.
fn marks(results: &Results, promise: &Promise) -> [f64; 2] {
    [promise.bts_days, promise.bto_days().or(mean_quote(results)).unwrap_or_default()]
}

fn mean_quote(results: &Results) -> Option<f64> {
    results.summary.of("promised_mean").each[1].value
}

/// What the run found of the promises that it was run with.
fn sentence(texts: Texts, results: &Results) -> String {
    let promise = &results.prepared.scenario.promise;
    let late = results.summary.of("days_late_mean").each.map(|estimate| estimate.value);
    let facts = |place: usize, promise: f64| WaitFacts {
        promise,
        kept: kept_of(&results.dots[place], promise),
        late: late[place],
    };
    let stock = facts(0, promise.bts_days);
    match promise.bto_days() {
        Some(days) => waiting_sentence(texts, [stock, facts(1, days)]),
        None => {
            let kept = results.summary.of("on_time_delivery_rate").each[1].value;
            quoting_sentence(texts, stock, mean_quote(results), kept)
        }
    }
}

fn reading(texts: Texts, results: &Results, promises: [f64; 2], place: usize) -> String {
    let kept = kept_of(&results.dots[place], promises[place]);
    texts.figures.kept(&format_number(texts.language, kept as f64, 0), &promise_text(texts, promises[place]))
}

fn name(texts: Texts, results: &Results, promises: [f64; 2]) -> String {
    let [stock, order] = [0, 1].map(|place| reading(texts, results, promises, place));
    texts.figures.waiting_name(&stock, &order)
}

fn data(texts: Texts, results: &Results, promise: &Promise, end: f64) -> Waiting {
    let promises = marks(results, promise);
    let words = texts.figures;
    let waits = |place: usize, strategy: StrategyKey, label: &str, title: String, id: &str| {
        let (positions, promise) = (&results.dots[place], promises[place]);
        let kept = kept_of(positions, promise);
        let days = promise_text(texts, promise);
        let count = |number: usize| format_number(texts.language, number as f64, 0);
        let handle = control(id).map(|control: &Control| Handle {
            label: label.to_owned(),
            value_text: words.handle_says(&days, &count(kept)),
            value: promise,
            min: control.slider.0,
            max: control.slider.1,
            step: control.step(),
        });
        Waits {
            strategy,
            positions: positions.clone(),
            promise,
            kept: None,
            title,
            reading: words.kept(&count(kept), &days),
            beyond: Some(words.beyond(&count(beyond(positions, end)), &days_text(texts, end, 0))),
            handle,
        }
    };
    let bts = promise_text(texts, promises[0]);
    let order = match promise.bto_days() {
        Some(days) => {
            let title = words.promise_bto(&promise_text(texts, days));
            waits(1, StrategyKey::Bto, words.handle_bto(), title, "promise_bto")
        }
        // A mean of many quotes is not to be dragged.
        None => {
            let title = words.promise_bto_quoted(&days_text(texts, promises[1], 1));
            let order = waits(1, StrategyKey::Bto, words.handle_bto(), title, "promise_bto");
            Waits { handle: None, ..order }
        }
    };
    debug_assert!(results.dots.iter().all(|dots| dots.len() <= DOTS), "the words say of 50");
    Waiting {
        strategies: vec![
            waits(0, StrategyKey::Bts, words.handle_bts(), words.promise_bts(&bts), "promise_bts"),
            order,
        ],
        x_max: end,
        zero: words.received().to_owned(),
        first_tick: Counted { one: words.one_day().to_owned(), many: words.day_tick().to_owned() },
        numbers: numbers(texts.language),
    }
}
