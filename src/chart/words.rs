//! What stands around the marks: hatched ground, gridlines, zero lines, ticks, titles with their
//! key marks, and the labels at the right end.
//!
//! Not here: the marks (`paint`).

use plotters::element::{Circle, PathElement, Polygon, Rectangle};
use plotters::style::ShapeStyle;

use super::glyphs::{CAP_HEIGHT, LINE_HEIGHT, fit, widest, wrap};
use super::ink::{Finish, Ink, Shape, StrategyKey, style};
use super::labels::{Wish, spread};
use super::layout::{BESIDE, Layout, PanelLayout, TICK, end_lines, title_ink};
use super::paint::Root;
use super::sheet::{Anchor, Sheet, at, put, tenths};
use super::spec::{Base, ChartSpec, EndLabel, Hatch, MarkKind, Narrow, Panel};

/// What lies under the marks.
pub(super) fn ground(spec: &ChartSpec, layout: &Layout, root: &Root<'_>) {
    let (Some(first), Some(last)) = (layout.panels.first(), layout.panels.last()) else { return };
    for hatch in &spec.hatches {
        if let Some((left, right)) = hatched(hatch, first) {
            let corners = [(tenths(left), tenths(first.plot.top)), (tenths(right), tenths(last.plot.bottom))];
            put(root, &Rectangle::new(corners, style(Ink::WarmUp, Finish::Plain)));
        }
    }
    for (panel, laid) in spec.panels.iter().zip(&layout.panels) {
        for (tick, _) in laid.y_ticks.iter().filter(|(tick, _)| *tick != 0.0 || panel.base == Base::None) {
            level(root, laid, laid.plot.y_of(*tick), Ink::Grid);
        }
        for mark in &panel.marks {
            if let MarkKind::Barcode(rows) = &mark.kind {
                let pitch = (laid.plot.bottom - laid.plot.top) / rows.len().max(1) as f64;
                for row in 0..rows.len() {
                    level(root, laid, laid.plot.top + (row as f64 + 0.5) * pitch, Ink::Grid);
                }
            }
        }
    }
    if spec.day_grid {
        for (tick, _) in layout.x_ticks.iter().filter(|(tick, _)| *tick != 0.0) {
            upright(root, last.plot.x_of(*tick), first.plot.top, last.plot.bottom, Ink::DayGrid);
        }
    }
    for (panel, laid) in spec.panels.iter().zip(&layout.panels) {
        let foot = if laid.plot.hangs { laid.plot.top } else { laid.plot.bottom };
        if panel.base != Base::None {
            level(root, laid, foot, Ink::Base);
        }
        if panel.base == Base::LineAndTicks {
            for (tick, _) in &layout.x_ticks {
                upright(root, laid.plot.x_of(*tick), foot, foot + TICK, Ink::Axis);
            }
        }
    }
}

/// Titles, tick labels, notes and end labels.
pub(super) fn words(spec: &ChartSpec, layout: &Layout, root: &Root<'_>) {
    let size = spec.frame.text_size;
    for hatch in &spec.hatches {
        hatch_note(spec, layout, root, hatch);
    }
    for (panel, laid) in spec.panels.iter().zip(&layout.panels) {
        title(spec, panel, laid, root);
        let beside = laid.plot.left - BESIDE * spec.frame.zoom();
        let label = |y: f64, text: &str| {
            write(root, text, Ink::Tick, Anchor::End, (beside, y + CAP_HEIGHT / 2.0 * size))
        };
        for (tick, text) in &laid.y_ticks {
            label(laid.plot.y_of(*tick), text);
        }
        for mark in panel.marks.iter().filter(|_| laid.row_labels) {
            if let MarkKind::Barcode(rows) = &mark.kind {
                let pitch = (laid.plot.bottom - laid.plot.top) / rows.len().max(1) as f64;
                for (at, row) in rows.iter().enumerate() {
                    label(laid.plot.top + (at as f64 + 0.5) * pitch, &row.label);
                }
            }
        }
        if let Some(title) = &panel.y.title {
            let title = fit(title, spec.frame.width - laid.plot.left, size, Ink::Subtitle.weight());
            write(root, &title, Ink::Subtitle, Anchor::Start, (laid.plot.left, laid.y_title));
        }
        match layout.end_room {
            Some(room) => labels_beside(spec, panel, laid, room, root),
            None => labels_inside(spec, panel, laid, root),
        }
    }
    level_axis(spec, layout, root);
}

/// Labels and title of the shared axis. A label that would leave the drawing moves inside; one
/// that would touch the label before it is left out.
fn level_axis(spec: &ChartSpec, layout: &Layout, root: &Root<'_>) {
    let Some(last) = layout.panels.last() else { return };
    let size = spec.frame.text_size;
    let mut free_from = f64::NEG_INFINITY;
    for (tick, text) in &layout.x_ticks {
        let half = widest(std::slice::from_ref(text), size, Ink::Tick.weight()) / 2.0;
        let x = last.plot.x_of(*tick);
        let (anchor, spot, left) = if x - half < 0.0 {
            (Anchor::Start, x, x)
        } else if x + half > spec.frame.width {
            (Anchor::End, spec.frame.width, spec.frame.width - 2.0 * half)
        } else {
            (Anchor::Middle, x, x - half)
        };
        if left >= free_from {
            write(root, text, Ink::Tick, anchor, (spot, layout.x_labels));
            free_from = left + 2.0 * half + 0.4 * size;
        }
    }
    for (baseline, line) in &layout.x_title {
        write(root, line, Ink::Tick, Anchor::End, (last.plot.right, *baseline));
    }
}

/// The part of the first panel that a hatch covers [px].
fn hatched(hatch: &Hatch, panel: &PanelLayout) -> Option<(f64, f64)> {
    let plot = &panel.plot;
    let hold = |value: f64| plot.x_of(value).clamp(plot.left, plot.right);
    let (left, right) = (hold(hatch.from), hold(hatch.to));
    (hatch.from.is_finite() && hatch.to.is_finite() && right > left).then_some((left, right))
}

/// A hatch says what it is at the foot of the first panel, in three lines at most; where it is too
/// narrow for its words it is too narrow for a note.
fn hatch_note(spec: &ChartSpec, layout: &Layout, root: &Root<'_>, hatch: &Hatch) {
    let Some(first) = layout.panels.first() else { return };
    let Some((left, right)) = hatched(hatch, first) else { return };
    let (size, weight) = (spec.frame.text_size, Ink::TickHalo.weight());
    let inset = 6.0 * spec.frame.zoom();
    let lines = wrap(&hatch.note, right - left - inset, size, weight);
    if lines.len() > 3 || widest(&lines, size, weight) > right - left - inset {
        return;
    }
    for (at, line) in lines.iter().rev().enumerate() {
        let y = first.plot.bottom - (0.6 + at as f64 * LINE_HEIGHT) * size;
        write(root, line, Ink::TickHalo, Anchor::Start, (left + inset, y));
    }
}

fn title(spec: &ChartSpec, panel: &Panel, laid: &PanelLayout, root: &Root<'_>) {
    let ink = title_ink(panel.title.as_ref());
    for (at, (baseline, line)) in laid.title.iter().enumerate() {
        let key = panel.title.as_ref().and_then(|title| title.key).filter(|_| at == 0);
        if let Some(key) = key {
            key_mark(
                root,
                key,
                laid.key_left,
                baseline - 0.5 * CAP_HEIGHT * spec.frame.text_size * ink.scale(),
                spec.frame.zoom(),
            );
        }
        write(root, line, ink, Anchor::Start, (laid.title_left, *baseline));
    }
}

/// The mark that stands for a strategy before a title.
pub(super) fn key_mark(root: &Root<'_>, key: StrategyKey, left: f64, middle: f64, zoom: f64) {
    let size = if key.shape() == Shape::Circle { 10.0 } else { 9.0 } * zoom;
    symbol(root, (left + 4.5 * zoom, middle), (size, size), key.shape(), style(key.filled(), Finish::Plain));
}

/// Labels beside the plot, each as near to its series' end as the others allow.
fn labels_beside(spec: &ChartSpec, panel: &Panel, laid: &PanelLayout, room: f64, root: &Root<'_>) {
    let size = spec.frame.text_size;
    let lines: Vec<Vec<String>> =
        panel.end_labels.iter().map(|label| end_lines(label, room, &spec.frame)).collect();
    let wish = |(label, lines): (&EndLabel, &Vec<String>)| Wish {
        centre: if label.value.is_finite() { laid.plot.y_of(label.value) } else { f64::NAN },
        extent: lines.len() as f64 * LINE_HEIGHT * size,
    };
    let wishes: Vec<Wish> = panel.end_labels.iter().zip(&lines).map(wish).collect();
    let slack = 0.6 * size;
    let middles = spread(&wishes, laid.plot.top - slack, laid.plot.bottom + slack / 3.0);
    for ((label, lines), (wish, middle)) in
        panel.end_labels.iter().zip(&lines).zip(wishes.iter().zip(middles))
    {
        let Some(middle) = middle else { continue };
        let first = middle - wish.extent / 2.0 + (LINE_HEIGHT + CAP_HEIGHT) / 2.0 * size;
        for (at, line) in lines.iter().enumerate() {
            let spot = (
                laid.plot.right + (BESIDE + 1.0) * spec.frame.zoom(),
                first + at as f64 * LINE_HEIGHT * size,
            );
            write(root, line, label.ink, Anchor::Start, spot);
        }
    }
}

/// Labels inside the plot at its right end, each above its value.
fn labels_inside(spec: &ChartSpec, panel: &Panel, laid: &PanelLayout, root: &Root<'_>) {
    let size = spec.frame.text_size;
    let moves = |label: &'_ EndLabel| match label.narrow {
        Narrow::Above(value) if value.is_finite() => Some(value),
        _ => None,
    };
    let moved: Vec<(&EndLabel, f64)> =
        panel.end_labels.iter().filter_map(|label| Some((label, moves(label)?))).collect();
    let extent = 1.15 * size;
    let wish =
        |(_, value): &(&EndLabel, f64)| Wish { centre: laid.plot.y_of(*value) - extent / 2.0 - 2.0, extent };
    let wishes: Vec<Wish> = moved.iter().map(wish).collect();
    let middles = spread(&wishes, laid.plot.top, laid.plot.bottom);
    for ((label, _), middle) in moved.iter().zip(middles) {
        if let Some(middle) = middle {
            let spot = (laid.plot.right - 3.0, middle + CAP_HEIGHT / 2.0 * size);
            let text = fit(&label.text, laid.plot.right - laid.plot.left - 6.0, size, label.ink.weight());
            write(root, &text, label.ink.over_marks(), Anchor::End, spot);
        }
    }
}

/// A square or circle around a point [px]; squeezed squares become flat, squeezed circles small.
pub(super) fn symbol(root: &Root<'_>, middle: (f64, f64), size: (f64, f64), shape: Shape, style: ShapeStyle) {
    match shape {
        Shape::Circle => {
            let radius = tenths(size.0.min(size.1) / 2.0);
            put(root, &Circle::new((tenths(middle.0), tenths(middle.1)), radius, style));
        }
        Shape::Square => {
            let (left, top) = (tenths(middle.0 - size.0 / 2.0), tenths(middle.1 - size.1 / 2.0));
            let corners = [(left, top), (left + tenths(size.0), top + tenths(size.1))];
            put(root, &Rectangle::new(corners, style));
        }
        Shape::Triangle => {
            let [left, right] = [-0.65, 0.65].map(|share| tenths(middle.0 + share * size.0));
            let (top, foot) = (tenths(middle.1 - 0.65 * size.1), tenths(middle.1 + 0.45 * size.1));
            put(root, &Polygon::new(vec![(tenths(middle.0), top), (right, foot), (left, foot)], style));
        }
    }
}

/// Words at a position [px].
pub(super) fn write(root: &Root<'_>, text: &str, ink: Ink, anchor: Anchor, (x, y): (f64, f64)) {
    put(root, &at((tenths(x), tenths(y)), |sheet: &mut Sheet<'_>, spot| sheet.text(text, ink, anchor, spot)));
}

/// Half a pixel [tenths], where a hairline is sharp.
pub(super) fn sharp(pixels: f64) -> i32 {
    tenths((pixels - 0.5).round() + 0.5)
}

fn level(root: &Root<'_>, laid: &PanelLayout, y: f64, ink: Ink) {
    let ends = vec![(tenths(laid.plot.left), sharp(y)), (tenths(laid.plot.right), sharp(y))];
    put(root, &PathElement::new(ends, style(ink, Finish::Plain)));
}

fn upright(root: &Root<'_>, x: f64, top: f64, bottom: f64, ink: Ink) {
    let ends = vec![(sharp(x), tenths(top)), (sharp(x), tenths(bottom))];
    put(root, &PathElement::new(ends, style(ink, Finish::Plain)));
}
