//! The tornado: what each number does to a measure when it is made smaller and larger. A part for each strategy, a row
//! for each number: its name above, then a hollow bar for less and a solid one for more, from a common zero. It lays
//! itself out, as its names need the whole width.

use plotters::drawing::IntoDrawingArea;
use plotters::element::{PathElement, Rectangle};

use super::super::glyphs::{CAP_HEIGHT, LINE_HEIGHT, Weight, text_width, wrap};
use super::super::ink::{Finish, Ink, StrategyKey, style};
use super::super::node::{Drawing, Plot};
use super::super::numbers::{Numbers, TickText};
use super::super::paint::Root;
use super::super::scale::Scale;
use super::super::sheet::{Anchor, Sheet, at, put, tenths};
use super::super::spec::Frame;
use super::super::words;

/// One bar.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct End {
    /// The change of the measure.
    pub change: f64,
    /// Its 95 % confidence interval.
    pub interval: Option<(f64, f64)>,
}

/// A number.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// "Service target: 90% (81%; 99%)".
    pub name: String,
    /// Made smaller, and made larger.
    pub ends: [Option<End>; 2],
}

/// One strategy's part.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Whose.
    pub key: StrategyKey,
    /// "BTS", or what is said where nothing moves.
    pub title: String,
    /// The numbers, the largest change first.
    pub rows: Vec<Row>,
}

/// Everything the figure shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Tornado {
    /// "Change of perfect orders, points".
    pub axis: String,
    /// The parts, top to bottom.
    pub parts: Vec<Part>,
    /// Decimals of the numbers at the bars.
    pub decimals: usize,
    /// The language's notation.
    pub numbers: Numbers,
}

/// Height of a bar, and from one to the next [px at a text of 13 px].
const BAR: (f64, f64) = (9.0, 14.0);

/// Where everything stands [px].
struct Places {
    parts: Vec<PartPlaces>,
    plot: Plot,
    ticks: Vec<(f64, String)>,
    axis: Lines,
    height: f64,
}

/// Words with their baselines.
type Lines = Vec<(f64, String)>;

/// The title's lines, and the rows.
type PartPlaces = (Lines, Vec<RowPlaces>);

/// The name's lines, and the top of the bars.
struct RowPlaces {
    name: Lines,
    bars: f64,
}

/// Draws the figure.
pub fn tornado(data: &Tornado, frame: Frame) -> Drawing {
    let places = Places::new(data, &frame);
    let mut nodes = Vec::with_capacity(128);
    {
        let root = Sheet::new(frame.width, places.height, &mut nodes).into_drawing_area();
        let painter = Painter { data, frame: &frame, places: &places, root: &root };
        painter.ground();
        for (part, laid) in data.parts.iter().zip(&places.parts) {
            painter.part(part, laid);
        }
    }
    Drawing {
        width: frame.width,
        height: places.height,
        text_size: frame.text_size,
        nodes,
        hits: Vec::new(),
        plots: vec![places.plot],
    }
}

fn ends(data: &Tornado) -> impl Iterator<Item = &End> {
    data.parts.iter().flat_map(|part| &part.rows).flat_map(|row| row.ends.iter().flatten())
}

/// The number at a bar.
fn number(data: &Tornado, end: &End) -> String {
    let text = data.numbers.write(end.change, data.decimals);
    if end.change > 0.0 { format!("+{text}") } else { text }
}

impl Places {
    fn new(data: &Tornado, frame: &Frame) -> Self {
        let (size, zoom, width) = (frame.text_size, frame.zoom().max(1.0), frame.width);
        let mut y = 0.0;
        let mut parts = Vec::new();
        for part in &data.parts {
            let title = lines(
                &part.title,
                width - 16.0 * frame.zoom(),
                size * Ink::Title.scale(),
                Ink::Title,
                &mut y,
            );
            y += 0.4 * size;
            let mut rows = Vec::new();
            for row in &part.rows {
                y += 0.35 * size;
                let name = lines(&row.name, width, size, Ink::Words, &mut y);
                y += 0.45 * size;
                rows.push(RowPlaces { name, bars: y });
                y += 2.0 * BAR.1 * zoom;
            }
            y += 1.2 * size;
            parts.push((title, rows));
        }
        let bottom = y.round() + 0.5;
        let reach = ends(data).flat_map(|end| {
            let (low, high) = end.interval.unwrap_or((end.change, end.change));
            [end.change, low, high]
        });
        let (low, high) = reach
            .filter(|value| value.is_finite())
            .fold((0.0_f64, 0.0_f64), |(low, high), value| (low.min(value), high.max(value)));
        // Numbers stand beyond the ends of their bars.
        let room = ends(data).map(|end| text_width(&number(data, end), size, Weight::Regular));
        let room = room.fold(0.0, f64::max) + 8.0 * frame.zoom();
        let beside = |is_needed: bool| if is_needed { room.min(width / 4.0) } else { 8.0 };
        let left = beside(low < 0.0);
        let plot = Plot {
            panel: "tornado".to_owned(),
            left,
            top: 0.0,
            right: (width - beside(high > 0.0)).max(left + 1.0),
            bottom,
            x: Scale::linear(low, high),
            y: Scale::linear(0.0, 1.0),
            hangs: true,
        };
        let most = ((plot.right - plot.left) / (5.0 * size)).floor().clamp(2.0, 9.0) as usize;
        let ticks = plot.x.ticks(most);
        let labels = TickText::plain(data.numbers).labels(&ticks);
        let mut y = bottom + 1.7 * size;
        let axis = lines(&data.axis, width, size, Ink::Tick, &mut y);
        Self {
            parts,
            ticks: ticks.into_iter().zip(labels).collect(),
            axis,
            height: (y + 0.5 * size).ceil(),
            plot,
        }
    }
}

/// Breaks words into lines below `y`, which goes down with them.
fn lines(text: &str, room: f64, size: f64, ink: Ink, y: &mut f64) -> Lines {
    let broken = wrap(text, room, size, ink.weight()).into_iter();
    let place = |line| {
        *y += LINE_HEIGHT * size;
        (*y, line)
    };
    broken.map(place).collect()
}

struct Painter<'a, 's> {
    data: &'a Tornado,
    frame: &'a Frame,
    places: &'a Places,
    root: &'a Root<'s>,
}

impl<'s> Painter<'_, 's> {
    /// Axis and gridlines, behind the bars of each row only: names need clear ground.
    fn ground(&self) {
        let (places, size) = (self.places, self.frame.text_size);
        let plot = &places.plot;
        for (tick, label) in &places.ticks {
            let x = plot.x_of(*tick);
            let ink = if *tick == 0.0 { Ink::Base } else { Ink::DayGrid };
            for row in places.parts.iter().flat_map(|(_, rows)| rows) {
                let foot = row.bars + 2.0 * BAR.1 * self.frame.zoom().max(1.0);
                self.upright(x, (row.bars - 2.0, foot), ink);
            }
            self.upright(x, (plot.bottom, plot.bottom + 5.0), Ink::Axis);
            let half = text_width(label, size, Weight::Regular) / 2.0;
            let spot = x.clamp(half, (self.frame.width - half).max(half));
            words::write(self.root, label, Ink::Tick, Anchor::Middle, (spot, plot.bottom + 1.7 * size));
        }
        let ends = vec![
            (tenths(plot.left), words::sharp(plot.bottom)),
            (tenths(plot.right), words::sharp(plot.bottom)),
        ];
        put(self.root, &PathElement::new(ends, style(Ink::Base, Finish::Plain)));
        for (y, line) in &places.axis {
            words::write(self.root, line, Ink::Tick, Anchor::End, (self.frame.width, *y));
        }
    }

    fn part(&self, part: &Part, (title, rows): &PartPlaces) {
        let (size, zoom) = (self.frame.text_size, self.frame.zoom());
        for (place, (y, line)) in title.iter().enumerate() {
            if place == 0 {
                let middle = y - 0.5 * CAP_HEIGHT * size * Ink::Title.scale();
                words::key_mark(self.root, part.key, 0.0, middle, zoom);
            }
            words::write(self.root, line, Ink::Title, Anchor::Start, (16.0 * zoom, *y));
        }
        for (place, (row, laid)) in part.rows.iter().zip(rows).enumerate() {
            for (y, line) in &laid.name {
                words::write(self.root, line, Ink::Words, Anchor::Start, (0.0, *y));
            }
            for (end, (change, ink)) in
                row.ends.iter().zip([part.key.hollow(), part.key.filled()]).enumerate()
            {
                let Some(change) = change else { continue };
                let id = format!("tornado-{}-{place}-{}", part.key.name(), ["less", "more"][end]);
                put(self.root, &at((0, 0), |sheet: &mut Sheet<'s>, _| sheet.name_next(Some(id.clone()))));
                self.bar(change, ink, laid.bars + end as f64 * BAR.1 * zoom.max(1.0));
            }
        }
    }

    /// A bar from zero with its number beyond its end, and a thin line for the interval.
    fn bar(&self, end: &End, ink: Ink, top: f64) {
        let (plot, size, zoom) = (&self.places.plot, self.frame.text_size, self.frame.zoom());
        let height = BAR.0 * zoom.max(1.0);
        let (zero, tip) = (plot.x_of(0.0), plot.x_of(end.change));
        let (left, right) = (zero.min(tip), zero.max(tip).max(zero.min(tip) + 1.0));
        let corners = [(left, top), (right, top + height)].map(|(x, y)| (tenths(x), tenths(y)));
        put(self.root, &Rectangle::new(corners, style(ink, Finish::Plain)));
        let mut outer = (left, right);
        if let Some((low, high)) = end.interval {
            let (from, to) = (plot.x_of(low), plot.x_of(high));
            let middle = words::sharp(top + height / 2.0);
            let ends = vec![(tenths(from), middle), (tenths(to), middle)];
            put(self.root, &PathElement::new(ends, style(Ink::Bracket, Finish::Plain)));
            outer = (left.min(from), right.max(to));
        }
        let beside = 5.0 * zoom;
        let (x, anchor) = if end.change < 0.0 {
            (outer.0 - beside, Anchor::End)
        } else {
            (outer.1 + beside, Anchor::Start)
        };
        let y = top + height / 2.0 + CAP_HEIGHT / 2.0 * size;
        words::write(self.root, &number(self.data, end), Ink::Tick, anchor, (x, y));
    }

    fn upright(&self, x: f64, (top, bottom): (f64, f64), ink: Ink) {
        let ends = vec![(words::sharp(x), tenths(top)), (words::sharp(x), tenths(bottom))];
        put(self.root, &PathElement::new(ends, style(ink, Finish::Plain)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn data() -> Tornado {
        let end = |change: f64| Some(End { change, interval: Some((change - 0.5, change + 0.5)) });
        let row = |name: &str, ends| Row { name: name.to_owned(), ends };
        Tornado {
            axis: "Change of perfect orders, points".to_owned(),
            parts: vec![
                Part {
                    key: StrategyKey::Bts,
                    title: "BTS".to_owned(),
                    rows: vec![
                        row("Service target: 90% (81%; 99%)", [end(-9.0), end(6.0)]),
                        row("Promised time: 2 days (1.8 days; 2.2 days)", [end(-2.0), None]),
                    ],
                },
                Part {
                    key: StrategyKey::Bto,
                    title: "BTO: no change that can be told".to_owned(),
                    rows: Vec::new(),
                },
            ],
            decimals: 1,
            numbers: Numbers::ENGLISH,
        }
    }

    #[test]
    fn bars_go_from_zero_to_their_change() {
        for width in [280.0, 390.0, 1000.0] {
            let drawing = tornado(&data(), Frame::new(width, false));
            let plot = drawing.plot("tornado").unwrap();
            let bar = |id: &str| {
                let node = drawing.nodes.iter().find(|node| node.id.as_deref() == Some(id)).unwrap();
                let read = |name: &str| node.attribute(name).unwrap().parse::<f64>().unwrap();
                (node.class, read("x"), read("x") + read("width"))
            };
            let (class, left, right) = bar("tornado-bts-0-less");
            assert_eq!(class, "o-bts");
            assert!((left - plot.x_of(-9.0)).abs() < 0.2 && (right - plot.x_of(0.0)).abs() < 0.2);
            let (class, left, right) = bar("tornado-bts-0-more");
            assert_eq!(class, "f-bts");
            assert!((left - plot.x_of(0.0)).abs() < 0.2 && (right - plot.x_of(6.0)).abs() < 0.2);
            let said = |text: &str| drawing.nodes.iter().any(|node| node.text == text);
            assert!(said("−9.0") && said("+6.0") && said("BTS"), "{width}");
        }
    }

    /// Neither names nor numbers leave the drawing, however narrow it is.
    #[test]
    fn words_stay_within_the_width() {
        let width = 280.0;
        let drawing = tornado(&data(), Frame::new(width, false));
        for node in drawing.nodes.iter().filter(|node| node.tag == "text" && node.class != "ptitle bgt") {
            let length = text_width(&node.text, drawing.text_size, Weight::Regular);
            let x = node.attribute("x").unwrap().parse::<f64>().unwrap();
            let (left, right) = match node.attribute("text-anchor") {
                Some("end") => (x - length, x),
                Some(_) => (x - length / 2.0, x + length / 2.0),
                None => (x, x + length),
            };
            assert!(left >= -0.5 && right <= width + 0.5, "{}: {left} to {right}", node.text);
        }
    }

    #[test]
    fn nothing_that_moves_is_drawn_without_harm() {
        let still = Tornado { parts: Vec::new(), ..data() };
        assert!(tornado(&still, Frame::new(390.0, false)).height > 0.0);
    }
}
