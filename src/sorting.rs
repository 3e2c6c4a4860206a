//! One stable sort for lists of every kind. The standard library's is compiled anew for every type and every
//! order, 5 to 10 kB each; of this one, only what moves the entries is, and what compares them is called
//! through a pointer. That is slower for long lists of plain numbers, and nothing here sorts such lists often.

use std::cmp::Ordering;

/// Sorts a list; entries of which neither is less stay as they are.
pub fn sort_by<T>(list: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let order = order_of(list.len(), &|one, other| compare(&list[one], &list[other]));
    for place in 0..list.len() {
        // What belongs here may have been swapped away: its later places are found by the same rule.
        let mut from = order[place];
        while from < place {
            from = order[from];
        }
        list.swap(place, from);
    }
}

/// Sorts a list by the entries' own order.
pub fn sort<T: Ord>(list: &mut [T]) {
    sort_by(list, T::cmp);
}

/// Which entry comes first, which second, and so on.
fn order_of(length: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..length).collect();
    order.sort_by(|one, other| compare(*one, *other));
    order
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_list_is_sorted_as_the_standard_library_does(list in proptest::collection::vec(any::<u8>(), 0..200)) {
            // By the last digit only, with the place beside it: equal ones must stay in order.
            let mut ours: Vec<(u8, usize)> = list.into_iter().enumerate().map(|(at, value)| (value % 10, at)).collect();
            let mut theirs = ours.clone();
            ours.reverse();
            theirs.reverse();
            theirs.sort_by_key(|entry| entry.0);
            sort_by(&mut ours, |one, other| one.0.cmp(&other.0));
            prop_assert_eq!(&ours, &theirs);
            theirs.sort_unstable();
            sort(&mut ours);
            prop_assert_eq!(ours, theirs);
        }
    }
}
