//! One law of chance in place of another: the mean stays, and the spread where the new law has room for it.

use serde_json::{Value, json};

use super::bounds;
use super::law::{Count, Duration};
use super::note::Findings;
use super::walk::Walk;

/// Spread of a law that takes the place of a fixed value: standard deviation ÷ mean.
const USUAL_CV: f64 = bounds::DURATION_CV.default;

fn read<T>(law: &Value, visit: impl FnOnce(&mut Walk<'_, '_>) -> T) -> Option<T> {
    let mut findings = Findings::default();
    let read = Walk::whole(law, &mut findings, visit);
    findings.complaints.is_empty().then_some(read)
}

/// A law of durations as another kind of law; `None` where the law is not sound, or there is no such kind.
#[must_use]
pub fn duration_as(law: &Value, kind: &str) -> Option<Value> {
    let law = read(law, Duration::read)?;
    let (mean, mut deviation) = (law.mean(), law.variance().sqrt());
    if deviation == 0.0 {
        deviation = USUAL_CV * mean;
    }
    let cv = if mean > 0.0 { (deviation / mean).min(bounds::DURATION_CV.max) } else { USUAL_CV };
    // Evenly to both sides, as far as there is room.
    let to_sides = |reach: f64| {
        let reach = reach.min(mean).min(bounds::MAX_DAYS.max - mean);
        (mean - reach, mean + reach)
    };
    Some(match kind {
        "fixed" => json!({"kind": kind, "days": mean}),
        "exponential" => json!({"kind": kind, "mean": mean}),
        "gamma" | "lognormal" => json!({"kind": kind, "mean": mean, "cv": cv}),
        "uniform" => {
            let (min, max) = to_sides(deviation * 3.0_f64.sqrt());
            json!({"kind": kind, "min": min, "max": max})
        }
        "triangular" => {
            let (min, max) = to_sides(deviation * 6.0_f64.sqrt());
            json!({"kind": kind, "min": min, "mode": mean, "max": max})
        }
        "empirical" => {
            let (low, high) = to_sides(deviation);
            json!({"kind": kind, "values": [[low, 1.0], [high, 1.0]]})
        }
        _ => return None,
    })
}

/// A law of whole numbers as another kind of law. A fixed number is the nearest whole one.
#[must_use]
pub fn count_as(law: &Value, kind: &str) -> Option<Value> {
    let mean = read(law, Count::read)?.mean();
    let within = |bound: &super::Bound| mean.clamp(bound.min, bound.max);
    Some(match kind {
        "fixed" => json!({"kind": kind, "value": libm::round(within(&bounds::FIXED_COUNT))}),
        "geometric" | "one_plus_poisson" => json!({"kind": kind, "mean": within(&bounds::MEAN_COUNT)}),
        "empirical" => {
            let (low, high) = (libm::floor(mean), libm::floor(mean) + 1.0);
            let values = [[low, high - mean], [high, mean - low]];
            let values: Vec<&[f64; 2]> = values.iter().filter(|pair| pair[1] > 0.0).collect();
            json!({"kind": kind, "values": values})
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const DURATIONS: [&str; 7] =
        ["fixed", "uniform", "triangular", "exponential", "gamma", "lognormal", "empirical"];
    const COUNTS: [&str; 4] = ["fixed", "geometric", "one_plus_poisson", "empirical"];

    #[test]
    fn the_mean_stays() {
        for from in DURATIONS {
            let law = duration_as(&json!({"kind": "lognormal", "mean": 1.7, "cv": 1.1}), from).unwrap();
            for to in DURATIONS {
                let changed = read(&duration_as(&law, to).unwrap(), Duration::read).unwrap();
                assert!((changed.mean() - 1.7).abs() < 1e-9, "{from} to {to}: {changed:?}");
            }
        }
        for from in &COUNTS[1..] {
            let law = count_as(&json!({"kind": "geometric", "mean": 2.25}), from).unwrap();
            for to in &COUNTS[1..] {
                let changed = read(&count_as(&law, to).unwrap(), Count::read).unwrap();
                assert!((changed.mean() - 2.25).abs() < 1e-9, "{from} to {to}: {changed:?}");
            }
            assert_eq!(count_as(&law, "fixed"), Some(json!({"kind": "fixed", "value": 2.0})));
        }
    }

    /// Every law that there is has a way there, at the ends of what a duration may be too.
    #[test]
    fn every_kind_can_be_reached_within_bounds() {
        for days in [0.0, 0.02, 365.0] {
            for kind in DURATIONS {
                let changed = duration_as(&json!({"kind": "fixed", "days": days}), kind).unwrap();
                assert!(read(&changed, Duration::read).is_some(), "{changed}");
            }
        }
        assert_eq!(duration_as(&json!({"kind": "fixed"}), "magic"), None);
        assert_eq!(duration_as(&json!({"kind": "magic"}), "fixed"), None);
    }

    #[test]
    fn the_spread_stays_where_there_is_room() {
        let uniform = duration_as(&json!({"kind": "gamma", "mean": 2.0, "cv": 0.4}), "uniform").unwrap();
        let uniform = read(&uniform, Duration::read).unwrap();
        assert!((uniform.variance() - 0.64).abs() < 1e-9);
    }
}
