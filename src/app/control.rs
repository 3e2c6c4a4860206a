//! The first controls: which parameter each one moves, and over which range its slider runs.

use serde_json::Value;

use super::{Freedom, Rules};
use crate::model::{Bound, Complaint, Scenario, Unit, bounds};

/// Whom a control concerns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Customer demand, the same for both strategies.
    Demand,
    /// Build to stock.
    BuildToStock,
    /// Build to order.
    BuildToOrder,
    /// Faults, the same for both strategies.
    Quality,
}

impl Group {
    /// Every group, in the panel's order.
    pub const ALL: [Self; 4] = [Self::Demand, Self::BuildToStock, Self::BuildToOrder, Self::Quality];
}

/// One control of the panel.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Control {
    /// Its name in the page (`data-testid`) and in the language tables.
    pub id: &'static str,
    /// Whom it concerns.
    pub group: Group,
    /// The parameter: its field, unit and limits.
    pub bound: &'static Bound,
    /// Where the slider begins and ends: the range in which one learns something. The box takes all that
    /// the bound allows.
    pub slider: (f64, f64),
    /// Decimals of the value as it is shown (of the percentage, for shares).
    pub decimals: usize,
}

macro_rules! controls {
    ($($id:literal $group:ident $bound:ident $slider:expr, $decimals:literal;)*) => {
        /// The panel's controls, in order.
        pub const CONTROLS: &[Control] = &[$(Control {
            id: $id, group: Group::$group, bound: &bounds::$bound, slider: $slider, decimals: $decimals,
        }),*];
    };
}

controls! {
    "orders_per_day" Demand ORDERS_PER_DAY (1.0, 20.0), 1;
    "gap_cv" Demand GAP_CV (0.0, 2.0), 2;
    "lead_time_mean" BuildToStock LEAD_TIME_MEAN (0.5, 20.0), 1;
    "lead_time_cv" BuildToStock LEAD_TIME_CV (0.0, 1.5), 2;
    "service_target" BuildToStock SERVICE_TARGET (0.5, 0.999), 1;
    "promise_bts" BuildToStock PROMISE_BTS (0.5, 10.0), 2;
    "capacity" BuildToOrder CAPACITY (1.0, 25.0), 1;
    "promise_bto" BuildToOrder PROMISE_BTO (0.5, 15.0), 2;
    "fault_correlation" Quality FAULT_CORRELATION (0.0, 0.95), 2;
}

/// The control of a name.
#[must_use]
pub fn control(id: &str) -> Option<&'static Control> {
    CONTROLS.iter().find(|control| control.id == id)
}

/// How many controls stay in sight while figures are presented.
const ON_STAGE: usize = 2;

/// The controls that stay in sight while figures are presented: demand and the service target, or whichever come next where
/// a link hides these or the scenario has no such parameter.
#[must_use]
pub fn on_stage(scenario: &Scenario, rules: &Rules) -> Vec<&'static Control> {
    let preferred = ["orders_per_day", "service_target", "capacity"];
    let first = preferred.iter().filter_map(|id| control(id));
    let rest = CONTROLS.iter().filter(|control| !preferred.contains(&control.id));
    let usable =
        |control: &&Control| rules.of(control.id) != Freedom::Hidden && control.value(scenario).is_some();
    first.chain(rest).filter(usable).take(ON_STAGE).collect()
}

impl Control {
    /// The parameter's value in a scenario; `None` where the scenario has no such parameter (for example a
    /// service target where reorder points are given).
    #[must_use]
    pub fn value(&self, scenario: &Scenario) -> Option<f64> {
        scenario.number_at(self.bound.path)
    }

    /// The scenario with another value.
    ///
    /// # Errors
    /// What is wrong with the value, or that the scenario has no such parameter.
    pub fn set(&self, scenario: &Scenario, value: f64) -> Result<Scenario, Vec<Complaint>> {
        let mut file = scenario.to_json();
        let mut place = &mut file;
        for name in self.bound.path.split('.') {
            place = &mut place[name];
        }
        *place = Value::from(value);
        Scenario::from_json(&file)
    }

    /// How many shown units make one of the parameter: shares are shown in per cent.
    #[must_use]
    pub fn shown_scale(&self) -> f64 {
        if self.bound.unit == Unit::Share { 100.0 } else { 1.0 }
    }

    /// The value as it is shown: shares in per cent.
    #[must_use]
    pub fn to_shown(&self, value: f64) -> f64 {
        // Through a few digits more than are shown, so that 0.95 is 95 and not 94.99999999999999.
        let shown = value * self.shown_scale();
        (shown * 1e9).round() / 1e9
    }

    /// The parameter's value from one that was typed.
    #[must_use]
    pub fn from_shown(&self, shown: f64) -> f64 {
        shown / self.shown_scale()
    }

    /// The slider's step.
    #[must_use]
    pub fn step(&self) -> f64 {
        self.bound.step
    }

    /// A value put on the slider's range.
    #[must_use]
    pub fn on_slider(&self, value: f64) -> f64 {
        value.clamp(self.slider.0, self.slider.1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Problem;

    #[test]
    fn every_control_moves_the_default_scenario() {
        let scenario = Scenario::default();
        for control in CONTROLS {
            let value = control.value(&scenario);
            assert!(value.is_some_and(|v| control.on_slider(v) == v), "{}: {value:?}", control.id);
            let moved = control.set(&scenario, control.slider.1).unwrap();
            assert_eq!(control.value(&moved), Some(control.slider.1), "{}", control.id);
        }
    }

    #[test]
    fn the_slider_stays_within_the_bound() {
        for control in CONTROLS {
            assert!(control.bound.check_number(control.slider.0).is_ok(), "{}", control.id);
            assert!(control.bound.check_number(control.slider.1).is_ok(), "{}", control.id);
        }
    }

    #[test]
    fn a_value_out_of_bounds_is_refused_with_its_limit() {
        let refused = control("gap_cv").unwrap().set(&Scenario::default(), 7.0).unwrap_err();
        assert_eq!(refused[0].path, "demand.gap_cv");
        assert_eq!(refused[0].problem, Problem::TooLarge { max: 3.0 });
    }

    #[test]
    fn the_stage_has_two_controls_that_can_be_seen_and_used() {
        let ids = |scenario: &Scenario, rules: &Rules| -> Vec<_> {
            on_stage(scenario, rules).into_iter().map(|control| control.id).collect()
        };
        let scenario = Scenario::default();
        assert_eq!(ids(&scenario, &Rules::default()), ["orders_per_day", "service_target"]);
        let hidden = Rules::default().with("orders_per_day", Freedom::Hidden);
        assert_eq!(ids(&scenario, &hidden), ["service_target", "capacity"]);
        let explicit = Scenario::from_text(r#"{"replenishment": {"set_by": "explicit"}}"#).unwrap();
        assert_eq!(ids(&explicit, &hidden), ["capacity", "gap_cv"]);
    }

    #[test]
    fn a_control_without_its_parameter_says_so() {
        let text = r#"{"replenishment": {"set_by": "explicit"}}"#;
        let explicit = Scenario::from_text(text).unwrap();
        let target = control("service_target").unwrap();
        assert_eq!(target.value(&explicit), None);
        assert_eq!(target.set(&explicit, 0.9).unwrap_err()[0].problem, Problem::UnknownField);
    }
}
