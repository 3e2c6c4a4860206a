//! The timeline of one order: a row for each stage, what the customer was told below, the promise as an upright line with
//! shaded ground behind it. It has no panels, so it lays itself out.
//!
//! Not here: which stages there are, and what is said of them.

use plotters::drawing::IntoDrawingArea;
use plotters::element::{Circle, PathElement, Polygon, Rectangle};

use super::glyphs::{CAP_HEIGHT, LINE_HEIGHT, fit, text_width, widest};
use super::ink::{Finish, Ink, StrategyKey, style};
use super::lanes::{Lane, depth, lanes};
use super::node::Drawing;
use super::numbers::{Numbers, TickText};
use super::paint::Root;
use super::scale::Scale;
use super::sheet::{Anchor, Sheet, put, tenths};
use super::spec::Frame;
use super::words;

/// What a bar stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bar {
    /// Work: solid.
    Work,
    /// Waiting: hatched.
    Wait,
    /// On the road: a tint with an outline.
    Road,
}

/// A row.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What stands before it.
    pub label: String,
    /// What stands behind its last bar.
    pub note: String,
    /// Whether that is strong.
    pub is_strong: bool,
    /// Bars: from, until \[days\], kind.
    pub bars: Vec<(f64, f64, Bar)>,
}

/// A word to the customer.
#[derive(Clone, Debug, PartialEq)]
pub struct Word {
    /// When \[days\].
    pub at: f64,
    /// The words.
    pub text: String,
    /// Whether it is the delivery: a diamond.
    pub is_delivery: bool,
}

/// Everything one timeline shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Gantt {
    /// Which strategy.
    pub strategy: StrategyKey,
    /// Its name, above the drawing.
    pub title: String,
    /// The rows, top to bottom.
    pub rows: Vec<Row>,
    /// Every label that stands before a row of this timeline or of one beside it: they line up.
    pub labels: Vec<String>,
    /// Where the axis begins and ends \[days\]: the same for both strategies.
    pub span: (f64, f64),
    /// The promise \[days\] and what it says.
    pub promise: Option<(f64, String)>,
    /// "customer is told".
    pub told_label: String,
    /// What the customer was told, by time.
    pub told: Vec<Word>,
    /// Title of the axis.
    pub axis: String,
    /// The language's notation.
    pub numbers: Numbers,
}

/// Draws the timeline of one strategy.
pub fn gantt(data: &Gantt, frame: Frame) -> Drawing {
    let places = Places::new(data, &frame);
    let mut nodes = Vec::with_capacity(64);
    {
        let root = Sheet::new(frame.width, places.height, &mut nodes).into_drawing_area();
        let painter = Painter { data, frame: &frame, places: &places, root: &root };
        painter.ground();
        painter.rows();
        painter.told();
    }
    let (width, height, text_size) = (frame.width, places.height, frame.text_size);
    Drawing { width, height, text_size, nodes, hits: Vec::new(), plots: Vec::new() }
}

/// Where rows begin behind their labels \[px\]; on a phone labels stand above their bars.
pub(super) fn margin(labels: &[String], frame: &Frame) -> f64 {
    if frame.narrow() {
        return 1.0;
    }
    let room = widest(labels, frame.text_size, Ink::Words.weight());
    (room + 10.0 * frame.zoom()).min(0.4 * frame.width).round()
}

/// Where everything stands [px].
struct Places {
    left: f64,
    right: f64,
    x: Scale,
    /// Top of the rows, height of one, and where a bar lies in it.
    top: f64,
    pitch: f64,
    bar: (f64, f64),
    bottom: f64,
    /// The customer's line.
    line: f64,
    /// What the customer was told, and where it stands.
    texts: Vec<String>,
    lanes: Vec<Lane>,
    axis: f64,
    height: f64,
}

impl Places {
    fn new(data: &Gantt, frame: &Frame) -> Places {
        let (size, zoom) = (frame.text_size, frame.zoom().max(0.92));
        let left = margin(&data.labels, frame);
        let right = (frame.width - 8.0).max(left + 8.0);
        let (from, to) = data.span;
        let x = Scale::linear(from, if to > from { to } else { from + 1.0 });
        let top = (1.7 * size + 1.6 * size).round();
        let (pitch, bar) = if frame.narrow() {
            ((2.75 * size).round(), (1.5 * size, 11.0 * zoom))
        } else {
            ((23.0 * zoom).round(), (5.0 * zoom, 13.0 * zoom))
        };
        let bottom = top + pitch * data.rows.len() as f64;
        let told_label = if frame.narrow() { LINE_HEIGHT * size } else { 0.0 };
        let line = bottom + 16.0 * zoom + told_label;
        let mut places = Places {
            left,
            right,
            x,
            top,
            pitch,
            bar,
            bottom,
            line,
            texts: Vec::new(),
            lanes: Vec::new(),
            axis: 0.0,
            height: 0.0,
        };
        places.texts =
            data.told.iter().map(|word| fit(&word.text, frame.width, size, ink(word).weight())).collect();
        let words = data.told.iter().zip(&places.texts);
        let words = words
            .map(|(word, text)| (places.x_of(word.at) - 3.0, text_width(text, size, ink(word).weight())));
        places.lanes = lanes(words, frame.width, 0.9 * size);
        let lanes = depth(&places.lanes) as f64;
        places.axis = line + 8.0 * zoom + (lanes * LINE_HEIGHT + 1.6) * size;
        places.height = (places.axis + 1.8 * size).ceil();
        places
    }

    fn x_of(&self, days: f64) -> f64 {
        self.x.position(days.clamp(self.x.low(), self.x.high()), self.left, self.right)
    }
}

/// The ink of a word to the customer.
fn ink(word: &Word) -> Ink {
    if word.is_delivery { Ink::StrongHalo } else { Ink::WordsHalo }
}

struct Painter<'a, 's> {
    data: &'a Gantt,
    frame: &'a Frame,
    places: &'a Places,
    root: &'a Root<'s>,
}

impl Painter<'_, '_> {
    fn line(&self, from: (f64, f64), to: (f64, f64), ink: Ink) {
        let ends = vec![(tenths(from.0), tenths(from.1)), (tenths(to.0), tenths(to.1))];
        put(self.root, &PathElement::new(ends, style(ink, Finish::Plain)));
    }

    fn area(&self, (left, top): (f64, f64), (right, bottom): (f64, f64), ink: Ink) {
        let corners = [(tenths(left), tenths(top)), (tenths(right), tenths(bottom))];
        put(self.root, &Rectangle::new(corners, style(ink, Finish::Plain)));
    }

    /// Title, promise, ticks.
    fn ground(&self) {
        let (places, size, zoom) = (self.places, self.frame.text_size, self.frame.zoom());
        let middle = size - 0.5 * CAP_HEIGHT * size * Ink::Title.scale();
        words::key_mark(self.root, self.data.strategy, 0.0, middle, zoom);
        let title = fit(
            &self.data.title,
            self.frame.width - 16.0 * zoom,
            size * Ink::Title.scale(),
            Ink::Title.weight(),
        );
        let (top, bottom) = (places.top, places.bottom);
        if let Some((at, _)) = self.data.promise.as_ref().filter(|(at, _)| *at < places.x.high()) {
            self.area((places.x_of(*at), top), (places.right, bottom), Ink::PastPromise);
        }
        words::write(self.root, &title, Ink::Title, Anchor::Start, (16.0 * zoom, size));
        let most = (((places.right - places.left) / (4.5 * size)) as usize).clamp(2, 12);
        // Whole days, where there are enough of them.
        let days = (places.x.high() - places.x.low()).ceil();
        let most = if days > 3.0 { most.min(days as usize) } else { most };
        let ticks = places.x.ticks(most);
        let labels = TickText::plain(self.data.numbers).labels(&ticks);
        for (tick, label) in ticks.iter().zip(&labels) {
            let x = words::sharp(places.x_of(*tick));
            let ends = vec![(x, tenths(top)), (x, tenths(bottom))];
            put(self.root, &PathElement::new(ends, style(Ink::DayGrid, Finish::Plain)));
            let half = text_width(label, size, Ink::Tick.weight()) / 2.0;
            let x = places.x_of(*tick).max(half).min(self.frame.width - half);
            words::write(self.root, label, Ink::Tick, Anchor::Middle, (x, places.axis));
        }
        let axis = fit(&self.data.axis, self.frame.width - 8.0, size, Ink::Tick.weight());
        let spot = (self.frame.width - 8.0, places.axis + LINE_HEIGHT * size);
        words::write(self.root, &axis, Ink::Tick, Anchor::End, spot);
    }

    fn rows(&self) {
        let (places, size, zoom) = (self.places, self.frame.text_size, self.frame.zoom());
        let key = self.data.strategy;
        for at in 0..self.data.rows.len() {
            let top = places.top + at as f64 * places.pitch;
            self.line((places.left, top + places.pitch), (places.right, top + places.pitch), Ink::Grid);
        }
        if let Some((at, said)) = &self.data.promise {
            let x = places.x_of(*at);
            self.line((x, places.top - 0.7 * size), (x, places.bottom), Ink::Rule);
            let said = fit(said, self.frame.width, size, Ink::Strong.weight());
            let width = text_width(&said, size, Ink::Strong.weight());
            // Beside the line's upper end; over it, where the drawing ends.
            let beside = x + 0.5 * size;
            let (from, above) = if beside + width <= self.frame.width {
                (beside, 0.4)
            } else {
                ((self.frame.width - width).max(0.0), 0.9)
            };
            words::write(self.root, &said, Ink::Strong, Anchor::Start, (from, places.top - above * size));
        }
        // From each row's end to the next one's beginning.
        for (at, pair) in self.data.rows.windows(2).enumerate() {
            let (Some((_, until, _)), Some((from, ..))) = (pair[0].bars.last(), pair[1].bars.first()) else {
                continue;
            };
            if (from - until).abs() < 1e-6 {
                let (x, top) = (places.x_of(*until), places.top + at as f64 * places.pitch + places.bar.0);
                self.line((x, top + places.bar.1), (x, top + places.pitch), Ink::Axis);
            }
        }
        for (at, row) in self.data.rows.iter().enumerate() {
            let top = places.top + at as f64 * places.pitch;
            let bar = (top + places.bar.0, top + places.bar.0 + places.bar.1);
            let mut last = places.left;
            for (from, until, kind) in &row.bars {
                let left = places.x_of(*from);
                last = places.x_of(*until).max(left + 1.5);
                let ink = match kind {
                    Bar::Work => key.filled(),
                    Bar::Wait => Ink::Waiting,
                    Bar::Road => key.pick(Ink::RoadBts, Ink::RoadBto),
                };
                self.area((left, bar.0), (last, bar.1), ink);
            }
            let ink = if row.is_strong { Ink::StrongHalo } else { Ink::TickHalo };
            if self.frame.narrow() {
                let label = fit(&row.label, 0.62 * self.frame.width, size, Ink::Words.weight());
                let width = text_width(&label, size, Ink::Words.weight()) + 0.6 * size;
                let y = top + 1.05 * size;
                words::write(self.root, &label, Ink::WordsHalo, Anchor::Start, (places.left, y));
                let note = fit(&row.note, places.right - places.left - width, size, ink.weight());
                words::write(self.root, &note, ink, Anchor::Start, (places.left + width, y));
                continue;
            }
            let y = (bar.0 + bar.1) / 2.0 + CAP_HEIGHT / 2.0 * size;
            let label = fit(&row.label, places.left - 8.0 * zoom, size, Ink::Words.weight());
            words::write(self.root, &label, Ink::Words, Anchor::End, (places.left - 10.0 * zoom, y));
            let width = text_width(&row.note, size, ink.weight());
            // Behind the bar; where there is no room, before its row's first.
            let first = row.bars.first().map_or(last, |(from, ..)| places.x_of(*from));
            let (anchor, x) = if last + 7.0 + width <= self.frame.width || first - 7.0 - width < places.left {
                (Anchor::Start, (last + 7.0).min(self.frame.width - width))
            } else {
                (Anchor::End, first - 7.0)
            };
            words::write(self.root, &row.note, ink, anchor, (x, y));
        }
        self.line((places.left, places.top), (places.left, places.bottom), Ink::Base);
    }

    /// What the customer was told.
    fn told(&self) {
        let (places, size, zoom) = (self.places, self.frame.text_size, self.frame.zoom());
        let y = places.line;
        if self.frame.narrow() {
            let spot = (places.left, y - 0.8 * size);
            words::write(self.root, &self.data.told_label, Ink::Tick, Anchor::Start, spot);
        } else {
            let spot = (places.left - 10.0 * zoom, y + CAP_HEIGHT / 2.0 * size);
            let label = fit(&self.data.told_label, places.left - 11.0 * zoom, size, Ink::Tick.weight());
            words::write(self.root, &label, Ink::Tick, Anchor::End, spot);
        }
        self.line((places.left, y), (places.right, y), Ink::Base);
        for ((word, said), lane) in self.data.told.iter().zip(&places.texts).zip(&places.lanes) {
            let x = places.x_of(word.at);
            let text = y + 6.0 + (lane.lane as f64 * LINE_HEIGHT + 1.0) * size;
            if lane.lane > 0 {
                self.line((x, y), (x, text - 0.9 * size), Ink::Axis);
            }
            words::write(self.root, said, ink(word), lane.anchor, (lane.x, text));
        }
        for word in &self.data.told {
            let (x, half) = (places.x_of(word.at), 6.5 * zoom);
            if word.is_delivery {
                let corners = [(x, y - half), (x + half, y), (x, y + half), (x - half, y)];
                let corners = corners.map(|(x, y)| (tenths(x), tenths(y))).to_vec();
                put(self.root, &Polygon::new(corners, style(self.data.strategy.filled(), Finish::Plain)));
            } else {
                let dot = style(Ink::Dot, Finish::Plain);
                put(self.root, &Circle::new((tenths(x), tenths(y)), tenths(4.0 * zoom), dot));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn data(strategy: StrategyKey) -> Gantt {
        let row = |label: &str, from: f64, until: f64, kind| Row {
            label: label.to_owned(),
            note: "3,6 giờ".to_owned(),
            is_strong: kind == Bar::Wait,
            bars: vec![(from, until, kind)],
        };
        let word = |at: f64, text: &str, is_delivery| Word { at, text: text.to_owned(), is_delivery };
        Gantt {
            strategy,
            title: "BTS: sản xuất để tồn kho".to_owned(),
            rows: vec![
                row("Tiếp nhận, kiểm tra", 0.0, 0.2, Bar::Work),
                row("Chờ mặt hàng F", 0.2, 3.1, Bar::Wait),
                row("Vận chuyển", 3.1, 4.6, Bar::Road),
            ],
            labels: vec!["Tiếp nhận, kiểm tra".to_owned(), "khách được báo".to_owned()],
            span: (-0.1, 5.0),
            promise: Some((2.0, "hạn cam kết: ngày 2".to_owned())),
            told_label: "khách được báo".to_owned(),
            told: vec![
                word(0.0, "Đã nhận đơn", false),
                word(0.2, "Xác nhận", false),
                word(0.21, "Báo thiếu hàng", false),
                word(3.1, "Đã xuất hàng", false),
                word(4.6, "Giao xong · ngày 4,6", true),
            ],
            axis: "ngày kể từ khi trao đơn".to_owned(),
            numbers: Numbers::VIETNAMESE,
        }
    }

    /// At every width: nothing written beyond the drawing, no two words of one lane upon each other.
    #[test]
    fn words_stay_inside_and_apart() {
        for width in [280.0, 320.0, 390.0, 720.0, 960.0] {
            for projected in [false, true] {
                let frame = Frame::new(width, projected);
                let data = data(StrategyKey::Bts);
                let drawing = gantt(&data, frame);
                let texts = drawing.nodes.iter().filter(|node| node.tag == "text");
                for node in texts {
                    let place =
                        |name: &str| node.attribute(name).and_then(|text| text.parse::<f64>().ok()).unwrap();
                    let weight = if node.class.split(' ').any(|class| class == "b") {
                        Ink::Strong
                    } else {
                        Ink::Words
                    };
                    let length = text_width(&node.text, frame.text_size, weight.weight());
                    let (x, y) = (place("x"), place("y"));
                    let left = match node.attribute("text-anchor") {
                        Some("end") => x - length,
                        Some("middle") => x - length / 2.0,
                        _ => x,
                    };
                    assert!(left > -1.5 && y > 0.0 && y < drawing.height, "{width} {} at {left}", node.text);
                }
                let places = Places::new(&data, &frame);
                let mut lanes: Vec<usize> = places.lanes.iter().map(|lane| lane.lane).collect();
                lanes.dedup();
                assert!(lanes.len() > 1, "words that are told together share no lane");
            }
        }
    }

    #[test]
    fn each_kind_of_time_has_its_own_mark() {
        let drawing = gantt(&data(StrategyKey::Bto), Frame::new(900.0, false));
        let count = |class: &str| drawing.nodes.iter().filter(|node| node.class == class).count();
        // The key, work and the diamond; waiting, the road, the ground behind the promise, four dots.
        assert_eq!(
            (count("f-bto"), count("waitb"), count("tr-bto"), count("latezone"), count("ink")),
            (3, 1, 1, 1, 4)
        );
    }

    /// Nothing said, nothing promised, no time at all: still a drawing.
    #[test]
    fn an_empty_story_can_be_drawn() {
        let empty = Gantt {
            rows: Vec::new(),
            told: Vec::new(),
            promise: None,
            span: (0.0, 0.0),
            ..data(StrategyKey::Bts)
        };
        let drawing = gantt(&empty, Frame::new(320.0, false));
        assert!(drawing.height.is_finite() && drawing.height > 0.0);
    }
}
