//! The make-to-stock queue for other lines than `make_to_stock` has: several exponential servers, or one server with gamma
//! or lognormal production times.
//!
//! Poisson demand of one unit at a time, base stock S, back-orders, first come first served. Not here: one exponential or
//! one constant server, which are closed (`make_to_stock`), orders of several lines.

use super::law::Law;
use super::quadrature::integrate;
use super::queue::MarkovQueue;
use super::service_queue::ServiceQueue;
use super::{Invalid, LARGEST, Limit, between, positive, whole_between};
use crate::stats::poisson;

/// The largest base stock \[units\] with several servers, and with one of a general law.
const LARGEST_STOCK: i64 = 100_000;
const LARGEST_STOCK_GENERAL: i64 = 2_000;

/// Base stock S in front of a line.
///
/// Symbols: λ demand rate [units/time], N units released and not finished, IN = S − N; P(N = n) of M/M/c, or of M/G/1 by the
/// chain seen at completions with the Poisson demand of one production time, a sum of positive terms (Ramaswami).
/// Sources: Buzacott and Shanthikumar (1993), chapter 4; Gross et al. (2008), sections 3.3 and 5.1.
///
/// ```
/// use perfect_order_engine::theory::{law::Law, line_to_stock::LineToStock};
/// // One exponential server: ρˢ of demands find nothing.
/// let line = LineToStock::new(0.8, Law::exponential(1.0), 1, 5)?;
/// assert!((line.unit_fill_rate() - 0.672_32).abs() < 1e-12);
/// # Ok::<(), perfect_order_engine::theory::Invalid>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct LineToStock {
    demand_rate: f64,
    servers: u32,
    load: f64,
    base_stock: usize,
    mean_in_process: f64,
    /// P(N = n) for n < S.
    in_process: Vec<f64>,
    /// The line alone, of one server.
    line: Option<ServiceQueue>,
}

impl LineToStock {
    /// `demand_rate` λ [units/time], `production` time of a unit, `servers` (1 unless exponential), `base_stock` S \[units\],
    /// 0 to 100 000, with a general law to 2 000.
    ///
    /// # Errors
    /// If an argument is outside its range, or the utilisation is not below 1.
    pub fn new(demand_rate: f64, production: Law, servers: u32, base_stock: i64) -> Result<Self, Invalid> {
        positive("demand_rate", demand_rate)?;
        let production = production.checked()?;
        let mean = positive("production_time", production.mean())?;
        let stock = whole_between("base_stock", base_stock, 0, LARGEST_STOCK)?;
        let stock = usize::try_from(stock).unwrap_or(0);
        let exponential = matches!(production, Law::Gamma(_, 1.0));
        if exponential {
            let queue = MarkovQueue::new(demand_rate, 1.0 / mean, servers)?;
            let line = (servers == 1).then(|| ServiceQueue::new(demand_rate, production)).transpose()?;
            return Ok(Self {
                demand_rate,
                servers,
                load: queue.utilisation(),
                base_stock: stock,
                mean_in_process: queue.mean_number_in_system(),
                in_process: of_many_servers(&queue, demand_rate * mean, servers as usize, stock),
                line,
            });
        }
        between("servers", f64::from(servers), 1.0, 1.0)?;
        whole_between("base_stock", base_stock, 0, LARGEST_STOCK_GENERAL)?;
        let queue = ServiceQueue::new(demand_rate, production.clone())?;
        let load = queue.utilisation();
        let cv = production.cv();
        let arrivals = ArrivalsInService::new(demand_rate, &production, stock + 1)?;
        Ok(Self {
            demand_rate,
            servers,
            load,
            base_stock: stock,
            mean_in_process: load + 0.5 * load * load * (1.0 + cv * cv) / (1.0 - load),
            in_process: arrivals.number_in_system(load, stock),
            line: Some(queue),
        })
    }

    /// Utilisation ρ of the line.
    pub fn utilisation(&self) -> f64 {
        self.load
    }

    /// Unit fill rate P(N < S), and ready rate, since demand is Poisson.
    pub fn unit_fill_rate(&self) -> f64 {
        self.in_process.iter().sum::<f64>().min(1.0)
    }

    /// Mean stock on hand \[units\], E\[(S − N)⁺\].
    pub fn mean_on_hand(&self) -> f64 {
        self.in_process.iter().enumerate().map(|(n, share)| (self.base_stock - n) as f64 * share).sum()
    }

    /// Mean back-orders \[units\], E\[N\] − S + mean on hand.
    pub fn mean_backorders(&self) -> f64 {
        (self.mean_in_process - self.base_stock as f64 + self.mean_on_hand()).max(0.0)
    }

    /// Mean units released and not finished \[units\].
    pub fn mean_work_in_process(&self) -> f64 {
        self.mean_in_process
    }

    /// Mean wait of a unit demanded \[time\], by Little's law.
    pub fn mean_wait(&self) -> f64 {
        self.mean_backorders() / self.demand_rate
    }

    /// P(wait ≤ `wait`) with one server: the demand gets the unit that was released S demands before, so it is the chance
    /// that a time in system keeps within `wait` and S further gaps.
    ///
    /// # Errors
    /// If `wait` is negative or not finite, there are several servers, or the law has no computed distribution.
    pub fn probability_of_wait_within(&self, wait: f64) -> Result<f64, Invalid> {
        between("wait", wait, 0.0, LARGEST)?;
        let Some(line) = &self.line else {
            let value = f64::from(self.servers);
            return Err(Invalid { argument: "servers", value, limit: Limit::Between(1.0, 1.0) });
        };
        if self.base_stock == 0 {
            return line.probability_of_time_in_system_within(wait);
        }
        // What is all but sure without the stock is sure with it.
        let alone = line.probability_of_time_in_system_within(wait)?;
        if alone > 1.0 - 1e-12 {
            return Ok(1.0);
        }
        let (count, rate) = (self.base_stock as f64, self.demand_rate);
        let spread = count.sqrt();
        let (low, high) = ((count - 9.0 * spread).max(0.0) / rate, (count + 45.0 + 9.0 * spread) / rate);
        // The density of S gaps: λ P(Poisson(λx) = S − 1).
        let density = |x: f64| rate * poisson::pmf(self.base_stock as i64 - 1, rate * x);
        let last = line.percentile(1.0 - 1e-11).unwrap_or(f64::INFINITY);
        let within = |time: f64| {
            if time > last { 1.0 } else { line.probability_of_time_in_system_within(time).unwrap_or(0.0) }
        };
        let panels = 24;
        let mut breaks: Vec<f64> =
            (0..=panels).map(|n| low + (high - low) * f64::from(n) / f64::from(panels)).collect();
        breaks.extend(line.corners(wait + low, wait + high).map(|at| at - wait));
        breaks.sort_by(f64::total_cmp);
        Ok(integrate(|x| density(x) * within(wait + x), &breaks, 1e3).clamp(0.0, 1.0))
    }
}

/// P(N = n) of M/M/c for n < `length`, from P(N = c) = C(1 − ρ) downwards and upwards.
fn of_many_servers(queue: &MarkovQueue, offered: f64, servers: usize, length: usize) -> Vec<f64> {
    let load = queue.utilisation();
    let mut law = vec![0.0; length.max(servers + 1)];
    law[servers] = queue.probability_of_waiting() * (1.0 - load);
    for n in (0..servers).rev() {
        law[n] = law[n + 1] * (n + 1) as f64 / offered;
    }
    for n in servers + 1..law.len() {
        law[n] = law[n - 1] * load;
    }
    law.truncate(length);
    law
}

/// The Poisson demand of one production time.
struct ArrivalsInService {
    none: f64,
    /// P(A > k).
    beyond: Vec<f64>,
}

impl ArrivalsInService {
    fn new(rate: f64, production: &Law, length: usize) -> Result<Self, Invalid> {
        let demand = super::mixed_lead_time::MixedLeadTime::poisson(rate, production.clone())?;
        let mut beyond = Vec::with_capacity(length + 1);
        let mut none = 0.0;
        for k in 0..=length {
            let within = demand.cycle_service_level(k as f64)?;
            if k == 0 {
                none = within;
            }
            beyond.push((1.0 - within).max(0.0));
        }
        Ok(Self { none, beyond })
    }

    fn number_in_system(&self, load: f64, length: usize) -> Vec<f64> {
        let mut law = vec![1.0 - load];
        for n in 0..length.saturating_sub(1) {
            let inflow: f64 = (1..=n).map(|j| law[j] * self.beyond[n - j + 1]).sum();
            law.push((law[0] * self.beyond[n] + inflow) / self.none);
        }
        law.truncate(length);
        law
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theory::make_to_stock::{ConstantMakeToStock, MakeToStock};

    #[test]
    fn one_server_is_met_by_the_closed_forms() {
        let closed = MakeToStock::new(0.8, 1.0, 5).unwrap();
        let line = LineToStock::new(0.8, Law::exponential(1.0), 1, 5).unwrap();
        assert!((line.mean_on_hand() - closed.mean_on_hand()).abs() < 1e-12);
        let (got, want) =
            (line.probability_of_wait_within(2.0).unwrap(), closed.probability_of_wait_within(2.0).unwrap());
        assert!((got - want).abs() < 1e-9, "{got} {want}");
        let closed = ConstantMakeToStock::new(0.8, 1.0, 4).unwrap();
        let line = LineToStock::new(0.8, Law::Fixed(1.0), 1, 4).unwrap();
        assert!((line.unit_fill_rate() - closed.unit_fill_rate()).abs() < 1e-12);
        assert!((line.mean_backorders() - closed.mean_backorders()).abs() < 1e-11);
        assert!(line.probability_of_wait_within(0.0).unwrap() - line.unit_fill_rate() < 1e-9);
        // Nearly exponential is nearly the closed form: the general recursion.
        let near = LineToStock::new(0.8, Law::Gamma(1.0, 1.000_001), 1, 5).unwrap();
        assert!((near.unit_fill_rate() - 0.672_32).abs() < 1e-5);
    }

    #[test]
    fn several_servers_hold_littles_law_and_sum_to_one() {
        let line = LineToStock::new(8.5, Law::exponential(1.0), 10, 400).unwrap();
        assert!((line.unit_fill_rate() - 1.0).abs() < 1e-12);
        assert!((400.0 - line.mean_on_hand() - line.mean_work_in_process()).abs() < 1e-9);
        assert_eq!(line.probability_of_wait_within(1.0).unwrap_err().argument, "servers");
    }

    #[test]
    fn bad_arguments_are_named() {
        let erlang = Law::Gamma(1.0, 0.5);
        assert_eq!(LineToStock::new(0.8, erlang.clone(), 2, 5).unwrap_err().argument, "servers");
        assert_eq!(LineToStock::new(1.0, erlang, 1, 5).unwrap_err().argument, "utilisation");
    }
}
