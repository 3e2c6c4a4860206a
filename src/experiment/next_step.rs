//! What a little more stock buys: the trade-off's curve read between its simulated points, with an interval.
//!
//! All points run the same replications with the same luck, so the gain between two places of the curve is
//! judged by leaving out one replication at all points at once: its interval is that of a paired difference.

use super::{Fold, Sample};
use crate::measure::{Kind, measure};
use crate::sim::Strategy;
use crate::stats::Estimate;

/// Stock [money] and service of a point.
type Place = (f64, f64);

/// A point of the curve, whole and with each replication left out in turn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CurvePoint {
    whole: Option<Place>,
    without: Vec<Option<Place>>,
}

/// What the next step along the curve buys.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NextStep {
    /// The stock at hand [money].
    pub from: f64,
    /// The stock after the step [money].
    pub to: f64,
    /// Service gained.
    pub gain: Estimate,
}

impl Fold {
    /// This run as a point of the trade-off's curve.
    #[must_use]
    pub fn curve_point(&self, service: &str) -> CurvePoint {
        let kinds = ["inventory_value_mean", service].map(|id| measure(id).map(|measure| measure.kind));
        let [Some(Kind::OfTotals(stock)), Some(Kind::OfTotals(service))] = kinds else {
            return CurvePoint::default();
        };
        CurvePoint {
            whole: stock(self.totals(Strategy::BuildToStock))
                .zip(service(self.totals(Strategy::BuildToStock))),
            without: self.without(Strategy::BuildToStock).map(|t| stock(&t).zip(service(&t))).collect(),
        }
    }
}

impl CurvePoint {
    /// The point at two measures of totals of one run: what is spent, and what it buys.
    #[must_use]
    pub fn of(spent: Option<&Sample>, bought: Option<&Sample>) -> Self {
        let Some((spent, bought)) = spent.zip(bought) else { return Self::default() };
        Self {
            whole: Some((spent.value(), bought.value())),
            without: spent.without().zip(bought.without()).map(Some).collect(),
        }
    }

    /// What is spent here; `None` where there is nothing to count.
    #[must_use]
    pub fn spent(&self) -> Option<f64> {
        self.whole.map(|(spent, _)| spent)
    }
}

/// What the next step from the stock at hand buys; the step is a round amount of about a third of it, and
/// less where the curve ends before. `None` where the curve has nothing to say of it.
#[must_use]
pub fn next_step(points: &[&CurvePoint], from: f64) -> Option<NextStep> {
    next_step_by(points, from, &round_steps(from))
}

/// The same by the first of some amounts that the curve has room for.
#[must_use]
pub fn next_step_by(points: &[&CurvePoint], from: f64, steps: &[f64]) -> Option<NextStep> {
    let whole: Vec<Place> = points.iter().map(|point| point.whole).collect::<Option<_>>()?;
    let end = whole.iter().fold(f64::NEG_INFINITY, |most, (stock, _)| most.max(*stock));
    let step = *steps.iter().find(|step| from + **step <= end)?;
    let to = from + step;
    let gain = |places: &[Place]| Some(service_at(places, to)? - service_at(places, from)?);
    // Without a replication the curve may begin a little later, or end sooner: it is drawn on.
    let drawn_on = |places: &[Place]| Some(drawn_on(places, to)? - drawn_on(places, from)?);
    let replications = points.iter().map(|point| point.without.len()).min()?;
    let parts: Vec<Option<f64>> = (0..replications)
        .map(|left_out| {
            let places: Option<Vec<Place>> = points.iter().map(|point| point.without[left_out]).collect();
            drawn_on(&places?)
        })
        .collect();
    Some(NextStep { from, to, gain: Estimate::jackknife(Some(gain(&whole)?), parts.iter().copied()) })
}

/// Steps of one round amount along the whole curve, from its first multiple on: the largest amount about that of the next
/// step from the stock at hand by which the curve has three. No more than ten; where the curve is longer, its steeper beginning.
#[must_use]
pub fn steps_along(points: &[&CurvePoint], stock: f64) -> Vec<NextStep> {
    const ENOUGH: usize = 3;
    const MOST: usize = 10;
    let least = points.iter().filter_map(|point| point.spent()).fold(f64::INFINITY, f64::min);
    if !least.is_finite() {
        return Vec::new();
    }
    let along = |step: f64| {
        let first = libm::ceil(least / step);
        let from = (0..MOST).map(|number| (first + number as f64) * step);
        from.map_while(|from| next_step_by(points, from, &[step])).collect::<Vec<NextStep>>()
    };
    let mut steps = Vec::new();
    for step in round_steps(stock) {
        steps = along(step);
        if steps.len() >= ENOUGH {
            break;
        }
    }
    steps
}

/// Round amounts to step by, the best first: the one of 1, 2, 5, 10 … that is nearest to a third of the
/// stock, and the two below it.
pub(super) fn round_steps(stock: f64) -> Vec<f64> {
    let wished = stock / 3.0;
    if !(wished > 0.0 && wished.is_finite()) {
        return Vec::new();
    }
    let ten = libm::pow(10.0, libm::floor(libm::log10(wished)));
    let rounds = [0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0].map(|digit| digit * ten);
    // Nearest as a factor, not as a difference: 9 is nearer to 10 than to 5.
    let distance = |step: f64| libm::fabs(libm::log(step / wished));
    let best =
        (2..rounds.len()).min_by(|one, other| distance(rounds[*one]).total_cmp(&distance(rounds[*other])));
    best.map_or(Vec::new(), |best| rounds[best - 2..=best].iter().rev().copied().collect())
}

/// The curve between its points: straight lines.
fn service_at(places: &[Place], stock: f64) -> Option<f64> {
    places.windows(2).find_map(|pair| {
        let [(left, low), (right, high)] = [pair[0], pair[1]];
        let share = if right > left { (stock - left) / (right - left) } else { 0.0 };
        (left <= stock && stock <= right).then_some(low + share * (high - low))
    })
}

/// The same; before its first and after its last point the curve goes on as straight as it began and ended.
fn drawn_on(places: &[Place], stock: f64) -> Option<f64> {
    let line = |pair: &[Place]| {
        let [(left, low), (right, high)] = [pair[0], pair[1]];
        (right > left).then(|| low + (stock - left) / (right - left) * (high - low))
    };
    service_at(places, stock).or_else(|| {
        let mut rising = places.windows(2).filter(|pair| pair[1].0 > pair[0].0);
        let first = rising.next()?;
        if stock < first[0].0 { line(first) } else { line(rising.next_back().unwrap_or(first)) }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::{Prepared, frontier_scenarios, run};
    use crate::model::Scenario;
    use std::sync::Arc;

    fn point(whole: Place, without: &[Place]) -> CurvePoint {
        CurvePoint { whole: Some(whole), without: without.iter().copied().map(Some).collect() }
    }

    #[test]
    fn steps_are_round_and_about_a_third() {
        assert_eq!(round_steps(28.7e6), [10e6, 5e6, 2e6]);
        assert_eq!(round_steps(60e6), [20e6, 10e6, 5e6]);
        assert_eq!(round_steps(6.0), [2.0, 1.0, 0.5]);
        assert!(round_steps(0.0).is_empty() && round_steps(f64::NAN).is_empty());
    }

    #[test]
    fn the_curve_is_read_between_its_points() {
        let places = [(10.0, 0.5), (20.0, 0.7), (20.0, 0.7), (40.0, 0.8)];
        assert_eq!(service_at(&places, 10.0), Some(0.5));
        assert!((service_at(&places, 15.0).unwrap() - 0.6).abs() < 1e-12);
        assert!((service_at(&places, 30.0).unwrap() - 0.75).abs() < 1e-12);
        assert_eq!((service_at(&places, 9.0), service_at(&places, 41.0)), (None, None));
        let drawn = [5.0, 15.0, 60.0].map(|stock| drawn_on(&places, stock).unwrap());
        assert!(drawn.iter().zip([0.4, 0.6, 0.9]).all(|(one, two)| (one - two).abs() < 1e-12), "{drawn:?}");
    }

    /// Both places moved by the same luck: the gain is certain though neither service is.
    #[test]
    fn the_interval_is_that_of_a_paired_difference() {
        let one = point((20.0, 0.5), &[(20.0, 0.4), (20.0, 0.5), (20.0, 0.6)]);
        let other = point((40.0, 0.7), &[(40.0, 0.6), (40.0, 0.7), (40.0, 0.8)]);
        let next = next_step(&[&one, &other], 20.0).unwrap();
        assert_eq!((next.from, next.to), (20.0, 25.0));
        assert!((next.gain.value.unwrap() - 0.05).abs() < 1e-12);
        assert!(next.gain.half_width().unwrap() < 1e-9, "{next:?}");
        // The curve ends before: a smaller step, and then none.
        assert_eq!(next_step(&[&one, &other], 38.0).map(|next| next.to), Some(40.0));
        assert_eq!(next_step(&[&one, &other], 40.0), None);
        assert_eq!(next_step(&[&one, &other], 19.0), None);
        assert_eq!(next_step(&[&one, &CurvePoint::default()], 20.0), None);
    }

    #[test]
    fn steps_along_the_curve_are_equal_and_add_up() {
        let luck = [-0.1, 0.0, 0.1];
        let at =
            |stock: f64, service: f64| point((stock, service), &luck.map(|luck| (stock, service + luck)));
        let points = [at(11.0, 0.5), at(30.0, 0.7), at(52.0, 0.8)];
        let points: Vec<&CurvePoint> = points.iter().collect();
        let steps = steps_along(&points, 30.0);
        let ends: Vec<(f64, f64)> = steps.iter().map(|step| (step.from, step.to)).collect();
        assert_eq!(ends, [(20.0, 30.0), (30.0, 40.0), (40.0, 50.0)]);
        let gains: f64 = steps.iter().map(|step| step.gain.value.unwrap()).sum();
        let whole = next_step_by(&points, 20.0, &[30.0]).unwrap().gain.value.unwrap();
        assert!((gains - whole).abs() < 1e-12);
        // A curve too short for the largest amount is stepped along by a smaller one.
        let short = [at(15.3, 0.7), at(37.4, 0.9)];
        let short: Vec<&CurvePoint> = short.iter().collect();
        let ends: Vec<(f64, f64)> =
            steps_along(&short, 28.7).iter().map(|step| (step.from, step.to)).collect();
        assert_eq!(ends, [(20.0, 25.0), (25.0, 30.0), (30.0, 35.0)]);
        // A short step leaves a long curve's end out; without a curve there is none.
        assert_eq!(steps_along(&points, 3.0).len(), 10);
        assert!(steps_along(&[], 30.0).is_empty() && steps_along(&points, 0.0).is_empty());
    }

    /// On a real curve the paired interval holds what a run of its own with more stock gains, and is
    /// narrower than that of two runs of different luck.
    #[test]
    fn the_next_step_of_a_shop() {
        let scenario = Scenario::from_text(r#"{"run": {"run_days": 84}}"#).unwrap();
        let seed = scenario.run.seed;
        let folds: Vec<Fold> = frontier_scenarios(&scenario)
            .into_iter()
            .map(|scenario| run(&Arc::new(Prepared::new(scenario)), seed, 40, 2))
            .collect();
        let points: Vec<CurvePoint> = folds.iter().map(|fold| fold.curve_point("line_fill_rate")).collect();
        let points: Vec<&CurvePoint> = points.iter().collect();
        let from = points[3].whole.unwrap().0;
        let next = next_step(&points, from).unwrap();
        let gain = next.gain.value.unwrap();
        assert!(gain > 0.02 && next.gain.low.unwrap() > 0.0, "{next:?}");
        let alone = folds[3].estimate("line_fill_rate", Strategy::BuildToStock).half_width().unwrap();
        assert!(next.gain.half_width().unwrap() < alone * 2.0_f64.sqrt(), "{next:?} against {alone}");
    }
}
