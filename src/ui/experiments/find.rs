//! The figure of a search: every policy that was tried, its target and its goal, and the way of the choice into the
//! Lab.

use std::rc::Rc;

use yew::prelude::*;

use super::super::figure::frame::Frame;
use super::super::figure::numbers;
use super::super::hooks::{Dispatch, use_texts};
use super::outcome::{OutcomeProps, Read, plot, spots, use_drawing, use_said};
use crate::app::{Action, Experiment, Place};
use crate::chart::StrategyKey;
use crate::chart::experiments::curves::{CurvePanel, Curves, Line, Look, Spot, curves};
use crate::experiment::Find;
use crate::i18n::{CurveSpot, FindFacts, Texts, find_facts, find_sentence, find_table, found_policy};
use crate::sim::Strategy;

fn find(read: &Read) -> Option<&Find> {
    match &read.done.experiment {
        Experiment::Find(find) => Some(find),
        _ => None,
    }
}

/// The figure.
#[component]
pub fn FindFigure(props: &OutcomeProps) -> Html {
    let texts = use_texts();
    let read = Read::of(props, texts);
    let facts = use_memo(read.clone(), |read| {
        let find = find(read)?;
        read.named(|names| find_facts(read.texts, find, names))
    });
    let (place, drawing) =
        use_drawing(&facts, props.is_projected, |texts, facts, frame| curves(&data(texts, facts), frame));
    let said = use_memo((read.clone(), Rc::clone(&facts)), |(read, facts)| {
        let both = find(read).zip(facts.as_ref().as_ref());
        both.map_or((String::new(), None), |(find, facts)| {
            read.named(|names| {
                (find_sentence(read.texts, find, facts, names), found_policy(read.texts, find, names))
            })
        })
    });
    let (sentence, policy) = &*said;
    use_said(sentence, &props.said);
    let settings = find(&read).map(settings).unwrap_or_default();
    // What a link for a class holds fixed stays as it is.
    let policy = policy.as_ref().filter(|_| settings.iter().all(|(path, _)| props.rules.allows_path(path)));
    let table = use_callback((read, Rc::clone(&facts)), |(): (), (read, facts)| {
        let both = find(read).zip(facts.as_ref().as_ref());
        both.map(|(find, facts)| find_table(read.texts, find, facts)).unwrap_or_default()
    });
    let title = (*facts).as_ref().map_or(String::new(), |facts| facts.title.clone());
    let words = texts.experiments;
    let is_of_two = (*facts).as_ref().is_some_and(|facts| facts.placed.is_some());
    let reading = if is_of_two { words.find_reading_two() } else { words.find_reading() };
    html! {
        <>
            <Frame id="find" is_of_run={false} class="first" title={title.clone()} {reading}
                sentence={sentence.clone()} origin={props.origin.clone()} {table} drawing={drawing.clone()}>
                { plot(place, drawing, title) }
            </Frame>
            if let Some(policy) = policy { { use_it(texts, policy, settings, &props.dispatch) } }
        </>
    }
}

/// What the choice sets: the number, and what goes along with it.
fn settings(find: &Find) -> Vec<(String, f64)> {
    let found = find.outcome().and_then(|outcome| outcome.found);
    let values = found.map_or(Vec::new(), |found| found.values);
    let knobs = find.search().axes.iter().zip(values);
    let changes = knobs.flat_map(|((knob, _), value)| knob.changes(value));
    changes.map(|(path, value)| (path.to_owned(), value)).collect()
}

/// The way into the Lab with the choice: one change, which can be undone there.
fn use_it(texts: Texts, policy: &str, settings: Vec<(String, f64)>, dispatch: &Dispatch) -> Html {
    let words = texts.experiments;
    let dispatch = dispatch.clone();
    // The link itself leads to the Lab.
    let onclick = move |_: MouseEvent| dispatch.dispatch(Action::TakeSettings(settings.clone()));
    html! {
        <p class="use">
            <a class="btn solid" href={Place::Lab.address()} data-testid="use-this" {onclick}>{ words.use_this() }</a>
            <span>{ words.use_this_note(policy) }</span>
        </p>
    }
}

fn data(texts: Texts, facts: &FindFacts) -> Curves {
    let key = match facts.strategy {
        Strategy::BuildToStock => StrategyKey::Bts,
        Strategy::BuildToOrder => StrategyKey::Bto,
    };
    let line_of = |id: &str, look: Look, all: &[CurveSpot], chosen: Option<Spot>, said: &str| Line {
        id: format!("find-{id}"),
        key: Some(key),
        chosen: chosen.map(|spot| (spot, said.to_owned())),
        spots: spots(all),
        look,
        label: String::new(),
    };
    let line = |id: &str, all: &[CurveSpot], said: &str| {
        let chosen = spots(all).into_iter().find(|spot| Some(spot.x) == facts.found);
        line_of(id, Look::Whiskers, all, chosen, said)
    };
    let panel = |id, title: &str, line, level, is_lesser| CurvePanel {
        id,
        title: title.to_owned(),
        lines: vec![line],
        level,
        has_zero: false,
        is_lesser,
    };
    let words = texts.experiments;
    let numbers = numbers(texts.language);
    if let (Some((all, chosen)), Some((name, _))) = (&facts.placed, &facts.target) {
        let chosen = spots(chosen.as_slice()).pop();
        let line = line_of("placed", Look::Cloud, all, chosen, words.choice());
        let panels = vec![panel("placed", name, line, facts.level.clone(), false)];
        return Curves { across: facts.goal.0.clone(), now: None, panels, numbers };
    }
    let mut panels = Vec::new();
    if let Some((name, all)) = &facts.target {
        panels.push(panel("target", name, line("target", all, words.choice()), facts.level.clone(), false));
    }
    let said = if panels.is_empty() { words.choice() } else { "" };
    let (name, all) = &facts.goal;
    panels.push(panel("goal", name, line("goal", all, said), None, !panels.is_empty()));
    let across = facts.paths.first().cloned().unwrap_or_default();
    Curves { across, now: None, panels, numbers }
}
