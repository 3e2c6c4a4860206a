//! The five ways in which an order fails, the combinations in which they come, and how 100 orders
//! are shared out among them.
//!
//! Not here: what it looks like (`why`), where the numbers come from.

use super::ink::Ink;
use crate::sorting::sort_by;

/// How many combinations there are, the empty one included.
pub const COMBINATIONS: usize = 32;

/// A way in which an order fails. The order is that of the columns and of the bits of a mask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// Delivered after the promise; bit 0.
    Late,
    /// Not everything in one delivery; bit 1.
    Incomplete,
    /// Damaged; bit 2.
    Damaged,
    /// Wrong items or a wrong place; bit 3.
    Wrong,
    /// Wrong documents; bit 4.
    Documents,
}

impl Cause {
    /// Every cause, in the order of their bits.
    pub const ALL: [Cause; 5] =
        [Cause::Late, Cause::Incomplete, Cause::Damaged, Cause::Wrong, Cause::Documents];

    /// The cause's bit in a mask: a combination is the sum of its causes' bits.
    pub fn bit(self) -> usize {
        1 << self as usize
    }

    /// Whether a combination holds the cause.
    pub fn is_in(self, mask: usize) -> bool {
        mask & self.bit() != 0
    }

    /// The ink of its marks.
    pub fn ink(self) -> Ink {
        match self {
            Cause::Late => Ink::Late,
            Cause::Incomplete => Ink::Incomplete,
            Cause::Damaged => Ink::Damaged,
            Cause::Wrong => Ink::Wrong,
            Cause::Documents => Ink::Documents,
        }
    }

    /// The causes of a combination.
    pub fn of(mask: usize) -> impl Iterator<Item = Cause> {
        Cause::ALL.into_iter().filter(move |cause| cause.is_in(mask))
    }
}

/// Orders that fail by each cause, alone or with others [of 100 orders], from those that fail by
/// each combination: the totals at the foot.
pub fn totals(combinations: &[f64; COMBINATIONS]) -> [f64; 5] {
    let fails = |mask: usize| if mask == 0 { 0.0 } else { amount(combinations[mask]) };
    Cause::ALL.map(|cause| (0..COMBINATIONS).filter(|mask| cause.is_in(*mask)).map(fails).sum())
}

/// The most frequent combinations, and the rest in one sum.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Ranked {
    /// Masks and orders of 100, the most frequent first; none without orders.
    pub shown: Vec<(usize, f64)>,
    /// Orders of 100 of all other combinations.
    pub rest: f64,
}

/// Ranks the combinations; of equals the simpler is first, then that with the earlier causes.
pub(super) fn ranked(combinations: &[f64; COMBINATIONS], most: usize) -> Ranked {
    let mut shown: Vec<(usize, f64)> = (1..COMBINATIONS)
        .map(|mask| (mask, amount(combinations[mask])))
        .filter(|(_, orders)| *orders > 0.0)
        .collect();
    sort_by(&mut shown, |(one, orders), (other, others)| {
        others.total_cmp(orders).then((one.count_ones(), one).cmp(&(other.count_ones(), other)))
    });
    let rest = shown.iter().skip(most).map(|(_, orders)| orders).sum();
    shown.truncate(most);
    Ranked { shown, rest }
}

/// A share of 100 orders; what is not a number, or negative, is none.
pub(super) fn amount(orders: f64) -> f64 {
    if orders.is_finite() { orders.clamp(0.0, 100.0) } else { 0.0 }
}

/// Shares `cells` out in proportion by the largest remainder, so that the parts sum to `cells`;
/// of equal remainders the earlier is served first. Without any share there is no cell.
pub(super) fn share_out(shares: &[f64], cells: usize) -> Vec<usize> {
    let sum: f64 = shares.iter().map(|share| amount(*share)).sum();
    if sum <= 0.0 {
        return vec![0; shares.len()];
    }
    // A hair more, so that 3 of 100 that are 2.9999… are three.
    let quota = |share: &f64| amount(*share) / sum * cells as f64 + 1e-9;
    let mut parts: Vec<usize> = shares.iter().map(|share| quota(share).floor() as usize).collect();
    let mut order: Vec<usize> = (0..shares.len()).filter(|at| amount(shares[*at]) > 0.0).collect();
    sort_by(&mut order, |one, other| quota(&shares[*other]).fract().total_cmp(&quota(&shares[*one]).fract()));
    let missing = cells.saturating_sub(parts.iter().sum());
    for at in order.into_iter().take(missing) {
        parts[at] += 1;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn combinations(of: &[(usize, f64)]) -> [f64; COMBINATIONS] {
        let mut all = [0.0; COMBINATIONS];
        for &(mask, orders) in of {
            all[mask] = orders;
        }
        all
    }

    #[test]
    fn the_most_frequent_are_first_and_the_rest_is_summed() {
        let all =
            combinations(&[(0, 84.0), (1, 3.7), (2, 1.9), (3, 6.6), (4, 1.9), (16, f64::NAN), (31, -2.0)]);
        let ranked = ranked(&all, 3);
        assert_eq!(ranked.shown, [(3, 6.6), (1, 3.7), (2, 1.9)]);
        assert!((ranked.rest - 1.9).abs() < 1e-12);
        // Of equals the simpler comes first.
        let equal = combinations(&[(3, 1.0), (8, 1.0), (4, 1.0)]);
        let masks: Vec<usize> = super::ranked(&equal, 6).shown.iter().map(|(mask, _)| *mask).collect();
        assert_eq!(masks, [4, 8, 3]);
    }

    #[test]
    fn an_order_counts_for_each_of_its_causes() {
        let all = combinations(&[(0, 50.0), (1, 3.7), (3, 6.6), (0b10010, 0.5), (8, f64::INFINITY)]);
        let sums = totals(&all);
        for (sum, expected) in sums.iter().zip([10.3, 7.1, 0.0, 0.0, 0.5]) {
            assert!((sum - expected).abs() < 1e-12, "{sums:?}");
        }
    }

    #[test]
    fn cells_go_to_the_largest_remainders() {
        assert_eq!(
            share_out(&[84.64, 6.61, 3.72, 1.93, 1.0, 0.8, 0.79, 0.51], 100),
            [85, 6, 4, 2, 1, 1, 1, 0]
        );
        assert_eq!(share_out(&[1.0, 1.0, 1.0], 100), [34, 33, 33]);
        assert_eq!(share_out(&[0.0, f64::NAN, -4.0], 100), [0, 0, 0]);
        assert_eq!(share_out(&[2.9, 0.1 + 0.2], 32), [29, 3]);
    }

    #[test]
    fn cells_always_sum_to_all() {
        let mut state = 5u64;
        for round in 0..2000 {
            let shares: Vec<f64> = (0..1 + round % 8)
                .map(|_| {
                    state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(99);
                    (state >> 40) as f64 / 1e5
                })
                .collect();
            let parts = share_out(&shares, 100);
            let any = shares.iter().any(|share| *share > 0.0);
            assert_eq!(parts.iter().sum::<usize>(), if any { 100 } else { 0 }, "{shares:?}");
            let whole: f64 = shares.iter().map(|share| amount(*share)).sum();
            for (part, share) in parts.iter().zip(&shares) {
                assert!((*part as f64 - amount(*share) / whole * 100.0).abs() < 1.0 + 1e-6, "{shares:?}");
            }
        }
    }
}
