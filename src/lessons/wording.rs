//! Complaints and verdicts in words: one line each, with file and line. The words themselves stand in
//! `i18n`.

use crate::i18n::{GivenIn, Texts, complaint_text, decimals_needed, format_plain};
use crate::model;

use super::complaint::{Complaint, Form, Problem};
use super::judge::{Judged, Verdict};
use super::lesson::{Against, Claim, Other, Source};
use super::words::PREDICTION;

/// A complaint in one line: `lesson.json, line 12: claims/0/measure: there is no measure “x”`.
#[must_use]
pub fn complaint_line(texts: Texts, complaint: &Complaint) -> String {
    let at = texts.lessons.at(complaint.file.name(), &complaint.line.to_string());
    let what = problem(texts, &complaint.problem);
    match complaint.place.as_str() {
        "" => format!("{at}: {what}"),
        place => format!("{at}: {place}: {what}"),
    }
}

fn problem(texts: Texts, problem: &Problem) -> String {
    let words = texts.lessons;
    let number = |value: f64| given(texts, value);
    let count = |count: usize| count.to_string();
    let listed = |numbers: &[String]| match numbers {
        [] => words.nothing().to_owned(),
        some => some.join(" "),
    };
    match problem {
        Problem::NoLesson => words.no_lesson().to_owned(),
        Problem::AnswerInAnotherUnit => words.answer_in_another_unit().to_owned(),
        Problem::Syntax { column } => words.syntax(&count(*column)),
        Problem::Twice => words.twice().to_owned(),
        Problem::UnknownField => words.unknown_field().to_owned(),
        Problem::Missing(field) => words.missing(field),
        Problem::Not(form) => match form {
            Form::Text => words.not_text(),
            Form::Number => words.not_number(),
            Form::Whole => words.not_whole(),
            Form::Group => words.not_group(),
            Form::List => words.not_list(),
        }
        .to_owned(),
        Problem::OutOfRange { value, low, high } => {
            words.range(&number(*value), &number(*low), &number(*high))
        }
        Problem::WrongLength { found, fewest, most } => {
            words.length(&count(*found), &count(*fewest), &count(*most))
        }
        Problem::NotAChoice { found, choices } => words.choice(found, &choices.join(", ")),
        Problem::UnknownPreset(name) => words.unknown_preset(name),
        Problem::UnknownHistory(name) => words.unknown_history(name),
        Problem::UnknownVariant(name) => words.unknown_variant(name),
        Problem::UnknownMeasure(name) => words.unknown_measure(name),
        Problem::Undisturbed(name) => words.undisturbed(name),
        Problem::Scenario(complaint) => words.scenario(&complaint.path, &scenario_problem(texts, complaint)),
        Problem::NoSuchNumber(field) => words.no_such_number(field),
        Problem::PointsDiffer(field) => words.points_differ(field),
        Problem::UnknownTerm(name) => words.unknown_term(name),
        Problem::AnswerNotOnCurve(variant) => words.answer_not_on_curve(variant),
        Problem::Comparisons(found) => words.comparisons(&count(*found)),
        Problem::NoClaim => words.no_claim().to_owned(),
        Problem::NameTaken(name) => words.name_taken(name),
        Problem::MissingLanguage => words.missing_language().to_owned(),
        Problem::NoTitle => words.no_title().to_owned(),
        Problem::MissingSection(name) => words.missing_section(name),
        Problem::UnknownSection(name) => words.unknown_section(name),
        Problem::NoText => words.no_text().to_owned(),
        Problem::Paragraphs { found, wanted } => words.paragraphs(&count(*found), &count(*wanted)),
        Problem::StepsDiffer { found, other } => words.steps_differ(&count(*found), &count(*other)),
        Problem::NumbersDiffer { here, there } => words.numbers_differ(&listed(here), &listed(there)),
        Problem::TooManyWords { found, most } => words.too_many_words(&count(*found), &count(*most)),
        Problem::ExclamationMark => words.exclamation().to_owned(),
        Problem::Praise(word) => words.praise(word),
        Problem::MissingLabel(name) => words.missing_label(name),
        Problem::UnknownLabel(name) => words.unknown_label(name),
        Problem::NoReason(name) => words.no_reason(name),
        Problem::UnknownPlaceholder(name) => words.unknown_placeholder(&format!("{{{name}}}")),
        Problem::PredictionNotNamed => words.prediction_not_named(&format!("{{{PREDICTION}}}")),
        Problem::Record(what) => what.clone(),
    }
}

/// What a scenario says to a value: what was given, and what is allowed.
fn scenario_problem(texts: Texts, complaint: &model::Complaint) -> String {
    let said = complaint_text(texts, complaint, GivenIn::File);
    match complaint.problem {
        model::Problem::UnknownField | model::Problem::Missing => said.allowed,
        _ => texts.problems.short(&said.found, &said.allowed),
    }
}

/// A number with as many digits as help to judge a margin.
fn plain(texts: Texts, value: f64) -> String {
    let size = value.abs();
    let decimals = match size {
        _ if size >= 1e4 => 0,
        _ if size >= 100.0 => 2,
        _ if size >= 1.0 => 3,
        _ => 5,
    };
    format_plain(texts.language, value, decimals)
}

/// A number as it was given.
fn given(texts: Texts, value: f64) -> String {
    format_plain(texts.language, value, decimals_needed(value, 6))
}

/// What a claim says, by the names of its file: `bts unit_fill_rate of large > 0.9 by 0.01`.
#[must_use]
pub fn claim_text(texts: Texts, claim: &Claim) -> String {
    let number = |value: f64| given(texts, value);
    let other = |other: &Other| match other {
        Other::Number(value) => number(*value),
        Other::Source(source) => source_text(source),
    };
    let said = match &claim.comparison {
        Against::Equals(right, margin) => format!("= {} ± {}", other(right), number(*margin)),
        Against::Greater(right, margin) => format!("> {} + {}", other(right), number(*margin)),
        Against::Less(right, margin) => format!("< {} − {}", other(right), number(*margin)),
        Against::Ratio(source, low, high) => {
            format!("÷ {} = {} … {}", source_text(source), number(*low), number(*high))
        }
    };
    format!("{} {said}", source_text(&claim.left))
}

fn source_text(source: &Source) -> String {
    use crate::sim::Strategy::{BuildToOrder, BuildToStock};
    let short = |strategy| match strategy {
        BuildToStock => "BTS",
        BuildToOrder => "BTO",
    };
    match source {
        Source::Run { variant, strategy, measure } => {
            format!("{measure}({variant}, {})", short(*strategy))
        }
        Source::Dip { variant, strategy, of, part } => {
            format!("{} of the dip in {}({variant}, {})", part.name(), of.name(), short(*strategy))
        }
        Source::Records { strategy, measure } => format!("{measure}(orders.csv, {})", short(*strategy)),
    }
}

/// How a claim fared: verdict, margin, estimate, bounds, limits, and how it was tested.
#[must_use]
pub fn verdict_text(texts: Texts, claim: &Claim, judged: &Judged) -> String {
    let words = texts.lessons;
    let number = |value: f64| plain(texts, value);
    let verdict = match judged.verdict {
        Verdict::Holds if claim.test.is_none() => {
            return format!("{} ({})", words.holds_exactly(&number(judged.estimate)), words.exact());
        }
        Verdict::Holds => words.holds(&number(judged.to_spare())),
        Verdict::Fails => words.fails(&number(-judged.to_spare())),
        Verdict::Undefined => return words.undefined().to_owned(),
    };
    let limits = match judged.limits {
        (low, high) if high == f64::INFINITY => words.above(&given(texts, low)),
        (low, high) if low == f64::NEG_INFINITY => words.below(&given(texts, high)),
        (low, high) => words.between(&given(texts, low), &given(texts, high)),
    };
    let estimate =
        words.estimate(&number(judged.estimate), &number(judged.low), &number(judged.high), &limits);
    let how = match claim.test {
        Some(test) => words.tested(&given(texts, test.alpha), &test.replications.to_string()),
        None => words.exact().to_owned(),
    };
    format!("{verdict}: {estimate} ({how})")
}
