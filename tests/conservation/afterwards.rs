//! The books of what follows delivery: what was faulty and how it was corrected, claims, and a naive queue of technicians.

use std::collections::BTreeMap;

use perfect_order_lab::measure::{Total, Totals};
use perfect_order_lab::model::{Duration, Scenario, Time};
use perfect_order_lab::sim::{Claim, Line, Order, Original, Remedy};

use super::super::parts::{Stage, certain};
use super::Books;

/// A delivered order with faulty lines.
struct Faulty {
    original: Original,
    /// Item and units wanted of each faulty line, and the units that were paid for.
    lines: Vec<(u32, u32, u32)>,
    reported: Option<Time>,
    replacing: usize,
    corrected: usize,
    credited: usize,
}

/// A claim that is not over.
struct Job {
    name: (u64, u32),
    raised: Time,
    counted: bool,
    refunded: bool,
}

/// What follows delivery, as the books keep it.
pub struct Afterwards {
    is_on: bool,
    run_out_end: Time,
    /// Where they are certain.
    report: Option<Time>,
    credit_time: Option<Time>,
    /// Mean transport and the report of a late order, where both are certain and nothing is delayed.
    status: Option<(Time, Time)>,
    no_notice: f64,
    technicians: usize,
    refund_after: Time,
    repair: Option<Time>,
    faulty: BTreeMap<u64, Faulty>,
    /// In the order of being raised.
    waiting: Vec<Job>,
    in_repair: Vec<Job>,
    /// Of the window's orders.
    faulty_lines: f64,
    replaced: f64,
    credited: f64,
    correction_time: f64,
    claims: f64,
    repaired: f64,
    refunded: f64,
    told: f64,
    /// Reached by the generator.
    pub reached: [u32; 6],
}

impl Afterwards {
    pub fn new(scenario: &Scenario) -> Self {
        let after = scenario.after_delivery.as_ref();
        let warranty = after.and_then(|after| after.warranty.as_ref());
        let cycle = &scenario.order_cycle;
        let status = certain(&cycle.transport).zip(certain(&cycle.status_report));
        Self {
            is_on: after.is_some(),
            run_out_end: Time::start_of_day(scenario.run.run_days + scenario.run.run_out_days),
            report: after.and_then(|after| certain(&after.report)),
            credit_time: after.and_then(|after| certain(&after.credit_time)),
            status: status.filter(|_| scenario.quality.transport_delay == 0.0),
            no_notice: scenario.quality.no_notice,
            technicians: warranty.map_or(0, |warranty| warranty.technicians as usize),
            refund_after: Time::from_days(warranty.map_or(0.0, |warranty| warranty.refund_after_days)),
            repair: warranty.and_then(|warranty| match &warranty.repair {
                Duration::Fixed { days } => Some(Time::from_days(*days)),
                _ => None,
            }),
            faulty: BTreeMap::new(),
            waiting: Vec::new(),
            in_repair: Vec::new(),
            faulty_lines: 0.0,
            replaced: 0.0,
            credited: 0.0,
            correction_time: 0.0,
            claims: 0.0,
            repaired: 0.0,
            refunded: 0.0,
            told: 0.0,
            reached: [0; 6],
        }
    }

    /// Free technicians take the first who wait.
    fn settle(&mut self) {
        while self.in_repair.len() < self.technicians && !self.waiting.is_empty() {
            self.in_repair.push(self.waiting.remove(0));
        }
    }
}

fn name(claim: &Claim) -> (u64, u32) {
    (claim.original.number, claim.line)
}

impl Books {
    /// A customer's order was delivered, or the run ended: who was late may have been told, nobody else.
    pub fn status_told(&mut self, order: &Order, at: Time) {
        let late = order.delivered > order.due && at > order.due;
        must!(self, late || order.told == Time::NEVER, "told for nothing: {order:?}");
        if !late {
            return;
        }
        let after = &mut self.after;
        after.told += f64::from(u8::from(order.counted && !order.cancelled && order.told <= order.due));
        after.reached[5] += u32::from(order.counted && order.told <= order.due);
        if let Some((transport, report)) = after.status {
            let known = (order.due - transport).max(order.checked);
            let never = order.told == Time::NEVER && (after.no_notice > 0.0 || order.checked == Time::NEVER);
            let told = order.checked != Time::NEVER && order.told == known + report;
            must!(self, never || told && self.after.no_notice < 1.0, "known at {known:?}: {order:?}");
        }
    }

    /// What of a delivered order will be reported.
    pub fn delivered_faulty(&mut self, order: &Order) {
        if !self.after.is_on {
            return;
        }
        let bad =
            |line: &&Line| line.units > line.lost && (order.wrong_place || line.wrong_item || line.damaged);
        let lines: Vec<(u32, u32, u32)> = (order.lines.iter().filter(bad))
            .map(|line| {
                let wanted = line.units - line.lost;
                (line.item, wanted, wanted - u32::from(line.short_picked))
            })
            .collect();
        if order.counted {
            self.after.faulty_lines += lines.len() as f64;
        }
        if !lines.is_empty() {
            let original = Original { number: order.number, counted: order.counted, delivered: self.now };
            let faulty = Faulty { original, lines, reported: None, replacing: 0, corrected: 0, credited: 0 };
            self.after.faulty.insert(order.number, faulty);
        }
    }

    pub fn reported(&mut self, original: Original, lines: usize) {
        let faulty = self.after.faulty.get_mut(&original.number);
        let now = self.now;
        let due = self.after.report.map(|report| original.delivered + report);
        let right = faulty.is_some_and(|faulty| {
            faulty.reported.replace(now).is_none()
                && due.is_none_or(|due| due == now)
                && faulty.lines.len() == lines
                && faulty.original == original
        });
        must!(self, right, "{lines} lines of {original:?} reported");
    }

    pub fn replacing(&mut self, order: &Order) {
        let original = order.replaces.unwrap();
        let faulty = self.after.faulty.get_mut(&original.number);
        let right = faulty.is_some_and(|faulty| {
            let all = order.lines.iter().all(|line| {
                let wanted = |known: &(u32, u32, u32)| known.0 == line.item && known.1 == line.units;
                faulty.lines.iter().any(wanted)
            });
            faulty.replacing = order.lines.len();
            all && faulty.reported.is_some() && faulty.corrected == 0 && !order.lines.is_empty()
        });
        must!(self, right && order.number == original.number | 1 << 41, "{order:?}");
        must!(self, !order.counted && order.received == self.now, "{order:?}");
        self.enter(order);
    }

    pub fn corrected(&mut self, original: Original, lines: &[Line], remedy: Remedy) {
        let Some(faulty) = self.after.faulty.get_mut(&original.number) else {
            must!(self, false, "{original:?} had no faulty line");
            return;
        };
        faulty.corrected += lines.len();
        faulty.credited += if remedy == Remedy::Credit { lines.len() } else { 0 };
        let (reported, replacing) = (faulty.reported, faulty.replacing);
        let (most, now) = (faulty.lines.len(), self.now);
        let known = |line: &Line| {
            let units = |known: &(u32, u32, u32)| if remedy == Remedy::Credit { known.2 } else { known.1 };
            faulty.lines.iter().any(|known| known.0 == line.item && units(known) == line.units)
        };
        let all_known = lines.iter().all(known);
        let count = if remedy == Remedy::Credit { most - replacing } else { replacing };
        let corrected = faulty.corrected;
        must!(
            self,
            reported.is_some() && all_known && corrected <= most && lines.len() == count,
            "{remedy:?} of {lines:?}"
        );
        if remedy == Remedy::Replacement {
            let stage = self.orders.get(&(original.number | 1 << 41)).map(|seen| seen.stage);
            must!(self, stage == Some(Stage::Delivered), "{original:?} is {stage:?}");
        } else if let (Some(time), Some(reported)) = (self.after.credit_time, reported) {
            must!(self, now == reported + time, "{original:?}");
        }
        self.after.reached[usize::from(remedy == Remedy::Credit)] += 1;
        if original.counted {
            let count = lines.len() as f64;
            match remedy {
                Remedy::Replacement => self.after.replaced += count,
                Remedy::Credit => self.after.credited += count,
            }
            self.after.correction_time += count * (now - original.delivered).days();
        }
    }

    pub fn claimed(&mut self, claim: &Claim) {
        let seen = self.orders.get(&claim.original.number);
        let delivered =
            seen.is_some_and(|seen| seen.stage == Stage::Delivered && seen.ended == claim.original.delivered);
        let at_fault = self.after.faulty.get(&claim.original.number);
        let at_fault = at_fault.is_some_and(|faulty| faulty.lines.iter().any(|line| line.0 == claim.item));
        must!(self, delivered && !at_fault && claim.units > 0 && claim.raised == self.now, "{claim:?}");
        self.after.claims += f64::from(u8::from(claim.original.counted));
        let (raised, counted) = (claim.raised, claim.original.counted);
        self.after.waiting.push(Job { name: name(claim), raised, counted, refunded: false });
        self.after.settle();
    }

    pub fn repaired(&mut self, claim: &Claim, in_time: bool) {
        let place = self.after.in_repair.iter().position(|job| job.name == name(claim));
        let refunded = place.map(|place| self.after.in_repair.remove(place).refunded);
        must!(self, refunded == Some(!in_time), "{claim:?} in time {in_time}, refunded {refunded:?}");
        let least = self.after.repair.unwrap_or(Time::ZERO);
        must!(self, claim.raised + least <= self.now, "{claim:?}");
        must!(self, !in_time || self.now <= claim.raised + self.after.refund_after, "{claim:?}");
        self.after.repaired += f64::from(u8::from(in_time && claim.original.counted));
        self.after.reached[if in_time { 2 } else { 3 }] += 1;
        self.after.settle();
    }

    pub fn refunded(&mut self, claim: &Claim) {
        let after = &mut self.after;
        let waiting = after.waiting.iter().position(|job| job.name == name(claim));
        let in_repair = after.in_repair.iter_mut().find(|job| job.name == name(claim));
        let found = match (waiting, in_repair) {
            (Some(place), _) => {
                after.waiting.remove(place);
                after.reached[4] += 1;
                true
            }
            (None, Some(job)) => !std::mem::replace(&mut job.refunded, true),
            (None, None) => false,
        };
        let due = claim.raised + after.refund_after + Time::TICK;
        after.refunded += f64::from(u8::from(claim.original.counted));
        must!(self, found && self.now == due, "{claim:?} refunded");
    }

    pub fn technicians_told(&mut self, waiting: usize, busy: u32) {
        let books = (self.after.waiting.len(), self.after.in_repair.len());
        must!(
            self,
            (waiting, busy as usize) == books,
            "{waiting} claims wait, {busy} in repair, by the books {books:?}"
        );
    }

    /// When all is over: nothing of the window's orders is forgotten, unless the run-out's end came first.
    pub fn close_afterwards(&mut self, totals: &Totals) {
        let end = self.after.run_out_end;
        let passed = |at: Option<Time>, takes: Option<Time>| {
            at.zip(takes).is_some_and(|(at, takes)| at + takes <= end)
        };
        let mut forgotten = Vec::new();
        for faulty in self.after.faulty.values().filter(|faulty| faulty.original.counted) {
            let replacement = self.orders.get(&(faulty.original.number | 1 << 41)).map(|seen| seen.stage);
            let credits = faulty.credited < faulty.lines.len() - faulty.replacing;
            let replaced = faulty.corrected - faulty.credited;
            let wrong = match faulty.reported {
                None => passed(Some(faulty.original.delivered), self.after.report),
                at => credits && passed(at, self.after.credit_time),
            };
            if wrong || replaced < faulty.replacing && replacement != Some(Stage::StillOpen) {
                forgotten.push(faulty.original);
            }
        }
        must!(self, forgotten.is_empty(), "not corrected: {forgotten:?}");
        let jobs = self.after.waiting.iter().chain(&self.after.in_repair);
        let undecided: Vec<&Job> = jobs.filter(|job| job.counted && !job.refunded).collect();
        let overdue = undecided.iter().find(|job| job.raised + self.after.refund_after + Time::TICK <= end);
        let (overdue, undecided) = (overdue.map(|job| job.name), undecided.len() as f64);
        must!(self, overdue.is_none(), "{overdue:?} was neither repaired nor refunded");
        let after = &self.after;
        let expected = [
            (Total::FaultyLines, after.faulty_lines),
            (Total::CorrectedLines, after.replaced + after.credited),
            (Total::ReplacedLines, after.replaced),
            (Total::CorrectionTime, after.correction_time),
            (Total::Claims, after.repaired + after.refunded + undecided),
            (Total::Claims, after.claims),
            (Total::Repaired, after.repaired),
            (Total::Refunded, after.refunded),
            (Total::ToldInTime, after.told),
        ];
        for (total, expected) in expected {
            let told = totals.of(total);
            let same = (told - expected).abs() <= 1e-9 * expected.abs().max(1.0);
            must!(self, same, "{total:?}: {told} for {expected}");
        }
    }
}
