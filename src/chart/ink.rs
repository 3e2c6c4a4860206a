//! The inks: every class a chart may carry, and how a class travels through plotters as a colour.
//! A chart never names a colour; themes are style sheets (`static/css/chart.css`).
//!
//! Not here: what a mark looks like (the style sheet), where it stands (`layout`, `paint`).

use plotters::style::{Color, RGBColor, ShapeStyle};
use plotters_backend::BackendColor;

use super::glyphs::Weight;

macro_rules! inks {
    ($($name:ident $class:literal $doc:literal),+ $(,)?) => {
        /// One class of mark or text. Its number travels in the red channel of a plotters colour.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub enum Ink {
            $(#[doc = $doc] $name),+
        }

        impl Ink {
            /// Every ink, in the order of their numbers.
            pub const ALL: &'static [Ink] = &[$(Ink::$name),+];

            /// The value of the element's `class` attribute.
            pub fn class(self) -> &'static str {
                match self {
                    $(Ink::$name => $class),+
                }
            }
        }
    };
}

inks! {
    Grid "grid" "Hairline across a panel at a tick.",
    DayGrid "vgrid" "Dotted line down the stack of panels at a tick of the shared axis.",
    Base "base" "The zero line, stronger than a gridline.",
    Axis "axis" "A tick of an axis.",
    Band90Bts "b90-bts" "The middle 90 % of runs, build to stock.",
    Band50Bts "b50-bts" "The middle half of runs, build to stock.",
    Band90Bto "b90-bto" "The middle 90 % of runs, build to order.",
    Band50Bto "b50-bto" "The middle half of runs, build to order.",
    LineBts "l-bts" "Solid line, build to stock.",
    LineBto "l-bto" "Dashed line, build to order.",
    OneRun "one" "One run, a thin line of ink.",
    Theory "theory" "Dotted line of a closed form.",
    Guide "guide" "Dotted line from a point to its axis.",
    OutOfStock "so" "A spell in which an item is out of stock.",
    Owed "owed" "Units owed to customers.",
    WarmUp "warm" "Hatched ground: days that are not counted.",
    FilledBts "f-bts" "A filled mark, build to stock.",
    FilledBto "f-bto" "A filled mark, build to order.",
    HollowBts "o-bts" "A hollow mark, build to stock.",
    HollowBto "o-bto" "A hollow mark, build to order.",
    SymbolBts "f-bts halo1" "A filled symbol that stands on a bar, build to stock.",
    SymbolBto "f-bto halo1" "A filled symbol that stands on a bar, build to order.",
    SpreadBts "sp-bts" "Pale bar, the middle 90 % of runs, build to stock.",
    SpreadBto "sp-bto" "Pale bar, the middle 90 % of runs, build to order.",
    IntervalBts "ci-bts" "Thick bar, 95 % confidence interval, build to stock.",
    IntervalBto "ci-bto" "Thick bar, 95 % confidence interval, build to order.",
    Rule "prom" "Upright line at a promise.",
    Handle "hnd" "The pill that a hand drags.",
    Grip "grip" "The three strokes on a handle.",
    HitArea "hit" "Invisible ground that takes the pointer.",
    Halo "halo" "Paper behind a symbol.",
    Paper "paper" "The ground of an exported file.",
    Tick "tick" "Tick labels and quiet notes.",
    TickHalo "tick bgt" "A quiet note over marks, with paper around it.",
    Title "ptitle bgt" "Title of a panel with its strategy's key mark.",
    Subtitle "ptitle2 bgt" "Title of a lesser panel; title of an axis.",
    LabelBts "lab-bts" "Label of a build-to-stock series.",
    LabelBto "lab-bto" "Label of a build-to-order series.",
    LabelBtsHalo "lab-bts bgt" "The same over marks, with paper around it.",
    LabelBtoHalo "lab-bto bgt" "The same over marks, with paper around it.",
    LabelBtsStrong "lab-bts b bgt" "Strong label over marks, build to stock.",
    LabelBtoStrong "lab-bto b bgt" "Strong label over marks, build to order.",
    LabelOne "lab-one" "Label of the one run.",
    Reading "read bgt" "The reading beside a rule: k of 50.",
    Words "lab" "Words in ink: a name over a column, a number beside a bar.",
    Strong "lab b" "A strong number in ink.",
    Perfect "c-perf" "Orders without a failure.",
    Late "cause h-late" "Orders that were late: orange, diagonals.",
    Incomplete "cause h-inc" "Incomplete orders: sky blue, level lines.",
    Damaged "cause h-dam" "Damaged orders: purple, crosses.",
    Wrong "cause h-wrong" "Orders of wrong items: yellow, dots.",
    Documents "cause h-doc" "Orders with wrong documents: bold diagonals without hue.",
    OtherCauses "cause c-rest" "Failed orders of all other combinations.",
    Joint "conn" "The line that joins what failed together.",
    NotFailed "upoff" "A cause that a combination does not hold.",
    Pointer "tri" "Solid triangle: what was counted.",
    PointerHollow "tri-o" "Hollow triangle: what a formula says.",
    Bracket "brk" "Bracket from the least to the most that is possible.",
    WhiskerBts "whisk-bts" "Upright 95 % confidence interval, build to stock.",
    Demand "dem" "A bar of what customers asked for: it concerns both strategies.",
    DemandLine "dem-l" "A line of what customers asked for.",
    WordsHalo "lab bgt" "Words in ink over marks, with paper around them.",
    WhiskerBto "whisk-bto" "Upright 95 % confidence interval, build to order.",
    Waiting "waitb" "A bar of time in which an order waits.",
    RoadBts "tr-bts" "A bar of time on the road, build to stock.",
    RoadBto "tr-bto" "A bar of time on the road, build to order.",
    PastPromise "latezone" "Ground past the promise.",
    Dot "ink" "A dot in ink: a word to the customer.",
    Office "zw" "A step that both strategies share.",
    StrongHalo "lab b bgt" "Strong words in ink over marks, with paper around them.",
}

impl Ink {
    /// The weight in which this ink's text is set.
    pub fn weight(self) -> Weight {
        match self {
            Ink::Title
            | Ink::Reading
            | Ink::Strong
            | Ink::StrongHalo
            | Ink::LabelBtsStrong
            | Ink::LabelBtoStrong => Weight::SemiBold,
            _ => Weight::Regular,
        }
    }

    /// How much larger than the chart's text size this ink is set [factor].
    pub fn scale(self) -> f64 {
        match self {
            Ink::Title => 1.08,
            Ink::Reading => 1.15,
            _ => 1.0,
        }
    }

    /// The same ink with paper around it, for labels that move inside a plot.
    pub fn over_marks(self) -> Ink {
        match self {
            Ink::Tick => Ink::TickHalo,
            Ink::LabelBts => Ink::LabelBtsHalo,
            Ink::LabelBto => Ink::LabelBtoHalo,
            other => other,
        }
    }
}

/// A strategy's key: colour, shape, dash and word always go together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StrategyKey {
    /// Build to stock: blue, square, solid.
    Bts,
    /// Build to order: vermillion, circle, dashed.
    Bto,
}

impl StrategyKey {
    /// The shape of the strategy's marks.
    pub fn shape(self) -> Shape {
        match self {
            StrategyKey::Bts => Shape::Square,
            StrategyKey::Bto => Shape::Circle,
        }
    }

    /// The strategy's name in ids.
    pub fn name(self) -> &'static str {
        match self {
            StrategyKey::Bts => "bts",
            StrategyKey::Bto => "bto",
        }
    }

    /// Picks this strategy's ink out of a pair.
    pub fn pick(self, bts: Ink, bto: Ink) -> Ink {
        match self {
            StrategyKey::Bts => bts,
            StrategyKey::Bto => bto,
        }
    }

    /// Filled marks.
    pub fn filled(self) -> Ink {
        self.pick(Ink::FilledBts, Ink::FilledBto)
    }

    /// Hollow marks.
    pub fn hollow(self) -> Ink {
        self.pick(Ink::HollowBts, Ink::HollowBto)
    }

    /// Lines.
    pub fn line(self) -> Ink {
        self.pick(Ink::LineBts, Ink::LineBto)
    }

    /// Labels.
    pub fn label(self) -> Ink {
        self.pick(Ink::LabelBts, Ink::LabelBto)
    }
}

/// The shape of a point, a dot or a key mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A square: build to stock.
    Square,
    /// A circle: build to order.
    Circle,
    /// A triangle: what a learner predicted.
    Triangle,
}

/// What the sheet does with a rectangle besides drawing it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Finish {
    /// An element of its own.
    Plain,
    /// Runs together with its neighbours of the same ink into one path: bars by the hundred.
    Joined,
    /// Corners rounded by a pixel: dots.
    Rounded,
}

/// The plotters style that carries an ink.
pub(super) fn style(ink: Ink, finish: Finish) -> ShapeStyle {
    RGBColor(ink as u8, finish as u8, 0).filled()
}

/// The ink and finish that a backend colour carries; an unknown number reads as the plainest ink.
pub(super) fn of_colour(colour: BackendColor) -> (Ink, Finish) {
    let (number, finish, _) = colour.rgb;
    let ink = Ink::ALL.get(usize::from(number)).copied().unwrap_or(Ink::Grid);
    let finish = match finish {
        1 => Finish::Joined,
        2 => Finish::Rounded,
        _ => Finish::Plain,
    };
    (ink, finish)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_ink_survives_the_way_through_a_colour() {
        for &ink in Ink::ALL {
            for finish in [Finish::Plain, Finish::Joined, Finish::Rounded] {
                let carried = style(ink, finish).color.to_backend_color();
                assert_eq!(of_colour(carried), (ink, finish));
            }
        }
    }

    #[test]
    fn the_style_sheet_knows_every_class() {
        let sheet = include_str!("../../static/css/chart.css");
        for ink in Ink::ALL {
            for class in ink.class().split(' ') {
                let known = sheet.match_indices(&format!(".{class}")).any(|(at, found)| {
                    sheet[at + found.len()..]
                        .chars()
                        .next()
                        .is_some_and(|next| !next.is_alphanumeric() && next != '-')
                });
                assert!(known, "chart.css has no rule for .{class}");
            }
        }
    }
}
