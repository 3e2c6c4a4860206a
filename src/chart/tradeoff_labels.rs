//! The labels of the trade-off: beside the named points, along the curves and over their end, each
//! where it hides least. Of what finds no room the least important is left out.
//!
//! Not here: the marks (`tradeoff`), the search for a place (`beside`).

use super::beside::{Area, Crowd, Place, Side, Words, height_at};
use super::glyphs::wrap;
use super::ink::{Ink, StrategyKey};
use super::layout::PanelLayout;
use super::node::Plot;
use super::series;
use super::sheet::Anchor;
use super::spec::{Frame, Mark, MarkKind};
use super::tradeoff::{Spot, TradeOff, spots};

/// Anchors tried along a curve.
const ANCHORS: usize = 16;
/// The most a remark may cost; dearer, it is left out.
const REMARK: f64 = 24.0;
/// What lying upon four pixels of a curve costs, and of a guide.
const CURVE: f64 = 4.0;
const GUIDE: f64 = 0.7;
/// What the short form of a value costs, and breaking the long one into one more line.
const SHORT: f64 = 4.0;
const BREAK: f64 = 6.0;

/// Width of a simulated point's square [px].
pub(super) fn dot(zoom: f64) -> f64 {
    6.0 * zoom.max(1.0)
}

/// Width of a strategy's big symbol [px].
pub(super) fn square(key: StrategyKey, zoom: f64) -> f64 {
    if key == StrategyKey::Bts { 12.0 * zoom.max(1.0) } else { 14.0 * zoom.max(1.0) }
}

/// All labels of the first panel, as notes.
pub(super) fn labels(data: &TradeOff, frame: &Frame, laid: &PanelLayout) -> Vec<Mark> {
    let (plot, size, zoom) = (&laid.plot, frame.text_size, frame.zoom());
    let line: Vec<(f64, f64)> = data.simulated.iter().map(|point| (point.stock, point.service)).collect();
    let (simulated, formula) = (pixels(&line, plot), pixels(&data.formula, plot));
    let mut crowd = Crowd::new(Area {
        left: plot.left + 2.0,
        top: plot.top - size,
        right: frame.width - 1.0,
        bottom: plot.bottom - 2.0,
    });
    crowd.add_strokes(&simulated, CURVE);
    crowd.add_strokes(&formula, CURVE);
    for point in &data.simulated {
        if let Some((low, high)) = point.interval {
            let x = plot.x_of(point.stock);
            crowd.add_strokes(&[(x, plot.y_of(low)), (x, plot.y_of(high))], CURVE);
        }
    }
    for &point in &simulated {
        crowd.add_symbol(Area::around(point, dot(zoom)));
    }
    for (spot, key) in spots(data) {
        let point = at(spot, plot);
        crowd.add_symbol(Area::around(point, square(key, zoom) + 4.0));
        if key == StrategyKey::Bts {
            crowd.add_strokes(&[(plot.left, point.1), point, (point.0, plot.bottom)], GUIDE);
        }
    }
    let title = Words { lines: vec![(data.labels.service.clone(), Ink::Subtitle)], size };
    let top = laid.y_title - 0.85 * size;
    let right = plot.left + title.width();
    crowd.add_words(Area { left: plot.left, top, right, bottom: top + title.height() });

    let mut marks = Vec::new();
    for (spot, key) in spots(data) {
        let variants = spot_words(spot, key, frame, plot).into_iter().map(|(words, cost)| {
            let places = spot_places(at(spot, plot), key, (words.width(), words.height()), zoom);
            let places = places.map(|place| Place { cost: place.cost + cost, ..place }).collect();
            (words, places)
        });
        marks.extend(note(&mut crowd, variants.collect(), f64::INFINITY, plot));
    }
    for (text, ink, own, other, share) in [
        (&data.labels.simulated, Ink::LabelBtsHalo, &simulated, &formula, 0.3),
        (&data.labels.formula, Ink::TickHalo, &formula, &simulated, 0.2),
    ] {
        let words = Words { lines: vec![(text.clone(), ink)], size };
        let places = along(own, other, share, &words);
        marks.extend(note(&mut crowd, vec![(words, places)], f64::INFINITY, plot));
    }
    let words = Words { lines: vec![(data.labels.note.clone(), Ink::TickHalo)], size };
    let places = over_the_end(&simulated, &formula, &words);
    marks.extend(note(&mut crowd, vec![(words, places)], REMARK, plot));
    marks
}

/// A line in the pixels of a plot, what lies outside cut off.
fn pixels(points: &[(f64, f64)], plot: &Plot) -> Vec<(f64, f64)> {
    series::line(points, plot).into_iter().flatten().map(|(x, y)| (plot.x_of(x), plot.y_of(y))).collect()
}

fn at(spot: &Spot, plot: &Plot) -> (f64, f64) {
    (plot.x_of(spot.point.stock), plot.y_of(spot.point.service))
}

/// Puts words, in the cheapest of their variants and places, on the paper as notes; says nothing
/// where that costs more than `most`.
fn note(crowd: &mut Crowd, variants: Vec<(Words, Vec<Place>)>, most: f64, plot: &Plot) -> Vec<Mark> {
    let found =
        variants.into_iter().filter(|(words, _)| words.width() > 0.0).filter_map(|(words, places)| {
            let (cost, place) = crowd.best(places)?;
            (cost <= most).then_some((cost, place, words))
        });
    let Some((_, place, words)) = found.min_by(|(one, ..), (other, ..)| one.total_cmp(other)) else {
        return Vec::new();
    };
    crowd.add_words(place.area);
    let corner = (plot.x.low(), plot.y.low());
    let origin = (plot.x_of(corner.0), plot.y_of(corner.1));
    let line = |(row, (text, ink)): (usize, &(String, Ink))| {
        let offset = (place.x() - origin.0, words.baseline(place.area.top, row) - origin.1);
        let kind = MarkKind::Note { at: corner, offset, anchor: place.anchor, text: text.clone() };
        Mark::new(*ink, kind)
    };
    words.lines.iter().enumerate().map(line).collect()
}

/// Name and value of a point, with what each variant costs: the value in one line, in its short
/// form, or in more lines.
fn spot_words(spot: &Spot, key: StrategyKey, frame: &Frame, plot: &Plot) -> Vec<(Words, f64)> {
    let size = frame.text_size;
    let strong = key.pick(Ink::LabelBtsStrong, Ink::LabelBtoStrong);
    let mut variants: Vec<(Words, f64)> = Vec::new();
    let short = spot.value_short.as_ref().map(|short| (short, 0.7, SHORT));
    let long = [0.7, 0.35, 0.2].map(|share| (&spot.value, share, 0.0));
    for (value, share, cost) in long.into_iter().chain(short) {
        let room = (share * (plot.right - plot.left)).max(5.0 * size);
        let lines = |text: &str, ink: Ink| {
            wrap(text, room, size, ink.weight()).into_iter().map(move |line| (line, ink))
        };
        let lines: Vec<_> = lines(&spot.name, strong).chain(lines(value, Ink::TickHalo)).collect();
        let before = variants.first().map_or(lines.len(), |(words, _)| words.lines.len());
        let more = lines.len().saturating_sub(before);
        variants.push((Words { lines, size }, cost + BREAK * more as f64));
    }
    variants
}

/// Places around a point. Build to stock stands on a curve that rises and bends down, so the room is
/// below and to the right.
fn spot_places(
    point: (f64, f64),
    key: StrategyKey,
    size: (f64, f64),
    zoom: f64,
) -> impl Iterator<Item = Place> {
    let sides = match key {
        StrategyKey::Bts => [
            Side::RightBelow,
            Side::LeftAbove,
            Side::Right,
            Side::Left,
            Side::Below,
            Side::LeftBelow,
            Side::Above,
            Side::RightAbove,
        ],
        StrategyKey::Bto => [
            Side::Right,
            Side::Left,
            Side::RightAbove,
            Side::RightBelow,
            Side::LeftAbove,
            Side::LeftBelow,
            Side::Above,
            Side::Below,
        ],
    };
    let gap = square(key, zoom) / 2.0 + 8.0 * zoom;
    // Higher or lower where it is crowded.
    (0..3).flat_map(move |ring| {
        let away = f64::from(ring);
        sides.into_iter().enumerate().map(move |(rank, side)| {
            let up = if side.is_above() { -away } else { away };
            side.of((point.0, point.1 + up * size.1), size, gap, 40.0 * away + rank as f64)
        })
    })
}

/// Places along a curve: on the side away from the other curve, best where it is steep.
fn along(own: &[(f64, f64)], other: &[(f64, f64)], share: f64, words: &Words) -> Vec<Place> {
    let size = (words.width(), words.height());
    let gap = 0.75 * words.size;
    let Some(last) = own.len().checked_sub(1) else { return Vec::new() };
    let stride = last.div_ceil(ANCHORS).max(1);
    let mut places = Vec::new();
    for at in (0..own.len()).step_by(stride) {
        let point = own[at];
        let distance = (at as f64 / last.max(1) as f64 - share).abs() * 40.0;
        // Pixels grow downwards.
        let other_above = height_at(other, point.0).map(|height| height < point.1);
        for (rank, side) in
            [Side::LeftAbove, Side::RightBelow, Side::Above, Side::Below].into_iter().enumerate()
        {
            let wrong = if other_above == Some(side.is_above()) { 15.0 } else { 0.0 };
            places.push(side.of(point, size, gap, distance + wrong + 2.0 * rank as f64));
        }
    }
    places
}

/// Above the right end of the curves, else below it, as long as it is still near.
fn over_the_end(simulated: &[(f64, f64)], formula: &[(f64, f64)], words: &Words) -> Vec<Place> {
    let (width, height) = (words.width(), words.height());
    let Some(end) = simulated.last().or(formula.last()) else { return Vec::new() };
    let (left, right) = (end.0 - width, end.0);
    let curves = || simulated.iter().chain(formula).filter(|(x, _)| (left..=right).contains(x));
    let highest = curves().map(|(_, y)| *y).fold(end.1, f64::min);
    let lowest = curves().map(|(_, y)| *y).fold(end.1, f64::max);
    let gap = 0.5 * words.size;
    let tops = [highest - gap - height, lowest + gap].into_iter().enumerate();
    let near = |top: f64| (top + height / 2.0 - end.1).abs() <= 3.0 * words.size;
    tops.filter(|(_, top)| near(*top))
        .map(|(rank, top)| Place {
            area: Area { left, top, right, bottom: top + height },
            anchor: Anchor::End,
            cost: rank as f64,
        })
        .collect()
}
