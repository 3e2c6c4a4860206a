//! Time as the model keeps it: whole milliseconds, shown in days of 24 hours.

use std::ops::{Add, AddAssign, Sub};

use serde::{Deserialize, Serialize};

/// An instant or a length of time [ms]. Instant 0 is the start of the measured window; the warm-up is negative.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Time(pub i64);

impl Time {
    /// The start of the measured window, or no time at all.
    pub const ZERO: Self = Self(0);
    /// One day.
    pub const DAY: Self = Self(86_400_000);
    /// The smallest step of the clock.
    pub const TICK: Self = Self(1);
    /// Later than anything that happens.
    pub const NEVER: Self = Self(i64::MAX);

    /// The nearest tick to a number of days; what is too large to be a time becomes the largest one that
    /// can still be added to without overflow.
    #[must_use]
    pub fn from_days(days: f64) -> Self {
        const MOST: f64 = 1e15;
        let ticks = days * Self::DAY.0 as f64;
        // Half away from zero, by hand: `round` is not the same instruction everywhere, this is.
        let nearest = if ticks < 0.0 { ticks - 0.5 } else { ticks + 0.5 };
        Self(nearest.clamp(-MOST, MOST) as i64)
    }

    /// In days.
    #[must_use]
    pub fn days(self) -> f64 {
        self.0 as f64 / Self::DAY.0 as f64
    }

    /// The first multiple of this length at or after an instant; the instant itself where it has no length.
    #[must_use]
    pub fn first_multiple_from(self, instant: Self) -> Self {
        if self.0 <= 0 {
            return instant;
        }
        Self(instant.0 + (self.0 - instant.0.rem_euclid(self.0)) % self.0)
    }

    /// The start of a day.
    #[must_use]
    pub fn start_of_day(day: i64) -> Self {
        Self(day * Self::DAY.0)
    }

    /// The day that this instant falls into.
    #[must_use]
    pub fn day(self) -> i64 {
        self.0.div_euclid(Self::DAY.0)
    }
}

impl Add for Time {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl AddAssign for Time {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

impl Sub for Time {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_ticks() {
        assert_eq!(Time::from_days(1.5), Time(129_600_000));
        assert_eq!(Time::from_days(-0.25), Time(-21_600_000));
        assert_eq!(Time::from_days(0.6 / 86_400_000.0), Time(1), "half a tick and more is a tick");
        assert_eq!(Time::from_days(f64::INFINITY).0, 1_000_000_000_000_000);
        assert_eq!(Time(-1).day(), -1);
        assert_eq!(Time::start_of_day(3).day(), 3);
    }
}
