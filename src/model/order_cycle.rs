//! The order cycle's own durations, stage by stage: what is the same under both strategies.

use serde::Serialize;

use super::law::Duration;
use super::walk::Walk;

/// How long each step of the order cycle takes.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OrderCycle {
    /// Order preparation by the customer, until the order is placed.
    pub preparation: Duration,
    /// Order transmittal, until the order is received.
    pub transmittal: Duration,
    /// Receipt and entry: accuracy check.
    pub accuracy_check: Duration,
    /// Time lost when a wrong order goes back to the customer.
    pub order_return: Duration,
    /// Receipt and entry: availability check.
    pub availability_check: Duration,
    /// Receipt and entry: back-order or rejection notice, where there is one to send.
    pub notice: Duration,
    /// Receipt and entry: credit check.
    pub credit_check: Duration,
    /// Time lost when an order is held at the credit check.
    pub credit_hold: Duration,
    /// Receipt and entry: recording.
    pub recording: Duration,
    /// Receipt and entry: documents (invoice, receipt).
    pub documents: Duration,
    /// Filling: collect from stock. Production to order takes its place.
    pub collect: Duration,
    /// Filling: delivery scheduling.
    pub scheduling: Duration,
    /// Filling: packing and shipping.
    pub packing: Duration,
    /// Filling: delivery documents.
    pub delivery_documents: Duration,
    /// Transport to the customer.
    pub transport: Duration,
    /// Time lost by a delay on the road.
    pub transport_delay: Duration,
    /// Status reporting: from the moment the firm knows that an order will be late until its customer hears of it.
    pub status_report: Duration,
}

impl OrderCycle {
    pub(super) fn read(walk: &mut Walk<'_, '_>) -> Self {
        const HOUR: f64 = 1.0 / 24.0;
        let fixed = |days| Duration::Fixed { days };
        Self {
            preparation: walk.duration("preparation", Duration::Exponential { mean: 0.25 }),
            transmittal: walk.duration("transmittal", fixed(0.01)),
            accuracy_check: walk.duration("accuracy_check", fixed(0.5 * HOUR)),
            order_return: walk.duration("order_return", Duration::Exponential { mean: 0.5 }),
            availability_check: walk.duration("availability_check", fixed(0.01)),
            notice: walk.duration("notice", fixed(HOUR)),
            credit_check: walk.duration("credit_check", fixed(HOUR)),
            credit_hold: walk.duration("credit_hold", Duration::Exponential { mean: 1.0 }),
            recording: walk.duration("recording", fixed(0.01)),
            documents: walk.duration("documents", fixed(0.5 * HOUR)),
            collect: walk.duration("collect", Duration::Uniform { min: 0.05, max: 0.2 }),
            scheduling: walk.duration("scheduling", Duration::Uniform { min: 0.0, max: 0.3 }),
            packing: walk.duration("packing", fixed(2.0 * HOUR)),
            delivery_documents: walk.duration("delivery_documents", fixed(0.01)),
            transport: walk.duration("transport", Duration::Gamma { mean: 0.9, cv: 0.3 }),
            transport_delay: walk.duration("transport_delay", Duration::Exponential { mean: 1.0 }),
            status_report: walk.duration("status_report", fixed(0.1)),
        }
    }
}
