//! What the calculators work out. Every number comes from `theory`; here they are only asked for, and lined up for
//! the table, the formula and the picture.

use super::{Calculator, Inputs};
use crate::theory::Invalid;
use crate::theory::eoq::Eoq;
use crate::theory::general_queue::kingman_waiting_time;
use crate::theory::newsvendor::Newsvendor;
use crate::theory::perfect_order::{bounds, product, with_common_factor};
use crate::theory::queue::MarkovQueue;
use crate::theory::safety_stock::LeadTimeDemand;

/// In what a result is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amount {
    /// A share, from 0 to 1.
    Share,
    /// Units.
    Units,
    /// Days.
    Days,
    /// Money a year.
    MoneyAYear,
    /// Years.
    Years,
    /// So many times as much.
    Times,
    /// A number without a unit.
    Plain,
}

/// A result: its name, in what it is, and how much.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shown {
    /// By which words and formulas know it.
    pub key: &'static str,
    /// In what it is.
    pub amount: Amount,
    /// How much.
    pub value: f64,
}

/// A line of the picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// By which words know it.
    pub key: &'static str,
    /// Its points, in the units of the axes: shares in per cent.
    pub points: Vec<(f64, f64)>,
}

/// A small picture: lines, the first of which holds the point that is worked out.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// The lines.
    pub lines: Vec<Line>,
    /// Where the numbers given stand.
    pub at: (f64, f64),
    /// The result that is said there.
    pub said: &'static str,
    /// The names of the axes.
    pub axes: (&'static str, &'static str),
}

/// Everything that a calculator says.
#[derive(Clone, Debug, PartialEq)]
pub struct Worked {
    /// The results, the most important first.
    pub shown: Vec<Shown>,
    /// Its picture.
    pub picture: Picture,
    /// Whether the first result is an approximation.
    pub is_approximate: bool,
}

/// Steps of a line in a picture.
const STEPS: u32 = 60;

impl Worked {
    /// A result by its name.
    #[must_use]
    pub fn of(&self, key: &str) -> Option<f64> {
        self.shown.iter().find(|shown| shown.key == key).map(|shown| shown.value)
    }
}

impl Inputs {
    /// Works it out; none where a formula does not take the numbers together.
    #[must_use]
    pub fn worked(&self) -> Option<Worked> {
        match self.calculator() {
            Calculator::PerfectOrder => perfect_order(self),
            Calculator::SafetyStock => safety_stock(self),
            Calculator::Eoq => eoq(self),
            Calculator::FillRate => fill_rate(self),
            Calculator::Queue => queue(self),
        }
        .ok()
    }

    /// A number given in per cent, as a share.
    pub(super) fn share(&self, key: &str) -> f64 {
        self.value(key) / 100.0
    }
}

fn shown(key: &'static str, amount: Amount, value: f64) -> Shown {
    Shown { key, amount, value }
}

/// Points over equal steps from one end to the other.
fn points(
    (from, to): (f64, f64),
    at: impl Fn(f64) -> Result<f64, Invalid>,
) -> Result<Vec<(f64, f64)>, Invalid> {
    let place = |step: u32| from + (to - from) * f64::from(step) / f64::from(STEPS);
    (0..=STEPS).map(|step| at(place(step)).map(|value| (place(step), value))).collect()
}

fn level((from, to): (f64, f64), height: f64) -> Vec<(f64, f64)> {
    vec![(from, height), (to, height)]
}

fn perfect_order(inputs: &Inputs) -> Result<Worked, Invalid> {
    const ENDS: (f64, f64) = (0.0, 0.99);
    let rates = ["on_time", "complete", "undamaged", "documents"].map(|key| inputs.share(key));
    let correlation = inputs.value("correlation");
    let (low, high) = bounds(&rates)?;
    let together = with_common_factor(&rates, correlation)?;
    let curve = points(ENDS, |correlation| Ok(100.0 * with_common_factor(&rates, correlation)?))?;
    Ok(Worked {
        shown: vec![
            shown("product", Amount::Share, product(&rates)?),
            shown("together", Amount::Share, together),
            shown("lowest", Amount::Share, low),
            shown("highest", Amount::Share, high),
        ],
        picture: Picture {
            lines: vec![
                Line { key: "together", points: curve },
                Line { key: "lowest", points: level(ENDS, 100.0 * low) },
                Line { key: "highest", points: level(ENDS, 100.0 * high) },
            ],
            at: (correlation, 100.0 * together),
            said: "together",
            axes: ("axis_correlation", "axis_perfect"),
        },
        is_approximate: false,
    })
}

/// How many standard deviations above the mean a share lies.
fn deviations(share: f64) -> Result<f64, Invalid> {
    LeadTimeDemand::new(0.0, 1.0)?.safety_stock(share)
}

fn safety_stock(inputs: &Inputs) -> Result<Worked, Invalid> {
    const ENDS: (f64, f64) = (50.0, 99.5);
    let value = |key: &str| inputs.value(key);
    let demand = LeadTimeDemand::from_parts(
        value("demand"),
        value("demand_sd"),
        value("lead_time"),
        value("lead_time_sd"),
    )?;
    let service = inputs.share("service");
    let stock = demand.safety_stock(service)?;
    let ends = (ENDS.0.min(value("service")), ENDS.1.max(value("service")));
    Ok(Worked {
        shown: vec![
            shown("stock_needed", Amount::Units, stock),
            shown("reorder_point", Amount::Units, demand.reorder_point(service)?),
            shown("lead_time_demand", Amount::Units, demand.mean()),
            shown("deviation", Amount::Units, demand.standard_deviation()),
            shown("deviations", Amount::Plain, deviations(service)?),
        ],
        picture: Picture {
            lines: vec![Line {
                key: "stock_needed",
                points: points(ends, |percent| demand.safety_stock(percent / 100.0))?,
            }],
            at: (value("service"), stock),
            said: "stock_needed",
            axes: ("axis_service", "axis_units"),
        },
        is_approximate: false,
    })
}

fn eoq(inputs: &Inputs) -> Result<Worked, Invalid> {
    let eoq = Eoq::new(inputs.value("ordering_cost"), inputs.value("holding_cost"), inputs.value("demand"))?;
    let best = eoq.order_quantity();
    let ends = (0.25 * best, 3.0 * best);
    Ok(Worked {
        shown: vec![
            shown("best_quantity", Amount::Units, best),
            shown("cost", Amount::MoneyAYear, eoq.cost_rate()),
            shown("cycle", Amount::Years, eoq.cycle_time()),
            shown("mean_stock", Amount::Units, eoq.mean_on_hand()),
        ],
        picture: Picture {
            lines: vec![
                Line { key: "cost", points: points(ends, |quantity| eoq.cost_rate_at(quantity))? },
                Line {
                    key: "ordering_alone",
                    points: points(ends, |quantity| eoq.ordering_cost_rate_at(quantity))?,
                },
                Line {
                    key: "holding_alone",
                    points: points(ends, |quantity| eoq.holding_cost_rate_at(quantity))?,
                },
            ],
            at: (best, eoq.cost_rate()),
            said: "cost",
            axes: ("axis_quantity", "axis_cost"),
        },
        is_approximate: false,
    })
}

fn fill_rate(inputs: &Inputs) -> Result<Worked, Invalid> {
    let (service, quantity) = (inputs.share("service"), inputs.value("quantity"));
    let demand = LeadTimeDemand::new(inputs.value("lead_time_demand"), inputs.value("deviation"))?;
    let point = demand.reorder_point(service)?;
    let fill = demand.unit_fill_rate(point, quantity)?;
    // From small batches to some that cover many deviations, and as far as the one given.
    let far = (10.0 * inputs.value("deviation")).max(1.5 * quantity);
    let curve = points((0.01 * far, far), |quantity| Ok(100.0 * demand.unit_fill_rate(point, quantity)?))?;
    // What is short in a cycle is what a newsvendor lacks whose critical ratio is the service level. It is the same
    // whatever the mean, which must not be 0.
    let short =
        Newsvendor::normal(demand.mean().max(1.0), demand.standard_deviation(), 1.0 - service, service)?;
    Ok(Worked {
        shown: vec![
            shown("filled", Amount::Share, fill),
            shown("service", Amount::Share, service),
            shown("reorder_point", Amount::Units, point),
            shown("deviations", Amount::Plain, deviations(service)?),
            shown("short", Amount::Units, short.mean_short),
        ],
        picture: Picture {
            lines: vec![
                Line { key: "filled", points: curve },
                Line { key: "service", points: level((0.01 * far, far), 100.0 * service) },
            ],
            at: (quantity, 100.0 * fill),
            said: "filled",
            axes: ("axis_quantity", "axis_rate"),
        },
        is_approximate: false,
    })
}

fn queue(inputs: &Inputs) -> Result<Worked, Invalid> {
    const ENDS: (f64, f64) = (5.0, 95.0);
    let value = |key: &str| inputs.value(key);
    let servers = value("servers") as u32;
    let (work, work_cv, gap_cv) = (value("work"), value("work_cv"), value("gap_cv"));
    let load = inputs.share("utilisation");
    let waits = |load: f64| kingman_waiting_time(load, work, gap_cv, work_cv, servers);
    let wait = waits(load)?;
    let mut results = vec![
        shown("wait", Amount::Days, wait),
        shown("wait_times", Amount::Times, kingman_waiting_time(load, 1.0, gap_cv, work_cv, servers)?),
    ];
    let is_exact = servers == 1 && gap_cv == 1.0;
    if servers > 1 && gap_cv == 1.0 && work_cv == 1.0 {
        let queue = MarkovQueue::new(load * f64::from(servers) / work, 1.0 / work, servers)?;
        results.push(shown("erlang_wait", Amount::Days, queue.mean_waiting_time()));
    }
    let ends = (ENDS.0.min(value("utilisation")), ENDS.1.max(value("utilisation")));
    Ok(Worked {
        shown: results,
        picture: Picture {
            lines: vec![Line { key: "wait", points: points(ends, |percent| waits(percent / 100.0))? }],
            at: (value("utilisation"), wait),
            said: "wait",
            axes: ("axis_utilisation", "axis_wait"),
        },
        is_approximate: !is_exact,
    })
}
