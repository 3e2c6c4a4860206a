//! The trade-off: service against inventory value, over a dozen service targets, simulated and by formula.

use super::{Fold, Prepared};
use crate::measure::{Kind, measure};
use crate::model::Scenario;
use crate::sim::Strategy;
use crate::stats::Estimate;
use crate::theory::safety_stock::LeadTimeDemand;

/// The targets: cycle service levels from what starves to what only costs.
pub const TARGETS: [f64; 12] = [0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.93, 0.95, 0.97, 0.98, 0.99, 0.995];

/// Replications a point: enough to see the curve, few enough to have it soon.
pub const POINT_REPLICATIONS: u32 = 100;

/// One point of the trade-off under build to stock.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FrontierPoint {
    /// Target cycle service level.
    pub target: f64,
    /// Average inventory value [money].
    pub inventory: Estimate,
    /// The chosen measure of service.
    pub service: Estimate,
    /// Times a year that an item runs out.
    pub stockouts: Estimate,
    /// Units owed to customers, on the average.
    pub owed: Estimate,
}

/// What the normal formula expects of the same policy.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FormulaPoint {
    /// Average inventory value: half a replenishment and the safety stock of each item [money].
    pub inventory: f64,
    /// Share of cycles without a shortage: the target.
    pub cycle_service_level: f64,
    /// Share of units met at once, weighted by demand over items.
    pub fill_rate: f64,
}

/// The scenarios of the trade-off: the given one at every target, with few replications each; none where
/// its reorder points are given and not set from a target.
#[must_use]
pub fn frontier_scenarios(scenario: &Scenario) -> Vec<Scenario> {
    let at = |target: &f64| {
        let mut point = scenario.clone();
        point.replenishment.policy = scenario.replenishment.policy.with_target(*target)?;
        point.run.replications = POINT_REPLICATIONS;
        Some(point)
    };
    TARGETS.iter().filter_map(at).collect()
}

/// Reads a point off what was folded at its scenario; undefined while nothing is.
#[must_use]
pub fn frontier_point(fold: &Fold, service: &str) -> FrontierPoint {
    let of = |id: &str| fold.estimate(id, Strategy::BuildToStock);
    FrontierPoint {
        target: fold.prepared().scenario.replenishment.policy.target().unwrap_or(f64::NAN),
        inventory: of("inventory_value_mean"),
        service: of(service),
        stockouts: of("stockouts_per_item_year"),
        owed: of("units_owed_mean"),
    }
}

/// What the normal formula expects of a prepared scenario; `None` where no formula of it applies.
#[must_use]
pub fn formula_point(prepared: &Prepared) -> Option<FormulaPoint> {
    let target = prepared.scenario.replenishment.policy.target()?;
    normal_formula(prepared).map(|point| FormulaPoint { cycle_service_level: target, ..point })
}

/// The same of any policy: its cycle service level is the mean over items, weighted by demand.
#[must_use]
pub(super) fn normal_formula(prepared: &Prepared) -> Option<FormulaPoint> {
    let costs = &prepared.frame.item_costs;
    let (mut inventory, mut met, mut covered, mut demand) = (0.0, 0.0, 0.0, 0.0);
    for (item, cost) in prepared.items.iter().zip(costs).filter(|(item, _)| item.demand.mean > 0.0) {
        let law = LeadTimeDemand::new(item.lead_time_mean, item.lead_time_sd).ok()?;
        let (reorder_point, quantity) =
            (item.policy.reorder_point as f64, item.policy.usual_quantity() as f64);
        let safety_stock = reorder_point - item.lead_time_mean;
        inventory += cost * (safety_stock + (quantity + 1.0) / 2.0).max(0.0);
        let fill = law.unit_fill_rate(reorder_point, quantity).ok()?;
        met += item.demand.mean * fill.clamp(0.0, 1.0);
        covered += item.demand.mean * law.cycle_service_level(reorder_point).ok()?;
        demand += item.demand.mean;
    }
    let point = || FormulaPoint { inventory, cycle_service_level: covered / demand, fill_rate: met / demand };
    (demand > 0.0).then(point)
}

impl Fold {
    /// The estimate of one measure under one strategy: cheaper than all results where few are needed.
    #[must_use]
    pub fn estimate(&self, id: &str, strategy: Strategy) -> Estimate {
        let Some(Kind::OfTotals(of)) = measure(id).map(|measure| measure.kind) else {
            return Estimate::UNDEFINED;
        };
        let parts: Vec<Option<f64>> = self.without(strategy).map(|totals| of(&totals)).collect();
        Estimate::jackknife(of(self.totals(strategy)), parts.iter().copied())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::run;
    use std::sync::Arc;

    fn points(service: &str) -> Vec<FrontierPoint> {
        let scenario = Scenario::from_text(r#"{"run": {"run_days": 84}}"#).unwrap();
        let scenarios = frontier_scenarios(&scenario);
        assert_eq!(scenarios.len(), TARGETS.len());
        scenarios
            .into_iter()
            .step_by(4)
            .map(|scenario| {
                let seed = scenario.run.seed;
                frontier_point(&run(&Arc::new(Prepared::new(scenario)), seed, 40, 2), service)
            })
            .collect()
    }

    /// More stock buys more service: by paired seeds the order of so distant targets is certain.
    #[test]
    fn service_and_inventory_rise_with_the_target() {
        for pair in points("line_fill_rate").windows(2) {
            assert!(pair[0].target < pair[1].target);
            assert!(pair[0].inventory.value < pair[1].inventory.value);
            assert!(pair[0].service.value < pair[1].service.value);
            assert!(pair[0].stockouts.value > pair[1].stockouts.value);
            assert!(pair[0].owed.value > pair[1].owed.value);
        }
    }

    #[test]
    fn the_formula_stays_near_the_simulation() {
        let prepared = Prepared::new(Scenario::default());
        let formula = formula_point(&prepared).unwrap();
        let seed = prepared.scenario.run.seed;
        let fold = run(&Arc::new(prepared), seed, 60, 2);
        let available = fold.estimate("available_stock_mean", Strategy::BuildToStock).value.unwrap();
        let value = available * fold.prepared().scenario.money.unit_cost;
        // The formula knows neither undershoot nor whole orders: a tenth is what they amount to here.
        assert!((formula.inventory / value - 1.0).abs() < 0.1, "{} against {value}", formula.inventory);
        let fill = fold.estimate("unit_fill_rate", Strategy::BuildToStock).value.unwrap();
        assert!((formula.fill_rate - fill).abs() < 0.02, "{} against {fill}", formula.fill_rate);
    }

    #[test]
    fn given_reorder_points_have_no_trade_off() {
        let given = Scenario::from_text(r#"{"replenishment": {"set_by": "explicit"}}"#).unwrap();
        assert!(frontier_scenarios(&given).is_empty());
        assert_eq!(formula_point(&Prepared::new(given)), None);
    }
}
