//! The calendar of coming events: earliest first, then by phase, then in the order of scheduling.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use crate::model::Time;

use super::order::Part;

/// When, within one instant, a thing happens. See the sequence of events in [`crate::sim`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub(super) enum Phase {
    Review = 1,
    Receipt,
    Progress,
    Check,
    DayEnd,
}

/// What is to happen. Orders are named by their slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Due {
    Review,
    Receipt {
        item: u32,
        units: u32,
        nth: u32,
    },
    /// A lot leaves the firm's own line.
    LotDone {
        item: u32,
        units: u32,
        nth: u32,
    },
    Place {
        number: u64,
    },
    Check {
        order: u32,
    },
    Cancel {
        order: u32,
    },
    Join {
        order: u32,
    },
    Finish {
        order: u32,
    },
    Depart {
        order: u32,
        part: Part,
    },
    Deliver {
        order: u32,
        part: Part,
    },
    /// The customer reports faulty lines.
    Report {
        correction: u32,
    },
    Credit {
        correction: u32,
    },
    /// A line fails under warranty.
    Claim {
        claim: u32,
    },
    Repaired {
        claim: u32,
    },
    Refund {
        claim: u32,
    },
    DayEnd,
}

impl Due {
    fn phase(self) -> Phase {
        match self {
            Self::Review => Phase::Review,
            Self::Receipt { .. } | Self::LotDone { .. } => Phase::Receipt,
            Self::Check { .. } => Phase::Check,
            Self::DayEnd => Phase::DayEnd,
            _ => Phase::Progress,
        }
    }
}

/// What is to happen, and its place among all that is: instant, phase and sequence number in one word, so that one
/// comparison settles everything. Places are never equal.
#[derive(Clone, Copy, Debug)]
struct Entry {
    place: u128,
    due: Due,
}

impl Entry {
    const INSTANT_SHIFT: u32 = 64;
    const PHASE_SHIFT: u32 = 56;
    /// Makes the words of negative instants smaller than those of positive ones.
    const SIGN: u64 = 1 << 63;

    fn new(at: Time, due: Due, sequence: u64) -> Self {
        let within = ((due.phase() as u64) << Self::PHASE_SHIFT) | sequence;
        Self { place: Self::instant(at) | u128::from(within), due }
    }

    fn instant(at: Time) -> u128 {
        u128::from(at.0 as u64 ^ Self::SIGN) << Self::INSTANT_SHIFT
    }

    fn at(&self) -> Time {
        Time(((self.place >> Self::INSTANT_SHIFT) as u64 ^ Self::SIGN) as i64)
    }
}

/// For the heap, which gives the greatest first: that is the earliest.
impl Ord for Entry {
    #[inline]
    fn cmp(&self, other: &Self) -> Ordering {
        other.place.cmp(&self.place)
    }
}

impl PartialOrd for Entry {
    #[inline]
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }

    #[inline]
    fn le(&self, other: &Self) -> bool {
        self.place >= other.place
    }
}

impl PartialEq for Entry {
    fn eq(&self, other: &Self) -> bool {
        self.place == other.place
    }
}

impl Eq for Entry {}

/// A priority queue: what is taken never lies before what was taken earlier, and of equals the one scheduled first
/// comes first.
///
/// Most of what happens is scheduled to come soon: it finds its place in a short sorted list after a few steps, which is
/// less work than a heap. Only what finds no room in the list goes to a heap.
#[derive(Clone, Debug, Default)]
pub(super) struct Calendar {
    /// The latest first.
    near: Vec<Entry>,
    /// Nothing here comes before anything near.
    far: BinaryHeap<Entry>,
    scheduled: u64,
}

impl Calendar {
    /// No more entries than this are near.
    const ROOM: usize = 64;

    pub(super) fn schedule(&mut self, at: Time, due: Due) {
        let entry = Entry::new(at, due, self.scheduled);
        self.scheduled += 1;
        if self.far.peek().is_some_and(|far| far.place < entry.place) {
            self.far.push(entry);
            return;
        }
        let mut place = self.near.len();
        self.near.push(entry);
        while place > 0 && self.near[place - 1].place < entry.place {
            self.near[place] = self.near[place - 1];
            place -= 1;
        }
        self.near[place] = entry;
        if self.near.len() > Self::ROOM {
            self.far.extend(self.near.drain(..Self::ROOM / 2));
        }
    }

    /// Takes what comes next.
    pub(super) fn next(&mut self) -> Option<(Time, Due)> {
        self.bring_near();
        self.near.pop().map(|entry| (entry.at(), entry.due))
    }

    /// Whether anything up to and including the availability checks is still to come at this instant.
    pub(super) fn has_more_before_review(&mut self, now: Time) -> bool {
        const AFTER: u128 = (Phase::Check as u128 + 1) << Entry::PHASE_SHIFT;
        self.bring_near();
        self.near.last().is_some_and(|entry| entry.place < Entry::instant(now) | AFTER)
    }

    /// Where nothing is near, the first of what is far.
    fn bring_near(&mut self) {
        if self.near.is_empty() && !self.far.is_empty() {
            self.near.extend((0..Self::ROOM / 2).map_while(|_| self.far.pop()));
            self.near.reverse();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_then_phase_then_sequence() {
        let mut calendar = Calendar::default();
        let noon = Time(43_200_000);
        calendar.schedule(Time::DAY, Due::Place { number: 0 });
        calendar.schedule(noon, Due::DayEnd);
        calendar.schedule(noon, Due::Check { order: 9 });
        calendar.schedule(noon, Due::Check { order: 1 });
        calendar.schedule(noon, Due::Place { number: 0 });
        calendar.schedule(noon, Due::Receipt { item: 0, units: 1, nth: 0 });
        calendar.schedule(noon, Due::Review);
        let order: Vec<Due> = std::iter::from_fn(|| calendar.next().map(|(_, due)| due)).collect();
        let expected = [
            Due::Review,
            Due::Receipt { item: 0, units: 1, nth: 0 },
            Due::Place { number: 0 },
            Due::Check { order: 9 },
            Due::Check { order: 1 },
            Due::DayEnd,
            Due::Place { number: 0 },
        ];
        assert_eq!(order, expected);
    }
}
