//! When orders come: gaps drawn on an even scale, laid out over weekdays and seasons.
//!
//! Weekdays and seasons change the scale of time, they do not thin the stream: so the gaps keep their law.

use crate::model::{Demand, Surge, Time};
use crate::random::{Purpose, Sampler, Stream, Streams, gamma_gap_at_an_instant, gamma_unit_mean, open_unit};

/// The model year: 52 whole weeks, so that weekdays and seasons both repeat.
pub(super) const DAYS_A_YEAR: usize = 364;

/// Orders a day for each day of a run, and the law of the gaps.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct TimeScale {
    first_day: i64,
    /// [orders/day], from the first day on; day 0 is a Monday and begins the first season.
    rates: Vec<f64>,
    /// The gaps, in orders: mean 1.
    gap: Sampler,
    /// The gap that holds the anchor.
    gap_at_anchor: Sampler,
}

impl TimeScale {
    /// The scale of the days from the first to the last; nobody orders before or after them.
    pub(super) fn new(demand: &Demand, surges: &[Surge], first_day: i64, last_day: i64) -> Self {
        let year: Vec<f64> = (0..DAYS_A_YEAR)
            .map(|day| demand.weekday[day % 7] * demand.season[day * 12 / DAYS_A_YEAR])
            .collect();
        let mean = year.iter().sum::<f64>() / DAYS_A_YEAR as f64;
        let rate = |day: i64| {
            let usual = year[day.rem_euclid(DAYS_A_YEAR as i64) as usize] * (demand.orders_per_day / mean);
            usual * demand.factor_on(surges, day)
        };
        Self {
            first_day,
            rates: (first_day..=last_day).map(rate).collect(),
            gap: gamma_unit_mean(demand.gap_cv),
            gap_at_anchor: gamma_gap_at_an_instant(demand.gap_cv),
        }
    }

    /// Orders on a day [orders/day]; `None` where the scale ends.
    fn rate(&self, day: i64) -> Option<f64> {
        usize::try_from(day - self.first_day).ok().and_then(|index| self.rates.get(index)).copied()
    }
}

/// The stream of arrivals. It is anchored at the start of the window, not at the start of the warm-up: so a
/// longer warm-up, which some parameters ask for, leaves the window's customers as they were.
#[derive(Clone, Debug)]
pub(super) struct DrawnArrivals {
    /// The instants of the warm-up, the latest first; they were drawn backwards from the anchor.
    before: Vec<Time>,
    stream: Stream,
    place: Place,
    placed: u64,
}

/// The first order of the warm-up, counted backwards, has this number; the window's begin at 0.
pub(super) const BEFORE_ANCHOR: u64 = 1 << 40;

/// A place on the scale of time.
#[derive(Clone, Copy, Debug)]
struct Place {
    day: i64,
    /// How much of the day has passed, from 0 to 1.
    passed: f64,
}

impl Place {
    fn instant(self) -> Time {
        Time::start_of_day(self.day) + Time::from_days(self.passed)
    }

    /// Moves on by a gap, in orders, or to the end of the scale.
    fn forward(&mut self, scale: &TimeScale, mut gap: f64) {
        while let Some(rate) = scale.rate(self.day) {
            let rest_of_day = rate * (1.0 - self.passed);
            if gap < rest_of_day {
                self.passed += gap / rate;
                return;
            }
            gap -= rest_of_day;
            self.day += 1;
            self.passed = 0.0;
        }
    }

    /// Moves back by a gap, in orders, or to before the start of the scale.
    fn backward(&mut self, scale: &TimeScale, mut gap: f64) {
        while let Some(rate) = scale.rate(self.day) {
            let begun = rate * self.passed;
            if gap < begun {
                self.passed -= gap / rate;
                return;
            }
            gap -= begun;
            self.day -= 1;
            self.passed = 1.0;
        }
        // Before the scale's first instant, not at it.
        self.passed = self.passed.min(0.5);
    }
}

impl DrawnArrivals {
    /// The arrivals of a scale, whose first day is not after the anchor.
    pub(super) fn new(streams: Streams, scale: &TimeScale) -> Self {
        let first_day = scale.first_day;
        let mut stream = streams.stream(Purpose::Arrival, 0, 0);
        // The gap that holds the anchor is cut evenly at random into its past and its future.
        let gap = scale.gap_at_anchor.draw(&mut stream);
        let share = open_unit(&mut stream);
        let anchor = Place { day: 0, passed: 0.0 };
        let mut place = anchor;
        place.forward(scale, gap * share);

        let mut past = streams.stream(Purpose::Arrival, 1, 0);
        let mut back = anchor;
        back.backward(scale, gap * (1.0 - share));
        let (mut before, start) = (Vec::new(), Time::start_of_day(first_day));
        while back.instant() >= start {
            // An instant that would round to the anchor still lies before it.
            before.push(back.instant().min(Time(-1)));
            back.backward(scale, scale.gap.draw(&mut past));
        }
        Self { before, stream, place, placed: 0 }
    }

    /// The number and the instant of the next order.
    pub(super) fn next(&mut self, scale: &TimeScale) -> (u64, Time) {
        if let Some(instant) = self.before.pop() {
            return (BEFORE_ANCHOR + self.before.len() as u64, instant);
        }
        let next = (self.placed, self.place.instant());
        self.placed += 1;
        self.place.forward(scale, scale.gap.draw(&mut self.stream));
        next
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Scenario;
    use serde_json::json;

    fn scale_of(demand: serde_json::Value, first_day: i64, last_day: i64) -> TimeScale {
        let scenario = Scenario::from_json(&json!({ "demand": demand })).unwrap();
        TimeScale::new(&scenario.demand, &scenario.surges(), first_day, last_day)
    }

    fn arrivals(demand: serde_json::Value, from: i64, until: i64) -> Vec<(u64, Time)> {
        let scale = scale_of(demand, from, 400);
        let mut arrivals = DrawnArrivals::new(Streams::new(3, 0), &scale);
        std::iter::from_fn(|| Some(arrivals.next(&scale)))
            .take_while(|(_, at)| *at < Time::start_of_day(until))
            .collect()
    }

    #[test]
    fn regular_orders_come_at_even_gaps_across_the_anchor() {
        let times = arrivals(json!({"orders_per_day": 4, "gap_cv": 0}), -2, 2);
        assert_eq!(times.len(), 16);
        for pair in times.windows(2) {
            // Each instant is rounded to a millisecond by itself.
            assert!((pair[1].1.0 - pair[0].1.0 - Time::DAY.0 / 4).abs() <= 1, "{pair:?}");
        }
    }

    #[test]
    fn a_longer_warm_up_changes_nothing_but_its_own_orders() {
        let demand = json!({"orders_per_day": 5, "gap_cv": 1.5});
        let (long, short) = (arrivals(demand.clone(), -70, 30), arrivals(demand, -14, 30));
        assert!(long.len() > short.len());
        assert_eq!(long[long.len() - short.len()..], short[..]);
        assert!(short.iter().all(|(number, at)| (*number < BEFORE_ANCHOR) == (*at >= Time::ZERO)));
    }

    #[test]
    fn closed_days_have_no_orders_and_the_mean_holds() {
        let demand = json!({"orders_per_day": 10, "weekday": [1, 2, 1, 1, 1, 1, 0], "season": [1,1,1,1,1,1,1,1,1,1,3,3]});
        let times = arrivals(demand, 0, 364);
        assert!(times.iter().all(|(_, at)| at.day() % 7 != 6), "an order on a closed day");
        // Poisson with mean 3640: within 5 standard deviations; the seed is fixed.
        assert!((times.len() as f64 - 3640.0).abs() < 5.0 * 3640_f64.sqrt(), "{} orders", times.len());
        let tuesdays = times.iter().filter(|(_, at)| at.day() % 7 == 1).count() as f64;
        assert!((tuesdays - 1040.0).abs() < 5.0 * 1040_f64.sqrt(), "{tuesdays} orders on Tuesdays");
        let late = times.iter().filter(|(_, at)| at.day() >= 304).count() as f64;
        let expected = 3640.0 * 3.0 * 2.0 / 16.0;
        assert!((late - expected).abs() < 5.0 * expected.sqrt(), "{late} orders in the last two seasons");
    }

    /// Around the anchor the stream is as anywhere else: the number of orders from two days before to two
    /// days after has the law it has later on. Means over 4,000 replications within 5 standard errors.
    #[test]
    fn the_anchor_does_not_show() {
        let scale = scale_of(json!({"orders_per_day": 3, "gap_cv": 1.8}), -2, 60);
        let (mut around, mut later) = ([0.0; 2], [0.0; 2]);
        let runs = 4000;
        for run in 0..runs {
            let mut arrivals = DrawnArrivals::new(Streams::new(11, run), &scale);
            let times: Vec<Time> = std::iter::from_fn(|| Some(arrivals.next(&scale).1))
                .take_while(|at| *at < Time::start_of_day(44))
                .collect();
            let count = |from: i64| {
                let days = Time::start_of_day(from)..Time::start_of_day(from + 4);
                times.iter().filter(|at| days.contains(at)).count() as f64
            };
            for (moments, count) in [(&mut around, count(-2)), (&mut later, count(40))] {
                moments[0] += count / f64::from(runs);
                moments[1] += count * count / f64::from(runs);
            }
        }
        let variance = later[1] - later[0] * later[0];
        let error = (2.0 * variance / f64::from(runs)).sqrt();
        assert!((around[0] - later[0]).abs() < 5.0 * error, "{} against {}", around[0], later[0]);
        assert!((around[0] - 12.0).abs() < 5.0 * error, "{} orders in four days", around[0]);
    }

    /// Twice the demand in the surge, and 1.5 times as much a year later; counts are Poisson, within 5
    /// standard deviations.
    #[test]
    fn surges_and_growth_change_the_rate() {
        let surges =
            json!([{"start_day": 10, "days": 20, "factor": 2}, {"start_day": 100, "days": 5, "factor": 0}]);
        let times = arrivals(json!({"orders_per_day": 50, "surges": surges, "trend": 0.5}), -28, 401);
        let orders = |from: i64, until: i64| {
            times.iter().filter(|(_, at)| (from..until).contains(&at.day())).count() as f64
        };
        for (from, until, factor) in [(-28, 0, 1.0), (10, 30, 2.0), (100, 105, 0.0), (350, 378, 1.0)] {
            let days = from..until;
            let expected: f64 = days.map(|day| 50.0 * factor * 1.5_f64.powf(day as f64 / 364.0)).sum();
            let found = orders(from, until);
            assert!(
                (found - expected).abs() <= 5.0 * expected.sqrt(),
                "{found} for {expected} from day {from}"
            );
        }
    }

    #[test]
    fn the_scale_ends() {
        let scale = scale_of(json!({"orders_per_day": 2}), -3, 9);
        let mut arrivals = DrawnArrivals::new(Streams::new(3, 0), &scale);
        let times: Vec<Time> = (0..200).map(|_| arrivals.next(&scale).1).collect();
        assert_eq!(
            times[199],
            Time::start_of_day(10),
            "no order comes after the last day, and nothing hangs"
        );
        assert!(times[0] >= Time::start_of_day(-3));
    }

    #[test]
    fn arrivals_never_go_back() {
        let times = arrivals(json!({"orders_per_day": 900, "gap_cv": 2.5}), -20, 30);
        assert!(times.windows(2).all(|pair| pair[0].1 <= pair[1].1));
    }
}
