//! `lab fit`'s sentences for the terminal: what is wrong with a history, and what was made of it.

use std::fmt::Write;

use perfect_order_lab::data::{Complaint, Cycle, DateOrder, DateQuestion, FitComplaint, SkipReason, Summary};

/// What is replayed.
pub(crate) fn replay(cycle: &Cycle) -> String {
    let left_out = match cycle.left_out {
        0 => String::new(),
        orders => format!("; {orders} orders beyond the last whole week are left out"),
    };
    format!("Replay: a cycle of {} days{left_out}.\n", cycle.days)
}

/// Why a file cannot be read as an order history.
pub(crate) fn complaint(complaint: &Complaint) -> String {
    match complaint {
        Complaint::Empty => "there is no text in the file".to_owned(),
        Complaint::Binary { offset } => {
            format!("the file is not text (a NUL byte at offset {offset}); save it as CSV first")
        }
        Complaint::BrokenUtf16 { offset } => format!("the text breaks off at byte {offset} (UTF-16)"),
        Complaint::TooBig { value, limit } => {
            format!("the file has {value} bytes, more than the {limit} that are read")
        }
        Complaint::TooManyLines { value, limit } => {
            format!("the file has {value} lines, more than the {limit} that are read")
        }
        Complaint::OneColumn { value } => {
            format!(
                "the lines have one column only (first line: {value}); columns are separated by , ; tab or |"
            )
        }
        Complaint::HeaderOnly { headers } => format!("no line below the header {}", headers.join(", ")),
        Complaint::RoleMissing { role, headers } => {
            format!("no column found for the {role:?}; the headers are {}", headers.join(", "))
        }
        Complaint::RoleAmbiguous { role, columns, headers } => {
            let names: Vec<&str> =
                columns.iter().filter_map(|column| headers.get(column - 1)).map(String::as_str).collect();
            format!("more than one column fits the {role:?}: {}", names.join(", "))
        }
        Complaint::ColumnUnknown { role, value, headers } => {
            format!("there is no column {value} for the {role:?}; the headers are {}", headers.join(", "))
        }
        Complaint::ColumnTwice { roles: (first, second), column } => {
            format!("column {column} cannot be both the {first:?} and the {second:?}")
        }
        Complaint::UnclosedQuote { line, column, value } => {
            format!("the quotation mark at line {line}, column {column} is never closed: {value}…")
        }
        Complaint::DateOrderAmbiguous { question } => dates(question),
        Complaint::NoOrders { lines, most: None } => format!("none of the {lines} lines is an order"),
        Complaint::NoOrders { lines, most: Some((reason, count, first)) } => format!(
            "none of the {lines} lines is an order; {count} of them: {} (first at line {first})",
            skipped(*reason)
        ),
        Complaint::CompactBroken { line, expected, value } => {
            format!("line {line}: expected {expected}, found {value}")
        }
    }
}

/// Which orders of day and month are possible, and which one looks right.
fn dates(question: &DateQuestion) -> String {
    let name = |order: DateOrder| match order {
        DateOrder::DayMonthYear => "day-month-year",
        DateOrder::MonthDayYear => "month-day-year",
        DateOrder::YearMonthDay => "year-month-day",
    };
    let readings: Vec<&str> = question.readings.iter().map(|reading| name(reading.order)).collect();
    let looks = question.suggested.map_or_else(String::new, |order| format!("; {} looks right", name(order)));
    let (example, readings) = (&question.example, readings.join(" or "));
    format!("every date can be read in two ways, for example {example}; say --dates {readings}{looks}")
}

/// Why a history cannot be fitted.
pub(crate) fn fit_complaint(complaint: &FitComplaint) -> String {
    match complaint {
        FitComplaint::NoOrders => "there is no order to fit".to_owned(),
        FitComplaint::SpanTooLong { value, limit, first_day, last_day } => {
            format!("{value} days from {first_day} to {last_day}, more than the {limit} that are fitted")
        }
        FitComplaint::TooManyItems { value, limit } => {
            format!("{value} items, more than the {limit} that a scenario can list")
        }
    }
}

fn skipped(reason: SkipReason) -> &'static str {
    match reason {
        SkipReason::Cancelled => "cancelled invoices",
        SkipReason::StockCorrection => "negative quantities: returns or corrections of stock",
        SkipReason::NotGoods => "no goods: postage, fees, discounts",
        SkipReason::FreeWithoutCustomer => "price 0 and no customer: goods found again or written off",
        SkipReason::NegativePrice => "price below 0",
        SkipReason::EmptyOrder => "no order number",
        SkipReason::EmptyItem => "no item",
        SkipReason::CodeTooLong => "order number or item code too long",
        SkipReason::QuantityUnreadable => "quantity empty or no number",
        SkipReason::QuantityZero => "quantity 0",
        SkipReason::QuantityNotWhole => "quantity no whole number",
        SkipReason::QuantityTooLarge => "quantity too large",
        SkipReason::DateUnreadable => "no date",
        SkipReason::DateInFuture => "date in the future",
        SkipReason::Ragged => "a column too few or too many",
    }
}

const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// What was read, skipped, taken and assumed.
pub(crate) fn summary(summary: &Summary) -> String {
    let mut text = String::new();
    // Writing to a String cannot fail.
    let _ = write_summary(&mut text, summary);
    text
}

fn write_summary(text: &mut String, summary: &Summary) -> std::fmt::Result {
    let all = summary.orders as u64 + summary.orders_without_goods;
    writeln!(
        text,
        "Read {} lines: {all} orders, of which {} with goods and {} with postage or fees only; {} items.",
        summary.lines_read, summary.orders, summary.orders_without_goods, summary.items
    )?;
    writeln!(
        text,
        "From {} to {}: {} days, {} of them with orders.",
        summary.first_day, summary.last_day, summary.days, summary.trading_days
    )?;
    if let Some(dialect) = &summary.dialect {
        writeln!(
            text,
            "Taken as: {:?}, columns separated by {:?}, decimal {:?}, dates {:?}.",
            dialect.encoding, dialect.separator, dialect.decimal_mark, dialect.date_order
        )?;
    }
    writeln!(
        text,
        "Kept {} lines; {} of them named an item twice in an order and were merged.",
        summary.lines_kept, summary.lines_merged
    )?;
    for skip in &summary.skipped {
        let first: Vec<String> = skip.first.iter().take(3).map(|sample| sample.line.to_string()).collect();
        writeln!(
            text,
            "Skipped {:>6} lines: {} (line {} …)",
            skip.lines,
            skipped(skip.reason),
            first.join(", ")
        )?;
    }
    writeln!(text, "Cancelled invoices: {}.", summary.cancelled_orders)?;
    writeln!(
        text,
        "Fitted: {:.3} orders a day, {:.2} lines an order, {:.2} units a line, CV of gaps {:.2}{}.",
        summary.orders_per_day,
        summary.lines_per_order,
        summary.units_per_line,
        summary.gap_cv,
        if summary.gap_cv_assumed { " (assumed: too few orders to tell)" } else { "" }
    )?;
    let days = |list: &[usize]| list.iter().map(|day| WEEKDAYS[*day]).collect::<Vec<_>>().join(", ");
    if !summary.weekdays_closed.is_empty() {
        writeln!(text, "Closed on {}.", days(&summary.weekdays_closed))?;
    }
    if !summary.weekdays_unknown.is_empty() {
        writeln!(text, "Never seen, taken as the mean: {}.", days(&summary.weekdays_unknown))?;
    }
    if !summary.months_unknown.is_empty() {
        let months: Vec<String> = summary.months_unknown.iter().map(usize::to_string).collect();
        writeln!(text, "Months with too few days to tell, taken as the mean: {}.", months.join(", "))?;
    }
    Ok(())
}
