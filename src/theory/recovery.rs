//! Recovery after something stood still: of a queue, and of a shelf, as flows.
//!
//! Work is taken as a steady stream, so that single orders and their luck do not show. Not here: how the orders that
//! were caught in it fared, nor how a simulated run recovers (`experiment::resilience`).

use super::{Invalid, LARGEST, between, not_negative, strictly_between};

/// A queue whose servers stand still for a while.
///
/// Symbols: T the breakdown \[time\], ρ the utilisation before and after it, λ the arrivals [orders/time].
/// While nothing is done, λT orders pile up beyond those that always wait. Afterwards the servers can do λ/ρ orders a
/// unit of time and λ come, so that λ(1 − ρ)/ρ are left for the pile: it is gone after Tρ/(1 − ρ).
/// Source: the fluid approximation, as in Newell (1982), "Applications of Queueing Theory", ch. 2.
/// Assumes a steady stream and 0 < ρ < 1; orders at random give the same on average, apart from what waited anyway.
///
/// ```
/// use perfect_order_engine::theory::recovery::QueueRecovery;
/// // Two weeks at 60 % take three weeks to clear; at one half, as long as the breakdown itself.
/// let line = QueueRecovery::new(14.0, 0.6)?;
/// assert!((line.recovery_time() - 21.0).abs() < 1e-12);
/// assert!((line.length() - 35.0).abs() < 1e-12);
/// assert_eq!(QueueRecovery::new(5.0, 0.5)?.recovery_time(), 5.0);
/// # Ok::<(), perfect_order_engine::theory::Invalid>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct QueueRecovery {
    outage: f64,
    utilisation: f64,
}

impl QueueRecovery {
    /// `outage` T \[time\] ≥ 0, `utilisation` ρ between 0 and 1.
    ///
    /// # Errors
    /// If an argument is outside its range: at ρ = 1 the pile never goes.
    pub fn new(outage: f64, utilisation: f64) -> Result<Self, Invalid> {
        not_negative("outage", outage)?;
        strictly_between("utilisation", utilisation, 0.0, 1.0)?;
        Ok(Self { outage, utilisation })
    }

    /// From the repair until the queue is what it would have been \[time\], Tρ/(1 − ρ).
    #[must_use]
    pub fn recovery_time(&self) -> f64 {
        self.outage * self.utilisation / (1.0 - self.utilisation)
    }

    /// From the breakdown until then \[time\], T/(1 − ρ).
    #[must_use]
    pub fn length(&self) -> f64 {
        self.outage / (1.0 - self.utilisation)
    }

    /// What has piled up at the repair \[orders\], λT, for `arrival_rate` λ [orders/time].
    ///
    /// # Errors
    /// If the rate is negative or too large.
    pub fn pile(&self, arrival_rate: f64) -> Result<f64, Invalid> {
        Ok(not_negative("arrival_rate", arrival_rate)? * self.outage)
    }
}

/// Until a shelf that is replenished unit for unit is what it would have been, counted from the day its supplier is
/// back \[time\]: the lead time L, whatever the outage.
///
/// Symbols: L \[time\]. All that was ordered meanwhile is sent on that day and arrives together.
/// Assumes a supplier without a limit of capacity, a constant lead time, and orders for every unit that leaves.
///
/// ```
/// assert_eq!(perfect_order_engine::theory::recovery::stock_recovery_time(10.0), Ok(10.0));
/// ```
///
/// # Errors
/// If the lead time is negative or too large.
pub fn stock_recovery_time(lead_time: f64) -> Result<f64, Invalid> {
    between("lead_time", lead_time, 0.0, LARGEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A pile followed in small steps: what comes, less what can be done beyond it.
    fn followed(outage: f64, utilisation: f64, arrival_rate: f64) -> (f64, f64) {
        const STEP: f64 = 1e-3;
        let (mut now, mut pile, mut highest) = (0.0, 0.0_f64, 0.0_f64);
        while now < outage || pile > 0.0 {
            let speed = if now < outage { 0.0 } else { arrival_rate / utilisation };
            pile += STEP * (arrival_rate - speed);
            highest = highest.max(pile);
            now += STEP;
        }
        (now - outage, highest)
    }

    #[test]
    fn a_queue_recovers_as_its_flow_does() {
        for (outage, utilisation) in [(14.0, 0.4), (14.0, 0.6), (14.0, 0.75), (5.0, 0.8), (1.5, 0.95)] {
            let line = QueueRecovery::new(outage, utilisation).unwrap();
            let (recovery, pile) = followed(outage, utilisation, 10.0);
            // One step of the flow at each end.
            let slack = 2e-3 / (1.0 - utilisation);
            assert!((line.recovery_time() - recovery).abs() < slack, "{outage} {utilisation}: {recovery}");
            assert!((line.pile(10.0).unwrap() - pile).abs() < 0.02, "{outage} {utilisation}: {pile}");
            assert!((line.length() - outage - line.recovery_time()).abs() < 1e-9);
        }
    }

    /// Stock and its twin's day by day: one unit a day leaves, each is ordered again, and the supplier takes none in
    /// the outage.
    #[test]
    fn a_shelf_recovers_after_a_lead_time() {
        const DAYS: usize = 200;
        for (outage, lead_time) in [(7, 10), (28, 10), (28, 3), (2, 30)] {
            let (start, end) = (40, 40 + outage);
            let mut arrives = [0_i32; 2 * DAYS];
            for day in 0..DAYS {
                let sent = if (start..end).contains(&day) { end } else { day };
                arrives[sent + lead_time] += 1;
            }
            let mut missing = 0;
            let mut last = 0;
            for (day, arrives) in arrives.iter().enumerate().take(DAYS).skip(lead_time) {
                missing += 1 - arrives;
                last = if missing > 0 { day } else { last };
            }
            let recovery = (last + 1 - end) as f64;
            assert_eq!(stock_recovery_time(lead_time as f64).unwrap(), recovery, "{outage} {lead_time}");
        }
    }

    #[test]
    fn bad_arguments_are_named() {
        assert_eq!(QueueRecovery::new(-1.0, 0.5).unwrap_err().argument, "outage");
        assert_eq!(QueueRecovery::new(1.0, 1.0).unwrap_err().argument, "utilisation");
        assert_eq!(QueueRecovery::new(1.0, 0.5).unwrap().pile(-1.0).unwrap_err().argument, "arrival_rate");
        assert_eq!(stock_recovery_time(f64::NAN).unwrap_err().argument, "lead_time");
    }
}
