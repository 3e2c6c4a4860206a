//! `lab theory`: what theory gives for a family's parameters, for a file of reference cases, or for a scenario.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use clap::Args;
use perfect_order_lab::experiment::{Prepared, scene_policies};
use perfect_order_lab::i18n::{Language, Texts, broken_text, family_name};
use perfect_order_lab::persist::complaint_text;
use perfect_order_lab::theory::Invalid;
use perfect_order_lab::theory::family::{
    self, Family, Kind, Parameter, Quantity, Reading, Scene, Side, Unanswered, answer,
};
use serde_json::{Map, Value, json};

use crate::{Failure, Format, print, read, read_scenario};

#[derive(Args)]
pub(crate) struct Options {
    /// The family; all of them are listed when not given
    family: Option<String>,
    /// Its parameters, for example `arrival_rate=0.8 service_rate=1`; they are listed when there are none
    parameters: Vec<String>,
    /// Compute the reference cases in this file, and compare
    #[arg(long, conflicts_with_all = ["family", "scenario"])]
    cases: Option<PathBuf>,
    /// Say which families apply to this scenario, with its numbers
    #[arg(long, conflicts_with = "family")]
    scenario: Option<PathBuf>,
    /// The language of families and assumptions: en or vi
    #[arg(long, default_value = "en")]
    lang: String,
    /// How the results are printed
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

pub(crate) fn theory(options: &Options) -> Result<(), Failure> {
    let language = Language::of_tag(&options.lang)
        .ok_or_else(|| format!("--lang {}: there is no such language; choose en or vi", options.lang))?;
    let texts = Texts::of(language);
    if let Some(path) = &options.cases {
        return cases(path, options.format);
    }
    if let Some(path) = &options.scenario {
        return scenario(path, options.format, texts);
    }
    let Some(id) = &options.family else { return list(options.format, texts) };
    let Some(family) = family::family(id) else {
        let known: Vec<&str> = family::all().map(|family| family.id).collect();
        return Err(format!("{id}: there is no such family; choose one of {}", known.join(", ")));
    };
    if options.parameters.is_empty() {
        return describe(family, options.format, texts);
    }
    compute(family, &options.parameters, options.format)
}

/// One family with the numbers that were given.
fn compute(family: &'static Family, parameters: &[String], format: Format) -> Result<(), Failure> {
    let mut values = Map::new();
    for parameter in parameters {
        let Some((name, value)) = parameter.split_once('=') else {
            return Err(format!("{parameter}: write a parameter as name=value"));
        };
        // Numbers and lists are JSON; anything else is a text, such as a law.
        values.insert(name.to_owned(), serde_json::from_str(value).unwrap_or_else(|_| Value::from(value)));
    }
    let inputs = family.read_inputs(&values).map_err(|complaints| {
        let lines: Vec<String> = complaints.iter().map(complaint_text).collect();
        format!("{}\n`lab theory {}` lists its parameters", lines.join("\n"), family.id)
    })?;
    let answers = family.compute(&inputs).map_err(|invalid| format!("{}: {invalid}", family.id))?;
    match format {
        Format::Json => {
            let given: Map<String, Value> = values;
            let quantities = quantities_json(&answers);
            let result = json!({"family": family.id, "source": family.source, "inputs": given, "quantities": quantities});
            print(&format!("{result:#}\n"))
        }
        Format::Table => print(&format!("{}\nSource: {}\n", quantities_table(&answers), family.source)),
    }
}

type Answers = [(&'static Quantity, Result<f64, Invalid>)];

fn quantities_json(answers: &Answers) -> Vec<Value> {
    let one = |(quantity, value): &(&'static Quantity, Result<f64, Invalid>)| {
        json!({
            "name": quantity.id, "symbol": quantity.symbol, "unit": quantity.unit.id(), "formula": quantity.formula,
            "measure": quantity.measure, "value": value.ok(), "why_not": value.err().map(|invalid| invalid.to_string()),
        })
    };
    answers.iter().map(one).collect()
}

fn quantities_table(answers: &Answers) -> String {
    let mut text = format!("{:<42} {:<20} {:>20}  {:<18} formula\n", "quantity", "symbol", "value", "unit");
    for (quantity, value) in answers {
        let shown = match value {
            Ok(value) => number(*value),
            Err(invalid) => format!("— ({invalid})"),
        };
        let Quantity { id, symbol, formula, .. } = quantity;
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{id:<42} {symbol:<20} {shown:>20}  {:<18} {formula}", quantity.unit.id());
    }
    text
}

/// Twelve significant digits.
fn number(value: f64) -> String {
    if value == 0.0 {
        return "0".to_owned();
    }
    let size = value.abs().log10().floor();
    if !(-5.0..12.0).contains(&size) {
        return format!("{value:.11e}");
    }
    let text = format!("{value:.*}", (11.0 - size).max(0.0) as usize);
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}

fn list(format: Format, texts: Texts) -> Result<(), Failure> {
    if format == Format::Json {
        let all: Vec<Value> = family::all().map(|family| family_json(family, texts)).collect();
        return print(&format!("{:#}\n", Value::from(all)));
    }
    let mut text = String::new();
    for family in family::all() {
        let _ = writeln!(text, "{}: {}", family.id, family_name(texts, family.id));
        for parameter in family.parameters {
            let _ = writeln!(text, "    {}", parameter_line(parameter));
        }
    }
    text.push_str(
        "\n`lab theory FAMILY` says what a family gives; `lab theory FAMILY name=value …` computes it.\n",
    );
    print(&text)
}

fn describe(family: &'static Family, format: Format, texts: Texts) -> Result<(), Failure> {
    if format == Format::Json {
        return print(&format!("{:#}\n", family_json(family, texts)));
    }
    let mut text = format!(
        "{}: {}\nSource: {}\n\nParameters\n",
        family.id,
        family_name(texts, family.id),
        family.source
    );
    for parameter in family.parameters {
        let _ = writeln!(text, "    {}", parameter_line(parameter));
    }
    text.push_str("\nQuantities\n");
    for quantity in family.quantities {
        let beside = quantity.measure.map(|measure| format!("  (beside {measure})")).unwrap_or_default();
        let Quantity { id, symbol, formula, .. } = quantity;
        let _ = writeln!(text, "    {id} = {symbol} [{}]: {formula}{beside}", quantity.unit.id());
    }
    print(&text)
}

fn parameter_line(parameter: &Parameter) -> String {
    let default = parameter.default.map(|value| format!(", {value} when not given")).unwrap_or_default();
    let unit = parameter.unit.id();
    format!("{} ({}) [{unit}]: {}{default}", parameter.id, parameter.symbol, kind(parameter.kind))
}

fn kind(kind: Kind) -> String {
    match kind {
        Kind::Number(min, max) => format!("from {min:e} to {max:e}"),
        Kind::Whole(min, max) => format!("a whole number from {min} to {max}"),
        Kind::Numbers(min, max, most) => format!("[…], 1 to {most} numbers from {min:e} to {max:e}"),
        Kind::Table => "[[…], …], a row for each order type, a column for each item".to_owned(),
        Kind::Law => "a law: 4, 'exponential(mean 4)', 'gamma(mean 5, cv 0.4)', 'lognormal(mean 1, cv 1)', \
                      'erlang-2 mean 1', 'uniform(1, 3)', '{\"2\": 0.5, \"4\": 0.5}'"
            .to_owned(),
        Kind::Laws => "[…], 1 to 100 laws".to_owned(),
        Kind::Demand => {
            "a demand: 'normal(50, 8)', 'poisson(4)', 'gamma(mean 5, cv 0.4)', '{\"1\": 0.25, \"2\": 0.75}'"
                .to_owned()
        }
        Kind::Count => {
            "a count: 3, 'geometric(mean 2)', '1 + poisson(0.8)', '{\"1\": 0.2, \"4\": 0.8}'".to_owned()
        }
    }
}

fn family_json(family: &Family, texts: Texts) -> Value {
    let parameters: Vec<Value> = family
        .parameters
        .iter()
        .map(|parameter| {
            json!({
                "name": parameter.id, "symbol": parameter.symbol, "unit": parameter.unit.id(), "takes": kind(parameter.kind),
                "default": parameter.default,
            })
        })
        .collect();
    let quantities: Vec<Value> = family
        .quantities
        .iter()
        .map(|quantity| {
            json!({
                "name": quantity.id, "symbol": quantity.symbol, "unit": quantity.unit.id(), "formula": quantity.formula,
                "measure": quantity.measure,
            })
        })
        .collect();
    json!({
        "family": family.id, "title": family_name(texts, family.id), "source": family.source, "parameters": parameters,
        "quantities": quantities,
    })
}

/// Relative tolerance of an expected quantity, where the case's own is not larger.
const RELATIVE: f64 = 1e-9;

/// Every expected quantity of every case, beside what theory computes.
fn cases(path: &Path, format: Format) -> Result<(), Failure> {
    let file: Value = serde_json::from_str(&read(path)?)
        .map_err(|error| format!("{}: the text is not JSON: {error}", path.display()))?;
    let list = file.get("cases").unwrap_or(&file).as_array();
    let list = list.ok_or_else(|| format!("{}: no list of cases in it", path.display()))?;
    let mut rows = Vec::new();
    for (place, case) in list.iter().enumerate() {
        let text = |name: &str| case.get(name).and_then(Value::as_str).map(str::to_owned);
        let id = text("id").unwrap_or_else(|| format!("#{}", place + 1));
        let letter = text("family").unwrap_or_else(|| id.chars().take(1).collect());
        let empty = Map::new();
        let inputs = case.get("parameters").or_else(|| case.get("inputs")).and_then(Value::as_object);
        let expected = case.get("expected").and_then(Value::as_object);
        let expected = expected.ok_or_else(|| format!("{}: case {id} expects nothing", path.display()))?;
        for (name, entry) in expected {
            rows.push(Row::of(&id, &letter, inputs.unwrap_or(&empty), name, entry));
        }
    }
    let failed = rows.iter().filter(|row| row.met == Some(false)).count();
    let met = rows.iter().filter(|row| row.met == Some(true)).count();
    match format {
        Format::Json => {
            let all: Vec<Value> = rows.iter().map(Row::json).collect();
            print(&format!("{:#}\n", json!({"met": met, "not_met": failed, "quantities": all})))?;
        }
        Format::Table => {
            let mut text = format!(
                "{:<6} {:<44} {:>22} {:>22} {:>10}\n",
                "case", "quantity", "computed", "expected", "differs by"
            );
            rows.iter().for_each(|row| text.push_str(&row.line()));
            let _ = writeln!(
                text,
                "{met} met, {failed} not met, {} not asked of theory",
                rows.len() - met - failed
            );
            print(&text)?;
        }
    }
    if failed > 0 { Err(format!("{failed} expected quantities are not met")) } else { Ok(()) }
}

struct Row {
    case: String,
    quantity: String,
    expected: Option<f64>,
    computed: Result<f64, String>,
    /// Whether it is met; none where the case does not ask it of theory and nothing was computed.
    met: Option<bool>,
}

impl Row {
    fn of(case: &str, letter: &str, inputs: &Map<String, Value>, name: &str, entry: &Value) -> Self {
        let kind = entry.get("kind").and_then(Value::as_str).unwrap_or("exact");
        let expected = entry.get("value").and_then(Value::as_f64).or_else(|| entry.as_f64());
        let tolerance = entry.get("tol_abs").and_then(Value::as_f64).unwrap_or(0.0);
        let computed = answer(letter, inputs, name).map_err(|why| reason(&why));
        let close =
            |value: f64, wanted: f64| (value - wanted).abs() <= tolerance.max(RELATIVE * wanted.abs());
        // Simulated values are not theory's to meet, though it may give them.
        let asked = matches!(kind, "exact" | "numerical");
        let met = match (&computed, expected) {
            (Ok(value), Some(wanted)) if kind != "sim" => Some(close(*value, wanted)),
            _ if asked => Some(false),
            _ => None,
        };
        Self { case: case.to_owned(), quantity: name.to_owned(), expected, computed, met }
    }

    fn difference(&self) -> Option<f64> {
        Some((self.computed.as_ref().ok()? - self.expected?).abs())
    }

    fn json(&self) -> Value {
        json!({
            "case": self.case, "quantity": self.quantity, "computed": self.computed.as_ref().ok(), "expected": self.expected,
            "difference": self.difference(), "met": self.met, "why_not": self.computed.as_ref().err(),
        })
    }

    fn line(&self) -> String {
        let shown =
            |value: Option<f64>| value.map_or_else(|| "—".to_owned(), |value| format!("{value:.15e}"));
        let verdict = match (self.met, &self.computed) {
            (Some(true), _) => "met".to_owned(),
            (Some(false), Ok(_)) => "NOT MET".to_owned(),
            (Some(false), Err(why)) => format!("NOT MET: {why}"),
            (None, Err(why)) => format!("not asked: {why}"),
            (None, Ok(_)) => "not asked".to_owned(),
        };
        let Self { case, quantity, .. } = self;
        let difference = self.difference().map_or_else(|| "—".to_owned(), |value| format!("{value:.1e}"));
        let (computed, expected) = (shown(self.computed.as_ref().ok().copied()), shown(self.expected));
        format!("{case:<6} {quantity:<44} {computed:>22} {expected:>22} {difference:>10} {verdict}\n")
    }
}

fn reason(why: &Unanswered) -> String {
    match why {
        Unanswered::NoFamily => "no family for this letter".to_owned(),
        Unanswered::NoQuantity => "no family of this letter has such a quantity".to_owned(),
        Unanswered::Inputs(family, complaints) => {
            let all: Vec<String> = complaints.iter().map(complaint_text).collect();
            format!("{family}: {}", all.join("; "))
        }
        Unanswered::Refused(family, invalid) => format!("{family}: {invalid}"),
    }
}

/// Which families apply to a scenario, with its numbers.
fn scenario(path: &Path, format: Format, texts: Texts) -> Result<(), Failure> {
    let prepared = Prepared::new(read_scenario(path)?);
    let scene = Scene::new(&prepared.scenario, &scene_policies(&prepared));
    let readings: Vec<(&'static Family, Reading)> =
        family::all().map(|family| (family, family.read(&scene))).collect();
    if format == Format::Json {
        let all: Vec<Value> =
            readings.iter().map(|(family, reading)| reading_json(family, reading, texts)).collect();
        return print(&format!("{:#}\n", Value::from(all)));
    }
    let mut text = String::new();
    for applies in [true, false] {
        for (family, reading) in readings.iter().filter(|(_, reading)| reading.applies() == applies) {
            let mark = if applies { "+" } else { "-" };
            let _ = writeln!(text, "{mark} {}: {}", family.id, family_name(texts, family.id));
            for broken in &reading.broken {
                let _ = writeln!(text, "      {}", broken_text(texts, broken));
            }
            match reading.compute(family) {
                Err(invalid) => {
                    let _ = writeln!(text, "      {invalid}");
                }
                Ok(answers) => {
                    for (quantity, value) in answers {
                        let Ok(value) = value else { continue };
                        let beside =
                            quantity.measure.map(|measure| format!("  | {measure}")).unwrap_or_default();
                        let Quantity { id, formula, .. } = quantity;
                        let _ = writeln!(text, "      {id:<40} {:>18}  {formula}{beside}", number(value));
                    }
                }
            }
        }
    }
    print(&text)
}

fn reading_json(family: &'static Family, reading: &Reading, texts: Texts) -> Value {
    let side = match family.side {
        Side::Stock => "bts",
        Side::Order => "bto",
        Side::Both => "both",
    };
    let broken: Vec<Value> = reading
        .broken
        .iter()
        .map(|broken| json!({"assumption": format!("{broken:?}"), "text": broken_text(texts, broken)}))
        .collect();
    let (quantities, refused) = match reading.compute(family) {
        Ok(answers) => (quantities_json(&answers), None),
        Err(invalid) => (Vec::new(), Some(invalid.to_string())),
    };
    json!({
        "family": family.id, "title": family_name(texts, family.id), "strategy": side, "applies": reading.applies(),
        "broken": broken, "quantities": quantities, "why_not": refused,
    })
}
