//! The two scorecards, from a list of orders: the same measures as the simulation's, by the same formulas.
//!
//! Reading such a list stands in `persist`.

use super::{CATALOGUE, Groups, Kind, Total, Totals};
use crate::sim::Strategy;

/// What is known of an order once it is over. Instants are days on any one calendar.
#[derive(Clone, Debug, PartialEq)]
pub struct OrderRecord {
    /// Under which strategy it was fulfilled.
    pub strategy: Strategy,
    /// Received by the firm [day].
    pub received: f64,
    /// Due by the promise [day].
    pub promised: f64,
    /// Production was to be finished by (build to order) [day].
    pub make_by: Option<f64>,
    /// Production was finished (build to order) [day].
    pub made: Option<f64>,
    /// Everything it had to wait for was there (build to stock, back-orders only) [day].
    pub served: Option<f64>,
    /// Delivered; `None` if it never was [day].
    pub delivered: Option<f64>,
    /// Its value [money].
    pub value: f64,
    /// Lines asked for.
    pub lines: u32,
    /// Of these, met at once from stock (build to stock).
    pub lines_met: u32,
    /// Units asked for.
    pub units: u32,
    /// Of these, met at once from stock (build to stock).
    pub units_met: u32,
    /// Lines that came back.
    pub lines_returned: u32,
    /// Every unit arrived, in one delivery.
    pub complete: bool,
    /// Right items, right place.
    pub right: bool,
    /// Nothing damaged.
    pub undamaged: bool,
    /// Documents right.
    pub documents_right: bool,
}

/// One line of a scorecard.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ScoreLine {
    /// Which of the scorecard's five measures it belongs to.
    pub number: u8,
    /// The measure's name.
    pub id: &'static str,
    /// Its value; `None` where there is nothing to count.
    pub value: Option<f64>,
}

/// The build-to-stock scorecard: five measures, some of two or three numbers.
const BTS_CARD: [(u8, &str); 10] = [
    (1, "order_fill_rate"),
    (1, "line_fill_rate"),
    (2, "on_time_delivery_rate"),
    (3, "back_orders"),
    (3, "back_order_value"),
    (4, "back_order_rate"),
    (4, "back_order_duration_over_all_mean"),
    (4, "back_order_duration_mean"),
    (5, "line_return_rate"),
    (0, "perfect_order_rate"),
];

/// The build-to-order scorecard. Warranty returns and repairs are lines that come back.
const BTO_CARD: [(u8, &str); 10] = [
    (1, "promised_mean"),
    (1, "on_time_completion_rate"),
    (2, "on_time_delivery_rate"),
    (3, "late_orders"),
    (3, "late_order_value"),
    (4, "late_order_rate"),
    (4, "days_late_over_all_mean"),
    (4, "days_late_mean"),
    (5, "line_return_rate"),
    (0, "perfect_order_rate"),
];

/// A strategy's scorecard of the orders that it fulfilled; the perfect order stands below the five.
#[must_use]
pub fn scorecard(strategy: Strategy, orders: &[OrderRecord]) -> Vec<ScoreLine> {
    let orders: Vec<&OrderRecord> = orders.iter().filter(|order| order.strategy == strategy).collect();
    let mut totals = Totals::zero(Groups::default());
    orders.iter().for_each(|order| book(&mut totals, order));
    let value_of = |of: fn(&OrderRecord) -> bool| -> Option<f64> {
        (!orders.is_empty()).then(|| orders.iter().filter(|order| of(order)).map(|order| order.value).sum())
    };
    let card = match strategy {
        Strategy::BuildToStock => BTS_CARD,
        Strategy::BuildToOrder => BTO_CARD,
    };
    let line = |(number, id): (u8, &'static str)| {
        let value = match id {
            "back_orders" => (!orders.is_empty()).then(|| totals.of(Total::BackOrders)),
            "back_order_value" => value_of(OrderRecord::is_back_order),
            "late_orders" => (!orders.is_empty()).then(|| totals.of(Total::Late)),
            "late_order_value" => value_of(|order| !order.is_on_time()),
            _ => of_totals(id, &totals),
        };
        ScoreLine { number, id, value }
    };
    card.into_iter().map(line).collect()
}

/// A measure of the catalogue, from totals.
fn of_totals(id: &str, totals: &Totals) -> Option<f64> {
    CATALOGUE.iter().find(|measure| measure.id == id).and_then(|measure| match measure.kind {
        Kind::OfTotals(of) => of(totals),
        Kind::Percentile(..) => None,
    })
}

impl OrderRecord {
    fn is_back_order(&self) -> bool {
        self.strategy == Strategy::BuildToStock && self.units_met < self.units
    }

    fn is_on_time(&self) -> bool {
        self.delivered.is_some_and(|delivered| delivered <= self.promised)
    }
}

fn book(totals: &mut Totals, order: &OrderRecord) {
    let on_time = order.is_on_time();
    totals.count(Total::Cohort, true);
    totals.count(Total::OnTime, on_time);
    totals.count(Total::Late, !on_time);
    let parts = [order.complete, order.right, order.undamaged, order.documents_right];
    totals.count(Total::Perfect, on_time && parts.iter().all(|part| *part));
    totals.add(Total::Promised, order.promised - order.received);
    if let Some(delivered) = order.delivered {
        totals.count(Total::Delivered, true);
        totals.add(Total::DeliveredLines, f64::from(order.lines));
        totals.add(Total::ReturnedLines, f64::from(order.lines_returned));
        totals.count(Total::LateDelivered, !on_time);
        totals.add(Total::DaysLate, (delivered - order.promised).max(0.0));
    }
    match order.strategy {
        Strategy::BuildToStock => book_check(totals, order),
        Strategy::BuildToOrder => book_production(totals, order),
    }
}

fn book_check(totals: &mut Totals, order: &OrderRecord) {
    totals.count(Total::CheckedOrders, true);
    totals.count(Total::OrdersMet, order.units_met == order.units);
    totals.add(Total::CheckedLines, f64::from(order.lines));
    totals.add(Total::LinesMet, f64::from(order.lines_met));
    totals.add(Total::CheckedUnits, f64::from(order.units));
    totals.add(Total::UnitsMet, f64::from(order.units_met));
    totals.count(Total::BackOrders, order.is_back_order());
    if let Some(served) = order.served.filter(|_| order.is_back_order()) {
        totals.count(Total::BackOrdersServed, true);
        totals.add(Total::BackOrderWait, served - order.received);
    }
}

fn book_production(totals: &mut Totals, order: &OrderRecord) {
    if let Some(made) = order.made {
        totals.count(Total::Made, true);
        totals.count(Total::MadeOnTime, made <= order.make_by.unwrap_or(order.promised));
    }
}
