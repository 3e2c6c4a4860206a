//! The order history: orders with their lines, items, and an account of every line left out.
//!
//! Not here: how the file is read ([`reader`](super::reader)), and what is made of it
//! ([`fit`](super::fit)). Demand is what customers asked for: a later cancellation or return is
//! left out, and does not undo the order it belongs to.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::columns::fold;
use super::complaint::cut;
use super::dates::Stamp;
use crate::sorting::sort_by;

/// The most units that a line may have, the same as in a scenario [units].
pub const MAX_UNITS: f64 = 100_000.0;
/// The highest price of a unit that is believed [currency].
pub const MAX_PRICE: f64 = 1e12;
/// The longest order number or item code [characters].
pub const MAX_CODE: usize = 64;
/// How many samples are kept of each reason.
const SAMPLES: usize = 20;
/// The longest description that is kept [characters].
const DESCRIPTION: usize = 80;

/// Why a line was left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SkipReason {
    /// A cancelled invoice: the number is C and digits, and the quantity negative.
    Cancelled,
    /// A negative quantity under any other number: a correction of stock, or a return.
    StockCorrection,
    /// No goods: postage, fees, discounts, samples, vouchers (see [`not_goods`]).
    NotGoods,
    /// Price 0 and no customer where both columns are there: goods found again or written off.
    FreeWithoutCustomer,
    /// A price below 0.
    NegativePrice,
    /// No order number.
    EmptyOrder,
    /// No item.
    EmptyItem,
    /// An order number or item code beyond [`MAX_CODE`].
    CodeTooLong,
    /// The quantity is empty or no number.
    QuantityUnreadable,
    /// The quantity is 0.
    QuantityZero,
    /// The quantity is no whole number.
    QuantityNotWhole,
    /// The quantity is above [`MAX_UNITS`].
    QuantityTooLarge,
    /// The date is empty or no date in the order taken for the column.
    DateUnreadable,
    /// The date is after the day that the caller gave as today.
    DateInFuture,
    /// The line lacks a required column, or has more columns than the header.
    Ragged,
}

/// One line that was left out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SkipSample {
    /// The line in the file, from 1 (the header is line 1).
    pub line: u64,
    /// The column in the file, from 1.
    pub column: usize,
    /// What stands there, cut short.
    pub value: String,
    /// The limit it breaks, if there is one (in the unit of the value).
    pub limit: Option<f64>,
}

/// The lines left out for one reason.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Skipped {
    /// How many [lines].
    pub lines: u64,
    /// The first of them.
    pub first: Vec<SkipSample>,
}

/// What became of the lines of the file.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Tally {
    /// Lines below the header [lines].
    pub lines: u64,
    /// Lines kept, before merging [lines].
    pub kept: u64,
    /// Lines whose item had been on the order already; their units were added [lines].
    pub merged: u64,
    /// Lines left out, by reason.
    pub skipped: BTreeMap<SkipReason, Skipped>,
    /// Invoices that were cancelled [orders].
    pub cancelled_orders: u64,
    /// Orders left out because nothing on them was goods: postage only, or stock found [orders].
    pub orders_without_goods: u64,
    /// Codes sold that are no goods [codes].
    pub codes_without_goods: u64,
    /// Kept lines whose price is no number, or above [`MAX_PRICE`] [lines].
    pub prices_unreadable: u64,
}

/// One line of an order: an item occurs once.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// The item, as an index into [`OrderHistory::items`].
    pub item: usize,
    /// Units asked for [units].
    pub units: u64,
    /// Price of a unit, if known [currency].
    pub price: Option<f64>,
}

/// One customer order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Order {
    /// The order number as in the file.
    pub id: String,
    /// The earliest date on any of its lines.
    pub at: Stamp,
    /// The customer, if known.
    pub customer: Option<String>,
    /// The latest date promised on any of its lines, if known.
    pub promised: Option<Stamp>,
    /// The latest date delivered on any of its lines, if known.
    pub delivered: Option<Stamp>,
    /// Its lines, by item.
    pub lines: Vec<Line>,
}

/// One item.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Item {
    /// Its code, as spelled first; codes that differ in case only are one item.
    pub code: String,
    /// Its first description, or empty.
    pub description: String,
    /// The median of its prices above 0, one a line [currency].
    pub price: Option<f64>,
}

/// An order history.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OrderHistory {
    /// The orders with goods, in the order of time.
    pub orders: Vec<Order>,
    /// The items ordered at least once, by first line in the file.
    pub items: Vec<Item>,
    /// The day of the first order [days since 1970-01-01].
    pub first_day: i32,
    /// The day of the last order [days since 1970-01-01].
    pub last_day: i32,
    /// What became of the lines of the file.
    pub tally: Tally,
}

impl OrderHistory {
    /// Days from the first order to the last, both counted [calendar days].
    #[must_use]
    pub fn days(&self) -> u32 {
        u32::try_from(i64::from(self.last_day) - i64::from(self.first_day) + 1).unwrap_or(0)
    }

    /// Lines of all orders, after merging [lines].
    #[must_use]
    pub fn lines(&self) -> usize {
        self.orders.iter().map(|order| order.lines.len()).sum()
    }
}

/// Whether a code stands for no goods. Words for postage, fees and discounts never do. The other
/// rules (a code without any digit; `C2`, `GIFT…`, `TEST…`, `ADJUST…`) hold only where the catalogue
/// is `coded`, that is, nearly all lines have a code of four or more characters with a digit:
/// elsewhere `D` or `Tea` may well be goods.
#[must_use]
pub fn not_goods(code: &str, coded: bool) -> bool {
    const WORDS: [&str; 17] = [
        "postage",
        "shipping",
        "shippingfee",
        "freight",
        "deliveryfee",
        "deliverycharge",
        "carriage",
        "discount",
        "bankcharges",
        "amazonfee",
        "giftvoucher",
        "giftcard",
        "phivanchuyen",
        "phiship",
        "cuocvanchuyen",
        "chietkhau",
        "giamgia",
    ];
    let folded = fold(code);
    if WORDS.contains(&folded.as_str()) {
        return true;
    }
    let prefixed = ["gift", "test", "adjust"].iter().any(|word| folded.starts_with(word));
    coded && (prefixed || folded == "c2" || !has_digit(code))
}

/// Whether a code looks like one of a coded catalogue.
#[must_use]
pub fn looks_coded(code: &str) -> bool {
    code.len() >= 4 && has_digit(code)
}

fn has_digit(code: &str) -> bool {
    code.bytes().any(|byte| byte.is_ascii_digit())
}

/// Whether an order number is that of a cancelled invoice: C and digits.
#[must_use]
pub fn cancelled(order: &str) -> bool {
    matches!(order.as_bytes(), [b'C' | b'c', b'0'..=b'9', ..])
}

/// A line whose numbers and dates have been read.
pub(crate) struct RawLine<'a> {
    pub order: &'a str,
    pub item: &'a str,
    pub description: &'a str,
    pub customer: &'a str,
    pub units: u64,
    pub at: Stamp,
    pub price: Option<f64>,
    pub promised: Option<Stamp>,
    pub delivered: Option<Stamp>,
}

#[derive(Debug, Clone, Copy)]
enum Code {
    Goods(usize),
    NotGoods,
}

/// Gathers lines into an [`OrderHistory`].
#[derive(Debug, Default)]
pub(crate) struct Builder {
    pub tally: Tally,
    orders: Vec<Order>,
    items: Vec<Item>,
    prices: Vec<Vec<f64>>,
    order_by_id: BTreeMap<String, usize>,
    code_by_name: BTreeMap<String, Code>,
    /// Where on its order an item stands; key: order, item.
    line_by_item: BTreeMap<(usize, usize), usize>,
    cancelled: BTreeSet<String>,
    without_goods: BTreeSet<String>,
    codes_without_goods: BTreeSet<String>,
}

impl Builder {
    pub fn skip(&mut self, reason: SkipReason, line: u64, column: usize, value: &str) {
        let limit = match reason {
            SkipReason::QuantityTooLarge => Some(MAX_UNITS),
            SkipReason::CodeTooLong => Some(MAX_CODE as f64),
            _ => None,
        };
        let skipped = self.tally.skipped.entry(reason).or_default();
        skipped.lines += 1;
        if skipped.first.len() < SAMPLES {
            skipped.first.push(SkipSample { line, column: column + 1, value: cut(value, 60), limit });
        }
    }

    /// Notes a cancelled invoice.
    pub fn cancel(&mut self, order: &str) {
        if !self.cancelled.contains(order) {
            self.cancelled.insert(order.to_owned());
        }
    }

    /// Notes an order on which a line was no goods.
    pub fn without_goods(&mut self, order: &str) {
        if !self.without_goods.contains(order) {
            self.without_goods.insert(order.to_owned());
        }
    }

    /// Whether the code is goods; a code that is none is counted.
    pub fn is_goods(&mut self, code: &str, coded: bool) -> bool {
        let name = code.to_ascii_uppercase();
        match self.code_by_name.get(&name) {
            Some(Code::Goods(_)) => true,
            Some(Code::NotGoods) => false,
            None => {
                let refused = not_goods(code, coded);
                if refused {
                    self.codes_without_goods.insert(name.clone());
                    self.code_by_name.insert(name, Code::NotGoods);
                }
                !refused
            }
        }
    }

    pub fn add(&mut self, line: &RawLine<'_>) {
        self.tally.kept += 1;
        let item = self.item(line);
        let order = self.order(line);
        if let Some(price) = line.price.filter(|&price| price > 0.0) {
            self.prices[item].push(price);
        }
        let lines = &mut self.orders[order].lines;
        match self.line_by_item.get(&(order, item)) {
            Some(&place) => {
                self.tally.merged += 1;
                let kept = &mut lines[place];
                kept.price = mean_price(*kept, line);
                kept.units += line.units;
            }
            None => {
                self.line_by_item.insert((order, item), lines.len());
                lines.push(Line { item, units: line.units, price: line.price });
            }
        }
    }

    fn item(&mut self, line: &RawLine<'_>) -> usize {
        let name = line.item.to_ascii_uppercase();
        if let Some(Code::Goods(index)) = self.code_by_name.get(&name) {
            let kept = &mut self.items[*index].description;
            if kept.is_empty() && !line.description.is_empty() {
                *kept = cut(line.description, DESCRIPTION);
            }
            return *index;
        }
        let index = self.items.len();
        self.code_by_name.insert(name, Code::Goods(index));
        self.items.push(Item {
            code: line.item.to_owned(),
            description: cut(line.description, DESCRIPTION),
            price: None,
        });
        self.prices.push(Vec::new());
        index
    }

    fn order(&mut self, line: &RawLine<'_>) -> usize {
        if let Some(&index) = self.order_by_id.get(line.order) {
            let order = &mut self.orders[index];
            order.at = order.at.min(line.at);
            order.promised = order.promised.max(line.promised);
            order.delivered = order.delivered.max(line.delivered);
            if order.customer.is_none() && !line.customer.is_empty() {
                order.customer = Some(cut(line.customer, MAX_CODE));
            }
            return index;
        }
        let index = self.orders.len();
        self.order_by_id.insert(line.order.to_owned(), index);
        self.orders.push(Order {
            id: line.order.to_owned(),
            at: line.at,
            customer: (!line.customer.is_empty()).then(|| cut(line.customer, MAX_CODE)),
            promised: line.promised,
            delivered: line.delivered,
            lines: Vec::new(),
        });
        index
    }

    /// The history; `None` without any order, and then the tally says why.
    pub fn finish(mut self) -> Result<OrderHistory, Tally> {
        let order_by_id = &self.order_by_id;
        self.without_goods.retain(|order| !order_by_id.contains_key(order));
        self.tally.cancelled_orders = self.cancelled.len() as u64;
        self.tally.orders_without_goods = self.without_goods.len() as u64;
        self.tally.codes_without_goods = self.codes_without_goods.len() as u64;
        for (item, prices) in self.items.iter_mut().zip(&mut self.prices) {
            item.price = median(prices);
        }
        for order in &mut self.orders {
            sort_by(&mut order.lines, |one, other| one.item.cmp(&other.item));
        }
        // Stable: orders of one moment stay as they are in the file.
        sort_by(&mut self.orders, |one, other| one.at.cmp(&other.at));
        let (Some(first), Some(last)) = (self.orders.first(), self.orders.last()) else {
            return Err(self.tally);
        };
        let (first_day, last_day) = (first.at.day, last.at.day);
        Ok(OrderHistory { orders: self.orders, items: self.items, first_day, last_day, tally: self.tally })
    }
}

/// The mean price of two lines of one item, weighted by units.
fn mean_price(kept: Line, added: &RawLine<'_>) -> Option<f64> {
    match (kept.price, added.price) {
        (Some(a), Some(b)) => {
            let (units_a, units_b) = (kept.units as f64, added.units as f64);
            Some((a * units_a + b * units_b) / (units_a + units_b))
        }
        (a, b) => a.or(b),
    }
}

fn median(values: &mut [f64]) -> Option<f64> {
    sort_by(values, f64::total_cmp);
    let middle = values.len() / 2;
    match values.len() {
        0 => None,
        length if length % 2 == 1 => Some(values[middle]),
        _ => Some((values[middle - 1] + values[middle]) / 2.0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn goods_and_no_goods() {
        for code in [
            "POST",
            "D",
            "M",
            "DOT",
            "CRUK",
            "BANK CHARGES",
            "AMAZONFEE",
            "S",
            "PADS",
            "C2",
            "B",
            "gift_0001_20",
        ] {
            assert!(not_goods(code, true), "{code}");
        }
        for code in ["22728", "85123A", "DCGS0003", "15056bl"] {
            assert!(!not_goods(code, true), "{code}");
        }
        // A catalogue of names or of short codes: only words for fees are none.
        for code in ["D", "Tea", "C2", "Bút bi", "Test tube"] {
            assert!(!not_goods(code, false), "{code}");
        }
        assert!(not_goods("Phí vận chuyển", false));
        assert!(not_goods("Bank charges", false));
    }

    #[test]
    fn the_median_of_none_one_and_two() {
        assert_eq!(median(&mut []), None);
        assert_eq!(median(&mut [3.0]), Some(3.0));
        assert_eq!(median(&mut [4.0, 1.0]), Some(2.5));
    }
}
