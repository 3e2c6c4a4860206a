//! The perfect order rate from the rates of its components: product, bounds, one common factor, a disruption that
//! hits all components at once, and orders of several lines.
//!
//! Only the bounds hold always; the others say what they assume. Not here: counting perfect orders (`measure`).

use super::base_stock::BatchSize;
use super::{Invalid, Limit, between, not_negative, probability};
use crate::stats::normal;

/// The most components taken.
const MOST_COMPONENTS: usize = 100;

/// The quadrature's step, in units of the narrowest feature of its integrand, and its reach in standard deviations.
const STEP: f64 = 0.1;
const REACH: f64 = 9.0;

/// Product of the component rates: the perfect order rate if the components fail independently.
///
/// ```
/// use perfect_order_engine::theory::perfect_order::product;
/// // 90 % on time, 80 % complete, 70 % undamaged.
/// assert!((product(&[0.9, 0.8, 0.7])? - 0.504).abs() < 1e-15);
/// # Ok::<(), perfect_order_engine::theory::Invalid>(())
/// ```
///
/// # Errors
/// If there is no rate, or more than 100, or one is not a probability.
pub fn product(rates: &[f64]) -> Result<f64, Invalid> {
    Ok(components("rates", rates)?.iter().product())
}

/// The lowest and the highest perfect order rate that the component rates allow, however they hang together:
/// max(0, Σp − (n − 1)) and min p. Source: Fréchet (1935).
///
/// ```
/// use perfect_order_engine::theory::perfect_order::bounds;
/// let (lowest, highest) = bounds(&[0.9, 0.8, 0.7])?;
/// assert!((lowest - 0.4).abs() < 1e-15 && highest == 0.7);
/// # Ok::<(), perfect_order_engine::theory::Invalid>(())
/// ```
///
/// # Errors
/// As [`product`].
pub fn bounds(rates: &[f64]) -> Result<(f64, f64), Invalid> {
    components("rates", rates)?;
    let failures: f64 = rates.iter().map(|rate| 1.0 - rate).sum();
    let highest = rates.iter().copied().fold(1.0, f64::min);
    Ok(((1.0 - failures).clamp(0.0, highest), highest))
}

/// The perfect order rate when one factor per order enters every component: the one-factor Gaussian copula.
///
/// Component j is all right when √ρ Z + √(1 − ρ) Zⱼ ≤ Φ⁻¹(pⱼ), all Z standard normal and independent, so the rate is
/// ∫ φ(z) Π Φ((Φ⁻¹(pⱼ) − √ρ z)/√(1 − ρ)) dz. At `correlation` ρ = 0 it is the product, at 1 the smallest rate.
/// The trapezoidal sum errs by less than 1e-12. Source: Li (2000); Joe (2014).
///
/// ```
/// use perfect_order_engine::theory::perfect_order::with_common_factor;
/// assert!((with_common_factor(&[0.9, 0.8, 0.7], 0.6)? - 0.612_336_015_0).abs() < 1e-10);
/// # Ok::<(), perfect_order_engine::theory::Invalid>(())
/// ```
///
/// # Errors
/// As [`product`], or if the correlation is neither 1 nor in 0 to 0.9999.
pub fn with_common_factor(rates: &[f64], correlation: f64) -> Result<f64, Invalid> {
    let independent = product(rates)?;
    let (lowest, highest) = bounds(rates)?;
    if correlation == 1.0 {
        return Ok(highest);
    }
    between("correlation", correlation, 0.0, 0.9999)?;
    if correlation == 0.0 {
        return Ok(independent);
    }
    let (common, own) = (correlation.sqrt(), (1.0 - correlation).sqrt());
    let thresholds: Vec<f64> = rates.iter().map(|&rate| normal::quantile(rate)).collect();
    let width = STEP * (own / common).min(1.0);
    let steps = (REACH / width) as i32 + 1;
    let sum: f64 = (-steps..=steps)
        .map(|i| {
            let z = f64::from(i) * width;
            let all_right: f64 = thresholds
                .iter()
                .map(|threshold| normal::distribution((threshold - common * z) / own))
                .product();
            normal::density(z) * all_right
        })
        .sum();
    Ok((sum * width).clamp(lowest, highest))
}

/// The perfect order rate, and each component's rate over all orders, when a disruption hits a share of orders.
#[derive(Debug, Clone, PartialEq)]
pub struct Disrupted {
    /// The perfect order rate, counted over all orders.
    pub perfect_order_rate: f64,
    /// Each component's rate over all orders.
    pub rates: Vec<f64>,
    /// The product of those rates, which is not the perfect order rate.
    pub product: f64,
}

/// Components that fail independently *given* whether an order meets a disruption: the law of total probability.
///
/// `disrupted_share` of orders, and the component rates of `undisturbed` and of `disrupted` orders.
///
/// ```
/// use perfect_order_engine::theory::perfect_order::with_disruption;
/// let result = with_disruption(0.1, &[0.95, 0.85, 0.99], &[0.45, 0.35, 0.80])?;
/// assert!((result.perfect_order_rate - 0.732_082_5).abs() < 1e-12);
/// assert!((result.product - 0.699_12).abs() < 1e-12);
/// # Ok::<(), perfect_order_engine::theory::Invalid>(())
/// ```
///
/// # Errors
/// If a rate is not a probability, or the two lists differ in length.
pub fn with_disruption(
    disrupted_share: f64,
    undisturbed: &[f64],
    disrupted: &[f64],
) -> Result<Disrupted, Invalid> {
    probability("disrupted_share", disrupted_share)?;
    let calm = product(undisturbed)?;
    components("disrupted", disrupted)?;
    if disrupted.len() != undisturbed.len() {
        return Err(Invalid {
            argument: "disrupted",
            value: disrupted.len() as f64,
            limit: Limit::Between(undisturbed.len() as f64, undisturbed.len() as f64),
        });
    }
    let mix = |calm: f64, hit: f64| (1.0 - disrupted_share) * calm + disrupted_share * hit;
    let rates: Vec<f64> = undisturbed.iter().zip(disrupted).map(|(&calm, &hit)| mix(calm, hit)).collect();
    Ok(Disrupted {
        perfect_order_rate: mix(calm, disrupted.iter().product()),
        product: rates.iter().product(),
        rates,
    })
}

/// How many lines an order has.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Lines {
    /// Always this many, at least 1.
    Fixed(u32),
    /// 1 + Poisson, with this mean number of lines, 1 to 10⁶.
    OnePlusPoisson(f64),
    /// Geometric on 1, 2, …, with this mean number of lines, 1 to 10⁶.
    Geometric(f64),
}

/// Share of orders all of whose lines are all right, when each line is so independently with probability `line_rate`:
/// the generating function E\[pᴺ\] of the number of lines, which is not p to the mean number of lines.
///
/// ```
/// use perfect_order_engine::theory::perfect_order::{Lines, from_line_rate};
/// assert!((from_line_rate(0.9, Lines::Fixed(3))? - 0.729).abs() < 1e-15);
/// // Variable orders do better than fixed ones of the same mean.
/// assert!(from_line_rate(0.9, Lines::Geometric(3.0))? > 0.729);
/// # Ok::<(), perfect_order_engine::theory::Invalid>(())
/// ```
///
/// # Errors
/// If `line_rate` is not a probability, or the mean number of lines is out of range.
pub fn from_line_rate(line_rate: f64, lines: Lines) -> Result<f64, Invalid> {
    let p = probability("line_rate", line_rate)?;
    Ok(match lines {
        Lines::Fixed(count) => {
            let count = between("lines", f64::from(count), 1.0, 1e6)?;
            libm::pow(p, count)
        }
        Lines::OnePlusPoisson(mean) => {
            let beyond = not_negative("lines", between("lines", mean, 1.0, 1e6)? - 1.0)?;
            p * libm::exp(-beyond * (1.0 - p))
        }
        Lines::Geometric(mean) => {
            let stop = 1.0 / between("lines", mean, 1.0, 1e6)?;
            p * stop / ((1.0 - p) + stop * p)
        }
    })
}

/// The same for a listed number of lines, up to 10 000 of them.
///
/// ```
/// use perfect_order_engine::theory::{base_stock::BatchSize, perfect_order::from_listed_lines};
/// // One line or three, even odds: (0.9 + 0.729)/2.
/// assert!((from_listed_lines(0.9, &BatchSize::table(&[0.5, 0.0, 0.5])?)? - 0.814_5).abs() < 1e-15);
/// # Ok::<(), perfect_order_engine::theory::Invalid>(())
/// ```
///
/// # Errors
/// If `line_rate` is not a probability.
pub fn from_listed_lines(line_rate: f64, lines: &BatchSize) -> Result<f64, Invalid> {
    let p = probability("line_rate", line_rate)?;
    let shares = lines.shares_up_to(10_000);
    Ok(shares.iter().rev().fold(0.0, |sum, share| p * (share + sum)).min(1.0))
}

fn components<'a>(argument: &'static str, rates: &'a [f64]) -> Result<&'a [f64], Invalid> {
    if rates.is_empty() || rates.len() > MOST_COMPONENTS {
        return Err(Invalid { argument, value: rates.len() as f64, limit: Limit::Length(MOST_COMPONENTS) });
    }
    for &rate in rates {
        probability(argument, rate)?;
    }
    Ok(rates)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_equal_halves_meet_the_arcsine_law() {
        // Both of two events of one half: 1/4 + asin(ρ)/(2π) (Sheppard 1899).
        for correlation in [0.1, 0.5, 0.9, 0.99, 0.9999] {
            let want = 0.25 + libm::asin(correlation) / (2.0 * core::f64::consts::PI);
            let got = with_common_factor(&[0.5, 0.5], correlation).unwrap();
            assert!((got - want).abs() < 1e-12, "{correlation}: {got} {want}");
        }
    }

    #[test]
    fn certain_and_impossible_components_are_no_trouble() {
        assert!((with_common_factor(&[1.0, 0.7], 0.5).unwrap() - 0.7).abs() < 1e-12);
        assert_eq!(with_common_factor(&[0.0, 0.7], 0.5).unwrap(), 0.0);
        assert_eq!(with_common_factor(&[0.8, 0.7], 1.0).unwrap(), 0.7);
        assert_eq!(bounds(&[0.5, 0.3]).unwrap().0, 0.0);
    }

    #[test]
    fn lines_of_mean_one_are_single() {
        assert_eq!(from_line_rate(0.9, Lines::OnePlusPoisson(1.0)).unwrap(), 0.9);
        assert!((from_line_rate(0.9, Lines::Geometric(1.0)).unwrap() - 0.9).abs() < 1e-15);
        assert_eq!(from_line_rate(1.0, Lines::Geometric(1e6)).unwrap(), 1.0);
    }

    #[test]
    fn bad_arguments_are_named() {
        assert_eq!(product(&[]).unwrap_err().argument, "rates");
        assert_eq!(with_common_factor(&[0.5], 0.99995).unwrap_err().argument, "correlation");
        assert_eq!(with_disruption(0.1, &[0.5, 0.5], &[0.5]).unwrap_err().argument, "disrupted");
    }
}
