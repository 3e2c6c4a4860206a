//! Words below a line, each where it belongs: in the first lane where it touches no other.
//!
//! Not here: what is written, and the line.

use super::sheet::Anchor;

/// A word's place: its lane, where it is anchored, and which side that is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lane {
    /// From 0, downwards.
    pub(super) lane: usize,
    /// Where it is anchored \[px\].
    pub(super) x: f64,
    pub(super) anchor: Anchor,
}

/// Places for words: where each begins and how wide it is \[px\], from left to right. `right` is the edge of the
/// drawing, `gap` lies between two words. The last word has the first lane, so that the line that leads to a lower one
/// passes at the left of those above it.
pub(super) fn lanes(words: impl DoubleEndedIterator<Item = (f64, f64)>, right: f64, gap: f64) -> Vec<Lane> {
    let mut begins: Vec<f64> = Vec::new();
    let place = |(x, width): (f64, f64)| {
        let (anchor, x, from) = if x + width <= right {
            (Anchor::Start, x, x)
        } else {
            let end = (x + 7.0).max(width).min(right);
            (Anchor::End, end, end - width)
        };
        let end = from + width + gap;
        let lane = begins.iter().position(|begin| end <= *begin).unwrap_or(begins.len());
        if lane == begins.len() {
            begins.push(0.0);
        }
        begins[lane] = from;
        Lane { lane, x, anchor }
    };
    let mut lanes: Vec<Lane> = words.rev().map(place).collect();
    lanes.reverse();
    lanes
}

/// How many lanes there are.
pub(super) fn depth(lanes: &[Lane]) -> usize {
    lanes.iter().map(|lane| lane.lane + 1).max().unwrap_or(0)
}
