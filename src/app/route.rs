//! The places of the page and their addresses: the part behind the `#`. `#lab?…` is the Lab with its own
//! link (`persist`); every other place has a path, `#/learn/02-shelf-or-order?gate=0&lang=vi`.
//!
//! Not here: what stands in a place, and the address bar (`ui`).

use super::{Calculator, ExperimentKind, Inputs, Theme};
use crate::i18n::Language;

/// A place of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Place {
    /// The Lab.
    #[default]
    Lab,
    /// The list of lessons.
    Learn,
    /// A lesson, by its folder.
    Lesson(String),
    /// A lesson's page for the lecturer.
    Lecturer(String),
    /// The experiments, at one of them.
    Experiments(ExperimentKind),
    /// A calculator.
    Calculators(Calculator),
    /// The page that makes a link for a class.
    Class,
    /// The glossary, at one of its entries if one is named.
    Glossary(Option<String>),
}

/// A place, and how it is entered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Route {
    /// The place.
    pub place: Place,
    /// Whether lessons may be run before anything was predicted: a lecturer's choice.
    pub is_open: bool,
    /// What a calculator was given.
    pub inputs: Inputs,
}

/// What an address asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entered {
    /// The Lab; its link, if there is one, is read elsewhere.
    Lab,
    /// Another place.
    Elsewhere {
        /// Where.
        route: Route,
        /// In which language, if it says so.
        language: Option<Language>,
        /// In which theme, if it says so.
        theme: Option<Theme>,
        /// Parts that make no sense.
        unreadable: Vec<String>,
    },
    /// A place that there is not.
    Unknown {
        /// As it stands in the address, cut where it is long.
        path: String,
    },
    /// Nothing: it names an element of the page, as a skip link does.
    Nothing,
}

/// More of a path or a part is not quoted [characters].
const MOST_QUOTED: usize = 60;

impl Place {
    /// The path, with its first stroke; the Lab has none.
    fn path(&self) -> Option<String> {
        match self {
            Self::Lab => None,
            Self::Learn => Some("/learn".to_owned()),
            Self::Lesson(folder) => Some(format!("/learn/{folder}")),
            Self::Lecturer(folder) => Some(format!("/learn/{folder}/lecturer")),
            Self::Experiments(ExperimentKind::Sweep) => Some("/experiments".to_owned()),
            Self::Experiments(kind) => Some(format!("/experiments/{}", kind.name())),
            Self::Calculators(calculator) => Some(format!("/calculators/{}", calculator.id())),
            Self::Class => Some("/class".to_owned()),
            Self::Glossary(None) => Some("/glossary".to_owned()),
            Self::Glossary(Some(entry)) => Some(format!("/glossary/{entry}")),
        }
    }

    fn of_path(path: &str) -> Option<Self> {
        let mut names = path.strip_prefix('/')?.trim_end_matches('/').split('/');
        match (names.next(), names.next(), names.next(), names.next()) {
            (Some("lab"), None, ..) => Some(Self::Lab),
            (Some("learn"), None, ..) => Some(Self::Learn),
            (Some("experiments"), None, ..) => Some(Self::Experiments(ExperimentKind::Sweep)),
            (Some("experiments"), Some(kind), None, _) => {
                Some(Self::Experiments(ExperimentKind::of_name(kind)?))
            }
            (Some("calculators"), None, ..) => Some(Self::Calculators(Calculator::default())),
            (Some("calculators"), Some(id), None, _) => Calculator::of_id(id).map(Self::Calculators),
            (Some("class"), None, ..) => Some(Self::Class),
            (Some("glossary"), None, ..) => Some(Self::Glossary(None)),
            // Measures lead to their entries by their own names.
            (Some("glossary"), Some(entry), None, _) if is_folder(&entry.replace('_', "-")) => {
                Some(Self::Glossary(Some(entry.to_owned())))
            }
            (Some("learn"), Some(folder), None, _) if is_folder(folder) => {
                Some(Self::Lesson(folder.to_owned()))
            }
            (Some("learn"), Some(folder), Some("lecturer"), None) if is_folder(folder) => {
                Some(Self::Lecturer(folder.to_owned()))
            }
            _ => None,
        }
    }

    /// The address of the place as it is linked within the page.
    #[must_use]
    pub fn address(&self) -> String {
        self.path().map_or_else(|| "#lab".to_owned(), |path| format!("#{path}"))
    }

    /// Whether another place is this one or lies in it.
    #[must_use]
    pub fn holds(&self, other: &Self) -> bool {
        match self {
            // The calculators are reached from the lessons.
            Self::Learn => matches!(other, Self::Learn | Self::Calculators(_)) || other.lesson().is_some(),
            Self::Experiments(_) => matches!(other, Self::Experiments(_)),
            Self::Glossary(None) => matches!(other, Self::Glossary(_)),
            _ => self == other,
        }
    }

    /// The lesson that it is about.
    #[must_use]
    pub fn lesson(&self) -> Option<&str> {
        match self {
            Self::Lesson(folder) | Self::Lecturer(folder) => Some(folder),
            Self::Lab
            | Self::Learn
            | Self::Experiments(_)
            | Self::Class
            | Self::Calculators(_)
            | Self::Glossary(_) => None,
        }
    }
}

/// Whether a name can be that of a lesson's folder: it becomes part of an address that is fetched.
fn is_folder(name: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    !name.is_empty() && name.len() <= MOST_QUOTED && name.bytes().all(plain)
}

impl Route {
    /// The way into a place, as usual.
    #[must_use]
    pub fn to(place: Place) -> Self {
        let inputs = match &place {
            Place::Calculators(calculator) => Inputs::of(*calculator),
            _ => Inputs::default(),
        };
        Self { place, is_open: false, inputs }
    }

    /// What stands behind the `#`, without it; none for the Lab, whose links are its own.
    #[must_use]
    pub fn write(&self, language: Language, theme: Theme) -> Option<String> {
        let mut text = self.place.path()?;
        text.push_str("?lang=");
        text.push_str(language.tag());
        if let Some(theme) = theme.name() {
            text.push_str("&theme=");
            text.push_str(theme);
        }
        if self.is_open {
            text.push_str("&gate=0");
        }
        if let Place::Calculators(_) = self.place {
            text.push_str(&self.inputs.write());
        }
        Some(text)
    }

    /// Reads what stands behind the `#` of an address.
    #[must_use]
    pub fn read(hash: &str) -> Entered {
        let text = hash.strip_prefix('#').unwrap_or(hash);
        let (path, query) = text.split_once('?').unwrap_or((text, ""));
        if matches!(path, "" | "lab") {
            return Entered::Lab;
        }
        if !path.starts_with('/') {
            return Entered::Nothing;
        }
        let place = match Place::of_path(path) {
            Some(Place::Lab) => return Entered::Lab,
            Some(place) => place,
            None => return Entered::Unknown { path: quoted(path) },
        };
        let mut route = Self::to(place);
        let (mut language, mut theme, mut unreadable) = (None, None, Vec::new());
        for part in query.split('&').filter(|part| !part.is_empty()) {
            let understood = match part.split_once('=') {
                Some(("lang", tag)) => {
                    language = Language::of_tag(tag);
                    language.is_some()
                }
                Some(("theme", name)) => {
                    theme = Theme::of_name(name);
                    theme.is_some()
                }
                Some(("gate", gate)) => {
                    route.is_open = gate == "0";
                    matches!(gate, "0" | "1")
                }
                // A number that is not taken is told beside its box.
                Some((key, value)) if matches!(route.place, Place::Calculators(_)) => {
                    route.inputs.take(key, value)
                }
                _ => false,
            };
            if !understood {
                unreadable.push(quoted(part));
            }
        }
        Entered::Elsewhere { route, language, theme, unreadable }
    }
}

/// A part of an address as it is quoted.
fn quoted(part: &str) -> String {
    match part.char_indices().nth(MOST_QUOTED) {
        Some((end, _)) => format!("{}…", &part[..end]),
        None => part.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn places() -> [Place; 9] {
        let folder = "02-shelf-or-order".to_owned();
        let entry = Place::Glossary(Some("line_fill_rate".to_owned()));
        let eoq = Place::Calculators(Calculator::Eoq);
        [
            Place::Learn,
            Place::Lesson(folder.clone()),
            Place::Lecturer(folder),
            Place::Class,
            Place::Experiments(ExperimentKind::Sweep),
            Place::Experiments(ExperimentKind::Sensitivity),
            Place::Glossary(None),
            entry,
            eoq,
        ]
    }

    #[test]
    fn every_place_comes_back_from_its_address() {
        for place in places() {
            for is_open in [false, true] {
                let mut route = Route { is_open, ..Route::to(place.clone()) };
                route.inputs.take("demand", "1,250.5");
                let text = route.write(Language::Vietnamese, Theme::Projector).unwrap();
                let entered = Entered::Elsewhere {
                    route,
                    language: Some(Language::Vietnamese),
                    theme: Some(Theme::Projector),
                    unreadable: Vec::new(),
                };
                assert_eq!(Route::read(&format!("#{text}")), entered, "{text}");
            }
        }
        assert_eq!(Route::to(Place::Lab).write(Language::English, Theme::System), None);
    }

    #[test]
    fn the_lab_is_where_nothing_else_is_said() {
        for hash in ["", "#", "#lab", "#lab?v=1&seed=3", "#/lab"] {
            assert_eq!(Route::read(hash), Entered::Lab, "{hash}");
        }
        assert_eq!(Route::read("#main"), Entered::Nothing);
    }

    #[test]
    fn an_unknown_place_is_named() {
        for path in [
            "/moon",
            "/learn/../x",
            "/learn/a/b",
            "/learn/02/lecturer/x",
            "/learn/A b",
            "/",
            "/glossary/a/b",
            "/experiments/guess",
            "/experiments/find/x",
            "/glossary/trễ",
            "/calculators/abacus",
            "/calculators/eoq/x",
        ] {
            let entered = Route::read(&format!("#{path}?lang=vi"));
            assert_eq!(entered, Entered::Unknown { path: path.to_owned() }, "{path}");
        }
    }

    #[test]
    fn what_makes_no_sense_is_told_and_the_rest_used() {
        let Entered::Elsewhere { route, language, theme, unreadable } =
            Route::read("#/learn?lang=vi&theme=pink&gate=maybe&speed")
        else {
            panic!("no place")
        };
        assert_eq!((route, language, theme), (Route::to(Place::Learn), Some(Language::Vietnamese), None));
        assert_eq!(unreadable, ["theme=pink", "gate=maybe", "speed"]);
    }

    #[test]
    fn a_calculator_takes_its_numbers_and_keeps_what_it_refuses() {
        let read = Route::read("#/calculators/perfect-order?lang=en&on_time=95,5&correlation=2&speed=3");
        let Entered::Elsewhere { route, unreadable, .. } = read else { panic!("no place") };
        assert_eq!(route.inputs.value("on_time"), 95.5);
        assert_eq!(
            (route.inputs.value("correlation"), route.inputs.refused("correlation")),
            (0.6, Some("2"))
        );
        assert_eq!(unreadable, ["speed=3"]);
        let written = route.write(Language::English, Theme::System).unwrap();
        assert_eq!(written, "/calculators/perfect-order?lang=en&on_time=95.5");
        assert_eq!(Route::read("#/calculators"), Route::read("#/calculators/perfect-order"));
        assert!(Place::Learn.holds(&Place::Calculators(Calculator::Queue)));
    }

    proptest! {
        #[test]
        fn any_address_is_read(hash in ".{0,200}") {
            let _ = Route::read(&hash);
            let _ = Route::read(&format!("#/learn/{hash}"));
            let _ = Route::read(&format!("#/calculators/queue?{hash}"));
        }
    }
}
