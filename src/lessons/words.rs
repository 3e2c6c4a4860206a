//! The words of a lesson in one language, taken from its sections and checked: everything that the lesson
//! asks for is there, nothing else is, and every passage reads as lessons should.

use crate::i18n::Language;

use super::complaint::{Complaint, File, Problem};
use super::sections::{Passage, Section, Sections};
use super::style;

/// A lesson's words in one language. What stands in braces is filled in from the run.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Words {
    /// The title.
    pub title: String,
    /// The paragraph below it.
    pub intro: String,
    /// What the learner is asked to predict.
    pub predict: String,
    /// The words of a choice's answers, or the name of a curve's horizontal axis.
    pub labels: Vec<String>,
    /// What to look at, step by step.
    pub observe: Vec<String>,
    /// Why it is so, step by step.
    pub explain: Vec<String>,
    /// The questions, in the lesson's order.
    pub questions: Vec<QuestionWords>,
    /// The lecturer's page.
    pub lecturer: Lecturer,
}

/// A question's words.
#[derive(Clone, Debug, PartialEq)]
pub struct QuestionWords {
    /// What is asked.
    pub ask: String,
    /// The answers, in the lesson's order.
    pub answers: Vec<AnswerWords>,
}

/// An answer's words.
#[derive(Clone, Debug, PartialEq)]
pub struct AnswerWords {
    /// The answer.
    pub text: String,
    /// Why it is wrong, or right.
    pub reason: Option<String>,
}

/// The lecturer's page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lecturer {
    /// What the students can do afterwards.
    pub goal: String,
    /// What they believe before.
    pub believe: String,
    /// What to ask the room before the run.
    pub ask: String,
    /// What the room will see.
    pub see: String,
    /// What to say.
    pub say: String,
    /// Two variations.
    pub vary: [String; 2],
}

/// What the words must name, as `lesson.json` has it.
pub(super) struct Wanted {
    /// Answers of the prediction, or `axis`.
    pub(super) labels: Vec<String>,
    /// Questions with their answers and the right one.
    pub(super) questions: Vec<(String, Vec<String>, String)>,
    /// What may stand in braces.
    pub(super) placeholders: Vec<String>,
}

/// The placeholder of the learner's own prediction.
pub const PREDICTION: &str = "prediction";

/// Reads one language's words, and adds what is wrong with them.
pub(super) fn read(
    language: Language,
    text: &str,
    wanted: &Wanted,
    complaints: &mut Vec<Complaint>,
) -> (Words, Sections) {
    let sections = Sections::of(text);
    let mut reader = Reader { language, wanted, sections: &sections, complaints };
    let words = reader.words();
    reader.nothing_else();
    (words, sections)
}

struct Reader<'r> {
    language: Language,
    wanted: &'r Wanted,
    sections: &'r Sections,
    complaints: &'r mut Vec<Complaint>,
}

impl Reader<'_> {
    fn complain(&mut self, line: usize, place: &str, problem: Problem) {
        let file = File::Words(self.language);
        self.complaints.push(Complaint { file, line, place: place.to_owned(), problem });
    }

    fn words(&mut self) -> Words {
        let title = match &self.sections.title {
            Some(title) => self.passage("", title),
            None => {
                self.complain(1, "", Problem::NoTitle);
                String::new()
            }
        };
        Words {
            title,
            intro: self.paragraph(""),
            predict: self.paragraph("predict"),
            labels: self.labels("predict", &self.wanted.labels, None).into_iter().map(|l| l.text).collect(),
            observe: self.steps("observe"),
            explain: self.explain(),
            questions: self.wanted.questions.iter().map(|question| self.question(question)).collect(),
            lecturer: Lecturer {
                goal: self.paragraph("lecturer goal"),
                believe: self.paragraph("lecturer believe"),
                ask: self.paragraph("lecturer ask"),
                see: self.paragraph("lecturer see"),
                say: self.paragraph("lecturer say"),
                vary: self.pair("lecturer vary"),
            },
        }
    }

    fn section(&mut self, name: &str) -> Option<Section> {
        let found = self.sections.of_name(name).cloned();
        if found.is_none() {
            self.complain(1, name, Problem::MissingSection(name.to_owned()));
        }
        found
    }

    /// A passage's text, its style and its placeholders checked.
    fn passage(&mut self, place: &str, passage: &Passage) -> String {
        for problem in style::problems(self.language, &passage.text) {
            self.complain(passage.line, place, problem);
        }
        for name in style::placeholders(&passage.text) {
            if name != PREDICTION && !self.wanted.placeholders.iter().any(|known| known == name) {
                self.complain(passage.line, place, Problem::UnknownPlaceholder(name.to_owned()));
            }
        }
        passage.text.clone()
    }

    fn steps(&mut self, name: &str) -> Vec<String> {
        let Some(section) = self.section(name) else { return Vec::new() };
        if section.paragraphs.is_empty() {
            self.complain(section.line, name, Problem::NoText);
        }
        section.paragraphs.iter().map(|paragraph| self.passage(name, paragraph)).collect()
    }

    /// Exactly so many paragraphs.
    fn exactly(&mut self, name: &str, wanted: usize) -> Vec<String> {
        let Some(section) = self.section(name) else { return Vec::new() };
        let found = section.paragraphs.len();
        if found == 0 {
            self.complain(section.line, name, Problem::NoText);
        } else if found != wanted {
            self.complain(section.line, name, Problem::Paragraphs { found, wanted });
        }
        section.paragraphs.iter().map(|paragraph| self.passage(name, paragraph)).collect()
    }

    fn paragraph(&mut self, name: &str) -> String {
        self.exactly(name, 1).into_iter().next().unwrap_or_default()
    }

    fn pair(&mut self, name: &str) -> [String; 2] {
        let mut two = self.exactly(name, 2).into_iter();
        [(); 2].map(|()| two.next().unwrap_or_default())
    }

    /// The explanation names the learner's own prediction.
    fn explain(&mut self) -> Vec<String> {
        let steps = self.steps("explain");
        let named = steps.iter().any(|step| style::placeholders(step).contains(&PREDICTION));
        if !named && !steps.is_empty() {
            let line = self.sections.of_name("explain").map_or(1, |section| section.line);
            self.complain(line, "explain", Problem::PredictionNotNamed);
        }
        steps
    }

    fn question(&mut self, (id, answers, right): &(String, Vec<String>, String)) -> QuestionWords {
        let name = format!("check {id}");
        let ask = self.paragraph(&name);
        QuestionWords { ask, answers: self.labels(&name, answers, Some(right)) }
    }

    /// The words of answers, by name, in the wanted order; each wrong one with its reason.
    fn labels(&mut self, place: &str, wanted: &[String], right: Option<&str>) -> Vec<AnswerWords> {
        let Some(section) = self.sections.of_name(place).cloned() else { return Vec::new() };
        for answer in &section.answers {
            let known = wanted.contains(&answer.name);
            let first = section.answers.iter().find(|other| other.name == answer.name);
            if !known {
                self.complain(answer.words.line, place, Problem::UnknownLabel(answer.name.clone()));
            } else if first.is_some_and(|first| first.words.line != answer.words.line) {
                self.complain(answer.words.line, place, Problem::NameTaken(answer.name.clone()));
            }
        }
        let mut words = Vec::new();
        for name in wanted {
            let answer = section.answers.iter().find(|answer| answer.name == *name);
            let Some(answer) = answer.filter(|answer| !answer.words.text.is_empty()) else {
                self.complain(section.line, place, Problem::MissingLabel(name.clone()));
                continue;
            };
            if right.is_some_and(|right| right != name) && answer.reason.is_none() {
                self.complain(answer.words.line, place, Problem::NoReason(name.clone()));
            }
            let text = self.passage(place, &answer.words);
            let reason = answer.reason.as_ref().map(|reason| self.passage(place, reason));
            words.push(AnswerWords { text, reason });
        }
        words
    }

    /// Nothing stands there that nothing asks for, or twice.
    fn nothing_else(&mut self) {
        const KNOWN: [&str; 10] = [
            "",
            "predict",
            "observe",
            "explain",
            "lecturer goal",
            "lecturer believe",
            "lecturer ask",
            "lecturer see",
            "lecturer say",
            "lecturer vary",
        ];
        for (place, section) in self.sections.list.iter().enumerate() {
            let name = section.name.as_str();
            let question = name.strip_prefix("check ");
            let asked =
                question.is_some_and(|id| self.wanted.questions.iter().any(|(known, ..)| known == id));
            if !KNOWN.contains(&name) && !asked {
                self.complain(section.line, name, Problem::UnknownSection(name.to_owned()));
            } else if self.sections.list[..place].iter().any(|before| before.name == name) {
                self.complain(section.line, name, Problem::NameTaken(name.to_owned()));
            }
        }
    }
}

/// What differs between the two languages: numbers of steps, and the numbers that sections name.
pub(super) fn differences(
    languages: [Language; 2],
    [one, two]: [&Sections; 2],
    complaints: &mut Vec<Complaint>,
) {
    for section in &two.list {
        let Some(other) = one.of_name(&section.name) else { continue };
        let mut complain = |problem| {
            let (file, place) = (File::Words(languages[1]), section.name.clone());
            complaints.push(Complaint { file, line: section.line, place, problem });
        };
        let (found, steps) = (section.paragraphs.len(), other.paragraphs.len());
        if found != steps && matches!(section.name.as_str(), "observe" | "explain") {
            complain(Problem::StepsDiffer { found, other: steps });
        }
        let [mut there, mut here] =
            [(languages[0], other), (languages[1], section)].map(|(language, section)| {
                section.passages().flat_map(|text| style::numbers(language, text)).collect::<Vec<String>>()
            });
        here.retain(|number| match there.iter().position(|known| known == number) {
            Some(place) => {
                there.remove(place);
                false
            }
            None => true,
        });
        if !here.is_empty() || !there.is_empty() {
            complain(Problem::NumbersDiffer { here, there });
        }
    }
}

impl Section {
    fn passages(&self) -> impl Iterator<Item = &str> {
        let answers = self.answers.iter().flat_map(|answer| [Some(&answer.words), answer.reason.as_ref()]);
        self.paragraphs.iter().chain(answers.flatten()).map(|passage| passage.text.as_str())
    }
}
