//! Orders to which nothing happens but what a test is about: every step of the order cycle takes no time, no fault has a chance.
//! Made from the default scenario's fields, so that a new one is there by itself.

use perfect_order_lab::model::Scenario;
use serde_json::{Map, Value, json};

/// Every step of the order cycle, of no length.
pub fn no_time() -> Value {
    zeros("order_cycle")
}

/// Every fault, never.
pub fn no_faults() -> Value {
    zeros("quality")
}

fn zeros(group: &str) -> Value {
    let usual = Scenario::default().to_json();
    let fields = usual[group].as_object().expect("a group of fields");
    fields.keys().map(|name| (name.clone(), json!(0))).collect::<Map<_, _>>().into()
}
