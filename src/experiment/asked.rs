//! One family of formulas that somebody asks for by name, as a lesson does: some of its quantities, each beside a measure
//! of the run, with inputs from the scenario or given with the question.
//!
//! Not here: the families themselves (`theory`), words (`i18n`).

use serde_json::{Map, Value};

use super::formulas::{held, reading, strategy_of};
use super::{FamilyHeld, HeldFormula, Prepared, Summary, setting};
use crate::measure::measure;
use crate::sim::Strategy;
use crate::stats::Estimate;
use crate::theory::family::{self, Broken, Family, Kind, Part, Quantity, Reading};

/// An input that does not come from the scenario by itself.
#[derive(Debug, Clone)]
pub enum AskedInput {
    /// A number.
    Number(f64),
    /// What the run gives for a measure.
    Measure(&'static str),
    /// A number of the scenario, by its path.
    Field(String),
    /// What another family gives for the same scenario.
    Quantity(&'static Family, &'static Quantity),
    /// A number that whoever asks knows by a name.
    Known(String),
    /// Several of them.
    List(Vec<AskedInput>),
}

impl PartialEq for AskedInput {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Number(one), Self::Number(two)) => one == two,
            (Self::Measure(one), Self::Measure(two)) => one == two,
            (Self::Field(one), Self::Field(two)) | (Self::Known(one), Self::Known(two)) => one == two,
            (Self::Quantity(one, of), Self::Quantity(two, other)) => one.id == two.id && of == other,
            (Self::List(one), Self::List(two)) => one == two,
            _ => false,
        }
    }
}

impl AskedInput {
    /// A quantity of a family by their names; none where there is none.
    #[must_use]
    pub fn of_family(family: &str, quantity: &str) -> Option<Self> {
        let family = family::family(family)?;
        Some(Self::Quantity(family, family.quantity(quantity)?))
    }
}

/// Beside what a quantity is shown.
#[derive(Debug, Clone, PartialEq)]
enum Beside {
    /// A measure of the run.
    Measure(&'static str),
    /// A number that whoever asks knows by a name.
    Known(String),
}

/// A family with what is to be shown of it.
#[derive(Debug, Clone)]
pub struct AskedFormula {
    family: &'static Family,
    /// Whose measures it is shown beside: the family's own strategy, where none is given.
    strategy: Option<Strategy>,
    shown: Vec<(&'static Quantity, Beside)>,
    inputs: Vec<(&'static str, AskedInput)>,
}

impl PartialEq for AskedFormula {
    fn eq(&self, other: &Self) -> bool {
        self.family.id == other.family.id
            && self.strategy == other.strategy
            && self.shown == other.shown
            && self.inputs == other.inputs
    }
}

impl AskedFormula {
    /// Nothing yet of a family; none where no family has the name.
    #[must_use]
    pub fn of(family: &str) -> Option<Self> {
        Some(Self { family: family::family(family)?, strategy: None, shown: Vec::new(), inputs: Vec::new() })
    }

    /// The names of all families.
    #[must_use]
    pub fn families() -> Vec<&'static str> {
        family::all().map(|family| family.id).collect()
    }

    /// The family's name.
    #[must_use]
    pub fn family(&self) -> &'static str {
        self.family.id
    }

    /// The names of its quantities.
    #[must_use]
    pub fn quantities(&self) -> Vec<&'static str> {
        self.family.quantities.iter().map(|quantity| quantity.id).collect()
    }

    /// The names of the inputs that may be given: numbers, counts and lists of numbers.
    #[must_use]
    pub fn inputs(&self) -> Vec<&'static str> {
        let is_number =
            |kind: Kind| matches!(kind, Kind::Number(..) | Kind::Whole(..) | Kind::Numbers(..) | Kind::Count);
        let inputs = self.family.parameters.iter().filter(|parameter| is_number(parameter.kind));
        inputs.map(|parameter| parameter.id).collect()
    }

    /// Shows a quantity, beside a measure or beside its own; false where there is no such quantity, or no measure.
    pub fn show(&mut self, quantity: &str, measure: Option<&'static str>) -> bool {
        let found = self.family.quantity(quantity);
        let shown =
            found.and_then(|quantity| Some((quantity, Beside::Measure(measure.or(quantity.measure)?))));
        let is_shown = shown.is_some();
        self.shown.extend(shown);
        is_shown
    }

    /// Shows a quantity beside a number that whoever asks knows by a name; false where there is no such quantity.
    pub fn show_beside(&mut self, quantity: &str, name: &str) -> bool {
        let found = self.family.quantity(quantity);
        self.shown.extend(found.map(|quantity| (quantity, Beside::Known(name.to_owned()))));
        found.is_some()
    }

    /// By which name whoever asks knows what a quantity is shown beside; none where it is a measure of the run.
    #[must_use]
    pub fn beside(&self, quantity: &Quantity) -> Option<&str> {
        self.shown.iter().find_map(|(shown, beside)| match beside {
            Beside::Known(name) if shown.id == quantity.id => Some(name.as_str()),
            _ => None,
        })
    }

    /// Of which strategy the measures are.
    pub fn set_strategy(&mut self, strategy: Strategy) {
        self.strategy = Some(strategy);
    }

    /// The place of the strategy whose measures they are: build to stock, build to order.
    #[must_use]
    pub fn place(&self) -> usize {
        match self.strategy {
            Some(Strategy::BuildToStock) => 0,
            Some(Strategy::BuildToOrder) => 1,
            None => strategy_of(self.family),
        }
    }

    /// Gives an input; false where there is none of the name.
    pub fn give(&mut self, name: &str, input: AskedInput) -> bool {
        let known = self.inputs().into_iter().find(|known| *known == name);
        self.inputs.extend(known.map(|known| (known, input)));
        known.is_some()
    }

    /// The formulas with the numbers of a run, and with those that whoever asks knows by name; none where they do not take
    /// them. Without a run, all inputs must be known.
    #[must_use]
    pub fn held(
        &self,
        run: Option<(&Prepared, &Summary)>,
        known: &dyn Fn(&str) -> Option<f64>,
    ) -> Option<FamilyHeld> {
        let reading = match run {
            Some((prepared, _)) if self.inputs.is_empty() => reading(prepared, self.family),
            _ => self.given(run, known)?,
        };
        let beside = |quantity: &'static Quantity| {
            self.shown.iter().find(|(shown, _)| shown.id == quantity.id).map(|(_, beside)| match beside {
                Beside::Measure(measure) => *measure,
                Beside::Known(_) => quantity.id,
            })
        };
        let held = held(self.family, reading, beside);
        (!held.formulas.is_empty()).then_some(held)
    }

    /// What stands beside a formula: of the run, or a number that is known by name, with whether it is exact.
    #[must_use]
    pub fn counted(
        &self,
        formula: &HeldFormula,
        summary: Option<&Summary>,
        known: &dyn Fn(&str) -> Option<(f64, bool)>,
    ) -> Estimate {
        match self.beside(formula.quantity) {
            Some(name) => match known(name) {
                Some((value, true)) => Estimate::exact(value),
                Some((value, false)) => Estimate::alone(value),
                None => Estimate::UNDEFINED,
            },
            None => {
                summary.map_or(Estimate::UNDEFINED, |summary| summary.of(formula.measure).each[self.place()])
            }
        }
    }

    /// The inputs that were given, and from the scenario those that were not, as one part. Of what the family assumes only
    /// what it always does is told: whoever gives inputs knows the rest.
    fn given(
        &self,
        run: Option<(&Prepared, &Summary)>,
        known: &dyn Fn(&str) -> Option<f64>,
    ) -> Option<Reading> {
        let place = self.place();
        let mut values = Map::new();
        for (name, input) in &self.inputs {
            values.insert((*name).to_owned(), value_of(input, run, known, place)?);
        }
        let mut scene =
            run.map_or_else(|| Reading::without(&[]), |(prepared, _)| reading(prepared, self.family));
        scene.broken.retain(Broken::is_of_the_formula);
        let there = scene.parts.into_iter().next().map(|part| part.inputs).unwrap_or_default();
        let inputs = self.family.read_inputs_over(&values, &there).ok()?;
        Some(Reading { parts: vec![Part { item: None, demand: 1.0, inputs }], broken: scene.broken })
    }
}

fn value_of(
    input: &AskedInput,
    run: Option<(&Prepared, &Summary)>,
    known: &dyn Fn(&str) -> Option<f64>,
    place: usize,
) -> Option<Value> {
    match input {
        AskedInput::Number(number) => Some(Value::from(*number)),
        AskedInput::Measure(id) => run?.1.of(measure(id)?.id).each[place].value.map(Value::from),
        AskedInput::Field(path) => setting(&run?.0.scenario, path).map(Value::from),
        AskedInput::Quantity(family, quantity) => {
            let computed = reading(run?.0, family).compute(family).ok()?;
            let own = computed.into_iter().find(|(own, _)| own.id == quantity.id);
            own.and_then(|(_, value)| value.ok()).map(Value::from)
        }
        AskedInput::Known(name) => known(name).map(Value::from),
        AskedInput::List(list) => {
            let values = list.iter().map(|input| value_of(input, run, known, place));
            values.collect::<Option<Vec<Value>>>().map(Value::Array)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Scenario;

    fn summary(rates: &[(&'static str, f64)]) -> Summary {
        let result = |(measure, rate): &(&'static str, f64)| super::super::MeasureResult {
            measure,
            each: [Estimate::alone(*rate); 2],
            difference: Estimate::UNDEFINED,
            saved: None,
        };
        Summary {
            replications: 1,
            results: rates.iter().map(result).collect(),
            warnings: Vec::new(),
            digest: String::new(),
        }
    }

    #[test]
    fn rates_of_the_run_go_into_a_formula() {
        let mut asked = AskedFormula::of("perfect_order").unwrap();
        let rates = ["documents_right_rate", "undamaged_rate", "right_rate"].map(AskedInput::Measure);
        assert!(asked.show("product", Some("perfect_order_rate")));
        assert!(asked.give("rates", AskedInput::List(rates.to_vec())));
        assert!(asked.give("correlation", AskedInput::Number(0.0)));
        let run = summary(&[("documents_right_rate", 0.9), ("undamaged_rate", 0.8), ("right_rate", 0.7)]);
        let held = asked.held(Some((&Prepared::new(Scenario::default()), &run)), &|_| None).unwrap();
        let [formula] = &held.formulas[..] else { panic!("{held:?}") };
        assert_eq!((formula.measure, (formula.value * 1e9).round()), ("perfect_order_rate", 504e6));
        assert_eq!(held.lists, [("p_j", vec![0.9, 0.8, 0.7])]);
        assert_eq!(held.broken, []);
        // Nothing was counted yet.
        assert!(asked.held(Some((&Prepared::new(Scenario::default()), &summary(&[]))), &|_| None).is_none());
    }

    #[test]
    fn a_number_of_the_scenario_is_an_input() {
        let mut asked = AskedFormula::of("orders_of_lines").unwrap();
        assert!(asked.show("order_rate", None) && asked.give("line_rate", AskedInput::Number(0.95)));
        assert!(asked.give("lines", AskedInput::Field("demand.lines.value".to_owned())));
        let scenario = Scenario::from_text(r#"{"demand": {"lines": 4}}"#).unwrap();
        let held = asked.held(Some((&Prepared::new(scenario), &summary(&[]))), &|_| None).unwrap();
        assert!((held.formulas[0].value - 0.814_506_25).abs() < 1e-12);
        assert!(held.symbols.contains(&("N", 4.0)) && held.broken.is_empty());
    }

    #[test]
    fn without_inputs_the_scenario_is_read() {
        let mut asked = AskedFormula::of("reorder_point").unwrap();
        assert!(asked.show("unit_fill_rate", None));
        let file = r#"{"demand": {"lines": 1, "units": 1},
            "replenishment": {"policy": "s_nq", "set_by": "explicit", "reorder_point": 20, "order_quantity": 9, "lead_time": 3}}"#;
        let held = asked
            .held(Some((&Prepared::new(Scenario::from_text(file).unwrap()), &summary(&[]))), &|_| None)
            .unwrap();
        assert_eq!((held.formulas.len(), held.formulas[0].measure), (1, "unit_fill_rate"));
    }

    #[test]
    fn what_is_not_given_comes_from_the_scenario() {
        let mut asked = AskedFormula::of("orders_of_lines").unwrap();
        assert!(asked.show("order_rate", Some("order_fill_rate")));
        assert!(asked.give("line_rate", AskedInput::Number(0.9)));
        let scenario = Scenario::from_text(
            r#"{"demand": {"lines": {"kind": "empirical", "values": [[1, 1], [3, 1]]}}}"#,
        );
        let run = summary(&[]);
        let held = asked.held(Some((&Prepared::new(scenario.unwrap()), &run)), &|_| None).unwrap();
        assert!((held.formulas[0].value - (0.9 + 0.729) / 2.0).abs() < 1e-12, "{held:?}");
    }

    #[test]
    fn known_numbers_and_another_family_are_inputs() {
        let mut asked = AskedFormula::of("waits_of_some").unwrap();
        let cycle = AskedInput::of_family("order_cycle_time", "mean").unwrap();
        assert!(AskedInput::of_family("order_cycle_time", "moon").is_none());
        let by_name = |name: &str| AskedInput::Known(name.to_owned());
        assert!(
            asked.give("share_waiting", by_name("share")) && asked.give("wait_of_those", by_name("wait"))
        );
        assert!(asked.show_beside("mean_over_all", "over all") && !asked.show_beside("moon", "over all"));
        let known = |name: &str| [("share", 0.4), ("wait", 2.0)].into_iter().find(|one| one.0 == name);
        let known = |name: &str| known(name).map(|one| one.1);
        let held = asked.held(None, &known).unwrap();
        assert_eq!((held.formulas.len(), held.formulas[0].value), (1, 0.8));
        assert_eq!(asked.beside(held.formulas[0].quantity), Some("over all"));
        let counted = |is_exact| asked.counted(&held.formulas[0], None, &|_| Some((0.7, is_exact)));
        assert_eq!((counted(true), counted(false)), (Estimate::exact(0.7), Estimate::alone(0.7)));
        // A number of the run needs a run.
        assert!(asked.give("cycle_mean", cycle) && asked.held(None, &known).is_none());
        let file = r#"{"order_cycle": {"transport": 3, "scheduling": 0}}"#;
        let prepared = Prepared::new(Scenario::from_text(file).unwrap());
        let held = asked.held(Some((&prepared, &summary(&[]))), &known).unwrap();
        assert!(held.symbols.iter().any(|(symbol, number)| *symbol == "C" && *number > 3.0), "{held:?}");
    }

    #[test]
    fn a_strategy_is_that_of_the_family_or_the_one_that_is_asked_for() {
        let mut asked = AskedFormula::of("normal_times").unwrap();
        assert!(asked.show("promise_for", Some("firm_clock_p95")));
        assert_eq!(asked.place(), 0);
        asked.set_strategy(Strategy::BuildToOrder);
        assert_eq!(asked.place(), 1);
        assert!(asked.give("mean", AskedInput::Measure("firm_clock_mean")));
        assert!(asked.give("standard_deviation", AskedInput::Number(1.0)));
        let mut run = summary(&[("firm_clock_mean", 2.0)]);
        run.results[0].each[1] = Estimate::alone(3.0);
        let held = asked.held(Some((&Prepared::new(Scenario::default()), &run)), &|_| None).unwrap();
        assert!((held.formulas[0].value - 4.644_853_627).abs() < 1e-9);
        assert_eq!(held.broken, [Broken::NormalTimes]);
    }

    #[test]
    fn names_that_lead_nowhere_are_told() {
        assert!(AskedFormula::of("moon").is_none());
        let mut asked = AskedFormula::of("safety_stock").unwrap();
        assert!(!asked.show("moon", Some("unit_fill_rate")) && !asked.show("safety_stock", None));
        assert!(!asked.give("moon", AskedInput::Number(1.0)));
        assert!(AskedFormula::families().contains(&"eoq") && asked.quantities().contains(&"unit_fill_rate"));
    }
}
