//! The page's state, and the one function that changes it.

mod link;

use std::borrow::Cow;
use std::rc::Rc;

use crate::experiment::{Refusal, with_settings};
use crate::i18n::{DEFINITIONS, Language, SERVICES, parse_number};
use crate::model::{Complaint, Scenario, bounds};
use crate::persist::Link;

use super::parameters::{Change, Trouble, changed, restored};
use super::prediction::is_prediction;
use super::{Action, Follow, Notice, PRESETS, Preset, Route, Rules, Source, control, preset};

/// How the page looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the device wishes.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
    /// For a projector: large, without mid-greys.
    Projector,
}

/// A scenario, and where it came from.
#[derive(Clone, Debug, PartialEq)]
struct Setting {
    scenario: Rc<Scenario>,
    /// The scenario as it was chosen or opened.
    base: Rc<Scenario>,
    /// The preset that it was; none for a file of the user's.
    preset: Option<&'static Preset>,
}

/// The whole state of the page.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    route: Route,
    language: Language,
    theme: Theme,
    setting: Setting,
    past: Vec<Setting>,
    future: Vec<Setting>,
    /// The control that is being moved: its steps are one change.
    moving: Option<Cow<'static, str>>,
    shows_one_run: bool,
    /// The measure of service of the trade-off, by its place in [`SERVICES`].
    service: usize,
    /// What counts as on time and in full, by its place in [`DEFINITIONS`].
    definition: usize,
    /// The order that is followed; of another scenario it would be another one.
    follow: Follow,
    /// What the link that was opened allows.
    rules: Rules,
    /// What was predicted: the rates of perfect orders of both strategies, in per cent.
    prediction: Option<[f64; 2]>,
    /// State A, with which the one at hand is compared.
    pinned: Option<Setting>,
    /// A link whose file has not come yet.
    awaited: Option<Link>,
    notice: Option<Notice>,
}

impl Default for State {
    /// The first preset, in English.
    fn default() -> Self {
        let mut scenario = Scenario::default();
        if let Source::Here(text) = PRESETS[0].source
            && let Ok(preset) = Scenario::from_text(text)
        {
            scenario = preset;
        }
        let base = Rc::new(scenario);
        Self {
            route: Route::default(),
            language: Language::English,
            theme: Theme::System,
            setting: Setting { scenario: Rc::clone(&base), base, preset: Some(&PRESETS[0]) },
            past: Vec::new(),
            future: Vec::new(),
            moving: None,
            shows_one_run: true,
            service: 0,
            definition: 0,
            follow: Follow::default(),
            rules: Rules::default(),
            prediction: None,
            pinned: None,
            awaited: None,
            notice: None,
        }
    }
}

impl State {
    /// How many changes can be taken back.
    const MOST_UNDO: usize = 200;

    /// Where in the page the user is.
    #[must_use]
    pub fn route(&self) -> &Route {
        &self.route
    }

    /// The language of the page.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// How it looks.
    #[must_use]
    pub fn theme(&self) -> Theme {
        self.theme
    }

    /// The scenario at hand.
    #[must_use]
    pub fn scenario(&self) -> &Rc<Scenario> {
        &self.setting.scenario
    }

    /// The scenario as it was chosen or opened, before any change.
    #[must_use]
    pub fn base(&self) -> &Rc<Scenario> {
        &self.setting.base
    }

    /// The preset that it came from; `None` for a file of the user's.
    #[must_use]
    pub fn preset(&self) -> Option<&'static Preset> {
        self.setting.preset
    }

    /// Whether anything but the seed differs from the scenario that was chosen or opened.
    #[must_use]
    pub fn is_edited(&self) -> bool {
        let Setting { scenario, base, .. } = &self.setting;
        if Rc::ptr_eq(scenario, base) {
            return false;
        }
        let mut same_seed = Scenario::clone(scenario);
        same_seed.run.seed = base.run.seed;
        same_seed != **base
    }

    /// The measure of service of the trade-off, by its place in [`SERVICES`].
    #[must_use]
    pub fn service(&self) -> usize {
        self.service
    }

    /// What counts as on time and in full, by its place in [`DEFINITIONS`].
    #[must_use]
    pub fn definition(&self) -> usize {
        self.definition
    }

    /// Which order is followed.
    #[must_use]
    pub fn follow(&self) -> Follow {
        self.follow
    }

    /// What the link that was opened allows.
    #[must_use]
    pub fn rules(&self) -> &Rules {
        &self.rules
    }

    /// What was predicted of both strategies [%].
    #[must_use]
    pub fn prediction(&self) -> Option<[f64; 2]> {
        self.prediction
    }

    /// Whether results wait for a prediction.
    #[must_use]
    pub fn awaits_prediction(&self) -> bool {
        self.rules.asks_first && self.prediction.is_none()
    }

    /// State A's scenario, if one is pinned.
    #[must_use]
    pub fn pinned(&self) -> Option<&Rc<Scenario>> {
        self.pinned.as_ref().map(|setting| &setting.scenario)
    }

    /// Whether the path of one run is drawn.
    #[must_use]
    pub fn shows_one_run(&self) -> bool {
        self.shows_one_run
    }

    /// What the user is being told.
    #[must_use]
    pub fn notice(&self) -> Option<&Notice> {
        self.notice.as_ref()
    }

    /// Whether there is a change to take back.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is a change to do again.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    /// Whether the link that was opened lets an action be done. A file that a link waits for may always come.
    fn allows(&self, action: &Action) -> bool {
        match action {
            Action::Set { control, .. } | Action::Type { control, .. } => self.rules.allows(control),
            Action::Change { path, .. } => self.rules.allows_path(path),
            Action::Restore(paths) => paths.iter().all(|path| self.rules.allows_path(path)),
            Action::TakeSettings(settings) => settings.iter().all(|(path, _)| self.rules.allows_path(path)),
            Action::ChoosePreset(_) | Action::PresetCame { .. } | Action::TakeScenario(_) => {
                self.rules.allows("scenario")
            }
            Action::OpenFile { .. } => self.awaited_file() || self.rules.allows("scenario"),
            Action::Reroll(_) | Action::TypeSeed(_) => self.rules.allows("seed"),
            _ => true,
        }
    }

    /// The state after an action. What cannot be done leaves everything as it was, but for a notice; what the
    /// link does not allow, which the page does not offer either, leaves everything as it was.
    #[must_use]
    pub fn reduce(mut self, action: Action) -> Self {
        if !self.allows(&action) {
            return self;
        }
        match action {
            Action::Set { control: id, value } => self.set(id, value),
            Action::Type { control: id, text } => self.read(id, text),
            Action::Change { path, change, is_moving } => self.change(path, &change, is_moving),
            Action::TakeSettings(settings) => self.take_experiment(&settings),
            Action::Restore(paths) => {
                let made = restored(self.scenario(), &self.setting.base, &paths);
                self.take_change(made, String::new(), None);
            }
            Action::ChoosePreset(id) => {
                if let Some(Preset { source: Source::Here(text), .. }) = preset(id) {
                    self.open_preset(id, text);
                }
            }
            Action::PresetCame { id, text } => self.open_preset(id, &text),
            Action::AwaitedCame { id, text } => {
                if self.awaited_preset().is_some_and(|(awaited, _)| awaited == id) {
                    self.open_preset(id, &text);
                }
            }
            Action::OpenFile { name, text } => match Scenario::from_text(&text) {
                Ok(scenario) => self.open_own(scenario),
                Err(complaints) => self.notice = Some(Notice::FileRefused { name, complaints }),
            },
            Action::TakeScenario(scenario) => self.open_own(Scenario::clone(&scenario)),
            Action::Reroll(seed) => self.take_seed(f64::from(seed)),
            Action::TypeSeed(text) => match parse_number(&text) {
                Some(seed) => self.take_seed(seed),
                None => self.notice = Some(Notice::NotANumber { control: "seed", text }),
            },
            Action::Speak(language) => self.language = language,
            Action::Look(theme) => self.theme = theme,
            Action::ShowOneRun(shows) => self.shows_one_run = shows,
            Action::MeasureService(place) => self.service = place.min(SERVICES.len() - 1),
            Action::Define(place) => self.definition = place.min(DEFINITIONS.len() - 1),
            Action::Follow(follow) => self.follow = follow,
            Action::Predict(rates) => {
                if self.prediction.is_none() && rates.into_iter().all(is_prediction) {
                    self.prediction = Some(rates);
                }
            }
            Action::Pin => self.pinned = Some(self.setting.clone()),
            Action::Unpin => self.pinned = None,
            Action::Swap => {
                if let Some(pinned) = self.pinned.take() {
                    self.pinned = Some(self.setting.clone());
                    self.replace(pinned, None);
                }
            }
            Action::Calculate { key, text } => {
                self.route.inputs.take(key, &text);
            }
            Action::OpenLink(text) => self.enter(&text),
            Action::Undo => {
                if let Some(past) = self.past.pop() {
                    self.future.push(std::mem::replace(&mut self.setting, past));
                    (self.moving, self.awaited, self.follow) = (None, None, Follow::default());
                }
            }
            Action::Redo => {
                if let Some(future) = self.future.pop() {
                    self.past.push(std::mem::replace(&mut self.setting, future));
                    (self.moving, self.awaited, self.follow) = (None, None, Follow::default());
                }
            }
            Action::Tell(notice) => self.notice = Some(notice),
            Action::Dismiss => self.notice = None,
        }
        self
    }

    fn set(&mut self, id: &'static str, value: f64) {
        let Some(control) = control(id) else { return };
        if control.value(self.scenario()) == Some(value) {
            self.notice = None;
            return;
        }
        match control.set(self.scenario(), value) {
            Ok(scenario) => self.alter(scenario, Some(Cow::Borrowed(id))),
            Err(complaints) => self.notice = Some(Notice::Refused { complaints }),
        }
    }

    fn read(&mut self, id: &'static str, text: String) {
        let Some(control) = control(id) else { return };
        match parse_number(&text) {
            Some(number) => {
                self.moving = None;
                self.set(id, control.from_shown(number));
            }
            None => self.notice = Some(Notice::NotANumber { control: id, text }),
        }
    }

    fn change(&mut self, path: String, change: &Change, is_moving: bool) {
        let made = changed(self.scenario(), &path, change);
        let moving = is_moving.then(|| Cow::Owned(path.clone()));
        self.take_change(made, path, moving);
    }

    fn take_change(
        &mut self,
        made: Result<Scenario, Trouble>,
        path: String,
        moving: Option<Cow<'static, str>>,
    ) {
        match made {
            Ok(scenario) if scenario == **self.scenario() => self.notice = None,
            Ok(scenario) => self.alter(scenario, moving),
            Err(Trouble::NotANumber(text)) => self.notice = Some(Notice::NotANumberAt { path, text }),
            Err(Trouble::Refused(complaints)) => self.notice = Some(Notice::Refused { complaints }),
        }
    }

    fn take_experiment(&mut self, settings: &[(String, f64)]) {
        let settings: Vec<(&str, f64)> =
            settings.iter().map(|(path, value)| (path.as_str(), *value)).collect();
        match with_settings(self.scenario(), &settings) {
            Ok(scenario) => self.alter(scenario, None),
            Err(Refusal::Unsound(complaints)) => self.notice = Some(Notice::Refused { complaints }),
            // Of another scenario, whose numbers are not here.
            Err(_) => {}
        }
    }

    fn take_seed(&mut self, seed: f64) {
        match bounds::SEED.check_number(seed) {
            Ok(seed) => {
                let mut scenario = Scenario::clone(self.scenario());
                scenario.run.seed = seed as u64;
                self.alter(scenario, None);
            }
            Err(problem) => {
                let path = bounds::SEED.path.to_owned();
                let complaint = Complaint { path, value: seed.to_string(), problem };
                self.notice = Some(Notice::Refused { complaints: vec![complaint] });
            }
        }
    }

    /// Puts a preset in place. If it is the one that a link waits for, it gets the link's settings.
    fn open_preset(&mut self, id: &'static str, text: &str) {
        match Scenario::from_text(text) {
            Ok(scenario) => {
                let base = Rc::new(scenario);
                match self.awaited.take() {
                    Some(link) if link.is_of_preset(id) => {
                        self.take_settings(&link, base, preset(id), Vec::new());
                    }
                    _ => {
                        let scenario = Rc::clone(&base);
                        self.replace(Setting { scenario, base, preset: preset(id) }, None);
                    }
                }
            }
            Err(complaints) => self.notice = Some(Notice::FileRefused { name: id.to_owned(), complaints }),
        }
    }

    /// Changes the scenario at hand; where it came from stays.
    fn alter(&mut self, scenario: Scenario, moving: Option<Cow<'static, str>>) {
        let Setting { base, preset, .. } = &self.setting;
        let setting = Setting { scenario: Rc::new(scenario), base: Rc::clone(base), preset: *preset };
        self.replace(setting, moving);
    }

    /// Puts another setting in place; the one before can be had back.
    fn replace(&mut self, setting: Setting, moving: Option<Cow<'static, str>>) {
        let before = std::mem::replace(&mut self.setting, setting);
        // All steps of one movement of one control are a single change.
        if moving.is_none() || self.moving != moving {
            self.past.push(before);
            if self.past.len() > Self::MOST_UNDO {
                self.past.remove(0);
            }
        }
        self.future.clear();
        self.moving = moving;
        self.follow = Follow::default();
        self.awaited = None;
        self.notice = None;
    }
}

#[cfg(test)]
mod tests;
