//! The command that gives the same numbers without the page: `lab` with the scenario's file.

use super::{Experiment, Field, Form};
use crate::experiment::{Aim, Side};
use crate::sim::Strategy;

/// The command line; `SCENARIO.json` stands for the file that the Lab saves.
pub(super) fn command(form: &Form, experiment: &Experiment, replications: u32) -> String {
    let own = match experiment {
        Experiment::Sweep(study) => {
            let values = study.values();
            let (from, to) = (values.first().copied().unwrap_or(0.0), values.last().copied().unwrap_or(0.0));
            let measure = form.chosen(Field::Measure);
            format!("sweep SCENARIO.json {} {from}:{to}:{} --measures {measure}", study.path(), values.len())
        }
        Experiment::Frontier(study) => {
            let turned = form.chosen(Field::Turned);
            format!("frontier SCENARIO.json --service {} --bto {turned}", study.service().id)
        }
        Experiment::Find(study) => {
            let search = study.search();
            let strategy = if search.strategy == Strategy::BuildToStock { "bts" } else { "bto" };
            let target = search.target.map_or(String::new(), |target| {
                let sign = if target.side == Side::AtLeast { ">=" } else { "<=" };
                format!(" --target '{}{sign}{}'", target.measure.id, target.value)
            });
            let aim = if search.aim == Aim::Least { "least" } else { "most" };
            let over = search.axes.iter().map(|(knob, range)| {
                format!(" --over '{}={}:{}:{}'", knob.path, range.from, range.to, range.step)
            });
            let over: String = over.collect();
            format!("find SCENARIO.json --strategy {strategy}{target} --{aim} {}{over}", search.goal.id)
        }
        Experiment::Sensitivity(_, share) => {
            format!("sensitivity SCENARIO.json --measure {} --share {share}", form.chosen(Field::Measure))
        }
    };
    format!("lab {own} --replications {replications} --format json")
}
