//! The document around the page: its language, theme and title, and what shell.js left on `<html>`.

use web_sys::{Element, HtmlElement};

use crate::app::Theme;
use crate::data::dates::day_number;
use crate::i18n::Language;

/// `<html>`.
pub fn root() -> Option<Element> {
    gloo::utils::document().document_element()
}

/// A `data-` attribute of `<html>`.
pub fn data(name: &str) -> Option<String> {
    root()?.get_attribute(&format!("data-{name}"))
}

/// The value of a name in the address's query.
pub fn query(name: &str) -> Option<String> {
    let search = gloo::utils::window().location().search().ok()?;
    let pairs = search.trim_start_matches('?').split('&');
    pairs
        .filter_map(|pair| pair.split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value.to_owned())
}

/// Today by the device's clock and zone [days since 1970-01-01].
pub fn today() -> i32 {
    let now = js_sys::Date::new_0();
    day_number(now.get_full_year() as i32, now.get_month() + 1, now.get_date())
}

/// The language that the page opens in: the link's, else the one that shell.js chose.
pub fn language() -> Language {
    let chosen = query("lang").and_then(|tag| Language::of_tag(&tag));
    let stated = || root()?.get_attribute("lang").and_then(|tag| Language::of_tag(&tag));
    chosen.or_else(stated).unwrap_or_default()
}

/// The theme that the page opens in.
pub fn theme() -> Theme {
    data("theme").and_then(|name| Theme::of_name(&name)).unwrap_or_default()
}

/// Shows a language on `<html>`, and a title.
pub fn show_language(language: Language, title: &str) {
    let tag = if language == Language::Vietnamese { "vi" } else { "en" };
    if let Some(root) = root() {
        // Setting an attribute of an element that is there does not fail.
        let _ = root.set_attribute("lang", tag);
    }
    gloo::utils::document().set_title(title);
}

/// Shows a theme on `<html>`; none is the system's.
pub fn show_theme(theme: Theme) {
    let Some(root) = root() else { return };
    let _ = match theme.name() {
        Some(name) => root.set_attribute("data-theme", name),
        None => root.remove_attribute("data-theme"),
    };
}

/// Sets a style property: attributes would be against the page's security policy.
pub fn set_style(element: &HtmlElement, property: &str, value: &str) {
    let _ = element.style().set_property(property, value);
}

/// The value of a custom property, as the current theme has it.
pub fn token(name: &str) -> Option<String> {
    let style = gloo::utils::window().get_computed_style(&root()?).ok()??;
    style.get_property_value(name).ok().map(|value| value.trim().to_owned()).filter(|value| !value.is_empty())
}
