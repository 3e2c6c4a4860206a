//! What is asked for: texts as they were typed and names as they were chosen, with what stands there while nothing was.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::ExperimentKind;
use crate::experiment::{Knob, Range, bound_of};
use crate::i18n::{Language, decimals_needed, format_plain, is_share_measure, shown_factor};
use crate::model::Scenario;

/// A field of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// The number that is swept or searched over, by its path.
    Path,
    /// Its first value.
    From,
    /// Its last value.
    To,
    /// How many values.
    Count,
    /// From one value to the next.
    Step,
    /// A second number that is searched over, by its path; empty for none.
    SecondPath,
    /// Its first value.
    SecondFrom,
    /// Its last value.
    SecondTo,
    /// From one of its values to the next.
    SecondStep,
    /// The measure.
    Measure,
    /// Whether the target is met at or above, or at or below, its value.
    Side,
    /// The target's value.
    Target,
    /// The measure of which the least or the most is wanted.
    Goal,
    /// Which of the two.
    Aim,
    /// Whose policy is looked for.
    Strategy,
    /// What build to order turns.
    Turned,
    /// By which share each number is changed.
    Share,
    /// Replications a point.
    Replications,
}

/// The fields of one number that is searched over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AxisFields {
    /// Its path.
    pub path: Field,
    /// Its first value.
    pub from: Field,
    /// Its last value.
    pub to: Field,
    /// From one value to the next.
    pub step: Field,
}

/// The first number of a search, and the second.
pub const AXES: [AxisFields; 2] = [
    AxisFields { path: Field::Path, from: Field::From, to: Field::To, step: Field::Step },
    AxisFields {
        path: Field::SecondPath,
        from: Field::SecondFrom,
        to: Field::SecondTo,
        step: Field::SecondStep,
    },
];

/// Decimals that a box shows at the most.
const MOST_DECIMALS: usize = 6;

/// A form.
#[derive(Clone, Debug, PartialEq)]
pub struct Form {
    kind: ExperimentKind,
    scenario: Rc<Scenario>,
    filled: BTreeMap<Field, String>,
    /// The values of the number that make sense, and how many of them.
    usual: (Range, u32),
    /// Those of the second number.
    second: Range,
}

impl Form {
    /// An empty form.
    #[must_use]
    pub fn of(kind: ExperimentKind, scenario: Rc<Scenario>) -> Self {
        let mut form = Self { kind, scenario, filled: BTreeMap::new(), usual: (NOTHING, 2), second: NOTHING };
        form.renew();
        form
    }

    /// The scenario that it is about.
    #[must_use]
    pub fn scenario(&self) -> &Rc<Scenario> {
        &self.scenario
    }

    /// Which experiment it is of.
    #[must_use]
    pub fn kind(&self) -> ExperimentKind {
        self.kind
    }

    /// Whether something was typed into a field.
    #[must_use]
    pub fn is_filled(&self, field: Field) -> bool {
        self.filled.contains_key(&field)
    }

    /// Takes what was typed or chosen. Values of another number make no sense for this one, and are forgotten.
    pub(super) fn fill(&mut self, field: Field, text: String) {
        self.filled.insert(field, text);
        let [first, second] = AXES.map(|axis| [axis.from, axis.to, axis.step]);
        match field {
            Field::Path => {
                self.forget(&first);
                self.forget(&[Field::Count, Field::Goal]);
            }
            Field::SecondPath => self.forget(&second),
            Field::Strategy => {
                self.forget(&first);
                self.forget(&second);
                self.forget(&[Field::Path, Field::SecondPath, Field::Goal, Field::Measure]);
                self.forget(&[Field::Target, Field::Side]);
            }
            Field::Measure => self.forget(&[Field::Target, Field::Side]),
            _ => {}
        }
        if matches!(field, Field::Path | Field::SecondPath | Field::Strategy) {
            // One number is not turned twice.
            if self.chosen(Field::SecondPath) == self.path() {
                self.forget(&second);
                self.forget(&[Field::SecondPath]);
            }
            self.renew();
        }
    }

    fn forget(&mut self, fields: &[Field]) {
        for field in fields {
            self.filled.remove(field);
        }
    }

    fn renew(&mut self) {
        self.usual = match self.kind {
            ExperimentKind::Sweep => swept(&self.scenario, self.path()),
            ExperimentKind::Find => {
                let range = |path: &str| {
                    let knob = Knob::of_path(&self.scenario, path);
                    knob.map_or(NOTHING, |knob| knob.usual_range(&self.scenario))
                };
                if self.has_second() {
                    self.second = at_most(MOST_OF_TWO, range(self.chosen(Field::SecondPath)));
                    (at_most(MOST_OF_TWO, range(self.path())), 0)
                } else {
                    (coarser(range(self.path())), 0)
                }
            }
            ExperimentKind::Frontier | ExperimentKind::Sensitivity => return,
        };
    }

    /// A name that was chosen, or the usual one; empty for a number.
    #[must_use]
    pub fn chosen(&self, field: Field) -> &str {
        if let Some(text) = self.filled.get(&field) {
            return text;
        }
        match (field, self.kind) {
            (Field::Path, _) => self.path(),
            (Field::Measure, ExperimentKind::Frontier) => "on_time_delivery_rate",
            (Field::Measure, ExperimentKind::Find) if self.is_of_stock() => "order_fill_rate",
            (Field::Measure, ExperimentKind::Find) => "on_time_delivery_rate",
            (Field::Measure, _) => "perfect_order_rate",
            // A promise costs nothing: the shortest is wanted.
            (Field::Goal, _) if self.turns_promise() => "promised_mean",
            (Field::Goal, _) => "cost_per_order_without_penalties",
            (Field::Aim, _) => "least",
            (Field::Side, _) if is_share_measure(self.chosen(Field::Measure)) => "at_least",
            (Field::Side, _) => "at_most",
            (Field::Strategy, _) => "bts",
            (Field::Turned, _) => "capacity",
            _ => "",
        }
    }

    /// Whether the search is over two numbers.
    #[must_use]
    pub fn has_second(&self) -> bool {
        !self.chosen(Field::SecondPath).is_empty()
    }

    /// Whether the policy of build to stock is looked for.
    #[must_use]
    pub fn is_of_stock(&self) -> bool {
        self.chosen(Field::Strategy) != "bto"
    }

    fn turns_promise(&self) -> bool {
        Knob::of_promise(&self.scenario).is_some_and(|knob| knob.path == self.path())
    }

    /// The path that was chosen, or the strategy's own number.
    fn path(&self) -> &str {
        if let Some(path) = self.filled.get(&Field::Path) {
            return path;
        }
        let policy = self.scenario.replenishment.policy;
        match (self.is_of_stock(), policy.service_target()) {
            (false, _) => "production.servers",
            // The knob of build to stock is one of a few.
            (true, _) => {
                Knob::of_stock(&self.scenario).map_or("production.servers", |knob| known(&knob.path))
            }
        }
    }

    /// A number that was typed, as it stands in its box; the usual one where nothing was.
    #[must_use]
    pub fn typed(&self, field: Field, language: Language) -> String {
        if let Some(text) = self.filled.get(&field) {
            return text.clone();
        }
        let shown = self.usual(field) * self.factor(field);
        // Through fewer digits than a number has, so that 0.95 is 95 and not 94.99999999999999.
        let shown = (shown * 1e9).round() / 1e9;
        format_plain(language, shown, decimals_needed(shown, MOST_DECIMALS))
    }

    /// What was typed into a box, if anything was.
    #[must_use]
    pub fn text(&self, field: Field) -> Option<&str> {
        self.filled.get(&field).map(String::as_str)
    }

    /// What a number is when nothing was typed.
    #[must_use]
    pub fn usual(&self, field: Field) -> f64 {
        let (range, count) = self.usual;
        match (field, self.kind) {
            (Field::From, _) => range.from,
            (Field::To, _) => range.to,
            (Field::Step, _) => range.step,
            (Field::SecondFrom, _) => self.second.from,
            (Field::SecondTo, _) => self.second.to,
            (Field::SecondStep, _) => self.second.step,
            (Field::Count, _) => f64::from(count),
            (Field::Target, _) if is_share_measure(self.chosen(Field::Measure)) => 0.95,
            (Field::Target, _) => 3.0,
            (Field::Share, _) => crate::experiment::USUAL_SHARE,
            (_, ExperimentKind::Sweep) => 200.0,
            (_, ExperimentKind::Find) => 400.0,
            _ => 100.0,
        }
    }

    /// Shown units in one of a field's: shares are typed in per cent.
    #[must_use]
    pub fn factor(&self, field: Field) -> f64 {
        match field {
            Field::From | Field::To | Field::Step => shown_factor(self.chosen(Field::Path)),
            Field::SecondFrom | Field::SecondTo | Field::SecondStep => {
                shown_factor(self.chosen(Field::SecondPath))
            }
            Field::Target if is_share_measure(self.chosen(Field::Measure)) => 100.0,
            Field::Share => 100.0,
            _ => 1.0,
        }
    }
}

/// What stands for the values of a number that has none.
const NOTHING: Range = Range { from: 0.0, to: 1.0, step: 1.0 };

/// Values of each of two numbers, at the most: some two thousand policies, of which a search tries a small part.
const MOST_OF_TWO: f64 = 50.0;

/// Round steps so wide that there are no more than so many.
fn at_most(most: f64, range: Range) -> Range {
    const DIGITS: [f64; 3] = [1.0, 2.0, 5.0];
    let wished = (range.to - range.from) / most;
    if wished <= range.step {
        return range;
    }
    let ten = libm::pow(10.0, libm::floor(libm::log10(wished)));
    let digit = DIGITS.into_iter().find(|digit| digit * ten >= wished);
    let step = digit.map_or(10.0 * ten, |digit| digit * ten);
    // Through fewer digits than a number has, so that 0.3 stays 0.3.
    Range { step: (step * 1e9).round() / 1e9, ..range }
}

/// Steps that can be told apart in a minute: half a per cent where the table of bounds has a tenth.
fn coarser(range: Range) -> Range {
    const FINE: f64 = 0.001;
    const HALF_A_PER_CENT: f64 = 0.005;
    Range { step: if range.step == FINE { HALF_A_PER_CENT } else { range.step }, ..range }
}

/// The paths that a knob of build to stock can have.
fn known(path: &str) -> &'static str {
    const KNOWN: [&str; 5] = [
        "replenishment.cycle_service_level",
        "replenishment.unit_fill_rate",
        "replenishment.order_fill_rate",
        "replenishment.level",
        "replenishment.reorder_point",
    ];
    KNOWN.into_iter().find(|known| *known == path).unwrap_or(KNOWN[4])
}

/// Where a sweep of a number begins and ends, and over how many values: around what it is, as far as its limits
/// allow, and as wide as makes sense for the number that decides how much is on the shelf.
fn swept(scenario: &Scenario, path: &str) -> (Range, u32) {
    const VALUES: u32 = 8;
    const STEPS_FROM_ZERO: f64 = 7.0;
    const MOST_TARGET: f64 = 0.999;
    let Ok(knob) = Knob::of_path(scenario, path) else { return (Range { from: 0.0, to: 1.0, step: 1.0 }, 2) };
    let bound = bound_of(path);
    let step = bound.map_or(0.0, |bound| bound.step);
    let is_own = [Knob::of_stock(scenario), Knob::of_capacity(scenario)];
    let is_own = is_own.into_iter().flatten().any(|own| own.path == path);
    let (mut from, mut to) = if is_own {
        let range = knob.usual_range(scenario);
        // Whole per cents all the way.
        (range.from, if range.to == MOST_TARGET { 0.99 } else { range.to })
    } else if knob.base == 0.0 {
        (0.0, STEPS_FROM_ZERO * if step > 0.0 { step } else { 1.0 })
    } else {
        let ends = [0.5 * knob.base, 1.5 * knob.base];
        (ends[0].min(ends[1]), ends[0].max(ends[1]))
    };
    if let Some(bound) = bound {
        (from, to) = (from.max(bound.min), to.min(bound.max).max(from.max(bound.min)));
        // Far less than a step is as good as none: values that read well.
        let round = |value: f64, to_whole: fn(f64) -> f64| {
            let grain = if bound.whole { 1.0 } else { step };
            if grain > 0.0 { to_whole(value / grain) * grain } else { value }
        };
        (from, to) = (round(from, f64::floor).max(bound.min), round(to, f64::ceil).min(bound.max));
        if bound.whole {
            let span = to - from;
            let last = f64::from(VALUES - 1);
            if span < last {
                return (Range { from, to, step: 1.0 }, span as u32 + 1);
            }
            // Whole values all the way.
            to = from + (span / last).floor() * last;
        }
    }
    let digits = |value: f64| (value * 1e9).round() / 1e9;
    (Range { from: digits(from), to: digits(to), step }, VALUES)
}
