//! What can be wrong with a whole order history, as data.
//!
//! Not here: what is wrong with a single line (that line is skipped with a
//! [`SkipReason`](super::history::SkipReason)), and the words for either.

use serde::{Deserialize, Serialize};

use super::columns::Role;
use super::dates::DateQuestion;

/// Why a file cannot be read as an order history. Lines and columns count from 1, as people see
/// them in an editor or a spreadsheet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Complaint {
    /// There is no text in the file.
    Empty,
    /// The file is not text (a workbook, a picture): a NUL byte stands at this offset [bytes].
    Binary {
        /// Where the first NUL byte stands [bytes].
        offset: usize,
    },
    /// The byte-order mark says UTF-16, but what follows is not.
    BrokenUtf16 {
        /// Where it breaks [bytes].
        offset: usize,
    },
    /// The file is larger than can be read.
    TooBig {
        /// Its size [bytes].
        value: u64,
        /// The largest that is read [bytes].
        limit: u64,
    },
    /// The file has more lines than can be read.
    TooManyLines {
        /// Its lines [lines].
        value: u64,
        /// The most that are read [lines].
        limit: u64,
    },
    /// No separator splits the lines into two or more columns.
    OneColumn {
        /// The first line, cut short.
        value: String,
    },
    /// There is a header, and nothing below it.
    HeaderOnly {
        /// The headers as they stand in the file.
        headers: Vec<String>,
    },
    /// No column was recognised for a role that is needed.
    RoleMissing {
        /// The role.
        role: Role,
        /// The headers as they stand in the file.
        headers: Vec<String>,
    },
    /// Two or more columns fit a role equally well.
    RoleAmbiguous {
        /// The role.
        role: Role,
        /// The columns that fit, from 1.
        columns: Vec<usize>,
        /// The headers as they stand in the file.
        headers: Vec<String>,
    },
    /// The caller named a column that the file does not have.
    ColumnUnknown {
        /// The role the column was meant for.
        role: Role,
        /// The name or number that was asked for.
        value: String,
        /// The headers as they stand in the file.
        headers: Vec<String>,
    },
    /// The caller gave one column to two required roles.
    ColumnTwice {
        /// The roles.
        roles: (Role, Role),
        /// The column, from 1.
        column: usize,
    },
    /// A quotation mark opens a text that never ends.
    UnclosedQuote {
        /// The line on which it opens.
        line: u64,
        /// The column in which it opens.
        column: usize,
        /// The beginning of that text.
        value: String,
    },
    /// Every date can be read in two ways; somebody has to say which.
    DateOrderAmbiguous {
        /// The example with its readings.
        question: DateQuestion,
    },
    /// The lines were read, and every one of them was skipped (see the reasons in the summary).
    NoOrders {
        /// Lines below the header.
        lines: u64,
        /// The most frequent reason, its lines and its first line.
        most: Option<(super::history::SkipReason, u64, u64)>,
    },
    /// A compact history (the built-in real case) is damaged.
    CompactBroken {
        /// The line.
        line: u64,
        /// What was expected there.
        expected: String,
        /// What stood there, cut short.
        value: String,
    },
}

/// The first `limit` characters of a text, for samples and complaints.
pub(crate) fn cut(text: &str, limit: usize) -> String {
    text.chars().take(limit).collect()
}
