//! Reference cases in their own words: which family, inputs and quantity a case of `reference/cases.json` means.
//!
//! A case has a letter for its kind of model, parameters, and expected quantities by name. Parameters are found by their
//! name here, by one of its other names, or derived from a law; quantities likewise. Not here: comparing (`bin`, tests).

use serde_json::{Map, Value, json};

use super::case_names::{LETTERS, NUMBERED, PARAMETERS, QUANTITIES};
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
        let mut given = parameters.clone();
        if let Some(law) = &wanted.lead_time {
            let Some(law) = named_law(law, parameters) else { continue };
            given.insert("lead_time".to_owned(), law);
        }
        match ask(family, quantity, &given, marginal.as_ref().or(wanted.set.as_ref())) {
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

/// Families whose inputs can be read off a case that is about another model.
fn wrong_model(id: &str, parameters: &Map<String, Value>) -> bool {
    let has = |names: &[&str]| names.iter().any(|name| parameters.contains_key(*name));
    let own_gaps = has(&["interarrival", "gap", "arrivals", "interarrival_law"]);
    let own_service = has(&["service", "service_law", "service_time"]);
    match id {
        "markov_queue" => own_gaps || own_service,
        "service_queue" => own_gaps,
        "renewal_queue" => own_service,
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
        "lead_time" => Some(Value::from(lead_time()?.0)),
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
        _ => None,
    }
}

/// All numbers of the case that are probabilities, in the order of the usual components.
fn rates(given: &Map<String, Value>) -> Option<Value> {
    const NAMES: [&str; 8] =
        ["on_time", "in_full", "complete", "damage_free", "undamaged", "right", "documents", "documents_ok"];
    let rates: Vec<&Value> = NAMES.iter().filter_map(|name| given.get(*name)).collect();
    (!rates.is_empty()).then(|| json!(rates))
}

/// The stages of an order cycle: lognormal by mean and cv with a fixed part, or gamma shapes with one scale.
fn stages(given: &Map<String, Value>) -> Option<Value> {
    if let Some(Value::Array(pairs)) = given.get("stages_mean_cv") {
        let fixed = given.get("fixed_shift").cloned();
        return Some(Value::from(pairs.iter().cloned().chain(fixed).collect::<Vec<_>>()));
    }
    let text = given.get("stages")?.as_str()?;
    let after = |word: &str| text.split_once(word).map(|(_, after)| after.trim_start_matches('s'));
    let shapes = after("shape")?.split(';').next()?;
    let number = |text: &str| text.trim().trim_end_matches('.').parse::<f64>().ok();
    let scale = after("scale")?.split_whitespace().find_map(number)?;
    let law = |shape: f64| json!(format!("gamma(shape {shape}, scale {scale})"));
    Some(Value::from(shapes.split(',').filter_map(number).map(law).collect::<Vec<_>>()))
}

/// `lam=4, Gamma(4,1.25) LT, r=11, Q=6` in a case's own description.
fn from_case_text(parameter: &Parameter, given: &Map<String, Value>) -> Option<Value> {
    let text = given.get("case")?.as_str()?;
    match parameter.id {
        "demand_rate" => named(text, "lam="),
        "reorder_point" | "order_quantity" => named(text, &format!("{}=", parameter.symbol)),
        "lead_time" => {
            let (_, law) = text.split_once(" LT")?.0.split_once(", ")?;
            Some(json!(law))
        }
        _ => None,
    }
}

/// The number after a name, at the start of a word.
fn named(text: &str, name: &str) -> Option<Value> {
    let at = text.match_indices(name).find(|(at, _)| !text[..*at].ends_with(char::is_alphanumeric))?.0;
    let rest = &text[at + name.len()..];
    let end = rest
        .find(|letter: char| !letter.is_ascii_digit() && !matches!(letter, '.' | '-'))
        .unwrap_or(rest.len());
    rest[..end].parse::<f64>().ok().map(Value::from)
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
