//! The stream of customer orders: drawn, or a history that is replayed in a cycle.

use std::sync::Arc;

use crate::model::{Replay, Time};
use crate::random::Streams;

use super::time_scale::{BEFORE_ANCHOR, DrawnArrivals, TimeScale};

/// Where orders come from.
#[derive(Clone, Debug)]
pub(super) enum Arrivals {
    Drawn(DrawnArrivals),
    Replayed(History),
}

impl Arrivals {
    /// The arrivals from a day on, which is not after the anchor.
    pub(super) fn new(streams: Streams, scale: &TimeScale, history: Option<&History>) -> Self {
        history.map_or_else(
            || Self::Drawn(DrawnArrivals::new(streams, scale)),
            |history| Self::Replayed(history.clone()),
        )
    }

    /// The number and the instant of the next order.
    pub(super) fn next(&mut self, scale: &TimeScale) -> (u64, Time) {
        match self {
            Self::Drawn(arrivals) => arrivals.next(scale),
            Self::Replayed(history) => history.next(),
        }
    }
}

/// A history of orders that comes round again and again: day 0 of the window is its first day.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct History {
    length: Time,
    instants: Arc<[Time]>,
    /// The next order, counted from the first of the window.
    next: i64,
}

impl History {
    /// The history's orders from a day on, which is not after the anchor.
    pub(super) fn new(replay: &Replay, first_day: i64) -> Self {
        let instants: Arc<[Time]> = replay.orders.iter().map(|order| Time::from_days(order.at)).collect();
        let length = Time::start_of_day(replay.days);
        let whole_rounds = first_day.div_euclid(replay.days);
        let mut history = Self { length, next: whole_rounds * instants.len() as i64, instants };
        while !history.instants.is_empty() && history.instant() < Time::start_of_day(first_day) {
            history.next += 1;
        }
        history
    }

    fn instant(&self) -> Time {
        let orders = self.instants.len() as i64;
        let round = Time(self.length.0 * self.next.div_euclid(orders));
        round + self.instants[self.next.rem_euclid(orders) as usize]
    }

    /// The number and the instant of the next order.
    pub(super) fn next(&mut self) -> (u64, Time) {
        if self.instants.is_empty() {
            return (0, Time::NEVER);
        }
        let at = self.instant();
        let number = u64::try_from(self.next).unwrap_or_else(|_| BEFORE_ANCHOR + (-self.next - 1) as u64);
        self.next += 1;
        (number, at)
    }
}

/// Which order of a history of so many an order of the stream is.
pub(super) fn place_in_history(number: u64, orders: usize) -> usize {
    if number < BEFORE_ANCHOR {
        return (number % orders as u64) as usize;
    }
    orders - 1 - ((number - BEFORE_ANCHOR) % orders as u64) as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Scenario;
    use serde_json::json;

    #[test]
    fn a_history_comes_round_again() {
        let demand = json!({"items": {"kind": "uniform", "count": 1},
            "replay": {"days": 7, "orders": [[1.5, 1, 1], [3.25, 1, 2], [3.25, 1, 3]]}});
        let scenario = Scenario::from_json(&json!({ "demand": demand })).unwrap();
        let mut history = History::new(scenario.demand.replay.as_ref().unwrap(), -7);
        let next: Vec<(u64, f64)> =
            (0..7).map(|_| history.next()).map(|(number, at)| (number, at.days())).collect();
        let before = |back: u64| BEFORE_ANCHOR + back;
        let expected = [
            (before(2), -5.5),
            (before(1), -3.75),
            (before(0), -3.75),
            (0, 1.5),
            (1, 3.25),
            (2, 3.25),
            (3, 8.5),
        ];
        assert_eq!(next, expected);
        assert_eq!([before(2), before(0), 0, 5].map(|number| place_in_history(number, 3)), [0, 2, 0, 2]);
    }
}
