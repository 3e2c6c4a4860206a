//! What joins theory's families to a prepared scenario: the policies that were set for its items.

use super::Prepared;
use crate::sim;
use crate::theory::family::{ItemPolicy, Refill};

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
