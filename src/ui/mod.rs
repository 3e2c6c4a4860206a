//! The page: Yew components, and the hooks and browser calls behind them. Everything that can be decided
//! without a browser is decided below, in `app`, `i18n`, `chart` and `worker`.
//!
//! ```text
//! root ── page      top bar with the places, notice, warnings, dock, live region
//!      ├─ learn     the list of lessons, a lesson, its lecturer's page
//!      ├─ experiments  sweep, frontier, find, sensitivity
//!      ├─ calculators  their numbers, formulas and pictures
//!      ├─ glossary  the page, and the note beside a term
//!      └─ lab ── panel     the controls
//!             ├─ kpi       finding and headline table
//!             ├─ present   one figure a screen, for a projector
//!             ├─ orders    the dialogue for orders of the user's own
//!             └─ figure    the figures: frame, chart, table, export
//! slide: a number that can be slid and typed, in the panel and in lessons
//! hooks: store, engine, orders, width, media, later        browser: document, files, storage, faults
//! ```
//!
//! No text sits in a component (`i18n` has them all), and no arithmetic on the model's quantities.

mod browser;
mod calculators;
mod class;
mod experiments;
mod figure;
mod follow;
mod formula;
mod glossary;
mod hooks;
mod kpi;
mod lab;
mod learn;
mod orders;
mod page;
mod panel;
mod points;
mod present;
mod results;
mod root;
mod slide;

/// Shows the page in place of what stands in `#app`.
pub fn start() {
    browser::faults::watch();
    if let Some(place) = gloo::utils::document().get_element_by_id("app") {
        yew::Renderer::<root::Root>::with_root(place).render();
    }
}
