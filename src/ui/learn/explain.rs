//! The third step: why, in the lesson's words with the numbers of the run; the questions; and where to go
//! from here.

use yew::prelude::*;

use super::super::browser::random;
use super::super::page::icons;
use super::lesson::{Live, WalkDispatch, section};
use super::turn::Turn;
use super::{address, paragraphs, sources};
use crate::app::{Course, Place, State, Walk, WalkAction};
use crate::i18n::Texts;
use crate::lessons::{AnswerWords, QuestionWords};

/// The explanation, the numbers to be changed, and the questions.
pub fn explain(
    texts: Texts,
    walk: &Walk,
    shown: &[Option<f64>],
    (live, is_projected): (Live, bool),
    dispatch: &WalkDispatch,
) -> Html {
    let words = walk.words(texts.language);
    let value = |name: &str| walk.value_text(texts, name, shown);
    let content = html! {
        <>
            <div class="prose">{ paragraphs(&words.explain, value) }</div>
            <Turn walk={walk.clone()} {live} shown={shown.to_vec()} {is_projected} dispatch={dispatch.clone()} />
            { for words.questions.iter().enumerate().map(|(place, question)| asked(texts, walk, place, question, dispatch)) }
            { sources(texts, walk.lesson()) }
        </>
    };
    section(walk, 3, texts.learn.explain(), Html::default(), content)
}

fn asked(texts: Texts, walk: &Walk, question: usize, words: &QuestionWords, dispatch: &WalkDispatch) -> Html {
    let given = walk.answer(question);
    html! {
        <fieldset class="check" data-testid={format!("question-{question}")}>
            <legend>{ texts.learn.check() }{ ": " }{ &words.ask }</legend>
            { for words.answers.iter().enumerate().map(|(answer, words)| {
                let dispatch = dispatch.clone();
                let onchange = Callback::from(move |_: Event| dispatch.dispatch(WalkAction::Answer { question, answer }));
                let is_given = given == Some(answer);
                let name = format!("question-{question}");
                html! {
                    <div class="answer">
                        <label><input type="radio" {name} checked={is_given} data-testid={format!("answer-{question}-{answer}")} {onchange} />{ &words.text }</label>
                        if is_given { { reason(texts, walk.is_right(question, answer), words) } }
                    </div>
                }
            }) }
        </fieldset>
    }
}

fn reason(texts: Texts, is_right: bool, words: &AnswerWords) -> Html {
    let (class, said) = if is_right { ("ok", texts.learn.right()) } else { ("no", texts.learn.wrong()) };
    html! {
        <p {class} role="status">
            { if is_right { icons::tick() } else { icons::close() } }
            <span><b>{ said }</b>if let Some(reason) = &words.reason { { ": " }{ reason } }</span>
        </p>
    }
}

/// The ways on: the next lesson, the Lab, another seed.
pub fn next(
    texts: Texts,
    state: &State,
    walk: &Walk,
    (course, folder): (Option<&Course>, &str),
    back: Option<&Callback<()>>,
    dispatch: &WalkDispatch,
) -> Html {
    let words = texts.learn;
    let following = course.and_then(|course| course.lessons.get(course.find(folder)?.0 + 1));
    let again = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| {
            dispatch.dispatch(WalkAction::Again(random::seed()));
            super::super::root::focus_on_content();
        })
    };
    html! {
        <p class="next">
            if let Some(entry) = following {
                <a class="btn solid" data-testid="next" href={address(state, Place::Lesson(entry.folder.clone()))}>
                    { words.next(entry.title(texts.language)) }{ icons::next() }
                </a>
            } else if let Some(back) = back {
                <button type="button" class="btn solid" data-testid="own-back" onclick={back.reform(|_: MouseEvent| ())}>{ words.own_back() }</button>
            } else {
                <a class="btn solid" data-testid="next" href={address(state, Place::Learn)}>{ words.to_list() }</a>
            }
            if let Some(link) = state.link_to_variant(walk) {
                <a class="quiet" data-testid="open-in-lab" href={format!("#{link}")}>{ words.open_in_lab() }</a>
            }
            <button type="button" class="quiet" data-testid="again" onclick={again}>{ icons::reroll() }{ words.again() }</button>
        </p>
    }
}
