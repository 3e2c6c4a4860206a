//! Reference cases in their own words: which family, inputs and quantity a case of `reference/cases.json` means.
//!
//! A case has a letter for its kind of model, parameters, and expected quantities by name. Parameters are found by their
//! name here, by one of its other names, or derived from a law; quantities likewise. Not here: comparing (`bin`, tests).

use serde_json::{Map, Value, json};

use super::case_names::{LETTERS, NUMBERED, PARAMETERS, QUANTITIES};
use super::case_texts::{from_case_text, mixture, servers, stages};
use super::{Family, Inputs, Kind, Parameter, Quantity, family};
use crate::model::{Complaint, Problem};
use crate::theory::Invalid;
use crate::theory::family::input::{Demand, Input};

/// Why a case's quantity has no value.
#[derive(Debug, Clone, PartialEq)]
pub enum Unanswered {
    /// There is no family for this letter.
    NoFamily,
    /// None of the letter's families has such a quantity.
    NoQuantity,
    /// The parameters of the family that has it cannot be read.
    Inputs(&'static str, Vec<Complaint>),
    /// The formula refuses them.
    Refused(&'static str, Invalid),
}

/// What a case's name for a quantity means.
struct Wanted {
    quantities: Vec<&'static str>,
    /// A parameter that the name sets.
    set: Option<(&'static str, Value)>,
    /// The name of another law for the lead time.
    lead_time: Option<String>,
    rounded_up: bool,
}

impl Wanted {
    fn of(name: &str, families: &[&'static Family]) -> Self {
        let (name, lead_time) = match name.split_once("__LT_") {
            Some((name, law)) => (name, Some(law.to_owned())),
            None => (name, None),
        };
        // `CSL_at_exact_ROP` and its like carry no number of their own.
        let name = if name == "CSL_at_exact_ROP" { "exact_CSL_at_exact_ROP" } else { name };
        let mut wanted =
            Self { quantities: Vec::new(), set: None, lead_time, rounded_up: name.ends_with("_rounded_up") };
        wanted
            .quantities
            .extend(families.iter().filter_map(|family| family.quantity(name)).map(|quantity| quantity.id));
        if let Some((_, others)) = QUANTITIES.iter().find(|(known, _)| *known == name) {
            wanted.quantities.extend(*others);
        }
        for (start, parameter, quantity) in NUMBERED {
            if let Some(number) = name.strip_prefix(start).and_then(|rest| rest.parse::<f64>().ok()) {
                let value =
                    if *parameter == "target" { number / 10f64.powi_of(digits(number)) } else { number };
                wanted.quantities.push(quantity);
                wanted.set = Some((parameter, json!(value)));
            }
        }
        if name.starts_with("safety_stock_") && name.ends_with("_sites") {
            wanted.quantities.push("safety_stock_apart");
        }
        // p95_cycle, p90_sojourn.
        if let Some((digits, _)) = name.strip_prefix('p').and_then(|rest| rest.split_once('_'))
            && let Ok(per_cent) = digits.parse::<f64>()
        {
            wanted.quantities.extend(["percentile", "percentile_of_time_in_system"]);
            wanted.set = Some(("percentile", json!(per_cent / 100.0)));
        }
        wanted
    }
}

/// How many digits a whole number has: `CSL90` is 0.90, `CSL995` 0.995.
fn digits(number: f64) -> u32 {
    let mut digits = 1;
    while number >= 10f64.powi_of(digits) && digits < 9 {
        digits += 1;
    }
    digits
}

trait PowersOfTen {
    fn powi_of(self, power: u32) -> f64;
}

impl PowersOfTen for f64 {
    fn powi_of(self, power: u32) -> f64 {
        (0..power).fold(1.0, |product, _| product * self)
    }
}

/// What a case asks of theory, and the answer.
#[derive(Debug, Clone)]
pub struct Asked {
    /// The family that answers.
    pub family: &'static Family,
    /// The quantity asked for.
    pub quantity: &'static Quantity,
    /// What the case's parameters are to the family.
    pub inputs: Inputs,
    /// The quantity's value, rounded up to a whole unit where the case says so.
    pub value: f64,
}

/// What theory computes for an expected quantity of a case of this letter.
///
/// # Errors
/// Why there is no value.
pub fn answer(letter: &str, parameters: &Map<String, Value>, name: &str) -> Result<f64, Unanswered> {
    ask_case(letter, parameters, name).map(|asked| asked.value)
}

/// The same with the family, quantity and inputs that the case's words mean.
///
/// # Errors
/// Why there is no value.
pub fn ask_case(letter: &str, parameters: &Map<String, Value>, name: &str) -> Result<Asked, Unanswered> {
    let (_, ids) = LETTERS.iter().find(|(known, _)| *known == letter).ok_or(Unanswered::NoFamily)?;
    let families: Vec<&'static Family> = ids.iter().filter_map(|id| family(id)).collect();
    let mut why = Unanswered::NoQuantity;
    if name.starts_with("kingman") {
        return ask(
            family("general_queue").ok_or(Unanswered::NoFamily)?,
            "mean_waiting_time",
            parameters,
            None,
        );
    }
    let wanted = Wanted::of(name, &families);
    for family in families {
        if wrong_model(family.id, parameters) {
            continue;
        }
        let marginal = component(family.id, parameters, name);
        let quantity = match &marginal {
            Some(_) => Some("component_rate"),
            None => wanted.quantities.iter().copied().find(|id| family.quantity(id).is_some()),
        };
        let Some(quantity) = quantity else { continue };
        // An approximation answers only for what it has exactly.
        if family.id == "general_queue" && quantity != "utilisation" {
            continue;
        }
        let mut given = parameters.clone();
        if let Some(law) = &wanted.lead_time {
            let Some(law) = named_law(law, parameters) else { continue };
            given.insert("lead_time".to_owned(), law);
        }
        let (quantity, at) = match at_formula(quantity, &wanted, parameters, &given) {
            Some(level) => ("cycle_service_level", Some(("reorder_point", level))),
            None => (quantity, None),
        };
        match ask(family, quantity, &given, marginal.as_ref().or(at.as_ref()).or(wanted.set.as_ref())) {
            Ok(mut asked) => {
                if wanted.rounded_up {
                    asked.value = libm::ceil(asked.value);
                }
                return Ok(asked);
            }
            // The first reason is that of the most particular family.
            Err(reason) if why == Unanswered::NoQuantity => why = reason,
            // A family that takes the inputs but refuses them says more than one that misses some.
            Err(reason @ Unanswered::Refused(..)) if matches!(why, Unanswered::Inputs(..)) => why = reason,
            Err(_) => {}
        }
    }
    Err(why)
}

/// The reorder point of the formula with the case's own moments, where a law named in a quantity has others.
fn at_formula(
    quantity: &str,
    wanted: &Wanted,
    parameters: &Map<String, Value>,
    given: &Map<String, Value>,
) -> Option<Value> {
    wanted.lead_time.as_ref()?;
    let (_, sd, _) = moments(given.get("lead_time")?)?;
    let own = parameters.get("lead_time_sd")?.as_f64()?;
    if quantity != "cycle_service_level_normal" || (sd - own).abs() <= 1e-9 * own {
        return None;
    }
    let formula = ask(family("safety_stock")?, "reorder_point", parameters, None).ok()?;
    Some(json!(formula.value))
}

/// Families whose inputs can be read off a case that is about another model.
fn wrong_model(id: &str, parameters: &Map<String, Value>) -> bool {
    let has = |names: &[&str]| names.iter().any(|name| parameters.contains_key(*name));
    let own_gaps = has(&["interarrival", "gap", "arrivals", "interarrival_law"]);
    let own_service = has(&["service", "service_law", "service_time"]);
    match id {
        "markov_queue" => own_gaps || own_service,
        "service_queue" => own_gaps,
        "renewal_queue" => own_service,
        "eoq" => {
            has(&["production_rate", "backorder_cost", "stockout_cost", "shortage_cost", "penalty_cost"])
        }
        "eoq_with_backorders" => has(&["production_rate"]),
        "batch_base_stock" => !has(&["batch", "batch_pmf", "batch_size"]),
        "periodic_review_in_time" => has(&["demand"]),
        "periodic_review" => has(&["demand_rate"]),
        _ => false,
    }
}

/// `on_time_marginal` and its like: the place of the component.
fn component(family: &str, parameters: &Map<String, Value>, name: &str) -> Option<(&'static str, Value)> {
    const NAMES: [&str; 4] = ["on_time", "in_full", "damage_free", "documents"];
    let start = name.strip_suffix("_marginal")?;
    if family != "perfect_order_with_disruption" {
        return None;
    }
    let place = NAMES.iter().position(|known| start.starts_with(known))?;
    let _ = parameters.get("normal")?;
    Some(("component", json!(place + 1)))
}

fn ask(
    family: &'static Family,
    quantity: &str,
    given: &Map<String, Value>,
    set: Option<&(&'static str, Value)>,
) -> Result<Asked, Unanswered> {
    let mut values = Map::new();
    for parameter in family.parameters {
        let value = match set {
            Some((name, value)) if *name == parameter.id => Some(value.clone()),
            _ => find(parameter, given),
        };
        if let Some(value) = value {
            values.insert(parameter.id.to_owned(), value);
        }
    }
    let inputs =
        family.read_inputs(&values).map_err(|complaints| Unanswered::Inputs(family.id, complaints))?;
    let answers = family.compute(&inputs).map_err(|invalid| Unanswered::Refused(family.id, invalid))?;
    let found = answers.into_iter().find(|(known, _)| known.id == quantity);
    let (quantity, value) = found.ok_or(Unanswered::NoQuantity)?;
    let value = value.map_err(|invalid| Unanswered::Refused(family.id, invalid))?;
    Ok(Asked { family, quantity, inputs, value })
}

/// A parameter's value: by its name, another name, its name with something after it, or derived.
fn find(parameter: &Parameter, given: &Map<String, Value>) -> Option<Value> {
    let others = PARAMETERS.iter().find(|(id, _)| *id == parameter.id).map_or(&[][..], |(_, others)| *others);
    let readable =
        |value: &&Value| !matches!(parameter.read(value), Err(Problem::NotANumber | Problem::NotAList));
    let start = format!("{}_", parameter.id);
    let direct = given.get(parameter.id).filter(readable);
    let renamed = || others.iter().find_map(|other| given.get(*other)).filter(readable);
    let longer = || {
        // `lead_time_mean` and `demand_sd` are no longer names of the lead time and the demand.
        let more = |name: &str| {
            name.strip_prefix(&start)
                .is_some_and(|rest| !matches!(rest, "mean" | "sd" | "rate" | "cv" | "pmf"))
        };
        given.iter().find(|(name, _)| more(name)).map(|(_, value)| value).filter(readable)
    };
    // What the case says of all stages together comes before any of them alone.
    let stages = || if parameter.id == "stages" { stages(given) } else { None };
    direct
        .or_else(renamed)
        .cloned()
        .or_else(stages)
        .or_else(|| longer().cloned())
        .or_else(|| derived(parameter, given))
}

/// Reads a value as the law of a time: its mean, standard deviation and coefficient of variation.
fn moments(value: &Value) -> Option<(f64, f64, f64)> {
    let law = super::parameter("law", "", super::Unit::Time, Kind::Law).read(value).ok()?;
    let Input::Law(law) = law else { return None };
    Some((law.mean(), law.variance().sqrt(), law.cv()))
}

fn derived(parameter: &Parameter, given: &Map<String, Value>) -> Option<Value> {
    let number = |name: &str| given.get(name).and_then(Value::as_f64);
    let law = |names: &[&str]| names.iter().find_map(|name| given.get(*name));
    let lead_time = || moments(given.get("lead_time").or_else(|| given.get("lead_time_pmf"))?);
    let demand = || {
        let value = given.get("demand").or_else(|| given.get("demand_pmf"))?;
        match super::parameter("demand", "", super::Unit::Units, Kind::Demand).read(value).ok()? {
            Input::Demand(demand) => Some((demand.mean(), demand.standard_deviation(), demand)),
            _ => None,
        }
    };
    let service = || law(&["service", "production", "service_time", "service_law"]).and_then(moments);
    let gap = || law(&["interarrival", "gap", "arrivals"]).and_then(moments);
    if given.contains_key("case") {
        return from_case_text(parameter, given);
    }
    match parameter.id {
        "mean_lead_time" => number("lead_time").or_else(|| Some(lead_time()?.0)).map(Value::from),
        "lead_time" if parameter.kind == Kind::Law => given.get("lead_time_pmf").cloned().or_else(|| {
            Some(json!(format!(
                "gamma mean {} cv {}",
                number("lead_time_mean")?,
                number("lead_time_sd")? / number("lead_time_mean")?
            )))
        }),
        // A lead time that varies is no fixed one of its mean.
        "lead_time" => lead_time().filter(|(_, sd, _)| *sd == 0.0).map(|(mean, ..)| Value::from(mean)),
        "lead_time_mean" => Some(Value::from(lead_time()?.0)),
        "lead_time_sd" => Some(Value::from(lead_time()?.1)),
        "demand_mean" => number("demand_rate").or_else(|| Some(demand()?.0)).map(Value::from),
        "demand_sd" => number("demand_rate").map(f64::sqrt).or_else(|| Some(demand()?.1)).map(Value::from),
        "demand_rate" => match demand()?.2 {
            Demand::Poisson(mean) => Some(Value::from(mean)),
            _ => None,
        },
        "demand" => match (number("demand_mean"), number("demand_sd"), number("demand_rate")) {
            (Some(mean), Some(sd), _) => Some(json!(format!("normal({mean}, {sd})"))),
            (_, _, Some(rate)) => Some(json!(format!("poisson({rate})"))),
            _ => None,
        },
        "arrival_rate" => Some(Value::from(1.0 / gap()?.0)),
        "mean_service_time" => {
            service().map(|(mean, ..)| mean).or_else(|| Some(1.0 / number("service_rate")?)).map(Value::from)
        }
        "arrival_cv" => gap().map(|(_, _, cv)| Value::from(cv)),
        "service_cv" => service().map(|(_, _, cv)| Value::from(cv)),
        "service_rate" => None,
        "service" | "production" | "rush_service" | "ordinary_service" => number("service_rate")
            .or_else(|| number("production_rate"))
            .map(|rate| json!(format!("exponential rate {rate}"))),
        "gap" => number("arrival_rate").map(|rate| json!(format!("exponential rate {rate}"))),
        "rates" => rates(given),
        "servers" => {
            law(&["production", "service", "servers_text"]).and_then(Value::as_str).and_then(servers)
        }
        "shares" | "times" => {
            mixture(given).map(|(shares, times)| if parameter.id == "shares" { shares } else { times })
        }
        _ => None,
    }
}

/// All numbers of the case that are probabilities of a component, by whatever name: none may be left out.
fn rates(given: &Map<String, Value>) -> Option<Value> {
    const OTHERS: [&str; 6] = ["rho", "correlation", "copula", "prob", "share", "tol"];
    let rates: Vec<&Value> = given
        .iter()
        .filter(|(name, value)| value.is_number() && !OTHERS.iter().any(|other| name.contains(other)))
        .map(|(_, value)| value)
        .collect();
    (!rates.is_empty()).then(|| json!(rates))
}

/// A lead time of the case's mean and standard deviation, by the name of its law.
fn named_law(name: &str, given: &Map<String, Value>) -> Option<Value> {
    let number = |name: &str| given.get(name).and_then(Value::as_f64);
    let (mean, sd) = (number("lead_time_mean")?, number("lead_time_sd")?);
    let start = name.split('_').next()?;
    Some(match start {
        "exponential" => json!(format!("exponential(mean {mean})")),
        "gamma" | "erlang" => json!(format!("gamma mean {mean} cv {}", sd / mean)),
        "lognormal" => json!(format!("lognormal mean {mean} cv {}", sd / mean)),
        "uniform" => {
            let half = sd * 3f64.sqrt();
            json!(format!("uniform({}, {})", mean - half, mean + half))
        }
        "constant" | "fixed" | "deterministic" => json!(mean),
        "two" => {
            let mut lengths = Map::new();
            lengths.insert((mean - sd).to_string(), json!(0.5));
            lengths.insert((mean + sd).to_string(), json!(0.5));
            Value::Object(lengths)
        }
        _ => return None,
    })
}
