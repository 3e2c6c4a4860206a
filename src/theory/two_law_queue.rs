//! GI/G/1 exactly: gamma gaps (or regular ones) and gamma service (or fixed), by Pollaczek's contour integral.
//!
//! Not here: exponential service (`general_queue::RenewalQueue`), Poisson arrivals (`service_queue`), Kingman's approximation.

use core::f64::consts::PI;

use super::complex::Complex;
use super::general_queue::{Gaps, PoissonQueue, RenewalQueue};
use super::quadrature::integrate;
use super::{Invalid, below, between, positive};

/// The means of GI/G/1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TwoLawQueue {
    arrival_rate: f64,
    mean_service_time: f64,
    mean_wait: f64,
    waiting: f64,
}

impl TwoLawQueue {
    /// `arrival_rate` λ [orders/time], `arrival_cv` of the gamma gaps, `mean_service_time` \[time\], `service_cv` of the gamma
    /// service; coefficients of variation from 0 (always the same) to 5, not both 0; utilisation at most 0.99 (nearer 1 the integral keeps too few digits).
    ///
    /// With φ(z) = E\[e^(z(S − U))\], U the gap, and any η > 0 with φ(η) < 1, integrating along Re z = η:
    /// E\[W\] = −(1/2πi)∫ ln(1 − φ(z))/z² dz and ln P(W = 0) = (1/2πi)∫ ln(1 − φ(z))/z dz.
    /// Source: Pollaczek (1957); Abate, Choudhury and Whitt (1993), Queueing Systems 16.
    ///
    /// ```
    /// use perfect_order_engine::theory::two_law_queue::TwoLawQueue;
    /// // Exponential both: M/M/1.
    /// let queue = TwoLawQueue::new(0.8, 1.0, 1.0, 1.0)?;
    /// assert!((queue.mean_waiting_time() - 4.0).abs() < 1e-9);
    /// assert!((queue.probability_of_waiting() - 0.8).abs() < 1e-9);
    /// # Ok::<(), perfect_order_engine::theory::Invalid>(())
    /// ```
    ///
    /// # Errors
    /// If an argument is outside its range.
    pub fn new(
        arrival_rate: f64,
        arrival_cv: f64,
        mean_service_time: f64,
        service_cv: f64,
    ) -> Result<Self, Invalid> {
        positive("arrival_rate", arrival_rate)?;
        positive("mean_service_time", mean_service_time)?;
        between("arrival_cv", arrival_cv, 0.0, 5.0)?;
        between("service_cv", service_cv, 0.0, 5.0)?;
        let load = below("utilisation", arrival_rate * mean_service_time, 1.0)?;
        between("utilisation", load, 0.0, 0.99)?;
        if arrival_cv == 0.0 && service_cv == 0.0 {
            return Ok(Self { arrival_rate, mean_service_time, mean_wait: 0.0, waiting: 0.0 });
        }
        let gap = 1.0 / arrival_rate;
        // Where one law is exponential there are closed forms, which keep every digit.
        if arrival_cv == 1.0 {
            let mean_wait =
                PoissonQueue::new(arrival_rate, mean_service_time, service_cv)?.mean_waiting_time();
            return Ok(Self { arrival_rate, mean_service_time, mean_wait, waiting: load });
        }
        if service_cv == 1.0 {
            let gaps = if arrival_cv < 0.01 { Gaps::regular(gap) } else { Gaps::gamma(gap, arrival_cv) }?;
            let queue = RenewalQueue::new(gaps, 1.0 / mean_service_time)?;
            let (mean_wait, waiting) = (queue.mean_waiting_time(), queue.probability_of_waiting());
            return Ok(Self { arrival_rate, mean_service_time, mean_wait, waiting });
        }
        // In units of the mean service time, so that nothing depends on the unit of time.
        let steps = Steps { gap: gap / mean_service_time, arrival_cv, service_cv };
        let line = steps.line();
        let integral = |of: fn(Complex, Complex) -> Complex| {
            let value = |y: f64| {
                let z = Complex::new(line, y);
                of(steps.log_of_rest(z), z).re
            };
            let breaks: Vec<f64> = core::iter::once(0.0)
                .chain((-3..70).map(|n| line * libm::exp2(f64::from(n))))
                .take_while(|y| *y < 1e8)
                .collect();
            integrate(value, &breaks, 1.0 / line) / PI
        };
        let mean_wait = -integral(|log, z| log / (z * z)) * mean_service_time;
        let idle = libm::exp(integral(|log, z| log / z));
        Ok(Self {
            arrival_rate,
            mean_service_time,
            mean_wait: mean_wait.max(0.0),
            waiting: (1.0 - idle).clamp(0.0, 1.0),
        })
    }

    /// Utilisation ρ.
    pub fn utilisation(&self) -> f64 {
        self.arrival_rate * self.mean_service_time
    }

    /// P(an order waits).
    pub fn probability_of_waiting(&self) -> f64 {
        self.waiting
    }

    /// Mean waiting time \[time\].
    pub fn mean_waiting_time(&self) -> f64 {
        self.mean_wait
    }

    /// Mean time in system \[time\].
    pub fn mean_time_in_system(&self) -> f64 {
        self.mean_wait + self.mean_service_time
    }

    /// Mean number in system \[orders\], by Little's law.
    pub fn mean_number_in_system(&self) -> f64 {
        self.arrival_rate * self.mean_time_in_system()
    }
}

/// Service less gap, in units of the mean service time.
#[derive(Clone, Copy)]
struct Steps {
    gap: f64,
    arrival_cv: f64,
    service_cv: f64,
}

impl Steps {
    /// Where φ is smallest on the real line.
    fn line(self) -> f64 {
        let (theta_u, theta_s) =
            (self.gap * self.arrival_cv * self.arrival_cv, self.service_cv * self.service_cv);
        if theta_s == 0.0 {
            (self.gap - 1.0) / theta_u
        } else if theta_u == 0.0 {
            (1.0 - 1.0 / self.gap) / theta_s
        } else {
            let shapes = 1.0 / theta_s + self.gap / theta_u;
            (self.gap - 1.0) / (theta_s * theta_u * shapes)
        }
    }

    /// ln(1 − φ(z)).
    fn log_of_rest(self, z: Complex) -> Complex {
        let exponent =
            log_of_transform(1.0, self.service_cv, z) + log_of_transform(self.gap, self.arrival_cv, -z);
        (-exponent.exponential()).log_1p()
    }
}

/// ln E\[e^(zX)\] of a gamma law.
fn log_of_transform(mean: f64, cv: f64, z: Complex) -> Complex {
    if cv == 0.0 {
        return z.scale(mean);
    }
    let theta = mean * cv * cv;
    z.scale(-theta).log_1p().scale(-mean / theta)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn poisson_arrivals_and_exponential_service_are_met() {
        for load in [0.05, 0.5, 0.9, 0.99] {
            for cv in [0.3, 0.6, 2.0] {
                // Next to exponential, so that the integral is taken and not the closed form.
                let got = TwoLawQueue::new(load, 1.0 + 1e-10, 1.0, cv).unwrap();
                let want = PoissonQueue::new(load, 1.0, cv).unwrap().mean_waiting_time();
                assert!((got.mean_waiting_time() - want).abs() < 1e-7 * want.max(1.0), "M/G {load} {cv}");
                assert!((got.probability_of_waiting() - load).abs() < 1e-7, "M/G {load} {cv}");
                let gaps = Gaps::gamma(1.0 / load, cv);
                let want = RenewalQueue::new(gaps.unwrap(), 1.0).unwrap();
                let got = TwoLawQueue::new(load, cv, 1.0, 1.0 + 1e-10).unwrap();
                let error = got.mean_waiting_time() - want.mean_waiting_time();
                assert!(error.abs() < 1e-7 * want.mean_waiting_time().max(1.0), "G/M {load} {cv}: {error:e}");
                let error = got.probability_of_waiting() - want.probability_of_waiting();
                assert!(error.abs() < 1e-7, "G/M {load} {cv}: {error:e}");
            }
        }
    }

    #[test]
    fn bad_arguments_are_named() {
        assert_eq!(TwoLawQueue::new(1.0, 1.0, 1.0, 1.0).unwrap_err().argument, "utilisation");
        assert_eq!(TwoLawQueue::new(0.5, 0.0, 1.0, 0.0).unwrap().mean_waiting_time(), 0.0);
    }
}
