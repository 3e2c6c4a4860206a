//! A lesson's page for the lecturer: what to ask, what the room will see, what to say; to be printed.

use yew::prelude::*;

use super::super::page::icons;
use super::{address, back_to_list, sources};
use crate::app::{Place, Route, State, Theme, words_of};
use crate::i18n::Texts;
use crate::lessons::Lesson;

/// The page.
pub fn lecturer_page(state: &State, folder: &str, lesson: &Lesson) -> Html {
    let texts = Texts::of(state.language());
    let words = texts.learn;
    let said = words_of(lesson, state.language());
    let parts = [
        (words.goal(), vec![&said.lecturer.goal]),
        (words.believe(), vec![&said.lecturer.believe]),
        (words.ask(), vec![&said.lecturer.ask]),
        (words.see(), vec![&said.lecturer.see]),
        (words.say(), vec![&said.lecturer.say]),
        (words.vary(), said.lecturer.vary.iter().collect()),
    ];
    let projected = |is_open: bool| {
        let route = Route { is_open, ..Route::to(Place::Lesson(folder.to_owned())) };
        route.write(state.language(), Theme::Projector).map_or_else(String::new, |text| format!("#{text}"))
    };
    let print = Callback::from(|_: MouseEvent| {
        // A browser that does not print leaves everything as it was.
        let _ = gloo::utils::window().print();
    });
    html! {
        <main class="lesson lecturer" id="main" tabindex="-1" data-testid="lecturer">
            <header class="lh">
                <p class="kick">{ words.lecturer() }{ " · " }{ words.minutes(&lesson.minutes.to_string()) }</p>
                <h1>{ &said.title }</h1>
                <p class="lead">{ &said.intro }</p>
            </header>
            <dl>
                { for parts.into_iter().map(|(name, passages)| html! {
                    <div><dt>{ name }</dt><dd>{ for passages.into_iter().map(|text| html! { <p>{ text }</p> }) }</dd></div>
                }) }
                <div><dt>{ words.predict() }</dt><dd><p>{ &said.predict }</p></dd></div>
            </dl>
            { sources(texts, lesson) }
            <p class="next">
                <a class="btn solid" data-testid="project" href={projected(false)}>{ words.project() }</a>
                <a class="btn line" data-testid="project-open" href={projected(true)}>{ words.project_open() }</a>
                <a class="quiet" href={address(state, Place::Lesson(folder.to_owned()))}>{ words.open_lesson() }</a>
                <button type="button" class="quiet" data-testid="print" onclick={print}>{ icons::export() }{ words.print() }</button>
            </p>
            { back_to_list(texts) }
        </main>
    }
}
