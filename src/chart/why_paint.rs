//! Painting the figure "Why orders were not perfect": strip, triangles, rows and totals.
//!
//! Not here: where they stand (`why`).

use plotters::element::{Circle, PathElement, Polygon, Rectangle};

use super::causes::{Cause, Ranked, amount, share_out, totals};
use super::glyphs::{CAP_HEIGHT, LINE_HEIGHT, fit, text_width};
use super::ink::{Finish, Ink, style};
use super::paint::Root;
use super::sheet::{Anchor, Sheet, at, put, tenths};
use super::spec::Frame;
use super::why::{ORDERS, Places, ROWS, Why, says_bounds};
use super::words;

/// What painting the drawing needs.
pub(super) struct Painter<'a, 's> {
    pub data: &'a Why,
    pub frame: &'a Frame,
    pub places: &'a Places,
    pub root: &'a Root<'s>,
}

impl<'s> Painter<'_, 's> {
    pub(super) fn title(&self) {
        let (size, zoom) = (self.frame.text_size, self.frame.zoom());
        for (at, (y, line)) in self.places.title.iter().enumerate() {
            if at == 0 {
                let middle = y - 0.5 * CAP_HEIGHT * size * Ink::Title.scale();
                words::key_mark(self.root, self.data.strategy, 0.0, middle, zoom);
            }
            words::write(self.root, line, Ink::Title, Anchor::Start, (16.0 * zoom, *y));
        }
    }

    /// 100 orders: the perfect ones, then the combinations in the order of their rows. A combination
    /// of several causes is split into bands.
    pub(super) fn strip(&self, ranked: &Ranked) {
        if !self.data.counted.is_finite() {
            return;
        }
        let perfect = amount(self.data.counted);
        let shown: f64 = ranked.shown.iter().map(|(_, orders)| orders).sum();
        // What the combinations leave open belongs to those that are not shown.
        let rest = ranked.rest.max(100.0 - perfect - shown);
        let shares: Vec<f64> = [perfect]
            .into_iter()
            .chain(ranked.shown.iter().map(|(_, orders)| *orders))
            .chain([rest])
            .collect();
        let inks = |group: usize| match group.checked_sub(1).map(|row| ranked.shown.get(row)) {
            None => vec![Ink::Perfect],
            Some(Some((mask, _))) => Cause::of(*mask).map(Cause::ink).collect(),
            Some(None) => vec![Ink::OtherCauses],
        };
        let mut from = 0;
        for (group, cells) in share_out(&shares, ORDERS).into_iter().enumerate() {
            let inks = inks(group);
            for (band, ink) in inks.iter().enumerate() {
                for cell in from..from + cells {
                    self.cell(cell, (band, inks.len()), *ink);
                }
            }
            from += cells;
        }
    }

    /// A band of one order in the strip.
    fn cell(&self, at: usize, (band, bands): (usize, usize), ink: Ink) {
        let strip = &self.places.strip;
        let pitch = (strip.right - strip.left) / ORDERS as f64;
        let gap = (0.22 * pitch).clamp(0.4, 1.2);
        let left = strip.left + at as f64 * pitch + gap / 2.0;
        let height = (strip.bottom - strip.top) / bands as f64;
        let top = strip.top + band as f64 * height;
        let corners = [(left, top), (left + pitch - gap, top + height)].map(|(x, y)| (tenths(x), tenths(y)));
        put(self.root, &Rectangle::new(corners, style(ink, Finish::Joined)));
    }

    /// The triangles with their labels, and the bracket.
    pub(super) fn pointers(&self) {
        let (size, zoom) = (self.frame.text_size, self.frame.zoom());
        let (data, places) = (self.data, self.places);
        let strip = &places.strip;
        let hold = |value: f64| strip.x_of(value.clamp(0.0, 100.0));
        if data.counted.is_finite() {
            let x = hold(data.counted);
            self.name("counted");
            self.triangle((x, strip.top - 2.0), -7.0 * zoom, Ink::Pointer);
            self.pointer_label(&data.labels.counted, data.counted, (x, places.counted));
        }
        if let Some((low, high)) = data.bounds.filter(|(low, high)| low.is_finite() && high.is_finite()) {
            let (left, right, end) = (hold(low.min(high)), hold(low.max(high)), 3.0 * zoom);
            let y = places.bracket;
            let corners = [(left, y - end), (left, y), (right, y), (right, y - end)];
            let corners = corners.map(|(x, y)| (tenths(x), tenths(y)));
            self.name("bounds");
            put(self.root, &PathElement::new(corners.to_vec(), style(Ink::Bracket, Finish::Plain)));
        }
        let below = places.product + 7.0 * zoom + 0.4 * size;
        if data.product.is_finite() {
            let x = hold(data.product);
            self.name("product");
            self.triangle((x, places.product), 7.0 * zoom, Ink::PointerHollow);
            self.pointer_label(&data.labels.product, data.product, (x, below));
        }
        if let (true, Some((low, high))) = (says_bounds(data), data.bounds) {
            let words = fit(&data.labels.bounds, self.frame.width, size, Ink::Tick.weight());
            let half = text_width(&words, size, Ink::Tick.weight()) / 2.0;
            let middle = (hold(low) + hold(high)) / 2.0;
            let x = middle.min(self.frame.width - half).max(half);
            words::write(self.root, &words, Ink::Tick, Anchor::Middle, (x, below + LINE_HEIGHT * size));
        }
    }

    /// A triangle with its tip at a point; its corners stay in the drawing.
    fn triangle(&self, (x, y): (f64, f64), height: f64, ink: Ink) {
        let half = height.abs() * 5.0 / 7.0;
        let corners =
            [(x, y), ((x - half).max(0.0), y + height), ((x + half).min(self.frame.width), y + height)];
        let corners = corners.map(|(x, y)| (tenths(x), tenths(y))).to_vec();
        put(self.root, &Polygon::new(corners, style(ink, Finish::Plain)));
    }

    /// Words and a strong number beside a triangle: to its left where they fit, else to its right,
    /// else where there is more room, the words cut.
    fn pointer_label(&self, words: &str, value: f64, (x, y): (f64, f64)) {
        let size = self.frame.text_size;
        let beside = 9.0 * self.frame.zoom();
        let number = self.data.numbers.write(value, self.data.decimals);
        let space = text_width(" ", size, Ink::Words.weight());
        let number_width = text_width(&number, size, Ink::Strong.weight());
        let whole = text_width(words, size, Ink::Words.weight()) + space + number_width;
        let (left, right) = (x - beside, self.frame.width - x - beside);
        let to_the_left = whole <= left || (whole > right && left >= right);
        let room = if to_the_left { left } else { right };
        let words = fit(words, room - space - number_width, size, Ink::Words.weight());
        let words_width = text_width(&words, size, Ink::Words.weight());
        let end = if to_the_left { left } else { x + beside + words_width + space + number_width };
        words::write(self.root, &number, Ink::Strong, Anchor::End, (end, y));
        let (at, anchor) =
            if to_the_left { (end - number_width - space, Anchor::End) } else { (x + beside, Anchor::Start) };
        words::write(self.root, &words, Ink::Words, anchor, (at, y));
    }

    /// Names over the columns, the lowest lines level.
    pub(super) fn head(&self) {
        let places = self.places;
        let line_height = LINE_HEIGHT * self.frame.text_size;
        let column = |lines: &[String], ink: Ink, anchor: Anchor, x: f64| {
            for (above, line) in lines.iter().rev().enumerate() {
                words::write(self.root, line, ink, anchor, (x, places.head - above as f64 * line_height));
            }
        };
        for (cause, lines) in Cause::ALL.into_iter().zip(&places.names) {
            column(lines, Ink::Words, Anchor::Middle, places.column(cause));
        }
        column(&places.of_100, Ink::Tick, Anchor::Start, places.bars.left);
    }

    /// A row for each combination, and one for all others; rows without one stay empty, so that
    /// nothing below them jumps.
    pub(super) fn rows(&self, ranked: &Ranked) {
        let (places, zoom) = (self.places, self.frame.zoom());
        for row in 0..ROWS {
            let y = places.row(row);
            self.level(places.bars.top + row as f64 * places.pitch.1, Ink::Grid);
            let (mask, orders) = ranked.shown.get(row).copied().unwrap_or((0, 0.0));
            for cause in Cause::ALL.into_iter().filter(|cause| !cause.is_in(mask)) {
                self.dot((places.column(cause), y), 2.5 * zoom.max(1.0), Ink::NotFailed);
            }
            let columns: Vec<f64> = Cause::of(mask).map(|cause| places.column(cause)).collect();
            if let [first, .., last] = columns[..] {
                let ends = vec![(tenths(first), tenths(y)), (tenths(last), tenths(y))];
                put(self.root, &PathElement::new(ends, style(Ink::Joint, Finish::Plain)));
            }
            for cause in Cause::of(mask) {
                self.dot((places.column(cause), y), 7.0 * zoom.max(1.0), cause.ink());
            }
            if mask > 0 {
                self.name(&format!("row-{mask}"));
                self.bar(y, orders, &Cause::of(mask).map(Cause::ink).collect::<Vec<_>>());
            }
        }
        self.level(places.bars.top + ROWS as f64 * places.pitch.1, Ink::Grid);
        if ranked.rest > 0.0 {
            self.name("row-others");
        }
        self.bar(places.row(ROWS), ranked.rest, &[Ink::OtherCauses]);
    }

    /// A bar with its number; a band for each cause.
    fn bar(&self, middle: f64, orders: f64, inks: &[Ink]) {
        let (places, size, zoom) = (self.places, self.frame.text_size, self.frame.zoom());
        // Few orders still show; none do not.
        let least = if orders > 0.0 { 1.5 } else { 0.0 };
        let right = places.bars.x_of(orders.min(places.bars.x.high())).max(places.bars.left + least);
        let height = if inks.len() > 1 { 14.0 } else { 12.0 } * zoom.max(1.0);
        let band = height / inks.len().max(1) as f64;
        for (at, ink) in inks.iter().enumerate().filter(|_| orders > 0.0) {
            let top = middle - height / 2.0 + at as f64 * band;
            let corners = [(places.bars.left, top), (right, top + band)].map(|(x, y)| (tenths(x), tenths(y)));
            put(self.root, &Rectangle::new(corners, style(*ink, Finish::Plain)));
        }
        let spot = (right + 7.0 * zoom, middle + CAP_HEIGHT / 2.0 * size);
        let number = self.data.numbers.write(orders, self.data.decimals);
        words::write(self.root, &number, Ink::Words, Anchor::Start, spot);
    }

    /// The words of the last row, the line below it and the totals.
    pub(super) fn foot(&self) {
        let (places, size, zoom) = (self.places, self.frame.text_size, self.frame.zoom());
        let words = &self.data.labels;
        let room = places.bars.left - 8.0 * zoom;
        let others = fit(&words.others, room, size, Ink::Tick.weight());
        let level = places.row(ROWS) + CAP_HEIGHT / 2.0 * size;
        words::write(self.root, &others, Ink::Tick, Anchor::Start, (2.0, level));
        self.level(places.bars.bottom, Ink::Base);
        let y = places.bars.bottom + 1.35 * size;
        for (cause, total) in Cause::ALL.into_iter().zip(totals(&self.data.combinations)) {
            let number = self.data.numbers.write(total, self.data.decimals);
            words::write(self.root, &number, Ink::Strong, Anchor::Middle, (places.column(cause), y));
        }
        let in_total = fit(&words.in_total, self.frame.width - places.bars.left, size, Ink::Tick.weight());
        words::write(self.root, &in_total, Ink::Tick, Anchor::Start, (places.bars.left, y));
    }

    fn dot(&self, (x, y): (f64, f64), radius: f64, ink: Ink) {
        put(self.root, &Circle::new((tenths(x), tenths(y)), tenths(radius), style(ink, Finish::Plain)));
    }

    fn level(&self, y: f64, ink: Ink) {
        let ends = vec![(0, words::sharp(y)), (tenths(self.frame.width), words::sharp(y))];
        put(self.root, &PathElement::new(ends, style(ink, Finish::Plain)));
    }

    /// Gives the next element its identity.
    fn name(&self, mark: &str) {
        let id = format!("why-{}-{mark}", self.data.strategy.name());
        put(self.root, &at((0, 0), |sheet: &mut Sheet<'s>, _| sheet.name_next(Some(id.clone()))));
    }
}
