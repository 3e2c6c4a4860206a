//! The course: which lessons there are, which of them are done, and how the texts of a lesson become one.
//!
//! Not here: fetching and storage (`ui`).

use serde_json::Value;

use super::{Source, preset::lesson_source};
use crate::i18n::Language;
use crate::lessons::{self, Complaint, Files, Lesson, TOPICS};

/// One line of the list of lessons.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its folder, by which it is known.
    pub folder: String,
    /// One of [`TOPICS`].
    pub topic: &'static str,
    /// How long it takes [minutes].
    pub minutes: u32,
    /// Whether it works order records by hand, which stand in a file of their own.
    pub has_orders: bool,
    /// Its titles: Vietnamese, English.
    titles: [String; 2],
}

/// The lessons, in the order of the course.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Course {
    /// Line by line.
    pub lessons: Vec<Entry>,
}

/// A text file of a lesson: its name, and what it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextFile {
    /// Its name, without its folder.
    pub name: String,
    /// What it holds.
    pub text: String,
}

/// Which of a lesson's words are those of a language.
pub(super) fn place_of(language: Language) -> usize {
    usize::from(language != Language::Vietnamese)
}

impl Entry {
    /// Its title.
    #[must_use]
    pub fn title(&self, language: Language) -> &str {
        &self.titles[place_of(language)]
    }

    /// The addresses of its files below the site's.
    #[must_use]
    pub fn files(&self) -> Vec<String> {
        let names = ["lesson.json", "vi.md", "en.md", "orders.csv"];
        let count = if self.has_orders { 4 } else { 3 };
        names[..count].iter().map(|name| format!("lessons/{}/{name}", self.folder)).collect()
    }
}

impl Course {
    /// Where the list is on the site.
    pub const ADDRESS: &'static str = "lessons/index.json";

    /// Reads the list; none if it is not one.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let list: Value = serde_json::from_str(text).ok()?;
        let entry = |value: &Value| {
            let text = |name: &str| value.get(name).and_then(Value::as_str);
            let topic = text("topic")?;
            Some(Entry {
                folder: text("folder")?.to_owned(),
                topic: TOPICS.into_iter().find(|known| *known == topic)?,
                minutes: u32::try_from(value.get("minutes")?.as_u64()?).ok()?,
                has_orders: value.get("orders").and_then(Value::as_bool) == Some(true),
                titles: [text("vi")?.to_owned(), text("en")?.to_owned()],
            })
        };
        Some(Self { lessons: list.as_array()?.iter().map(entry).collect::<Option<_>>()? })
    }

    /// A lesson and its place in the course, from 0.
    #[must_use]
    pub fn find(&self, folder: &str) -> Option<(usize, &Entry)> {
        self.lessons.iter().enumerate().find(|(_, entry)| entry.folder == folder)
    }
}

/// The folders that are remembered as done, with one more.
#[must_use]
pub fn with_done(remembered: &str, folder: &str) -> String {
    if is_done(remembered, folder) {
        remembered.to_owned()
    } else {
        [remembered, folder].iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(",")
    }
}

/// Whether a folder is remembered as done.
#[must_use]
pub fn is_done(remembered: &str, folder: &str) -> bool {
    !folder.is_empty() && remembered.split(',').any(|done| done == folder)
}

/// The files of the site that a lesson is built on and that are not in the program, by their addresses.
#[must_use]
pub fn wanted_of_site(files: &[TextFile]) -> Vec<&'static str> {
    let text = files.iter().find(|file| file.name == "lesson.json").map_or("", |file| file.text.as_str());
    let names = lessons::presets_of(text).into_iter();
    let mut wanted = Vec::new();
    for name in names {
        if let Some(Source::Fetched(address)) = lesson_source(&name)
            && !wanted.contains(&address)
        {
            wanted.push(address);
        }
    }
    wanted
}

/// A lesson of its files, whatever their order; or all that is wrong with it. `of_site` holds what it wanted of
/// the site, by address.
///
/// # Errors
/// The checker's complaints.
pub fn read_lesson(files: &[TextFile], of_site: &[TextFile]) -> Result<Lesson, Vec<Complaint>> {
    let text = |name: &str| files.iter().find(|file| file.name == name).map(|file| file.text.as_str());
    let files = Files {
        lesson: text("lesson.json"),
        vietnamese: text("vi.md"),
        english: text("en.md"),
        orders: text("orders.csv"),
    };
    lessons::read(files, &|name| match lesson_source(name)? {
        Source::Here(text) => Some(text.to_owned()),
        Source::Fetched(address) => {
            of_site.iter().find(|file| file.name == address).map(|file| file.text.clone())
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = r#"[
        {"folder": "02-x", "topic": "strategies", "minutes": 9, "vi": "Hai", "en": "Two"},
        {"folder": "03-y", "topic": "scorecards", "minutes": 8, "orders": true, "vi": "Ba", "en": "Three"}
    ]"#;

    #[test]
    fn a_list_is_read_and_lessons_are_found() {
        let course = Course::read(LIST).unwrap();
        let (place, entry) = course.find("03-y").unwrap();
        assert_eq!((place, entry.minutes, entry.title(Language::Vietnamese)), (1, 8, "Ba"));
        assert_eq!(entry.files().last().unwrap(), "lessons/03-y/orders.csv");
        assert_eq!(course.lessons[0].files().len(), 3);
        assert_eq!(course.find("moon"), None);
        for wrong in ["", "{}", "[1]", r#"[{"folder": "a", "topic": "moon", "minutes": 1}]"#] {
            assert_eq!(Course::read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn what_is_done_is_remembered_once() {
        let done = with_done(&with_done(&with_done("", "01-a"), "02-b"), "01-a");
        assert_eq!(done, "01-a,02-b");
        assert!(is_done(&done, "02-b") && !is_done(&done, "02") && !is_done("", ""));
    }

    #[test]
    fn files_are_known_by_their_names() {
        let file = |name: &str, text: &str| TextFile { name: name.to_owned(), text: text.to_owned() };
        let complaints = read_lesson(&[file("en.md", "# A"), file("lesson.json", "{")], &[]).unwrap_err();
        assert_eq!(complaints[0].file.name(), "lesson.json");
    }

    #[test]
    fn what_is_not_in_the_program_is_wanted_of_the_site() {
        let wanted = |text: &str| {
            wanted_of_site(&[TextFile { name: "lesson.json".to_owned(), text: text.to_owned() }])
        };
        assert_eq!(wanted(r#"{"preset": "phone-accessories-v1"}"#), [""; 0]);
        assert_eq!(
            wanted(
                r#"{"preset": "real-exporter-v1", "variants": {"x": {"demand.replay": "real-exporter-v1"}}}"#
            ),
            ["presets/real-exporter-v1.json", "data/online-retail-export.replay.json"]
        );
        for nothing in ["", "{", r#"{"preset": 3}"#, r#"{"preset": "moon", "changes": []}"#] {
            assert_eq!(wanted(nothing), [""; 0], "{nothing}");
        }
    }
}
