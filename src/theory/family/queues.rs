//! Families of queues: build to order, and build to stock from a line of finite capacity.

use super::reviewed;
use super::stock::{fill, on_hand, owed, ready, wait};
use super::{
    Answers, Broken, Family, Inputs, Kind, NOT_NEGATIVE, POSITIVE, Quantity, Reading, STOCK, Side, TARGET,
    Unit, parameter, quantity, when,
};
use crate::theory::general_queue::{Gaps, PoissonQueue, RenewalQueue, kingman_waiting_time};
use crate::theory::law::Law;
use crate::theory::line_to_stock::LineToStock;
use crate::theory::make_to_stock::MakeToStock;
use crate::theory::queue::{
    MarkovQueue, OrderClass, erlang_b, priority_waits, probability_of_two_stages_within,
};
use crate::theory::service_queue::ServiceQueue;
use crate::theory::two_law_queue::TwoLawQueue;
use crate::theory::{Invalid, Limit};

const ARRIVALS: super::Parameter = parameter("arrival_rate", "λ", Unit::OrdersPerTime, POSITIVE);
const SERVICE_RATE: super::Parameter = parameter("service_rate", "μ", Unit::OrdersPerTime, POSITIVE);
const SERVERS: super::Parameter = parameter("servers", "c", Unit::Plain, Kind::Whole(1, 100_000)).or("1");
const PROMISE: super::Parameter = parameter("promise", "t", Unit::Time, NOT_NEGATIVE).or("0");
const PERCENTILE: super::Parameter = parameter("percentile", "p", Unit::Share, TARGET).or("0.95");

const fn sojourn(formula: &'static str) -> Quantity {
    quantity("mean_time_in_system", "E[T]", Unit::Time, formula)
}
const fn queueing(formula: &'static str) -> Quantity {
    quantity("mean_waiting_time", "E[W]", Unit::Time, formula).beside("queue_time_mean")
}
const fn number(formula: &'static str) -> Quantity {
    quantity("mean_number_in_system", "E[N]", Unit::Orders, formula)
}
const fn waiting(formula: &'static str) -> Quantity {
    quantity("probability_of_waiting", "P(W > 0)", Unit::Share, formula)
}
const fn load(formula: &'static str) -> Quantity {
    quantity("utilisation", "ρ", Unit::Share, formula).beside("utilisation")
}
const fn length(formula: &'static str) -> Quantity {
    quantity("mean_queue_length", "E[N_q]", Unit::Orders, formula).beside("queue_length_mean")
}
const fn on_time(formula: &'static str) -> Quantity {
    quantity("probability_of_time_in_system_within", "P(T ≤ t)", Unit::Share, formula)
}
const fn wait_within(formula: &'static str) -> Quantity {
    quantity("probability_of_wait_within", "P(W ≤ t)", Unit::Share, formula)
}
const fn percentile(formula: &'static str) -> Quantity {
    quantity("percentile_of_time_in_system", "T_p", Unit::Time, formula)
}

pub(super) const FAMILIES: &[Family] = &[
    Family {
        id: "markov_queue",
        side: Side::Order,
        source: "Erlang (1917); Gross et al. (2008), ch. 3; Hopp and Spearman (2008), § 8.6",
        parameters: &[ARRIVALS, SERVICE_RATE, SERVERS, PROMISE, PERCENTILE],
        quantities: &[
            sojourn("E[W] + 1/μ"),
            queueing("C/(cμ − λ)"),
            number("λE[T]"),
            length("λE[W]"),
            waiting("C = B/(1 − ρ(1 − B)), Erlang's waiting formula"),
            quantity("erlang_b", "B", Unit::Share, "B(0) = 1, 1/B(k) = 1 + (k/a)/B(k−1), a = λ/μ"),
            load("λ/(cμ)"),
            on_time("1 − e^(−μt) − Cμ(e^(−θt) − e^(−μt))/(μ − θ), θ = cμ − λ"),
            wait_within("1 − C e^(−θt)"),
            percentile("P(T ≤ T_p) = p"),
        ],
        compute: |i| {
            let (rate, speed, c) = (i.number("arrival_rate"), i.number("service_rate"), i.count("servers"));
            let q = MarkovQueue::new(rate, speed, c)?;
            Ok(vec![
                Ok(q.mean_time_in_system()),
                Ok(q.mean_waiting_time()),
                Ok(q.mean_number_in_system()),
                Ok(q.mean_queue_length()),
                Ok(q.probability_of_waiting()),
                erlang_b(rate / speed, c),
                Ok(q.utilisation()),
                q.probability_of_time_in_system_within(i.number("promise")),
                q.probability_of_wait_within(i.number("promise")),
                q.percentile(i.number("percentile")),
            ])
        },
        reads: when::markov_queue,
    },
    Family {
        id: "service_queue",
        side: Side::Order,
        source: "Pollaczek (1930); Khinchine (1932); Gross et al. (2008), § 5.1",
        parameters: &[ARRIVALS, parameter("service", "S", Unit::Time, Kind::Law), PROMISE, PERCENTILE],
        quantities: &[
            sojourn("E[W] + E[S]"),
            queueing("ρE[S](1 + c²)/(2(1 − ρ))"),
            number("λE[T]"),
            length("λE[W]"),
            waiting("ρ"),
            load("λE[S]"),
            on_time("inverse of (1 − ρ)B(s)/(1 − ρBₑ(s)), B the transform of S, Bₑ of what is left of it"),
            percentile("P(T ≤ T_p) = p"),
        ],
        compute: |i| {
            let law = i.law("service").checked()?;
            let q = PoissonQueue::new(i.number("arrival_rate"), law.mean(), law.cv())?;
            let whole = ServiceQueue::new(i.number("arrival_rate"), law)?;
            Ok(vec![
                Ok(q.mean_time_in_system()),
                Ok(q.mean_waiting_time()),
                Ok(q.mean_number_in_system()),
                Ok(i.number("arrival_rate") * q.mean_waiting_time()),
                Ok(q.probability_of_waiting()),
                Ok(q.utilisation()),
                whole.probability_of_time_in_system_within(i.number("promise")),
                whole.percentile(i.number("percentile")),
            ])
        },
        reads: when::service_queue,
    },
    Family {
        id: "renewal_queue",
        side: Side::Order,
        source: "Gross et al. (2008), § 5.3",
        parameters: &[parameter("gap", "U", Unit::Time, Kind::Law), SERVICE_RATE, PROMISE, PERCENTILE],
        quantities: &[
            sojourn("1/(μ(1 − σ))"),
            queueing("σ/(μ(1 − σ))"),
            number("λE[T]"),
            length("λE[W]"),
            waiting("σ = A(μ(1 − σ)), A the transform of the gaps"),
            load("λ/μ"),
            on_time("1 − e^(−μ(1−σ)t)"),
            percentile("−ln(1 − p)/(μ(1 − σ))"),
        ],
        compute: |i| {
            let q = RenewalQueue::new(Gaps::of_law(&i.law("gap"))?, i.number("service_rate"))?;
            let p = crate::theory::inner_probability("percentile", i.number("percentile"));
            let rate = q.utilisation() * i.number("service_rate");
            Ok(vec![
                Ok(q.mean_time_in_system()),
                Ok(q.mean_waiting_time()),
                Ok(q.mean_number_in_system()),
                Ok(rate * q.mean_waiting_time()),
                Ok(q.probability_of_waiting()),
                Ok(q.utilisation()),
                q.probability_of_time_in_system_within(i.number("promise")),
                p.map(|p| -libm::log1p(-p) * q.mean_time_in_system()),
            ])
        },
        reads: when::renewal_queue,
    },
    Family {
        id: "two_law_queue",
        side: Side::Order,
        source: "Pollaczek (1957); Abate, Choudhury and Whitt (1993)",
        parameters: &[
            parameter("gap", "U", Unit::Time, Kind::Law),
            parameter("service", "S", Unit::Time, Kind::Law),
        ],
        quantities: &[
            sojourn("E[W] + E[S]"),
            queueing("−(1/2πi)∫ ln(1 − φ(z))/z² dz, φ(z) = E[e^(z(S−U))]"),
            number("λE[T]"),
            length("λE[W]"),
            waiting("1 − exp((1/2πi)∫ ln(1 − φ(z))/z dz)"),
            load("E[S]/E[U]"),
        ],
        compute: |i| {
            let (gap, service) = (i.law("gap").checked()?, i.law("service").checked()?);
            let (arrivals, made) = (gamma_cv("gap", &gap)?, gamma_cv("service", &service)?);
            crate::theory::positive("gap", gap.mean())?;
            let q = TwoLawQueue::new(1.0 / gap.mean(), arrivals, service.mean(), made)?;
            Ok([
                q.mean_time_in_system(),
                q.mean_waiting_time(),
                q.mean_number_in_system(),
                q.mean_waiting_time() / gap.mean(),
                q.probability_of_waiting(),
                q.utilisation(),
            ]
            .map(Ok)
            .to_vec())
        },
        reads: when::two_law_queue,
    },
    Family {
        id: "general_queue",
        side: Side::Order,
        source: "Kingman (1961); Sakasegawa (1977); Hopp and Spearman (2008), equations 8.25 and 8.28",
        parameters: &[
            ARRIVALS,
            parameter("mean_service_time", "τ", Unit::Time, POSITIVE),
            parameter("arrival_cv", "c_a", Unit::Plain, Kind::Number(0.0, 100.0)).or("1"),
            parameter("service_cv", "c_s", Unit::Plain, Kind::Number(0.0, 100.0)).or("1"),
            SERVERS,
        ],
        quantities: &[
            sojourn("E[W] + τ"),
            queueing("((c_a² + c_s²)/2) ρ^(√(2(c+1)) − 1)/(c(1 − ρ)) τ: an approximation"),
            number("λE[T]"),
            length("λE[W]"),
            load("λτ/c"),
        ],
        compute: |i| {
            let (rate, mean, c) =
                (i.number("arrival_rate"), i.number("mean_service_time"), i.count("servers"));
            let load = rate * mean / f64::from(c);
            let wait = kingman_waiting_time(load, mean, i.number("arrival_cv"), i.number("service_cv"), c)?;
            Ok([wait + mean, wait, rate * (wait + mean), rate * wait, load].map(Ok).to_vec())
        },
        reads: when::general_queue,
    },
    Family {
        id: "two_queues_in_a_row",
        side: Side::Order,
        source: "Burke (1956); Reich (1957)",
        parameters: &[
            ARRIVALS,
            parameter("first_service_rate", "μ₁", Unit::OrdersPerTime, POSITIVE),
            parameter("second_service_rate", "μ₂", Unit::OrdersPerTime, POSITIVE),
            PROMISE,
        ],
        quantities: &[
            sojourn("1/(μ₁ − λ) + 1/(μ₂ − λ)"),
            quantity("mean_time_in_first", "E[T₁]", Unit::Time, "1/(μ₁ − λ)"),
            quantity("mean_time_in_second", "E[T₂]", Unit::Time, "1/(μ₂ − λ)"),
            number("λE[T]"),
            on_time("two independent exponential times in a row"),
        ],
        compute: |i| {
            let (rate, one, two) =
                (i.number("arrival_rate"), i.number("first_service_rate"), i.number("second_service_rate"));
            let first = MarkovQueue::new(rate, one, 1)?.mean_time_in_system();
            let second = MarkovQueue::new(rate, two, 1)?.mean_time_in_system();
            let within = probability_of_two_stages_within(rate, one, two, i.number("promise"));
            Ok(vec![Ok(first + second), Ok(first), Ok(second), Ok(rate * (first + second)), within])
        },
        reads: |_| Reading::without(&[Broken::OneQueue]),
    },
    Family {
        id: "priority_queue",
        side: Side::Order,
        source: "Cobham (1954); Gross et al. (2008), § 3.4",
        parameters: &[
            parameter("rush_rate", "λ₁", Unit::OrdersPerTime, NOT_NEGATIVE),
            parameter("ordinary_rate", "λ₂", Unit::OrdersPerTime, POSITIVE),
            parameter("rush_service", "S₁", Unit::Time, Kind::Law),
            parameter("ordinary_service", "S₂", Unit::Time, Kind::Law),
        ],
        quantities: &[
            quantity("mean_wait_of_rush", "E[W₁]", Unit::Time, "W₀/(1 − ρ₁), W₀ = Σ λᵢE[Sᵢ²]/2"),
            quantity("mean_wait_of_ordinary", "E[W₂]", Unit::Time, "W₀/((1 − ρ₁)(1 − ρ₁ − ρ₂))"),
            queueing("(λ₁E[W₁] + λ₂E[W₂])/(λ₁ + λ₂)"),
            load("λ₁E[S₁] + λ₂E[S₂]"),
        ],
        compute: |i| {
            let (rush, ordinary) = (i.law("rush_service").checked()?, i.law("ordinary_service").checked()?);
            let (one, two) = (i.number("rush_rate"), i.number("ordinary_rate"));
            // No rush orders at all are as few as can be asked.
            let first = OrderClass::new(one.max(1e-12), rush.mean(), rush.cv())?;
            let second = OrderClass::new(two, ordinary.mean(), ordinary.cv())?;
            let waits = priority_waits(first, second)?;
            let mean = (one * waits.rush + two * waits.ordinary) / (one + two);
            let load = one * rush.mean() + two * ordinary.mean();
            Ok([waits.rush, waits.ordinary, mean, load].map(Ok).to_vec())
        },
        reads: |_| Reading::without(&[Broken::NoPriorities]),
    },
    Family {
        id: "make_to_stock",
        side: Side::Stock,
        source: "Buzacott and Shanthikumar (1993), ch. 4; Zipkin (2000), § 7.3",
        parameters: &[
            parameter("demand_rate", "λ", Unit::UnitsPerTime, POSITIVE),
            parameter("production", "P", Unit::Time, Kind::Law),
            SERVERS,
            parameter("base_stock", "S", Unit::Units, STOCK),
            parameter("wait", "w", Unit::Time, NOT_NEGATIVE).or("0"),
        ],
        quantities: &[
            fill("P(N < S); 1 − ρˢ for one exponential server"),
            ready("β, since demand is Poisson"),
            quantity("probability_of_stockout", "P(N ≥ S)", Unit::Share, "1 − β"),
            owed("E[(N − S)⁺]; ρˢ⁺¹/(1 − ρ)"),
            on_hand("E[(S − N)⁺]"),
            quantity("mean_work_in_process", "E[N]", Unit::Units, "E[N]"),
            quantity("utilisation", "ρ", Unit::Share, "λE[P]/c"),
            wait("E[IN⁻]/λ"),
            quantity(
                "probability_of_wait_within",
                "P(W ≤ w)",
                Unit::Share,
                "P(time in the line ≤ w + S gaps); 1 − ρˢe^(−(μ−λ)w)",
            ),
        ],
        compute: make_to_stock,
        reads: reviewed::make_to_stock,
    },
];

fn gamma_cv(argument: &'static str, law: &Law) -> Result<f64, Invalid> {
    match law {
        Law::Fixed(_) => Ok(0.0),
        Law::Gamma(_, cv) => Ok(*cv),
        other => Err(Invalid { argument, value: other.cv(), limit: Limit::GammaLaw }),
    }
}

fn make_to_stock(i: &Inputs) -> Result<Answers, Invalid> {
    let (rate, law, c, stock) =
        (i.number("demand_rate"), i.law("production").checked()?, i.count("servers"), i.whole("base_stock"));
    if let (Law::Gamma(mean, 1.0), 1) = (&law, c) {
        let line = MakeToStock::new(rate, 1.0 / mean, stock)?;
        let answers = [
            line.unit_fill_rate(),
            line.ready_rate(),
            line.probability_of_stockout(),
            line.mean_backorders(),
            line.mean_on_hand(),
            line.mean_work_in_process(),
            line.utilisation(),
            line.mean_wait(),
        ];
        let within = line.probability_of_wait_within(i.number("wait"));
        return Ok(answers.into_iter().map(Ok).chain([within]).collect());
    }
    let line = LineToStock::new(rate, law, c, stock)?;
    let fill = line.unit_fill_rate();
    let answers = [
        fill,
        fill,
        1.0 - fill,
        line.mean_backorders(),
        line.mean_on_hand(),
        line.mean_work_in_process(),
        line.utilisation(),
        line.mean_wait(),
    ];
    let within = line.probability_of_wait_within(i.number("wait"));
    Ok(answers.into_iter().map(Ok).chain([within]).collect())
}
