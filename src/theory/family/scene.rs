//! What a family says of a scenario: its inputs from it, item by item, and the assumptions that it breaks.
//!
//! Data only: words are `i18n`'s. Which family reads what stands in `when`.

use super::{Computed, Family, Inputs, OverItems, Quantity};
use crate::model::{ItemDemand, Scenario};
use crate::theory::Invalid;

/// How much a replenishment orders.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refill {
    /// Multiples of this lot \[units\].
    Multiples(i64),
    /// What is missing from this level \[units\].
    UpTo(i64),
}

/// An item's policy as it is run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ItemPolicy {
    /// Orders as soon as the position is at or below it \[units\].
    pub reorder_point: i64,
    /// How much is ordered.
    pub refill: Refill,
}

/// A scenario with the policies that were set for its items. Its unit of time is the day.
pub struct Scene<'a> {
    /// The scenario.
    pub scenario: &'a Scenario,
    /// Each item's demand and policy; only items that are asked for.
    pub items: Vec<(usize, ItemDemand, ItemPolicy)>,
}

impl<'a> Scene<'a> {
    /// A scenario and the policy of each of its items, in their order.
    #[must_use]
    pub fn new(scenario: &'a Scenario, policies: &[ItemPolicy]) -> Self {
        let items = scenario.item_demand().into_iter().zip(policies).enumerate();
        let asked = items.filter(|(_, (demand, _))| demand.mean > 0.0);
        Self { scenario, items: asked.map(|(item, (demand, policy))| (item, demand, *policy)).collect() }
    }
}

/// An assumption of a family that a scenario breaks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Broken {
    /// The gaps between orders are not exponential: their coefficient of variation.
    NotPoisson {
        /// Coefficient of variation of the gaps.
        gap_cv: f64,
    },
    /// Demand differs from weekday to weekday.
    WeekdayPattern,
    /// Demand differs from season to season.
    SeasonalPattern,
    /// An order has more than one line.
    SeveralLines {
        /// Mean number of lines.
        mean: f64,
    },
    /// A line asks for more than one unit.
    SeveralUnits {
        /// Mean number of units.
        mean: f64,
    },
    /// The lead time is not constant.
    LeadTimeVaries {
        /// Its coefficient of variation.
        cv: f64,
    },
    /// No order may overtake another.
    LeadTimesDoNotCross,
    /// Some items have lead times of their own.
    LeadTimesByItem,
    /// Several replenishments are outstanding at a time.
    OrdersOverlap,
    /// What is not there is lost.
    ShortagesAreLost,
    /// What is not there is back-ordered.
    ShortagesAreBackOrdered,
    /// A line or an order is lost as a whole.
    LostAsAWhole,
    /// Another policy is run.
    OtherPolicy,
    /// The policy's parameters are given, not set from a target.
    NoTarget,
    /// Some orders are cancelled and return their stock.
    Cancellations {
        /// Share of orders.
        share: f64,
    },
    /// Some units are left behind and return to the shelf.
    ShortPicks {
        /// Probability for a line.
        share: f64,
    },
    /// Several servers.
    SeveralServers {
        /// How many.
        servers: u32,
    },
    /// Production times are not exponential.
    NotExponential {
        /// Their coefficient of variation.
        cv: f64,
    },
    /// Production times are not of one of the laws that the family knows, since orders differ in size.
    OrdersDifferInSize,
    /// The system cannot keep up.
    Overloaded {
        /// Utilisation.
        utilisation: f64,
    },
    /// It is an approximation at its best.
    Approximation,
    /// It takes lead-time demand as normal.
    NormalDemand,
    /// Demand is random.
    RandomDemand,
    /// The lots that are run are not the economic ones.
    OtherLot {
        /// The first such item's \[units\].
        run: f64,
        /// The economic one \[units\].
        best: f64,
    },
    /// Faults of an order hang together.
    FaultsCorrelated {
        /// Their correlation.
        correlation: f64,
    },
    /// Shortages add to the order cycle time.
    ShortagesDelay,
    /// Vehicles leave at intervals.
    VehiclesWait {
        /// Days between two.
        days: f64,
    },
    /// Some orders are returned, held or delayed.
    FaultsDelay,
    /// What orders hold is drawn line by line, not from a list of baskets.
    RandomBaskets,
    /// Stock comes from a supplier, not from a line of its own.
    StockFromSupplier,
    /// Stock is reviewed continuously.
    ReviewIsContinuous,
    /// There are many periods, not one.
    SeveralPeriods,
    /// There is one site.
    OneSite,
    /// There is one queue.
    OneQueue,
    /// All orders wait in one line, first come first served.
    NoPriorities,
    /// There is one kind of order cycle, not a mixture.
    NoMixture,
    /// Its inputs are measured, not given by a scenario.
    RatesAreMeasured,
    /// Demand grows, falls or surges.
    DemandChanges,
    /// A history is replayed.
    Replayed,
    /// Something does not work for a while.
    Disrupted,
    /// Stock is reviewed at intervals.
    ReviewedAtIntervals {
        /// Days between two reviews.
        days: f64,
    },
    /// Stock comes from a line of its own.
    OwnLine,
    /// The lots of several items share that line.
    ItemsShareTheLine,
    /// Review periods or lead times are no whole days.
    PartsOfDays,
    /// The run is warmed up before it is measured.
    WarmedUp,
    /// It takes times as normal.
    NormalTimes,
    /// It takes orders as a steady flow.
    SteadyFlow,
    /// No production line breaks down, or more than that happens.
    NoBreakdown,
    /// No supplier stops, or more than that happens.
    NoOutage,
}

impl Broken {
    /// Whether the formula itself assumes it, whatever its inputs are.
    #[must_use]
    pub fn is_of_the_formula(&self) -> bool {
        matches!(self, Self::Approximation | Self::NormalDemand | Self::NormalTimes | Self::SteadyFlow)
    }
}

/// The inputs of one item, or of the whole shop.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// The item, by its place in the scenario; none where it is about orders.
    pub item: Option<usize>,
    /// Its mean demand [units/day]; 1 where it is about orders.
    pub demand: f64,
    /// The family's inputs.
    pub inputs: Inputs,
}

impl Part {
    /// The lot that is run, where it is not the economic one to the unit.
    pub(super) fn other_lot(&self) -> Option<Broken> {
        let number = |id| self.inputs.number(id);
        let best = (2.0 * number("ordering_cost") * number("demand_rate") / number("holding_cost")).sqrt();
        let run = number("order_quantity");
        ((run - best).abs() > 1.0).then_some(Broken::OtherLot { run, best })
    }
}

/// What a family reads off a scenario.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// Its inputs, one part for each item or one for all orders; none where the scenario has nothing of the kind.
    pub parts: Vec<Part>,
    /// The assumptions that fail. Where there are none, the family applies.
    pub broken: Vec<Broken>,
}

impl Reading {
    /// A scenario has nothing for the family.
    #[must_use]
    pub fn without(broken: &[Broken]) -> Self {
        Self { parts: Vec::new(), broken: broken.to_vec() }
    }

    /// Whether every assumption holds.
    #[must_use]
    pub fn applies(&self) -> bool {
        self.broken.is_empty() && !self.parts.is_empty()
    }

    /// Every quantity over all parts: summed, or weighted by demand or by replenishments.
    ///
    /// # Errors
    /// If the inputs of a part break a limit of the family.
    pub fn compute(&self, family: &'static Family) -> Result<Computed, Invalid> {
        let answers: Vec<_> =
            self.parts.iter().map(|part| family.compute(&part.inputs)).collect::<Result<_, _>>()?;
        let replenishments = |part: usize| {
            let own = answers[part].iter().find(|(quantity, _)| quantity.id == "order_frequency");
            own.and_then(|(_, value)| value.ok()).unwrap_or_else(|| {
                let lot = self.parts[part].inputs.number("order_quantity");
                self.parts[part].demand / if lot > 0.0 { lot } else { 1.0 }
            })
        };
        let value_of = |place: usize, quantity: &Quantity| {
            let (mut sum, mut weights) = (0.0, 0.0);
            for (part, answer) in answers.iter().enumerate() {
                let weight = match quantity.over_items {
                    OverItems::Sum => 1.0,
                    OverItems::ByDemand => self.parts[part].demand,
                    OverItems::ByReplenishments => replenishments(part),
                };
                sum += weight * answer[place].1?;
                weights += weight;
            }
            Ok(if quantity.over_items == OverItems::Sum { sum } else { sum / weights })
        };
        if answers.is_empty() {
            return Ok(Vec::new());
        }
        Ok(family
            .quantities
            .iter()
            .enumerate()
            .map(|(place, quantity)| (quantity, value_of(place, quantity)))
            .collect())
    }
}
