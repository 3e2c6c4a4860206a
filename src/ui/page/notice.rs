//! What the user is told: what was refused and why, and what is doubtful about the scenario.

use yew::prelude::*;

use super::super::hooks::Dispatch;
use super::icons;
use crate::app::{Action, LinkFault, Notice, Parameters, control};
use crate::experiment::Warning;
use crate::i18n::{
    ComplaintText, GivenIn, Texts, UNDEFINED, bound_text, complaint_text, preset_name, setting_name,
    warning_text,
};
use crate::model::{Complaint, Problem, bounds};

/// How many complaints are listed; a hundred would bury the page.
const MOST: usize = 8;

/// A message about something that was refused.
pub fn notice_box(
    texts: Texts,
    notice: &Notice,
    parameters: Option<&Parameters>,
    dispatch: &Dispatch,
) -> Html {
    let Said { title, sentences, rows } = contents(texts, notice, parameters);
    let dispatch = dispatch.clone();
    let dismiss = move |_: MouseEvent| dispatch.dispatch(Action::Dismiss);
    html! {
        <div class="err" role="alert" data-testid="notice">
            <h2>{ icons::warning() }{ title }</h2>
            { for sentences.iter().map(|sentence| html! { <p>{ sentence }</p> }) }
            { complaint_table(texts, &rows) }
            <p class="acts">
                <button type="button" class="btn line" data-testid="dismiss" onclick={dismiss}>{ texts.page.dismiss() }</button>
            </p>
        </div>
    }
}

/// Complaints, a row each; none without any.
pub fn complaint_table(texts: Texts, rows: &[ComplaintText]) -> Html {
    let words = texts.problems;
    let more = rows.len().saturating_sub(MOST);
    if rows.is_empty() {
        return Html::default();
    }
    html! {
        <>
            <table>
                <thead><tr>
                    <th scope="col">{ words.column_field() }</th>
                    <th scope="col">{ words.column_found() }</th>
                    <th scope="col">{ words.column_allowed() }</th>
                </tr></thead>
                <tbody>{ for rows.iter().take(MOST).map(|row| row_of(texts, row)) }</tbody>
            </table>
            if more > 0 {
                <p>{ words.and_more(&more.to_string()) }</p>
            }
        </>
    }
}

fn row_of(texts: Texts, row: &ComplaintText) -> Html {
    let found = if row.found.is_empty() { texts.problems.empty() } else { &row.found };
    html! {
        <tr>
            <th scope="row">
                { &row.field }
                if row.path != row.field && !row.path.is_empty() { <code>{ &row.path }</code> }
            </th>
            <td>{ found }</td>
            <td>{ &row.allowed }</td>
        </tr>
    }
}

/// A notice in words.
struct Said {
    title: String,
    /// What it means for the page.
    sentences: Vec<String>,
    /// Its complaints.
    rows: Vec<ComplaintText>,
}

impl Said {
    fn new(title: impl Into<String>, rows: Vec<ComplaintText>, sentence: &str) -> Self {
        Self { title: title.into(), sentences: vec![sentence.to_owned()], rows }
    }
}

fn contents(texts: Texts, notice: &Notice, parameters: Option<&Parameters>) -> Said {
    let words = texts.problems;
    match notice {
        Notice::NotANumberAt { path, text } => {
            let row = named(number_wanted(texts, path, text), parameters);
            Said::new(words.refused_number(&row.field), vec![row], words.nothing_changed())
        }
        Notice::NotANumber { control, text } => {
            let row = not_a_number(texts, control, text);
            Said::new(words.refused_number(&row.field), vec![row], words.nothing_changed())
        }
        Notice::Refused { complaints } => {
            let rows = in_words(texts, complaints, GivenIn::Box);
            let rows: Vec<ComplaintText> = rows.into_iter().map(|row| named(row, parameters)).collect();
            let field = rows.first().map_or("", |row| row.field.as_str());
            Said::new(words.refused_number(field), rows, words.nothing_changed())
        }
        Notice::FileRefused { name, complaints } => {
            let rows = in_words(texts, complaints, GivenIn::File);
            Said::new(words.refused_file(name), rows, words.nothing_changed())
        }
        Notice::FileUnreadable { name } => {
            Said::new(words.refused_file(name), Vec::new(), words.nothing_changed())
        }
        Notice::PresetUnavailable { .. } => {
            Said::new(words.refused_preset(), Vec::new(), words.check_connection())
        }
        Notice::RunRefused { reason } => Said {
            title: words.run_refused().to_owned(),
            sentences: vec![words.run_refused_why(reason), words.nothing_changed().to_owned()],
            rows: Vec::new(),
        },
        Notice::NoSuchPlace { path } => {
            Said::new(words.no_such_place(path), Vec::new(), words.shown_instead())
        }
        Notice::Link { faults, shown } => of_link(texts, faults, *shown),
    }
}

fn in_words(texts: Texts, complaints: &[Complaint], given: GivenIn) -> Vec<ComplaintText> {
    complaints.iter().map(|complaint| complaint_text(texts, complaint, given)).collect()
}

/// What is wrong with a link, and what is shown.
fn of_link(texts: Texts, faults: &[LinkFault], shown: Option<&str>) -> Said {
    let words = texts.problems;
    let shown = shown.map_or(texts.controls.own_file_unnamed(), |id| preset_name(texts, id));
    let called = |name: &String| if name.is_empty() { UNDEFINED.to_owned() } else { name.clone() };
    let sentence = |fault: &LinkFault| match fault {
        LinkFault::Unreadable { part } => words.link_unreadable(part),
        LinkFault::Newer { version, newest } => {
            words.link_newer(&version.to_string(), &newest.to_string(), shown)
        }
        LinkFault::OtherEngine { engine, own } => words.link_engine(&engine.to_string(), &own.to_string()),
        LinkFault::UnknownPreset { id } => words.link_preset(id, shown),
        LinkFault::Settings { .. } => words.link_settings(shown),
        LinkFault::FileWanted { name, digest } => words.link_file_wanted(&called(name), digest, shown),
        LinkFault::OtherFile { name, digest } => words.link_other_file(&called(name), digest),
    };
    let title = match faults {
        [.., LinkFault::FileWanted { .. } | LinkFault::OtherFile { .. }] => words.link_of_file(),
        [LinkFault::OtherEngine { .. }] => words.link_of_engine(),
        _ => words.link_in_part(),
    };
    let rows = faults.iter().flat_map(|fault| match fault {
        LinkFault::Settings { complaints } => in_words(texts, complaints, GivenIn::File),
        _ => Vec::new(),
    });
    Said { title: title.to_owned(), sentences: faults.iter().map(sentence).collect(), rows: rows.collect() }
}

fn not_a_number(texts: Texts, id: &str, text: &str) -> ComplaintText {
    let bound = control(id).map_or(&bounds::SEED, |control| control.bound);
    ComplaintText {
        field: setting_name(texts, bound.path),
        path: String::new(),
        found: text.to_owned(),
        allowed: bound_text(texts, bound, GivenIn::Box),
    }
}

/// What has no short name is called as its control is, once that is known.
fn named(row: ComplaintText, parameters: Option<&Parameters>) -> ComplaintText {
    let name = || parameters?.name_of(&row.path);
    match (row.field == row.path).then(name).flatten() {
        Some(field) => ComplaintText { field, ..row },
        None => row,
    }
}

/// That a text is no number, where a parameter wants one.
fn number_wanted(texts: Texts, path: &str, text: &str) -> ComplaintText {
    let (path, value) = (path.to_owned(), text.to_owned());
    let complaint = Complaint { path, value, problem: Problem::NotANumber };
    ComplaintText { found: text.to_owned(), ..complaint_text(texts, &complaint, GivenIn::Box) }
}

/// What stands at a parameter that refused a value; `holds_all`: or refused a part of it.
pub fn said_at_path(texts: Texts, notice: &Notice, at: &str, holds_all: bool) -> Option<String> {
    let is_here = |path: &str| {
        let rest = path.strip_prefix(at);
        rest.is_some_and(|rest| rest.is_empty() || (holds_all && rest.starts_with(['[', '.'])))
    };
    let row = match notice {
        Notice::NotANumberAt { path, text } if is_here(path) => number_wanted(texts, path, text),
        Notice::Refused { complaints } => {
            let complaint = complaints.iter().find(|complaint| is_here(&complaint.path))?;
            complaint_text(texts, complaint, GivenIn::Box)
        }
        _ => return None,
    };
    let found = if row.found.is_empty() { texts.problems.empty() } else { &row.found };
    Some(texts.problems.short(found, &row.allowed))
}

/// What stands at a control that refused a value; none if the notice is about something else.
pub fn said_at_control(texts: Texts, notice: &Notice, id: &str) -> Option<String> {
    let path = control(id).map_or(bounds::SEED.path, |control| control.bound.path);
    let row = match notice {
        Notice::NotANumber { control, text } if *control == id => not_a_number(texts, id, text),
        Notice::Refused { complaints } => {
            let complaint = complaints.iter().find(|complaint| complaint.path == path)?;
            complaint_text(texts, complaint, GivenIn::Box)
        }
        _ => return None,
    };
    let found = if row.found.is_empty() { texts.problems.empty() } else { &row.found };
    Some(texts.problems.short(found, &row.allowed))
}

/// What the reader should know of a run before trusting its numbers.
pub fn warnings(texts: Texts, warnings: &[Warning]) -> Html {
    if warnings.is_empty() {
        return Html::default();
    }
    html! {
        <ul class="warns" data-testid="warnings">
            { for warnings.iter().map(|warning| html! {
                <li>{ icons::warning() }<span>{ warning_text(texts, warning) }</span></li>
            }) }
        </ul>
    }
}
