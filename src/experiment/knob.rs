//! Knobs: what a firm can turn to serve better or more cheaply, with the values that make sense for a scenario.
//!
//! A knob is a number of the scenario by its path; some take another number along, so that turning them means what
//! it says: more servers of the same speed, a reorder point with the order quantity left as it is.

use super::setting::{bound_of, no_such_number, setting};
use super::{Prepared, Refusal, TARGETS};
use crate::model::{BaseStock, OrderPromise, OrderUpTo, Pace, Policy, Scenario, ServiceTarget};

/// How another number goes along with a knob.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Along {
    /// By the same amount.
    Shifted,
    /// By the same factor.
    Scaled,
}

/// A number to be turned.
#[derive(Clone, Debug, PartialEq)]
pub struct Knob {
    /// Where it stands.
    pub path: String,
    /// Its value in the scenario.
    pub base: f64,
    along: Option<(&'static str, f64, Along)>,
}

/// Values from the first to the last by a step.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Range {
    /// The first.
    pub from: f64,
    /// The last.
    pub to: f64,
    /// From one to the next.
    pub step: f64,
}

impl Knob {
    /// Any number of the scenario.
    ///
    /// # Errors
    /// If there is no such number.
    pub fn of_path(scenario: &Scenario, path: &str) -> Result<Self, Refusal> {
        let known = [Self::of_stock(scenario), Self::of_capacity(scenario)].into_iter().flatten();
        if let Some(knob) = known.into_iter().find(|knob| knob.path == path) {
            return Ok(knob);
        }
        let base = setting(scenario, path).ok_or_else(|| no_such_number(scenario, path))?;
        Ok(Self { path: path.to_owned(), base, along: None })
    }

    fn new(scenario: &Scenario, path: &str, along: Option<(&'static str, Along)>) -> Option<Self> {
        let base = setting(scenario, path)?;
        let along = match along {
            Some((other, how)) => Some((other, setting(scenario, other)?, how)),
            None => None,
        };
        Some(Self { path: path.to_owned(), base, along })
    }

    /// Build to stock: the number that decides how much is on the shelf, whatever the policy. An order-up-to level
    /// goes along with its reorder point.
    #[must_use]
    pub fn of_stock(scenario: &Scenario) -> Option<Self> {
        let policy = scenario.replenishment.policy;
        let path = match (policy, policy.service_target()) {
            (_, Some(ServiceTarget::Cycles { .. })) => "replenishment.cycle_service_level",
            (_, Some(ServiceTarget::Units { .. })) => "replenishment.unit_fill_rate",
            (_, Some(ServiceTarget::Orders { .. })) => "replenishment.order_fill_rate",
            (Policy::BaseStock(_), None) => "replenishment.level",
            (Policy::ReorderPoint(_) | Policy::OrderUpTo(_), None) => "replenishment.reorder_point",
        };
        let level = match policy {
            Policy::OrderUpTo(OrderUpTo::Explicit { .. }) => {
                Some(("replenishment.order_up_to", Along::Shifted))
            }
            _ => None,
        };
        Self::new(scenario, path, level)
    }

    /// Build to order: the number of servers, each as fast as they are.
    #[must_use]
    pub fn of_capacity(scenario: &Scenario) -> Option<Self> {
        let pace = match scenario.production.pace {
            Pace::Capacity { .. } => Some(("production.orders_per_day", Along::Scaled)),
            Pace::Times { .. } => None,
        };
        Self::new(scenario, "production.servers", pace)
    }

    /// Build to order: the promise, or what a quote multiplies the expected time by.
    #[must_use]
    pub fn of_promise(scenario: &Scenario) -> Option<Self> {
        let path = match scenario.promise.bto {
            OrderPromise::Fixed { .. } => "promise.bto_days",
            OrderPromise::Quoted { .. } => "promise.safety_factor",
        };
        Self::new(scenario, path, None)
    }

    /// The changes that set it to a value.
    #[must_use]
    pub fn changes(&self, value: f64) -> Vec<(&str, f64)> {
        let mut changes = vec![(self.path.as_str(), value)];
        changes.extend(self.along.map(|(path, base, how)| match how {
            Along::Shifted => (path, base + value - self.base),
            Along::Scaled => (path, base * value / self.base),
        }));
        changes
    }

    /// The values that make sense for a scenario: for stock from none to far beyond lead-time demand, for servers
    /// from the fewest that can keep up, for others around the value at hand.
    #[must_use]
    pub fn usual_range(&self, scenario: &Scenario) -> Range {
        /// Standard deviations of lead-time demand beyond its mean.
        const DEVIATIONS: f64 = 4.0;
        let policy = scenario.replenishment.policy;
        let bound = bound_of(&self.path);
        let step = bound.map_or(0.0, |bound| bound.step);
        match self.path.as_str() {
            "replenishment.level" | "replenishment.reorder_point" => {
                let items = Prepared::new(scenario.clone()).items;
                let enough = items.iter().filter(|item| item.demand.mean > 0.0);
                let enough = enough.map(|item| item.lead_time_mean + DEVIATIONS * item.lead_time_sd);
                let to = libm::ceil(enough.fold(self.base, f64::max)) + 1.0;
                let is_level = matches!(policy, Policy::BaseStock(BaseStock::Explicit { .. }));
                let from: f64 = if is_level { 0.0 } else { -1.0 };
                Range { from: from.min(self.base), to, step: 1.0 }
            }
            "production.servers" => {
                let load = Prepared::new(scenario.clone()).utilisation * self.base;
                let fewest = libm::floor(load) + 1.0;
                let more = libm::ceil(3.0 * load.sqrt()).max(4.0);
                let most = bound.map_or(fewest, |bound| bound.max);
                Range { from: fewest.min(most), to: (fewest + more).min(most), step: 1.0 }
            }
            path if TARGET_PATHS.contains(&path) => Range { from: 0.5, to: 0.999, step },
            _ => {
                let wide = if self.base == 0.0 { 20.0 * step } else { 4.0 * self.base };
                let (least, most) = bound.map_or((0.0, wide), |bound| (bound.min, bound.max));
                let from = if self.base > 0.0 { (self.base / 4.0).max(least) } else { least };
                let step = if step > 0.0 { step } else { (wide - from) / 100.0 };
                let from = libm::ceil(from / step) * step;
                Range { from, to: wide.clamp(from, most.max(from)), step }
            }
        }
    }

    /// A dozen values to draw a curve through, the value at hand among them.
    #[must_use]
    pub fn curve_values(&self, scenario: &Scenario) -> Vec<f64> {
        const POINTS: usize = 12;
        let mut values = if TARGET_PATHS.contains(&self.path.as_str()) {
            TARGETS.to_vec()
        } else {
            let all = self.usual_range(scenario).values();
            let last = all.len().saturating_sub(1);
            (0..POINTS).map(|point| all[point * last / (POINTS - 1)]).collect()
        };
        values.push(self.base);
        crate::sorting::sort_by(&mut values, f64::total_cmp);
        values.dedup();
        values
    }
}

/// Where targets stand that policies are set from.
const TARGET_PATHS: [&str; 3] =
    ["replenishment.cycle_service_level", "replenishment.unit_fill_rate", "replenishment.order_fill_rate"];

impl Range {
    /// As many values as a range may have: a search must be able to try neighbours.
    pub const MOST: usize = 5000;

    /// The values, to twelve digits; never none.
    #[must_use]
    pub fn values(&self) -> Vec<f64> {
        let steps = libm::floor((self.to - self.from) / self.step + 1e-9);
        let steps = if steps.is_finite() { (steps.max(0.0) as usize).min(Self::MOST) } else { 0 };
        let digits =
            1e12 / libm::pow(10.0, libm::ceil(libm::log10(self.from.abs().max(self.to.abs()).max(1.0))));
        (0..=steps)
            .map(|index| libm::round((self.from + index as f64 * self.step) * digits) / digits)
            .collect()
    }

    /// Whether it has values, and not too many.
    ///
    /// # Errors
    /// If it has none, or too many.
    pub fn check(&self) -> Result<(), Refusal> {
        let Self { from, to, step } = *self;
        if !(from.is_finite() && to.is_finite() && from <= to && step > 0.0 && step.is_finite()) {
            return Err(Refusal::BadRange { from, to });
        }
        let count = (to - from) / step;
        if count > Self::MOST as f64 {
            return Err(Refusal::TooMany { count: count.min(1e15) as usize, most: Self::MOST });
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::with_settings;
    use serde_json::{Value, json};

    fn scenario(value: &Value) -> Scenario {
        Scenario::from_json(value).unwrap()
    }

    #[test]
    fn every_policy_has_its_number() {
        for (replenishment, path) in [
            (json!({}), "replenishment.cycle_service_level"),
            (json!({"target": "units", "policy": "s_s"}), "replenishment.unit_fill_rate"),
            (json!({"target": "orders", "policy": "base_stock"}), "replenishment.order_fill_rate"),
            (json!({"set_by": "explicit"}), "replenishment.reorder_point"),
            (json!({"policy": "base_stock", "set_by": "explicit"}), "replenishment.level"),
        ] {
            let scenario = scenario(&json!({"replenishment": replenishment}));
            let knob = Knob::of_stock(&scenario).unwrap();
            assert_eq!(knob.path, path);
            for value in knob.curve_values(&scenario) {
                with_settings(&scenario, &knob.changes(value)).unwrap();
            }
        }
    }

    #[test]
    fn numbers_go_along() {
        let up_to = scenario(&json!({
            "replenishment": {"policy": "s_s", "set_by": "explicit", "reorder_point": 10, "order_up_to": 25}
        }));
        let knob = Knob::of_stock(&up_to).unwrap();
        assert_eq!(
            knob.changes(13.0),
            [("replenishment.reorder_point", 13.0), ("replenishment.order_up_to", 28.0)]
        );
        // Three servers of the speed of two make half as much again; with times they have it anyway.
        let usual = Scenario::default();
        let servers = Knob::of_capacity(&usual).unwrap();
        let (path, capacity) = servers.changes(3.0)[1];
        assert_eq!(path, "production.orders_per_day");
        assert!((capacity - 11.1).abs() < 1e-12);
        let times = scenario(&json!({"production": {"set_by": "times"}}));
        assert_eq!(Knob::of_capacity(&times).unwrap().changes(3.0), [("production.servers", 3.0)]);
    }

    #[test]
    fn ranges_make_sense() {
        let usual = Scenario::default();
        // 6 orders a day at 3.7 a server: two servers keep up, one does not.
        assert_eq!(Knob::of_capacity(&usual).unwrap().usual_range(&usual).from, 2.0);
        let range = Knob::of_promise(&usual).unwrap().usual_range(&usual);
        assert_eq!(range, Range { from: 1.0, to: 16.0, step: 0.25 });
        assert_eq!(range.values().len(), 61);
        assert_eq!(Range { from: 0.0, to: 0.3, step: 0.1 }.values(), [0.0, 0.1, 0.2, 0.3]);
        assert!(matches!(Range { from: 1.0, to: 0.0, step: 1.0 }.check(), Err(Refusal::BadRange { .. })));
        assert!(matches!(Range { from: 0.0, to: 1e9, step: 1.0 }.check(), Err(Refusal::TooMany { .. })));
        assert!(Knob::of_path(&usual, "production.sevrers").is_err());
    }
}
