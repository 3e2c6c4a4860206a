//! Where labels stand beside points and curves: of several places the one that hides least, never
//! upon other words and never outside.
//!
//! Not here: what the labels say (`tradeoff`), labels that only move up and down (`labels`).

use super::glyphs::{LINE_HEIGHT, text_width};
use super::ink::Ink;
use super::sheet::Anchor;

/// Distance between samples of a stroke [px].
const SAMPLE: f64 = 4.0;
/// What lying upon a symbol costs.
const SYMBOL: f64 = 60.0;

/// A box on the paper [px].
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Area {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl Area {
    /// A square around a point.
    pub(super) fn around((x, y): (f64, f64), size: f64) -> Area {
        Area { left: x - size / 2.0, top: y - size / 2.0, right: x + size / 2.0, bottom: y + size / 2.0 }
    }

    fn meets(&self, other: &Area) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    fn grown(&self, by: f64) -> Area {
        Area { left: self.left - by, top: self.top - by, right: self.right + by, bottom: self.bottom + by }
    }

    fn is_in(&self, bounds: &Area) -> bool {
        self.left >= bounds.left
            && self.right <= bounds.right
            && self.top >= bounds.top
            && self.bottom <= bounds.bottom
    }
}

/// Lines of words, each in its ink, at one text size.
#[derive(Clone, Debug)]
pub(super) struct Words {
    pub lines: Vec<(String, Ink)>,
    pub size: f64,
}

impl Words {
    pub(super) fn width(&self) -> f64 {
        let width = |(text, ink): &(String, Ink)| text_width(text, self.size * ink.scale(), ink.weight());
        self.lines.iter().map(width).fold(0.0, f64::max)
    }

    pub(super) fn height(&self) -> f64 {
        (self.lines.len() as f64 * LINE_HEIGHT - 0.15) * self.size
    }

    /// Baseline of a line in a box whose upper edge is `top` [px].
    pub(super) fn baseline(&self, top: f64, line: usize) -> f64 {
        top + (0.85 + line as f64 * LINE_HEIGHT) * self.size
    }
}

/// A place where words could stand.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Place {
    pub area: Area,
    pub anchor: Anchor,
    /// How much less welcome it is than the best [in the cost of what it hides].
    pub cost: f64,
}

impl Place {
    /// Where the words begin, end or have their middle [px].
    pub(super) fn x(&self) -> f64 {
        match self.anchor {
            Anchor::Start => self.area.left,
            Anchor::Middle => (self.area.left + self.area.right) / 2.0,
            Anchor::End => self.area.right,
        }
    }
}

/// Which side of a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Right,
    RightBelow,
    RightAbove,
    Left,
    LeftAbove,
    LeftBelow,
    Above,
    Below,
}

impl Side {
    /// A place for words of a size on this side of a point, so far from it [px].
    pub(super) fn of(self, (x, y): (f64, f64), (width, height): (f64, f64), gap: f64, cost: f64) -> Place {
        let (left, anchor) = match self {
            Side::Right | Side::RightAbove | Side::RightBelow => (x + gap, Anchor::Start),
            Side::Left | Side::LeftAbove | Side::LeftBelow => (x - gap - width, Anchor::End),
            Side::Above | Side::Below => (x - width / 2.0, Anchor::Middle),
        };
        let top = match self {
            Side::Right | Side::Left => y - height / 2.0,
            Side::RightBelow | Side::LeftBelow => y + 0.3 * gap,
            Side::RightAbove | Side::LeftAbove => y + 0.1 * gap - height,
            Side::Above => y - gap - height,
            Side::Below => y + gap,
        };
        Place { area: Area { left, top, right: left + width, bottom: top + height }, anchor, cost }
    }

    /// Whether words on this side lie above the point.
    pub(super) fn is_above(self) -> bool {
        matches!(self, Side::RightAbove | Side::LeftAbove | Side::Above)
    }
}

/// What is on the paper already.
#[derive(Clone, Debug)]
pub(super) struct Crowd {
    bounds: Area,
    words: Vec<Area>,
    symbols: Vec<Area>,
    /// Points of strokes, and what each costs.
    samples: Vec<((f64, f64), f64)>,
}

impl Crowd {
    /// Nothing yet, inside bounds.
    pub(super) fn new(bounds: Area) -> Crowd {
        Crowd { bounds, words: Vec::new(), symbols: Vec::new(), samples: Vec::new() }
    }

    /// Adds words that stand.
    pub(super) fn add_words(&mut self, area: Area) {
        self.words.push(area);
    }

    /// Adds a symbol.
    pub(super) fn add_symbol(&mut self, area: Area) {
        self.symbols.push(area);
    }

    /// Adds straight strokes from point to point [px]; lying upon four pixels of them costs `each`.
    pub(super) fn add_strokes(&mut self, points: &[(f64, f64)], each: f64) {
        for pair in points.windows(2) {
            let ((x, y), (dx, dy)) = (pair[0], (pair[1].0 - pair[0].0, pair[1].1 - pair[0].1));
            let steps = (dx.hypot(dy) / SAMPLE).ceil().clamp(1.0, 2000.0);
            let sample = |step: usize| ((x + dx * step as f64 / steps, y + dy * step as f64 / steps), each);
            self.samples.extend((0..=steps as usize).map(sample));
        }
    }

    /// What a place costs; none if it is outside or upon other words.
    fn cost(&self, place: &Place) -> Option<f64> {
        let area = place.area.grown(2.0);
        let finite = [area.left, area.top, area.right, area.bottom].iter().all(|edge| edge.is_finite());
        if !finite || !place.area.is_in(&self.bounds) || self.words.iter().any(|words| area.meets(words)) {
            return None;
        }
        let symbols = self.symbols.iter().filter(|symbol| area.meets(symbol)).count();
        let inside = |((x, y), _): &&((f64, f64), f64)| {
            *x > area.left && *x < area.right && *y > area.top && *y < area.bottom
        };
        let strokes: f64 = self.samples.iter().filter(inside).map(|(_, each)| each).sum();
        Some(place.cost + SYMBOL * symbols as f64 + strokes)
    }

    /// The cheapest place with its cost, the earlier of equals; none if there is none.
    pub(super) fn best(&self, places: impl IntoIterator<Item = Place>) -> Option<(f64, Place)> {
        let mut best: Option<(f64, Place)> = None;
        for place in places {
            if let Some(cost) = self.cost(&place)
                && best.is_none_or(|(least, _)| cost < least)
            {
                best = Some((cost, place));
            }
        }
        best
    }
}

/// The height of a polyline at a place across, both in pixels, where it has one.
pub(super) fn height_at(points: &[(f64, f64)], x: f64) -> Option<f64> {
    points.windows(2).find_map(|pair| {
        let ((x1, y1), (x2, y2)) = (pair[0], pair[1]);
        let share = (x - x1) / (x2 - x1);
        (0.0..=1.0).contains(&share).then_some(y1 + share * (y2 - y1))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIDES: [Side; 8] = [
        Side::Right,
        Side::Left,
        Side::Above,
        Side::Below,
        Side::RightBelow,
        Side::LeftBelow,
        Side::RightAbove,
        Side::LeftAbove,
    ];

    fn crowd() -> Crowd {
        Crowd::new(Area { left: 0.0, top: 0.0, right: 200.0, bottom: 100.0 })
    }

    fn best(crowd: &Crowd, point: (f64, f64)) -> Option<Place> {
        crowd.best(around(point)).map(|(_, place)| place)
    }

    fn around(point: (f64, f64)) -> impl Iterator<Item = Place> {
        SIDES.into_iter().enumerate().map(move |(at, side)| side.of(point, (60.0, 16.0), 12.0, at as f64))
    }

    #[test]
    fn a_label_without_room_on_the_right_goes_left() {
        let place = |x: f64| best(&crowd(), (x, 50.0)).unwrap();
        assert_eq!((place(100.0).anchor, place(100.0).x()), (Anchor::Start, 112.0));
        assert_eq!((place(150.0).anchor, place(150.0).x()), (Anchor::End, 138.0));
        assert_eq!(best(&crowd(), (f64::NAN, 50.0)), None);
    }

    #[test]
    fn labels_keep_off_strokes_and_symbols() {
        let mut crowd = crowd();
        crowd.add_strokes(&[(100.0, 50.0), (200.0, 50.0)], 4.0);
        assert_eq!(best(&crowd, (100.0, 50.0)).unwrap().anchor, Anchor::End);
        let mut crowd = super::tests::crowd();
        crowd.add_symbol(Area::around((130.0, 50.0), 12.0));
        assert_eq!(best(&crowd, (100.0, 50.0)).unwrap().anchor, Anchor::End);
    }

    #[test]
    fn words_never_lie_upon_words_even_if_they_must_go() {
        let mut crowd = crowd();
        let mut taken: Vec<Area> = Vec::new();
        for _ in 0..12 {
            if let Some(place) = best(&crowd, (100.0, 50.0)) {
                crowd.add_words(place.area);
                assert!(taken.iter().all(|other| !other.meets(&place.area)));
                taken.push(place.area);
            }
        }
        assert!(taken.len() >= 4 && taken.len() < 12, "{}", taken.len());
    }

    #[test]
    fn a_curve_has_a_height_only_where_it_is() {
        let curve = [(10.0, 90.0), (20.0, 70.0), (30.0, 60.0)];
        assert_eq!(height_at(&curve, 15.0), Some(80.0));
        assert_eq!(height_at(&curve, 9.0), None);
        assert_eq!(height_at(&[(5.0, 1.0)], 5.0), None);
    }
}
