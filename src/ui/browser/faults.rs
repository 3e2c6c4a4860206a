//! When the program itself fails: a message in both languages, a report to copy, and a way back.
//!
//! The hook runs in a program that has just panicked, so it uses nothing but the browser.

use std::panic::PanicHookInfo;

use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement};

use crate::experiment::ENGINE_VERSION;
use crate::i18n::{Language, Texts};

use super::{address, clipboard, document, storage};

/// Shows a panic to the user from now on.
pub fn watch() {
    yew::set_custom_panic_hook(Box::new(|info: &PanicHookInfo<'_>| {
        // Whatever fails in here fails quietly: the panic itself must not be lost behind it.
        let _ = show(&report(&info.to_string()));
    }));
}

/// What a report says.
fn report(fault: &str) -> String {
    let window = gloo::utils::window();
    let address = window.location().href().unwrap_or_default();
    let browser = window.navigator().user_agent().unwrap_or_default();
    let build = document::data("build").unwrap_or_default();
    format!(
        "Perfect Order Lab {} ({build}), engine {ENGINE_VERSION}\n{address}\n{browser}\n{fault}",
        env!("CARGO_PKG_VERSION")
    )
}

/// Puts the message at the top of the page. What was on the page stays readable.
fn show(report: &str) -> Result<(), JsValue> {
    // A scenario that stops the page at its start twice is not brought back a third time.
    if storage::of_tab("faulted").is_some() {
        storage::remember_in_tab("scenario", None);
        address::forget();
    }
    storage::remember_in_tab("faulted", Some("1"));
    let document = gloo::utils::document();
    let make = |tag: &str, text: &str| -> Result<Element, JsValue> {
        let element = document.create_element(tag)?;
        element.set_text_content(Some(text));
        Ok(element)
    };
    if let Some(root) = document.document_element() {
        // Keeps shell.js from adding a message of its own about the same fault.
        root.set_attribute("data-boot", "failed")?;
    }
    let notice = make("div", "")?;
    notice.set_attribute("class", "err")?;
    notice.set_attribute("role", "alert")?;
    notice.set_attribute("data-testid", "fault")?;
    let code = make("pre", report)?;
    code.set_attribute("tabindex", "0")?;
    for language in Language::OFFERED {
        let texts = Texts::of(language);
        let words = texts.problems;
        let part = make("div", "")?;
        part.set_attribute("lang", language.tag())?;
        part.append_child(&*make("h2", words.fault())?)?;
        part.append_child(&*make("p", words.fault_what_to_do())?)?;
        let actions = make("p", "")?;
        actions.set_attribute("class", "acts")?;
        let reload = make("a", words.fault_reload())?;
        reload.set_attribute("class", "btn solid")?;
        reload.set_attribute("href", "")?;
        let copy = make("button", words.fault_copy())?;
        copy.set_attribute("class", "btn line")?;
        copies(&copy, report, &code, words.fault_copied(), texts.take_away.select_all());
        actions.append_child(&reload)?;
        actions.append_child(&copy)?;
        part.append_child(&actions)?;
        notice.append_child(&part)?;
    }
    notice.append_child(&code)?;
    let body = document.body().ok_or(JsValue::NULL)?;
    body.insert_before(&notice, body.first_child().as_ref())?;
    notice.scroll_into_view();
    Ok(())
}

/// A button that copies the report; where that is not allowed, the report is selected, to be copied by hand.
fn copies(button: &Element, report: &str, source: &Element, copied: &'static str, select: &'static str) {
    let (report, element, source) = (report.to_owned(), button.clone(), source.clone());
    let listener = Closure::<dyn FnMut()>::new(move || {
        let (element, source) = (element.clone(), source.clone());
        clipboard::copy(&report, move |is_copied| {
            element.set_text_content(Some(if is_copied { copied } else { select }));
            if !is_copied && let Ok(Some(selection)) = gloo::utils::window().get_selection() {
                // What cannot be selected stays readable.
                let _ = selection.select_all_children(&source);
            }
        });
    });
    if let Some(button) = button.dyn_ref::<HtmlElement>() {
        button.set_onclick(Some(listener.as_ref().unchecked_ref()));
    }
    listener.forget();
}
