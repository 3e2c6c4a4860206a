//! Reads the formulas that a lesson names, each a family of theory with some of its quantities, and gives them the numbers of
//! the lesson's runs.
//!
//! Not here: the families (`theory`), how they take their inputs (`experiment`), their elements (`ui`).

use crate::experiment::{AskedFormula, AskedInput, FamilyHeld, Fold, HeldFormula, Summary, setting};
use crate::measure::measure;

use super::claims::{Known, STRATEGIES};
use super::complaint::Problem;
use super::lesson::{BASE, Lesson, Reveal, Source, Variant};
use super::node::{Node, Report};

/// So many formulas are enough for one lesson.
const MOST: usize = 3;
/// So many quantities of each are shown.
const MOST_SHOWN: usize = 4;

/// A formula of a lesson.
#[derive(Clone, Debug, PartialEq)]
pub struct Formula {
    /// The family, what is shown of it, and what goes into it.
    pub asked: AskedFormula,
    /// The variant whose numbers go into it; none for the one that answers the prediction.
    pub variant: Option<String>,
}

impl Formula {
    /// With the numbers of a run, none where the lesson's own records say all; `shown` is what each reveal shows. None where
    /// it does not take them.
    #[must_use]
    pub fn held(
        &self,
        lesson: &Lesson,
        run: Option<(&Fold, &Summary)>,
        shown: &[Option<f64>],
    ) -> Option<FamilyHeld> {
        let known = |name: &str| Self::known(lesson, shown, name).map(|(value, _)| value);
        self.asked.held(run.map(|(fold, summary)| (&**fold.prepared(), summary)), &known)
    }

    /// The reveal beside which a quantity is shown; none where it is a measure of the run.
    #[must_use]
    pub fn reveal<'l>(&self, lesson: &'l Lesson, formula: &HeldFormula) -> Option<&'l Reveal> {
        lesson.reveals.get(place_of(lesson, self.asked.beside(formula.quantity)?)?)
    }

    /// What a reveal shows, and whether that is exact; none where there is nothing to show.
    #[must_use]
    pub fn known(lesson: &Lesson, shown: &[Option<f64>], name: &str) -> Option<(f64, bool)> {
        let place = place_of(lesson, name)?;
        // A run has an error, even where it is not known.
        let is_exact = matches!(lesson.reveals[place].source, Source::Records { .. });
        Some((shown.get(place).copied().flatten()?, is_exact))
    }
}

fn place_of(lesson: &Lesson, reveal: &str) -> Option<usize> {
    lesson.reveals.iter().position(|known| known.id == reveal)
}

/// What a formula may name.
pub(super) struct Names<'k> {
    pub(super) known: &'k Known<'k>,
    pub(super) variants: &'k [Variant],
    pub(super) reveals: &'k [String],
}

impl Names<'_> {
    /// The formula, or each of a list of them.
    pub(super) fn formulas(&self, node: &Node<'_>, report: &mut Report) -> Vec<Formula> {
        if node.value.is_array() {
            let entries = node.list(report, 1..=MOST);
            return entries.iter().filter_map(|entry| self.formula(entry, report)).collect();
        }
        self.formula(node, report).into_iter().collect()
    }

    /// A family, some of its quantities, and the inputs that the scenario does not give by itself.
    fn formula(&self, node: &Node<'_>, report: &mut Report) -> Option<Formula> {
        node.fields(report, &["family", "show", "inputs", "variant", "strategy"])?;
        let family = node.need(report, "family")?;
        let name = family.text(report)?;
        let Some(mut asked) = AskedFormula::of(name) else {
            family.not_a_choice(report, name, AskedFormula::families().into_iter());
            return None;
        };
        let variant = node.get("variant").and_then(|node| self.known.variant(&node, report));
        if let Some(strategy) = node.get("strategy").and_then(|node| node.choice(report, &STRATEGIES)) {
            asked.set_strategy(strategy);
        }
        let shown = node.need(report, "show").map(|shown| shown.list(report, 1..=MOST_SHOWN));
        for entry in shown.unwrap_or_default() {
            self.show(&entry, report, &mut asked);
        }
        let of = variant.as_deref().unwrap_or(BASE);
        let scenario = self.variants.iter().find(|known| known.id == of);
        let inputs = node.get("inputs");
        for (name, value) in inputs.as_ref().and_then(|node| node.any_fields(report)).into_iter().flatten() {
            let entry = Node { path: format!("{}/inputs/{name}", node.path), value };
            if !asked.inputs().contains(&name.as_str()) {
                entry.not_a_choice(report, name, asked.inputs().into_iter());
            } else if let Some(input) = self.input(&entry, report, scenario) {
                asked.give(name, input);
            }
        }
        Some(Formula { asked, variant })
    }

    /// A quantity, and the measure or the reveal beside it.
    fn show(&self, entry: &Node<'_>, report: &mut Report, asked: &mut AskedFormula) {
        if entry.fields(report, &["quantity", "measure", "reveal"]).is_none() {
            return;
        }
        let Some(quantity) = entry.need(report, "quantity") else { return };
        let Some(name) = quantity.text(report) else { return };
        let is_known = asked.quantities().contains(&name);
        if !is_known {
            quantity.not_a_choice(report, name, asked.quantities().into_iter());
        }
        if let Some(reveal) = entry.get("reveal") {
            if let Some(reveal) = self.reveal(&reveal, report).filter(|_| is_known) {
                asked.show_beside(name, &reveal);
            }
            return;
        }
        let beside = entry.get("measure").map(|node| known_measure(&node, report));
        let measure = match beside {
            None => None,
            Some(Some(measure)) => Some(measure),
            Some(None) => return,
        };
        if is_known && !asked.show(name, measure) {
            report.complain(&entry.path, Problem::Missing("measure"));
        }
    }

    /// The name of a reveal that there is.
    fn reveal(&self, node: &Node<'_>, report: &mut Report) -> Option<String> {
        let name = node.text(report)?;
        if !self.reveals.iter().any(|known| known == name) {
            node.not_a_choice(report, name, self.reveals.iter().map(String::as_str));
            return None;
        }
        Some(name.to_owned())
    }

    /// A number, `{"measure": …}`, `{"field": …}`, `{"reveal": …}`, `{"family": …, "quantity": …}`, or a list of them.
    fn input(&self, node: &Node<'_>, report: &mut Report, of: Option<&Variant>) -> Option<AskedInput> {
        const LARGEST: f64 = 1e12;
        if node.value.is_array() {
            let entries = node.list(report, 1..=9);
            let inputs = entries.iter().map(|entry| self.input(entry, report, of));
            return inputs.collect::<Option<Vec<_>>>().map(AskedInput::List);
        }
        if !node.value.is_object() {
            return node.number(report, -LARGEST..=LARGEST).map(AskedInput::Number);
        }
        node.fields(report, &["measure", "field", "reveal", "family", "quantity"])?;
        if let Some(measure) = node.get("measure") {
            return known_measure(&measure, report).map(AskedInput::Measure);
        }
        if let Some(reveal) = node.get("reveal") {
            return self.reveal(&reveal, report).map(AskedInput::Known);
        }
        if let Some(family) = node.get("family") {
            return other_family(&family, node, report);
        }
        let field = node.need(report, "field")?;
        let path = field.text(report)?;
        if of.is_some_and(|of| setting(&of.scenario, path).is_none()) {
            report.complain(&field.path, Problem::NoSuchNumber(path.to_owned()));
            return None;
        }
        Some(AskedInput::Field(path.to_owned()))
    }
}

/// A quantity of another family.
fn other_family(family: &Node<'_>, node: &Node<'_>, report: &mut Report) -> Option<AskedInput> {
    let name = family.text(report)?;
    let Some(asked) = AskedFormula::of(name) else {
        family.not_a_choice(report, name, AskedFormula::families().into_iter());
        return None;
    };
    let quantity = node.need(report, "quantity")?;
    let of = quantity.text(report)?;
    let found = AskedInput::of_family(name, of);
    if found.is_none() {
        quantity.not_a_choice(report, of, asked.quantities().into_iter());
    }
    found
}

fn known_measure(node: &Node<'_>, report: &mut Report) -> Option<&'static str> {
    let name = node.text(report)?;
    let found = measure(name).map(|measure| measure.id);
    if found.is_none() {
        report.complain(&node.path, Problem::UnknownMeasure(name.to_owned()));
    }
    found
}
