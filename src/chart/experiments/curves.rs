//! Curves over one axis, in panels one above the other: a sweep with the difference of the strategies, a trade-off
//! with its formula, the policies that a search has tried.

use super::super::glyphs::text_width;
use super::super::ink::{Ink, Shape, StrategyKey};
use super::super::node::Drawing;
use super::super::numbers::{Numbers, TickText};
use super::super::paint::draw;
use super::super::scale::{Scale, extent};
use super::super::sheet::Anchor;
use super::super::spec::{
    Axis, Base, ChartSpec, EndLabel, Frame, Growth, Mark, MarkKind, Narrow, Panel, Ticks, Title,
};

/// A point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot {
    /// Across.
    pub x: f64,
    /// Upwards.
    pub y: f64,
    /// 95 % confidence interval of the latter.
    pub interval: Option<(f64, f64)>,
}

/// How a curve is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// A line with its marks on a band.
    Band,
    /// A line with its marks, each with an upright interval.
    Whiskers,
    /// The same without the line: places that do not follow one another.
    Cloud,
    /// A dotted line: what a formula says.
    Formula,
    /// A dotted line to a hollow triangle, with its label there: what somebody predicted.
    Predicted,
}

/// One curve.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Its identity in the drawing.
    pub id: String,
    /// Whose it is; none for what concerns both.
    pub key: Option<StrategyKey>,
    /// Its points, in their order.
    pub spots: Vec<Spot>,
    /// How it is drawn.
    pub look: Look,
    /// What stands at its end; empty to say nothing.
    pub label: String,
    /// The point that stands out, large, with what is said of it.
    pub chosen: Option<(Spot, String)>,
}

/// A panel.
#[derive(Clone, Debug, PartialEq)]
pub struct CurvePanel {
    /// Its identity in the drawing.
    pub id: &'static str,
    /// "Perfect orders, %"; long ones break.
    pub title: String,
    /// Its curves, back to front.
    pub lines: Vec<Line>,
    /// A level dotted line, and what is said of it.
    pub level: Option<(f64, String)>,
    /// Whether its axis shows zero.
    pub has_zero: bool,
    /// Whether it is a lesser panel, which is not as tall.
    pub is_lesser: bool,
}

/// Everything the figure shows. What is not a number is left out.
#[derive(Clone, Debug, PartialEq)]
pub struct Curves {
    /// "Service target, %".
    pub across: String,
    /// Where a dotted upright stands.
    pub now: Option<f64>,
    /// The panels, top to bottom.
    pub panels: Vec<CurvePanel>,
    /// The language's notation.
    pub numbers: Numbers,
}

/// Draws the figure.
pub fn curves(data: &Curves, frame: Frame) -> Drawing {
    draw(&spec(data, frame))
}

fn all_spots(panel: &CurvePanel) -> impl Iterator<Item = &Spot> {
    let drawn = |spot: &&Spot| spot.x.is_finite() && spot.y.is_finite();
    let chosen = panel.lines.iter().filter_map(|line| line.chosen.as_ref().map(|(spot, _)| spot));
    panel.lines.iter().flat_map(|line| &line.spots).chain(chosen).filter(drawn)
}

/// A little more than what is there, so that no mark is cut.
fn widened((low, high): (f64, f64), share: f64) -> Scale {
    let beside = share * (high - low);
    Scale::linear(low - beside, high + beside)
}

fn spec(data: &Curves, frame: Frame) -> ChartSpec {
    let across = data.panels.iter().flat_map(all_spots).map(|spot| spot.x);
    let scale = widened(extent(across).unwrap_or((0.0, 1.0)), 0.03);
    let x = Axis {
        scale,
        ticks: Ticks::Nice,
        text: TickText::plain(data.numbers),
        title: Some(data.across.clone()),
    };
    let last = data.panels.len().saturating_sub(1);
    let panels = data.panels.iter().enumerate();
    let panels = panels.map(|(at, panel)| panel_of(data, panel, &scale, at == last, &frame)).collect();
    ChartSpec { frame, x, day_grid: false, hatches: Vec::new(), panels }
}

fn upward(panel: &CurvePanel) -> Scale {
    let ends = all_spots(panel).flat_map(|spot| {
        let (low, high) = spot.interval.unwrap_or((spot.y, spot.y));
        [spot.y, low, high]
    });
    let more = [panel.has_zero.then_some(0.0), panel.level.as_ref().map(|(level, _)| *level)];
    widened(extent(ends.chain(more.into_iter().flatten())).unwrap_or((0.0, 1.0)), 0.06)
}

fn panel_of(data: &Curves, panel: &CurvePanel, x: &Scale, is_last: bool, frame: &Frame) -> Panel {
    let zoom = frame.zoom().max(1.0).sqrt();
    let y = upward(panel);
    let mut marks = Vec::new();
    let mut guide = |points: Vec<(f64, f64)>, ink: Ink| marks.push(Mark::new(ink, MarkKind::Line(points)));
    if let Some(now) = data.now.filter(|now| x.contains(*now)) {
        guide(vec![(now, y.low()), (now, y.high())], Ink::Guide);
    }
    if panel.has_zero {
        guide(vec![(x.low(), 0.0), (x.high(), 0.0)], Ink::Base);
    }
    if let Some((level, said)) = &panel.level {
        guide(vec![(x.low(), *level), (x.high(), *level)], Ink::Theory);
        let offset = (4.0, -0.5 * frame.text_size);
        let kind =
            MarkKind::Note { at: (x.low(), *level), offset, anchor: Anchor::Start, text: said.clone() };
        if fits(said, Ink::TickHalo, frame, 0.0, false) {
            marks.push(Mark::new(Ink::TickHalo, kind));
        }
    }
    for line in panel.lines.iter().filter(|line| line.look == Look::Band) {
        marks.extend(band(line));
    }
    for line in &panel.lines {
        marks.extend(drawn(line, zoom));
    }
    for line in &panel.lines {
        marks.extend(standing_out(line, x, frame));
        marks.extend(predicted(line, x, frame));
    }
    let height = if panel.is_lesser { 0.22 * frame.width } else { 0.42 * frame.width };
    let limits = if panel.is_lesser { (110.0, 170.0) } else { (220.0, 310.0) };
    Panel {
        id: panel.id.to_owned(),
        title: Some(Title { text: panel.title.clone(), key: None }),
        height: height.clamp(limits.0, limits.1) * zoom,
        y: Axis { scale: y, ticks: Ticks::Nice, text: TickText::plain(data.numbers), title: None },
        growth: Growth::Up,
        base: if is_last { Base::LineAndTicks } else { Base::Line },
        marks,
        end_labels: panel.lines.iter().filter_map(end_label).collect(),
    }
}

fn band(line: &Line) -> Option<Mark> {
    let points = line.spots.iter().filter_map(|spot| spot.interval.map(|(low, high)| (spot.x, low, high)));
    let ink = line.key.map(|key| key.pick(Ink::Band90Bts, Ink::Band90Bto))?;
    Some(Mark::new(ink, MarkKind::Band(points.collect())))
}

fn drawn(line: &Line, zoom: f64) -> Vec<Mark> {
    let points: Vec<(f64, f64)> = line.spots.iter().map(|spot| (spot.x, spot.y)).collect();
    if matches!(line.look, Look::Formula | Look::Predicted) {
        return vec![Mark::new(Ink::Theory, MarkKind::Line(points)).named(&line.id)];
    }
    let path = line.key.map_or(Ink::DemandLine, StrategyKey::line);
    let mut marks = Vec::new();
    if line.look != Look::Cloud {
        marks.push(Mark::new(path, MarkKind::Line(points.clone())).named(&line.id));
    }
    if matches!(line.look, Look::Whiskers | Look::Cloud) || line.key.is_none() {
        let ink = line.key.map_or(Ink::Bracket, |key| key.pick(Ink::WhiskerBts, Ink::WhiskerBto));
        let upright = line.spots.iter().filter_map(|spot| {
            let (low, high) = spot.interval?;
            Some((spot.x, low, high))
        });
        marks.insert(0, Mark::new(ink, MarkKind::Whiskers(upright.collect())));
    }
    let (ink, shape) = mark_of(line);
    let size = if line.key.is_some() { 7.0 } else { 5.0 } * zoom;
    marks.push(Mark::new(ink, MarkKind::Points { shape, size, points }));
    marks
}

/// The end of what was predicted, and what is said of it.
fn predicted(line: &Line, x: &Scale, frame: &Frame) -> Vec<Mark> {
    let Some(last) = line.spots.last().filter(|_| line.look == Look::Predicted) else { return Vec::new() };
    let (at, size) = ((last.x, last.y), 11.0 * frame.zoom().max(1.0).sqrt());
    let triangle = MarkKind::Points { shape: Shape::Triangle, size, points: vec![at] };
    let is_right = (last.x - x.low()) / (x.high() - x.low()) > 0.5;
    let (anchor, beside) = if is_right { (Anchor::End, 0.5) } else { (Anchor::Start, -0.5) };
    // Above it, since its line comes from below.
    let offset = (beside * size, -0.75 * size);
    let note = MarkKind::Note { at, offset, anchor, text: line.label.clone() };
    vec![Mark::new(Ink::PointerHollow, triangle), Mark::new(Ink::Strong, note)]
}

fn mark_of(line: &Line) -> (Ink, Shape) {
    line.key.map_or((Ink::Pointer, Shape::Square), |key| (key.filled(), key.shape()))
}

/// The large mark, with paper around it and words beside it.
fn standing_out(line: &Line, x: &Scale, frame: &Frame) -> Vec<Mark> {
    let Some((spot, said)) = &line.chosen else { return Vec::new() };
    let (ink, shape) = mark_of(line);
    let size = 13.0 * frame.zoom().max(1.0).sqrt();
    let at = (spot.x, spot.y);
    let around = |size: f64| MarkKind::Points { shape, size, points: vec![at] };
    let mut marks = vec![
        Mark::new(Ink::Halo, around(size + 4.0)),
        Mark::new(ink, around(size)).named(&format!("{}-chosen", line.id)),
    ];
    let share = (spot.x - x.low()) / (x.high() - x.low());
    let is_right = share > 0.5;
    let ink = line.key.map_or(Ink::Strong, |key| key.pick(Ink::LabelBtsStrong, Ink::LabelBtoStrong));
    if !said.is_empty() && fits(said, ink, frame, share, is_right) {
        let beside = 0.5 * size + 6.0;
        let (anchor, right) = if is_right { (Anchor::End, -beside) } else { (Anchor::Start, beside) };
        let offset = (right, -0.6 * frame.text_size);
        marks.push(Mark::new(ink, MarkKind::Note { at, offset, anchor, text: said.clone() }));
    }
    marks
}

/// Whether words beside a point, so far across, stay on the plot: about what its axis leaves of the frame. Where they do
/// not, the line on how to read the figure says the same.
fn fits(said: &str, ink: Ink, frame: &Frame, share: f64, to_the_left: bool) -> bool {
    const BESIDE: f64 = 14.0;
    let plot = frame.width - 4.5 * frame.text_size;
    let room = plot * if to_the_left { share } else { 1.0 - share };
    text_width(said, frame.text_size, ink.weight()) + BESIDE * frame.zoom().max(1.0) <= room
}

fn end_label(line: &Line) -> Option<EndLabel> {
    if line.look == Look::Predicted {
        return None;
    }
    let last = line.spots.iter().rev().find(|spot| spot.y.is_finite())?;
    let ink = match (line.look, line.key) {
        (Look::Formula, _) | (_, None) => Ink::Words,
        (_, Some(key)) => key.label(),
    };
    let label = EndLabel { value: last.y, text: line.label.clone(), ink, narrow: Narrow::Above(last.y) };
    (!line.label.is_empty()).then_some(label)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(id: &str, key: Option<StrategyKey>, look: Look) -> Line {
        let spot = |x: f64| Spot { x, y: 80.0 + x, interval: Some((79.0 + x, 81.0 + x)) };
        Line {
            id: id.to_owned(),
            key,
            spots: [1.0, 2.0, 4.0].map(spot).to_vec(),
            look,
            label: id.to_uppercase(),
            chosen: None,
        }
    }

    fn data() -> Curves {
        let lines = vec![
            line("bts", Some(StrategyKey::Bts), Look::Band),
            line("bto", Some(StrategyKey::Bto), Look::Band),
        ];
        let difference = vec![line("difference", None, Look::Band)];
        let panel = |id, lines, has_zero| CurvePanel {
            id,
            title: "Perfect orders, %".to_owned(),
            lines,
            level: None,
            has_zero,
            is_lesser: has_zero,
        };
        Curves {
            across: "Promised time, days".to_owned(),
            now: Some(2.0),
            panels: vec![panel("measure", lines, false), panel("difference", difference, true)],
            numbers: Numbers::ENGLISH,
        }
    }

    fn count(drawing: &Drawing, class: &str) -> usize {
        drawing.nodes.iter().filter(|node| node.class == class).count()
    }

    #[test]
    fn bands_lines_and_the_difference_with_its_zero() {
        for width in [280.0, 390.0, 1000.0] {
            let drawing = curves(&data(), Frame::new(width, false));
            assert_eq!((count(&drawing, "b90-bts"), count(&drawing, "b90-bto")), (1, 1));
            assert_eq!(
                (count(&drawing, "l-bts"), count(&drawing, "l-bto"), count(&drawing, "dem-l")),
                (1, 1, 1)
            );
            assert_eq!((count(&drawing, "f-bts"), count(&drawing, "f-bto")), (3, 3));
            let below = drawing.plot("difference").unwrap();
            assert!(below.y.contains(0.0) && !drawing.plot("measure").unwrap().y.contains(0.0));
            // The value at hand is marked in both panels.
            assert_eq!(count(&drawing, "guide"), 2);
        }
    }

    #[test]
    fn a_choice_stands_out_above_its_target() {
        let mut chosen = line("goal", Some(StrategyKey::Bto), Look::Whiskers);
        chosen.chosen = Some((chosen.spots[1], "the choice".to_owned()));
        let panel = CurvePanel {
            id: "goal",
            title: String::new(),
            lines: vec![chosen, line("formula", None, Look::Formula)],
            level: Some((95.0, "target 95%".to_owned())),
            has_zero: false,
            is_lesser: false,
        };
        let drawing = curves(&Curves { panels: vec![panel], now: None, ..data() }, Frame::new(720.0, false));
        let large = drawing.nodes.iter().find(|node| node.id.as_deref() == Some("goal-chosen")).unwrap();
        assert_eq!((large.tag, large.class), ("circle", "f-bto"));
        let said = |text: &str| drawing.nodes.iter().any(|node| node.text == text);
        assert!(said("the choice") && said("target 95%") && said("FORMULA"));
        assert!(drawing.plot("goal").unwrap().y.contains(95.0), "the target is on the axis");
        // Its own line and the level.
        assert_eq!(count(&drawing, "theory"), 2);
    }

    /// Places that do not follow one another have no line between them.
    #[test]
    fn a_cloud_has_marks_and_intervals_and_no_line() {
        let panel = CurvePanel {
            id: "placed",
            title: String::new(),
            lines: vec![line("tried", Some(StrategyKey::Bts), Look::Cloud)],
            level: None,
            has_zero: false,
            is_lesser: false,
        };
        let drawing = curves(&Curves { panels: vec![panel], now: None, ..data() }, Frame::new(720.0, false));
        assert_eq!((count(&drawing, "l-bts"), count(&drawing, "f-bts")), (0, 3));
        let intervals = drawing.nodes.iter().filter(|node| node.class.starts_with("wh")).count();
        assert!(intervals > 0, "{:?}", drawing.nodes.iter().map(|node| node.class).collect::<Vec<_>>());
    }

    #[test]
    fn a_prediction_ends_in_a_hollow_triangle() {
        let mine = line("mine", Some(StrategyKey::Bts), Look::Predicted);
        let panel = CurvePanel { lines: vec![mine], has_zero: false, ..data().panels.remove(0) };
        for width in [280.0, 720.0] {
            let drawing = curves(&Curves { panels: vec![panel.clone()], ..data() }, Frame::new(width, false));
            assert_eq!(
                (count(&drawing, "tri-o"), count(&drawing, "theory"), count(&drawing, "f-bts")),
                (1, 1, 0)
            );
            assert!(drawing.nodes.iter().any(|node| node.text == "MINE"));
        }
    }

    /// Words of an axis break rather than leave the drawing.
    #[test]
    fn long_names_break() {
        let long = "a rather long name of a number that no phone can hold in one line".to_owned();
        let drawing = curves(&Curves { across: long, ..data() }, Frame::new(280.0, false));
        let lines = drawing.nodes.iter().filter(|node| node.class == "tick" && node.text.contains("long"));
        let widths =
            lines.map(|node| crate::chart::text_width(&node.text, 12.0, crate::chart::Weight::Regular));
        let widths: Vec<f64> = widths.collect();
        assert!(!widths.is_empty() && widths.iter().all(|width| *width <= 280.0), "{widths:?}");
    }

    #[test]
    fn nothing_at_all_is_drawn_without_harm() {
        let nothing = Curves { panels: Vec::new(), ..data() };
        assert!(curves(&nothing, Frame::new(390.0, false)).height > 0.0);
        let mut odd = data();
        odd.panels[0].lines[0].spots = vec![Spot { x: f64::NAN, y: f64::INFINITY, interval: None }];
        curves(&odd, Frame::new(390.0, false));
    }
}
