//! The list of lessons: topic, minutes, done or not.

use yew::prelude::*;

use super::super::hooks::{Coming, lessons_done, use_course, use_texts};
use super::super::page::icons;
use super::own::OwnLesson;
use super::{address, failed, loading};
use crate::app::{Calculator, Course, Entry, Place, State, is_done};
use crate::i18n::{Learn, Texts};

#[derive(Properties, PartialEq)]
pub struct ListProps {
    pub state: State,
}

/// The list, and a lesson of one's own below it.
#[component]
pub fn List(props: &ListProps) -> Html {
    let texts = use_texts();
    let attempt = use_state_eq(|| 0_u32);
    let retry = {
        let attempt = attempt.clone();
        Callback::from(move |_: MouseEvent| attempt.set(*attempt + 1))
    };
    let own = use_state(|| None);
    if let Some(lesson) = &*own {
        let back = {
            let own = own.setter();
            Callback::from(move |()| own.set(None))
        };
        return html! {
            <super::lesson::LessonPage lesson={std::rc::Rc::clone(lesson)} state={props.state.clone()} course={None} folder="" back={Some(back)} />
        };
    }
    let try_it = {
        let own = own.setter();
        Callback::from(move |lesson| own.set(Some(lesson)))
    };
    let content = match use_course(*attempt) {
        Coming::Loading => loading(texts),
        Coming::Failed => failed(texts, &retry),
        Coming::Here(course) => table(texts, &course, &props.state),
    };
    html! {
        <main class="lesson" id="main" tabindex="-1" data-testid="learn">
            { content }
            <p class="next"><a class="btn line" data-testid="to-calculators" href={address(&props.state, Place::Calculators(Calculator::default()))}>{ texts.calculators.title() }</a></p>
            <OwnLesson {try_it} />
        </main>
    }
}

fn table(texts: Texts, course: &Course, state: &State) -> Html {
    let words = texts.learn;
    let remembered = lessons_done();
    let done = course.lessons.iter().filter(|entry| is_done(&remembered, &entry.folder)).count();
    html! {
        <>
            <header class="lh">
                <h1>{ words.title() }</h1>
                <p class="lead">{ words.lead() }</p>
            </header>
            <p class="kick" data-testid="progress">{ words.progress(&done.to_string(), &course.lessons.len().to_string()) }</p>
            <ol class="course">
                { for course.lessons.iter().map(|entry| line(texts, entry, is_done(&remembered, &entry.folder), state)) }
            </ol>
        </>
    }
}

fn line(texts: Texts, entry: &Entry, is_done: bool, state: &State) -> Html {
    let words = texts.learn;
    let title = entry.title(texts.language);
    let lecturer = address(state, Place::Lecturer(entry.folder.clone()));
    html! {
        <li class={is_done.then_some("done")} data-testid={format!("lesson-{}", entry.folder)}>
            <a class="title" href={address(state, Place::Lesson(entry.folder.clone()))}>{ title }</a>
            <span class="about">
                { topic_name(words, entry.topic) }{ " · " }{ words.minutes(&entry.minutes.to_string()) }
            </span>
            <span class="how">
                if is_done { { icons::tick() }{ words.done() } } else { { words.not_done() } }
            </span>
            <a class="quiet" href={lecturer} aria-label={words.for_lecturers_of(title)}>{ words.for_lecturers() }</a>
        </li>
    }
}

/// What a topic is called.
fn topic_name(words: Learn, topic: &str) -> &'static str {
    match topic {
        "order_cycle" => words.topic_order_cycle(),
        "strategies" => words.topic_strategies(),
        "scorecards" => words.topic_scorecards(),
        "availability" => words.topic_availability(),
        "perfect_order" => words.topic_perfect_order(),
        "inventory" => words.topic_inventory(),
        "variability" => words.topic_variability(),
        "capacity" => words.topic_capacity(),
        "promise" => words.topic_promise(),
        "customers" => words.topic_customers(),
        "disruptions" => words.topic_disruptions(),
        "own_data" => words.topic_own_data(),
        _ => words.topic_variety(),
    }
}
