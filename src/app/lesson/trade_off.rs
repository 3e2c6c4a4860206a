//! What a lesson shows of service and stock: the points of its own runs, what the way from each to the next costs, and
//! where the learner thought that it leads.

use super::{Said, Walk, variant_of};
use crate::chart::predicted::Number;
use crate::experiment::Fold;
use crate::lessons::{Beside, Figure, Reveal, Source, Unit, reveal_unit};
use crate::sim::Strategy;

/// A run's stock, and the service that it buys.
#[derive(Clone, Debug, PartialEq)]
pub struct Bought {
    /// Stock [the measure's unit].
    pub stock: f64,
    /// Service [%].
    pub service: f64,
    /// 95 % interval of the service [%].
    pub interval: Option<(f64, f64)>,
}

/// The way from one point to the next.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bite {
    /// From which service to which [%].
    pub service: (f64, f64),
    /// How much more stock it takes.
    pub stock: f64,
    /// How much of it for a point of service.
    pub each: f64,
    /// The same as a share of the dearest such step.
    pub share: f64,
}

/// Everything the figure shows.
#[derive(Clone, Debug, PartialEq)]
pub struct TradeOff {
    /// Whose stock it is.
    pub strategy: Strategy,
    /// The measures of stock and of service, by their names.
    pub measures: [&'static str; 2],
    /// The points, by stock.
    pub points: Vec<Bought>,
    /// The ways between them.
    pub bites: Vec<Bite>,
    /// From where to where the prediction leads: stock and service [%].
    pub predicted: Option<[(f64, f64); 2]>,
}

impl Walk {
    /// The figure's numbers; none where the lesson does not show it, or its runs are not there.
    #[must_use]
    pub fn trade_off<'r>(&self, run: impl Fn(&str) -> Option<&'r Fold> + Copy) -> Option<TradeOff> {
        let first = self.lesson.reveals.first().filter(|reveal| reveal.figure == Figure::TradeOff)?;
        let stock = self.alone(|unit| matches!(unit, Unit::Units | Unit::Money));
        let service = self.alone(|unit| unit == Unit::Percent);
        let mut points: Vec<(&str, Bought)> = Vec::new();
        for (variant, reveal) in &stock {
            let Some((_, beside)) = service.iter().find(|(known, _)| known == variant) else { continue };
            let (stock, service) = (self.number(reveal, variant, run)?, self.number(beside, variant, run)?);
            points.push((variant, bought(stock, service)));
        }
        let measures = [measure_of(stock.first()?.1)?, measure_of(service.first()?.1)?];
        let at = |variant: Option<&str>| {
            points.iter().find(|(known, _)| Some(*known) == variant).map(|(_, point)| point.clone())
        };
        let predicted = match (&first.beside, &self.said, self.is_committed) {
            (Beside::Less(less), Said::Number(Some(said)), true) => {
                let ends = at(variant_of(less)).zip(at(variant_of(&first.source)));
                ends.map(|(from, to)| [(from.stock, from.service), (from.stock + said, to.service)])
            }
            _ => None,
        };
        let mut points: Vec<Bought> = points.into_iter().map(|(_, point)| point).collect();
        crate::sorting::sort_by(&mut points, |one, other| one.stock.total_cmp(&other.stock));
        let bites = bites(&points);
        Some(TradeOff { strategy: self.answering_strategy(), measures, points, bites, predicted })
    }

    /// The point of the scenario that answers.
    #[must_use]
    pub fn answering_point_bought<'r>(
        &self,
        run: impl Fn(&str) -> Option<&'r Fold> + Copy,
    ) -> Option<Bought> {
        let variant = self.answering()?;
        let of = |all: Vec<(&str, &Reveal)>| {
            let found = all.into_iter().find(|(known, _)| *known == variant)?;
            self.number(found.1, variant, run)
        };
        let stock = of(self.alone(|unit| matches!(unit, Unit::Units | Unit::Money)))?;
        let service = of(self.alone(|unit| unit == Unit::Percent))?;
        Some(bought(stock, service))
    }

    /// The figure's reveals in a unit that stand alone, each with its variant.
    fn alone(&self, is_it: impl Fn(Unit) -> bool) -> Vec<(&str, &Reveal)> {
        let of_figure =
            |reveal: &&Reveal| reveal.figure == Figure::TradeOff && reveal.beside == Beside::Nothing;
        let reveals = self.lesson.reveals.iter().filter(of_figure);
        let reveals = reveals.filter(|reveal| reveal_unit(reveal).is_some_and(&is_it));
        reveals.filter_map(|reveal| Some((variant_of(&reveal.source)?, reveal))).collect()
    }
}

fn bought(stock: Number, service: Number) -> Bought {
    let percent = |share: f64| 100.0 * share;
    Bought {
        stock: stock.value,
        service: percent(service.value),
        interval: service.interval.map(|(low, high)| (percent(low), percent(high))),
    }
}

fn measure_of(reveal: &Reveal) -> Option<&'static str> {
    match reveal.source {
        Source::Run { measure, .. } => Some(measure),
        Source::Dip { .. } | Source::Records { .. } => None,
    }
}

fn bites(points: &[Bought]) -> Vec<Bite> {
    let bite = |two: &[Bought]| {
        let (stock, gained) = (two[1].stock - two[0].stock, two[1].service - two[0].service);
        let each = stock / gained;
        each.is_finite().then_some(Bite {
            service: (two[0].service, two[1].service),
            stock,
            each,
            share: 0.0,
        })
    };
    let mut bites: Vec<Bite> = points.windows(2).filter_map(bite).collect();
    let dearest = bites.iter().map(|bite| bite.each).fold(0.0, f64::max);
    for bite in &mut bites {
        bite.share = if dearest > 0.0 { (bite.each / dearest).max(0.0) } else { 0.0 };
    }
    bites
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_step_has_its_price() {
        let point = |stock: f64, service: f64| Bought { stock, service, interval: None };
        let bites = bites(&[point(100.0, 90.0), point(125.0, 95.0), point(165.0, 99.0), point(170.0, 99.0)]);
        let each: Vec<(f64, f64, f64)> =
            bites.iter().map(|bite| (bite.stock, bite.each, bite.share)).collect();
        assert_eq!(each, [(25.0, 5.0, 0.5), (40.0, 10.0, 1.0)], "what buys nothing has no price");
    }
}
