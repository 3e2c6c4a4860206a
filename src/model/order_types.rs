//! Orders that are not drawn line by line: baskets, replayed histories; and the classes of customers.
//!
//! Items are named by their place in the list, from 1 in the file and from 0 in here.

use serde::ser::SerializeSeq;
use serde::{Serialize, Serializer};
use serde_json::Value;

use super::bounds::{self, Bound};
use super::complaint::{Complaint, Problem};
use super::note::Findings;
use super::walk::{Walk, quoted};
use crate::sorting::{sort, sort_by};

/// An order type: a set of items with quantities, and how often it is asked for.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Basket {
    /// What it is called.
    pub name: String,
    /// How often it is asked for, relative to the others.
    pub weight: f64,
    /// Its lines, each of a different item.
    #[serde(serialize_with = "write_lines")]
    pub lines: Vec<Wanted>,
}

/// So many units of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// The item's index, from 0.
    pub item: u32,
    /// [units]
    pub units: u32,
}

/// A class of customers, with a promise of its own.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CustomerClass {
    /// What it is called.
    pub name: String,
    /// Its share of orders, relative to the others.
    pub weight: f64,
    /// What its usual orders are promised under build to stock [days]; the scenario's own when there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bts_days: Option<f64>,
    /// The same under build to order [days].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bto_days: Option<f64>,
    /// Share of its orders that are rush orders; the scenario's own when there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rush_share: Option<f64>,
}

/// A history of orders that is replayed in a cycle.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Replay {
    /// The length of the history [days]: whole weeks, so that weekdays stay what they are.
    pub days: i64,
    /// Its orders, the earliest first; each as `[at, item, units, item, units, …]`.
    pub orders: Vec<Replayed>,
}

/// One order of a history.
#[derive(Clone, Debug, PartialEq)]
pub struct Replayed {
    /// When it was placed, from the start of the history [days].
    pub at: f64,
    /// Its lines, each of a different item.
    pub lines: Vec<Wanted>,
}

impl Serialize for Replayed {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut flat = serializer.serialize_seq(Some(1 + 2 * self.lines.len()))?;
        flat.serialize_element(&self.at)?;
        for line in &self.lines {
            flat.serialize_element(&(line.item + 1))?;
            flat.serialize_element(&line.units)?;
        }
        flat.end()
    }
}

fn write_lines<S: Serializer>(lines: &[Wanted], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(lines.iter().map(|line| (line.item + 1, line.units)))
}

impl CustomerClass {
    const MOST: usize = 20;

    pub(super) fn read_all(walk: &mut Walk<'_, '_>) -> Vec<Self> {
        let classes = walk.groups("classes", 0..=Self::MOST, |class| Self {
            name: class.text("name", ""),
            weight: class.number(&bounds::WEIGHT),
            bts_days: class.number_if_any(&bounds::PROMISE_BTS),
            bto_days: class.number_if_any(&bounds::PROMISE_BTO),
            rush_share: class.number_if_any(&bounds::CLASS_RUSH_SHARE),
        });
        some_weight(walk, "classes", classes.unwrap_or_default(), |class| class.weight)
    }
}

impl Basket {
    const MOST: usize = 200;
    const MOST_LINES: usize = 100;

    pub(super) fn read_all(walk: &mut Walk<'_, '_>, items: u32) -> Vec<Self> {
        let line = [bounds::ITEM_NUMBER, bounds::FIXED_COUNT];
        let baskets = walk.groups("baskets", 0..=Self::MOST, |basket| Self {
            name: basket.text("name", ""),
            weight: basket.number(&bounds::WEIGHT),
            lines: basket
                .rows("lines", (1, Self::MOST_LINES), (2, 2), &line)
                .list("lines", 1..=Self::MOST_LINES, |pair, path, complaints| {
                    let pair = pair.as_array().map_or(&[][..], Vec::as_slice);
                    wanted(pair.first(), pair.get(1), items, &path, complaints)
                })
                .unwrap_or_else(|| {
                    if !basket.has("lines") {
                        basket.complain("lines", &Value::Null, Problem::Missing);
                    }
                    vec![Wanted { item: 0, units: 1 }]
                }),
        });
        let baskets = some_weight(walk, "baskets", baskets.unwrap_or_default(), |basket| basket.weight);
        for (index, basket) in baskets.iter().enumerate() {
            if let Some(item) = twice(&basket.lines) {
                walk.complain(&format!("baskets[{index}].lines"), &Value::from(item + 1), Problem::Twice);
            }
        }
        baskets
    }
}

impl Replay {
    const MOST_ORDERS: usize = 200_000;
    const MOST_LINES: usize = 10_000;

    pub(super) fn read_if_any(walk: &mut Walk<'_, '_>, items: u32) -> Option<Self> {
        if !walk.has("replay") {
            walk.skip("replay");
            return None;
        }
        Some(walk.section("replay", |replay| {
            let days = replay.whole_number(&bounds::REPLAY_DAYS);
            if days % 7 != 0 {
                replay.complain("days", &Value::from(days), Problem::NotAMultiple { of: 7.0 });
            }
            let (most, row) = (Self::MOST_ORDERS, (3, 1 + 2 * Self::MOST_LINES));
            let order = [bounds::REPLAY_AT, bounds::ITEM_NUMBER, bounds::FIXED_COUNT];
            let orders = replay.rows("orders", (1, most), row, &order).list(
                "orders",
                1..=Self::MOST_ORDERS,
                |order, path, complaints| Replayed::read(order, days, items, &path, complaints),
            );
            let mut orders = orders.unwrap_or_else(|| {
                if !replay.has("orders") {
                    replay.complain("orders", &Value::Null, Problem::Missing);
                }
                Vec::new()
            });
            sort_by(&mut orders, |a, b| a.at.total_cmp(&b.at));
            Self { days, orders }
        }))
    }
}

impl Replayed {
    fn read(value: &Value, days: i64, items: u32, path: &str, complaints: &mut Findings) -> Self {
        let flat = value.as_array().map_or(&[][..], Vec::as_slice);
        let (at, lines) = flat.split_first().unwrap_or((&Value::Null, &[]));
        let within = Bound { max: days as f64, ..bounds::REPLAY_AT };
        let at = part(at, &within, &format!("{path}[0]"), complaints);
        if lines.is_empty() || lines.len() % 2 != 0 || lines.len() > 2 * Replay::MOST_LINES {
            let problem = Problem::WrongLength { min: 3, max: 1 + 2 * Replay::MOST_LINES };
            complaints.push(Complaint { path: path.to_owned(), value: quoted(value), problem });
        }
        let lines: Vec<Wanted> =
            lines.chunks(2).map(|pair| wanted(pair.first(), pair.get(1), items, path, complaints)).collect();
        if let Some(item) = twice(&lines) {
            let (path, value) = (path.to_owned(), (item + 1).to_string());
            complaints.push(Complaint { path, value, problem: Problem::Twice });
        }
        Self { at, lines }
    }
}

/// An item's number and units, checked.
fn wanted(
    item: Option<&Value>,
    units: Option<&Value>,
    items: u32,
    path: &str,
    complaints: &mut Findings,
) -> Wanted {
    let number = Bound { max: f64::from(items), ..bounds::ITEM_NUMBER };
    let item = part(item.unwrap_or(&Value::Null), &number, path, complaints);
    let units = part(units.unwrap_or(&Value::Null), &bounds::FIXED_COUNT, path, complaints);
    Wanted { item: item as u32 - 1, units: units as u32 }
}

fn part(value: &Value, bound: &Bound, path: &str, complaints: &mut Findings) -> f64 {
    bound.check(value).unwrap_or_else(|problem| {
        complaints.push(Complaint { path: path.to_owned(), value: quoted(value), problem });
        bound.min
    })
}

/// The first item that stands in two lines.
fn twice(lines: &[Wanted]) -> Option<u32> {
    let mut items: Vec<u32> = lines.iter().map(|line| line.item).collect();
    sort(&mut items);
    items.windows(2).find(|pair| pair[0] == pair[1]).map(|pair| pair[0])
}

/// Complains where a list is given and none of it has a weight.
fn some_weight<T>(
    walk: &mut Walk<'_, '_>,
    name: &'static str,
    list: Vec<T>,
    weight: impl Fn(&T) -> f64,
) -> Vec<T> {
    if !list.is_empty() && !list.iter().any(|entry| weight(entry) > 0.0) {
        walk.complain(name, &Value::from(list.len()), Problem::NoWeight);
    }
    list
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Scenario;
    use serde_json::json;

    fn complaints(demand: Value) -> Vec<(String, Problem)> {
        let refused = Scenario::from_json(&json!({ "demand": demand })).unwrap_err();
        refused.into_iter().map(|complaint| (complaint.path, complaint.problem)).collect()
    }

    #[test]
    fn what_is_written_is_what_was_read() {
        let value = json!({"demand": {
            "items": {"kind": "uniform", "count": 3}, "trend": 0.5,
            "surges": [{"start_day": 7, "days": 3, "factor": 4}],
            "classes": [{"name": "gold", "weight": 1, "bts_days": 1}, {"weight": 3}],
            "baskets": [{"name": "pair", "weight": 2, "lines": [[1, 1], [3, 2]]}],
            "replay": {"days": 14, "orders": [[3.5, 2, 4], [0.25, 1, 1, 3, 10]]},
        }});
        let scenario = Scenario::from_json(&value).unwrap();
        let replay = scenario.demand.replay.as_ref().unwrap();
        assert_eq!(replay.orders[0].lines, [Wanted { item: 0, units: 1 }, Wanted { item: 2, units: 10 }]);
        assert_eq!(Scenario::from_json(&scenario.to_json()), Ok(scenario));
    }

    #[test]
    fn what_cannot_be_is_refused() {
        let items = json!({"kind": "uniform", "count": 3});
        let found = complaints(json!({
            "items": items,
            "classes": [{"weight": 0}],
            "baskets": [{"weight": 1, "lines": [[4, 1]]}, {"weight": 1, "lines": [[1, 1], [1, 0]]}, {"weight": 1}],
            "replay": {"days": 10, "orders": [[12, 1, 1], [1, 2], [1, 2, 1, 2, 1]]},
        }));
        let expected = [
            ("demand.classes", Problem::NoWeight),
            ("demand.baskets[0].lines[0]", Problem::TooLarge { max: 3.0 }),
            ("demand.baskets[1].lines[1]", Problem::TooSmall { min: 1.0 }),
            ("demand.baskets[2].lines", Problem::Missing),
            ("demand.baskets[1].lines", Problem::Twice),
            ("demand.replay.days", Problem::NotAMultiple { of: 7.0 }),
            ("demand.replay.orders[0]", Problem::TooLarge { max: 10.0 }),
            ("demand.replay.orders[1]", Problem::WrongLength { min: 3, max: 20_001 }),
            ("demand.replay.orders[1]", Problem::NotANumber),
            ("demand.replay.orders[2]", Problem::Twice),
        ];
        let found: Vec<(&str, Problem)> = found.iter().map(|(path, p)| (path.as_str(), p.clone())).collect();
        assert_eq!(found.len(), expected.len(), "{found:?}");
        for ((path, problem), (expected_path, expected)) in found.iter().zip(&expected) {
            assert_eq!(problem, expected, "{path}");
            assert!(path.starts_with(expected_path), "{path} for {expected_path}");
        }
    }
}
