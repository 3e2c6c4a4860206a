//! The checked scenario: every field within its bound, every law sound. `{}` is the default scenario.

use serde::Serialize;
use serde_json::Value;

use super::complaint::{Complaint, Problem};
use super::note::Findings;
use super::walk::Walk;
use super::{
    AfterDelivery, Basket, Definitions, Demand, Disruption, Money, OrderCycle, Production, Promise, Quality,
    Replenishment, Run, Service, Surge,
};
use crate::sorting::sort_by;

/// The version of the scenario file that this program writes, and the newest it reads.
pub const SCHEMA_VERSION: u32 = 1;

/// Everything that a simulation needs to know.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Scenario {
    /// Version of the file's form.
    pub schema: u32,
    /// What the scenario is called.
    pub name: String,
    /// Length, number and seed of the runs.
    pub run: Run,
    /// Customer demand.
    pub demand: Demand,
    /// Durations of the order cycle.
    pub order_cycle: OrderCycle,
    /// What customers are promised.
    pub promise: Promise,
    /// Shortages, shipping and delivery runs.
    pub service: Service,
    /// Build to stock: replenishment.
    pub replenishment: Replenishment,
    /// Build to order: production.
    pub production: Production,
    /// Faults.
    pub quality: Quality,
    /// Disruptions, measured against the same scenario without them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub disruptions: Vec<Disruption>,
    /// Corrections and warranty; without it, nothing is followed beyond delivery.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after_delivery: Option<AfterDelivery>,
    /// Parameters of measures.
    pub measures: Definitions,
    /// Prices and costs.
    pub money: Money,
}

impl Scenario {
    /// Reads a scenario file.
    ///
    /// # Errors
    /// Everything that is wrong with it, at once.
    pub fn from_text(text: &str) -> Result<Self, Vec<Complaint>> {
        let value = serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|error| {
            vec![Complaint {
                path: String::new(),
                value: String::new(),
                problem: Problem::Syntax { line: error.line(), column: error.column() },
            }]
        })?;
        Self::from_json(&value)
    }

    /// Checks a scenario that is JSON already.
    ///
    /// # Errors
    /// Everything that is wrong with it, at once.
    pub fn from_json(value: &Value) -> Result<Self, Vec<Complaint>> {
        let (scenario, findings) = Self::read(value, Findings::default());
        if findings.complaints.is_empty() { Ok(scenario) } else { Err(findings.complaints) }
    }

    /// The walk: the scenario with defaults in place of whatever is wrong, and the complaints.
    pub(super) fn read(value: &Value, mut findings: Findings) -> (Self, Findings) {
        let scenario = Walk::whole(value, &mut findings, |file| {
            // Editors look for a schema under this name; it is theirs, and not kept.
            file.text("$schema", "");
            let schema = file.number(&super::bounds::FIXED_COUNT.called("schema")) as u32;
            if schema > SCHEMA_VERSION {
                let problem = Problem::NewerSchema { newest: SCHEMA_VERSION };
                file.complain("schema", &Value::from(schema), problem);
            }
            Self {
                schema: SCHEMA_VERSION,
                name: file.text("name", ""),
                run: file.section("run", Run::read),
                demand: file.section("demand", Demand::read),
                order_cycle: file.section("order_cycle", OrderCycle::read),
                promise: file.section("promise", Promise::read),
                service: file.section("service", Service::read),
                replenishment: file.section("replenishment", Replenishment::read),
                production: file.section("production", Production::read),
                quality: file.section("quality", Quality::read),
                disruptions: Disruption::read_all(file),
                after_delivery: AfterDelivery::read_if_any(file),
                measures: file.section("measures", Definitions::read),
                money: file.section("money", Money::read),
            }
        });
        findings.complaints.extend(scenario.too_much_work());
        (scenario, findings)
    }

    /// The whole scenario as JSON, defaults included, keys in alphabetical order: the form that is saved,
    /// sent to workers and digested.
    #[must_use]
    pub fn to_json(&self) -> Value {
        // Plain data with text keys and finite numbers always has a JSON form.
        serde_json::to_value(self).unwrap_or(Value::Null)
    }

    /// The number at a path such as `demand.orders_per_day`; `None` where the scenario has no such number.
    #[must_use]
    pub fn number_at(&self, path: &str) -> Option<f64> {
        let (group, rest) = path.split_once('.')?;
        // Only the group at hand is written out: demand may list thousands of items.
        let written = match group {
            "run" => serde_json::to_value(self.run),
            "demand" => return self.demand.number_at(rest),
            "promise" => serde_json::to_value(&self.promise),
            "service" => serde_json::to_value(self.service),
            "replenishment" => serde_json::to_value(&self.replenishment),
            "production" => serde_json::to_value(&self.production),
            "quality" => serde_json::to_value(&self.quality),
            "order_cycle" => serde_json::to_value(&self.order_cycle),
            "after_delivery" => serde_json::to_value(&self.after_delivery),
            "measures" => serde_json::to_value(self.measures),
            "money" => serde_json::to_value(&self.money),
            _ => return None,
        };
        rest.split('.').try_fold(&written.ok()?, |value, name| value.get(name))?.as_f64()
    }

    /// Every surge of demand, those that are disruptions last.
    #[must_use]
    pub fn surges(&self) -> Vec<Surge> {
        let disruptions = self.disruptions.iter().filter_map(Disruption::surge);
        self.demand.surges.iter().copied().chain(disruptions).collect()
    }

    /// The same scenario without disruptions; `None` where there are none.
    #[must_use]
    pub fn undisturbed(&self) -> Option<Self> {
        (!self.disruptions.is_empty()).then(|| Self { disruptions: Vec::new(), ..self.clone() })
    }

    /// Mean number of units in an order.
    #[must_use]
    pub fn units_per_order(&self) -> f64 {
        match self.demand.baskets.as_slice() {
            [] => self.lines_per_order() * self.demand.units.mean(),
            baskets => {
                weighted(baskets, |basket| basket.lines.iter().map(|line| f64::from(line.units)).sum())
            }
        }
    }

    /// How many lines an order has: numbers and their shares, the smallest first.
    #[must_use]
    pub fn order_sizes(&self) -> Vec<(usize, f64)> {
        let baskets = &self.demand.baskets;
        if baskets.is_empty() {
            let shares = self.demand.lines.probabilities(self.demand.items.count());
            return shares.into_iter().enumerate().map(|(index, share)| (index + 1, share)).collect();
        }
        let total: f64 = baskets.iter().map(|basket| basket.weight).sum();
        let mut sizes: Vec<(usize, f64)> =
            baskets.iter().map(|basket| (basket.lines.len(), basket.weight / total)).collect();
        sort_by(&mut sizes, |one, other| one.0.cmp(&other.0));
        sizes
    }

    /// Mean number of lines in an order, which cannot have more lines than there are items.
    #[must_use]
    pub fn lines_per_order(&self) -> f64 {
        self.order_sizes().iter().map(|(lines, share)| *lines as f64 * share).sum()
    }
}

/// The mean of something over order types.
fn weighted(baskets: &[Basket], value: impl Fn(&Basket) -> f64) -> f64 {
    let total: f64 = baskets.iter().map(|basket| basket.weight).sum();
    baskets.iter().map(|basket| basket.weight * value(basket)).sum::<f64>() / total.max(f64::MIN_POSITIVE)
}

impl Default for Scenario {
    /// What an empty file says: every default, each of which lies within its bound.
    fn default() -> Self {
        Self::read(&Value::Object(serde_json::Map::new()), Findings::default()).0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn complaints(value: Value) -> Vec<(String, Problem)> {
        Scenario::from_json(&value).unwrap_err().into_iter().map(|c| (c.path, c.problem)).collect()
    }

    #[test]
    fn an_empty_file_is_the_default_scenario() {
        assert_eq!(Scenario::from_text("{}"), Ok(Scenario::default()));
    }

    #[test]
    fn what_is_written_is_what_was_read() {
        let scenario = Scenario::default();
        assert_eq!(Scenario::from_json(&scenario.to_json()), Ok(scenario));
        let other = json!({
            "name": "spare parts",
            "run": {"warm_up_days": 0, "seed": 4_294_967_295_u32},
            "demand": {
                "weekday": [1, 1, 1, 1, 1, 0, 0],
                "lines": 2,
                "units": {"kind": "empirical", "values": [[1, 0.5], [12, 0.5]]},
                "items": {"kind": "listed", "list": [{"name": "a", "weight": 2, "price": 3.75}, {"weight": 1}]}
            },
            "order_cycle": {"transport": {"kind": "triangular", "min": 1, "max": 3}},
            "replenishment": {"policy": "base_stock", "set_by": "explicit", "level": 11, "crossing": false},
            "production": {"set_by": "times", "setup_days": 0.5, "rule": "shortest"},
            "promise": {"bto_kind": "quoted", "safety_factor": 1.5, "patience": {"kind": "gamma", "mean": 5, "cv": 0.5}},
        });
        let scenario = Scenario::from_json(&other).unwrap();
        assert_eq!(scenario.demand.lines, crate::model::Count::Fixed { value: 2 });
        assert_eq!(Scenario::from_json(&scenario.to_json()), Ok(scenario));
    }

    #[test]
    fn all_complaints_come_at_once() {
        let found = complaints(json!({
            "demand": {
                "orders_per_day": -3, "gap_cv": "wild", "weekday": [1, 2], "items": {"kind": "zipf", "count": 2.5},
                "season": [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
            },
            "order_cycle": {"transport": {"kind": "uniform", "min": 3, "max": 1}},
            "replenishment": {"policy": "magic", "reorder_point": 3},
            "quality": 7,
            "speed": 1
        }));
        let expected = [
            ("demand.orders_per_day", Problem::TooSmall { min: 0.01 }),
            ("demand.gap_cv", Problem::NotANumber),
            ("demand.weekday", Problem::WrongLength { min: 7, max: 7 }),
            ("demand.season", Problem::NoneReaches { least: 1e-9 }),
            ("demand.items.count", Problem::NotWhole),
            ("order_cycle.transport.max", Problem::Below { other: "min" }),
            ("replenishment.policy", Problem::NotAChoice { choices: vec!["s_nq", "s_s", "base_stock"] }),
            ("replenishment.reorder_point", Problem::UnknownField),
            ("quality", Problem::NotAGroup),
            ("speed", Problem::UnknownField),
        ];
        assert_eq!(found, expected.map(|(path, problem)| (path.to_owned(), problem)));
    }

    /// Multipliers of nearly nothing would be divided by their mean: they are refused for what they are.
    #[test]
    fn multipliers_of_nearly_nothing_are_refused() {
        let weekday = |most: f64| json!({"demand": {"weekday": [0, 1e-200, 0, 0, most, 0, 0]}});
        let refused = Scenario::from_json(&weekday(9e-10)).unwrap_err();
        assert_eq!(refused.len(), 1);
        let Complaint { path, value, problem } = &refused[0];
        assert_eq!((path.as_str(), problem), ("demand.weekday", &Problem::NoneReaches { least: 1e-9 }));
        assert!(value.contains("9e-10"), "{value}");
        let accepted = Scenario::from_json(&weekday(1e-9)).unwrap();
        assert_eq!(accepted.demand.weekday[4], 1e-9);
    }

    #[test]
    fn surges_of_demand_stand_before_those_of_disruptions() {
        let scenario = Scenario::from_json(&json!({
            "demand": {"surges": [{"start_day": 7, "days": 3, "factor": 4}]},
            "disruptions": [
                {"kind": "transport_stop", "start_day": 0, "days": 1},
                {"kind": "demand_surge", "start_day": 1, "days": 2, "factor": 3}
            ]
        }));
        let scenario = scenario.unwrap();
        let starts = |scenario: &Scenario| -> Vec<i64> {
            scenario.surges().iter().map(|surge| surge.start_day).collect()
        };
        assert_eq!(starts(&scenario), [7, 1]);
        assert_eq!(starts(&scenario.undisturbed().unwrap()), [7]);
        assert_eq!(scenario.demand.factor_on(&scenario.surges(), 8), 4.0);
        assert_eq!(scenario.demand.factor_on(&scenario.surges(), 2), 3.0);
    }

    #[test]
    fn broken_files_are_refused_with_a_place() {
        let complaint = &Scenario::from_text("{\"demand\": \n }").unwrap_err()[0];
        assert_eq!(complaint.problem, Problem::Syntax { line: 2, column: 2 });
        assert_eq!(complaints(json!([1, 2])), [(String::new(), Problem::NotAGroup)]);
        assert_eq!(
            complaints(json!({"schema": 2})),
            [("schema".to_owned(), Problem::NewerSchema { newest: 1 })]
        );
        assert_eq!(
            complaints(json!({"demand": {"items": {"kind": "listed"}}})),
            [("demand.items.list".to_owned(), Problem::Missing)]
        );
    }

    #[test]
    fn an_order_cannot_have_more_lines_than_items() {
        let scenario = Scenario::from_json(&json!({
            "demand": {"lines": 5, "units": 2, "items": {"kind": "uniform", "count": 3}}
        }));
        assert_eq!(scenario.unwrap().units_per_order(), 6.0);
    }
}
