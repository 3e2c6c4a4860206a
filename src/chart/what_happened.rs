//! The figure "What happened": both strategies over the same days. The stock that build to stock
//! has on the shelf, which items are out, the units it owes; the orders that wait in build to order.
//!
//! Not here: where the numbers come from; they arrive as one value a day.

use super::ink::{Ink, StrategyKey};
use super::node::Drawing;
use super::numbers::{Numbers, TickText};
use super::paint::draw;
use super::scale::{Scale, extent, nice_ceiling};
use super::spec::{
    Axis, BarcodeRow, Base, ChartSpec, EndLabel, Frame, Growth, Hatch, Mark, MarkKind, Narrow, Panel, Ticks,
    Title,
};

/// A quantity over the days, over many replications: each list holds one value a day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fan {
    /// A twentieth of the runs are below [units or orders].
    pub p5: Vec<f64>,
    /// A quarter of the runs are below.
    pub p25: Vec<f64>,
    /// Half of the runs are below.
    pub p50: Vec<f64>,
    /// Three quarters of the runs are below.
    pub p75: Vec<f64>,
    /// All but a twentieth of the runs are below.
    pub p95: Vec<f64>,
    /// One run, if it is shown.
    pub one_run: Option<Vec<f64>>,
}

/// Everything the figure shows. `days`, the fans and `owed` have the same length.
#[derive(Clone, Debug, PartialEq)]
pub struct WhatHappened {
    /// The days, in order; negative in the warm-up [days].
    pub days: Vec<f64>,
    /// Units on the shelf, build to stock [units].
    pub stock: Fan,
    /// Spells out of stock in the one run: a row an item [days].
    pub out_of_stock: Vec<BarcodeRow>,
    /// Units owed to customers in the one run, one value a day [units].
    pub owed: Vec<f64>,
    /// Orders waiting for a server, build to order [orders].
    pub queue: Fan,
    /// The figure's words.
    pub labels: Labels,
    /// The language's notation.
    pub numbers: Numbers,
}

/// The words of the figure, translated.
#[derive(Clone, Debug, PartialEq)]
pub struct Labels {
    /// "BTS: units on the shelf".
    pub stock_title: String,
    /// "Items A–H out of stock in this run"; on a phone the figure takes the shorter one.
    pub out_title: String,
    /// "Items A–H out of stock".
    pub out_title_short: String,
    /// "Units owed to customers".
    pub owed_title: String,
    /// "BTO: orders waiting for a workstation".
    pub queue_title: String,
    /// "median, and 90% of runs": both in one, where there is no room beside the plots.
    pub narrow: String,
    /// "90% of runs".
    pub ninety: String,
    /// "half of runs".
    pub half: String,
    /// "median".
    pub median: String,
    /// "one run".
    pub one_run: String,
    /// "5.6% of item-days"; empty to say nothing.
    pub out_share: String,
    /// "warm-up, not counted".
    pub warm_up: String,
    /// "day 0".
    pub day_zero: String,
}

/// Draws the figure.
pub fn what_happened(data: &WhatHappened, frame: Frame) -> Drawing {
    draw(&spec(data, frame))
}

/// The figure's specification, for those who add marks of their own.
pub fn spec(data: &WhatHappened, frame: Frame) -> ChartSpec {
    let (first, last) = extent(data.days.iter().copied()).unwrap_or((0.0, 1.0));
    let x = Axis {
        scale: Scale::days(first, last),
        ticks: Ticks::Nice,
        text: TickText { zero: Some(data.labels.day_zero.clone()), ..TickText::plain(data.numbers) },
        title: None,
    };
    let mut panels = vec![stock(data, &frame)];
    if !data.out_of_stock.is_empty() {
        panels.push(out_of_stock(data, &frame));
    }
    if data.owed.iter().any(|units| units.is_finite()) {
        panels.push(owed(data, &frame));
    }
    panels.push(queue(data, &frame));
    let warm_up = Hatch { from: first, to: 0.0, note: data.labels.warm_up.clone() };
    let hatches = if first < 0.0 { vec![warm_up] } else { Vec::new() };
    ChartSpec { frame, x, day_grid: true, hatches, panels }
}

/// Heights at a text of 13 px [px]: wide, and on a phone.
fn height(frame: &Frame, wide: f64, narrow: f64) -> f64 {
    if frame.narrow() { narrow } else { wide * frame.zoom() }
}

fn stock(data: &WhatHappened, frame: &Frame) -> Panel {
    let mut panel = fan_panel("stock", StrategyKey::Bts, &data.labels.stock_title, &data.stock, data);
    one_label(&mut panel, data, frame);
    panel.height = height(frame, 190.0, 150.0);
    panel
}

fn queue(data: &WhatHappened, frame: &Frame) -> Panel {
    let mut panel = fan_panel("queue", StrategyKey::Bto, &data.labels.queue_title, &data.queue, data);
    one_label(&mut panel, data, frame);
    panel.height = height(frame, 140.0, 126.0);
    panel.base = Base::LineAndTicks;
    panel
}

/// On a phone one label at the top says what line and bands are; more would lie on them.
fn one_label(panel: &mut Panel, data: &WhatHappened, frame: &Frame) {
    if frame.narrow() {
        let top = panel.y.scale.high();
        let text = data.labels.narrow.clone();
        panel.end_labels = vec![EndLabel { value: top, text, ink: Ink::Tick, narrow: Narrow::Above(top) }];
    }
}

/// A fan with its one run, from zero up.
fn fan_panel(id: &str, key: StrategyKey, title: &str, fan: &Fan, data: &WhatHappened) -> Panel {
    let none = Vec::new();
    let one_run = fan.one_run.as_ref().unwrap_or(&none);
    let all = fan.p95.iter().chain(&fan.p50).chain(one_run).copied();
    let (low, high) = extent(all).unwrap_or((0.0, 1.0));
    let marks = fan_marks(id, key, fan, &data.days);
    Panel {
        id: id.to_owned(),
        title: Some(Title { text: title.to_owned(), key: Some(key) }),
        height: 0.0,
        y: Axis {
            scale: Scale::linear(low.min(0.0), if high > 0.0 { high * 1.03 } else { 1.0 }),
            ticks: Ticks::Nice,
            text: TickText::plain(data.numbers),
            title: None,
        },
        growth: Growth::Up,
        base: Base::Line,
        marks,
        end_labels: fan_labels(key, fan, data),
    }
}

/// Two bands, the median and the one run.
fn fan_marks(id: &str, key: StrategyKey, fan: &Fan, days: &[f64]) -> Vec<Mark> {
    let band = |low: &[f64], high: &[f64]| {
        MarkKind::Band(
            days.iter().zip(low.iter().zip(high)).map(|(day, (low, high))| (*day, *low, *high)).collect(),
        )
    };
    let line = |values: &[f64]| MarkKind::Line(days.iter().copied().zip(values.iter().copied()).collect());
    let ninety = key.pick(Ink::Band90Bts, Ink::Band90Bto);
    let half = key.pick(Ink::Band50Bts, Ink::Band50Bto);
    let mut marks = vec![
        Mark::new(ninety, band(&fan.p5, &fan.p95)),
        Mark::new(half, band(&fan.p25, &fan.p75)),
        Mark::new(key.line(), line(&fan.p50)).named(&format!("{id}-median")),
    ];
    if let Some(one_run) = &fan.one_run {
        marks.push(Mark::new(Ink::OneRun, line(one_run)).named(&format!("{id}-one-run")));
    }
    marks
}

/// Labels where the series end: the most important first.
fn fan_labels(key: StrategyKey, fan: &Fan, data: &WhatHappened) -> Vec<EndLabel> {
    let last = |values: &[f64]| values.iter().copied().rfind(|value| value.is_finite());
    let between = |one: &[f64], other: &[f64]| Some((last(one)? + last(other)?) / 2.0);
    let label = |value: Option<f64>, text: &str, ink: Ink, narrow: Narrow| {
        value.map(|value| EndLabel { value, text: text.to_owned(), ink, narrow })
    };
    let words = &data.labels;
    let above = |value: Option<f64>| value.map_or(Narrow::Hidden, Narrow::Above);
    [
        label(last(&fan.p50), &words.median, key.label(), above(last(&fan.p50))),
        label(between(&fan.p95, &fan.p75), &words.ninety, Ink::Tick, above(last(&fan.p95))),
        label(fan.one_run.as_deref().and_then(last), &words.one_run, Ink::LabelOne, Narrow::Hidden),
        label(between(&fan.p75, &fan.p50), &words.half, Ink::Tick, Narrow::Hidden),
    ]
    .into_iter()
    .flatten()
    // What the first fan has taught need not be said again in the second.
    .take(if key == StrategyKey::Bts { 4 } else { 2 })
    .collect()
}

fn out_of_stock(data: &WhatHappened, frame: &Frame) -> Panel {
    let rows = data.out_of_stock.len() as f64;
    let title = if frame.narrow() { &data.labels.out_title_short } else { &data.labels.out_title };
    let share =
        EndLabel { value: 0.5, text: data.labels.out_share.clone(), ink: Ink::Tick, narrow: Narrow::Hidden };
    Panel {
        id: "out-of-stock".to_owned(),
        title: Some(Title { text: title.clone(), key: None }),
        height: (rows * 5.0).clamp(10.0, 90.0) * frame.zoom().max(1.0),
        y: Axis {
            scale: Scale::linear(0.0, 1.0),
            ticks: Ticks::None,
            text: TickText::plain(data.numbers),
            title: None,
        },
        growth: Growth::Up,
        base: Base::None,
        marks: vec![
            Mark::new(Ink::OutOfStock, MarkKind::Barcode(data.out_of_stock.clone())).named("out-of-stock"),
        ],
        end_labels: vec![share],
    }
}

fn owed(data: &WhatHappened, frame: &Frame) -> Panel {
    let most = extent(data.owed.iter().copied()).map_or(0.0, |(_, most)| most);
    let high = nice_ceiling(most);
    let points: Vec<(f64, f64)> = data.days.iter().copied().zip(data.owed.iter().copied()).collect();
    let shown = data.stock.one_run.is_some();
    let label = EndLabel {
        value: high / 2.0,
        text: data.labels.one_run.clone(),
        ink: Ink::LabelOne,
        narrow: Narrow::Hidden,
    };
    Panel {
        id: "owed".to_owned(),
        title: Some(Title { text: data.labels.owed_title.clone(), key: None }),
        height: height(frame, 34.0, 34.0),
        y: Axis {
            scale: Scale::linear(0.0, high),
            ticks: Ticks::These(vec![0.0, high]),
            text: TickText::plain(data.numbers),
            title: None,
        },
        growth: Growth::Down,
        base: Base::Line,
        marks: vec![Mark::new(Ink::Owed, MarkKind::Bars { width: 0.9, points }).named("owed")],
        end_labels: if shown { vec![label] } else { Vec::new() },
    }
}
