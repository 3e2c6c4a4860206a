//! Complaints and warnings in words: the setting, what was given, what is allowed.

use crate::experiment::Warning;
use crate::model::{Bound, Complaint, Problem, Unit, bounds};
use crate::sim::Strategy;

use super::texts::field_name;
use super::{Texts, decimals_needed, format_number, format_percent};

/// Where a refused value came from: numbers are shown as they were given there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GivenIn {
    /// A box of the page, in which shares are in per cent.
    Box,
    /// A file.
    File,
}

/// A complaint in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComplaintText {
    /// The setting's name.
    pub field: String,
    /// Its path in the file.
    pub path: String,
    /// What was given.
    pub found: String,
    /// What is allowed.
    pub allowed: String,
}

/// What a preset is called, by its versioned name.
#[must_use]
pub fn preset_name(texts: Texts, id: &str) -> &'static str {
    let words = texts.controls;
    match id {
        "furniture-v1" => words.furniture(),
        "spare-parts-v1" => words.spare_parts(),
        "starved-shelf-v1" => words.starved_shelf(),
        "busy-workshop-v1" => words.busy_workshop(),
        "real-exporter-v1" => words.exporter(),
        _ => words.shop(),
    }
}

/// A path without the places in lists: `a[3].b` as `a.b`.
#[must_use]
pub fn without_places(path: &str) -> String {
    let mut is_inside = false;
    let keep = |letter: &char| {
        is_inside = (is_inside || *letter == '[') && *letter != ']';
        !is_inside && *letter != ']'
    };
    path.chars().filter(keep).collect()
}

/// What a setting is called; its path, where it has no name.
#[must_use]
pub fn setting_name(texts: Texts, path: &str) -> String {
    field_name(texts.language, path).unwrap_or(path).to_owned()
}

/// Puts a complaint into words.
#[must_use]
pub fn complaint_text(texts: Texts, complaint: &Complaint, given: GivenIn) -> ComplaintText {
    let words = texts.problems;
    let plain = without_places(&complaint.path);
    let bound = bounds::ALL.iter().find(|bound| bound.path == plain);
    let field = match complaint.path.as_str() {
        "" => words.whole_file().to_owned(),
        path => setting_name(texts, path),
    };
    let unit = bound.map_or(Unit::Plain, |bound| bound.unit);
    let found = match complaint.value.parse::<f64>() {
        Ok(value) if given == GivenIn::Box => number_text(texts, value, unit, given),
        _ => complaint.value.clone(),
    };
    ComplaintText {
        field,
        path: complaint.path.clone(),
        found,
        allowed: allowed(texts, &complaint.problem, bound, given),
    }
}

fn allowed(texts: Texts, problem: &Problem, bound: Option<&Bound>, given: GivenIn) -> String {
    let words = texts.problems;
    let count = |number: usize| format_number(texts.language, number as f64, 0);
    let limit = |value: f64| number_text(texts, value, bound.map_or(Unit::Plain, |b| b.unit), given);
    match problem {
        Problem::Syntax { line, column } => words.json(&count(*line), &count(*column)),
        Problem::NewerSchema { newest } => words.newer(&newest.to_string()),
        Problem::UnknownField => words.unknown().to_owned(),
        Problem::Missing => words.missing().to_owned(),
        Problem::NotANumber | Problem::NotWhole | Problem::TooSmall { .. } | Problem::TooLarge { .. }
            if bound.is_some() =>
        {
            bound.map_or(String::new(), |bound| bound_text(texts, bound, given))
        }
        Problem::NotANumber => words.number().to_owned(),
        Problem::NotWhole => words.whole_number().to_owned(),
        Problem::TooSmall { min } => words.at_least(&limit(*min)),
        Problem::TooLarge { max } => words.at_most(&limit(*max)),
        Problem::NotAMultiple { of } => words.multiple_of(&limit(*of)),
        Problem::Twice => words.once().to_owned(),
        Problem::NotAChoice { choices } => words.one_of(&choices.join(", ")),
        Problem::NotText => words.text().to_owned(),
        Problem::NotTrueOrFalse => words.true_or_false().to_owned(),
        Problem::NotAGroup => words.group().to_owned(),
        Problem::NotAList => words.list().to_owned(),
        Problem::WrongLength { min, max } if min == max => words.length(&count(*min)),
        Problem::WrongLength { min, max } => words.lengths(&count(*min), &count(*max)),
        Problem::NoWeight => words.weight().to_owned(),
        Problem::NoneReaches { least } => words.one_reaches(&format_number(texts.language, *least, 9)),
        Problem::NotSumming { to } => words.summing(&limit(*to)),
        Problem::Below { other } => words.not_below(&setting_name(texts, other)),
    }
}

/// What a bound allows: `0 to 3`, `1% to 99.99%`.
#[must_use]
pub fn bound_text(texts: Texts, bound: &Bound, given: GivenIn) -> String {
    let [low, high] = [bound.min, bound.max].map(|limit| number_text(texts, limit, bound.unit, given));
    let range = texts.problems.from_to(&low, &high);
    if bound.whole { format!("{}, {range}", texts.problems.whole_number()) } else { range }
}

/// A number as it was given: shares in per cent in the page, as they are in files.
pub(super) fn number_text(texts: Texts, value: f64, unit: Unit, given: GivenIn) -> String {
    if unit == Unit::Share && given == GivenIn::Box {
        format_percent(texts.language, value, decimals_needed(100.0 * value, 4))
    } else {
        format_number(texts.language, value, decimals_needed(value, 6))
    }
}

/// Puts a warning into words.
#[must_use]
pub fn warning_text(texts: Texts, warning: &Warning) -> String {
    let words = texts.problems;
    let count = |number: i64| format_number(texts.language, number as f64, 0);
    match *warning {
        Warning::Overloaded { utilisation } => {
            words.overloaded(&format_percent(texts.language, utilisation, 0))
        }
        Warning::WarmUpShort { days, sensible } => words.warm_up_short(&count(days), &count(sensible)),
        Warning::OwnLineOverloaded { utilisation } => {
            words.own_line_overloaded(&format_percent(texts.language, utilisation, 0))
        }
        Warning::HistoryShort { days, lead_time_days } => {
            words.history_short(&count(days), &format_number(texts.language, lead_time_days, 1))
        }
        Warning::StillOpen { strategy, orders } => {
            let name = match strategy {
                Strategy::BuildToStock => "BTS",
                Strategy::BuildToOrder => "BTO",
            };
            words.still_open(name, &format_number(texts.language, orders as f64, 0))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;

    fn complaint(path: &str, value: &str, problem: Problem) -> Complaint {
        Complaint { path: path.to_owned(), value: value.to_owned(), problem }
    }

    fn said(language: Language, complaint: &Complaint, given: GivenIn) -> (String, String, String) {
        let text = complaint_text(Texts::of(language), complaint, given);
        (text.field, text.found, text.allowed)
    }

    #[test]
    fn field_value_and_limit_are_named() {
        let target =
            complaint("replenishment.cycle_service_level", "1.05", Problem::TooLarge { max: 0.9999 });
        assert_eq!(
            said(Language::English, &target, GivenIn::Box),
            ("Service target".into(), "105%".into(), "1% to 99.99%".into())
        );
        assert_eq!(
            said(Language::Vietnamese, &target, GivenIn::File),
            ("Mức dịch vụ theo chu kỳ".into(), "1.05".into(), "từ 0,01 đến 0,9999".into())
        );
        let odd = complaint("demand.items.list.3.colour", "\"red\"", Problem::UnknownField);
        assert_eq!(
            said(Language::English, &odd, GivenIn::File),
            ("demand.items.list.3.colour".into(), "\"red\"".into(), "there is no such setting".into())
        );
    }

    #[test]
    fn lists_that_cannot_be_are_told_why() {
        let faint = complaint("demand.weekday", "[0.0,1e-12]", Problem::NoneReaches { least: 1e-9 });
        let (_, found, allowed) = said(Language::English, &faint, GivenIn::File);
        assert_eq!(
            (found.as_str(), allowed.as_str()),
            ("[0.0,1e-12]", "at least one number of 0.000000001 or more")
        );
        let (_, _, allowed) = said(Language::Vietnamese, &faint, GivenIn::File);
        assert_eq!(allowed, "có ít nhất một số không nhỏ hơn 0,000000001");
        let shares = complaint("orders", "[0.5,0.4]", Problem::NotSumming { to: 1.0 });
        assert_eq!(said(Language::English, &shares, GivenIn::File).2, "shares that add up to 1");
    }

    #[test]
    fn an_overloaded_system_says_so() {
        let warning = Warning::Overloaded { utilisation: 1.04 };
        assert!(
            warning_text(Texts::of(Language::English), &warning)
                .starts_with("This system cannot keep up: utilisation 104%.")
        );
        assert!(warning_text(Texts::of(Language::Vietnamese), &warning).contains("104%"));
    }

    /// Every limit of the table of bounds reads well in every language: no endless decimals.
    #[test]
    fn limits_are_short() {
        for bound in bounds::ALL {
            for given in [GivenIn::Box, GivenIn::File] {
                let text = bound_text(Texts::of(Language::Vietnamese), bound, given);
                assert!(text.chars().count() < 60, "{}: {text}", bound.path);
            }
        }
    }
}
