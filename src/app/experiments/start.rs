//! From a form to a study: numbers are read and held against their limits; whatever else is wrong, the study says.

use std::rc::Rc;

use super::command::command;
use super::{AXES, AxisFields, Done, Experiment, ExperimentKind, Field, Form, Trouble};
use crate::experiment::{
    Aim, Find, Knob, OrderKnob, Range, Refusal, Search, Sensitivity, Side, Sweep, Target, TradeOff,
    measure_of, values_between,
};
use crate::i18n::parse_number;
use crate::model::bounds;
use crate::sim::Strategy;

/// What limits a field has of its own; the others have those of the number or the measure.
fn limits(field: Field) -> Option<(f64, f64, bool)> {
    match field {
        Field::Count => Some((2.0, crate::experiment::MOST_VALUES as f64, true)),
        Field::Share => Some((0.001, 1.0, false)),
        Field::Replications => Some((bounds::REPLICATIONS.min, bounds::REPLICATIONS.max, true)),
        _ => None,
    }
}

impl Form {
    /// The number in a field, in its own unit.
    fn number(&self, field: Field) -> Result<f64, Trouble> {
        let factor = self.factor(field);
        let Some(text) = self.text(field) else { return Ok(self.usual(field)) };
        let typed = parse_number(text.trim().trim_end_matches('%').trim_end());
        let typed = typed.ok_or_else(|| Trouble::NotANumber { field, text: text.to_owned() })?;
        // Per cent as a share, without the last bits that division leaves: 0.7 is 0.007.
        let number = if factor == 1.0 { typed } else { (typed / factor * 1e12).round() / 1e12 };
        match limits(field) {
            Some((low, high, whole))
                if !(low..=high).contains(&number) || (whole && number.trunc() != number) =>
            {
                Err(Trouble::OutOf {
                    field,
                    text: text.to_owned(),
                    low: low * factor,
                    high: high * factor,
                    whole,
                })
            }
            _ => Ok(number),
        }
    }

    /// Several numbers at once: everything that is wrong is said.
    fn numbers<const N: usize>(&self, fields: [Field; N]) -> Result<[f64; N], Vec<Trouble>> {
        let read = fields.map(|field| self.number(field));
        let troubles: Vec<Trouble> = read.iter().filter_map(|number| number.clone().err()).collect();
        if !troubles.is_empty() {
            return Err(troubles);
        }
        Ok(read.map(|number| number.unwrap_or(f64::NAN)))
    }

    /// A first value that is above the last.
    fn check_ends(&self, field: Field, from: f64, to: f64) -> Result<(), Vec<Trouble>> {
        let shown = |value: f64| value * self.factor(field);
        if from > to {
            return Err(vec![Trouble::Above { field, value: shown(from), limit: shown(to) }]);
        }
        Ok(())
    }

    /// The experiment that is asked for.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    pub fn start(&self) -> Result<Done, Vec<Trouble>> {
        let refused = |refusal: Refusal| vec![Trouble::Refused(refusal)];
        let (scenario, seed) = (self.scenario(), self.scenario().run.seed);
        let (experiment, replications) = match self.kind() {
            ExperimentKind::Sweep => {
                let [from, to, count, replications] =
                    self.numbers([Field::From, Field::To, Field::Count, Field::Replications])?;
                self.check_ends(Field::From, from, to)?;
                let values = values_between(from, to, count as usize).map_err(refused)?;
                let (path, measures) = (self.chosen(Field::Path), [self.chosen(Field::Measure)]);
                let sweep = Sweep::new(scenario, path, &values, &measures, seed, replications as u32);
                (Experiment::Sweep(sweep.map_err(refused)?), replications)
            }
            ExperimentKind::Frontier => {
                let [replications] = self.numbers([Field::Replications])?;
                let turned = match self.chosen(Field::Turned) {
                    "promise" => OrderKnob::Promise,
                    _ => OrderKnob::Capacity,
                };
                let service = self.chosen(Field::Measure);
                let study = TradeOff::new(scenario, service, turned, seed, replications as u32);
                (Experiment::Frontier(study.map_err(refused)?), replications)
            }
            ExperimentKind::Find => {
                let [replications] = self.numbers([Field::Replications])?;
                let search = self.search(replications as u32)?;
                (Experiment::Find(Box::new(Find::new(scenario, search).map_err(refused)?)), replications)
            }
            ExperimentKind::Sensitivity => {
                let [share, replications] = self.numbers([Field::Share, Field::Replications])?;
                let measure = self.chosen(Field::Measure);
                let study = Sensitivity::new(scenario, measure, share, seed, replications as u32);
                (Experiment::Sensitivity(study.map_err(refused)?, share), replications)
            }
        };
        let replications = replications as u32;
        let command = command(self, &experiment, replications);
        Ok(Done { experiment, scenario: Rc::clone(scenario), replications, command })
    }

    /// A number that is searched over, and its values.
    fn axis(&self, fields: AxisFields) -> Result<(Knob, Range), Vec<Trouble>> {
        let [from, to, step] = self.numbers([fields.from, fields.to, fields.step])?;
        self.check_ends(fields.from, from, to)?;
        if step <= 0.0 {
            let text = self.text(fields.step).unwrap_or_default().to_owned();
            return Err(vec![Trouble::NotAboveZero { field: fields.step, text }]);
        }
        let knob = Knob::of_path(self.scenario(), self.chosen(fields.path));
        Ok((knob.map_err(|refusal| vec![Trouble::Refused(refusal)])?, Range { from, to, step }))
    }

    fn search(&self, replications: u32) -> Result<Search, Vec<Trouble>> {
        let refused = |refusal: Refusal| vec![Trouble::Refused(refusal)];
        let [value] = self.numbers([Field::Target])?;
        let axes = if self.has_second() { &AXES[..] } else { &AXES[..1] };
        let axes = axes.iter().map(|axis| self.axis(*axis)).collect::<Result<Vec<_>, _>>()?;
        let side = if self.chosen(Field::Side) == "at_most" { Side::AtMost } else { Side::AtLeast };
        let measure = measure_of(self.chosen(Field::Measure)).map_err(refused)?;
        Ok(Search {
            strategy: if self.is_of_stock() { Strategy::BuildToStock } else { Strategy::BuildToOrder },
            goal: measure_of(self.chosen(Field::Goal)).map_err(refused)?,
            aim: if self.chosen(Field::Aim) == "most" { Aim::Most } else { Aim::Least },
            target: Some(Target { measure, side, value }),
            axes,
            seed: self.scenario().run.seed,
            replications,
        })
    }
}
