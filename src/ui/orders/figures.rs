//! The orders in pictures: over time, by weekday, by size, by item. Each has its sentence and its table.

use std::rc::Rc;

use yew::prelude::*;

use super::super::figure::frame::Frame;
use super::super::figure::picture::Picture;
use super::super::figure::what_happened::numbers;
use super::super::hooks::{use_texts, use_width};
use crate::chart::demand::{self, OverTime, Popularity, Row};
use crate::chart::{self, Drawing};
use crate::data::Reading;
use crate::i18n::{
    OrdersRow, Sizes, Table, Texts, over_time_reading, over_time_sentence, over_time_table, popularity_note,
    popularity_point, popularity_points, popularity_sentence, popularity_table, size_rows, size_sentence,
    size_table, weekday_rows, weekday_sentence, weekday_table,
};

/// How many figures there are.
pub const FIGURES: u32 = 5;

/// The figures, the first so many of them.
pub fn figures(reading: &Rc<Reading>, origin: &str, is_projected: bool, shown: u32) -> Html {
    let figure = |place: u32, about: About| {
        if place >= shown {
            return Html::default();
        }
        html! {
            <OrdersFigure key={about.id()} {about} reading={Rc::clone(reading)} origin={origin.to_owned()} {is_projected} />
        }
    };
    html! {
        <>
            { figure(0, About::OverTime) }
            <div class="two">{ figure(1, About::Weekday) }{ figure(2, About::Popularity) }</div>
            <div class="two">{ figure(3, About::Sizes(Sizes::Lines)) }{ figure(4, About::Sizes(Sizes::Units)) }</div>
        </>
    }
}

/// What a figure is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum About {
    OverTime,
    Weekday,
    Sizes(Sizes),
    Popularity,
}

impl About {
    fn id(self) -> &'static str {
        match self {
            Self::OverTime => "orders_over_time",
            Self::Weekday => "orders_weekday",
            Self::Sizes(Sizes::Lines) => "orders_lines",
            Self::Sizes(Sizes::Units) => "orders_units",
            Self::Popularity => "orders_popularity",
        }
    }

    /// Title, how to read it, what it finds.
    fn words(self, texts: Texts, reading: &Reading) -> [String; 3] {
        let words = texts.orders;
        let Reading { summary, picture, .. } = reading;
        match self {
            Self::OverTime => [
                words.over_time().to_owned(),
                over_time_reading(texts, picture),
                over_time_sentence(texts, summary, picture),
            ],
            Self::Weekday => [
                words.weekday().to_owned(),
                words.weekday_reading().to_owned(),
                weekday_sentence(texts, summary),
            ],
            Self::Sizes(sizes) => {
                let (title, how) = match sizes {
                    Sizes::Lines => (words.sizes_lines(), words.sizes_lines_reading()),
                    Sizes::Units => (words.sizes_units(), words.sizes_units_reading()),
                };
                [title.to_owned(), how.to_owned(), size_sentence(texts, summary, picture, sizes)]
            }
            Self::Popularity => [
                words.popularity().to_owned(),
                words.popularity_reading().to_owned(),
                popularity_sentence(texts, summary, picture),
            ],
        }
    }

    fn table(self, texts: Texts, reading: &Reading) -> Table {
        let Reading { summary, picture, .. } = reading;
        match self {
            Self::OverTime => over_time_table(texts, picture),
            Self::Weekday => weekday_table(texts, summary),
            Self::Sizes(sizes) => size_table(texts, picture, sizes),
            Self::Popularity => popularity_table(texts, picture),
        }
    }

    fn drawing(self, texts: Texts, reading: &Reading, frame: chart::Frame) -> Drawing {
        let words = texts.orders;
        let Reading { summary, picture, .. } = reading;
        match self {
            Self::OverTime => {
                let (step, points) = picture.steps();
                let data = OverTime {
                    points,
                    width: step as f64,
                    named: picture.named_days(),
                    title: words.over_time_axis().to_owned(),
                    numbers: numbers(texts.language),
                };
                demand::over_time(&data, frame)
            }
            Self::Weekday => demand::rows(&rows(weekday_rows(texts, summary)), frame),
            Self::Sizes(sizes) => demand::rows(&rows(size_rows(texts, picture, sizes)), frame),
            Self::Popularity => {
                let data = Popularity {
                    points: popularity_points(picture),
                    at: popularity_point(picture),
                    note: popularity_note(texts, picture),
                    items: words.popularity_items().to_owned(),
                    lines: words.popularity_lines().to_owned(),
                    percent: texts.figures.last_percent().to_owned(),
                    numbers: numbers(texts.language),
                };
                demand::popularity(&data, frame)
            }
        }
    }
}

fn rows(rows: Vec<OrdersRow>) -> Vec<Row> {
    rows.into_iter().map(|OrdersRow { name, value, text }| Row { name, value, text }).collect()
}

#[derive(Properties, PartialEq)]
struct OrdersFigureProps {
    about: About,
    reading: Rc<Reading>,
    origin: String,
    is_projected: bool,
}

/// One figure.
#[component]
fn OrdersFigure(props: &OrdersFigureProps) -> Html {
    let texts = use_texts();
    let place = use_node_ref();
    let width = use_width(&place);
    let OrdersFigureProps { about, reading, is_projected, .. } = props;
    let about = *about;
    let inputs = (Rc::as_ptr(reading), width, texts.language, *is_projected);
    let drawing = use_memo(inputs, |(_, width, _, is_projected)| {
        width.map(|width| Rc::new(about.drawing(texts, reading, chart::Frame::new(width, *is_projected))))
    });
    let drawing: Option<Rc<Drawing>> = (*drawing).clone();
    let table = use_callback((Rc::clone(reading), texts), move |(): (), (reading, texts)| {
        about.table(*texts, reading)
    });
    let [title, how, sentence] = about.words(texts, reading);
    let name = format!("{title}. {sentence}");
    html! {
        <Frame id={about.id()} {title} reading={how} {sentence} origin={props.origin.clone()} is_of_run=false {table} drawing={drawing.clone()}>
            <div class="plot" ref={place}>
                if let Some(drawing) = drawing { <Picture {drawing} {name} /> }
            </div>
        </Frame>
    }
}
