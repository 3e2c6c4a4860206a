//! Lead-time demand exactly, for normal or Poisson demand over a lead time of any law: what the normal formula of
//! `safety_stock` approximates.
//!
//! The cycle service level is P(lead-time demand ≤ reorder point): one order outstanding at a time. Not here: the closed
//! forms for some of these laws (`lead_time_demand`), which check this file.

use super::inversion::reach;
use super::law::{Law, lognormal_parameters};
use super::quadrature::integrate;
use super::{
    Invalid, LARGEST_LEAD_TIME_DEMAND, between, inner_probability, not_negative, of_any_sign, positive,
};
use crate::stats::{normal, poisson};

/// Demand of a given time.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Flow {
    /// Independent from period to period: mean and standard deviation of one [units/period].
    Normal(f64, f64),
    /// One unit at a time [units/time].
    Poisson(f64),
}

/// Demand during a random lead time.
///
/// Symbols: D(t) demand of a time t, L lead time with law F, independent of demand; P(D(L) ≤ r) = ∫ P(D(t) ≤ r) dF(t) and
/// E\[(D(L) − r)⁺\] = ∫ E\[(D(t) − r)⁺\] dF(t), by quadrature to about 1e-12. Mean dE\[L\], variance E\[L\]σ² + d²Var\[L\].
/// Source: the law of total probability; Zipkin (2000), § 7.5. Valid for a mean lead-time demand of Poisson up to 10⁶.
///
/// ```
/// use perfect_order_engine::theory::{law::Law, mixed_lead_time::MixedLeadTime};
/// // 20 a day, lead time gamma 5 ± 2 days: it takes 176 for 95 %, where the normal formula says 168.
/// let demand = MixedLeadTime::poisson(20.0, Law::Gamma(5.0, 0.4))?;
/// assert_eq!(demand.reorder_point(0.95)?, 176.0);
/// assert!((demand.cycle_service_level(168.0)? - 0.935_692_936_9).abs() < 1e-10);
/// # Ok::<(), perfect_order_engine::theory::Invalid>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct MixedLeadTime {
    flow: Flow,
    lead_time: Law,
}

impl MixedLeadTime {
    /// Normal demand of `mean` ≥ 0 and `standard_deviation` ≥ 0 [units/period], over `lead_time` \[periods\].
    ///
    /// # Errors
    /// If an argument is outside its range.
    pub fn normal(mean: f64, standard_deviation: f64, lead_time: Law) -> Result<Self, Invalid> {
        between("demand_mean", mean, 0.0, 1e9)?;
        between("demand_sd", standard_deviation, 0.0, 1e9)?;
        Ok(Self {
            flow: Flow::Normal(mean, standard_deviation),
            lead_time: short_enough(lead_time.checked()?)?,
        })
    }

    /// Poisson demand of `rate` [units/time], over `lead_time` \[time\].
    ///
    /// # Errors
    /// If an argument, or the mean lead-time demand, is outside its range.
    pub fn poisson(rate: f64, lead_time: Law) -> Result<Self, Invalid> {
        positive("demand_rate", rate)?;
        let lead_time = short_enough(lead_time.checked()?)?;
        between("lead_time_demand", rate * lead_time.mean(), 0.0, LARGEST_LEAD_TIME_DEMAND)?;
        Ok(Self { flow: Flow::Poisson(rate), lead_time })
    }

    /// Mean lead-time demand \[units\].
    pub fn mean(&self) -> f64 {
        self.rate() * self.lead_time.mean()
    }

    /// Standard deviation of lead-time demand \[units\].
    pub fn standard_deviation(&self) -> f64 {
        let own = match self.flow {
            Flow::Normal(_, sd) => sd * sd,
            Flow::Poisson(rate) => rate,
        };
        let rate = self.rate();
        (self.lead_time.mean() * own + rate * rate * self.lead_time.variance()).sqrt()
    }

    /// P(lead-time demand ≤ `reorder_point`), `reorder_point` \[units\]; rounded down where demand is of whole units.
    ///
    /// # Errors
    /// If `reorder_point` is too large.
    pub fn cycle_service_level(&self, reorder_point: f64) -> Result<f64, Invalid> {
        of_any_sign("reorder_point", reorder_point)?;
        Ok(self.within(reorder_point))
    }

    /// The smallest reorder point \[units\] with at least this cycle service level; a whole one where demand is.
    ///
    /// # Errors
    /// If `cycle_service_level` is not strictly between 0 and 1.
    pub fn reorder_point(&self, cycle_service_level: f64) -> Result<f64, Invalid> {
        let target = inner_probability("cycle_service_level", cycle_service_level)?;
        if let Flow::Poisson(_) = self.flow {
            let (mut low, mut high) = (-1_i64, 64 + (2.0 * self.mean()) as i64);
            while self.within(high as f64) < target && high < 1_000_000_000 {
                (low, high) = (high, 2 * high);
            }
            while high - low > 1 {
                let middle = low + (high - low) / 2;
                if self.within(middle as f64) >= target { high = middle } else { low = middle }
            }
            return Ok(high as f64);
        }
        let sd = self.standard_deviation();
        if sd == 0.0 {
            return Ok(self.mean());
        }
        // A normal demand may be negative: the search starts 40 standard deviations below the smallest mean.
        let lowest = -40.0 * sd;
        Ok(lowest + reach(|up| self.within(lowest + up), target, self.mean() + 42.0 * sd))
    }

    /// Unit fill rate of an (r, Q) policy, 1 − E\[(D − r)⁺\]/Q: exact as long as no two orders are outstanding together and
    /// every receipt clears the back-orders.
    ///
    /// # Errors
    /// If `reorder_point` \[units\] is too large or `order_quantity` \[units\] is not positive.
    pub fn unit_fill_rate(&self, reorder_point: f64, order_quantity: f64) -> Result<f64, Invalid> {
        of_any_sign("reorder_point", reorder_point)?;
        positive("order_quantity", order_quantity)?;
        let short = self.over_lead_times(reorder_point, self.mean().max(1e-12), &|time| match self.flow {
            Flow::Normal(mean, sd) => {
                let spread = sd * time.sqrt();
                if spread == 0.0 {
                    (mean * time - reorder_point).max(0.0)
                } else {
                    spread * normal::loss((reorder_point - mean * time) / spread)
                }
            }
            Flow::Poisson(rate) => poisson::loss(libm::floor(reorder_point) as i64, rate * time),
        });
        Ok((1.0 - not_negative("short", short.max(0.0))? / order_quantity).clamp(0.0, 1.0))
    }

    fn rate(&self) -> f64 {
        match self.flow {
            Flow::Normal(rate, _) | Flow::Poisson(rate) => rate,
        }
    }

    fn within(&self, level: f64) -> f64 {
        let given = |time: f64| match self.flow {
            Flow::Normal(mean, sd) => {
                let (gap, spread) = (level - mean * time, sd * time.sqrt());
                if spread > 0.0 {
                    normal::distribution(gap / spread)
                } else {
                    f64::from(u8::from(gap >= 0.0))
                }
            }
            Flow::Poisson(rate) => poisson::distribution(libm::floor(level) as i64, rate * time),
        };
        self.over_lead_times(level, 1.0, &given).clamp(0.0, 1.0)
    }

    /// E\[value(L)\], for a value that turns near the time in which demand reaches `level`.
    fn over_lead_times(&self, level: f64, scale: f64, value: &dyn Fn(f64) -> f64) -> f64 {
        let turn = if self.rate() > 0.0 { (level / self.rate()).max(0.0) } else { 0.0 };
        let own = match self.flow {
            Flow::Normal(_, sd) => sd,
            Flow::Poisson(rate) => rate.sqrt(),
        };
        let blur = if self.rate() > 0.0 { own * turn.sqrt() / self.rate() } else { 0.0 };
        let near = [-8.0, -3.0, 0.0, 3.0, 8.0].map(|n| turn + n * blur);
        match &self.lead_time {
            Law::Fixed(length) => value(*length),
            Law::Possible(lengths) => lengths.iter().map(|(length, share)| share * value(*length)).sum(),
            Law::Hyperexponential(parts) => {
                let one = |mean: f64| Self { flow: self.flow, lead_time: Law::exponential(mean) };
                parts
                    .iter()
                    .map(|(mean, share)| share * one(*mean).over_lead_times(level, scale, value))
                    .sum()
            }
            Law::Uniform(min, max) => {
                integrate(|t| value(t) / (max - min), &breaks(&near, *min, *max, &[]), scale)
            }
            Law::Triangular(min, mode, max) => {
                let top = 2.0 / (max - min);
                let density = |t: f64| {
                    if t < *mode { top * (t - min) / (mode - min) } else { top * (max - t) / (max - mode) }
                };
                integrate(|t| value(t) * density(t), &breaks(&near, *min, *max, &[*mode]), scale)
            }
            // Over the logarithm of the time, where both densities are smooth and fall off on either side.
            Law::Lognormal(mean, cv) => {
                let (mu, sigma) = lognormal_parameters(*mean, *cv);
                let density = |v: f64| normal::density((v - mu) / sigma) / sigma;
                let core = [-4.0, -1.0, 1.0, 4.0].map(|n| mu + n * sigma);
                let (low, high) = (mu - 9.0 * sigma, mu + (9.0 + sigma) * sigma);
                let all = breaks(&near.map(log_or_low), low, high, &core);
                integrate(|v| value(libm::exp(v)) * density(v), &all, scale)
            }
            Law::Gamma(mean, cv) => {
                let shape = 1.0 / (cv * cv);
                let theta = mean / shape;
                let front = libm::lgamma(shape);
                let density = |v: f64| {
                    let x = libm::exp(v) / theta;
                    libm::exp(shape * libm::log(x) - x - front)
                };
                let middle = libm::log(*mean);
                let spread = cv.min(1.0);
                let core = [-6.0, -2.0, 0.0, 2.0].map(|n| middle + n * spread);
                let low = libm::log(theta) + (libm::lgamma(shape + 1.0) - 45.0) / shape;
                let high = libm::log(theta * (shape + 50.0 + 10.0 * shape.sqrt()));
                let all = breaks(&near.map(log_or_low), low.max(middle - 14.0 * cv - 400.0), high, &core);
                integrate(|v| value(libm::exp(v)) * density(v), &all, scale)
            }
        }
    }
}

fn short_enough(lead_time: Law) -> Result<Law, Invalid> {
    between("lead_time_mean", lead_time.mean(), 0.0, 1e9)?;
    // Wider laws leave half their mass below any level and the rest beyond all others.
    between("lead_time_cv", lead_time.cv(), 0.0, 10.0)?;
    Ok(lead_time)
}

fn log_or_low(time: f64) -> f64 {
    if time > 0.0 { libm::log(time) } else { f64::NEG_INFINITY }
}

/// The panels from `low` to `high`: those of `near` and `more` between them, in order.
fn breaks(near: &[f64], low: f64, high: f64, more: &[f64]) -> Vec<f64> {
    let inner = near.iter().chain(more).copied().filter(|at| *at > low && *at < high);
    let mut all: Vec<f64> = [low, high].into_iter().chain(inner).collect();
    all.sort_by(f64::total_cmp);
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theory::lead_time_demand::{ExponentialLeadTime, GammaLeadTime};

    #[test]
    fn gamma_lead_times_are_met_by_their_closed_form() {
        for (rate, mean, cv) in [(20.0, 5.0, 0.4), (3.0, 2.0, 1.0), (0.7, 4.0, 2.0), (100.0, 10.0, 0.01)] {
            let closed = GammaLeadTime::new(rate, mean, cv).unwrap();
            let mixed = MixedLeadTime::poisson(rate, Law::Gamma(mean, cv)).unwrap();
            for r in [0_i64, 1, 7, 60, 168, 1010] {
                let want = closed.cycle_service_level(r).unwrap();
                assert!(
                    (mixed.cycle_service_level(r as f64).unwrap() - want).abs() < 1e-10,
                    "{rate} {cv} {r}"
                );
                let want = closed.unit_fill_rate(r, 600.0).unwrap();
                let got = mixed.unit_fill_rate(r as f64, 600.0).unwrap();
                assert!((got - want).abs() < 1e-10, "{rate} {cv} {r}: {got} {want}");
            }
            let want = closed.reorder_point(0.97).unwrap() as f64;
            assert_eq!(mixed.reorder_point(0.97).unwrap(), want);
        }
    }

    #[test]
    fn normal_demand_over_an_exponential_lead_time_is_met_too() {
        let closed = ExponentialLeadTime::new(2500.0, 500.0, 7.0).unwrap();
        let mixed = MixedLeadTime::normal(2500.0, 500.0, Law::exponential(7.0)).unwrap();
        for r in [-100.0, 500.0, 17_500.0, 39_991.1, 90_000.0] {
            let (got, want) = (mixed.cycle_service_level(r).unwrap(), closed.cycle_service_level(r).unwrap());
            assert!((got - want).abs() < 1e-11, "{r}: {got} {want}");
        }
        let (got, want) = (mixed.reorder_point(0.9).unwrap(), closed.reorder_point(0.9).unwrap());
        assert!((got - want).abs() < 1e-6, "{got} {want}");
    }

    #[test]
    fn the_mean_is_the_integral_of_the_tail() {
        for law in [Law::Uniform(1.0, 5.0), Law::Triangular(0.0, 1.0, 6.0), Law::Lognormal(3.0, 0.8)] {
            let demand = MixedLeadTime::poisson(2.0, law).unwrap();
            let mean: f64 = (0..2_000).map(|r| 1.0 - demand.cycle_service_level(f64::from(r)).unwrap()).sum();
            assert!((mean - demand.mean()).abs() < 1e-8, "{mean}");
        }
    }

    #[test]
    fn bad_arguments_are_named() {
        assert_eq!(MixedLeadTime::poisson(0.0, Law::Fixed(1.0)).unwrap_err().argument, "demand_rate");
        let demand = MixedLeadTime::normal(10.0, 0.0, Law::Fixed(2.0)).unwrap();
        assert_eq!(demand.reorder_point(0.5).unwrap(), 20.0);
        assert_eq!(demand.unit_fill_rate(1.0, 0.0).unwrap_err().argument, "order_quantity");
    }
}
