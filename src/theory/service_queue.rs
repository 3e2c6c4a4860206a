//! M/G/1 with its whole law: the time in system for fixed, gamma (exponential, Erlang), hyperexponential and lognormal
//! service.
//!
//! One server, first come first served, Poisson arrivals, steady state. Not here: the means alone, which hold for any
//! service (`general_queue::PoissonQueue`), several servers (`queue`).

use super::complex::Complex;
use super::inversion::{invert, reach};
use super::law::Law;
use super::{Invalid, LARGEST, Limit, below, between, inner_probability, positive};

/// The highest utilisation at which the law is inverted: nearer 1 its transform keeps too few digits.
pub const HIGHEST_UTILISATION: f64 = 0.9999;

/// The most states of M/D/1's number in system that are computed one by one; beyond, the law is geometric.
const MOST_STATES: usize = 3_000;

/// M/G/1 and the law of the time in system.
///
/// Symbols: λ arrival rate [orders/time], S service \[time\] with transform B(s), ρ = λE\[S\]; the time in system T has the
/// transform (1 − ρ) B(s)/(1 − ρ Bₑ(s)), Bₑ(s) = (1 − B(s))/(sE\[S\]): Pollaczek and Khinchine; Gross et al. (2008),
/// equation 5.33. It is inverted numerically, to about 1e-10. Fixed service is exact: P(W ≤ t) from the law of the
/// number in system (Franx 2001), with a positive sum.
/// Valid for 0 < ρ ≤ 0.9999.
///
/// ```
/// use perfect_order_engine::theory::{law::Law, service_queue::ServiceQueue};
/// // Exponential service is M/M/1: T is exponential with rate μ − λ.
/// let queue = ServiceQueue::new(0.8, Law::exponential(1.0))?;
/// assert!((queue.probability_of_time_in_system_within(5.0)? - (1.0 - libm::exp(-1.0))).abs() < 1e-10);
/// # Ok::<(), perfect_order_engine::theory::Invalid>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct ServiceQueue {
    arrival_rate: f64,
    service: Law,
    load: f64,
}

impl ServiceQueue {
    /// `arrival_rate` λ [orders/time], `service` law with a positive mean.
    ///
    /// # Errors
    /// If an argument is outside its range, or the utilisation is not below 1.
    pub fn new(arrival_rate: f64, service: Law) -> Result<Self, Invalid> {
        positive("arrival_rate", arrival_rate)?;
        let service = service.checked()?;
        positive("mean_service_time", service.mean())?;
        let load = below("utilisation", arrival_rate * service.mean(), 1.0)?;
        Ok(Self { arrival_rate, service, load })
    }

    /// Utilisation ρ, and the probability of waiting.
    pub fn utilisation(&self) -> f64 {
        self.load
    }

    /// P(time in system ≤ `time`), `time` \[time\] ≥ 0.
    ///
    /// # Errors
    /// If `time` is negative or not finite, the utilisation is above 0.9999, or the service is none of fixed, gamma, hyperexponential
    /// and lognormal.
    pub fn probability_of_time_in_system_within(&self, time: f64) -> Result<f64, Invalid> {
        between("time", time, 0.0, LARGEST)?;
        between("utilisation", self.load, 0.0, HIGHEST_UTILISATION)?;
        if let Law::Fixed(length) = self.service {
            return Ok(self.wait_within_fixed(time / length - 1.0));
        }
        if !self.service.is_smooth() {
            return Err(Invalid { argument: "service", value: self.service.cv(), limit: Limit::SmoothLaw });
        }
        if time == 0.0 {
            return Ok(0.0);
        }
        // Far beyond a service time the law has forgotten the shape of one.
        let far = time > 20.0 * self.service.mean();
        let width = if far { 0.1 * time } else { self.service.variance().sqrt() };
        let late = invert(|s| (Complex::ONE - self.transform(s)) / s, time, width);
        Ok((1.0 - late).clamp(0.0, 1.0))
    }

    /// The time in system \[time\] that a share `p` of orders keeps within.
    ///
    /// # Errors
    /// If `p` is not strictly between 0 and 1, or as [`ServiceQueue::probability_of_time_in_system_within`].
    pub fn percentile(&self, p: f64) -> Result<f64, Invalid> {
        inner_probability("p", p)?;
        self.probability_of_time_in_system_within(1.0)?;
        let within = |time: f64| self.probability_of_time_in_system_within(time).unwrap_or(0.0);
        Ok(reach(within, p, self.service.mean() / (1.0 - self.load)))
    }

    /// Times between `low` and `high` at which the law of the time in system has a corner: multiples of a fixed service.
    pub(super) fn corners(&self, low: f64, high: f64) -> impl Iterator<Item = f64> {
        let length = if let Law::Fixed(length) = self.service { length } else { f64::INFINITY };
        let first = libm::ceil(low / length).max(1.0);
        (0..200_u32).map(move |n| (first + f64::from(n)) * length).take_while(move |at| *at < high)
    }

    fn transform(&self, s: Complex) -> Complex {
        let idle = 1.0 - self.load;
        let under = Complex::real(idle) + self.service.residual_gap(s).scale(self.load);
        self.service.transform(s).scale(idle) / under
    }

    /// M/D/1: P(wait ≤ `lengths` × service). With k = ⌊lengths⌋ + 1 and u = λ(k − lengths) E\[S\]:
    /// e^(−u) Σ Q(k − 1 − j) uʲ/j!, Q(n) = P(number in system ≤ n + 1), j = 0 … k − 1.
    fn wait_within_fixed(&self, lengths: f64) -> f64 {
        if lengths < 0.0 {
            return 0.0;
        }
        let Some(whole) = Some(libm::floor(lengths)).filter(|whole| *whole < 1e9) else { return 1.0 };
        let k = whole as usize + 1;
        let ahead = self.load * (whole + 1.0 - lengths);
        let law = NumberInSystem::new(self.load, k.min(MOST_STATES) + 1);
        let (mut weight, mut sum) = (libm::exp(-ahead), 0.0);
        for j in 0..k.min(200) {
            sum += weight * law.within(k - j);
            weight *= ahead / (j + 1) as f64;
        }
        sum.clamp(0.0, 1.0)
    }
}

/// The law of the number in system of M/D/1, by sums of positive terms (Ramaswami's form).
struct NumberInSystem {
    /// P(N ≤ n).
    within: Vec<f64>,
    /// The ratio of neighbouring tails, far out.
    ratio: f64,
}

impl NumberInSystem {
    fn new(load: f64, length: usize) -> Self {
        let beyond: Vec<f64> =
            (0_i64..).take(length + 1).map(|k| crate::stats::poisson::above(k, load)).collect();
        let mut shares = vec![1.0 - load];
        let mut within = vec![1.0 - load];
        for n in 0..length {
            // Arrivals of one service time that reach n − j + 1: few services bring many, so the sum is short.
            let first = n.saturating_sub(60) + 1;
            let inflow: f64 = (first..=n).map(|j| shares[j] * beyond[n - j + 1]).sum();
            let next = (shares[0] * beyond[n] + inflow) * libm::exp(load);
            within.push(within[n] + next);
            shares.push(next);
        }
        let ratio = shares[length] / shares[length - 1].max(f64::MIN_POSITIVE);
        Self { within, ratio }
    }

    fn within(&self, n: usize) -> f64 {
        let last = self.within.len() - 1;
        if n <= last {
            return self.within[n].min(1.0);
        }
        let tail = (1.0 - self.within[last]).max(0.0);
        1.0 - tail * libm::pow(self.ratio, (n - last) as f64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theory::general_queue::probability_of_erlang_time_in_system_within;

    #[test]
    fn erlang_service_is_met_by_another_method() {
        for (phases, load) in [(1_u32, 0.3), (2, 0.8), (5, 0.95), (20, 0.6), (2, 0.999)] {
            let service = Law::Gamma(1.0, 1.0 / f64::from(phases).sqrt());
            let queue = ServiceQueue::new(load, service).unwrap();
            for time in [0.2, 1.0, 4.0, 15.0, 300.0] {
                let want = probability_of_erlang_time_in_system_within(load, 1.0, phases, time).unwrap();
                let got = queue.probability_of_time_in_system_within(time).unwrap();
                assert!((got - want).abs() < 1e-9, "{phases} {load} {time}: {got} {want}");
            }
        }
    }

    #[test]
    fn fixed_service_has_crommelins_start_and_the_right_mean() {
        let queue = ServiceQueue::new(0.7, Law::Fixed(1.0)).unwrap();
        // Within the first service time after its own: (1 − ρ) e^(λ(t − 1)).
        let got = queue.probability_of_time_in_system_within(1.6).unwrap();
        assert!((got - 0.3 * libm::exp(0.7 * 0.6)).abs() < 1e-14);
        let mean: f64 = (0..40_000)
            .map(|i| 1.0 - queue.probability_of_time_in_system_within((f64::from(i) + 0.5) * 0.001).unwrap())
            .sum::<f64>()
            * 0.001;
        assert!((mean - (1.0 + 0.7 / 0.6)).abs() < 1e-6, "{mean}");
        assert!(queue.probability_of_time_in_system_within(1e9).unwrap() == 1.0);
    }

    #[test]
    fn two_exponential_laws_are_met_by_a_matrix_exponential() {
        // The same time in system as a phase-type law, whose tail was summed elsewhere.
        for (parts, load, want) in [
            (vec![(0.5, 0.5), (1.5, 0.5)], 0.7, [0.275_382_775_766, 0.554_806_809_989, 0.777_258_821_258]),
            (vec![(0.5, 0.9), (5.5, 0.1)], 0.7, [0.314_433_620_424, 0.482_014_168_338, 0.593_768_089_705]),
        ] {
            let queue = ServiceQueue::new(load, Law::Hyperexponential(parts)).unwrap();
            for (time, want) in [1.0, 3.0, 6.0].into_iter().zip(want) {
                let got = queue.probability_of_time_in_system_within(time).unwrap();
                assert!((got - want).abs() < 2e-10, "{time}: {got} {want}");
            }
        }
    }

    #[test]
    fn bad_arguments_are_named() {
        assert_eq!(ServiceQueue::new(1.0, Law::exponential(1.0)).unwrap_err().argument, "utilisation");
        let queue = ServiceQueue::new(0.5, Law::Uniform(0.5, 1.5)).unwrap();
        assert_eq!(queue.probability_of_time_in_system_within(1.0).unwrap_err().argument, "service");
        let queue = ServiceQueue::new(0.5, Law::exponential(1.0)).unwrap();
        assert!(
            queue.probability_of_time_in_system_within(f64::NAN).is_err() && queue.percentile(1.0).is_err()
        );
        assert!((queue.percentile(0.95).unwrap() + 2.0 * libm::log(0.05)).abs() < 1e-8);
    }
}
