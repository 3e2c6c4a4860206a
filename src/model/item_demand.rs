//! What each item's demand is on the average: the quantities that policies and weights are made from.

use super::Scenario;
use crate::stats::inclusion::inclusion_probabilities;

/// Mean and variance of an item's demand a day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ItemDemand {
    /// Probability that an order asks for the item.
    pub in_order: f64,
    /// Mean demand [units/day].
    pub mean: f64,
    /// Variance of demand [units²/day], for windows long against the gaps between orders; weekdays and
    /// seasons are not in it.
    pub variance: f64,
}

impl Scenario {
    /// Each item's demand.
    ///
    /// An order holds the item with its inclusion probability π (distinct items bend the shares). With `λ`
    /// orders a day whose gaps have coefficient of variation `c`, the number of orders with the item in a
    /// long time `t` has mean `λπt` and variance `λπt·(1 + π(c² − 1))`; each asks for `U` units.
    #[must_use]
    pub fn item_demand(&self) -> Vec<ItemDemand> {
        if !self.demand.baskets.is_empty() {
            return self.item_demand_of_baskets();
        }
        let weights = self.demand.items.weights();
        let asked_for = weights.iter().filter(|weight| **weight > 0.0).count();
        let sizes: Vec<(usize, f64)> = self
            .demand
            .lines
            .probabilities(asked_for)
            .into_iter()
            .enumerate()
            .filter(|(_, share)| *share > 0.0)
            .map(|(index, share)| (index + 1, share))
            .collect();
        let (units, spread) = (self.demand.units.mean(), self.demand.units.variance());
        let burst = self.demand.gap_cv * self.demand.gap_cv - 1.0;
        inclusion_probabilities(&weights, &sizes)
            .into_iter()
            .map(|in_order| {
                let orders = self.demand.orders_per_day * in_order;
                let variance = orders * (1.0 + in_order * burst);
                ItemDemand {
                    in_order,
                    mean: orders * units,
                    variance: orders * spread + variance * units * units,
                }
            })
            .collect()
    }

    /// Each item's demand where order types have lines of their own: an order asks for `X` units of the item
    /// with the moments of the order types, and a long time `t` for a mean of `λt·E[X]` units with variance
    /// `λt·(E[X²] + (c² − 1)·E[X]²)`.
    fn item_demand_of_baskets(&self) -> Vec<ItemDemand> {
        let total: f64 = self.demand.baskets.iter().map(|basket| basket.weight).sum();
        let mut moments = vec![[0.0; 3]; self.demand.items.count()];
        for basket in &self.demand.baskets {
            let share = basket.weight / total;
            for line in &basket.lines {
                let units = f64::from(line.units);
                let [in_order, first, second] = &mut moments[line.item as usize];
                *in_order += share;
                *first += share * units;
                *second += share * units * units;
            }
        }
        let orders = self.demand.orders_per_day;
        let burst = self.demand.gap_cv * self.demand.gap_cv - 1.0;
        let demand = |[in_order, first, second]: [f64; 3]| ItemDemand {
            in_order,
            mean: orders * first,
            variance: orders * (second + burst * first * first),
        };
        moments.into_iter().map(demand).collect()
    }

    /// Each item's cost of a unit [money].
    #[must_use]
    pub fn item_costs(&self) -> Vec<f64> {
        match &self.demand.items {
            super::Popularity::Listed { list } => {
                list.iter().map(|item| self.money.cost_of(item.price)).collect()
            }
            items => vec![self.money.unit_cost; items.count()],
        }
    }

    /// Each item's selling price of a unit [money].
    #[must_use]
    pub fn item_prices(&self) -> Vec<f64> {
        match &self.demand.items {
            super::Popularity::Listed { list } => {
                list.iter().map(|item| item.price.unwrap_or(self.money.price)).collect()
            }
            items => vec![self.money.price; items.count()],
        }
    }
}
