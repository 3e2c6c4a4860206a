//! Folds pieces into one result, in the order of replications, whatever the order in which they come.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::measure::{
    CATALOGUE, ClockHistograms, DailyHistograms, DayOutcome, Form, Group, GroupMeasure, Kind, Measure, Path,
    Record, Totals,
};
use crate::sim::Strategy;
use crate::sorting::sort_by;
use crate::stats::Estimate;

use super::{Digest, MeasureResult, Piece, Prepared};

/// What is kept of a replication: one record of fixed size a strategy.
#[derive(Clone, Debug)]
struct Kept {
    totals: Totals,
    percentiles: [f64; 9],
}

/// Everything folded so far.
#[derive(Clone, Debug)]
pub struct Fold {
    prepared: Arc<Prepared>,
    kept: [Vec<Kept>; 2],
    sums: [Totals; 2],
    clocks: [ClockHistograms; 2],
    daily: [DailyHistograms; 2],
    /// Sums of the daily samples over replications.
    daily_sums: [Vec<u64>; 2],
    by_day: [Vec<DayOutcome>; 2],
    path: Path,
    digest: Digest,
    waiting: BTreeMap<u32, Piece>,
}

impl Fold {
    /// Nothing yet.
    #[must_use]
    pub fn new(prepared: Arc<Prepared>) -> Self {
        let groups = prepared.frame.groups();
        Self {
            prepared,
            kept: [Vec::new(), Vec::new()],
            sums: [Totals::zero(groups), Totals::zero(groups)],
            clocks: Default::default(),
            daily: Default::default(),
            daily_sums: Default::default(),
            by_day: Default::default(),
            path: Path::default(),
            digest: Digest::default(),
            waiting: BTreeMap::new(),
        }
    }

    /// The scenario that is being run.
    #[must_use]
    pub fn prepared(&self) -> &Arc<Prepared> {
        &self.prepared
    }

    /// How many replications have been folded.
    #[must_use]
    pub fn replications(&self) -> u32 {
        self.kept[0].len() as u32
    }

    /// The digest of everything folded: the same bits give the same digest.
    #[must_use]
    pub fn digest(&self) -> Digest {
        self.digest
    }

    /// The path of the first run.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Takes a piece; one that comes too early waits for those before it, one that came already is
    /// dropped. Returns whether anything was folded.
    pub fn take(&mut self, piece: Piece) -> bool {
        let run_days = self.prepared.frame.run_days as usize;
        let (days, groups) = (self.prepared.frame.sampled_days(), self.prepared.frame.groups());
        let sound = |record: &Record| {
            record.totals.is_sound(groups) && record.daily.len() == days && record.by_day.len() == run_days
        };
        let wanted = piece.first >= self.replications() && !piece.records.is_empty();
        if wanted && piece.records.iter().flatten().all(sound) {
            self.waiting.entry(piece.first).or_insert(piece);
        }
        let before = self.replications();
        while let Some(piece) = self.waiting.remove(&self.replications()) {
            self.fold(piece);
        }
        // Those of another cut that have been overtaken are of no more use.
        self.waiting = self.waiting.split_off(&self.replications());
        self.replications() > before
    }

    fn fold(&mut self, piece: Piece) {
        for pair in piece.records {
            for (strategy, record) in pair.into_iter().enumerate() {
                record.totals.bits().for_each(|bits| self.digest.word(bits));
                record.percentiles.iter().for_each(|value| self.digest.word(value.to_bits()));
                record.daily.iter().for_each(|sample| self.digest.word(u64::from(*sample)));
                for day in &record.by_day {
                    let counts = [day.cohort, day.on_time, day.perfect];
                    counts.iter().for_each(|count| self.digest.word(u64::from(*count)));
                }
                add_up(&mut self.by_day[strategy], &record.by_day, |sum, day| sum.add(*day));
                add_up(&mut self.daily_sums[strategy], &record.daily, |sum, sample| {
                    *sum += u64::from(*sample)
                });
                self.sums[strategy].add_all(&record.totals);
                self.daily[strategy].add(&record.daily);
                self.kept[strategy].push(Kept { totals: record.totals, percentiles: record.percentiles });
            }
        }
        for (clocks, more) in self.clocks.iter_mut().zip(&piece.clocks) {
            clocks.merge(more);
        }
        if let Some(path) = piece.path {
            self.path = path;
        }
    }

    /// The sum of all replications' totals.
    #[must_use]
    pub fn totals(&self, strategy: Strategy) -> &Totals {
        &self.sums[strategy as usize]
    }

    /// Order cycle times of all replications.
    #[must_use]
    pub fn clocks(&self, strategy: Strategy) -> &ClockHistograms {
        &self.clocks[strategy as usize]
    }

    /// Samples of each day over all replications: stock or queue.
    #[must_use]
    pub fn daily(&self, strategy: Strategy) -> &DailyHistograms {
        &self.daily[strategy as usize]
    }

    /// Outcomes by the day on which orders were placed, over all replications.
    #[must_use]
    pub fn by_day(&self, strategy: Strategy) -> &[DayOutcome] {
        &self.by_day[strategy as usize]
    }

    /// Mean stock or queue at the end of each day of the window.
    #[must_use]
    pub fn daily_means(&self, strategy: Strategy) -> Vec<f64> {
        let runs = f64::from(self.replications().max(1));
        let warm_up = -self.prepared.frame.first_day as usize;
        self.daily_sums[strategy as usize].iter().skip(warm_up).map(|sum| *sum as f64 / runs).collect()
    }

    /// The totals without each replication in turn: what the jackknife looks at.
    pub(super) fn without(&self, strategy: Strategy) -> impl Iterator<Item = Totals> {
        let sum = &self.sums[strategy as usize];
        self.kept[strategy as usize].iter().map(|kept| sum.without(&kept.totals))
    }

    /// A percentile of each replication, by its place in the record; NaN where there was nothing to count.
    pub(super) fn percentiles(&self, strategy: Strategy, place: usize) -> impl Iterator<Item = f64> {
        self.kept[strategy as usize].iter().map(move |kept| kept.percentiles[place])
    }

    /// Every measure's estimates under both strategies, and their paired difference BTS − BTO.
    #[must_use]
    pub fn results(&self) -> Vec<MeasureResult> {
        self.results_of(&CATALOGUE.iter().collect::<Vec<_>>())
    }

    /// The same of some measures.
    #[must_use]
    pub fn results_of(&self, measures: &[&'static Measure]) -> Vec<MeasureResult> {
        let [stock, order] = Strategy::BOTH.map(|strategy| self.without(strategy));
        let without: Vec<[Totals; 2]> = stock.zip(order).map(<[Totals; 2]>::from).collect();
        measures.iter().map(|measure| self.result(measure, &without)).collect()
    }

    /// A digest of one strategy's records: two runs between which nothing differs have the same.
    #[must_use]
    pub fn trace(&self, strategy: Strategy) -> Digest {
        let mut digest = Digest::default();
        for kept in &self.kept[strategy as usize] {
            kept.totals.bits().for_each(|bits| digest.word(bits));
            kept.percentiles.iter().for_each(|value| digest.word(value.to_bits()));
        }
        digest
    }

    fn result(&self, measure: &'static Measure, without: &[[Totals; 2]]) -> MeasureResult {
        let (each, difference, saved) = match measure.kind {
            Kind::OfTotals(of) => {
                let whole = [0, 1].map(|s| of(&self.sums[s]));
                let parts: Vec<[Option<f64>; 2]> =
                    without.iter().map(|totals| [0, 1].map(|s| of(&totals[s]))).collect();
                let each = [0, 1].map(|s| Estimate::jackknife(whole[s], parts.iter().map(|part| part[s])));
                let difference =
                    Estimate::jackknife(difference(whole), parts.iter().map(|part| difference(*part)));
                let saved = saved_by_pairing(&each, &difference);
                let each = [0, 1].map(|s| match measure.form {
                    Form::Share(count) => each[s].as_share(self.sums[s].of(count)),
                    _ => each[s],
                });
                (each, difference, saved)
            }
            Kind::Percentile(clock, index) => {
                let p = crate::measure::PERCENTILES[index];
                let whole = [0, 1].map(|s| self.clocks[s].quantile(clock, p));
                let place = clock as usize * 3 + index;
                let section = |s: usize, run: usize| {
                    Some(self.kept[s][run].percentiles[place]).filter(|value| value.is_finite())
                };
                let runs = 0..self.kept[0].len();
                let each =
                    [0, 1].map(|s| Estimate::sections(whole[s], runs.clone().map(|run| section(s, run))));
                let pairs = runs.map(|run| difference([section(0, run), section(1, run)]));
                let difference = Estimate::sections(difference(whole), pairs);
                (each, difference, saved_by_pairing(&each, &difference))
            }
        };
        MeasureResult { measure: measure.id, each, difference, saved }
    }

    /// The estimates of one group's measures under both strategies, and their differences.
    #[must_use]
    pub fn group_results(&self, group: Group) -> Vec<MeasureResult> {
        let [stock, order] = Strategy::BOTH.map(|strategy| self.without(strategy));
        let without: Vec<[Totals; 2]> = stock.zip(order).map(<[Totals; 2]>::from).collect();
        let estimate = |measure: &GroupMeasure| {
            let of = |totals: &Totals| (measure.of)(totals.of_group(group));
            let whole = [0, 1].map(|s| of(&self.sums[s]));
            let parts: Vec<[Option<f64>; 2]> =
                without.iter().map(|totals| [0, 1].map(|s| of(&totals[s]))).collect();
            let each = [0, 1].map(|s| Estimate::jackknife(whole[s], parts.iter().map(|part| part[s])));
            let difference =
                Estimate::jackknife(difference(whole), parts.iter().map(|part| difference(*part)));
            let saved = saved_by_pairing(&each, &difference);
            let each = [0, 1].map(|s| {
                let cases = measure.cases.map(|cases| cases(self.sums[s].of_group(group)));
                cases.map_or(each[s], |cases| each[s].as_share(cases))
            });
            MeasureResult { measure: measure.id, each, difference, saved }
        };
        group.measures().iter().map(estimate).collect()
    }

    /// The middle 90 % of single runs: the 5 % and the 95 % quantile of a measure over replications.
    #[must_use]
    pub fn spread(&self, measure: &Measure, strategy: Strategy) -> Option<(f64, f64)> {
        let kept = &self.kept[strategy as usize];
        let mut values: Vec<f64> = match measure.kind {
            Kind::OfTotals(of) => kept.iter().filter_map(|run| of(&run.totals)).collect(),
            Kind::Percentile(clock, index) => {
                kept.iter().map(|run| run.percentiles[clock as usize * 3 + index]).collect()
            }
        };
        values.retain(|value| value.is_finite());
        sort_by(&mut values, f64::total_cmp);
        let at = |p: f64| values.get(((values.len() as f64 - 1.0) * p) as usize).copied();
        Some((at(0.05)?, at(0.95)?))
    }
}

/// Adds a series to the sums of all so far.
fn add_up<S: Clone + Default, T>(sums: &mut Vec<S>, series: &[T], add: impl Fn(&mut S, &T)) {
    if sums.len() < series.len() {
        sums.resize(series.len(), S::default());
    }
    sums.iter_mut().zip(series).for_each(|(sum, value)| add(sum, value));
}

/// What pairing by replication saves: the variance that the difference of two independent runs would have ÷ the
/// variance of the paired one. `None` where either is unknown or there is none. All three intervals have the same
/// degrees of freedom, so half widths stand for standard errors; shares must not have been cut to [0, 1] yet.
fn saved_by_pairing(each: &[Estimate; 2], difference: &Estimate) -> Option<f64> {
    let square = |estimate: &Estimate| estimate.half_width().map(|half| half * half);
    let (unpaired, paired) = (square(&each[0])? + square(&each[1])?, square(difference)?);
    Some(unpaired / paired).filter(|ratio| paired > 0.0 && ratio.is_finite())
}

fn difference([first, second]: [Option<f64>; 2]) -> Option<f64> {
    Some(first? - second?)
}
