//! Queues beyond the exponential: M/G/1 (Pollaczek and Khinchine), M/Eₖ/1 with its whole law, GI/M/1, and
//! Kingman's approximation.
//!
//! One server (Kingman's form of Hopp and Spearman: c), first come first served, unlimited waiting room,
//! steady state. Not here: exponential service with Poisson arrivals (`queue`).

use super::law::Law;
use super::{Invalid, LARGEST, Limit, below, between, positive};

/// The most phases of an Erlang service time.
const MOST_PHASES: u32 = 1_000;

/// The highest utilisation at which a whole law is summed: nearer 1 the sums would not end.
const HIGHEST_UTILISATION: f64 = 0.9999;

/// M/G/1: Poisson arrivals, any service law, one server: the means.
///
/// Symbols: λ arrival rate [orders/time], τ mean service time \[time\], c coefficient of variation of service,
/// ρ = λτ. Mean wait = ρ τ (1 + c²)/(2 (1 − ρ)).
/// Source: Pollaczek (1930), Khinchine (1932); Gross et al. (2008), equation 5.11.
///
/// ```
/// use perfect_order_engine::theory::general_queue::PoissonQueue;
/// // M/D/1 waits half as long as M/M/1.
/// assert!((PoissonQueue::new(0.8, 1.0, 0.0)?.mean_waiting_time() - 2.0).abs() < 1e-12);
/// assert!((PoissonQueue::new(0.8, 1.0, 1.0)?.mean_waiting_time() - 4.0).abs() < 1e-12);
/// # Ok::<(), perfect_order_engine::theory::Invalid>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PoissonQueue {
    arrival_rate: f64,
    mean_service_time: f64,
    service_cv: f64,
}

impl PoissonQueue {
    /// `arrival_rate` λ [orders/time], `mean_service_time` τ \[time\], `service_cv` c, 0 to 100.
    ///
    /// # Errors
    /// If an argument is outside its range, or the utilisation is not below 1.
    pub fn new(arrival_rate: f64, mean_service_time: f64, service_cv: f64) -> Result<Self, Invalid> {
        positive("arrival_rate", arrival_rate)?;
        positive("mean_service_time", mean_service_time)?;
        between("service_cv", service_cv, 0.0, 100.0)?;
        below("utilisation", arrival_rate * mean_service_time, 1.0)?;
        Ok(Self { arrival_rate, mean_service_time, service_cv })
    }

    /// Utilisation ρ; with Poisson arrivals also the probability that an order waits.
    pub fn utilisation(&self) -> f64 {
        self.arrival_rate * self.mean_service_time
    }

    /// P(an order waits) = ρ.
    pub fn probability_of_waiting(&self) -> f64 {
        self.utilisation()
    }

    /// Mean waiting time in the queue \[time\].
    pub fn mean_waiting_time(&self) -> f64 {
        let load = self.utilisation();
        load * self.mean_service_time * 0.5 * (1.0 + self.service_cv * self.service_cv) / (1.0 - load)
    }

    /// Mean time in system \[time\].
    pub fn mean_time_in_system(&self) -> f64 {
        self.mean_waiting_time() + self.mean_service_time
    }

    /// Mean number in system \[orders\], by Little's law.
    pub fn mean_number_in_system(&self) -> f64 {
        self.arrival_rate * self.mean_time_in_system()
    }
}

/// P(time in system ≤ `time`) in M/Eₖ/1: service is the sum of k exponential phases (k = 1 is M/M/1, and the
/// coefficient of variation is 1/√k).
///
/// An order that finds n phases of work leaves after n + k of them, each exponential with rate kμ. The law of the
/// phases comes from the balance across each level, kμ pₙ = λ (pₙ₋ₖ + … + pₙ₋₁), p₀ = 1 − ρ, and
/// P(T ≤ t) = Σ pₙ P(Poisson(kμt) ≥ n + k). Source: Gross et al. (2008), section 4.3.3.
///
/// `arrival_rate` λ [orders/time], `mean_service_time` 1/μ \[time\], `phases` k ≤ 1 000, `time` \[time\] ≥ 0.
/// Valid for utilisation ≤ 0.9999.
///
/// ```
/// use perfect_order_engine::theory::general_queue::probability_of_erlang_time_in_system_within;
/// let one_phase = probability_of_erlang_time_in_system_within(0.8, 1.0, 1, 5.0)?;
/// assert!((one_phase - (1.0 - libm::exp(-1.0))).abs() < 1e-12); // M/M/1
/// # Ok::<(), perfect_order_engine::theory::Invalid>(())
/// ```
///
/// # Errors
/// If an argument is outside its range, or the utilisation is too high.
pub fn probability_of_erlang_time_in_system_within(
    arrival_rate: f64,
    mean_service_time: f64,
    phases: u32,
    time: f64,
) -> Result<f64, Invalid> {
    let queue = PoissonQueue::new(arrival_rate, mean_service_time, 0.0)?;
    between("phases", f64::from(phases), 1.0, f64::from(MOST_PHASES))?;
    between("time", time, 0.0, LARGEST)?;
    let load = between("utilisation", queue.utilisation(), 0.0, HIGHEST_UTILISATION)?;
    let per_time = f64::from(phases) / mean_service_time;
    // Beyond this many phases nothing could be done in time, to 1e-18; nor could more be found.
    let done = between("time", per_time * time, 0.0, 1e7)?;
    let step = arrival_rate / per_time;
    let k = phases as usize;
    let mut laws = vec![1.0 - load];
    let mut window = laws[0];
    let mut covered = laws[0];
    let reach = done + 40.0 + 10.0 * done.sqrt();
    let mut on_time = laws[0] * at_least(k, done);
    while ((laws.len() + k) as f64) < reach && 1.0 - covered > 1e-16 {
        let next = step * window;
        on_time += next * at_least(laws.len() + k, done);
        covered += next;
        laws.push(next);
        window += next;
        if laws.len() > k {
            window -= laws[laws.len() - 1 - k];
        }
    }
    Ok(on_time.clamp(0.0, 1.0))
}

/// P(Poisson(mean) ≥ count).
fn at_least(count: usize, mean: f64) -> f64 {
    crate::stats::poisson::above(i64::try_from(count).unwrap_or(i64::MAX) - 1, mean)
}

/// The law of the gaps between arrivals.
#[derive(Debug, Clone, PartialEq)]
pub struct Gaps {
    mean: f64,
    /// 1/cv²; none for regular arrivals.
    shape: Option<f64>,
    /// A law that is neither.
    other: Option<Law>,
}

impl Gaps {
    /// Regular arrivals, every `mean` \[time\].
    ///
    /// # Errors
    /// If the mean is not positive.
    pub fn regular(mean: f64) -> Result<Self, Invalid> {
        Ok(Self { mean: positive("mean", mean)?, shape: None, other: None })
    }

    /// Gamma gaps with this `mean` \[time\] and coefficient of variation, 0.01 to 100; 1 is Poisson, 1/√k Erlang-k.
    ///
    /// # Errors
    /// If an argument is outside its range.
    pub fn gamma(mean: f64, cv: f64) -> Result<Self, Invalid> {
        between("cv", cv, 0.01, 100.0)?;
        Ok(Self { mean: positive("mean", mean)?, shape: Some(1.0 / (cv * cv)), other: None })
    }

    /// Gaps of this law: fixed, gamma, uniform, hyperexponential, or of a few lengths.
    ///
    /// # Errors
    /// If the law is another one, or unsound, or has no length.
    pub fn of_law(law: &Law) -> Result<Self, Invalid> {
        match law.clone().checked()? {
            Law::Fixed(mean) => Self::regular(mean),
            Law::Gamma(mean, cv) => Self::gamma(mean, cv),
            other @ (Law::Uniform(..) | Law::Possible(..) | Law::Hyperexponential(..)) => {
                Ok(Self { mean: positive("mean", other.mean())?, shape: None, other: Some(other) })
            }
            other => Err(Invalid { argument: "gap", value: other.cv(), limit: Limit::GapLaw }),
        }
    }

    /// E\[e^(−sX)\], and E\[X e^(−sX)\].
    fn transform(&self, s: f64) -> (f64, f64) {
        if let Some(found) = self.other.as_ref().and_then(|law| law.real_transform(s)) {
            return found;
        }
        match self.shape {
            None => {
                let value = libm::exp(-s * self.mean);
                (value, self.mean * value)
            }
            Some(shape) => {
                let stretched = s * self.mean / shape;
                let value = libm::exp(-shape * libm::log1p(stretched));
                (value, self.mean * value / (1.0 + stretched))
            }
        }
    }
}

/// GI/M/1: independent gaps of any law, exponential service, one server.
///
/// Symbols: μ service rate [orders/time], A*(s) the transform of the gaps, σ the root in (0, 1) of
/// σ = A*(μ(1 − σ)): the probability of waiting. The time in system is exponential with rate μ(1 − σ).
/// Source: Gross et al. (2008), section 5.3.
///
/// ```
/// use perfect_order_engine::theory::general_queue::{Gaps, RenewalQueue};
/// // Poisson arrivals give M/M/1 back: σ = ρ.
/// let queue = RenewalQueue::new(Gaps::gamma(1.25, 1.0)?, 1.0)?;
/// assert!((queue.probability_of_waiting() - 0.8).abs() < 1e-12);
/// assert!((queue.mean_time_in_system() - 5.0).abs() < 1e-11);
/// # Ok::<(), perfect_order_engine::theory::Invalid>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RenewalQueue {
    arrival_rate: f64,
    service_rate: f64,
    waiting: f64,
}

impl RenewalQueue {
    /// `gaps` between arrivals, `service_rate` μ [orders/time].
    ///
    /// # Errors
    /// If the service rate is outside its range, or the utilisation is not below 1 (above 0.999 999 the root is too near 1).
    pub fn new(gaps: Gaps, service_rate: f64) -> Result<Self, Invalid> {
        positive("service_rate", service_rate)?;
        let arrival_rate = 1.0 / gaps.mean;
        between("utilisation", arrival_rate / service_rate, 0.0, 0.999_999)?;
        // A*(μ(1 − σ)) − σ is convex and positive at 0: Newton's steps from 0 rise to the smaller root.
        let mut waiting = 0.0;
        for _ in 0..200 {
            let (value, slope) = gaps.transform(service_rate * (1.0 - waiting));
            let step = (value - waiting) / (1.0 - service_rate * slope);
            if step.is_nan() || step <= 0.0 {
                break;
            }
            waiting += step;
        }
        below("probability_of_waiting", waiting, 1.0)?;
        Ok(Self { arrival_rate, service_rate, waiting })
    }

    /// Utilisation ρ.
    pub fn utilisation(&self) -> f64 {
        self.arrival_rate / self.service_rate
    }

    /// P(an order waits) = σ; not ρ, unless arrivals are Poisson.
    pub fn probability_of_waiting(&self) -> f64 {
        self.waiting
    }

    /// Mean waiting time in the queue \[time\], σ/(μ(1 − σ)).
    pub fn mean_waiting_time(&self) -> f64 {
        self.waiting / self.drain_rate()
    }

    /// Mean time in system \[time\], 1/(μ(1 − σ)).
    pub fn mean_time_in_system(&self) -> f64 {
        1.0 / self.drain_rate()
    }

    /// Mean number in system \[orders, time average\], by Little's law.
    pub fn mean_number_in_system(&self) -> f64 {
        self.arrival_rate * self.mean_time_in_system()
    }

    /// P(time in system ≤ `time`), `time` \[time\] ≥ 0.
    ///
    /// # Errors
    /// If `time` is negative or not finite.
    pub fn probability_of_time_in_system_within(&self, time: f64) -> Result<f64, Invalid> {
        between("time", time, 0.0, LARGEST)?;
        Ok(-libm::expm1(-self.drain_rate() * time))
    }

    fn drain_rate(&self) -> f64 {
        self.service_rate * (1.0 - self.waiting)
    }
}

/// Kingman's approximation of the mean waiting time in GI/G/c \[time\], "VUT":
/// ((cₐ² + cₛ²)/2) × (ρ^(√(2(c+1)) − 1)/(c (1 − ρ))) × τ. An approximation; exact for M/G/1.
///
/// `utilisation` ρ < 1, `mean_service_time` τ \[time\], `arrival_cv` cₐ and `service_cv` cₛ 0 to 100, `servers` c.
/// Source: Kingman (1961); Sakasegawa (1977); Hopp and Spearman (2008), equations 8.25 and 8.28.
///
/// ```
/// use perfect_order_engine::theory::general_queue::kingman_waiting_time;
/// // E₃/M/1 at utilisation 0.9: approximately 6, where the exact value is 5.785.
/// assert!((kingman_waiting_time(0.9, 1.0, (1.0f64 / 3.0).sqrt(), 1.0, 1)? - 6.0).abs() < 1e-12);
/// # Ok::<(), perfect_order_engine::theory::Invalid>(())
/// ```
///
/// # Errors
/// If an argument is outside its range.
pub fn kingman_waiting_time(
    utilisation: f64,
    mean_service_time: f64,
    arrival_cv: f64,
    service_cv: f64,
    servers: u32,
) -> Result<f64, Invalid> {
    let load = below("utilisation", positive("utilisation", utilisation)?, 1.0)?;
    positive("mean_service_time", mean_service_time)?;
    between("arrival_cv", arrival_cv, 0.0, 100.0)?;
    between("service_cv", service_cv, 0.0, 100.0)?;
    let c = between("servers", f64::from(servers), 1.0, 1e6)?;
    let variability = 0.5 * (arrival_cv * arrival_cv + service_cv * service_cv);
    let exponent = (2.0 * (c + 1.0)).sqrt() - 1.0;
    Ok(variability * libm::pow(load, exponent) / (c * (1.0 - load)) * mean_service_time)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn erlang_phases_have_the_pollaczek_khinchine_mean() {
        // Integrate P(T > t) for k = 3 at ρ = 0.7: mean 1 + 0.7 (1 + 1/3)/(2 · 0.3).
        let want = PoissonQueue::new(0.7, 1.0, (1.0f64 / 3.0).sqrt()).unwrap().mean_time_in_system();
        let step = 0.01;
        let mean: f64 = (0..6000)
            .map(|i| {
                let time = (f64::from(i) + 0.5) * step;
                1.0 - probability_of_erlang_time_in_system_within(0.7, 1.0, 3, time).unwrap()
            })
            .sum::<f64>()
            * step;
        assert!((mean - want).abs() < 1e-4, "{mean} {want}");
    }

    #[test]
    fn the_root_solves_its_equation_up_to_high_utilisation() {
        for cv in [0.2, 1.0, 3.0] {
            for load in [0.01, 0.5, 0.9, 0.9999] {
                let gaps = Gaps::gamma(1.0 / load, cv).unwrap();
                let sigma = RenewalQueue::new(gaps.clone(), 1.0).unwrap().probability_of_waiting();
                assert!((gaps.transform(1.0 - sigma).0 - sigma).abs() < 1e-14 && sigma < 1.0 - 1e-6);
            }
        }
        // D/M/1 at ρ = 0.5: σ = exp(−2(1 − σ)), σ = 0.203 188.
        let regular = RenewalQueue::new(Gaps::regular(2.0).unwrap(), 1.0).unwrap();
        assert!((regular.probability_of_waiting() - 0.203_187_87).abs() < 1e-8);
    }

    #[test]
    fn gaps_of_other_laws_solve_their_equation() {
        for law in [
            Law::Uniform(0.0, 2.5),
            Law::Uniform(1.2, 1.3),
            Law::balanced(1.25, 2.0).unwrap(),
            Law::Possible(vec![(0.5, 0.5), (2.0, 0.5)]),
        ] {
            let gaps = Gaps::of_law(&law).unwrap();
            let sigma = RenewalQueue::new(gaps.clone(), 1.0).unwrap().probability_of_waiting();
            assert!((gaps.transform(1.0 - sigma).0 - sigma).abs() < 1e-14 && sigma > 0.0, "{law:?}");
            // The slope is that of the transform.
            let (low, high) = (gaps.transform(0.299_99).0, gaps.transform(0.300_01).0);
            assert!((gaps.transform(0.3).1 - (low - high) / 2e-5).abs() < 1e-8, "{law:?}");
        }
        // Even gaps on 0 … 2.5: σ by bisection elsewhere.
        let even = RenewalQueue::new(Gaps::of_law(&Law::Uniform(0.0, 2.5)).unwrap(), 1.0).unwrap();
        assert!((even.mean_time_in_system() - 3.520_777_845_472_103).abs() < 1e-12);
        // Two exponential laws: a root of a quadratic.
        let two = Law::Hyperexponential(vec![(0.5, 0.5), (2.0, 0.5)]);
        let two = RenewalQueue::new(Gaps::of_law(&two).unwrap(), 1.0).unwrap();
        assert!((two.mean_time_in_system() - 6.605_551_275_463_99).abs() < 1e-12);
        assert_eq!(Gaps::of_law(&Law::Lognormal(1.0, 1.0)).unwrap_err().argument, "gap");
    }

    #[test]
    fn an_overloaded_queue_is_named() {
        assert_eq!(PoissonQueue::new(1.0, 1.0, 0.0).unwrap_err().argument, "utilisation");
        assert_eq!(RenewalQueue::new(Gaps::regular(1.0).unwrap(), 1.0).unwrap_err().argument, "utilisation");
    }
}
