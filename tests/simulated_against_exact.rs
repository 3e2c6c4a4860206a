//! The simulation against exact results: (r, Q) and base stock under Poisson demand, with back-orders and with lost sales, and single-stage
//! queues.
//!
//! The references are `reference/cases.json` (families A, B, H, K), read as data; nothing here calls `theory` but the negative controls.
//! Each run goes the user's way: a scenario as JSON, `experiment::run`, the catalogue's measures. Since both strategies see the same
//! orders, a run pairs a stock case (build to stock) with a queue (build to order) that has the same law of arrivals.
//!
//! **Scale.** A model day holds as much of the case's time as brings [`ORDERS_PER_DAY`] orders: times shrink by that factor and rates
//! grow. A tick of 1 ms is then below 1/60,000 of every mean time, and rounding to ticks is unbiased.
//!
//! **Warm-up** [`WARM_UP_DAYS`]: 3,500 orders. The slowest start to forget is that of E3/M/1 at ρ = 0.9: its relaxation time is below
//! that of M/M/1, `1/(μ(1 − √ρ)²)` = 380 services or 340 orders, so what is left of the empty start is below e⁻¹⁰. A position of (r, Q) is
//! even over its Q values after some Q² = 400 unit demands (A5), and stock forgets its start after a lead time; lognormal lead times
//! (B3: mean 4.5 orders) have passed 3,500 orders with a probability below 10⁻⁹.
//!
//! **Window edges.** Orders placed in the window are followed to their end under continuing arrivals, and time averages cover the
//! window alone, so in a steady state both totals of each ratio have the means that make the ratio exact; a ratio of totals is
//! then biased by about one order in the 10⁶ of a run.
//!
//! **The test.** Student's t of every comparison, two-sided, with R − 1 = 99 degrees of freedom: estimate minus reference over the
//! jackknife's standard error. Family-wise α = 0.001 over all comparisons of the file (Bonferroni). Seeds are fixed. Standard errors must
//! be small enough to mean something: for shares at most the larger of 0.5 % of the value and 0.001, for means above 0.01 at most
//! 0.5 %; where a run's limit is looser, its reason stands beside it.

// Tests may unwrap.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod nothing;

use std::fmt;
use std::sync::Arc;

use perfect_order_lab::experiment::{self, Prepared, Summary};
use perfect_order_lab::measure::{Form, measure};
use perfect_order_lab::model::Scenario;
use perfect_order_lab::sim::Strategy;
use perfect_order_lab::stats::student;
use perfect_order_lab::theory::queue::MarkovQueue;
use perfect_order_lab::theory::reorder_point::ReorderPoint;
use serde_json::{Value, json};

use nothing::{no_faults, no_time};

const ORDERS_PER_DAY: f64 = 500.0;
const WARM_UP_DAYS: u32 = 7;
const REPLICATIONS: u32 = 100;

/// Family-wise probability of a false alarm.
const ALPHA: f64 = 0.001;

/// A stock case: what a case of family A or B says of the shelf, in the case's units of time.
struct Shelf {
    case: &'static str,
    rate: f64,
    units: Value,
    policy: Value,
    lead_time: LeadTime,
    /// A wait whose probability is known [time].
    wait: Option<f64>,
    /// What becomes of a demand that finds the shelf empty.
    shortage: &'static str,
}

#[derive(Clone, Copy)]
enum LeadTime {
    Fixed(f64),
    Exponential(f64),
    Lognormal(f64, f64),
}

impl LeadTime {
    fn json(self, scale: f64) -> Value {
        match self {
            Self::Fixed(days) => json!(days / scale),
            Self::Exponential(mean) => json!({"kind": "exponential", "mean": mean / scale}),
            Self::Lognormal(mean, cv) => json!({"kind": "lognormal", "mean": mean / scale, "cv": cv}),
        }
    }
}

/// A queue of family H. Service has mean 1.
struct Queue {
    case: &'static str,
    rate: f64,
    servers: u32,
    gap_cv: f64,
    service_cv: f64,
}

/// What a run asks of its queue: a run has one promise, so further quotes need further runs, which may be shorter.
#[derive(Clone, Copy, PartialEq)]
enum Asked {
    Everything,
    QuoteAlone,
}

/// One run: a stock case, a queue, a quote of it [time], and how long the window is.
struct Run {
    shelf: Option<Shelf>,
    queue: Queue,
    quote: f64,
    asked: Asked,
    days: u32,
    /// Measures whose standard error may be larger, relative to the value, and why.
    looser: &'static [(&'static str, f64, &'static str)],
}

/// An estimate beside what it should be, in the case's units.
struct Comparison {
    case: &'static str,
    measure: &'static str,
    estimate: f64,
    reference: f64,
    standard_error: f64,
    /// The largest standard error that is small enough.
    limit: f64,
}

impl Comparison {
    fn t(&self) -> f64 {
        (self.estimate - self.reference) / self.standard_error
    }

    /// A reference of exactly 0 or 1 with no spread at all must be met exactly.
    fn is_rejected(&self, critical: f64) -> bool {
        if self.standard_error == 0.0 { self.estimate != self.reference } else { self.t().abs() > critical }
    }
}

impl fmt::Display for Comparison {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { case, measure, estimate, reference, standard_error, .. } = self;
        write!(f, "{case:<4}{measure:<24}{estimate:>12.6}{reference:>12.6}")?;
        if *standard_error == 0.0 {
            return write!(f, "{:>12}", "no spread");
        }
        let relative = 100.0 * standard_error / reference.abs();
        write!(f, "{standard_error:>12.7}{relative:>8.3} %{:>7.2}", self.t())
    }
}

/// The critical value of Student's t for a family of comparisons.
fn critical(comparisons: usize) -> f64 {
    student::quantile(1.0 - ALPHA / comparisons as f64 / 2.0, f64::from(REPLICATIONS - 1))
}

impl Run {
    /// How much of the stock case's time a model day holds.
    fn shelf_scale(&self) -> f64 {
        self.shelf.as_ref().map_or(1.0, |shelf| ORDERS_PER_DAY / shelf.rate)
    }

    fn queue_scale(&self) -> f64 {
        ORDERS_PER_DAY / self.queue.rate
    }

    fn scenario(&self) -> Value {
        let (shelf_scale, queue_scale) = (self.shelf_scale(), self.queue_scale());
        // Without a stock case, a shelf that is never empty.
        let mut replenishment =
            json!({"policy": "base_stock", "set_by": "explicit", "level": 1000, "lead_time": 0});
        let (mut units, mut wait, mut shortage) = (json!(1), 0.0, "back_order");
        if let Some(shelf) = &self.shelf {
            replenishment = shelf.policy.clone();
            replenishment["lead_time"] = shelf.lead_time.json(shelf_scale);
            units = shelf.units.clone();
            wait = shelf.wait.unwrap_or(0.0);
            shortage = shelf.shortage;
        }
        json!({
            "run": {"warm_up_days": WARM_UP_DAYS, "run_days": self.days, "run_out_days": 3640},
            "demand": {
                "orders_per_day": ORDERS_PER_DAY, "gap_cv": self.queue.gap_cv, "lines": 1, "units": units,
                "items": {"kind": "uniform", "count": 1}
            },
            "order_cycle": no_time(),
            "quality": no_faults(),
            "promise": {"bts_days": wait / shelf_scale, "bto_days": self.quote / queue_scale},
            "service": {"shortage": shortage},
            "replenishment": replenishment,
            "production": {
                "servers": self.queue.servers, "set_by": "times", "setup_days": 1.0 / queue_scale, "unit_days": 0,
                "cv": self.queue.service_cv, "materials": {"shortage": 0}
            }
        })
    }

    fn run(&self, seed: u64) -> Summary {
        let scenario = Scenario::from_json(&self.scenario()).unwrap();
        let prepared = Arc::new(Prepared::new(scenario));
        let threads = std::thread::available_parallelism().map_or(1, usize::from);
        let summary = experiment::run(&prepared, seed, REPLICATIONS, threads).summary();
        assert_eq!(summary.warnings, [], "{}", self.queue.case);
        summary
    }

    /// Every measure that the case has a reference for.
    fn comparisons(&self, summary: &Summary, cases: &Value) -> Vec<Comparison> {
        let mut comparisons = Vec::new();
        if let Some(shelf) = &self.shelf {
            let scale = self.shelf_scale();
            let expected = expected(cases, shelf.case);
            let measures = [
                ("unit_fill_rate", "unit_fill_rate", 1.0),
                ("order_fill_rate", "order_fill_rate", 1.0),
                ("ready_rate", "ready_rate", 1.0),
                ("cycle_service_level", "csl_IN_before_receipt_ge0", 1.0),
                ("available_stock_mean", "mean_on_hand", 1.0),
                ("units_owed_mean", "mean_backorders", 1.0),
                ("on_order_mean", "mean_on_order", 1.0),
                ("replenishments_per_day", "order_frequency", 1.0 / scale),
                ("unit_wait_mean", "mean_wait_per_unit", scale),
                ("on_time_delivery_rate", "prob_wait_le_w", 1.0),
                ("lost_order_rate", "loss_probability", 1.0),
            ];
            for (measure, name, factor) in measures {
                if let Some(reference) = expected[name]["value"].as_f64() {
                    comparisons.push(self.compare(
                        shelf.case,
                        measure,
                        Strategy::BuildToStock,
                        reference,
                        factor,
                        summary,
                    ));
                }
            }
            // An order of one unit holds nothing back: it leaves the instant it is met. (A batch of B5 waits for its last unit.)
            let mean = |measure| summary.of(measure).each[0].value.unwrap();
            if shelf.units == json!(1) {
                assert_eq!(mean("physical_stock_mean"), mean("available_stock_mean"));
            }
        }
        let scale = self.queue_scale();
        let expected = expected(cases, self.queue.case);
        let value = |name: &str| expected[name]["value"].as_f64().unwrap_or_else(|| panic!("{name}"));
        let in_service = value("utilisation") * f64::from(self.queue.servers);
        let measures = [
            ("queue_time_mean", value("mean_wait"), scale),
            ("production_time_mean", value("mean_sojourn"), scale),
            ("queue_length_mean", value("mean_number_in_system") - in_service, 1.0),
            ("utilisation", value("utilisation"), 1.0),
            ("on_time_delivery_rate", value(&format!("on_time_prob_quote_{}", self.quote)), 1.0),
        ];
        let wanted = |measure| self.asked == Asked::Everything || measure == "on_time_delivery_rate";
        for (measure, reference, factor) in measures.into_iter().filter(|(measure, ..)| wanted(*measure)) {
            comparisons.push(self.compare(
                self.queue.case,
                measure,
                Strategy::BuildToOrder,
                reference,
                factor,
                summary,
            ));
        }
        comparisons
    }

    fn compare(
        &self,
        case: &'static str,
        name: &'static str,
        strategy: Strategy,
        reference: f64,
        factor: f64,
        summary: &Summary,
    ) -> Comparison {
        let estimate = summary.of(name).each[strategy as usize];
        let value = estimate.value.unwrap();
        // The wider side: an interval of a share may be cut off at 0 or 1.
        let reach = (estimate.high.unwrap() - value).max(value - estimate.low.unwrap());
        let exact = [0.0, 1.0].contains(&value);
        let standard_error =
            if exact { 0.0 } else { reach / student::quantile(0.975, f64::from(REPLICATIONS - 1)) };
        let is_share = matches!(measure(name).unwrap().form, Form::Share(_) | Form::Fraction);
        let usual = if is_share { (0.005 * reference).max(0.001) } else { 0.005 * reference.max(0.01) };
        let looser = self.looser.iter().find(|(measure, ..)| *measure == name);
        let limit = looser.map_or(usual, |(_, share, _)| share * reference);
        Comparison {
            case,
            measure: name,
            estimate: value * factor,
            reference,
            standard_error: standard_error * factor,
            limit,
        }
    }
}

fn cases() -> Value {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/reference/cases.json");
    let mut file: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    file["cases"].take()
}

fn expected<'c>(cases: &'c Value, id: &str) -> &'c Value {
    &cases.as_array().unwrap().iter().find(|case| case["id"] == id).unwrap()["expected"]
}

/// A case of family A, or one of family K with a reorder point, its parameters taken from the file.
fn reorder_point(cases: &Value, id: &'static str) -> Shelf {
    let case = cases.as_array().unwrap().iter().find(|case| case["id"] == id).unwrap();
    let parameter = |name: &str| case["parameters"][name].as_f64().unwrap();
    Shelf {
        case: id,
        rate: parameter("demand_rate"),
        units: json!(1),
        policy: json!({
            "policy": "s_nq", "set_by": "explicit", "reorder_point": parameter("reorder_point_r"),
            "order_quantity": parameter("order_quantity_Q"),
        }),
        lead_time: LeadTime::Fixed(parameter("lead_time")),
        wait: case["parameters"]["wait_window_w"].as_f64(),
        shortage: if case["family"] == "K" { "lose_units" } else { "back_order" },
    }
}

/// A case of family B; its lead time is a sentence in the file.
fn base_stock(id: &'static str, rate: f64, level: u32, units: Value, lead_time: LeadTime) -> Shelf {
    let policy = json!({"policy": "base_stock", "set_by": "explicit", "level": level});
    Shelf { case: id, rate, units, policy, lead_time, wait: None, shortage: "back_order" }
}

/// K1, Erlang's loss system: insensitive to the law of the lead time, so one that is far from exponential will do.
fn lost_base_stock() -> Shelf {
    let case = base_stock("K1", 2.0, 6, json!(1), LeadTime::Lognormal(2.0, 1.5));
    Shelf { shortage: "lose_units", ..case }
}

const H1: Queue = Queue { case: "H1", rate: 0.8, servers: 1, gap_cv: 1.0, service_cv: 1.0 };
const H3: Queue =
    Queue { case: "H3", rate: 0.8, servers: 1, gap_cv: 1.0, service_cv: std::f64::consts::FRAC_1_SQRT_2 };
const H7: Queue = Queue { case: "H7", rate: 8.5, servers: 10, gap_cv: 1.0, service_cv: 1.0 };
/// Erlang-3 gaps: a coefficient of variation of 1/√3.
const H9: Queue =
    Queue { case: "H9", rate: 0.9, servers: 1, gap_cv: 0.577_350_269_189_625_8, service_cv: 1.0 };

/// Why the queues' means may be looser than 0.5 %: waits of successive orders hang together for hundreds of orders, and for as many in
/// the square of the standard error. These would take 10 to 20 million orders each; 4 to 5 million keep the whole file below 40 s.
const LONG_WAITS: &str =
    "half of the orders of M/M/10 do not wait at all, and E3/M/1 at ρ = 0.9 forgets slowly";

/// Why B5 may be looser: batches come in at 0.6 a day and stock runs out for 3 % of the time only.
const RARE_SHORTAGES: &str = "0.5 % would take 8 million orders";

fn runs(cases: &Value) -> Vec<Run> {
    use Asked::{Everything, QuoteAlone};
    let run = |shelf, queue, quote, asked, days, looser| Run { shelf, queue, quote, asked, days, looser };
    let geometric = json!({"kind": "geometric", "mean": 2});
    let b1 = base_stock("B1", 2.0, 11, json!(1), LeadTime::Exponential(4.0));
    let b3 = base_stock("B3", 1.5, 7, json!(1), LeadTime::Lognormal(3.0, 1.5));
    let k1 = lost_base_stock();
    let b5 = base_stock("B5", 0.6, 14, geometric, LeadTime::Exponential(4.0));
    vec![
        run(Some(reorder_point(cases, "A1")), H1, 5.0, Everything, 120, &[]),
        run(Some(reorder_point(cases, "A3")), H1, 10.0, QuoteAlone, 60, &[]),
        run(Some(reorder_point(cases, "A5")), H1, 15.0, QuoteAlone, 60, &[]),
        run(Some(reorder_point(cases, "A7")), H3, 3.0, Everything, 85, &[]),
        run(Some(b1), H3, 6.0, QuoteAlone, 120, &[]),
        run(Some(b3), H3, 12.0, QuoteAlone, 115, &[]),
        run(
            Some(b5),
            H7,
            2.0,
            Everything,
            85,
            &[
                ("units_owed_mean", 0.007, RARE_SHORTAGES),
                ("unit_wait_mean", 0.007, RARE_SHORTAGES),
                ("queue_time_mean", 0.0115, LONG_WAITS),
                ("queue_length_mean", 0.0115, LONG_WAITS),
            ],
        ),
        run(None, H7, 1.0, QuoteAlone, 30, &[]),
        run(None, H7, 4.0, QuoteAlone, 20, &[]),
        run(
            None,
            H9,
            10.0,
            Everything,
            100,
            &[
                ("queue_time_mean", 0.008, LONG_WAITS),
                ("production_time_mean", 0.008, LONG_WAITS),
                ("queue_length_mean", 0.008, LONG_WAITS),
            ],
        ),
        run(None, H9, 5.0, QuoteAlone, 65, &[]),
        run(None, H9, 20.0, QuoteAlone, 20, &[]),
        run(Some(k1), H1, 5.0, QuoteAlone, 20, &[]),
        run(Some(reorder_point(cases, "K3")), H1, 10.0, QuoteAlone, 20, &[]),
    ]
}

#[test]
fn every_measure_agrees_with_its_exact_value() {
    let cases = cases();
    let mut family = Vec::new();
    for (run, seed) in runs(&cases).iter().zip(1000..) {
        family.extend(run.comparisons(&run.run(seed), &cases));
    }
    let critical = critical(family.len());
    println!("{} comparisons, critical t {critical:.3}", family.len());
    println!("{:<28}{:>12}{:>12}{:>12}{:>10}{:>7}", "", "estimate", "reference", "std. error", "", "t");
    let mut failures = Vec::new();
    for comparison in &family {
        println!("{comparison}");
        if comparison.is_rejected(critical) {
            failures.push(format!("not the exact value: {comparison}"));
        }
        if comparison.standard_error > comparison.limit {
            failures.push(format!("too loose, limit {:.7}: {comparison}", comparison.limit));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// The test can fail. A run a fifth as long, judged by the critical value of a hundred comparisons, must reject: the (r, Q) policy whose
/// reorder point is one higher, the one that orders only *below* r, M/M/1 with an arrival rate 2 % higher, and the sojourn time with fixed
/// service. So must lost sales: that demand waits, and that a lost demand triggers a replenishment.
#[test]
fn wrong_expectations_are_rejected() {
    let cases = cases();
    let of =
        |shelf, asked, days| Run { shelf: Some(shelf), queue: H1, quote: 10.0, asked, days, looser: &[] };
    let run = of(reorder_point(&cases, "A1"), Asked::Everything, 24);
    let lost = of(lost_base_stock(), Asked::QuoteAlone, 7);
    let mut comparisons = run.comparisons(&run.run(2000), &cases);
    comparisons.extend(lost.comparisons(&lost.run(2001), &cases));
    let critical = critical(100);
    let higher = ReorderPoint::new(1.5, 2.0, 4, 5).unwrap();
    let busier = MarkovQueue::new(0.8 * 1.02, 1.0, 1).unwrap();
    let case = |id: &str| cases.as_array().unwrap().iter().find(|case| case["id"] == id).unwrap();
    let trap = |id: &str, name: &str| case(id)["trap_values"][name].as_f64().unwrap();
    let wrong = [
        ("A1", "unit_fill_rate", higher.unit_fill_rate()),
        ("A1", "units_owed_mean", higher.mean_backorders()),
        ("A1", "cycle_service_level", higher.cycle_service_level()),
        ("A1", "unit_fill_rate", trap("A1", "fill_if_order_when_IP_below_r")),
        ("A1", "available_stock_mean", trap("A1", "on_hand_if_Q_over_2_instead_of_Q_plus_1_over_2")),
        ("K1", "unit_fill_rate", trap("K1", "fill_if_backordered_instead_of_lost")),
        // A lost demand that triggers a replenishment.
        ("K1", "replenishments_per_day", 2.0),
        ("H1", "utilisation", busier.utilisation()),
        ("H1", "production_time_mean", busier.mean_time_in_system()),
        ("H1", "queue_time_mean", busier.mean_waiting_time()),
        ("H1", "on_time_delivery_rate", busier.probability_of_time_in_system_within(10.0).unwrap()),
        ("H1", "production_time_mean", trap("H1", "mean_sojourn_if_service_made_deterministic")),
    ];
    for (id, name, reference) in wrong {
        let right = comparisons
            .iter()
            .find(|comparison| (comparison.case, comparison.measure) == (id, name))
            .unwrap();
        assert!(!right.is_rejected(critical), "{right}");
        let wrong = Comparison { reference, ..*right };
        println!("{wrong}");
        assert!(wrong.is_rejected(critical), "not told apart: {wrong}");
    }
}

/// Where replenishments may not cross, they arrive in the order in which they were ordered (the max rule), and Palm's theorem does not
/// hold: case B1's simulated values without crossing, an independent program's, with their own standard errors added.
#[test]
fn without_crossing_the_max_rule_holds() {
    let cases = cases();
    let mut shelf = base_stock("B1", 2.0, 11, json!(1), LeadTime::Exponential(4.0));
    shelf.policy["crossing"] = json!(false);
    let run =
        Run { shelf: Some(shelf), queue: H7, quote: 2.0, asked: Asked::QuoteAlone, days: 20, looser: &[] };
    let summary = run.run(3000);
    let names = [
        ("unit_fill_rate", "NOCROSSING_unit_fill_rate"),
        ("available_stock_mean", "NOCROSSING_mean_on_hand"),
        ("units_owed_mean", "NOCROSSING_mean_backorders"),
    ];
    let palm = run.comparisons(&summary, &cases);
    for (measure, name) in names {
        let entry = &expected(&cases, "B1")[name];
        let (reference, error) = (entry["value"].as_f64().unwrap(), entry["se"].as_f64().unwrap());
        let mut ours = run.compare("B1", measure, Strategy::BuildToStock, reference, 1.0, &summary);
        ours.standard_error = ours.standard_error.hypot(error);
        println!("{ours}");
        assert!(!ours.is_rejected(critical(names.len())), "{ours}");
        let palm = palm.iter().find(|comparison| comparison.measure == measure).unwrap();
        assert!(palm.is_rejected(critical(names.len())), "crossing makes no difference: {palm}");
    }
}
