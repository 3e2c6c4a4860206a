//! Layout: from a specification to places on the paper. Measures tick labels and end labels, gives
//! every panel its plot, and so its scales both ways.
//!
//! Not here: elements (`paint`).

use super::glyphs::{LINE_HEIGHT, Weight, text_width, widest, wrap};
use super::ink::Ink;
use super::node::Plot;
use super::spec::{Axis, ChartSpec, EndLabel, Frame, Growth, MarkKind, Panel, Ticks, Title};

/// Between a plot and the words beside it [px at a text of 13 px].
pub(super) const BESIDE: f64 = 7.0;
/// Length of a tick [px].
pub(super) const TICK: f64 = 5.0;
/// Width and height of a handle's pill, and how much of it stands above the line [px].
pub(super) const PILL: (f64, f64, f64) = (26.0, 20.0, 4.0);
/// Width of the widest end label before it breaks into lines [px at a text of 13 px].
const WIDEST_END_LABEL: f64 = 124.0;

/// A laid-out chart.
#[derive(Clone, Debug)]
pub(super) struct Layout {
    pub height: f64,
    pub panels: Vec<PanelLayout>,
    /// Ticks of the shared axis and their labels.
    pub x_ticks: Vec<(f64, String)>,
    /// Baseline of the shared axis' labels [px].
    pub x_labels: f64,
    /// Lines of the shared axis' title with their baselines [px].
    pub x_title: Vec<(f64, String)>,
    /// Room for labels at the right end; none where they move inside [px].
    pub end_room: Option<f64>,
}

/// A laid-out panel.
#[derive(Clone, Debug)]
pub(super) struct PanelLayout {
    pub plot: Plot,
    /// Lines of the title with their baselines, and where they begin across [px].
    pub title: Vec<(f64, String)>,
    pub title_left: f64,
    /// Left edge of the key mark [px].
    pub key_left: f64,
    pub y_ticks: Vec<(f64, String)>,
    /// Baseline of the axis' title [px].
    pub y_title: f64,
    /// Whether a barcode's rows are tall enough for labels.
    pub row_labels: bool,
}

/// How far a handle reaches below its panel [px].
fn foot(panel: &Panel, frame: &Frame) -> f64 {
    let has_handle = |kind: &MarkKind| matches!(kind, MarkKind::Rule(rule) if rule.handle.is_some());
    if panel.marks.iter().any(|mark| has_handle(&mark.kind)) { pill(frame).1 - pill(frame).2 } else { 0.0 }
}

/// The pill's measures in a frame [px].
pub(super) fn pill(frame: &Frame) -> (f64, f64, f64) {
    let zoom = frame.zoom().clamp(1.0, 1.4);
    (PILL.0 * zoom, PILL.1 * zoom, PILL.2 * zoom)
}

/// An end label's lines.
pub(super) fn end_lines(label: &EndLabel, room: f64, frame: &Frame) -> Vec<String> {
    wrap(&label.text, room, frame.text_size, label.ink.weight())
}

fn ticks_of(axis: &Axis, most: usize) -> Vec<(f64, String)> {
    let ticks = match &axis.ticks {
        Ticks::Nice => axis.scale.ticks(most),
        Ticks::These(ticks) => ticks.iter().copied().filter(|tick| axis.scale.contains(*tick)).collect(),
        Ticks::None => Vec::new(),
    };
    let labels = axis.text.labels(&ticks);
    ticks.into_iter().zip(labels).collect()
}

/// How much lower or higher than usual panels become so that a chart fits its room.
const STRETCH: (f64, f64) = (0.4, 1.8);

/// Lays a chart out. Where there is a room to fit, panels share what words and ticks leave of it.
pub(super) fn layout(spec: &ChartSpec) -> Layout {
    let usual = laid_out(spec);
    let Some(room) = spec.frame.room else { return usual };
    let plots: f64 = usual.panels.iter().map(|panel| panel.plot.bottom - panel.plot.top).sum();
    let stretch = (1.0 + (room - usual.height) / plots.max(1.0)).clamp(STRETCH.0, STRETCH.1);
    let mut fitted = spec.clone();
    for panel in &mut fitted.panels {
        panel.height *= stretch;
    }
    laid_out(&fitted)
}

fn laid_out(spec: &ChartSpec) -> Layout {
    let frame = &spec.frame;
    let size = frame.text_size;
    let y_ticks: Vec<_> = spec.panels.iter().map(|panel| ticks_of(&panel.y, y_room(panel, size))).collect();
    let left = left_room(spec, &y_ticks);
    let end_room = end_room(spec);
    let right = right_room(spec, end_room).min(frame.width / 2.0);
    let (left_edge, right_edge) = (left.round(), (frame.width - right).round().max(left.round() + 8.0));
    let x_ticks = ticks_of(&spec.x, x_room(&spec.x, right_edge - left_edge, size));

    let mut panels = Vec::with_capacity(spec.panels.len());
    let mut y = 0.0;
    for (at, (panel, y_ticks)) in spec.panels.iter().zip(y_ticks).enumerate() {
        let above = if at == 0 { 0.0 } else { foot(&spec.panels[at - 1], frame) };
        // A handle's foot is part of the distance to the next title.
        let above = above.min(0.7 * size);
        let mut laid = place(panel, y + above, at == 0, (left_edge, right_edge), spec);
        laid.y_ticks = y_ticks;
        y = laid.plot.bottom;
        panels.push(laid);
    }
    let below = spec.panels.last().map_or(0.0, |panel| foot(panel, frame));
    y += (below - 0.4 * size).max(0.0);
    let labelled = !x_ticks.is_empty();
    let x_labels = y + 1.7 * size;
    let first = x_labels + if labelled { 1.35 * size } else { 0.0 };
    let title = wrap(spec.x.title.as_deref().unwrap_or_default(), right_edge, size, Ink::Tick.weight());
    let line = |(at, line): (usize, String)| (first + at as f64 * LINE_HEIGHT * size, line);
    let x_title: Vec<(f64, String)> = title.into_iter().enumerate().map(line).collect();
    let height = match (labelled, x_title.last()) {
        (_, Some((last, _))) => last + 0.4 * size,
        (true, None) => x_labels + 0.4 * size,
        (false, None) => y.floor(),
    };
    Layout { height: height.ceil(), panels, x_ticks, x_labels, x_title, end_room }
}

/// Places a panel below `y` [px]: its titles, then its plot.
fn place(panel: &Panel, y: f64, first: bool, (left, right): (f64, f64), spec: &ChartSpec) -> PanelLayout {
    let frame = &spec.frame;
    let (size, zoom) = (frame.text_size, frame.zoom());
    let ink = title_ink(panel.title.as_ref());
    let keyed = panel.title.as_ref().is_some_and(|title| title.key.is_some());
    // A key mark stands on the upright axis where there is one, else flush with the level one.
    let has_axis = panel.y.ticks != Ticks::None;
    let key_left = if has_axis { left - 4.5 * zoom } else { left };
    let title_left = if keyed { key_left + 16.0 * zoom } else { left };
    let words = panel.title.as_ref().map_or("", |title| title.text.as_str());
    let lines = wrap(words, frame.width - title_left, size * ink.scale(), ink.weight());

    let mut y = y;
    let mut title = Vec::with_capacity(lines.len());
    if !lines.is_empty() {
        y += match (first, keyed) {
            (true, _) => 0.0,
            (false, true) => 1.5 * size,
            (false, false) => 0.75 * size,
        };
        for line in lines {
            y += 1.25 * size;
            title.push((y, line));
        }
        y += if keyed { 0.75 } else { 0.5 } * size;
    }
    let y_title = y + size;
    if panel.y.title.is_some() {
        y += 1.9 * size;
    }
    // Half a pixel, so that hairlines are sharp.
    let snap =
        |y: f64| if spec.panels.len() == 1 && title.is_empty() && !has_axis { y } else { y.round() + 0.5 };
    let top = snap(y);
    let height = if panel.height.is_finite() { panel.height.clamp(1.0, 4000.0) } else { 100.0 };
    let plot = Plot {
        panel: panel.id.clone(),
        left,
        top,
        right,
        bottom: top + height.round(),
        x: spec.x.scale,
        y: panel.y.scale,
        hangs: panel.growth == Growth::Down,
    };
    PanelLayout {
        plot,
        title,
        title_left,
        key_left,
        y_ticks: Vec::new(),
        y_title,
        row_labels: row_labels(panel, size),
    }
}

/// The ink of a panel's title.
pub(super) fn title_ink(title: Option<&Title>) -> Ink {
    if title.is_some_and(|title| title.key.is_some()) { Ink::Title } else { Ink::Subtitle }
}

/// How many ticks an upright axis has room for.
fn y_room(panel: &Panel, size: f64) -> usize {
    (panel.height / (2.6 * size)).floor().clamp(2.0, 12.0) as usize
}

/// How many ticks a level axis has room for: a label and as much distance each.
fn x_room(axis: &Axis, width: f64, size: f64) -> usize {
    let last = axis.text.numbers.write(axis.scale.high(), 0);
    let zero = axis.text.zero.as_ref().filter(|_| axis.scale.contains(0.0));
    let widest = [&last]
        .into_iter()
        .chain(zero)
        .map(|label| text_width(label, size, Weight::Regular))
        .fold(2.0 * size, f64::max);
    (width / (widest + 2.0 * size)).floor().clamp(1.0, 40.0) as usize + 1
}

fn row_labels(panel: &Panel, size: f64) -> bool {
    panel.marks.iter().any(|mark| match &mark.kind {
        MarkKind::Barcode(rows) => panel.height >= 0.95 * size * rows.len() as f64,
        _ => false,
    })
}

/// Room left of the plots: the widest tick label of all panels.
fn left_room(spec: &ChartSpec, y_ticks: &[Vec<(f64, String)>]) -> f64 {
    let size = spec.frame.text_size;
    let ticks = y_ticks.iter().flatten().map(|(_, label)| label);
    let rows = spec.panels.iter().filter(|panel| row_labels(panel, size)).flat_map(|panel| {
        panel.marks.iter().flat_map(|mark| match &mark.kind {
            MarkKind::Barcode(rows) => rows.as_slice(),
            _ => &[],
        })
    });
    let widest = ticks
        .chain(rows.map(|row| &row.label))
        .map(|label| text_width(label, size, Weight::Regular))
        .fold(0.0, f64::max);
    if widest > 0.0 {
        let least = if spec.frame.narrow() { 30.0 } else { 40.0 };
        return (widest + (BESIDE + 2.0) * spec.frame.zoom()).max(least).min(spec.frame.width / 3.0);
    }
    edge(spec)
}

/// What a chart without labels at an edge keeps free there, so that a mark at its end is whole.
fn edge(spec: &ChartSpec) -> f64 {
    if spec.x.ticks == Ticks::None { 0.0 } else { 8.0 }
}

/// Room for the labels at the right end, if they stand beside the plots.
fn end_room(spec: &ChartSpec) -> Option<f64> {
    let frame = &spec.frame;
    if frame.narrow() {
        return None;
    }
    let most = WIDEST_END_LABEL * frame.zoom();
    let labels = spec.panels.iter().flat_map(|panel| &panel.end_labels);
    let room = labels
        .map(|label| widest(&end_lines(label, most, frame), frame.text_size, label.ink.weight()))
        .fold(0.0, f64::max);
    (room > 0.0).then_some(room.min(frame.width / 3.0))
}

fn right_room(spec: &ChartSpec, end_room: Option<f64>) -> f64 {
    if let Some(room) = end_room {
        return room + (BESIDE + 3.0) * spec.frame.zoom();
    }
    if spec.x.ticks == Ticks::None {
        return 0.0;
    }
    let last = spec.x.text.labels(&[spec.x.scale.high()]);
    let half = last.iter().map(|label| text_width(label, spec.frame.text_size, Weight::Regular) / 2.0);
    half.fold(edge(spec), f64::max)
}
