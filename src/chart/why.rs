//! The figure "Why orders were not perfect", one drawing a strategy: a strip of 100 orders with what
//! was counted and what the product of the five rates says, then a row for each combination of
//! failures, and the causes' totals at the foot. It has no axes, so it lays itself out.
//!
//! Not here: how combinations are ranked and orders shared out (`causes`).

use plotters::drawing::IntoDrawingArea;
use plotters::element::{Circle, PathElement, Polygon, Rectangle};

use super::causes::{COMBINATIONS, Cause, Ranked, amount, ranked, share_out, totals};
use super::glyphs::{CAP_HEIGHT, LINE_HEIGHT, fit, text_width, widest, wrap};
use super::ink::{Finish, Ink, StrategyKey, style};
use super::node::{Drawing, Plot};
use super::numbers::Numbers;
use super::paint::Root;
use super::scale::Scale;
use super::sheet::{Anchor, Sheet, at, put, tenths};
use super::spec::{Frame, Title};
use super::words;

/// Rows of combinations; the rest is summed.
const ROWS: usize = 6;
/// Orders in the strip.
const ORDERS: usize = 100;

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
struct Places {
    /// Baselines and lines of the title.
    title: Vec<(f64, String)>,
    /// The strip: 0 to 100 orders across.
    strip: Plot,
    /// The bars: orders of 100 across, rows from the first to the foot.
    bars: Plot,
    /// Baseline of the label above the strip.
    counted: f64,
    /// Height of the bracket.
    bracket: f64,
    /// Tip of the hollow triangle.
    product: f64,
    /// Names over the columns, and over the bars.
    names: [Vec<String>; 5],
    of_100: Vec<String>,
    /// Last baseline of the names.
    head: f64,
    /// Distance of two columns, and of two rows.
    pitch: (f64, f64),
    height: f64,
}

impl Places {
    fn new(data: &Why, frame: &Frame) -> Places {
        let (size, zoom, width) = (frame.text_size, frame.zoom(), frame.width);
        let number = text_width(&data.numbers.write(10.0, data.decimals), size, Ink::Words.weight());
        let room = (0.2 * width).max(104.0 * zoom).min(0.36 * width);
        let bars_left = (width - room).round();
        let pitch = ((bars_left - 14.0 * zoom) / 5.0).max(1.0);
        let names = names(&data.labels, pitch - 0.5 * size, size);
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
        let row = (24.0 * zoom.max(1.0)).round();
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
    fn column(&self, cause: Cause) -> f64 {
        (cause as usize as f64 + 0.5) * self.pitch.0
    }

    /// Middle of a row.
    fn row(&self, at: usize) -> f64 {
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

fn says_bounds(data: &Why) -> bool {
    data.bounds.is_some() && !data.labels.bounds.is_empty()
}

/// What painting the drawing needs.
struct Painter<'a, 's> {
    data: &'a Why,
    frame: &'a Frame,
    places: &'a Places,
    root: &'a Root<'s>,
}

impl<'s> Painter<'_, 's> {
    fn title(&self) {
        let (size, zoom) = (self.frame.text_size, self.frame.zoom());
        for (at, (y, line)) in self.places.title.iter().enumerate() {
            if at == 0 {
                let middle = y - 0.5 * CAP_HEIGHT * size * Ink::Title.scale();
                words::key_mark(self.root, self.data.strategy, 0.0, middle, zoom);
            }
            words::write(self.root, line, Ink::Title, Anchor::Start, (16.0 * zoom, *y));
        }
    }

    /// 100 orders: the perfect ones, then the combinations in the order of their rows. A combination
    /// of several causes is split into bands.
    fn strip(&self, ranked: &Ranked) {
        let perfect = amount(self.data.counted);
        let shown: f64 = ranked.shown.iter().map(|(_, orders)| orders).sum();
        // What the combinations leave open belongs to those that are not shown.
        let rest = ranked.rest.max(100.0 - perfect - shown);
        let shares: Vec<f64> =
            [perfect].into_iter().chain(ranked.shown.iter().map(|(_, orders)| *orders)).chain([rest]).collect();
        let inks = |group: usize| match group.checked_sub(1).map(|row| ranked.shown.get(row)) {
            None => vec![Ink::Perfect],
            Some(Some((mask, _))) => Cause::of(*mask).map(Cause::ink).collect(),
            Some(None) => vec![Ink::OtherCauses],
        };
        let mut from = 0;
        for (group, cells) in share_out(&shares, ORDERS).into_iter().enumerate() {
            let inks = inks(group);
            for (band, ink) in inks.iter().enumerate() {
                for cell in from..from + cells {
                    self.cell(cell, (band, inks.len()), *ink);
                }
            }
            from += cells;
        }
    }

    /// A band of one order in the strip.
    fn cell(&self, at: usize, (band, bands): (usize, usize), ink: Ink) {
        let strip = &self.places.strip;
        let pitch = (strip.right - strip.left) / ORDERS as f64;
        let gap = (0.22 * pitch).clamp(0.4, 1.2);
        let left = strip.left + at as f64 * pitch + gap / 2.0;
        let height = (strip.bottom - strip.top) / bands as f64;
        let top = strip.top + band as f64 * height;
        let corners = [(left, top), (left + pitch - gap, top + height)].map(|(x, y)| (tenths(x), tenths(y)));
        put(self.root, &Rectangle::new(corners, style(ink, Finish::Joined)));
    }

    /// The triangles with their labels, and the bracket.
    fn pointers(&self) {
        let (size, zoom) = (self.frame.text_size, self.frame.zoom());
        let (data, places) = (self.data, self.places);
        let strip = &places.strip;
        let hold = |value: f64| strip.x_of(value.clamp(0.0, 100.0));
        if data.counted.is_finite() {
            let x = hold(data.counted);
            self.name("counted");
            self.triangle((x, strip.top - 2.0), -7.0 * zoom, Ink::Pointer);
            self.pointer_label(&data.labels.counted, data.counted, (x, places.counted));
        }
        if let Some((low, high)) = data.bounds.filter(|(low, high)| low.is_finite() && high.is_finite()) {
            let (left, right, end) = (hold(low.min(high)), hold(low.max(high)), 3.0 * zoom);
            let y = places.bracket;
            let corners = [(left, y - end), (left, y), (right, y), (right, y - end)];
            let corners = corners.map(|(x, y)| (tenths(x), tenths(y)));
            self.name("bounds");
            put(self.root, &PathElement::new(corners.to_vec(), style(Ink::Bracket, Finish::Plain)));
        }
        let below = places.product + 7.0 * zoom + 0.4 * size;
        if data.product.is_finite() {
            let x = hold(data.product);
            self.name("product");
            self.triangle((x, places.product), 7.0 * zoom, Ink::PointerHollow);
            self.pointer_label(&data.labels.product, data.product, (x, below));
        }
        if let (true, Some((low, high))) = (says_bounds(data), data.bounds) {
            let words = fit(&data.labels.bounds, self.frame.width, size, Ink::Tick.weight());
            let half = text_width(&words, size, Ink::Tick.weight()) / 2.0;
            let middle = (hold(low) + hold(high)) / 2.0;
            let x = middle.min(self.frame.width - half).max(half);
            words::write(self.root, &words, Ink::Tick, Anchor::Middle, (x, below + LINE_HEIGHT * size));
        }
    }

    /// A triangle with its tip at a point; its corners stay in the drawing.
    fn triangle(&self, (x, y): (f64, f64), height: f64, ink: Ink) {
        let half = height.abs() * 5.0 / 7.0;
        let corners = [(x, y), ((x - half).max(0.0), y + height), ((x + half).min(self.frame.width), y + height)];
        let corners = corners.map(|(x, y)| (tenths(x), tenths(y))).to_vec();
        put(self.root, &Polygon::new(corners, style(ink, Finish::Plain)));
    }

    /// Words and a strong number beside a triangle: to its left where they fit, else to its right,
    /// else where there is more room, the words cut.
    fn pointer_label(&self, words: &str, value: f64, (x, y): (f64, f64)) {
        let size = self.frame.text_size;
        let beside = 9.0 * self.frame.zoom();
        let number = self.data.numbers.write(value, self.data.decimals);
        let space = text_width(" ", size, Ink::Words.weight());
        let number_width = text_width(&number, size, Ink::Strong.weight());
        let whole = text_width(words, size, Ink::Words.weight()) + space + number_width;
        let (left, right) = (x - beside, self.frame.width - x - beside);
        let to_the_left = whole <= left || (whole > right && left >= right);
        let room = if to_the_left { left } else { right };
        let words = fit(words, room - space - number_width, size, Ink::Words.weight());
        let words_width = text_width(&words, size, Ink::Words.weight());
        let end = if to_the_left { left } else { x + beside + words_width + space + number_width };
        words::write(self.root, &number, Ink::Strong, Anchor::End, (end, y));
        let (at, anchor) =
            if to_the_left { (end - number_width - space, Anchor::End) } else { (x + beside, Anchor::Start) };
        words::write(self.root, &words, Ink::Words, anchor, (at, y));
    }

    /// Names over the columns, the lowest lines level.
    fn head(&self) {
        let places = self.places;
        let line_height = LINE_HEIGHT * self.frame.text_size;
        let mut column = |lines: &[String], ink: Ink, anchor: Anchor, x: f64| {
            for (above, line) in lines.iter().rev().enumerate() {
                words::write(self.root, line, ink, anchor, (x, places.head - above as f64 * line_height));
            }
        };
        for (cause, lines) in Cause::ALL.into_iter().zip(&places.names) {
            column(lines, Ink::Words, Anchor::Middle, places.column(cause));
        }
        column(&places.of_100, Ink::Tick, Anchor::Start, places.bars.left);
    }

    /// A row for each combination, and one for all others; rows without one stay empty, so that
    /// nothing below them jumps.
    fn rows(&self, ranked: &Ranked) {
        let (places, zoom) = (self.places, self.frame.zoom());
        for row in 0..ROWS {
            let y = places.row(row);
            self.level(places.bars.top + row as f64 * places.pitch.1, Ink::Grid);
            let (mask, orders) = ranked.shown.get(row).copied().unwrap_or((0, 0.0));
            for cause in Cause::ALL.into_iter().filter(|cause| !cause.is_in(mask)) {
                self.dot((places.column(cause), y), 2.5 * zoom.max(1.0), Ink::NotFailed);
            }
            let columns: Vec<f64> = Cause::of(mask).map(|cause| places.column(cause)).collect();
            if let [first, .., last] = columns[..] {
                let ends = vec![(tenths(first), tenths(y)), (tenths(last), tenths(y))];
                put(self.root, &PathElement::new(ends, style(Ink::Joint, Finish::Plain)));
            }
            for cause in Cause::of(mask) {
                self.dot((places.column(cause), y), 7.0 * zoom.max(1.0), cause.ink());
            }
            if mask > 0 {
                self.name(&format!("row-{mask}"));
                self.bar(y, orders, &Cause::of(mask).map(Cause::ink).collect::<Vec<_>>());
            }
        }
        self.level(places.bars.top + ROWS as f64 * places.pitch.1, Ink::Grid);
        self.name("row-others");
        self.bar(places.row(ROWS), ranked.rest, &[Ink::OtherCauses]);
    }

    /// A bar with its number; a band for each cause.
    fn bar(&self, middle: f64, orders: f64, inks: &[Ink]) {
        let (places, size, zoom) = (self.places, self.frame.text_size, self.frame.zoom());
        let right = places.bars.x_of(orders.min(places.bars.x.high())).max(places.bars.left + 1.5);
        let height = if inks.len() > 1 { 14.0 } else { 12.0 } * zoom.max(1.0);
        let band = height / inks.len().max(1) as f64;
        for (at, ink) in inks.iter().enumerate() {
            let top = middle - height / 2.0 + at as f64 * band;
            let corners =
                [(places.bars.left, top), (right, top + band)].map(|(x, y)| (tenths(x), tenths(y)));
            put(self.root, &Rectangle::new(corners, style(*ink, Finish::Plain)));
        }
        let spot = (right + 7.0 * zoom, middle + CAP_HEIGHT / 2.0 * size);
        let number = self.data.numbers.write(orders, self.data.decimals);
        words::write(self.root, &number, Ink::Words, Anchor::Start, spot);
    }

    /// The words of the last row, the line below it and the totals.
    fn foot(&self) {
        let (places, size, zoom) = (self.places, self.frame.text_size, self.frame.zoom());
        let words = &self.data.labels;
        let room = places.bars.left - 8.0 * zoom;
        let others = fit(&words.others, room, size, Ink::Tick.weight());
        let level = places.row(ROWS) + CAP_HEIGHT / 2.0 * size;
        words::write(self.root, &others, Ink::Tick, Anchor::Start, (2.0, level));
        self.level(places.bars.bottom, Ink::Base);
        let y = places.bars.bottom + 1.35 * size;
        for (cause, total) in Cause::ALL.into_iter().zip(totals(&self.data.combinations)) {
            let number = self.data.numbers.write(total, self.data.decimals);
            words::write(self.root, &number, Ink::Strong, Anchor::Middle, (places.column(cause), y));
        }
        let in_total = fit(&words.in_total, self.frame.width - places.bars.left, size, Ink::Tick.weight());
        words::write(self.root, &in_total, Ink::Tick, Anchor::Start, (places.bars.left, y));
    }

    fn dot(&self, (x, y): (f64, f64), radius: f64, ink: Ink) {
        put(self.root, &Circle::new((tenths(x), tenths(y)), tenths(radius), style(ink, Finish::Plain)));
    }

    fn level(&self, y: f64, ink: Ink) {
        let ends = vec![(0, words::sharp(y)), (tenths(self.frame.width), words::sharp(y))];
        put(self.root, &PathElement::new(ends, style(ink, Finish::Plain)));
    }

    /// Gives the next element its identity.
    fn name(&self, mark: &str) {
        let id = format!("why-{}-{mark}", self.data.strategy.name());
        put(self.root, &at((0, 0), |sheet: &mut Sheet<'s>, _| sheet.name_next(Some(id.clone()))));
    }
}
