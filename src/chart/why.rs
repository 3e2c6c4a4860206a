//! The figure "Why orders were not perfect", one drawing a strategy: a strip of 100 orders with what
//! was counted and what the product of the five rates says, then a row for each combination of
//! failures, and the causes' totals at the foot. It has no axes, so it lays itself out.
//!
//! Not here: how combinations are ranked and orders shared out (`causes`), elements (`why_paint`).

use plotters::drawing::IntoDrawingArea;

use super::causes::{COMBINATIONS, Cause, Ranked, ranked};
use super::glyphs::{LINE_HEIGHT, fit, text_width, widest, wrap};
use super::ink::{Ink, StrategyKey};
use super::node::{Drawing, Plot};
use super::numbers::Numbers;
use super::scale::Scale;
use super::sheet::Sheet;
use super::spec::Frame;
use super::why_paint::Painter;

/// Rows of combinations; the rest is summed.
pub(super) const ROWS: usize = 6;
/// Orders in the strip.
pub(super) const ORDERS: usize = 100;

/// Everything one drawing shows. All amounts are orders of 100.
#[derive(Clone, Debug, PartialEq)]
pub struct Why {
    /// Which strategy; its key mark stands before the title, and ids begin with "why-bts" or "why-bto".
    pub strategy: StrategyKey,
    /// "BTS", above the drawing; none if the page says it.
    pub title: Option<String>,
    /// Perfect orders as counted [of 100].
    pub counted: f64,
    /// What the product of the five rates says [of 100].
    pub product: f64,
    /// The least and the most that the five rates allow [of 100], as a bracket below the strip.
    pub bounds: Option<(f64, f64)>,
    /// Orders that failed by exactly this combination [of 100]. The place is the sum of the causes'
    /// bits ([`Cause::bit`]); place 0, no failure, is not read.
    pub combinations: [f64; COMBINATIONS],
    /// Where the bars' scale ends [of 100]: the same for all drawings of a figure ([`bar_end`]).
    pub bar_end: f64,
    /// Decimals of the numbers.
    pub decimals: usize,
    /// The figure's words.
    pub labels: Labels,
    /// The language's notation.
    pub numbers: Numbers,
}

/// The words of the figure, translated.
#[derive(Clone, Debug, PartialEq)]
pub struct Labels {
    /// Names of the causes, in the order of [`Cause::ALL`]: "Late", "Incomplete", …
    pub causes: [String; 5],
    /// Short names for phones: "Late", "Short", …; long ones break into lines.
    pub causes_short: [String; 5],
    /// "counted"; the number follows.
    pub counted: String,
    /// "product of the five rates"; the number follows.
    pub product: String,
    /// "possible: 76.8 to 89.3", below the bracket; empty to say nothing.
    pub bounds: String,
    /// "of 100 orders".
    pub of_100: String,
    /// "all other combinations".
    pub others: String,
    /// "in total".
    pub in_total: String,
}

/// Where the bars' scale ends so that the longest bar of these drawings fits [orders of 100].
pub fn bar_end<'a>(all: impl IntoIterator<Item = &'a [f64; COMBINATIONS]>) -> f64 {
    let longest = |combinations: &[f64; COMBINATIONS]| {
        let Ranked { shown, rest } = ranked(combinations, ROWS);
        shown.first().map_or(rest, |(_, most)| most.max(rest))
    };
    all.into_iter().map(longest).fold(1.0, f64::max)
}

/// Draws one strategy's part of the figure.
pub fn why(data: &Why, frame: Frame) -> Drawing {
    let ranked = ranked(&data.combinations, ROWS);
    let places = Places::new(data, &frame);
    let mut nodes = Vec::with_capacity(128);
    {
        let root = Sheet::new(frame.width, places.height, &mut nodes).into_drawing_area();
        let painter = Painter { data, frame: &frame, places: &places, root: &root };
        painter.title();
        painter.strip(&ranked);
        painter.pointers();
        painter.head();
        painter.rows(&ranked);
        painter.foot();
    }
    Drawing {
        width: frame.width,
        height: places.height,
        text_size: frame.text_size,
        nodes,
        hits: Vec::new(),
        plots: vec![places.strip, places.bars],
    }
}

/// Where everything stands [px].
pub(super) struct Places {
    /// Baselines and lines of the title.
    pub title: Vec<(f64, String)>,
    /// The strip: 0 to 100 orders across.
    pub strip: Plot,
    /// The bars: orders of 100 across, rows from the first to the foot.
    pub bars: Plot,
    /// Baseline of the label above the strip.
    pub counted: f64,
    /// Height of the bracket.
    pub bracket: f64,
    /// Tip of the hollow triangle.
    pub product: f64,
    /// Names over the columns, and over the bars.
    pub names: [Vec<String>; 5],
    pub of_100: Vec<String>,
    /// Last baseline of the names.
    pub head: f64,
    /// Distance of two columns, and of two rows.
    pub pitch: (f64, f64),
    pub height: f64,
}

impl Places {
    fn new(data: &Why, frame: &Frame) -> Places {
        let (size, zoom, width) = (frame.text_size, frame.zoom(), frame.width);
        let number = text_width(&data.numbers.write(10.0, data.decimals), size, Ink::Words.weight());
        // Projected, the columns need what the bars can spare.
        let least = if frame.room.is_some() { 76.0 } else { 92.0 };
        let room = (0.21 * width).max(least * zoom).min(0.36 * width);
        let bars_left = (width - room).round();
        let pitch = ((bars_left - 14.0 * zoom) / 5.0).max(1.0);
        let names = names(&data.labels, pitch - if frame.room.is_some() { 0.1 } else { 0.25 } * size, size);
        let of_100 = lines(&data.labels.of_100, room, size, Ink::Tick);

        let mut y = 0.0;
        let mut title = Vec::new();
        let ink = Ink::Title;
        let words = data.title.as_deref().unwrap_or_default();
        for line in wrap(words, width - 16.0 * zoom, size * ink.scale(), ink.weight()) {
            y += 1.25 * size;
            title.push((y, line));
        }
        y += if title.is_empty() { 0.0 } else { 1.0 * size };
        let counted = y + size;
        let top = (counted + 4.0 * zoom).round();
        let bottom = top + (22.0 * zoom.max(1.0)).round();
        let bracket = bottom + 5.0 * zoom;
        let product = bottom + if data.bounds.is_some() { 8.0 } else { 2.0 } * zoom;
        y = product + 7.0 * zoom + 0.4 * size;
        if says_bounds(data) {
            y += LINE_HEIGHT * size;
        }
        let most = names.iter().map(Vec::len).chain([of_100.len(), 1]).max().unwrap_or(1);
        let head = y + 2.3 * size + (most - 1) as f64 * LINE_HEIGHT * size;
        let rows_top = (head + 0.7 * size).round() + 0.5;
        let usual = 24.0 * zoom.max(1.0);
        let shared = frame.room.map(|room| (room - rows_top - 1.8 * size) / (ROWS + 1) as f64);
        let row = shared.map_or(usual, |shared| shared.clamp(1.25 * size, usual)).round();
        let rows_bottom = rows_top + row * (ROWS + 1) as f64;
        let plot = |panel: &str, across: (f64, f64), down: (f64, f64), end: f64| Plot {
            panel: panel.to_owned(),
            left: across.0,
            top: down.0,
            right: across.1.max(across.0 + 1.0),
            bottom: down.1,
            x: Scale::linear(0.0, end),
            y: Scale::linear(0.0, 1.0),
            hangs: true,
        };
        let end = if data.bar_end.is_finite() { data.bar_end.clamp(1e-3, 100.0) } else { 100.0 };
        let bars_right = width - number - 9.0 * zoom;
        Places {
            title,
            strip: plot("strip", (1.0, width - 1.0), (top, bottom), ORDERS as f64),
            bars: plot("bars", (bars_left, bars_right), (rows_top, rows_bottom), end),
            counted,
            bracket,
            product,
            names,
            of_100,
            head,
            pitch: (pitch, row),
            height: (rows_bottom + 1.8 * size).ceil(),
        }
    }

    /// Middle of a cause's column.
    pub(super) fn column(&self, cause: Cause) -> f64 {
        (cause as usize as f64 + 0.5) * self.pitch.0
    }

    /// Middle of a row.
    pub(super) fn row(&self, at: usize) -> f64 {
        self.bars.top + (at as f64 + 0.5) * self.pitch.1
    }
}

/// Names over the columns: the long ones where all fit into one line, else the short ones.
fn names(labels: &Labels, room: f64, size: f64) -> [Vec<String>; 5] {
    let long = widest(&labels.causes, size, Ink::Words.weight()) <= room;
    let names = if long { &labels.causes } else { &labels.causes_short };
    [0, 1, 2, 3, 4].map(|at| lines(&names[at], room, size, Ink::Words))
}

/// Lines that fit into `room` [px], whatever it takes.
fn lines(text: &str, room: f64, size: f64, ink: Ink) -> Vec<String> {
    let cut = |line: String| fit(&line, room, size, ink.weight());
    wrap(text, room, size, ink.weight()).into_iter().map(cut).collect()
}

/// Whether the bracket says what it is.
pub(super) fn says_bounds(data: &Why) -> bool {
    data.bounds.is_some() && !data.labels.bounds.is_empty()
}
