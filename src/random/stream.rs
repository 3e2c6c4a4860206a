//! Named random streams: one per purpose, and a substream for every (purpose, index, index).
//!
//! Two runs that differ in a policy must see the same customers with the same luck (common random
//! numbers). Were all numbers drawn from one generator, a single extra draw would shift everything
//! after it. So each purpose has its own stream, and each order, line or replenishment within it a
//! substream that is found by its number, not by how many draws came before.

use rand::Rng;
use rand_pcg::Pcg32;

/// What a random number is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u64)]
pub enum Purpose {
    /// The gaps between orders.
    Arrival = 1,
    /// Which items an order asks for, and how many units of each.
    OrderContent,
    /// Order preparation by the customer.
    Preparation,
    /// Order transmittal.
    Transmittal,
    /// The steps of order receipt and entry.
    Receipt,
    /// The steps of order filling, but for production.
    Filling,
    /// Transport to the customer.
    Transport,
    /// An order that the customer wrote wrongly.
    AccuracyFault,
    /// Credit holds and cancellations.
    CreditFault,
    /// Faulty documents.
    DocumentFault,
    /// Delays on the road.
    DelayFault,
    /// Deliveries to the wrong place.
    PlaceFault,
    /// Lines from which a unit is missing.
    ShortPickFault,
    /// Lines with the wrong item.
    WrongItemFault,
    /// Lines damaged in packing and shipping.
    DamageFault,
    /// The factor that all faults of one order share.
    SharedLuck,
    /// The supplier's lead time.
    SupplierLeadTime,
    /// Production times.
    Production,
    /// Materials that are short.
    Materials,
    /// Which class an order belongs to.
    OrderClass,
    /// Production of a lot on the firm's own line.
    LotProduction,
    /// The longest promise that a customer accepts.
    Patience,
    /// Whether and when the customer of a late order hears of it.
    StatusReport,
    /// Reports of faulty lines, and how they are corrected.
    Correction,
    /// Lines that fail under warranty.
    Warranty,
    /// Repairs under warranty.
    Repair,
}

/// The root of all streams of one replication.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Streams {
    root: u64,
}

/// One substream: a generator of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stream(Pcg32);

// Odd constants without structure (digits of the golden ratio, √2, √3 and π, each as a 64-bit fraction).
const GOLDEN: u64 = 0x9e37_79b9_7f4a_7c15;
const ROOT_TWO: u64 = 0x6a09_e667_f3bc_c909;
const ROOT_THREE: u64 = 0xbb67_ae85_84ca_a73b;
const PI: u64 = 0x243f_6a88_85a3_08d3;

/// Mixes 64 bits so that any change of the input changes about half of the output (the finaliser of
/// SplitMix64: Steele, Lea & Flood 2014, variant 13 of Stafford).
const fn mix(mut bits: u64) -> u64 {
    bits ^= bits >> 30;
    bits = bits.wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits ^= bits >> 27;
    bits = bits.wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}

impl Streams {
    /// The streams of one replication of an experiment.
    #[must_use]
    pub fn new(seed: u64, replication: u32) -> Self {
        let seed = mix(seed.wrapping_add(GOLDEN));
        Self { root: mix(seed ^ u64::from(replication).wrapping_mul(PI)) }
    }

    /// The substream of a purpose with two indices, for example (order, line) or (item, n-th replenishment).
    #[must_use]
    pub fn stream(self, purpose: Purpose, first: u64, second: u64) -> Stream {
        let place = (purpose as u64)
            .wrapping_mul(GOLDEN)
            .wrapping_add(first.wrapping_mul(ROOT_TWO))
            .wrapping_add(second.wrapping_mul(ROOT_THREE));
        // SplitMix64 at the place `place` away from the root gives the state; the place also picks one of
        // PCG's 2⁶³ sequences, so that equal states would still part.
        Stream(Pcg32::new(mix(self.root.wrapping_add(place)), place))
    }
}

impl Stream {
    /// The next 64 bits.
    #[inline]
    pub fn bits(&mut self) -> u64 {
        self.0.next_u64()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_index_has_a_stream_of_its_own() {
        let streams = Streams::new(2718, 0);
        let mut first: Vec<u64> = Vec::new();
        for purpose in [Purpose::Arrival, Purpose::OrderContent, Purpose::Materials] {
            for order in 0..100 {
                for line in 0..10 {
                    first.push(streams.stream(purpose, order, line).bits());
                }
            }
        }
        let drawn = first.len();
        first.sort_unstable();
        first.dedup();
        assert_eq!(first.len(), drawn, "two substreams began with the same 64 bits");
    }

    #[test]
    fn seed_and_replication_both_matter() {
        let first = |seed, replication| Streams::new(seed, replication).stream(Purpose::Arrival, 0, 0).bits();
        assert_ne!(first(1, 0), first(2, 0));
        assert_ne!(first(1, 0), first(1, 1));
        assert_eq!(first(1, 7), first(1, 7));
    }

    /// The bits are part of the file format: a link must give the same numbers for ever.
    #[test]
    fn golden_bits() {
        let mut stream = Streams::new(2718, 3).stream(Purpose::SupplierLeadTime, 5, 11);
        assert_eq!([stream.bits(), stream.bits()], GOLDEN_BITS);
    }

    const GOLDEN_BITS: [u64; 2] = [8_535_045_231_593_186_065, 3_836_712_016_879_658_696];
}
