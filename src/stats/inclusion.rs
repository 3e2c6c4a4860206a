//! Successive sampling: the probability that an order contains an item, and the weights that give
//! wanted probabilities.
//!
//! An order of k lines draws k *distinct* items one after another, each time by weight among those
//! left. That bends the shares: a popular item can occur only once in an order. Seen another way:
//! item i rings a clock at T_i ~ Exp(w_i), and the order takes the k that ring first. So
//!
//! P(i in order) = ∫ w_i e^(−w_i t) · P(fewer than k of the others have rung by t) dt,
//!
//! exactly. The number of others that have rung is Poisson-binomial. For up to [`EXACT_ITEMS`] items
//! the integral is computed so; for more, by Rosén's limit: by the time t_k at which k items are
//! *expected* to have rung, Σ (1 − e^(−w_i t_k)) = k, and π_i ≈ 1 − e^(−w_i t_k).
//!
//! Source: B. Rosén, "Asymptotic theory for successive sampling with varying probabilities without
//! replacement", Annals of Mathematical Statistics 43 (1972); the clocks are Efraimidis and
//! Spirakis's keys. Not here: drawing an order (`sim`), counting items (`data`).
//!
//! Exponentials come from `libm`, sums run in a fixed order: the same bits on every platform.

use crate::sorting::sort_by;

/// Up to this many items the probabilities are exact (to quadrature, about 1e-12).
pub const EXACT_ITEMS: usize = 64;

/// No item is asked for in more than this share of orders: certainty would need an infinite weight.
pub const MAX_SHARE: f64 = 1.0 - 1e-6;

/// Step of the trapezium rule in ln t.
const STEP: f64 = 0.1;

/// The probability that an order contains each item [probability].
///
/// `weights` need no particular sum; an item with a weight of 0 (or less, or not finite) is never
/// drawn. `sizes` are pairs of lines per order and their probability (or any weight ≥ 0); a size
/// above the number of items is an order of all of them.
///
/// Error: about 1e-12 for up to [`EXACT_ITEMS`] items, and for equal weights; beyond, the limit
/// theorem's, of order 1/n.
///
/// ```
/// use perfect_order_engine::stats::inclusion::inclusion_probabilities;
/// // Two lines of three items, weights 1 : 1 : 2. By hand: 1/2 + 2 · (1/4) · (2/3) = 5/6.
/// let pi = inclusion_probabilities(&[1.0, 1.0, 2.0], &[(2, 1.0)]);
/// assert!((pi[2] - 5.0 / 6.0).abs() < 1e-12);
/// assert!((pi.iter().sum::<f64>() - 2.0).abs() < 1e-12);
/// ```
#[must_use]
pub fn inclusion_probabilities(weights: &[f64], sizes: &[(usize, f64)]) -> Vec<f64> {
    // Below this, what is divided by a weight may be infinite.
    const FAINT: f64 = 1e-100;
    let mut groups = Groups::of(weights);
    if groups.weights.last().is_some_and(|largest| *largest < FAINT) {
        groups.normalise();
    }
    let beyond = Sizes::of(sizes, groups.items);
    let by_group: Vec<f64> = group_probabilities(&groups, &beyond).iter().map(|found| found.share).collect();
    groups.spread(&by_group, weights.len())
}

/// The weights (sum 1) under which each item is contained in the wanted share of orders: the
/// inverse of [`inclusion_probabilities`], by fixed point.
///
/// `observed` are shares of orders in [0, 1] [probability]; their sum has to be the mean of
/// `sizes`, as it is when both are counted on the same orders. Shares above [`MAX_SHARE`] are taken
/// as that. An item never observed gets the weight 0.
///
/// Each step is Newton's for one item at a time, on y = −ln(1 − π) over ln w, where one size at a
/// fixed t_k would be met exactly: y = w t_k. Where the wanted shares do not add up to the mean of
/// `sizes` there is no answer; after 200 steps the last weights stand.
///
/// ```
/// use perfect_order_engine::stats::inclusion::weights_for;
/// let weights = weights_for(&[7.0 / 12.0, 7.0 / 12.0, 5.0 / 6.0], &[(2, 1.0)]);
/// assert!((weights[2] - 0.5).abs() < 1e-8);
/// ```
#[must_use]
pub fn weights_for(observed: &[f64], sizes: &[(usize, f64)]) -> Vec<f64> {
    let wanted: Vec<f64> = observed.iter().map(|share| share.clamp(0.0, MAX_SHARE)).collect();
    let mut groups = Groups::of(&wanted);
    let beyond = Sizes::of(sizes, groups.items);
    let targets = std::mem::take(&mut groups.weights);
    groups.weights = targets.iter().map(|&share| -libm::log1p(-share)).collect();
    groups.normalise();
    for _ in 0..200 {
        let reached = group_probabilities(&groups, &beyond);
        let mut worst = 0.0_f64;
        for ((weight, &target), &found) in groups.weights.iter_mut().zip(&targets).zip(&reached) {
            worst = worst.max((found.share - target).abs() / target);
            *weight *= step(target, found);
        }
        groups.normalise();
        if worst < 1e-11 {
            break;
        }
    }
    groups.spread(&groups.weights, observed.len())
}

/// The factor that brings a weight to the wanted share.
fn step(target: f64, found: Inclusion) -> f64 {
    let share = found.share.clamp(f64::MIN_POSITIVE, 1.0 - 1e-15);
    let (wanted, reached) = (-libm::log1p(-target), -libm::log1p(-share));
    // d ln y / d ln w: 1 for one size, less where large orders hold nearly every item.
    let elasticity = (found.slope / (reached * (1.0 - share))).clamp(0.01, 1.0);
    // Of two items that are nearly everything, each step counts twice (what one gains the other
    // loses); the damping keeps that from swinging.
    let stride = 0.7 * libm::log(wanted / reached) / elasticity;
    libm::exp(stride.clamp(-1.0, 1.0))
}

/// A probability, and how it answers to its own weight.
#[derive(Debug, Clone, Copy, Default)]
struct Inclusion {
    /// π [probability].
    share: f64,
    /// dπ / d ln w, the others' clocks held.
    slope: f64,
}

/// Items of equal weight are alike: one group each, in ascending order of weight.
struct Groups {
    weights: Vec<f64>,
    counts: Vec<usize>,
    /// The group of each item; `None` for an item that is never drawn.
    of_item: Vec<Option<usize>>,
    /// Items with a weight above 0.
    items: usize,
}

impl Groups {
    fn of(weights: &[f64]) -> Self {
        let drawn = |weight: &f64| weight.is_finite() && *weight > 0.0;
        let mut order: Vec<usize> = (0..weights.len()).filter(|&i| drawn(&weights[i])).collect();
        sort_by(&mut order, |&a, &b| weights[a].total_cmp(&weights[b]));
        let mut groups = Self {
            weights: Vec::new(),
            counts: Vec::new(),
            of_item: vec![None; weights.len()],
            items: order.len(),
        };
        for item in order {
            if groups.weights.last() != Some(&weights[item]) {
                groups.weights.push(weights[item]);
                groups.counts.push(0);
            }
            let group = groups.counts.len() - 1;
            groups.counts[group] += 1;
            groups.of_item[item] = Some(group);
        }
        groups
    }

    fn normalise(&mut self) {
        let total: f64 = self.weights.iter().zip(&self.counts).map(|(w, &n)| w * n as f64).sum();
        if total > 0.0 {
            self.weights.iter_mut().for_each(|weight| *weight /= total);
        }
    }

    fn spread(&self, by_group: &[f64], items: usize) -> Vec<f64> {
        (0..items).map(|item| self.of_item[item].map_or(0.0, |group| by_group[group])).collect()
    }
}

/// Lines per order, normalised, cut at the number of items.
struct Sizes {
    /// (lines, probability), ascending; no size of 0 or probability of 0.
    points: Vec<(usize, f64)>,
    mean: f64,
}

impl Sizes {
    fn of(sizes: &[(usize, f64)], items: usize) -> Self {
        let total: f64 = sizes.iter().map(|&(_, p)| p.max(0.0)).sum();
        let mut points: Vec<(usize, f64)> = sizes
            .iter()
            .filter(|&&(size, p)| size > 0 && p > 0.0)
            .map(|&(size, p)| (size.min(items), p / total))
            .collect();
        sort_by(&mut points, |one, other| one.0.cmp(&other.0));
        let mean = points.iter().map(|&(size, p)| size as f64 * p).sum();
        Self { points, mean }
    }

    /// P(size > m) for m = 0 … items − 1.
    fn above(&self, items: usize) -> Vec<f64> {
        (0..items).map(|m| self.points.iter().filter(|&&(size, _)| size > m).map(|&(_, p)| p).sum()).collect()
    }
}

fn group_probabilities(groups: &Groups, sizes: &Sizes) -> Vec<Inclusion> {
    match groups.weights.len() {
        0 => Vec::new(),
        1 => vec![Inclusion { share: sizes.mean / groups.items as f64, slope: 1.0 }],
        _ if groups.items <= EXACT_ITEMS => exact(groups, sizes),
        _ => limit(groups, sizes),
    }
}

/// The integral over ln t by the trapezium rule, which converges exponentially for an integrand
/// that is analytic and dies out at both ends.
fn exact(groups: &Groups, sizes: &Sizes) -> Vec<Inclusion> {
    let above = sizes.above(groups.items);
    let (smallest, largest) = (groups.weights[0], groups.weights[groups.weights.len() - 1]);
    // Below the first bound no clock has rung, above the last every one has, both but for 1e-18.
    let from = libm::floor(libm::log(1e-18 / largest) / STEP);
    // Finite, whatever the weight: an item so faint beside the others that its bound is beyond all numbers is never drawn.
    let to = libm::ceil(libm::log((45.0 / smallest).min(f64::MAX)) / STEP);
    let nodes = (to - from) as usize;
    let mut sums = vec![Inclusion::default(); groups.weights.len()];
    let mut rung = vec![0.0; groups.items + 1];
    let mut others = vec![0.0; groups.items];
    for node in 0..=nodes {
        let t = libm::exp((from + node as f64) * STEP);
        poisson_binomial(groups, t, &mut rung);
        for (sum, &weight) in sums.iter_mut().zip(&groups.weights) {
            let silent = libm::exp(-weight * t);
            if silent == 0.0 {
                continue;
            }
            take_one_out(&rung, -libm::expm1(-weight * t), silent, &mut others);
            let few: f64 = others.iter().zip(&above).map(|(p, q)| p * q).sum();
            let part = STEP * weight * t * silent * few;
            sum.share += part;
            sum.slope += part * (1.0 - weight * t);
        }
    }
    sums.iter_mut().for_each(|sum| sum.share = sum.share.min(1.0));
    sums
}

/// The law of the number of items that have rung by t.
fn poisson_binomial(groups: &Groups, t: f64, law: &mut [f64]) {
    law.fill(0.0);
    law[0] = 1.0;
    let mut items = 0;
    for (&weight, &count) in groups.weights.iter().zip(&groups.counts) {
        let (rung, silent) = (-libm::expm1(-weight * t), libm::exp(-weight * t));
        for _ in 0..count {
            items += 1;
            for m in (1..=items).rev() {
                law[m] = law[m] * silent + law[m - 1] * rung;
            }
            law[0] *= silent;
        }
    }
}

/// Takes one item (rung with probability `rung`) out of the law, from the end at which the division
/// does not blow up rounding errors.
fn take_one_out(law: &[f64], rung: f64, silent: f64, others: &mut [f64]) {
    let last = others.len();
    if rung <= 0.5 {
        let mut below = 0.0;
        for m in 0..last {
            below = (law[m] - rung * below) / silent;
            others[m] = below;
        }
    } else {
        let mut beyond = 0.0;
        for m in (0..last).rev() {
            beyond = (law[m + 1] - silent * beyond) / rung;
            others[m] = beyond;
        }
    }
}

/// Rosén's limit, size by size.
fn limit(groups: &Groups, sizes: &Sizes) -> Vec<Inclusion> {
    let mut sums = vec![Inclusion::default(); groups.weights.len()];
    let mut t = 0.0;
    for &(size, p) in &sizes.points {
        if size >= groups.items {
            sums.iter_mut().for_each(|sum| sum.share += p);
            continue;
        }
        t = time_until(groups, size as f64, t);
        for (sum, &weight) in sums.iter_mut().zip(&groups.weights) {
            let gone = libm::expm1(-weight * t);
            sum.share -= p * gone;
            sum.slope += p * weight * t * (1.0 + gone);
        }
    }
    sums
}

/// The t at which `size` items are expected to have rung. Newton from the left: the expectation is
/// increasing and concave, so that no step goes too far.
fn time_until(groups: &Groups, size: f64, from: f64) -> f64 {
    let mut t = from;
    for _ in 0..200 {
        let (mut rung, mut slope) = (0.0, 0.0);
        for (&weight, &count) in groups.weights.iter().zip(&groups.counts) {
            let gone = libm::expm1(-weight * t);
            rung -= count as f64 * gone;
            slope += count as f64 * weight * (1.0 + gone);
        }
        let step = (size - rung) / slope;
        if !step.is_finite() || step <= t * 1e-15 {
            break;
        }
        t += step;
    }
    t
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Weights near the smallest number there is are weights like any other, and beside a heavy one nothing at all.
    #[test]
    fn faint_weights_have_an_answer() {
        let faint = inclusion_probabilities(&[3e-310, 1e-310], &[(1, 1.0)]);
        assert!((faint[0] - 0.75).abs() < 1e-9 && (faint[1] - 0.25).abs() < 1e-9, "{faint:?}");
        let beside = inclusion_probabilities(&[1e12, 5e-324, 1e12], &[(1, 1.0)]);
        assert!((beside[0] - 0.5).abs() < 1e-9 && (beside[2] - 0.5).abs() < 1e-9, "{beside:?}");
        assert!((0.0..1e-9).contains(&beside[1]), "{beside:?}");
    }

    /// Every ordered draw, with its probability.
    fn by_enumeration(weights: &[f64], sizes: &[(usize, f64)]) -> Vec<f64> {
        fn go(weights: &[f64], taken: &mut Vec<usize>, p: f64, left: usize, sums: &mut [f64], q: f64) {
            if left == 0 {
                taken.iter().for_each(|&item| sums[item] += p * q);
                return;
            }
            let total: f64 = (0..weights.len()).filter(|i| !taken.contains(i)).map(|i| weights[i]).sum();
            for item in 0..weights.len() {
                if !taken.contains(&item) {
                    taken.push(item);
                    go(weights, taken, p * weights[item] / total, left - 1, sums, q);
                    taken.pop();
                }
            }
        }
        let mut sums = vec![0.0; weights.len()];
        for &(size, q) in sizes {
            go(weights, &mut Vec::new(), 1.0, size, &mut sums, q);
        }
        sums
    }

    fn worst(a: &[f64], b: &[f64]) -> f64 {
        a.iter().zip(b).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max)
    }

    #[test]
    fn exact_agrees_with_enumeration() {
        for weights in [
            vec![1.0, 2.0],
            vec![1.0, 1.0, 1.0, 5.0],
            vec![0.01, 1.0, 100.0, 1e4, 1.0],
            vec![1e-6, 0.3, 0.2, 0.15, 0.25, 0.1],
        ] {
            let n = weights.len();
            for size in 1..=n {
                let sizes = [(size, 1.0)];
                let found = inclusion_probabilities(&weights, &sizes);
                let wanted = by_enumeration(&weights, &sizes);
                assert!(worst(&found, &wanted) < 1e-11, "{weights:?} {size} {found:?} {wanted:?}");
            }
            let mixed = [(1, 0.5), (2, 0.3), (n, 0.2)];
            let found = inclusion_probabilities(&weights, &mixed);
            assert!(worst(&found, &by_enumeration(&weights, &mixed)) < 1e-11);
        }
    }

    #[test]
    fn equal_weights_have_a_closed_form() {
        let pi = inclusion_probabilities(&[2.0; 40], &[(3, 1.0), (5, 3.0)]);
        assert!(pi.iter().all(|p| (p - 4.5 / 40.0).abs() < 1e-15));
        let pi = inclusion_probabilities(&[2.0, 0.0, 2.0], &[(9, 1.0)]);
        assert_eq!(pi, [1.0, 0.0, 1.0]);
        assert_eq!(inclusion_probabilities(&[], &[(2, 1.0)]), Vec::<f64>::new());
        assert_eq!(inclusion_probabilities(&[1.0, 2.0], &[]), [0.0, 0.0]);
    }

    /// Sixty-four bits of a linear congruential generator (Knuth's MMIX), the upper 53 as a uniform.
    fn uniform(state: &mut u64) -> f64 {
        *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((*state >> 11) as f64 + 0.5) / (1_u64 << 53) as f64
    }

    /// Tolerance: five standard errors of a proportion over 40,000 orders (normal approximation,
    /// α = 6e-7 an item), plus 1/n for the limit beyond 64 items. The seed is fixed.
    #[test]
    fn both_ways_agree_with_drawn_orders() {
        for (n, slack) in [(30_usize, 0.0), (200, 1.0 / 200.0)] {
            let weights: Vec<f64> = (1..=n).map(|rank| 1.0 / rank as f64).collect();
            let sizes = [(1, 0.4), (4, 0.4), (12, 0.2)];
            let found = inclusion_probabilities(&weights, &sizes);
            assert!((found.iter().sum::<f64>() - 4.4).abs() < 1e-9);
            let (orders, mut state) = (40_000, 20_101_201);
            let mut hits = vec![0_u32; n];
            for _ in 0..orders {
                let u = uniform(&mut state);
                let size = if u < 0.4 {
                    1
                } else if u < 0.8 {
                    4
                } else {
                    12
                };
                let mut left = weights.clone();
                for _ in 0..size {
                    let mut at = uniform(&mut state) * left.iter().sum::<f64>();
                    let drawn = left
                        .iter()
                        .position(|w| {
                            at -= w;
                            at < 0.0
                        })
                        .unwrap_or(0);
                    left[drawn] = 0.0;
                    hits[drawn] += 1;
                }
            }
            for (item, &p) in found.iter().enumerate() {
                let share = f64::from(hits[item]) / f64::from(orders);
                let tolerance = 5.0 * libm::sqrt(p * (1.0 - p) / f64::from(orders)) + slack;
                assert!((share - p).abs() < tolerance, "{n} items, item {item}: {share} {p}");
            }
        }
    }

    #[test]
    fn the_fit_inverts_the_probabilities() {
        for n in [2_usize, 5, 40, 300, 1500] {
            let raw: Vec<f64> = (1..=n).map(|rank| 1.0 / libm::pow(rank as f64, 1.2)).collect();
            let total: f64 = raw.iter().sum();
            let weights: Vec<f64> = raw.iter().map(|w| w / total).collect();
            let sizes = [(1, 0.5), (2, 0.3), (n / 2, 0.2)];
            let observed = inclusion_probabilities(&weights, &sizes);
            let fitted = weights_for(&observed, &sizes);
            for (item, (a, b)) in fitted.iter().zip(&weights).enumerate() {
                assert!((a - b).abs() < 1e-8 * b, "{n} items, item {item}: {a} {b}");
            }
        }
    }

    #[test]
    fn an_item_on_every_order_and_one_on_none() {
        let observed = [1.0, 0.5, 0.5, 0.0];
        let weights = weights_for(&observed, &[(2, 1.0)]);
        assert_eq!(weights[3], 0.0);
        let reached = inclusion_probabilities(&weights, &[(2, 1.0)]);
        assert!(worst(&reached, &observed) < 1e-4, "{reached:?}");
    }
}
