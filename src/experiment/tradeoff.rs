//! The trade-off of both strategies: service against inventory value and against cost without service penalties,
//! for build to stock over the number that decides how much is on the shelf, for build to order over servers or over
//! the promise; with the formula's service where there is one, and what the next round amount of money buys.
//!
//! The page's own picture, over a dozen targets, stands in `frontier`.

use super::frontier::normal_formula;
use super::knob::Knob;
use super::next_step::{next_step_by, round_steps};
use super::refusal::measure_of;
use super::study::{InOneWave, OneWave, to_run};
use super::{CurvePoint, NextStep, Point, Prepared, Refusal, next_step, scene_policies, with_settings};
use crate::measure::{Kind, Measure};
use crate::model::Scenario;
use crate::sim::Strategy;
use crate::stats::Estimate;
use crate::theory::family::{Scene, Side, all};

/// What is spent: the two axes that service is held against.
pub const SPENT: [&str; 2] = ["inventory_value_mean", "cost_per_order_without_penalties"];

/// Where less is left of a curve, as a share of what is spent already, it does not cost service that money.
const LEAST_SPAN: f64 = 0.01;

/// What build to order turns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OrderKnob {
    /// The number of servers, each as fast as they are.
    Capacity,
    /// The promise, or what a quote multiplies the expected time by.
    Promise,
}

/// What a formula says of a measure at a point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Formula {
    /// The family of theory.
    pub family: &'static str,
    /// Its value.
    pub value: f64,
    /// How many of its assumptions the scenario breaks; with none, simulation and formula must agree.
    pub broken: usize,
    /// The inventory value that goes with it, where the formula has one [money].
    pub inventory: Option<f64>,
}

/// One strategy's curve.
#[derive(Clone, Debug)]
struct Line {
    strategy: Strategy,
    knob: Knob,
    values: Vec<f64>,
    formulas: Vec<Option<Formula>>,
    /// The place of its first point.
    first: usize,
}

/// A point of a curve.
#[derive(Clone, Copy, Debug)]
pub struct OnCurve<'a> {
    /// The knob's value.
    pub value: f64,
    /// The service.
    pub service: Estimate,
    /// What is spent, on both axes.
    pub spent: [Estimate; 2],
    /// The promise [days].
    pub promised: Estimate,
    /// What a formula says of the service.
    pub formula: Option<Formula>,
    /// The whole point.
    pub point: &'a Point,
}

/// One strategy's curve, with what the next amounts of money buy from where the scenario is.
#[derive(Clone, Debug)]
pub struct Curve<'a> {
    /// The strategy.
    pub strategy: Strategy,
    /// What was turned.
    pub knob: &'a Knob,
    /// The points, by the knob's value.
    pub points: Vec<OnCurve<'a>>,
    /// What more inventory, and more cost, buys; `None` where the curve has nothing to say of it, as where service
    /// does not rise with what is spent.
    pub next: [Option<NextStep>; 2],
}

/// The trade-off under way.
#[derive(Clone, Debug)]
pub struct TradeOff {
    lines: Vec<Line>,
    runs: OneWave,
}

impl TradeOff {
    /// The trade-off of a scenario.
    ///
    /// # Errors
    /// If there is no such measure, or it is no ratio of totals.
    pub fn new(
        scenario: &Scenario,
        service: &str,
        order_knob: OrderKnob,
        seed: u64,
        replications: u32,
    ) -> Result<Self, Refusal> {
        let service = measure_of(service)?;
        if matches!(service.kind, Kind::Percentile(..)) {
            return Err(Refusal::NotOfTotals { measure: service.id });
        }
        let mut measures = vec![service];
        for id in SPENT.into_iter().chain(["promised_mean"]) {
            measures.push(measure_of(id)?);
        }
        let of_order = match order_knob {
            OrderKnob::Capacity => Knob::of_capacity(scenario),
            OrderKnob::Promise => Knob::of_promise(scenario),
        };
        let knobs = [(Strategy::BuildToStock, Knob::of_stock(scenario)), (Strategy::BuildToOrder, of_order)];
        let (mut lines, mut scenarios) = (Vec::new(), Vec::new());
        for (strategy, knob) in knobs {
            let Some(knob) = knob else { continue };
            let mut line = Line {
                strategy,
                values: Vec::new(),
                formulas: Vec::new(),
                first: scenarios.len(),
                knob: knob.clone(),
            };
            for value in knob.curve_values(scenario) {
                // Values that other numbers forbid are no points of the curve.
                let Ok(point) = with_settings(scenario, &knob.changes(value)) else { continue };
                line.formulas.push(formula(&Prepared::new(point.clone()), strategy, service));
                line.values.push(value);
                scenarios.push(to_run(point, seed, replications));
            }
            lines.push(line);
        }
        if scenarios.is_empty() {
            return Err(Refusal::NoKnob);
        }
        Ok(Self { lines, runs: OneWave::new(measures, scenarios) })
    }

    /// The service that is looked at.
    #[must_use]
    pub fn service(&self) -> &'static Measure {
        self.runs.measures[0]
    }

    /// The curves, once the study is done. What the next amount of inventory buys is told for `step`, or else for a
    /// round amount of about a third of what there is, as is always done for the cost of an order.
    #[must_use]
    pub fn curves(&self, step: Option<f64>) -> Vec<Curve<'_>> {
        if self.runs.points.is_empty() {
            return Vec::new();
        }
        self.lines.iter().map(|line| self.curve(line, step)).collect()
    }

    fn curve<'a>(&'a self, line: &'a Line, step: Option<f64>) -> Curve<'a> {
        let points: Vec<&Point> = self.runs.points[line.first..].iter().take(line.values.len()).collect();
        let here = line.values.iter().position(|value| *value == line.knob.base);
        let next = [0, 1].map(|axis| {
            let sample = |point: &Point, place| point.sample(place, line.strategy).cloned();
            let curve: Vec<CurvePoint> = points
                .iter()
                .map(|point| CurvePoint::of(sample(point, axis + 1).as_ref(), sample(point, 0).as_ref()))
                .collect();
            let from = curve[here?].spent()?;
            let curve: Vec<&CurvePoint> = curve.iter().collect();
            match step {
                Some(step) if axis == 0 => next_step_by(&curve, from, &[step]),
                _ => next_step(&curve, from).or_else(|| {
                    // A curve that is much shorter than what is spent in all: a third of what is left of it.
                    let most = curve.iter().filter_map(|point| point.spent()).fold(from, f64::max);
                    let left = Some(most - from).filter(|left| *left > LEAST_SPAN * from)?;
                    next_step_by(&curve, from, &round_steps(left))
                }),
            }
        });
        let on_curve = |((value, formula), point): ((&f64, &Option<Formula>), &&'a Point)| {
            let estimate = |place: usize| point.results[place].each[line.strategy as usize];
            OnCurve {
                value: *value,
                service: estimate(0),
                spent: [estimate(1), estimate(2)],
                promised: estimate(3),
                formula: *formula,
                point,
            }
        };
        let on_curve = line.values.iter().zip(&line.formulas).zip(&points).map(on_curve).collect();
        Curve { strategy: line.strategy, knob: &line.knob, points: on_curve, next }
    }
}

impl InOneWave for TradeOff {
    fn runs(&self) -> &OneWave {
        &self.runs
    }

    fn runs_mut(&mut self) -> &mut OneWave {
        &mut self.runs
    }
}

/// What theory says of a measure: by a family all of whose assumptions hold; else, for the shelf, by the normal
/// formula that policies are set by, and for production by the family that the scenario breaks least.
fn formula(prepared: &Prepared, strategy: Strategy, measure: &Measure) -> Option<Formula> {
    let other = if strategy == Strategy::BuildToStock { Side::Order } else { Side::Stock };
    let policies = scene_policies(prepared);
    let scene = Scene::new(&prepared.scenario, &policies);
    let beside = |family: &crate::theory::family::Family| {
        family.side != other && family.quantities.iter().any(|quantity| quantity.measure == Some(measure.id))
    };
    let mut least: Option<Formula> = None;
    for family in all().filter(|family| beside(family)) {
        let reading = family.read(&scene);
        if reading.parts.is_empty() || least.is_some_and(|least| least.broken <= reading.broken.len()) {
            continue;
        }
        let Ok(computed) = reading.compute(family) else { continue };
        let found = computed.iter().find(|(quantity, _)| quantity.measure == Some(measure.id));
        if let Some((_, Ok(value))) = found {
            least = Some(Formula {
                family: family.id,
                value: *value,
                broken: reading.broken.len(),
                inventory: None,
            });
        }
    }
    if strategy == Strategy::BuildToOrder {
        return least;
    }
    let normal = normal_formula(prepared);
    let inventory = normal.map(|point| point.inventory);
    if let Some(exact) = least.filter(|least| least.broken == 0) {
        return Some(Formula { inventory, ..exact });
    }
    let value = match measure.id {
        "unit_fill_rate" => normal?.fill_rate,
        "cycle_service_level" => normal?.cycle_service_level,
        _ => return None,
    };
    // Lead-time demand is never quite normal.
    Some(Formula { family: "safety_stock", value, broken: 1, inventory })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::conduct;
    use crate::theory::family::family;
    use crate::theory::queue::MarkovQueue;
    use serde_json::json;

    fn conducted(scenario: &Scenario, service: &str, knob: OrderKnob) -> TradeOff {
        let mut study = TradeOff::new(scenario, service, knob, 5, 40).unwrap();
        assert!(conduct(&mut study, 2, &|_| true));
        study
    }

    fn short() -> Scenario {
        Scenario::from_text(r#"{"run": {"run_days": 56}}"#).unwrap()
    }

    #[test]
    fn more_buys_more_under_both_strategies() {
        let study = conducted(&short(), "on_time_delivery_rate", OrderKnob::Capacity);
        let curves = study.curves(None);
        let [stock, order] = &curves[..] else { panic!("two curves") };
        assert_eq!(stock.knob.path, "replenishment.cycle_service_level");
        assert_eq!(order.knob.path, "production.servers");
        for (curve, axis) in [(stock, 0), (stock, 1), (order, 1)] {
            let (first, last) = (curve.points[0], curve.points[curve.points.len() - 1]);
            assert!(first.spent[axis].high < last.spent[axis].low && first.service.high < last.service.low);
            let gain = curve.next[axis].expect("the curve rises").gain;
            assert!(gain.value.unwrap() > 0.0, "{:?}", curve.next);
        }
        // Servers hold no stock: inventory has nothing to do with service under build to order.
        let held = |place: usize| order.points[place].spent[0].value.unwrap();
        assert!((held(0) / held(order.points.len() - 1) - 1.0).abs() < 0.01);
        assert_eq!(order.next[0], None);
        // An amount of one's own.
        let five = study.curves(Some(5e6));
        let next = five[0].next[0].unwrap();
        assert!((next.to - next.from - 5e6).abs() < 1e-6);
    }

    /// A longer promise is kept more often, and costs nothing.
    #[test]
    fn a_longer_promise_is_kept_more_often() {
        let study = conducted(&short(), "on_time_delivery_rate", OrderKnob::Promise);
        let curves = study.curves(None);
        let order = &curves[1];
        assert_eq!(order.knob.path, "promise.bto_days");
        for pair in order.points.windows(2) {
            assert!(pair[0].promised.value < pair[1].promised.value);
            assert!(pair[0].service.value <= pair[1].service.value);
            assert_eq!(pair[0].spent[1], pair[1].spent[1]);
        }
    }

    /// Where a family's assumptions hold, its curve lies within the intervals of the simulation.
    #[test]
    fn an_exact_formula_lies_on_the_curve() {
        let scenario = Scenario::from_json(&json!({
            "run": {"run_days": 728, "warm_up_days": 56},
            "demand": {"orders_per_day": 3, "lines": 1, "units": 1, "items": {"kind": "uniform", "count": 1}},
            "replenishment": {"policy": "base_stock", "set_by": "explicit", "level": 14, "lead_time": 3},
            "quality": {"credit_cancel": 0, "short_pick": 0},
            "production": {"set_by": "times", "setup_days": 0.6, "unit_days": 0, "cv": 1}
        }))
        .unwrap();
        let study = conducted(&scenario, "unit_fill_rate", OrderKnob::Capacity);
        let curves = study.curves(None);
        let near = |point: &OnCurve| {
            let formula = point.formula.expect("a formula");
            assert_eq!(formula.broken, 0, "{formula:?}");
            // 13 intervals of 95 %: a point may lie outside of one, but not of twice its width.
            let half = point.service.half_width().unwrap();
            assert!((formula.value - point.service.value.unwrap()).abs() < 2.0 * half, "{point:?}");
        };
        let inner =
            curves[0].points.iter().filter(|point| (0.02..0.98).contains(&point.service.value.unwrap()));
        assert!(inner.map(near).count() >= 5);
        let study = conducted(&scenario, "queue_time_mean", OrderKnob::Capacity);
        let curves = study.curves(None);
        let served = &curves[1].points[1];
        let formula = served.formula.expect("a formula");
        assert!(family(formula.family).is_some() && formula.broken == 0, "{formula:?}");
        let wait = MarkovQueue::new(3.0, 1.0 / 0.6, served.value as u32).unwrap().mean_waiting_time();
        assert!((formula.value - wait).abs() < 1e-12, "{formula:?} {wait}");
    }

    #[test]
    fn what_cannot_be_drawn_is_refused() {
        let new = |service: &str| TradeOff::new(&short(), service, OrderKnob::Capacity, 1, 10).map(drop);
        assert_eq!(new("firm_clock_p95"), Err(Refusal::NotOfTotals { measure: "firm_clock_p95" }));
        assert!(matches!(new("fill"), Err(Refusal::NoSuchMeasure { .. })));
    }
}
