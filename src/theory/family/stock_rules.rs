//! Families that set or judge a stock rule: periodic review, `(s, S)`, newsvendor, economic quantities, safety stock,
//! lead-time demand, pooling.

use super::reviewed;
use super::stock::{fill, on_hand, owed, wait};
use super::{
    Answers, Broken, Demand, Family, Inputs, Kind, LEVEL, NOT_NEGATIVE, POSITIVE, Reading, Side, TARGET,
    Unit, parameter, quantity, when,
};
use crate::theory::eoq::Eoq;
use crate::theory::mixed_lead_time::MixedLeadTime;
use crate::theory::newsvendor::Newsvendor;
use crate::theory::periodic::{PeriodicReview, continuous_averages};
use crate::theory::reorder_up_to::ReorderUpTo;
use crate::theory::safety_stock::LeadTimeDemand;
use crate::theory::{Invalid, Limit, pooling};

const DEMAND: super::Parameter = parameter("demand", "D", Unit::UnitsPerTime, Kind::Demand);
const HOLDING: super::Parameter =
    parameter("holding_cost", "h", Unit::MoneyPerUnitTime, NOT_NEGATIVE).or("0");
const BACKORDER: super::Parameter =
    parameter("backorder_cost", "b", Unit::MoneyPerUnitTime, NOT_NEGATIVE).or("0");
const K: super::Parameter = parameter("ordering_cost", "K", Unit::Money, Kind::Number(1e-12, 1e9));
const H: super::Parameter = parameter("holding_cost", "h", Unit::MoneyPerUnitTime, Kind::Number(1e-12, 1e9));
const RATE: super::Parameter = parameter("demand_rate", "λ", Unit::UnitsPerTime, Kind::Number(1e-12, 1e9));
const PERIODS: Kind = Kind::Whole(0, 1_000);

pub(super) const FAMILIES: &[Family] = &[
    Family {
        id: "periodic_review",
        side: Side::Stock,
        source: "Hadley and Whitin (1963), ch. 5; Johnson, Lee, Davis and Hall (1995); Snyder and Shen (2019), § 4.3",
        parameters: &[
            DEMAND,
            parameter("review_period", "R", Unit::Time, Kind::Whole(1, 1_000)).or("1"),
            parameter("lead_time", "L", Unit::Time, PERIODS).or("0"),
            parameter("order_up_to_level", "S", Unit::Units, Kind::Number(-1e9, 1e9)),
            HOLDING,
            BACKORDER,
        ],
        quantities: &[
            fill("1 − (E[(D(L+R) − S)⁺] − E[(D(L) − S)⁺])/(Rμ)"),
            quantity("cycle_service_level", "α", Unit::Share, "P(D(L+R) ≤ S)"),
            quantity(
                "mean_on_hand",
                "E[IN⁺]",
                Unit::Units,
                "(1/R) Σ E[(S − D(L+j))⁺], j = 1 … R: at the ends of periods",
            ),
            quantity("mean_backorders", "E[IN⁻]", Unit::Units, "(1/R) Σ E[(D(L+j) − S)⁺], j = 1 … R"),
            quantity(
                "mean_on_hand_before_demand",
                "E[IN⁺]'",
                Unit::Units,
                "(1/R) Σ E[(S − D(L+j))⁺], j = 0 … R−1",
            ),
            quantity(
                "probability_of_no_backorders",
                "P(IN ≥ 0)",
                Unit::Share,
                "(1/R) Σ P(D(L+j) ≤ S), j = 1 … R",
            ),
            quantity("cost_per_period", "C", Unit::MoneyPerTime, "h E[IN⁺] + b E[IN⁻]"),
        ],
        compute: periodic_review,
        reads: reviewed::periodic_review,
    },
    Family {
        id: "periodic_review_in_time",
        side: Side::Stock,
        source: "Hadley and Whitin (1963), § 5.2",
        parameters: &[
            parameter("demand_rate", "λ", Unit::UnitsPerTime, POSITIVE),
            parameter("review_period", "R", Unit::Time, Kind::Number(1e-6, 1e12)),
            parameter("lead_time", "L", Unit::Time, NOT_NEGATIVE),
            parameter("order_up_to_level", "S", Unit::Units, LEVEL),
        ],
        quantities: &[
            fill("1 − (E[(D(L+R) − S)⁺] − E[(D(L) − S)⁺])/(λR)"),
            quantity("cycle_service_level", "α", Unit::Share, "P(D(L+R) ≤ S)"),
            on_hand("S − λL − λR/2 + E[IN⁻], time average"),
            owed("(1/R) ∫ E[(D(t) − S)⁺] dt over L … L+R"),
            wait("E[IN⁻]/λ"),
        ],
        compute: periodic_in_time,
        reads: reviewed::periodic_review_in_time,
    },
    Family {
        id: "reorder_up_to",
        side: Side::Stock,
        source: "Veinott and Wagner (1965); Zheng and Federgruen (1991); Snyder and Shen (2019), § 4.4",
        parameters: &[
            DEMAND,
            parameter("lead_time", "L", Unit::Time, PERIODS).or("0"),
            parameter("reorder_point", "s", Unit::Units, LEVEL),
            parameter("order_up_to_level", "S", Unit::Units, LEVEL),
            HOLDING,
            BACKORDER,
            parameter("ordering_cost", "K", Unit::Money, NOT_NEGATIVE).or("0"),
        ],
        quantities: &[
            quantity(
                "mean_on_hand",
                "E[IN⁺]",
                Unit::Units,
                "Σ πⱼ E[(S − j − D(L+1))⁺], at the ends of periods",
            ),
            quantity("mean_backorders", "E[IN⁻]", Unit::Units, "Σ πⱼ E[(D(L+1) − S + j)⁺]"),
            quantity("order_frequency", "1/M", Unit::OrdersPerTime, "1/Σ m(j), j < S − s"),
            quantity("cost_per_period", "C", Unit::MoneyPerTime, "h E[IN⁺] + b E[IN⁻] + K/M"),
            fill("1 − (E[IN⁻ after the demand] − E[IN⁻ before it])/μ"),
            quantity("probability_of_no_backorders", "P(IN ≥ 0)", Unit::Share, "Σ πⱼ P(D(L+1) ≤ S − j)"),
        ],
        compute: reorder_up_to,
        reads: reviewed::reorder_up_to,
    },
    Family {
        id: "newsvendor",
        side: Side::Stock,
        source: "Arrow, Harris and Marschak (1951); Snyder and Shen (2019), § 4.3",
        parameters: &[
            parameter("demand", "D", Unit::Units, Kind::Demand),
            parameter("left_over_cost", "h", Unit::MoneyPerUnit, POSITIVE),
            parameter("shortage_cost", "p", Unit::MoneyPerUnit, POSITIVE),
        ],
        quantities: &[
            quantity("stock", "S*", Unit::Units, "smallest S with P(D ≤ S) ≥ p/(p+h)"),
            quantity("cost", "C(S*)", Unit::Money, "h E[(S − D)⁺] + p E[(D − S)⁺]"),
            quantity("unit_fill_rate", "β", Unit::Share, "1 − E[(D − S)⁺]/E[D]"),
            quantity("probability_of_no_stockout", "P(D ≤ S)", Unit::Share, "P(D ≤ S*)"),
            quantity("critical_ratio", "p/(p+h)", Unit::Share, "p/(p+h)"),
            quantity("mean_left_over", "E[(S−D)⁺]", Unit::Units, "E[(S − D)⁺]"),
            quantity("mean_short", "E[(D−S)⁺]", Unit::Units, "E[(D − S)⁺]"),
        ],
        compute: |i| {
            let (h, p) = (i.number("left_over_cost"), i.number("shortage_cost"));
            let best = match i.demand("demand") {
                Demand::Normal(mean, sd) => Newsvendor::normal(mean, sd, h, p),
                Demand::Poisson(mean) => Newsvendor::poisson(mean, h, p),
                Demand::Discrete(shares) => Newsvendor::discrete(&shares, h, p),
                Demand::Continuous(law) => Newsvendor::continuous(&law, h, p),
            }?;
            Ok([
                best.stock,
                best.cost,
                best.unit_fill_rate,
                best.probability_of_no_stockout,
                best.critical_ratio,
                best.mean_left_over,
                best.mean_short,
            ]
            .map(Ok)
            .to_vec())
        },
        reads: |_| Reading::without(&[Broken::SeveralPeriods]),
    },
    Family {
        id: "eoq",
        side: Side::Stock,
        source: "Harris (1913); Snyder and Shen (2019), equations 3.4 and 3.5",
        parameters: &[K, H, RATE, parameter("order_quantity", "Q", Unit::Units, NOT_NEGATIVE).or("0")],
        quantities: &[
            quantity("order_quantity", "Q*", Unit::Units, "√(2Kλ/h)").summed(),
            quantity("cost_rate", "C*", Unit::MoneyPerTime, "√(2Kλh)").summed(),
            quantity("cycle_time", "T*", Unit::Time, "Q*/λ"),
            quantity("mean_on_hand", "Q*/2", Unit::Units, "Q*/2").beside("available_stock_mean").summed(),
            quantity("order_frequency", "F", Unit::OrdersPerTime, "λ/Q*")
                .beside("replenishments_per_day")
                .summed(),
            quantity(
                "cost_rate_at_order_quantity",
                "C(Q)",
                Unit::MoneyPerTime,
                "Kλ/Q + hQ/2, at the given Q (at Q* for Q = 0)",
            )
            .summed(),
        ],
        compute: |i| {
            let eoq = Eoq::new(i.number("ordering_cost"), i.number("holding_cost"), i.number("demand_rate"))?;
            let given = i.number("order_quantity");
            let at = if given == 0.0 { Ok(eoq.cost_rate()) } else { eoq.cost_rate_at(given) };
            Ok(vec![
                Ok(eoq.order_quantity()),
                Ok(eoq.cost_rate()),
                Ok(eoq.cycle_time()),
                Ok(eoq.mean_on_hand()),
                Ok(1.0 / eoq.cycle_time()),
                at,
            ])
        },
        reads: when::eoq,
    },
    Family {
        id: "production_lot",
        side: Side::Stock,
        source: "Taft (1918); Snyder and Shen (2019), § 3.7",
        parameters: &[K, H, RATE, parameter("production_rate", "P", Unit::UnitsPerTime, POSITIVE)],
        quantities: &[
            quantity("order_quantity", "Q*", Unit::Units, "√(2Kλ/(h(1 − λ/P)))"),
            quantity("cost_rate", "C*", Unit::MoneyPerTime, "√(2Kλh(1 − λ/P))"),
            quantity("largest_stock", "I", Unit::Units, "Q*(1 − λ/P)"),
            quantity("mean_on_hand", "I/2", Unit::Units, "Q*(1 − λ/P)/2"),
            quantity("share_of_time_producing", "λ/P", Unit::Share, "λ/P"),
            quantity("cycle_time", "T*", Unit::Time, "Q*/λ"),
            quantity("order_frequency", "F", Unit::OrdersPerTime, "λ/Q*"),
        ],
        compute: |i| {
            let eoq = Eoq::new(i.number("ordering_cost"), i.number("holding_cost"), i.number("demand_rate"))?;
            let lot = eoq.with_production_rate(i.number("production_rate"))?;
            let cycle = lot.order_quantity / i.number("demand_rate");
            Ok([
                lot.order_quantity,
                lot.cost_rate,
                lot.largest_stock,
                lot.mean_on_hand,
                lot.share_of_time_producing,
                cycle,
                1.0 / cycle,
            ]
            .map(Ok)
            .to_vec())
        },
        reads: |_| Reading::without(&[Broken::StockFromSupplier]),
    },
    Family {
        id: "eoq_with_backorders",
        side: Side::Stock,
        source: "Snyder and Shen (2019), § 3.5",
        parameters: &[
            K,
            H,
            RATE,
            parameter("backorder_cost", "b", Unit::MoneyPerUnitTime, Kind::Number(1e-12, 1e9)),
        ],
        quantities: &[
            quantity("order_quantity", "Q*", Unit::Units, "√(2Kλ(h+b)/(hb))"),
            quantity("cost_rate", "C*", Unit::MoneyPerTime, "√(2Kλhb/(h+b))"),
            quantity("backordered_share", "x*", Unit::Share, "h/(h+b)"),
            quantity("unit_fill_rate", "β", Unit::Share, "b/(h+b)"),
            quantity("largest_stock", "I", Unit::Units, "Q*(1 − x*)"),
            quantity("largest_backorders", "B", Unit::Units, "Q* x*"),
            quantity("mean_on_hand", "E[I]", Unit::Units, "Q*(1 − x*)²/2"),
            quantity("mean_backorders", "E[B]", Unit::Units, "Q* x*²/2"),
            quantity("cycle_time", "T*", Unit::Time, "Q*/λ"),
            quantity("order_frequency", "F", Unit::OrdersPerTime, "λ/Q*"),
        ],
        compute: |i| {
            let eoq = Eoq::new(i.number("ordering_cost"), i.number("holding_cost"), i.number("demand_rate"))?;
            let lot = eoq.with_backorders(i.number("backorder_cost"))?;
            let (q, x) = (lot.order_quantity, lot.backordered_share);
            let y = 1.0 - x;
            Ok([
                q,
                lot.cost_rate,
                x,
                y,
                q * y,
                q * x,
                0.5 * q * y * y,
                0.5 * q * x * x,
                q / i.number("demand_rate"),
                i.number("demand_rate") / q,
            ]
            .map(Ok)
            .to_vec())
        },
        reads: |_| Reading::without(&[Broken::RandomDemand]),
    },
    Family {
        id: "safety_stock",
        side: Side::Stock,
        source: "Snyder and Shen (2019), equation 4.45; Chopra and Meindl, “safety inventory, lead-time uncertainty”",
        parameters: &[
            parameter("demand_mean", "d", Unit::UnitsPerTime, NOT_NEGATIVE),
            parameter("demand_sd", "σ_d", Unit::UnitsPerTime, NOT_NEGATIVE),
            parameter("lead_time_mean", "ℓ", Unit::Time, NOT_NEGATIVE),
            parameter("lead_time_sd", "σ_ℓ", Unit::Time, NOT_NEGATIVE).or("0"),
            parameter("target", "p", Unit::Share, TARGET),
            parameter("order_quantity", "Q", Unit::Units, NOT_NEGATIVE).or("0"),
            parameter("reorder_point", "r", Unit::Units, Kind::Number(-1e12, 1e12)).or("0"),
        ],
        quantities: &[
            quantity("mean_lead_time_demand", "μ", Unit::Units, "dℓ").summed(),
            quantity("sd_lead_time_demand", "σ", Unit::Units, "√(ℓσ_d² + d²σ_ℓ²)"),
            quantity("safety_stock", "zσ", Unit::Units, "Φ⁻¹(p) σ").summed(),
            quantity("reorder_point", "μ + zσ", Unit::Units, "μ + Φ⁻¹(p) σ").summed(),
            quantity("cycle_service_level", "α", Unit::Share, "Φ((r − μ)/σ), at the given r")
                .beside("cycle_service_level")
                .by_replenishments(),
            fill("1 − (n(r) − n(r+Q))/Q, n(x) = σ𝓛((x − μ)/σ), at the given r and Q"),
        ],
        compute: safety_stock,
        reads: when::safety_stock,
    },
    Family {
        id: "lead_time_demand",
        side: Side::Stock,
        source: "Zipkin (2000), § 7.5; the law of total probability over the lead time",
        parameters: &[
            parameter("demand", "D(t)", Unit::UnitsPerTime, Kind::Demand),
            parameter("lead_time", "L", Unit::Time, Kind::Law),
            parameter("target", "p", Unit::Share, TARGET).or("0.95"),
            parameter("reorder_point", "r", Unit::Units, Kind::Number(-1e12, 1e12)).or("0"),
            parameter("order_quantity", "Q", Unit::Units, NOT_NEGATIVE).or("0"),
        ],
        quantities: &[
            quantity("mean_lead_time_demand", "μ", Unit::Units, "dE[L]").summed(),
            quantity("sd_lead_time_demand", "σ", Unit::Units, "√(E[L]σ_d² + d²Var[L])"),
            quantity("safety_stock_normal", "zσ", Unit::Units, "Φ⁻¹(p) σ: the normal formula").summed(),
            quantity("reorder_point_normal", "μ + zσ", Unit::Units, "μ + Φ⁻¹(p) σ: the normal formula")
                .summed(),
            quantity("cycle_service_level", "α(r)", Unit::Share, "∫ P(D(t) ≤ r) dF(t), at the given r")
                .beside("cycle_service_level")
                .by_replenishments(),
            quantity("cycle_service_level_normal", "α(μ + zσ)", Unit::Share, "∫ P(D(t) ≤ μ + zσ) dF(t)"),
            quantity("reorder_point", "r(p)", Unit::Units, "smallest r with ∫ P(D(t) ≤ r) dF(t) ≥ p")
                .summed(),
            quantity(
                "cycle_service_level_at_reorder_point",
                "α(r(p))",
                Unit::Share,
                "∫ P(D(t) ≤ r(p)) dF(t)",
            ),
            fill("1 − E[(D(L) − r)⁺]/Q, at the given r and Q: one order outstanding at a time"),
        ],
        compute: lead_time_demand,
        reads: when::lead_time_demand,
    },
    Family {
        id: "pooling",
        side: Side::Stock,
        source: "Eppen (1979); Maister (1976)",
        parameters: &[
            parameter("sites", "n", Unit::Plain, Kind::Whole(1, 1_000_000)),
            parameter("standard_deviation", "σ", Unit::UnitsPerTime, NOT_NEGATIVE).or("1"),
            parameter("lead_time", "L", Unit::Time, NOT_NEGATIVE).or("1"),
            parameter("z", "z", Unit::Plain, Kind::Number(0.0, 40.0)).or("1"),
            parameter("correlation", "ρ", Unit::Plain, Kind::Number(-1.0, 1.0)).or("0"),
        ],
        quantities: &[
            quantity("safety_stock_one_site", "zσ√L", Unit::Units, "zσ√L"),
            quantity("safety_stock_apart", "nzσ√L", Unit::Units, "nzσ√L"),
            quantity("safety_stock_pooled", "SS", Unit::Units, "nzσ√L √((1 + (n−1)ρ)/n)"),
            quantity("ratio", "SS/(nzσ√L)", Unit::Plain, "√((1 + (n−1)ρ)/n)"),
        ],
        compute: |i| {
            let (n, rho) = (i.count("sites"), i.number("correlation"));
            let stock = pooling::pooled_safety_stock(
                i.number("z"),
                i.number("standard_deviation"),
                i.number("lead_time"),
                n,
                rho,
            )?;
            Ok(vec![Ok(stock.one_site), Ok(stock.apart), Ok(stock.pooled), pooling::pooling_ratio(n, rho)])
        },
        reads: |_| Reading::without(&[Broken::OneSite]),
    },
];

/// A level that must be whole, since the demand is.
fn whole_level(argument: &'static str, level: f64) -> Result<i64, Invalid> {
    if level == libm::floor(level) && level.abs() <= 1e9 {
        return Ok(level as i64);
    }
    Err(Invalid { argument, value: level, limit: Limit::Whole })
}

fn refused(demand: &Demand) -> Invalid {
    Invalid { argument: "demand", value: demand.mean(), limit: Limit::DemandLaw }
}

fn periodic_review(i: &Inputs) -> Result<Answers, Invalid> {
    let (r, l, level) = (i.count("review_period"), i.count("lead_time"), i.number("order_up_to_level"));
    let p = match i.demand("demand") {
        Demand::Normal(mean, sd) => PeriodicReview::normal(mean, sd, r, l, level)?,
        Demand::Poisson(mean) => {
            PeriodicReview::poisson(mean, r, l, whole_level("order_up_to_level", level)?)?
        }
        other => return Err(refused(&other)),
    };
    let cost = p.cost_per_period(i.number("holding_cost"), i.number("backorder_cost"));
    let rates = [
        p.unit_fill_rate(),
        p.cycle_service_level(),
        p.mean_on_hand(),
        p.mean_backorders(),
        p.mean_on_hand_before_demand(),
        p.probability_of_no_backorders(),
    ];
    Ok(rates.into_iter().map(Ok).chain([cost]).collect())
}

fn periodic_in_time(i: &Inputs) -> Result<Answers, Invalid> {
    let (rate, r, l, level) = (
        i.number("demand_rate"),
        i.number("review_period"),
        i.number("lead_time"),
        i.whole("order_up_to_level"),
    );
    let averages = continuous_averages(rate, r, l, level)?;
    let loss = |time: f64| crate::stats::poisson::loss(level, rate * time);
    let fill = (1.0 - (loss(l + r) - loss(l)) / (rate * r)).clamp(0.0, 1.0);
    let service = crate::stats::poisson::distribution(level, rate * (l + r));
    Ok([fill, service, averages.mean_on_hand, averages.mean_backorders, averages.mean_wait].map(Ok).to_vec())
}

fn reorder_up_to(i: &Inputs) -> Result<Answers, Invalid> {
    let (l, s, up) = (i.count("lead_time"), i.whole("reorder_point"), i.whole("order_up_to_level"));
    let p = match i.demand("demand") {
        Demand::Poisson(mean) => ReorderUpTo::new(mean, l, s, up)?,
        Demand::Discrete(shares) => ReorderUpTo::discrete(&shares, l, s, up)?,
        other => return Err(refused(&other)),
    };
    let cost =
        p.cost_per_period(i.number("holding_cost"), i.number("backorder_cost"), i.number("ordering_cost"));
    Ok(vec![
        Ok(p.mean_on_hand()),
        Ok(p.mean_backorders()),
        Ok(p.order_frequency()),
        cost,
        Ok(p.unit_fill_rate()),
        Ok(p.probability_of_no_backorders()),
    ])
}

fn safety_stock(i: &Inputs) -> Result<Answers, Invalid> {
    let law = LeadTimeDemand::from_parts(
        i.number("demand_mean"),
        i.number("demand_sd"),
        i.number("lead_time_mean"),
        i.number("lead_time_sd"),
    )?;
    let (target, r, q) = (i.number("target"), i.number("reorder_point"), i.number("order_quantity"));
    Ok(vec![
        Ok(law.mean()),
        Ok(law.standard_deviation()),
        law.safety_stock(target),
        law.reorder_point(target),
        law.cycle_service_level(r),
        law.unit_fill_rate(r, q),
    ])
}

fn lead_time_demand(i: &Inputs) -> Result<Answers, Invalid> {
    let demand = i.demand("demand");
    let lead_time = i.law("lead_time");
    let law = match &demand {
        Demand::Normal(mean, sd) => MixedLeadTime::normal(*mean, *sd, lead_time)?,
        Demand::Poisson(rate) => MixedLeadTime::poisson(*rate, lead_time)?,
        other => return Err(refused(other)),
    };
    let normal = LeadTimeDemand::new(law.mean(), law.standard_deviation())?;
    let (target, r, q) = (i.number("target"), i.number("reorder_point"), i.number("order_quantity"));
    let (by_formula, exact) = (normal.reorder_point(target), law.reorder_point(target));
    Ok(vec![
        Ok(law.mean()),
        Ok(law.standard_deviation()),
        normal.safety_stock(target),
        by_formula,
        law.cycle_service_level(r),
        by_formula.and_then(|r| law.cycle_service_level(r)),
        exact,
        exact.and_then(|r| law.cycle_service_level(r)),
        law.unit_fill_rate(r, q),
    ])
}
