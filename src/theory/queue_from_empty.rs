//! M/M/c from an empty start: what a short run without a warm-up gives, which is less than the steady state.
//!
//! Not here: the steady state (`queue`), stock that starts full (`transient`).

use super::{Invalid, between, positive};
use crate::stats::poisson;

/// The most steps of the uniformised chain, and the most steps × states.
const MOST_STEPS: f64 = 1e6;
const MOST_WORK: f64 = 1e8;

/// Averages over a run that starts empty.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct EmptyStart {
    /// Mean number in system over the run \[orders\].
    pub mean_number: f64,
    /// Mean number in system at its end \[orders\].
    pub mean_number_at_end: f64,
    /// Share of the run in which the system is empty.
    pub empty_share: f64,
}

/// M/M/c started empty, over 0 … `horizon` \[time\].
///
/// Uniformisation: with Λ = λ + cμ, p(t) = Σ P(Poisson(Λt) = k) π Pᵏ; its mean over 0 … T is Σ P(Poisson(ΛT) > k) π Pᵏ/(ΛT).
/// `arrival_rate` λ, `service_rate` μ [orders/time], `servers` c. The utilisation may be 1 or more.
/// Source: Jensen (1953); Gross et al. (2008), section 2.11.
///
/// ```
/// use perfect_order_engine::theory::queue_from_empty::from_empty;
/// // One service time after opening at ρ = 0.9 there is little: in the end there would be 9.
/// let run = from_empty(0.9, 1.0, 1, 1.0)?;
/// assert!(run.mean_number_at_end < 0.7 && run.mean_number < run.mean_number_at_end);
/// # Ok::<(), perfect_order_engine::theory::Invalid>(())
/// ```
///
/// # Errors
/// If an argument is outside its range, or the run takes more than 10⁸ operations.
pub fn from_empty(
    arrival_rate: f64,
    service_rate: f64,
    servers: u32,
    horizon: f64,
) -> Result<EmptyStart, Invalid> {
    positive("arrival_rate", arrival_rate)?;
    positive("service_rate", service_rate)?;
    between("servers", f64::from(servers), 1.0, 10_000.0)?;
    positive("horizon", horizon)?;
    let speed = arrival_rate + f64::from(servers) * service_rate;
    let mean = between("events", speed * horizon, 0.0, MOST_STEPS)?;
    let steps = mean + 40.0 + 10.0 * mean.sqrt();
    let arrivals = arrival_rate * horizon;
    let most = arrivals + 40.0 + 10.0 * arrivals.sqrt();
    let load = arrival_rate / (f64::from(servers) * service_rate);
    // In the steady state, which the empty start stays below, more have a probability below 1e-17.
    let steady = if load < 1.0 {
        f64::from(servers) + 40.0 - 40.0 / libm::log(load) + 10.0 * arrival_rate / service_rate
    } else {
        most
    };
    let states = most.min(steady);
    between("steps_times_states", steps * states, 0.0, MOST_WORK)?;
    let count = states as usize + 1;
    let up = arrival_rate / speed;
    let down: Vec<f64> =
        (0..=count).map(|n| (n as f64).min(f64::from(servers)) * service_rate / speed).collect();
    let mut law = vec![0.0; count + 1];
    law[0] = 1.0;
    let mut run = EmptyStart { mean_number: 0.0, mean_number_at_end: 0.0, empty_share: 0.0 };
    for k in 0..steps as i64 {
        let number: f64 = law.iter().enumerate().map(|(n, share)| n as f64 * share).sum();
        let (now, later) = (poisson::pmf(k, mean), poisson::above(k, mean) / mean);
        run.mean_number_at_end += now * number;
        run.mean_number += later * number;
        run.empty_share += later * law[0];
        let mut below = 0.0;
        for n in 0..=count {
            let here = law[n];
            let above = if n < count { law[n + 1] * down[n + 1] } else { 0.0 };
            let kept = if n < count { 1.0 - up - down[n] } else { 1.0 - down[n] };
            law[n] = below * up + above + here * kept;
            below = here;
        }
    }
    Ok(run)
}

/// Mean waiting time \[time\] of the first `customers` of an M/M/1 that opens empty: the average over them, and the last one's.
///
/// The number that customer n + 1 finds is X + 1 less the services done in a gap, which go on with probability μ/(λ + μ) each.
///
/// ```
/// use perfect_order_engine::theory::queue_from_empty::first_waits;
/// // The first does not wait; the second waits with probability λ/(λ + μ), 1/μ on average.
/// let (average, last) = first_waits(1.0, 1.0, 2)?;
/// assert!((average - 0.25).abs() < 1e-15 && (last - 0.5).abs() < 1e-15);
/// # Ok::<(), perfect_order_engine::theory::Invalid>(())
/// ```
///
/// # Errors
/// If an argument is outside its range.
pub fn first_waits(arrival_rate: f64, service_rate: f64, customers: u32) -> Result<(f64, f64), Invalid> {
    positive("arrival_rate", arrival_rate)?;
    positive("service_rate", service_rate)?;
    let count = between("customers", f64::from(customers), 1.0, 20_000.0)?;
    let served = service_rate / (arrival_rate + service_rate);
    let mut found = vec![1.0];
    let (mut sum, mut last) = (0.0, 0.0);
    for n in 0..customers {
        last = found.iter().enumerate().map(|(j, share)| j as f64 * share).sum::<f64>() / service_rate;
        sum += last;
        if n + 1 < customers {
            // next[j] = (1 − r) Σ found[i] r^(i + 1 − j) over i ≥ j − 1, for j ≥ 1.
            let mut next = vec![0.0; found.len() + 1];
            let (mut carried, mut rest) = (0.0, 1.0);
            for j in (1..next.len()).rev() {
                carried = found[j - 1] + served * carried;
                next[j] = (1.0 - served) * carried;
                rest -= next[j];
            }
            next[0] = rest.max(0.0);
            // What is as unlikely as rounding is not carried on.
            while next.len() > 2 && next.last().is_some_and(|share| *share < 1e-18) {
                next.pop();
            }
            found = next;
        }
    }
    Ok((sum / count, last))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theory::queue::MarkovQueue;

    #[test]
    fn a_long_run_reaches_the_steady_state() {
        for (rate, servers) in [(0.5, 1), (1.6, 2), (3.0, 5)] {
            let run = from_empty(rate, 1.0, servers, 2_000.0).unwrap();
            let want = MarkovQueue::new(rate, 1.0, servers).unwrap().mean_number_in_system();
            assert!((run.mean_number_at_end / want - 1.0).abs() < 1e-9, "{rate} {servers}");
            assert!(run.mean_number < want);
        }
        let (_, last) = first_waits(0.5, 1.0, 3_000).unwrap();
        assert!((last - 1.0).abs() < 1e-9);
    }

    #[test]
    fn a_short_run_is_that_of_a_pure_arrival_stream() {
        let run = from_empty(2.0, 1e-9, 1, 3.0).unwrap();
        assert!((run.mean_number_at_end - 6.0).abs() < 1e-6 && (run.mean_number - 3.0).abs() < 1e-6);
        // M/M/∞: mean λ(1 − e^(−t)) at unit rate.
        let run = from_empty(2.0, 1.0, 60, 0.7).unwrap();
        assert!((run.mean_number_at_end - 2.0 * -libm::expm1(-0.7)).abs() < 1e-10);
    }

    #[test]
    fn bad_arguments_are_named() {
        assert_eq!(from_empty(1.0, 1.0, 0, 1.0).unwrap_err().argument, "servers");
        assert_eq!(from_empty(1e3, 1.0, 1, 1e9).unwrap_err().argument, "events");
        assert_eq!(first_waits(1.0, 1.0, 0).unwrap_err().argument, "customers");
    }
}
