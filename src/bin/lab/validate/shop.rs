//! Scenarios for reference cases: a shop in which nothing happens but what the case speaks of, and what of its results
//! is to be compared.

use perfect_order_lab::model::Scenario;
use perfect_order_lab::theory::law::Law;
use serde_json::{Map, Value, json};

/// How large runs are.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Size {
    /// Standard errors that mean something.
    Full,
    /// As short as still says something.
    Quick,
}

impl Size {
    /// Orders in a window, at least.
    fn orders(self) -> f64 {
        match self {
            Self::Full => 20_000.0,
            Self::Quick => 3_000.0,
        }
    }

    /// Replications of the first run of a scenario.
    pub(super) fn replications(self) -> u32 {
        match self {
            Self::Full => 100,
            Self::Quick => 32,
        }
    }
}

/// A number in the results of a scenario's run.
#[derive(Clone)]
pub(super) struct Term {
    pub(super) scenario: Value,
    /// A JSON pointer into the results.
    pub(super) at: String,
    pub(super) factor: f64,
}

/// How an estimate is made of the results of runs.
#[derive(Clone)]
pub(super) enum Form {
    /// A constant plus terms; the standard error is at most the sum of theirs.
    Sum(f64, Vec<Term>),
    /// The square of a term.
    Square(Term),
    /// The first over the second, less one.
    RatioLessOne(Term, Term),
}

/// A quantity of a case as the simulation gives it.
#[derive(Clone)]
pub(super) struct Expressed {
    pub(super) form: Form,
    /// What a standard error is measured by where the value is 0.
    pub(super) size: f64,
}

impl Expressed {
    pub(super) fn sum(constant: f64, terms: Vec<Term>) -> Self {
        Self { form: Form::Sum(constant, terms), size: 1.0 }
    }

    pub(super) fn of(shop: &Shop, measure: &str, factor: f64) -> Self {
        Self::sum(0.0, vec![shop.term(measure, factor)])
    }

    pub(super) fn terms(&self) -> Vec<&Term> {
        match &self.form {
            Form::Sum(_, terms) => terms.iter().collect(),
            Form::Square(term) => vec![term],
            Form::RatioLessOne(over, under) => vec![over, under],
        }
    }

    /// The same with every scenario changed.
    pub(super) fn with(mut self, change: impl Fn(&mut Value)) -> Self {
        match &mut self.form {
            Form::Sum(_, terms) => terms.iter_mut().for_each(|term| change(&mut term.scenario)),
            Form::Square(term) => change(&mut term.scenario),
            Form::RatioLessOne(over, under) => {
                change(&mut over.scenario);
                change(&mut under.scenario);
            }
        }
        self
    }
}

/// Why a quantity cannot be simulated.
pub(super) type WhyNot = &'static str;

/// Orders a model day, where a case's unit of time may be stretched.
pub(super) const ORDERS_PER_DAY: f64 = 200.0;

/// Steps of the order cycle that every order takes between receipt and delivery.
pub(super) const STEPS: [&str; 10] = [
    "accuracy_check",
    "availability_check",
    "credit_check",
    "recording",
    "documents",
    "collect",
    "scheduling",
    "packing",
    "delivery_documents",
    "transport",
];

/// A scenario in the making.
#[derive(Clone)]
pub(super) struct Shop {
    pub(super) scenario: Value,
    rate: f64,
    size: Size,
    /// `bts` or `bto`: whose measures are meant.
    side: &'static str,
}

impl Shop {
    /// Orders of one unit of one item, `rate` a model day with gaps of this coefficient of variation; stock that never
    /// runs out, production that takes no time, no step of the order cycle takes any, nothing fails.
    pub(super) fn new(rate: f64, gap_cv: f64, size: Size) -> Self {
        // Every field of the group, so that a new one does nothing by itself.
        let usual = Scenario::default().to_json();
        let zeros = |group: &str| -> Map<String, Value> {
            usual[group].as_object().into_iter().flatten().map(|(name, _)| (name.clone(), json!(0))).collect()
        };
        let scenario = json!({
            "run": {"run_out_days": 364},
            "demand": {
                "orders_per_day": rate, "gap_cv": gap_cv, "lines": 1, "units": 1, "items": {"kind": "uniform", "count": 1}
            },
            "order_cycle": zeros("order_cycle"),
            "quality": zeros("quality"),
            "replenishment": {
                "policy": "s_nq", "set_by": "explicit", "reorder_point": 10_000, "order_quantity": 1_000_000,
                "lead_time": 0
            },
            "production": {
                "servers": 1, "set_by": "times", "setup_days": 0, "unit_days": 0, "cv": 0, "materials": {"shortage": 0}
            },
        });
        Self { scenario, rate, size, side: "bts" }.warmed_up(100.0)
    }

    pub(super) fn made_to_order(mut self) -> Self {
        self.side = "bto";
        self
    }

    /// Sets fields of a group.
    pub(super) fn set(mut self, group: &str, fields: Value) -> Self {
        if let (Value::Object(into), Value::Object(fields)) = (&mut self.scenario[group], fields) {
            into.extend(fields);
        }
        self
    }

    /// Another group altogether.
    pub(super) fn put(mut self, group: &str, fields: Value) -> Self {
        self.scenario[group] = fields;
        self
    }

    /// Warms up for so many orders, and measures ten times as many, or more.
    pub(super) fn warmed_up(self, orders: f64) -> Self {
        // A short run forgives a start that is not quite forgotten: its standard errors are larger.
        let (orders, longer) = match self.size {
            Size::Full => (orders, 10.0),
            Size::Quick => (orders.min(3_000.0), 0.0),
        };
        // Two million orders are the most of a run.
        let most = (1.5e6 / self.rate).floor().min(3640.0);
        let warm_up = (orders / self.rate).ceil().clamp(1.0, (most / 5.0).max(1.0)) as i64;
        let wanted = (longer * orders).max(self.size.orders());
        let window = (wanted / self.rate).ceil().clamp(7.0, most.max(7.0)) as i64;
        self.set("run", json!({"warm_up_days": warm_up, "run_days": window}))
    }

    /// Runs from the start, without a warm-up, for so many days.
    pub(super) fn without_warm_up(self, days: i64) -> Self {
        self.set("run", json!({"warm_up_days": 0, "run_days": days}))
    }

    pub(super) fn term(&self, measure: &str, factor: f64) -> Term {
        Term { scenario: self.scenario.clone(), at: format!("/{}/{measure}", self.side), factor }
    }

    /// A term of one order type, class or item, by its place from 0.
    pub(super) fn group_term(&self, group: &str, place: usize, measure: &str, factor: f64) -> Term {
        let at = format!("/{group}/{place}/{}/{measure}", self.side);
        Term { scenario: self.scenario.clone(), at, factor }
    }
}

/// A law of a time as a scenario's duration, `scale` model days for each unit of time.
pub(super) fn duration(law: &Law, scale: f64) -> Value {
    match law {
        Law::Fixed(length) => json!({"kind": "fixed", "days": length * scale}),
        Law::Uniform(min, max) => json!({"kind": "uniform", "min": min * scale, "max": max * scale}),
        Law::Triangular(min, mode, max) => {
            json!({"kind": "triangular", "min": min * scale, "mode": mode * scale, "max": max * scale})
        }
        Law::Gamma(mean, 1.0) => json!({"kind": "exponential", "mean": mean * scale}),
        Law::Gamma(mean, cv) => json!({"kind": "gamma", "mean": mean * scale, "cv": cv}),
        Law::Lognormal(mean, cv) => json!({"kind": "lognormal", "mean": mean * scale, "cv": cv}),
        // Callers keep it away: no scenario has it.
        Law::Hyperexponential(_) => Value::Null,
        Law::Possible(lengths) => {
            let values: Vec<Value> =
                lengths.iter().map(|(length, share)| json!([length * scale, share])).collect();
            json!({"kind": "empirical", "values": values})
        }
    }
}

/// A law of a production time: mean, coefficient of variation, and the name of its kind.
pub(super) fn pace(law: &Law) -> Result<(f64, f64, &'static str), WhyNot> {
    match law {
        Law::Fixed(mean) => Ok((*mean, 0.0, "gamma")),
        Law::Gamma(mean, cv) if *cv <= 3.0 => Ok((*mean, *cv, "gamma")),
        Law::Lognormal(mean, cv) if *cv <= 3.0 => Ok((*mean, *cv, "lognormal")),
        _ => Err(
            "production times are fixed, gamma or lognormal, with a coefficient of variation of at most 3",
        ),
    }
}

/// What orders or units are, as a scenario's count.
pub(super) fn count(shares: &[f64]) -> Value {
    let listed = shares.iter().enumerate().filter(|(_, share)| **share > 0.0);
    let values: Vec<Value> = listed.map(|(place, share)| json!([place + 1, share])).collect();
    json!({"kind": "empirical", "values": values})
}
