//! The figure "The trade-off": service against the value of the stock that buys it. Simulated points
//! over a dozen targets, the formula's curve, the shop as it is and its twin that builds to order;
//! below, if wanted, what runs out and what is owed, over the same axis.
//!
//! Not here: where the labels find room (`tradeoff_labels`), where the numbers come from.

use super::ink::{Ink, Shape, StrategyKey};
use super::layout::layout;
use super::node::Drawing;
use super::numbers::{Numbers, TickText};
use super::paint::draw;
use super::scale::{Scale, extent, nice_ceiling};
use super::spec::{Axis, Base, ChartSpec, Frame, Growth, Mark, MarkKind, Panel, Ticks, Title};
use super::tradeoff_labels::{dot, labels, square};

/// A simulated point: the same shop with another target.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// Average value of the stock [units of the axis, as million ₫].
    pub stock: f64,
    /// Service [%].
    pub service: f64,
    /// 95 % confidence interval of the service [%].
    pub interval: Option<(f64, f64)>,
}

/// A point with a name.
#[derive(Clone, Debug, PartialEq)]
pub struct Spot {
    /// Where it stands.
    pub point: Point,
    /// First line of its label, strong: "BTS now".
    pub name: String,
    /// Second line, quiet: "87.4% at 60 million ₫"; long ones break.
    pub value: String,
    /// "87.4%, 60 m ₫", taken where the long form would hide more; none to break the long one.
    pub value_short: Option<String>,
}

/// A panel below the first, over the same axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Below {
    /// Its name in the drawing: "stockouts".
    pub id: &'static str,
    /// "stockouts a year".
    pub title: String,
    /// Stock and value of each simulated point.
    pub points: Vec<(f64, f64)>,
    /// Value of the shop as it is, at its stock.
    pub now: Option<f64>,
    /// Value of build to order, at its stock.
    pub bto: Option<f64>,
}

/// Everything the figure shows. What is not a number is left out.
#[derive(Clone, Debug, PartialEq)]
pub struct TradeOff {
    /// Simulated points, in the order of their targets.
    pub simulated: Vec<Point>,
    /// The formula's curve: stock and service [%]; what lies beyond the axes is cut.
    pub formula: Vec<(f64, f64)>,
    /// The shop as it is.
    pub now: Option<Spot>,
    /// Build to order.
    pub bto: Option<Spot>,
    /// The panels below.
    pub below: Vec<Below>,
    /// The figure's words.
    pub labels: Labels,
    /// The language's notation.
    pub numbers: Numbers,
}

/// The words of the figure, translated.
#[derive(Clone, Debug, PartialEq)]
pub struct Labels {
    /// "on time and complete", above the upright axis.
    pub service: String,
    /// "average inventory value, million ₫", below the level axis.
    pub stock: String,
    /// Template of the last tick: "{}%".
    pub percent: String,
    /// "simulated"; stands beside its line.
    pub simulated: String,
    /// "textbook formula"; stands beside its curve.
    pub formula: String,
    /// "more stock, little gain", at the right end of the curves; empty to say nothing.
    pub note: String,
}

/// Draws the figure.
pub fn tradeoff(data: &TradeOff, frame: Frame) -> Drawing {
    draw(&spec(data, frame))
}

/// The figure's specification, for those who add marks of their own.
pub fn spec(data: &TradeOff, frame: Frame) -> ChartSpec {
    let x = Axis {
        scale: stock_scale(data),
        ticks: Ticks::Nice,
        text: TickText::plain(data.numbers),
        title: Some(data.labels.stock.clone()),
    };
    let mut panels = vec![service(data, &frame)];
    panels.extend((0..data.below.len()).map(|place| below(data, place, &frame)));
    let mut spec = ChartSpec { frame, x, day_grid: false, hatches: Vec::new(), panels };
    // Labels stand where the marks leave room, so the plot must be known first.
    let layout = layout(&spec);
    if let (Some(panel), Some(laid)) = (spec.panels.first_mut(), layout.panels.first()) {
        panel.marks.extend(labels(data, &frame, laid));
    }
    spec
}

/// The points that carry a name.
pub(super) fn spots(data: &TradeOff) -> impl Iterator<Item = (&Spot, StrategyKey)> {
    let now = data.now.iter().map(|spot| (spot, StrategyKey::Bts));
    let bto = data.bto.iter().map(|spot| (spot, StrategyKey::Bto));
    now.chain(bto).filter(|(spot, _)| spot.point.stock.is_finite() && spot.point.service.is_finite())
}

/// From no stock to a little more than the most that was simulated.
fn stock_scale(data: &TradeOff) -> Scale {
    let whole = |point: &&Point| point.service.is_finite();
    let simulated = data.simulated.iter().filter(whole).map(|point| point.stock);
    let named = spots(data).map(|(spot, _)| spot.point.stock);
    let (low, high) = extent(simulated.chain(named))
        .or_else(|| extent(data.formula.iter().map(|(stock, _)| *stock)))
        .unwrap_or((0.0, 1.0));
    Scale::linear(low.min(0.0), if high > 0.0 { high * 1.06 } else { 1.0 })
}

/// From a round number below the least service to 100 %, or a little over the most where that is far.
fn service_scale(data: &TradeOff) -> Scale {
    let points = data.simulated.iter().copied().chain(spots(data).map(|(spot, _)| spot.point));
    let values = points.flat_map(|point| {
        let (low, high) = point.interval.unwrap_or((point.service, point.service));
        [point.service, low, high]
    });
    let formula = || extent(data.formula.iter().map(|(_, service)| *service));
    let (low, high) = extent(values).or_else(formula).unwrap_or((0.0, 100.0));
    let steps = [0.5, 1.0, 2.0, 5.0, 10.0, 20.0];
    let step = steps.into_iter().find(|step| 7.0 * step >= 100.0 - low).unwrap_or(20.0);
    // A point on the very foot would be cut by the axis.
    let foot = ((low - 0.2 * step) / step).floor() * step;
    let foot = if low >= 0.0 { foot.max(0.0) } else { foot };
    let head =
        if high >= 0.5 * (foot + 100.0) { high.max(100.0) } else { ((high / step) + 0.2).ceil() * step };
    Scale::linear(foot, head)
}

fn service(data: &TradeOff, frame: &Frame) -> Panel {
    let zoom = frame.zoom();
    let line: Vec<(f64, f64)> = data.simulated.iter().map(|point| (point.stock, point.service)).collect();
    let scale = service_scale(data);
    let mut marks = Vec::new();
    if let Some((spot, _)) = spots(data).find(|(_, key)| *key == StrategyKey::Bts) {
        let Point { stock, service, .. } = spot.point;
        let low = stock_scale(data).low();
        let guide = vec![(low, service), (stock, service), (stock, scale.low())];
        marks.push(Mark::new(Ink::Guide, MarkKind::Line(guide)));
    }
    marks.push(Mark::new(Ink::Theory, MarkKind::Line(data.formula.clone())).named("tradeoff-formula"));
    let intervals = data.simulated.iter().filter_map(whisker).collect();
    marks.push(Mark::new(Ink::WhiskerBts, MarkKind::Whiskers(intervals)));
    marks.extend(frontier(&line, zoom, "tradeoff-simulated"));
    for (spot, key) in spots(data) {
        let point = (spot.point.stock, spot.point.service);
        let ink = key.pick(Ink::WhiskerBts, Ink::WhiskerBto);
        marks.push(Mark::new(ink, MarkKind::Whiskers(whisker(&spot.point).into_iter().collect())));
        marks.extend(symbol(point, key, zoom, &format!("tradeoff-{}", key.name())));
    }
    Panel {
        id: "service".to_owned(),
        title: None,
        height: (0.46 * frame.width).clamp(256.0, 324.0) * zoom.max(1.0).sqrt(),
        y: Axis {
            scale,
            ticks: Ticks::Nice,
            text: TickText { last: Some(data.labels.percent.clone()), ..TickText::plain(data.numbers) },
            title: Some(data.labels.service.clone()),
        },
        growth: Growth::Up,
        base: if data.below.is_empty() { Base::LineAndTicks } else { Base::Line },
        marks,
        end_labels: Vec::new(),
    }
}

/// A panel below, by its place.
fn below(data: &TradeOff, place: usize, frame: &Frame) -> Panel {
    let zoom = frame.zoom();
    let below = &data.below[place];
    let id = below.id;
    let at = |value: Option<f64>, strategy: StrategyKey| {
        let (spot, _) = spots(data).find(|(_, key)| *key == strategy)?;
        value.filter(|value| value.is_finite()).map(|value| ((spot.point.stock, value), strategy))
    };
    let named: Vec<_> =
        [at(below.now, StrategyKey::Bts), at(below.bto, StrategyKey::Bto)].into_iter().flatten().collect();
    let values = below.points.iter().chain(named.iter().map(|(point, _)| point)).map(|(_, value)| *value);
    let high = nice_ceiling(extent(values).map_or(0.0, |(_, most)| most));
    let mut marks = Vec::new();
    if let Some(((stock, _), _)) = named.iter().find(|(_, key)| *key == StrategyKey::Bts) {
        marks.push(Mark::new(Ink::Guide, MarkKind::Line(vec![(*stock, high), (*stock, 0.0)])));
    }
    marks.extend(frontier(&below.points, zoom, &format!("tradeoff-{id}")));
    for (point, key) in named {
        // Without paper around it, which would break the zero line.
        let [_, symbol] = symbol(point, key, zoom, &format!("tradeoff-{id}-{}", key.name()));
        marks.push(symbol);
    }
    Panel {
        id: id.to_owned(),
        title: Some(Title { text: below.title.clone(), key: None }),
        height: 84.0 * zoom.max(1.0).sqrt(),
        y: Axis {
            scale: Scale::linear(0.0, high),
            ticks: Ticks::These(vec![0.0, high / 2.0, high]),
            text: TickText::plain(data.numbers),
            title: None,
        },
        growth: Growth::Up,
        base: if place + 1 == data.below.len() { Base::LineAndTicks } else { Base::Line },
        marks,
        end_labels: Vec::new(),
    }
}

fn whisker(point: &Point) -> Option<(f64, f64, f64)> {
    point.interval.map(|(low, high)| (point.stock, low, high))
}

/// The simulated line with its squares.
fn frontier(line: &[(f64, f64)], zoom: f64, id: &str) -> [Mark; 2] {
    let squares = MarkKind::Points { shape: Shape::Square, size: dot(zoom), points: line.to_vec() };
    [Mark::new(Ink::LineBts, MarkKind::Line(line.to_vec())).named(id), Mark::new(Ink::FilledBts, squares)]
}

/// The big symbol of a strategy, with paper around it.
fn symbol(point: (f64, f64), key: StrategyKey, zoom: f64, id: &str) -> [Mark; 2] {
    let size = square(key, zoom);
    let around = |size: f64| MarkKind::Points { shape: key.shape(), size, points: vec![point] };
    [Mark::new(Ink::Halo, around(size + 4.0)), Mark::new(key.filled(), around(size)).named(id)]
}
