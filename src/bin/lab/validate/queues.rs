//! Families of queues as scenarios: build to order, where nothing takes time but production.

use perfect_order_lab::theory::family::Asked;
use perfect_order_lab::theory::law::Law;
use serde_json::json;

use super::shop::{Expressed, ORDERS_PER_DAY, Shop, Size, WhyNot, pace};
use super::stock::relaxation;

const MOST_SERVERS: u32 = 200;

/// A shop with a queue, and how many model days a unit of time has.
struct Queue {
    shop: Shop,
    scale: f64,
    servers: u32,
}

impl Queue {
    fn new(rate: f64, gap_cv: f64, law: &Law, servers: u32, size: Size) -> Result<Self, WhyNot> {
        if !(1..=MOST_SERVERS).contains(&servers) {
            return Err("more than 200 servers");
        }
        let scale = rate / ORDERS_PER_DAY;
        let (mean, cv, kind) = pace(law)?;
        let mut production = json!({
            "servers": servers, "set_by": "times", "setup_days": mean * scale, "unit_days": 0, "cv": cv,
            "materials": {"shortage": 0}
        });
        if kind == "lognormal" {
            production["time_law"] = json!(kind);
        }
        let load = rate * mean / f64::from(servers);
        if load >= 1.0 {
            return Err("the queue cannot keep up");
        }
        let shop = Shop::new(ORDERS_PER_DAY, gap_cv, size).made_to_order().put("production", production);
        Ok(Self { shop: shop.warmed_up(relaxation(load, gap_cv, cv)), scale, servers })
    }

    fn of(&self, asked: &Asked) -> Result<Expressed, WhyNot> {
        let i = &asked.inputs;
        let days = |measure: &str| Expressed::of(&self.shop, measure, 1.0 / self.scale);
        let plain = |measure: &str| Expressed::of(&self.shop, measure, 1.0);
        Ok(match asked.quantity.id {
            "mean_time_in_system"
            | "steady_mean_time_in_system"
            | "mean_time_in_first"
            | "mean_time_in_second" => days("production_time_mean"),
            "mean_waiting_time" | "steady_mean_wait" => days("queue_time_mean"),
            "mean_number_in_system" | "steady_mean_number" | "mean_number" => {
                plain("orders_in_production_mean")
            }
            "mean_queue_length" => plain("queue_length_mean"),
            "probability_of_waiting" => plain("queued_rate"),
            "utilisation" => plain("utilisation"),
            "empty_share" if self.servers == 1 => {
                Expressed::sum(1.0, vec![self.shop.term("utilisation", -1.0)])
            }
            "probability_of_time_in_system_within" => {
                let promise = json!({"bto_days": i.number("promise") * self.scale});
                Expressed::of(&self.shop.clone().put("promise", promise), "on_time_delivery_rate", 1.0)
            }
            "percentile_of_time_in_system" => days(percentile(i.number("percentile"))?),
            _ => return Err("no measure counts it"),
        })
    }
}

/// The measured percentile of the firm's clock.
pub(super) fn percentile(share: f64) -> Result<&'static str, WhyNot> {
    [(0.5, "firm_clock_p50"), (0.9, "firm_clock_p90"), (0.95, "firm_clock_p95")]
        .into_iter()
        .find(|(known, _)| (known - share).abs() < 1e-12)
        .map(|(_, measure)| measure)
        .ok_or("percentiles are 50, 90 and 95")
}

pub(super) fn express(asked: &Asked, size: Size) -> Result<Expressed, WhyNot> {
    let i = &asked.inputs;
    let rate = || i.number("arrival_rate");
    match asked.family.id {
        "markov_queue" => {
            let law = Law::exponential(1.0 / i.number("service_rate"));
            Queue::new(rate(), 1.0, &law, i.count("servers"), size)?.of(asked)
        }
        "service_queue" => Queue::new(rate(), 1.0, &i.law("service"), 1, size)?.of(asked),
        "renewal_queue" | "two_law_queue" => {
            let gap = i.law("gap");
            let (mean, cv, kind) = pace(&gap)?;
            if kind != "gamma" {
                return Err("gaps between orders are regular or gamma");
            }
            let service = if asked.family.id == "two_law_queue" {
                i.law("service")
            } else {
                Law::exponential(1.0 / i.number("service_rate"))
            };
            Queue::new(1.0 / mean, cv, &service, 1, size)?.of(asked)
        }
        "two_queues_in_a_row" => {
            // A stage by itself: the second sees Poisson arrivals too (Burke).
            let stage = match asked.quantity.id {
                "mean_time_in_first" => "first_service_rate",
                "mean_time_in_second" => "second_service_rate",
                _ => return Err("queues in tandem: an order is produced in one stage"),
            };
            Queue::new(rate(), 1.0, &Law::exponential(1.0 / i.number(stage)), 1, size)?.of(asked)
        }
        "priority_queue" => priority(asked, size),
        "queue_from_empty" => from_empty(asked, size),
        "general_queue" => Err("an approximation: not a target"),
        _ => Err("no scenario says it"),
    }
}

/// Rush orders first, without interruption: a class of customers whose orders are all rush, and one without any.
fn priority(asked: &Asked, size: Size) -> Result<Expressed, WhyNot> {
    let i = &asked.inputs;
    let (law, rush, ordinary) = (i.law("rush_service"), i.number("rush_rate"), i.number("ordinary_rate"));
    if law != i.law("ordinary_service") {
        return Err("rush orders and the others have one law of production time");
    }
    let mut queue = Queue::new(rush + ordinary, 1.0, &law, 1, size)?;
    queue.shop = queue.shop.set("production", json!({"rule": "rush_first"})).set(
        "demand",
        json!({"classes": [
            {"name": "rush", "weight": rush, "rush_share": 1}, {"name": "ordinary", "weight": ordinary, "rush_share": 0}
        ]}),
    );
    // Nothing but production takes time, so a class's order cycle is its wait and its production.
    let of_class = |place: usize| {
        let term = queue.shop.group_term("classes", place, "customer_clock_mean", 1.0 / queue.scale);
        Expressed::sum(-law.mean(), vec![term])
    };
    match asked.quantity.id {
        "mean_wait_of_rush" => Ok(of_class(0)),
        "mean_wait_of_ordinary" => Ok(of_class(1)),
        _ => queue.of(asked),
    }
}

fn from_empty(asked: &Asked, size: Size) -> Result<Expressed, WhyNot> {
    let (i, quantity) = (&asked.inputs, asked.quantity.id);
    let (rate, servers) = (i.number("arrival_rate"), i.count("servers"));
    let law = Law::exponential(1.0 / i.number("service_rate"));
    if quantity.starts_with("steady_") {
        return Queue::new(rate, 1.0, &law, servers, size)?.of(asked);
    }
    if matches!(quantity, "mean_wait_of_first" | "wait_of_last" | "mean_time_in_system_of_first") {
        return Err("a window is of days, not of a number of orders");
    }
    if quantity == "mean_number_at_end" {
        return Err("an instant: measures are over a window");
    }
    if servers > MOST_SERVERS {
        return Err("more than 200 servers");
    }
    let horizon = i.number("horizon");
    let days = (rate * horizon / 100.0).ceil().max(7.0);
    if days > 3640.0 {
        return Err("a window is of 7 to 3,640 days");
    }
    let scale = days / horizon;
    let production = json!({
        "servers": servers, "set_by": "times", "setup_days": law.mean() * scale, "unit_days": 0, "cv": 1,
        "materials": {"shortage": 0}
    });
    let shop = Shop::new(rate / scale, 1.0, size).made_to_order().put("production", production);
    Queue { shop: shop.without_warm_up(days as i64), scale, servers }.of(asked)
}
