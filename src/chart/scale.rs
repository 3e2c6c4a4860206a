//! Scales: a range of values, its place on the paper, the way back, and its ticks. A scale is a
//! plotters coordinate (`Ranged`), so plotters' areas and elements translate by it; the nice ticks
//! of a linear axis are plotters' own key points, those of a day axis are whole weeks or thirties.
//!
//! Not here: the words beside the ticks (`numbers`), where an axis stands (`layout`).

use std::ops::Range;

use plotters::coord::ranged1d::{DefaultFormatting, KeyPointHint, Ranged, ReversibleRanged};
use plotters::coord::types::RangedCoordf64;

/// Values beyond this are drawn at it, so that no coordinate overflows.
const LARGEST: f64 = 1e12;

/// Which values make good ticks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Steps of 1, 2 and 5 times a power of ten.
    Linear,
    /// Whole weeks where the days counted are whole weeks, else thirties; none before day 0.
    Days,
}

/// A finite, non-empty range of values.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    low: f64,
    high: f64,
    kind: Kind,
}

impl Scale {
    /// A scale from `low` to `high`, in either order. A range that is empty or not finite is
    /// widened or replaced, so that every scale can be drawn.
    pub fn new(low: f64, high: f64, kind: Kind) -> Scale {
        let tame = |value: f64| if value.is_finite() { Some(value.clamp(-LARGEST, LARGEST)) } else { None };
        let (low, high) = match (tame(low), tame(high)) {
            (Some(low), Some(high)) => (low.min(high), low.max(high)),
            (Some(only), None) | (None, Some(only)) => (only, only),
            (None, None) => (0.0, 1.0),
        };
        let least = (low.abs().max(high.abs()) * 1e-9).max(1e-9);
        if high - low >= least {
            return Scale { low, high, kind };
        }
        let half = (low.abs() * 0.1).max(0.5);
        if low.abs() < 1e-9 {
            Scale { low: 0.0, high: 1.0, kind }
        } else {
            Scale { low: low - half, high: high + half, kind }
        }
    }

    /// A linear scale.
    pub fn linear(low: f64, high: f64) -> Scale {
        Scale::new(low, high, Kind::Linear)
    }

    /// A scale of days.
    pub fn days(low: f64, high: f64) -> Scale {
        Scale::new(low, high, Kind::Days)
    }

    /// The least value.
    pub fn low(&self) -> f64 {
        self.low
    }

    /// The greatest value.
    pub fn high(&self) -> f64 {
        self.high
    }

    /// Where a value stands between two pixels; values outside stand outside, within reason, and
    /// what is not a number stands at the start.
    pub fn position(&self, value: f64, from: f64, to: f64) -> f64 {
        let share = (value - self.low) / (self.high - self.low);
        let share = if share.is_nan() { 0.0 } else { share.clamp(-10.0, 10.0) };
        from + share * (to - from)
    }

    /// The value at a pixel; pixels outside give the nearer limit.
    pub fn value(&self, pixel: f64, from: f64, to: f64) -> f64 {
        let share = (pixel - from) / (to - from);
        let share = if share.is_finite() { share.clamp(0.0, 1.0) } else { 0.0 };
        self.low + share * (self.high - self.low)
    }

    /// Whether a value lies on the scale, with a hair's tolerance at its ends.
    pub fn contains(&self, value: f64) -> bool {
        let hair = (self.high - self.low) * 1e-9;
        value >= self.low - hair && value <= self.high + hair
    }

    /// The ticks, at most `most` of them.
    pub fn ticks(&self, most: usize) -> Vec<f64> {
        let mut ticks = match self.kind {
            Kind::Linear => RangedCoordf64::from(self.low..self.high).key_points(most.max(2)),
            Kind::Days => self.day_ticks(most),
        };
        ticks.retain(|tick| tick.is_finite() && self.contains(*tick));
        for tick in &mut ticks {
            *tick += 0.0; // no "−0"
        }
        ticks
    }

    /// Whole weeks if the days from 0 on are whole weeks and not thirties; multiples of 30 if not;
    /// whole days where there are few, and parts of days where there are fewer than two.
    fn day_ticks(&self, most: usize) -> Vec<f64> {
        const WEEKS: [f64; 9] = [1.0, 7.0, 14.0, 28.0, 56.0, 84.0, 168.0, 364.0, 728.0];
        const THIRTIES: [f64; 10] = [1.0, 2.0, 5.0, 10.0, 30.0, 60.0, 90.0, 180.0, 360.0, 720.0];
        let first = self.low.max(0.0);
        let counted = self.high - first;
        let divides = |step: f64| (self.high / step).fract().abs() < 1e-9;
        if counted < 2.0 {
            return RangedCoordf64::from(first..self.high).key_points(most.max(2));
        }
        let weeks = self.high >= 21.0 && divides(7.0) && !divides(30.0);
        let steps: &[f64] = if weeks { &WEEKS } else { &THIRTIES };
        let room = most.max(2) as f64;
        let fits = |step: &&f64| (counted / **step).floor() < room;
        let Some(step) = steps.iter().find(fits) else {
            return RangedCoordf64::from(first..self.high).key_points(most.max(2));
        };
        let from = (first / step - 1e-9).ceil() as i64;
        let to = (self.high / step + 1e-9).floor() as i64;
        (from..=to).map(|count| count as f64 * step).collect()
    }
}

impl Ranged for Scale {
    type FormatOption = DefaultFormatting;
    type ValueType = f64;

    fn map(&self, value: &f64, limit: (i32, i32)) -> i32 {
        self.position(*value, f64::from(limit.0), f64::from(limit.1)).round() as i32
    }

    fn key_points<Hint: KeyPointHint>(&self, hint: Hint) -> Vec<f64> {
        self.ticks(hint.max_num_points())
    }

    fn range(&self) -> Range<f64> {
        self.low..self.high
    }
}

impl ReversibleRanged for Scale {
    fn unmap(&self, pixel: i32, limit: (i32, i32)) -> Option<f64> {
        Some(self.value(f64::from(pixel), f64::from(limit.0), f64::from(limit.1)))
    }
}

/// Least and greatest of the finite values, if there are any.
pub fn extent(values: impl IntoIterator<Item = f64>) -> Option<(f64, f64)> {
    values.into_iter().filter(|value| value.is_finite()).fold(None, |extent, value| match extent {
        None => Some((value, value)),
        Some((low, high)) => Some((low.min(value), high.max(value))),
    })
}

/// The next greater number of the form 1, 2, 4, 5 or 8 times a power of ten; 1 for what is not
/// positive.
pub fn nice_ceiling(value: f64) -> f64 {
    if value <= 0.0 || !value.is_finite() {
        return 1.0;
    }
    let value = value.min(LARGEST);
    let mut power = 1.0;
    while power * 10.0 < value {
        power *= 10.0;
    }
    while power >= value && power > 1e-9 {
        power /= 10.0;
    }
    [1.0, 2.0, 4.0, 5.0, 8.0]
        .into_iter()
        .map(|first| first * power)
        .find(|candidate| *candidate >= value * (1.0 - 1e-12))
        .unwrap_or(10.0 * power)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn linear_ticks_are_nice() {
        assert_eq!(Scale::linear(0.0, 560.0).ticks(5), [0.0, 200.0, 400.0]);
        assert_eq!(Scale::linear(0.0, 37.0).ticks(4), [0.0, 10.0, 20.0, 30.0]);
        assert_eq!(Scale::linear(40.0, 100.0).ticks(8), [40.0, 50.0, 60.0, 70.0, 80.0, 90.0, 100.0]);
    }

    #[test]
    fn day_ticks_are_weeks_or_thirties() {
        assert_eq!(Scale::days(-30.0, 180.0).ticks(8), [0.0, 30.0, 60.0, 90.0, 120.0, 150.0, 180.0]);
        assert_eq!(Scale::days(-30.0, 180.0).ticks(4), [0.0, 60.0, 120.0, 180.0]);
        assert_eq!(
            Scale::days(-28.0, 126.0).ticks(10),
            [0.0, 14.0, 28.0, 42.0, 56.0, 70.0, 84.0, 98.0, 112.0, 126.0]
        );
        assert_eq!(Scale::days(-28.0, 126.0).ticks(5), [0.0, 28.0, 56.0, 84.0, 112.0]);
        assert_eq!(Scale::days(0.0, 4.0).ticks(6), [0.0, 1.0, 2.0, 3.0, 4.0]);
    }

    #[test]
    fn no_scale_is_empty_or_runs_away_with_its_ticks() {
        let odd = [f64::NAN, f64::INFINITY, -1e300, -1.0, 0.0, 1e-300, 5.0, 1e15];
        for low in odd {
            for high in odd {
                for kind in [Kind::Linear, Kind::Days] {
                    let scale = Scale::new(low, high, kind);
                    assert!(scale.low() < scale.high(), "{low} {high}");
                    let ticks = scale.ticks(6);
                    assert!(ticks.len() <= 6, "{low} {high}: {ticks:?}");
                    assert!(ticks.iter().all(|tick| tick.is_finite() && scale.contains(*tick)));
                }
            }
        }
    }

    #[test]
    fn the_way_back_is_the_way_forth() {
        let scale = Scale::linear(-3.0, 6.5);
        for step in 0..=100 {
            let value = -3.0 + 9.5 * f64::from(step) / 100.0;
            assert!((scale.value(scale.position(value, 44.0, 944.0), 44.0, 944.0) - value).abs() < 1e-9);
            // Through plotters' whole coordinates: within half a tenth of a pixel.
            for limit in [(440, 9440), (9440, 440)] {
                let back = scale.unmap(scale.map(&value, limit), limit).unwrap();
                assert!((back - value).abs() <= 0.5 * 9.5 / 9000.0 + 1e-12);
            }
        }
        assert_eq!(scale.value(-1e9, 44.0, 944.0), -3.0);
        assert_eq!(scale.value(f64::NAN, 44.0, 944.0), -3.0);
    }

    #[test]
    fn ceilings_are_nice() {
        for (value, ceiling) in
            [(37.0, 40.0), (1.0, 1.0), (0.0, 1.0), (6.0, 8.0), (81.0, 100.0), (0.3, 0.4), (100.0, 100.0)]
        {
            assert!((nice_ceiling(value) - ceiling).abs() < 1e-9, "{value}: {}", nice_ceiling(value));
        }
        assert_eq!(nice_ceiling(f64::NAN), 1.0);
    }
}
