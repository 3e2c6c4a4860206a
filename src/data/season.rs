//! Weekday pattern, yearly season and burstiness from orders a day.
//!
//! The model: orders on day d are expected as base × weekday(d) × month(d). The maximum-likelihood
//! fit for Poisson counts makes expected and observed agree for each weekday and each month, and is
//! found by adjusting both in turn. A month covered in part, or with an odd number of Sundays, is
//! thereby compared with what its own days would bring. Not here: trend and holidays; a day off in
//! an open week counts as a day with no orders, and so as burstiness.

use serde::{Deserialize, Serialize};

use super::dates::{civil, weekday};

/// A weekday that occurs this often without an order is a day without trade [days].
pub const LONG_HISTORY: u32 = 8;
/// So is one that occurs less often, if at the mean rate at least this many orders were to be
/// expected on it: none at all then has a probability below 0.001 (Poisson) [orders].
pub const EXPECTED_IF_OPEN: f64 = 7.0;
/// A month covered by fewer days is unknown [calendar days].
pub const MONTH_DAYS: u32 = 14;
/// Windows for the dispersion are as few days as expect this many orders [orders].
const WINDOW_ORDERS: f64 = 5.0;
/// Without this many windows beyond the fitted parameters, the dispersion is unknown.
const MIN_FREEDOM: usize = 14;
/// The limit of the gap CV in a scenario [ratio].
pub const MAX_GAP_CV: f64 = 3.0;

/// What the history says about a weekday or a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Evidence {
    /// There are orders to go by.
    Seen,
    /// It occurs in the history, without an order, and that is no accident: no trade.
    Closed,
    /// The history says nothing: the mean is taken.
    Unknown,
}

/// The fitted pattern.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Season {
    /// Multiplier of each weekday, from Monday; their mean is 1 [ratio].
    pub weekday: [f64; 7],
    /// What is known of each weekday.
    pub weekdays: [Evidence; 7],
    /// How often each weekday occurs in the history [days].
    pub weekday_days: [u32; 7],
    /// Multiplier of each month, from January; their mean is 1 [ratio].
    pub month: [f64; 12],
    /// What is known of each month (a month is never closed).
    pub months: [Evidence; 12],
    /// Variance to mean of the counts after removing weekday and month, if known [ratio].
    pub dispersion: Option<f64>,
}

/// Fits the pattern to orders a day, from `first_day` on without a gap.
#[must_use]
pub fn fit_season(first_day: i32, counts: &[u32]) -> Season {
    let days = Days::of(first_day, counts);
    let weekdays = weekday_evidence(&days, counts);
    let months = month_evidence(&days, counts);
    let (rate, month) = rates(&days, counts, &weekdays, &months);
    let known: Vec<f64> = known_values(&rate, &weekdays);
    let mean = known.iter().sum::<f64>() / known.len().max(1) as f64;
    let relative = |index: usize| match weekdays[index] {
        Evidence::Unknown => 1.0,
        _ if mean > 0.0 => rate[index] / mean,
        _ => 1.0,
    };
    let parameters = known.len() + months.iter().filter(|&&known| known == Evidence::Seen).count();
    let expected: Vec<f64> = (0..counts.len())
        .map(|day| match weekdays[days.weekday[day]] {
            Evidence::Seen => rate[days.weekday[day]] * month[days.month[day]],
            _ => 0.0,
        })
        .collect();
    Season {
        weekday: std::array::from_fn(relative),
        weekdays,
        weekday_days: days.of_weekday,
        month,
        months,
        dispersion: dispersion(counts, &expected, parameters.saturating_sub(1)),
    }
}

/// Weekday and month of each day of the history.
struct Days {
    weekday: Vec<usize>,
    month: Vec<usize>,
    of_weekday: [u32; 7],
    of_month: [u32; 12],
}

impl Days {
    fn of(first_day: i32, counts: &[u32]) -> Self {
        let mut days = Self { weekday: Vec::new(), month: Vec::new(), of_weekday: [0; 7], of_month: [0; 12] };
        for day in (first_day..).take(counts.len()) {
            let (weekday, month) = (weekday(day), civil(day).1 as usize - 1);
            days.weekday.push(weekday);
            days.month.push(month);
            days.of_weekday[weekday] += 1;
            days.of_month[month] += 1;
        }
        days
    }
}

fn weekday_evidence(days: &Days, counts: &[u32]) -> [Evidence; 7] {
    let mut orders = [0_u64; 7];
    for (&weekday, &count) in days.weekday.iter().zip(counts) {
        orders[weekday] += u64::from(count);
    }
    let rate = orders.iter().sum::<u64>() as f64 / counts.len().max(1) as f64;
    std::array::from_fn(|weekday| {
        let occurs = days.of_weekday[weekday];
        if orders[weekday] > 0 {
            Evidence::Seen
        } else if occurs >= LONG_HISTORY || f64::from(occurs) * rate >= EXPECTED_IF_OPEN {
            Evidence::Closed
        } else {
            Evidence::Unknown
        }
    })
}

fn month_evidence(days: &Days, counts: &[u32]) -> [Evidence; 12] {
    let mut orders = [0_u64; 12];
    for (&month, &count) in days.month.iter().zip(counts) {
        orders[month] += u64::from(count);
    }
    std::array::from_fn(|month| {
        let seen = days.of_month[month] >= MONTH_DAYS && orders[month] > 0;
        if seen { Evidence::Seen } else { Evidence::Unknown }
    })
}

fn known_values(values: &[f64], evidence: &[Evidence]) -> Vec<f64> {
    let known = values.iter().zip(evidence).filter(|&(_, &known)| known != Evidence::Unknown);
    known.map(|(&value, _)| value).collect()
}

/// Orders on a day of each weekday, and the multiplier of each month (mean 1 over the known ones).
fn rates(
    days: &Days,
    counts: &[u32],
    weekdays: &[Evidence; 7],
    months: &[Evidence; 12],
) -> ([f64; 7], [f64; 12]) {
    let (mut rate, mut month) = ([1.0_f64; 7], [1.0_f64; 12]);
    for _ in 0..100 {
        let (mut orders, mut exposure) = ([0.0; 7], [0.0; 7]);
        for (day, &count) in counts.iter().enumerate() {
            orders[days.weekday[day]] += f64::from(count);
            exposure[days.weekday[day]] += month[days.month[day]];
        }
        for weekday in 0..7 {
            let seen = weekdays[weekday] == Evidence::Seen && exposure[weekday] > 0.0;
            rate[weekday] = if seen { orders[weekday] / exposure[weekday] } else { 0.0 };
        }
        let (mut orders, mut exposure) = ([0.0; 12], [0.0; 12]);
        for (day, &count) in counts.iter().enumerate() {
            orders[days.month[day]] += f64::from(count);
            exposure[days.month[day]] += rate[days.weekday[day]];
        }
        for index in 0..12 {
            let seen = months[index] == Evidence::Seen && exposure[index] > 0.0;
            month[index] = if seen { orders[index] / exposure[index] } else { 1.0 };
        }
        let known = known_values(&month, months);
        if known.is_empty() {
            break;
        }
        let mean = known.iter().sum::<f64>() / known.len() as f64;
        for index in 0..12 {
            if months[index] == Evidence::Seen && mean > 0.0 {
                month[index] /= mean;
            }
        }
    }
    (rate, month)
}

/// Pearson's index over windows of whole days, Σ (n − μ)² / μ over degrees of freedom.
fn dispersion(counts: &[u32], expected: &[f64], parameters: usize) -> Option<f64> {
    let (mut sum, mut windows) = (0.0, 0_usize);
    let (mut orders, mut mean) = (0.0, 0.0);
    for (&count, &day) in counts.iter().zip(expected) {
        orders += f64::from(count);
        mean += day;
        if mean >= WINDOW_ORDERS {
            sum += (orders - mean) * (orders - mean) / mean;
            windows += 1;
            (orders, mean) = (0.0, 0.0);
        }
    }
    let freedom = windows.checked_sub(parameters).filter(|&freedom| freedom >= MIN_FREEDOM)?;
    Some(sum / freedom as f64)
}

/// The coefficient of variation of the gaps, in operational time, from the dispersion of counts.
///
/// In a renewal process, the variance of the count over its mean tends to CV² (the renewal central
/// limit theorem). The invoice minutes are not used: within a day they show the shop's hours, which
/// the model does not have, and invoices are typed in one after another, not when customers order.
/// Unknown dispersion: 1, as for Poisson arrivals. Bounded to 0 … [`MAX_GAP_CV`].
#[must_use]
pub fn gap_cv(dispersion: Option<f64>) -> f64 {
    dispersion.map_or(1.0, |ratio| libm::sqrt(ratio.max(0.0)).min(MAX_GAP_CV))
}

#[cfg(test)]
mod tests {
    use super::super::dates::day_number;
    use super::*;

    fn mean(values: &[f64]) -> f64 {
        values.iter().sum::<f64>() / values.len() as f64
    }

    #[test]
    fn a_planted_pattern_comes_back() {
        let first = day_number(2023, 1, 1);
        let pattern = [10, 20, 30, 20, 10, 0, 15];
        let count = |day: i32| pattern[weekday(day)] * if civil(day).1 == 7 { 2 } else { 1 };
        // From mid January on: January in part, and not a whole number of weeks.
        let counts: Vec<u32> = (first + 15..first + 365).map(count).collect();
        let found = fit_season(first + 15, &counts);
        assert_eq!(found.weekdays[5], Evidence::Closed);
        assert!(found.months.iter().all(|&known| known == Evidence::Seen));
        for (weekday, &planted) in pattern.iter().enumerate() {
            assert!((found.weekday[weekday] - f64::from(planted) / 15.0).abs() < 1e-9);
        }
        for (month, &value) in found.month.iter().enumerate() {
            let planted = if month == 6 { 24.0 / 13.0 } else { 12.0 / 13.0 };
            assert!((value - planted).abs() < 1e-9, "month {month}: {value}");
        }
        assert!((mean(&found.weekday) - 1.0).abs() < 1e-12 && (mean(&found.month) - 1.0).abs() < 1e-12);
        assert_eq!(found.dispersion.map(|ratio| ratio < 1e-12), Some(true));
    }

    #[test]
    fn a_short_history_knows_little() {
        // Wednesday to Sunday, Saturday without an order.
        let found = fit_season(day_number(2010, 12, 1), &[120, 130, 80, 0, 70]);
        use Evidence::{Closed, Seen, Unknown};
        assert_eq!(found.weekdays, [Unknown, Unknown, Seen, Seen, Seen, Closed, Seen]);
        assert_eq!(found.weekday[0], 1.0);
        assert_eq!(found.weekday[5], 0.0);
        assert!((found.weekday[2] - 120.0 / 80.0).abs() < 1e-12);
        assert!((mean(&found.weekday) - 1.0).abs() < 1e-12);
        assert_eq!((found.months, found.month, found.dispersion), ([Unknown; 12], [1.0; 12], None));
        // The same Saturday, in a shop of an order a day, says nothing.
        let found = fit_season(day_number(2010, 12, 1), &[1, 1, 1, 0, 1]);
        assert_eq!(found.weekdays[5], Unknown);
        assert_eq!(gap_cv(None), 1.0);
        assert_eq!(gap_cv(Some(100.0)), 3.0);
    }
}
