//! What the ends and the stages of an order are called, and which row of its timeline a stage belongs to.

use crate::measure::{Fate, OrderOutcome};
use crate::sim::Stage;

use super::Texts;

/// How an order ended, within a sentence.
#[must_use]
pub fn verdict_name(texts: Texts, outcome: &OrderOutcome) -> &'static str {
    let words = texts.follow;
    match (outcome.fate, outcome.failures & 3, outcome.failures & !3) {
        (Fate::Lost, ..) => words.v_lost(),
        (Fate::Refused, ..) => words.v_refused(),
        (Fate::Cancelled, ..) => words.v_cancelled(),
        (Fate::Overdue, ..) => words.v_overdue(),
        (Fate::Undecided, ..) => words.v_undecided(),
        (_, 0, 0) => words.v_perfect(),
        (_, 0, _) => words.v_faulty(),
        (_, 1, 0) => words.v_late(),
        (_, 1, _) => words.v_late_faulty(),
        (_, 2, _) => words.v_incomplete(),
        _ => words.v_late_incomplete(),
    }
}

/// What a stage is called.
#[must_use]
pub fn stage_name(texts: Texts, stage: Stage) -> &'static str {
    let words = texts.follow;
    match stage {
        Stage::Preparation => words.s_preparation(),
        Stage::Transmittal => words.s_transmittal(),
        Stage::AccuracyCheck => words.s_accuracy(),
        Stage::OrderReturn => words.s_return(),
        Stage::AvailabilityCheck => words.s_availability(),
        Stage::Notice => words.s_notice(),
        Stage::CreditCheck => words.s_credit(),
        Stage::CreditHold => words.s_hold(),
        Stage::Recording => words.s_recording(),
        Stage::Documents => words.s_documents(),
        Stage::WaitForStock => words.r_stock(),
        Stage::WaitForMaterials => words.r_materials(),
        Stage::WaitForServer => words.r_server(),
        Stage::Collect => words.r_collect(),
        Stage::Production => words.s_production(),
        Stage::Scheduling => words.s_scheduling(),
        Stage::Packing => words.s_packing(),
        Stage::DeliveryDocuments => words.s_delivery_documents(),
        Stage::WaitForVehicle => words.r_vehicle(),
        Stage::Transport => words.r_transport(),
        Stage::Delay => words.s_delay(),
    }
}

/// The row of the timeline that a stage belongs to.
pub(super) fn row_of(stage: Stage) -> usize {
    match stage {
        Stage::Preparation | Stage::Transmittal => 0,
        Stage::AccuracyCheck
        | Stage::OrderReturn
        | Stage::AvailabilityCheck
        | Stage::Notice
        | Stage::CreditCheck
        | Stage::CreditHold
        | Stage::Recording
        | Stage::Documents => 1,
        Stage::WaitForStock | Stage::WaitForMaterials => 2,
        Stage::WaitForServer => 3,
        Stage::Collect | Stage::Production => 4,
        Stage::Scheduling | Stage::Packing | Stage::DeliveryDocuments => 5,
        Stage::WaitForVehicle => 6,
        Stage::Transport | Stage::Delay => 7,
    }
}
