//! The same scenario, seed and engine version give the same bits: on any number of threads, in any pieces, delivered in any order.
//!
//! The pinned digests make a change of the numbers visible; what the numbers should be is not asked here.

// Tests may unwrap.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::sync::Arc;

use perfect_order_lab::experiment::{self, ENGINE_VERSION, Fold, Piece, PieceRun, Prepared};
use perfect_order_lab::measure::{CATALOGUE, Clock};
use perfect_order_lab::model::Scenario;
use perfect_order_lab::sim::Strategy;
use rand::rngs::Xoshiro256PlusPlus;
use rand::seq::SliceRandom;
use rand::{RngExt, SeedableRng};
use serde_json::{Value, json};

const SEED: u64 = 2718;

fn prepared(value: &Value) -> Arc<Prepared> {
    Arc::new(Prepared::new(Scenario::from_json(value).unwrap()))
}

/// The default scenario.
fn usual() -> Value {
    json!({})
}

/// One item, base stock, crossing forbidden, bursts and closed days, an overloaded line and a run-out that cuts orders off.
fn overloaded() -> Value {
    json!({
        "run": {"warm_up_days": 7, "run_days": 28, "run_out_days": 14},
        "demand": {
            "orders_per_day": 5, "gap_cv": 2.5, "weekday": [2, 1, 1, 1, 1, 0, 0], "lines": 1,
            "units": {"kind": "one_plus_poisson", "mean": 3}, "items": {"kind": "uniform", "count": 1}
        },
        "replenishment": {
            "policy": "base_stock", "set_by": "explicit", "level": 60, "crossing": false,
            "lead_time": {"kind": "lognormal", "mean": 5, "cv": 0.8}
        },
        "production": {"servers": 3, "orders_per_day": 4.5, "cv": 1}
    })
}

/// Many items and lines, every fault likely and correlated, every law of durations.
fn faulty() -> Value {
    json!({
        "run": {"run_days": 56},
        "demand": {
            "orders_per_day": 9, "gap_cv": 0, "lines": {"kind": "geometric", "mean": 3},
            "units": {"kind": "empirical", "values": [[1, 3], [5, 1]]}, "season": [1, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 3],
            "items": {"kind": "zipf", "count": 20, "exponent": 1}
        },
        "order_cycle": {
            "preparation": {"kind": "triangular", "min": 0, "mode": 0.5, "max": 1},
            "notice": {"kind": "empirical", "values": [[0, 1], [0.5, 1]]},
            "transport": {"kind": "lognormal", "mean": 1, "cv": 1}
        },
        "quality": {
            "wrong_order": 0.2, "credit_hold": 0.1, "credit_cancel": 0.1, "wrong_documents": 0.1, "transport_delay": 0.2,
            "wrong_place": 0.1, "short_pick": 0.2, "wrong_item": 0.1, "damage": 0.1, "correlation": 0.4
        },
        "production": {"cv": 0}
    })
}

/// Everything that a fold can be asked for.
fn assert_same(what: &str, ours: &Fold, theirs: &Fold) {
    assert_eq!(ours.replications(), theirs.replications(), "{what}");
    assert_eq!(ours.digest(), theirs.digest(), "{what}");
    assert_eq!(ours.summary(), theirs.summary(), "{what}");
    assert_eq!(ours.path(), theirs.path(), "{what}");
    for strategy in Strategy::BOTH {
        assert_eq!(ours.totals(strategy), theirs.totals(strategy), "{what}");
        assert_eq!(ours.clocks(strategy), theirs.clocks(strategy), "{what}");
        assert_eq!(ours.daily(strategy), theirs.daily(strategy), "{what}");
        assert_eq!(ours.bands(strategy), theirs.bands(strategy), "{what}");
        let dots = |fold: &Fold| fold.quantile_dots(strategy, Clock::Customer, 50);
        assert_eq!(dots(ours), dots(theirs), "{what}");
        for measure in CATALOGUE {
            assert_eq!(
                ours.spread(measure, strategy),
                theirs.spread(measure, strategy),
                "{what}: {}",
                measure.id
            );
        }
    }
}

/// The digests of each scenario's first 40 replications. They are a promise: a link must give the same numbers for ever. If they
/// must change, raise `ENGINE_VERSION` with them, and say in CHANGELOG.md what changed.
#[test]
fn golden_digests() {
    assert_eq!(ENGINE_VERSION, 2, "a new engine version has digests of its own: pin them here");
    let digest = |value: &Value| experiment::run(&prepared(value), SEED, 40, 2).digest().to_string();
    let digests = [usual(), overloaded(), faulty()].map(|value| digest(&value));
    assert_eq!(digests, ["2632ac1c77e949ac", "d42f4b7efcdfd706", "1dc26bbfaaa88aa9"]);
}

#[test]
fn any_number_of_threads_gives_the_same() {
    const REPLICATIONS: u32 = 53;
    for value in [usual(), overloaded(), faulty()] {
        let prepared = prepared(&value);
        let alone = experiment::run(&prepared, SEED, REPLICATIONS, 1);
        assert_eq!(alone.replications(), REPLICATIONS);
        for threads in [2, 4, 8] {
            let together = experiment::run(&prepared, SEED, REPLICATIONS, threads);
            assert_same(&format!("{threads} threads"), &alone, &together);
        }
    }
}

/// Does a piece with interruptions at random events.
fn interrupted(
    prepared: &Arc<Prepared>,
    first: u32,
    end: u32,
    most: u32,
    rng: &mut Xoshiro256PlusPlus,
) -> Piece {
    let mut run = PieceRun::new(Arc::clone(prepared), SEED, first, end);
    loop {
        if let Some(piece) = run.advance(rng.random_range(1..=most)) {
            return piece;
        }
    }
}

#[test]
fn any_cut_into_pieces_gives_the_same() {
    const REPLICATIONS: u32 = 24;
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(1);
    for value in [usual(), overloaded(), faulty()] {
        let prepared = prepared(&value);
        let whole = experiment::run(&prepared, SEED, REPLICATIONS, 1);
        for most in [1, 7, 400, 100_000] {
            let mut pieces = Vec::new();
            let mut first = 0;
            while first < REPLICATIONS {
                let end = (first + rng.random_range(1..=6)).min(REPLICATIONS);
                pieces.push(interrupted(&prepared, first, end, most, &mut rng));
                first = end;
            }
            let twice: Vec<Piece> = pieces.iter().chain(&pieces).cloned().collect();
            for mut order in [pieces, twice] {
                order.shuffle(&mut rng);
                let what = format!(
                    "pieces {:?}, at most {most} events",
                    order.iter().map(|p| p.first).collect::<Vec<_>>()
                );
                let mut fold = Fold::new(Arc::clone(&prepared));
                for piece in order {
                    // A piece also keeps its bits on its way through a message.
                    fold.take(postcard::from_bytes(&postcard::to_stdvec(&piece).unwrap()).unwrap());
                }
                assert_same(&what, &whole, &fold);
            }
        }
    }
}

/// The comparison can fail: other seeds and other numbers of replications are other results.
#[test]
fn other_runs_are_told_apart() {
    let prepared = prepared(&usual());
    let digest = |seed, replications| experiment::run(&prepared, seed, replications, 2).digest();
    assert_ne!(digest(SEED, 9), digest(SEED + 1, 9));
    assert_ne!(digest(SEED, 9), digest(SEED, 8));
}
