//! Order fill rate of orders with several lines, when items are asked for jointly: base stock for each item.
//!
//! Orders of several types arrive in independent Poisson streams; a type asks for fixed units of some items. Each
//! item has a base stock and a constant lead time; stock is *committed* to the oldest order that needs it, even while
//! that order waits for another item (Song 1998). So each item is a base-stock system of its own, and orders hang
//! together only through joint demand. Not here: allocation without commitment, random lead times, one item's
//! batches (`base_stock`).

use super::{Invalid, LARGEST, Limit, between, not_negative, positive, whole_between};
use crate::stats::poisson;

/// The most items, and the most order types.
const MOST_ITEMS: usize = 8;
const MOST_TYPES: usize = 64;

/// The most states, over the items of one order, of the joint law.
const MOST_STATES: usize = 1_000_000;

/// One item: its base stock \[units\] and lead time \[time\].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Item {
    base_stock: i64,
    lead_time: f64,
}

impl Item {
    /// `base_stock` \[units, 0 to 10 000\], constant `lead_time` \[time\].
    ///
    /// # Errors
    /// If an argument is outside its range.
    pub fn new(base_stock: i64, lead_time: f64) -> Result<Self, Invalid> {
        whole_between("base_stock", base_stock, 0, 10_000)?;
        not_negative("lead_time", lead_time)?;
        Ok(Self { base_stock, lead_time })
    }
}

/// One type of order: how often it comes, and how many units of each item it asks for.
#[derive(Debug, Clone, PartialEq)]
pub struct OrderType {
    rate: f64,
    units: Vec<i64>,
}

impl OrderType {
    /// `rate` [orders/time]; `units` of each item in turn, 0 to 1 000, at least one above 0.
    ///
    /// # Errors
    /// If an argument is outside its range.
    pub fn new(rate: f64, units: &[i64]) -> Result<Self, Invalid> {
        positive("rate", rate)?;
        for &count in units {
            whole_between("units", count, 0, 1_000)?;
        }
        let total: i64 = units.iter().sum();
        positive("units", total as f64)?;
        Ok(Self { rate, units: units.to_vec() })
    }
}

/// The order fill rates of jointly ordered items.
///
/// Symbols: Dᵢ demand for item i in the last Lᵢ, jointly compound Poisson; type k, asking qᵢ of item i, is filled at
/// once when Dᵢ ≤ Sᵢ − qᵢ for all its items. The joint law is convolved exactly, stretch of time by stretch of time.
/// The product of the items' rates is a lower bound (association). Source: Song (1998), Operations Research 46.
///
/// ```
/// use perfect_order_engine::theory::order_fill::{Item, JointOrders, OrderType};
/// let items = [Item::new(6, 2.0)?, Item::new(5, 2.0)?];
/// let types = [OrderType::new(1.0, &[1, 0])?, OrderType::new(0.8, &[0, 1])?, OrderType::new(0.6, &[1, 1])?];
/// let orders = JointOrders::new(&items, &types)?;
/// // Both items at once: 78.3 %, where the product of the items' rates says 75.8 %.
/// assert!((orders.order_fill_rate(2)? - 0.783_159_700_8).abs() < 1e-10);
/// assert!((orders.product_of_item_rates(2)? - 0.758_324_129_8).abs() < 1e-10);
/// # Ok::<(), perfect_order_engine::theory::Invalid>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct JointOrders {
    items: Vec<Item>,
    types: Vec<OrderType>,
}

impl JointOrders {
    /// 1 to 8 `items` and 1 to 64 order `types`; each type lists its units for every item.
    ///
    /// # Errors
    /// If a list has a wrong length, or mean demand in a lead time is above 500 orders.
    pub fn new(items: &[Item], types: &[OrderType]) -> Result<Self, Invalid> {
        length("items", items.len(), MOST_ITEMS)?;
        length("types", types.len(), MOST_TYPES)?;
        let longest = items.iter().map(|item| item.lead_time).fold(0.0, f64::max);
        for order_type in types {
            if order_type.units.len() != items.len() {
                let wanted = items.len() as f64;
                let value = order_type.units.len() as f64;
                return Err(Invalid { argument: "units", value, limit: Limit::Between(wanted, wanted) });
            }
            between("orders_in_lead_time", order_type.rate * longest, 0.0, 500.0)?;
        }
        Ok(Self { items: items.to_vec(), types: types.to_vec() })
    }

    /// Order fill rate of the order type at this `index`: its whole order is met at once.
    ///
    /// # Errors
    /// If there is no such type, or the joint law has more than a million states.
    pub fn order_fill_rate(&self, index: usize) -> Result<f64, Invalid> {
        self.probability_of_wait_within(index, 0.0)
    }

    /// P(an order of this type is complete within `wait`), `wait` \[time\] ≥ 0: the lead times shortened by it.
    ///
    /// # Errors
    /// As [`JointOrders::order_fill_rate`], or if `wait` is negative or not finite.
    pub fn probability_of_wait_within(&self, index: usize, wait: f64) -> Result<f64, Invalid> {
        between("wait", wait, 0.0, LARGEST)?;
        let wanted = self.order_type(index)?;
        let mut asked = Vec::new();
        for (i, (item, &units)) in self.items.iter().zip(&wanted.units).enumerate() {
            // An item whose lead time is over within the wait cannot hold the order up.
            if units == 0 || (wait > 0.0 && item.lead_time <= wait) {
                continue;
            }
            if item.base_stock < units {
                return Ok(0.0);
            }
            asked.push(Asked {
                item: i,
                room: item.base_stock - units,
                horizon: (item.lead_time - wait).max(0.0),
            });
        }
        self.probability_that_all_have_room(&asked)
    }

    /// Order fill rate over all order types, weighted by their rates.
    ///
    /// # Errors
    /// As [`JointOrders::order_fill_rate`].
    pub fn order_fill_rate_overall(&self) -> Result<f64, Invalid> {
        self.weighted(|index| self.order_fill_rate(index))
    }

    /// Share of time, and of demands, that find a unit of this item.
    ///
    /// # Errors
    /// If there is no such item.
    pub fn item_fill_rate(&self, item: usize) -> Result<f64, Invalid> {
        let Some(found) = self.items.get(item) else {
            return Err(no_such("item", item, self.items.len()));
        };
        if found.base_stock == 0 {
            return Ok(0.0);
        }
        let asked = Asked { item, room: found.base_stock - 1, horizon: found.lead_time };
        self.probability_that_all_have_room(&[asked])
    }

    /// The product of its lines' own rates P(Dᵢ ≤ Sᵢ − qᵢ), as if the items' demands were independent.
    ///
    /// # Errors
    /// As [`JointOrders::order_fill_rate`].
    pub fn product_of_item_rates(&self, index: usize) -> Result<f64, Invalid> {
        let wanted = self.order_type(index)?;
        let mut product = 1.0;
        for (i, (item, &units)) in self.items.iter().zip(&wanted.units).enumerate() {
            if units > 0 {
                let room = item.base_stock - units;
                let asked = Asked { item: i, room, horizon: item.lead_time };
                product *= if room < 0 { 0.0 } else { self.probability_that_all_have_room(&[asked])? };
            }
        }
        Ok(product)
    }

    /// The same product over all order types, weighted by their rates.
    ///
    /// # Errors
    /// As [`JointOrders::order_fill_rate`].
    pub fn product_of_item_rates_overall(&self) -> Result<f64, Invalid> {
        self.weighted(|index| self.product_of_item_rates(index))
    }

    fn order_type(&self, index: usize) -> Result<&OrderType, Invalid> {
        self.types.get(index).ok_or_else(|| no_such("index", index, self.types.len()))
    }

    fn weighted(&self, rate: impl Fn(usize) -> Result<f64, Invalid>) -> Result<f64, Invalid> {
        let (mut sum, mut total) = (0.0, 0.0);
        for (index, order_type) in self.types.iter().enumerate() {
            sum += order_type.rate * rate(index)?;
            total += order_type.rate;
        }
        Ok(sum / total)
    }

    /// P(the demand for each asked item over its horizon ≤ its room).
    fn probability_that_all_have_room(&self, asked: &[Asked]) -> Result<f64, Invalid> {
        let mut law = JointLaw::certainly_zero(asked)?;
        let mut ends: Vec<f64> = asked.iter().map(|one| one.horizon).collect();
        ends.sort_by(f64::total_cmp);
        let mut start = 0.0;
        for end in ends {
            let stretch = end - start;
            if stretch <= 0.0 {
                continue;
            }
            for order_type in &self.types {
                // In this stretch of the past only the items with a longer horizon still count.
                let jump: Vec<usize> = asked
                    .iter()
                    .map(|one| if one.horizon >= end { units(order_type.units[one.item]) } else { 0 })
                    .collect();
                if jump.iter().any(|&by| by > 0) {
                    law = law.convolved(&jump, order_type.rate * stretch);
                }
            }
            start = end;
        }
        Ok(law.states.iter().sum::<f64>().min(1.0))
    }
}

/// One item of an order: how much demand leaves it filled, and how far back that demand counts \[time\].
struct Asked {
    item: usize,
    room: i64,
    horizon: f64,
}

/// The joint law of the demands for some items, as far as each stays within its room.
struct JointLaw {
    /// Room + 1 of each item.
    sizes: Vec<usize>,
    /// The last item varies fastest.
    states: Vec<f64>,
}

impl JointLaw {
    fn certainly_zero(asked: &[Asked]) -> Result<Self, Invalid> {
        let sizes: Vec<usize> = asked.iter().map(|one| units(one.room) + 1).collect();
        let count = sizes.iter().fold(1_usize, |all, &size| all.saturating_mul(size));
        length("joint_states", count, MOST_STATES)?;
        let mut states = vec![0.0; count];
        states[0] = 1.0;
        Ok(Self { sizes, states })
    }

    /// With a Poisson number of further jumps, mean `mean`, each by `jump`.
    fn convolved(&self, jump: &[usize], mean: f64) -> Self {
        let (mut offset, mut stride) = (0, 1);
        for (size, by) in self.sizes.iter().zip(jump).rev() {
            offset += by * stride;
            stride *= size;
        }
        let most = self.sizes.iter().zip(jump).filter(|(_, by)| **by > 0).map(|(size, by)| (size - 1) / by);
        let most = most.min().unwrap_or(0);
        let weights: Vec<f64> = (0_i64..).take(most + 1).map(|n| poisson::pmf(n, mean)).collect();
        let mut states = vec![0.0; self.states.len()];
        let mut place = vec![0_usize; self.sizes.len()];
        for (to, sum) in states.iter_mut().enumerate() {
            let mut rest = to;
            for (digit, size) in place.iter_mut().zip(&self.sizes).rev() {
                *digit = rest % size;
                rest /= size;
            }
            let back = place.iter().zip(jump).filter(|(_, by)| **by > 0).map(|(digit, by)| digit / by).min();
            *sum = (0..=back.unwrap_or(0)).map(|n| weights[n] * self.states[to - n * offset]).sum();
        }
        Self { sizes: self.sizes.clone(), states }
    }
}

fn units(checked: i64) -> usize {
    usize::try_from(checked).unwrap_or(0)
}

fn length(argument: &'static str, count: usize, most: usize) -> Result<(), Invalid> {
    if count == 0 || count > most {
        return Err(Invalid { argument, value: count as f64, limit: Limit::Length(most) });
    }
    Ok(())
}

fn no_such(argument: &'static str, index: usize, count: usize) -> Invalid {
    Invalid { argument, value: index as f64, limit: Limit::Below(count as f64) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_single_item_is_its_base_stock() {
        let orders =
            JointOrders::new(&[Item::new(6, 2.0).unwrap()], &[OrderType::new(2.0, &[1]).unwrap()]).unwrap();
        assert!((orders.order_fill_rate(0).unwrap() - poisson::distribution(5, 4.0)).abs() < 1e-15);
        assert!((orders.item_fill_rate(0).unwrap() - poisson::distribution(5, 4.0)).abs() < 1e-15);
        assert_eq!(orders.probability_of_wait_within(0, 2.0).unwrap(), 1.0);
    }

    #[test]
    fn joint_orders_fill_better_than_the_product() {
        let items = [Item::new(4, 1.0).unwrap(), Item::new(5, 2.0).unwrap()];
        let types = [OrderType::new(1.5, &[1, 2]).unwrap(), OrderType::new(0.5, &[0, 1]).unwrap()];
        let orders = JointOrders::new(&items, &types).unwrap();
        assert!(orders.order_fill_rate(0).unwrap() > orders.product_of_item_rates(0).unwrap());
        // By hand: type 1 alone moves item 1; P(N(1) ≤ 3) with N(1) Poisson 1.5 is an upper bound.
        assert!(orders.order_fill_rate(0).unwrap() < poisson::distribution(3, 1.5));
    }

    #[test]
    fn bad_arguments_are_named() {
        let item = Item::new(4, 1.0).unwrap();
        let order_type = OrderType::new(1.0, &[1]).unwrap();
        assert_eq!(JointOrders::new(&[], &[]).unwrap_err().argument, "items");
        assert_eq!(
            JointOrders::new(&[item, item], std::slice::from_ref(&order_type)).unwrap_err().argument,
            "units"
        );
        let orders = JointOrders::new(&[item], &[order_type]).unwrap();
        assert_eq!(orders.order_fill_rate(1).unwrap_err().argument, "index");
        assert_eq!(OrderType::new(1.0, &[0]).unwrap_err().argument, "units");
    }
}
