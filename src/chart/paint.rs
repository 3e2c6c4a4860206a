//! Painting: from a laid-out specification to elements. The marks are plotters elements in
//! plotters coordinates, drawn on our own backend (`sheet`).
//!
//! Not here: axes, titles and labels (`words`).

use plotters::coord::Shift;
use plotters::coord::cartesian::Cartesian2d;
use plotters::drawing::{DrawingArea, IntoDrawingArea};
use plotters::element::{PathElement, Polygon};

use super::dots::{Stacked, stack};
use super::glyphs::{LINE_HEIGHT, text_width, widest, wrap};
use super::ink::{Finish, Ink, Shape, style};
use super::layout::{Layout, layout, pill};
use super::node::{Drawing, HitRegion, Plot};
use super::scale::Scale;
use super::series;
use super::sheet::{Anchor, Sheet, at, number, put, tenths};
use super::spec::{BarcodeRow, ChartSpec, DotStack, Frame, Mark, MarkKind, Rule};
use super::words;

/// The whole sheet, in tenths of a pixel.
pub(super) type Root<'s> = DrawingArea<Sheet<'s>, Shift>;
/// One plot, in the units of its axes.
type PlotArea<'s> = DrawingArea<Sheet<'s>, Cartesian2d<Scale, Scale>>;

/// Widest bin of a dot plot [px at a text of 13 px].
const WIDEST_BIN: f64 = 16.0;
/// Width of a bin that a dot plot begins with on a phone [px].
const NARROWEST_BIN: f64 = 9.0;
/// A finger's width [px].
const FINGER: f64 = 44.0;

/// Draws a chart.
pub fn draw(spec: &ChartSpec) -> Drawing {
    let layout = layout(spec);
    let mut nodes = Vec::with_capacity(128);
    let mut hits = Vec::new();
    {
        let root = Sheet::new(spec.frame.width, layout.height, &mut nodes).into_drawing_area();
        words::ground(spec, &layout, &root);
        marks(spec, &layout, &root);
        words::words(spec, &layout, &root);
        rules(spec, &layout, &root, &mut hits);
    }
    Drawing {
        width: spec.frame.width,
        height: layout.height,
        text_size: spec.frame.text_size,
        nodes,
        hits,
        plots: layout.panels.into_iter().map(|panel| panel.plot).collect(),
    }
}

/// A plotters area over a plot.
fn area_of<'s>(plot: &Plot, root: &Root<'s>) -> PlotArea<'s> {
    let (top, bottom) = (tenths(plot.top), tenths(plot.bottom));
    let upright = if plot.hangs { top..bottom } else { bottom..top };
    root.apply_coord_spec(Cartesian2d::<Scale, Scale>::new(
        plot.x,
        plot.y,
        (tenths(plot.left)..tenths(plot.right), upright),
    ))
}

/// Everything but the rules, which lie on top of the words.
fn marks(spec: &ChartSpec, layout: &Layout, root: &Root<'_>) {
    for (panel, laid) in spec.panels.iter().zip(&layout.panels) {
        let brush = Brush { root, area: area_of(&laid.plot, root), plot: &laid.plot, frame: &spec.frame };
        for mark in &panel.marks {
            if mark.id.is_some() && !matches!(mark.kind, MarkKind::Rule(_)) {
                let id = &mark.id;
                put(root, &at((0, 0), |sheet: &mut Sheet<'_>, _| sheet.name_next(id.clone())));
            }
            brush.mark(mark);
        }
    }
}

/// Rules with their readings and handles.
fn rules(spec: &ChartSpec, layout: &Layout, root: &Root<'_>, hits: &mut Vec<HitRegion>) {
    for (panel, laid) in spec.panels.iter().zip(&layout.panels) {
        for mark in &panel.marks {
            if let MarkKind::Rule(rule) = &mark.kind {
                let brush =
                    Brush { root, area: area_of(&laid.plot, root), plot: &laid.plot, frame: &spec.frame };
                brush.rule(rule, mark.ink);
                hits.extend(brush.handle(rule, mark.id.as_deref()));
            }
        }
    }
}

/// What painting a mark needs.
struct Brush<'a, 's> {
    root: &'a Root<'s>,
    area: PlotArea<'s>,
    plot: &'a Plot,
    frame: &'a Frame,
}

impl<'s> Brush<'_, 's> {
    fn mark(&self, mark: &Mark) {
        match &mark.kind {
            MarkKind::Band(points) => {
                for outline in series::band(points, self.plot) {
                    put(&self.area, &Polygon::new(outline, style(mark.ink, Finish::Plain)));
                }
            }
            MarkKind::Line(points) => self.line(points, mark.ink),
            MarkKind::Steps(points) => self.line(&series::steps(points), mark.ink),
            MarkKind::Bars { width, points } => self.bars(*width, points, mark.ink),
            MarkKind::Barcode(rows) => self.barcode(rows, mark.ink),
            MarkKind::Dots(dots) => self.dots(dots, mark.ink),
            MarkKind::Points { shape, size, points } => {
                for &point in points.iter().filter(|(x, y)| x.is_finite() && y.is_finite()) {
                    self.symbol(point, *shape, *size, mark.ink, Finish::Plain);
                }
            }
            MarkKind::Span { at, from, to } => self.span(*at, *from, *to, mark.ink),
            MarkKind::Whiskers(points) => self.whiskers(points, mark.ink),
            MarkKind::Note { at: point, offset, anchor, text } => {
                let (right, down) = (tenths(offset.0), tenths(offset.1));
                put(
                    &self.area,
                    &at(*point, |sheet: &mut Sheet<'s>, (x, y)| {
                        sheet.text(text, mark.ink, *anchor, (x + right, y + down));
                    }),
                );
            }
            MarkKind::Rule(_) => {}
        }
    }

    /// A line; a piece that is a single point shows as a short stroke.
    fn line(&self, points: &[(f64, f64)], ink: Ink) {
        for piece in series::line(points, self.plot) {
            if let [only] = piece[..] {
                put(
                    &self.area,
                    &at(only, |sheet: &mut Sheet<'s>, (x, y)| {
                        sheet.path(format!("M{} {}h4", number(x - 20), number(y)), ink);
                    }),
                );
            } else {
                put(&self.area, &PathElement::new(piece, style(ink, Finish::Plain)));
            }
        }
    }

    fn span(&self, height: f64, from: f64, to: f64, ink: Ink) {
        if height.is_finite() && from.is_finite() && to.is_finite() {
            let hold = |value: f64| value.clamp(self.plot.x.low(), self.plot.x.high());
            let ends = vec![(hold(from), height), (hold(to), height)];
            put(&self.area, &PathElement::new(ends, style(ink, Finish::Plain)));
        }
    }

    /// All whiskers in one path; their ends are held inside the plot.
    fn whiskers(&self, points: &[(f64, f64, f64)], ink: Ink) {
        let whole = |(x, low, high): &&(f64, f64, f64)| {
            self.plot.x.contains(*x) && low.is_finite() && high.is_finite() && low != high
        };
        let end = |value: f64| tenths(self.plot.y_of(value.clamp(self.plot.y.low(), self.plot.y.high())));
        let cap = tenths(2.5 * self.frame.zoom().max(1.0));
        let upright = |&(x, low, high): &(f64, f64, f64)| {
            let (x, low, high) = (tenths(self.plot.x_of(x)), number(end(low)), number(end(high)));
            let (left, middle, width) = (number(x - cap), number(x), number(2 * cap));
            format!("M{left} {low}h{width}M{middle} {low}V{high}M{left} {high}h{width}")
        };
        let data: String = points.iter().filter(whole).map(upright).collect();
        put(self.root, &at((0, 0), |sheet: &mut Sheet<'s>, _| sheet.path(data.clone(), ink)));
    }

    /// A rectangle between two corners [px] that runs together with its neighbours.
    fn joined(&self, (left, top): (f64, f64), (right, bottom): (f64, f64), ink: Ink) {
        let corners = [(tenths(left), tenths(top)), (tenths(right), tenths(bottom))];
        put(self.root, &plotters::element::Rectangle::new(corners, style(ink, Finish::Joined)));
    }

    fn bars(&self, width: f64, points: &[(f64, f64)], ink: Ink) {
        let base = self.plot.y_of(0.0);
        for &(x, value) in points {
            if self.plot.x.contains(x) && value.is_finite() && value != 0.0 {
                let end = self.plot.y_of(value.clamp(self.plot.y.low(), self.plot.y.high()));
                let left = self.plot.x_of(x);
                let right = self.plot.x_of(x + width).min(self.plot.right).max(left + 0.6);
                self.joined((left, base), (right, end), ink);
            }
        }
    }

    fn barcode(&self, rows: &[BarcodeRow], ink: Ink) {
        let pitch = (self.plot.bottom - self.plot.top) / rows.len().max(1) as f64;
        let half = (pitch * 0.42).min(6.0 * self.frame.zoom());
        for (at, row) in rows.iter().enumerate() {
            let middle = self.plot.top + (at as f64 + 0.5) * pitch;
            for &(from, to) in &row.spells {
                let seen = to >= self.plot.x.low() && from <= self.plot.x.high();
                if from.is_finite() && to.is_finite() && seen {
                    let left = self.plot.x_of(from).clamp(self.plot.left, self.plot.right);
                    // A short spell still shows.
                    let right = self.plot.x_of(to).clamp(self.plot.left, self.plot.right).max(left + 1.0);
                    self.joined((left, middle - half), (right, middle + half), ink);
                }
            }
        }
    }

    /// A symbol of a size [px] on a point in the units of the axes.
    fn symbol(&self, point: (f64, f64), shape: Shape, size: f64, ink: Ink, finish: Finish) {
        let (x, y) = (self.plot.x_of(point.0), self.plot.y_of(point.1));
        words::symbol(self.root, (x, y), (size, size), shape, style(ink, finish));
    }

    fn dots(&self, dots: &DotStack, ink: Ink) {
        let most = (WIDEST_BIN * self.frame.zoom().sqrt()).max(NARROWEST_BIN);
        let widest_bin = ((self.plot.right - self.plot.left) / 50.0).clamp(NARROWEST_BIN, most);
        let stacked = stack(dots, self.plot, widest_bin);
        let gap = (stacked.pitch * 0.12).clamp(0.6, 2.0);
        let size = (stacked.pitch - gap, (stacked.rise - gap).max(stacked.rise * 0.6));
        for (middles, ink, inset) in [(&stacked.kept, ink, 0.0), (&stacked.missed, dots.missed, 0.8)] {
            for &middle in middles {
                let size = ((size.0 - inset).max(1.0), (size.1 - inset).max(1.0));
                words::symbol(self.root, middle, size, dots.shape, style(ink, Finish::Rounded));
            }
        }
        if let (true, Some(text)) = (stacked.beyond, &dots.beyond) {
            self.beyond(text, dots, &stacked);
        }
    }

    /// What stands beyond the axis, in words at its end: right of the promise where they fit, above
    /// whatever stands below them, or beside the last stack where that is too tall.
    fn beyond(&self, text: &str, dots: &DotStack, stacked: &Stacked) {
        let (size, weight) = (self.frame.text_size, Ink::TickHalo.weight());
        let split = self.plot.x_of(dots.promise.clamp(self.plot.x.low(), self.plot.x.high()));
        let room = self.plot.right - split - 6.0;
        let lines = wrap(text, if room < 4.0 * size { f64::INFINITY } else { room }, size, weight);
        let (width, height) = (widest(&lines, size, weight), lines.len() as f64 * LINE_HEIGHT * size);
        let marks = || stacked.kept.iter().chain(&stacked.missed);
        let beside = marks().map(|(x, _)| x - stacked.pitch).fold(f64::NEG_INFINITY, f64::max);
        let ceiling = self.plot.top + dots.headroom + height;
        let foot = |right: f64| {
            let half = stacked.pitch / 2.0;
            let under = marks().filter(|(x, _)| *x + half >= right - width && *x - half <= right);
            under.map(|(_, y)| y - stacked.rise / 2.0).fold(self.plot.bottom, f64::min) - 6.0
        };
        let (right, foot) = [self.plot.right, beside]
            .map(|right| (right, foot(right)))
            .into_iter()
            .find(|(_, foot)| *foot >= ceiling)
            .unwrap_or((beside, ceiling));
        for (row, line) in lines.iter().rev().enumerate() {
            let spot = (tenths(right), tenths(foot - row as f64 * LINE_HEIGHT * size));
            put(
                self.root,
                &at(spot, |sheet: &mut Sheet<'s>, spot| sheet.text(line, Ink::TickHalo, Anchor::End, spot)),
            );
        }
    }

    /// The line with its reading in the headroom: to the right where that fits, else to the left,
    /// else centred over the line, which then begins below it.
    fn rule(&self, rule: &Rule, ink: Ink) {
        if !rule.at.is_finite() {
            return;
        }
        let x = self.plot.x_of(rule.at.clamp(self.plot.x.low(), self.plot.x.high()));
        let size = self.frame.text_size * Ink::Reading.scale();
        let weight = Ink::Reading.weight();
        let width = text_width(&rule.reading, size, weight);
        let beside = 10.0 * self.frame.zoom();
        let (anchor, text_x, beside_it) = if x + beside + width <= self.frame.width {
            (Anchor::Start, x + beside, true)
        } else if x - beside - width >= 0.0 {
            (Anchor::End, x - beside, true)
        } else {
            let half = width.min(self.frame.width) / 2.0;
            (Anchor::Middle, x.clamp(half, (self.frame.width - half).max(half)), false)
        };
        let room = if beside_it { f64::INFINITY } else { self.frame.width };
        let lines = wrap(&rule.reading, room, size, weight);
        for (row, line) in lines.iter().enumerate() {
            let spot = (tenths(text_x), tenths(self.plot.top + size * (0.8 + row as f64 * LINE_HEIGHT)));
            put(
                self.root,
                &at(spot, |sheet: &mut Sheet<'s>, spot| sheet.text(line, Ink::Reading, anchor, spot)),
            );
        }
        let headroom = if beside_it { 0.0 } else { lines.len() as f64 * size * LINE_HEIGHT };
        let (top, bottom) = (self.plot.top + headroom, self.plot.bottom + 6.0);
        let ends = vec![(tenths(x), tenths(top)), (tenths(x), tenths(bottom))];
        put(self.root, &PathElement::new(ends, style(ink, Finish::Plain)));
    }

    /// The handle at the foot of a rule, and the region that takes the pointer.
    fn handle(&self, rule: &Rule, id: Option<&str>) -> Option<HitRegion> {
        let (handle, id) = (rule.handle.as_ref()?, id?);
        if !rule.at.is_finite() {
            return None;
        }
        let x = self.plot.x_of(rule.at.clamp(self.plot.x.low(), self.plot.x.high()));
        let (width, height, above) = pill(self.frame);
        let top = self.plot.bottom - above;
        let region = HitRegion {
            id: id.to_owned(),
            panel: self.plot.panel.clone(),
            left: x - FINGER / 2.0,
            top: self.plot.top,
            width: FINGER,
            height: (top + height - self.plot.top).max(FINGER),
            handle: handle.clone(),
        };
        put(
            self.root,
            &at((tenths(x), tenths(top)), |sheet: &mut Sheet<'s>, (x, top)| {
                sheet.open("handle", &region.id);
                let ground = (tenths(region.width), tenths(region.height));
                sheet.pill((tenths(region.left), tenths(region.top)), ground, 0, Ink::HitArea);
                let size = (tenths(width), tenths(height));
                sheet.pill((x - size.0 / 2, top), size, size.1 / 2, Ink::Handle);
                let stroke = |across: i32| {
                    let (x, y) = (x + across * size.0 / 65 * 10, top + size.1 * 3 / 10);
                    format!("M{} {}v{}", number(x), number(y), number(size.1 * 4 / 10))
                };
                sheet.path([-1, 0, 1].map(stroke).concat(), Ink::Grip);
                sheet.close();
            }),
        );
        Some(region)
    }
}
