//! Spells in which something stands still, made ready for the engine.

use crate::model::{Disruption, DisruptionKind, Quality, Scenario, Time};

use super::luck::Faults;

/// Spells without overlap, the earliest first; each from its first instant up to, not including, its last.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Spells(Vec<(Time, Time)>);

impl Spells {
    fn of(disruptions: &[Disruption], kind: DisruptionKind) -> Self {
        let mut spells: Vec<(Time, Time)> =
            disruptions.iter().filter(|disruption| disruption.kind == kind).map(span).collect();
        spells.sort_unstable();
        let mut apart: Vec<(Time, Time)> = Vec::new();
        for (start, end) in spells {
            match apart.last_mut() {
                Some((_, last)) if start <= *last => *last = end.max(*last),
                _ => apart.push((start, end)),
            }
        }
        Self(apart)
    }

    /// The instant itself, or the end of the spell that it lies in.
    pub(super) fn wait_from(&self, at: Time) -> Time {
        self.0.iter().find(|(start, end)| *start <= at && at < *end).map_or(at, |(_, end)| *end)
    }

    /// When work that begins at an instant is done, if it rests in every spell.
    pub(super) fn done(&self, start: Time, work: Time) -> Time {
        let mut done = start + work;
        for (from, until) in &self.0 {
            // Work that ends at the very start of a spell is done.
            if *from < done && start < *until {
                done += *until - start.max(*from);
            }
        }
        done
    }
}

/// The disruptions of a scenario.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Disruptions {
    pub(super) supplier: Spells,
    pub(super) production: Spells,
    pub(super) transport: Spells,
    /// Spells with faults of their own.
    faults: Vec<(Time, Time, Faults)>,
}

impl Disruptions {
    pub(super) fn new(scenario: &Scenario) -> Self {
        let all = &scenario.disruptions;
        let faults = all.iter().filter_map(|disruption| match disruption.kind {
            DisruptionKind::Faults { factor } => {
                let (start, end) = span(disruption);
                Some((start, end, Faults::new(&worse(&scenario.quality, factor))))
            }
            _ => None,
        });
        Self {
            supplier: Spells::of(all, DisruptionKind::SupplierOutage),
            production: Spells::of(all, DisruptionKind::LineBreakdown),
            transport: Spells::of(all, DisruptionKind::TransportStop),
            faults: faults.collect(),
        }
    }

    /// The faults at an instant: those of the first spell that it lies in, or the usual ones.
    pub(super) fn faults_at<'f>(&'f self, at: Time, usual: &'f Faults) -> &'f Faults {
        let spell = self.faults.iter().find(|(start, end, _)| *start <= at && at < *end);
        spell.map_or(usual, |(_, _, faults)| faults)
    }
}

fn span(disruption: &Disruption) -> (Time, Time) {
    (Time::start_of_day(disruption.start_day), Time::start_of_day(disruption.end_day()))
}

/// Every fault `factor` times as likely, none more than certain.
fn worse(quality: &Quality, factor: f64) -> Quality {
    let times = |probability: f64| (probability * factor).min(1.0);
    Quality {
        wrong_order: times(quality.wrong_order),
        credit_hold: times(quality.credit_hold),
        credit_cancel: times(quality.credit_cancel),
        wrong_documents: times(quality.wrong_documents),
        transport_delay: times(quality.transport_delay),
        wrong_place: times(quality.wrong_place),
        short_pick: times(quality.short_pick),
        wrong_item: times(quality.wrong_item),
        damage: times(quality.damage),
        ..quality.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spells(days: &[(i64, i64)]) -> Spells {
        let disruptions: Vec<Disruption> = days
            .iter()
            .map(|(start_day, days)| Disruption {
                kind: DisruptionKind::LineBreakdown,
                start_day: *start_day,
                days: *days,
            })
            .collect();
        Spells::of(&disruptions, DisruptionKind::LineBreakdown)
    }

    #[test]
    fn spells_that_touch_are_one() {
        let day = Time::start_of_day;
        assert_eq!(spells(&[(9, 2), (1, 2), (3, 4)]).0, [(day(1), day(7)), (day(9), day(11))]);
    }

    #[test]
    fn waiting_ends_with_the_spell() {
        let spells = spells(&[(1, 2), (5, 1)]);
        for (at, until) in [(0.5, 0.5), (1.0, 3.0), (2.9, 3.0), (3.0, 3.0), (5.5, 6.0)] {
            assert_eq!(spells.wait_from(Time::from_days(at)), Time::from_days(until), "from {at}");
        }
    }

    #[test]
    fn work_rests_in_a_spell() {
        let spells = spells(&[(1, 2), (5, 1)]);
        for (start, work, done) in [
            (0.0, 0.5, 0.5),
            (0.0, 1.0, 1.0),
            (0.0, 1.5, 3.5),
            (2.0, 0.25, 3.25),
            (0.5, 3.0, 6.5),
            (3.0, 2.0, 5.0),
            (6.0, 9.0, 15.0),
        ] {
            let found = spells.done(Time::from_days(start), Time::from_days(work));
            assert_eq!(found, Time::from_days(done), "{work} from {start}");
        }
    }
}
