//! Tables: what stands under a figure, and the same as a file for a spreadsheet.

use super::{Language, UNDEFINED, format_number};

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name in files: lower case, never translated.
    pub id: &'static str,
    /// Its name on the screen.
    pub label: String,
    /// Decimals shown on the screen.
    pub decimals: usize,
}

/// One cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// A number.
    Number(f64),
    /// Words.
    Text(String),
    /// Nothing to count.
    None,
}

impl From<f64> for Cell {
    fn from(number: f64) -> Self {
        if number.is_finite() { Self::Number(number) } else { Self::None }
    }
}

/// A table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, each as long as there are columns.
    pub rows: Vec<Vec<Cell>>,
}

/// The forms of a CSV file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CsvForm {
    /// For programs: comma, decimal point, untranslated names.
    Machine,
    /// For Excel with Vietnamese settings: semicolon, decimal comma, byte-order mark, the screen's names.
    VietnameseExcel,
}

impl Table {
    /// A cell as the screen shows it.
    #[must_use]
    pub fn shown(&self, language: Language, cell: &Cell, column: usize) -> String {
        match cell {
            Cell::Number(number) => {
                let decimals = self.columns.get(column).map_or(0, |column| column.decimals);
                format_number(language, *number, decimals)
            }
            Cell::Text(text) => text.clone(),
            Cell::None => UNDEFINED.to_owned(),
        }
    }

    /// The table as CSV (RFC 4180).
    #[must_use]
    pub fn csv(&self, form: CsvForm) -> String {
        let mut text = String::new();
        let separator = match form {
            CsvForm::Machine => ',',
            CsvForm::VietnameseExcel => {
                text.push('\u{feff}');
                ';'
            }
        };
        let names = self.columns.iter().map(|column| match form {
            CsvForm::Machine => column.id.to_owned(),
            CsvForm::VietnameseExcel => quoted(&harmless(&column.label), separator),
        });
        write_row(&mut text, names, separator);
        for row in &self.rows {
            let cells = row.iter().map(|cell| match (cell, form) {
                (Cell::Number(number), CsvForm::Machine) => number.to_string(),
                (Cell::Number(number), CsvForm::VietnameseExcel) => number.to_string().replace('.', ","),
                (Cell::Text(words), _) => quoted(&harmless(words), separator),
                (Cell::None, _) => String::new(),
            });
            write_row(&mut text, cells, separator);
        }
        text
    }
}

fn write_row(text: &mut String, cells: impl Iterator<Item = String>, separator: char) {
    for (index, cell) in cells.enumerate() {
        if index > 0 {
            text.push(separator);
        }
        text.push_str(&cell);
    }
    text.push_str("\r\n");
}

/// Words that a spreadsheet would take for a formula get an apostrophe in front.
fn harmless(words: &str) -> String {
    if words.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{words}") } else { words.to_owned() }
}

fn quoted(cell: &str, separator: char) -> String {
    if cell.contains([separator, '"', '\n', '\r']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table {
        let column = |id, label: &str| Column { id, label: label.to_owned(), decimals: 1 };
        Table {
            columns: vec![column("day", "Ngày"), column("item", "Mặt hàng; tên")],
            rows: vec![
                vec![Cell::from(-28.0), Cell::Text("=HYPERLINK(\"x\")".to_owned())],
                vec![Cell::from(1234.56), Cell::None],
                vec![Cell::from(f64::INFINITY), Cell::Text("a,b;c".to_owned())],
            ],
        }
    }

    #[test]
    fn for_programs() {
        let expected = "day,item\r\n-28,\"'=HYPERLINK(\"\"x\"\")\"\r\n1234.56,\r\n,\"a,b;c\"\r\n";
        assert_eq!(table().csv(CsvForm::Machine), expected);
    }

    #[test]
    fn for_vietnamese_excel() {
        let expected =
            "\u{feff}Ngày;\"Mặt hàng; tên\"\r\n-28;\"'=HYPERLINK(\"\"x\"\")\"\r\n1234,56;\r\n;\"a,b;c\"\r\n";
        assert_eq!(table().csv(CsvForm::VietnameseExcel), expected);
    }

    #[test]
    fn on_the_screen() {
        assert_eq!(table().shown(Language::Vietnamese, &Cell::from(1234.56), 0), "1.234,6");
    }
}
