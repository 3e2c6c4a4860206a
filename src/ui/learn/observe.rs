//! The second step: the run, and what it shows: the answer beside the prediction, and the figure of the Lab
//! that the lesson is about.

use std::rc::Rc;

use yew::prelude::*;

use super::super::figure::{ScorecardsFigure, WaitingFigure, WhatHappenedFigure, WhyFigure};
use super::super::hooks::{Ran, Store, use_texts};
use super::super::kpi::Headline;
use super::super::results::Results;
use super::answer::Answer;
use super::cycle::CycleFigure;
use super::lesson::section;
use super::paragraphs;
use super::records::records_table;
use super::recovery::RecoveryFigure;
use super::trade_off::TradeOffFigure;
use crate::app::{State, Step, Walk};
use crate::lessons::Figure;

#[derive(Properties, PartialEq)]
pub struct ObserveProps {
    pub walk: Walk,
    pub ran: Rc<Ran>,
    /// What each reveal shows.
    pub shown: Vec<Option<f64>>,
    pub is_projected: bool,
}

/// The step.
#[component]
pub fn Observe(props: &ObserveProps) -> Html {
    let ObserveProps { walk, ran, shown, is_projected } = props;
    let texts = use_texts();
    let words = texts.learn;
    if walk.step() < Step::Explain {
        let (done, all) = (ran.done().to_string(), ran.all().to_string());
        let content = html! {
            <>
                <progress aria-label={words.observe()} max={ran.all().max(1).to_string()} value={done.clone()}></progress>
                <p class="num" role="status">{ words.running(&done, &all) }</p>
            </>
        };
        return section(walk, 2, words.observe(), Html::default(), content);
    }
    let text = paragraphs(&walk.words(texts.language).observe, |name| walk.value_text(texts, name, shown));
    let content = html! {
        <>
            <Answer walk={walk.clone()} ran={Rc::clone(ran)} shown={shown.clone()} is_projected={*is_projected} />
            <CycleFigure id="cycle" walk={walk.clone()} shown={shown.clone()} is_projected={*is_projected} />
            if let Some(data) = walk.trade_off(|id| ran.of(id)) {
                <TradeOffFigure id="trade-off" {data} now={None} is_projected={*is_projected} />
            }
            <RecoveryFigure walk={walk.clone()} ran={Rc::clone(ran)} is_projected={*is_projected} />
            { records_table(texts, &walk.lesson().records) }
            <LabFigure walk={walk.clone()} ran={Rc::clone(ran)} is_projected={*is_projected} />
        </>
    };
    section(walk, 2, words.observe(), text, content)
}

#[derive(Properties, PartialEq)]
struct LabFigureProps {
    walk: Walk,
    ran: Rc<Ran>,
    is_projected: bool,
}

/// The Lab's figure of the run that answers. What a hand does to it stays in it.
#[component]
fn LabFigure(props: &LabFigureProps) -> Html {
    let LabFigureProps { walk, ran, is_projected } = props;
    let is_projected = *is_projected;
    // The figures ask for changes of a state: here one of their own, that nothing else looks at.
    let store = use_reducer_eq(|| Store(State::default()));
    let dispatch = store.dispatcher();
    let figure = walk.lesson().reveals.first().map(|reveal| reveal.figure);
    let results = use_memo((ran.done(), walk.seed()), |_| {
        let fold = walk.answering().and_then(|id| ran.of(id))?;
        Some(Rc::new(Results::of(fold)))
    });
    let Some(results) = (*results).clone() else { return Html::default() };
    let promise = results.prepared.scenario.promise.clone();
    let results = Some(results);
    match figure {
        Some(Figure::Headline) => html! { <Headline {results} /> },
        Some(Figure::WhatHappened) => html! {
            <WhatHappenedFigure {results} shows_one_run={store.0.shows_one_run()} {is_projected} {dispatch} />
        },
        Some(Figure::Waiting) => {
            html! { <WaitingFigure {results} {promise} movable={[true; 2]} {is_projected} {dispatch} /> }
        }
        Some(Figure::Why) => html! { <WhyFigure {results} {is_projected} /> },
        Some(Figure::Scorecards) => html! { <ScorecardsFigure {results} /> },
        Some(Figure::TradeOff | Figure::Answer | Figure::Cycle | Figure::Recovery) | None => Html::default(),
    }
}
