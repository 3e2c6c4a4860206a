//! Figures as files: a picture that stands alone, and tables.

use super::super::browser::{document, files};
use crate::chart::{Drawing, to_svg};
use crate::i18n::{CsvForm, Table};

/// The style sheet of charts, whose colours are filled in for a file.
const STYLE: &str = include_str!("../../../static/css/chart.css");

/// Saves a drawing as SVG, in the colours of the current theme.
pub fn save_picture(id: &str, drawing: &Drawing, title: &str, description: &str) {
    let style = filled(STYLE, &document::token);
    files::download(&file_name(id, "svg"), "image/svg+xml", &to_svg(drawing, title, description, &style));
}

/// Saves a table as CSV.
pub fn save_table(id: &str, table: &Table, form: CsvForm) {
    let name = match form {
        CsvForm::Machine => file_name(id, "csv"),
        CsvForm::VietnameseExcel => file_name(&format!("{id}-excel"), "csv"),
    };
    files::download(&name, "text/csv;charset=utf-8", &table.csv(form));
}

fn file_name(id: &str, ending: &str) -> String {
    format!("perfect-order-lab-{}.{ending}", id.replace('_', "-"))
}

/// A style sheet with the values of its custom properties in place, as not every program knows them.
fn filled(sheet: &str, value_of: &dyn Fn(&str) -> Option<String>) -> String {
    let mut text = String::with_capacity(sheet.len());
    let mut rest = sheet;
    while let Some(at) = rest.find("var(") {
        let inside = &rest[at + 4..];
        let Some(end) = inside.find(')') else { break };
        text.push_str(&rest[..at]);
        let (name, otherwise) = inside[..end].split_once(',').unwrap_or((&inside[..end], ""));
        text.push_str(&value_of(name.trim()).unwrap_or_else(|| otherwise.trim().to_owned()));
        rest = &inside[end + 1..];
    }
    text + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn properties_are_filled_in() {
        let value_of = |name: &str| (name == "--ink").then(|| "#111".to_owned());
        assert_eq!(
            filled("a{fill:var(--ink);stroke:var(--hair, 1px)}", &value_of),
            "a{fill:#111;stroke:1px}"
        );
        assert_eq!(filled("a{fill:var(--ink", &value_of), "a{fill:var(--ink");
    }

    /// Every property that charts use is filled in by a value or by a fall-back, never left open.
    #[test]
    fn the_chart_style_sheet_can_be_filled() {
        let filled = filled(STYLE, &|name| Some(format!("[{name}]")));
        assert!(!filled.contains("var("), "{filled}");
    }
}
