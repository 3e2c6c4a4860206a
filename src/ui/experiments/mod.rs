//! The experiments' place: a form, its progress, and the outcome, for each of the four.
//!
//! ```text
//! mod ─┬─ form      the boxes and menus of an experiment (choose: menus of numbers and measures)
//!      ├─ conduct   the study on the pool's workers: progress, cancel, the end
//!      └─ outcome   command and file ── sweep, frontier, find, sensitivity: a figure each
//! ```
//!
//! What is asked for is read in `app`; sentences and tables come from `i18n`.

mod choose;
mod conduct;
mod find;
mod form;
mod frontier;
mod outcome;
mod sensitivity;
mod sweep;

use std::rc::Rc;

use yew::prelude::*;

use super::hooks::{Dispatch, Fetched, use_parameters, use_texts};
use super::page::icons;
use super::page::live::LiveRegion;
use super::page::notice::{complaint_table, notice_box};
use crate::app::{
    ExperimentKind, Experiments, ExperimentsAction, Place, Route, State, Theme, scenario_title, trouble_rows,
};
use crate::i18n::{Texts, format_number};
use conduct::use_conductor;
use form::ExperimentForm;
use outcome::Outcome;

/// The place's state, as a reducer.
#[derive(Clone, PartialEq)]
pub struct ExperimentsStore(pub Experiments);

impl Reducible for ExperimentsStore {
    type Action = ExperimentsAction;

    fn reduce(self: Rc<Self>, action: ExperimentsAction) -> Rc<Self> {
        let state = Rc::try_unwrap(self).unwrap_or_else(|shared| Self::clone(&shared)).0;
        Rc::new(Self(state.reduce(action)))
    }
}

/// How components ask for a change.
pub type ExperimentsDispatch = UseReducerDispatcher<ExperimentsStore>;

#[derive(Properties, PartialEq)]
pub struct ExperimentsProps {
    /// The page's state.
    pub state: State,
    /// Which of the four is looked at.
    pub kind: ExperimentKind,
    pub dispatch: Dispatch,
}

/// Everything below `#/experiments`.
#[component]
pub fn ExperimentsPlace(props: &ExperimentsProps) -> Html {
    // Another scenario is another place: what was typed and found is of this one.
    let scenario = Rc::as_ptr(props.state.scenario()) as usize;
    html! { <OfScenario key={scenario} state={props.state.clone()} kind={props.kind} dispatch={props.dispatch.clone()} /> }
}

#[component]
fn OfScenario(props: &ExperimentsProps) -> Html {
    let ExperimentsProps { state, kind, dispatch } = props;
    let kind = *kind;
    let texts = use_texts();
    let words = texts.experiments;
    let store = use_reducer_eq({
        let scenario = Rc::clone(state.scenario());
        move || ExperimentsStore(Experiments::of(&scenario))
    });
    let experiments = &store.0;
    let change = store.dispatcher();
    let conductor = use_conductor(&change);
    let fetched = use_parameters(state.language(), true);
    let settled = use_state_eq(|| None::<String>);
    let was_cancelled = use_state_eq(|| false);
    let form = experiments.form(kind).clone();
    let run = {
        let (form, change, conductor, was_cancelled) =
            (form.clone(), change.clone(), conductor.clone(), was_cancelled.setter());
        Callback::from(move |()| {
            was_cancelled.set(false);
            match form.start() {
                Ok(asked) => conductor.begin(asked),
                Err(troubles) => change.dispatch(ExperimentsAction::Refuse(kind, troubles)),
            }
        })
    };
    let cancel = {
        let (conductor, was_cancelled) = (conductor.clone(), was_cancelled.setter());
        Callback::from(move |_: MouseEvent| {
            conductor.cancel();
            was_cancelled.set(true);
        })
    };
    let said = {
        let setter = settled.setter();
        use_callback((), move |sentence: String, ()| setter.set(Some(sentence)))
    };
    let running = experiments.running();
    let is_running = running.is_some_and(|running| running.kind == kind);
    let done = experiments.done(kind).cloned();
    let troubles = experiments.troubles(kind);
    let rows = trouble_rows(texts, troubles, fetched.here());
    let status = if is_running {
        "running"
    } else if done.is_some() {
        "done"
    } else {
        "idle"
    };
    html! {
        <main class="main xp" id="main" tabindex="-1" data-testid="experiments" data-kind={kind.name()} data-state={status}>
            { state.notice().map(|notice| notice_box(texts, notice, fetched.here(), dispatch)).unwrap_or_default() }
            <h1>{ words.title() }</h1>
            <p class="lead">{ words.lead() }</p>
            <p class="xp-of">{ words.about_scenario(&scenario_title(texts, state.preset(), state.scenario(), state.is_edited())) }</p>
            { tabs(texts, state, kind) }
            <p class="xp-about">{ about(texts, kind) }</p>
            <ExperimentForm {form} parameters={fetched.clone()} troubles={troubles.to_vec()} dispatch={change} {run} />
            if let Fetched::Failed(retry) = &fetched {
                <p class="note" role="status">{ words.names_missing() }{ " " }
                    <button type="button" class="quiet" onclick={retry.reform(|_: MouseEvent| ())}>{ words.retry() }</button></p>
            }
            if !rows.is_empty() {
                <div class="err" role="alert" id="xp-refused" data-testid="experiment-refused">
                    <h2>{ icons::warning() }{ words.refused() }</h2>
                    <p>{ words.refused_stays() }</p>
                    { complaint_table(texts, &rows) }
                </div>
            }
            if let Some(running) = running {
                { progress(texts, running.progress, running.kind, kind, &cancel) }
            } else if *was_cancelled {
                <p class="note" role="status" data-testid="experiment-cancelled">{ words.cancelled() }</p>
            }
            // Old outcomes stay until new ones have come.
            if let Some(done) = done {
                <Outcome {done} parameters={fetched} origin={state.about_line()} is_projected={state.theme() == Theme::Projector}
                    {said} rules={state.rules().clone()} dispatch={dispatch.clone()} />
            }
            <LiveRegion sentence={(*settled).clone().filter(|_| running.is_none())} />
        </main>
    }
}

/// What an experiment is called.
fn name(texts: Texts, kind: ExperimentKind) -> &'static str {
    let words = texts.experiments;
    match kind {
        ExperimentKind::Sweep => words.sweep(),
        ExperimentKind::Frontier => words.frontier(),
        ExperimentKind::Find => words.find(),
        ExperimentKind::Sensitivity => words.sensitivity(),
    }
}

fn about(texts: Texts, kind: ExperimentKind) -> &'static str {
    let words = texts.experiments;
    match kind {
        ExperimentKind::Sweep => words.sweep_about(),
        ExperimentKind::Frontier => words.frontier_about(),
        ExperimentKind::Find => words.find_about(),
        ExperimentKind::Sensitivity => words.sensitivity_about(),
    }
}

/// The way to each of the four: links, so that each has an address of its own.
fn tabs(texts: Texts, state: &State, current: ExperimentKind) -> Html {
    let address = |kind: ExperimentKind| {
        let route = Route::to(Place::Experiments(kind));
        route.write(state.language(), state.theme()).map(|text| format!("#{text}"))
    };
    html! {
        <nav class="xp-tabs" aria-label={texts.experiments.kinds()}>
            { for ExperimentKind::ALL.map(|kind| html! {
                <a href={address(kind)} aria-current={(kind == current).then_some("page")} data-testid={format!("tab-{}", kind.name())}>
                    { name(texts, kind) }</a>
            }) }
        </nav>
    }
}

/// How far the study is, and the way to end it.
fn progress(
    texts: Texts,
    (round, done, all): (u32, u64, u64),
    running: ExperimentKind,
    here: ExperimentKind,
    cancel: &Callback<MouseEvent>,
) -> Html {
    let words = texts.experiments;
    let count = |count: u64| format_number(texts.language, count as f64, 0);
    let said = if running == ExperimentKind::Find {
        words.running_round(&count(round.into()), &count(done), &count(all))
    } else {
        words.running(&count(done), &count(all))
    };
    html! {
        <div class="xp-run" data-testid="experiment-running">
            if running != here { <p>{ words.elsewhere(name(texts, running)) }</p> }
            <progress aria-label={name(texts, running)} max={all.max(1).to_string()} value={done.to_string()}></progress>
            <p class="num">{ said }</p>
            <button type="button" class="btn line" data-testid="experiment-cancel" onclick={cancel.clone()}>{ words.cancel() }</button>
        </div>
    }
}
