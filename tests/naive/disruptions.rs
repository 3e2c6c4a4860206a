//! Disruptions in the straight loop, day by day: is this day one on which that does not work?

use perfect_order_lab::model::{Disruption, DisruptionKind, Scenario};

const DAY: i64 = 86_400_000;

/// What stands still.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Supplier,
    Production,
    Transport,
}

fn holds(disruption: &Disruption, day: i64) -> bool {
    disruption.start_day <= day && day < disruption.start_day + disruption.days
}

fn stands_still(scenario: &Scenario, kind: Kind, day: i64) -> bool {
    scenario.disruptions.iter().any(|disruption| {
        let same = match disruption.kind {
            DisruptionKind::SupplierOutage => kind == Kind::Supplier,
            DisruptionKind::LineBreakdown => kind == Kind::Production,
            DisruptionKind::TransportStop => kind == Kind::Transport,
            _ => false,
        };
        same && holds(disruption, day)
    })
}

/// The instant itself, or the start of the first day on which it works again.
pub fn wait(scenario: &Scenario, kind: Kind, mut at: i64) -> i64 {
    while stands_still(scenario, kind, at.div_euclid(DAY)) {
        at = (at.div_euclid(DAY) + 1) * DAY;
    }
    at
}

/// When work that begins at an instant is done, if it rests on days on which production stands still.
pub fn done(scenario: &Scenario, start: i64, work: i64) -> i64 {
    let still = |day: i64| stands_still(scenario, Kind::Production, day);
    // No work at all is done before the day begins on which everything stops.
    if work == 0 && start.rem_euclid(DAY) == 0 && !still(start.div_euclid(DAY) - 1) {
        return start;
    }
    let (mut at, mut left) = (start, work);
    loop {
        at = wait(scenario, Kind::Production, at);
        let last_day =
            scenario.disruptions.iter().map(|disruption| disruption.start_day + disruption.days).max();
        let stop =
            (at.div_euclid(DAY) + 1..last_day.unwrap_or(0)).find(|day| still(*day)).map(|day| day * DAY);
        match stop {
            Some(stop) if at + left > stop => {
                left -= stop - at;
                at = stop;
            }
            _ => return at + left,
        }
    }
}

/// How likely a fault is at an instant: of several disruptions that change it the first one does.
pub fn fault(scenario: &Scenario, at: i64, usual: f64) -> f64 {
    let factor = scenario.disruptions.iter().find_map(|disruption| match disruption.kind {
        DisruptionKind::Faults { factor } if holds(disruption, at.div_euclid(DAY)) => Some(factor),
        _ => None,
    });
    factor.map_or(usual, |factor| (usual * factor).min(1.0))
}
