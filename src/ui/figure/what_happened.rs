//! The figure "What happened".

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::super::hooks::{Dispatch, use_room, use_texts, use_width};
use super::super::results::Results;
use super::frame::Frame;
use super::picture::Picture;
use super::tables;
use crate::app::Action;
use crate::chart::what_happened::{Fan, Labels, WhatHappened, what_happened};
use crate::chart::{self, BarcodeRow, Drawing, Numbers};
use crate::experiment::Bands;
use crate::i18n::{
    Language, Texts, format_number, format_percent, run_origin, share_out_of_stock, what_happened_sentence,
};

#[derive(Properties, PartialEq)]
pub struct WhatHappenedProps {
    pub results: Option<Rc<Results>>,
    pub shows_one_run: bool,
    pub is_projected: bool,
    pub dispatch: Dispatch,
}

/// The figure.
#[component]
pub fn WhatHappenedFigure(props: &WhatHappenedProps) -> Html {
    let texts = use_texts();
    let words = texts.figures;
    let place = use_node_ref();
    let width = use_width(&place);
    let room = use_room(props.is_projected);
    let inputs =
        (props.results.clone(), props.shows_one_run, width, texts.language, props.is_projected, room);
    let drawing = use_memo(inputs, |(results, shows_one_run, width, language, is_projected, room)| {
        let (results, width) = (results.as_ref()?, (*width)?);
        let data = data(Texts::of(*language), results, *shows_one_run);
        Some(Rc::new(what_happened(&data, chart::Frame::new(width, *is_projected).within(*room))))
    });
    let drawing: Option<Rc<Drawing>> = (*drawing).clone();
    let table = use_callback((props.results.clone(), texts), |(): (), (results, texts)| {
        results.as_ref().map(|results| tables::what_happened(*texts, results)).unwrap_or_default()
    });
    let (sentence, reading) = match &props.results {
        Some(results) => {
            let days = format_number(texts.language, results.prepared.frame.run_days as f64, 0);
            (sentence(texts, results), words.what_happened_reading(&days))
        }
        None => Default::default(),
    };
    let switch = one_run_switch(texts, props);
    html! {
        <Frame id="what_happened" class="first" title={words.what_happened()} {reading} {sentence} {switch} {table}
            origin={props.results.as_ref().map(|results| run_origin(texts, &results.summary, results.prepared.scenario.run.seed)).unwrap_or_default()}
            drawing={drawing.clone()}>
            <div class="plot plot-days" ref={place}>
                if let Some(drawing) = drawing { <Picture {drawing} name={words.what_happened_name()} /> }
            </div>
        </Frame>
    }
}

fn one_run_switch(texts: Texts, props: &WhatHappenedProps) -> Html {
    let dispatch = props.dispatch.clone();
    let onchange = Callback::from(move |event: Event| {
        let shows = event.target_unchecked_into::<HtmlInputElement>().checked();
        dispatch.dispatch(Action::ShowOneRun(shows));
    });
    html! {
        <label class="tog">
            <input type="checkbox" role="switch" checked={props.shows_one_run} data-testid="one_run" {onchange} />
            { texts.figures.show_one_run() }
        </label>
    }
}

fn sentence(texts: Texts, results: &Results) -> String {
    let share = results.summary.of("out_of_stock_time").each[0].value;
    let warm_up = results.prepared.warm_up_days.max(0) as usize;
    what_happened_sentence(texts, &results.bands[0], &results.bands[1], warm_up, share)
}

/// How the charts of a language write numbers.
pub fn numbers(language: Language) -> Numbers {
    Numbers { decimal: language.decimal_mark(), group: language.group_mark() }
}

fn data(texts: Texts, results: &Results, shows_one_run: bool) -> WhatHappened {
    let path = &results.path;
    let frame = &results.prepared.frame;
    let [stock, queue] = &results.bands;
    let one_run =
        |values: &[u32]| shows_one_run.then(|| values.iter().map(|value| f64::from(*value)).collect());
    let items = &results.prepared.scenario.demand.items;
    let rows = frame.shown_items.iter().enumerate().map(|(row, item)| BarcodeRow {
        label: items.name(*item),
        spells: path
            .outages
            .iter()
            .filter(|outage| outage.row == row)
            .map(|outage| (outage.from, outage.until))
            .collect(),
    });
    WhatHappened {
        days: (0..stock.p50.len()).map(|day| (frame.first_day + day as i64) as f64).collect(),
        stock: fan(stock, one_run(&path.stock)),
        out_of_stock: if shows_one_run { rows.collect() } else { Vec::new() },
        owed: one_run(&path.owed).unwrap_or_default(),
        queue: fan(queue, one_run(&path.waiting)),
        labels: labels(texts, results),
        numbers: numbers(texts.language),
    }
}

fn fan(bands: &Bands, one_run: Option<Vec<f64>>) -> Fan {
    Fan {
        p5: bands.p5.clone(),
        p25: bands.p25.clone(),
        p50: bands.p50.clone(),
        p75: bands.p75.clone(),
        p95: bands.p95.clone(),
        one_run,
    }
}

fn labels(texts: Texts, results: &Results) -> Labels {
    let words = texts.figures;
    let frame = &results.prepared.frame;
    let items = &results.prepared.scenario.demand.items;
    let (out_title, out_title_short) = match (frame.shown_items.first(), frame.shown_items.last()) {
        (Some(first), Some(last)) if frame.shown_items.len() == items.count() && first != last => {
            let range = format!("{}–{}", items.name(*first), items.name(*last));
            (words.out_title(&range), words.out_title_short(&range))
        }
        _ => {
            let count = format_number(texts.language, frame.shown_items.len() as f64, 0);
            (words.out_title_some(&count), words.out_title_some_short(&count))
        }
    };
    let share = share_out_of_stock(&results.path, frame.shown_items.len(), frame.run_days);
    Labels {
        stock_title: words.stock_title().to_owned(),
        out_title,
        out_title_short,
        owed_title: words.owed_title().to_owned(),
        queue_title: words.queue_title().to_owned(),
        narrow: words.narrow().to_owned(),
        ninety: words.ninety().to_owned(),
        half: words.half().to_owned(),
        median: words.median().to_owned(),
        one_run: words.one_run().to_owned(),
        out_share: share
            .map_or(String::new(), |share| words.out_share(&format_percent(texts.language, share, 1))),
        warm_up: words.warm_up().to_owned(),
        day_zero: words.day_zero().to_owned(),
    }
}
