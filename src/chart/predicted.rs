//! What a learner predicted, and what the run counted: one number on a level scale, or a curve. Hollow
//! triangles are the prediction, the strategy's marks what was counted.
//!
//! Not here: the hand that draws a prediction (the page lays its handles over the plot).

use super::ink::{Ink, Shape, StrategyKey};
use super::node::Drawing;
use super::numbers::{Numbers, TickText};
use super::paint::draw;
use super::scale::Scale;
use super::sheet::Anchor;
use super::spec::{Axis, Base, ChartSpec, EndLabel, Frame, Growth, Mark, MarkKind, Narrow, Panel, Ticks};

/// The panel's identity, by which its scales are found.
pub const PLOT: &str = "predicted";

/// A number, and the interval it is known to lie in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Number {
    /// The number.
    pub value: f64,
    /// Its 95 % confidence interval, where it can be told.
    pub interval: Option<(f64, f64)>,
}

/// Everything the figure shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Predicted {
    /// Whose number it is.
    pub strategy: StrategyKey,
    /// Smallest and largest answer [shown unit].
    pub scale: (f64, f64),
    /// Names the unit.
    pub unit: String,
    /// Where a curve's points stand, and what that axis is called; none for a single number.
    pub across: Option<(Vec<f64>, String)>,
    /// What was predicted, point by point [shown unit].
    pub mine: Vec<Option<f64>>,
    /// What was counted, point by point [shown unit].
    pub counted: Vec<Option<Number>>,
    /// "your prediction"; with a single number, "your prediction: 62%".
    pub mine_label: String,
    /// "counted"; with a single number, "counted: 81.5%".
    pub counted_label: String,
    /// The language's notation.
    pub numbers: Numbers,
}

/// Draws the figure.
pub fn predicted(data: &Predicted, frame: Frame) -> Drawing {
    let spec = match &data.across {
        Some((places, title)) => curve(data, places, title, frame),
        None => number(data, frame),
    };
    draw(&spec)
}

fn axis(scale: Scale, ticks: Ticks, numbers: Numbers, title: Option<String>) -> Axis {
    Axis { scale, ticks, text: TickText::plain(numbers), title }
}

/// The numbers that are there, a little beyond the scale where they lie beyond it.
fn reached(data: &Predicted) -> (f64, f64) {
    let (mut low, mut high) = data.scale;
    for number in data.counted.iter().flatten().map(|number| number.value).filter(|value| value.is_finite()) {
        low = low.min(number);
        high = high.max(number);
    }
    (low, high)
}

/// One number: the prediction above, what was counted below, on one level scale.
fn number(data: &Predicted, frame: Frame) -> ChartSpec {
    const MINE: f64 = 0.72;
    const COUNTED: f64 = 0.26;
    let (low, high) = reached(data);
    let size = 11.0 * frame.zoom();
    let mut marks = Vec::new();
    let said = |at: f64, height: f64, ink: Ink, text: &str| {
        let is_right = at > low + 0.5 * (high - low);
        let beside = 12.0 * frame.zoom() * if is_right { -1.0 } else { 1.0 };
        let anchor = if is_right { Anchor::End } else { Anchor::Start };
        let offset = (beside, 0.36 * frame.text_size);
        Mark::new(ink, MarkKind::Note { at: (at, height), offset, anchor, text: text.to_owned() })
    };
    if let Some(mine) = data.mine.first().copied().flatten() {
        marks.push(Mark::new(Ink::Theory, MarkKind::Line(vec![(mine, 0.0), (mine, MINE)])));
        marks.push(Mark::new(
            Ink::PointerHollow,
            MarkKind::Points { shape: Shape::Triangle, size, points: vec![(mine, MINE)] },
        ));
        marks.push(said(mine, MINE, Ink::Strong, &data.mine_label));
    }
    if let Some(counted) = data.counted.first().copied().flatten() {
        let ink = data.strategy.pick(Ink::IntervalBts, Ink::IntervalBto);
        marks.push(Mark::new(
            Ink::Guide,
            MarkKind::Line(vec![(counted.value, 0.0), (counted.value, COUNTED)]),
        ));
        if let Some((from, to)) = counted.interval {
            marks.push(Mark::new(ink, MarkKind::Span { at: COUNTED, from, to }));
        }
        marks.push(Mark::new(
            data.strategy.pick(Ink::SymbolBts, Ink::SymbolBto),
            MarkKind::Points {
                shape: data.strategy.shape(),
                size: 0.9 * size,
                points: vec![(counted.value, COUNTED)],
            },
        ));
        let strong = data.strategy.pick(Ink::LabelBtsStrong, Ink::LabelBtoStrong);
        marks.push(said(counted.value, COUNTED, strong, &data.counted_label));
    }
    let panel = Panel {
        id: PLOT.to_owned(),
        title: None,
        height: 84.0 * frame.zoom(),
        y: axis(Scale::linear(0.0, 1.0), Ticks::None, data.numbers, None),
        growth: Growth::Up,
        base: Base::LineAndTicks,
        marks,
        end_labels: Vec::new(),
    };
    let x = axis(Scale::linear(low, high), Ticks::Nice, data.numbers, Some(data.unit.clone()));
    ChartSpec { frame, x, day_grid: false, hatches: Vec::new(), panels: vec![panel] }
}

/// A curve, point by point.
fn curve(data: &Predicted, places: &[f64], title: &str, frame: Frame) -> ChartSpec {
    let zoom = frame.zoom();
    let size = 10.0 * zoom.sqrt();
    let joined = |heights: &mut dyn Iterator<Item = Option<f64>>| -> Vec<(f64, f64)> {
        places.iter().zip(heights).filter_map(|(place, height)| Some((*place, height?))).collect()
    };
    let mine = joined(&mut data.mine.iter().copied());
    // What is given is where the prediction begins.
    let given =
        |(mine, counted): (&Option<f64>, &Option<Number>)| mine.or(counted.map(|number| number.value));
    let path = if mine.is_empty() {
        Vec::new()
    } else {
        joined(&mut data.mine.iter().zip(&data.counted).map(given))
    };
    let counted = joined(&mut data.counted.iter().map(|number| number.map(|number| number.value)));
    let whiskers: Vec<(f64, f64, f64)> = places
        .iter()
        .zip(&data.counted)
        .filter_map(|(place, number)| (*number)?.interval.map(|(low, high)| (*place, low, high)))
        .collect();
    let mut marks = vec![Mark::new(Ink::Theory, MarkKind::Line(path))];
    if counted.len() > 1 {
        marks.push(Mark::new(data.strategy.line(), MarkKind::Line(counted.clone())));
    }
    let ink = data.strategy.pick(Ink::WhiskerBts, Ink::WhiskerBto);
    marks.push(Mark::new(ink, MarkKind::Whiskers(whiskers)));
    let points = MarkKind::Points { shape: Shape::Triangle, size, points: mine.clone() };
    marks.push(Mark::new(Ink::PointerHollow, points));
    let points = MarkKind::Points { shape: data.strategy.shape(), size, points: counted.clone() };
    marks.push(Mark::new(data.strategy.filled(), points));
    let label = |series: &[(f64, f64)], text: &str, ink: Ink| {
        let [.., (_, before), (_, value)] = *series else { return None };
        // On a narrow chart it lies over the last stretch of its own line.
        let narrow = Narrow::Above(value.max(before));
        Some(EndLabel { value, text: text.to_owned(), ink, narrow })
    };
    let end_labels = [
        label(&counted, &data.counted_label, data.strategy.label()),
        label(&mine, &data.mine_label, Ink::Words),
    ];
    let (low, high) = reached(data);
    let ends =
        (places.iter().copied().fold(f64::MAX, f64::min), places.iter().copied().fold(f64::MIN, f64::max));
    let beside = 0.07 * (ends.1 - ends.0);
    let panel = Panel {
        id: PLOT.to_owned(),
        title: None,
        height: if frame.narrow() { 220.0 } else { 240.0 } * zoom.sqrt(),
        y: axis(Scale::linear(low, high), Ticks::Nice, data.numbers, Some(data.unit.clone())),
        growth: Growth::Up,
        base: Base::Line,
        marks,
        end_labels: end_labels.into_iter().flatten().collect(),
    };
    let x = axis(
        Scale::linear(ends.0 - beside, ends.1 + beside),
        Ticks::These(places.to_vec()),
        data.numbers,
        Some(title.to_owned()),
    );
    ChartSpec { frame, x, day_grid: false, hatches: Vec::new(), panels: vec![panel] }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn data() -> Predicted {
        Predicted {
            strategy: StrategyKey::Bts,
            scale: (0.0, 100.0),
            unit: "per cent".to_owned(),
            across: None,
            mine: vec![Some(91.0)],
            counted: vec![Some(Number { value: 81.5, interval: Some((80.9, 82.1)) })],
            mine_label: "your prediction: 91%".to_owned(),
            counted_label: "counted: 81.5%".to_owned(),
            numbers: Numbers { decimal: '.', group: ',' },
        }
    }

    fn words(drawing: &Drawing) -> Vec<&str> {
        drawing.nodes.iter().filter(|node| node.tag == "text").map(|node| node.text.as_str()).collect()
    }

    #[test]
    fn a_number_stands_where_its_scale_says() {
        for width in [240.0, 390.0, 720.0] {
            let drawing = predicted(&data(), Frame::new(width, false));
            let plot = drawing.plot(PLOT).unwrap();
            let at = |class: &str| drawing.nodes.iter().find(|node| node.class == class).unwrap();
            let counted = at("f-bts halo1");
            let middle = counted.attribute("x").unwrap().parse::<f64>().unwrap()
                + counted.attribute("width").unwrap().parse::<f64>().unwrap() / 2.0;
            assert!((middle - plot.x_of(81.5)).abs() < 0.2, "{middle}");
            assert!(at("tri-o").attribute("d").is_some_and(|path| path.ends_with('Z')));
            assert!(words(&drawing).contains(&"your prediction: 91%"), "{width}");
        }
    }

    #[test]
    fn before_the_run_nothing_is_counted() {
        let before = Predicted { counted: vec![None], ..data() };
        let drawing = predicted(&before, Frame::new(390.0, false));
        assert!(drawing.nodes.iter().all(|node| !node.class.starts_with("f-bts")));
        assert!(!words(&drawing).contains(&"counted: 81.5%"));
    }

    #[test]
    fn a_curve_has_a_triangle_and_a_square_at_each_place() {
        let curve = Predicted {
            across: Some((vec![1.0, 2.0, 4.0, 8.0], "lines".to_owned())),
            mine: [95.0, 94.0, 92.0, 90.0].map(Some).to_vec(),
            counted: [94.8, 90.1, 81.5, 68.0].map(|value| Some(Number { value, interval: None })).to_vec(),
            ..data()
        };
        let drawing = predicted(&curve, Frame::new(720.0, false));
        let count = |class: &str| drawing.nodes.iter().filter(|node| node.class == class).count();
        assert_eq!((count("tri-o"), count("f-bts"), count("l-bts"), count("theory")), (4, 4, 1, 1));
        let plot = drawing.plot(PLOT).unwrap();
        assert!((plot.y_at(plot.y_of(81.5)) - 81.5).abs() < 1e-9);
    }

    #[test]
    fn a_count_beyond_the_scale_widens_it() {
        let beyond = Predicted { scale: (0.0, 50.0), mine: vec![Some(20.0)], ..data() };
        let drawing = predicted(&beyond, Frame::new(390.0, false));
        assert_eq!(drawing.plot(PLOT).unwrap().x.high(), 81.5);
    }
}
