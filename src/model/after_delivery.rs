//! After delivery: how faulty lines are corrected, and the warranty.
//!
//! Not here: how likely a line is faulty (`quality`), and what all this costs (`terms`).

use serde::Serialize;

use super::bounds;
use super::law::Duration;
use super::walk::Walk;

/// What happens after delivery. A scenario without it ends with delivery.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AfterDelivery {
    /// From delivery until the customer reports the faulty lines of an order.
    pub report: Duration,
    /// Share of faulty lines that are replaced; the others are credited.
    pub replacement_share: f64,
    /// From the report until a credit is paid.
    pub credit_time: Duration,
    /// The warranty, if there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub warranty: Option<Warranty>,
}

/// A warranty on lines that were delivered without a fault.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Warranty {
    /// How long it lasts from delivery [days].
    pub days: f64,
    /// Probability that a line fails within it.
    pub claim_rate: f64,
    /// How many technicians repair.
    pub technicians: u32,
    /// How long a repair takes a technician.
    pub repair: Duration,
    /// A claim that is not repaired so long after it was raised is refunded [days].
    pub refund_after_days: f64,
}

impl AfterDelivery {
    /// The group, where the file has it.
    pub(super) fn read_if_any(file: &mut Walk<'_, '_>) -> Option<Self> {
        let group = file.has("after_delivery").then(|| file.section("after_delivery", Self::read));
        file.skip("after_delivery");
        group
    }

    fn read(walk: &mut Walk<'_, '_>) -> Self {
        let report = walk.duration("report", Duration::Exponential { mean: 1.0 });
        let replacement_share = walk.number(&bounds::REPLACEMENT_SHARE);
        let credit_time = walk.duration("credit_time", Duration::Fixed { days: 3.0 });
        let warranty = walk.has("warranty").then(|| walk.section("warranty", Warranty::read));
        walk.skip("warranty");
        Self { report, replacement_share, credit_time, warranty }
    }
}

impl Warranty {
    fn read(walk: &mut Walk<'_, '_>) -> Self {
        Self {
            days: walk.number(&bounds::WARRANTY_DAYS),
            claim_rate: walk.number(&bounds::CLAIM_RATE),
            technicians: walk.whole_number(&bounds::TECHNICIANS) as u32,
            repair: walk.duration("repair", Duration::Exponential { mean: 1.0 }),
            refund_after_days: walk.number(&bounds::REFUND_AFTER_DAYS),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Problem, Scenario};
    use serde_json::{Value, json};

    fn read(group: Value) -> Result<Option<AfterDelivery>, Vec<(String, Problem)>> {
        match Scenario::from_json(&json!({ "after_delivery": group })) {
            Ok(scenario) => Ok(scenario.after_delivery),
            Err(complaints) => Err(complaints.into_iter().map(|c| (c.path, c.problem)).collect()),
        }
    }

    #[test]
    fn the_group_and_the_warranty_may_be_left_out() {
        assert_eq!(read(Value::Null), Ok(None));
        assert_eq!(Scenario::default().after_delivery, None);
        let usual = read(json!({})).unwrap().unwrap();
        assert_eq!((usual.replacement_share, usual.warranty), (0.8, None));
        let warranty = read(json!({"warranty": {"technicians": 3}})).unwrap().unwrap().warranty.unwrap();
        assert_eq!((warranty.technicians, warranty.days, warranty.refund_after_days), (3, 90.0, 14.0));
    }

    #[test]
    fn what_is_written_is_what_was_read() {
        let scenario =
            Scenario::from_json(&json!({"after_delivery": {"report": 2, "warranty": {}}})).unwrap();
        assert_eq!(Scenario::from_json(&scenario.to_json()), Ok(scenario));
    }

    #[test]
    fn complaints_name_field_and_limit() {
        let found = read(json!({"replacement_share": 2, "warranty": {"technicians": 0, "repairs": 1}}));
        let expected = [
            ("after_delivery.replacement_share", Problem::TooLarge { max: 1.0 }),
            ("after_delivery.warranty.technicians", Problem::TooSmall { min: 1.0 }),
            ("after_delivery.warranty.repairs", Problem::UnknownField),
        ];
        assert_eq!(found, Err(expected.map(|(path, problem)| (path.to_owned(), problem)).to_vec()));
    }
}
