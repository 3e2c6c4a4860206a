//! Faults: which of them happen to an order.
//!
//! One factor per order enters every fault of that order (one-factor Gaussian copula): given the factor
//! `z`, a fault of probability `p` happens with probability `Φ((Φ⁻¹(p) − √ρ·z)/√(1 − ρ))`, whose mean over
//! `z` is `p`. With ρ = 0 faults are independent and no factor is drawn.

use crate::model::Quality;
use crate::random::{Purpose, Stream, Streams, happens, normal};
use crate::stats::normal as law;

use super::Line;

/// One kind of fault: its probability, and the normal score of it.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Fault {
    probability: f64,
    score: f64,
}

impl Fault {
    fn new(probability: f64) -> Self {
        Self { probability, score: law::quantile(probability) }
    }
}

/// The faults of a scenario.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Faults {
    correlation: f64,
    wrong_order: Fault,
    credit_hold: Fault,
    credit_cancel: Fault,
    wrong_documents: Fault,
    transport_delay: Fault,
    wrong_place: Fault,
    short_pick: Fault,
    wrong_item: Fault,
    damage: Fault,
}

impl Faults {
    pub(super) fn new(quality: &Quality) -> Self {
        Self {
            correlation: quality.correlation,
            wrong_order: Fault::new(quality.wrong_order),
            credit_hold: Fault::new(quality.credit_hold),
            credit_cancel: Fault::new(quality.credit_cancel),
            wrong_documents: Fault::new(quality.wrong_documents),
            transport_delay: Fault::new(quality.transport_delay),
            wrong_place: Fault::new(quality.wrong_place),
            short_pick: Fault::new(quality.short_pick),
            wrong_item: Fault::new(quality.wrong_item),
            damage: Fault::new(quality.damage),
        }
    }

    /// The luck of one order.
    pub(super) fn of_order(&self, streams: Streams, order: u64) -> Luck<'_> {
        let factor = if self.correlation > 0.0 {
            normal(&mut streams.stream(Purpose::SharedLuck, order, 0))
        } else {
            0.0
        };
        Luck { faults: self, streams, order, factor }
    }
}

/// The luck of one order: asked for each fault, it always gives the same answer.
#[derive(Clone, Copy, Debug)]
pub(super) struct Luck<'f> {
    faults: &'f Faults,
    streams: Streams,
    order: u64,
    factor: f64,
}

impl Luck<'_> {
    #[inline]
    fn probability(&self, fault: Fault) -> f64 {
        let correlation = self.faults.correlation;
        if correlation == 0.0 || !fault.score.is_finite() {
            return fault.probability;
        }
        law::distribution((fault.score - correlation.sqrt() * self.factor) / (1.0 - correlation).sqrt())
    }

    /// Whether a fault happens. One that never does opens no stream.
    fn happens(&self, purpose: Purpose, fault: Fault) -> bool {
        fault.probability > 0.0
            && happens(&mut self.streams.stream(purpose, self.order, 0), self.probability(fault))
    }

    /// If a fault happens: the stream to draw its consequences from, behind the number that decided it.
    fn consequence(&self, purpose: Purpose, fault: Fault) -> Option<Stream> {
        self.happens(purpose, fault).then(|| {
            let mut stream = self.streams.stream(purpose, self.order, 0);
            stream.bits();
            stream
        })
    }

    pub(super) fn wrong_order(&self) -> Option<Stream> {
        self.consequence(Purpose::AccuracyFault, self.faults.wrong_order)
    }

    /// If it is held: the stream for the length of the hold; and whether it is cancelled.
    pub(super) fn credit(&self) -> (Option<Stream>, bool) {
        let (hold, cancel) = (self.faults.credit_hold, self.faults.credit_cancel);
        if hold.probability <= 0.0 && cancel.probability <= 0.0 {
            return (None, false);
        }
        let mut stream = self.streams.stream(Purpose::CreditFault, self.order, 0);
        let held = happens(&mut stream, self.probability(hold));
        let cancelled = happens(&mut stream, self.probability(cancel));
        (held.then_some(stream), cancelled)
    }

    pub(super) fn wrong_documents(&self) -> bool {
        self.happens(Purpose::DocumentFault, self.faults.wrong_documents)
    }

    pub(super) fn transport_delay(&self) -> Option<Stream> {
        self.consequence(Purpose::DelayFault, self.faults.transport_delay)
    }

    pub(super) fn wrong_place(&self) -> bool {
        self.happens(Purpose::PlaceFault, self.faults.wrong_place)
    }

    /// Marks the lines that are short-picked, hold a wrong item, are damaged.
    pub(super) fn mark(&self, lines: &mut [Line]) {
        let Faults { short_pick, wrong_item, damage, .. } = *self.faults;
        self.each(lines, Purpose::ShortPickFault, short_pick, |line| line.short_picked = true);
        self.each(lines, Purpose::WrongItemFault, wrong_item, |line| line.wrong_item = true);
        self.each(lines, Purpose::DamageFault, damage, |line| line.damaged = true);
    }

    /// Marks the lines to which a fault happens.
    fn each(&self, lines: &mut [Line], purpose: Purpose, fault: Fault, mark: fn(&mut Line)) {
        if fault.probability > 0.0 {
            let mut stream = self.streams.stream(purpose, self.order, 0);
            let probability = self.probability(fault);
            lines.iter_mut().filter(|_| happens(&mut stream, probability)).for_each(mark);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quality(correlation: f64) -> Quality {
        let mut quality = crate::model::Scenario::default().quality;
        quality.wrong_documents = 0.1;
        quality.wrong_place = 0.2;
        quality.correlation = correlation;
        quality
    }

    /// Frequencies of (documents, place, both) over many orders.
    fn frequencies(correlation: f64) -> (f64, f64, f64) {
        let faults = Faults::new(&quality(correlation));
        let (mut documents, mut place, mut both) = (0, 0, 0);
        let orders = 100_000;
        for order in 0..orders {
            let luck = faults.of_order(Streams::new(5, 0), order);
            let (d, p) = (luck.wrong_documents(), luck.wrong_place());
            documents += u32::from(d);
            place += u32::from(p);
            both += u32::from(d && p);
        }
        let share = |count: u32| f64::from(count) / orders as f64;
        (share(documents), share(place), share(both))
    }

    /// The copula keeps each fault's own probability and raises the joint one. The exact joint probability
    /// at ρ = 0.5 is the bivariate normal Φ₂(Φ⁻¹(0.1), Φ⁻¹(0.2); 0.5), here by quadrature.
    /// Four standard errors of 100,000 draws are 0.0028 at p = 0.05 and 0.005 at p = 0.2.
    #[test]
    fn correlation_keeps_the_margins() {
        let (documents, place, both) = frequencies(0.0);
        assert!((documents - 0.1).abs() < 0.004 && (place - 0.2).abs() < 0.005, "{documents} {place}");
        assert!((both - 0.02).abs() < 0.002, "independent faults together: {both}");
        let (documents, place, both) = frequencies(0.5);
        assert!((documents - 0.1).abs() < 0.004 && (place - 0.2).abs() < 0.005, "{documents} {place}");
        assert!((both - joint(0.1, 0.2, 0.5)).abs() < 0.0029, "correlated faults together: {both}");
    }

    /// Φ₂ by the midpoint rule over the factor.
    fn joint(p: f64, q: f64, rho: f64) -> f64 {
        let given =
            |p: f64, z: f64| law::distribution((law::quantile(p) - rho.sqrt() * z) / (1.0 - rho).sqrt());
        let step = 0.001;
        (-8000..8000)
            .map(|i| (f64::from(i) + 0.5) * step)
            .map(|z| given(p, z) * given(q, z) * law::density(z) * step)
            .sum()
    }

    #[test]
    fn certain_and_impossible_faults() {
        let mut quality = quality(0.5);
        quality.wrong_documents = 1.0;
        quality.wrong_place = 0.0;
        let faults = Faults::new(&quality);
        for order in 0..1000 {
            let luck = faults.of_order(Streams::new(5, 0), order);
            assert!(luck.wrong_documents() && !luck.wrong_place());
        }
    }
}
