//! A level day by day, disturbed and as it would have been undisturbed; what disturbs is hatched.
//!
//! Not here: where the numbers come from; they arrive as one value a day.

use super::ink::{Ink, StrategyKey};
use super::node::Drawing;
use super::numbers::{Numbers, TickText};
use super::paint::draw;
use super::scale::{Scale, extent};
use super::spec::{
    Axis, Base, ChartSpec, EndLabel, Frame, Growth, Hatch, Mark, MarkKind, Narrow, Panel, Ticks, Title,
};

/// Everything the figure shows. Both series hold one value a day, from day 0.
#[derive(Clone, Debug, PartialEq)]
pub struct Recovery {
    /// Whose level it is.
    pub strategy: StrategyKey,
    /// As it was [units or orders].
    pub disturbed: Vec<f64>,
    /// As it would have been [units or orders].
    pub undisturbed: Vec<f64>,
    /// From which day to which something did not work.
    pub spells: Vec<(f64, f64)>,
    /// The day on which nothing differs any more, and what stands beside it; none where there is none.
    pub recovered: Option<(f64, String)>,
    /// "BTS: units on the shelf".
    pub title: String,
    /// What the hatched ground says.
    pub spell_note: String,
    /// "disturbed".
    pub disturbed_label: String,
    /// "undisturbed".
    pub undisturbed_label: String,
    /// The name of the axis of days.
    pub axis: String,
    /// The language's notation.
    pub numbers: Numbers,
}

/// Draws the figure.
pub fn recovery(data: &Recovery, frame: Frame) -> Drawing {
    draw(&spec(data, frame))
}

fn spec(data: &Recovery, frame: Frame) -> ChartSpec {
    let days = data.disturbed.len().max(data.undisturbed.len()) as f64;
    let (_, high) = extent(data.disturbed.iter().chain(&data.undisturbed).copied()).unwrap_or((0.0, 1.0));
    let high = if high > 0.0 { high * 1.06 } else { 1.0 };
    let line = |values: &[f64]| -> Vec<(f64, f64)> {
        values.iter().enumerate().map(|(day, value)| (day as f64, *value)).collect()
    };
    let mut marks = vec![
        Mark::new(Ink::Theory, MarkKind::Line(line(&data.undisturbed))).named("undisturbed"),
        Mark::new(data.strategy.line(), MarkKind::Line(line(&data.disturbed))).named("disturbed"),
    ];
    if let Some((day, note)) = &data.recovered {
        marks.push(Mark::new(Ink::Guide, MarkKind::Line(vec![(*day, 0.0), (*day, high)])));
        let offset = (0.5 * frame.text_size, -0.5 * frame.text_size);
        let note =
            MarkKind::Note { at: (*day, 0.0), offset, anchor: super::Anchor::Start, text: note.clone() };
        marks.push(Mark::new(Ink::WordsHalo, note));
    }
    let label = |values: &[f64], text: &str, ink: Ink| {
        let value = *values.last()?;
        // On a phone the lines lie too close; what is dotted is said above the figure.
        Some(EndLabel { value, text: text.to_owned(), ink, narrow: Narrow::Hidden })
    };
    let end_labels = [
        label(&data.disturbed, &data.disturbed_label, data.strategy.label()),
        label(&data.undisturbed, &data.undisturbed_label, Ink::Words),
    ];
    let panel = Panel {
        id: "recovery".to_owned(),
        title: Some(Title { text: data.title.clone(), key: Some(data.strategy) }),
        height: if frame.narrow() { 170.0 } else { 200.0 } * frame.zoom().sqrt(),
        y: Axis {
            scale: Scale::linear(0.0, high),
            ticks: Ticks::Nice,
            text: TickText::plain(data.numbers),
            title: None,
        },
        growth: Growth::Up,
        base: Base::LineAndTicks,
        marks,
        end_labels: end_labels.into_iter().flatten().collect(),
    };
    let spells = data.spells.iter().enumerate();
    let hatches = spells.map(|(place, (from, to))| Hatch {
        from: from.max(0.0),
        to: to.min(days),
        // Said once.
        note: if place == 0 { data.spell_note.clone() } else { String::new() },
    });
    let x = Axis {
        scale: Scale::days(0.0, days.max(1.0)),
        ticks: Ticks::Nice,
        text: TickText::plain(data.numbers),
        title: Some(data.axis.clone()),
    };
    ChartSpec { frame, x, day_grid: true, hatches: hatches.collect(), panels: vec![panel] }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn data() -> Recovery {
        let level = |day: usize| if (15..30).contains(&day) { 10.0 } else { 40.0 };
        Recovery {
            strategy: StrategyKey::Bts,
            disturbed: (0..60).map(level).collect(),
            undisturbed: vec![40.0; 60],
            spells: vec![(10.0, 24.0)],
            recovered: Some((30.0, "day 30".to_owned())),
            title: "BTS: units on the shelf".to_owned(),
            spell_note: "outage".to_owned(),
            disturbed_label: "disturbed".to_owned(),
            undisturbed_label: "undisturbed".to_owned(),
            axis: "days".to_owned(),
            numbers: Numbers { decimal: '.', group: ',' },
        }
    }

    #[test]
    fn both_lines_are_drawn_and_the_spell_is_hatched() {
        for (width, projected) in [(260.0, false), (390.0, false), (720.0, false), (1000.0, true)] {
            let drawing = recovery(&data(), Frame::new(width, projected));
            let count = |class: &str| drawing.nodes.iter().filter(|node| node.class == class).count();
            assert_eq!((count("l-bts"), count("theory"), count("warm")), (1, 1, 1), "{width}");
            let texts: Vec<&str> = drawing.nodes.iter().map(|node| node.text.as_str()).collect();
            for said in ["BTS: units on the shelf", "day 30", "outage"] {
                assert!(texts.contains(&said), "{width}: {texts:?}");
            }
        }
    }

    #[test]
    fn nothing_run_is_an_empty_frame() {
        let nothing = Recovery { disturbed: Vec::new(), undisturbed: Vec::new(), recovered: None, ..data() };
        assert!(recovery(&nothing, Frame::new(390.0, false)).plot("recovery").is_some());
    }
}
