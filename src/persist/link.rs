//! The whole state in a link: `lab?v=1&e=1&preset=phone-accessories-v1&demand.orders_per_day=8&lang=vi`, what stands
//! behind the `#` of the address. It names the preset and what differs from it, in readable keys; where that
//! would be long, in one packed key. A link to a scenario of the user's own names its digest instead.
//!
//! Not here: what presets there are, and what the page does with a link (`app`).

use serde_json::{Map, Value};

use super::escape::{decode, encode};
use super::{packed, patch};
use crate::experiment::{Digest, ENGINE_VERSION, scenario_digest};
use crate::model::{Complaint, SCHEMA_VERSION, Scenario};

/// What begins a link to the Lab.
const PAGE: &str = "lab";
/// Readable links may be so long [characters]; longer ones are packed.
const MOST_READABLE: usize = 1500;
/// What is longer is not read [characters].
const MOST_READ: usize = 20_000;

/// What a link's settings are measured from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Base {
    /// A preset, by its versioned name.
    Preset(String),
    /// A scenario of the user's own: only its file can tell what is in it.
    Own {
        /// The digest of the scenario as it was opened.
        digest: String,
        /// What it is called.
        name: String,
    },
}

/// How the page looks, as texts; none where it is as usual.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// The language's tag.
    pub language: Option<String>,
    /// The theme's name.
    pub theme: Option<String>,
    /// The measure of service of the trade-off.
    pub service: Option<String>,
    /// The measure of what is on time and in full.
    pub definition: Option<String>,
    /// Whether the path of one run is drawn: `0` or `1`.
    pub one_run: Option<String>,
    /// The order that is followed.
    pub order: Option<String>,
    /// The replication that it is followed in, from 0.
    pub replication: Option<String>,
    /// Whether the Lab stands alone in another page: `0` or `1`.
    pub embed: Option<String>,
    /// Whether results wait for a prediction: `0` or `1`.
    pub predict: Option<String>,
    /// Parts of the panel that stay as they are, with commas.
    pub lock: Option<String>,
    /// Parts of the panel that are not shown, with commas.
    pub hide: Option<String>,
}

impl View {
    /// Its keys in a link, in order.
    fn pairs(&self) -> [(&'static str, &Option<String>); 11] {
        let Self {
            language,
            theme,
            service,
            definition,
            one_run,
            order,
            replication,
            embed,
            predict,
            lock,
            hide,
        } = self;
        [
            ("lang", language),
            ("theme", theme),
            ("service", service),
            ("counts", definition),
            ("one_run", one_run),
            ("order", order),
            ("replication", replication),
            ("embed", embed),
            ("predict", predict),
            ("lock", lock),
            ("hide", hide),
        ]
    }

    /// The value of a key; none if a link has no such key.
    fn value(&mut self, key: &str) -> Option<&mut Option<String>> {
        Some(match key {
            "lang" => &mut self.language,
            "theme" => &mut self.theme,
            "service" => &mut self.service,
            "counts" => &mut self.definition,
            "one_run" => &mut self.one_run,
            "order" => &mut self.order,
            "replication" => &mut self.replication,
            "embed" => &mut self.embed,
            "predict" => &mut self.predict,
            "lock" => &mut self.lock,
            "hide" => &mut self.hide,
            _ => return None,
        })
    }
}

/// A link.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// The version of the scenario's form that it was written for.
    pub schema: u32,
    /// The engine that gave its results.
    pub engine: u32,
    /// What it starts from; none in a link written by hand that does not say.
    pub base: Option<Base>,
    /// What differs from that: a merge patch (RFC 7396) on the scenario's JSON.
    settings: Value,
    /// How the page looks.
    pub view: View,
    /// Parts of the text that could not be read.
    pub unreadable: Vec<String>,
}

/// A scenario made of a link, and what had to be left out.
#[derive(Clone, Debug, PartialEq)]
pub struct Made {
    /// The scenario.
    pub scenario: Scenario,
    /// Why some settings of the link were left as they are in its base.
    pub complaints: Vec<Complaint>,
}

impl Link {
    /// The link to a scenario that was made from another one.
    #[must_use]
    pub fn new(base: Base, from: &Scenario, to: &Scenario, view: View) -> Self {
        let settings = if from == to {
            Value::Object(Map::new())
        } else {
            patch::difference(&from.to_json(), &to.to_json())
        };
        Self {
            schema: SCHEMA_VERSION,
            engine: ENGINE_VERSION,
            base: Some(base),
            settings,
            view,
            unreadable: Vec::new(),
        }
    }

    /// Own data: what a link calls them.
    #[must_use]
    pub fn own(scenario: &Scenario) -> Base {
        Base::Own { digest: scenario_digest(scenario).to_string(), name: scenario.name.clone() }
    }

    /// The scenario: the base with the link's settings. What is not sound is left as it is in the base.
    #[must_use]
    pub fn apply(&self, base: &Scenario) -> Made {
        let mut settings = self.settings.clone();
        let mut left_out: Vec<Complaint> = Vec::new();
        loop {
            let mut file = base.to_json();
            patch::apply(&mut file, &settings);
            let complaints = match Scenario::from_json(&file) {
                Ok(scenario) => return Made { scenario, complaints: left_out },
                Err(complaints) => complaints,
            };
            // Each turn takes at least one setting out, or all that are left.
            let mut fewer = false;
            for complaint in &complaints {
                fewer |= take_out(&mut settings, &complaint.path);
            }
            left_out.extend(complaints);
            if !fewer {
                return Made { scenario: base.clone(), complaints: left_out };
            }
        }
    }

    /// Forgets the settings: of a newer program they may mean something else.
    pub fn forget_settings(&mut self) {
        self.settings = Value::Object(Map::new());
    }

    /// Whether it starts from the preset of a name.
    #[must_use]
    pub fn is_of_preset(&self, id: &str) -> bool {
        matches!(&self.base, Some(Base::Preset(own)) if own == id)
    }

    /// The text of the link, without the `#`.
    #[must_use]
    pub fn write(&self) -> String {
        let readable = self.with(&patch::pairs(&self.settings));
        if readable.len() <= MOST_READABLE {
            return readable;
        }
        let packed = packed::write(&patch::shortened(&self.settings));
        self.with(&[("z".to_owned(), packed)])
    }

    fn with(&self, settings: &[(String, String)]) -> String {
        let mut text = format!("{PAGE}?v={}&e={}", self.schema, self.engine);
        let mut add = |key: &str, value: &str| {
            text.push('&');
            encode(&mut text, key);
            text.push('=');
            encode(&mut text, value);
        };
        match &self.base {
            Some(Base::Preset(id)) => add("preset", id),
            Some(Base::Own { digest, name }) => {
                add("own", digest);
                add("file", name);
            }
            None => {}
        }
        for (key, value) in settings {
            add(key, value);
        }
        for (key, value) in self.view.pairs() {
            if let Some(value) = value {
                add(key, value);
            }
        }
        text
    }

    /// Reads what stands behind the `#` of an address; none if that is no link to a state of the Lab. What
    /// cannot be read is kept apart, and the rest is read.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let text = text.strip_prefix('#').unwrap_or(text).strip_prefix(PAGE)?.strip_prefix('?')?;
        let mut link = Self {
            schema: SCHEMA_VERSION,
            engine: ENGINE_VERSION,
            base: None,
            settings: Value::Object(Map::new()),
            view: View::default(),
            unreadable: Vec::new(),
        };
        if text.chars().count() > MOST_READ {
            link.unreadable.push(quoted(text));
            return Some(link);
        }
        let mut own = (None, String::new());
        for part in text.split('&').filter(|part| !part.is_empty()) {
            let pair = part.split_once('=').and_then(|(key, value)| decode(key).zip(decode(value)));
            let understood = match &pair {
                None => false,
                Some((key, value)) if key == "own" => {
                    own.0 = Some(value.clone());
                    Digest::is_digest(value)
                }
                Some((key, value)) if key == "file" => {
                    own.1.clone_from(value);
                    true
                }
                Some((key, value)) => link.take(key, value),
            };
            if !understood {
                link.unreadable.push(quoted(part));
            }
        }
        if let (Some(digest), name) = own {
            link.base = Some(Base::Own { digest, name });
        }
        Some(link)
    }

    /// Takes one pair in; false if it makes no sense.
    fn take(&mut self, key: &str, value: &str) -> bool {
        let text = || Some(value.to_owned());
        match key {
            "v" => value.parse().map(|version| self.schema = version).is_ok(),
            "e" => value.parse().map(|version| self.engine = version).is_ok(),
            "preset" => {
                self.base = text().map(Base::Preset);
                true
            }
            "z" => {
                let Some(packed) = packed::read(value).filter(Value::is_object) else { return false };
                patch::merge(&mut self.settings, &packed);
                true
            }
            _ => match self.view.value(key) {
                Some(place) => {
                    *place = text();
                    match key {
                        "one_run" => matches!(value, "0" | "1"),
                        "order" => value.parse::<u64>().is_ok(),
                        "replication" => value.parse::<u32>().is_ok(),
                        _ => true,
                    }
                }
                None => patch::put(&mut self.settings, key, value),
            },
        }
    }
}

/// Takes what a complaint is about out of the settings: the field, or the group or list that it lies in.
fn take_out(settings: &mut Value, path: &str) -> bool {
    let mut path = path;
    loop {
        if patch::remove(settings, path) {
            return true;
        }
        match path.rfind(['.', '[']) {
            Some(end) => path = &path[..end],
            None => return false,
        }
    }
}

/// A part of a link as it is quoted.
fn quoted(part: &str) -> String {
    const MOST: usize = 60;
    match part.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &part[..end]),
        None => part.to_owned(),
    }
}

#[cfg(test)]
mod tests;
