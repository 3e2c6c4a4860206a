//! `lab find`: the cheapest policy that meets a target, with how sure that is.

use std::fmt::Write as _;

use clap::Args;
use perfect_order_lab::experiment::{
    Aim, Candidate, Find, Knob, Outcome, Range, Refusal, Search, Side as Bound, Target, measure_of,
};
use perfect_order_lab::model::Scenario;
use perfect_order_lab::persist::find_json;
use perfect_order_lab::sim::Strategy;

use crate::run::cell;
use crate::studies::{Common, Side, confidence, numbers, plain, refused};
use crate::{Failure, Format, print};

/// Replications of the choice and of its confirmation when not given.
const USUAL: u32 = 400;

/// Below this it is worth saying that more replications would help.
const TOO_CLOSE: f64 = 0.9;

#[derive(Args)]
pub(crate) struct Options {
    #[command(flatten)]
    common: Common,
    /// Whose policy is looked for
    #[arg(long, value_enum, default_value_t = Side::Bts)]
    strategy: Side,
    /// What must be met, for example 'order_fill_rate>=0.95' or 'customer_clock_p95<=3'
    #[arg(long)]
    target: Option<String>,
    /// The measure of which the least is wanted; a cost when not given
    #[arg(long, conflicts_with = "most")]
    least: Option<String>,
    /// The measure of which the most is wanted
    #[arg(long)]
    most: Option<String>,
    /// What is turned: PATH, or PATH=FROM:TO:STEP; once or twice. The policy's own number, or the servers, when not given
    #[arg(long)]
    over: Vec<String>,
}

pub(crate) fn find(options: &Options) -> Result<(), Failure> {
    let set = options.common.set(USUAL)?;
    let strategy = options.strategy.strategy();
    let target = options.target.as_deref().map(target).transpose()?;
    let axes = axes(&set.scenario, strategy, &options.over)?;
    let promise = Knob::of_promise(&set.scenario).map(|knob| knob.path);
    let (goal, aim) = match (&options.least, &options.most) {
        (_, Some(most)) => (most.as_str(), Aim::Most),
        (Some(least), None) => (least.as_str(), Aim::Least),
        // A promise costs nothing: the shortest is wanted.
        (None, None) if axes.iter().all(|(knob, _)| Some(&knob.path) == promise.as_ref()) => {
            ("promised_mean", Aim::Least)
        }
        (None, None) if target.is_some() => ("cost_per_order_without_penalties", Aim::Least),
        (None, None) => ("cost_per_order", Aim::Least),
    };
    let search = Search {
        strategy,
        goal: measure_of(goal).map_err(refused)?,
        aim,
        target,
        axes,
        seed: set.seed,
        replications: set.replications,
    };
    let mut find = Find::new(&set.scenario, search).map_err(refused)?;
    options.common.conduct(&mut find);
    match options.common.format {
        Format::Json => print(&format!("{:#}\n", find_json(&find, set.ground()))),
        Format::Table => {
            print(&find.outcome().map_or(String::new(), |outcome| table(find.search(), &outcome)))
        }
    }
}

fn target(text: &str) -> Result<Target, Failure> {
    let sides = [(">=", Bound::AtLeast), ("<=", Bound::AtMost)];
    let found = sides.iter().find_map(|(sign, side)| text.split_once(sign).map(|parts| (parts, *side)));
    let Some(((name, value), side)) = found else {
        return Err(format!("{text}: write a target as MEASURE>=VALUE or MEASURE<=VALUE"));
    };
    let measure = measure_of(name.trim()).map_err(refused)?;
    let value = value.trim().parse::<f64>().ok().filter(|value| value.is_finite());
    let value = value.ok_or_else(|| format!("{text}: its value is not a number"))?;
    Ok(Target { measure, side, value })
}

fn axes(scenario: &Scenario, strategy: Strategy, over: &[String]) -> Result<Vec<(Knob, Range)>, Failure> {
    let usual = match strategy {
        Strategy::BuildToStock => Knob::of_stock(scenario),
        Strategy::BuildToOrder => Knob::of_capacity(scenario),
    };
    if over.is_empty() {
        let knob = usual.ok_or_else(|| refused(Refusal::NoKnob))?;
        let range = knob.usual_range(scenario);
        return Ok(vec![(knob, range)]);
    }
    let axis = |text: &String| {
        let (path, range) =
            text.split_once('=').map_or((text.as_str(), None), |(path, range)| (path, Some(range)));
        let knob = Knob::of_path(scenario, path).map_err(refused)?;
        let usual = knob.usual_range(scenario);
        let range = match range.map(|range| numbers(range, ':')).transpose()?.as_deref() {
            None => usual,
            Some([from, to]) => Range { from: *from, to: *to, ..usual },
            Some([from, to, step]) => Range { from: *from, to: *to, step: *step },
            Some(_) => return Err(format!("{text}: write PATH=FROM:TO:STEP")),
        };
        Ok((knob, range))
    };
    over.iter().map(axis).collect()
}

fn table(search: &Search, outcome: &Outcome) -> String {
    let policy = |candidate: &Candidate| {
        let values = search.axes.iter().zip(&candidate.values);
        let values: Vec<String> =
            values.map(|((knob, _), value)| format!("{} = {}", knob.path, plain(*value))).collect();
        values.join(", ")
    };
    let met = |candidate: &Candidate| {
        search.target.map_or(String::new(), |target| {
            let side = if target.side == Bound::AtLeast { "at least" } else { "at most" };
            format!(
                "\n  {} {} ({side} {}: {} sure)",
                target.measure.id,
                candidate.target.as_ref().map_or("—".to_owned(), cell),
                plain(target.value),
                confidence(candidate.met)
            )
        })
    };
    let goal = search.goal.id;
    let mut text = match (&outcome.found, outcome.cheapest) {
        (Some(found), Some(cheapest)) => format!(
            "found, and confirmed on fresh seeds: {}\n  {goal} {}{}\n  the best of {} policies tried: {} sure\n",
            policy(found),
            cell(&found.goal),
            met(found),
            outcome.tried.len(),
            confidence(cheapest)
        ),
        _ => "no policy that was tried meets the target\n".to_owned(),
    };
    if outcome.cheapest.is_some_and(|cheapest| cheapest < TOO_CLOSE) {
        text.push_str("  rivals are close: more --replications would tell them apart\n");
    }
    // Writing to a string cannot fail.
    if outcome.at_edge {
        text.push_str("  it stands at an end of the values tried: a better one may lie beyond\n");
    }
    for turned_down in &outcome.turned_down {
        let _ = writeln!(text, "turned down on fresh seeds: {}{}", policy(turned_down), met(turned_down));
    }
    if let Some(nearest) = &outcome.nearest {
        let _ =
            writeln!(text, "nearest: {}\n  {goal} {}{}", policy(nearest), cell(&nearest.goal), met(nearest));
    }
    text.push_str("tried (* on fresh seeds):\n");
    for tried in &outcome.tried {
        let star = if tried.is_fresh { "*" } else { " " };
        let target = tried.target.as_ref().map_or(String::new(), cell);
        let _ = writeln!(
            text,
            "{star} {:<48} {:>24} {target:>24} {:>6} replications",
            policy(tried),
            cell(&tried.goal),
            tried.replications
        );
    }
    text
}
