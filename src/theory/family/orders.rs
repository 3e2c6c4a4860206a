//! Families of whole orders: jointly ordered items, and the perfect order from its components.

use super::reviewed;
use super::{
    Answers, Broken, Family, Inputs, Kind, NOT_NEGATIVE, PROBABILITY, Reading, Side, Unit, parameter,
    quantity, when,
};
use crate::theory::order_fill::{Item, JointOrders, OrderType};
use crate::theory::perfect_order;
use crate::theory::{Invalid, Limit};

pub(super) const FAMILIES: &[Family] = &[
    Family {
        id: "joint_orders",
        side: Side::Stock,
        source: "Song (1998), Operations Research 46",
        parameters: &[
            parameter("order_type_rates", "λ_k", Unit::OrdersPerTime, Kind::Numbers(1e-12, 1e12, 64)),
            parameter("requirements", "q_ki", Unit::Units, Kind::Table),
            parameter("lead_times", "L_i", Unit::Time, Kind::Numbers(0.0, 1e12, 8)),
            parameter("base_stock", "S_i", Unit::Units, Kind::Numbers(0.0, 10_000.0, 8)),
            parameter("wait", "w", Unit::Time, NOT_NEGATIVE).or("0"),
            parameter("order_type", "k", Unit::Plain, Kind::Whole(1, 64)).or("1"),
            parameter("item", "i", Unit::Plain, Kind::Whole(1, 8)).or("1"),
        ],
        quantities: &[
            quantity(
                "order_fill_rate_overall",
                "Σ λ_k f_k/Σ λ_k",
                Unit::Share,
                "the mean of f_k, weighted by λ_k",
            )
            .beside("order_fill_rate"),
            quantity("product_overall", "Σ λ_k Π_k/Σ λ_k", Unit::Share, "the mean of Π_k, weighted by λ_k"),
            quantity(
                "order_fill_rate",
                "f_k",
                Unit::Share,
                "P(D_i(L_i) ≤ S_i − q_ki for all items i of the order)",
            ),
            quantity("product", "Π_k", Unit::Share, "Π P(D_i(L_i) ≤ S_i − q_ki): a lower bound of f_k"),
            quantity("probability_of_wait_within", "f_k(w)", Unit::Share, "f_k at the lead times L_i − w"),
            quantity(
                "probability_of_wait_within_overall",
                "Σ λ_k f_k(w)/Σ λ_k",
                Unit::Share,
                "the mean of f_k(w), weighted by λ_k",
            ),
            quantity("item_fill_rate", "β_i", Unit::Share, "P(D_i(L_i) < S_i)"),
        ],
        compute: joint_orders,
        reads: reviewed::joint_orders,
    },
    Family {
        id: "perfect_order",
        side: Side::Both,
        source: "Fréchet (1935); Li (2000); Joe (2014)",
        parameters: &[
            parameter("rates", "p_j", Unit::Share, Kind::Numbers(0.0, 1.0, 100)),
            parameter("correlation", "ρ", Unit::Plain, Kind::Number(0.0, 1.0)).or("0"),
        ],
        quantities: &[
            quantity("product", "Π p_j", Unit::Share, "Π p_j: independent components")
                .beside("perfect_order_product"),
            quantity("lower_bound", "max(0, Σp_j − (n−1))", Unit::Share, "max(0, Σ p_j − (n − 1))")
                .beside("perfect_order_lower_bound"),
            quantity("upper_bound", "min p_j", Unit::Share, "min p_j").beside("perfect_order_upper_bound"),
            quantity(
                "perfect_order_rate",
                "P",
                Unit::Share,
                "∫ φ(z) Π Φ((Φ⁻¹(p_j) − √ρ z)/√(1−ρ)) dz: one common factor",
            )
            .beside("perfect_order_rate"),
        ],
        compute: |i| {
            let rates = i.numbers("rates");
            let (low, high) = perfect_order::bounds(&rates)?;
            let copula = perfect_order::with_common_factor(&rates, i.number("correlation"));
            Ok(vec![perfect_order::product(&rates), Ok(low), Ok(high), copula])
        },
        reads: |_| Reading::without(&[Broken::RatesAreMeasured]),
    },
    Family {
        id: "perfect_order_with_disruption",
        side: Side::Both,
        source: "the law of total probability",
        parameters: &[
            parameter("disrupted_share", "π", Unit::Share, PROBABILITY),
            parameter("undisturbed", "p_j", Unit::Share, Kind::Numbers(0.0, 1.0, 100)),
            parameter("disrupted", "q_j", Unit::Share, Kind::Numbers(0.0, 1.0, 100)),
            parameter("component", "j", Unit::Plain, Kind::Whole(1, 100)).or("1"),
        ],
        quantities: &[
            quantity("perfect_order_rate", "P", Unit::Share, "(1 − π) Π p_j + π Π q_j"),
            quantity("product", "Π m_j", Unit::Share, "the product of the components' rates over all orders"),
            quantity("component_rate", "m_j", Unit::Share, "(1 − π)p_j + πq_j"),
        ],
        compute: |i| {
            let result = perfect_order::with_disruption(
                i.number("disrupted_share"),
                &i.numbers("undisturbed"),
                &i.numbers("disrupted"),
            )?;
            let at = i.whole("component");
            let one = usize::try_from(at - 1).ok().and_then(|at| result.rates.get(at)).copied();
            let most = result.rates.len() as f64;
            let missing =
                Invalid { argument: "component", value: at as f64, limit: Limit::Between(1.0, most) };
            Ok(vec![Ok(result.perfect_order_rate), Ok(result.product), one.ok_or(missing)])
        },
        reads: |_| Reading::without(&[Broken::RatesAreMeasured]),
    },
    Family {
        id: "orders_of_lines",
        side: Side::Both,
        source: "the generating function of the number of lines; Ross (2014)",
        parameters: &[
            parameter("line_rate", "p", Unit::Share, PROBABILITY),
            parameter("lines", "N", Unit::Plain, Kind::Count),
        ],
        quantities: &[
            quantity("order_rate", "E[pᴺ]", Unit::Share, "E[pᴺ]: all lines right, lines independent")
                .beside("undamaged_rate"),
            quantity("rate_at_mean_lines", "p^E[N]", Unit::Share, "p^E[N]: what it is not"),
            quantity("mean_lines", "E[N]", Unit::Plain, "E[N]"),
        ],
        compute: orders_of_lines,
        reads: when::orders_of_lines,
    },
];

fn joint_orders(i: &Inputs) -> Result<Answers, Invalid> {
    let (stocks, lead_times) = (i.numbers("base_stock"), i.numbers("lead_times"));
    same_length("lead_times", lead_times.len(), stocks.len())?;
    let items = stocks
        .iter()
        .zip(&lead_times)
        .map(|(stock, lead_time)| Item::new(*stock as i64, *lead_time))
        .collect::<Result<Vec<_>, _>>()?;
    let (rates, rows) = (i.numbers("order_type_rates"), i.table("requirements"));
    same_length("requirements", rows.len(), rates.len())?;
    let types = rates
        .iter()
        .zip(&rows)
        .map(|(rate, row)| OrderType::new(*rate, row))
        .collect::<Result<Vec<_>, _>>()?;
    let orders = JointOrders::new(&items, &types)?;
    let place = |id: &str| usize::try_from(i.whole(id) - 1).unwrap_or(usize::MAX);
    let (kind, wait) = (place("order_type"), i.number("wait"));
    let total: f64 = rates.iter().sum();
    let within = (0..types.len()).try_fold(0.0, |sum, kind| {
        Ok(sum + rates[kind] / total * orders.probability_of_wait_within(kind, wait)?)
    });
    Ok(vec![
        orders.order_fill_rate_overall(),
        orders.product_of_item_rates_overall(),
        orders.order_fill_rate(kind),
        orders.product_of_item_rates(kind),
        orders.probability_of_wait_within(kind, wait),
        within,
        orders.item_fill_rate(place("item")),
    ])
}

fn same_length(argument: &'static str, found: usize, wanted: usize) -> Result<(), Invalid> {
    if found == wanted {
        return Ok(());
    }
    let wanted = wanted as f64;
    Err(Invalid { argument, value: found as f64, limit: Limit::Between(wanted, wanted) })
}

fn orders_of_lines(i: &Inputs) -> Result<Answers, Invalid> {
    let (p, lines) = (i.number("line_rate"), i.units("lines"));
    let (rate, mean) = match lines.lines() {
        Some(lines) => {
            let mean = match lines {
                perfect_order::Lines::Fixed(count) => f64::from(count),
                perfect_order::Lines::OnePlusPoisson(mean) | perfect_order::Lines::Geometric(mean) => mean,
            };
            (perfect_order::from_line_rate(p, lines)?, mean)
        }
        None => {
            let batch = lines.batch()?;
            (perfect_order::from_listed_lines(p, &batch)?, batch.mean())
        }
    };
    Ok(vec![Ok(rate), Ok(libm::pow(p, mean)), Ok(mean)])
}
