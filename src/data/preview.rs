//! The first lines of a file as they stand, for somebody who has to say which column is what.
//!
//! Not here: reading the whole file ([`reader`](super::reader)), guessing ([`columns`](super::columns)).

use csv::StringRecord;
use serde::{Deserialize, Serialize};

use super::complaint::cut;
use super::decode::decode;
use super::dialect::separator;
use crate::sorting::sort;

/// How much of the file is looked at [bytes].
const LOOKED_AT: usize = 64 << 10;
/// How far down the header may stand [records].
const HEADER_WITHIN: usize = 10;
/// How many lines below the header are shown.
const LINES: usize = 3;
/// The most columns that are shown.
const COLUMNS: usize = 50;
/// The most characters of a cell that are shown.
const CELL: usize = 40;

/// The header and the first lines below it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preview {
    /// The headers, from the first column on.
    pub headers: Vec<String>,
    /// The first lines, each as wide as the header.
    pub lines: Vec<Vec<String>>,
}

/// Looks at the beginning of a file. `header` is the header where it is known; else it is the
/// fullest of the first lines that are as wide as most. `None` where the file is not read at all.
#[must_use]
pub fn preview(bytes: &[u8], header: Option<&[String]>) -> Option<Preview> {
    let (text, _) = decode(beginning(bytes)).ok()?;
    let (mark, skip) = separator(&text)?;
    let mut csv = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(mark)
        .from_reader(&text.as_bytes()[skip..]);
    let mut records: Vec<StringRecord> = Vec::new();
    for record in csv.records() {
        let Ok(record) = record else { break };
        records.push(record);
        if records.len() == HEADER_WITHIN + LINES {
            break;
        }
    }
    let filled = |record: &StringRecord| record.iter().filter(|cell| !cell.trim().is_empty()).count();
    let known = header.and_then(|header| records.iter().position(|record| record.iter().eq(header.iter())));
    let most = || {
        let usual = usual_width(&records)?;
        let first =
            records.iter().enumerate().take(HEADER_WITHIN).filter(|(_, record)| record.len() == usual);
        // Of lines as full the first: a title above the header leaves columns empty.
        first.max_by_key(|(at, record)| (filled(record), std::cmp::Reverse(*at))).map(|(at, _)| at)
    };
    let at = known.or_else(most)?;
    let width = records[at].len().min(COLUMNS);
    let cells = |record: &StringRecord| {
        (0..width).map(|column| cut(record.get(column).unwrap_or("").trim(), CELL)).collect::<Vec<_>>()
    };
    Some(Preview {
        headers: cells(&records[at]),
        lines: records[at + 1..].iter().take(LINES).map(cells).collect(),
    })
}

/// How many columns most lines have.
fn usual_width(records: &[StringRecord]) -> Option<usize> {
    let mut widths: Vec<usize> = records.iter().map(StringRecord::len).collect();
    sort(&mut widths);
    widths.chunk_by(|a, b| a == b).max_by_key(|run| run.len()).map(|run| run[0])
}

/// The first of the bytes, whole lines of UTF-8 or whole pairs of UTF-16.
fn beginning(bytes: &[u8]) -> &[u8] {
    if bytes.len() <= LOOKED_AT {
        return bytes;
    }
    let first = &bytes[..LOOKED_AT];
    match first {
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => {
            // Half a pair of surrogates at the cut is no text.
            let little = first[0] == 0xFF;
            let high = if little { first[LOOKED_AT - 1] } else { first[LOOKED_AT - 2] };
            if (0xD8..0xDC).contains(&high) { &first[..LOOKED_AT - 2] } else { first }
        }
        _ => first.iter().rposition(|&byte| byte == b'\n').map_or(first, |end| &first[..=end]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fullest_of_the_usual_lines_is_the_header() {
        let text = b"Orders of 2010;;\nno;when;what\n1;1/2/2010;tea\n2;2/2/2010;rice;more\n";
        let found = preview(text, None).unwrap();
        assert_eq!(found.headers, ["no", "when", "what"]);
        assert_eq!(found.lines, [["1", "1/2/2010", "tea"], ["2", "2/2/2010", "rice"]]);
        let title = ["Orders of 2010".to_owned(), String::new(), String::new()];
        assert_eq!(preview(text, Some(&title)).unwrap().headers[0], "Orders of 2010");
        assert_eq!(preview(b"", None), None);
        assert_eq!(preview(b"one\ntwo\n", None), None);
    }

    #[test]
    fn a_large_file_is_cut_between_lines() {
        let text = format!("đơn;ngày\n{}", "đơn số một;2010-12-01\n".repeat(5000));
        assert_eq!(preview(text.as_bytes(), None).unwrap().headers, ["đơn", "ngày"]);
        let wide: Vec<u8> = std::iter::once('\u{feff}')
            .chain(text.replace("số", "𝄞").chars())
            .collect::<String>()
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(preview(&wide, None).unwrap().lines[0][0], "đơn 𝄞 một");
    }
}
