//! What joins theory's families to a prepared scenario: the policies that were set for its items, and every formula that can
//! be held against its run.
//!
//! Not here: the run (`Summary`), words (`i18n`).

use super::Prepared;
use crate::sim;
use crate::stats::Estimate;
use crate::theory::family::{
    self, Broken, Count, Family, Input, ItemPolicy, Quantity, Reading, Refill, Scene, Side,
};

/// The policy of each item, in the words of theory.
#[must_use]
pub fn scene_policies(prepared: &Prepared) -> Vec<ItemPolicy> {
    let policy = |policy: sim::ItemPolicy| ItemPolicy {
        reorder_point: policy.reorder_point,
        refill: match policy.refill {
            sim::Refill::Multiples { lot } => Refill::Multiples(lot),
            sim::Refill::UpTo { level } => Refill::UpTo(level),
        },
    };
    prepared.items.iter().map(|item| policy(item.policy)).collect()
}

/// A formula that has a simulated measure to be held against.
#[derive(Debug, Clone, PartialEq)]
pub struct HeldFormula {
    /// What it gives.
    pub quantity: &'static Quantity,
    /// The measure beside it.
    pub measure: &'static str,
    /// Its value over all items.
    pub value: f64,
    /// Its value for the item whose numbers are put in.
    pub own: f64,
}

/// How a simulated value lies to a formula's.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Gap {
    /// The formula's value lies in the interval.
    Agrees,
    /// The simulated value is larger by such a share of the formula's, or smaller where it is negative.
    Parts(f64),
    /// It is another, and a share of nothing says nothing.
    PartsFromZero,
    /// Nothing was there to count, or no interval can be told.
    Unknown,
}

impl HeldFormula {
    /// How the simulated value lies to the formula's.
    #[must_use]
    pub fn gap(&self, simulated: &Estimate) -> Gap {
        // What never differs between replications still carries the rounding of its sums.
        const ROUNDING: f64 = 1e-9;
        let Estimate { value: Some(value), low: Some(low), high: Some(high) } = *simulated else {
            return Gap::Unknown;
        };
        let slack = ROUNDING * self.value.abs();
        if (low - slack..=high + slack).contains(&self.value) {
            Gap::Agrees
        } else if self.value.abs() > f64::MIN_POSITIVE {
            Gap::Parts(value / self.value - 1.0)
        } else {
            Gap::PartsFromZero
        }
    }
}

/// The place of the strategy whose measures a family is held against: build to stock, build to order.
#[must_use]
pub fn strategy_of(family: &Family) -> usize {
    usize::from(family.side == Side::Order)
}

/// A family as the scenario reads it.
#[derive(Debug, Clone)]
pub struct FamilyHeld {
    /// The family.
    pub family: &'static Family,
    /// The assumptions that fail.
    pub broken: Vec<Broken>,
    /// Its formulas; none where it speaks of another kind of system.
    pub formulas: Vec<HeldFormula>,
    /// Symbols with their numbers: of the first item, or of all orders.
    pub symbols: Vec<(&'static str, f64)>,
    /// Symbols that stand for several numbers, as `p_j` does.
    pub lists: Vec<(&'static str, Vec<f64>)>,
    /// The item whose numbers they are; none where they are of orders.
    pub item: Option<usize>,
}

/// Every family, those whose assumptions all hold first, then those that say most truly what is run.
#[must_use]
pub fn formulas(prepared: &Prepared) -> Vec<FamilyHeld> {
    let mut all: Vec<FamilyHeld> =
        family::all().map(|family| held(family, reading(prepared, family), |shown| shown.measure)).collect();
    crate::sorting::sort_by(&mut all, |one, other| {
        let rank = |held: &FamilyHeld| (held.formulas.is_empty(), held.broken.len());
        rank(one).cmp(&rank(other))
    });
    all
}

/// A family as a scenario has it.
pub(super) fn reading(prepared: &Prepared, family: &'static Family) -> Reading {
    family.read(&Scene::new(&prepared.scenario, &scene_policies(prepared)))
}

/// A family with its numbers. `beside` says beside which measure a quantity is shown; what has none is left out.
pub(super) fn held(
    family: &'static Family,
    reading: Reading,
    beside: impl Fn(&'static Quantity) -> Option<&'static str>,
) -> FamilyHeld {
    let none = |broken| FamilyHeld {
        family,
        broken,
        formulas: Vec::new(),
        symbols: Vec::new(),
        lists: Vec::new(),
        item: None,
    };
    if reading.broken.iter().any(speaks_of_another) {
        return none(reading.broken);
    }
    let first = reading.parts.first().and_then(|part| Some((part, family.compute(&part.inputs).ok()?)));
    let (Some((part, own)), Ok(over_all)) = (first, reading.compute(family)) else {
        return none(reading.broken);
    };
    let formula =
        |((quantity, value), (_, own)): (&(&'static Quantity, Result<f64, _>), &(_, Result<f64, _>))| {
            let (value, own) = (value.ok()?, own.ok()?);
            let measure = beside(quantity).filter(|_| value.is_finite() && own.is_finite())?;
            Some(HeldFormula { quantity, measure, value, own })
        };
    let formulas = over_all.iter().zip(&own).filter_map(formula).collect();
    let given = family.parameters.iter().filter_map(|parameter| {
        let number = number(part.inputs.get(parameter.id)?)?;
        Some((parameter.symbol, number))
    });
    let computed = own.iter().filter_map(|(quantity, value)| Some((quantity.symbol, value.ok()?)));
    let symbols = given.chain(computed).filter(|(_, number)| number.is_finite()).collect();
    let lists = family.parameters.iter().filter_map(|parameter| match part.inputs.get(parameter.id)? {
        Input::Numbers(numbers) => Some((parameter.symbol, numbers.clone())),
        _ => None,
    });
    let (lists, item) = (lists.collect(), part.item);
    FamilyHeld { family, broken: reading.broken, formulas, symbols, lists, item }
}

/// A number among the inputs; laws and lists are none.
fn number(input: &Input) -> Option<f64> {
    match input {
        Input::Number(number) => Some(*number),
        Input::Whole(number) => Some(*number as f64),
        Input::Count(Count::Fixed(count)) => Some(f64::from(*count)),
        _ => None,
    }
}

/// Whether a scenario that breaks it is of another kind: then the numbers have nothing to say to each other.
fn speaks_of_another(broken: &Broken) -> bool {
    matches!(
        broken,
        Broken::OtherPolicy
            | Broken::ShortagesAreLost
            | Broken::ShortagesAreBackOrdered
            | Broken::ReviewIsContinuous
            | Broken::StockFromSupplier
            | Broken::OwnLine
            | Broken::Overloaded { .. }
    )
}
