//! How much memory a run takes: rows of the table in docs/performance.md, which `cargo xtask bench` writes.
//!
//! Counted by the allocator, not by the system: bytes that are asked for, whatever the machine makes of them. Not here:
//! time, which counting would change.

use std::sync::Arc;

use peak_alloc::PeakAlloc;
use perfect_order_lab::experiment::{Fold, PieceRun, Prepared};
use perfect_order_lab::model::Scenario;

#[global_allocator]
static ALLOCATED: PeakAlloc = PeakAlloc;

/// Replications in all, and in a piece.
const REPLICATIONS: u32 = 1000;
const PIECE: u32 = 8;

/// Folds the replications `first..end` as one worker would hand them over.
fn run(prepared: &Arc<Prepared>, fold: &mut Fold, first: u32, end: u32) {
    let mut next = first;
    while next < end {
        let last = (next + PIECE).min(end);
        fold.take(PieceRun::new(Arc::clone(prepared), 2718, next, last).finish());
        next = last;
    }
}

fn row(what: &str, measured: f64, how: &str) {
    println!("ROW\t{what}\t\t{:.1} kB\t{how}", measured / 1000.0);
}

fn main() {
    let prepared = Arc::new(Prepared::new(Scenario::default()));
    let mut fold = Fold::new(Arc::clone(&prepared));
    // The first ones also make room for what does not grow any more: histograms, the path of the first run.
    run(&prepared, &mut fold, 0, REPLICATIONS);
    let before = ALLOCATED.current_usage();
    ALLOCATED.reset_peak_usage();
    run(&prepared, &mut fold, REPLICATIONS, 2 * REPLICATIONS);
    let kept = ALLOCATED.current_usage().saturating_sub(before) as f64;
    let peak = ALLOCATED.peak_usage().saturating_sub(before) as f64;
    row(
        "Memory kept for a replication, both strategies",
        kept / f64::from(REPLICATIONS),
        "default scenario, 1,000 replications on top of 1,000, bytes allocated; room that a growing list holds in reserve included",
    );
    row(
        "Memory that a piece of 8 replications takes while it runs, at its peak",
        peak - kept,
        "the peak of the same run over what is kept at its end",
    );
}
