//! Runs experiments on all cores of a native machine, with the very results of the page.

use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::thread;

use super::{Fold, Piece, PieceRun, Point, Prepared, Study};
use crate::model::Scenario;

/// Replications a piece: small, so that cores finish together and little waits in the fold.
const PIECE: u32 = 8;

/// How far the wave at hand is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Which wave of the study it is, from 1.
    pub wave: u32,
    /// Replications done.
    pub done: u64,
    /// Replications in all.
    pub of: u64,
}

/// Runs replications `0..replications` on a number of threads. The result does not depend on that number.
#[must_use]
pub fn run(prepared: &Arc<Prepared>, seed: u64, replications: u32, threads: usize) -> Fold {
    let fold = Mutex::new(Fold::new(Arc::clone(prepared)));
    let pieces: Vec<Work> = cut(0, replications, PIECE).collect();
    on_threads(threads, pieces.len(), &|piece| {
        let Work { first, end, .. } = pieces[piece];
        let piece = PieceRun::new(Arc::clone(prepared), seed, first, end).finish();
        lock(&fold).take(piece);
        true
    });
    fold.into_inner().unwrap_or_else(PoisonError::into_inner)
}

/// The same replications in batches of equal size, each folded by itself: for what is no function of totals, and whose
/// error only shows between batches. What is left over by the division is not run.
#[must_use]
pub fn run_batches(
    prepared: &Arc<Prepared>,
    seed: u64,
    replications: u32,
    batches: u32,
    threads: usize,
) -> Vec<Fold> {
    let size = replications / batches.max(1);
    let folds: Vec<Mutex<Fold>> = (0..batches).map(|_| Mutex::new(Fold::new(Arc::clone(prepared)))).collect();
    on_threads(threads, folds.len(), &|batch| {
        let first = batch as u32 * size;
        let piece = PieceRun::new(Arc::clone(prepared), seed, first, first + size).finish();
        // A fold counts from 0, whatever numbers its replications have.
        lock(&folds[batch]).take(Piece { first: 0, ..piece });
        true
    });
    folds.into_iter().map(|fold| fold.into_inner().unwrap_or_else(PoisonError::into_inner)).collect()
}

/// Conducts a study to its end on a number of threads, on which its outcome does not depend. `watch` hears of every
/// piece and says whether to go on; false if it said no.
pub fn conduct(study: &mut dyn Study, threads: usize, watch: &(dyn Fn(Progress) -> bool + Sync)) -> bool {
    conduct_cut(study, threads, PIECE, watch)
}

/// The same in pieces of a given number of replications.
pub fn conduct_cut(
    study: &mut dyn Study,
    threads: usize,
    piece: u32,
    watch: &(dyn Fn(Progress) -> bool + Sync),
) -> bool {
    for wave in 1.. {
        let scenarios = study.wave();
        if scenarios.is_empty() {
            break;
        }
        let measures = study.measures();
        let keep = |fold: &Fold| Point::of(fold, measures);
        let Some(points) = run_all(scenarios, threads, piece, wave, &keep, watch) else { return false };
        study.take(points);
    }
    true
}

/// Some replications of one scenario.
#[derive(Clone, Copy)]
struct Work {
    scenario: usize,
    first: u32,
    end: u32,
}

fn cut(scenario: usize, replications: u32, piece: u32) -> impl Iterator<Item = Work> {
    let piece = piece.max(1);
    (0..replications.div_ceil(piece)).map(move |index| {
        let first = index * piece;
        Work { scenario, first, end: (first + piece).min(replications) }
    })
}

/// A scenario that is being run; it is made ready by whoever comes first, and only its point is kept.
struct Bench {
    prepared: OnceLock<Arc<Prepared>>,
    fold: Mutex<Option<Fold>>,
    point: Mutex<Option<Point>>,
}

fn run_all(
    scenarios: &[Scenario],
    threads: usize,
    piece: u32,
    wave: u32,
    keep: &(dyn Fn(&Fold) -> Point + Sync),
    watch: &(dyn Fn(Progress) -> bool + Sync),
) -> Option<Vec<Point>> {
    let bench = |_| Bench { prepared: OnceLock::new(), fold: Mutex::new(None), point: Mutex::new(None) };
    let benches: Vec<Bench> = scenarios.iter().map(bench).collect();
    let pieces: Vec<Work> = scenarios
        .iter()
        .enumerate()
        .flat_map(|(place, scenario)| cut(place, scenario.run.replications, piece))
        .collect();
    let of = scenarios.iter().map(|scenario| u64::from(scenario.run.replications)).sum();
    let done = AtomicU64::new(0);
    let finished = on_threads(threads, pieces.len(), &|piece| {
        let Work { scenario: place, first, end } = pieces[piece];
        let (scenario, bench) = (&scenarios[place], &benches[place]);
        let prepared = bench.prepared.get_or_init(|| Arc::new(Prepared::new(scenario.clone())));
        let piece = PieceRun::new(Arc::clone(prepared), scenario.run.seed, first, end).finish();
        let whole = {
            let mut place = lock(&bench.fold);
            let fold = place.get_or_insert_with(|| Fold::new(Arc::clone(prepared)));
            fold.take(piece);
            if fold.replications() == scenario.run.replications { place.take() } else { None }
        };
        if let Some(fold) = whole {
            *lock(&bench.point) = Some(keep(&fold));
        }
        let replications = u64::from(end - first);
        let done = done.fetch_add(replications, Ordering::Relaxed) + replications;
        watch(Progress { wave, done, of })
    });
    let points =
        benches.into_iter().map(|bench| bench.point.into_inner().unwrap_or_else(PoisonError::into_inner));
    if finished { points.collect() } else { None }
}

/// Does numbered pieces of work on some threads until all are done or one says to stop; whether all were done.
fn on_threads(threads: usize, pieces: usize, work: &(dyn Fn(usize) -> bool + Sync)) -> bool {
    let (next, stopped) = (AtomicUsize::new(0), AtomicBool::new(false));
    thread::scope(|scope| {
        for _ in 0..threads.max(1) {
            scope.spawn(|| {
                while !stopped.load(Ordering::Relaxed) {
                    let piece = next.fetch_add(1, Ordering::Relaxed);
                    if piece >= pieces {
                        break;
                    }
                    if !work(piece) {
                        stopped.store(true, Ordering::Relaxed);
                    }
                }
            });
        }
    });
    !stopped.into_inner()
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    // What a thread that panicked held is not half done: take it as it is.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
