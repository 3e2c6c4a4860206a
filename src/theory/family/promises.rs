//! Families of an order cycle by its parts, of waits that only some orders have, of promises from mean and spread, and of
//! recovery after something stood still.
//!
//! Not here: the whole law of the order cycle time (`times`).

use super::input::{Input, Inputs};
use super::scene::{Broken, Reading, Scene};
use super::{
    Family, Kind, NOT_NEGATIVE, POSITIVE, PROBABILITY, Side, TARGET, Unit, parameter, quantity, when,
};
use crate::model::{DisruptionKind, Scenario};
use crate::stats::normal;
use crate::theory::promise::{NormalTimes, mean_over_all};
use crate::theory::recovery::{QueueRecovery, stock_recovery_time};

/// From this target on a shortage is so rare that no mean shows it.
const NEVER_SHORT: f64 = 0.999;

pub(super) const FAMILIES: &[Family] = &[
    Family {
        id: "order_cycle_stages",
        side: Side::Stock,
        source: "the mean of a sum is the sum of the means; Ross (2014)",
        parameters: &[parameter("stage_means", "x_i", Unit::Time, Kind::Numbers(0.0, 1e12, 9))],
        quantities: &[quantity("mean", "E[T]", Unit::Time, "Σ x_i").beside("full_clock_mean")],
        compute: |i| {
            let means = i.numbers("stage_means");
            means.iter().try_for_each(|mean| crate::theory::not_negative("stage_means", *mean).map(drop))?;
            Ok(vec![Ok(means.iter().sum())])
        },
        reads: order_cycle_stages,
    },
    Family {
        id: "waits_of_some",
        side: Side::Both,
        source: "the law of total expectation; Ross (2014)",
        parameters: &[
            parameter("share_waiting", "q", Unit::Share, PROBABILITY),
            parameter("wait_of_those", "w", Unit::Time, NOT_NEGATIVE),
            parameter("cycle_mean", "C", Unit::Time, NOT_NEGATIVE).or("0"),
        ],
        quantities: &[
            quantity("mean_over_all", "E[W]", Unit::Time, "q × w"),
            quantity("mean_time", "E[T]", Unit::Time, "C + q × w"),
            quantity("mean_time_of_those", "E[T | W > 0]", Unit::Time, "C + w"),
        ],
        compute: |i| {
            let (cycle, share) = (i.number("cycle_mean"), i.number("share_waiting"));
            let wait = i.number("wait_of_those");
            Ok(vec![
                mean_over_all(0.0, share, wait),
                mean_over_all(cycle, share, wait),
                mean_over_all(cycle, 1.0, wait),
            ])
        },
        reads: |_| Reading::without(&[Broken::RatesAreMeasured]),
    },
    Family {
        id: "normal_times",
        side: Side::Both,
        source: "the normal law; Hopp and Spearman, “Factory Physics”, quoting lead times",
        parameters: &[
            parameter("mean", "m", Unit::Time, NOT_NEGATIVE),
            parameter("standard_deviation", "σ", Unit::Time, POSITIVE),
            parameter("promise", "t", Unit::Time, NOT_NEGATIVE).or("0"),
            parameter("target", "p", Unit::Share, TARGET).or("0.95"),
        ],
        quantities: &[
            quantity("probability_within", "P(T ≤ t)", Unit::Share, "Φ((t − m)/σ)"),
            quantity("promise_for", "T_p", Unit::Time, "m + zσ"),
            quantity("deviations", "z", Unit::Plain, "Φ⁻¹(p)"),
        ],
        compute: |i| {
            let times = NormalTimes::new(i.number("mean"), i.number("standard_deviation"))?;
            Ok(vec![
                times.probability_within(i.number("promise")),
                times.promise_for(i.number("target")),
                crate::theory::inner_probability("target", i.number("target")).map(normal::quantile),
            ])
        },
        reads: |_| Reading::without(&[Broken::NormalTimes, Broken::RatesAreMeasured]),
    },
    Family {
        id: "recovery_of_queue",
        side: Side::Order,
        source: "the fluid approximation; Newell (1982)",
        parameters: &[
            parameter("outage", "T", Unit::Time, NOT_NEGATIVE),
            parameter("utilisation", "ρ", Unit::Share, Kind::Number(1e-9, 0.999_999_999)),
            parameter("arrival_rate", "λ", Unit::OrdersPerTime, NOT_NEGATIVE).or("0"),
        ],
        quantities: &[
            quantity("recovery_time", "R", Unit::Time, "Tρ/(1 − ρ)"),
            quantity("length", "T + R", Unit::Time, "T/(1 − ρ)"),
            quantity("pile", "N", Unit::Orders, "λT"),
        ],
        compute: |i| {
            let queue = QueueRecovery::new(i.number("outage"), i.number("utilisation"))?;
            Ok(vec![Ok(queue.recovery_time()), Ok(queue.length()), queue.pile(i.number("arrival_rate"))])
        },
        reads: recovery_of_queue,
    },
    Family {
        id: "recovery_of_stock",
        side: Side::Stock,
        source: "the flow of replenishments; Zipkin (2000), § 6.2",
        parameters: &[parameter("lead_time", "L", Unit::Time, NOT_NEGATIVE)],
        quantities: &[quantity("recovery_time", "R", Unit::Time, "L: whatever the outage")],
        compute: |i| Ok(vec![stock_recovery_time(i.number("lead_time"))]),
        reads: recovery_of_stock,
    },
];

/// The five parts of the customer's order cycle: preparation, transmittal, receipt, filling, transport.
fn order_cycle_stages(scene: &Scene) -> Reading {
    let scenario = scene.scenario;
    let cycle = &scenario.order_cycle;
    let mut broken = Vec::new();
    if !scenario.replenishment.policy.target().is_some_and(|target| target >= NEVER_SHORT) {
        broken.push(Broken::ShortagesDelay);
    }
    if scenario.service.vehicle_interval > 0.0 {
        broken.push(Broken::VehiclesWait { days: scenario.service.vehicle_interval });
    }
    let quality = &scenario.quality;
    if quality.wrong_order + quality.credit_hold + quality.transport_delay > 0.0 {
        broken.push(Broken::FaultsDelay);
    }
    broken.extend((!scenario.disruptions.is_empty()).then_some(Broken::Disrupted));
    let receipt = [
        &cycle.accuracy_check,
        &cycle.availability_check,
        &cycle.credit_check,
        &cycle.recording,
        &cycle.documents,
    ];
    let filling = [&cycle.collect, &cycle.scheduling, &cycle.packing, &cycle.delivery_documents];
    let means = vec![
        cycle.preparation.mean(),
        cycle.transmittal.mean(),
        receipt.into_iter().map(|step| step.mean()).sum(),
        filling.into_iter().map(|step| step.mean()).sum(),
        cycle.transport.mean(),
    ];
    Reading { parts: when::of_orders(Inputs::default().with("stage_means", Input::Numbers(means))), broken }
}

/// How long the one disruption of a kind lasts \[days\]; none where there is none or something else happens too.
fn only(scenario: &Scenario, kind: DisruptionKind) -> Option<f64> {
    match scenario.disruptions.as_slice() {
        [one] if one.kind == kind => Some(one.days as f64),
        _ => None,
    }
}

fn recovery_of_queue(scene: &Scene) -> Reading {
    let Some(outage) = only(scene.scenario, DisruptionKind::LineBreakdown) else {
        return Reading::without(&[Broken::NoBreakdown]);
    };
    let queue = when::general_queue(scene);
    let overloaded = |broken: &Broken| matches!(broken, Broken::Overloaded { .. });
    let mut broken = vec![Broken::SteadyFlow];
    broken.extend(queue.broken.iter().copied().find(overloaded));
    let number = |id| queue.parts.first().map_or(f64::NAN, |part| part.inputs.number(id));
    let rate = number("arrival_rate");
    let inputs = Inputs::default()
        .and("outage", outage)
        .and("utilisation", rate * number("mean_service_time") / number("servers"))
        .and("arrival_rate", rate);
    Reading { parts: when::of_orders(inputs), broken }
}

fn recovery_of_stock(scene: &Scene) -> Reading {
    let scenario = scene.scenario;
    if only(scenario, DisruptionKind::SupplierOutage).is_none() {
        return Reading::without(&[Broken::NoOutage]);
    }
    let mut broken: Vec<Broken> = when::fixed_lead_time(scenario).into_iter().collect();
    broken.extend(when::back_orders(scenario));
    broken.extend(when::policy_is(scenario, when::is_base_stock));
    let inputs = Inputs::default().and("lead_time", when::lead_time(scene));
    Reading { parts: when::of_orders(inputs), broken }
}
