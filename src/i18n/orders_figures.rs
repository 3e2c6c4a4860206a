//! The figures of an order history in words: rows, sentences and tables, all from the same numbers.
//!
//! Not here: what is drawn (`chart::demand`).

use crate::data::picture::{Class, Picture};
use crate::data::{Summary, dates};

use super::orders::{date_words, weekday_name, whole};
use super::{Cell, Column, Table, Texts, decimals_needed, format_number, format_percent};

/// The share of the items that the sentence on popularity is about.
const POPULAR: f64 = 0.2;

/// A row of level bars: its name, its length, and the value in words.
#[derive(Clone, Debug, PartialEq)]
pub struct OrdersRow {
    /// Its name.
    pub name: String,
    /// Its length.
    pub value: f64,
    /// The value in words.
    pub text: String,
}

/// The sizes that are shown in classes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sizes {
    /// Lines an order.
    Lines,
    /// Units a line.
    Units,
}

impl Sizes {
    fn classes(self, picture: &Picture) -> &[Class] {
        match self {
            Self::Lines => &picture.lines,
            Self::Units => &picture.units,
        }
    }
}

/// A mean in so many digits as are worth reading.
fn number(texts: Texts, value: f64) -> String {
    format_number(texts.language, value, if value >= 100.0 { 0 } else { 1 })
}

/// Orders a day, over time.
#[must_use]
pub fn over_time_sentence(texts: Texts, summary: &Summary, picture: &Picture) -> String {
    let Some((at, most)) = picture.busiest() else { return String::new() };
    let day = dates::iso(picture.first_day.saturating_add(i32::try_from(at).unwrap_or(0)));
    texts.orders.over_time_sentence(
        &number(texts, summary.orders_per_day),
        &whole(texts, u64::from(most)),
        &date_words(texts, &day),
        &format_number(texts.language, summary.gap_cv, decimals_needed(summary.gap_cv, 2)),
    )
}

/// How to read orders a day over time.
#[must_use]
pub fn over_time_reading(texts: Texts, picture: &Picture) -> String {
    match picture.steps().0 {
        1 => texts.orders.over_time_reading_day().to_owned(),
        days => texts.orders.over_time_reading(&whole(texts, days as u64)),
    }
}

/// Orders a day over time, step by step.
#[must_use]
pub fn over_time_table(texts: Texts, picture: &Picture) -> Table {
    let words = texts.orders;
    let (step, points) = picture.steps();
    let rows = points.into_iter().map(|(day, orders)| {
        vec![Cell::Text(dates::iso(picture.first_day + day as i32)), Cell::from(orders)]
    });
    Table {
        columns: vec![
            column("first_day", words.column_first_day(), 0),
            column("orders_per_day", words.column_orders(), if step == 1 { 0 } else { 2 }),
        ],
        rows: rows.collect(),
    }
}

fn column(id: &'static str, label: &str, decimals: usize) -> Column {
    Column { id, label: label.to_owned(), decimals }
}

/// Mean orders on a weekday, from Monday, season aside.
fn on_weekday(summary: &Summary) -> [f64; 7] {
    summary.weekday.map(|multiplier| summary.orders_per_day * multiplier)
}

/// The weekdays as rows.
#[must_use]
pub fn weekday_rows(texts: Texts, summary: &Summary) -> Vec<OrdersRow> {
    let words = texts.orders;
    let row = |(day, value): (usize, f64)| {
        let orders = number(texts, value);
        let text = if summary.weekdays_closed.contains(&day) {
            words.weekday_closed().to_owned()
        } else if summary.weekdays_unknown.contains(&day) {
            words.weekday_unknown(&orders)
        } else {
            orders
        };
        OrdersRow { name: weekday_name(texts, day).to_owned(), value, text }
    };
    on_weekday(summary).into_iter().enumerate().map(row).collect()
}

/// The busiest weekday and the quietest.
#[must_use]
pub fn weekday_sentence(texts: Texts, summary: &Summary) -> String {
    let orders = on_weekday(summary);
    let open = || (0..7).filter(|day| orders[*day] > 0.0);
    // Of equal days the first.
    let most = open().max_by(|one, other| orders[*one].total_cmp(&orders[*other]).then(other.cmp(one)));
    let least = open().min_by(|one, other| orders[*one].total_cmp(&orders[*other]));
    match (most, least) {
        (Some(most), Some(least)) if number(texts, orders[most]) != number(texts, orders[least]) => {
            texts.orders.weekday_sentence(
                weekday_name(texts, most),
                &number(texts, orders[most]),
                weekday_name(texts, least),
                &number(texts, orders[least]),
            )
        }
        _ => texts.orders.weekday_alike().to_owned(),
    }
}

/// The weekdays as a table.
#[must_use]
pub fn weekday_table(texts: Texts, summary: &Summary) -> Table {
    let words = texts.orders;
    let rows = on_weekday(summary).into_iter().enumerate().map(|(day, orders)| {
        let seen = f64::from(summary.weekday_days[day]);
        vec![Cell::Text(weekday_name(texts, day).to_owned()), Cell::from(orders), Cell::from(seen)]
    });
    Table {
        columns: vec![
            column("weekday", words.column_weekday(), 0),
            column("orders_per_day", words.column_orders(), 2),
            column("days_in_file", words.column_days_seen(), 0),
        ],
        rows: rows.collect(),
    }
}

fn class_name(texts: Texts, class: &Class) -> String {
    if class.from == class.to {
        return whole(texts, class.from);
    }
    texts.orders.range(&whole(texts, class.from), &whole(texts, class.to))
}

fn shares(classes: &[Class]) -> impl Iterator<Item = (&Class, f64)> {
    let all = classes.iter().map(|class| class.count).sum::<u64>().max(1) as f64;
    classes.iter().map(move |class| (class, class.count as f64 / all))
}

/// A share as one reads it beside others: small ones with a decimal.
fn share_text(texts: Texts, share: f64) -> String {
    const LEAST: f64 = 0.001;
    if share > 0.0 && share < LEAST {
        return texts.orders.under(&format_percent(texts.language, LEAST, 1));
    }
    format_percent(texts.language, share, usize::from(share > 0.0 && share < 0.1))
}

/// Classes of sizes as rows.
#[must_use]
pub fn size_rows(texts: Texts, picture: &Picture, sizes: Sizes) -> Vec<OrdersRow> {
    shares(sizes.classes(picture))
        .map(|(class, share)| OrdersRow {
            name: class_name(texts, class),
            value: share,
            text: share_text(texts, share),
        })
        .collect()
}

/// The mean size, and the class that most fall into.
#[must_use]
pub fn size_sentence(texts: Texts, summary: &Summary, picture: &Picture, sizes: Sizes) -> String {
    let words = texts.orders;
    let most = shares(sizes.classes(picture)).max_by(|one, other| one.1.total_cmp(&other.1));
    let Some((class, share)) = most else { return String::new() };
    let (class, share) = (class_name(texts, class), format_percent(texts.language, share, 0));
    match sizes {
        Sizes::Lines => words.sizes_lines_sentence(&number(texts, summary.lines_per_order), &class, &share),
        Sizes::Units => words.sizes_units_sentence(&number(texts, summary.units_per_line), &class, &share),
    }
}

/// Classes of sizes as a table.
#[must_use]
pub fn size_table(texts: Texts, picture: &Picture, sizes: Sizes) -> Table {
    let words = texts.orders;
    let rows = shares(sizes.classes(picture)).map(|(class, share)| {
        vec![Cell::Text(class_name(texts, class)), Cell::from(class.count as f64), Cell::from(100.0 * share)]
    });
    Table {
        columns: vec![
            column("size", words.column_sizes(), 0),
            column("count", words.column_count(), 0),
            column("share_percent", words.column_share(), 2),
        ],
        rows: rows.collect(),
    }
}

/// The point of the curve that the sentence is about [%].
#[must_use]
pub fn popularity_point(picture: &Picture) -> (f64, f64) {
    (100.0 * POPULAR, 100.0 * picture.lines_on(POPULAR))
}

/// The note at the point of the curve that the sentence is about.
#[must_use]
pub fn popularity_note(texts: Texts, picture: &Picture) -> String {
    let [items, lines] =
        [POPULAR, picture.lines_on(POPULAR)].map(|share| format_percent(texts.language, share, 0));
    texts.orders.popularity_note(&items, &lines)
}

/// How many of the lines the most popular items are on.
#[must_use]
pub fn popularity_sentence(texts: Texts, summary: &Summary, picture: &Picture) -> String {
    texts.orders.popularity_sentence(
        &whole(texts, summary.items as u64),
        &format_percent(texts.language, POPULAR, 0),
        &format_percent(texts.language, picture.lines_on(POPULAR), 0),
    )
}

/// The curve of popularity, point by point [%].
#[must_use]
pub fn popularity_points(picture: &Picture) -> Vec<(f64, f64)> {
    picture.popularity.iter().map(|(items, lines)| (100.0 * items, 100.0 * lines)).collect()
}

/// The curve of popularity as a table.
#[must_use]
pub fn popularity_table(texts: Texts, picture: &Picture) -> Table {
    let words = texts.orders;
    let rows = popularity_points(picture);
    Table {
        columns: vec![
            column("items_percent", words.column_items(), 1),
            column("lines_percent", words.column_lines(), 1),
        ],
        rows: rows.into_iter().map(|(items, lines)| vec![Cell::from(items), Cell::from(lines)]).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::Language;
    use super::*;
    use crate::data::{Options, Reading, read};

    fn reading() -> Reading {
        let bytes = std::fs::read("tests/data/online-retail-sample.csv").unwrap();
        let (history, dialect) = read(&bytes, Options::default()).unwrap();
        Reading::of(&history, Some(&dialect), None, "sample").unwrap()
    }

    /// Every sentence states numbers that stand in its table.
    #[test]
    fn sentences_and_tables_agree() {
        let Reading { summary, picture, .. } = reading();
        let texts = Texts::of(Language::English);
        let cell =
            |table: &Table, row: usize, at: usize| table.shown(texts.language, &table.rows[row][at], at);

        let over_time = over_time_table(texts, &picture);
        let (at, most) = picture.busiest().unwrap();
        assert_eq!(cell(&over_time, at, 1), most.to_string());
        assert!(over_time_sentence(texts, &summary, &picture).contains(&format!("at most {most}")));

        let rows = weekday_rows(texts, &summary);
        let mean = rows.iter().map(|row| row.value).sum::<f64>() / 7.0;
        assert!((mean - summary.orders_per_day).abs() < 1e-9);
        assert_eq!((rows[5].value, weekday_table(texts, &summary).rows.len()), (0.0, 7));
        assert_eq!(rows[5].text, "no trade");

        for sizes in [Sizes::Lines, Sizes::Units] {
            let table = size_table(texts, &picture, sizes);
            let all: f64 = size_rows(texts, &picture, sizes).iter().map(|row| row.value).sum();
            assert!((all - 1.0).abs() < 1e-9);
            assert_eq!(table.rows.len(), sizes.classes(&picture).len());
            let sentence = size_sentence(texts, &summary, &picture, sizes);
            assert!(
                table.rows.iter().any(|row| matches!(&row[0], Cell::Text(name) if sentence.contains(name)))
            );
        }
        let sentence = popularity_sentence(texts, &summary, &picture);
        assert!(sentence.contains(&format_percent(texts.language, picture.lines_on(0.2), 0)), "{sentence}");
        assert_eq!(popularity_table(texts, &picture).rows.len(), picture.popularity.len());
        assert!(popularity_note(texts, &picture).starts_with("20% of items: "));
    }

    #[test]
    fn a_week_without_pattern_is_said_to_be_alike() {
        let mut summary = reading().summary;
        summary.weekday = [1.0; 7];
        let texts = Texts::of(Language::Vietnamese);
        assert_eq!(weekday_sentence(texts, &summary), texts.orders.weekday_alike());
    }
}
