//! Mini plots for table cells: one estimate on a scale that a whole column shares. Pale bar: the
//! middle 90 % of runs; thick bar: the 95 % interval; symbol: the estimate.
//!
//! Not here: the words beside it; the cell has them.

use super::ink::{Ink, StrategyKey};
use super::node::Drawing;
use super::numbers::{Numbers, TickText};
use super::paint::draw;
use super::scale::Scale;
use super::spec::{Axis, Base, ChartSpec, Frame, Growth, Mark, MarkKind, Panel, Ticks};

/// Height of a mini plot [px].
const HEIGHT: f64 = 16.0;

/// One estimate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mini {
    /// Which strategy.
    pub strategy: StrategyKey,
    /// The estimate [units of the column]; not a number draws the scale alone.
    pub estimate: f64,
    /// Middle 90 % of runs.
    pub spread: Option<(f64, f64)>,
    /// 95 % confidence interval.
    pub interval: Option<(f64, f64)>,
    /// A second, hollow symbol: the 95th percentile.
    pub second: Option<f64>,
    /// Ends of the column's scale.
    pub scale: (f64, f64),
}

/// Draws a mini plot, 96 to 132 px wide.
pub fn mini(data: &Mini, width: f64) -> Drawing {
    let key = data.strategy;
    let scale = Scale::linear(data.scale.0, data.scale.1);
    let span = |(from, to): (f64, f64), ink: Ink| Mark::new(ink, MarkKind::Span { at: 0.5, from, to });
    let symbol = |value: f64, ink: Ink, size: f64| {
        let points = vec![(value.clamp(scale.low(), scale.high()), 0.5)];
        Mark::new(ink, MarkKind::Points { shape: key.shape(), size, points })
    };
    let mut marks = vec![span((scale.low(), scale.high()), Ink::Grid)];
    marks.extend(data.spread.map(|ends| span(ends, key.pick(Ink::SpreadBts, Ink::SpreadBto))));
    marks.extend(data.interval.map(|ends| span(ends, key.pick(Ink::IntervalBts, Ink::IntervalBto))));
    let (filled, hollow) = match key {
        StrategyKey::Bts => (9.0, 8.0),
        StrategyKey::Bto => (10.0, 9.0),
    };
    marks.push(symbol(data.estimate, key.pick(Ink::SymbolBts, Ink::SymbolBto), filled));
    marks.extend(data.second.map(|value| symbol(value, key.hollow(), hollow)));
    draw(&ChartSpec {
        frame: Frame::new(width, false),
        x: bare(scale),
        day_grid: false,
        hatches: Vec::new(),
        panels: vec![Panel {
            id: "mini".to_owned(),
            title: None,
            height: HEIGHT,
            y: bare(Scale::linear(0.0, 1.0)),
            growth: Growth::Up,
            base: Base::None,
            marks,
            end_labels: Vec::new(),
        }],
    })
}

/// An axis that does not show.
fn bare(scale: Scale) -> Axis {
    Axis { scale, ticks: Ticks::None, text: TickText::plain(Numbers::ENGLISH), title: None }
}
