//! When orders come: gaps drawn on an even scale, laid out over weekdays and seasons.
//!
//! Weekdays and seasons change the scale of time, they do not thin the stream: so the gaps keep their law.

use crate::model::{Demand, Time};
use crate::random::{Purpose, Sampler, Stream, Streams, gamma_unit_mean};

/// The model year: 52 whole weeks, so that weekdays and seasons both repeat.
pub(super) const DAYS_A_YEAR: usize = 364;

/// Orders a day for each day of the model year, and the law of the gaps.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct TimeScale {
    /// [orders/day], by day of the year; day 0 is a Monday and begins the first season.
    rates: Vec<f64>,
    /// The gaps, in orders: mean 1.
    gap: Sampler,
}

impl TimeScale {
    pub(super) fn new(demand: &Demand) -> Self {
        let mut rates: Vec<f64> = (0..DAYS_A_YEAR)
            .map(|day| demand.weekday[day % 7] * demand.season[day * 12 / DAYS_A_YEAR])
            .collect();
        let mean = rates.iter().sum::<f64>() / DAYS_A_YEAR as f64;
        for rate in &mut rates {
            *rate *= demand.orders_per_day / mean;
        }
        Self { rates, gap: gamma_unit_mean(demand.gap_cv) }
    }
}

/// The stream of arrivals: where it stands, and what it draws from.
#[derive(Clone, Debug)]
pub(super) struct Arrivals {
    stream: Stream,
    day: i64,
    /// How much of the day has passed, from 0 to 1.
    passed: f64,
}

impl Arrivals {
    pub(super) fn new(streams: Streams, first_day: i64) -> Self {
        Self { stream: streams.stream(Purpose::Arrival, 0, 0), day: first_day, passed: 0.0 }
    }

    /// The instant of the next order.
    pub(super) fn next(&mut self, scale: &TimeScale) -> Time {
        let mut gap = scale.gap.draw(&mut self.stream);
        loop {
            let rate = scale.rates[self.day.rem_euclid(DAYS_A_YEAR as i64) as usize];
            let rest_of_day = rate * (1.0 - self.passed);
            if gap < rest_of_day {
                self.passed += gap / rate;
                return Time::start_of_day(self.day) + Time::from_days(self.passed);
            }
            gap -= rest_of_day;
            self.day += 1;
            self.passed = 0.0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Scenario;
    use serde_json::json;

    fn arrivals(demand: serde_json::Value, days: i64) -> Vec<Time> {
        let scenario = Scenario::from_json(&json!({ "demand": demand })).unwrap();
        let scale = TimeScale::new(&scenario.demand);
        let mut arrivals = Arrivals::new(Streams::new(3, 0), 0);
        std::iter::from_fn(|| Some(arrivals.next(&scale)))
            .take_while(|at| *at < Time::start_of_day(days))
            .collect()
    }

    #[test]
    fn regular_orders_come_at_even_gaps() {
        let times = arrivals(json!({"orders_per_day": 4, "gap_cv": 0}), 2);
        let expected: Vec<Time> = (1..8).map(|n| Time::from_days(f64::from(n) / 4.0)).collect();
        assert_eq!(times[..7], expected[..]);
    }

    #[test]
    fn closed_days_have_no_orders_and_the_mean_holds() {
        let demand = json!({"orders_per_day": 10, "weekday": [1, 2, 1, 1, 1, 1, 0], "season": [1,1,1,1,1,1,1,1,1,1,3,3]});
        let times = arrivals(demand, 364);
        assert!(times.iter().all(|at| at.day() % 7 != 6), "an order on a closed day");
        // Poisson with mean 3640: within 5 standard deviations; the seed is fixed.
        assert!((times.len() as f64 - 3640.0).abs() < 5.0 * 3640_f64.sqrt(), "{} orders", times.len());
        let tuesdays = times.iter().filter(|at| at.day() % 7 == 1).count() as f64;
        assert!((tuesdays - 1040.0).abs() < 5.0 * 1040_f64.sqrt(), "{tuesdays} orders on Tuesdays");
        let late = times.iter().filter(|at| at.day() >= 304).count() as f64;
        let expected = 3640.0 * 3.0 * 2.0 / 16.0;
        assert!((late - expected).abs() < 5.0 * expected.sqrt(), "{late} orders in the last two seasons");
    }

    #[test]
    fn arrivals_never_go_back() {
        let times = arrivals(json!({"orders_per_day": 900, "gap_cv": 2.5}), 30);
        assert!(times.windows(2).all(|pair| pair[0] <= pair[1]));
    }
}
