//! The order cycle of one order, drawn: its parts one below the other along the days they take, each with the
//! steps in it and what the customer is told.
//!
//! Not here: how long a part takes.

use plotters::element::Rectangle;
use plotters::prelude::IntoDrawingArea;

use super::glyphs::{LINE_HEIGHT, Weight, text_width, wrap};
use super::ink::{Finish, Ink, style};
use super::node::Drawing;
use super::numbers::{Numbers, TickText};
use super::paint::Root;
use super::scale::Scale;
use super::sheet::{Anchor, Sheet, put, tenths};
use super::spec::Frame;
use super::words::write;

/// How a part is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Solid: something is done.
    Work,
    /// Pale: the order, or the goods, are on their way.
    Way,
    /// Hatched: it runs alongside.
    Alongside,
}

/// A part of the cycle.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// "2 Order transmittal".
    pub name: String,
    /// "1.5 days", shown behind the name; empty for what runs alongside.
    pub length: String,
    /// From when to when it goes on [days].
    pub span: (f64, f64),
    /// How it is drawn.
    pub look: Look,
    /// The steps in it, in a sentence; empty for none.
    pub steps: String,
    /// What the customer is told, in a sentence.
    pub told: String,
}

/// Everything the figure shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Cycle {
    /// The parts, in their order.
    pub parts: Vec<Part>,
    /// Names the unit of the axis.
    pub unit: String,
    /// The language's notation.
    pub numbers: Numbers,
}

/// Draws the figure.
pub fn cycle(data: &Cycle, frame: Frame) -> Drawing {
    let size = frame.text_size;
    let line = LINE_HEIGHT * size;
    let bar = 14.0 * frame.zoom();
    let end = data.parts.iter().map(|part| part.span.1).filter(|end| end.is_finite()).fold(0.01, f64::max);
    let scale = Scale::linear(0.0, end);
    let x_of = |day: f64| scale.position(day, 1.0, frame.width - 1.0);
    let blocks: Vec<Block> = data.parts.iter().map(|part| Block::new(part, &frame)).collect();
    let height_of = |block: &Block| line * (1 + block.lines.len()) as f64 + bar + 1.1 * size;
    let parts_height: f64 = blocks.iter().map(height_of).sum();
    let height = (parts_height + 2.2 * line).ceil();
    let mut nodes = Vec::with_capacity(64);
    {
        let root: Root<'_> = Sheet::new(frame.width, height, &mut nodes).into_drawing_area();
        let mut y = 0.0;
        for (part, block) in data.parts.iter().zip(&blocks) {
            write(&root, &part.name, Ink::Strong, Anchor::Start, (0.0, y + size));
            if !block.is_long {
                write(&root, &part.length, Ink::Tick, Anchor::Start, (beside(part, size), y + size));
            }
            y += line;
            let (left, right) = (x_of(part.span.0), x_of(part.span.1));
            let corners = [(left, y), (right.max(left + 1.5), y + bar)].map(|(x, y)| (tenths(x), tenths(y)));
            put(&root, &Rectangle::new(corners, style(part.look.ink(), Finish::Plain)));
            y += bar;
            for (ink, text) in &block.lines {
                y += line;
                write(&root, text, *ink, Anchor::Start, (0.0, y - 0.1 * size));
            }
            y += 1.1 * size;
        }
        axis(&root, data, &scale, y, &frame);
    }
    Drawing { width: frame.width, height, text_size: size, nodes, hits: Vec::new(), plots: Vec::new() }
}

/// The days below the last part.
fn axis(root: &Root<'_>, data: &Cycle, scale: &Scale, y: f64, frame: &Frame) {
    let size = frame.text_size;
    let line = LINE_HEIGHT * size;
    let ends = [(0.0, y), (frame.width, y + 1.0)].map(|(x, y)| (tenths(x), tenths(y)));
    put(root, &Rectangle::new(ends, style(Ink::Demand, Finish::Plain)));
    let ticks = scale.ticks(9);
    for (tick, text) in ticks.iter().zip(TickText::plain(data.numbers).labels(&ticks)) {
        let anchor = if *tick == 0.0 { Anchor::Start } else { Anchor::Middle };
        let x = scale.position(*tick, 1.0, frame.width - 1.0);
        let x = if *tick == 0.0 { x } else { x.min(frame.width - 0.6 * size) };
        write(root, &text, Ink::Tick, anchor, (x, y + line));
    }
    write(root, &data.unit, Ink::Tick, Anchor::End, (frame.width, y + 2.0 * line));
}

impl Look {
    fn ink(self) -> Ink {
        match self {
            Self::Work => Ink::FilledBts,
            Self::Way => Ink::Band50Bts,
            Self::Alongside => Ink::WarmUp,
        }
    }
}

/// The lines of text below a part's bar.
struct Block {
    lines: Vec<(Ink, String)>,
    /// Whether its length does not fit beside its name, and is the first of the lines.
    is_long: bool,
}

/// Where the length begins beside the name [px].
fn beside(part: &Part, size: f64) -> f64 {
    text_width(&part.name, size, Weight::SemiBold) + 0.6 * size
}

impl Block {
    fn new(part: &Part, frame: &Frame) -> Self {
        let size = frame.text_size;
        let is_long = beside(part, size) + text_width(&part.length, size, Weight::Regular) > frame.width;
        let length = if is_long { part.length.as_str() } else { "" };
        let said = [(Ink::Tick, length), (Ink::Words, &part.steps), (Ink::Tick, &part.told)];
        let lines = said.into_iter().filter(|(_, text)| !text.is_empty()).flat_map(|(ink, text)| {
            wrap(text, frame.width, frame.text_size, ink.weight()).into_iter().map(move |line| (ink, line))
        });
        Self { lines: lines.collect(), is_long }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn data() -> Cycle {
        let part = |name: &str, span, look| Part {
            name: name.to_owned(),
            length: "1.5 days".to_owned(),
            span,
            look,
            steps: "Accuracy check, availability check, credit check, recording, documents".to_owned(),
            told: "The customer is told: the order is in, and the day that is promised".to_owned(),
        };
        Cycle {
            parts: vec![
                part("1 Preparation", (0.0, 1.0), Look::Work),
                part("2 Transmittal", (1.0, 2.5), Look::Way),
                part("5 Status reporting", (1.0, 4.0), Look::Alongside),
            ],
            unit: "days".to_owned(),
            numbers: Numbers { decimal: '.', group: ',' },
        }
    }

    #[test]
    fn every_part_lies_where_its_days_say_and_nothing_sticks_out() {
        for (width, projected) in [(288.0, false), (390.0, false), (720.0, false), (900.0, true)] {
            let drawing = cycle(&data(), Frame::new(width, projected));
            let bars: Vec<_> = drawing.nodes.iter().filter(|node| node.tag == "rect").collect();
            assert_eq!(bars.len(), 4, "three parts and the axis");
            let number = |bar: usize, name: &str| bars[bar].attribute(name).unwrap().parse::<f64>().unwrap();
            let (first, second) = (number(0, "width"), number(1, "width"));
            assert!((second / first - 1.5).abs() < 0.01, "{width}: {first} {second}");
            assert!((number(1, "x") - number(0, "x") - first).abs() < 0.2);
            assert!(number(2, "x") + number(2, "width") <= width);
            let lowest = drawing.nodes.iter().filter_map(|node| node.attribute("y")?.parse::<f64>().ok());
            assert!(lowest.fold(0.0, f64::max) < drawing.height);
        }
    }

    #[test]
    fn words_break_into_lines_on_a_phone() {
        let lines = |width: f64| {
            let drawing = cycle(&data(), Frame::new(width, false));
            drawing.nodes.iter().filter(|node| node.tag == "text").count()
        };
        assert!(lines(288.0) > lines(900.0));
    }
}
