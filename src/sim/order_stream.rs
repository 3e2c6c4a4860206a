//! What an order asks for: its number of lines, each line's item and units.

use crate::model::{Demand, Wanted};
use crate::random::{Alias, CountSampler, Purpose, Stream, Streams, open_unit};

use super::arrivals::place_in_history;
use super::order::{Line, Order};

/// What orders ask for.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Content {
    /// Line by line.
    Drawn(DrawnContent),
    /// One of several order types.
    Baskets { choice: Alias, lines: Vec<Vec<Wanted>> },
    /// As it was.
    Replayed { orders: Vec<Vec<Wanted>> },
}

/// The laws of an order's lines.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct DrawnContent {
    lines: CountSampler,
    units: CountSampler,
    popularity: Alias,
    weights: Vec<f64>,
    /// An order cannot have more lines than there are items that anybody asks for.
    most_lines: usize,
}

/// Marks the items that the order at hand already holds, without clearing anything between orders.
#[derive(Clone, Debug)]
pub(super) struct Marks(Vec<u64>);

impl Marks {
    pub(super) fn new(items: usize) -> Self {
        Self(vec![0; items])
    }
}

impl Content {
    pub(super) fn new(demand: &Demand) -> Self {
        if let Some(replay) = &demand.replay {
            return Self::Replayed {
                orders: replay.orders.iter().map(|order| order.lines.clone()).collect(),
            };
        }
        if demand.baskets.is_empty() {
            return Self::Drawn(DrawnContent::new(demand));
        }
        let weights: Vec<f64> = demand.baskets.iter().map(|basket| basket.weight).collect();
        let lines = demand.baskets.iter().map(|basket| basket.lines.clone()).collect();
        Self::Baskets { choice: Alias::new(&weights), lines }
    }

    /// Writes an order's lines, and which order type it is.
    pub(super) fn fill(&self, streams: Streams, marks: &mut Marks, order: &mut Order) {
        let mut take = |wanted: &[Wanted]| {
            let line = |wanted: &Wanted| Line { item: wanted.item, units: wanted.units, ..Line::default() };
            order.lines.extend(wanted.iter().map(line));
        };
        match self {
            Self::Drawn(content) => content.draw(streams, order.number, marks, &mut order.lines),
            Self::Baskets { choice, lines } => {
                let basket = choice.draw(&mut streams.stream(Purpose::OrderContent, order.number, 0));
                take(&lines[basket]);
                order.basket = basket as u32;
            }
            Self::Replayed { orders } => {
                let place = place_in_history(order.number, orders.len());
                take(&orders[place]);
            }
        }
    }
}

impl DrawnContent {
    fn new(demand: &Demand) -> Self {
        let weights = demand.items.weights();
        Self {
            lines: demand.lines.sampler(),
            units: demand.units.sampler(),
            popularity: Alias::new(&weights),
            most_lines: weights.iter().filter(|weight| **weight > 0.0).count().max(1),
            weights,
        }
    }

    /// Writes the lines of an order: distinct items, drawn one after another by popularity.
    fn draw(&self, streams: Streams, order: u64, marks: &mut Marks, lines: &mut Vec<Line>) {
        let mut stream = streams.stream(Purpose::OrderContent, order, 0);
        let count = (self.lines.draw(&mut stream) as usize).min(self.most_lines);
        let mark = order + 1;
        for _ in 0..count {
            let item = self.another_item(&mut stream, mark, marks);
            marks.0[item] = mark;
            let units = self.units.draw(&mut stream);
            lines.push(Line { item: item as u32, units, ..Line::default() });
        }
    }

    /// An item that the order does not hold yet. Drawing again until it is new follows the law exactly;
    /// where nearly everything is taken, the rest is weighed instead.
    fn another_item(&self, stream: &mut Stream, mark: u64, marks: &Marks) -> usize {
        const TRIES: u32 = 32;
        for _ in 0..TRIES {
            let item = self.popularity.draw(stream);
            if marks.0[item] != mark {
                return item;
            }
        }
        let free = |item: &usize| marks.0[*item] != mark && self.weights[*item] > 0.0;
        let left: f64 = (0..self.weights.len()).filter(free).map(|item| self.weights[item]).sum();
        let mut place = open_unit(stream) * left;
        let mut last = 0;
        for item in (0..self.weights.len()).filter(free) {
            last = item;
            place -= self.weights[item];
            if place < 0.0 {
                break;
            }
        }
        last
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Scenario;
    use serde_json::json;

    fn content(demand: serde_json::Value) -> DrawnContent {
        DrawnContent::new(&Scenario::from_json(&json!({ "demand": demand })).unwrap().demand)
    }

    fn drawn(content: &DrawnContent, orders: u64) -> Vec<Vec<Line>> {
        let mut marks = Marks::new(content.weights.len());
        (0..orders)
            .map(|order| {
                let mut lines = Vec::new();
                content.draw(Streams::new(1, 0), order, &mut marks, &mut lines);
                lines
            })
            .collect()
    }

    #[test]
    fn items_of_an_order_are_distinct() {
        let content = content(json!({"lines": 7, "items": {"kind": "zipf", "count": 8, "exponent": 3}}));
        for lines in drawn(&content, 500) {
            let mut items: Vec<u32> = lines.iter().map(|line| line.item).collect();
            items.sort_unstable();
            items.dedup();
            assert_eq!(items.len(), 7);
        }
    }

    #[test]
    fn no_more_lines_than_items_that_are_asked_for() {
        let content = content(json!({"lines": 5, "items": {"kind": "listed",
            "list": [{"weight": 1}, {"weight": 0}, {"weight": 3}]}}));
        for lines in drawn(&content, 50) {
            assert_eq!(lines.len(), 2);
            assert!(lines.iter().all(|line| line.item != 1));
        }
    }

    /// Two of three items with weights 3, 2, 1: the least popular is in an order with probability
    /// 1/6 + 3/6·1/3 + 2/6·1/4 = 5/12. Within 5 standard errors of 40,000 orders (0.0123).
    #[test]
    fn later_lines_are_drawn_from_what_is_left() {
        let content = content(json!({"lines": 2, "items": {"kind": "listed",
            "list": [{"weight": 3}, {"weight": 2}, {"weight": 1}]}}));
        let with_last =
            drawn(&content, 40_000).iter().filter(|lines| lines.iter().any(|line| line.item == 2)).count();
        assert!((with_last as f64 / 40_000.0 - 5.0 / 12.0).abs() < 0.0123, "{with_last}");
    }
}
