//! Resilience: a disturbed run beside its undisturbed twin, the same orders with the same luck, day by day.

use serde::Serialize;

use crate::sim::Strategy;

use super::Fold;

/// How far something fell below what it would have been, and until when.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Dip {
    /// The largest difference of a day; 0 where none exceeds the tolerance.
    pub depth: f64,
    /// On which day [day of the window].
    pub deepest_day: Option<i64>,
    /// From the start of the first disruption to the first day that differs [days]; `None` where none does.
    pub delay_days: Option<i64>,
    /// From the first day that differs to the last, both counted [days].
    pub length_days: i64,
    /// From the end of the last disruption until nothing differs any more [days]; 0 where it is over by then,
    /// `None` where it still differs when the window ends.
    pub recovery_days: Option<i64>,
    /// A smaller difference is noise, or nothing to speak of.
    pub tolerance: f64,
}

/// What the disruptions of a scenario do to one strategy.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Resilience {
    /// Perfect order rate, by the day on which orders were placed.
    pub perfect_order_rate: Dip,
    /// On-time delivery rate, by the day on which orders were placed.
    pub on_time_delivery_rate: Dip,
    /// Build to stock: mean physical stock at the end of the day [units]. Build to order: mean number of orders
    /// that wait for a server, in how far it is above what it would have been [orders].
    pub level: Dip,
}

/// Differences of rates below this are nothing to speak of.
const RATE_TOLERANCE: f64 = 0.02;
/// Differences of levels below this share of the usual level, or of the dip's depth, are nothing to speak of.
const LEVEL_TOLERANCE: f64 = 0.05;
/// So many standard errors are taken for noise. Days are many: three would be met by chance every year.
const ERRORS: f64 = 4.0;

/// Compares a disturbed run with its twin; `None` where the scenario has no disruptions or nothing was run.
#[must_use]
pub fn resilience(disturbed: &Fold, twin: &Fold, strategy: Strategy) -> Option<Resilience> {
    let disruptions = &disturbed.prepared().scenario.disruptions;
    let end = disruptions.iter().map(|disruption| disruption.end_day()).max()?;
    let start = disruptions.iter().map(|disruption| disruption.start_day).min()?;
    let spell = (start, end);
    if disturbed.replications() == 0 || twin.replications() == 0 {
        return None;
    }
    let rate = |of: fn(&crate::measure::DayOutcome) -> u32| {
        let share = |fold: &Fold| -> Vec<Option<(f64, f64)>> {
            let by_day = fold.by_day(strategy).iter();
            by_day
                .map(|day| {
                    let cohort = f64::from(day.cohort);
                    (cohort > 0.0).then(|| (f64::from(of(day)) / cohort, cohort))
                })
                .collect()
        };
        let (with, without) = (share(disturbed), share(twin));
        let differences = with.iter().zip(&without).map(|pair| match pair {
            (Some((with, orders)), Some((without, others))) => {
                // As if the two were independent, which with common random numbers errs on the safe side.
                let variance = with * (1.0 - with) / orders + without * (1.0 - without) / others;
                (without - with, RATE_TOLERANCE.max(ERRORS * variance.sqrt()))
            }
            _ => (0.0, RATE_TOLERANCE),
        });
        dip(differences, spell, RATE_TOLERANCE)
    };
    Some(Resilience {
        perfect_order_rate: rate(|day| day.perfect),
        on_time_delivery_rate: rate(|day| day.on_time),
        level: level(disturbed, twin, strategy, spell),
    })
}

/// Stock falls, a queue rises: each is measured the way in which it suffers.
fn level(disturbed: &Fold, twin: &Fold, strategy: Strategy, spell: (i64, i64)) -> Dip {
    let sign = if strategy == Strategy::BuildToStock { 1.0 } else { -1.0 };
    let (with, without) = (disturbed.daily_means(strategy), twin.daily_means(strategy));
    let usual = without.iter().sum::<f64>() / without.len().max(1) as f64;
    let differences: Vec<f64> =
        with.iter().zip(&without).map(|(with, without)| sign * (without - with)).collect();
    // A deep dip is over when nearly all of it has been made good.
    let depth = differences.iter().copied().fold(0.0, f64::max);
    let tolerance = LEVEL_TOLERANCE * usual.max(depth);
    dip(differences.into_iter().map(|difference| (difference, tolerance)), spell, tolerance)
}

/// The dip in a series of differences, each with the size that it must exceed to count. `start` and `end` are
/// those of what disturbed.
fn dip(differences: impl Iterator<Item = (f64, f64)>, (start, end): (i64, i64), tolerance: f64) -> Dip {
    let all: Vec<(f64, f64)> = differences.collect();
    let days = all.len() as i64;
    let differs: Vec<(i64, f64)> = (0..)
        .zip(all)
        .filter(|(_, (difference, least))| difference > least)
        .map(|(day, (difference, _))| (day, difference))
        .collect();
    let deepest = differs.iter().copied().max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)));
    let (first, last) = (differs.first().map(|(day, _)| *day), differs.last().map(|(day, _)| *day));
    Dip {
        depth: deepest.map_or(0.0, |(_, difference)| difference),
        deepest_day: deepest.map(|(day, _)| day),
        delay_days: first.map(|first| (first - start).max(0)),
        length_days: first.zip(last).map_or(0, |(first, last)| last - first + 1),
        recovery_days: if last.is_some_and(|last| last + 1 == days) {
            None
        } else {
            Some(last.map_or(0, |last| (last + 1 - end).max(0)))
        },
        tolerance,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dip_is_read_off() {
        let differences = [0.0, 0.01, 0.3, 0.5, 0.1, 0.0, 0.03, 0.0].map(|difference| (difference, 0.02));
        let found = dip(differences.into_iter(), (1, 4), 0.02);
        let expected = Dip {
            depth: 0.5,
            deepest_day: Some(3),
            delay_days: Some(1),
            length_days: 5,
            recovery_days: Some(3),
            tolerance: 0.02,
        };
        assert_eq!(found, expected);
        let none = dip([(0.01, 0.02)].into_iter(), (1, 4), 0.02);
        assert_eq!(
            (none.depth, none.delay_days, none.length_days, none.recovery_days),
            (0.0, None, 0, Some(0))
        );
    }
}
