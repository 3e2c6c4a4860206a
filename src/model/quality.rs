//! Faults: what can go wrong with an order or a line, and how likely it is.

use serde::Serialize;

use super::bounds;
use super::walk::Walk;

/// Probabilities of faults.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Quality {
    /// The order is wrong when it arrives, goes back to the customer once and loses time (per order).
    pub wrong_order: f64,
    /// The order is held at the credit check (per order).
    pub credit_hold: f64,
    /// The order is cancelled at the credit check (per order).
    pub credit_cancel: f64,
    /// Its documents are faulty (per order).
    pub wrong_documents: f64,
    /// It is delayed on the road (per order).
    pub transport_delay: f64,
    /// It goes to the wrong place (per order).
    pub wrong_place: f64,
    /// One unit is missing (per line).
    pub short_pick: f64,
    /// A wrong item is in the box (per line).
    pub wrong_item: f64,
    /// The goods are damaged (per line).
    pub damage: f64,
    /// The customer of a late order is not told of it (per late order; not correlated with the faults).
    pub no_notice: f64,
    /// Correlation of the normal scores behind all faults of one order (one-factor Gaussian copula).
    pub correlation: f64,
}

impl Quality {
    pub(super) fn read(walk: &mut Walk<'_, '_>) -> Self {
        Self {
            wrong_order: walk.number(&bounds::WRONG_ORDER),
            credit_hold: walk.number(&bounds::CREDIT_HOLD),
            credit_cancel: walk.number(&bounds::CREDIT_CANCEL),
            wrong_documents: walk.number(&bounds::WRONG_DOCUMENTS),
            transport_delay: walk.number(&bounds::TRANSPORT_DELAY),
            wrong_place: walk.number(&bounds::WRONG_PLACE),
            short_pick: walk.number(&bounds::SHORT_PICK),
            wrong_item: walk.number(&bounds::WRONG_ITEM),
            damage: walk.number(&bounds::DAMAGE),
            no_notice: walk.number(&bounds::NO_NOTICE),
            correlation: walk.number(&bounds::FAULT_CORRELATION),
        }
    }
}
