//! When the outcome of an order of the cohort is known, and what it is.

use crate::model::Time;
use crate::sim::{Event, Order};

/// The outcome of an order of the cohort.
#[derive(Clone, Copy, Debug)]
pub(super) struct Outcome<'a> {
    pub(super) order: &'a Order,
    /// Delivered by the promise.
    pub(super) on_time: bool,
    /// Every unit ordered arrived, in one delivery.
    pub(super) complete: bool,
}

impl<'a> Outcome<'a> {
    /// What an event decides. An order past its promise when the run ends is late; of others that are open then
    /// nothing is known, and cancelled ones are no part of the cohort.
    pub(super) fn of(at: Time, event: &Event<'a>) -> Option<Self> {
        let failed = |order| Self { order, on_time: false, complete: false };
        match *event {
            Event::Delivered { order } if order.counted => {
                Some(Self { order, on_time: order.is_on_time(), complete: order.is_complete() })
            }
            Event::Lost { order } if order.counted => Some(failed(order)),
            Event::StillOpen { order } if order.counted && !order.cancelled && at > order.due => {
                Some(failed(order))
            }
            _ => None,
        }
    }

    /// On time, complete, right, undamaged, documents right.
    pub(super) fn kept(&self) -> [bool; 5] {
        let order = self.order;
        [self.on_time, self.complete, order.is_right(), order.is_undamaged(), order.has_right_documents()]
    }
}
