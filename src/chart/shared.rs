//! The strip of steps that both strategies share: one bar, its segments named below. It has no panels, so it lays itself out;
//! its left edge is that of the timelines below it.
//!
//! Not here: which steps there are.

use plotters::drawing::IntoDrawingArea;
use plotters::element::{PathElement, Rectangle};

use super::gantt::margin;
use super::glyphs::{CAP_HEIGHT, LINE_HEIGHT, fit, text_width};
use super::ink::{Finish, Ink, style};
use super::lanes::{depth, lanes};
use super::node::Drawing;
use super::sheet::{Anchor, Sheet, put, tenths};
use super::spec::Frame;
use super::words;

/// A step.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// Its name.
    pub name: String,
    /// How long it took, in words.
    pub time: String,
    /// The same \[days\].
    pub days: f64,
    /// Whether nothing was done meanwhile: hatched.
    pub is_waiting: bool,
}

/// Everything that the strip shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Shared {
    /// What stands before it.
    pub label: String,
    /// What stands over the strip.
    pub title: String,
    /// The steps, one after another.
    pub steps: Vec<Step>,
    /// The labels of the timelines below, with which its left edge lines up.
    pub labels: Vec<String>,
}

/// Draws the strip.
pub fn shared(data: &Shared, frame: Frame) -> Drawing {
    let (size, zoom) = (frame.text_size, frame.zoom());
    let left = margin(&data.labels, &frame);
    let right = (frame.width - 8.0).max(left + 8.0);
    let above = if frame.narrow() { 1.5 * size } else { 0.0 };
    let top = (above + 1.9 * size).round();
    let bottom = (top + 1.8 * size).round();
    let total: f64 = data.steps.iter().map(|step| step.days).sum();
    let mut at = left;
    let ends = data.steps.iter().map(|step| {
        let from = at;
        at += (right - left) * if total > 0.0 { step.days / total } else { 0.0 };
        (from, at)
    });
    let ends: Vec<(f64, f64)> = ends.collect();
    let weight = Ink::Words.weight();
    let widths = data
        .steps
        .iter()
        .map(|step| text_width(&step.name, size, weight).max(text_width(&step.time, size, weight)));
    let places = ends.iter().zip(widths).map(|((from, _), width)| (*from, width));
    let lanes = lanes(places, frame.width, 0.8 * size);
    // Two lines and a little in each lane.
    let pitch = 2.2 * LINE_HEIGHT * size;
    let height = (bottom + depth(&lanes) as f64 * pitch + 0.6 * size).ceil();
    let mut nodes = Vec::with_capacity(32);
    {
        let root = Sheet::new(frame.width, height, &mut nodes).into_drawing_area();
        let line = |from: (f64, f64), to: (f64, f64), ink: Ink| {
            let ends = vec![(tenths(from.0), tenths(from.1)), (tenths(to.0), tenths(to.1))];
            put(&root, &PathElement::new(ends, style(ink, Finish::Plain)));
        };
        let room = if frame.narrow() { frame.width } else { left - 8.0 * zoom };
        let label = fit(&data.label, room, size, weight);
        let (anchor, spot) = if frame.narrow() {
            (Anchor::Start, (left, size))
        } else {
            (Anchor::End, (left - 10.0 * zoom, (top + bottom + CAP_HEIGHT * size) / 2.0))
        };
        words::write(&root, &label, Ink::Words, anchor, spot);
        let title = fit(&data.title, frame.width - left, size, weight);
        words::write(&root, &title, Ink::Subtitle, Anchor::Start, (left, top - 0.6 * size));
        for (step, (from, to)) in data.steps.iter().zip(&ends) {
            let ink = if step.is_waiting { Ink::Waiting } else { Ink::Office };
            // A gap between two steps, and something of even the shortest.
            let corners =
                [(tenths(*from), tenths(top)), (tenths((to - 1.0).max(from + 0.6)), tenths(bottom))];
            put(&root, &Rectangle::new(corners, style(ink, Finish::Plain)));
        }
        for ((step, lane), (from, _)) in data.steps.iter().zip(&lanes).zip(&ends) {
            let y = bottom + lane.lane as f64 * pitch + 1.3 * size;
            if lane.lane > 0 {
                line((from + 0.5, bottom), (from + 0.5, y - 0.9 * size), Ink::Axis);
            }
            words::write(&root, &step.name, Ink::WordsHalo, lane.anchor, (lane.x, y));
            words::write(&root, &step.time, Ink::TickHalo, lane.anchor, (lane.x, y + LINE_HEIGHT * size));
        }
    }
    Drawing { width: frame.width, height, text_size: size, nodes, hits: Vec::new(), plots: Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn data(days: &[f64]) -> Shared {
        let step = |(at, days): (usize, &f64)| Step {
            name: format!("{at} kiểm tra"),
            time: "1,2 giờ".to_owned(),
            days: *days,
            is_waiting: at == 3,
        };
        Shared {
            label: "Chung cho cả hai".to_owned(),
            title: "tiếp nhận đơn hàng: sáu bước".to_owned(),
            steps: days.iter().enumerate().map(step).collect(),
            labels: vec!["Hình thành và gửi đơn".to_owned()],
        }
    }

    /// Steps lie one behind the other over the whole width, and every word inside, at every width.
    #[test]
    fn steps_fill_the_strip_and_words_stay_inside() {
        let days = [0.2, 0.01, 0.05, 0.001, 0.04, 0.06, 0.05, 0.03];
        for width in [240.0, 320.0, 390.0, 720.0, 1100.0] {
            for projected in [false, true] {
                let drawing = shared(&data(&days), Frame::new(width, projected));
                let bars: Vec<_> = drawing.nodes.iter().filter(|node| node.tag == "rect").collect();
                assert_eq!(bars.len(), days.len());
                for node in drawing.nodes.iter().filter(|node| node.tag == "text") {
                    let place =
                        |name: &str| node.attribute(name).and_then(|text| text.parse::<f64>().ok()).unwrap();
                    let length = text_width(&node.text, drawing.text_size, Ink::Words.weight());
                    let left = match node.attribute("text-anchor") {
                        Some("end") => place("x") - length,
                        Some("middle") => place("x") - length / 2.0,
                        _ => place("x"),
                    };
                    assert!(left > -1.5 && left + length < width + 1.5, "{width}: {} at {left}", node.text);
                    assert!(place("y") < drawing.height);
                }
            }
        }
    }

    #[test]
    fn no_steps_can_be_drawn() {
        for days in [&[][..], &[0.0, 0.0]] {
            let drawing = shared(&data(days), Frame::new(320.0, false));
            assert!(drawing.height.is_finite());
        }
    }
}
