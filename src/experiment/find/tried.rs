//! A policy that was tried, and how sure it is that it meets the target or is cheaper than another.

use super::{Aim, Side, Target};
use crate::experiment::{Point, Sample};
use crate::sim::Strategy;
use crate::stats::Estimate;

/// Where a policy stands on the axes of the search, by index; the second is 0 where there is one axis.
pub(super) type At = [usize; 2];

/// How sure it must be that something is not so, before a policy is left behind on the way.
pub(super) const ON_THE_WAY: f64 = 0.05;
/// The same where every policy is looked at again.
pub(super) const AT_THE_END: f64 = 0.01;

/// The place of the goal and of the target among the measures of a point.
pub(super) const GOAL: usize = 0;
pub(super) const TARGET: usize = 1;

/// A policy with its runs: few replications, then all, then on fresh seeds.
#[derive(Clone, Debug)]
pub(super) struct Tried {
    pub(super) at: At,
    pub(super) pilot: Option<Point>,
    pub(super) main: Option<Point>,
    pub(super) fresh: Option<Point>,
}

/// What policies are judged by.
#[derive(Clone, Copy, Debug)]
pub(super) struct Judge {
    pub(super) strategy: Strategy,
    pub(super) aim: Aim,
    pub(super) target: Option<Target>,
}

impl Judge {
    fn goal<'p>(&self, point: &'p Point) -> Option<&'p Sample> {
        point.sample(GOAL, self.strategy)
    }

    /// What the goal costs, in the direction in which less is better.
    pub(super) fn cost(&self, point: &Point) -> f64 {
        let value = self.goal(point).map(Sample::value);
        value.map_or(f64::INFINITY, |value| if self.aim == Aim::Least { value } else { -value })
    }

    /// How far the target is met, above 0 if it is; where there is none it is met.
    pub(super) fn margin(&self, point: &Point) -> f64 {
        let Some(target) = self.target else { return 0.0 };
        let value = point.sample(TARGET, self.strategy).map(Sample::value);
        value.map_or(f64::NEG_INFINITY, |value| match target.side {
            Side::AtLeast => value - target.value,
            Side::AtMost => target.value - value,
        })
    }

    pub(super) fn meets(&self, point: &Point) -> bool {
        self.goal(point).is_some() && self.margin(point) >= 0.0
    }

    /// How sure it is that the target is met.
    pub(super) fn confidence_met(&self, point: &Point) -> f64 {
        let Some(target) = self.target else { return 1.0 };
        let Some(sample) = point.sample(TARGET, self.strategy) else { return 0.0 };
        let above = sample.confidence_above(target.value);
        match target.side {
            Side::AtLeast => above,
            Side::AtMost => 1.0 - above,
        }
    }

    /// How sure it is that a policy is cheaper than another, on the same orders.
    pub(super) fn confidence_cheaper(&self, rival: &Point, than: &Point) -> f64 {
        match (self.goal(rival), self.goal(than)) {
            (Some(rival), Some(than)) => {
                let dearer = rival.less(than).confidence_above_zero();
                if self.aim == Aim::Least { 1.0 - dearer } else { dearer }
            }
            (Some(_), None) => 1.0,
            (None, _) => 0.0,
        }
    }

    /// How likely it is, at the most, that a policy is the one to be looked for and not the other: it would have
    /// to be cheaper and to meet the target, and the less likely of the two bounds both.
    pub(super) fn threat(&self, rival: &Point, to: &Point) -> f64 {
        // Under another name the very same policy: targets that ask for the same stock, for example.
        if rival.is_same_run(to, self.strategy) {
            return 0.0;
        }
        self.confidence_cheaper(rival, to).min(self.confidence_met(rival))
    }

    /// Whether one point is the better choice by its estimates: one that meets the target, then the cheaper one;
    /// where neither meets it, the one that is nearer.
    pub(super) fn is_better(&self, one: &Point, other: &Point) -> bool {
        match (self.meets(one), self.meets(other)) {
            (true, true) => self.cost(one) < self.cost(other),
            (false, false) => self.margin(one) > self.margin(other),
            (one, _) => one,
        }
    }

    pub(super) fn goal_estimate(&self, point: &Point) -> Estimate {
        point.results[GOAL].each[self.strategy as usize]
    }

    pub(super) fn target_estimate(&self, point: &Point) -> Option<Estimate> {
        self.target.and(point.results.get(TARGET)).map(|result| result.each[self.strategy as usize])
    }
}

impl Tried {
    pub(super) fn new(at: At) -> Self {
        Self { at, pilot: None, main: None, fresh: None }
    }

    /// The best that is known of it beside the same of another: on fresh seeds if both were run there, else on
    /// all replications, else on few.
    pub(super) fn beside<'p>(&'p self, other: &'p Self) -> Option<(&'p Point, &'p Point)> {
        let both = |one: &'p Option<Point>, two: &'p Option<Point>| one.as_ref().zip(two.as_ref());
        both(&self.fresh, &other.fresh)
            .or_else(|| both(&self.main, &other.main))
            .or_else(|| both(&self.pilot, &other.pilot))
    }

    /// The best that is known of it alone.
    pub(super) fn known(&self) -> Option<&Point> {
        self.fresh.as_ref().or(self.main.as_ref()).or(self.pilot.as_ref())
    }
}
