//! The families of theory by name: one table of typed parameters and quantities, with symbols, units, formulas and
//! sources, through which `lab theory`, the reference cases and the page ask for numbers.
//!
//! Not here: the formulas themselves (one file a family, above), words for the screen (`i18n`), files (`bin`).

mod case_names;
mod case_texts;
mod cases;
mod input;
mod orders;
mod possible;
mod promises;
mod queues;
mod read;
mod reviewed;
mod scene;
mod stock;
mod stock_rules;
mod times;
mod when;

pub use cases::{Asked, Unanswered, answer, ask_case};
pub use input::{Count, Demand, Input, Inputs};
pub use scene::{Broken, ItemPolicy, Part, Reading, Refill, Scene};

use super::Invalid;

/// What a quantity or a parameter is counted in. Times and money are in whatever unit the caller takes, the same throughout.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// A share or probability, 0 to 1.
    Share,
    /// A number without a unit.
    Plain,
    /// \[time\]
    Time,
    /// [time²]
    TimeSquared,
    /// \[units\]
    Units,
    /// [units/time]
    UnitsPerTime,
    /// \[orders\]
    Orders,
    /// [orders/time]
    OrdersPerTime,
    /// \[money\]
    Money,
    /// [money/unit]
    MoneyPerUnit,
    /// [money/time]
    MoneyPerTime,
    /// [money/(unit × time)]
    MoneyPerUnitTime,
}

impl Unit {
    /// Its short name in English, for programs and terminals.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Share => "share",
            Self::Plain => "",
            Self::Time => "time",
            Self::TimeSquared => "time²",
            Self::Units => "units",
            Self::UnitsPerTime => "units/time",
            Self::Orders => "orders",
            Self::OrdersPerTime => "orders/time",
            Self::Money => "money",
            Self::MoneyPerUnit => "money/unit",
            Self::MoneyPerTime => "money/time",
            Self::MoneyPerUnitTime => "money/(unit·time)",
        }
    }
}

/// What a parameter may be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Kind {
    /// A number from the first to the second, both included.
    Number(f64, f64),
    /// A whole number from the first to the second, both included.
    Whole(i64, i64),
    /// One to so many numbers, each from the first to the second.
    Numbers(f64, f64, usize),
    /// A list of equally long lists of whole numbers: a row for each order type.
    Table,
    /// The law of a time: `exponential(mean 4)`, `lognormal(mean 3, cv 1.5)`, `{"kind": "gamma", …}`, a number, …
    Law,
    /// A list of such laws.
    Laws,
    /// The law of a demand: `normal(50, 8)`, `poisson(4)`, `{"1": 0.25, "2": 0.75}`.
    Demand,
    /// How many units a customer takes, or lines an order has: `geometric(mean 2)`, `1 + poisson`, `{"1": 0.2, "4": 0.8}`.
    Count,
}

/// One parameter of a family.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Parameter {
    /// Its name.
    pub id: &'static str,
    /// Its symbol in formulas.
    pub symbol: &'static str,
    /// What it is counted in.
    pub unit: Unit,
    /// What it may be.
    pub kind: Kind,
    /// What it is when it is not given, as it would be written; none where it must be given.
    pub default: Option<&'static str>,
}

/// One quantity that a family gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quantity {
    /// Its name.
    pub id: &'static str,
    /// Its symbol.
    pub symbol: &'static str,
    /// What it is counted in.
    pub unit: Unit,
    /// How it follows from the parameters.
    pub formula: &'static str,
    /// The simulated measure it is to be compared with, by its name in the catalogue of measures.
    pub measure: Option<&'static str>,
    /// How the quantity of several items is made from each item's.
    pub over_items: OverItems,
}

/// How the quantity of several items is made from each item's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OverItems {
    /// Added up: stock, orders placed.
    Sum,
    /// The mean, weighted by demand: rates and waits of units.
    ByDemand,
    /// The mean, weighted by the number of replenishments.
    ByReplenishments,
}

/// Which strategy a family speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Build to stock.
    Stock,
    /// Build to order.
    Order,
    /// Either.
    Both,
}

/// A family: one model with its parameters and all that it gives.
#[derive(Debug)]
pub struct Family {
    /// Its name.
    pub id: &'static str,
    /// The strategy whose measures it is to be compared with.
    pub side: Side,
    /// Where its formulas come from.
    pub source: &'static str,
    /// Its parameters.
    pub parameters: &'static [Parameter],
    /// Its quantities.
    pub quantities: &'static [Quantity],
    /// Computes all quantities, in their order.
    compute: fn(&Inputs) -> Result<Answers, Invalid>,
    /// Reads a scene: the family's inputs from it, and the assumptions that it breaks.
    reads: fn(&Scene) -> Reading,
}

/// The answers of a family, in the order of its quantities.
pub type Answers = Vec<Result<f64, Invalid>>;

/// Quantities with their values, or why they have none.
pub type Computed = Vec<(&'static Quantity, Result<f64, Invalid>)>;

/// All families.
pub const ALL: &[&[Family]] = &[
    stock::FAMILIES,
    stock_rules::FAMILIES,
    queues::FAMILIES,
    orders::FAMILIES,
    times::FAMILIES,
    promises::FAMILIES,
];

/// Every family, in the order of the table.
pub fn all() -> impl Iterator<Item = &'static Family> {
    ALL.iter().flat_map(|group| group.iter())
}

/// The family of a name.
#[must_use]
pub fn family(id: &str) -> Option<&'static Family> {
    all().find(|family| family.id == id)
}

impl Family {
    /// Every quantity with its value, or why it has none.
    ///
    /// # Errors
    /// If the inputs together break a limit, such as a utilisation of 1: then nothing can be computed.
    pub fn compute(&self, inputs: &Inputs) -> Result<Computed, Invalid> {
        let answers = (self.compute)(inputs)?;
        Ok(self.quantities.iter().zip(answers).collect())
    }

    /// The quantity of a name.
    #[must_use]
    pub fn quantity(&self, id: &str) -> Option<&'static Quantity> {
        self.quantities.iter().find(|quantity| quantity.id == id)
    }

    /// Reads a scene: inputs where the formula can be evaluated, and every assumption that fails.
    #[must_use]
    pub fn read(&self, scene: &Scene) -> Reading {
        let mut reading = (self.reads)(scene);
        // Every family reads the supplier's lead time, which is not that of such an item.
        let stock = self.side != Side::Order && !reading.parts.is_empty();
        if stock && scene.scenario.demand.items.has_lead_times() {
            reading.broken.push(Broken::LeadTimesByItem);
        }
        reading
    }
}

impl Parameter {
    /// The same parameter with a default.
    const fn or(self, default: &'static str) -> Self {
        Self { default: Some(default), ..self }
    }
}

impl Quantity {
    /// The same quantity beside a simulated measure.
    const fn beside(self, measure: &'static str) -> Self {
        Self { measure: Some(measure), ..self }
    }

    /// The same quantity, added up over items.
    const fn summed(self) -> Self {
        Self { over_items: OverItems::Sum, ..self }
    }

    /// The same quantity, weighted by replenishments.
    const fn by_replenishments(self) -> Self {
        Self { over_items: OverItems::ByReplenishments, ..self }
    }
}

const fn parameter(id: &'static str, symbol: &'static str, unit: Unit, kind: Kind) -> Parameter {
    Parameter { id, symbol, unit, kind, default: None }
}

const fn quantity(id: &'static str, symbol: &'static str, unit: Unit, formula: &'static str) -> Quantity {
    Quantity { id, symbol, unit, formula, measure: None, over_items: OverItems::ByDemand }
}

/// A positive number of any size that does not overflow.
const POSITIVE: Kind = Kind::Number(super::SMALLEST, super::LARGEST);
/// The same, 0 included.
const NOT_NEGATIVE: Kind = Kind::Number(0.0, super::LARGEST);
/// A probability.
const PROBABILITY: Kind = Kind::Number(0.0, 1.0);
/// A probability that a quantile can be taken of.
const TARGET: Kind = Kind::Number(1e-9, 0.999_999_999);
/// A level of stock.
const LEVEL: Kind = Kind::Whole(-super::LARGEST_LEVEL, super::LARGEST_LEVEL);
/// A level of stock that is not negative.
const STOCK: Kind = Kind::Whole(0, super::LARGEST_LEVEL);

#[cfg(test)]
mod tests;
