//! Which order is followed: a filter, a place among the orders that pass it, next and previous. Pure; running the
//! replication is the worker's, showing it the page's.

use crate::experiment::Followed;
use crate::measure::{Fate, OrderOutcome};

/// Which orders are gone through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FollowFilter {
    /// Failed under build to stock, perfect to order.
    StockOnly,
    /// Failed under build to order, perfect from stock.
    OrderOnly,
    /// Failed under both.
    Both,
    /// Perfect under both.
    Perfect,
    /// Late under either.
    Late,
    /// Incomplete under either.
    Incomplete,
    /// Wrong, damaged or with wrong documents under either.
    Faulty,
    /// Every order.
    All,
}

impl FollowFilter {
    /// Every filter, in the order of the menu.
    pub const ALL: [Self; 8] = [
        Self::StockOnly,
        Self::OrderOnly,
        Self::Both,
        Self::Perfect,
        Self::Late,
        Self::Incomplete,
        Self::Faulty,
        Self::All,
    ];

    /// Whether an order passes.
    #[must_use]
    pub fn passes(self, stock: &OrderOutcome, order: &OrderOutcome) -> bool {
        let failed = |outcome: &OrderOutcome| outcome.is_counted() && !outcome.is_perfect();
        let either = |bits: u8| (stock.failures | order.failures) & bits != 0;
        match self {
            Self::StockOnly => failed(stock) && order.is_perfect(),
            Self::OrderOnly => failed(order) && stock.is_perfect(),
            Self::Both => failed(stock) && failed(order),
            Self::Perfect => stock.is_perfect() && order.is_perfect(),
            Self::Late => either(1),
            Self::Incomplete => either(2),
            Self::Faulty => either(0b11100),
            Self::All => true,
        }
    }

    /// The first filter that an order passes: what the menu shows when an order is named.
    #[must_use]
    pub fn of(stock: &OrderOutcome, order: &OrderOutcome) -> Self {
        let filters = Self::ALL.into_iter();
        let undecided = [stock, order].iter().any(|outcome| outcome.fate == Fate::Undecided);
        if undecided {
            return Self::All;
        }
        filters.into_iter().find(|filter| filter.passes(stock, order)).unwrap_or(Self::All)
    }
}

/// What the user goes through.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Follow {
    /// The replication.
    pub replication: u32,
    /// The order; none before one was chosen.
    pub order: Option<u64>,
    /// The filter; none until the first order is known.
    pub filter: Option<FollowFilter>,
}

/// A step through the orders.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FollowStep {
    /// The next one; after the last, the first.
    Next,
    /// The one before; before the first, the last.
    Previous,
}

/// The numbers of the orders that pass a filter.
#[must_use]
pub fn passing(followed: &Followed, filter: FollowFilter) -> Vec<u64> {
    let [stock, order] = &followed.outcomes;
    let pairs = stock.iter().zip(order).filter(|(stock, order)| filter.passes(stock, order));
    pairs.map(|(stock, _)| stock.number).collect()
}

impl Follow {
    /// The filter that holds: the chosen one, or that of the order shown.
    #[must_use]
    pub fn filter(&self, followed: &Followed) -> FollowFilter {
        let shown =
            || followed.story.as_ref().map(|story| FollowFilter::of(&story[0].outcome, &story[1].outcome));
        self.filter.or_else(shown).unwrap_or(FollowFilter::All)
    }

    /// The order that is shown.
    #[must_use]
    pub fn shown(&self, followed: &Followed) -> Option<u64> {
        self.order.or_else(|| followed.story.as_ref().map(|story| story[0].outcome.number))
    }

    /// The place of the order shown among those that pass, from 1, and how many there are.
    #[must_use]
    pub fn place(&self, followed: &Followed) -> (Option<usize>, usize) {
        let list = passing(followed, self.filter(followed));
        let at = self.shown(followed).and_then(|shown| list.binary_search(&shown).ok());
        (at.map(|at| at + 1), list.len())
    }

    /// Goes a step; where nothing passes, stays.
    #[must_use]
    pub fn stepped(self, followed: &Followed, step: FollowStep) -> Self {
        let filter = self.filter(followed);
        let list = passing(followed, filter);
        let Some(last) = list.len().checked_sub(1) else { return self };
        let found = self.shown(followed).map_or(Err(0), |shown| list.binary_search(&shown));
        let at = match (found, step) {
            (Ok(at), FollowStep::Next) => {
                if at == last {
                    0
                } else {
                    at + 1
                }
            }
            (Ok(at) | Err(at), FollowStep::Previous) => at.checked_sub(1).unwrap_or(last),
            (Err(at), FollowStep::Next) => {
                if at > last {
                    0
                } else {
                    at
                }
            }
        };
        Self { order: list.get(at).copied(), filter: Some(filter), ..self }
    }

    /// Chooses a filter, and the first order that passes it at or after the one shown.
    #[must_use]
    pub fn filtered(self, followed: &Followed, filter: FollowFilter) -> Self {
        let list = passing(followed, filter);
        let shown = self.shown(followed).unwrap_or(0);
        let order = list.iter().find(|number| **number >= shown).or(list.first()).copied();
        Self { order: order.or(self.order), filter: Some(filter), ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Time;

    fn followed(failures: &[(u8, u8)]) -> Followed {
        let outcome = |number: usize, failures: u8| OrderOutcome {
            number: 10 * number as u64,
            placed: Time::ZERO,
            fate: Fate::Delivered,
            failures,
        };
        let side = |of: fn(&(u8, u8)) -> u8| {
            failures.iter().enumerate().map(|(at, pair)| outcome(at, of(pair))).collect()
        };
        Followed { replication: 0, outcomes: [side(|pair| pair.0), side(|pair| pair.1)], story: None }
    }

    #[test]
    fn filters_share_the_orders_out() {
        let all = followed(&[(0, 0), (1, 0), (0, 2), (3, 1), (16, 0)]);
        let of = |filter| passing(&all, filter);
        assert_eq!(of(FollowFilter::StockOnly), [10, 40]);
        assert_eq!(of(FollowFilter::OrderOnly), [20]);
        assert_eq!(of(FollowFilter::Both), [30]);
        assert_eq!(of(FollowFilter::Perfect), [0]);
        assert_eq!(of(FollowFilter::Late), [10, 30]);
        assert_eq!(of(FollowFilter::Incomplete), [20, 30]);
        assert_eq!(of(FollowFilter::Faulty), [40]);
        assert_eq!(of(FollowFilter::All), [0, 10, 20, 30, 40]);
    }

    #[test]
    fn steps_go_round() {
        let all = followed(&[(0, 0), (1, 0), (0, 2), (3, 1), (16, 0)]);
        let mut at = Follow::default().filtered(&all, FollowFilter::StockOnly);
        assert_eq!((at.order, at.place(&all)), (Some(10), (Some(1), 2)));
        at = at.stepped(&all, FollowStep::Next);
        assert_eq!(at.order, Some(40));
        at = at.stepped(&all, FollowStep::Next);
        assert_eq!(at.order, Some(10));
        at = at.stepped(&all, FollowStep::Previous);
        assert_eq!(at.order, Some(40));
        // Another filter goes on from where one is; where nothing passes, one stays.
        at = at.filtered(&all, FollowFilter::Perfect);
        assert_eq!(at.order, Some(0));
        let none = followed(&[(0, 0)]);
        let stays = Follow { order: Some(0), ..Follow::default() }.filtered(&none, FollowFilter::Late);
        assert_eq!((stays.order, stays.place(&none)), (Some(0), (None, 0)));
        assert_eq!(stays.stepped(&none, FollowStep::Next), stays);
        // From an order that does not pass, next and previous are its neighbours.
        let between = Follow { order: Some(30), filter: Some(FollowFilter::StockOnly), replication: 0 };
        assert_eq!(between.stepped(&all, FollowStep::Next).order, Some(40));
        assert_eq!(between.stepped(&all, FollowStep::Previous).order, Some(10));
    }
}
