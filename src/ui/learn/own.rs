//! A lesson of one's own: its folder or its files, dropped or chosen, go through the same checker.

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::super::browser::folder;
use super::super::hooks::{lesson_of, use_texts};
use super::super::page::icons;
use super::complaint_list;
use crate::app::{TextFile, words_of};
use crate::lessons::{Complaint, Lesson};

#[derive(Properties, PartialEq)]
pub struct OwnLessonProps {
    /// Told when the lesson is to be tried.
    pub try_it: Callback<Rc<Lesson>>,
}

/// What became of the files.
#[derive(Clone, PartialEq)]
enum Own {
    Nothing,
    Unreadable,
    /// What it is built on could not be had.
    Unreachable,
    Wrong(Rc<Vec<Complaint>>),
    Sound(Rc<Lesson>),
}

/// Where to drop it, and what the checker says.
#[component]
pub fn OwnLesson(props: &OwnLessonProps) -> Html {
    let texts = use_texts();
    let words = texts.learn;
    let own = use_state(|| Own::Nothing);
    let take = {
        let own = own.setter();
        Callback::from(move |files: Vec<TextFile>| {
            if files.is_empty() {
                return own.set(Own::Unreadable);
            }
            let own = own.clone();
            lesson_of(files, move |lesson| {
                own.set(match lesson {
                    None => Own::Unreachable,
                    Some(Ok(lesson)) => Own::Sound(lesson),
                    Some(Err(complaints)) => Own::Wrong(Rc::new(complaints)),
                });
            });
        })
    };
    let ondrop = {
        let take = take.clone();
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            let take = take.clone();
            folder::of_drop(&event, move |files| take.emit(files));
        })
    };
    let ondragover = Callback::from(|event: DragEvent| event.prevent_default());
    let onchange = Callback::from(move |event: Event| {
        let input = event.target_unchecked_into::<HtmlInputElement>();
        let take = take.clone();
        folder::of_input(&input, move |files| take.emit(files));
    });
    let said = match &*own {
        Own::Nothing => Html::default(),
        Own::Unreadable => html! { <p role="alert" data-testid="own-unreadable">{ words.own_nothing() }</p> },
        Own::Unreachable => {
            html! { <p role="alert" data-testid="own-unreachable">{ words.own_unreachable() }</p> }
        }
        Own::Wrong(complaints) => complaint_list(texts, complaints),
        Own::Sound(lesson) => {
            let try_it = {
                let (tell, lesson) = (props.try_it.clone(), Rc::clone(lesson));
                Callback::from(move |_: MouseEvent| tell.emit(Rc::clone(&lesson)))
            };
            html! {
                <p class="acts-row" role="status" data-testid="own-sound">
                    <span>{ icons::tick() }{ words.own_sound(&words_of(lesson, texts.language).title) }</span>
                    <button type="button" class="btn solid" data-testid="own-try" onclick={try_it}>{ words.own_try() }</button>
                </p>
            }
        }
    };
    html! {
        <section class="own" aria-labelledby="own-title" data-testid="own" {ondrop} {ondragover}>
            <h2 id="own-title">{ words.own_title() }</h2>
            <p>{ words.own_lead() }</p>
            <p class="acts-row">
                <input class="vh" type="file" id="own-files" data-testid="own-files" multiple=true accept=".json,.md,.csv" {onchange} />
                <label class="btn line" for="own-files">{ icons::open() }{ words.own_choose() }</label>
            </p>
            { said }
        </section>
    }
}
