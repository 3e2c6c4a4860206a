//! The whole state in a link: `lab?v=1&e=1&preset=phone-accessories-v1&demand.orders_per_day=8&lang=vi`, what stands
//! behind the `#` of the address. It names the preset and what differs from it, in readable keys; where that
//! would be long, in one packed key. A link to a scenario of the user's own names its digest instead.
//!
//! Not here: what presets there are, and what the page does with a link (`app`).

use serde_json::{Map, Value};

use super::patch;
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
    /// Whether the path of one run is drawn: `0` or `1`.
    pub one_run: Option<String>,
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
        let packed = pack(patch::shortened(&self.settings).to_string().as_bytes());
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
        let View { language, theme, service, one_run } = &self.view;
        for (key, value) in [("lang", language), ("theme", theme), ("service", service), ("one_run", one_run)]
        {
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
            "lang" => {
                self.view.language = text();
                true
            }
            "theme" => {
                self.view.theme = text();
                true
            }
            "service" => {
                self.view.service = text();
                true
            }
            "one_run" => {
                self.view.one_run = text();
                matches!(value, "0" | "1")
            }
            "z" => {
                let packed = unpack(value).and_then(|bytes| serde_json::from_slice::<Value>(&bytes).ok());
                let Some(packed) = packed.filter(Value::is_object) else { return false };
                patch::merge(&mut self.settings, &packed);
                true
            }
            path => patch::put(&mut self.settings, path, value),
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

/// Escapes all but letters, digits and marks that every browser and every chat leaves alone.
fn encode(link: &mut String, text: &str) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~,:/".contains(&byte) {
            link.push(char::from(byte));
        } else {
            link.push('%');
            link.push(char::from(HEX[usize::from(byte >> 4)]));
            link.push(char::from(HEX[usize::from(byte & 15)]));
        }
    }
}

/// Resolves escapes; none where they are broken.
fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((byte, behind)) = rest.split_first() {
        rest = behind;
        if *byte != b'%' {
            bytes.push(*byte);
            continue;
        }
        let digit = |place: usize| char::from(*behind.get(place)?).to_digit(16);
        bytes.push((16 * digit(0)? + digit(1)?) as u8);
        rest = &behind[2..];
    }
    String::from_utf8(bytes).ok()
}

/// The letters of base64url (RFC 4648), which need no escapes in a link.
const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

fn pack(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 4 / 3 + 3);
    for three in bytes.chunks(3) {
        let word =
            three.iter().fold(0_u32, |word, byte| word << 8 | u32::from(*byte)) << (8 * (3 - three.len()));
        for place in 0..=three.len() {
            text.push(char::from(LETTERS[(word >> (18 - 6 * place) & 63) as usize]));
        }
    }
    text
}

fn unpack(text: &str) -> Option<Vec<u8>> {
    let text = text.trim_end_matches('=').as_bytes();
    let mut bytes = Vec::with_capacity(text.len());
    for four in text.chunks(4) {
        let mut word = 0_u32;
        for letter in four {
            word = word << 6 | LETTERS.iter().position(|known| known == letter)? as u32;
        }
        let missing = 4 - four.len();
        if missing > 2 {
            return None;
        }
        word <<= 6 * missing;
        bytes.extend_from_slice(&word.to_be_bytes()[1..4 - missing]);
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn view() -> View {
        View { language: Some("vi".to_owned()), ..View::default() }
    }

    fn preset() -> Base {
        Base::Preset("phone-accessories-v1".to_owned())
    }

    fn changed(text: &str) -> Scenario {
        Scenario::from_text(text).unwrap()
    }

    #[test]
    fn keys_are_readable() {
        let base = Scenario::default();
        let to = changed(
            r#"{"demand": {"orders_per_day": 8, "weekday": [1, 1, 1, 1, 1, 0.5, 0]},
            "order_cycle": {"transport": {"kind": "fixed", "days": 2}}, "money": {"currency": "£"}}"#,
        );
        let link = Link::new(preset(), &base, &to, view());
        let text = "lab?v=1&e=1&preset=phone-accessories-v1&demand.orders_per_day=8&demand.weekday=1,1,1,1,1,0.5,0&\
                    money.currency=%C2%A3&order_cycle.transport.cv=&order_cycle.transport.days=2&\
                    order_cycle.transport.kind=fixed&order_cycle.transport.mean=&lang=vi";
        assert_eq!(link.write(), text);
        let read = Link::read(&format!("#{text}")).unwrap();
        assert_eq!(read.apply(&base), Made { scenario: to, complaints: Vec::new() });
        assert_eq!((read.base.clone(), read.view.clone()), (Some(preset()), view()));
        assert_eq!(read.write(), text);
    }

    #[test]
    fn own_data_are_named_and_not_carried() {
        let own = changed(
            r#"{"name": "Lan's shop", "demand": {"items": {"kind": "listed", "list": [{"name": "a", "weight": 1}]}}}"#,
        );
        let mut moved = own.clone();
        moved.demand.gap_cv = 0.5;
        let text = Link::new(Link::own(&own), &own, &moved, View::default()).write();
        let digest = scenario_digest(&own);
        assert_eq!(text, format!("lab?v=1&e=1&own={digest}&file=Lan%27s%20shop&demand.gap_cv=0.5"));
        let read = Link::read(&text).unwrap();
        assert_eq!(read.base, Some(Link::own(&own)));
        assert_eq!(read.apply(&own).scenario, moved);
    }

    #[test]
    fn what_is_wrong_is_left_out_and_said() {
        let base = Scenario::default();
        let link = Link::read(
            "lab?preset=x&demand.gap_cv=9&demand.orders_per_day=8&speed=1&money=%5B1%5D&order_cycle.transport.kind=uniform\
             &order_cycle.transport.min=3&demand.season=0,0,0,0,0,0,0,0,0,0,0,0&broken&lang=%zz&own=12",
        )
        .unwrap();
        assert_eq!(link.unreadable, ["broken", "lang=%zz", "own=12"]);
        let made = link.apply(&base);
        assert_eq!(made.scenario.demand.orders_per_day, 8.0);
        assert_eq!(made.scenario.demand.gap_cv, base.demand.gap_cv);
        assert_eq!(made.scenario.order_cycle, base.order_cycle);
        let paths: Vec<&str> = made.complaints.iter().map(|complaint| complaint.path.as_str()).collect();
        for path in ["demand.gap_cv", "speed", "money", "demand.season", "order_cycle.transport.max"] {
            assert!(paths.contains(&path), "{path} not among {paths:?}");
        }
    }

    #[test]
    fn other_addresses_are_no_links() {
        for text in ["", "#", "#main", "#lab", "#/glossary", "#learn?v=1", "laboratory?v=1"] {
            assert_eq!(Link::read(text), None, "{text}");
        }
        let link = Link::read("#lab?v=soon&e=-1&z=%25%25&z=e30&one_run=2").unwrap();
        assert_eq!(link.unreadable, ["v=soon", "e=-1", "z=%25%25", "one_run=2"]);
        assert_eq!(Link::read(&format!("lab?{}", "x=1&".repeat(6000))).unwrap().unreadable.len(), 1);
    }

    /// Base64url against the vectors of RFC 4648, without padding.
    #[test]
    fn packing_is_base64url() {
        for (bytes, text) in [("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")] {
            assert_eq!(pack(bytes.as_bytes()), text);
            assert_eq!(unpack(text).unwrap(), bytes.as_bytes());
        }
        assert_eq!(pack(&[0xfb, 0xff]), "-_8");
        assert_eq!(unpack("a"), None);
        assert_eq!(unpack("a+b/"), None);
    }

    #[test]
    fn long_links_are_packed() {
        let base = Scenario::default();
        let mut file = base.to_json();
        for group in ["money", "quality", "promise"] {
            for value in file[group].as_object_mut().unwrap().values_mut().filter(|value| value.is_number()) {
                *value = Value::from(0.123_456_789);
            }
        }
        file["money"]["currency"] = Value::from("đồng ".repeat(20));
        file["name"] = Value::from("kịch bản ".repeat(12));
        let to = Scenario::from_json(&file).unwrap();
        let link = Link::new(preset(), &base, &to, view());
        let text = link.write();
        assert!(
            text.contains("&z=") && text.len() < link.with(&patch::pairs(&link.settings)).len(),
            "{text}"
        );
        assert_eq!(Link::read(&text).unwrap().apply(&base), Made { scenario: to, complaints: Vec::new() });
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in "\\PC*") {
            if let Some(link) = Link::read(&format!("lab?{text}")) {
                let made = link.apply(&Scenario::default());
                prop_assert!(Scenario::from_json(&made.scenario.to_json()).is_ok());
            }
        }

        #[test]
        fn mutated_links_are_read_or_refused(
            places in proptest::collection::vec((0_usize..200, 32_u8..127), 1..6)
        ) {
            let mut to = Scenario::default();
            to.demand.gap_cv = 0.25;
            to.run.seed = 7;
            let text = Link::new(preset(), &Scenario::default(), &to, view()).write();
            let mut bytes = text.into_bytes();
            for (place, byte) in places {
                let place = place % bytes.len();
                bytes[place] = byte;
            }
            let text = String::from_utf8(bytes).unwrap();
            if let Some(link) = Link::read(&text) {
                let made = link.apply(&Scenario::default());
                prop_assert!(Scenario::from_json(&made.scenario.to_json()).is_ok());
            }
        }
    }
}
