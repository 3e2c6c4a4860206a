//! The figures of an order history: orders a day over time, shares in rows of level bars, and how unequally
//! the items are asked for. They concern both strategies, so they are drawn in ink.
//!
//! Not here: where the numbers come from, and sentences.

use super::glyphs::{fit, text_width, widest};
use super::ink::Ink;
use super::node::Drawing;
use super::numbers::{Numbers, TickText};
use super::paint::draw;
use super::scale::{Scale, extent};
use super::sheet::Anchor;
use super::spec::{Axis, BarcodeRow, Base, ChartSpec, Frame, Growth, Mark, MarkKind, Panel, Ticks};

/// Orders a day over time.
#[derive(Clone, Debug, PartialEq)]
pub struct OverTime {
    /// Days from the first, and orders a day from then on [days, orders a day].
    pub points: Vec<(f64, f64)>,
    /// How many days a point stands for [days].
    pub width: f64,
    /// Days that are named on the axis.
    pub named: Vec<(f64, String)>,
    /// "orders a day", above the upright axis.
    pub title: String,
    /// The language's notation.
    pub numbers: Numbers,
}

/// Draws orders a day as upright bars.
pub fn over_time(data: &OverTime, frame: Frame) -> Drawing {
    let last = data.points.last().map_or(1.0, |(day, _)| day + data.width);
    let most = extent(data.points.iter().map(|(_, orders)| *orders)).map_or(1.0, |(_, most)| most);
    let bars = MarkKind::Bars { width: 0.86 * data.width, points: data.points.clone() };
    let height = if frame.narrow() { 132.0 } else { 168.0 };
    draw(&ChartSpec {
        frame,
        x: Axis {
            scale: Scale::linear(0.0, last),
            ticks: Ticks::These(data.named.iter().map(|(day, _)| *day).collect()),
            text: TickText { names: data.named.clone(), ..TickText::plain(data.numbers) },
            title: None,
        },
        day_grid: false,
        hatches: Vec::new(),
        panels: vec![Panel {
            id: "over-time".to_owned(),
            title: None,
            height: height * frame.zoom().max(1.0).sqrt(),
            y: Axis {
                scale: Scale::linear(0.0, if most > 0.0 { most * 1.03 } else { 1.0 }),
                ticks: Ticks::Nice,
                text: TickText::plain(data.numbers),
                title: Some(data.title.clone()),
            },
            growth: Growth::Up,
            base: Base::LineAndTicks,
            marks: vec![Mark::new(Ink::Demand, bars)],
            end_labels: Vec::new(),
        }],
    })
}

/// A row of level bars.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What it is about, at its left.
    pub name: String,
    /// Its length, from 0 up.
    pub value: f64,
    /// The value in words, behind the bar.
    pub text: String,
}

/// Draws rows of level bars from zero.
pub fn rows(rows: &[Row], frame: Frame) -> Drawing {
    let size = frame.text_size;
    let gap = 7.0 * frame.zoom();
    let cut = |text: &str, room: f64, ink: Ink| fit(text, room, size, ink.weight());
    // The names that a layout gives room, and words that find some even behind the longest bar.
    let name = |row: &Row| cut(&row.name, frame.width / 3.0 - 9.0 * frame.zoom(), Ink::Tick);
    let names: Vec<String> = rows.iter().map(name).collect();
    let least = (2.0 * frame.width / 3.0 - 2.0 * gap).max(60.0);
    let said = |row: &Row| cut(&row.text, 0.75 * least - 2.0 * gap, Ink::Words);
    let texts: Vec<String> = rows.iter().map(said).collect();
    let plot = (frame.width - widest(&names, size, Ink::Tick.weight()) - 2.0 * gap).max(60.0);
    let room = widest(&texts, size, Ink::Words.weight()) + 2.0 * gap;
    let most = extent(rows.iter().map(|row| row.value)).map_or(1.0, |(_, most)| most);
    let most = if most > 0.0 { most } else { 1.0 };
    // The longest bar leaves room for its words.
    let high = most * plot / (plot - room).max(0.25 * plot);
    let count = rows.len().max(1) as f64;
    let bars = rows.iter().zip(&names).map(|(row, name)| BarcodeRow {
        label: name.clone(),
        spells: if row.value > 0.0 { vec![(0.0, row.value)] } else { Vec::new() },
    });
    let mut marks = vec![Mark::new(Ink::Demand, MarkKind::Barcode(bars.collect()))];
    marks.extend(rows.iter().zip(texts).enumerate().map(|(at, (row, text))| {
        let value = if row.value.is_finite() { row.value.max(0.0) } else { 0.0 };
        let middle = 1.0 - (at as f64 + 0.5) / count;
        Mark::new(
            Ink::WordsHalo,
            MarkKind::Note { at: (value, middle), offset: (gap, 0.35 * size), anchor: Anchor::Start, text },
        )
    }));
    draw(&ChartSpec {
        frame,
        x: bare(Scale::linear(0.0, high)),
        day_grid: false,
        hatches: Vec::new(),
        panels: vec![Panel {
            id: "rows".to_owned(),
            title: None,
            height: (1.75 * size * count).max(2.0 * size),
            y: bare(Scale::linear(0.0, 1.0)),
            growth: Growth::Up,
            base: Base::None,
            marks,
            end_labels: Vec::new(),
        }],
    })
}

/// How unequally the items are asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Popularity {
    /// The most popular items first: share of items, share of lines [%].
    pub points: Vec<(f64, f64)>,
    /// The point that the words are about [%].
    pub at: (f64, f64),
    /// What they say of it.
    pub note: String,
    /// "share of the items", below the level axis.
    pub items: String,
    /// "share of the order lines", above the upright axis.
    pub lines: String,
    /// Template of the last tick: "{}%".
    pub percent: String,
    /// The language's notation.
    pub numbers: Numbers,
}

/// Draws the curve of popularity.
pub fn popularity(data: &Popularity, frame: Frame) -> Drawing {
    let axis = |title: &str| Axis {
        scale: Scale::linear(0.0, 100.0),
        ticks: Ticks::These(vec![0.0, 20.0, 40.0, 60.0, 80.0, 100.0]),
        text: TickText { last: Some(data.percent.clone()), ..TickText::plain(data.numbers) },
        title: Some(title.to_owned()),
    };
    let (items, lines) = data.at;
    let guide = vec![(0.0, lines), (items, lines), (items, 0.0)];
    // Below the point, where the curve never goes; above it where there is no room below.
    let down = if lines > 20.0 { 1.6 } else { -0.8 };
    let note = MarkKind::Note {
        at: data.at,
        offset: (0.7 * frame.text_size, down * frame.text_size),
        anchor: Anchor::Start,
        text: data.note.clone(),
    };
    // Ticks and their room stand left of the plot.
    let room = (1.0 - items / 100.0) * (frame.width - 4.0 * frame.text_size) - frame.text_size;
    let fits = text_width(&data.note, frame.text_size, Ink::Words.weight()) < room;
    let mut marks = vec![
        Mark::new(Ink::Guide, MarkKind::Line(guide)),
        Mark::new(Ink::DemandLine, MarkKind::Line(data.points.clone())).named("popularity-curve"),
    ];
    marks.extend(fits.then(|| Mark::new(Ink::WordsHalo, note)));
    draw(&ChartSpec {
        frame,
        x: axis(&data.items),
        day_grid: false,
        hatches: Vec::new(),
        panels: vec![Panel {
            id: "popularity".to_owned(),
            title: None,
            height: (0.5 * frame.width).clamp(150.0, 220.0) * frame.zoom().max(1.0).sqrt(),
            y: axis(&data.lines),
            growth: Growth::Up,
            base: Base::LineAndTicks,
            marks,
            end_labels: Vec::new(),
        }],
    })
}

/// An axis that does not show.
fn bare(scale: Scale) -> Axis {
    Axis { scale, ticks: Ticks::None, text: TickText::plain(Numbers::ENGLISH), title: None }
}

#[cfg(test)]
mod tests {
    use super::super::to_svg;
    use super::*;

    fn row(name: &str, value: f64, text: &str) -> Row {
        Row { name: name.to_owned(), value, text: text.to_owned() }
    }

    #[test]
    fn the_words_behind_the_longest_bar_stay_on_the_paper() {
        for width in [280.0, 400.0, 900.0] {
            let data =
                [row("thứ Hai", 8.0, "8.0 đơn/ngày"), row("Chủ nhật", 0.0, "nghỉ"), row("?", f64::NAN, "—")];
            let drawing = rows(&data, Frame::new(width, false));
            let text = drawing.nodes.iter().find(|node| node.text.starts_with("8.0")).unwrap();
            let left: f64 = text.attribute("x").unwrap().parse().unwrap();
            assert!(
                left + text_width("8.0 đơn/ngày", drawing.text_size, Ink::Words.weight()) <= width,
                "{width}"
            );
            assert!(drawing.nodes.iter().any(|node| node.text == "Chủ nhật"));
            assert!(to_svg(&drawing, "", "", "").contains("nghỉ"));
        }
        assert!(rows(&[], Frame::new(300.0, false)).height > 0.0);
    }

    #[test]
    fn named_days_stand_on_the_axis() {
        let data = OverTime {
            points: vec![(0.0, 3.0), (1.0, 0.0), (2.0, 5.0)],
            width: 1.0,
            named: vec![(0.0, "2010-12-01".into()), (2.0, "2010-12-03".into())],
            title: "orders a day".into(),
            numbers: Numbers::ENGLISH,
        };
        let drawing = over_time(&data, Frame::new(500.0, false));
        assert!(drawing.nodes.iter().any(|node| node.text == "2010-12-03"));
        assert!((drawing.plots[0].y.high() - 5.15).abs() < 1e-9);
    }

    #[test]
    fn the_curve_and_its_point() {
        let data = Popularity {
            points: vec![(0.0, 0.0), (20.0, 70.0), (100.0, 100.0)],
            at: (20.0, 70.0),
            note: "20% of items: 70% of lines".into(),
            items: "items".into(),
            lines: "lines".into(),
            percent: "{}%".into(),
            numbers: Numbers::ENGLISH,
        };
        let drawing = popularity(&data, Frame::new(360.0, false));
        assert!(drawing.nodes.iter().any(|node| node.text == "20% of items: 70% of lines"));
        assert!(drawing.nodes.iter().any(|node| node.id.as_deref() == Some("popularity-curve")));
    }
}
