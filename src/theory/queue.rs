//! Queues with Poisson arrivals and exponential service: M/M/1, M/M/c, Erlang B and C, two queues in a row,
//! and two priority classes at one server.
//!
//! They are build to order in its simplest form: customer response time is the time in system, and the
//! on-time completion rate is the chance that it keeps within the promised time. First come first served,
//! unlimited waiting room, steady state. Not here: other service or arrival laws (`general_queue`), stock
//! in front of the queue (`make_to_stock`).

use super::inversion::reach;
use super::{Invalid, LARGEST, below, between, positive};

/// The most servers taken: the recursion of Erlang B takes as many steps.
const MOST_SERVERS: u32 = 100_000;

/// Erlang's loss formula B(c, a): the share of arrivals lost at c servers without waiting room.
///
/// `offered_load` a = arrival rate × mean service time \[erlangs\], `servers` c. Computed by
/// B(0) = 1, 1/B(k) = 1 + (k/a)/B(k − 1), which is stable. Any service law (M/G/c/c).
/// Source: Erlang (1917); Gross et al. (2008), section 3.6.
///
/// ```
/// use perfect_order_engine::theory::queue::erlang_b;
/// assert!((erlang_b(10.0, 10)? - 0.214_582_3).abs() < 1e-7); // the tables: 0.2146
/// # Ok::<(), perfect_order_engine::theory::Invalid>(())
/// ```
///
/// # Errors
/// If the load is not positive or there are no servers, or more than 100 000.
pub fn erlang_b(offered_load: f64, servers: u32) -> Result<f64, Invalid> {
    positive("offered_load", offered_load)?;
    between("servers", f64::from(servers), 1.0, f64::from(MOST_SERVERS))?;
    Ok((1..=servers).fold(1.0, |loss, k| {
        let busy = offered_load * loss;
        busy / (f64::from(k) + busy)
    }))
}

/// Erlang's waiting formula C(c, a): the share of arrivals who wait at c servers with unlimited waiting room.
///
/// C = B/(1 − (a/c)(1 − B)), with a < c. Source: Gross et al. (2008), section 3.3.
///
/// ```
/// use perfect_order_engine::theory::queue::erlang_c;
/// assert!((erlang_c(2.0, 3)? - 4.0 / 9.0).abs() < 1e-15);
/// # Ok::<(), perfect_order_engine::theory::Invalid>(())
/// ```
///
/// # Errors
/// If the load is not positive, or not below the number of servers.
pub fn erlang_c(offered_load: f64, servers: u32) -> Result<f64, Invalid> {
    let loss = erlang_b(offered_load, servers)?;
    let utilisation = below("utilisation", offered_load / f64::from(servers), 1.0)?;
    Ok(loss / (1.0 - utilisation * (1.0 - loss)))
}

/// M/M/c: Poisson arrivals, exponential service, c servers, first come first served. M/M/1 is c = 1.
///
/// Symbols: λ arrival rate [orders/time], μ service rate of one server [orders/time], c servers, ρ = λ/(cμ) < 1
/// utilisation, C Erlang's waiting formula, θ = cμ − λ. Wait W: P(W > t) = C exp(−θt).
/// Sources: Gross et al. (2008), chapter 3; Hopp and Spearman (2008), section 8.6.
///
/// ```
/// use perfect_order_engine::theory::queue::MarkovQueue;
/// // Any textbook's M/M/1 at utilisation 0.8: 4 in the system, 5 service times in it.
/// let queue = MarkovQueue::new(0.8, 1.0, 1)?;
/// assert!((queue.mean_number_in_system() - 4.0).abs() < 1e-12);
/// assert!((queue.mean_time_in_system() - 5.0).abs() < 1e-12);
/// # Ok::<(), perfect_order_engine::theory::Invalid>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MarkovQueue {
    arrival_rate: f64,
    service_rate: f64,
    servers: u32,
    waiting: f64,
}

impl MarkovQueue {
    /// `arrival_rate` λ [orders/time], `service_rate` μ of one server [orders/time], `servers` c.
    ///
    /// # Errors
    /// If an argument is outside its range, or the utilisation is not below 1.
    pub fn new(arrival_rate: f64, service_rate: f64, servers: u32) -> Result<Self, Invalid> {
        positive("arrival_rate", arrival_rate)?;
        positive("service_rate", service_rate)?;
        let waiting = erlang_c(arrival_rate / service_rate, servers)?;
        Ok(Self { arrival_rate, service_rate, servers, waiting })
    }

    /// Utilisation ρ, the share of time a server is busy.
    pub fn utilisation(&self) -> f64 {
        self.arrival_rate / (self.service_rate * f64::from(self.servers))
    }

    /// P(an order waits), Erlang's C; ρ itself with one server.
    pub fn probability_of_waiting(&self) -> f64 {
        self.waiting
    }

    /// Mean waiting time in the queue \[time\], C/θ.
    pub fn mean_waiting_time(&self) -> f64 {
        self.waiting / self.drain_rate()
    }

    /// Mean time in system \[time\], waiting and service.
    pub fn mean_time_in_system(&self) -> f64 {
        self.mean_waiting_time() + 1.0 / self.service_rate
    }

    /// Mean number in system \[orders\], by Little's law.
    pub fn mean_number_in_system(&self) -> f64 {
        self.arrival_rate * self.mean_time_in_system()
    }

    /// Mean queue length \[orders\], those in service not counted.
    pub fn mean_queue_length(&self) -> f64 {
        self.arrival_rate * self.mean_waiting_time()
    }

    /// P(waiting time ≤ `time`), `time` \[time\] ≥ 0.
    ///
    /// # Errors
    /// If `time` is negative or not finite.
    pub fn probability_of_wait_within(&self, time: f64) -> Result<f64, Invalid> {
        between("time", time, 0.0, LARGEST)?;
        Ok(1.0 - self.waiting * libm::exp(-self.drain_rate() * time))
    }

    /// P(time in system ≤ `time`): the on-time completion rate at a promised time of `time` \[time\] ≥ 0.
    ///
    /// P(T > t) = e^(−μt) + C μ (e^(−θt) − e^(−μt))/(μ − θ), whose last fraction tends to t e^(−μt) as θ → μ.
    ///
    /// # Errors
    /// If `time` is negative or not finite.
    pub fn probability_of_time_in_system_within(&self, time: f64) -> Result<f64, Invalid> {
        between("time", time, 0.0, LARGEST)?;
        let (service, drain) = (self.service_rate, self.drain_rate());
        if self.servers == 1 {
            return Ok(-libm::expm1(-drain * time));
        }
        let late = libm::exp(-service * time)
            + self.waiting * service * difference_of_exponentials(drain, service, time);
        Ok((1.0 - late).clamp(0.0, 1.0))
    }

    /// The time in system \[time\] that a share `p` of orders keeps within.
    ///
    /// # Errors
    /// If `p` is not strictly between 0 and 1.
    pub fn percentile(&self, p: f64) -> Result<f64, Invalid> {
        super::inner_probability("p", p)?;
        if self.servers == 1 {
            return Ok(-libm::log1p(-p) / self.drain_rate());
        }
        let within = |time: f64| self.probability_of_time_in_system_within(time).unwrap_or(0.0);
        Ok(reach(within, p, 3.0 * self.mean_time_in_system()))
    }

    /// θ = cμ − λ, the rate at which the work ahead of a waiting order shrinks, net of what arrives.
    fn drain_rate(&self) -> f64 {
        self.service_rate * f64::from(self.servers) - self.arrival_rate
    }
}

/// (e^(−at) − e^(−bt))/(b − a), which is t e^(−at) where a = b, without cancellation between the two.
fn difference_of_exponentials(a: f64, b: f64, time: f64) -> f64 {
    let (slow, fast) = if a < b { (a, b) } else { (b, a) };
    let gap = fast - slow;
    if gap * time < 1e-12 {
        return time * libm::exp(-slow * time);
    }
    libm::exp(-slow * time) * -libm::expm1(-gap * time) / gap
}

/// P(T₁ + T₂ ≤ `time`) for two M/M/1 queues in a row, say engineering and then production.
///
/// Symbols: λ arrival rate, μ₁ and μ₂ service rates [orders/time]. In steady state the times in system of one
/// order at the two are independent and exponential with rates μᵢ − λ (Burke 1956, Reich 1957).
///
/// ```
/// use perfect_order_engine::theory::queue::probability_of_two_stages_within;
/// let on_time = probability_of_two_stages_within(0.8, 1.0, 1.2, 10.0)?;
/// assert!((on_time - 0.747_645_072_4).abs() < 1e-10);
/// # Ok::<(), perfect_order_engine::theory::Invalid>(())
/// ```
///
/// # Errors
/// If an argument is outside its range, or a utilisation is not below 1.
pub fn probability_of_two_stages_within(
    arrival_rate: f64,
    first_service_rate: f64,
    second_service_rate: f64,
    time: f64,
) -> Result<f64, Invalid> {
    let first = MarkovQueue::new(arrival_rate, first_service_rate, 1)?.drain_rate();
    let second = MarkovQueue::new(arrival_rate, second_service_rate, 1)?.drain_rate();
    between("time", time, 0.0, LARGEST)?;
    // P(T₁ + T₂ > t) = e^(−θ₁t) + θ₁ (e^(−θ₁t) − e^(−θ₂t))/(θ₂ − θ₁), a sum of positive terms.
    let late = libm::exp(-first * time) + first * difference_of_exponentials(first, second, time);
    Ok((1.0 - late).clamp(0.0, 1.0))
}

/// Mean waiting times of two priority classes at one server, rush orders first, service not interrupted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PriorityWaits {
    /// Mean waiting time of rush orders \[time\].
    pub rush: f64,
    /// Mean waiting time of ordinary orders \[time\].
    pub ordinary: f64,
}

/// One class of orders at a server: its arrival rate, and its service time's mean and coefficient of variation.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct OrderClass {
    arrival_rate: f64,
    mean_service_time: f64,
    service_cv: f64,
}

impl OrderClass {
    /// `arrival_rate` [orders/time], `mean_service_time` \[time\], `service_cv` coefficient of variation, 0 to 100.
    ///
    /// # Errors
    /// If an argument is outside its range.
    pub fn new(arrival_rate: f64, mean_service_time: f64, service_cv: f64) -> Result<Self, Invalid> {
        positive("arrival_rate", arrival_rate)?;
        positive("mean_service_time", mean_service_time)?;
        between("service_cv", service_cv, 0.0, 100.0)?;
        Ok(Self { arrival_rate, mean_service_time, service_cv })
    }

    fn utilisation(&self) -> f64 {
        self.arrival_rate * self.mean_service_time
    }

    /// λ E\[S²\]/2, this class's part of the mean work found in service.
    fn residual_work(&self) -> f64 {
        let square = self.mean_service_time * self.mean_service_time;
        0.5 * self.arrival_rate * square * (1.0 + self.service_cv * self.service_cv)
    }
}

/// M/G/1 with two classes and non-preemptive priority.
///
/// Symbols: W₀ = Σ λᵢ E\[Sᵢ²\]/2 mean work found in service, ρᵢ = λᵢ E\[Sᵢ\]; waits W₀/(1 − ρ₁) and
/// W₀/((1 − ρ₁)(1 − ρ₁ − ρ₂)). Source: Cobham (1954); Gross et al. (2008), section 3.5.
///
/// ```
/// use perfect_order_engine::theory::queue::{OrderClass, priority_waits};
/// // Two equal halves of an M/M/1 at utilisation 0.8: W₀ = 0.8, waits 0.8/0.6 and 0.8/(0.6 × 0.2).
/// let half = OrderClass::new(0.4, 1.0, 1.0)?;
/// let waits = priority_waits(half, half)?;
/// assert!((waits.rush - 4.0 / 3.0).abs() < 1e-12 && (waits.ordinary - 20.0 / 3.0).abs() < 1e-12);
/// # Ok::<(), perfect_order_engine::theory::Invalid>(())
/// ```
///
/// # Errors
/// If the utilisation of both together is not below 1.
pub fn priority_waits(rush: OrderClass, ordinary: OrderClass) -> Result<PriorityWaits, Invalid> {
    let first = rush.utilisation();
    let both = below("utilisation", first + ordinary.utilisation(), 1.0)?;
    let found = rush.residual_work() + ordinary.residual_work();
    Ok(PriorityWaits { rush: found / (1.0 - first), ordinary: found / ((1.0 - first) * (1.0 - both)) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tail_survives_equal_rates() {
        // c = 2, λ = 1, μ = 1: θ = cμ − λ = μ, where the fraction is 0/0.
        let at = MarkovQueue::new(1.0, 1.0, 2).unwrap().probability_of_time_in_system_within(3.0).unwrap();
        let near = MarkovQueue::new(1.0 + 1e-9, 1.0, 2).unwrap();
        assert!((at - near.probability_of_time_in_system_within(3.0).unwrap()).abs() < 1e-8);
        // P(T > 3) = e⁻³ (1 + C · 3), C = 1/3.
        assert!((at - (1.0 - 2.0 * libm::exp(-3.0))).abs() < 1e-14);
    }

    #[test]
    fn conservation_of_work_holds_over_the_classes() {
        // Kleinrock: Σ ρᵢ Wᵢ is that of first come first served.
        let rush = OrderClass::new(0.2, 0.5, 0.3).unwrap();
        let ordinary = OrderClass::new(0.3, 2.0, 1.4).unwrap();
        let waits = priority_waits(rush, ordinary).unwrap();
        let found = rush.residual_work() + ordinary.residual_work();
        let together = found / (1.0 - 0.7) * 0.7;
        assert!((0.1 * waits.rush + 0.6 * waits.ordinary - together).abs() < 1e-12);
    }

    #[test]
    fn an_overloaded_queue_is_named() {
        let complaint = MarkovQueue::new(2.0, 1.0, 2).unwrap_err();
        assert_eq!((complaint.argument, complaint.value), ("utilisation", 1.0));
        assert_eq!(erlang_b(1.0, 0).unwrap_err().argument, "servers");
    }
}
