//! The figure "How long customers waited": fifty equally likely orders a strategy, stacked along
//! the days since the order was placed, and a promise that can be dragged.
//!
//! Not here: the quantiles themselves.

use super::glyphs::{LINE_HEIGHT, text_width};
use super::ink::{Ink, StrategyKey};
use super::node::{Drawing, Handle};
use super::numbers::{Counted, Numbers, TickText};
use super::paint::draw;
use super::scale::{Scale, extent};
use super::spec::{
    Axis, Base, ChartSpec, DotStack, Frame, Growth, Mark, MarkKind, Panel, Rule, Ticks, Title,
};

/// One strategy's orders.
#[derive(Clone, Debug, PartialEq)]
pub struct Waits {
    /// Which strategy.
    pub strategy: StrategyKey,
    /// Equally likely times from placed to delivered, in any order; infinite for an order that is
    /// never delivered [days].
    pub positions: Vec<f64>,
    /// The promised time [days].
    pub promise: f64,
    /// How many of the positions kept it, as the reading says; else they are counted.
    pub kept: Option<usize>,
    /// "BTS, promise of 2 days".
    pub title: String,
    /// "45 of 50 orders within 2 days".
    pub reading: String,
    /// "2 orders later than 6 days", shown if some stand beyond the axis ([`beyond`]).
    pub beyond: Option<String>,
    /// The handle of the promise, if it can be dragged; its id is "promise-bts" or "promise-bto".
    pub handle: Option<Handle>,
}

/// Everything the figure shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Waiting {
    /// The strategies, top to bottom.
    pub strategies: Vec<Waits>,
    /// Where the axis ends [days].
    pub x_max: f64,
    /// What stands at zero: "ordered".
    pub zero: String,
    /// The unit at the first tick: "1 day", "{} days".
    pub first_tick: Counted,
    /// The language's notation.
    pub numbers: Numbers,
}

/// How many positions stand beyond the axis, for the words of [`Waits::beyond`].
pub fn beyond(positions: &[f64], x_max: f64) -> usize {
    positions.iter().filter(|position| **position > x_max).count()
}

/// Draws the figure.
pub fn waiting(data: &Waiting, frame: Frame) -> Drawing {
    draw(&spec(data, frame))
}

/// The figure's specification, for those who add marks of their own.
pub fn spec(data: &Waiting, frame: Frame) -> ChartSpec {
    let x = Axis {
        scale: Scale::days(start(data, &frame), data.x_max),
        ticks: Ticks::Nice,
        text: TickText {
            zero: Some(data.zero.clone()),
            first: Some(data.first_tick.clone()),
            ..TickText::plain(data.numbers)
        },
        title: None,
    };
    let panels =
        data.strategies.iter().enumerate().map(|(at, waits)| panel(waits, at, data, &frame)).collect();
    ChartSpec { frame, x, day_grid: false, hatches: Vec::new(), panels }
}

/// Where the axis begins: at zero, but a phone leaves out whole empty days.
fn start(data: &Waiting, frame: &Frame) -> f64 {
    let all = data.strategies.iter().flat_map(|waits| waits.positions.iter().copied().chain([waits.promise]));
    match extent(all) {
        Some((least, _)) if frame.narrow() && least >= 1.0 && data.x_max > least + 1.0 => least.floor() - 0.2,
        _ => 0.0,
    }
}

fn panel(waits: &Waits, at: usize, data: &Waiting, frame: &Frame) -> Panel {
    let strategy = waits.strategy.name();
    let size = frame.text_size * Ink::Reading.scale();
    let width = text_width(&waits.reading, size, Ink::Reading.weight());
    let rows = (width / frame.width).ceil().clamp(1.0, 4.0);
    let headroom = rows * size * LINE_HEIGHT;
    // The first panel is the taller one: the quick strategy's stacks are steep.
    let height = match (at, frame.narrow()) {
        (0, false) => 131.0,
        (_, false) => 100.0,
        (0, true) => 128.0,
        (_, true) => 104.0,
    };
    let dots = DotStack {
        positions: waits.positions.clone(),
        promise: waits.promise,
        kept: waits.kept,
        shape: waits.strategy.shape(),
        missed: waits.strategy.hollow(),
        headroom,
        beyond: waits.beyond.clone(),
    };
    let rule = Rule { at: waits.promise, reading: waits.reading.clone(), handle: waits.handle.clone() };
    Panel {
        id: strategy.to_owned(),
        title: Some(Title { text: waits.title.clone(), key: Some(waits.strategy) }),
        height: height * frame.zoom().max(1.0).sqrt() + (rows - 1.0) * size * LINE_HEIGHT,
        y: Axis {
            scale: Scale::linear(0.0, 1.0),
            ticks: Ticks::None,
            text: TickText::plain(data.numbers),
            title: None,
        },
        growth: Growth::Up,
        base: Base::LineAndTicks,
        marks: vec![
            Mark::new(waits.strategy.filled(), MarkKind::Dots(dots)),
            Mark::new(Ink::Rule, MarkKind::Rule(rule)).named(&format!("promise-{strategy}")),
        ],
        end_labels: Vec::new(),
    }
}
