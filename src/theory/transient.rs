//! Short runs that start full, with no warm-up: base stock under continuous and under periodic review.
//!
//! They show what a run without a warm-up must give, and how far that is from the steady state. All rates are
//! ratios of expectations. Not here: the steady state itself (`base_stock`, `periodic`).

use super::{
    Invalid, LARGEST_LEAD_TIME_DEMAND, LARGEST_LEVEL, between, not_negative, positive, whole_between,
};
use crate::stats::poisson;

/// Averages over a run that starts full.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RunAverages {
    /// Expected units met at once ÷ expected units asked.
    pub unit_fill_rate: f64,
    /// Mean stock on hand \[units\].
    pub mean_on_hand: f64,
    /// Mean back-orders \[units\].
    pub mean_backorders: f64,
}

/// Base stock S, Poisson demand, constant lead time, started with S on hand and nothing on order: time averages over
/// 0 … `horizon`.
///
/// On order at t is Poisson(λ min(t, L)); with m = λ min(T, L) the integrals to m are closed: ∫ P(X < S) = m − n(S; m),
/// ∫ E\[(X − S)⁺\] = n₂(S; m). After L the run is in its steady state.
///
/// `demand_rate` λ [units/time], `lead_time` L \[time\], `base_stock` S \[units\] ≥ 0, `horizon` T > 0 \[time\].
/// Source: Zipkin (2000), section 6.2 (the law of what is on order), integrated.
///
/// ```
/// use perfect_order_engine::theory::transient::base_stock_from_full;
/// // Ten days from full: 81.8 % at once, where the steady state has 78.5 %.
/// let run = base_stock_from_full(2.0, 2.0, 6, 10.0)?;
/// assert!((run.unit_fill_rate - 0.818_332_580_6).abs() < 1e-10);
/// # Ok::<(), perfect_order_engine::theory::Invalid>(())
/// ```
///
/// # Errors
/// If an argument, or the mean lead-time demand, is outside its range.
pub fn base_stock_from_full(
    demand_rate: f64,
    lead_time: f64,
    base_stock: i64,
    horizon: f64,
) -> Result<RunAverages, Invalid> {
    positive("demand_rate", demand_rate)?;
    not_negative("lead_time", lead_time)?;
    between("lead_time_demand", demand_rate * lead_time, 0.0, LARGEST_LEAD_TIME_DEMAND)?;
    whole_between("base_stock", base_stock, 0, LARGEST_LEVEL)?;
    positive("horizon", horizon)?;
    let filling = horizon.min(lead_time);
    let mean = demand_rate * filling;
    let steady = (horizon - filling) * demand_rate;
    let total = horizon * demand_rate;
    let met = (mean - poisson::loss(base_stock, mean)).max(0.0)
        + steady * poisson::distribution(base_stock - 1, mean);
    let owed = poisson::second_loss(base_stock, mean) + steady * poisson::loss(base_stock, mean);
    let stocked = (base_stock as f64 * mean - 0.5 * mean * mean + poisson::second_loss(base_stock, mean))
        .max(0.0)
        + steady * poisson::left_over(base_stock, mean);
    Ok(RunAverages {
        unit_fill_rate: (met / total).clamp(0.0, 1.0),
        mean_on_hand: stocked / total,
        mean_backorders: owed / total,
    })
}

/// Review every period up to S, Poisson demand, started with S on hand and nothing on order: averages over the ends of
/// the first `periods` periods. The sequence of a period is that of `periodic`.
///
/// At the end of period d net inventory is S − D\[min(d, L + 1)\]; before its demand, S − D\[min(d − 1, L)\].
///
/// `mean` demand [units/period], `lead_time` L \[periods\], `order_up_to_level` S ≥ 0 \[units\], `periods` 1 to 100 000.
/// Source: Johnson, Lee, Davis and Hall (1995), summed from the start.
///
/// ```
/// use perfect_order_engine::theory::transient::periodic_review_from_full;
/// let year = periodic_review_from_full(5.0, 4, 22, 365)?;
/// assert!((year.unit_fill_rate - 0.440_898_426_5).abs() < 1e-10);
/// # Ok::<(), perfect_order_engine::theory::Invalid>(())
/// ```
///
/// # Errors
/// If an argument, or the mean demand of L + 1 periods, is outside its range.
pub fn periodic_review_from_full(
    mean: f64,
    lead_time: u32,
    order_up_to_level: i64,
    periods: u32,
) -> Result<RunAverages, Invalid> {
    positive("mean", mean)?;
    between("lead_time", f64::from(lead_time), 0.0, 1_000.0)?;
    between("lead_time_demand", mean * (f64::from(lead_time) + 1.0), 0.0, LARGEST_LEAD_TIME_DEMAND)?;
    let level = whole_between("order_up_to_level", order_up_to_level, 0, LARGEST_LEVEL)?;
    let count = between("periods", f64::from(periods), 1.0, 1e5)?;
    let (mut new, mut stocked, mut owed) = (0.0, 0.0, 0.0);
    // Until the pipeline has filled, period by period; all later periods are alike.
    let filling = periods.min(lead_time + 1);
    for period in 1..=filling {
        let alike = if period == filling { count - f64::from(filling) + 1.0 } else { 1.0 };
        let after = mean * f64::from(period);
        let short = poisson::loss(level, after);
        new += alike * (short - poisson::loss(level, mean * f64::from(period - 1)));
        stocked += alike * poisson::left_over(level, after);
        owed += alike * short;
    }
    Ok(RunAverages {
        unit_fill_rate: (1.0 - new / (count * mean)).clamp(0.0, 1.0),
        mean_on_hand: stocked / count,
        mean_backorders: owed / count,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_run_reaches_the_steady_state() {
        let run = base_stock_from_full(2.0, 2.0, 6, 1e9).unwrap();
        assert!((run.unit_fill_rate - poisson::distribution(5, 4.0)).abs() < 1e-9);
        let run = base_stock_from_full(2.0, 2.0, 6, 1e-3).unwrap();
        assert!((run.mean_on_hand - 6.0).abs() < 2e-3 && run.unit_fill_rate == 1.0);
    }

    #[test]
    fn stock_less_backorders_is_the_level_less_what_is_on_order() {
        let run = base_stock_from_full(2.0, 3.0, 4, 5.0).unwrap();
        // Mean on order: (∫ over 0 … 3 of 2t, and 2 days of 6)/5 = 21/5.
        assert!((run.mean_on_hand - run.mean_backorders - (4.0 - 4.2)).abs() < 1e-12);
        let first = periodic_review_from_full(5.0, 4, 22, 1).unwrap();
        assert!((first.mean_on_hand - first.mean_backorders - 17.0).abs() < 1e-12);
    }

    #[test]
    fn bad_arguments_are_named() {
        assert_eq!(base_stock_from_full(2.0, 3.0, 4, 0.0).unwrap_err().argument, "horizon");
        assert_eq!(periodic_review_from_full(5.0, 4, 22, 0).unwrap_err().argument, "periods");
    }
}
