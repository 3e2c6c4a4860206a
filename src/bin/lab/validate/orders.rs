//! Families of whole orders and of order cycle times as scenarios.

use perfect_order_lab::theory::family::{Asked, Count};
use perfect_order_lab::theory::law::Law;
use serde_json::{Map, Value, json};

use super::queues::percentile;
use super::shop::{Expressed, Form, ORDERS_PER_DAY, STEPS, Shop, Size, Term, WhyNot, count, duration};

pub(super) fn express(asked: &Asked, size: Size) -> Result<Expressed, WhyNot> {
    let (i, quantity) = (&asked.inputs, asked.quantity.id);
    match asked.family.id {
        "joint_orders" => joint_orders(asked, size),
        "perfect_order" => {
            let shop = faults(&i.numbers("rates"), i.number("correlation"), size)?;
            let measure = match quantity {
                "product" => "perfect_order_product",
                "lower_bound" => "perfect_order_lower_bound",
                "upper_bound" => "perfect_order_upper_bound",
                _ => "perfect_order_rate",
            };
            Ok(Expressed::of(&shop, measure, 1.0))
        }
        "perfect_order_with_disruption" => disruption(asked, size),
        "orders_of_lines" => {
            if quantity != "order_rate" {
                return Err("no measure counts it");
            }
            let lines = match i.units("lines") {
                Count::Fixed(lines) => json!(lines),
                Count::Geometric(mean) => json!({"kind": "geometric", "mean": mean}),
                Count::OnePlusPoisson(mean) => json!({"kind": "one_plus_poisson", "mean": mean}),
                Count::Listed(shares) => count(&shares),
            };
            // Lines are of different items: as many items as no order asks for.
            let demand = json!({"lines": lines, "items": {"kind": "uniform", "count": 200}});
            let shop = Shop::new(ORDERS_PER_DAY, 1.0, size)
                .set("demand", demand)
                .set("quality", json!({"damage": 1.0 - i.number("line_rate")}));
            Ok(Expressed::of(&shop, "undamaged_rate", 1.0))
        }
        "order_cycle_time" => cycle(asked, &i.laws("stages"), quantity, size),
        "mixture_of_times" => mixture(asked, size),
        "littles_law" => Err("an identity of two given numbers: there is nothing to run"),
        _ => Err("no scenario says it"),
    }
}

/// Order types as baskets, each item with a base stock and a lead time of its own.
fn joint_orders(asked: &Asked, size: Size) -> Result<Expressed, WhyNot> {
    let (i, quantity) = (&asked.inputs, asked.quantity.id);
    let (rates, needs) = (i.numbers("order_type_rates"), i.table("requirements"));
    let (levels, leads) = (i.numbers("base_stock"), i.numbers("lead_times"));
    let total: f64 = rates.iter().sum();
    let scale = total / ORDERS_PER_DAY;
    let items: Vec<Value> = levels
        .iter()
        .zip(&leads)
        .map(|(level, lead)| {
            json!({"weight": 1, "level": *level as i64, "lead_time": {"kind": "fixed", "days": lead * scale}})
        })
        .collect();
    let basket = |(rate, row): (&f64, &Vec<i64>)| {
        let wanted = row.iter().enumerate().filter(|(_, units)| **units > 0);
        let lines: Vec<Value> = wanted.map(|(item, units)| json!([item + 1, units])).collect();
        json!({"weight": rate, "lines": lines})
    };
    let baskets: Vec<Value> = rates.iter().zip(&needs).map(basket).collect();
    let longest = leads.iter().fold(0.0_f64, |most, lead| most.max(*lead));
    let shop = Shop::new(ORDERS_PER_DAY, 1.0, size)
        .set("demand", json!({"items": {"kind": "listed", "list": items}, "baskets": baskets}))
        .put(
            "replenishment",
            json!({"policy": "base_stock", "set_by": "explicit", "level": 0, "lead_time": 0}),
        )
        .put("measures", json!({"wait_within_days": i.number("wait") * scale}))
        .warmed_up((20.0 * total * longest).max(200.0));
    let kind = i.whole("order_type") as usize - 1;
    let of_type =
        |measure: &str| Ok(Expressed::sum(0.0, vec![shop.group_term("order_types", kind, measure, 1.0)]));
    match quantity {
        "order_fill_rate_overall" => Ok(Expressed::of(&shop, "order_fill_rate", 1.0)),
        "probability_of_wait_within_overall" => Ok(Expressed::of(&shop, "order_wait_within_rate", 1.0)),
        "order_fill_rate" => of_type("order_fill_rate"),
        "probability_of_wait_within" => of_type("order_wait_within_rate"),
        "item_fill_rate" => {
            let item = i.whole("item") as usize - 1;
            // The first unit asked for finds the shelf empty or not: a line's fill is another matter if it asks for more.
            if needs.iter().any(|row| row.get(item).is_some_and(|units| *units > 1)) {
                return Err("orders ask for several units of the item: its fill rate counts them all");
            }
            Ok(Expressed::sum(0.0, vec![shop.group_term("items", item, "unit_fill_rate", 1.0)]))
        }
        _ => Err("an approximation: not a target"),
    }
}

/// The fault behind each component of the perfect order, and the component's measure.
const COMPONENTS: [(&str, &str); 5] = [
    ("transport_delay", "on_time_delivery_rate"),
    ("short_pick", "complete_rate"),
    ("damage", "undamaged_rate"),
    ("wrong_documents", "documents_right_rate"),
    ("wrong_place", "right_rate"),
];

/// A shop in which only faults keep orders from being perfect, one for each component.
fn faults(rates: &[f64], correlation: f64, size: Size) -> Result<Shop, WhyNot> {
    if rates.len() > COMPONENTS.len() {
        return Err("the perfect order has five components");
    }
    if correlation > 0.95 {
        return Err("faults correlate by at most 0.95");
    }
    let quality: Map<String, Value> = COMPONENTS
        .iter()
        .zip(rates)
        .map(|((fault, _), rate)| ((*fault).to_owned(), json!(1.0 - rate)))
        .chain([("correlation".to_owned(), json!(correlation))])
        .collect();
    // Two units, so that an order that is one short is delivered all the same; a delay breaks the promise.
    Ok(Shop::new(ORDERS_PER_DAY, 1.0, size)
        .set("quality", Value::Object(quality))
        .set("demand", json!({"units": 2}))
        .set("order_cycle", json!({"transport_delay": 1}))
        .put("promise", json!({"bts_days": 0.5})))
}

/// Two runs, one for each kind of day, joined by the law of total probability.
fn disruption(asked: &Asked, size: Size) -> Result<Expressed, WhyNot> {
    let i = &asked.inputs;
    let measure = match asked.quantity.id {
        "perfect_order_rate" => "perfect_order_rate",
        "component_rate" => {
            let place = i.whole("component") - 1;
            COMPONENTS.get(place as usize).ok_or("the perfect order has five components")?.1
        }
        _ => return Err("a product over runs of two kinds of days"),
    };
    let share = i.number("disrupted_share");
    let parts = [(1.0 - share, i.numbers("undisturbed")), (share, i.numbers("disrupted"))];
    let terms: Result<Vec<Term>, WhyNot> =
        parts.iter().map(|(weight, rates)| Ok(faults(rates, 0.0, size)?.term(measure, *weight))).collect();
    Ok(Expressed::sum(0.0, terms?))
}

/// A shop whose order cycle has these stages, and how many model days a unit of time has.
fn stages(laws: &[Law], promise: f64, size: Size) -> Result<(Shop, f64), WhyNot> {
    if laws.len() > STEPS.len() {
        return Err("an order cycle has ten steps that every order takes");
    }
    let mean: f64 = laws.iter().map(Law::mean).sum();
    if laws.iter().any(|law| law.cv() > 3.0) {
        return Err("a duration's coefficient of variation is at most 3");
    }
    let scale = if mean > 100.0 { 1.0 / mean } else { 1.0 };
    let cycle: Map<String, Value> =
        STEPS.iter().zip(laws).map(|(step, law)| ((*step).to_owned(), duration(law, scale))).collect();
    let shop = Shop::new(ORDERS_PER_DAY, 1.0, size)
        .set("order_cycle", Value::Object(cycle))
        .put("promise", json!({"bts_days": promise * scale}));
    Ok((shop, scale))
}

fn cycle(asked: &Asked, laws: &[Law], quantity: &str, size: Size) -> Result<Expressed, WhyNot> {
    let i = &asked.inputs;
    let (shop, scale) = stages(laws, i.number("promise"), size)?;
    let days = |measure: &str| Expressed::of(&shop, measure, 1.0 / scale);
    let deviation = "firm_clock_standard_deviation";
    Ok(match quantity {
        "mean" => days("firm_clock_mean"),
        "standard_deviation" => days(deviation),
        "variance" => Expressed { form: Form::Square(shop.term(deviation, 1.0 / scale)), size: 1.0 },
        "probability_within" => Expressed::of(&shop, "on_time_delivery_rate", 1.0),
        "percentile" => days(percentile(i.number("percentile"))?),
        _ => return Err("no measure counts it"),
    })
}

/// A run for each time of the mixture, joined by the law of total probability.
fn mixture(asked: &Asked, size: Size) -> Result<Expressed, WhyNot> {
    let i = &asked.inputs;
    if !matches!(asked.quantity.id, "mean" | "probability_within") {
        return Err("all orders take the same steps: a mixture is of several runs, and only means join");
    }
    let parts: Result<Vec<Term>, WhyNot> = i
        .numbers("shares")
        .iter()
        .zip(i.laws("times"))
        .map(|(share, law)| {
            let part = cycle(asked, &[law], asked.quantity.id, size)?;
            let mut term = part.terms()[0].clone();
            term.factor *= share;
            Ok(term)
        })
        .collect();
    Ok(Expressed::sum(0.0, parts?))
}
