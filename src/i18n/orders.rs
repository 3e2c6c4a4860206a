//! A history of orders in words: what is wrong with a file, how it was read, what was left out and why.
//!
//! Not here: the sentences and tables of its figures (`orders_figures`).

use crate::data::decode::Encoding;
use crate::data::dialect::DecimalMark;
use crate::data::reader::Dialect;
use crate::data::{Complaint, DateOrder, FitComplaint, Role, SkipReason, Summary};

use super::{Texts, format_number};

/// Bytes in a megabyte, as limits are stated.
const MEGABYTE: f64 = (1_u64 << 20) as f64;

/// A size in megabytes, without the unit.
#[must_use]
pub fn megabytes(texts: Texts, bytes: u64) -> String {
    let size = bytes as f64 / MEGABYTE;
    // A little too large must not look like the limit.
    format_number(texts.language, (size * 10.0).ceil() / 10.0, usize::from(size.fract() > 0.0))
}

pub(super) fn whole(texts: Texts, number: u64) -> String {
    format_number(texts.language, number as f64, 0)
}

/// The part of a list of names in one text, such as the months.
fn part(names: &'static str, index: usize) -> &'static str {
    names.split('|').nth(index).unwrap_or("")
}

/// A weekday: 0 is Monday.
#[must_use]
pub fn weekday_name(texts: Texts, day: usize) -> &'static str {
    part(texts.orders.weekdays(), day)
}

/// A day such as `2010-12-31` in words, in which day and month cannot be mixed up.
#[must_use]
pub fn date_words(texts: Texts, iso: &str) -> String {
    let mut parts = iso.split('-');
    let (Some(year), Some(month), Some(day)) = (parts.next(), parts.next(), parts.next()) else {
        return iso.to_owned();
    };
    let month = month.parse().ok().and_then(|month: usize| month.checked_sub(1)).unwrap_or(12);
    texts.orders.date(day.trim_start_matches('0'), part(texts.orders.months(), month), year)
}

/// What a column is used for.
#[must_use]
pub fn role_name(texts: Texts, role: Role) -> &'static str {
    let words = texts.orders;
    match role {
        Role::Order => words.role_order(),
        Role::Date => words.role_date(),
        Role::Item => words.role_item(),
        Role::Quantity => words.role_quantity(),
        Role::Price => words.role_price(),
        Role::Customer => words.role_customer(),
        Role::Description => words.role_description(),
        Role::Promised => words.role_promised(),
        Role::Delivered => words.role_delivered(),
    }
}

/// In which order day, month and year stand.
#[must_use]
pub fn date_order_name(texts: Texts, order: DateOrder) -> &'static str {
    match order {
        DateOrder::DayMonthYear => texts.orders.order_dmy(),
        DateOrder::MonthDayYear => texts.orders.order_mdy(),
        DateOrder::YearMonthDay => texts.orders.order_ymd(),
    }
}

/// Why a file cannot be read as an order history.
#[must_use]
pub fn orders_complaint(texts: Texts, complaint: &Complaint) -> String {
    let words = texts.orders;
    let count = |number: u64| whole(texts, number);
    match complaint {
        Complaint::Empty => words.empty().to_owned(),
        Complaint::Binary { offset } => words.binary(&count(*offset as u64 + 1)),
        Complaint::BrokenUtf16 { offset } => words.broken_utf16(&count(*offset as u64 + 1)),
        Complaint::TooBig { value, limit } => {
            words.too_big(&megabytes(texts, *value), &megabytes(texts, *limit))
        }
        Complaint::TooManyLines { value, limit } => words.too_many_lines(&count(*value), &count(*limit)),
        Complaint::OneColumn { value } => words.one_column(value),
        Complaint::HeaderOnly { headers } => words.header_only(&headers.join(", ")),
        Complaint::RoleMissing { role, .. } => words.role_missing(role_name(texts, *role)),
        Complaint::RoleAmbiguous { role, columns, headers } => {
            let names = columns.iter().filter_map(|column| headers.get(column.checked_sub(1)?));
            let names: Vec<&str> = names.map(String::as_str).collect();
            words.role_ambiguous(role_name(texts, *role), &names.join(", "))
        }
        Complaint::ColumnUnknown { role, value, .. } => words.column_unknown(role_name(texts, *role), value),
        Complaint::ColumnTwice { roles: (first, second), column } => {
            let [first, second] = [*first, *second].map(|role| role_name(texts, role));
            words.column_twice(&column.to_string(), first, second)
        }
        Complaint::UnclosedQuote { line, column, value } => {
            words.unclosed_quote(&count(*line), &column.to_string(), &value.replace('\n', " "))
        }
        Complaint::DateOrderAmbiguous { question } => words.dates_ask(&question.example),
        Complaint::NoOrders { lines, most: None } => words.no_orders(&count(*lines)),
        Complaint::NoOrders { lines, most: Some((reason, number, first)) } => {
            words.no_orders_most(&count(*lines), &count(*number), skip_reason(texts, *reason), &count(*first))
        }
        Complaint::CompactBroken { line, .. } => words.compact_broken(&count(*line)),
    }
}

/// Why a history cannot be fitted.
#[must_use]
pub fn fit_complaint(texts: Texts, complaint: &FitComplaint) -> String {
    let words = texts.orders;
    match complaint {
        FitComplaint::NoOrders => words.no_orders("0"),
        FitComplaint::SpanTooLong { value, limit, first_day, last_day } => words.span_too_long(
            &whole(texts, u64::from(*value)),
            &date_words(texts, first_day),
            &date_words(texts, last_day),
            &whole(texts, u64::from(*limit)),
        ),
        FitComplaint::TooManyItems { value, limit } => {
            words.too_many_items(&whole(texts, *value as u64), &whole(texts, *limit as u64))
        }
    }
}

/// Why a line was left out.
#[must_use]
pub fn skip_reason(texts: Texts, reason: SkipReason) -> &'static str {
    let words = texts.orders;
    match reason {
        SkipReason::Cancelled => words.skip_cancelled(),
        SkipReason::StockCorrection => words.skip_correction(),
        SkipReason::NotGoods => words.skip_not_goods(),
        SkipReason::FreeWithoutCustomer => words.skip_free(),
        SkipReason::NegativePrice => words.skip_negative_price(),
        SkipReason::EmptyOrder => words.skip_empty_order(),
        SkipReason::EmptyItem => words.skip_empty_item(),
        SkipReason::CodeTooLong => words.skip_code_too_long(),
        SkipReason::QuantityUnreadable => words.skip_quantity_unreadable(),
        SkipReason::QuantityZero => words.skip_quantity_zero(),
        SkipReason::QuantityNotWhole => words.skip_quantity_not_whole(),
        SkipReason::QuantityTooLarge => words.skip_quantity_too_large(),
        SkipReason::DateUnreadable => words.skip_date_unreadable(),
        SkipReason::DateInFuture => words.skip_date_in_future(),
        SkipReason::Ragged => words.skip_ragged(),
    }
}

/// How far a reading has come; `of` is 0 before that is known. Both passes go over every line, so half of the
/// lines done are lines of the file.
#[must_use]
pub fn reading_progress(texts: Texts, done: u64, of: u64) -> String {
    match of {
        0 => texts.orders.reading_begins().to_owned(),
        of => texts.orders.reading_lines(&whole(texts, done / 2), &whole(texts, of / 2)),
    }
}

/// What was read, in two sentences.
#[must_use]
pub fn read_sentence(texts: Texts, summary: &Summary) -> String {
    let words = texts.orders;
    let read = words.read_sentence(
        &whole(texts, summary.lines_read),
        &whole(texts, summary.orders as u64),
        &whole(texts, summary.items as u64),
        &date_words(texts, &summary.first_day),
        &date_words(texts, &summary.last_day),
    );
    let (days, trading) = (u64::from(summary.days), summary.trading_days as u64);
    read + " " + &words.trading_days(&whole(texts, days), &whole(texts, trading))
}

/// The habits of the file as they were taken.
fn taken_as(texts: Texts, dialect: &Dialect) -> String {
    let words = texts.orders;
    let encoding = match dialect.encoding {
        Encoding::Utf8 | Encoding::Utf8Bom => "UTF-8",
        Encoding::Utf16Le | Encoding::Utf16Be => "UTF-16",
        Encoding::Windows1252 => "windows-1252",
    };
    let separator = match dialect.separator {
        ',' => words.mark_comma(),
        ';' => words.mark_semicolon(),
        '\t' => words.mark_tab(),
        _ => words.mark_bar(),
    };
    let decimal = match dialect.decimal_mark {
        DecimalMark::Point => words.mark_point(),
        DecimalMark::Comma => words.mark_comma(),
    };
    words.taken_as(encoding, separator, decimal, date_order_name(texts, dialect.date_order))
}

/// How the file was read, and what was assumed: a sentence each.
#[must_use]
pub fn reading_notes(texts: Texts, summary: &Summary) -> Vec<String> {
    let words = texts.orders;
    let mut notes = Vec::new();
    if let Some(dialect) = &summary.dialect {
        notes.push(taken_as(texts, dialect));
        let columns: Vec<String> = dialect
            .columns
            .iter()
            .map(|(role, header)| words.taken_column(role_name(texts, *role), header))
            .collect();
        notes.push(words.taken_columns(&columns.join(", ")));
        if dialect.decimal_mark_assumed {
            notes.push(words.decimal_assumed().to_owned());
        }
    }
    let days =
        |list: &[usize]| list.iter().map(|day| weekday_name(texts, *day)).collect::<Vec<_>>().join(", ");
    let mut note = |is_true: bool, text: &dyn Fn() -> String| {
        if is_true {
            notes.push(text());
        }
    };
    note(summary.lines_merged > 0, &|| words.merged(&whole(texts, summary.lines_merged)));
    note(summary.prices_unreadable > 0, &|| {
        words.prices_unreadable(&whole(texts, summary.prices_unreadable))
    });
    note(!summary.weekdays_closed.is_empty(), &|| words.closed(&days(&summary.weekdays_closed)));
    note(!summary.weekdays_unknown.is_empty(), &|| words.weekdays_unknown(&days(&summary.weekdays_unknown)));
    note(!summary.months_unknown.is_empty(), &|| {
        words.months_unknown(&whole(texts, summary.months_unknown.len() as u64))
    });
    note(summary.gap_cv_assumed, &|| words.gaps_assumed().to_owned());
    note(true, &|| words.items_alone().to_owned());
    notes
}

/// How many lines were left out.
#[must_use]
pub fn left_out(texts: Texts, summary: &Summary) -> String {
    let count: u64 = summary.skipped.iter().map(|skipped| skipped.lines).sum();
    if count == 0 {
        return texts.orders.left_out_none().to_owned();
    }
    texts.orders.left_out_of(&whole(texts, count), &whole(texts, summary.lines_read))
}

#[cfg(test)]
mod tests {
    use super::super::Language;
    use super::*;
    use crate::data::{Options, fit, read};

    fn texts(language: Language) -> Texts {
        Texts::of(language)
    }

    #[test]
    fn days_and_sizes_in_words() {
        let (vi, en) = (texts(Language::Vietnamese), texts(Language::English));
        assert_eq!(date_words(en, "2010-12-01"), "1 December 2010");
        assert_eq!(date_words(vi, "2010-12-01"), "1 tháng 12, 2010");
        assert_eq!((weekday_name(en, 0), weekday_name(vi, 6)), ("Monday", "Chủ nhật"));
        assert_eq!(megabytes(en, 64 << 20), "64");
        assert_eq!(megabytes(en, (64 << 20) + 1), "64.1");
        assert_eq!(reading_progress(en, 3_000, 20_000), "1,500 of 10,000 lines");
        assert_eq!(reading_progress(vi, 0, 0), vi.orders.reading_begins());
        for language in Language::ALL {
            for day in 0..7 {
                assert!(!weekday_name(texts(language), day).is_empty());
            }
        }
    }

    #[test]
    fn complaints_name_the_place_the_value_and_the_limit() {
        for language in Language::OFFERED {
            let said = |complaint: &Complaint| orders_complaint(texts(language), complaint);
            let too_big = said(&Complaint::TooBig { value: 70 << 20, limit: 64 << 20 });
            assert!(too_big.contains("70") && too_big.contains("64"), "{too_big}");
            let quote = said(&Complaint::UnclosedQuote { line: 3, column: 4, value: "tea\n3".into() });
            assert!(quote.contains('3') && quote.contains('4') && quote.contains("tea 3"), "{quote}");
            let most = Some((SkipReason::QuantityTooLarge, 5, 2));
            let none = said(&Complaint::NoOrders { lines: 7, most });
            let reason = skip_reason(texts(language), SkipReason::QuantityTooLarge);
            assert!(none.contains('7') && none.contains('5') && none.contains(reason), "{none}");
        }
    }

    #[test]
    fn what_was_read_and_assumed_is_said() {
        let text =
            "order;date;item;qty;price\n1;1/12/2010;tea;2;3,5\n1;2010-12-01;tea;2;x\n2;13/12/2010;tea;-1;2\n";
        let (history, dialect) = read(text.as_bytes(), Options::default()).unwrap();
        let summary = Summary::new(&history, Some(&dialect), &fit(&history).unwrap());
        let en = texts(Language::English);
        let notes = reading_notes(en, &summary);
        assert!(notes[0].contains("semicolon") && notes[0].contains("comma"), "{notes:?}");
        assert!(notes[1].contains("order number = order"), "{notes:?}");
        assert!(notes.iter().any(|note| note.contains("on the same order: 1")), "{notes:?}");
        assert_eq!(left_out(en, &summary), "1 of 3 lines.");
        assert!(read_sentence(en, &summary).contains("from 1 December 2010"));
    }
}
