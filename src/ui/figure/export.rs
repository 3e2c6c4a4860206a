//! Figures as files: a picture that stands alone, and tables.

use js_sys::{Array, Reflect};
use wasm_bindgen::JsCast;
use web_sys::Blob;

use super::super::browser::{document, files, module};
use super::super::page::taken::{Content, Taken};
use crate::chart::{Drawing, to_svg};
use crate::i18n::{CsvForm, Table};

/// The style sheet of charts, whose colours are filled in for a file.
const STYLE: &str = include_str!("../../../static/css/chart.css");

/// A PNG has so many pixels to one of the page: sharp on paper.
const SCALE: f64 = 2.0;

/// What a file says besides its picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// The figure's title.
    pub title: String,
    /// Its sentence, and how it came about.
    pub foot: Vec<String>,
}

/// Saves a drawing as SVG, in the colours of the current theme.
pub fn save_svg(id: &str, drawing: &Drawing, said: &Said) -> Taken {
    let style = filled(STYLE, &document::token);
    let drawing = drawing.titled(&said.title, &said.foot);
    let name = file_name(id, "svg");
    taken(name, "image/svg+xml", to_svg(&drawing, &said.title, &said.foot.join(" "), &style))
}

/// Saves a drawing as PNG, and tells what was saved; nothing where the browser could not draw it.
pub fn save_png(id: &str, drawing: &Drawing, said: &Said, tell: impl FnOnce(Option<Taken>) + 'static) {
    let drawing = drawing.titled(&said.title, &said.foot);
    let svg = to_svg(&drawing, &said.title, "", "");
    let name = file_name(id, "png");
    let given = Array::of2(&svg.into(), &SCALE.into());
    module::call("./picture.js", "png", given, move |made| {
        let part = |part: &str| Reflect::get(made.as_ref()?, &part.into()).ok();
        let file = part("file").and_then(|file| file.dyn_into::<Blob>().ok());
        let address = part("address").and_then(|address| address.as_string());
        tell(file.zip(address).map(|(file, address)| {
            files::offer(&name, &file);
            Taken { name, content: Content::Picture(address.into()) }
        }));
    });
}

/// Saves a table as CSV.
pub fn save_table(id: &str, table: &Table, form: CsvForm) -> Taken {
    let name = match form {
        CsvForm::Machine => file_name(id, "csv"),
        CsvForm::VietnameseExcel => file_name(&format!("{id}-excel"), "csv"),
    };
    taken(name, "text/csv;charset=utf-8", table.csv(form))
}

/// Saves a text, and says what was saved.
fn taken(name: String, kind: &str, text: String) -> Taken {
    files::download(&name, kind, &text);
    Taken { name, content: Content::Text(text.into()) }
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
