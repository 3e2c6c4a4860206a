//! The list of outcomes against the tally of the same replication, and every order's story against the engine's instants.

use super::*;
use crate::experiment::{FollowRun, Prepared};
use crate::measure::{ClockHistograms, LabObserver, Total, Totals};
use crate::model::Scenario;
use crate::sim::{Part, Replication};

const SCENARIOS: [&str; 5] = [
    r#"{"run": {"run_days": 56}}"#,
    r#"{"run": {"run_days": 28}, "service": {"shipping": "partial"}}"#,
    r#"{"run": {"run_days": 28}, "service": {"shortage": "lose_line"}, "quality": {"credit_cancel": 0.1, "credit_hold": 0.2,
        "wrong_order": 0.2, "transport_delay": 0.3, "damage": 0.1, "correlation": 0.3}}"#,
    r#"{"run": {"run_days": 28, "run_out_days": 7}, "promise": {"bto_kind": "quoted", "patience": 4}}"#,
    r#"{"run": {"run_days": 28}, "service": {"shortage": "lose_order"}, "demand": {"rush_share": 0.2}}"#,
];

fn prepared(text: &str) -> Arc<Prepared> {
    Arc::new(Prepared::new(
        Scenario::from_text(text).unwrap_or_else(|complaints| panic!("{text}: {complaints:?}")),
    ))
}

fn both(prepared: &Prepared, strategy: Strategy) -> (Vec<OrderOutcome>, Totals) {
    let lab = LabObserver::new(&prepared.frame, strategy, false);
    let observers = (OutcomeList::new(usize::MAX), lab);
    let (list, lab) = Replication::new(Arc::clone(&prepared.plan), strategy, 2718, 3, observers).finish();
    (list.finish(), lab.finish(&mut ClockHistograms::default()).0.totals)
}

#[test]
fn outcomes_add_up_to_the_tally() {
    for text in SCENARIOS {
        let prepared = prepared(text);
        for strategy in Strategy::BOTH {
            let (list, totals) = both(&prepared, strategy);
            let count =
                |of: &dyn Fn(&OrderOutcome) -> bool| list.iter().filter(|outcome| of(outcome)).count() as f64;
            let is = |total: Total, of: &dyn Fn(&OrderOutcome) -> bool| {
                assert_eq!(count(of), totals.of(total), "{text} {strategy:?} {total:?}");
            };
            let kept =
                |bit: u8| move |outcome: &OrderOutcome| outcome.is_counted() && outcome.failures & bit == 0;
            is(Total::Placed, &|_| true);
            is(Total::Cohort, &OrderOutcome::is_counted);
            is(Total::Perfect, &OrderOutcome::is_perfect);
            is(Total::OnTime, &kept(1));
            is(Total::Complete, &kept(2));
            is(Total::Right, &kept(4));
            is(Total::Undamaged, &kept(8));
            is(Total::DocumentsRight, &kept(16));
            is(Total::Delivered, &|outcome| outcome.fate == Fate::Delivered);
            is(Total::Cancelled, &|outcome| outcome.fate == Fate::Cancelled);
            is(Total::Lost, &|outcome| matches!(outcome.fate, Fate::Lost | Fate::Refused));
            is(Total::Undecided, &|outcome| outcome.fate == Fate::Undecided);
        }
    }
}

/// Every story of a replication: its outcome is the listed one, its stages follow each other without a gap and end where the
/// engine says, and both strategies drew the same.
#[test]
fn stories_are_what_the_engine_did() {
    for text in SCENARIOS {
        let prepared = prepared(text);
        let lists = Strategy::BOTH.map(|strategy| both(&prepared, strategy).0);
        assert!(lists[0].len() > 30);
        for (stock, order) in lists[0].iter().zip(&lists[1]).step_by(3) {
            let run = FollowRun::new(Arc::clone(&prepared), 2718, 3, Some(stock.number));
            let followed = run.finish();
            assert_eq!(followed.outcomes, lists);
            let story = followed.story.unwrap();
            assert_eq!([story[0].outcome, story[1].outcome], [*stock, *order]);
            for trace in &*story {
                for part in [[Part::Whole, Part::First], [Part::Whole, Part::Rest]] {
                    let spells: Vec<&Spell> =
                        trace.spells.iter().filter(|spell| part.contains(&spell.part)).collect();
                    assert!(spells.windows(2).all(|pair| pair[0].until == pair[1].from), "{text} {trace:#?}");
                }
                let last = trace.spells.iter().map(|spell| spell.until).max().unwrap();
                if let Some(delivered) = trace.delivered {
                    assert_eq!(last, delivered, "{text} {trace:#?}");
                }
                assert!(trace.ended.is_none_or(|ended| last <= ended));
                let is_short = trace.lines.iter().any(|line| line.met < line.units);
                assert_eq!(!trace.short.is_empty(), is_short && trace.strategy == Strategy::BuildToStock);
                // What the order waited for is among what the story tells of.
                let wait = trace.spells.iter().find(|spell| spell.stage == crate::sim::Stage::WaitForStock);
                if let Some(wait) = wait.filter(|_| trace.delivered.is_some()) {
                    let mut came = trace.short.iter().flat_map(|short| &short.refilled);
                    assert!(came.any(|one| one.received == Some(wait.until)), "{text} {trace:#?}");
                }
            }
            same_luck(&story[0], &story[1]);
        }
    }
}

fn same_luck(stock: &Trace, order: &Trace) {
    use crate::sim::Stage;
    let asked = |trace: &Trace| trace.lines.iter().map(|line| (line.item, line.units)).collect::<Vec<_>>();
    assert_eq!(asked(stock), asked(order));
    assert_eq!((stock.received, stock.rush), (order.received, order.rush));
    assert_eq!(stock.wrong_place, order.wrong_place);
    let length = |trace: &Trace, stage: Stage| {
        let spell = trace.spells.iter().find(|spell| spell.stage == stage && spell.part != Part::Rest);
        spell.map(|spell| spell.until - spell.from)
    };
    let finished = [stock, order].iter().all(|trace| trace.outcome.fate == Fate::Delivered);
    let stages = [
        Stage::Preparation,
        Stage::Transmittal,
        Stage::AccuracyCheck,
        Stage::OrderReturn,
        Stage::AvailabilityCheck,
    ];
    let later = [
        Stage::CreditCheck,
        Stage::CreditHold,
        Stage::Recording,
        Stage::Packing,
        Stage::Transport,
        Stage::Delay,
    ];
    let later = later.into_iter().filter(|_| finished);
    for stage in stages.into_iter().chain(later) {
        assert_eq!(length(stock, stage), length(order, stage), "{stage:?}");
    }
}

/// Without a number, an order that failed under one strategy alone is found; one that does not exist has no story.
#[test]
fn a_telling_order_is_found() {
    let prepared = prepared(SCENARIOS[0]);
    let followed = FollowRun::new(Arc::clone(&prepared), 2718, 0, None).finish();
    let story = followed.story.unwrap();
    assert!(story[0].outcome.failures != 0 && story[1].outcome.is_perfect());
    assert_eq!(FollowRun::new(prepared, 2718, 0, Some(u64::MAX)).finish().story, None);
}
