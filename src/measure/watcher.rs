//! Who watches a replication: the Lab, which measures it, or someone who follows its orders. One type for both, so that
//! the engine, which is made anew for every type of observer, is in the page once.

use crate::model::Time;
use crate::sim::{Event, Observer};

use super::{LabObserver, OutcomeList, Tracer};

/// Either of them.
#[derive(Debug)]
#[expect(
    clippy::large_enum_variant,
    reason = "the Lab's own, without a step to where it lies, is what is fast"
)]
pub enum Watcher {
    /// Measures.
    Lab(LabObserver),
    /// Follows.
    Follow(Box<(OutcomeList, Option<Tracer>)>),
}

impl Observer for Watcher {
    #[inline]
    fn see(&mut self, at: Time, event: &Event<'_>) {
        match self {
            Self::Lab(observer) => observer.see(at, event),
            Self::Follow(observers) => follow(observers, at, event),
        }
    }
}

/// Apart from the engine's own course, which is the Lab's.
#[cold]
#[inline(never)]
fn follow(observers: &mut (OutcomeList, Option<Tracer>), at: Time, event: &Event<'_>) {
    observers.see(at, event);
}
