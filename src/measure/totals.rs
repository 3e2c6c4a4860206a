//! The totals that one replication leaves behind: plain sums, so that measures over many replications are
//! ratios of totals.

use serde::{Deserialize, Serialize};

use super::groups::{Group, Groups, ITEM_TOTALS, ItemTotal, ORDER_TOTALS, OrderTotal};
use super::in_full::DEFINITIONS;

/// Names the totals, and counts them.
macro_rules! totals {
    ($($(#[doc = $doc:literal])* $name:ident,)*) => {
        /// What a total counts. All refer to the measured window; "orders" are those placed in it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(usize)]
        pub enum Total { $($(#[doc = $doc])* $name,)* }

        impl Total {
            /// Every total, in order.
            pub const ALL: &[Self] = &[$(Self::$name),*];
        }
    };
}

totals! {
    /// Orders placed.
    Placed,
    /// Of these, cancelled at the credit check.
    Cancelled,
    /// Of these, neither closed nor late when the run ended: their outcome is not known.
    Undecided,
    /// Of these, still open when the run ended.
    StillOpen,
    /// The cohort: orders placed, less cancelled, less undecided.
    Cohort,
    /// Of the cohort: delivered on or before the promise.
    OnTime,
    /// Of the cohort: every unit ordered arrived, in one delivery.
    Complete,
    /// Of the cohort: right items at the right place.
    Right,
    /// Of the cohort: nothing damaged.
    Undamaged,
    /// Of the cohort: documents right.
    DocumentsRight,
    /// Of the cohort: on time and complete.
    OnTimeInFull,
    /// Of the cohort: on time, complete, right, undamaged, documents right.
    Perfect,
    /// Lines of the cohort.
    CohortLines,
    /// Units of the cohort.
    CohortUnits,
    /// Days late of late orders that were delivered [order-days].
    DaysLate,
    /// Late orders that were delivered.
    LateDelivered,
    /// Orders whose availability was checked against stock.
    CheckedOrders,
    /// Of these, met at once as a whole.
    OrdersMet,
    /// Lines asked for at the check.
    CheckedLines,
    /// Of these, met at once as a whole.
    LinesMet,
    /// Units asked for at the check.
    CheckedUnits,
    /// Of these, met at once.
    UnitsMet,
    /// Of these, held for their order within the wait that is asked about.
    UnitsWithinWait,
    /// Of these, lost at the check.
    CheckedUnitsLost,
    /// Orders checked, all of which was held for them within the wait that is asked about.
    OrdersWithinWait,
    /// Value asked for at the check [money].
    CheckedValue,
    /// Of this, met at once [money].
    ValueMet,
    /// Of the cohort: late, or past their promise when the run ended; lost orders are not among them.
    Late,
    /// Value of late orders, over the time from their promise to delivery [money-days].
    LateValue,
    /// Rush orders of the cohort.
    Rush,
    /// Of these, delivered on or before the promise.
    RushOnTime,
    /// Sum of the promises made to the cohort [days].
    Promised,
    /// Of the cohort: lost at the check, for want of stock or because the promise was refused.
    Lost,
    /// Orders that found something short at the check and waited for it: back-orders.
    BackOrders,
    /// Of these, served in full.
    BackOrdersServed,
    /// Sum of their waits, from the check until everything was held for them [days].
    BackOrderWait,
    /// Back-orders open, over time, whenever they were placed [order-days].
    BackOrdersOpen,
    /// Value owed to customers, over time [money-days].
    OwedValue,
    /// Late orders open, over time, whenever they were placed [order-days].
    LateOpen,
    /// Units lost [units].
    UnitsLost,
    /// Lines delivered.
    DeliveredLines,
    /// Of these, with a wrong item, damaged, or gone to the wrong place: lines that come back.
    ReturnedLines,
    /// Orders made by the promise less the delivery allowance.
    MadeOnTime,
    /// What customers paid for what left the house [money].
    Revenue,
    /// What it cost to buy: the goods, or under build to order, where servers are charged for, the
    /// materials alone [money].
    GoodsCost,
    /// Holding cost [money].
    HoldingCost,
    /// Cost of replenishments and set-ups [money].
    ReplenishmentCost,
    /// Cost of processing orders, picking lines and shipping [money].
    HandlingCost,
    /// Cost of servers [money].
    CapacityCost,
    /// Cost of back-orders up to the promise [money].
    BackOrderCost,
    /// Cost of lateness after the promise [money].
    LateCost,
    /// Goodwill of lost sales [money].
    LostSaleCost,
    /// Cost of corrections [money].
    CorrectionCost,
    /// Orders checked in the window, whenever they were placed: what costs are spread over.
    CheckedInWindow,
    /// Orders delivered.
    Delivered,
    /// Sum of the full clock, from the start of preparation [days].
    FullClock,
    /// Sum of its squares [days²].
    FullClockSquared,
    /// Sum of the customer's clock, from placed [days].
    CustomerClock,
    /// Sum of its squares [days²].
    CustomerClockSquared,
    /// Sum of the firm's clock, from received [days].
    FirmClock,
    /// Sum of its squares [days²].
    FirmClockSquared,
    /// Length of the window [days].
    WindowDays,
    /// Number of items times the length of the window [item-days].
    ItemDays,
    /// Time with available stock, weighted by demand over items [days].
    ReadyDays,
    /// Time without any available stock, over items [item-days].
    OutDays,
    /// Times that an item's available stock fell to zero.
    Stockouts,
    /// Replenishments received.
    Receipts,
    /// Of these, with available minus owed at or above zero just before.
    ReceiptsCovered,
    /// Of these, with available minus owed above zero just before.
    ReceiptsAbove,
    /// Of these, without any unit short since the receipt before.
    CyclesNeverShort,
    /// What was available just after receipts [units].
    StockAfterReceipt,
    /// Units asked for in the lead times of the replenishments received [units].
    LeadTimeDemand,
    /// Sum of its squares [units²].
    LeadTimeDemandSquared,
    /// Spells without any available stock that ended.
    StockoutSpells,
    /// Their length [days].
    SpellDays,
    /// Sum of its squares [days²].
    SpellDaysSquared,
    /// Time in which nothing was owed, weighted by demand over items [days].
    UnowedDays,
    /// Ends of days.
    DayEnds,
    /// Physical stock at ends of days [units].
    StockAtDayEnd,
    /// Units owed at ends of days [units].
    OwedAtDayEnd,
    /// Share of items of which nothing was owed, over ends of days.
    UnowedDayEnds,
    /// Replenishments ordered.
    Replenishments,
    /// Physical stock over time [unit-days].
    PhysicalStock,
    /// Available stock over time [unit-days].
    AvailableStock,
    /// Committed stock over time [unit-days].
    CommittedStock,
    /// Units on order over time [unit-days].
    OnOrder,
    /// Units owed to customers over time [unit-days].
    Owed,
    /// Work in process: units in production or made and not yet departed, over time [unit-days].
    WorkInProcess,
    /// Value of stock, work in process and materials over time [money-days].
    InventoryValue,
    /// Cost of the units that left the house [money].
    DepartedCost,
    /// Orders waiting for a server, over time [order-days].
    Waiting,
    /// Servers at work, over time [server-days].
    Busy,
    /// Servers there, over time [server-days].
    Servers,
    /// Orders whose production was finished.
    Made,
    /// Of these, had to wait for a server.
    Queued,
    /// Lots that wait for the firm's own line, over time [lot-days].
    LotsWaiting,
    /// Servers of the firm's own line at work, over time [server-days].
    LineBusy,
    /// Servers of the firm's own line there, over time [server-days].
    LineServers,
    /// Sum of their waits for a server [days].
    QueueTime,
    /// Sum of their times from joining the queue to the end of production [days].
    ProductionTime,
    /// Of the late orders of the cohort, all but the lost: the customer heard of it by the promise.
    ToldInTime,
    /// Faulty lines of orders delivered, where corrections are followed.
    FaultyLines,
    /// Of these, replaced or credited.
    CorrectedLines,
    /// Of these, replaced.
    ReplacedLines,
    /// Sum of the times from delivery until lines were corrected [line-days].
    CorrectionTime,
    /// Lines under warranty, each with the share of its warranty that the run could follow.
    WarrantyFollowed,
    /// Of these, claimed under warranty.
    Claims,
    /// Of these, repaired before they were refunded.
    Repaired,
    /// Sum of the times from claim to repaired [days].
    RepairTime,
    /// Claims refunded.
    Refunded,
    /// Technicians at work, over time [technician-days].
    Repairing,
    /// Technicians there, over time [technician-days].
    Technicians,
    /// Cost of lines taken back [money].
    ReturnCost,
    /// Cost of repairs [money].
    RepairCost,
    /// Credits and refunds [money].
    RefundCost,
}

impl Total {
    /// What an order costs in all, beside the goods themselves.
    pub const ALL_COSTS: &[Self] = &[
        Self::HoldingCost,
        Self::ReplenishmentCost,
        Self::HandlingCost,
        Self::CapacityCost,
        Self::BackOrderCost,
        Self::LateCost,
        Self::LostSaleCost,
        Self::CorrectionCost,
        Self::ReturnCost,
        Self::RepairCost,
        Self::RefundCost,
    ];

    /// The same without the penalties for poor service.
    pub const COSTS_WITHOUT_PENALTIES: &[Self] =
        &[Self::HoldingCost, Self::ReplenishmentCost, Self::HandlingCost, Self::CapacityCost];
}

/// The five ways in which an order can miss being perfect, as bits: late, incomplete, wrong, damaged, wrong
/// documents. A combination of them is their sum, from 0 (perfect) to 31.
pub const FAILURES: usize = 32;

/// One replication's totals, or the sum of several.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Totals {
    /// Every [`Total`], then orders by failures, by definition of "on time in full", then the groups'.
    values: Vec<f64>,
    groups: Groups,
}

const DEFINITIONS_FROM: usize = Total::ALL.len() + FAILURES;
const GROUPS_FROM: usize = DEFINITIONS_FROM + DEFINITIONS;

impl Totals {
    /// All zero.
    #[must_use]
    pub fn zero(groups: Groups) -> Self {
        Self { values: vec![0.0; GROUPS_FROM + groups.totals()], groups }
    }

    /// Which groups have totals of their own.
    #[must_use]
    pub fn groups(&self) -> Groups {
        self.groups
    }

    /// Adds to a total.
    #[inline]
    pub fn add(&mut self, total: Total, amount: f64) {
        self.values[total as usize] += amount;
    }

    /// Counts one.
    #[inline]
    pub fn count(&mut self, total: Total, happened: bool) {
        self.values[total as usize] += f64::from(u8::from(happened));
    }

    /// Counts an order of the cohort by its combination of failures.
    #[inline]
    pub fn count_failures(&mut self, combination: usize) {
        self.values[Total::ALL.len() + combination] += 1.0;
    }

    /// Orders of the cohort with exactly this combination of failures.
    #[must_use]
    pub fn failures(&self, combination: usize) -> f64 {
        self.values[Total::ALL.len() + combination]
    }

    /// Adds to what is on time and in full under a definition.
    pub(super) fn add_in_full(&mut self, definition: usize, amount: f64) {
        self.values[DEFINITIONS_FROM + definition] += amount;
    }

    /// What is on time and in full under a definition.
    pub(super) fn in_full(&self, definition: usize) -> f64 {
        self.values[DEFINITIONS_FROM + definition]
    }

    /// Adds to a total of an order type or a class; there may be none of that place.
    pub(super) fn add_orders(&mut self, group: Group, total: OrderTotal, amount: f64) {
        if let Some(start) = self.start_of(group) {
            self.values[start + total as usize] += amount;
        }
    }

    /// Adds to a total of a shown item.
    pub(super) fn add_item(&mut self, row: usize, total: ItemTotal, amount: f64) {
        if let Some(start) = self.start_of(Group::Item(row)) {
            self.values[start + total as usize] += amount;
        }
    }

    /// The totals of a group.
    #[must_use]
    pub fn of_group(&self, group: Group) -> &[f64] {
        self.start_of(group).map_or(&[], |start| &self.values[start..])
    }

    fn start_of(&self, group: Group) -> Option<usize> {
        let Groups { order_types, classes, items } = self.groups;
        let (place, there) = match group {
            Group::OrderType(index) => (index * ORDER_TOTALS, index < order_types),
            Group::Class(index) => ((order_types + index) * ORDER_TOTALS, index < classes),
            Group::Item(row) => ((order_types + classes) * ORDER_TOTALS + row * ITEM_TOTALS, row < items),
        };
        there.then_some(GROUPS_FROM + place)
    }

    /// A total's value.
    #[must_use]
    pub fn of(&self, total: Total) -> f64 {
        self.values[total as usize]
    }

    /// One total over another; `None` where there is nothing to count.
    #[must_use]
    pub fn ratio(&self, numerator: Total, denominator: Total) -> Option<f64> {
        let denominator = self.of(denominator);
        (denominator > 0.0).then(|| self.of(numerator) / denominator)
    }

    /// Adds another replication's totals.
    pub fn add_all(&mut self, other: &Self) {
        for (sum, value) in self.values.iter_mut().zip(&other.values) {
            *sum += value;
        }
    }

    /// These totals without another's: what the jackknife looks at.
    #[must_use]
    pub fn without(&self, other: &Self) -> Self {
        let values = self.values.iter().zip(&other.values).map(|(sum, value)| sum - value).collect();
        Self { values, groups: self.groups }
    }

    /// The bits of all totals, in order: what the result's digest is made of.
    pub fn bits(&self) -> impl Iterator<Item = u64> {
        self.values.iter().map(|value| value.to_bits())
    }

    /// Whether there are as many totals as there should be: records come over a wire.
    #[must_use]
    pub fn is_sound(&self, groups: Groups) -> bool {
        self.groups == groups && self.values.len() == GROUPS_FROM + groups.totals()
    }
}
