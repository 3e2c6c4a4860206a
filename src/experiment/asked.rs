//! One family of formulas that somebody asks for by name, as a lesson does: some of its quantities, each beside a measure
//! of the run, with inputs from the scenario or given with the question.
//!
//! Not here: the families themselves (`theory`), words (`i18n`).

use serde_json::{Map, Value};

use super::formulas::{held, reading, strategy_of};
use super::{FamilyHeld, Prepared, Summary, setting};
use crate::measure::measure;
use crate::theory::family::{self, Family, Kind, Part, Quantity, Reading};

/// An input that does not come from the scenario by itself.
#[derive(Debug, Clone, PartialEq)]
pub enum AskedInput {
    /// A number.
    Number(f64),
    /// What the run gives for a measure.
    Measure(&'static str),
    /// A number of the scenario, by its path.
    Field(String),
    /// Several of them.
    List(Vec<AskedInput>),
}

/// A family with what is to be shown of it.
#[derive(Debug, Clone)]
pub struct AskedFormula {
    family: &'static Family,
    shown: Vec<(&'static Quantity, &'static str)>,
    inputs: Vec<(&'static str, AskedInput)>,
}

impl PartialEq for AskedFormula {
    fn eq(&self, other: &Self) -> bool {
        self.family.id == other.family.id && self.shown == other.shown && self.inputs == other.inputs
    }
}

impl AskedFormula {
    /// Nothing yet of a family; none where no family has the name.
    #[must_use]
    pub fn of(family: &str) -> Option<Self> {
        Some(Self { family: family::family(family)?, shown: Vec::new(), inputs: Vec::new() })
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
        let shown = found.and_then(|quantity| Some((quantity, measure.or(quantity.measure)?)));
        self.shown.extend(shown);
        shown.is_some()
    }

    /// Gives an input; false where there is none of the name.
    pub fn give(&mut self, name: &str, input: AskedInput) -> bool {
        let known = self.inputs().into_iter().find(|known| *known == name);
        self.inputs.extend(known.map(|known| (known, input)));
        known.is_some()
    }

    /// The formulas with the numbers of a run; none where they do not take them.
    #[must_use]
    pub fn held(&self, prepared: &Prepared, summary: &Summary) -> Option<FamilyHeld> {
        let reading = if self.inputs.is_empty() {
            reading(prepared, self.family)
        } else {
            self.given(prepared, summary)?
        };
        let beside = |quantity: &'static Quantity| {
            self.shown.iter().find(|(shown, _)| shown.id == quantity.id).map(|(_, measure)| *measure)
        };
        let held = held(self.family, reading, beside);
        (!held.formulas.is_empty()).then_some(held)
    }

    /// The inputs that were given, as one part. What the family assumes of a scenario is not asked: whoever gives inputs
    /// knows it.
    fn given(&self, prepared: &Prepared, summary: &Summary) -> Option<Reading> {
        let place = strategy_of(self.family);
        let mut values = Map::new();
        for (name, input) in &self.inputs {
            values.insert((*name).to_owned(), value_of(input, prepared, summary, place)?);
        }
        let inputs = self.family.read_inputs(&values).ok()?;
        Some(Reading { parts: vec![Part { item: None, demand: 1.0, inputs }], broken: Vec::new() })
    }
}

fn value_of(input: &AskedInput, prepared: &Prepared, summary: &Summary, place: usize) -> Option<Value> {
    match input {
        AskedInput::Number(number) => Some(Value::from(*number)),
        AskedInput::Measure(id) => summary.of(measure(id)?.id).each[place].value.map(Value::from),
        AskedInput::Field(path) => setting(&prepared.scenario, path).map(Value::from),
        AskedInput::List(list) => {
            let values = list.iter().map(|input| value_of(input, prepared, summary, place));
            values.collect::<Option<Vec<Value>>>().map(Value::Array)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Scenario;
    use crate::stats::Estimate;

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
        let held = asked.held(&Prepared::new(Scenario::default()), &run).unwrap();
        let [formula] = &held.formulas[..] else { panic!("{held:?}") };
        assert_eq!((formula.measure, (formula.value * 1e9).round()), ("perfect_order_rate", 504e6));
        assert_eq!(held.lists, [("p_j", vec![0.9, 0.8, 0.7])]);
        assert_eq!(held.broken, []);
        // Nothing was counted yet.
        assert!(asked.held(&Prepared::new(Scenario::default()), &summary(&[])).is_none());
    }

    #[test]
    fn a_number_of_the_scenario_is_an_input() {
        let mut asked = AskedFormula::of("orders_of_lines").unwrap();
        assert!(asked.show("order_rate", None) && asked.give("line_rate", AskedInput::Number(0.95)));
        assert!(asked.give("lines", AskedInput::Field("demand.lines.value".to_owned())));
        let scenario = Scenario::from_text(r#"{"demand": {"lines": 4}}"#).unwrap();
        let held = asked.held(&Prepared::new(scenario), &summary(&[])).unwrap();
        assert!((held.formulas[0].value - 0.814_506_25).abs() < 1e-12);
        assert!(held.symbols.contains(&("N", 4.0)) && held.broken.is_empty());
    }

    #[test]
    fn without_inputs_the_scenario_is_read() {
        let mut asked = AskedFormula::of("reorder_point").unwrap();
        assert!(asked.show("unit_fill_rate", None));
        let file = r#"{"demand": {"lines": 1, "units": 1},
            "replenishment": {"policy": "s_nq", "set_by": "explicit", "reorder_point": 20, "order_quantity": 9, "lead_time": 3}}"#;
        let held = asked.held(&Prepared::new(Scenario::from_text(file).unwrap()), &summary(&[])).unwrap();
        assert_eq!((held.formulas.len(), held.formulas[0].measure), (1, "unit_fill_rate"));
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
