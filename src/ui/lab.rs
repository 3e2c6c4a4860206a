//! The Lab: scenario and engine come together here, and panel and figures get what they need.

use std::rc::Rc;

use web_sys::HtmlElement;
use yew::prelude::*;

use super::figure::{
    CompareFigure, DefinitionsFigure, ScorecardsFigure, TradeOffFigure, WaitingFigure, WhatHappenedFigure,
    WhyFigure,
};
use super::follow::FollowFigure;
use super::formula::FormulaFigure;
use super::hooks::{
    Dispatch, Run, Shown, use_engine, use_media, use_orders, use_paced, use_parameters, use_pinned,
    use_shown_place, use_undo_keys,
};
use super::kpi::Headline;
use super::orders::OrdersDialog;
use super::page::asking::{Asking, predicted};
use super::page::dock::dock;
use super::page::live::LiveRegion;
use super::page::notice::notice_box;
use super::page::report::Report;
use super::panel::{Panel, run_state};
use super::present::{PinnedControls, StageHead, use_slide};
use crate::app::{State, Theme};
use crate::i18n::{Texts, run_origin, settled_sentence};

/// The headline, and the figures of every run.
const FIGURES: usize = 9;

#[derive(Properties, PartialEq)]
pub struct LabProps {
    /// The page's state.
    pub state: State,
    pub dispatch: Dispatch,
    /// Whether the controls lie over the page, so that what is around the Lab is out of reach.
    pub covered: UseStateSetter<bool>,
}

/// The Lab.
#[component]
pub fn Lab(props: &LabProps) -> Html {
    let LabProps { state, dispatch, .. } = props;
    let (run, points) = use_engine(state.scenario());
    // Whoever has to predict first sees nothing of the run until then.
    let run = run.filter(|_| !state.awaits_prediction());
    // After the first numbers: they are what the reader waits for.
    let parameters = use_parameters(state.language(), run.is_some());
    let pinned = use_pinned(state.pinned(), run.as_ref());
    use_undo_keys(dispatch);
    let is_projected = state.theme() == Theme::Projector;
    let is_presented = is_projected && !state.awaits_prediction();
    let is_narrow = use_media("(max-width: 1100px)") || is_projected;
    let opened = use_state_eq(|| false);
    let is_sheet = is_narrow && *opened;
    use_effect_with((is_sheet, props.covered.clone()), |(is_sheet, covered)| covered.set(*is_sheet));
    let adjust = use_node_ref();
    let open = use_callback(opened.setter(), |(): (), setter| setter.set(true));
    let close = use_callback((opened.setter(), adjust.clone()), |(): (), (setter, adjust)| {
        setter.set(false);
        if let Some(button) = adjust.cast::<HtmlElement>() {
            // The dock is out of reach until the sheet is gone.
            gloo::timers::callback::Timeout::new(0, move || {
                let _ = button.focus();
            })
            .forget();
        }
    });
    let own = use_orders();
    let orders_opened = use_state_eq(|| false);
    let open_orders =
        use_callback((orders_opened.setter(), opened.setter()), |(): (), (orders_opened, opened)| {
            // From the sheet it comes in the sheet's place.
            opened.set(false);
            orders_opened.set(true);
        });
    let close_orders = use_callback((orders_opened.setter(), is_narrow, adjust.clone()), |(): (), inputs| {
        let (orders_opened, is_narrow, adjust) = inputs;
        orders_opened.set(false);
        if let Some(button) = adjust.cast::<HtmlElement>().filter(|_| *is_narrow) {
            // The button that opened it went with the sheet.
            let _ = button.focus();
        }
    });
    let texts = Texts::of(state.language());
    let is_current = run.as_ref().is_some_and(|run| Rc::ptr_eq(&run.scenario, state.scenario()));
    let shown = use_shown_place(state, is_current);
    let is_done = is_current && run.as_ref().is_some_and(Run::is_done);
    let results = run.as_ref().map(|run| Rc::clone(&run.results));
    // One after the other, so that no task is long.
    let first = use_paced(results.clone(), "what_happened", 1);
    let second = use_paced(results.clone(), "waiting", 2);
    let third = use_paced(results.clone(), "why", 3);
    let fourth = use_paced(results.clone(), "tradeoff", 4);
    let fifth = use_paced(results.clone(), "scorecards", 5);
    // Whether everything is there, further down the page, too.
    let is_shown = [&first, &second, &third, &fourth, &fifth].into_iter().all(|shown| *shown == results);
    let line = |short: bool| match state.awaits_prediction() {
        true => String::new(),
        false => run_state(texts, run.as_ref(), is_current, short),
    };
    // A pinned state has a screen of its own, before the figures of the run.
    let compared = usize::from(state.pinned().is_some());
    let count = compared + FIGURES;
    let slide = use_slide(is_presented, count);
    let at = (*slide).min(count - 1);
    let figure = |place: usize, content: Html| {
        html! { <div class={classes!("slide", (is_presented && at != place).then_some("off"))}>{ content }</div> }
    };
    let done = run.as_ref().filter(|_| is_done).map(|run| Rc::clone(&run.results));
    let pinned_controls = (is_presented && !is_sheet)
        .then(|| html! { <PinnedControls state={state.clone()} dispatch={dispatch.clone()} /> });
    html! {
        <ContextProvider<Shown> context={shown}>
            <div class="lab">
                // While figures are presented the panel is there as a sheet only, as two of its controls are pinned.
                if !is_presented || is_sheet {
                    <Panel state={state.clone()} dispatch={dispatch.clone()} run={run.clone()} parameters={parameters.clone()} run_state={line(false)} {is_sheet} close={close.clone()} {open_orders} />
                }
                <main class="main" id="main" tabindex="-1" inert={is_sheet}>
                    if is_presented {
                        <StageHead run={run.clone()} slide={slide.clone()} {count} inert={is_sheet} dispatch={dispatch.clone()} />
                    }
                    { state.notice().map(|notice| notice_box(texts, notice, parameters.here(), dispatch)).unwrap_or_default() }
                    // Old results stay until new ones have come.
                    <div data-testid="results" data-state={if is_done && is_shown { "done" } else { "running" }}
                        data-digest={results.as_ref().map(|results| results.summary.digest.clone())}
                        data-replications={results.as_ref().map(|results| results.summary.replications.to_string())}>
                        if state.awaits_prediction() {
                            <Asking dispatch={dispatch.clone()} />
                        } else {
                            { figure(0, html! { <>
                                <Headline results={results.clone()} />
                                { state.prediction().zip(results).map(|(said, results)| predicted(texts, said, &results)).unwrap_or_default() }
                            </> }) }
                            { figure(compared, html! { <CompareFigure changed={state.changed_from_pinned()} {pinned} run={run.clone().filter(|_| is_done)} dispatch={dispatch.clone()} /> }) }
                            { figure(compared + 1, html! { <WhatHappenedFigure results={first} shows_one_run={state.shows_one_run()} {is_projected} dispatch={dispatch.clone()} /> }) }
                            { figure(compared + 2, html! { <WaitingFigure results={second} promise={state.scenario().promise.clone()} movable={["promise_bts", "promise_bto"].map(|id| state.rules().allows(id))} {is_projected} dispatch={dispatch.clone()} /> }) }
                            { figure(compared + 3, html! { <WhyFigure results={third} {is_projected} /> }) }
                            { figure(compared + 4, html! { <TradeOffFigure results={fourth} points={run.as_ref().and_then(|run| points.of(&run.scenario))} service={state.service()} leads_on={!state.rules().is_embedded} {is_projected} dispatch={dispatch.clone()} /> }) }
                            { figure(compared + 5, html! { <FormulaFigure results={done.clone()} {is_projected} /> }) }
                            { figure(compared + 6, html! { <ScorecardsFigure results={fifth.clone()} /> }) }
                            { figure(compared + 7, html! { <DefinitionsFigure results={fifth} place={state.definition()} limits={state.scenario().measures} dispatch={dispatch.clone()} /> }) }
                            { figure(compared + 8, html! { <FollowFigure results={done} follow={state.follow()} {is_projected} dispatch={dispatch.clone()} /> }) }
                            <Report origin={run.as_ref().map(|run| run_origin(texts, &run.results.summary, run.scenario.run.seed)).unwrap_or_default()} />
                        }
                    </div>
                </main>
            </div>
            if is_sheet {
                <div class="scrim" onclick={close.reform(|_: MouseEvent| ())}></div>
            }
            { dock(texts, state.scenario(), &line(true), &open, &adjust, is_sheet, pinned_controls) }
            <OrdersDialog {own} base={Rc::clone(state.scenario())} is_open={*orders_opened} {is_projected} close={close_orders} dispatch={dispatch.clone()} />
            <LiveRegion sentence={run.as_ref().filter(|_| is_done).map(|run| settled(texts, run))} />
        </ContextProvider<Shown>>
    }
}

/// What is said of a run that has settled.
fn settled(texts: Texts, run: &Run) -> String {
    settled_sentence(texts, &run.results.summary.of("perfect_order_rate"))
}
