//! When the outcome of an order of the cohort is known, and what it is.

use crate::model::Time;
use crate::sim::{Event, Order};

/// The outcome of an order of the cohort.
#[derive(Clone, Copy, Debug)]
pub(super) struct Outcome<'a> {
    pub(super) order: &'a Order,
    /// Late, incomplete, wrong, damaged, wrong documents, as bits from the lowest on.
    pub(super) failures: usize,
}

impl<'a> Outcome<'a> {
    /// What an event decides. An order past its promise when the run ends is late; of others that are open then
    /// nothing is known, and cancelled ones are no part of the cohort.
    pub(super) fn of(at: Time, event: &Event<'a>) -> Option<Self> {
        match *event {
            Event::Delivered { order } if order.counted => Some(Self::new(order, !order.is_on_time(), false)),
            Event::Lost { order } if order.counted => Some(Self::new(order, true, true)),
            Event::StillOpen { order } if order.counted && !order.cancelled && at > order.due => {
                Some(Self::new(order, true, true))
            }
            _ => None,
        }
    }

    fn new(order: &'a Order, late: bool, missing: bool) -> Self {
        let flaws = order.flaws();
        let incomplete = missing || flaws.incomplete;
        let failed = [late, incomplete, flaws.wrong, flaws.damaged, flaws.wrong_documents];
        let failures = failed.iter().rev().fold(0, |bits, failed| 2 * bits + usize::from(*failed));
        Self { order, failures }
    }

    /// Delivered by the promise.
    pub(super) fn is_on_time(&self) -> bool {
        self.failures & 1 == 0
    }

    /// Every unit ordered arrived, in one delivery.
    pub(super) fn is_complete(&self) -> bool {
        self.failures & 2 == 0
    }

    /// Without any failure.
    pub(super) fn is_perfect(&self) -> bool {
        self.failures == 0
    }
}
