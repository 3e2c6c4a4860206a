//! Compares measures of two runs: their difference or their ratio, with a standard error in which what the
//! runs have in common (the same customers) cancels. What a comparison is good for is said elsewhere.

use crate::measure::{Form, Kind, Measure, PERCENTILES};
use crate::sim::Strategy;
use crate::stats::{Estimate, student};

use super::Fold;

/// A measure of one run, and how far each replication moves it.
#[derive(Clone, Debug, PartialEq)]
pub struct Sample {
    value: f64,
    /// One number a replication, in the measure's unit: jackknife pseudo-values, or the sections of a
    /// percentile, both less the value. Their standard deviation over √R is the standard error.
    moves: Vec<f64>,
    /// The number of cases, where the measure is a share of cases all of which or none of which count.
    one_sided_cases: Option<f64>,
}

/// The difference or the ratio of two samples.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Comparison {
    /// The estimate.
    pub value: f64,
    standard_error: f64,
    degrees_of_freedom: f64,
    /// Cases behind a share that was all or nothing, whose standard error of 0 says nothing.
    cases: Option<f64>,
    /// How far the comparison moves when that share moves by 1.
    slope: f64,
}

impl Fold {
    /// A measure under a strategy; `None` where it has nothing to count.
    #[must_use]
    pub fn value(&self, measure: &Measure, strategy: Strategy) -> Option<f64> {
        match measure.kind {
            Kind::OfTotals(of) => of(self.totals(strategy)),
            Kind::Percentile(clock, index) => self.clocks(strategy).quantile(clock, PERCENTILES[index]),
        }
    }

    /// A measure under a strategy, ready for comparison; `None` where it has nothing to count in the whole
    /// or in any part, and with a single replication.
    #[must_use]
    pub fn sample(&self, measure: &Measure, strategy: Strategy) -> Option<Sample> {
        let count = f64::from(self.replications());
        let value = self.value(measure, strategy)?;
        let moves: Vec<Option<f64>> = match measure.kind {
            Kind::OfTotals(of) => {
                let part = |totals| Some((count - 1.0) * (value - of(&totals)?));
                self.without(strategy).map(part).collect()
            }
            Kind::Percentile(clock, index) => {
                let sections = self.percentiles(strategy, clock as usize * 3 + index);
                sections.map(|section| section.is_finite().then_some(section - value)).collect()
            }
        };
        let moves = moves.into_iter().collect::<Option<Vec<f64>>>()?;
        let one_sided_cases = match measure.form {
            Form::Share(cases) if value == 0.0 || value == 1.0 => Some(self.totals(strategy).of(cases)),
            _ => None,
        };
        (moves.len() > 1 && value.is_finite()).then_some(Sample { value, moves, one_sided_cases })
    }
}

impl Sample {
    /// What was found in batches of equal size; `None` of fewer than two.
    #[must_use]
    pub fn of_batches(found: &[f64]) -> Option<Self> {
        let value = found.iter().sum::<f64>() / found.len() as f64;
        let moves = found.iter().map(|found| found - value).collect();
        (found.len() > 1 && value.is_finite()).then_some(Self { value, moves, one_sided_cases: None })
    }

    /// The estimate itself.
    #[must_use]
    pub fn value(&self) -> f64 {
        self.value
    }

    /// How sure it is that the measure is above a number, from 0 to 1: Student's distribution of the distance
    /// in standard errors. Where a share was all or nothing in `n` cases, one less the probability that a
    /// share of just that number gives such a result.
    #[must_use]
    pub fn confidence_above(&self, number: f64) -> f64 {
        let all = |share: f64, cases: f64| libm::pow(share.clamp(0.0, 1.0), cases.max(1.0));
        match self.one_sided_cases {
            Some(cases) if self.value > 0.5 => 1.0 - all(number, cases),
            Some(cases) => all(1.0 - number, cases),
            None => self.less_number(number).confidence_above_zero(),
        }
    }

    /// The measure when a replication is left out, for each of them: of totals only.
    pub(super) fn without(&self) -> impl Iterator<Item = f64> {
        let others = self.moves.len() as f64 - 1.0;
        self.moves.iter().map(move |moved| self.value - moved / others)
    }

    /// This measure less a given number.
    #[must_use]
    pub fn less_number(&self, number: f64) -> Comparison {
        self.compared(self.value - number, self.moves.iter().copied(), self.one_sided_cases)
    }

    /// This measure less another, paired by replication.
    #[must_use]
    pub fn less(&self, other: &Self) -> Comparison {
        let moves = self.moves.iter().zip(&other.moves).map(|(one, two)| one - two);
        self.compared(self.value - other.value, moves, self.fewest_cases(other))
    }

    /// This measure over another, paired by replication (linearised: `σ²(a/b) ≈ σ²(a − r·b)/b²`); `None`
    /// over zero.
    #[must_use]
    pub fn over(&self, other: &Self) -> Option<Comparison> {
        let ratio = self.value / other.value;
        let moves = self.moves.iter().zip(&other.moves).map(|(one, two)| (one - ratio * two) / other.value);
        let slope = 1.0_f64.max(ratio.abs()) / other.value.abs();
        let compared = || self.compared(ratio, moves, self.fewest_cases(other));
        ratio.is_finite().then(|| Comparison { slope, ..compared() })
    }

    fn fewest_cases(&self, other: &Self) -> Option<f64> {
        [self.one_sided_cases, other.one_sided_cases].into_iter().flatten().reduce(f64::min)
    }

    fn compared(
        &self,
        value: f64,
        moves: impl Iterator<Item = f64> + Clone,
        cases: Option<f64>,
    ) -> Comparison {
        let count = self.moves.len() as f64;
        let mean = moves.clone().sum::<f64>() / count;
        let squares: f64 = moves.map(|value| (value - mean) * (value - mean)).sum();
        Comparison {
            value,
            standard_error: (squares / (count - 1.0) / count).sqrt(),
            degrees_of_freedom: count - 1.0,
            cases,
            slope: 1.0,
        }
    }
}

impl Comparison {
    /// The estimate with its 95 % interval.
    #[must_use]
    pub fn estimate(&self) -> Estimate {
        const TAIL: f64 = 0.025;
        let reach = self.reach(TAIL);
        Estimate { value: Some(self.value), low: Some(self.value - reach), high: Some(self.value + reach) }
    }

    /// How sure it is that the true value is above 0, from 0 to 1: Student's distribution of the distance in
    /// standard errors.
    #[must_use]
    pub fn confidence_above_zero(&self) -> f64 {
        if self.standard_error > 0.0 {
            return student::distribution(self.value / self.standard_error, self.degrees_of_freedom);
        }
        // Without any spread the estimate is all there is to go by.
        if self.value > 0.0 {
            1.0
        } else if self.value < 0.0 {
            0.0
        } else {
            0.5
        }
    }

    /// How far the one-sided confidence bound of level 1 − α lies from the estimate, on either side:
    /// Student's with R − 1 degrees of freedom. Where a share was all or nothing, the bound of Clopper and
    /// Pearson, `1 − α^(1/n)`, is added.
    #[must_use]
    pub fn reach(&self, alpha: f64) -> f64 {
        let extra = self.cases.map_or(0.0, |cases| 1.0 - libm::exp(libm::log(alpha) / cases.max(1.0)));
        student::quantile(1.0 - alpha, self.degrees_of_freedom) * self.standard_error + self.slope * extra
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::experiment::{Prepared, run};
    use crate::measure::measure;
    use crate::model::Scenario;

    fn fold(text: &str) -> Fold {
        run(&Arc::new(Prepared::new(Scenario::from_text(text).unwrap())), 1, 12, 2)
    }

    fn close(one: f64, two: f64) {
        assert!((one - two).abs() < 1e-9 * two.abs().max(1.0), "{one} is not {two}");
    }

    /// With α = 2.5 % the bounds are those of the 95 % interval that the page shows, for totals and for
    /// percentiles, and the paired difference BTS − BTO is the page's too.
    #[test]
    fn the_bounds_are_those_of_the_page() {
        let fold = fold(r#"{"run": {"run_days": 28, "warm_up_days": 14}}"#);
        for id in ["unit_fill_rate", "customer_clock_mean", "customer_clock_p95", "physical_stock_mean"] {
            let result = fold.summary().of(id);
            let [stock, order] = Strategy::BOTH.map(|strategy| fold.sample(measure(id).unwrap(), strategy));
            let stock = stock.unwrap();
            close(stock.value(), result.each[0].value.unwrap());
            close(stock.less_number(0.0).reach(0.025), result.each[0].half_width().unwrap());
            if let Some(order) = order {
                let difference = stock.less(&order);
                close(difference.value, result.difference.value.unwrap());
                close(difference.reach(0.025), result.difference.half_width().unwrap());
            }
        }
    }

    /// A measure over itself is 1 without error; over twice itself (the same run in other units), a half.
    #[test]
    fn what_runs_have_in_common_cancels() {
        let fold = fold(r#"{"run": {"run_days": 28, "warm_up_days": 14}}"#);
        let stock = fold.sample(measure("physical_stock_mean").unwrap(), Strategy::BuildToStock).unwrap();
        let same = stock.over(&stock).unwrap();
        close(same.value, 1.0);
        close(same.reach(0.01), 0.0);
        close(stock.less(&stock).reach(0.01), 0.0);
    }

    /// No failure among the orders leaves room for some: the bound is never the estimate itself.
    #[test]
    fn a_share_without_failure_is_never_certain() {
        let fold =
            fold(r#"{"run": {"run_days": 28, "warm_up_days": 14}, "quality": {"wrong_documents": 0}}"#);
        let right = fold.sample(measure("documents_right_rate").unwrap(), Strategy::BuildToStock).unwrap();
        assert_eq!(right.value(), 1.0);
        let room = right.less_number(1.0).reach(0.01);
        assert!(room > 1e-3);
        // Over another rate the same room is divided by that rate.
        let fill = fold.sample(measure("order_fill_rate").unwrap(), Strategy::BuildToStock).unwrap();
        assert!(fill.value() < 1.0);
        assert!(right.over(&fill).unwrap().reach(0.01) > room / fill.value());
    }
}
