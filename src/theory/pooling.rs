//! Risk pooling: the square-root law of safety stock over several sites; and Little's law.
//!
//! The law concerns *safety* stock at equal cycle service and equal sites; it says nothing of cycle stock or of fill
//! rates. Not here: what the safety stock of one site should be (`safety_stock`).

use super::{Invalid, between, not_negative, positive};

/// Safety stock of one site, of all sites kept apart, and of all pooled in one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PooledSafetyStock {
    /// Of one site \[units\], z σ √L.
    pub one_site: f64,
    /// Of all sites, kept apart \[units\].
    pub apart: f64,
    /// Of all sites, pooled \[units\].
    pub pooled: f64,
}

/// Pooled ÷ separate safety stock of n equal sites: √(1 + (n − 1)ρ)/√n, which is 1/√n for independent demands.
///
/// `sites` n, 1 to 10⁶; `correlation` ρ between the demands of any two sites, −1/(n − 1) to 1.
/// Source: Eppen (1979); Maister (1976).
///
/// ```
/// use perfect_order_engine::theory::pooling::pooling_ratio;
/// assert_eq!(pooling_ratio(4, 0.0)?, 0.5);
/// assert_eq!(pooling_ratio(4, 1.0)?, 1.0);
/// # Ok::<(), perfect_order_engine::theory::Invalid>(())
/// ```
///
/// # Errors
/// If an argument is outside its range.
pub fn pooling_ratio(sites: u32, correlation: f64) -> Result<f64, Invalid> {
    let n = between("sites", f64::from(sites), 1.0, 1e6)?;
    let lowest = if sites == 1 { -1.0 } else { -1.0 / (n - 1.0) };
    between("correlation", correlation, lowest, 1.0)?;
    Ok(((1.0 + (n - 1.0) * correlation).max(0.0) / n).sqrt())
}

/// Safety stock with and without pooling, for normal demand and the same z everywhere.
///
/// `z` safety factor, 0 to 40; `standard_deviation` σ of demand at one site [units/√period];
/// `lead_time` L \[periods\]; `sites` and `correlation` as in [`pooling_ratio`].
///
/// ```
/// use perfect_order_engine::theory::pooling::pooled_safety_stock;
/// let stock = pooled_safety_stock(1.645, 25.0, 4.0, 4, 0.0)?;
/// assert_eq!((stock.one_site, stock.apart, stock.pooled), (82.25, 329.0, 164.5));
/// # Ok::<(), perfect_order_engine::theory::Invalid>(())
/// ```
///
/// # Errors
/// If an argument is outside its range.
pub fn pooled_safety_stock(
    z: f64,
    standard_deviation: f64,
    lead_time: f64,
    sites: u32,
    correlation: f64,
) -> Result<PooledSafetyStock, Invalid> {
    between("z", z, 0.0, 40.0)?;
    not_negative("standard_deviation", standard_deviation)?;
    not_negative("lead_time", lead_time)?;
    let ratio = pooling_ratio(sites, correlation)?;
    let one_site = z * standard_deviation * lead_time.sqrt();
    let apart = one_site * f64::from(sites);
    Ok(PooledSafetyStock { one_site, apart, pooled: apart * ratio })
}

/// Little's law: mean time in system \[time\] = mean number in system \[units\] ÷ throughput [units/time].
///
/// Any system in steady state; the mean is over all units, those that spend no time there included. Source: Little (1961).
///
/// ```
/// use perfect_order_engine::theory::pooling::mean_time_by_little;
/// assert_eq!(mean_time_by_little(4.0, 0.8)?, 5.0);
/// # Ok::<(), perfect_order_engine::theory::Invalid>(())
/// ```
///
/// # Errors
/// If `mean_number` is negative, or `throughput` not positive.
pub fn mean_time_by_little(mean_number: f64, throughput: f64) -> Result<f64, Invalid> {
    Ok(not_negative("mean_number", mean_number)? / positive("throughput", throughput)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opposite_demands_cancel_and_no_further() {
        assert_eq!(pooling_ratio(2, -1.0).unwrap(), 0.0);
        assert_eq!(pooling_ratio(3, -0.6).unwrap_err().argument, "correlation");
        assert_eq!(pooling_ratio(1, 0.4).unwrap(), 1.0);
    }

    #[test]
    fn bad_arguments_are_named() {
        assert_eq!(pooling_ratio(0, 0.0).unwrap_err().argument, "sites");
        assert_eq!(mean_time_by_little(1.0, 0.0).unwrap_err().argument, "throughput");
    }
}
