//! A lesson's page: title, progress, and the steps one below the other as far as the learner has come.

use std::rc::Rc;

use yew::prelude::*;

use super::super::glossary::TermsBeside;
use super::super::hooks::{Ran, Wished, remember_done, use_runs, use_runs_again, use_texts};
use super::super::page::icons;
use super::explain::{explain, next};
use super::observe::Observe;
use super::predict::Predict;
use crate::app::{Course, State, Step, Theme, Walk, WalkAction};
use crate::experiment::Fold;
use crate::i18n::Texts;
use crate::lessons::Lesson;

/// The walk, as a reducer.
#[derive(PartialEq)]
pub struct WalkStore(pub Walk);

/// How the steps ask for a change.
pub type WalkDispatch = UseReducerDispatcher<WalkStore>;

impl Reducible for WalkStore {
    type Action = WalkAction;

    fn reduce(self: Rc<Self>, action: WalkAction) -> Rc<Self> {
        Rc::new(Self(self.0.clone().reduce(action)))
    }
}

/// The runs as the controls stand: the lesson's own, and in their place those that were run again.
#[derive(Clone, PartialEq)]
pub struct Live {
    own: Rc<Ran>,
    again: Option<Rc<Ran>>,
    /// Whether they are of the numbers that are set.
    pub is_ready: bool,
}

impl Live {
    /// The run of a name.
    pub fn of(&self, name: &str) -> Option<&Fold> {
        self.again.as_ref().and_then(|again| again.of(name)).or_else(|| self.own.of(name))
    }

    /// The lesson's own run of a name.
    pub fn own_of(&self, name: &str) -> Option<&Fold> {
        self.own.of(name)
    }
}

#[derive(Properties, PartialEq)]
pub struct LessonPageProps {
    pub lesson: Rc<Lesson>,
    pub state: State,
    /// The course that it belongs to; none for a lesson of one's own.
    pub course: Option<Rc<Course>>,
    pub folder: String,
    /// The way back from a lesson of one's own.
    #[prop_or_default]
    pub back: Option<Callback<()>>,
}

/// The page.
#[component]
pub fn LessonPage(props: &LessonPageProps) -> Html {
    let LessonPageProps { lesson, state, course, folder, .. } = props;
    let texts = use_texts();
    let is_open = state.route().is_open;
    let store = use_reducer_eq({
        let lesson = Rc::clone(lesson);
        move || WalkStore(Walk::new(lesson, is_open))
    });
    let walk = &store.0;
    let dispatch = store.dispatcher();
    // What is to be run changes with the first run and with another seed, and with nothing else.
    let is_before = walk.step() == Step::Predict;
    let wished = use_memo((is_before, walk.seed()), |_| {
        let wanted = walk.wanted().into_iter();
        Wished(Rc::new(wanted.filter_map(|id| walk.scenario(&id).map(|scenario| (id, scenario))).collect()))
    });
    let ran = use_runs(Wished::clone(&wished));
    let is_whole = !is_before && ran.is_whole(&wished);
    let live = {
        let stands: Vec<f64> = walk.turned().iter().map(|turned| turned.value).collect();
        let wished = use_memo((stands, walk.seed()), |_| Wished(Rc::new(walk.wanted_turned())));
        let again = use_runs_again(Wished::clone(&wished));
        let is_ready = !walk.is_turned() || again.is_whole(&wished);
        Live { own: Rc::clone(&ran), again: walk.is_turned().then_some(again), is_ready }
    };
    use_effect_with((is_whole, dispatch.clone()), |(is_whole, dispatch)| {
        if *is_whole {
            dispatch.dispatch(WalkAction::Ran);
        }
    });
    use_effect_with((walk.is_done(), folder.clone()), |(is_done, folder)| {
        if *is_done && !folder.is_empty() {
            remember_done(folder);
        }
    });
    let words = walk.words(texts.language);
    let step = walk.step();
    let is_projected = state.theme() == Theme::Projector;
    let shown = walk.shown(|id| ran.of(id));
    html! {
        <main class="lesson" id="main" tabindex="-1" data-testid="lesson" data-step={step_id(step)}>
            <div class="lhead">
                <header class="lh">
                    <p class="kick">{ kicker(texts, props) }</p>
                    <h1>{ &words.title }</h1>
                    <p class="lead">{ &words.intro }</p>
                </header>
                { progress(texts, walk) }
            </div>
            <Predict walk={walk.clone()} ran={Rc::clone(&ran)} dispatch={dispatch.clone()} {is_projected} />
            if !is_before {
                <Observe walk={walk.clone()} {ran} shown={shown.clone()} {is_projected} />
            }
            if step == Step::Explain {
                { explain(texts, walk, &shown, (live, is_projected), &dispatch) }
                { next(texts, state, walk, (course.as_deref(), folder), props.back.as_ref(), &dispatch) }
            }
        </main>
    }
}

/// The place in the course, and how long it takes.
fn kicker(texts: Texts, props: &LessonPageProps) -> String {
    let minutes = props.lesson.minutes.to_string();
    let place = props.course.as_deref().and_then(|course| Some((course, course.find(&props.folder)?.0)));
    match place {
        Some((course, place)) => {
            texts.learn.kicker(&(place + 1).to_string(), &course.lessons.len().to_string(), &minutes)
        }
        None => texts.learn.kicker_own(&minutes),
    }
}

/// The step's name in tests.
fn step_id(step: Step) -> &'static str {
    match step {
        Step::Predict => "predict",
        Step::Observe => "observe",
        Step::Explain => "explain",
    }
}

/// Which steps are done, and which is at hand.
fn progress(texts: Texts, walk: &Walk) -> Html {
    let words = texts.learn;
    let steps = [
        (words.predict(), Step::Predict),
        (words.observe(), Step::Observe),
        (words.explain(), Step::Explain),
    ];
    html! {
        <ol class="steps" aria-label={words.steps()}>
            { for steps.into_iter().enumerate().map(|(place, (name, step))| {
                let is_done = step < walk.step() || walk.is_done();
                let is_current = step == walk.step() && !is_done;
                html! {
                    <li class={classes!(is_done.then_some("done"), is_current.then_some("cur"))} aria-current={is_current.then_some("step")}>
                        if is_done { { icons::tick() } } else { <i>{ place + 1 }</i> }
                        <span>{ name }</span>
                    </li>
                }
            }) }
        </ol>
    }
}

/// A step's frame: its number and name, its text, what is in it, and the terms that it uses.
pub fn section(walk: &Walk, place: usize, name: &str, text: Html, content: Html) -> Html {
    let names = walk.lesson().terms.get(place - 1).cloned().unwrap_or_default();
    html! {
        <section class="ls" aria-labelledby={format!("step-{place}")}>
            <div class="lt"><h2 id={format!("step-{place}")}><i>{ place }</i>{ name }</h2>{ text }</div>
            <div class="lc">{ content }</div>
            if !names.is_empty() { <TermsBeside {names} {place} /> }
        </section>
    }
}
