//! What happens when the shelf is empty, and how orders leave the house.

use serde::Serialize;

use super::bounds;
use super::walk::Walk;

/// Shortages, shipping and delivery runs.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Service {
    /// Build to stock: what becomes of units that are not there.
    pub shortage: Shortage,
    /// Build to stock: whether an order waits until it is complete.
    pub shipping: Shipping,
    /// Vehicles leave every so many days, counted from the start of the window; 0 is at once [days].
    pub vehicle_interval: f64,
}

/// What becomes of units that are not there at the availability check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Shortage {
    /// The customer waits for them.
    BackOrder,
    /// The missing units are lost, the rest is delivered.
    LoseUnits,
    /// A line that is not all there is lost, the others are delivered.
    LoseLine,
    /// An order that is not all there is lost.
    LoseOrder,
}

/// How an order with back-ordered units leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Shipping {
    /// In one delivery, when everything is there.
    Complete,
    /// What is there first, the rest in a second delivery when it is there.
    Partial,
}

impl Service {
    pub(super) fn read(walk: &mut Walk<'_, '_>) -> Self {
        Self {
            shortage: match walk.choice("shortage", &["back_order", "lose_units", "lose_line", "lose_order"])
            {
                "lose_units" => Shortage::LoseUnits,
                "lose_line" => Shortage::LoseLine,
                "lose_order" => Shortage::LoseOrder,
                _ => Shortage::BackOrder,
            },
            shipping: match walk.choice("shipping", &["complete", "partial"]) {
                "partial" => Shipping::Partial,
                _ => Shipping::Complete,
            },
            vehicle_interval: walk.number(&bounds::VEHICLE_INTERVAL),
        }
    }
}
