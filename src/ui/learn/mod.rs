//! Learn: the list of lessons, a lesson step by step, and its page for the lecturer.
//!
//! ```text
//! learn ─┬─ list      the course; a lesson of one's own (own)
//!        ├─ lesson ─┬ predict, observe (answer, cycle, recovery, trade-off, orders)
//!        │          └ explain (turn: formula, controls, what they give)
//!        └─ lecturer
//! ```
//!
//! What a step allows is decided in `app`; the words of a lesson are its own.

mod answer;
mod cycle;
mod explain;
mod formula;
mod lecturer;
mod lesson;
mod list;
mod observe;
mod own;
mod predict;
mod records;
mod recovery;
mod sketch;
mod trade_off;
mod turn;

use yew::prelude::*;

use super::hooks::{Coming, Dispatch, Loaded, use_lesson, use_texts};
use super::page::notice::notice_box;
use super::page::rich::spans;
use crate::app::{Place, Route, State};
use crate::i18n::Texts;
use crate::lessons::{Complaint, Lesson};
use lecturer::lecturer_page;
use lesson::LessonPage;
use list::List;

#[derive(Properties, PartialEq)]
pub struct LearnProps {
    /// The page's state.
    pub state: State,
    pub dispatch: Dispatch,
}

/// Everything below `#/learn`.
#[component]
pub fn Learn(props: &LearnProps) -> Html {
    let LearnProps { state, dispatch } = props;
    let notice = state.notice().map(|notice| notice_box(Texts::of(state.language()), notice, None, dispatch));
    let place = match &state.route().place {
        Place::Lesson(folder) | Place::Lecturer(folder) => {
            html! { <OneLesson key={folder.clone()} folder={folder.clone()} state={state.clone()} /> }
        }
        Place::Lab
        | Place::Learn
        | Place::Experiments(_)
        | Place::Class
        | Place::Calculators(_)
        | Place::Glossary(_) => {
            html! { <List state={state.clone()} /> }
        }
    };
    html! { <>{ notice.unwrap_or_default() }{ place }</> }
}

#[derive(Properties, PartialEq)]
struct OneLessonProps {
    folder: String,
    state: State,
}

/// A lesson of the site: fetched, then walked or read by its lecturer.
#[component]
fn OneLesson(props: &OneLessonProps) -> Html {
    let OneLessonProps { folder, state } = props;
    let texts = use_texts();
    let attempt = use_state_eq(|| 0_u32);
    let retry = {
        let attempt = attempt.clone();
        Callback::from(move |_: MouseEvent| attempt.set(*attempt + 1))
    };
    let frame = |content: Html| {
        html! { <main class="lesson" id="main" tabindex="-1">{ content }{ back_to_list(texts) }</main> }
    };
    match use_lesson(folder, *attempt) {
        Coming::Loading => frame(loading(texts)),
        Coming::Failed => frame(failed(texts, &retry)),
        Coming::Here(Loaded { course, lesson }) => match lesson {
            None => frame(html! { <h1>{ texts.learn.unknown(folder) }</h1> }),
            Some(Err(complaints)) => frame(complaint_list(texts, &complaints)),
            Some(Ok(lesson)) if matches!(state.route().place, Place::Lecturer(_)) => {
                lecturer_page(state, folder, &lesson)
            }
            Some(Ok(lesson)) => html! {
                <LessonPage {lesson} state={state.clone()} course={Some(course)} folder={folder.clone()} />
            },
        },
    }
}

/// What stands there while something is fetched.
fn loading(texts: Texts) -> Html {
    html! { <h1 role="status">{ texts.learn.loading() }</h1> }
}

/// What stands there when it could not be fetched.
fn failed(texts: Texts, retry: &Callback<MouseEvent>) -> Html {
    html! {
        <div class="err" role="alert">
            <h1>{ texts.learn.unavailable() }</h1>
            <p class="acts"><button type="button" class="btn line" onclick={retry.clone()}>{ texts.learn.retry() }</button></p>
        </div>
    }
}

fn back_to_list(texts: Texts) -> Html {
    html! { <p class="next"><a class="quiet" href={Place::Learn.address()}>{ texts.learn.all_lessons() }</a></p> }
}

/// What is wrong with a lesson, by file and line.
fn complaint_list(texts: Texts, complaints: &[Complaint]) -> Html {
    let words = texts.learn;
    html! {
        <div class="err" role="alert" data-testid="complaints">
            <h2>{ words.own_wrong(&complaints.len().to_string()) }</h2>
            <ul>{ for complaints.iter().map(|complaint| html! { <li>{ crate::lessons::complaint_line(texts, complaint) }</li> }) }</ul>
        </div>
    }
}

/// A link to a place, in the language and theme of the page.
fn address(state: &State, place: Place) -> String {
    let route = Route::to(place);
    route.write(state.language(), state.theme()).map_or_else(|| "#lab".to_owned(), |text| format!("#{text}"))
}

/// Paragraphs with their braces filled in.
fn paragraphs<'t>(
    passages: impl IntoIterator<Item = &'t String>,
    value: impl Fn(&str) -> Option<String>,
) -> Html {
    let passages = passages.into_iter();
    passages.map(|text| html! { <p>{ spans(&crate::lessons::filled(text, &value)) }</p> }).collect()
}

/// Names of the sources; nothing where there are none.
fn sources(texts: Texts, lesson: &Lesson) -> Html {
    if lesson.sources.is_empty() {
        return Html::default();
    }
    html! { <p class="sources">{ texts.learn.sources() }{ ": " }{ lesson.sources.join("; ") }</p> }
}
