//! Which replications to run next: a quick first answer, then larger pieces.

use std::ops::Range;

/// The replications of an experiment that have not been handed out yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schedule {
    next: u32,
    target: u32,
    workers: u32,
    /// Pieces that a lost worker did not finish.
    again: Vec<Range<u32>>,
}

impl Schedule {
    /// The first answer stands on this many replications.
    pub const FIRST_ANSWER: u32 = 20;
    /// Pieces grow up to this many, so that progress shows and a cancelled piece wastes little.
    const LARGEST: u32 = 50;

    /// All replications of an experiment, for a number of workers.
    #[must_use]
    pub fn new(target: u32, workers: usize) -> Self {
        Self { next: 0, target, workers: workers.max(1) as u32, again: Vec::new() }
    }

    /// The next piece, if any is left.
    pub fn next_piece(&mut self) -> Option<Range<u32>> {
        if let Some(lost) = self.again.pop() {
            return Some(lost);
        }
        if self.next >= self.target {
            return None;
        }
        let size = if self.next < Self::FIRST_ANSWER {
            Self::FIRST_ANSWER.div_ceil(self.workers)
        } else {
            (self.next / self.workers).clamp(Self::FIRST_ANSWER / 2, Self::LARGEST)
        };
        let end = (self.next + size).min(self.target);
        let piece = self.next..end;
        self.next = end;
        Some(piece)
    }

    /// Hands a piece out again whose worker was lost.
    pub fn put_back(&mut self, piece: Range<u32>) {
        self.again.push(piece);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_replication_is_handed_out_once() {
        for workers in [1, 2, 3, 8] {
            let mut schedule = Schedule::new(1003, workers);
            let mut next = 0;
            while let Some(piece) = schedule.next_piece() {
                assert_eq!(piece.start, next);
                next = piece.end;
            }
            assert_eq!(next, 1003);
        }
    }

    #[test]
    fn a_lost_piece_comes_again() {
        let mut schedule = Schedule::new(40, 2);
        let first = schedule.next_piece().unwrap();
        assert_eq!(first, 0..10);
        schedule.next_piece();
        schedule.put_back(first.clone());
        assert_eq!(schedule.next_piece(), Some(first));
    }
}
