//! The figure "Follow one order": one order of one replication under both strategies.
//!
//! Not here: which orders there are (`app::follow`), what happened to them (`experiment::follow`), words (`i18n`).

use std::rc::Rc;

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::figure::frame::Frame;
use super::figure::picture::Picture;
use super::figure::what_happened::numbers;
use super::hooks::{Dispatch, use_follow, use_seen, use_texts, use_width};
use super::page::icons;
use super::results::Results;
use crate::app::{Action, Follow, FollowFilter, FollowStep};
use crate::chart::gantt::{Bar, Gantt, Row, Word, gantt};
use crate::chart::shared::{Shared, Step, shared};
use crate::chart::{self, Drawing, StrategyKey};
use crate::experiment::Followed;
use crate::i18n::{FollowBar, SharedStep, Story, Table, Texts, format_number, parse_number, run_origin};
use crate::measure::Trace;

/// Between both drawings of an exported file [px].
const GAP: f64 = 24.0;

#[derive(Properties, PartialEq)]
pub struct FollowProps {
    /// None until a run is done.
    pub results: Option<Rc<Results>>,
    /// Which order is followed.
    pub follow: Follow,
    pub is_projected: bool,
    pub dispatch: Dispatch,
}

/// The figure. Nothing is asked for before it is near the screen.
#[component]
pub fn FollowFigure(props: &FollowProps) -> Html {
    let texts = use_texts();
    let words = texts.follow;
    let (place, plot) = (use_node_ref(), use_node_ref());
    let is_seen = use_seen(&place);
    let width = use_width(&plot);
    let wish = props.follow;
    let found = use_follow(props.results.clone().filter(|_| is_seen), wish);
    let drawings =
        use_memo((found.clone(), width, texts, props.is_projected), |(found, width, texts, projected)| {
            let (results, followed) = found.as_ref()?;
            let frame = chart::Frame::new((*width)?, *projected);
            Some(drawn(*texts, results, followed.story.as_deref()?, frame))
        });
    let whole = use_memo((*drawings).clone(), |drawings| {
        let (strip, sides) = drawings.as_ref()?;
        let parts = strip.iter().chain(sides).map(|drawing| Drawing::clone(drawing)).collect();
        Some(Rc::new(Drawing::below(parts, GAP)))
    });
    let table = use_callback((found.clone(), texts), |(): (), (found, texts)| {
        let story =
            found.as_ref().and_then(|(results, followed)| Some((results, followed.story.as_deref()?)));
        story.map(|(results, traces)| table_of(*texts, results, traces)).unwrap_or_default()
    });
    let (sentence, origin) = match &found {
        Some((results, followed)) => (
            followed.story.as_deref().map_or(String::new(), |traces| sentence_of(texts, results, traces)),
            run_origin(texts, &results.summary, results.prepared.scenario.run.seed),
        ),
        None => Default::default(),
    };
    html! {
        <div ref={place}>
            <Frame id="follow" title={words.title()} reading={words.reading()} {sentence} {origin} {table} drawing={(*whole).clone()}>
                if let Some((results, followed)) = &found {
                    { head(texts, results, followed, wish, &props.dispatch) }
                }
                <div class="follow">
                    <div class="plot" ref={plot}></div>
                    if let (Some((results, followed)), Some((strip, drawings))) = (&found, &*drawings) {
                        if let Some(traces) = followed.story.as_deref() {
                            { told(texts, results, traces, strip.as_ref(), drawings) }
                        }
                    } else {
                        <p class="muted follow-wait">{ words.waiting_for_run() }</p>
                    }
                </div>
            </Frame>
        </div>
    }
}

/// Words for the story, with the scenario's names.
fn with_story<T>(texts: Texts, results: &Results, traces: &[Trace; 2], with: impl Fn(&Story) -> T) -> T {
    let items = &results.prepared.scenario.demand.items;
    let name = |item: u32| items.name(item as usize);
    with(&Story::new(texts, traces, &name, results.prepared.supply.mean_days))
}

/// The steps both strategies share, where there are any, and each one's stages. This and what is below is apart from the
/// figure, so that it can come later.
#[inline(never)]
fn drawn(
    texts: Texts,
    results: &Results,
    traces: &[Trace; 2],
    frame: chart::Frame,
) -> (Option<Rc<Drawing>>, [Rc<Drawing>; 2]) {
    with_story(texts, results, traces, |story| {
        let (span, labels) = (span(traces), labels(texts, story));
        let steps = strip(texts, story, &labels);
        let strip = (!steps.steps.is_empty()).then(|| Rc::new(shared(&steps, frame)));
        let sides = [0, 1].map(|at| Rc::new(gantt(&timeline(texts, story, at, span, &labels), frame)));
        (strip, sides)
    })
}

#[inline(never)]
fn table_of(texts: Texts, results: &Results, traces: &[Trace; 2]) -> Table {
    with_story(texts, results, traces, |story| story.table())
}

#[inline(never)]
fn sentence_of(texts: Texts, results: &Results, traces: &[Trace; 2]) -> String {
    with_story(texts, results, traces, |story| story.waiting_sentence())
}

/// The story with its drawings.
#[inline(never)]
fn told(
    texts: Texts,
    results: &Results,
    traces: &[Trace; 2],
    strip: Option<&Rc<Drawing>>,
    drawings: &[Rc<Drawing>; 2],
) -> Html {
    html! {
        <>
            if let Some(strip) = strip {
                { with_story(texts, results, traces, |story| both(texts, story, strip)) }
            }
            { for [0, 1].map(|at| with_story(texts, results, traces, |story| side(story, at, &drawings[at]))) }
        </>
    }
}

/// Which order it is, and the way to others.
#[inline(never)]
fn head(texts: Texts, results: &Results, followed: &Followed, wish: Follow, dispatch: &Dispatch) -> Html {
    let words = texts.follow;
    let count = |count: usize| format_number(texts.language, count as f64, 0);
    let (at, of) = wish.place(followed);
    let place = at.map_or(words.no_place().to_owned(), |at| words.place(&count(at), &count(of)));
    let filter = wish.filter(followed);
    // What was looked through, and what to do.
    let none = (of == 0).then(|| {
        let all = count(followed.outcomes[0].len());
        words.none(&all, &count(wish.replication as usize), filter_name(texts, filter))
    });
    let step = |step: FollowStep| {
        let next = wish.stepped(followed, step);
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::Follow(next)))
    };
    let choices = FollowFilter::ALL.map(|each| wish.filtered(followed, each));
    let onchange = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: Event| {
            let chosen = event.target_unchecked_into::<HtmlSelectElement>().selected_index();
            if let Some(next) = choices.get(chosen as usize) {
                dispatch.dispatch(Action::Follow(*next));
            }
        })
    };
    let most = results.summary.replications.saturating_sub(1);
    let replicate = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: Event| {
            let input = event.target_unchecked_into::<HtmlInputElement>();
            // What is no number of a replication that was run goes back to what it was.
            match parse_number(&input.value()).filter(|number| (0.0..=f64::from(most)).contains(number)) {
                Some(number) => {
                    dispatch
                        .dispatch(Action::Follow(Follow { replication: number as u32, ..Follow::default() }));
                }
                None => input.set_value(&wish.replication.to_string()),
            }
        })
    };
    let button = |name: &'static str, label: &str, to: FollowStep, icon: Html| {
        html! {
            <button type="button" class="btn line icon" aria-label={format!("{label}: {place}")} disabled={of == 0} data-testid={name}
                onclick={step(to)}>{ icon }</button>
        }
    };
    let story = followed.story.as_deref().map(|traces| {
        with_story(texts, results, traces, |story| {
            html! {
                <>
                    <h3 data-testid="follow-headline">{ story.headline() }</h3>
                    <p class="muted num" data-testid="follow-order" data-order={traces[0].outcome.number.to_string()}>{ story.order_line() }</p>
                </>
            }
        })
    });
    html! {
        <div class="follow-h">
            <div>{ story.unwrap_or_default() }</div>
            <div class="follow-pick">
                { button("follow-previous", words.previous(), FollowStep::Previous, icons::left()) }
                <select aria-label={words.filter()} data-testid="follow-filter" {onchange}>
                    { for FollowFilter::ALL.map(|each| html! {
                        <option selected={each == filter}>{ filter_name(texts, each) }</option>
                    }) }
                </select>
                { button("follow-next", words.next(), FollowStep::Next, icons::right()) }
                <span class="small muted num" data-testid="follow-place">{ &place }</span>
                <label class="small muted">{ words.replication() }{ " " }
                    <input type="text" inputmode="numeric" value={wish.replication.to_string()} data-testid="follow-replication" onchange={replicate} />
                </label>
            </div>
            <p class="follow-none" role="status" data-testid="follow-none">{ none.unwrap_or_default() }</p>
        </div>
    }
}

fn filter_name(texts: Texts, filter: FollowFilter) -> &'static str {
    let words = texts.follow;
    match filter {
        FollowFilter::StockOnly => words.filter_bts(),
        FollowFilter::OrderOnly => words.filter_bto(),
        FollowFilter::Both => words.filter_both(),
        FollowFilter::Perfect => words.filter_perfect(),
        FollowFilter::Late => words.filter_late(),
        FollowFilter::Incomplete => words.filter_incomplete(),
        FollowFilter::Faulty => words.filter_faulty(),
        FollowFilter::All => words.filter_all(),
    }
}

/// The axis that both timelines share \[days since placed\].
fn span(traces: &[Trace; 2]) -> (f64, f64) {
    let since = |trace: &Trace, at: crate::model::Time| (at - trace.outcome.placed).days();
    let ends = traces.iter().flat_map(|trace| {
        let last = trace.spells.iter().map(|spell| spell.until).max();
        [last, trace.due].into_iter().flatten().map(move |at| since(trace, at))
    });
    let begun = traces.iter().filter_map(|trace| Some(since(trace, trace.spells.first()?.from)));
    (begun.fold(0.0, f64::min), 1.06 * ends.fold(0.5, f64::max))
}

/// Every label that stands before a row: the drawings line up.
fn labels(texts: Texts, story: &Story) -> Vec<String> {
    let words = texts.follow;
    let rows = [0, 1].into_iter().flat_map(|at| story.rows(at)).map(|row| row.label);
    rows.chain([words.told(), words.shared()].map(str::to_owned)).collect()
}

fn strip(texts: Texts, story: &Story, labels: &[String]) -> Shared {
    let step = |step: SharedStep| Step {
        name: step.name.to_owned(),
        time: step.time,
        days: step.days,
        is_waiting: step.is_waiting,
    };
    Shared {
        label: texts.follow.shared().to_owned(),
        title: texts.follow.office().to_owned(),
        steps: story.shared_steps().into_iter().map(step).collect(),
        labels: labels.to_vec(),
    }
}

fn timeline(texts: Texts, story: &Story, at: usize, span: (f64, f64), labels: &[String]) -> Gantt {
    let words = texts.follow;
    let bar = |(from, until, kind): &(f64, f64, FollowBar)| {
        let kind = match kind {
            FollowBar::Work => Bar::Work,
            FollowBar::Wait => Bar::Wait,
            FollowBar::Road => Bar::Road,
        };
        (*from, *until, kind)
    };
    let rows = story.rows(at).into_iter().map(|row| Row {
        bars: row.bars.iter().map(bar).collect(),
        label: row.label,
        note: row.note,
        is_strong: row.is_strong,
    });
    Gantt {
        strategy: [StrategyKey::Bts, StrategyKey::Bto][at],
        title: [words.bts(), words.bto()][at].to_owned(),
        rows: rows.collect(),
        labels: labels.to_vec(),
        span,
        promise: story.promise(at),
        told_label: words.told().to_owned(),
        told: story
            .told(at)
            .into_iter()
            .map(|(at, text, is_delivery)| Word { at, text, is_delivery })
            .collect(),
        axis: words.day_axis().to_owned(),
        numbers: numbers(texts.language),
    }
}

/// What both strategies share.
#[inline(never)]
fn both(texts: Texts, story: &Story, drawing: &Rc<Drawing>) -> Html {
    let steps = story.shared_steps().into_iter().map(|step| format!("{}: {}", step.name, step.time));
    let name = format!("{}. {}", texts.follow.shared(), steps.collect::<Vec<_>>().join("; "));
    html! {
        <section class="follow-side follow-shared" data-testid="follow-shared">
            <Picture drawing={Rc::clone(drawing)} {name} />
            <p class="small muted">{ story.shared_sentence() }</p>
        </section>
    }
}

/// One strategy: its timeline, the five checks, and why.
#[inline(never)]
fn side(story: &Story, at: usize, drawing: &Rc<Drawing>) -> Html {
    let name = ["bts", "bto"][at];
    let (perfect, verdict) = story.verdict(at);
    let class = match perfect {
        Some(true) => "ok",
        Some(false) => "bad",
        None => "none",
    };
    let mark = |kept: Option<bool>| match kept {
        Some(true) => icons::tick(),
        Some(false) => icons::close(),
        None => Html::default(),
    };
    let checks = story.checks(at).map(|check| {
        let class = if check.kept == Some(false) { "n" } else { "y" };
        html! { <li {class}>{ mark(check.kept) }<span>{ check.name }</span><small>{ check.detail }</small></li> }
    });
    html! {
        <section class="follow-side" data-testid={format!("follow-{name}")}>
            <Picture drawing={Rc::clone(drawing)} name={story.picture_name(at)} />
            <div class="verdict">
                <p class={classes!("vd", class)}>{ mark(perfect) }{ verdict }</p>
                <ul class="checks">{ for checks }</ul>
                <p class="small">{ story.causes(at).join(" ") }</p>
            </div>
        </section>
    }
}
