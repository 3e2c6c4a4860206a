//! `lab frontier`: service against inventory and against cost, for both strategies.

use std::fmt::Write as _;

use clap::{Args, ValueEnum};
use perfect_order_lab::experiment::{Curve, OrderKnob, POINT_REPLICATIONS, SPENT, TradeOff};
use perfect_order_lab::persist::frontier_json;
use perfect_order_lab::sim::Strategy;

use crate::run::cell;
use crate::studies::{Common, plain, refused};
use crate::{Failure, Format, print};

#[derive(Args)]
pub(crate) struct Options {
    #[command(flatten)]
    common: Common,
    /// The measure of service
    #[arg(long, default_value = "on_time_delivery_rate")]
    service: String,
    /// What build to order turns: the number of servers, or the promise
    #[arg(long, value_enum, default_value_t = Turned::Capacity)]
    bto: Turned,
    /// What so much more inventory buys [money]; a round amount of about a third of it when not given
    #[arg(long)]
    step: Option<f64>,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Turned {
    Capacity,
    Promise,
}

pub(crate) fn frontier(options: &Options) -> Result<(), Failure> {
    let set = options.common.set(POINT_REPLICATIONS)?;
    if options.step.is_some_and(|step| step.is_nan() || step <= 0.0) {
        return Err("--step must be above 0".to_owned());
    }
    let knob = match options.bto {
        Turned::Capacity => OrderKnob::Capacity,
        Turned::Promise => OrderKnob::Promise,
    };
    let mut study =
        TradeOff::new(&set.scenario, &options.service, knob, set.seed, set.replications).map_err(refused)?;
    options.common.conduct(&mut study);
    match options.common.format {
        Format::Json => print(&format!("{:#}\n", frontier_json(&study, options.step, set.ground()))),
        Format::Table => {
            let tables: Vec<String> =
                study.curves(options.step).iter().map(|curve| table(curve, study.service().id)).collect();
            print(&tables.join("\n"))
        }
    }
}

fn table(curve: &Curve, service: &str) -> String {
    let name = if curve.strategy == Strategy::BuildToStock { "BTS" } else { "BTO" };
    let mut text = format!("{name} over {} (now {})\n", curve.knob.path, plain(curve.knob.base));
    // Writing to a string cannot fail.
    let _ = writeln!(text, "{:>12} {service:>24} {:>24} {:>34}  formula", "value", SPENT[0], SPENT[1]);
    for point in &curve.points {
        let formula = point.formula.map_or("—".to_owned(), |formula| {
            let broken = match formula.broken {
                0 => "exact".to_owned(),
                count => format!("breaks {count}"),
            };
            format!("{:.5} ({}, {broken})", formula.value, formula.family)
        });
        let [inventory, cost] = point.spent.map(|spent| cell(&spent));
        let _ = writeln!(
            text,
            "{:>12} {:>24} {inventory:>24} {cost:>34}  {formula}",
            plain(point.value),
            cell(&point.service)
        );
    }
    for (spent, next) in SPENT.iter().zip(&curve.next) {
        let _ = match next {
            Some(next) => writeln!(
                text,
                "{spent} from {:.0} to {:.0} buys {service} {}",
                next.from,
                next.to,
                cell(&next.gain)
            ),
            None => writeln!(text, "{spent}: more of it buys nothing that could be told"),
        };
    }
    text
}
