//! Reads an order history line by line, in steps, so that a page can show progress and stay awake.
//!
//! Two passes: the first looks at the whole of the columns (date order, decimal mark, kind of
//! codes), the second reads the lines. Not here: what a line means ([`history`](super::history)).

use std::collections::BTreeMap;
use std::io::Cursor;

use csv::StringRecord;
use serde::{Deserialize, Serialize};

use super::columns::{ColumnRef, Columns, Role, shown};
use super::complaint::{Complaint, cut};
use super::dates::{self, DateEvidence, DateOrder, DateQuestion, Stamp};
use super::decode::{Encoding, decode};
use super::dialect::{DecimalEvidence, DecimalMark, number, separator};
use super::history::{
    self, Builder, MAX_CODE, MAX_PRICE, MAX_UNITS, OrderHistory, RawLine, SkipReason, Tally,
};

/// The most lines that are read [lines].
pub const MAX_LINES: u64 = 2_000_000;
/// How far down the header may stand (below a title, say) [lines with text].
const HEADER_WITHIN: usize = 10;
/// The share of lines from which on a catalogue counts as coded [ratio].
const CODED_SHARE: f64 = 0.9;

/// What the caller knows about the file; everything may be left to the file itself.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Options {
    /// Columns for roles; the others are recognised by their headers.
    pub columns: BTreeMap<Role, ColumnRef>,
    /// The order of day, month and year, where the file does not tell (or tells wrong).
    pub date_order: Option<DateOrder>,
    /// Today; later orders are left out. Without it no date is too late [days since 1970-01-01].
    pub today: Option<i32>,
}

/// The habits of the file, as taken.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Dialect {
    /// The encoding.
    pub encoding: Encoding,
    /// The separator of columns.
    pub separator: char,
    /// The mark between whole and fraction.
    pub decimal_mark: DecimalMark,
    /// Whether the decimal mark was assumed, the column leaving it open or contradicting itself.
    pub decimal_mark_assumed: bool,
    /// The order of day, month and year.
    pub date_order: DateOrder,
    /// Whether the catalogue is coded (see [`history::not_goods`]).
    pub coded: bool,
    /// The headers of the file.
    pub headers: Vec<String>,
    /// The header taken for each role.
    pub columns: BTreeMap<Role, String>,
}

/// How far the reading has come.
#[derive(Debug, Clone, PartialEq)]
pub enum Progress {
    /// Go on with [`Reader::advance`].
    Reading {
        /// Lines done, over both passes [lines].
        done: u64,
        /// Lines in all, over both passes [lines].
        of: u64,
    },
    /// Every date can be read in two ways: answer with [`Reader::answer`], then go on.
    Ask(DateQuestion),
    /// Take the result with [`Reader::finish`].
    Done,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    Look,
    Ask,
    Read,
    Done,
}

/// A reading in progress.
///
/// ```
/// # use perfect_order_lab::data::{DateOrder, Options, Progress, Reader};
/// let csv = b"order;date;item;qty\n1;1/12/2010;tea;2\n1;1/12/2010;rice;1\n2;2/12/2010;tea;5\n";
/// let mut reader = Reader::new(csv, Options::default())?;
/// let (history, _) = loop {
///     match reader.advance(10_000)? {
///         Progress::Reading { .. } => {}
///         Progress::Ask(question) => reader.answer(question.readings[0].order),
///         Progress::Done => break reader.finish()?,
///     }
/// };
/// assert_eq!((history.orders.len(), history.items.len()), (2, 2));
/// # Ok::<(), perfect_order_lab::data::Complaint>(())
/// ```
pub struct Reader {
    csv: csv::Reader<Cursor<Vec<u8>>>,
    after_header: csv::Position,
    record: StringRecord,
    options: Options,
    dialect: Dialect,
    columns: Columns,
    phase: Phase,
    looked: Looked,
    question: Option<DateQuestion>,
    builder: Builder,
    done: u64,
    lines_in_text: u64,
    /// 1 where a `sep=` line was left out before the first line [lines].
    left_out: u64,
}

/// What the first pass gathers.
#[derive(Debug, Default)]
struct Looked {
    lines: u64,
    coded: u64,
    dates: DateEvidence,
    decimals: DecimalEvidence,
}

/// Reads a whole file at once.
///
/// # Errors
/// Any [`Complaint`]; [`Complaint::DateOrderAmbiguous`] where [`Reader`] would ask.
pub fn read(bytes: &[u8], options: Options) -> Result<(OrderHistory, Dialect), Complaint> {
    Reader::new(bytes, options)?.finish()
}

impl Reader {
    /// Decodes the bytes, finds the separator, the header and the columns.
    ///
    /// # Errors
    /// A [`Complaint`] about the file as a whole.
    pub fn new(bytes: &[u8], options: Options) -> Result<Self, Complaint> {
        let (text, encoding) = decode(bytes)?;
        let first_line = || cut(text.lines().find(|line| !line.trim().is_empty()).unwrap_or(""), 80);
        let (mark, skip) = separator(&text).ok_or_else(|| Complaint::OneColumn { value: first_line() })?;
        let text = text[skip..].to_owned();
        let lines_in_text = text.bytes().filter(|&byte| byte == b'\n').count() as u64;
        if lines_in_text > MAX_LINES {
            return Err(Complaint::TooManyLines { value: lines_in_text, limit: MAX_LINES });
        }
        let mut csv = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(mark)
            .from_reader(Cursor::new(text.into_bytes()));
        let (headers, columns, after_header) = find_header(&mut csv, &options)?;
        let names = Role::ALL
            .iter()
            .filter_map(|&role| Some((role, cut(headers.get(columns.of(role)?)?.trim(), 80))));
        let dialect = Dialect {
            encoding,
            separator: char::from(mark),
            decimal_mark: DecimalMark::Point,
            decimal_mark_assumed: false,
            date_order: DateOrder::YearMonthDay,
            coded: false,
            columns: names.collect(),
            headers,
        };
        Ok(Self {
            csv,
            after_header,
            record: StringRecord::new(),
            options,
            dialect,
            columns,
            phase: Phase::Look,
            looked: Looked::default(),
            question: None,
            builder: Builder::default(),
            done: 0,
            lines_in_text,
            left_out: u64::from(skip > 0),
        })
    }

    /// Goes on for at most so many lines.
    ///
    /// # Errors
    /// [`Complaint::HeaderOnly`] or [`Complaint::UnclosedQuote`].
    pub fn advance(&mut self, lines: u64) -> Result<Progress, Complaint> {
        for _ in 0..lines.max(1) {
            match self.phase {
                Phase::Look => self.look()?,
                Phase::Read => self.read_line(),
                Phase::Ask | Phase::Done => break,
            }
        }
        Ok(match (self.phase, &self.question) {
            (Phase::Done, _) => Progress::Done,
            (Phase::Ask, Some(question)) => Progress::Ask(question.clone()),
            _ => {
                let lines = if self.phase == Phase::Look { self.lines_in_text } else { self.looked.lines };
                Progress::Reading { done: self.done, of: 2 * lines }
            }
        })
    }

    /// Answers [`Progress::Ask`].
    pub fn answer(&mut self, order: DateOrder) {
        self.options.date_order = Some(order);
        if self.phase == Phase::Ask {
            self.begin_reading(order);
        }
    }

    /// Reads what is left, and gives the history with the habits of its file.
    ///
    /// # Errors
    /// Any [`Complaint`]; [`Complaint::DateOrderAmbiguous`] if a question is open.
    pub fn finish(mut self) -> Result<(OrderHistory, Dialect), Complaint> {
        loop {
            match self.advance(u64::MAX)? {
                Progress::Reading { .. } => {}
                Progress::Ask(question) => return Err(Complaint::DateOrderAmbiguous { question }),
                Progress::Done => break,
            }
        }
        let history = self.builder.finish().map_err(|tally| no_orders(&tally))?;
        Ok((history, self.dialect))
    }

    /// The habits of the file, as far as they are known by now.
    #[must_use]
    pub fn dialect(&self) -> &Dialect {
        &self.dialect
    }

    fn next(&mut self) -> bool {
        // Reading from memory, valid UTF-8, any number of columns: there is no error to come.
        let more = self.csv.read_record(&mut self.record).unwrap_or(false);
        self.done += u64::from(more);
        more
    }

    /// One line of the first pass.
    fn look(&mut self) -> Result<(), Complaint> {
        let start = self.csv.position().byte();
        if !self.next() {
            return self.end_of_look();
        }
        self.check_quotes(start)?;
        self.looked.lines += 1;
        let field = |role| self.columns.of(role).and_then(|column| self.record.get(column));
        for role in [Role::Date, Role::Promised, Role::Delivered] {
            field(role).into_iter().for_each(|value| self.looked.dates.see(value));
        }
        for role in [Role::Price, Role::Quantity] {
            field(role).into_iter().for_each(|value| self.looked.decimals.see(value));
        }
        self.looked.coded +=
            u64::from(field(Role::Item).is_some_and(|code| history::looks_coded(code.trim())));
        Ok(())
    }

    fn end_of_look(&mut self) -> Result<(), Complaint> {
        if self.looked.lines == 0 {
            return Err(Complaint::HeaderOnly { headers: shown(&self.dialect.headers) });
        }
        self.dialect.coded = self.looked.coded as f64 >= CODED_SHARE * self.looked.lines as f64;
        (self.dialect.decimal_mark, self.dialect.decimal_mark_assumed) = self.looked.decimals.decide();
        match self.options.date_order.map_or_else(|| self.looked.dates.decide(), Ok) {
            Ok(order) => self.begin_reading(order),
            Err(question) => {
                self.question = Some(question);
                self.phase = Phase::Ask;
            }
        }
        Ok(())
    }

    fn begin_reading(&mut self, order: DateOrder) {
        self.dialect.date_order = order;
        self.builder.tally.lines = self.looked.lines;
        self.done = self.looked.lines;
        self.phase = match self.csv.seek(self.after_header.clone()) {
            Ok(()) => Phase::Read,
            Err(_) => Phase::Done, // A cursor over memory does not fail.
        };
    }

    /// A quotation mark that never closes swallows the rest of the file into one field.
    fn check_quotes(&self, start: u64) -> Result<(), Complaint> {
        let text = self.csv.get_ref().get_ref();
        let end = self.csv.position().byte() as usize;
        if end < text.len() {
            return Ok(());
        }
        let quotes = text[start as usize..end].iter().filter(|&&byte| byte == b'"').count();
        let Some(column) = self.record.len().checked_sub(1) else { return Ok(()) };
        let value = &self.record[column];
        if quotes % 2 == 1 && value.ends_with('\n') {
            let line = self.line_number();
            return Err(Complaint::UnclosedQuote { line, column: column + 1, value: cut(value, 60) });
        }
        Ok(())
    }

    /// The line on which the current record begins, from 1.
    fn line_number(&self) -> u64 {
        let breaks: usize =
            self.record.iter().map(|field| field.bytes().filter(|&byte| byte == b'\n').count()).sum();
        let ended = u64::from(!self.record.iter().next_back().is_some_and(|field| field.ends_with('\n')));
        self.csv.position().line().saturating_sub(breaks as u64 + ended).max(1) + self.left_out
    }

    /// One line of the second pass.
    fn read_line(&mut self) {
        if !self.next() {
            self.phase = Phase::Done;
            return;
        }
        let record = std::mem::take(&mut self.record);
        if let Err((reason, column)) = self.take(&record) {
            self.record = record;
            let line = self.line_number();
            let value = self.record.get(column).unwrap_or("");
            self.builder.skip(reason, line, column, value);
        } else {
            self.record = record;
        }
    }

    /// Takes a line into the history, or says why not, and which column is to blame.
    fn take(&mut self, record: &StringRecord) -> Result<(), (SkipReason, usize)> {
        use SkipReason as Why;
        let [order_at, date_at, item_at, quantity_at] = self.columns.required;
        let wide = self.dialect.headers.len();
        if let Some(extra) = (wide..record.len()).find(|&column| !record[column].trim().is_empty()) {
            return Err((Why::Ragged, extra));
        }
        if let Some(&lacking) = self.columns.required.iter().find(|&&column| column >= record.len()) {
            return Err((Why::Ragged, lacking));
        }
        let field = |column: usize| record.get(column).unwrap_or("").trim();
        let optional = |role| self.columns.of(role).map(|column| (column, field(column)));
        let (order, item) = (field(order_at), field(item_at));
        for (value, column, empty) in [(order, order_at, Why::EmptyOrder), (item, item_at, Why::EmptyItem)] {
            if value.is_empty() {
                return Err((empty, column));
            }
            if value.len() > MAX_CODE && value.chars().count() > MAX_CODE {
                return Err((Why::CodeTooLong, column));
            }
        }
        let mark = self.dialect.decimal_mark;
        let quantity = whole_units(field(quantity_at), mark).map_err(|why| (why, quantity_at))?;
        let Some(units) = quantity else {
            if history::cancelled(order) {
                self.builder.cancel(order);
                return Err((Why::Cancelled, order_at));
            }
            return Err((Why::StockCorrection, quantity_at));
        };
        if !self.builder.is_goods(item, self.dialect.coded) {
            self.builder.without_goods(order);
            return Err((Why::NotGoods, item_at));
        }
        let stamp = |value: &str| dates::parse(value, self.dialect.date_order);
        let at: Stamp = stamp(field(date_at)).ok_or((Why::DateUnreadable, date_at))?;
        if self.options.today.is_some_and(|today| at.day > today) {
            return Err((Why::DateInFuture, date_at));
        }
        let price_field = optional(Role::Price).filter(|(_, value)| !value.is_empty());
        let price =
            price_field.and_then(|(_, value)| number(value, mark)).filter(|&price| price <= MAX_PRICE);
        let customer = optional(Role::Customer);
        if let (Some(price), Some((column, _))) = (price, price_field) {
            if price < 0.0 {
                return Err((Why::NegativePrice, column));
            }
            if price == 0.0 && customer.is_some_and(|(_, value)| value.is_empty()) {
                self.builder.without_goods(order);
                return Err((Why::FreeWithoutCustomer, column));
            }
        }
        let late = |role| optional(role).and_then(|(_, value)| stamp(value));
        let line = RawLine {
            order,
            item,
            description: optional(Role::Description).map_or("", |(_, value)| value),
            customer: customer.map_or("", |(_, value)| value),
            units,
            at,
            price,
            promised: late(Role::Promised),
            delivered: late(Role::Delivered),
        };
        self.builder.tally.prices_unreadable += u64::from(price_field.is_some() && price.is_none());
        self.builder.add(&line);
        Ok(())
    }
}

/// Units as a whole number above 0; `None` if they are negative.
fn whole_units(value: &str, mark: DecimalMark) -> Result<Option<u64>, SkipReason> {
    let units = number(value, mark).ok_or(SkipReason::QuantityUnreadable)?;
    if units == 0.0 {
        Err(SkipReason::QuantityZero)
    } else if units > MAX_UNITS {
        Err(SkipReason::QuantityTooLarge)
    } else if units < 0.0 {
        Ok(None)
    } else if units.fract() != 0.0 {
        Err(SkipReason::QuantityNotWhole)
    } else {
        Ok(Some(units as u64))
    }
}

/// The first of the first lines that has all required roles, else the complaint about the first.
fn find_header(
    csv: &mut csv::Reader<Cursor<Vec<u8>>>,
    options: &Options,
) -> Result<(Vec<String>, Columns, csv::Position), Complaint> {
    let mut record = StringRecord::new();
    let mut complaint = Complaint::Empty;
    let mut wide = 0;
    for _ in 0..HEADER_WITHIN {
        if !csv.read_record(&mut record).unwrap_or(false) {
            break;
        }
        let headers: Vec<String> = record.iter().map(str::to_owned).collect();
        let filled = headers.iter().filter(|header| !header.trim().is_empty()).count();
        match Columns::find(&headers, &options.columns) {
            Ok(columns) => return Ok((headers, columns, csv.position().clone())),
            // A title has fewer columns than the header below it.
            Err(found) if filled > wide => (complaint, wide) = (found, filled),
            Err(_) => {}
        }
    }
    Err(complaint)
}

fn no_orders(tally: &Tally) -> Complaint {
    let most = tally.skipped.iter().max_by_key(|(_, skipped)| skipped.lines);
    let most = most.map(|(&reason, skipped)| {
        (reason, skipped.lines, skipped.first.first().map_or(0, |sample| sample.line))
    });
    Complaint::NoOrders { lines: tally.lines, most }
}
