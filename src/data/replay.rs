//! A history as it was, for the model to replay in a cycle beside what was fitted to it.
//!
//! The cycle is the whole weeks of the history, at least one, and begins on a Monday, so that weekdays stay
//! what they were; the days beyond the last whole week are left out. Orders whose file gives no time of day
//! come at midnight, in the order of the file.

use serde_json::{Value, json};

use super::dates::weekday;
use super::history::{MAX_UNITS, Order, OrderHistory};

/// A history cut to whole weeks.
#[derive(Clone, Debug, PartialEq)]
pub struct Cycle {
    /// Its length: whole weeks [calendar days].
    pub days: u32,
    /// Orders left out because they lie beyond the last whole week [orders].
    pub left_out: usize,
    /// `demand.replay` of a scenario.
    pub replay: Value,
}

/// The cycle of a history.
#[must_use]
pub fn cycle(history: &OrderHistory) -> Cycle {
    let days = (history.days() / 7 * 7).max(7);
    let offset = weekday(history.first_day) as u32;
    let mut left_out = 0;
    let mut orders = Vec::new();
    for order in &history.orders {
        let day = u32::try_from(i64::from(order.at.day) - i64::from(history.first_day)).unwrap_or(0);
        if day < days {
            orders.push(replayed(order, (day + offset) % days));
        } else {
            left_out += 1;
        }
    }
    Cycle { days, left_out, replay: json!({"days": days, "orders": orders}) }
}

/// The scenario of a fit with the history itself in place of drawn orders: its fitted laws stay, so that
/// policies are set as for the fit.
#[must_use]
pub fn with_replay(mut fitted: Value, cycle: &Cycle) -> Value {
    if let Some(Value::Object(demand)) = fitted.get_mut("demand") {
        demand.insert("replay".to_owned(), cycle.replay.clone());
    }
    fitted
}

/// `[at, item, units, item, units, …]`, items counted from 1.
fn replayed(order: &Order, day: u32) -> Value {
    const SECONDS_A_DAY: f64 = 86_400.0;
    let at = f64::from(day) + f64::from(order.at.second) / SECONDS_A_DAY;
    let mut flat = vec![json!((at * 1e6).round() / 1e6)];
    for line in &order.lines {
        flat.push(json!(line.item + 1));
        flat.push(json!(line.units.min(MAX_UNITS as u64)));
    }
    Value::Array(flat)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{self, Options};
    use crate::model::Scenario;

    /// From Wednesday 2024-05-01 to Friday 2024-05-10: one whole week, and three days left out.
    const CSV: &str = "order,date,item,quantity\n\
        1,2024-05-01 12:00,A,2\n1,2024-05-01 12:00,B,1\n2,2024-05-06 06:00,B,3\n3,2024-05-10 09:00,A,1\n";

    #[test]
    fn whole_weeks_from_a_monday() {
        let (history, _) = data::read(CSV.as_bytes(), Options::default()).unwrap();
        let cycle = cycle(&history);
        assert_eq!((cycle.days, cycle.left_out), (7, 1));
        assert_eq!(cycle.replay, json!({"days": 7, "orders": [[2.5, 1, 2, 2, 1], [0.25, 2, 3]]}));
        let fitted = data::scenario_json(&data::fit(&history).unwrap(), "week");
        let scenario = Scenario::from_json(&with_replay(fitted.clone(), &cycle)).unwrap();
        assert_eq!(scenario.item_demand(), Scenario::from_json(&fitted).unwrap().item_demand());
    }
}
