//! Where the marks of a quantile dot plot stand: bins that break exactly at the promise, stacks
//! that never outgrow their panel, and a last bin that takes what lies beyond the axis.
//!
//! Not here: the elements (`paint`), the words (the builder).

use super::node::Plot;
use super::spec::DotStack;
use crate::sorting::sort_by;

/// Smallest width of a bin; below it marks are squeezed in height only [px].
const SMALLEST: f64 = 4.5;

/// A stacked dot plot.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Stacked {
    /// Width of a bin [px].
    pub pitch: f64,
    /// Height of a mark with its gap [px].
    pub rise: f64,
    /// Middles of the marks left of the promise, filled [px].
    pub kept: Vec<(f64, f64)>,
    /// Middles of the marks right of the promise, hollow [px].
    pub missed: Vec<(f64, f64)>,
    /// Whether marks beyond the axis stand in the last bin.
    pub beyond: bool,
}

/// Stacks the marks, in bins at most `widest` wide [px].
pub(super) fn stack(dots: &DotStack, plot: &Plot, widest: f64) -> Stacked {
    let mut positions: Vec<f64> =
        dots.positions.iter().copied().filter(|position| !position.is_nan()).collect();
    sort_by(&mut positions, f64::total_cmp);
    let promise = if dots.promise.is_nan() { plot.x.high() } else { dots.promise };
    let counted = positions.partition_point(|position| *position <= promise);
    let kept = dots.kept.unwrap_or(counted).min(positions.len());
    let beyond = positions.last().is_some_and(|last| *last > plot.x.high());

    let split = plot.x_of(promise.clamp(plot.x.low(), plot.x.high()));
    let room = (plot.bottom - plot.top - dots.headroom).max(SMALLEST);
    let mut pitch = widest.max(SMALLEST);
    loop {
        let bins = Bins { plot, split, pitch };
        let counts = bins.fill(&positions, kept);
        let tallest = counts.iter().map(|(_, count)| *count).max().unwrap_or(0) as f64;
        let fits = tallest * pitch <= room;
        if fits || pitch <= SMALLEST {
            let rise = if fits { pitch } else { room / tallest };
            return bins.stand(&counts, kept, rise, beyond);
        }
        pitch = (pitch * 0.94).max(SMALLEST);
    }
}

/// Bins of one width, counted from the promise: −1, −2, … to its left, 0, 1, … to its right.
struct Bins<'a> {
    plot: &'a Plot,
    /// Where the promise stands [px].
    split: f64,
    pitch: f64,
}

impl Bins<'_> {
    /// Bins, in order, with the number of marks in each.
    fn fill(&self, positions: &[f64], kept: usize) -> Vec<(i32, usize)> {
        let mut counts: Vec<(i32, usize)> = Vec::new();
        for (at, &position) in positions.iter().enumerate() {
            let bin = if at < kept { self.left(position) } else { self.right(position) };
            match counts.last_mut() {
                Some((last, count)) if *last == bin => *count += 1,
                _ => counts.push((bin, 1)),
            }
        }
        counts
    }

    fn left(&self, position: f64) -> i32 {
        let first = -whole_bins(self.split - self.plot.left, self.pitch);
        let bin = -((self.split - self.plot.x_of(position)) / self.pitch).floor() as i32 - 1;
        bin.clamp(first, -1)
    }

    fn right(&self, position: f64) -> i32 {
        let last = whole_bins(self.plot.right - self.split, self.pitch) - 1;
        let bin = ((self.plot.x_of(position) - self.split) / self.pitch).ceil() as i32 - 1;
        bin.clamp(0, last)
    }

    fn stand(&self, counts: &[(i32, usize)], kept: usize, rise: f64, beyond: bool) -> Stacked {
        let mut stacked =
            Stacked { pitch: self.pitch, rise, kept: Vec::with_capacity(kept), missed: Vec::new(), beyond };
        for &(bin, count) in counts {
            let x = self.split + (f64::from(bin) + 0.5) * self.pitch;
            let side = if bin < 0 { &mut stacked.kept } else { &mut stacked.missed };
            for level in 0..count {
                side.push((x, self.plot.bottom - 1.0 - (level as f64 + 0.5) * rise));
            }
        }
        stacked
    }
}

/// How many whole bins go into a length; one at least.
fn whole_bins(length: f64, pitch: f64) -> i32 {
    (length / pitch).floor().max(1.0) as i32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::ink::{Ink, Shape};
    use crate::chart::scale::Scale;

    fn plot() -> Plot {
        Plot {
            panel: "bts".into(),
            left: 8.0,
            top: 40.0,
            right: 1068.0,
            bottom: 170.0,
            x: Scale::days(0.0, 6.0),
            y: Scale::linear(0.0, 1.0),
            hangs: false,
        }
    }

    fn dots(positions: Vec<f64>, promise: f64) -> DotStack {
        DotStack {
            positions,
            promise,
            kept: None,
            shape: Shape::Square,
            missed: Ink::HollowBts,
            headroom: 18.0,
            beyond: None,
        }
    }

    /// Positions like those of the mock-up: 45 within two days, 5 far beyond.
    fn skewed() -> Vec<f64> {
        (0..50)
            .map(|at| {
                1.0 + 0.9 * (f64::from(at) / 44.0).powi(2) + if at >= 45 { f64::from(at - 44) } else { 0.0 }
            })
            .collect()
    }

    #[test]
    fn bins_break_exactly_at_the_promise_wherever_it_is_dragged() {
        for step in 0..=60 {
            let promise = f64::from(step) / 10.0;
            let dots = dots(skewed(), promise);
            let stacked = stack(&dots, &plot(), 16.0);
            let within = dots.positions.iter().filter(|position| **position <= promise).count();
            assert_eq!(
                (stacked.kept.len(), stacked.missed.len()),
                (within, 50 - within),
                "promise {promise}"
            );
            let split = plot().x_of(promise);
            let half = stacked.pitch / 2.0 - 1e-9;
            assert!(stacked.kept.iter().all(|(x, _)| x + half <= split), "promise {promise}");
            assert!(stacked.missed.iter().all(|(x, _)| x - half >= split), "promise {promise}");
        }
    }

    #[test]
    fn every_mark_stands_in_the_bin_of_its_position() {
        for position in [0.3, 1.0, 1.99, 2.0, 2.000_001, 2.7, 5.4] {
            let stacked = stack(&dots(vec![position], 2.0), &plot(), 16.0);
            let (x, _) = stacked.kept.iter().chain(&stacked.missed).copied().next().unwrap();
            assert!((x - plot().x_of(position)).abs() <= stacked.pitch / 2.0 + 1e-9, "{position}: {x}");
        }
        // Bins are closed towards the promise's far side: one bin's width right of it is bin 0.
        let a_bin_off = 2.0 + 16.0 / 1060.0 * 6.0;
        let stacked = stack(&dots(vec![a_bin_off - 1e-9, 2.0 + 1e-9], 2.0), &plot(), 16.0);
        assert_eq!(stacked.missed[0].0, stacked.missed[1].0);
    }

    #[test]
    fn the_given_count_wins_over_the_positions() {
        for kept in [0, 3, 45, 50, 99] {
            let stacked = stack(&DotStack { kept: Some(kept), ..dots(skewed(), 2.0) }, &plot(), 16.0);
            assert_eq!(stacked.kept.len(), kept.min(50));
        }
    }

    #[test]
    fn stacks_never_outgrow_their_panel() {
        let cases = [
            vec![1.3; 50],
            vec![f64::INFINITY; 50],
            skewed(),
            vec![0.0; 500],
            vec![f64::NAN],
            vec![-5.0, 3.0],
        ];
        for positions in cases {
            for width in [9.0, 16.0, 30.0] {
                let stacked = stack(&dots(positions.clone(), 2.0), &plot(), width);
                for (x, y) in stacked.kept.iter().chain(&stacked.missed) {
                    assert!(*y - stacked.rise / 2.0 >= 40.0 + 18.0 - 1.0 - 1e-9 && *y < 170.0, "{y}");
                    assert!((8.0..=1068.0).contains(x), "{x}");
                }
            }
        }
    }

    #[test]
    fn what_lies_beyond_the_axis_stands_in_its_last_bin() {
        let stacked = stack(&dots(vec![1.0, 7.0, f64::INFINITY], 2.0), &plot(), 16.0);
        assert!(stacked.missed.iter().all(|(x, _)| *x > 1068.0 - 2.0 * 16.0));
        assert!(stacked.beyond);
        assert!(!stack(&dots(vec![1.0], 2.0), &plot(), 16.0).beyond);
    }
}
