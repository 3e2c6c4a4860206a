//! Links and what a tab remembers: the state as a text, and the state of a text.
//!
//! A link to a preset whose file is still to be fetched, or to a scenario of the user's own whose file is
//! still to be opened, is kept until that file comes. Not here: the form of a link (`persist`), the address
//! bar and storage (`ui`).

use std::rc::Rc;

use serde_json::{Map, Value};

use super::{PRESETS, Preset, Setting, Source, State, Theme, preset};
use crate::app::prediction::is_prediction;
use crate::app::{Entered, Follow, LinkFault, Notice, Place, Route, Rules, Walk};
use crate::experiment::{ENGINE_VERSION, scenario_digest};
use crate::i18n::{DEFINITIONS, Language, SERVICES};
use crate::model::{SCHEMA_VERSION, Scenario};
use crate::persist::{Base, Link, View};

/// Themes by their names in links and in storage; the system's has none.
const THEMES: [(Theme, &str); 3] =
    [(Theme::Light, "light"), (Theme::Dark, "dark"), (Theme::Projector, "projector")];

impl Theme {
    /// Its name in links and in storage; none for the system's.
    #[must_use]
    pub fn name(self) -> Option<&'static str> {
        THEMES.into_iter().find(|(theme, _)| *theme == self).map(|(_, name)| name)
    }

    /// The theme of a name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        THEMES.into_iter().find(|(_, known)| *known == name).map(|(theme, _)| theme)
    }
}

impl State {
    /// The link to this place and state, without the `#`.
    #[must_use]
    pub fn link(&self) -> String {
        self.route.write(self.language, self.theme).unwrap_or_else(|| self.lab_link())
    }

    /// The link to the state of the Lab; the one that is still waited for, if there is one.
    fn lab_link(&self) -> String {
        match &self.awaited {
            Some(link) => {
                let mut link = link.clone();
                // The order that it follows is one of its own scenario.
                let View { order, replication, .. } = link.view;
                link.view = View { order, replication, ..self.view() };
                link.write()
            }
            None => self.link_of_setting().write(),
        }
    }

    /// The link that opens the answering variant of a lesson in the Lab, as it was run; none where order
    /// records answer, and where no link can carry it.
    #[must_use]
    pub fn link_to_variant(&self, walk: &Walk) -> Option<String> {
        let scenario = walk.scenario(walk.answering()?)?;
        let preset = preset(&walk.lesson().preset)?;
        let Source::Here(text) = preset.source else { return None };
        let base = Scenario::from_text(text).ok()?;
        // The order that is followed is one of the Lab's own scenario.
        let view = View { order: None, replication: None, ..self.view() };
        let link = Link::new(Base::Preset(preset.id.to_owned()), &base, &scenario, view);
        // What a link cannot carry (a history) must not be left out in silence.
        (link.apply(&base).scenario == scenario).then(|| link.write())
    }

    /// The link for others to the state of the Lab: under rules of its own, in a language and a theme, or in
    /// the reader's own.
    #[must_use]
    pub fn class_link(&self, rules: &Rules, language: Option<Language>, theme: Theme) -> String {
        let mut link = self.awaited.clone().unwrap_or_else(|| self.link_of_setting());
        link.view = Self { rules: rules.clone(), theme, ..self.clone() }.view();
        link.view.language = language.map(|language| language.tag().to_owned());
        link.write()
    }

    fn view(&self) -> View {
        let mut view = View {
            language: Some(self.language.tag().to_owned()),
            theme: self.theme.name().map(str::to_owned),
            service: (self.service > 0).then(|| SERVICES[self.service].to_owned()),
            definition: (self.definition > 0).then(|| DEFINITIONS[self.definition].to_owned()),
            one_run: (!self.shows_one_run).then(|| "0".to_owned()),
            order: self.follow.order.map(|order| order.to_string()),
            replication: (self.follow.replication > 0).then(|| self.follow.replication.to_string()),
            ..View::default()
        };
        self.rules.write(&mut view);
        view
    }

    fn link_of_setting(&self) -> Link {
        let Setting { scenario, base, preset } = &self.setting;
        let origin = match preset {
            Some(preset) => Base::Preset(preset.id.to_owned()),
            None => Link::own(base),
        };
        Link::new(origin, base, scenario, self.view())
    }

    /// Whether both states are written down in the same way: cheaper than writing them.
    #[must_use]
    pub fn is_written_as(&self, other: &Self) -> bool {
        let (own, others) = (&self.setting, &other.setting);
        self.route == other.route
            && Rc::ptr_eq(&own.scenario, &others.scenario)
            && Rc::ptr_eq(&own.base, &others.base)
            && own.preset == others.preset
            && self.view() == other.view()
            && self.awaited == other.awaited
            && self.prediction == other.prediction
            && self.pinned.as_ref().map(|pinned| Rc::as_ptr(&pinned.scenario))
                == other.pinned.as_ref().map(|pinned| Rc::as_ptr(&pinned.scenario))
    }

    /// The preset that the link at hand waits for, and where its file is.
    #[must_use]
    pub fn awaited_preset(&self) -> Option<(&'static str, &'static str)> {
        let Some(Base::Preset(id)) = &self.awaited.as_ref()?.base else { return None };
        match preset(id)? {
            Preset { id, source: Source::Fetched(address) } => Some((id, address)),
            Preset { source: Source::Here(_), .. } => None,
        }
    }

    /// Whether the link at hand waits for a file of the user's.
    #[must_use]
    pub fn awaited_file(&self) -> bool {
        self.awaited.as_ref().is_some_and(|link| matches!(link.base, Some(Base::Own { .. })))
    }

    /// What a tab remembers: the link, and the scenario that it starts from where the page has not got it.
    /// None for the state that a page opens with anyway.
    #[must_use]
    pub fn remembered(&self) -> Option<String> {
        let Setting { scenario, base, preset } = &self.setting;
        let is_first = preset.is_some_and(|preset| preset.id == PRESETS[0].id) && scenario == base;
        if is_first && self.awaited.is_none() && self.pinned.is_none() && self.prediction.is_none() {
            return None;
        }
        let mut kept = Map::new();
        kept.insert("link".to_owned(), Value::from(self.link_of_setting().write()));
        if !matches!(preset, Some(Preset { source: Source::Here(_), .. })) {
            kept.insert("base".to_owned(), base.to_json());
        }
        if let Some(prediction) = self.prediction {
            kept.insert("prediction".to_owned(), Value::from(prediction.to_vec()));
        }
        if let Some(pinned) = &self.pinned {
            kept.insert("pinned".to_owned(), pinned.scenario.to_json());
            kept.insert("pinned_base".to_owned(), pinned.base.to_json());
            kept.insert("pinned_preset".to_owned(), Value::from(pinned.preset.map(|preset| preset.id)));
        }
        Some(Value::Object(kept).to_string())
    }

    /// The state that a page opens with: of what the tab remembers, if that is sound, and of the link in the
    /// address. Nothing of it can be undone.
    #[must_use]
    pub fn opened(mut self, remembered: Option<&str>, link: Option<&str>) -> Self {
        if let Some(kept) = remembered {
            let restored = self.clone().restored(kept);
            // Dropped without a word if not sound: the user did not ask for it.
            self = restored.unwrap_or(self);
        }
        if let Some(text) = link {
            self.enter(text);
        }
        self.past.clear();
        self
    }

    fn restored(mut self, kept: &str) -> Option<Self> {
        let kept: Value = serde_json::from_str(kept).ok()?;
        let mut link = Link::read(kept.get("link")?.as_str()?)?;
        // Its settings hold whatever has become of the engine since.
        link.engine = ENGINE_VERSION;
        if let Some(base) = kept.get("base") {
            let base = Rc::new(Scenario::from_json(base).ok()?);
            let preset = match &link.base {
                Some(Base::Preset(id)) => Some(preset(id)?),
                _ => None,
            };
            self.setting = Setting { scenario: Rc::clone(&base), base, preset };
        }
        self.pinned = pinned_of(&kept);
        self.prediction = prediction_of(&kept);
        self.take_link(link, Vec::new());
        (self.notice.is_none() && self.awaited.is_none()).then_some(self)
    }

    /// Goes where an address leads. A place that there is not is the Lab, and the user is told.
    pub(super) fn enter(&mut self, hash: &str) {
        match Route::read(hash) {
            Entered::Nothing => {}
            Entered::Lab => {
                let came_back = std::mem::take(&mut self.route).place != Place::Lab;
                self.open_link(hash, came_back);
            }
            Entered::Elsewhere { route, language, theme, unreadable } => {
                self.language = language.unwrap_or(self.language);
                self.theme = theme.unwrap_or(self.theme);
                self.route = route;
                self.notice = (!unreadable.is_empty()).then(|| {
                    let faults = unreadable.into_iter().map(|part| LinkFault::Unreadable { part });
                    Notice::Link { faults: faults.collect(), shown: None }
                });
            }
            Entered::Unknown { path } => {
                self.route = Route::default();
                self.notice = Some(Notice::NoSuchPlace { path });
            }
        }
    }

    /// Opens a link. Whatever is wrong with it is said, and the rest is used.
    fn open_link(&mut self, text: &str, came_back: bool) {
        let Some(mut link) = Link::read(text) else { return };
        if came_back {
            // The browser's way back: language and theme may have been changed elsewhere since.
            let before = std::mem::replace(&mut link.view, self.view());
            if self.awaited.is_none() && link.write() == self.link() {
                return;
            }
            link.view = before;
        }
        // The page's own address, after it has followed the state.
        if self.awaited.is_none() && text.trim_start_matches('#') == self.link() {
            return;
        }
        let mut faults: Vec<LinkFault> =
            link.unreadable.iter().map(|part| LinkFault::Unreadable { part: part.clone() }).collect();
        self.take_view(&link.view, &mut faults);
        self.take_link(link, faults);
    }

    fn take_view(&mut self, view: &View, faults: &mut Vec<LinkFault>) {
        let mut unknown = |key: &str, value: &str| {
            faults.push(LinkFault::Unreadable { part: format!("{key}={value}") });
        };
        if let Some(tag) = &view.language {
            match Language::of_tag(tag) {
                Some(language) => self.language = language,
                None => unknown("lang", tag),
            }
        }
        if let Some(name) = &view.theme {
            match Theme::of_name(name) {
                Some(theme) => self.theme = theme,
                None => unknown("theme", name),
            }
        }
        match &view.service {
            None => self.service = 0,
            Some(id) => match SERVICES.iter().position(|known| known == id) {
                Some(place) => self.service = place,
                None => unknown("service", id),
            },
        }
        match &view.definition {
            None => self.definition = 0,
            Some(id) => match DEFINITIONS.iter().position(|known| known == id) {
                Some(place) => self.definition = place,
                None => unknown("counts", id),
            },
        }
        self.shows_one_run = view.one_run.as_deref() != Some("0");
        self.rules = Rules::read(view, faults);
    }

    /// Takes the scenario of a link, or waits for the file that it needs.
    fn take_link(&mut self, mut link: Link, mut faults: Vec<LinkFault>) {
        let is_known = !matches!(&link.base, Some(Base::Preset(id)) if preset(id).is_none());
        if link.schema > SCHEMA_VERSION {
            faults.push(LinkFault::Newer { version: link.schema, newest: SCHEMA_VERSION });
            link.forget_settings();
        } else if link.engine != ENGINE_VERSION && is_known {
            faults.push(LinkFault::OtherEngine { engine: link.engine, own: ENGINE_VERSION });
        }
        let origin = match &link.base {
            Some(Base::Own { digest, name }) => {
                if self.setting.preset.is_some() || scenario_digest(&self.setting.base).to_string() != *digest
                {
                    faults.push(LinkFault::FileWanted { name: name.clone(), digest: digest.clone() });
                    self.awaited = Some(link);
                    self.notice = Some(Notice::Link { faults, shown: self.setting.preset.map(|p| p.id) });
                    return;
                }
                None
            }
            Some(Base::Preset(id)) => Some(preset(id).unwrap_or_else(|| {
                faults.push(LinkFault::UnknownPreset { id: id.clone() });
                &PRESETS[0]
            })),
            None => Some(&PRESETS[0]),
        };
        if !is_known {
            link.forget_settings();
        }
        let is_at_hand = origin.map(|preset| preset.id) == self.setting.preset.map(|preset| preset.id);
        let base = match origin.map(|preset| preset.source) {
            Some(Source::Here(text)) => Scenario::from_text(text).map(Rc::new).ok(),
            Some(Source::Fetched(_)) if !is_at_hand => None,
            Some(Source::Fetched(_)) | None => Some(Rc::clone(&self.setting.base)),
        };
        match base {
            Some(base) => self.take_settings(&link, base, origin, faults),
            None => {
                self.awaited = Some(link);
                if !faults.is_empty() {
                    self.notice = Some(Notice::Link { faults, shown: origin.map(|preset| preset.id) });
                }
            }
        }
    }

    /// Puts the scenario of a link in place: its base with its settings.
    pub(super) fn take_settings(
        &mut self,
        link: &Link,
        base: Rc<Scenario>,
        preset: Option<&'static Preset>,
        mut faults: Vec<LinkFault>,
    ) {
        let made = link.apply(&base);
        let scenario = if made.scenario == *base { Rc::clone(&base) } else { Rc::new(made.scenario) };
        self.replace(Setting { scenario, base, preset }, None);
        let View { order, replication, .. } = &link.view;
        self.follow = Follow {
            order: order.as_ref().and_then(|order| order.parse().ok()),
            replication: replication.as_ref().and_then(|nth| nth.parse().ok()).unwrap_or_default(),
            filter: None,
        };
        if !made.complaints.is_empty() {
            faults.push(LinkFault::Settings { complaints: made.complaints });
        }
        if !faults.is_empty() {
            self.notice = Some(Notice::Link { faults, shown: preset.map(|preset| preset.id) });
        }
    }

    /// Opens a scenario file: the one that a link waits for gets the link's settings, any other stands alone.
    pub(super) fn open_own(&mut self, scenario: Scenario) {
        let awaited = self.awaited.take();
        let base = Rc::new(scenario);
        if let Some(link) = awaited
            && let Some(Base::Own { digest, name }) = &link.base
        {
            if scenario_digest(&base).to_string() == *digest {
                return self.take_settings(&link, base, None, Vec::new());
            }
            let fault = LinkFault::OtherFile { name: name.clone(), digest: digest.clone() };
            self.replace(Setting { scenario: Rc::clone(&base), base, preset: None }, None);
            self.notice = Some(Notice::Link { faults: vec![fault], shown: None });
            return;
        }
        self.replace(Setting { scenario: Rc::clone(&base), base, preset: None }, None);
    }
}

/// What was predicted, as a tab remembers it.
fn prediction_of(kept: &Value) -> Option<[f64; 2]> {
    let rates = kept.get("prediction")?.as_array()?;
    let [stock, order] = rates.as_slice() else { return None };
    let rates = [stock.as_f64()?, order.as_f64()?];
    rates.into_iter().all(is_prediction).then_some(rates)
}

/// State A, as a tab remembers it.
fn pinned_of(kept: &Value) -> Option<Setting> {
    let scenario = Rc::new(Scenario::from_json(kept.get("pinned")?).ok()?);
    let base = Rc::new(Scenario::from_json(kept.get("pinned_base")?).ok()?);
    let preset = kept.get("pinned_preset").and_then(Value::as_str).and_then(preset);
    Some(Setting { scenario, base, preset })
}

#[cfg(test)]
mod tests;
