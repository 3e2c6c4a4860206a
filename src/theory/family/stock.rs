//! Families of one item's stock under continuous review: `(r, Q)`, base stock, batches, lost sales.

use super::{
    Answers, Family, Inputs, Kind, LEVEL, NOT_NEGATIVE, POSITIVE, Quantity, STOCK, Side, TARGET, Unit,
    parameter, quantity, when,
};
use crate::theory::Invalid;
use crate::theory::base_stock::{BaseStock, BatchBaseStock};
use crate::theory::lost_sales::{LostSalesBaseStock, LostSalesReorderPoint};
use crate::theory::reorder_point::{
    ReorderPoint, reorder_point_for_cycle_service_level, reorder_point_for_unit_fill_rate,
};

const RATE: super::Parameter = parameter("demand_rate", "λ", Unit::UnitsPerTime, POSITIVE);
const LEAD_TIME: super::Parameter = parameter("lead_time", "L", Unit::Time, NOT_NEGATIVE);
const MEAN_LEAD_TIME: super::Parameter = parameter("mean_lead_time", "E[L]", Unit::Time, NOT_NEGATIVE);
const QUANTITY: super::Parameter = parameter("order_quantity", "Q", Unit::Units, Kind::Whole(1, 10_000_000));

pub(super) const fn fill(formula: &'static str) -> Quantity {
    quantity("unit_fill_rate", "β", Unit::Share, formula).beside("unit_fill_rate")
}
pub(super) const fn ready(formula: &'static str) -> Quantity {
    quantity("ready_rate", "P(IN > 0)", Unit::Share, formula).beside("ready_rate")
}
pub(super) const fn on_hand(formula: &'static str) -> Quantity {
    quantity("mean_on_hand", "E[IN⁺]", Unit::Units, formula).beside("available_stock_mean").summed()
}
pub(super) const fn owed(formula: &'static str) -> Quantity {
    quantity("mean_backorders", "E[IN⁻]", Unit::Units, formula).beside("units_owed_mean").summed()
}
const fn on_order(formula: &'static str) -> Quantity {
    quantity("mean_on_order", "E[X]", Unit::Units, formula).beside("on_order_mean").summed()
}
const fn frequency(formula: &'static str) -> Quantity {
    quantity("order_frequency", "F", Unit::OrdersPerTime, formula).beside("replenishments_per_day").summed()
}
pub(super) const fn wait(formula: &'static str) -> Quantity {
    quantity("mean_wait", "E[W]", Unit::Time, formula).beside("unit_wait_mean")
}
const fn no_backorders(formula: &'static str) -> Quantity {
    quantity("probability_of_no_backorders", "P(IN ≥ 0)", Unit::Share, formula)
}
const fn service(formula: &'static str) -> Quantity {
    quantity("cycle_service_level", "α", Unit::Share, formula)
        .beside("cycle_service_level")
        .by_replenishments()
}
const fn strict_service(formula: &'static str) -> Quantity {
    quantity("cycle_service_level_with_stock_left", "α'", Unit::Share, formula).by_replenishments()
}
const fn lost(formula: &'static str) -> Quantity {
    quantity("loss_probability", "P(lost)", Unit::Share, formula)
}

pub(super) const FAMILIES: &[Family] = &[
    Family {
        id: "reorder_point",
        side: Side::Stock,
        source: "Hadley and Whitin (1963), ch. 4; Zipkin (2000), ch. 6; Snyder and Shen (2019), § 5.4",
        parameters: &[
            RATE,
            LEAD_TIME,
            parameter("reorder_point", "r", Unit::Units, LEVEL),
            QUANTITY,
            parameter("wait", "w", Unit::Time, NOT_NEGATIVE).or("0"),
            parameter("holding_cost", "h", Unit::MoneyPerUnitTime, NOT_NEGATIVE).or("0"),
            parameter("backorder_cost", "b", Unit::MoneyPerUnitTime, NOT_NEGATIVE).or("0"),
            parameter("ordering_cost", "K", Unit::Money, NOT_NEGATIVE).or("0"),
        ],
        quantities: &[
            fill("1 − (1/Q) Σ P(D(L) ≥ y), y = r+1 … r+Q"),
            ready("β, since demand is Poisson and one unit at a time"),
            no_backorders("1 − (1/Q) Σ P(D(L) > y), y = r+1 … r+Q"),
            owed("(1/Q) Σ E[(D(L) − y)⁺], y = r+1 … r+Q"),
            on_hand("r + (Q+1)/2 − λL + E[IN⁻]"),
            on_order("λL"),
            frequency("λ/Q"),
            service("P(D(L) ≤ r)"),
            strict_service("P(D(L) < r)"),
            wait("E[IN⁻]/λ"),
            quantity(
                "probability_of_wait_within",
                "P(W ≤ w)",
                Unit::Share,
                "β at the lead time L − w; w ≥ L: only what is not yet ordered waits",
            ),
            quantity("cost_rate", "C", Unit::MoneyPerTime, "h E[IN⁺] + b E[IN⁻] + K λ/Q").summed(),
        ],
        compute: reorder_point,
        reads: when::reorder_point,
    },
    Family {
        id: "reorder_point_for_target",
        side: Side::Stock,
        source: "Zipkin (2000), ch. 6; search over the exact rates of reorder_point",
        parameters: &[RATE, LEAD_TIME, QUANTITY, parameter("target", "p", Unit::Share, TARGET)],
        quantities: &[
            quantity(
                "reorder_point_for_cycle_service_level",
                "r(α)",
                Unit::Units,
                "smallest r with P(D(L) ≤ r) ≥ p",
            )
            .summed(),
            quantity("reorder_point_for_unit_fill_rate", "r(β)", Unit::Units, "smallest r with β(r, Q) ≥ p")
                .summed(),
        ],
        compute: |i| {
            let (rate, lead, q, target) = (
                i.number("demand_rate"),
                i.number("lead_time"),
                i.whole("order_quantity"),
                i.number("target"),
            );
            Ok(vec![
                reorder_point_for_cycle_service_level(rate, lead, target).map(|r| r as f64),
                reorder_point_for_unit_fill_rate(rate, lead, q, target).map(|r| r as f64),
            ])
        },
        reads: when::reorder_point_for_target,
    },
    Family {
        id: "base_stock",
        side: Side::Stock,
        source: "Palm (1938); Feeney and Sherbrooke (1966); Zipkin (2000), § 7.2",
        parameters: &[RATE, MEAN_LEAD_TIME, parameter("base_stock", "S", Unit::Units, STOCK)],
        quantities: &[
            fill("P(X < S), X Poisson with mean λE[L]"),
            ready("β, since demand is Poisson"),
            no_backorders("P(X ≤ S)"),
            owed("E[(X − S)⁺]"),
            on_hand("E[(S − X)⁺]"),
            on_order("λE[L]"),
            frequency("λ"),
            wait("E[IN⁻]/λ"),
        ],
        compute: base_stock,
        reads: when::base_stock,
    },
    Family {
        id: "batch_base_stock",
        side: Side::Stock,
        source: "Feeney and Sherbrooke (1966); Panjer (1981)",
        parameters: &[
            parameter("customer_rate", "ν", Unit::OrdersPerTime, POSITIVE),
            parameter("batch", "B", Unit::Units, Kind::Count),
            MEAN_LEAD_TIME,
            parameter("base_stock", "S", Unit::Units, Kind::Whole(0, 5_000)),
        ],
        quantities: &[
            fill("E[min(B, (S − X)⁺)]/E[B], X compound Poisson with mean νE[B]E[L]"),
            quantity("order_fill_rate", "P(X + B ≤ S)", Unit::Share, "P(X + B ≤ S)").beside("line_fill_rate"),
            ready("P(X < S)"),
            owed("E[(X − S)⁺]"),
            on_hand("E[(S − X)⁺]"),
            on_order("νE[B]E[L]"),
            wait("E[IN⁻]/(νE[B])"),
        ],
        compute: |i| {
            let batch = i.units("batch").batch()?;
            let p = BatchBaseStock::new(
                i.number("customer_rate"),
                &batch,
                i.number("mean_lead_time"),
                i.whole("base_stock"),
            )?;
            Ok([
                p.unit_fill_rate(),
                p.order_fill_rate(),
                p.ready_rate(),
                p.mean_backorders(),
                p.mean_on_hand(),
                p.mean_on_order(),
                p.mean_wait(),
            ]
            .map(Ok)
            .to_vec())
        },
        reads: when::batch_base_stock,
    },
    Family {
        id: "lost_sales_base_stock",
        side: Side::Stock,
        source: "Karush (1957); Erlang (1917); Zipkin (2000), § 7.2",
        parameters: &[
            RATE,
            parameter("mean_lead_time", "E[L]", Unit::Time, POSITIVE),
            parameter("base_stock", "S", Unit::Units, Kind::Whole(1, 100_000)),
        ],
        quantities: &[
            lost("Erlang's B(S, λE[L])"),
            fill("1 − B(S, λE[L])"),
            ready("β, since demand is Poisson"),
            on_order("λ(1 − B) E[L]"),
            on_hand("S − λ(1 − B) E[L]"),
            frequency("λ(1 − B)"),
        ],
        compute: |i| {
            let p = LostSalesBaseStock::new(
                i.number("demand_rate"),
                i.number("mean_lead_time"),
                i.count("base_stock"),
            )?;
            Ok([
                p.loss_probability(),
                p.unit_fill_rate(),
                p.ready_rate(),
                p.mean_on_order(),
                p.mean_on_hand(),
                p.order_frequency(),
            ]
            .map(Ok)
            .to_vec())
        },
        reads: when::lost_sales_base_stock,
    },
    Family {
        id: "lost_sales_reorder_point",
        side: Side::Stock,
        source: "Hadley and Whitin (1963), § 4.11",
        parameters: &[
            RATE,
            LEAD_TIME,
            parameter("reorder_point", "r", Unit::Units, Kind::Whole(0, 999_999)),
            parameter("order_quantity", "Q", Unit::Units, Kind::Whole(1, 1_000_000)),
        ],
        quantities: &[
            fill("Q/(Q + E[(D(L) − r)⁺]), r < Q"),
            lost("E[(D(L) − r)⁺]/(Q + E[(D(L) − r)⁺])"),
            ready("β, since demand is Poisson"),
            frequency("λ/(Q + E[(D(L) − r)⁺])"),
            on_hand("area of a cycle ÷ its length"),
            quantity("probability_of_no_loss", "P(D ≤ r)", Unit::Share, "P(D(L) ≤ r)").by_replenishments(),
            strict_service("P(D(L) < r)"),
        ],
        compute: |i| {
            let p = LostSalesReorderPoint::new(
                i.number("demand_rate"),
                i.number("lead_time"),
                i.whole("reorder_point"),
                i.whole("order_quantity"),
            )?;
            Ok([
                p.unit_fill_rate(),
                p.loss_probability(),
                p.ready_rate(),
                p.order_frequency(),
                p.mean_on_hand(),
                p.cycle_service_level(),
                p.cycle_service_level_with_stock_left(),
            ]
            .map(Ok)
            .to_vec())
        },
        reads: when::lost_sales_reorder_point,
    },
];

fn reorder_point(i: &Inputs) -> Result<Answers, Invalid> {
    let p = ReorderPoint::new(
        i.number("demand_rate"),
        i.number("lead_time"),
        i.whole("reorder_point"),
        i.whole("order_quantity"),
    )?;
    let rates = [
        p.unit_fill_rate(),
        p.ready_rate(),
        p.probability_of_no_backorders(),
        p.mean_backorders(),
        p.mean_on_hand(),
        p.mean_on_order(),
        p.order_frequency(),
        p.cycle_service_level(),
        p.cycle_service_level_with_stock_left(),
        p.mean_wait(),
    ];
    let cost = p.cost_rate(i.number("holding_cost"), i.number("backorder_cost"), i.number("ordering_cost"));
    Ok(rates.into_iter().map(Ok).chain([p.probability_of_wait_within(i.number("wait")), cost]).collect())
}

fn base_stock(i: &Inputs) -> Result<Answers, Invalid> {
    let p = BaseStock::new(i.number("demand_rate"), i.number("mean_lead_time"), i.whole("base_stock"))?;
    let answers = [
        p.unit_fill_rate(),
        p.ready_rate(),
        p.probability_of_no_backorders(),
        p.mean_backorders(),
        p.mean_on_hand(),
        p.mean_on_order(),
        p.order_frequency(),
        p.mean_wait(),
    ];
    Ok(answers.map(Ok).to_vec())
}
