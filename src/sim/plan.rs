//! A scenario made ready to run: laws become samplers, days become ticks, items get their policies.

use crate::model::{OrderCycle, Scenario, Time};
use crate::random::{Sampler, Stream, gamma_unit_mean};

use super::luck::Faults;
use super::order_stream::Content;
use super::time_scale::TimeScale;

/// The two strategies that are compared on the same orders.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Strategy {
    /// Build to stock (BTS).
    BuildToStock,
    /// Build to order (BTO).
    BuildToOrder,
}

impl Strategy {
    /// Both, in the order in which they are always named.
    pub const BOTH: [Self; 2] = [Self::BuildToStock, Self::BuildToOrder];
}

/// An item's replenishment policy in numbers: as soon as the position is at or below `reorder_point`,
/// the smallest multiple of `lot` that lifts it above. A base stock level `S` is `(S − 1, 1)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct ItemPolicy {
    /// `s` [units].
    pub reorder_point: i64,
    /// `Q` [units], at least 1.
    pub lot: i64,
}

impl ItemPolicy {
    /// The mean of the position over its cycle, `s + (Q + 1)/2`, rounded down: what the run starts with.
    #[must_use]
    pub fn mean_position(self) -> i64 {
        self.reorder_point + (self.lot + 1) / 2
    }
}

/// Samplers of the order cycle's steps, grouped as they follow each other.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Steps {
    pub(super) preparation: Sampler,
    pub(super) transmittal: Sampler,
    pub(super) accuracy_check: Sampler,
    pub(super) order_return: Sampler,
    pub(super) availability_check: Sampler,
    pub(super) notice: Sampler,
    pub(super) credit_check: Sampler,
    pub(super) credit_hold: Sampler,
    pub(super) recording: Sampler,
    pub(super) documents: Sampler,
    pub(super) collect: Sampler,
    pub(super) scheduling: Sampler,
    pub(super) packing: Sampler,
    pub(super) delivery_documents: Sampler,
    pub(super) transport: Sampler,
    pub(super) transport_delay: Sampler,
}

impl Steps {
    fn new(cycle: &OrderCycle) -> Self {
        Self {
            preparation: cycle.preparation.sampler(),
            transmittal: cycle.transmittal.sampler(),
            accuracy_check: cycle.accuracy_check.sampler(),
            order_return: cycle.order_return.sampler(),
            availability_check: cycle.availability_check.sampler(),
            notice: cycle.notice.sampler(),
            credit_check: cycle.credit_check.sampler(),
            credit_hold: cycle.credit_hold.sampler(),
            recording: cycle.recording.sampler(),
            documents: cycle.documents.sampler(),
            collect: cycle.collect.sampler(),
            scheduling: cycle.scheduling.sampler(),
            packing: cycle.packing.sampler(),
            delivery_documents: cycle.delivery_documents.sampler(),
            transport: cycle.transport.sampler(),
            transport_delay: cycle.transport_delay.sampler(),
        }
    }
}

/// Draws a duration, rounded once to the clock's ticks.
pub(super) fn draw(sampler: &Sampler, stream: &mut Stream) -> Time {
    Time::from_days(sampler.draw(stream))
}

/// A scenario made ready to run. It is shared by all replications.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// The start of the warm-up (not after 0).
    pub(super) start: Time,
    /// The end of the measured window.
    pub(super) window_end: Time,
    /// Nothing is followed beyond this.
    pub(super) run_out_end: Time,
    pub(super) time_scale: TimeScale,
    pub(super) content: Content,
    pub(super) steps: Steps,
    pub(super) faults: Faults,
    pub(super) promise: [Time; 2],
    pub(super) items: Vec<ItemPolicy>,
    pub(super) lead_time: Sampler,
    pub(super) crossing: bool,
    pub(super) servers: u32,
    /// Set-up and unit time [days].
    pub(super) production_times: (f64, f64),
    /// The law of production time over its mean.
    pub(super) production_spread: Sampler,
    pub(super) material_shortage: f64,
    pub(super) material_delay: Sampler,
}

impl Plan {
    /// Makes a scenario ready, with a policy for each of its items and the length of the warm-up [days].
    ///
    /// Policies are given, not worked out here: simulation and theory check each other only as long as
    /// neither uses the other.
    #[must_use]
    pub fn new(scenario: &Scenario, items: Vec<ItemPolicy>, warm_up_days: i64) -> Self {
        debug_assert_eq!(items.len(), scenario.demand.items.count());
        let production = &scenario.production;
        let window_end = Time::start_of_day(scenario.run.run_days);
        Self {
            start: Time::start_of_day(-warm_up_days),
            window_end,
            run_out_end: window_end + Time::start_of_day(scenario.run.run_out_days),
            time_scale: TimeScale::new(&scenario.demand),
            content: Content::new(&scenario.demand),
            steps: Steps::new(&scenario.order_cycle),
            faults: Faults::new(&scenario.quality),
            promise: [
                Time::from_days(scenario.promise.bts_days),
                Time::from_days(scenario.promise.bto_days),
            ],
            items,
            lead_time: scenario.replenishment.lead_time.sampler(),
            crossing: scenario.replenishment.crossing,
            servers: production.servers,
            production_times: production.pace.times(production.servers, scenario.units_per_order()),
            production_spread: gamma_unit_mean(production.cv),
            material_shortage: production.materials.shortage,
            material_delay: production.materials.delay.sampler(),
        }
    }

    /// The start of the warm-up.
    #[must_use]
    pub fn start(&self) -> Time {
        self.start
    }

    /// The end of the measured window.
    #[must_use]
    pub fn window_end(&self) -> Time {
        self.window_end
    }

    /// Each item's policy.
    #[must_use]
    pub fn items(&self) -> &[ItemPolicy] {
        &self.items
    }

    /// Number of servers.
    #[must_use]
    pub fn servers(&self) -> u32 {
        self.servers
    }
}
