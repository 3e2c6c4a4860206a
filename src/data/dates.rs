//! Dates: the order of day, month and year from the whole column, and days since 1970-01-01.
//!
//! Not here: month names, Excel's serial day numbers, time zones (an offset after the time is
//! ignored: all times are the shop's own).

use std::collections::BTreeSet;

use crate::sorting::sort;
use serde::{Deserialize, Serialize};

/// The years that are believed; anything outside is unreadable.
pub const YEARS: std::ops::RangeInclusive<i32> = 1900..=2199;

/// How many different days are kept for the suggestion in a [`DateQuestion`].
const KEPT_DAYS: usize = 4000;

/// In which order day, month and year stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateOrder {
    /// 31/12/2010, as in Vietnam and the UK.
    DayMonthYear,
    /// 12/31/2010, as in the USA.
    MonthDayYear,
    /// 2010-12-31, as in ISO 8601.
    YearMonthDay,
}

impl DateOrder {
    /// All of them, in the order in which a tie without any difference is settled.
    pub const ALL: [Self; 3] = [Self::DayMonthYear, Self::MonthDayYear, Self::YearMonthDay];
}

/// A date with the time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Stamp {
    /// Days since 1970-01-01 [calendar days].
    pub day: i32,
    /// Time of day; 0 where none is given [s].
    pub second: u32,
}

/// Days since 1970-01-01 of a date of the Gregorian calendar (months and days from 1).
///
/// Counts years from 1 March, so that the leap day comes last; then 153 days in every five months.
///
/// ```
/// # use perfect_order_lab::data::dates::day_number;
/// assert_eq!(day_number(1970, 1, 1), 0);
/// assert_eq!(day_number(2010, 12, 1), 14_944);
/// ```
#[must_use]
pub fn day_number(year: i32, month: u32, day: u32) -> i32 {
    let (month, day) = (month.clamp(1, 12) as i32, day as i32);
    let year = if month <= 2 { year - 1 } else { year };
    let from_march = (month + 9) % 12;
    let day_of_year = (153 * from_march + 2) / 5 + day - 1;
    365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + day_of_year - 719_468
}

/// Year, month and day (from 1) of a day number: the inverse of [`day_number`].
#[must_use]
pub fn civil(day: i32) -> (i32, u32, u32) {
    let shifted = day + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * day_of_year + 2) / 153;
    let day_of_month = day_of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    let year = year_of_era + 400 * era + i32::from(month <= 2);
    (year, month as u32, day_of_month as u32)
}

/// The weekday of a day number: 0 is Monday, 6 Sunday.
#[must_use]
pub fn weekday(day: i32) -> usize {
    (day + 3).rem_euclid(7) as usize
}

/// A day number as `2010-12-31`.
#[must_use]
pub fn iso(day: i32) -> String {
    let (year, month, day) = civil(day);
    format!("{year:04}-{month:02}-{day:02}")
}

/// The three numbers of a date, with their lengths, and what follows them.
fn groups(value: &str) -> Option<([(u32, usize); 3], &str)> {
    let value = value.trim();
    let bytes = value.as_bytes();
    let digits_from = |start: usize| {
        let length = bytes[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let number = bytes[start..start + length.min(8)]
            .iter()
            .fold(0_u32, |sum, byte| sum * 10 + u32::from(byte - b'0'));
        (number, length)
    };
    let first = digits_from(0);
    if first.1 == 8 {
        // 20101231: only ever year, month, day.
        let number = first.0;
        let parts = [(number / 10_000, 4), (number / 100 % 100, 2), (number % 100, 2)];
        return Some((parts, &value[8..]));
    }
    let mark = *bytes.get(first.1)?;
    if !matches!(mark, b'/' | b'-' | b'.') {
        return None;
    }
    let second = digits_from(first.1 + 1);
    let next = first.1 + 1 + second.1;
    if *bytes.get(next)? != mark {
        return None;
    }
    let third = digits_from(next + 1);
    Some(([first, second, third], &value[next + 1 + third.1..]))
}

/// Reads a date with an optional time under the given order. A four-digit year at the front is
/// always read as year, month, day. Two-digit years: 70 to 99 are 19xx, 00 to 69 are 20xx.
#[must_use]
pub fn parse(value: &str, order: DateOrder) -> Option<Stamp> {
    let ([first, second, third], rest) = groups(value)?;
    let (year, month, day) = match order {
        _ if first.1 == 4 => (first, second, third),
        DateOrder::YearMonthDay => (first, second, third),
        DateOrder::DayMonthYear => (third, second, first),
        DateOrder::MonthDayYear => (third, first, second),
    };
    if !(1..=2).contains(&month.1) || !(1..=2).contains(&day.1) {
        return None;
    }
    let full_year = match year {
        (number, 4) => number as i32,
        (number @ 70..=99, 2) => 1900 + number as i32,
        (number, 2) => 2000 + number as i32,
        _ => return None,
    };
    if !YEARS.contains(&full_year) || !(1..=12).contains(&month.0) {
        return None;
    }
    let number = day_number(full_year, month.0, day.0);
    // A day that the month does not have comes back as another date.
    (civil(number) == (full_year, month.0, day.0))
        .then(|| time(rest))
        .flatten()
        .map(|second| Stamp { day: number, second })
}

/// The time after a date [s]: `8:45`, `08:45:30`, `T08:45:30Z`, `8:45 PM`; nothing is midnight.
fn time(rest: &str) -> Option<u32> {
    let rest = rest.trim_start_matches([' ', '\u{a0}', 'T', 't', ',']).trim_end();
    if rest.is_empty() {
        return Some(0);
    }
    let mut parts = rest.splitn(3, ':');
    let hour: u32 = parts.next().filter(|part| (1..=2).contains(&part.len()))?.parse().ok()?;
    let digits = |part: &str| -> Option<(u32, usize)> {
        let length = part.bytes().take_while(u8::is_ascii_digit).count();
        if !(1..=2).contains(&length) {
            return None;
        }
        Some((part[..length].parse().ok()?, length))
    };
    let minute_part = parts.next()?;
    let (minute, length) = digits(minute_part)?;
    let (second, tail) = match parts.next() {
        None => (0, &minute_part[length..]),
        Some(part) => digits(part).map(|(second, length)| (second, &part[length..]))?,
    };
    let tail = tail.trim_start().as_bytes();
    let hour = match tail.first().map(u8::to_ascii_lowercase) {
        Some(b'p') | Some(b'c') if hour < 12 => hour + 12, // PM; CH (chiều)
        Some(b'a') | Some(b's') if hour == 12 => 0,        // AM; SA (sáng)
        _ => hour,
    };
    (hour < 24 && minute < 60 && second < 60).then_some(hour * 3600 + minute * 60 + second)
}

/// What somebody has to be asked where a whole column can be read in two ways.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DateQuestion {
    /// A value of the column that differs between the readings.
    pub example: String,
    /// The readings of the example, and the first and last day of the whole column under each.
    pub readings: Vec<Reading>,
    /// The order under which the days of the column lie much closer together, if there is one.
    pub suggested: Option<DateOrder>,
}

/// One way to read the column.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// The order.
    pub order: DateOrder,
    /// The example under this order, as `2010-12-31`.
    pub example: String,
    /// The first day of the column under this order, as `2010-12-31`.
    pub first_day: String,
    /// The last day of the column under this order, as `2010-12-31`.
    pub last_day: String,
}

/// What a whole column of dates says about its order.
#[derive(Debug, Clone, Default)]
pub struct DateEvidence {
    readable: [u64; 3],
    days: [BTreeSet<i32>; 3],
    example: Option<String>,
    last: String,
}

impl DateEvidence {
    /// Takes one value of a date column into account.
    pub fn see(&mut self, value: &str) {
        // Lines of one order mostly follow each other with the same date.
        let date = value.split_whitespace().next().unwrap_or("");
        let again = date == self.last;
        let readings = DateOrder::ALL.map(|order| parse(value, order).map(|stamp| stamp.day));
        for (index, day) in readings.iter().enumerate() {
            let Some(day) = day else { continue };
            self.readable[index] += 1;
            if !again && self.days[index].len() < KEPT_DAYS {
                self.days[index].insert(*day);
            }
        }
        if self.example.is_none() && readings[0].is_some() && readings[1].is_some() {
            let differs = readings[0] != readings[1];
            self.example = differs.then(|| super::complaint::cut(value.trim(), 40));
        }
        // What is no date is no example either, and the days of the next are still to be counted.
        if !again && readings.iter().any(Option::is_some) {
            date.clone_into(&mut self.last);
        }
    }

    /// The order under which most values are dates; a question if two fit equally well and it
    /// makes a difference.
    ///
    /// # Errors
    /// The [`DateQuestion`] to put to somebody who knows.
    pub fn decide(&self) -> Result<DateOrder, DateQuestion> {
        let most = self.readable.iter().copied().max().unwrap_or(0);
        let fits: Vec<usize> = (0..3).filter(|&index| self.readable[index] == most).collect();
        let differs = self.example.is_some() && fits.contains(&0) && fits.contains(&1);
        let same = !differs && fits.windows(2).all(|pair| self.days[pair[0]] == self.days[pair[1]]);
        match fits.as_slice() {
            [only] => return Ok(DateOrder::ALL[*only]),
            // Every value begins with a four-digit year (or none is a date at all).
            [0, 1, 2] if same => return Ok(DateOrder::YearMonthDay),
            [first, ..] if same => return Ok(DateOrder::ALL[*first]),
            _ => {}
        }
        let example = self.example.clone().unwrap_or_else(|| self.last.clone());
        let readings = fits.iter().filter_map(|&index| {
            let order = DateOrder::ALL[index];
            let first = *self.days[index].first()?;
            Some(Reading {
                order,
                // Where values contradict each other, the example may be a date under one order only.
                example: iso(parse(&example, order).map_or(first, |stamp| stamp.day)),
                first_day: iso(first),
                last_day: iso(*self.days[index].last()?),
            })
        });
        Err(DateQuestion {
            example: example.clone(),
            readings: readings.collect(),
            suggested: self.closest(&fits),
        })
    }

    /// The order under which the column spans at most a third of what it spans under any other.
    fn closest(&self, fits: &[usize]) -> Option<DateOrder> {
        let span = |index: usize| {
            let days = &self.days[index];
            Some(days.last()? - days.first()? + 1)
        };
        let mut spans: Vec<(i32, usize)> =
            fits.iter().filter_map(|&index| Some((span(index)?, index))).collect();
        sort(&mut spans);
        match spans.as_slice() {
            [(short, index), (next, _), ..] if 3 * short <= *next => Some(DateOrder::ALL[*index]),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn civil_and_day_number_are_inverse() {
        for day in day_number(1899, 12, 1)..day_number(2200, 2, 1) {
            let (year, month, date) = civil(day);
            assert_eq!(day_number(year, month, date), day);
        }
        assert_eq!(day_number(2000, 3, 1) - day_number(2000, 2, 28), 2);
        assert_eq!(day_number(2100, 3, 1) - day_number(2100, 2, 28), 1);
        assert_eq!(weekday(day_number(2010, 12, 1)), 2); // a Wednesday
        assert_eq!(iso(day_number(2011, 12, 9)), "2011-12-09");
    }

    #[test]
    fn dates_and_times() {
        let dmy = |value| parse(value, DateOrder::DayMonthYear);
        let day = day_number(2010, 12, 1);
        let at = |second| Some(Stamp { day, second });
        assert_eq!(dmy("1/12/2010"), at(0));
        assert_eq!(dmy("01.12.10 8:45"), at(31_500));
        assert_eq!(dmy(" 1-12-2010 08:45:30 PM"), at(74_730));
        assert_eq!(dmy("2010-12-01T08:45:30.250Z"), at(31_530));
        assert_eq!(dmy("2010/12/1 08:45:30+07:00"), at(31_530));
        assert_eq!(dmy("20101201"), at(0));
        assert_eq!(dmy("20101201 12:00 AM"), at(0));
        assert_eq!(parse("12/1/2010 8:45", DateOrder::MonthDayYear), at(31_500));
        for broken in [
            "",
            "31/2/2010",
            "0/1/2010",
            "1/13/2010",
            "1/1/201",
            "1/1",
            "1/1/3010",
            "2010-1-1 25:00",
            "2010-1-1 x",
            "1-1/2010",
            "//",
            "99999999",
            "1/1/2010 8",
            "é/1/2010",
            "1/é/2010",
            "1/1/2010 é:é",
        ] {
            assert_eq!(dmy(broken), None, "{broken}");
        }
    }

    fn evidence(values: &[&str]) -> DateEvidence {
        let mut evidence = DateEvidence::default();
        values.iter().for_each(|value| evidence.see(value));
        evidence
    }

    #[test]
    fn one_day_above_twelve_settles_the_column() {
        assert_eq!(evidence(&["1/12/2010", "13/12/2010"]).decide(), Ok(DateOrder::DayMonthYear));
        assert_eq!(evidence(&["12/1/2010", "12/13/2010"]).decide(), Ok(DateOrder::MonthDayYear));
        assert_eq!(evidence(&["2010-01-02", "2010-03-04"]).decide(), Ok(DateOrder::YearMonthDay));
        assert_eq!(evidence(&["98-12-31", "99-01-30"]).decide(), Ok(DateOrder::YearMonthDay));
        assert_eq!(evidence(&["5/5/2010", "6/6/2010"]).decide(), Ok(DateOrder::DayMonthYear));
        assert_eq!(evidence(&["n/a"]).decide(), Ok(DateOrder::YearMonthDay));
    }

    #[test]
    fn an_ambiguous_column_asks_with_both_readings() {
        let question = evidence(&["1/12/2010 8:26", "2/12/2010", "5/12/2010"]).decide().unwrap_err();
        assert_eq!(question.example, "1/12/2010 8:26");
        assert_eq!(question.suggested, Some(DateOrder::DayMonthYear));
        assert_eq!(
            question.readings,
            [
                Reading {
                    order: DateOrder::DayMonthYear,
                    example: "2010-12-01".into(),
                    first_day: "2010-12-01".into(),
                    last_day: "2010-12-05".into()
                },
                Reading {
                    order: DateOrder::MonthDayYear,
                    example: "2010-01-12".into(),
                    first_day: "2010-01-12".into(),
                    last_day: "2010-05-12".into()
                },
            ]
        );
    }
}
