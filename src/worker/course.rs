//! A study's way through the pool, wave by wave. Pure: folds come in, scenarios come out.
//!
//! The messages are those of any run ([`super::Request::Run`]: a scenario's canonical JSON, a seed, a range of
//! replications), so that workers know nothing of studies. A screen starts one so:
//!
//! ```text
//! let (mut course, scenarios) = Course::start(Sweep::new(…)?);
//! engine.run(&scenarios);                          // whatever was running is cancelled
//! // each time the engine tells that something was folded:
//! match course.take(update.place, &update.fold) {
//!     Step::Going => show(course.progress()),
//!     Step::Wave(scenarios) => engine.run(&scenarios),
//!     Step::Done => show(course.study()),          // points(), curves(), outcome(), effects()
//! }
//! engine.run(&[]);                                 // Cancel
//! ```

use crate::experiment::{Fold, Point, Study};
use crate::model::Scenario;

/// A study that is being conducted.
#[derive(Debug)]
pub struct Course<S> {
    study: S,
    wave: u32,
    /// The replications of each scenario of the wave: wished for, and folded.
    counts: Vec<(u32, u32)>,
    points: Vec<Option<Point>>,
}

/// What is to be done next.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// Wait for the next fold.
    Going,
    /// Run these scenarios, each with its own seed and number of replications.
    Wave(Vec<Scenario>),
    /// Nothing more: the study has its outcome.
    Done,
}

impl<S: Study> Course<S> {
    /// A study at its start, with the scenarios to be run first.
    #[must_use]
    pub fn start(study: S) -> (Self, Vec<Scenario>) {
        let mut course = Self { study, wave: 0, counts: Vec::new(), points: Vec::new() };
        let scenarios = course.next_wave();
        (course, scenarios)
    }

    fn next_wave(&mut self) -> Vec<Scenario> {
        let scenarios = self.study.wave().to_vec();
        self.wave += 1;
        self.counts = scenarios.iter().map(|scenario| (scenario.run.replications, 0)).collect();
        self.points = vec![None; scenarios.len()];
        scenarios
    }

    /// Takes what was folded so far of a scenario, by its place in the wave. Only whole folds are kept, as points.
    pub fn take(&mut self, place: usize, fold: &Fold) -> Step {
        let Some((wished, done)) = self.counts.get_mut(place) else { return Step::Going };
        *done = fold.replications().max(*done);
        if fold.replications() < *wished || self.points[place].is_some() {
            return Step::Going;
        }
        self.points[place] = Some(Point::of(fold, self.study.measures()));
        if self.points.iter().any(Option::is_none) {
            return Step::Going;
        }
        let points = std::mem::take(&mut self.points).into_iter().flatten().collect();
        self.study.take(points);
        let scenarios = self.next_wave();
        if scenarios.is_empty() { Step::Done } else { Step::Wave(scenarios) }
    }

    /// Which wave it is, from 1; replications done of it, and in all.
    #[must_use]
    pub fn progress(&self) -> (u32, u64, u64) {
        let sum = |of: fn(&(u32, u32)) -> u32| self.counts.iter().map(|count| u64::from(of(count))).sum();
        (self.wave, sum(|count| count.1), sum(|count| count.0))
    }

    /// The study, once it is done.
    #[must_use]
    pub fn into_study(self) -> S {
        self.study
    }

    /// The study itself: its outcome, once it is done.
    #[must_use]
    pub fn study(&self) -> &S {
        &self.study
    }
}

#[cfg(test)]
mod tests {
    use std::ops::Range;
    use std::sync::Arc;

    use super::*;
    use crate::experiment::{Aim, Find, Knob, Prepared, Search, Sweep, conduct, measure_of};
    use crate::sim::Strategy;
    use crate::worker::{
        Answer, Handler, Request, Schedule, read_answer, read_request, write_answer, write_request,
    };

    /// The scenario and the replications that a worker is at.
    type AtPiece = Option<(usize, Range<u32>)>;

    /// A pool without a browser: workers that take bytes and give bytes, in turns of a given number of events; one of
    /// them dies in the middle of its third piece.
    struct Pool {
        hands: Vec<(Handler, AtPiece)>,
        budget: u32,
        pieces: u32,
    }

    impl Pool {
        fn new(workers: usize, budget: u32) -> Self {
            let hands = (0..workers).map(|_| (Handler::default(), None)).collect();
            Self { hands, budget, pieces: 0 }
        }

        fn run(&mut self, scenarios: &[Scenario], mut tell: impl FnMut(usize, &Fold)) {
            let workers = self.hands.len();
            let mut jobs: Vec<(Schedule, Fold)> = scenarios
                .iter()
                .map(|scenario| {
                    let fold = Fold::new(Arc::new(Prepared::new(scenario.clone())));
                    (Schedule::new(scenario.run.replications, workers), fold)
                })
                .collect();
            loop {
                let mut busy = false;
                for (hand, at) in &mut self.hands {
                    if at.is_none() {
                        let next = jobs.iter_mut().enumerate();
                        let next = next.filter_map(|(place, job)| Some((place, job.0.next_piece()?))).next();
                        let Some((place, piece)) = next else { continue };
                        let request = Request::Run {
                            job: place as u32,
                            scenario: scenarios[place].to_json().to_string().into_bytes(),
                            seed: scenarios[place].run.seed,
                            first: piece.start,
                            end: piece.end,
                        };
                        let request = read_request(&write_request(&request)).unwrap();
                        assert_eq!(hand.take(request), None);
                        *at = Some((place, piece));
                        self.pieces += 1;
                    }
                    busy = true;
                    let answer = hand.work(self.budget);
                    if self.pieces == 3 {
                        let (place, piece) = at.take().unwrap();
                        jobs[place].0.put_back(piece);
                        (*hand, self.pieces) = (Handler::default(), 4);
                        continue;
                    }
                    let Some(answer) = answer else { continue };
                    let Answer::Done { job, piece } = read_answer(&write_answer(&answer)).unwrap() else {
                        panic!("{answer:?}")
                    };
                    *at = None;
                    let place = job as usize;
                    if jobs[place].1.take(*piece) {
                        tell(place, &jobs[place].1);
                    }
                }
                if !busy {
                    break;
                }
            }
        }

        fn conduct<S: Study>(&mut self, study: S) -> S {
            let (mut course, mut scenarios) = Course::start(study);
            loop {
                let mut last = Step::Going;
                self.run(&scenarios, |place, fold| {
                    assert_eq!(last, Step::Going, "nothing comes after the wave is whole");
                    last = course.take(place, fold);
                    let (_, done, of) = course.progress();
                    assert!(done <= of);
                });
                match last {
                    Step::Wave(next) => scenarios = next,
                    Step::Done => return course.study,
                    Step::Going => panic!("the wave was not whole"),
                }
            }
        }
    }

    fn short() -> Scenario {
        Scenario::from_text(r#"{"run": {"run_days": 14, "warm_up_days": 7}}"#).unwrap()
    }

    /// On 1, 2, 4 or 8 workers, cut anyhow, with one of them lost: the very points of the machine's own threads.
    #[test]
    fn a_sweep_in_the_pool_is_the_sweep_on_threads() {
        let sweep = || {
            Sweep::new(&short(), "promise.bto_days", &[2.0, 4.0, 6.0], &["on_time_delivery_rate"], 7, 45)
                .unwrap()
        };
        let mut native = sweep();
        assert!(conduct(&mut native, 2, &|_| true));
        for (workers, budget) in [(1, 1000), (2, 77), (4, 100_000), (8, 5000)] {
            let pooled = Pool::new(workers, budget).conduct(sweep());
            assert_eq!(pooled.points(), native.points(), "{workers} workers");
        }
    }

    #[test]
    fn a_search_in_the_pool_is_the_search_on_threads() {
        let knob = Knob::of_stock(&short()).unwrap();
        let range = crate::experiment::Range { from: 0.6, to: 0.99, step: 0.03 };
        let search = Search {
            strategy: Strategy::BuildToStock,
            goal: measure_of("cost_per_order").unwrap(),
            aim: Aim::Least,
            target: None,
            axes: vec![(knob, range)],
            seed: 3,
            replications: 30,
        };
        let find = || Find::new(&short(), search.clone()).unwrap();
        let mut native = find();
        assert!(conduct(&mut native, 2, &|_| true));
        let pooled = Pool::new(3, 3000).conduct(find());
        assert!(native.outcome().is_some_and(|outcome| outcome.tried.len() > 8));
        assert_eq!(pooled.outcome(), native.outcome());
    }

    /// A fold of a wave that is over, or of a place that there is not, changes nothing.
    #[test]
    fn late_folds_are_dropped() {
        let sweep =
            Sweep::new(&short(), "promise.bto_days", &[2.0], &["on_time_delivery_rate"], 7, 5).unwrap();
        let (mut course, scenarios) = Course::start(sweep);
        let fold = crate::experiment::run(&Arc::new(Prepared::new(scenarios[0].clone())), 7, 5, 1);
        assert_eq!(course.take(1, &fold), Step::Going);
        assert_eq!(course.take(0, &fold), Step::Done);
        assert_eq!(course.take(0, &fold), Step::Going);
        assert_eq!(course.study().points().len(), 1);
    }
}
