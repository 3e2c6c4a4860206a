//! What a history looks like, as plain numbers for pictures: orders a day, sizes of orders and lines, and how
//! unequally the items are asked for.
//!
//! Not here: what is drawn (`chart`), and what is fitted ([`fit`](super::fit)).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::dates::{civil, iso, weekday};
use super::fit::orders_a_day;
use super::history::OrderHistory;
use crate::sorting::sort_by;

/// The most points of the curve of popularity.
const CURVE: usize = 100;

/// A class of sizes, both ends counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Class {
    /// The smallest size.
    pub from: u64,
    /// The largest size.
    pub to: u64,
    /// How many there are.
    pub count: u64,
}

/// The numbers behind the pictures.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Picture {
    /// The first day [days since 1970-01-01].
    pub first_day: i32,
    /// Orders on each day from the first to the last [orders].
    pub orders_a_day: Vec<u32>,
    /// Lines an order, in classes of 1, 2, 3 to 5, 6 to 10, 11 to 20, and so on.
    pub lines: Vec<Class>,
    /// Units a line, in the same classes.
    pub units: Vec<Class>,
    /// The most popular items first: so large a share of the items is on so large a share of the lines, from
    /// (0, 0) to (1, 1) [ratio].
    pub popularity: Vec<(f64, f64)>,
}

impl Picture {
    /// Takes the numbers off a history.
    #[must_use]
    pub fn of(history: &OrderHistory) -> Self {
        let all_lines = || history.orders.iter().flat_map(|order| &order.lines);
        Self {
            first_day: history.first_day,
            orders_a_day: orders_a_day(history),
            lines: classes(history.orders.iter().map(|order| order.lines.len() as u64)),
            units: classes(all_lines().map(|line| line.units)),
            popularity: popularity(history.items.len(), all_lines().map(|line| line.item)),
        }
    }

    /// Orders a day in at most some hundreds of steps: how many days a step has, and each step's first day (from
    /// 0) with its mean [days, orders a day]. Long histories go by weeks, very long ones by four weeks.
    #[must_use]
    pub fn steps(&self) -> (usize, Vec<(f64, f64)>) {
        let step = match self.orders_a_day.len() {
            0..=800 => 1,
            801..=3_000 => 7,
            _ => 28,
        };
        // The last step may be short: its mean is over the days that it has.
        let mean =
            |days: &[u32]| days.iter().map(|&orders| f64::from(orders)).sum::<f64>() / days.len() as f64;
        let chunks = self.orders_a_day.chunks(step).enumerate();
        (step, chunks.map(|(at, days)| ((at * step) as f64, mean(days))).collect())
    }

    /// Days to be named on an axis (from 0), with their names: every day, Mondays, months or years.
    #[must_use]
    pub fn named_days(&self) -> Vec<(f64, String)> {
        let count = self.orders_a_day.len();
        let name = |day: i32| {
            let (year, month, date) = civil(day);
            match count {
                0..=14 => Some(iso(day)),
                15..=92 => (weekday(day) == 0).then(|| iso(day)),
                93..=1_500 => (date == 1).then(|| format!("{year:04}-{month:02}")),
                _ => (date == 1 && month == 1).then(|| format!("{year:04}")),
            }
        };
        let days = (self.first_day..).take(count).enumerate();
        days.filter_map(|(at, day)| Some((at as f64, name(day)?))).collect()
    }

    /// The day with the most orders: its place from 0, and its orders.
    #[must_use]
    pub fn busiest(&self) -> Option<(usize, u32)> {
        let days = self.orders_a_day.iter().copied().enumerate();
        // Of equal days the first.
        days.max_by(|one, other| one.1.cmp(&other.1).then(other.0.cmp(&one.0)))
    }

    /// The share of the lines that the most popular items are on, which are such a share of all items.
    #[must_use]
    pub fn lines_on(&self, share_of_items: f64) -> f64 {
        let below = self.popularity.iter().rev().find(|(items, _)| *items <= share_of_items);
        let above = self.popularity.iter().find(|(items, _)| *items >= share_of_items);
        match (below, above) {
            (Some((from, low)), Some((to, high))) if to > from => {
                low + (high - low) * (share_of_items - from) / (to - from)
            }
            (Some((_, share)), _) | (_, Some((_, share))) => *share,
            (None, None) => 0.0,
        }
    }
}

/// Sizes in the classes that end at 1, 2, 5 times a power of ten, up to the largest size there is.
fn classes(sizes: impl Iterator<Item = u64>) -> Vec<Class> {
    let mut counts = BTreeMap::new();
    for size in sizes {
        *counts.entry(size).or_insert(0_u64) += 1;
    }
    let Some((&largest, _)) = counts.last_key_value() else { return Vec::new() };
    let mut classes = Vec::new();
    let (mut from, mut power) = (1, 1);
    while from <= largest {
        for first in [1, 2, 5] {
            let to = first * power;
            if from <= largest {
                let count = counts.range(from..=to).map(|(_, count)| count).sum();
                classes.push(Class { from, to, count });
            }
            from = to + 1;
        }
        power *= 10;
    }
    classes
}

fn popularity(items: usize, lines: impl Iterator<Item = usize>) -> Vec<(f64, f64)> {
    let mut counts = vec![0_u64; items];
    for item in lines {
        if let Some(count) = counts.get_mut(item) {
            *count += 1;
        }
    }
    sort_by(&mut counts, |one, other| other.cmp(one));
    let all = counts.iter().sum::<u64>().max(1) as f64;
    let step = items.div_ceil(CURVE).max(1);
    let mut curve = vec![(0.0, 0.0)];
    let mut sum = 0;
    for (at, count) in counts.iter().enumerate() {
        sum += count;
        if (at + 1) % step == 0 || at + 1 == items {
            curve.push(((at + 1) as f64 / items as f64, sum as f64 / all));
        }
    }
    curve
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{Options, read};

    #[test]
    fn classes_hold_every_size_once() {
        let found = classes([1, 1, 2, 3, 5, 6, 10, 11, 40].into_iter());
        let ends: Vec<(u64, u64, u64)> =
            found.iter().map(|class| (class.from, class.to, class.count)).collect();
        assert_eq!(ends, [(1, 1, 2), (2, 2, 1), (3, 5, 2), (6, 10, 2), (11, 20, 1), (21, 50, 1)]);
        assert_eq!(classes(std::iter::empty()), []);
    }

    #[test]
    fn long_histories_go_by_weeks_and_months() {
        let picture = Picture { first_day: 14_944, orders_a_day: vec![1; 1_000], ..Picture::default() };
        let (step, points) = picture.steps();
        assert_eq!((step, points.len(), points[142]), (7, 143, (994.0, 1.0)));
        assert_eq!(picture.named_days()[..2], [(0.0, "2010-12".into()), (31.0, "2011-01".into())]);
    }

    #[test]
    fn a_history_in_numbers() {
        let text = "order;date;item;qty\n1;2010-12-01;tea;2\n1;2010-12-01;rice;1\n2;2010-12-03;tea;5\n3;2010-12-03;tea;1\n";
        let (history, _) = read(text.as_bytes(), Options::default()).unwrap();
        let picture = Picture::of(&history);
        assert_eq!(picture.orders_a_day, [1, 0, 2]);
        assert_eq!(picture.popularity, [(0.0, 0.0), (0.5, 0.75), (1.0, 1.0)]);
        assert_eq!(
            (picture.lines_on(0.5), picture.lines_on(0.25), picture.lines_on(1.0)),
            (0.75, 0.375, 1.0)
        );
        assert_eq!(picture.steps(), (1, vec![(0.0, 1.0), (1.0, 0.0), (2.0, 2.0)]));
        assert_eq!((picture.named_days()[2].1.as_str(), picture.busiest()), ("2010-12-03", Some((2, 2))));
        assert_eq!(picture.lines.iter().map(|class| class.count).collect::<Vec<_>>(), [2, 1]);
    }
}
