//! What the user is told: what was refused and why, and what is doubtful about the scenario.

use yew::prelude::*;

use super::super::hooks::Dispatch;
use super::icons;
use crate::app::{Action, Notice, control};
use crate::experiment::Warning;
use crate::i18n::{ComplaintText, GivenIn, Texts, bound_text, complaint_text, setting_name, warning_text};
use crate::model::{Complaint, bounds};

/// How many complaints are listed; a hundred would bury the page.
const MOST: usize = 8;

/// A message about something that was refused.
pub fn notice_box(texts: Texts, notice: &Notice, dispatch: &Dispatch) -> Html {
    let (title, rows, what_now) = contents(texts, notice);
    let dispatch = dispatch.clone();
    let dismiss = move |_: MouseEvent| dispatch.dispatch(Action::Dismiss);
    html! {
        <div class="err" role="alert" data-testid="notice">
            <h2>{ icons::warning() }{ title }</h2>
            <p>{ what_now }</p>
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

/// A notice's title, its complaints, and what it means for the page.
fn contents(texts: Texts, notice: &Notice) -> (String, Vec<ComplaintText>, &'static str) {
    let words = texts.problems;
    let all = |complaints: &[Complaint], given| {
        complaints.iter().map(|complaint| complaint_text(texts, complaint, given)).collect::<Vec<_>>()
    };
    match notice {
        Notice::NotANumber { control, text } => {
            let row = not_a_number(texts, control, text);
            (words.refused_number(&row.field), vec![row], words.nothing_changed())
        }
        Notice::Refused { complaints } => {
            let rows = all(complaints, GivenIn::Box);
            let field = rows.first().map_or("", |row| row.field.as_str());
            (words.refused_number(field), rows, words.nothing_changed())
        }
        Notice::FileRefused { name, complaints } => {
            (words.refused_file(name), all(complaints, GivenIn::File), words.nothing_changed())
        }
        Notice::FileUnreadable { name } => (words.refused_file(name), Vec::new(), words.nothing_changed()),
        Notice::PresetUnavailable { .. } => {
            (words.refused_preset().to_owned(), Vec::new(), words.check_connection())
        }
    }
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
