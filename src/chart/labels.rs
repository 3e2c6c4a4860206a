//! Labels that do not overlap: pushes them apart along one direction, as little as it takes.
//!
//! Not here: their text and how wide it is (`glyphs`).

use crate::sorting::sort_by;

/// A label that would like to stand somewhere.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Wish {
    /// Where its middle would like to be [px].
    pub centre: f64,
    /// How much room it takes [px].
    pub extent: f64,
}

/// A row of labels that touch each other and move as one.
struct Cluster {
    /// Positions, in `wishes`, of its labels in order.
    members: Vec<usize>,
    /// Where its beginning would like to be, summed over its labels [px].
    begins: f64,
    extent: f64,
}

impl Cluster {
    fn begin(&self, low: f64, high: f64) -> f64 {
        (self.begins / self.members.len() as f64).min(high - self.extent).max(low)
    }
}

/// Middles of the labels between `low` and `high` [px], none overlapping another. The first are
/// the most important; what finds no room is `None`.
pub(super) fn spread(wishes: &[Wish], low: f64, high: f64) -> Vec<Option<f64>> {
    let mut room = high - low;
    let mut kept: Vec<usize> = Vec::with_capacity(wishes.len());
    for (at, wish) in wishes.iter().enumerate() {
        if wish.centre.is_finite() && wish.extent <= room {
            room -= wish.extent;
            kept.push(at);
        }
    }
    sort_by(&mut kept, |one, other| wishes[*one].centre.total_cmp(&wishes[*other].centre));
    let mut clusters: Vec<Cluster> = Vec::with_capacity(kept.len());
    for at in kept {
        let Wish { centre, extent } = wishes[at];
        let mut new = Cluster { members: vec![at], begins: centre - extent / 2.0, extent };
        while let Some(before) =
            clusters.pop_if(|last| last.begin(low, high) + last.extent > new.begin(low, high))
        {
            new.begins += before.begins - before.extent * new.members.len() as f64;
            new.extent += before.extent;
            new.members.splice(0..0, before.members);
        }
        clusters.push(new);
    }
    let mut middles = vec![None; wishes.len()];
    for cluster in &clusters {
        let mut begin = cluster.begin(low, high);
        for &at in &cluster.members {
            middles[at] = Some(begin + wishes[at].extent / 2.0);
            begin += wishes[at].extent;
        }
    }
    middles
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wish(centre: f64) -> Wish {
        Wish { centre, extent: 17.0 }
    }

    #[test]
    fn labels_with_room_stay_where_they_are() {
        assert_eq!(spread(&[wish(20.0), wish(60.0)], 0.0, 100.0), [Some(20.0), Some(60.0)]);
    }

    #[test]
    fn close_labels_part_by_as_little_as_it_takes() {
        assert_eq!(spread(&[wish(50.0), wish(50.0)], 0.0, 100.0), [Some(41.5), Some(58.5)]);
        assert_eq!(spread(&[wish(99.0), wish(98.0)], 0.0, 100.0), [Some(91.5), Some(74.5)]);
        // Order is kept, and a third that comes into reach joins.
        assert_eq!(
            spread(&[wish(50.0), wish(51.0), wish(62.0)], 0.0, 100.0).map_or_none(),
            [37.33, 54.33, 71.33]
        );
    }

    #[test]
    fn the_least_important_give_way() {
        assert_eq!(
            spread(&[wish(5.0), wish(6.0), wish(f64::NAN), wish(7.0)], 0.0, 36.0),
            [Some(8.5), Some(25.5), None, None]
        );
    }

    #[test]
    fn no_two_ever_overlap() {
        let mut state = 1u32;
        let mut next = |below: u32| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            f64::from(state >> 8) % f64::from(below)
        };
        for _ in 0..500 {
            let wishes: Vec<Wish> =
                (0..next(8) as usize).map(|_| Wish { centre: next(200), extent: 5.0 + next(30) }).collect();
            let middles = spread(&wishes, 10.0, 150.0);
            let mut spans: Vec<(f64, f64)> = (wishes.iter().zip(&middles))
                .filter_map(|(wish, middle)| {
                    middle.map(|middle| (middle - wish.extent / 2.0, middle + wish.extent / 2.0))
                })
                .collect();
            spans.sort_by(|one, other| one.0.total_cmp(&other.0));
            assert!(spans.iter().all(|span| span.0 >= 10.0 - 1e-9 && span.1 <= 150.0 + 1e-9), "{wishes:?}");
            assert!(spans.windows(2).all(|pair| pair[0].1 <= pair[1].0 + 1e-9), "{wishes:?} {middles:?}");
        }
    }

    trait Rounded {
        fn map_or_none(self) -> Vec<f64>;
    }

    impl Rounded for Vec<Option<f64>> {
        fn map_or_none(self) -> Vec<f64> {
            self.into_iter().map(|middle| (middle.unwrap_or(f64::NAN) * 100.0).round() / 100.0).collect()
        }
    }
}
