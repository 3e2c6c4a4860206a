//! One replication followed order by order: the outcomes of all, and the story of one under both strategies.
//!
//! A replication is run again for it, which costs a few milliseconds and gives the same bits; nothing has to be kept
//! of the thousand that were run.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::measure::{OrderOutcome, OutcomeList, Trace, Tracer, Watcher};
use crate::sim::{Progress, Replication, Strategy};

use super::Prepared;

/// So many orders are listed at most.
pub const MOST_LISTED: usize = 20_000;

/// A replication, followed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Followed {
    /// Which replication.
    pub replication: u32,
    /// The outcomes of its orders (build to stock, build to order), by number; at most [`MOST_LISTED`].
    pub outcomes: [Vec<OrderOutcome>; 2],
    /// The story of one order; none where there is no order of that number.
    pub story: Option<Box<[Trace; 2]>>,
}

/// A replication that is being followed, resumable at any event.
#[derive(Debug)]
pub struct FollowRun {
    prepared: Arc<Prepared>,
    seed: u64,
    replication: u32,
    order: Option<u64>,
    running: Option<Replication<Watcher>>,
    done: Vec<(Vec<OrderOutcome>, Option<Trace>)>,
}

impl FollowRun {
    /// Follows an order; without a number, the first that failed under one strategy alone.
    #[must_use]
    pub fn new(prepared: Arc<Prepared>, seed: u64, replication: u32, order: Option<u64>) -> Self {
        Self { prepared, seed, replication, order, running: None, done: Vec::new() }
    }

    /// Goes on for about a number of events; gives the result once, when it is done.
    pub fn advance(&mut self, event_budget: u32) -> Option<Followed> {
        let strategy = Strategy::BOTH.get(self.done.len()).copied()?;
        let Self { prepared, seed, replication, order, .. } = self;
        let running = self.running.get_or_insert_with(|| {
            let plan = || Arc::clone(&prepared.plan);
            let items = prepared.items.len();
            let tracer =
                order.map(|order| Tracer::new(plan(), items, strategy, (*seed, *replication), order));
            let observers = Watcher::Follow(Box::new((OutcomeList::new(MOST_LISTED), tracer)));
            Replication::new(plan(), strategy, *seed, *replication, observers)
        });
        if running.advance(event_budget) == Progress::Running {
            return None;
        }
        let Watcher::Follow(observers) = self.running.take()?.finish() else { return None };
        let (list, tracer) = *observers;
        self.done.push((list.finish(), tracer.and_then(Tracer::finish)));
        if self.done.len() < 2 {
            return None;
        }
        if self.order.is_none() {
            self.order = telling([&self.done[0].0, &self.done[1].0]);
            if self.order.is_some() {
                self.done.clear();
                return None;
            }
        }
        let mut done = self.done.clone().into_iter();
        let ((stock, first), (order, second)) = (done.next()?, done.next()?);
        let story = first.zip(second).map(|(first, second)| Box::new([first, second]));
        Some(Followed { replication: self.replication, outcomes: [stock, order], story })
    }

    /// Follows it at once.
    #[must_use]
    pub fn finish(mut self) -> Followed {
        loop {
            if let Some(followed) = self.advance(u32::MAX) {
                return followed;
            }
        }
    }
}

/// The order that tells most: the first that failed from stock and was perfect to order; else one that failed at all.
fn telling([stock, order]: [&[OrderOutcome]; 2]) -> Option<u64> {
    let both = || stock.iter().zip(order);
    let parts = both().find(|(stock, order)| stock.failures != 0 && order.is_perfect());
    let fails = || both().find(|(stock, order)| stock.failures + order.failures != 0);
    parts.or_else(fails).or_else(|| both().next()).map(|(stock, _)| stock.number)
}
