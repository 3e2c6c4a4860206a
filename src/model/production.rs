//! Build to order: servers, production times, the rule of the queue, and materials.

use serde::Serialize;

use super::bounds;
use super::law::Duration;
use super::walk::Walk;
use crate::random::{Sampler, gamma_unit_mean};

/// The production line that makes orders.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Production {
    /// Number of servers, each making one order at a time.
    pub servers: u32,
    /// How fast they are.
    #[serde(flatten)]
    pub pace: Pace,
    /// Coefficient of variation of an order's production time (gamma); 1 is exponential, 0 is fixed.
    pub cv: f64,
    /// The law of production times.
    #[serde(skip_serializing_if = "TimeLaw::is_usual")]
    pub time_law: TimeLaw,
    /// Which waiting order is made next.
    pub rule: Rule,
    /// The materials that production uses.
    pub materials: Materials,
}

/// The law of a production time, by its mean and coefficient of variation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TimeLaw {
    /// Gamma: with a coefficient of variation of 1 exponential.
    #[default]
    Gamma,
    /// Lognormal.
    Lognormal,
}

impl TimeLaw {
    pub(super) fn read(walk: &mut Walk<'_, '_>) -> Self {
        match walk.choice("time_law", &["gamma", "lognormal"]) {
            "lognormal" => Self::Lognormal,
            _ => Self::Gamma,
        }
    }

    // Serde hands out references.
    #[expect(clippy::trivially_copy_pass_by_ref)]
    pub(super) fn is_usual(&self) -> bool {
        *self == Self::Gamma
    }

    /// The sampler of a factor of mean 1 with this coefficient of variation; 0 is fixed.
    #[must_use]
    pub fn spread(self, cv: f64) -> Sampler {
        match self {
            Self::Gamma => gamma_unit_mean(cv),
            Self::Lognormal => Duration::Lognormal { mean: 1.0, cv }.sampler(),
        }
    }
}

/// Which of the waiting orders a free server takes. Production that has begun is never interrupted; of
/// equals, the one that joined the queue first goes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// First come, first served.
    #[serde(rename = "fcfs")]
    FirstCome,
    /// The earliest due date, by the promise.
    #[serde(rename = "edd")]
    EarliestDueDate,
    /// The shortest production time that is expected: set-up plus units times unit time.
    Shortest,
    /// Rush orders before the others.
    RushFirst,
}

impl Rule {
    fn read(walk: &mut Walk<'_, '_>) -> Self {
        match walk.choice("rule", &["fcfs", "edd", "shortest", "rush_first"]) {
            "edd" => Self::EarliestDueDate,
            "shortest" => Self::Shortest,
            "rush_first" => Self::RushFirst,
            _ => Self::FirstCome,
        }
    }
}

/// How the mean production time of an order is given: set-up plus units times unit time.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(tag = "set_by", rename_all = "snake_case")]
pub enum Pace {
    /// By what all servers together can produce of orders of average size.
    Capacity {
        /// [orders/day]
        orders_per_day: f64,
        /// Share of an average order's production time that is set-up.
        setup_share: f64,
    },
    /// By the times themselves.
    Times {
        /// Set-up of an order [days].
        setup_days: f64,
        /// Production of a unit [days].
        unit_days: f64,
    },
}

impl Pace {
    /// Set-up time and unit time [days], for a number of servers and a mean number of units an order.
    #[must_use]
    pub fn times(&self, servers: u32, units_per_order: f64) -> (f64, f64) {
        match *self {
            Self::Capacity { orders_per_day, setup_share } => {
                let order = f64::from(servers) / orders_per_day;
                (order * setup_share, order * (1.0 - setup_share) / units_per_order)
            }
            Self::Times { setup_days, unit_days } => (setup_days, unit_days),
        }
    }

    /// The same pace, given by times; as near to it as their bounds allow.
    #[must_use]
    pub fn as_times(&self, servers: u32, units_per_order: f64) -> Self {
        let (setup_days, unit_days) = self.times(servers, units_per_order);
        let within = |bound: &bounds::Bound, value: f64| value.clamp(bound.min, bound.max);
        Self::Times {
            setup_days: within(&bounds::SETUP_DAYS, setup_days),
            unit_days: within(&bounds::UNIT_DAYS, unit_days),
        }
    }

    /// The same pace, given by a capacity; as near to it as their bounds allow.
    #[must_use]
    pub fn as_capacity(&self, servers: u32, units_per_order: f64) -> Self {
        let (setup_days, unit_days) = self.times(servers, units_per_order);
        let order = setup_days + unit_days * units_per_order;
        let within = |bound: &bounds::Bound, value: f64| value.clamp(bound.min, bound.max);
        Self::Capacity {
            orders_per_day: within(&bounds::CAPACITY, f64::from(servers) / order),
            setup_share: if order > 0.0 { setup_days / order } else { bounds::SETUP_SHARE.default },
        }
    }
}

/// Materials: held as days of supply; with the stated probability they are short.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Materials {
    /// Days of mean demand for which materials are held [days].
    pub days_of_supply: f64,
    /// Materials' share of a unit's cost.
    pub cost_share: f64,
    /// Probability that the materials of an order are short.
    pub shortage: f64,
    /// How long the order then waits for them.
    pub delay: Duration,
}

impl Production {
    pub(super) fn read(walk: &mut Walk<'_, '_>) -> Self {
        Self {
            servers: walk.whole_number(&bounds::SERVERS) as u32,
            pace: match walk.choice("set_by", &["capacity", "times"]) {
                "times" => Pace::Times {
                    setup_days: walk.number(&bounds::SETUP_DAYS),
                    unit_days: walk.number(&bounds::UNIT_DAYS),
                },
                _ => Pace::Capacity {
                    orders_per_day: walk.number(&bounds::CAPACITY),
                    setup_share: walk.number(&bounds::SETUP_SHARE),
                },
            },
            cv: walk.number(&bounds::PRODUCTION_CV),
            time_law: TimeLaw::read(walk),
            rule: Rule::read(walk),
            materials: walk.section("materials", |materials| Materials {
                days_of_supply: materials.number(&bounds::MATERIAL_DAYS),
                cost_share: materials.number(&bounds::MATERIAL_SHARE),
                shortage: materials.number(&bounds::MATERIAL_SHORTAGE),
                delay: materials.duration("delay", Duration::Exponential { mean: 2.0 }),
            }),
        }
    }
}
