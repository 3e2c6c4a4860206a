//! The scenarios that come with the page, frozen under versioned names, and what a scenario is called.

use crate::i18n::{Texts, preset_name};
use crate::model::Scenario;

/// Where a preset's file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// In the program.
    Here(&'static str),
    /// A file of the site, fetched when it is asked for: too large to come with the page.
    Fetched(&'static str),
}

/// A scenario that comes with the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Preset {
    /// Its name in links and in the language tables; a changed preset gets a new version, and a new name.
    pub id: &'static str,
    /// Where its file is.
    pub source: Source,
}

/// A preset whose file is in the program.
macro_rules! here {
    ($id:literal) => {
        Preset { id: $id, source: Source::Here(include_str!(concat!("../../static/presets/", $id, ".json"))) }
    };
}

/// Every preset, in the menu's order. The first is the default.
pub const PRESETS: &[Preset] = &[
    here!("phone-accessories-v1"),
    here!("furniture-v1"),
    here!("spare-parts-v1"),
    here!("starved-shelf-v1"),
    here!("busy-workshop-v1"),
    Preset { id: "real-exporter-v1", source: Source::Fetched("presets/real-exporter-v1.json") },
];

/// Where a lesson finds a preset, or the history to which a preset was fitted: that goes by the preset's name with
/// `.replay` at its end. And where it finds the glossary.
#[must_use]
pub fn lesson_source(name: &str) -> Option<Source> {
    match name {
        crate::lessons::GLOSSARY => Some(Source::Fetched(crate::glossary::ADDRESS)),
        "real-exporter-v1.replay" => Some(Source::Fetched("data/online-retail-export.replay.json")),
        _ => preset(name).map(|preset| preset.source),
    }
}

/// The preset of a name.
#[must_use]
pub fn preset(id: &str) -> Option<&'static Preset> {
    PRESETS.iter().find(|preset| preset.id == id)
}

/// What a scenario is called, and that it was changed.
#[must_use]
pub fn scenario_title(texts: Texts, preset: Option<&Preset>, scenario: &Scenario, is_edited: bool) -> String {
    let name = scenario_name(texts, preset, scenario);
    if is_edited { texts.controls.edited(&name) } else { name }
}

/// What a scenario is called: the preset it began as, or an own file by its name.
#[must_use]
pub fn scenario_name(texts: Texts, preset: Option<&Preset>, scenario: &Scenario) -> String {
    match preset {
        Some(preset) => preset_name(texts, preset.id).to_owned(),
        None if scenario.name.is_empty() => texts.controls.own_file_unnamed().to_owned(),
        None => texts.controls.own_file(&scenario.name),
    }
}
