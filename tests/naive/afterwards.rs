//! What follows delivery, in the straight loop: corrections and their replacements, claims, technicians, refunds.
//!
//! Claims are never taken out of their list; whoever is next is found by looking through all of them.

use perfect_order_lab::random::{Purpose, happens, open_unit};

use super::draws::{ms, time};
use super::story::{After, Line, Record};
use super::world::{Kept, Part, What, World};

/// Numbers of replacements: that of the order, and this bit.
const REPLACEMENT: u64 = 1 << 41;

/// How far a claim has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    Coming,
    Waiting,
    InRepair,
    Repaired,
    /// Refunded before anybody began.
    Refunded,
    /// Refunded, and a technician is still at it.
    RefundedInRepair,
}

/// A line that fails under warranty.
#[derive(Clone, Copy, Debug)]
pub struct Claim {
    order: usize,
    line: usize,
    stage: Stage,
    /// How many claims were raised before it.
    nth: u64,
}

/// Units of a line that reach the customer.
fn arrived(line: &Line) -> i64 {
    let sent = line.units - line.lost;
    if line.short_picked && sent > 0 { sent - 1 } else { sent }
}

fn is_faulty(order: &Record, line: &Line) -> bool {
    line.lost < line.units && (order.wrong_place || line.wrong_item || line.damaged)
}

impl World<'_> {
    /// An order of a customer was delivered.
    pub fn follow_up(&mut self, id: usize) {
        let Some(after) = &self.scenario.after_delivery else { return };
        let order = self.orders[id].record.clone();
        if order.lines.iter().any(|line| is_faulty(&order, line)) {
            let report = self.draws.alone(&after.report, Purpose::Correction, order.number, 0);
            self.plan(self.now + report, What::Report(id));
        }
        let Some(warranty) = after.warranty.as_ref().filter(|warranty| warranty.claim_rate > 0.0) else {
            return;
        };
        let end = self.scenario.run.run_days + self.scenario.run.run_out_days;
        let mut stream = self.draws.stream(Purpose::Warranty, order.number, 0);
        for (index, line) in order.lines.iter().enumerate() {
            let fails = happens(&mut stream, warranty.claim_rate);
            let raised = self.now + ms(open_unit(&mut stream) * warranty.days);
            let covered = arrived(line) > 0 && !is_faulty(&order, line);
            if fails && covered && raised <= ms(end as f64) {
                self.claims.push(Claim { order: id, line: index, stage: Stage::Coming, nth: u64::MAX });
                self.plan(raised, What::Claim(self.claims.len() - 1));
            }
        }
    }

    fn note(&mut self, id: usize, what: After) {
        self.story.after.push((self.now, self.orders[id].record.number, what));
    }

    /// Which lines of an order are replaced, and which credited; each with its units.
    fn remedies(&self, id: usize) -> [Vec<Line>; 2] {
        let order = &self.orders[id].record;
        let share = self.scenario.after_delivery.as_ref().map_or(0.0, |after| after.replacement_share);
        let mut stream = self.draws.stream(Purpose::Correction, order.number, 1);
        let (mut replaced, mut credited) = (Vec::new(), Vec::new());
        for line in &order.lines {
            let is_replaced = happens(&mut stream, share);
            let with = |units| Line { item: line.item, units, ..Line::default() };
            if !is_faulty(order, line) {
                continue;
            } else if is_replaced {
                replaced.push(with(line.units - line.lost));
            } else {
                credited.push(with(arrived(line)));
            }
        }
        [replaced, credited]
    }

    pub fn report(&mut self, id: usize) {
        let [replaced, credited] = self.remedies(id);
        self.note(id, After::Reported(replaced.len() + credited.len()));
        let original = self.orders[id].record.clone();
        if !replaced.is_empty() {
            let record = Record {
                number: REPLACEMENT | original.number,
                rush: original.rush,
                class: original.class,
                basket: original.basket,
                lines: replaced,
                begun: self.now,
                placed: self.now,
                received: self.now,
                due: original.due,
                ..Record::unborn()
            };
            self.orders.push(Kept { record, open: true, nth_check: u64::MAX, replaces: Some(id) });
            self.plan(self.now, What::Check(self.orders.len() - 1));
        }
        if let Some(after) = self.scenario.after_delivery.as_ref().filter(|_| !credited.is_empty()) {
            let takes = self.draws.alone(&after.credit_time, Purpose::Correction, original.number, 2);
            self.plan(self.now + takes, What::Credit(id));
        }
    }

    pub fn credit(&mut self, id: usize) {
        let [_, credited] = self.remedies(id);
        let lines = credited.iter().map(|line| (line.item, line.units)).collect();
        self.note(id, After::Credited(lines));
    }

    /// A replacement is checked at once: nothing is lost, nothing drawn.
    pub fn check_replacement(&mut self, id: usize) {
        self.orders[id].record.entered = self.now;
        self.orders[id].record.on_the_way = 1;
        if !self.is_stock() {
            self.accepted.push(id);
            self.plan(self.now, What::Join(id));
            return;
        }
        self.take_from_shelf(id);
        let order = &mut self.orders[id].record;
        order.back_ordered = order.lines.iter().any(|line| line.owed > 0);
        if !order.back_ordered {
            order.held = self.now;
            self.collect(id, Part::Whole);
        }
    }

    /// A replacement reached the customer.
    pub fn replaced(&mut self, id: usize, original: usize) {
        let lines = self.orders[id].record.lines.iter().map(|line| (line.item, line.units)).collect();
        self.note(original, After::Replaced(lines));
    }

    pub fn claim(&mut self, place: usize) {
        let Some(warranty) = self.scenario.after_delivery.as_ref().and_then(|after| after.warranty.as_ref())
        else {
            return;
        };
        self.tell(place, After::Claimed);
        let refund_after = ms(warranty.refund_after_days);
        self.plan(self.now + refund_after + 1, What::Refund(place));
        self.claims[place].stage = Stage::Waiting;
        self.claims[place].nth = self.raised;
        self.raised += 1;
        self.start_repairs();
    }

    fn tell(&mut self, place: usize, what: fn(usize) -> After) {
        let Claim { order, line, .. } = self.claims[place];
        self.note(order, what(line));
    }

    fn start_repairs(&mut self) {
        let Some(warranty) = self.scenario.after_delivery.as_ref().and_then(|after| after.warranty.as_ref())
        else {
            return;
        };
        loop {
            let at_work = |claim: &&Claim| matches!(claim.stage, Stage::InRepair | Stage::RefundedInRepair);
            let busy = self.claims.iter().filter(at_work).count();
            let waiting = (0..self.claims.len()).filter(|place| self.claims[*place].stage == Stage::Waiting);
            let first = waiting.min_by_key(|place| self.claims[*place].nth);
            let Some(place) = first.filter(|_| busy < warranty.technicians as usize) else { return };
            self.claims[place].stage = Stage::InRepair;
            let Claim { order, line, .. } = self.claims[place];
            let mut stream =
                self.draws.stream(Purpose::Repair, self.orders[order].record.number, line as u64);
            let takes = time(&warranty.repair, &mut stream);
            self.plan(self.now + takes, What::Repaired(place));
        }
    }

    pub fn repaired(&mut self, place: usize) {
        let in_time = self.claims[place].stage == Stage::InRepair;
        self.tell(place, if in_time { After::Repaired } else { After::RepairedTooLate });
        self.claims[place].stage = if in_time { Stage::Repaired } else { Stage::Refunded };
        self.start_repairs();
    }

    pub fn refund(&mut self, place: usize) {
        let stage = match self.claims[place].stage {
            Stage::Repaired => return,
            Stage::InRepair => Stage::RefundedInRepair,
            _ => Stage::Refunded,
        };
        self.claims[place].stage = stage;
        self.tell(place, After::Refunded);
    }

    /// Whether anything is still to come of an order of the window after its delivery.
    pub fn follows_something(&self) -> bool {
        let counts = |id: usize| self.orders[id].record.counted;
        let corrected = self.pending.iter().any(|(.., what)| match what {
            What::Report(id) | What::Credit(id) => counts(*id),
            _ => false,
        });
        let replaced = self.orders.iter().any(|order| order.open && order.replaces.is_some_and(counts));
        let claimed = self.claims.iter().any(|claim| {
            counts(claim.order) && matches!(claim.stage, Stage::Coming | Stage::Waiting | Stage::InRepair)
        });
        corrected || replaced || claimed
    }
}
