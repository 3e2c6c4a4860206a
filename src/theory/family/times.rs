//! Families of order cycle times, of Little's law, and of short runs without a warm-up.

use super::{
    Answers, Broken, Demand, Family, Inputs, Kind, NOT_NEGATIVE, POSITIVE, Reading, STOCK, Side, TARGET,
    Unit, parameter, quantity, when,
};
use crate::theory::base_stock::BaseStock;
use crate::theory::law::Law;
use crate::theory::periodic::PeriodicReview;
use crate::theory::queue::MarkovQueue;
use crate::theory::stage_sum::{MixedTimes, StageSum};
use crate::theory::{Invalid, Limit, pooling, queue_from_empty, transient};

const PROMISE: super::Parameter = parameter("promise", "t", Unit::Time, NOT_NEGATIVE).or("0");
const PERCENTILE: super::Parameter = parameter("percentile", "p", Unit::Share, TARGET).or("0.95");

pub(super) const FAMILIES: &[Family] = &[
    Family {
        id: "order_cycle_time",
        side: Side::Stock,
        source: "Ross (2014); Abate and Whitt (1995)",
        parameters: &[parameter("stages", "X_i", Unit::Time, Kind::Laws), PROMISE, PERCENTILE],
        quantities: &[
            quantity("mean", "E[T]", Unit::Time, "Σ E[X_i]").beside("firm_clock_mean"),
            quantity("variance", "Var[T]", Unit::TimeSquared, "Σ Var[X_i]"),
            quantity("standard_deviation", "σ_T", Unit::Time, "√Σ Var[X_i]")
                .beside("firm_clock_standard_deviation"),
            quantity("probability_within", "P(T ≤ t)", Unit::Share, "the convolution of the stages' laws")
                .beside("on_time_delivery_rate"),
            quantity("percentile", "T_p", Unit::Time, "P(T ≤ T_p) = p: percentiles do not add")
                .beside("firm_clock_p95"),
        ],
        compute: |i| {
            let cycle = StageSum::new(&i.laws("stages"))?;
            Ok(vec![
                Ok(cycle.mean()),
                Ok(cycle.variance()),
                Ok(cycle.variance().sqrt()),
                cycle.probability_within(i.number("promise")),
                cycle.percentile(i.number("percentile")),
            ])
        },
        reads: when::order_cycle_time,
    },
    Family {
        id: "mixture_of_times",
        side: Side::Both,
        source: "the laws of total probability and total variance; Ross (2014)",
        parameters: &[
            parameter("shares", "w_k", Unit::Share, Kind::Numbers(0.0, 1.0, 100)),
            parameter("times", "X_k", Unit::Time, Kind::Laws),
            PROMISE,
            PERCENTILE,
        ],
        quantities: &[
            quantity("mean", "E[X]", Unit::Time, "Σ w_k E[X_k]"),
            quantity("variance", "Var[X]", Unit::TimeSquared, "Σ w_k Var[X_k] + Σ w_k (E[X_k] − E[X])²"),
            quantity("standard_deviation", "σ", Unit::Time, "√Var[X]"),
            quantity("probability_within", "P(X ≤ t)", Unit::Share, "Σ w_k P(X_k ≤ t)"),
            quantity("percentile", "X_p", Unit::Time, "P(X ≤ X_p) = p"),
        ],
        compute: |i| {
            let mix = MixedTimes::new(&i.numbers("shares"), &i.laws("times"))?;
            Ok(vec![
                Ok(mix.mean()),
                Ok(mix.variance()),
                Ok(mix.variance().sqrt()),
                mix.probability_within(i.number("promise")),
                mix.percentile(i.number("percentile")),
            ])
        },
        reads: |_| Reading::without(&[Broken::NoMixture]),
    },
    Family {
        id: "littles_law",
        side: Side::Both,
        source: "Little (1961)",
        parameters: &[
            parameter("mean_number", "E[N]", Unit::Orders, NOT_NEGATIVE),
            parameter("throughput", "λ", Unit::OrdersPerTime, POSITIVE),
        ],
        quantities: &[quantity("mean_time", "E[T]", Unit::Time, "E[N]/λ")],
        compute: |i| Ok(vec![pooling::mean_time_by_little(i.number("mean_number"), i.number("throughput"))]),
        reads: |_| Reading::without(&[Broken::RatesAreMeasured]),
    },
    Family {
        id: "littles_identities",
        side: Side::Stock,
        source: "Little (1961); Zipkin (2000), ch. 6 and § 7.3",
        parameters: &[
            parameter("demand_rate", "λ", Unit::UnitsPerTime, POSITIVE),
            parameter("lead_time", "L", Unit::Time, Kind::Law),
            parameter("reorder_point", "r", Unit::Units, super::LEVEL),
            parameter("order_quantity", "Q", Unit::Units, Kind::Whole(1, 10_000_000)),
            parameter("line_demand_rate", "λ'", Unit::UnitsPerTime, POSITIVE).or("0.8"),
            parameter("line_rate", "μ", Unit::UnitsPerTime, POSITIVE).or("1"),
            parameter("base_stock", "S", Unit::Units, STOCK).or("5"),
        ],
        quantities: &[
            quantity(
                "stock_less_backorders",
                "E[IN⁺] − E[IN⁻]",
                Unit::Units,
                "r + (Q+1)/2 − λE[L], whatever the law of L",
            ),
            quantity(
                "on_order_less_rate_times_lead_time",
                "E[X] − λE[L]",
                Unit::Units,
                "E[IP] − (E[IN⁺] − E[IN⁻]) − λE[L] = 0",
            ),
            quantity(
                "backorders_over_rate_times_wait_less_one",
                "E[IN⁻]/(λE[W]) − 1",
                Unit::Plain,
                "E[W] = ∫ P(W > w) dw, so 0",
            ),
            quantity(
                "line_backorders_over_rate_times_wait_less_one",
                "E[IN⁻]'/(λ'E[W]') − 1",
                Unit::Plain,
                "the same for the make-to-stock queue",
            ),
        ],
        compute: littles_identities,
        reads: |_| Reading::without(&[Broken::RatesAreMeasured]),
    },
    Family {
        id: "base_stock_from_full",
        side: Side::Stock,
        source: "Zipkin (2000), § 6.2, integrated",
        parameters: &[
            parameter("demand_rate", "λ", Unit::UnitsPerTime, POSITIVE),
            parameter("lead_time", "L", Unit::Time, NOT_NEGATIVE),
            parameter("base_stock", "S", Unit::Units, STOCK),
            parameter("horizon", "T", Unit::Time, POSITIVE),
        ],
        quantities: &[
            quantity("unit_fill_rate", "β(T)", Unit::Share, "E[units met]/E[units asked] over 0 … T"),
            quantity(
                "mean_on_hand",
                "E[IN⁺](T)",
                Unit::Units,
                "(1/T) ∫ E[(S − X(t))⁺] dt, X(t) Poisson with mean λ min(t, L)",
            ),
            quantity("mean_backorders", "E[IN⁻](T)", Unit::Units, "(1/T) ∫ E[(X(t) − S)⁺] dt"),
            quantity("steady_unit_fill_rate", "β", Unit::Share, "P(X < S), X Poisson with mean λL"),
            quantity("steady_mean_on_hand", "E[IN⁺]", Unit::Units, "E[(S − X)⁺]"),
            quantity("steady_mean_backorders", "E[IN⁻]", Unit::Units, "E[(X − S)⁺]"),
        ],
        compute: |i| {
            let (rate, lead, stock) = (i.number("demand_rate"), i.number("lead_time"), i.whole("base_stock"));
            let run = transient::base_stock_from_full(rate, lead, stock, i.number("horizon"))?;
            let steady = BaseStock::new(rate, lead, stock)?;
            Ok([
                run.unit_fill_rate,
                run.mean_on_hand,
                run.mean_backorders,
                steady.unit_fill_rate(),
                steady.mean_on_hand(),
                steady.mean_backorders(),
            ]
            .map(Ok)
            .to_vec())
        },
        reads: |_| Reading::without(&[Broken::WarmedUp]),
    },
    Family {
        id: "periodic_review_from_full",
        side: Side::Stock,
        source: "Johnson, Lee, Davis and Hall (1995), summed from the start",
        parameters: &[
            parameter("demand", "D", Unit::UnitsPerTime, Kind::Demand),
            parameter("review_period", "R", Unit::Time, Kind::Whole(1, 1)).or("1"),
            parameter("lead_time", "L", Unit::Time, Kind::Whole(0, 1_000)).or("0"),
            parameter("order_up_to_level", "S", Unit::Units, STOCK),
            parameter("periods", "n", Unit::Time, Kind::Whole(1, 100_000)),
        ],
        quantities: &[
            quantity(
                "unit_fill_rate",
                "β(n)",
                Unit::Share,
                "1 − Σ (E[(D(min(d, L+1)) − S)⁺] − E[(D(min(d−1, L)) − S)⁺])/(nμ), d = 1 … n",
            ),
            quantity("mean_on_hand", "E[IN⁺](n)", Unit::Units, "(1/n) Σ E[(S − D(min(d, L+1)))⁺]"),
            quantity("mean_backorders", "E[IN⁻](n)", Unit::Units, "(1/n) Σ E[(D(min(d, L+1)) − S)⁺]"),
            quantity("steady_unit_fill_rate", "β", Unit::Share, "that of periodic_review at R = 1"),
            quantity("steady_mean_on_hand", "E[IN⁺]", Unit::Units, "that of periodic_review at R = 1"),
            quantity("steady_mean_backorders", "E[IN⁻]", Unit::Units, "that of periodic_review at R = 1"),
        ],
        compute: |i| {
            let Demand::Poisson(mean) = i.demand("demand") else {
                let value = i.demand("demand").mean();
                return Err(Invalid { argument: "demand", value, limit: Limit::DemandLaw });
            };
            let (lead, level) = (i.count("lead_time"), i.whole("order_up_to_level"));
            let run = transient::periodic_review_from_full(mean, lead, level, i.count("periods"))?;
            let steady = PeriodicReview::poisson(mean, 1, lead, level)?;
            Ok([
                run.unit_fill_rate,
                run.mean_on_hand,
                run.mean_backorders,
                steady.unit_fill_rate(),
                steady.mean_on_hand(),
                steady.mean_backorders(),
            ]
            .map(Ok)
            .to_vec())
        },
        reads: |_| Reading::without(&[Broken::WarmedUp, Broken::ReviewIsContinuous]),
    },
    Family {
        id: "queue_from_empty",
        side: Side::Order,
        source: "Jensen (1953); Gross et al. (2008), § 2.11",
        parameters: &[
            parameter("arrival_rate", "λ", Unit::OrdersPerTime, POSITIVE),
            parameter("service_rate", "μ", Unit::OrdersPerTime, POSITIVE),
            parameter("servers", "c", Unit::Plain, Kind::Whole(1, 10_000)).or("1"),
            parameter("horizon", "T", Unit::Time, POSITIVE).or("1"),
            parameter("customers", "n", Unit::Orders, Kind::Whole(1, 20_000)).or("1"),
        ],
        quantities: &[
            quantity("mean_number", "E[N](T)", Unit::Orders, "(1/T) ∫ E[N(t)] dt, by uniformisation"),
            quantity("mean_number_at_end", "E[N(T)]", Unit::Orders, "E[N(T)]"),
            quantity("empty_share", "P(N = 0)(T)", Unit::Share, "(1/T) ∫ P(N(t) = 0) dt"),
            quantity("steady_mean_number", "E[N]", Unit::Orders, "that of markov_queue"),
            quantity(
                "mean_wait_of_first",
                "E[W](n)",
                Unit::Time,
                "the mean wait of the first n orders (one server)",
            ),
            quantity("wait_of_last", "E[W_n]", Unit::Time, "the mean wait of the n-th order (one server)"),
            quantity("mean_time_in_system_of_first", "E[T](n)", Unit::Time, "E[W](n) + 1/μ (one server)"),
            quantity("steady_mean_wait", "E[W]", Unit::Time, "that of markov_queue"),
            quantity("steady_mean_time_in_system", "E[T]", Unit::Time, "that of markov_queue"),
        ],
        compute: queue_from_empty,
        reads: |_| Reading::without(&[Broken::WarmedUp]),
    },
];

fn queue_from_empty(i: &Inputs) -> Result<Answers, Invalid> {
    let (rate, speed, c) = (i.number("arrival_rate"), i.number("service_rate"), i.count("servers"));
    let run = queue_from_empty::from_empty(rate, speed, c, i.number("horizon"))?;
    let steady = MarkovQueue::new(rate, speed, c);
    let one = crate::theory::between("servers", f64::from(c), 1.0, 1.0);
    let first = one.and_then(|_| queue_from_empty::first_waits(rate, speed, i.count("customers")));
    Ok(vec![
        Ok(run.mean_number),
        Ok(run.mean_number_at_end),
        Ok(run.empty_share),
        steady.map(|queue| queue.mean_number_in_system()),
        first.map(|(average, _)| average),
        first.map(|(_, last)| last),
        first.map(|(average, _)| average + 1.0 / speed),
        steady.map(|queue| queue.mean_waiting_time()),
        steady.map(|queue| queue.mean_time_in_system()),
    ])
}

/// The identities, each from two sides that are computed apart: the waits from their whole law, not from back-orders.
fn littles_identities(i: &Inputs) -> Result<Answers, Invalid> {
    use crate::theory::make_to_stock::MakeToStock;
    use crate::theory::quadrature::integrate;
    use crate::theory::reorder_point::ReorderPoint;
    let (rate, lead): (f64, Law) = (i.number("demand_rate"), i.law("lead_time").checked()?);
    let (r, q) = (i.whole("reorder_point"), i.whole("order_quantity"));
    let policy = ReorderPoint::new(rate, lead.mean(), r, q)?;
    let net = policy.mean_on_hand() - policy.mean_backorders();
    let position = r as f64 + 0.5 * (q as f64 + 1.0);
    let late = |wait: f64| policy.probability_of_wait_within(wait).map_or(f64::NAN, |within| 1.0 - within);
    // Without a negative position no unit waits longer than a lead time.
    let furthest = lead.mean() + ((-r).max(0) + q) as f64 * if r < -1 { 4.0 } else { 0.0 } / rate;
    let breaks: Vec<f64> = (0..=32).map(|n| furthest * f64::from(n) / 32.0).chain([lead.mean()]).collect();
    let mean_wait = integrate(late, &sorted(breaks), lead.mean().max(1e-12));
    let line = MakeToStock::new(i.number("line_demand_rate"), i.number("line_rate"), i.whole("base_stock"))?;
    let scale = 1.0 / (i.number("line_rate") - i.number("line_demand_rate"));
    let late = |wait: f64| line.probability_of_wait_within(wait).map_or(f64::NAN, |within| 1.0 - within);
    let breaks: Vec<f64> = (0..=40).map(|n| scale * f64::from(n)).collect();
    let line_wait = integrate(late, &breaks, scale);
    let ratio = |owed: f64, rate: f64, wait: f64, argument| {
        if wait > 0.0 {
            Ok(owed / (rate * wait) - 1.0)
        } else {
            Err(Invalid { argument, value: wait, limit: Limit::Above(0.0) })
        }
    };
    Ok(vec![
        Ok(net),
        Ok(position - net - rate * lead.mean()),
        ratio(policy.mean_backorders(), rate, mean_wait, "mean_wait"),
        ratio(line.mean_backorders(), i.number("line_demand_rate"), line_wait, "line_mean_wait"),
    ])
}

fn sorted(mut breaks: Vec<f64>) -> Vec<f64> {
    breaks.sort_by(f64::total_cmp);
    breaks
}
