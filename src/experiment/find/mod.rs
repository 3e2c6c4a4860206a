//! Find: the cheapest policy that meets a target, among the values of one knob or two.
//!
//! 1. **Closing in.** A coarse grid is tried with few replications, then a finer one around every policy that may
//!    still be the one, until neighbours are tried. Where service and cost rise with the knob this is bracketing; where
//!    they do not, nothing is left behind that is not worse with confidence. A valley between two policies of the
//!    coarse grid, both of them surely worse than a third, is missed: what is found is the best of those tried.
//! 2. **Choosing.** Whatever may still be the one is run with all replications. The cheapest that meets the target is
//!    chosen, by paired differences: everything runs the same orders with the same luck.
//! 3. **Confirming.** The choice and its rivals run on fresh seeds, which had no part in the choice. A choice that
//!    misses the target there is turned down for the next.

mod asked;
mod tried;

use super::refusal::measure_of;
use super::study::to_run;
use super::{Point, Refusal, Study, with_settings};
use crate::measure::Measure;
use crate::model::{Complaint, Scenario};
use crate::sorting::sort_by;
pub use asked::{Aim, Candidate, Outcome, Search, Side, Target};
use tried::{AT_THE_END, At, Judge, ON_THE_WAY, Tried};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    ClosingIn { stride: At },
    Choosing,
    Confirming,
    Done,
}

/// A search under way.
#[derive(Clone, Debug)]
pub struct Find {
    scenario: Scenario,
    search: Search,
    judge: Judge,
    measures: Vec<&'static Measure>,
    values: Vec<Vec<f64>>,
    tried: Vec<Tried>,
    phase: Phase,
    wave: Vec<Scenario>,
    /// Which of those tried the scenarios of the wave belong to.
    places: Vec<usize>,
}

/// Replications on the way in, at the most.
const PILOT: u32 = 100;
/// Policies that are chosen among, and that are confirmed, at the most.
const MOST_CHOSEN: usize = 12;
const MOST_CONFIRMED: usize = 6;
/// Policies that are tried at a time, at the most.
const MOST_AT_A_TIME: usize = 64;

impl Find {
    /// A search.
    ///
    /// # Errors
    /// If there is no knob, or one of its ends must not be set.
    pub fn new(scenario: &Scenario, search: Search) -> Result<Self, Refusal> {
        if search.axes.is_empty() || search.axes.len() > 2 {
            return Err(Refusal::NoKnob);
        }
        for (_, range) in &search.axes {
            range.check()?;
        }
        let mut measures = vec![search.goal];
        measures.extend(search.target.map(|target| target.measure));
        for measure in &measures {
            measure_of(measure.id)?;
        }
        let values: Vec<Vec<f64>> = search.axes.iter().map(|(_, range)| range.values()).collect();
        let stride = |axis: usize| {
            let (last, parts) =
                (values.get(axis).map_or(0, |values| values.len() - 1), [8, 4][values.len() - 1]);
            last.div_ceil(parts).max(1)
        };
        let phase = Phase::ClosingIn { stride: [stride(0), stride(1)] };
        let judge = Judge { strategy: search.strategy, aim: search.aim, target: search.target };
        let mut find = Self {
            scenario: scenario.clone(),
            judge,
            measures,
            values,
            tried: Vec::new(),
            phase,
            wave: Vec::new(),
            places: Vec::new(),
            search,
        };
        let last = find.last();
        find.at_values([0, 0])?;
        find.at_values(last)?;
        find.try_grid([[0, last[0]], [0, last[1]]]);
        Ok(find)
    }

    /// What is looked for.
    #[must_use]
    pub fn search(&self) -> &Search {
        &self.search
    }

    fn last(&self) -> At {
        [0, 1].map(|axis| self.values.get(axis).map_or(0, |values| values.len() - 1))
    }

    fn values_at(&self, at: At) -> Vec<f64> {
        self.values.iter().zip(at).map(|(values, index)| values[index]).collect()
    }

    fn at_values(&self, at: At) -> Result<Scenario, Refusal> {
        let values = self.values_at(at);
        let knobs = self.search.axes.iter().zip(values);
        let changes: Vec<(&str, f64)> = knobs.flat_map(|((knob, _), value)| knob.changes(value)).collect();
        with_settings(&self.scenario, &changes).map_err(|refusal| match refusal {
            Refusal::Unsound(complaints) => {
                // What goes along with a knob is wrong for the knob's sake: that is what there is to say.
                let knobs = || self.search.axes.iter().map(|(knob, _)| knob.path.as_str());
                let of_knobs = |complaint: &Complaint| knobs().any(|path| path == complaint.path);
                let (own, others): (Vec<Complaint>, Vec<Complaint>) =
                    complaints.into_iter().partition(of_knobs);
                Refusal::Unsound(if own.is_empty() { others } else { own })
            }
            other => other,
        })
    }

    fn pilot(&self) -> u32 {
        self.search.replications.min(PILOT)
    }

    /// Tries the grid of the present stride within a window, and its end; what was tried already is not run again,
    /// what must not be set is left out.
    fn try_grid(&mut self, window: [[usize; 2]; 2]) {
        let Phase::ClosingIn { stride } = self.phase else { return };
        let along = |axis: usize| -> Vec<usize> {
            let [from, to] = window[axis];
            let mut places: Vec<usize> = (from..=to).step_by(stride[axis]).collect();
            if places.last() != Some(&to) {
                places.push(to);
            }
            places
        };
        let mut wave = Vec::new();
        for first in along(0) {
            for second in along(1) {
                let at = [first, second];
                let is_new = self.tried.iter().all(|tried| tried.at != at);
                if let (true, Ok(scenario)) = (is_new, self.at_values(at)) {
                    self.tried.push(Tried::new(at));
                    wave.push((self.tried.len() - 1, to_run(scenario, self.search.seed, self.pilot())));
                }
            }
        }
        self.set_wave(wave);
    }

    fn set_wave(&mut self, wave: Vec<(usize, Scenario)>) {
        (self.places, self.wave) = wave.into_iter().unzip();
    }

    /// The best of those tried, by the point that `of` takes of each.
    fn best(&self, of: fn(&Tried) -> Option<&Point>) -> Option<usize> {
        let mut best: Option<(usize, &Point)> = None;
        for (place, tried) in self.tried.iter().enumerate() {
            let Some(point) = of(tried) else { continue };
            let better = best.is_none_or(|(at, other)| {
                let same = !self.judge.is_better(other, point) && !self.judge.is_better(point, other);
                // Of equals, the smaller value.
                self.judge.is_better(point, other) || (same && tried.at < self.tried[at].at)
            });
            if better {
                best = Some((place, point));
            }
        }
        best.map(|(place, _)| place)
    }

    /// Those that may yet be the one rather than the best so far, with how likely at the most, the likeliest first;
    /// the best itself stands at the head.
    fn in_play(&self, best: usize, least: f64) -> Vec<(usize, f64)> {
        let threats = self.tried.iter().enumerate().filter(|(place, _)| *place != best);
        let mut threats: Vec<(usize, f64)> = threats
            .filter_map(|(place, tried)| {
                let (rival, to) = tried.beside(&self.tried[best])?;
                Some((place, self.judge.threat(rival, to)))
            })
            .filter(|(_, threat)| *threat >= least)
            .collect();
        sort_by(&mut threats, |one, other| other.1.total_cmp(&one.1));
        threats.insert(0, (best, 1.0));
        threats
    }

    /// The next finer grid around all that may be the one; or the choice, once neighbours have been tried.
    fn close_in(&mut self, stride: At) {
        let Some(best) = self.best(|tried| tried.pilot.as_ref()) else {
            self.phase = Phase::Done;
            return self.set_wave(Vec::new());
        };
        if stride == [1, 1] {
            return self.choose(best);
        }
        let parts = if self.values.len() == 1 { 4 } else { 3 };
        let finer = stride.map(|stride| stride.div_ceil(parts));
        let last = self.last();
        let mut in_play = self.in_play(best, ON_THE_WAY);
        self.phase = Phase::ClosingIn { stride: finer };
        let window = |in_play: &[(usize, f64)]| {
            [0, 1].map(|axis| {
                let places = || in_play.iter().map(|(place, _)| self.tried[*place].at[axis]);
                let (low, high) = (places().min().unwrap_or(0), places().max().unwrap_or(0));
                [low.saturating_sub(stride[axis]), (high + stride[axis]).min(last[axis])]
            })
        };
        let size = |window: [[usize; 2]; 2]| -> usize {
            [0, 1].iter().map(|axis| (window[*axis][1] - window[*axis][0]) / finer[*axis] + 1).product()
        };
        // Where nearly all are alike, the least likely are given up.
        while in_play.len() > 1 && size(window(&in_play)) > MOST_AT_A_TIME {
            in_play.pop();
        }
        let window = window(&in_play);
        self.try_grid(window);
        if self.wave.is_empty() {
            self.close_in(finer);
        }
    }

    fn choose(&mut self, best: usize) {
        self.phase = Phase::Choosing;
        let mut wave: Vec<usize> =
            self.in_play(best, AT_THE_END).into_iter().map(|(place, _)| place).collect();
        wave.truncate(MOST_CHOSEN);
        wave.extend(self.safe().filter(|safe| !wave.contains(safe)));
        self.run_again(&wave, self.search.seed);
    }

    fn confirm(&mut self) {
        self.phase = Phase::Confirming;
        let Some(best) = self.best(|tried| tried.main.as_ref()) else { return self.set_wave(Vec::new()) };
        let rivals = self.in_play(best, AT_THE_END).into_iter().map(|(place, _)| place);
        let mut wave: Vec<usize> = rivals.filter(|place| self.tried[*place].main.is_some()).collect();
        wave.truncate(MOST_CONFIRMED);
        wave.extend(self.safe().filter(|safe| !wave.contains(safe)));
        // Far from the seed, and within what a seed may be.
        const FRESH: u64 = 0x9e37_79b9;
        let seed = (self.search.seed + FRESH) % (1 << 32);
        self.run_again(&wave, seed);
    }

    /// The cheapest that surely meets the target: should the choice be turned down, it is there.
    fn safe(&self) -> Option<usize> {
        const SURELY: f64 = 0.99;
        let point = |place: usize| {
            let tried = &self.tried[place];
            tried.main.as_ref().or(tried.pilot.as_ref())
        };
        let sure =
            |place: &usize| point(*place).is_some_and(|point| self.judge.confidence_met(point) >= SURELY);
        let cost = |place: &usize| point(*place).map_or(f64::INFINITY, |point| self.judge.cost(point));
        let places = (0..self.tried.len()).filter(sure);
        self.judge.target.and(places.min_by(|one, other| cost(one).total_cmp(&cost(other))))
    }

    fn run_again(&mut self, places: &[usize], seed: u64) {
        let run = |place: &usize| {
            let scenario = self.at_values(self.tried[*place].at).ok()?;
            Some((*place, to_run(scenario, seed, self.search.replications)))
        };
        let wave = places.iter().filter_map(run).collect();
        self.set_wave(wave);
    }

    /// What was found; `None` while the search is under way.
    #[must_use]
    pub fn outcome(&self) -> Option<Outcome> {
        if self.phase != Phase::Done {
            return None;
        }
        // The order of choice was settled before the fresh seeds were looked at.
        let mut order: Vec<usize> =
            (0..self.tried.len()).filter(|place| self.tried[*place].fresh.is_some()).collect();
        let settled = |place: &usize| self.tried[*place].main.as_ref();
        sort_by(&mut order, |one, other| {
            let (Some(here), Some(there)) = (settled(one), settled(other)) else {
                return std::cmp::Ordering::Equal;
            };
            match (self.judge.is_better(here, there), self.judge.is_better(there, here)) {
                (true, _) => std::cmp::Ordering::Less,
                (_, true) => std::cmp::Ordering::Greater,
                _ => self.tried[*one].at.cmp(&self.tried[*other].at),
            }
        });
        let met_twice = |place: &usize| {
            let points = [settled(place), self.tried[*place].fresh.as_ref()];
            points.iter().all(|point| point.is_some_and(|point| self.judge.meets(point)))
        };
        let met_before = |place: &&usize| settled(place).is_some_and(|point| self.judge.meets(point));
        let found = order.iter().position(met_twice);
        let before = found.unwrap_or(order.len());
        let turned_down = order[..before].iter().filter(met_before);
        let turned_down = turned_down.filter_map(|place| self.candidate(*place)).collect();
        let found = found.map(|index| order[index]);
        let mut tried: Vec<usize> = (0..self.tried.len()).collect();
        sort_by(&mut tried, |one, other| self.tried[*one].at.cmp(&self.tried[*other].at));
        let nearest = self.best(Tried::known).filter(|_| found.is_none());
        Some(Outcome {
            found: found.and_then(|place| self.candidate(place)),
            cheapest: found.map(|place| self.confidence_cheapest(place)),
            at_edge: found.is_some_and(|place| self.is_at_edge(place)),
            turned_down,
            nearest: nearest.and_then(|place| self.candidate(place)),
            tried: tried.into_iter().filter_map(|place| self.candidate(place)).collect(),
        })
    }

    /// One less the sum of what each other policy threatens (Bonferroni).
    fn confidence_cheapest(&self, found: usize) -> f64 {
        let all: f64 = self.in_play(found, 0.0).into_iter().skip(1).map(|(_, threat)| threat).sum();
        (1.0 - all).max(0.0)
    }

    fn is_at_edge(&self, place: usize) -> bool {
        let (at, last) = (self.tried[place].at, self.last());
        (0..self.values.len()).any(|axis| last[axis] > 0 && (at[axis] == 0 || at[axis] == last[axis]))
    }

    fn candidate(&self, place: usize) -> Option<Candidate> {
        let tried = &self.tried[place];
        let point = tried.known()?;
        Some(Candidate {
            values: self.values_at(tried.at),
            goal: self.judge.goal_estimate(point),
            target: self.judge.target_estimate(point),
            met: self.judge.confidence_met(point),
            replications: point.replications,
            is_fresh: tried.fresh.is_some(),
        })
    }
}

impl Study for Find {
    fn measures(&self) -> &[&'static Measure] {
        &self.measures
    }

    fn wave(&self) -> &[Scenario] {
        &self.wave
    }

    fn take(&mut self, points: Vec<Point>) {
        for (place, point) in self.places.iter().zip(points) {
            let tried = &mut self.tried[*place];
            match self.phase {
                Phase::ClosingIn { .. } => tried.pilot = Some(point),
                Phase::Choosing => tried.main = Some(point),
                Phase::Confirming | Phase::Done => tried.fresh = Some(point),
            }
        }
        match self.phase {
            Phase::ClosingIn { stride } => self.close_in(stride),
            Phase::Choosing => self.confirm(),
            Phase::Confirming | Phase::Done => {
                self.phase = Phase::Done;
                self.set_wave(Vec::new());
            }
        }
        // A phase without anything to run is over.
        if self.wave.is_empty() {
            self.phase = Phase::Done;
        }
    }
}

#[cfg(test)]
mod tests;
