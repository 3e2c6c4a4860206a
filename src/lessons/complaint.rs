//! What is wrong with a lesson: data, not sentences, each with its file and its line.

use crate::i18n::Language;
use crate::model;

/// A file of a lesson's folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum File {
    /// `lesson.json`: everything but words.
    Lesson,
    /// `vi.md` or `en.md`: the words of a language.
    Words(Language),
    /// `orders.csv`: order records that the lesson works by hand, where it has any.
    Orders,
}

impl File {
    /// Its name in the folder.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Lesson => "lesson.json",
            Self::Words(Language::Vietnamese) => "vi.md",
            Self::Words(Language::English | Language::Pseudo) => "en.md",
            Self::Orders => "orders.csv",
        }
    }
}

/// One thing that is wrong with a lesson.
#[derive(Clone, Debug, PartialEq)]
pub struct Complaint {
    /// In which file.
    pub file: File,
    /// On which line of it, from 1.
    pub line: usize,
    /// What it is about: a path such as `claims/0/alpha`, or a section of the words; empty for the file.
    pub place: String,
    /// What is wrong.
    pub problem: Problem,
}

/// What a value should have been.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A text.
    Text,
    /// A number.
    Number,
    /// A whole number.
    Whole,
    /// A group in braces.
    Group,
    /// A list in brackets.
    List,
}

/// What can be wrong with a lesson.
#[derive(Clone, Debug, PartialEq)]
pub enum Problem {
    /// There is no `lesson.json`.
    NoLesson,
    /// The text is not JSON.
    Syntax {
        /// Column of the line, from 1.
        column: usize,
    },
    /// A name stands twice in one group.
    Twice,
    /// There is no such field here.
    UnknownField,
    /// A field that must be there is not.
    Missing(&'static str),
    /// Not of the form that it should have.
    Not(Form),
    /// A number outside its limits.
    OutOfRange {
        /// What was given.
        value: f64,
        /// The smallest allowed.
        low: f64,
        /// The largest allowed.
        high: f64,
    },
    /// A list with too few or too many entries.
    WrongLength {
        /// How many there are.
        found: usize,
        /// The fewest allowed.
        fewest: usize,
        /// The most allowed.
        most: usize,
    },
    /// Not one of the words that are allowed.
    NotAChoice {
        /// What was given.
        found: String,
        /// The words.
        choices: Vec<String>,
    },
    /// No preset has this name.
    UnknownPreset(String),
    /// No history is known by the name of this preset.
    UnknownHistory(String),
    /// No variant of the lesson has this name.
    UnknownVariant(String),
    /// No measure has this name.
    UnknownMeasure(String),
    /// A dip of a variant that has no disruptions.
    Undisturbed(String),
    /// The scenario does not take a difference.
    Scenario(model::Complaint),
    /// The scenario has no number at this path, so no control can move it.
    NoSuchNumber(String),
    /// A control moves all points of a curve at once, but they differ in its number.
    PointsDiffer(String),
    /// The glossary has no such term.
    UnknownTerm(String),
    /// The first reveal answers the prediction, so with a curve it must be one of the curve's points.
    AnswerNotOnCurve(String),
    /// The first reveal is not in the unit of the prediction that it answers.
    AnswerInAnotherUnit,
    /// A claim says nothing, or two things at once: it must have exactly one comparison.
    Comparisons(usize),
    /// The lesson claims nothing, so nothing holds it to the truth.
    NoClaim,
    /// A name is used twice where it must be told from others.
    NameTaken(String),
    /// The file of a language is not there, or empty.
    MissingLanguage,
    /// The words have no title, a line that begins with `# `.
    NoTitle,
    /// A section that must be there is not.
    MissingSection(String),
    /// A section that nothing asks for.
    UnknownSection(String),
    /// A section has no paragraph.
    NoText,
    /// A section should have exactly this many paragraphs.
    Paragraphs {
        /// How many it has.
        found: usize,
        /// How many it should have.
        wanted: usize,
    },
    /// The other language has another number of steps in this section.
    StepsDiffer {
        /// Here.
        found: usize,
        /// There.
        other: usize,
    },
    /// The two languages do not name the same numbers in this section.
    NumbersDiffer {
        /// Numbers that only this language has.
        here: Vec<String>,
        /// Numbers that only the other has.
        there: Vec<String>,
    },
    /// A step is too long.
    TooManyWords {
        /// How many words it has.
        found: usize,
        /// How many it may have.
        most: usize,
    },
    /// Exclamation marks are not for lessons.
    ExclamationMark,
    /// Praise, or a word that belittles the question.
    Praise(String),
    /// An answer has no words.
    MissingLabel(String),
    /// Words for an answer that there is not.
    UnknownLabel(String),
    /// A wrong answer without a reason.
    NoReason(String),
    /// A value in braces that the lesson does not have.
    UnknownPlaceholder(String),
    /// The explanation never names the learner's own prediction.
    PredictionNotNamed,
    /// A row of the order records is wrong, in the words of their reader.
    Record(String),
}
