//! What a chart is, before anything is measured: panels one above the other over one shared axis,
//! each with its marks. Plain data; strings are already in the reader's language.
//!
//! Not here: pixels (`layout`), elements (`paint`), the data of a particular figure (the builders).

use super::ink::{Ink, Shape, StrategyKey};
use super::node::Handle;
use super::numbers::TickText;
use super::scale::Scale;
use super::sheet::Anchor;

/// Below this width, at a text of 13 px, labels at the right end move inside [px].
pub const NARROW: f64 = 560.0;

/// The text size of a chart [px]: 13, 12 on a phone, 20 where it is projected.
pub fn text_size_for(width: f64, projected: bool) -> f64 {
    match (projected, width < NARROW) {
        (true, _) => 20.0,
        (false, true) => 12.0,
        (false, false) => 13.0,
    }
}

/// The frame a chart is drawn in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// Width of the drawing [px].
    pub width: f64,
    /// Size of its text [px].
    pub text_size: f64,
    /// The height that panels share, where a whole figure has to stand on a screen [px].
    pub room: Option<f64>,
}

impl Frame {
    /// A frame of a width, with the text size that goes with it.
    pub fn new(width: f64, projected: bool) -> Frame {
        let width = if width.is_finite() { width.clamp(40.0, 4000.0) } else { 320.0 };
        Frame { width, text_size: text_size_for(width, projected), room: None }
    }

    /// The same, with panels as high as fits into a room [px].
    pub fn within(self, room: Option<f64>) -> Frame {
        Frame { room: room.filter(|room| room.is_finite()), ..self }
    }

    /// Whether there is no room for labels beside the plots.
    pub fn narrow(&self) -> bool {
        self.width < NARROW * self.text_size.max(13.0) / 13.0
    }

    /// How much larger than at a text of 13 px lengths are [factor].
    pub fn zoom(&self) -> f64 {
        self.text_size / 13.0
    }
}

/// A chart.
#[derive(Clone, Debug, PartialEq)]
pub struct ChartSpec {
    /// Width and text size.
    pub frame: Frame,
    /// The axis that all panels share; its labels stand below the last panel.
    pub x: Axis,
    /// Whether dotted lines go down the whole stack at the shared axis' ticks.
    pub day_grid: bool,
    /// Hatched grounds behind all panels.
    pub hatches: Vec<Hatch>,
    /// The panels, top to bottom.
    pub panels: Vec<Panel>,
}

/// An axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    /// Range of values and kind of ticks.
    pub scale: Scale,
    /// Which ticks.
    pub ticks: Ticks,
    /// What stands beside them.
    pub text: TickText,
    /// Title, lying flat: above an upright axis, below and to the right of a level one.
    pub title: Option<String>,
}

/// Which ticks an axis has.
#[derive(Clone, Debug, PartialEq)]
pub enum Ticks {
    /// As many nice ones as there is room for.
    Nice,
    /// These.
    These(Vec<f64>),
    /// None.
    None,
}

/// Ground that is hatched behind all panels.
#[derive(Clone, Debug, PartialEq)]
pub struct Hatch {
    /// Where it begins [units of the shared axis].
    pub from: f64,
    /// Where it ends [units of the shared axis].
    pub to: f64,
    /// What it says at the foot of the first panel.
    pub note: String,
}

/// One panel of a stack.
#[derive(Clone, Debug, PartialEq)]
pub struct Panel {
    /// Identity, by which a drawing's scales are found.
    pub id: String,
    /// Title above it.
    pub title: Option<Title>,
    /// Height of its plot [px].
    pub height: f64,
    /// Its own axis.
    pub y: Axis,
    /// Which way values grow.
    pub growth: Growth,
    /// The line at its foot (at its head, where it hangs).
    pub base: Base,
    /// Its marks, back to front.
    pub marks: Vec<Mark>,
    /// Labels at the right end, the most important first.
    pub end_labels: Vec<EndLabel>,
}

/// The title of a panel.
#[derive(Clone, Debug, PartialEq)]
pub struct Title {
    /// The words.
    pub text: String,
    /// The strategy's key mark before them; a lesser title has none.
    pub key: Option<StrategyKey>,
}

/// Which way a panel's values grow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Growth {
    /// Upwards from the foot.
    Up,
    /// Downwards from the head: units owed.
    Down,
}

/// The line at zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Base {
    /// None.
    None,
    /// The line.
    Line,
    /// The line, and a tick on it wherever the shared axis has one.
    LineAndTicks,
}

/// A label at the right end of a panel.
#[derive(Clone, Debug, PartialEq)]
pub struct EndLabel {
    /// Where its series ends [units of the panel's axis].
    pub value: f64,
    /// The words.
    pub text: String,
    /// Its series' text ink.
    pub ink: Ink,
    /// What becomes of it where there is no room beside the plot.
    pub narrow: Narrow,
}

/// What becomes of an end label on a phone.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Narrow {
    /// It moves inside, to stand above this value [units of the panel's axis].
    Above(f64),
    /// It is left out: the title or a switch says the same.
    Hidden,
}

/// A mark with the ink it is drawn in.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Identity, given to its first element.
    pub id: Option<String>,
    /// Ink of the mark.
    pub ink: Ink,
    /// What it is.
    pub kind: MarkKind,
}

impl Mark {
    /// A mark without an identity.
    pub fn new(ink: Ink, kind: MarkKind) -> Mark {
        Mark { id: None, ink, kind }
    }

    /// The same mark with an identity.
    pub fn named(mut self, id: &str) -> Mark {
        self.id = Some(id.to_owned());
        self
    }
}

/// The kinds of marks. Points are (across, up) in the units of the axes; a value that is not a
/// number is a gap.
#[derive(Clone, Debug, PartialEq)]
pub enum MarkKind {
    /// The area between two lines over the same places: (across, low, high).
    Band(Vec<(f64, f64, f64)>),
    /// Straight lines from point to point.
    Line(Vec<(f64, f64)>),
    /// Each value holds until the next place.
    Steps(Vec<(f64, f64)>),
    /// Bars from zero, each `width` wide to the right of its place [units of the shared axis].
    Bars {
        /// Width of a bar [units of the shared axis].
        width: f64,
        /// Places and values.
        points: Vec<(f64, f64)>,
    },
    /// Rows of spells, the first row on top, over the whole height of the panel.
    Barcode(Vec<BarcodeRow>),
    /// A quantile dot plot, each mark being one order in so many.
    Dots(DotStack),
    /// An upright line with a reading and a handle.
    Rule(Rule),
    /// Points.
    Points {
        /// Shape of each.
        shape: Shape,
        /// Width of each [px].
        size: f64,
        /// Places and values.
        points: Vec<(f64, f64)>,
    },
    /// A level bar whose thickness is its class's: a spread or a confidence interval.
    Span {
        /// Height at which it lies [units of the panel's axis].
        at: f64,
        /// Where it begins [units of the shared axis].
        from: f64,
        /// Where it ends [units of the shared axis].
        to: f64,
    },
    /// Upright intervals with caps: (across, low, high).
    Whiskers(Vec<(f64, f64, f64)>),
    /// Words beside a point.
    Note {
        /// The point.
        at: (f64, f64),
        /// How far from it the text's baseline begins: right, down [px].
        offset: (f64, f64),
        /// Which side of the words that is.
        anchor: Anchor,
        /// The words.
        text: String,
    },
}

/// One row of a barcode.
#[derive(Clone, Debug, PartialEq)]
pub struct BarcodeRow {
    /// Label at its left, shown where rows are tall enough.
    pub label: String,
    /// Begin and end of each spell [units of the shared axis].
    pub spells: Vec<(f64, f64)>,
}

/// A quantile dot plot: marks stacked in bins that break exactly at the promise, filled where the
/// promise was kept and hollow where it was missed.
#[derive(Clone, Debug, PartialEq)]
pub struct DotStack {
    /// Equally likely positions, in any order [units of the shared axis]; infinite for an order
    /// that never arrives, and what is not a number is left out.
    pub positions: Vec<f64>,
    /// The promise [units of the shared axis].
    pub promise: f64,
    /// How many are said to have kept it, if the words beside the chart say so; else they are
    /// counted: position ≤ promise.
    pub kept: Option<usize>,
    /// Shape of the marks.
    pub shape: Shape,
    /// Ink of the marks right of the promise.
    pub missed: Ink,
    /// Room at the top of the panel that stacks leave free, for the reading [px].
    pub headroom: f64,
    /// Said at the right end if marks stand beyond the axis.
    pub beyond: Option<String>,
}

/// An upright line at a value, as tall as its panel.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    /// Where it stands [units of the shared axis].
    pub at: f64,
    /// What it says, in the headroom of the panel.
    pub reading: String,
    /// What a hand may do with it; the mark's id is the handle's.
    pub handle: Option<Handle>,
}
