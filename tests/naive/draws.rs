//! What chance gives, in whole milliseconds: when orders come, what they ask for, how long each step takes, which faults strike.
//!
//! The numbers come from the same named streams at the same addresses as the engine's, and from the model's own laws; nothing of `sim`
//! is used. Laws are made anew for every draw: slow, and with nothing to go wrong.

use perfect_order_lab::model::{Count, Demand, Duration, Scenario, Surge, Time, Wanted};
use perfect_order_lab::random::{
    Alias, Purpose, Stream, Streams, gamma_gap_at_an_instant, gamma_unit_mean, happens, normal, open_unit,
};
use perfect_order_lab::stats::normal as law;

/// The warm-up's orders are numbered from here, the latest first.
const WARM_UP: u64 = 1 << 40;

/// Days to milliseconds.
pub fn ms(days: f64) -> i64 {
    Time::from_days(days).0
}

/// Chance, for one replication.
pub struct Draws<'s> {
    pub scenario: &'s Scenario,
    streams: Streams,
}

impl<'s> Draws<'s> {
    pub fn new(scenario: &'s Scenario, seed: u64, replication: u32) -> Self {
        Self { scenario, streams: Streams::new(seed, replication) }
    }

    pub fn stream(&self, purpose: Purpose, first: u64, second: u64) -> Stream {
        self.streams.stream(purpose, first, second)
    }

    /// A duration that is the only thing drawn at its address.
    pub fn alone(&self, duration: &Duration, purpose: Purpose, first: u64, second: u64) -> i64 {
        time(duration, &mut self.stream(purpose, first, second))
    }

    /// A length of work: days times a gamma factor of mean 1.
    pub fn work(&self, days: f64, cv: f64, purpose: Purpose, first: u64, second: u64) -> i64 {
        ms(days * gamma_unit_mean(cv).draw(&mut self.stream(purpose, first, second)))
    }

    /// Whether a fault of an order strikes; the same stream then gives its consequences.
    pub fn strikes(&self, probability: f64, order: u64, stream: &mut Stream) -> bool {
        happens(stream, self.given_luck(probability, order))
    }

    /// A fault without consequences to draw.
    pub fn struck(&self, probability: f64, purpose: Purpose, order: u64) -> bool {
        self.strikes(probability, order, &mut self.stream(purpose, order, 0))
    }

    /// The probability of a fault, given the factor that all faults of the order share.
    fn given_luck(&self, probability: f64, order: u64) -> f64 {
        let correlation = self.scenario.quality.correlation;
        if correlation == 0.0 || probability <= 0.0 || probability >= 1.0 {
            return probability;
        }
        let factor = normal(&mut self.stream(Purpose::SharedLuck, order, 0));
        let score = law::quantile(probability);
        law::distribution((score - correlation.sqrt() * factor) / (1.0 - correlation).sqrt())
    }

    /// Every order: its number and the instant it is placed, the earliest first, and at least all of them until the run-out ends.
    pub fn arrivals(&self, warm_up_days: i64) -> Vec<(u64, i64)> {
        let (first, last) = (-warm_up_days, self.scenario.run.run_days + self.scenario.run.run_out_days);
        let demand = &self.scenario.demand;
        let Some(replay) = &demand.replay else { return self.drawn_arrivals(first, last) };
        let orders = replay.orders.len() as i64;
        let mut list = Vec::new();
        for round in first.div_euclid(replay.days)..=last.div_euclid(replay.days) {
            for (index, order) in replay.orders.iter().enumerate() {
                let nth = round * orders + index as i64;
                let number = if nth < 0 { WARM_UP + (-nth - 1) as u64 } else { nth as u64 };
                list.push((number, round * ms(replay.days as f64) + ms(order.at)));
            }
        }
        list.retain(|(_, at)| *at >= first * Time::DAY.0);
        list
    }

    fn drawn_arrivals(&self, first: i64, last: i64) -> Vec<(u64, i64)> {
        let demand = &self.scenario.demand;
        let surges = self.scenario.surges();
        let gap = gamma_unit_mean(demand.gap_cv);
        let mut future = self.stream(Purpose::Arrival, 0, 0);
        let around = gamma_gap_at_an_instant(demand.gap_cv).draw(&mut future);
        let share = open_unit(&mut future);

        let mut list = Vec::new();
        let mut past = self.stream(Purpose::Arrival, 1, 0);
        let mut place = earlier(demand, &surges, first, (0, 0.0), around * (1.0 - share));
        while let Some(now) = place {
            list.push((WARM_UP + list.len() as u64, instant(now).min(-1)));
            place = earlier(demand, &surges, first, now, gap.draw(&mut past));
        }
        list.reverse();
        let before = list.len();
        let mut place = later(demand, &surges, last, (0, 0.0), around * share);
        while let Some(now) = place {
            list.push(((list.len() - before) as u64, instant(now)));
            place = later(demand, &surges, last, now, gap.draw(&mut future));
        }
        list
    }

    /// What an order asks for, and which order type it is.
    pub fn content(&self, number: u64) -> (Vec<(usize, u32)>, u32) {
        let demand = &self.scenario.demand;
        let plain = |wanted: &[Wanted]| wanted.iter().map(|line| (line.item as usize, line.units)).collect();
        if let Some(replay) = &demand.replay {
            let orders = replay.orders.len() as u64;
            let place =
                if number < WARM_UP { number % orders } else { orders - 1 - (number - WARM_UP) % orders };
            return (plain(&replay.orders[place as usize].lines), 0);
        }
        let mut stream = self.stream(Purpose::OrderContent, number, 0);
        if !demand.baskets.is_empty() {
            let weights: Vec<f64> = demand.baskets.iter().map(|basket| basket.weight).collect();
            let basket = Alias::new(&weights).draw(&mut stream);
            return (plain(&demand.baskets[basket].lines), basket as u32);
        }
        let weights = demand.items.weights();
        let asked_for = weights.iter().filter(|weight| **weight > 0.0).count().max(1);
        let mut lines: Vec<(usize, u32)> = Vec::new();
        for _ in 0..counted(&demand.lines, &mut stream).min(asked_for as u32) {
            let item = another_item(&weights, &lines, &mut stream);
            lines.push((item, counted(&demand.units, &mut stream)));
        }
        (lines, 0)
    }
}

/// A duration from a stream that gives others too.
pub fn time(duration: &Duration, stream: &mut Stream) -> i64 {
    ms(duration.sampler().draw(stream))
}

fn counted(count: &Count, stream: &mut Stream) -> u32 {
    count.sampler().draw(stream)
}

/// An item that no line has yet: drawn by popularity until it is new, after 32 vain tries weighed among the rest.
fn another_item(weights: &[f64], lines: &[(usize, u32)], stream: &mut Stream) -> usize {
    let is_new = |item: usize| lines.iter().all(|(taken, _)| *taken != item);
    for _ in 0..32 {
        let item = Alias::new(weights).draw(stream);
        if is_new(item) {
            return item;
        }
    }
    let rest: Vec<usize> = (0..weights.len()).filter(|item| is_new(*item) && weights[*item] > 0.0).collect();
    let mut place = open_unit(stream) * rest.iter().map(|item| weights[*item]).sum::<f64>();
    for item in &rest {
        place -= weights[*item];
        if place < 0.0 {
            return *item;
        }
    }
    rest.last().copied().unwrap_or(0)
}

/// Orders on a day: weekday and season within the model year, as many as `orders_per_day` over the year, times growth and surges.
fn rate(demand: &Demand, surges: &[Surge], day: i64) -> f64 {
    let usual = |day: i64| {
        let day = day.rem_euclid(364) as usize;
        demand.weekday[day % 7] * demand.season[day * 12 / 364]
    };
    let mean = (0..364).map(usual).sum::<f64>() / 364.0;
    usual(day) * (demand.orders_per_day / mean) * demand.factor_on(surges, day)
}

/// A place is a day and how much of it has passed, from 0 to 1.
fn instant((day, passed): (i64, f64)) -> i64 {
    day * Time::DAY.0 + ms(passed)
}

/// The place that lies a gap, in orders, after another; none beyond the last day.
fn later(
    demand: &Demand,
    surges: &[Surge],
    last: i64,
    place: (i64, f64),
    mut gap: f64,
) -> Option<(i64, f64)> {
    let (mut day, mut passed) = place;
    while day <= last {
        let rate = rate(demand, surges, day);
        let left = rate * (1.0 - passed);
        if gap < left {
            return Some((day, passed + gap / rate));
        }
        gap -= left;
        (day, passed) = (day + 1, 0.0);
    }
    None
}

/// The place that lies a gap before another; none before the first day.
fn earlier(
    demand: &Demand,
    surges: &[Surge],
    first: i64,
    place: (i64, f64),
    mut gap: f64,
) -> Option<(i64, f64)> {
    let (mut day, mut passed) = place;
    while day >= first {
        let rate = rate(demand, surges, day);
        let left = rate * passed;
        if gap < left {
            return Some((day, passed - gap / rate));
        }
        gap -= left;
        (day, passed) = (day - 1, 1.0);
    }
    None
}
