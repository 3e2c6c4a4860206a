//! Closed forms and exact computations: what the learner sees beside the simulation, and what the
//! simulation is checked against. One file a family; every function is pure, on plain numbers.
//!
//! Every argument is checked, and every complaint is an [`Invalid`] that names the argument, its value and
//! its limit; what comes out is never NaN. Not here: the simulation (`sim` and `theory` never import each
//! other, so that each checks the other), fitting, and wording for the screen.
//!
//! Units are the caller's: any unit of time and of money, the same throughout one call.

use core::fmt;

pub mod base_stock;
mod complex;
pub mod eoq;
pub mod family;
pub mod general_queue;
mod inversion;
pub mod law;
pub mod lead_time_demand;
pub mod line_to_stock;
pub mod lost_sales;
pub mod make_to_stock;
pub mod mixed_lead_time;
pub mod newsvendor;
pub mod order_fill;
pub mod perfect_order;
pub mod periodic;
pub mod pooling;
pub mod promise;
mod quadrature;
pub mod queue;
pub mod queue_from_empty;
pub mod recovery;
pub mod reorder_point;
pub mod reorder_up_to;
pub mod safety_stock;
pub mod service_queue;
pub mod stage_sum;
pub mod stages;
pub mod transient;
pub mod two_law_queue;

/// The smallest positive number taken as an argument, in any unit.
pub const SMALLEST: f64 = 1e-12;

/// The largest number taken as an argument, in any unit: enough for đồng a year, far from overflow.
pub const LARGEST: f64 = 1e12;

/// The largest mean lead-time demand, in units: the sums take about its square root of terms.
pub const LARGEST_LEAD_TIME_DEMAND: f64 = 1e6;

/// The largest whole number of units taken as a stock level or an order quantity.
pub const LARGEST_LEVEL: i64 = 1_000_000_000;

/// An argument outside the range in which a formula holds: which, its value, and its limit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Invalid {
    /// The argument's name, as in the function's signature; or a derived quantity such as `utilisation`.
    pub argument: &'static str,
    /// The value that was given [the argument's unit].
    pub value: f64,
    /// The limit it broke.
    pub limit: Limit,
}

/// The limit that a value broke.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum Limit {
    /// Must lie between the two, both included.
    Between(f64, f64),
    /// Must lie between the two, both excluded.
    StrictlyBetween(f64, f64),
    /// Must be smaller than this, such as a utilisation of 1.
    Below(f64),
    /// Must be larger than this.
    Above(f64),
    /// A list of probabilities that must sum to one.
    SumToOne,
    /// A list must not be empty, nor longer than this.
    Length(usize),
    /// Must be a whole number, since the demand is one of whole units.
    Whole,
    /// The demand has a law for which the family has no formula.
    DemandLaw,
    /// Only gamma laws, and fixed times, will do.
    GammaLaw,
    /// One of the laws that gaps between arrivals may have.
    GapLaw,
    /// The law has jumps or corners; its whole distribution is given for fixed, gamma and lognormal ones.
    SmoothLaw,
    /// Must be zero or positive for the formula to mean anything, given the other arguments.
    Reachable,
}

impl fmt::Display for Invalid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} is {}, but must ", self.argument, self.value)?;
        match self.limit {
            Limit::Between(low, high) => write!(f, "lie from {low} to {high}"),
            Limit::StrictlyBetween(low, high) => write!(f, "lie strictly between {low} and {high}"),
            Limit::Below(bound) => write!(f, "be below {bound}"),
            Limit::Above(bound) => write!(f, "be above {bound}"),
            Limit::SumToOne => write!(f, "be 1, the sum of all probabilities"),
            Limit::Length(most) => write!(f, "be a number of entries from 1 to {most}"),
            Limit::Whole => write!(f, "be a whole number"),
            Limit::DemandLaw => write!(f, "be the mean of a demand of another law"),
            Limit::GammaLaw => write!(f, "belong to a fixed, exponential or gamma law"),
            Limit::GapLaw => {
                write!(
                    f,
                    "belong to a fixed, uniform, gamma or hyperexponential law, or one of a few lengths"
                )
            }
            Limit::SmoothLaw => {
                write!(f, "belong to a fixed, exponential, gamma, lognormal or hyperexponential law")
            }
            Limit::Reachable => write!(f, "be a value that can be reached with the other arguments"),
        }
    }
}

impl core::error::Error for Invalid {}

/// `value` if low ≤ value ≤ high; a NaN never is.
fn between(argument: &'static str, value: f64, low: f64, high: f64) -> Result<f64, Invalid> {
    if value >= low && value <= high {
        return Ok(value);
    }
    Err(Invalid { argument, value, limit: Limit::Between(low, high) })
}

/// `value` if low < value < high; a NaN never is.
fn strictly_between(argument: &'static str, value: f64, low: f64, high: f64) -> Result<f64, Invalid> {
    if value > low && value < high {
        return Ok(value);
    }
    Err(Invalid { argument, value, limit: Limit::StrictlyBetween(low, high) })
}

/// `value` if it is positive and of a size that cannot overflow.
fn positive(argument: &'static str, value: f64) -> Result<f64, Invalid> {
    between(argument, value, SMALLEST, LARGEST)
}

/// `value` if it is zero, or positive and of a size that cannot overflow.
fn not_negative(argument: &'static str, value: f64) -> Result<f64, Invalid> {
    between(argument, value, 0.0, LARGEST)
}

/// `value` if its size cannot overflow, whatever its sign.
fn of_any_sign(argument: &'static str, value: f64) -> Result<f64, Invalid> {
    between(argument, value, -LARGEST, LARGEST)
}

/// `value` if it is a probability, 0 and 1 included.
fn probability(argument: &'static str, value: f64) -> Result<f64, Invalid> {
    between(argument, value, 0.0, 1.0)
}

/// `value` if it is a probability that a quantile can be taken of.
fn inner_probability(argument: &'static str, value: f64) -> Result<f64, Invalid> {
    strictly_between(argument, value, 0.0, 1.0)
}

/// `value` if low ≤ value ≤ high.
fn whole_between(argument: &'static str, value: i64, low: i64, high: i64) -> Result<i64, Invalid> {
    if value >= low && value <= high {
        return Ok(value);
    }
    Err(Invalid { argument, value: value as f64, limit: Limit::Between(low as f64, high as f64) })
}

/// `value` if it is below `bound`.
fn below(argument: &'static str, value: f64, bound: f64) -> Result<f64, Invalid> {
    if value < bound {
        return Ok(value);
    }
    Err(Invalid { argument, value, limit: Limit::Below(bound) })
}

/// The list, if it holds 1 to `most` probabilities that sum to one, to 1e-9.
fn probabilities<'a>(argument: &'static str, list: &'a [f64], most: usize) -> Result<&'a [f64], Invalid> {
    if list.is_empty() || list.len() > most {
        return Err(Invalid { argument, value: list.len() as f64, limit: Limit::Length(most) });
    }
    for &entry in list {
        probability(argument, entry)?;
    }
    let total: f64 = list.iter().sum();
    if (total - 1.0).abs() > 1e-9 {
        return Err(Invalid { argument, value: total, limit: Limit::SumToOne });
    }
    Ok(list)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_complaint_names_argument_value_and_limit() {
        let complaint = positive("demand_rate", -2.0).unwrap_err();
        assert_eq!(complaint.argument, "demand_rate");
        assert_eq!(
            complaint.to_string(),
            "demand_rate is -2, but must lie from 0.000000000001 to 1000000000000"
        );
        assert_eq!(
            below("utilisation", 1.0, 1.0).unwrap_err().to_string(),
            "utilisation is 1, but must be below 1"
        );
    }

    #[test]
    fn nan_and_infinity_never_pass() {
        for bad in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            assert!(positive("x", bad).is_err() && not_negative("x", bad).is_err());
            assert!(of_any_sign("x", bad).is_err() && probability("x", bad).is_err());
            assert!(inner_probability("x", bad).is_err());
        }
        assert!(below("x", f64::NAN, 1.0).is_err());
        assert!(probabilities("x", &[0.5, f64::NAN], 3).is_err());
    }
}
