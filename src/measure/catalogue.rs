//! Every measure: its name in the results, how it is shown, and how it follows from totals.
//!
//! The name of a measure is a contract: `lab run --format json`, exports and links use it.

use super::in_full::{Against, Basis, InFull, place};
use super::{Clock, PERCENTILES, Total, Totals};

/// How a measure is shown, and which interval it gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A share of cases counted one by one, from 0 to 1; `n` is the number of cases.
    Share(Total),
    /// A share that is no count of cases, from 0 to 1.
    Fraction,
    /// Days.
    Days,
    /// Units.
    Units,
    /// Orders.
    Orders,
    /// Money.
    Money,
    /// A plain number.
    Plain,
}

/// How a measure is worked out.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// From the totals of all replications.
    OfTotals(fn(&Totals) -> Option<f64>),
    /// A percentile of a clock, by index into [`PERCENTILES`].
    Percentile(Clock, usize),
}

/// One measure.
#[derive(Clone, Copy, Debug)]
pub struct Measure {
    /// Its name.
    pub id: &'static str,
    /// How it is shown.
    pub form: Form,
    /// How it is worked out.
    pub kind: Kind,
}

/// The measure of a name.
#[must_use]
pub fn measure(id: &str) -> Option<&'static Measure> {
    CATALOGUE.iter().find(|measure| measure.id == id)
}

const DAYS_A_YEAR: f64 = 364.0;

/// A share of cases counted one by one.
macro_rules! share {
    ($id:literal, $numerator:ident / $denominator:ident) => {
        Measure {
            id: $id,
            form: Form::Share(Total::$denominator),
            kind: Kind::OfTotals(|totals| totals.ratio(Total::$numerator, Total::$denominator)),
        }
    };
}

/// A ratio of totals.
macro_rules! ratio {
    ($id:literal, $form:ident, $numerator:ident / $denominator:ident) => {
        Measure {
            id: $id,
            form: Form::$form,
            kind: Kind::OfTotals(|totals| totals.ratio(Total::$numerator, Total::$denominator)),
        }
    };
}

/// Anything else that follows from totals.
macro_rules! derived {
    ($id:literal, $form:ident, $of:expr) => {
        Measure { id: $id, form: Form::$form, kind: Kind::OfTotals($of) }
    };
}

/// On time and in full under a definition; at the check, only where there is stock to check against.
macro_rules! in_full {
    ($id:literal, $basis:ident, $in_full:ident, $against:ident, $denominator:ident) => {
        Measure {
            id: $id,
            form: Form::Share(Total::$denominator),
            kind: Kind::OfTotals(|totals| {
                let there = InFull::$in_full == InFull::Delivered || totals.of(Total::ItemDays) > 0.0;
                let kept = totals.in_full(place(Basis::$basis, InFull::$in_full, Against::$against));
                let all = totals.of(Total::$denominator);
                (there && all > 0.0).then(|| kept / all)
            }),
        }
    };
}

/// A clock's mean, standard deviation, coefficient of variation and percentiles.
macro_rules! clock {
    ($clock:ident, $sum:ident, $squares:ident, $mean:literal, $sd:literal, $cv:literal, $p50:literal, $p90:literal, $p95:literal) => {
        [
            ratio!($mean, Days, $sum / Delivered),
            derived!($sd, Days, |totals| deviation(totals, Total::$sum, Total::$squares)),
            derived!($cv, Plain, |totals| {
                let mean = totals.ratio(Total::$sum, Total::Delivered).filter(|mean| *mean > 0.0)?;
                Some(deviation(totals, Total::$sum, Total::$squares)? / mean)
            }),
            Measure { id: $p50, form: Form::Days, kind: Kind::Percentile(Clock::$clock, 0) },
            Measure { id: $p90, form: Form::Days, kind: Kind::Percentile(Clock::$clock, 1) },
            Measure { id: $p95, form: Form::Days, kind: Kind::Percentile(Clock::$clock, 2) },
        ]
    };
}

/// Standard deviation over delivered orders, from a sum and a sum of squares.
fn deviation(totals: &Totals, sum: Total, squares: Total) -> Option<f64> {
    let mean = totals.ratio(sum, Total::Delivered)?;
    let square = totals.ratio(squares, Total::Delivered)?;
    Some((square - mean * mean).max(0.0).sqrt())
}

/// The five components of the perfect order, all over the same cohort.
fn components(totals: &Totals) -> Option<[f64; 5]> {
    let parts = [Total::OnTime, Total::Complete, Total::Right, Total::Undamaged, Total::DocumentsRight];
    let cohort = totals.of(Total::Cohort);
    (cohort > 0.0).then(|| parts.map(|part| totals.of(part) / cohort))
}

/// Some costs ÷ orders checked in the window.
fn cost_per_order(totals: &Totals, costs: &[Total]) -> Option<f64> {
    costs.iter().map(|cost| totals.ratio(*cost, Total::CheckedInWindow)).sum()
}

/// Build to stock only: `None` where there are no items to speak of.
fn with_stock(totals: &Totals, value: Option<f64>) -> Option<f64> {
    (totals.of(Total::ItemDays) > 0.0).then_some(value)?
}

const FULL: [Measure; 6] = clock!(
    Full,
    FullClock,
    FullClockSquared,
    "full_clock_mean",
    "full_clock_standard_deviation",
    "full_clock_cv",
    "full_clock_p50",
    "full_clock_p90",
    "full_clock_p95"
);
const CUSTOMER: [Measure; 6] = clock!(
    Customer,
    CustomerClock,
    CustomerClockSquared,
    "customer_clock_mean",
    "customer_clock_standard_deviation",
    "customer_clock_cv",
    "customer_clock_p50",
    "customer_clock_p90",
    "customer_clock_p95"
);
const FIRM: [Measure; 6] = clock!(
    Firm,
    FirmClock,
    FirmClockSquared,
    "firm_clock_mean",
    "firm_clock_standard_deviation",
    "firm_clock_cv",
    "firm_clock_p50",
    "firm_clock_p90",
    "firm_clock_p95"
);

/// Every measure, in the order in which results list them.
pub const CATALOGUE: &[Measure] = &[
    // The perfect order and its components: orders of the cohort ÷ cohort.
    share!("perfect_order_rate", Perfect / Cohort),
    share!("on_time_delivery_rate", OnTime / Cohort),
    share!("complete_rate", Complete / Cohort),
    share!("right_rate", Right / Cohort),
    share!("undamaged_rate", Undamaged / Cohort),
    share!("documents_right_rate", DocumentsRight / Cohort),
    share!("on_time_in_full_rate", OnTimeInFull / Cohort),
    derived!("perfect_order_product", Fraction, |totals| Some(components(totals)?.iter().product())),
    derived!("perfect_order_lower_bound", Fraction, |totals| {
        Some((components(totals)?.iter().sum::<f64>() - 4.0).max(0.0))
    }),
    derived!("perfect_order_upper_bound", Fraction, |totals| {
        Some(components(totals)?.iter().fold(1.0_f64, |least, part| least.min(*part)))
    }),
    // The definition switch: on time and in full ÷ cohort, in orders, lines or units; complete as delivered or
    // as met at the check; by the promise or the request, with the window of `measures`.
    in_full!("otif_order_delivered_promise", Order, Delivered, Promise, Cohort),
    in_full!("otif_order_delivered_request", Order, Delivered, Request, Cohort),
    in_full!("otif_order_at_check_promise", Order, AtCheck, Promise, Cohort),
    in_full!("otif_order_at_check_request", Order, AtCheck, Request, Cohort),
    in_full!("otif_line_delivered_promise", Line, Delivered, Promise, CohortLines),
    in_full!("otif_line_delivered_request", Line, Delivered, Request, CohortLines),
    in_full!("otif_line_at_check_promise", Line, AtCheck, Promise, CohortLines),
    in_full!("otif_line_at_check_request", Line, AtCheck, Request, CohortLines),
    in_full!("otif_unit_delivered_promise", Unit, Delivered, Promise, CohortUnits),
    in_full!("otif_unit_delivered_request", Unit, Delivered, Request, CohortUnits),
    in_full!("otif_unit_at_check_promise", Unit, AtCheck, Promise, CohortUnits),
    in_full!("otif_unit_at_check_request", Unit, AtCheck, Request, CohortUnits),
    // Rush orders on time ÷ rush orders of the cohort: flexibility.
    share!("rush_on_time_rate", RushOnTime / Rush),
    // Late, or past the promise when the run ended ÷ cohort.
    derived!("late_order_rate", Fraction, |totals| Some(1.0 - totals.ratio(Total::OnTime, Total::Cohort)?)),
    // Lost at the check, for want of stock or because the promise was refused ÷ cohort.
    share!("lost_order_rate", Lost / Cohort),
    // Build to order, where nothing is lost for want of stock: orders whose customer refused the promise as
    // too long ÷ cohort, which holds them too.
    Measure {
        id: "refused_rate",
        form: Form::Share(Total::Cohort),
        kind: Kind::OfTotals(|totals| {
            let made_to_order = totals.of(Total::Servers) > 0.0;
            made_to_order.then(|| totals.ratio(Total::Lost, Total::Cohort))?
        }),
    },
    // Late orders open at a time, and their value: time averages over the window.
    ratio!("late_orders_open_mean", Orders, LateOpen / WindowDays),
    ratio!("late_value_mean", Money, LateValue / WindowDays),
    // Sum of the promises, fixed or quoted, refused ones too ÷ cohort: the quoted response time.
    ratio!("promised_mean", Days, Promised / Cohort),
    // Days past the promise ÷ orders delivered, on time or not.
    ratio!("days_late_over_all_mean", Days, DaysLate / Delivered),
    // Days past the promise ÷ late orders that were delivered.
    ratio!("days_late_mean", Days, DaysLate / LateDelivered),
    share!("cancelled_rate", Cancelled / Placed),
    // Met at once from available stock at the check ÷ asked.
    share!("unit_fill_rate", UnitsMet / CheckedUnits),
    share!("line_fill_rate", LinesMet / CheckedLines),
    share!("order_fill_rate", OrdersMet / CheckedOrders),
    ratio!("value_fill_rate", Fraction, ValueMet / CheckedValue),
    // Held for its order within `measures.wait_within_days` of the check ÷ units, or orders, checked.
    share!("unit_wait_within_rate", UnitsWithinWait / CheckedUnits),
    share!("order_wait_within_rate", OrdersWithinWait / CheckedOrders),
    // Lost at the check ÷ units asked for.
    share!("lost_unit_rate", CheckedUnitsLost / CheckedUnits),
    // Back-orders ÷ orders checked; waits until everything is held ÷ back-orders served, or ÷ all orders.
    share!("back_order_rate", BackOrders / CheckedOrders),
    ratio!("back_order_duration_mean", Days, BackOrderWait / BackOrdersServed),
    ratio!("back_order_duration_over_all_mean", Days, BackOrderWait / CheckedOrders),
    // Back-orders open at a time, and the value owed: time averages over the window.
    derived!("back_orders_open_mean", Orders, |totals| {
        with_stock(totals, totals.ratio(Total::BackOrdersOpen, Total::WindowDays))
    }),
    derived!("back_order_value_mean", Money, |totals| {
        with_stock(totals, totals.ratio(Total::OwedValue, Total::WindowDays))
    }),
    // Lines with a wrong item, damaged or at the wrong place ÷ lines delivered.
    share!("line_return_rate", ReturnedLines / DeliveredLines),
    // Customers who heard of it by the promise ÷ late orders of the cohort, lost ones not among them.
    share!("told_in_time_rate", ToldInTime / Late),
    // Where corrections are followed: faulty lines replaced or credited ÷ faulty lines; of these, replaced; from
    // delivery until corrected.
    share!("correction_rate", CorrectedLines / FaultyLines),
    share!("replacement_rate", ReplacedLines / CorrectedLines),
    ratio!("correction_time_mean", Days, CorrectionTime / CorrectedLines),
    // Claims ÷ lines delivered without a fault, each with the share of its warranty that the run could follow.
    ratio!("warranty_claim_rate", Fraction, Claims / WarrantyFollowed),
    // From claim to repaired, of those repaired before they were refunded; claims refunded ÷ claims.
    ratio!("repair_time_mean", Days, RepairTime / Repaired),
    share!("refund_rate", Refunded / Claims),
    ratio!("repair_utilisation", Fraction, Repairing / Technicians),
    // Receipts with available − owed ≥ 0 just before ÷ receipts, pooled over items.
    share!("cycle_service_level", ReceiptsCovered / Receipts),
    derived!("stockout_frequency", Fraction, |totals| {
        Some(1.0 - totals.ratio(Total::ReceiptsCovered, Total::Receipts)?)
    }),
    // The same with > 0, and the share of cycles from receipt to receipt in which no unit was short.
    share!("cycle_service_level_strict", ReceiptsAbove / Receipts),
    share!("cycle_never_short_rate", CyclesNeverShort / Receipts),
    // Available just after a receipt ÷ receipts.
    ratio!("stock_after_receipt_mean", Units, StockAfterReceipt / Receipts),
    // Units asked for from the ordering of a replenishment to its receipt, over items and receipts.
    ratio!("lead_time_demand_mean", Units, LeadTimeDemand / Receipts),
    derived!("lead_time_demand_standard_deviation", Units, |totals| {
        let mean = totals.ratio(Total::LeadTimeDemand, Total::Receipts)?;
        let square = totals.ratio(Total::LeadTimeDemandSquared, Total::Receipts)?;
        Some((square - mean * mean).max(0.0).sqrt())
    }),
    derived!("stockouts_per_item_year", Plain, |totals| {
        Some(totals.ratio(Total::Stockouts, Total::ItemDays)? * DAYS_A_YEAR)
    }),
    // Time with available stock above zero ÷ time, weighted by demand over items.
    derived!("ready_rate", Fraction, |totals| {
        with_stock(totals, totals.ratio(Total::ReadyDays, Total::WindowDays))
    }),
    // Spells without available stock that ended: mean length, and mean length as met at a random moment.
    ratio!("stockout_spell_mean", Days, SpellDays / StockoutSpells),
    ratio!("stockout_spell_met_mean", Days, SpellDaysSquared / SpellDays),
    // Time in which nothing is owed ÷ time, weighted by demand over items.
    derived!("no_back_orders_rate", Fraction, |totals| {
        with_stock(totals, totals.ratio(Total::UnowedDays, Total::WindowDays))
    }),
    // At ends of days: means over days, and the share of items of which nothing is owed.
    ratio!("stock_at_day_end_mean", Units, StockAtDayEnd / DayEnds),
    ratio!("units_owed_at_day_end_mean", Units, OwedAtDayEnd / DayEnds),
    ratio!("no_back_orders_at_day_end_rate", Fraction, UnowedDayEnds / DayEnds),
    // Item-days without available stock ÷ item-days, every item alike.
    ratio!("out_of_stock_time", Fraction, OutDays / ItemDays),
    FULL[0],
    FULL[1],
    FULL[2],
    FULL[3],
    FULL[4],
    FULL[5],
    CUSTOMER[0],
    CUSTOMER[1],
    CUSTOMER[2],
    CUSTOMER[3],
    CUSTOMER[4],
    CUSTOMER[5],
    FIRM[0],
    FIRM[1],
    FIRM[2],
    FIRM[3],
    FIRM[4],
    FIRM[5],
    // Time averages over the window.
    ratio!("physical_stock_mean", Units, PhysicalStock / WindowDays),
    ratio!("available_stock_mean", Units, AvailableStock / WindowDays),
    ratio!("committed_stock_mean", Units, CommittedStock / WindowDays),
    ratio!("on_order_mean", Units, OnOrder / WindowDays),
    ratio!("units_owed_mean", Units, Owed / WindowDays),
    ratio!("work_in_process_mean", Units, WorkInProcess / WindowDays),
    ratio!("inventory_value_mean", Money, InventoryValue / WindowDays),
    // Cost of what left in a year of 364 days ÷ mean inventory value, and its inverse in days.
    derived!("inventory_turns", Plain, |totals| {
        Some(totals.ratio(Total::DepartedCost, Total::InventoryValue)? * DAYS_A_YEAR)
    }),
    ratio!("days_of_supply", Days, InventoryValue / DepartedCost),
    // Unit-days owed ÷ units asked for: the mean wait of a unit, zeros included (Little).
    ratio!("unit_wait_mean", Days, Owed / CheckedUnits),
    derived!("replenishments_per_day", Plain, |totals| {
        with_stock(totals, totals.ratio(Total::Replenishments, Total::WindowDays))
    }),
    // Build to order: servers and their queue.
    ratio!("utilisation", Fraction, Busy / Servers),
    derived!("queue_length_mean", Orders, |totals| {
        let there = totals.of(Total::Servers) > 0.0;
        there.then(|| totals.ratio(Total::Waiting, Total::WindowDays))?
    }),
    ratio!("queue_time_mean", Days, QueueTime / Made),
    share!("queued_rate", Queued / Made),
    // Waiting or in production: a time average over the window.
    derived!("orders_in_production_mean", Orders, |totals| {
        let there = totals.of(Total::Servers) > 0.0;
        let inside = totals.of(Total::Waiting) + totals.of(Total::Busy);
        there.then(|| inside / totals.of(Total::WindowDays))
    }),
    // The firm's own line that makes for stock.
    ratio!("own_line_utilisation", Fraction, LineBusy / LineServers),
    derived!("own_line_queue_length_mean", Plain, |totals| {
        let there = totals.of(Total::LineServers) > 0.0;
        there.then(|| totals.ratio(Total::LotsWaiting, Total::WindowDays))?
    }),
    ratio!("production_time_mean", Days, ProductionTime / Made),
    // Made by the promise less the delivery allowance ÷ orders made.
    share!("on_time_completion_rate", MadeOnTime / Made),
    // Money of the window ÷ orders checked in it, or a year of 364 days.
    derived!("cost_per_order", Money, |totals| cost_per_order(totals, Total::ALL_COSTS)),
    derived!("cost_per_order_without_penalties", Money, |totals| {
        cost_per_order(totals, Total::COSTS_WITHOUT_PENALTIES)
    }),
    ratio!("holding_cost_per_order", Money, HoldingCost / CheckedInWindow),
    ratio!("replenishment_cost_per_order", Money, ReplenishmentCost / CheckedInWindow),
    ratio!("handling_cost_per_order", Money, HandlingCost / CheckedInWindow),
    ratio!("capacity_cost_per_order", Money, CapacityCost / CheckedInWindow),
    ratio!("back_order_cost_per_order", Money, BackOrderCost / CheckedInWindow),
    ratio!("late_cost_per_order", Money, LateCost / CheckedInWindow),
    ratio!("lost_sale_cost_per_order", Money, LostSaleCost / CheckedInWindow),
    ratio!("correction_cost_per_order", Money, CorrectionCost / CheckedInWindow),
    ratio!("return_cost_per_order", Money, ReturnCost / CheckedInWindow),
    ratio!("repair_cost_per_order", Money, RepairCost / CheckedInWindow),
    ratio!("refund_cost_per_order", Money, RefundCost / CheckedInWindow),
    ratio!("revenue_per_order", Money, Revenue / CheckedInWindow),
    derived!("margin_per_order", Money, |totals| {
        let goods = totals.ratio(Total::GoodsCost, Total::CheckedInWindow)?;
        let revenue = totals.ratio(Total::Revenue, Total::CheckedInWindow)?;
        Some(revenue - goods - cost_per_order(totals, Total::ALL_COSTS)?)
    }),
];

const _: () = assert!(PERCENTILES.len() == 3, "the catalogue names three percentiles a clock");

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::Groups;

    fn value(id: &str, counts: &[(Total, f64)]) -> Option<f64> {
        let mut totals = Totals::zero(Groups::default());
        for (total, count) in counts {
            totals.add(*total, *count);
        }
        match measure(id).unwrap().kind {
            Kind::OfTotals(of) => of(&totals),
            Kind::Percentile(..) => None,
        }
    }

    #[test]
    fn names_are_distinct() {
        let mut ids: Vec<&str> = CATALOGUE.iter().map(|measure| measure.id).collect();
        ids.sort_unstable();
        let count = ids.len();
        ids.dedup();
        assert_eq!(ids.len(), count);
    }

    #[test]
    fn nothing_to_count_is_undefined() {
        for measure in CATALOGUE {
            if let Kind::OfTotals(of) = measure.kind {
                assert_eq!(of(&Totals::zero(Groups::default())), None, "{}", measure.id);
            }
        }
    }

    /// 90 %, 80 % and 70 % give a product of 50.4 % and bounds of 40 % and 70 %.
    #[test]
    fn product_and_bounds_of_the_perfect_order() {
        use Total::*;
        let counts = [
            (Cohort, 100.0),
            (OnTime, 90.0),
            (Complete, 80.0),
            (Right, 70.0),
            (Undamaged, 100.0),
            (DocumentsRight, 100.0),
        ];
        let close = |id, expected: f64| {
            let found = value(id, &counts).unwrap();
            assert!((found - expected).abs() < 1e-12, "{id}: {found}");
        };
        close("perfect_order_product", 0.504);
        close("perfect_order_lower_bound", 0.4);
        close("perfect_order_upper_bound", 0.7);
    }

    #[test]
    fn spread_of_a_clock() {
        use Total::*;
        let counts = [(Delivered, 2.0), (CustomerClock, 4.0), (CustomerClockSquared, 10.0)];
        assert_eq!(value("customer_clock_mean", &counts), Some(2.0));
        assert_eq!(value("customer_clock_standard_deviation", &counts), Some(1.0));
        assert_eq!(value("customer_clock_cv", &counts), Some(0.5));
    }
}
