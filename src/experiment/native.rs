//! Runs an experiment on all cores of a native machine, with the very results of the page.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use super::{Fold, PieceRun, Prepared};

/// Replications a piece: small, so that cores finish together and little waits in the fold.
const PIECE: u32 = 8;

/// Runs replications `0..replications` on a number of threads. The result does not depend on that number.
#[must_use]
pub fn run(prepared: &Arc<Prepared>, seed: u64, replications: u32, threads: usize) -> Fold {
    let fold = Mutex::new(Fold::new(Arc::clone(prepared)));
    let next = AtomicU32::new(0);
    thread::scope(|scope| {
        for _ in 0..threads.max(1) {
            scope.spawn(|| {
                loop {
                    let first = next.fetch_add(PIECE, Ordering::Relaxed);
                    if first >= replications {
                        break;
                    }
                    let end = (first + PIECE).min(replications);
                    let piece = PieceRun::new(Arc::clone(prepared), seed, first, end).finish();
                    // A fold that panicked in another thread holds nothing half done: take it as it is.
                    fold.lock().unwrap_or_else(PoisonError::into_inner).take(piece);
                }
            });
        }
    });
    fold.into_inner().unwrap_or_else(PoisonError::into_inner)
}
