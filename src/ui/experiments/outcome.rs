//! The outcome of a study: its figure, the command that gives the same numbers, and the file that `lab` would print.

use std::rc::Rc;

use yew::prelude::*;

use super::super::browser::files;
use super::super::figure::picture::Picture;
use super::super::hooks::{Dispatch, Fetched, use_texts, use_width};
use super::super::page::icons;
use super::super::page::taken::{Content, Taken, TakenLine};
use super::find::FindFigure;
use super::frontier::FrontierFigure;
use super::sensitivity::SensitivityFigure;
use super::sweep::SweepFigure;
use crate::app::{Done, ExperimentKind, Rules, number_name};
use crate::chart::experiments::curves::Spot;
use crate::chart::{self, Drawing};
use crate::experiment::scenario_digest;
use crate::i18n::{CurveSpot, Names, Texts, format_number};

/// What an outcome needs, and its figure.
#[derive(Clone, Properties)]
pub struct OutcomeProps {
    pub done: Rc<Done>,
    pub parameters: Fetched,
    /// What files say of it: the scenario's parameters in one paragraph; for the figure, how it came about, too.
    pub origin: String,
    pub is_projected: bool,
    /// Told the sentence of the outcome, once.
    pub said: Callback<String>,
    /// What the page's link allows.
    pub rules: Rules,
    pub dispatch: Dispatch,
}

impl PartialEq for OutcomeProps {
    /// Outcomes are made once and never changed: only the same ones are equal.
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.done, &other.done)
            && self.parameters == other.parameters
            && self.origin == other.origin
            && self.is_projected == other.is_projected
    }
}

/// An outcome and how it is read, for what is remembered between two drawings.
#[derive(Clone)]
pub struct Read {
    pub done: Rc<Done>,
    pub parameters: Fetched,
    pub texts: Texts,
}

impl PartialEq for Read {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.done, &other.done)
            && self.parameters == other.parameters
            && self.texts == other.texts
    }
}

impl Read {
    pub fn of(props: &OutcomeProps, texts: Texts) -> Self {
        Self { done: Rc::clone(&props.done), parameters: props.parameters.clone(), texts }
    }

    /// Does something with the names of the scenario's numbers.
    pub fn named<T>(&self, act: impl FnOnce(Names) -> T) -> T {
        let number = |path: &str| number_name(self.texts, self.parameters.here(), path);
        act(Names { number: &number, currency: &self.done.scenario.money.currency })
    }
}

/// Points of a curve, for its chart.
pub fn spots(all: &[CurveSpot]) -> Vec<Spot> {
    all.iter().map(|spot| Spot { x: spot.x, y: spot.y, interval: spot.interval }).collect()
}

/// Tells the sentence of an outcome when it is new.
#[hook]
pub fn use_said(sentence: &str, said: &Callback<String>) {
    let said = said.clone();
    use_effect_with(sentence.to_owned(), move |sentence: &String| said.emit(sentence.clone()));
}

/// Draws the facts of an outcome at the width of their place, once they are there and that is known: the place, and the
/// picture.
#[hook]
pub fn use_drawing<F: PartialEq + 'static>(
    facts: &Rc<Option<F>>,
    is_projected: bool,
    draw: fn(Texts, &F, chart::Frame) -> Drawing,
) -> (NodeRef, Option<Rc<Drawing>>) {
    let texts = use_texts();
    let place = use_node_ref();
    let width = use_width(&place);
    let drawing = use_memo((Rc::clone(facts), width, texts, is_projected), |inputs| {
        let (facts, width, texts, is_projected) = inputs;
        let (facts, width) = (facts.as_ref().as_ref()?, (*width)?);
        Some(Rc::new(draw(*texts, facts, chart::Frame::new(width, *is_projected))))
    });
    (place, (*drawing).clone())
}

/// The picture in its place.
pub fn plot(place: NodeRef, drawing: Option<Rc<Drawing>>, name: String) -> Html {
    html! {
        <div class="plot" ref={place}>
            if let Some(drawing) = drawing { <Picture {drawing} {name} /> }
        </div>
    }
}

/// The outcome.
#[component]
pub fn Outcome(props: &OutcomeProps) -> Html {
    let texts = use_texts();
    let words = texts.experiments;
    let done = &props.done;
    let taken = use_state_eq(|| None::<Taken>);
    let count = |number: f64| format_number(texts.language, number, 0);
    let digest = scenario_digest(&done.scenario).to_string();
    let run = &done.scenario.run;
    // A seed is a name made of digits.
    let origin = words.origin(&run.seed.to_string(), &count(f64::from(done.replications)), &digest);
    let figure = OutcomeProps { origin: format!("{origin} {}", props.origin), ..props.clone() };
    let save = {
        let (done, setter) = (Rc::clone(done), taken.setter());
        Callback::from(move |_: MouseEvent| {
            let name = format!("perfect-order-lab-{}.json", done.kind().name());
            let text = format!("{:#}\n", done.json());
            files::download(&name, "application/json", &text);
            setter.set(Some(Taken { name, content: Content::Text(text.into()) }));
        })
    };
    html! {
        <div class="xp-out" data-testid={format!("outcome-{}", done.kind().name())}>
            { match done.kind() {
                ExperimentKind::Sweep => html! { <SweepFigure ..figure /> },
                ExperimentKind::Frontier => html! { <FrontierFigure ..figure /> },
                ExperimentKind::Find => html! { <FindFigure ..figure /> },
                ExperimentKind::Sensitivity => html! { <SensitivityFigure ..figure /> },
            } }
            <div class="xp-foot">
                <p>{ origin }{ " " }{ words.command() }</p>
                <p><code data-testid="experiment-command">{ &done.command }</code></p>
                <p><button type="button" class="quiet" data-testid="experiment-json" onclick={save}>{ icons::export() }{ words.json() }</button></p>
                if let Some(taken) = &*taken { <TakenLine taken={taken.clone()} /> }
            </div>
        </div>
    }
}
