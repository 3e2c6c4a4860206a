//! After delivery within a replication: corrections, their replacements, and the warranty.

use crate::model::{Shortage, Time};

use super::super::after_delivery::{Remedy, Stage};
use super::super::order::Part;
use super::super::{Event, Observer};
use super::{Due, Fulfilment, Replication};

impl<O: Observer> Replication<O> {
    /// An order was delivered: its faulty lines will be reported, others may fail under warranty.
    pub(super) fn follow_up(&mut self, slot: u32) {
        let Some(plan) = &self.plan.after else { return };
        let order = self.orders.get(slot);
        let (after, calendar) = (&mut self.after, &mut self.calendar);
        if let Some((correction, report)) = plan.correction(self.streams, order) {
            after.followed += u64::from(order.counted);
            let correction = after.corrections.put(correction);
            calendar.schedule(self.now + report, Due::Report { correction });
        }
        if let Some(warranty) = &plan.warranty {
            warranty.claims(self.streams, order, self.plan.run_out_end, |claim| {
                after.followed += u64::from(claim.original.counted);
                let raised = claim.raised;
                calendar.schedule(raised, Due::Claim { claim: after.claims.put(claim) });
            });
        }
    }

    /// The customer reports the faulty lines of an order: some are replaced, the others credited.
    pub(super) fn report(&mut self, place: u32) {
        let plan = std::sync::Arc::clone(&self.plan);
        let (Some(after), Some(mut correction)) = (&plan.after, self.after.corrections.take(place)) else {
            return;
        };
        let (original, counted) = (correction.original, u64::from(correction.original.counted));
        let lines = correction.replaced.len() + correction.credited.len();
        self.observer.see(self.now, &Event::FaultReported { original, lines });
        self.after.followed -= counted;
        if !correction.replaced.is_empty() {
            self.after.followed += counted;
            let slot = self.orders.open(original.replacement());
            let order = self.orders.get_mut(slot);
            order.lines.append(&mut correction.replaced);
            order.replaces = Some(original);
            (order.begun, order.placed, order.received) = (self.now, self.now, self.now);
            (order.due, order.rush) = (correction.due, correction.rush);
            (order.class, order.basket) = (correction.class, correction.basket);
            self.observer.see(self.now, &Event::Replacing { order });
            self.calendar.schedule(self.now, Due::Check { order: slot });
        }
        if !correction.credited.is_empty() {
            self.after.followed += counted;
            let paid = self.now + after.credit_time(self.streams, original.number);
            let correction = self.after.corrections.put(correction);
            self.calendar.schedule(paid, Due::Credit { correction });
        }
    }

    /// The faulty lines that are not replaced are paid back.
    pub(super) fn credit(&mut self, place: u32) {
        let Some(correction) = self.after.corrections.take(place) else { return };
        let (original, lines) = (correction.original, &correction.credited[..]);
        self.observer.see(self.now, &Event::Corrected { original, lines, remedy: Remedy::Credit });
        self.after.followed -= u64::from(original.counted);
    }

    /// The availability check of a replacement: it is never lost, leaves complete, and needs no entry.
    pub(super) fn check_replacement(&mut self, slot: u32) {
        let order = self.orders.get_mut(slot);
        (order.checked, order.entered, order.on_the_way) = (self.now, self.now, 1);
        match &mut self.fulfilment {
            Fulfilment::Stock(shelf) => {
                shelf.commit(slot, order, Shortage::BackOrder);
                order.back_ordered = order.owed > 0;
                if !order.back_ordered {
                    order.held = self.now;
                }
            }
            Fulfilment::Production(servers) => servers.accept(&self.plan, order),
        }
        let all_there = !order.back_ordered;
        self.observer.see(self.now, &Event::Checked { order });
        self.tell_stock_of_lines(slot);
        if let Fulfilment::Production(_) = self.fulfilment {
            self.calendar.schedule(self.now, Due::Join { order: slot });
        } else if all_there {
            self.fill_from_stock(slot, Part::Whole);
        }
    }

    /// A replacement reached the customer.
    pub(super) fn replaced(&mut self, slot: u32) {
        let order = self.orders.get(slot);
        let Some(original) = order.replaces else { return };
        let (lines, remedy) = (&order.lines[..], Remedy::Replacement);
        self.observer.see(self.now, &Event::Corrected { original, lines, remedy });
        self.after.followed -= u64::from(original.counted);
    }

    /// A line fails under warranty and waits for a technician.
    pub(super) fn claim(&mut self, place: u32) {
        let (Some(after), Some(claim)) = (&self.plan.after, self.after.claims.get_mut(place)) else { return };
        self.observer.see(self.now, &Event::Claimed { claim });
        if let Some(warranty) = &after.warranty {
            // Repaired at that very instant is still in time.
            let late = self.now + warranty.refund_after + Time::TICK;
            self.calendar.schedule(late, Due::Refund { claim: place });
        }
        self.after.join(place);
        self.start_repairs();
    }

    /// Free technicians take the next claims.
    fn start_repairs(&mut self) {
        let Some(warranty) = self.plan.after.as_ref().and_then(|after| after.warranty.as_ref()) else {
            return;
        };
        while let Some((claim, takes)) = self.after.start(warranty, self.streams) {
            self.calendar.schedule(self.now + takes, Due::Repaired { claim });
        }
        let technicians = Event::Technicians { waiting: self.after.waiting, busy: self.after.busy };
        self.observer.see(self.now, &technicians);
    }

    /// A technician is done with a claim, and takes the next.
    pub(super) fn repaired(&mut self, place: u32) {
        self.after.busy -= 1;
        if let Some(claim) = self.after.claims.get_mut(place) {
            let in_time = claim.stage == Stage::InRepair;
            self.observer.see(self.now, &Event::Repaired { claim, in_time });
            if in_time {
                claim.stage = Stage::Repaired;
                self.after.followed -= u64::from(claim.original.counted);
            } else {
                self.after.claims.take(place);
            }
        }
        self.start_repairs();
    }

    /// The time for a repair is over: what is not repaired is refunded.
    pub(super) fn refund(&mut self, place: u32) {
        let Some(claim) = self.after.claims.get_mut(place) else { return };
        match claim.stage {
            Stage::Repaired => drop(self.after.claims.take(place)),
            stage => {
                claim.stage = Stage::Refunded;
                self.observer.see(self.now, &Event::Refunded { claim });
                self.after.followed -= u64::from(claim.original.counted);
                if stage == Stage::Waiting {
                    self.after.waiting -= 1;
                    let technicians =
                        Event::Technicians { waiting: self.after.waiting, busy: self.after.busy };
                    self.observer.see(self.now, &technicians);
                }
            }
        }
    }
}
