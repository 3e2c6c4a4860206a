//! Families of stock as scenarios.

use perfect_order_lab::theory::family::{Asked, Count, Demand, Inputs, family};
use perfect_order_lab::theory::law::Law;
use serde_json::{Map, Value, json};

use super::shop::{Expressed, ORDERS_PER_DAY, Shop, Size, Term, WhyNot, count, duration, pace};

const NORMAL: WhyNot = "demand is normally distributed: the engine's customers order whole units";
const DESIGN: WhyNot = "it sets a policy: there is nothing to run";

/// The measure of a time average, and of the end of a period, for the quantities that have both.
const OVER_TIME: [(&str, &str); 3] = [
    ("mean_on_hand", "available_stock_mean"),
    ("mean_backorders", "units_owed_mean"),
    ("probability_of_no_backorders", "no_back_orders_rate"),
];
const AT_PERIOD_ENDS: [(&str, &str); 6] = [
    ("mean_on_hand", "stock_at_day_end_mean"),
    ("mean_left_over", "stock_at_day_end_mean"),
    ("mean_backorders", "units_owed_at_day_end_mean"),
    ("mean_short", "units_owed_at_day_end_mean"),
    ("probability_of_no_backorders", "no_back_orders_at_day_end_rate"),
    ("probability_of_no_stockout", "no_back_orders_at_day_end_rate"),
];
/// The same measure either way.
const EITHER: [(&str, &str); 10] = [
    ("unit_fill_rate", "unit_fill_rate"),
    ("order_fill_rate", "order_fill_rate"),
    ("ready_rate", "ready_rate"),
    ("mean_on_order", "on_order_mean"),
    ("mean_work_in_process", "on_order_mean"),
    ("cycle_service_level", "cycle_service_level"),
    ("cycle_service_level_with_stock_left", "cycle_service_level_strict"),
    ("probability_of_wait_within", "unit_wait_within_rate"),
    ("loss_probability", "lost_unit_rate"),
    ("probability_of_no_loss", "cycle_never_short_rate"),
];

/// A policy's measures in a shop whose unit of time is `scale` model days.
fn read_off(
    asked: &Asked,
    quantity: &str,
    shop: &Shop,
    scale: f64,
    own: &[(&str, &str)],
) -> Result<Expressed, WhyNot> {
    let i = &asked.inputs;
    let found = own.iter().chain(&EITHER).find(|(id, _)| *id == quantity).map(|(_, measure)| *measure);
    if let Some(measure) = found {
        return Ok(Expressed::of(shop, measure, 1.0));
    }
    let place = |id: &str| own.iter().find(|(known, _)| *known == id).map_or("", |(_, measure)| *measure);
    let cost = |name: &str| i.get(name).map_or(0.0, |_| i.number(name));
    Ok(match quantity {
        "mean_wait" => Expressed::of(shop, "unit_wait_mean", 1.0 / scale),
        "order_frequency" => Expressed::of(shop, "replenishments_per_day", scale),
        "probability_of_stockout" => Expressed::sum(1.0, vec![shop.term("ready_rate", -1.0)]),
        "utilisation" => Expressed::of(shop, "own_line_utilisation", 1.0),
        "cost_rate" | "cost_per_period" => Expressed::sum(
            0.0,
            [
                (place("mean_on_hand"), cost("holding_cost")),
                (place("mean_backorders"), cost("backorder_cost")),
                ("replenishments_per_day", scale * cost("ordering_cost")),
            ]
            .into_iter()
            .filter(|(_, factor)| *factor > 0.0)
            .map(|(measure, factor)| shop.term(measure, factor))
            .collect(),
        ),
        "cost" => Expressed::sum(
            0.0,
            vec![
                shop.term(place("mean_left_over"), cost("left_over_cost")),
                shop.term(place("mean_short"), cost("shortage_cost")),
            ],
        ),
        _ => return Err("no measure counts it"),
    })
}

/// The law of the lead time in the case's own words, or fixed at its mean.
fn lead_time(asked: &Asked, given: &Map<String, Value>) -> Law {
    let read = |value: &Value| {
        let law =
            family("lead_time_demand")?.parameters.iter().find(|parameter| parameter.id == "lead_time")?;
        match law.read(value).ok()? {
            perfect_order_lab::theory::family::Input::Law(law) => Some(law),
            _ => None,
        }
    };
    let law = match given.get("lead_time").and_then(read) {
        // No scenario has it, and nothing but the mean matters here.
        Some(law @ Law::Hyperexponential(_)) => Some(Law::exponential(law.mean())),
        law => law,
    };
    law.unwrap_or(Law::Fixed(asked.inputs.number("mean_lead_time")))
}

/// Unit demand, a reorder point and a lot, lead times of any law.
fn reorder_point(rate: f64, lead: &Law, r: i64, q: i64, size: Size) -> (Shop, f64) {
    let scale = rate / ORDERS_PER_DAY;
    let shop = Shop::new(ORDERS_PER_DAY, 1.0, size).put(
        "replenishment",
        json!({
            "policy": "s_nq", "set_by": "explicit", "reorder_point": r, "order_quantity": q,
            "lead_time": duration(lead, scale)
        }),
    );
    // Positions are even over the lot after some Q²/2 demands; stock forgets its start in lead times.
    let lot = q as f64;
    (shop.warmed_up((0.5 * lot * lot).max(20.0 * rate * lead.mean()).clamp(200.0, 150_000.0)), scale)
}

fn base_stock(rate: f64, units: Value, lead: &Law, level: i64, size: Size, mean_units: f64) -> (Shop, f64) {
    let scale = rate / ORDERS_PER_DAY;
    let shop = Shop::new(ORDERS_PER_DAY, 1.0, size).set("demand", json!({"units": units})).put(
        "replenishment",
        json!({"policy": "base_stock", "set_by": "explicit", "level": level, "lead_time": duration(lead, scale)}),
    );
    (shop.warmed_up((30.0 * rate * mean_units * lead.mean() * (1.0 + lead.cv())).max(200.0)), scale)
}

/// A day is a period: a review at its start, before the receipts of the same instant.
fn periodic(demand: &Demand, review: f64, lead: f64, policy: Value, size: Size) -> Result<Shop, WhyNot> {
    let shop = match demand {
        Demand::Poisson(mean) if *mean <= 1000.0 => Shop::new(*mean, 1.0, size),
        // One order a period, of as many units as the period asks for.
        Demand::Discrete(shares) if shares.first().is_none_or(|none| *none == 0.0) => {
            Shop::new(1.0, 0.0, size)
                .set("demand", json!({"units": count(&shares[1..])}))
                // What is there of an order that waits leaves at once: the stock at the end of a day is what nobody has.
                .put("service", json!({"shipping": "partial"}))
        }
        Demand::Discrete(_) => {
            return Err("a period may ask for nothing: regular orders are of one unit or more");
        }
        _ => return Err(NORMAL),
    };
    let mut replenishment = json!({"set_by": "explicit", "review_days": review, "lead_time": lead});
    if let (Value::Object(into), Value::Object(more)) = (&mut replenishment, policy) {
        into.extend(more);
    }
    Ok(shop
        .put("replenishment", replenishment)
        .warmed_up(demand.mean().max(1.0) * (20.0 * (lead + review)).max(100.0)))
}

pub(super) fn express(asked: &Asked, given: &Map<String, Value>, size: Size) -> Result<Expressed, WhyNot> {
    let (i, quantity) = (&asked.inputs, asked.quantity.id);
    match asked.family.id {
        "reorder_point" => {
            let lead = Law::Fixed(i.number("lead_time"));
            let (r, q) = (i.whole("reorder_point"), i.whole("order_quantity"));
            let (shop, scale) = reorder_point(i.number("demand_rate"), &lead, r, q, size);
            let shop = shop.put("measures", json!({"wait_within_days": i.number("wait") * scale}));
            read_off(asked, quantity, &shop, scale, &OVER_TIME)
        }
        "base_stock" | "lost_sales_base_stock" => {
            let lost = asked.family.id == "lost_sales_base_stock";
            let lead = if lost && !given.contains_key("lead_time") {
                // Whatever the law, says the formula: an exponential one puts that to the test.
                Law::exponential(i.number("mean_lead_time"))
            } else {
                lead_time(asked, given)
            };
            let (shop, scale) =
                base_stock(i.number("demand_rate"), json!(1), &lead, i.whole("base_stock"), size, 1.0);
            let shop = if lost { shop.put("service", json!({"shortage": "lose_units"})) } else { shop };
            read_off(asked, quantity, &shop, scale, &OVER_TIME)
        }
        "batch_base_stock" => {
            let (units, mean) = match i.units("batch") {
                Count::Fixed(units) => (json!(units), f64::from(units)),
                Count::Geometric(mean) => (json!({"kind": "geometric", "mean": mean}), mean),
                Count::OnePlusPoisson(mean) => (json!({"kind": "one_plus_poisson", "mean": mean}), mean),
                Count::Listed(shares) => {
                    let mean = shares.iter().enumerate().map(|(n, share)| (n + 1) as f64 * share).sum();
                    (count(&shares), mean)
                }
            };
            let (lead, level) = (lead_time(asked, given), i.whole("base_stock"));
            let (shop, scale) = base_stock(i.number("customer_rate"), units, &lead, level, size, mean);
            read_off(asked, quantity, &shop, scale, &OVER_TIME)
        }
        "lost_sales_reorder_point" => {
            let lead = Law::Fixed(i.number("lead_time"));
            let (r, q) = (i.whole("reorder_point"), i.whole("order_quantity"));
            let (shop, scale) = reorder_point(i.number("demand_rate"), &lead, r, q, size);
            read_off(
                asked,
                quantity,
                &shop.put("service", json!({"shortage": "lose_units"})),
                scale,
                &OVER_TIME,
            )
        }
        "periodic_review" => periodic_review(asked, size),
        "periodic_review_in_time" => {
            let (rate, level) = (i.number("demand_rate"), i.whole("order_up_to_level"));
            let (review, lead) = (i.number("review_period"), i.number("lead_time"));
            // In days of at most a thousand orders; reviews are at most 91 days apart.
            let scale = (rate / 1000.0).max(1.0).min(91.0 / review);
            if level < 0 {
                return Err("an order-up-to level below 0");
            }
            let policy = json!({"policy": "base_stock", "level": level});
            let shop = periodic(&Demand::Poisson(rate / scale), review * scale, lead * scale, policy, size)?;
            read_off(asked, quantity, &shop, scale, &OVER_TIME)
        }
        "reorder_up_to" => {
            let policy = json!({
                "policy": "s_s", "reorder_point": i.whole("reorder_point"), "order_up_to": i.whole("order_up_to_level")
            });
            let shop = periodic(&i.demand("demand"), 1.0, i.number("lead_time"), policy, size)?;
            read_off(asked, quantity, &shop, 1.0, &AT_PERIOD_ENDS)
        }
        "newsvendor" => newsvendor(asked, size),
        "lead_time_demand" => lead_time_demand(asked, size),
        "make_to_stock" => make_to_stock(asked, size),
        "littles_identities" => littles_identities(asked, size),
        "base_stock_from_full" | "periodic_review_from_full" => from_full(asked, size),
        "eoq" | "production_lot" | "eoq_with_backorders" => {
            Err("demand flows continuously and lots are fractions: the engine's units are whole")
        }
        "pooling" | "safety_stock" | "reorder_point_for_target" => Err(DESIGN),
        _ => Err("no scenario says it"),
    }
}

fn periodic_review(asked: &Asked, size: Size) -> Result<Expressed, WhyNot> {
    let (i, quantity) = (&asked.inputs, asked.quantity.id);
    let (review, lead, level) =
        (i.number("review_period"), i.number("lead_time"), i.number("order_up_to_level"));
    if level < 0.0 || review > 91.0 {
        return Err("an order-up-to level below 0, or reviews more than 91 days apart");
    }
    let policy = || json!({"policy": "base_stock", "level": level as i64});
    let shop = |lead: f64| periodic(&i.demand("demand"), review, lead, policy(), size);
    if quantity == "mean_on_hand_before_demand" {
        if review == 1.0 {
            return Ok(Expressed::of(&shop(lead)?, "stock_after_receipt_mean", 1.0));
        }
        if lead < 1.0 {
            return Err(
                "what is there at the start of a period is measured only where a lead time lies before it",
            );
        }
        // Receipts two ticks before the period begins: then the end of a day sees the next period's start.
        const TWO_TICKS: f64 = 2.0 / 86_400_000.0;
        return Ok(Expressed::of(&shop(lead - TWO_TICKS)?, "stock_at_day_end_mean", 1.0));
    }
    read_off(asked, quantity, &shop(lead)?, 1.0, &AT_PERIOD_ENDS)
}

/// Periods one after another, each filled up to the optimal stock at its start: what is owed is made good at once.
fn newsvendor(asked: &Asked, size: Size) -> Result<Expressed, WhyNot> {
    let (i, quantity) = (&asked.inputs, asked.quantity.id);
    if matches!(quantity, "stock" | "critical_ratio") {
        return Err(DESIGN);
    }
    let best = quantity_of("newsvendor", i, "stock").ok_or(DESIGN)?;
    let policy = json!({"policy": "base_stock", "level": best as i64});
    let shop = periodic(&i.demand("demand"), 1.0, 0.0, policy, size)?;
    read_off(asked, quantity, &shop, 1.0, &AT_PERIOD_ENDS)
}

/// Another quantity of the same family and inputs.
fn quantity_of(id: &str, inputs: &Inputs, quantity: &str) -> Option<f64> {
    let answers = family(id)?.compute(inputs).ok()?;
    answers.into_iter().find(|(known, _)| known.id == quantity)?.1.ok()
}

fn lead_time_demand(asked: &Asked, size: Size) -> Result<Expressed, WhyNot> {
    let (i, quantity) = (&asked.inputs, asked.quantity.id);
    let Demand::Poisson(rate) = i.demand("demand") else { return Err(NORMAL) };
    let law = i.law("lead_time");
    let of = |id: &str| quantity_of("lead_time_demand", i, id).ok_or(DESIGN);
    let (mean, sd) = (of("mean_lead_time_demand")?, of("sd_lead_time_demand")?);
    let r = match quantity {
        "cycle_service_level_normal" => of("reorder_point_normal")?.floor(),
        "cycle_service_level_at_reorder_point" => of("reorder_point")?,
        "safety_stock_normal" | "reorder_point_normal" | "reorder_point" => return Err(DESIGN),
        _ => i.number("reorder_point"),
    };
    // One order outstanding at a time: a lot that outlasts nearly every lead time.
    let given = i.whole("order_quantity");
    let q = if given > 0 { given } else { (mean + 8.0 * sd).ceil() as i64 + 1 };
    let (shop, scale) = reorder_point(rate, &law, r as i64, q, size);
    match quantity {
        "mean_lead_time_demand" => Ok(Expressed::of(&shop, "lead_time_demand_mean", 1.0)),
        "sd_lead_time_demand" => Ok(Expressed::of(&shop, "lead_time_demand_standard_deviation", 1.0)),
        "cycle_service_level_normal" | "cycle_service_level_at_reorder_point" => {
            Ok(Expressed::of(&shop, "cycle_service_level", 1.0))
        }
        _ => read_off(asked, quantity, &shop, scale, &OVER_TIME),
    }
}

/// The make-to-stock queue.
fn line_to_stock(rate: f64, law: &Law, servers: u32, level: i64, size: Size) -> Result<(Shop, f64), WhyNot> {
    let scale = rate / ORDERS_PER_DAY;
    let (mean, cv, kind) = pace(law)?;
    let mut line = json!({"servers": servers, "setup_days": mean * scale, "unit_days": 0, "cv": cv});
    if kind == "lognormal" {
        line["time_law"] = json!(kind);
    }
    let policy = json!({"policy": "base_stock", "set_by": "explicit", "level": level, "own_line": line});
    let shop = Shop::new(ORDERS_PER_DAY, 1.0, size).put("replenishment", policy);
    Ok((shop.warmed_up(relaxation(rate * mean / f64::from(servers), 1.0, cv)), scale))
}

/// Orders in ten relaxation times of a queue.
pub(super) fn relaxation(load: f64, gap_cv: f64, service_cv: f64) -> f64 {
    let slack = 1.0 - load.sqrt();
    let spread = (gap_cv * gap_cv + service_cv * service_cv) / 2.0;
    (10.0 * spread.max(0.2) * load / (slack * slack)).clamp(200.0, 60_000.0)
}

fn make_to_stock(asked: &Asked, size: Size) -> Result<Expressed, WhyNot> {
    let i = &asked.inputs;
    let (rate, servers) = (i.number("demand_rate"), i.count("servers"));
    if servers > 200 {
        return Err("more than 200 servers");
    }
    let (shop, scale) = line_to_stock(rate, &i.law("production"), servers, i.whole("base_stock"), size)?;
    let shop = shop.put("measures", json!({"wait_within_days": i.number("wait") * scale}));
    read_off(asked, asked.quantity.id, &shop, scale, &OVER_TIME)
}

fn littles_identities(asked: &Asked, size: Size) -> Result<Expressed, WhyNot> {
    let i = &asked.inputs;
    let (rate, law) = (i.number("demand_rate"), i.law("lead_time"));
    let (shop, scale) = reorder_point(rate, &law, i.whole("reorder_point"), i.whole("order_quantity"), size);
    let on_order = rate * law.mean();
    // Waits are those of orders, one by one, from their checks to their units: not made of what is owed.
    let ratio = |shop: &Shop, rate: f64, scale: f64| Expressed {
        form: super::shop::Form::RatioLessOne(
            shop.term("units_owed_mean", 1.0),
            shop.term("back_order_duration_over_all_mean", rate / scale),
        ),
        size: 1.0,
    };
    match asked.quantity.id {
        "stock_less_backorders" => {
            let terms: Vec<Term> =
                vec![shop.term("available_stock_mean", 1.0), shop.term("units_owed_mean", -1.0)];
            Ok(Expressed::sum(0.0, terms))
        }
        "on_order_less_rate_times_lead_time" => {
            let terms = vec![shop.term("on_order_mean", 1.0)];
            Ok(Expressed { size: on_order, ..Expressed::sum(-on_order, terms) })
        }
        "backorders_over_rate_times_wait_less_one" => Ok(ratio(&shop, rate, scale)),
        "line_backorders_over_rate_times_wait_less_one" => {
            let rate = i.number("line_demand_rate");
            let law = Law::exponential(1.0 / i.number("line_rate"));
            let (shop, scale) = line_to_stock(rate, &law, 1, i.whole("base_stock"), size)?;
            Ok(ratio(&shop, rate, scale))
        }
        _ => Err("no measure counts it"),
    }
}

/// Runs of a fixed length from a full shelf.
fn from_full(asked: &Asked, size: Size) -> Result<Expressed, WhyNot> {
    let (i, quantity) = (&asked.inputs, asked.quantity.id);
    let steady = quantity.strip_prefix("steady_");
    let full = |shop: Shop, level: i64, days: i64| {
        shop.set("replenishment", json!({"initial_stock": level})).without_warm_up(days)
    };
    if asked.family.id == "periodic_review_from_full" {
        let (level, days) = (i.whole("order_up_to_level"), i.whole("periods"));
        let policy = json!({"policy": "base_stock", "level": level});
        let shop = periodic(&i.demand("demand"), 1.0, i.number("lead_time"), policy, size)?;
        if let Some(quantity) = steady {
            return read_off(asked, quantity, &shop, 1.0, &AT_PERIOD_ENDS);
        }
        if !(7..=3640).contains(&days) {
            return Err("a window is of 7 to 3,640 days");
        }
        return read_off(asked, quantity, &full(shop, level, days), 1.0, &AT_PERIOD_ENDS);
    }
    let (rate, lead, level) = (i.number("demand_rate"), i.number("lead_time"), i.whole("base_stock"));
    if let Some(quantity) = steady {
        let (shop, scale) = base_stock(rate, json!(1), &Law::Fixed(lead), level, size, 1.0);
        return read_off(asked, quantity, &shop, scale, &OVER_TIME);
    }
    // The horizon is a window of at least seven whole days, of at most 100 orders each.
    let horizon = i.number("horizon");
    let days = (rate * horizon / 100.0).ceil().max(7.0);
    let scale = days / horizon;
    if days > 3640.0 {
        return Err("a window is of 7 to 3,640 days");
    }
    let shop = Shop::new(rate / scale, 1.0, size).put(
        "replenishment",
        json!({"policy": "base_stock", "set_by": "explicit", "level": level, "lead_time": lead * scale}),
    );
    read_off(asked, quantity, &full(shop, level, days as i64), scale, &OVER_TIME)
}
