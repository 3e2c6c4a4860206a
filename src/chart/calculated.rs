//! A small picture beside a calculator: lines of a formula, and the point at which its numbers stand.
//!
//! Not here: the formula; the lines arrive as points.

use super::ink::{Ink, Shape};
use super::node::Drawing;
use super::numbers::{Numbers, TickText};
use super::paint::draw;
use super::scale::{Scale, extent};
use super::sheet::Anchor;
use super::spec::{Axis, Base, ChartSpec, EndLabel, Frame, Growth, Mark, MarkKind, Narrow, Panel, Ticks};

/// A line with its label.
#[derive(Clone, Debug, PartialEq)]
pub struct Curve {
    /// Its points [units of the axes].
    pub points: Vec<(f64, f64)>,
    /// What stands at its end; empty where the axis says it.
    pub label: String,
}

/// Everything the picture shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Calculated {
    /// The lines: the first is the formula's, the others are there to be compared with it.
    pub lines: Vec<Curve>,
    /// Where the numbers stand [units of the axes].
    pub at: (f64, f64),
    /// What stands beside that point.
    pub said: String,
    /// The names of the axes: the level one, the upright one.
    pub axes: (String, String),
    /// The language's notation.
    pub numbers: Numbers,
}

/// Draws the picture.
pub fn calculated(data: &Calculated, frame: Frame) -> Drawing {
    draw(&spec(data, frame))
}

fn spec(data: &Calculated, frame: Frame) -> ChartSpec {
    let zoom = frame.zoom();
    let across = data.lines.iter().flat_map(|line| &line.points).map(|(x, _)| *x).chain([data.at.0]);
    let up = data.lines.iter().flat_map(|line| &line.points).map(|(_, y)| *y).chain([data.at.1]);
    let (left, right) = extent(across).unwrap_or((0.0, 1.0));
    let (low, high) = extent(up).unwrap_or((0.0, 1.0));
    let (low, high) = (low.min(0.0), if high > 0.0 { 1.08 * high } else { 1.0 });
    let mut marks: Vec<Mark> = Vec::new();
    for (place, line) in data.lines.iter().enumerate() {
        let ink = if place == 0 { Ink::DemandLine } else { Ink::Theory };
        marks.push(Mark::new(ink, MarkKind::Line(line.points.clone())));
    }
    let (x, y) = data.at;
    marks.push(Mark::new(Ink::Guide, MarkKind::Line(vec![(x, low), (x, y)])));
    let points = MarkKind::Points { shape: Shape::Triangle, size: 11.0 * zoom, points: vec![(x, y)] };
    marks.push(Mark::new(Ink::Pointer, points));
    // Towards the middle, where there is room.
    let is_right = x > left + 0.5 * (right - left);
    let beside = 10.0 * zoom * if is_right { -1.0 } else { 1.0 };
    let anchor = if is_right { Anchor::End } else { Anchor::Start };
    let is_high = y > low + 0.85 * (high - low);
    let offset = (beside, frame.text_size * if is_high { 1.4 } else { -0.4 });
    let note = MarkKind::Note { at: (x, y), offset, anchor, text: data.said.clone() };
    marks.push(Mark::new(Ink::WordsHalo, note));
    let end_labels = data.lines.iter().skip(1).filter(|line| !line.label.is_empty()).filter_map(|line| {
        let (_, value) = *line.points.last()?;
        let narrow = Narrow::Above(value);
        Some(EndLabel { value, text: line.label.clone(), ink: Ink::Words, narrow })
    });
    let axis = |scale: Scale, title: &str| Axis {
        scale,
        ticks: Ticks::Nice,
        text: TickText::plain(data.numbers),
        title: Some(title.to_owned()),
    };
    let panel = Panel {
        id: "calculated".to_owned(),
        title: None,
        height: if frame.narrow() { 190.0 } else { 210.0 } * zoom.sqrt(),
        y: axis(Scale::linear(low, high), &data.axes.1),
        growth: Growth::Up,
        base: Base::LineAndTicks,
        marks,
        end_labels: end_labels.collect(),
    };
    let x = axis(Scale::linear(left, if right > left { right } else { left + 1.0 }), &data.axes.0);
    ChartSpec { frame, x, day_grid: false, hatches: Vec::new(), panels: vec![panel] }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_their_point_are_drawn() {
        let data = Calculated {
            lines: vec![
                Curve { points: vec![(0.0, 50.4), (0.5, 60.0), (1.0, 70.0)], label: String::new() },
                Curve { points: vec![(0.0, 40.0), (1.0, 40.0)], label: "lowest".to_owned() },
            ],
            at: (0.5, 60.0),
            said: "60%".to_owned(),
            axes: ("correlation".to_owned(), "perfect orders, %".to_owned()),
            numbers: Numbers { decimal: '.', group: ',' },
        };
        for (width, projected) in [(240.0, false), (390.0, false), (720.0, false), (1000.0, true)] {
            let drawing = calculated(&data, Frame::new(width, projected));
            let count = |class: &str| drawing.nodes.iter().filter(|node| node.class == class).count();
            assert_eq!((count("dem-l"), count("theory"), count("tri")), (1, 1, 1), "{width}");
            let words: Vec<&str> = drawing.nodes.iter().map(|node| node.text.as_str()).collect();
            assert!(words.contains(&"60%") && words.contains(&"lowest"), "{width}: {words:?}");
        }
        let nothing = Calculated { lines: Vec::new(), ..data };
        assert!(calculated(&nothing, Frame::new(390.0, false)).plot("calculated").is_some());
    }
}
