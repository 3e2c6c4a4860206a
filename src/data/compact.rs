//! An order history as a small text: the form in which the built-in real case is shipped.
//!
//! ```text
//! perfect-order-lab orders 1
//! # attribution and other remarks
//! tally <json>
//! first_day 2010-12-01
//! items 2
//! 22728⇥3.75⇥ALARM CLOCK BAKELIKE PINK
//! 22727⇥3.75⇥ALARM CLOCK BAKELIKE RED
//! orders 1
//! 525⇥=536370⇥12583⇥0:24 1:12
//! ```
//!
//! An order: minutes since the order before (the first: since midnight of `first_day`); its number,
//! `=` in full or `+` counted on from the order before; customer; lines as item and units, the
//! items counted on from the line before, the units left out where 1; then, if known, minutes from
//! order to promise and to delivery (`-` if not).
//!
//! Lost on the way: seconds, and the price of the single line (it takes the item's median), and the
//! samples of lines left out. Not here: where the text is kept.

use std::fmt::Write as _;

use super::complaint::{Complaint, cut};
use super::dates::{DateOrder, Stamp, iso, parse};
use super::history::{Item, Line, Order, OrderHistory, Tally};

const TITLE: &str = "perfect-order-lab orders 1";

/// Writes the history; every line of `remarks` becomes a remark of the file.
#[must_use]
pub fn write(history: &OrderHistory, remarks: &str) -> String {
    let mut out = format!("{TITLE}\n");
    for remark in remarks.lines() {
        _ = writeln!(out, "# {remark}");
    }
    let mut tally = history.tally.clone();
    tally.skipped.values_mut().for_each(|skipped| skipped.first.clear());
    let tally = serde_json::to_string(&tally).unwrap_or_default();
    _ = writeln!(out, "tally {tally}\nfirst_day {}\nitems {}", iso(history.first_day), history.items.len());
    for item in &history.items {
        let price = item.price.map(|price| price.to_string()).unwrap_or_default();
        _ = writeln!(out, "{}\t{price}\t{}", plain(&item.code), plain(&item.description));
    }
    _ = writeln!(out, "orders {}", history.orders.len());
    let (mut before, mut last_id) = (i64::from(history.first_day) * 1440, None);
    for order in &history.orders {
        write_order(&mut out, order, before, last_id);
        before = minutes(order.at);
        last_id = plain_number(&order.id);
    }
    out
}

fn write_order(out: &mut String, order: &Order, before: i64, last_id: Option<u64>) {
    let at = minutes(order.at);
    _ = write!(out, "{}\t", at - before);
    _ = match (last_id, plain_number(&order.id)) {
        (Some(last), Some(id)) if id >= last => write!(out, "+{}", id - last),
        _ => write!(out, "={}", plain(&order.id)),
    };
    _ = write!(out, "\t{}\t", plain(order.customer.as_deref().unwrap_or("")));
    let mut item = 0;
    for (place, line) in order.lines.iter().enumerate() {
        let space = if place == 0 { "" } else { " " };
        _ = write!(out, "{space}{}", line.item - item);
        if line.units != 1 {
            _ = write!(out, ":{}", line.units);
        }
        item = line.item;
    }
    if order.promised.is_some() || order.delivered.is_some() {
        for stamp in [order.promised, order.delivered] {
            _ = match stamp {
                Some(stamp) => write!(out, "\t{}", minutes(stamp) - at),
                None => write!(out, "\t-"),
            };
        }
    }
    out.push('\n');
}

/// Whole minutes since 1970-01-01.
fn minutes(stamp: Stamp) -> i64 {
    i64::from(stamp.day) * 1440 + i64::from(stamp.second / 60)
}

fn stamp(minutes: i64) -> Option<Stamp> {
    let day = i32::try_from(minutes.div_euclid(1440)).ok()?;
    Some(Stamp { day, second: minutes.rem_euclid(1440) as u32 * 60 })
}

/// A number that reads back as the same text.
fn plain_number(id: &str) -> Option<u64> {
    id.parse().ok().filter(|number: &u64| number.to_string() == id)
}

fn plain(text: &str) -> String {
    text.replace(['\t', '\n', '\r'], " ")
}

/// Reads what [`write`] wrote.
///
/// # Errors
/// [`Complaint::CompactBroken`] with the line and what was expected there.
pub fn read(text: &str) -> Result<OrderHistory, Complaint> {
    let mut lines = Lines { rest: text.lines().enumerate(), line: 0, value: "" };
    lines.next(TITLE)?;
    if lines.value != TITLE {
        return Err(lines.broken(TITLE));
    }
    let tally: Tally = serde_json::from_str(lines.named("tally ")?).map_err(|_| lines.broken("tally"))?;
    let first = lines.named("first_day ")?;
    let first_day = parse(first, DateOrder::YearMonthDay).ok_or_else(|| lines.broken("first_day"))?.day;
    let count = lines.count("items ")?;
    let mut items = Vec::new();
    for _ in 0..count {
        lines.next("an item")?;
        items.push(read_item(lines.value).ok_or_else(|| lines.broken("an item"))?);
    }
    let count = lines.count("orders ")?;
    let mut orders = Vec::new();
    let (mut before, mut last_id) = (i64::from(first_day) * 1440, None);
    for _ in 0..count {
        lines.next("an order")?;
        let order =
            read_order(lines.value, before, last_id, &items).ok_or_else(|| lines.broken("an order"))?;
        (before, last_id) = (minutes(order.at), plain_number(&order.id));
        orders.push(order);
    }
    let last_day = orders.last().map(|order| order.at.day).ok_or_else(|| lines.broken("an order"))?;
    Ok(OrderHistory { orders, items, first_day, last_day, tally })
}

struct Lines<'a> {
    rest: std::iter::Enumerate<std::str::Lines<'a>>,
    line: u64,
    value: &'a str,
}

impl<'a> Lines<'a> {
    /// The next line that is no remark.
    fn next(&mut self, expected: &str) -> Result<(), Complaint> {
        for (index, value) in self.rest.by_ref() {
            (self.line, self.value) = (index as u64 + 1, value);
            if !value.starts_with('#') {
                return Ok(());
            }
        }
        (self.line, self.value) = (self.line + 1, "");
        Err(self.broken(expected))
    }

    fn named(&mut self, name: &str) -> Result<&'a str, Complaint> {
        self.next(name)?;
        self.value.strip_prefix(name).ok_or_else(|| self.broken(name))
    }

    fn count(&mut self, name: &str) -> Result<usize, Complaint> {
        self.named(name)?.parse().map_err(|_| self.broken(name))
    }

    fn broken(&self, expected: &str) -> Complaint {
        Complaint::CompactBroken {
            line: self.line,
            expected: expected.trim().to_owned(),
            value: cut(self.value, 60),
        }
    }
}

fn read_item(line: &str) -> Option<Item> {
    let mut fields = line.splitn(3, '\t');
    let (code, price, description) = (fields.next()?, fields.next()?, fields.next()?);
    let price = if price.is_empty() { None } else { Some(price.parse::<f64>().ok()?) };
    if price.is_some_and(|price| !price.is_finite()) {
        return None;
    }
    Some(Item { code: code.to_owned(), description: description.to_owned(), price })
}

fn read_order(line: &str, before: i64, last_id: Option<u64>, items: &[Item]) -> Option<Order> {
    let mut fields = line.split('\t');
    let at = before.checked_add(fields.next()?.parse::<u32>().ok()?.into())?;
    let id = fields.next()?;
    let id = match (id.strip_prefix('='), id.strip_prefix('+')) {
        (Some(id), _) => id.to_owned(),
        (None, Some(step)) => last_id?.checked_add(step.parse().ok()?)?.to_string(),
        _ => return None,
    };
    let customer = Some(fields.next()?).filter(|name| !name.is_empty()).map(str::to_owned);
    let mut item = 0_usize;
    let mut lines = Vec::new();
    for line in fields.next()?.split(' ') {
        let (step, units) = line.split_once(':').unwrap_or((line, "1"));
        item = item.checked_add(step.parse().ok()?)?;
        let units = units.parse::<u64>().ok().filter(|units| (1..1 << 40).contains(units))?;
        lines.push(Line { item, units, price: items.get(item)?.price });
    }
    let mut later = || match fields.next() {
        None | Some("-") => Some(None),
        Some(step) => stamp(at.checked_add(step.parse::<i32>().ok()?.into())?).map(Some),
    };
    let (promised, delivered) = (later()?, later()?);
    Some(Order { id, at: stamp(at)?, customer, promised, delivered, lines })
}
