//! How long a step takes: drawn in days and rounded once to the clock's ticks, or always the same.

use crate::model::{Duration, OrderCycle, Time};
use crate::random::{Sampler, Stream};

/// The length of a step.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Step {
    /// Always the same: no stream need be opened for it.
    Fixed(Time),
    Drawn(Sampler),
}

impl Step {
    pub(super) fn new(duration: &Duration) -> Self {
        match duration.sampler() {
            Sampler::Fixed(days) => Self::Fixed(Time::from_days(days)),
            sampler => Self::Drawn(sampler),
        }
    }

    /// Draws from a stream that is open already.
    #[inline]
    pub(super) fn draw(&self, stream: &mut Stream) -> Time {
        match self {
            Self::Fixed(time) => *time,
            Self::Drawn(sampler) => Time::from_days(sampler.draw(stream)),
        }
    }

    /// Draws from a substream that this step has to itself.
    #[inline]
    pub(super) fn draw_alone(&self, open: impl FnOnce() -> Stream) -> Time {
        match self {
            Self::Fixed(time) => *time,
            Self::Drawn(sampler) => Time::from_days(sampler.draw(&mut open())),
        }
    }
}

/// A substream for several steps, which is opened when one is first drawn from it.
pub(super) struct Later<F> {
    open: F,
    stream: Option<Stream>,
}

impl<F: Fn() -> Stream> Later<F> {
    pub(super) fn new(open: F) -> Self {
        Self { open, stream: None }
    }

    #[inline]
    pub(super) fn draw(&mut self, step: &Step) -> Time {
        match step {
            Step::Fixed(time) => *time,
            Step::Drawn(_) => step.draw(self.stream.get_or_insert_with(&self.open)),
        }
    }
}

/// The order cycle's steps, grouped as they follow each other.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Steps {
    pub(super) preparation: Step,
    pub(super) transmittal: Step,
    pub(super) accuracy_check: Step,
    pub(super) order_return: Step,
    pub(super) availability_check: Step,
    pub(super) notice: Step,
    pub(super) credit_check: Step,
    pub(super) credit_hold: Step,
    pub(super) recording: Step,
    pub(super) documents: Step,
    pub(super) collect: Step,
    pub(super) scheduling: Step,
    pub(super) packing: Step,
    pub(super) delivery_documents: Step,
    pub(super) transport: Step,
    pub(super) transport_delay: Step,
}

impl Steps {
    pub(super) fn new(cycle: &OrderCycle) -> Self {
        Self {
            preparation: Step::new(&cycle.preparation),
            transmittal: Step::new(&cycle.transmittal),
            accuracy_check: Step::new(&cycle.accuracy_check),
            order_return: Step::new(&cycle.order_return),
            availability_check: Step::new(&cycle.availability_check),
            notice: Step::new(&cycle.notice),
            credit_check: Step::new(&cycle.credit_check),
            credit_hold: Step::new(&cycle.credit_hold),
            recording: Step::new(&cycle.recording),
            documents: Step::new(&cycle.documents),
            collect: Step::new(&cycle.collect),
            scheduling: Step::new(&cycle.scheduling),
            packing: Step::new(&cycle.packing),
            delivery_documents: Step::new(&cycle.delivery_documents),
            transport: Step::new(&cycle.transport),
            transport_delay: Step::new(&cycle.transport_delay),
        }
    }
}
