//! How much there is to simulate: a run must fit into memory and patience, whatever the single fields allow.

use super::bounds;
use super::complaint::{Complaint, Problem};
use super::{Demand, Replay, Scenario};

/// The most orders of a replication.
const MOST_ORDERS: f64 = 2e6;
/// The most lines of its orders.
const MOST_LINES: f64 = 2e7;
/// The most looks at an item, over all reviews at intervals.
const MOST_LOOKS: f64 = 2e7;
/// The longest warm-up that the program chooses by itself [days].
const LONGEST_OWN_WARM_UP: i64 = 364;

impl Scenario {
    /// What makes a run too long, counted from the start of the longest warm-up to the end of the run-out.
    pub(super) fn too_much_work(&self) -> Vec<Complaint> {
        let warm_up = self.run.warm_up_days.unwrap_or(LONGEST_OWN_WARM_UP);
        let last = self.run.run_days + self.run.run_out_days;
        let complaints = [
            self.too_many_orders(-warm_up, last),
            self.demand.replay.as_ref().and_then(|replay| too_many_rounds(replay, warm_up + last)),
            self.too_many_reviews(warm_up + last),
        ];
        complaints.into_iter().flatten().collect()
    }

    fn too_many_orders(&self, first: i64, last: i64) -> Option<Complaint> {
        let most = MOST_ORDERS.min(MOST_LINES / self.lines_per_order().max(1.0));
        // No day has more than the growth to the last day and all surges at once.
        let growth = self.demand.growth_to(last).max(1.0);
        let surged = self.surges().iter().fold(growth, |factor, surge| factor * surge.factor.max(1.0));
        let peak = surged * crowding(&self.demand, first, last);
        let max = libm::floor(most / ((last - first) as f64 * peak) * 100.0) / 100.0;
        (self.demand.orders_per_day > max).then(|| Complaint {
            path: bounds::ORDERS_PER_DAY.path.to_owned(),
            value: self.demand.orders_per_day.to_string(),
            problem: Problem::TooLarge { max },
        })
    }

    /// A review looks at every item, and may order something for each.
    fn too_many_reviews(&self, days: i64) -> Option<Complaint> {
        const STEPS: f64 = 1e6;
        let every = self.replenishment.review_days;
        let looks = days as f64 * self.demand.items.count() as f64;
        (every > 0.0 && looks > every * MOST_LOOKS).then(|| Complaint {
            path: bounds::REVIEW_DAYS.path.to_owned(),
            value: every.to_string(),
            problem: Problem::TooSmall { min: libm::ceil(looks / MOST_LOOKS * STEPS) / STEPS },
        })
    }
}

/// How much more demand there is on a run's days than on a year's, a year's orders falling into few of its seasons.
fn crowding(demand: &Demand, first: i64, last: i64) -> f64 {
    const YEAR: i64 = 364;
    let shape = |day: i64| {
        let day = day.rem_euclid(YEAR) as usize;
        demand.weekday[day % 7] * demand.season[day * 12 / YEAR as usize]
    };
    let mean = |days: std::ops::Range<i64>| {
        let count = (days.end - days.start).max(1) as f64;
        days.map(shape).sum::<f64>() / count
    };
    (mean(first..last) / mean(0..YEAR)).max(1.0)
}

/// A history comes round again as often as it fits into the run.
fn too_many_rounds(replay: &Replay, days: i64) -> Option<Complaint> {
    let rounds = libm::ceil(days as f64 / replay.days.max(1) as f64);
    let orders = replay.orders.len();
    let lines = replay.orders.iter().map(|order| order.lines.len()).sum::<usize>() as f64;
    let most = MOST_ORDERS.min(MOST_LINES * orders as f64 / lines.max(1.0));
    let max = libm::floor(most / rounds) as usize;
    (orders > max).then(|| Complaint {
        path: "demand.replay.orders".to_owned(),
        value: orders.to_string(),
        problem: Problem::WrongLength { min: 1, max },
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn complaints(value: Value) -> Vec<(String, Problem)> {
        let found = Scenario::from_json(&value).err().unwrap_or_default();
        found.into_iter().map(|complaint| (complaint.path, complaint.problem)).collect()
    }

    #[test]
    fn a_run_that_would_never_end_is_refused() {
        let found = complaints(json!({"demand": {"orders_per_day": 1000}, "run": {"run_days": 3640}}));
        let max = 477.78; // two million orders over 364 + 3640 + 182 days
        assert_eq!(found, [("demand.orders_per_day".to_owned(), Problem::TooLarge { max })]);
    }

    /// All of a year's orders in the run's 28 days, which are the whole of their season but for two or three days.
    #[test]
    fn a_crowded_season_counts_as_what_it_is() {
        let demand = |rate: f64| json!({"orders_per_day": rate, "season": [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], "surges": [{"start_day": 0, "days": 28, "factor": 50}]});
        let run = json!({"run_days": 28, "warm_up_days": 0, "run_out_days": 0});
        assert_eq!(complaints(json!({"demand": demand(100.0), "run": run})), []);
        // 2,000,000 orders ÷ (28 days × 50 × 364/31), the season being 31 days long.
        let found = complaints(json!({"demand": demand(130.0), "run": run}));
        assert_eq!(found, [("demand.orders_per_day".to_owned(), Problem::TooLarge { max: 121.66 })]);
    }

    #[test]
    fn reviews_without_end_are_refused() {
        let scenario = |days: f64| json!({"replenishment": {"review_days": days}, "demand": {"items": {"kind": "uniform", "count": 10}}});
        assert_eq!(complaints(scenario(0.001)), []);
        // 364 + 126 + 182 days of looks at 10 items: 20 million of them every 0.000336 days.
        let found = complaints(scenario(1e-9));
        assert_eq!(found, [("replenishment.review_days".to_owned(), Problem::TooSmall { min: 0.000_336 })]);
        assert_eq!(complaints(scenario(0.000_336)), []);
    }

    #[test]
    fn a_history_that_comes_round_too_often_is_refused() {
        let run = |days: i64| json!({"run_days": days, "warm_up_days": 0, "run_out_days": 0});
        let orders = vec![json!([0, 1, 1]); 5000];
        let demand =
            json!({"items": {"kind": "uniform", "count": 1}, "replay": {"days": 7, "orders": orders}});
        assert_eq!(complaints(json!({"run": run(2800), "demand": demand})), []);
        let found = complaints(json!({"run": run(3500), "demand": demand}));
        assert_eq!(found, [("demand.replay.orders".to_owned(), Problem::WrongLength { min: 1, max: 4000 })]);
    }
}
