//! The points of a trade-off as they come in.

use std::rc::Rc;

use crate::experiment::{Fold, formula_point, frontier_point};
use crate::i18n::{SERVICES, TradeOffPoint};
use crate::model::Scenario;

/// Points of a scenario, in the order of their targets; none where they have not come.
pub(super) type Curve = Rc<Vec<Option<TradeOffPoint>>>;

/// Points, and the scenario that they are of.
#[derive(Clone, Debug, Default)]
pub(super) struct Points {
    scenario: Option<Rc<Scenario>>,
    points: Curve,
}

impl Points {
    /// So many, and none of them yet.
    pub fn none_yet(scenario: Rc<Scenario>, count: usize) -> Self {
        Self { scenario: Some(scenario), points: Rc::new(vec![None; count]) }
    }

    /// Takes in what was folded for one of them.
    pub fn take(&mut self, place: usize, fold: &Fold) {
        let point = TradeOffPoint {
            simulated: SERVICES.map(|service| frontier_point(fold, service)),
            curve: SERVICES.map(|service| fold.curve_point(service)),
            formula: formula_point(fold.prepared()),
        };
        let mut points = (*self.points).clone();
        if let Some(slot) = points.get_mut(place) {
            *slot = Some(point);
        }
        self.points = Rc::new(points);
    }

    /// The points, if they are those of a scenario.
    pub fn of(&self, scenario: &Rc<Scenario>) -> Option<Curve> {
        self.scenario.as_ref().filter(|own| Rc::ptr_eq(own, scenario)).map(|_| Rc::clone(&self.points))
    }
}

impl PartialEq for Points {
    /// Every change makes a new list.
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.points, &other.points)
    }
}
