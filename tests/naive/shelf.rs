//! The shelf in the straight loop: the availability check, shortages, reviews, and the firm's own line.

use perfect_order_lab::model::{Policy, Shortage};
use perfect_order_lab::random::Purpose;
use perfect_order_lab::sim::Refill;

use super::disruptions::{Kind, done, wait};
use super::draws::ms;
use super::story::Line;
use super::world::{AVAILABLE, COMMITTED, Kept, ON_ORDER, OWED, Part, What, World};

impl World<'_> {
    /// The availability check itself: what is there is committed, what is short is owed or lost.
    pub fn take_from_shelf(&mut self, id: usize) {
        let there = |line: &Line| self.shelves[line.item][AVAILABLE] >= line.units;
        let is_replacement = self.orders[id].replaces.is_some();
        let lines = &mut self.orders[id].record.lines;
        let whole = lines.iter().all(there);
        for line in lines {
            let free = self.shelves[line.item][AVAILABLE];
            let wanted = match self.scenario.service.shortage {
                // A replacement is never lost.
                _ if is_replacement => line.units,
                Shortage::LoseOrder if !whole => 0,
                Shortage::LoseLine if free < line.units => 0,
                Shortage::LoseUnits => free.min(line.units),
                _ => line.units,
            };
            line.lost = line.units - wanted;
            line.met = free.min(wanted);
            line.owed = wanted - line.met;
            self.shelves[line.item][AVAILABLE] -= line.met;
            self.shelves[line.item][COMMITTED] += line.met;
            self.shelves[line.item][OWED] += line.owed;
            let looked_at = wanted > 0 || self.scenario.service.shortage == Shortage::LoseUnits;
            if looked_at && !self.asked.contains(&line.item) {
                self.asked.push(line.item);
            }
        }
    }

    /// What is free goes to the order that was checked first among those that wait for the item.
    pub fn serve(&mut self, item: usize) {
        while self.shelves[item][AVAILABLE] > 0 {
            let waits = |order: &Kept| {
                order.open && order.record.lines.iter().any(|line| line.item == item && line.owed > 0)
            };
            let oldest = (0..self.orders.len())
                .filter(|id| waits(&self.orders[*id]))
                .min_by_key(|id| self.orders[*id].nth_check);
            let Some(id) = oldest else { return };
            let order = &mut self.orders[id].record;
            let index = order.lines.iter().position(|line| line.item == item).unwrap();
            let line = &mut order.lines[index];
            let units = line.owed.min(self.shelves[item][AVAILABLE]);
            line.owed -= units;
            self.shelves[item][AVAILABLE] -= units;
            self.shelves[item][COMMITTED] += units;
            self.shelves[item][OWED] -= units;
            self.story.served.push((self.now, order.number, index, units));
            if order.lines.iter().all(|line| line.owed == 0) {
                order.held = self.now;
                let part = if order.split { Part::Rest } else { Part::Whole };
                // An order that waits only for its cancellation is not collected.
                if !order.cancelled {
                    self.collect(id, part);
                }
            }
        }
    }

    pub fn review_interval(&self) -> i64 {
        ms(self.scenario.replenishment.review_days).max(1)
    }

    /// Every item on the list, the last first.
    pub fn review(&mut self) {
        let replenishment = &self.scenario.replenishment;
        let up_to_each_time =
            self.reviews_at_intervals() && matches!(replenishment.policy, Policy::BaseStock(_));
        while let Some(item) = self.asked.pop() {
            let [available, _, on_order, owed] = self.shelves[item];
            let (position, policy) = (available + on_order - owed, self.policies[item]);
            let mut units = 0;
            match policy.refill {
                Refill::Multiples { lot } => {
                    while position + units <= policy.reorder_point {
                        units += lot;
                    }
                }
                Refill::UpTo { level } if position <= policy.reorder_point => units = level - position,
                Refill::UpTo { .. } => {}
            }
            if units == 0 && !up_to_each_time {
                continue;
            }
            let nth = self.ordered[item];
            self.ordered[item] += 1;
            self.shelves[item][ON_ORDER] += units;
            self.story.replenished.push((self.now, item, units, nth));
            if replenishment.own_line.is_some() {
                self.lots.push((item, units, nth));
                continue;
            }
            let own = self.scenario.demand.items.listed(item).and_then(|item| item.lead_time.as_ref());
            let lead_time = own.unwrap_or(&replenishment.lead_time);
            let begins = wait(self.scenario, Kind::Supplier, self.now);
            let mut at = begins + self.draws.alone(lead_time, Purpose::SupplierLeadTime, item as u64, nth);
            if !replenishment.crossing {
                at = at.max(self.last_receipt[item]);
            }
            self.last_receipt[item] = at;
            self.plan(at, What::Receipt { item, units, nth, made_here: false });
        }
        self.start_lots();
    }

    /// The firm's own line makes lots in the order in which they were ordered.
    pub fn start_lots(&mut self) {
        let Some(line) = self.scenario.replenishment.own_line else { return };
        while self.lots_made < line.servers && !self.lots.is_empty() {
            let (item, units, nth) = self.lots.remove(0);
            self.lots_made += 1;
            let days = line.setup_days + line.unit_days * units as f64;
            let takes = self.draws.work(days, line.cv, Purpose::LotProduction, item as u64, nth);
            self.plan(
                done(self.scenario, self.now, takes),
                What::Receipt { item, units, nth, made_here: true },
            );
        }
    }
}
