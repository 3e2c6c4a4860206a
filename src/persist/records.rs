//! A list of order records (CSV) for the scorecards. The form is documented in `docs/scorecards.md`.

use std::fmt;

use crate::measure::OrderRecord;
use crate::sim::Strategy;

/// What is wrong with a list of order records.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordError {
    /// The line of the file, from 1.
    pub line: u64,
    /// The column's name.
    pub column: String,
    /// What stands there.
    pub value: String,
    /// What should.
    pub expected: String,
}

impl fmt::Display for RecordError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, {}: \"{}\" is not {}", self.line, self.column, self.value, self.expected)
    }
}

/// One row, with its column names.
struct Row<'r> {
    headers: &'r csv::StringRecord,
    fields: &'r csv::StringRecord,
    line: u64,
}

/// The largest day, count or amount that is taken.
const MOST: f64 = 1e12;

impl Row<'_> {
    fn text(&self, column: &str) -> &str {
        let place = self.headers.iter().position(|header| header.trim() == column);
        place.and_then(|place| self.fields.get(place)).map_or("", str::trim)
    }

    fn error(&self, column: &str, expected: &str) -> RecordError {
        RecordError {
            line: self.line,
            column: column.to_owned(),
            value: self.text(column).to_owned(),
            expected: expected.to_owned(),
        }
    }

    fn number_if_any(&self, column: &str) -> Result<Option<f64>, RecordError> {
        let text = self.text(column);
        if text.is_empty() {
            return Ok(None);
        }
        match text.parse::<f64>() {
            Ok(number) if number.abs() <= MOST => Ok(Some(number)),
            _ => Err(self.error(column, "a number between -1e12 and 1e12")),
        }
    }

    fn number(&self, column: &str) -> Result<f64, RecordError> {
        self.number_if_any(column)?.ok_or_else(|| self.error(column, "a number"))
    }

    fn count(&self, column: &str) -> Result<u32, RecordError> {
        let number = self.number_if_any(column)?.unwrap_or(0.0);
        let whole = number.trunc() == number && (0.0..=1e6).contains(&number);
        whole.then_some(number as u32).ok_or_else(|| self.error(column, "a whole number from 0 to 1000000"))
    }

    /// At most as many as another column has.
    fn part_of(&self, column: &str, whole: u32, name: &str) -> Result<u32, RecordError> {
        let count = self.count(column)?;
        if count > whole { Err(self.error(column, &format!("at most {name}, {whole}"))) } else { Ok(count) }
    }

    /// Yes unless it says no.
    fn kept(&self, column: &str) -> Result<bool, RecordError> {
        match self.text(column) {
            "" | "yes" | "1" | "true" => Ok(true),
            "no" | "0" | "false" => Ok(false),
            _ => Err(self.error(column, "yes or no")),
        }
    }

    fn record(&self) -> Result<OrderRecord, RecordError> {
        let strategy = match self.text("strategy") {
            "bts" => Strategy::BuildToStock,
            "bto" => Strategy::BuildToOrder,
            _ => return Err(self.error("strategy", "bts or bto")),
        };
        let (lines, units) = (self.count("lines")?.max(1), self.count("units")?);
        Ok(OrderRecord {
            strategy,
            received: self.number("received")?,
            promised: self.number("promised")?,
            make_by: self.number_if_any("make_by")?,
            made: self.number_if_any("made")?,
            served: self.number_if_any("served")?,
            delivered: self.number_if_any("delivered")?,
            value: self.number_if_any("value")?.unwrap_or(0.0),
            lines,
            lines_met: self.part_of("lines_met", lines, "lines")?,
            units,
            units_met: self.part_of("units_met", units, "units")?,
            lines_returned: self.part_of("lines_returned", lines, "lines")?,
            complete: self.kept("complete")?,
            right: self.kept("right")?,
            undamaged: self.kept("undamaged")?,
            documents_right: self.kept("documents_right")?,
        })
    }
}

/// Every column that is read.
pub const RECORD_COLUMNS: [&str; 18] = [
    "order",
    "strategy",
    "received",
    "promised",
    "make_by",
    "made",
    "served",
    "delivered",
    "value",
    "lines",
    "lines_met",
    "units",
    "units_met",
    "lines_returned",
    "complete",
    "right",
    "undamaged",
    "documents_right",
];

/// Reads a list of order records.
///
/// # Errors
/// Everything that is wrong with it, a line at a time.
pub fn read_records(text: &str) -> Result<Vec<OrderRecord>, Vec<RecordError>> {
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(text.as_bytes());
    let broken = |error: &csv::Error| RecordError {
        line: error.position().map_or(1, csv::Position::line),
        column: "the line".to_owned(),
        value: error.to_string(),
        expected: "a row with as many fields as the header".to_owned(),
    };
    let headers = reader.headers().map_err(|error| vec![broken(&error)])?.clone();
    let unknown = headers.iter().map(str::trim).filter(|header| !RECORD_COLUMNS.contains(header));
    let mut errors: Vec<RecordError> = unknown
        .map(|header| RecordError {
            line: 1,
            column: "the header".to_owned(),
            value: header.to_owned(),
            expected: format!("one of {}", RECORD_COLUMNS.join(", ")),
        })
        .collect();
    let mut records = Vec::new();
    for row in reader.records() {
        let read = match &row {
            Ok(fields) => {
                let line = fields.position().map_or(0, csv::Position::line);
                Row { headers: &headers, fields, line }.record()
            }
            Err(error) => Err(broken(error)),
        };
        match read {
            Ok(record) => records.push(record),
            Err(error) => errors.push(error),
        }
    }
    if errors.is_empty() { Ok(records) } else { Err(errors) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn mistakes_are_named_with_their_line() {
        let text = "order,strategy,received,promised,lines,lines_met,colour\n\
                    1,bts,0,2,3,4,red\n2,btx,0,2,1,1,red\n3,bto,0,soon,1,1,red\n4,bto,0,2\n";
        let said: Vec<String> = read_records(text).unwrap_err().iter().map(ToString::to_string).collect();
        assert_eq!(said.len(), 5, "{said:?}");
        assert!(said[0].starts_with("line 1, the header: \"colour\" is not one of order, strategy"));
        assert_eq!(said[1], "line 2, lines_met: \"4\" is not at most lines, 3");
        assert_eq!(said[2], "line 3, strategy: \"btx\" is not bts or bto");
        assert_eq!(said[3], "line 4, promised: \"soon\" is not a number between -1e12 and 1e12");
        assert!(said[4].starts_with("line 5, the line"));
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in "\\PC*") {
            let _ = read_records(&text);
        }
    }
}
