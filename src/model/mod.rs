//! The model: a scenario that has been checked, with the bounds, units and defaults of every field.
//!
//! A scenario is read from JSON by one walk over the bounds table ([`Scenario::from_json`]): it either
//! comes out whole, or every complaint about it comes out at once. Nothing here simulates, and no
//! complaint is worded here: they are data, and the language tables put them into sentences.

mod after_delivery;
pub mod bounds;
mod complaint;
mod definitions;
mod demand;
mod disruption;
mod item_demand;
mod law;
mod law_change;
mod note;
mod order_cycle;
mod order_types;
mod production;
mod quality;
mod replenishment;
mod scenario;
pub mod schema;
mod service;
mod terms;
pub mod units;
mod walk;
mod work;

pub use after_delivery::{AfterDelivery, Warranty};
pub use bounds::{Bound, Unit};
pub use complaint::{Complaint, Problem};
pub use definitions::Definitions;
pub use demand::{Demand, Item, Popularity, Surge};
pub use disruption::{Disruption, DisruptionKind};
pub use item_demand::ItemDemand;
pub use law::{Count, Duration};
pub use law_change::{count_as, duration_as};
pub use order_cycle::OrderCycle;
pub use order_types::{Basket, CustomerClass, Replay, Replayed, Wanted};
pub use production::{Materials, Pace, Production, Rule, TimeLaw};
pub use quality::Quality;
pub use replenishment::{BaseStock, OrderUpTo, OwnLine, Policy, ReorderPoint, Replenishment, ServiceTarget};
pub use scenario::{SCHEMA_VERSION, Scenario};
pub use service::{Service, Shipping, Shortage};
pub use terms::{Money, OrderPromise, Promise, Run};
pub use units::Time;
