//! Sweep: measures along the values of one number of the scenario, every value on the same orders with the same
//! luck, so that differences between values are paired as those between strategies are.

use super::refusal::measures_of;
use super::study::{InOneWave, OneWave, to_run};
use super::{Point, Refusal, with_settings};
use crate::model::Scenario;
use crate::sim::Strategy;
use crate::stats::Estimate;

/// A sweep over the values of one number.
#[derive(Clone, Debug)]
pub struct Sweep {
    path: String,
    values: Vec<f64>,
    runs: OneWave,
}

/// As many values as a sweep may have.
pub const MOST_VALUES: usize = 500;

/// Values from one number to another in equal steps, both ends included.
///
/// # Errors
/// If there is no step, or the range has no values.
pub fn values_between(from: f64, to: f64, steps: usize) -> Result<Vec<f64>, Refusal> {
    if !(from.is_finite() && to.is_finite() && from <= to) {
        return Err(Refusal::BadRange { from, to });
    }
    match steps {
        0 => Err(Refusal::Nothing),
        1 => Ok(vec![from]),
        _ if steps > MOST_VALUES => Err(Refusal::TooMany { count: steps, most: MOST_VALUES }),
        _ => Ok((0..steps).map(|step| between(from, to, step, steps - 1)).collect()),
    }
}

/// The value after some of all steps; to twelve digits, so that 0.1 + 0.2 is 0.3.
fn between(from: f64, to: f64, step: usize, steps: usize) -> f64 {
    if step == steps {
        return to;
    }
    let value = from + (to - from) * step as f64 / steps as f64;
    let size = from.abs().max(to.abs());
    let digits = 1e12 / libm::pow(10.0, libm::ceil(libm::log10(size.max(f64::MIN_POSITIVE))));
    let rounded = libm::round(value * digits) / digits;
    if rounded.is_finite() { rounded } else { value }
}

impl Sweep {
    /// A sweep of the number at a path over some values, for some measures.
    ///
    /// # Errors
    /// If there is no such number or measure, or the number must not have one of the values.
    pub fn new(
        scenario: &Scenario,
        path: &str,
        values: &[f64],
        measures: &[impl AsRef<str>],
        seed: u64,
        replications: u32,
    ) -> Result<Self, Refusal> {
        if values.is_empty() {
            return Err(Refusal::Nothing);
        }
        if values.len() > MOST_VALUES {
            return Err(Refusal::TooMany { count: values.len(), most: MOST_VALUES });
        }
        let measures = measures_of(measures)?;
        let at = |value: &f64| {
            with_settings(scenario, &[(path, *value)]).map(|point| to_run(point, seed, replications))
        };
        let scenarios = values.iter().map(at).collect::<Result<Vec<_>, _>>()?;
        Ok(Self { path: path.to_owned(), values: values.to_vec(), runs: OneWave::new(measures, scenarios) })
    }

    /// The number that is swept.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Its values.
    #[must_use]
    pub fn values(&self) -> &[f64] {
        &self.values
    }

    /// The points, one a value; none until the sweep is done.
    #[must_use]
    pub fn points(&self) -> &[Point] {
        &self.runs.points
    }

    /// How a measure changes to a value from the one before it, under each strategy, paired; nothing for the
    /// first value.
    #[must_use]
    pub fn step(&self, value: usize, measure: usize) -> [Estimate; 2] {
        let points = value
            .checked_sub(1)
            .and_then(|before| self.runs.points.get(before).zip(self.runs.points.get(value)));
        Strategy::BOTH.map(|strategy| {
            points.map_or(Estimate::UNDEFINED, |(before, here)| here.change(before, measure, strategy))
        })
    }
}

impl InOneWave for Sweep {
    fn runs(&self) -> &OneWave {
        &self.runs
    }

    fn runs_mut(&mut self) -> &mut OneWave {
        &mut self.runs
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::{Prepared, conduct, run};
    use std::sync::Arc;

    fn short() -> Scenario {
        Scenario::from_text(r#"{"run": {"run_days": 28, "warm_up_days": 14}}"#).unwrap()
    }

    fn swept(path: &str, values: &[f64], measures: &[&str]) -> Sweep {
        let mut sweep = Sweep::new(&short(), path, values, measures, 7, 24).unwrap();
        assert!(conduct(&mut sweep, 2, &|_| true));
        sweep
    }

    #[test]
    fn values_are_evenly_spaced() {
        assert_eq!(values_between(0.5, 1.0, 6), Ok(vec![0.5, 0.6, 0.7, 0.8, 0.9, 1.0]));
        assert_eq!(values_between(2.0, 9.0, 1), Ok(vec![2.0]));
        assert_eq!(values_between(0.0, 0.3, 4), Ok(vec![0.0, 0.1, 0.2, 0.3]));
        assert_eq!(values_between(2.0, 1.0, 3), Err(Refusal::BadRange { from: 2.0, to: 1.0 }));
        assert_eq!(values_between(2.0, 3.0, 0), Err(Refusal::Nothing));
        assert_eq!(values_between(2.0, 3.0, 1000), Err(Refusal::TooMany { count: 1000, most: 500 }));
    }

    /// Every point is what a run of its own gives, to the bit.
    #[test]
    fn a_point_is_a_run() {
        let (path, values) = ("replenishment.cycle_service_level", [0.8, 0.95]);
        let measures = ["unit_fill_rate", "customer_clock_p95", "cost_per_order"];
        let sweep = swept(path, &values, &measures);
        for (value, point) in values.iter().zip(sweep.points()) {
            let scenario = with_settings(&short(), &[(path, *value)]).unwrap();
            let fold = run(&Arc::new(Prepared::new(scenario)), 7, 24, 1);
            assert_eq!(point.digest, fold.digest());
            for (measure, result) in measures.iter().zip(&point.results) {
                assert_eq!(*result, fold.summary().of(measure));
            }
        }
    }

    /// More stock buys more service, surely; what is not touched does not move at all.
    #[test]
    fn differences_between_points_are_paired() {
        let sweep =
            swept("replenishment.cycle_service_level", &[0.8, 0.9], &["unit_fill_rate", "firm_clock_mean"]);
        let [stock, order] = sweep.step(1, 1);
        assert!(stock.high.unwrap() < 0.0, "more stock, shorter waits: {stock:?}");
        assert_eq!(order, Estimate::exact(0.0), "build to order has no shelf");
        let [fill, none] = sweep.step(1, 0);
        assert!(fill.low.unwrap() > 0.0, "{fill:?}");
        assert_eq!(none, Estimate::UNDEFINED);
        assert_eq!(sweep.step(0, 0), [Estimate::UNDEFINED; 2]);
        // Narrower than what two runs of different luck would give.
        let alone: Vec<f64> =
            sweep.points().iter().map(|point| point.results[0].each[0].half_width().unwrap()).collect();
        assert!(fill.half_width().unwrap() < 0.8 * libm::hypot(alone[0], alone[1]), "{fill:?} {alone:?}");
    }

    #[test]
    fn what_cannot_be_swept_is_refused() {
        let refused = |path: &str, values: &[f64], measures: &[&str]| {
            Sweep::new(&short(), path, values, measures, 7, 24).unwrap_err()
        };
        let ok = ["unit_fill_rate"];
        assert!(matches!(refused("demand.gap_cv", &[1.0, 9.0], &ok), Refusal::Unsound(_)));
        assert!(matches!(
            refused("demand.gapcv", &[1.0], &ok),
            Refusal::NoSuchNumber { nearest: Some(_), .. }
        ));
        assert!(matches!(refused("demand.gap_cv", &[1.0], &["fill_rate"]), Refusal::NoSuchMeasure { .. }));
        assert_eq!(refused("demand.gap_cv", &[], &ok), Refusal::Nothing);
        assert_eq!(refused("demand.gap_cv", &[1.0; 501], &ok), Refusal::TooMany { count: 501, most: 500 });
    }
}
